//! The first picture of every figure, drawn into the built article: there at first paint, in print, in a reader view and
//! without any script.
//!
//! `heapwave render` draws it natively, with the code that draws the live one. Where it stands in a figure is the
//! business of `static/poster.css`.

use crate::figures::{Figure, figures};
use crate::shell::{command, output};
use crate::{Outcome, root};
use std::fs;
use std::path::{Path, PathBuf};

/// Draws into a built page all figures of the article, and writes beside each program what it is compiled to.
pub fn draw(heapwave: &Path, page: &Path) -> Outcome {
    println!("── Drawing the first picture of each figure");
    let mut text = fs::read_to_string(page).map_err(|error| format!("cannot read {}: {error}", page.display()))?;
    for figure in figures() {
        text = with_poster(&text, &figure, &picture(heapwave, &figure)?)?;
        text = with_code(&text, &figure, &code(heapwave, &figure)?)?;
    }
    fs::write(page, text).map_err(|error| format!("cannot write {}: {error}", page.display()))
}

/// Whether a figure has this part.
fn shows(figure: &Figure, part: &str) -> bool {
    figure.get("view").is_none_or(|view| view.split_whitespace().any(|known| known == part))
}

/// What the native program draws of a figure.
fn picture(heapwave: &Path, figure: &Figure) -> Outcome<String> {
    let mut render = command(heapwave);
    render.arg("render").arg(file(figure)?).args(["--theme", "page", "--prefix", &format!("{}-", figure.id)]);
    // As the live element has it: a poster is only for what begins with its beginning.
    match (figure.get("at"), figure.get("poster")) {
        (Some(at), _) => _ = render.args(["--at", at]),
        (None, Some("none")) => _ = render.args(["--at", "0"]),
        (None, Some(poster)) => _ = render.args(["--at", poster]),
        (None, None) => {}
    }
    render.args(["--shape", &format!("{:.6}", shape(figure))]);
    for name in ["collector", "unfold", "predict"] {
        if let Some(value) = figure.get(name) {
            render.args([&format!("--{name}"), value]);
        }
    }
    for name in ["heap", "threshold"] {
        if let Some(value) = figure.get(name) {
            render.args([&format!("--{name}"), &amount(value)]);
        }
    }
    if !shows(figure, "graph") {
        render.arg("--chart");
    }
    let done = render.output().map_err(|error| format!("heapwave could not be started: {error}"))?;
    let told = String::from_utf8_lossy(&done.stderr);
    match done.status.success() {
        true => Ok(String::from_utf8_lossy(&done.stdout).into_owned()),
        false => Err(format!("figure {} cannot be drawn: {}", figure.id, told.trim())),
    }
}

/// What the text of a figure is compiled to; empty where it is no program.
fn code(heapwave: &Path, figure: &Figure) -> Outcome<String> {
    let told = output(command(heapwave).arg("compile").arg(file(figure)?));
    told.ok_or_else(|| format!("figure {} cannot be compiled", figure.id))
}

/// The page with a figure's code beside its text.
fn with_code(page: &str, figure: &Figure, code: &str) -> Outcome<String> {
    let tag = format!("<heap-wave id=\"{}\"", figure.id);
    let (before, after) = page.split_once(&tag).ok_or_else(|| format!("figure {} is not in the page", figure.id))?;
    let code = if code.is_empty() { String::new() } else { format!(" compiled=\"{code}\"") };
    Ok(format!("{before}{tag}{code}{after}"))
}

/// The shape of the field in a window of 1280 by 800: as the page's stylesheets have it (`figure.css`), from the figure's
/// text. In other windows the picture is the same, larger or smaller.
fn shape(figure: &Figure) -> f64 {
    let (lines, columns) = extent(figure);
    let sides = figure.get("collector").map_or(1, |names| names.split_whitespace().count());
    let most = if sides > 1 { 0.34 } else { 0.46 };
    let (beside, high) = match coded(figure) {
        true => {
            let code = lines as f64 * 24.0 + 16.0;
            let highest = if shows(figure, "chart") { 420.0 } else { 520.0 };
            ((columns as f64 * LETTER + 74.0).clamp(220.0, most * WIDE), (code + 110.0).clamp(300.0, highest))
        }
        false if shows(figure, "worklist") => (232.0, 440.0),
        false => (0.0, 440.0),
    };
    (WIDE - 2.0 - beside) / sides as f64 / high
}

/// How wide a figure is in that window.
const WIDE: f64 = 1052.0;
/// How wide a letter of its text is.
const LETTER: f64 = 7.8266;

/// Whether a figure's own text stands beside its picture.
fn coded(figure: &Figure) -> bool {
    shows(figure, "code") && figure.get("src").is_none()
}

/// How many lines and columns its text has.
fn extent(figure: &Figure) -> (usize, usize) {
    let columns = figure.text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    (figure.text.trim_end().lines().count(), columns)
}

/// The file of a figure's text; what stands in the page itself is put into one.
fn file(figure: &Figure) -> Outcome<PathBuf> {
    if let Some(src) = figure.get("src") {
        return Ok(root().join("static").join(src));
    }
    let folder = root().join("target").join("posters");
    // What it is it looks like.
    let file = folder.join(format!("{}.txt", figure.id));
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, &figure.text));
    written.map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    Ok(file)
}

/// `12k` as a number of bytes.
fn amount(text: &str) -> String {
    let thousands = text.strip_suffix('k').and_then(|k| k.parse::<u64>().ok());
    thousands.map_or_else(|| text.to_owned(), |k| (k * 1024).to_string())
}

/// The page with a picture at the end of a figure. How wide and high the figure's text is, is told with it.
fn with_poster(page: &str, figure: &Figure, picture: &str) -> Outcome<String> {
    let missing = || format!("figure {} is not in the built page", figure.id);
    let begin = page.find(&format!("<heap-wave id=\"{}\"", figure.id)).ok_or_else(missing)?;
    let end = begin + page[begin..].find("</heap-wave>").ok_or_else(missing)?;
    let (coded, (lines, columns)) = (coded(figure), extent(figure));
    let style = if coded { format!(" style=\"--lines:{lines};--columns:{columns}\"") } else { String::new() };
    let class = if coded { "poster coded" } else { "poster" };
    Ok(format!("{}<div class=\"{class}\"{style}>{picture}</div>{}", &page[..end], &page[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stands_at_the_end_of_its_figure_and_of_no_other() {
        let page = "<heap-wave id=\"a\"><pre>x</pre></heap-wave><heap-wave id=\"b\"><pre>\nlet y;\n</pre></heap-wave>";
        let figure = Figure { id: "b".into(), attributes: Vec::new(), text: "let y;\n".into() };
        let drawn = with_poster(page, &figure, "<svg/>").unwrap();
        assert!(
            drawn.ends_with(
                "</pre><div class=\"poster coded\" style=\"--lines:1;--columns:6\"><svg/></div></heap-wave>"
            )
        );
        assert_eq!(drawn.matches("<svg/>").count(), 1);
        assert!(with_poster(page, &Figure { id: "c".into(), ..figure }, "").is_err());
    }

    #[test]
    fn amounts_are_read_as_the_element_reads_them() {
        assert_eq!([amount("12k"), amount("1500")], ["12288", "1500"]);
    }
}

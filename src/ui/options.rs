//! The words an author may write in the element's attributes, as values. Pure.

use crate::view::frame::Panels;
use crate::view::player::Unfold;

/// Which parts of a widget are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Views {
    /// The program's text.
    pub code: bool,
    /// What the program printed.
    pub console: bool,
    /// Roots, objects and references.
    pub graph: bool,
    /// The heap by address.
    pub strip: bool,
    /// The worklist, with the legend.
    pub worklist: bool,
    /// The figures.
    pub counters: bool,
    /// Whether the author named the parts: a scenario's text is shown only where it was asked for.
    pub asked: bool,
    /// Heap use over the run: only where it is asked for.
    pub chart: bool,
    /// The heap as a map: only where it is asked for.
    pub map: bool,
    /// The lives of all objects as bars: only where it is asked for. Beside a graph or a map it is offered, and shown instead
    /// of them when somebody wants that.
    pub lives: bool,
    /// The figures of several collectors in a table, with their pauses: only where it is asked for.
    pub sums: bool,
}

/// What stands in the middle of a widget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MainPicture {
    /// The graph.
    Graph,
    /// The heap by address.
    Map,
    /// The lives of all objects.
    Lives,
}

impl Default for Views {
    fn default() -> Views {
        Views {
            code: true,
            console: true,
            graph: true,
            strip: true,
            worklist: true,
            counters: true,
            chart: false,
            map: false,
            lives: false,
            sums: false,
            asked: false,
        }
    }
}

/// A part of a view: whether it is shown.
type ViewPart = fn(&mut Views) -> &mut bool;

impl Views {
    const NONE: Views = Views {
        code: false,
        console: false,
        graph: false,
        strip: false,
        worklist: false,
        counters: false,
        chart: false,
        map: false,
        lives: false,
        sums: false,
        asked: true,
    };

    /// What stands in the middle, if anything does.
    pub fn main(self) -> Option<MainPicture> {
        let pictures =
            [(self.graph, MainPicture::Graph), (self.map, MainPicture::Map), (self.lives, MainPicture::Lives)];
        pictures.into_iter().find(|(shown, _)| *shown).map(|(_, picture)| picture)
    }

    /// The panels of a frame that are looked at.
    pub fn panels(self) -> Panels {
        let Views { graph, worklist, counters, strip, map, .. } = self;
        Panels { graph, worklist, counters, strip, map }
    }

    /// The parts, by the words of the attribute.
    const PARTS: [(&str, ViewPart); 10] = [
        ("code", |views| &mut views.code),
        ("console", |views| &mut views.console),
        ("graph", |views| &mut views.graph),
        ("strip", |views| &mut views.strip),
        ("worklist", |views| &mut views.worklist),
        ("counters", |views| &mut views.counters),
        ("chart", |views| &mut views.chart),
        ("map", |views| &mut views.map),
        ("lives", |views| &mut views.lives),
        ("sums", |views| &mut views.sums),
    ];

    /// Reads `graph strip`; every part but chart, map and lives when there is nothing to read.
    /// `console` matters for programs only.
    pub fn read(text: Option<&str>) -> Result<Views, String> {
        let mut views = Views::NONE;
        let mut none = true;
        for word in words(text) {
            let part = Views::PARTS.iter().find(|(name, _)| *name == word);
            let (_, part) = part.ok_or_else(|| {
                let names = Views::PARTS.map(|(name, _)| name).join(", ");
                format!("view=\"{word}\" is not a part of a widget: use some of {names}")
            })?;
            (*part(&mut views), none) = (true, false);
        }
        Ok(if none { Views::default() } else { views })
    }

    /// What `read` reads as the same parts; the text is one of them only where it is shown.
    pub fn words(mut self, texted: bool) -> String {
        self.code &= texted;
        self.console &= texted;
        let shown = Views::PARTS.iter().filter(|(_, part)| *part(&mut self)).map(|(name, _)| *name);
        shown.collect::<Vec<_>>().join(" ")
    }
}

/// Reads `scopes prototypes values`: what of a program's engine is shown by itself.
pub fn unfold(text: Option<&str>) -> Result<Unfold, String> {
    let mut unfold = Unfold::default();
    for word in words(text) {
        match word {
            "scopes" => unfold.scopes = true,
            "prototypes" => unfold.prototypes = true,
            "values" => unfold.values = true,
            _ => return Err(format!("unfold=\"{word}\" is not known: use some of scopes, prototypes, values")),
        }
    }
    Ok(unfold)
}

/// The words of an attribute's value.
fn words(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default().split([' ', ',', '\n', '\t']).filter(|word| !word.is_empty())
}

/// How much a widget offers to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Controls {
    /// Everything.
    #[default]
    Full,
    /// Play, step and scrub.
    Minimal,
    /// Nothing: a picture that plays.
    None,
}

impl Controls {
    /// Reads one word.
    pub fn read(text: Option<&str>) -> Result<Controls, String> {
        match text.unwrap_or_default().trim() {
            "" | "full" => Ok(Controls::Full),
            "minimal" => Ok(Controls::Minimal),
            "none" => Ok(Controls::None),
            word => Err(format!("controls=\"{word}\" is not known: use full, minimal or none")),
        }
    }
}

/// Reads a number of bytes or steps, such as `65536` or `64k`; `name` is the attribute's.
pub fn amount(name: &str, text: &str) -> Result<u64, String> {
    let text = text.trim();
    let (digits, times) = match text.to_ascii_lowercase().strip_suffix(['k', 'm']) {
        Some(digits) => (digits.trim().to_owned(), if text.ends_with(['k', 'K']) { 1 << 10 } else { 1 << 20 }),
        None => (text.to_owned(), 1),
    };
    let number = digits.parse::<u64>().ok().filter(|n| *n > 0).and_then(|n| n.checked_mul(times));
    number.ok_or_else(|| format!("{name}=\"{text}\" is not a size: write a whole number above 0, such as 65536 or 64k"))
}

/// Reads a speed, such as `2` or `0.5`.
pub fn speed(text: &str) -> Result<f64, String> {
    let number = decimal(text.trim().trim_end_matches(['x', '×']));
    number
        .filter(|n| *n > 0.0)
        .ok_or_else(|| format!("speed=\"{text}\" is not a speed: write a number above 0, such as 0.5 or 2"))
}

/// Reads a number in digits, such as `2` or `0.5`. What reads any number at all brings ten kilobytes of tables with it.
pub fn decimal(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = [whole, part].concat();
    let known = digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit());
    // Both are whole and exact, so their quotient is as near as can be.
    known.then(|| digits.parse::<u64>().ok()).flatten().map(|n| n as f64 / 10_u64.pow(part.len() as u32) as f64)
}

#[cfg(test)]
mod tests {
    use super::{Controls, Views, amount, decimal, speed, unfold};

    #[test]
    fn a_view_in_words_is_read_as_the_same_view() {
        let map = Views { graph: false, map: true, ..Views::default() };
        assert_eq!(map.words(true), "code console strip worklist counters map");
        assert_eq!(Views::read(Some(&map.words(true))), Ok(Views { asked: true, ..map }));
        // A scenario's text is not shown when nobody asked for it, and then its copy does not show it either.
        assert_eq!(map.words(false), "strip worklist counters map");
    }

    #[test]
    fn an_author_who_writes_nothing_gets_everything() {
        assert_eq!(Views::read(None), Ok(Views::default()));
        assert_eq!(Controls::read(Some(" ")), Ok(Controls::Full));
    }

    #[test]
    fn a_wrong_word_is_named_in_the_error() {
        assert!(Views::read(Some("graph strop")).is_err_and(|e| e.contains("strop")));
        assert!(unfold(Some("scopes, prototype")).is_err_and(|e| e.contains("\"prototype\"")));
        assert_eq!(unfold(Some("scopes")).map(|unfold| (unfold.scopes, unfold.prototypes)), Ok((true, false)));
        assert!(speed("-2").is_err_and(|e| e.contains("-2")));
        assert_eq!(speed("2×"), Ok(2.0));
        let read = ["0.1", ".25", "3.", "16", "", ".", "-1", "1e3", "1.2.3"].map(decimal);
        assert_eq!(read, [Some(0.1), Some(0.25), Some(3.0), Some(16.0), None, None, None, None, None]);
        assert_eq!((amount("heap", "64k"), amount("heap", " 100 ")), (Ok(65_536), Ok(100)));
        assert!(amount("heap", "lots").is_err_and(|e| e.contains("lots")));
    }
}

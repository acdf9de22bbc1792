//! Builds the deployable site into `dist/`: trunk does the work, then names become the promised ones.
//!
//! Blog authors write `<script src="https://…/heapwave.js">`, so names carry no hash and never change. trunk names
//! the bundle after its binary, `page`; here it becomes what `static/heapwave.js` imports.

use crate::shell::{command, find, run};
use crate::{Outcome, dist, posters, tools};
use std::fs;
use std::path::Path;

const WASM: &str = "heapwave_bg.wasm";
const RENAMED: [(&str, &str); 2] = [("page.js", "heapwave_glue.js"), ("page_bg.wasm", WASM)];
/// The pages that the site promises; trunk builds the first and copies the others.
const PAGES: [&str; 4] = ["index.html", "lab.html", "embed.html", "collectors.html"];
/// What Rust's wasm target uses by default; an optimizer that does not know one of them is too old and is skipped.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Installs what is missing and builds.
pub fn build() -> Outcome {
    tools::ensure()?;
    println!("── Building the site");
    let mut trunk = command("trunk");
    trunk.args(["build", "--release", "--offline", "--locked", "--skip-version-check"]);
    // What went wrong is in the compiler's own words; where trunk was at that time helps nobody.
    trunk.env("RUST_BACKTRACE", "0");
    // trunk wants `true` or `false` where everybody else takes anything.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    run(&mut trunk)?;
    let dist = dist();
    for (from, to) in RENAMED {
        fs::rename(dist.join(from), dist.join(to)).map_err(|error| format!("no {from} in the built site: {error}"))?;
    }
    tidy_pages(&dist)?;
    posters::draw(&dist.join("index.html"))?;
    if let Some(missing) = PAGES.iter().find(|page| !dist.join(page).is_file()) {
        return Err(format!("there is no {missing} in the built site"));
    }
    optimize(&dist.join(WASM));
    println!("   The site is in dist/");
    Ok(())
}

/// Takes out the line that told trunk what to build: trunk leaves it in, and it means nothing to a browser.
fn tidy_pages(dist: &Path) -> Outcome {
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).map_err(|error| format!("no index.html in the built site: {error}"))?;
    fs::write(&page, without_build_lines(&text)).map_err(|error| format!("cannot write {}: {error}", page.display()))
}

fn without_build_lines(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.contains("data-trunk")).collect()
}

/// Makes the wasm smaller and faster where binaryen's `wasm-opt` is at hand; the site works without.
fn optimize(wasm: &Path) {
    let Some(wasm_opt) = find(&["wasm-opt"]) else {
        println!("   wasm-opt is not on the path: the wasm is left as Rust made it, somewhat larger");
        return;
    };
    let smaller = wasm.with_extension("opt");
    let ran = run(command(wasm_opt).arg("-O3").args(WASM_FEATURES).arg(wasm).arg("-o").arg(&smaller));
    let replaced = ran.and_then(|()| fs::rename(&smaller, wasm).map_err(|error| error.to_string()));
    if let Err(error) = replaced {
        // It may or may not have got as far as writing.
        let _ = fs::remove_file(&smaller);
        println!("   wasm-opt could not be used ({error}): the wasm is left as Rust made it");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_keeps_everything_but_the_lines_for_trunk() {
        let page = "<head>\n<link data-trunk rel=\"rust\">\n<link rel=\"icon\">\n</head>";
        assert_eq!(without_build_lines(page), "<head>\n<link rel=\"icon\">\n</head>");
    }
}

//! Builds the deployable site into `dist/`: trunk does the work, then names become the promised ones.
//!
//! Blog authors write `<script src="https://…/heapwave.js">`, so names carry no hash and never change. trunk names
//! the bundle after its binary, `page`; here it becomes what `static/heapwave.js` imports.

use crate::shell::{cargo, command, find, output, run};
use crate::{Outcome, bench, dist, posters, root, tools, wasm, weight};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const WASM: &str = "heapwave_bg.wasm";
const GLUE: &str = "heapwave_glue.js";
const SCRIPT: &str = "heapwave.js";
/// A module that trunk does not build: its name in the site, what cargo is asked for, and what that makes.
struct Module {
    name: &'static str,
    headline: &'static str,
    asked: &'static [&'static str],
    built: &'static str,
}

const MODULES: [Module; 4] = [
    // What a page loads whose figures are all scenarios, in place of the core that trunk builds.
    Module {
        name: "heapwave_scenarios",
        headline: "the core that runs no programs",
        asked: &["--package", "heapwave", "--bin", "page", "--no-default-features", "--features", "ui"],
        built: "page.wasm",
    },
    // What the lab loads, and a page in which a graph in another format comes.
    Module {
        name: "heapwave_lab",
        headline: "the core that has what the lab has",
        asked: &["--package", "heapwave", "--bin", "page", "--no-default-features", "--features", "ui,programs,lab"],
        built: "page.wasm",
    },
    // What a page loads when a program comes that does not stand compiled in it.
    Module {
        name: "heapwave_compiler",
        headline: "the compiler's module",
        asked: &["--package", "compiler"],
        built: "compiler.wasm",
    },
    // What a page loads when somebody asks for a GIF.
    Module {
        name: "heapwave_gif",
        headline: "the module that writes GIF",
        asked: &["--package", "gif-film"],
        built: "gif_film.wasm",
    },
];
const RENAMED: [(&str, &str); 2] = [("page.js", GLUE), ("page_bg.wasm", WASM)];
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
    let heapwave = heapwave()?;
    let prelude = prelude(&heapwave)?;
    println!("── Building the site");
    let mut trunk = command("trunk");
    prelude.told(&mut trunk);
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
    tell_name(&dist.join(GLUE))?;
    MODULES.iter().try_for_each(|module| module.build(&prelude))?;
    tidy_pages(&dist)?;
    posters::draw(&heapwave, &dist.join("index.html"))?;
    if let Some(missing) = PAGES.iter().find(|page| !dist.join(page).is_file()) {
        return Err(format!("there is no {missing} in the built site"));
    }
    for name in std::iter::once(WASM.to_owned()).chain(MODULES.iter().map(|module| format!("{}_bg.wasm", module.name)))
    {
        let file = dist.join(&name);
        optimize(&file);
        weight::keep_named(&file)?;
        undress(&file)?;
    }
    for name in
        [SCRIPT, GLUE].into_iter().map(str::to_owned).chain(MODULES.iter().map(|module| format!("{}.js", module.name)))
    {
        let file = dist.join(&name);
        let text = fs::read_to_string(&file).map_err(|error| format!("no {name} in the built site: {error}"))?;
        fs::write(&file, without_comments(&text)).map_err(|error| format!("cannot write {name}: {error}"))?;
    }
    println!("   The site is in dist/");
    Ok(())
}

/// The native program, built: it draws, and compiles what the page has no compiler for.
fn heapwave() -> Outcome<PathBuf> {
    const BUILD: [&str; 6] = ["build", "--locked", "--package", "heapwave", "--bin", "heapwave"];
    println!("── Building the program that draws and compiles");
    run(cargo().args(BUILD))?;
    let told = output(cargo().args(BUILD).args(["--message-format", "json"])).unwrap_or_default();
    bench::executable(&told).ok_or_else(|| "cargo did not say where heapwave is".into())
}

/// The compiled prelude, which the page is built with, and which build that makes it.
struct Prelude {
    file: PathBuf,
    print: String,
}

impl Prelude {
    fn told(&self, build: &mut Command) {
        build.env("HEAPWAVE_PRELUDE", &self.file).env("HEAPWAVE_BUILD", &self.print);
    }
}

fn prelude(heapwave: &Path) -> Outcome<Prelude> {
    let file = root().join("target").join("site").join("prelude.bin");
    let fresh = file.with_extension("new");
    fs::create_dir_all(root().join("target").join("site")).map_err(|error| format!("no target/site: {error}"))?;
    let print = output(command(heapwave).args(["compile", "--prelude"]).arg(&fresh)).ok_or("no compiled prelude")?;
    // One that is the same has its old time, so that nothing is built again for it.
    if fs::read(&fresh).ok() != fs::read(&file).ok() {
        fs::copy(&fresh, &file).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    }
    Ok(Prelude { file, print })
}

impl Module {
    /// Builds it into the site.
    fn build(&self, prelude: &Prelude) -> Outcome {
        println!("── Building {}", self.headline);
        let mut build = cargo();
        build.args(["build", "--locked", "--target", tools::WASM, "--profile", "page"]).args(self.asked);
        prelude.told(&mut build);
        run(&mut build)?;
        let built = root().join("target").join(tools::WASM).join("page").join(self.built);
        let mut bind = command("wasm-bindgen");
        bind.args(["--target", "web", "--no-typescript", "--out-name", self.name, "--out-dir"]).arg(dist()).arg(built);
        run(&mut bind)
    }
}

/// Takes out of a module what only people read.
fn undress(file: &Path) -> Outcome {
    let wasm = fs::read(file).map_err(|error| format!("no {}: {error}", file.display()))?;
    let bare = wasm::bare(&wasm).ok_or_else(|| format!("{} is no wasm", file.display()))?;
    fs::write(file, bare).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

/// The glue names its wasm, too: we load it by name, but bundlers want it to be there.
fn tell_name(glue: &Path) -> Outcome {
    let text = fs::read_to_string(glue).map_err(|error| format!("no glue in the built site: {error}"))?;
    let text = text.replace("'page_bg.wasm'", &format!("'{WASM}'"));
    fs::write(glue, text).map_err(|error| format!("cannot write {}: {error}", glue.display()))
}

/// Takes out the line that told trunk what to build: trunk leaves it in, and it means nothing to a browser.
fn tidy_pages(dist: &Path) -> Outcome {
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).map_err(|error| format!("no index.html in the built site: {error}"))?;
    fs::write(&page, without_build_lines(&text)).map_err(|error| format!("cannot write {}: {error}", page.display()))
}

/// A script without the comments that have lines of their own.
fn without_comments(script: &str) -> String {
    let mut within = false;
    let code = |line: &&str| {
        let line = line.trim();
        within |= line.starts_with("/*") && (line.ends_with("*/") || !line.contains("*/"));
        let comment = within || line.starts_with("//");
        within &= !line.ends_with("*/");
        !comment
    };
    script.split_inclusive('\n').filter(code).collect()
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
    let ran = run(command(wasm_opt).args(["-Oz", "--debuginfo"]).args(WASM_FEATURES).arg(wasm).arg("-o").arg(&smaller));
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
    fn a_script_keeps_everything_but_comments() {
        let script = "// One.\na(); // b\n/** Two,\n    three. */\n  /* Four. */\n  load(/* five */ \"/*\");\n";
        assert_eq!(without_comments(script), "a(); // b\n  load(/* five */ \"/*\");\n");
    }

    #[test]
    fn the_page_keeps_everything_but_the_lines_for_trunk() {
        let page = "<head>\n<link data-trunk rel=\"rust\">\n<link rel=\"icon\">\n</head>";
        assert_eq!(without_build_lines(page), "<head>\n<link rel=\"icon\">\n</head>");
    }
}

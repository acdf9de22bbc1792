//! `heapwave export`: a page that is one file, with everything in it: it works from a disk, under no network.
//!
//! The parts of the built site stand in it as texts, deflated, which its script (`static/heapwave.js`) takes instead of
//! files beside it.

use super::{Most, nowhere, read};
use base64::Engine;
use heapwave::lab::{Fault, Scenario, TextKind, compiled};
use std::path::{Path, PathBuf};

/// The script of the site, and what it loads.
const SCRIPT: &str = "heapwave.js";
const CORE: [&str; 2] = ["heapwave_glue.js", "heapwave_bg.wasm"];
/// What it loads where no program runs.
const LIGHT: [&str; 2] = ["heapwave_scenarios.js", "heapwave_scenarios_bg.wasm"];
/// What the page's own *Download* (`static/share.js`) needs, and the page that both fill.
const SHARE: [&str; 2] = ["share.js", PAGE];
const PAGE: &str = "one-file.html";
/// What it loads when a program is changed.
const COMPILER: [&str; 2] = ["heapwave_compiler.js", "heapwave_compiler_bg.wasm"];

/// What is asked for.
#[derive(clap::Args)]
pub struct Export {
    /// The program (.js) or scenario (.json; a graph as .dot, .csv, .txt).
    pub file: PathBuf,
    /// Where the page goes.
    #[arg(short, long)]
    output: PathBuf,
    /// Where the built site is: `cargo xtask build` makes it.
    #[arg(long, default_value = "dist")]
    site: PathBuf,
    /// The collector, as on the element.
    #[arg(long)]
    collector: Option<String>,
    /// What is shown, as on the element.
    #[arg(long)]
    view: Option<String>,
    /// Leaves out the compiler: the page is lighter by a quarter, and its program cannot be changed.
    #[arg(long)]
    fixed: bool,
    #[command(flatten)]
    most: Most,
}

impl Export {
    pub fn run(&self) -> Result<(), Fault> {
        let (text, kind) = read(&self.file)?;
        let program = kind == TextKind::Program;
        let text = if program { compiled::dedented(&text) } else { text };
        // What cannot be shown is said here, with its place, rather than in the page.
        let scenario = Scenario::open(&text, Some(kind), self.most.limits())?;
        let title = escaped(&scenario.title);
        let mut attributes = vec![("type", if program { "javascript".to_owned() } else { "scenario".into() })];
        attributes.extend(self.collector.clone().map(|value| ("collector", value)));
        attributes.extend(self.view.clone().map(|value| ("view", value)));
        if program {
            attributes.push(("compiled", compiled::packed_text(&text).map_err(nowhere)?));
        }
        let attributes: String =
            attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value))).collect();
        let compiler = COMPILER.iter().filter(|_| program && !self.fixed);
        let core = if program { CORE } else { LIGHT };
        let parts = core.iter().chain(&SHARE).chain(compiler).map(|name| self.part(name));
        let parts = parts.collect::<Result<String, Fault>>()?;
        let figure = format!("<heap-wave{attributes}><pre>\n{}</pre></heap-wave>", escaped(&text));
        // No text of a reader's holds a mark of the page: all of it is escaped.
        let page = self.text(PAGE)?.replace("<!--title-->", &title).replace("<!--figure-->", &figure);
        let page = page.replace("<!--parts-->", &parts).replace("<!--script-->", &self.text(SCRIPT)?);
        std::fs::write(&self.output, page)
            .map_err(|error| nowhere(format!("{} cannot be written: {error}", self.output.display())))
    }

    /// A file of the built site.
    fn site(&self, name: &str) -> Result<Vec<u8>, Fault> {
        std::fs::read(Path::new(&self.site).join(name)).map_err(|error| {
            nowhere(format!(
                "the built site is not in {} ({name}: {error}): build it with `cargo xtask build`, or say with --site where it is",
                self.site.display()
            ))
        })
    }

    fn text(&self, name: &str) -> Result<String, Fault> {
        String::from_utf8(self.site(name)?).map_err(|_| nowhere(format!("{name} is no text")))
    }

    /// A file of the site as the page's script takes it.
    fn part(&self, name: &str) -> Result<String, Fault> {
        let packed = miniz_oxide::deflate::compress_to_vec(&self.site(name)?, 9);
        let text = base64::prelude::BASE64_STANDARD.encode(packed);
        Ok(format!("<script type=\"text/plain\" data-heapwave=\"{name}\">{text}</script>\n"))
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

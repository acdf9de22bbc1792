//! What the project's own commands are made of, in reading order: `shell` runs programs, `tools` installs what the
//! build needs, `site` builds the deployable site, `server` serves it, `browser` finds what the browser tests need,
//! `posters` draws the figures' first pictures into it, `weight` says how heavy it is (`wasm` reads modules), `parts` is the list of everything `cargo xtask test` checks,
//! `bench` measures, `conformance` runs JavaScript's own test suite, `truth` asks real engines, also about the article's
//! `figures`; `collector` puts a reader's collector on trial; `package` makes the npm package and tries it with the snippets of the `how_to`.
//!
//! It is a library as well as a binary because the browser tests serve the site with the very same server.
//! Nothing here knows what heapwave does; it knows cargo and trunk, where files lie and how the
//! article is written.
#![forbid(unsafe_code)]

pub mod bench;
pub mod browser;
pub mod collector;
pub mod conformance;
pub mod figures;
pub mod how_to;
pub mod package;
pub mod parts;
pub mod posters;
pub mod server;
pub mod shell;
pub mod site;
pub mod tools;
pub mod truth;
pub mod wasm;
pub mod weight;

use std::path::{Path, PathBuf};

/// A result whose error is a sentence for the person at the terminal: what went wrong and what to do.
pub type Outcome<T = ()> = Result<T, String>;

/// The repository's root, wherever the command was started.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where `build` leaves the site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

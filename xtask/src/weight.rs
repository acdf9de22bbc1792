//! What the page weighs: `cargo xtask size` says of each module which part of the house has how many bytes, and how much
//! goes over the wire. The counting is done by a program of its own, so that this one stays quick to build.

use crate::shell::{cargo, run};
use crate::{Outcome, dist, root};
use std::fs;
use std::path::{Path, PathBuf};

/// Where modules with the names of their functions are kept: what goes into the site has none.
pub fn named() -> PathBuf {
    root().join("target").join("site")
}

/// Keeps a module as it is, with names.
pub fn keep_named(file: &Path) -> Outcome {
    let name = file.file_name().unwrap_or_default();
    fs::create_dir_all(named())
        .and_then(|()| fs::copy(file, named().join(name)))
        .map(drop)
        .map_err(|error| format!("cannot keep {}: {error}", file.display()))
}

/// Weighs the site that was built last; fails where it is above a budget.
pub fn size() -> Outcome {
    if !dist().join("index.html").is_file() {
        return Err("there is no built site: run `cargo xtask build` first".into());
    }
    run(cargo().args(["run", "--locked", "--quiet", "--package", "weigh"]))
}

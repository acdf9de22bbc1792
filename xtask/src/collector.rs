//! `cargo xtask collector FILE`: puts a reader's collector on trial. The file becomes a module of a small program, which is
//! built in `target/collector` with the rest of the house and run.
//!
//! What the laws are is known in `heapwave::lab`; here only how to get there.

use crate::shell::{cargo, run};
use crate::{Outcome, root};
use std::fs;
use std::path::Path;

const MANIFEST: &str = r#"[package]
name = "trial"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
memory = { path = "../../crates/memory" }
heapwave = { path = "../.." }

[profile.dev]
opt-level = 1
"#;

const MAIN: &str = r#"#[path = FILE]
mod reader;

fn main() -> std::process::ExitCode {
    match heapwave::lab::trial(&reader::COLLECTOR) {
        Ok(runs) => {
            println!("Every law holds in {runs} runs.");
            std::process::ExitCode::SUCCESS
        }
        Err(broken) => {
            println!("{broken}");
            std::process::ExitCode::FAILURE
        }
    }
}
"#;

/// Tries the collector in a file, which calls it `COLLECTOR`.
pub fn collector(file: &str) -> Outcome {
    let cannot = |what: &str, error: std::io::Error| format!("{what}: {error}");
    let file = Path::new(file).canonicalize().map_err(|error| cannot(&format!("{file} cannot be read"), error))?;
    let folder = root().join("target").join("collector");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).map_err(|error| cannot(name, error));
    fs::create_dir_all(folder.join("src")).map_err(|error| cannot("target/collector", error))?;
    write("Cargo.toml", MANIFEST)?;
    write("src/main.rs", &MAIN.replace("FILE", &format!("{:?}", file.display().to_string())))?;
    // The same versions as everything else here.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).map_err(|error| cannot("Cargo.lock", error))?;
    let manifest = folder.join("Cargo.toml");
    run(cargo()
        .args(["run", "--quiet", "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(folder.join("target")))
}

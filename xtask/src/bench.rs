//! Runs the benchmarks: natively, then the same ones in wasm under node, where the page's code keeps its budgets.
//!
//! node is never installed from here: it is no part of what the project needs, and most machines have it.

use crate::Outcome;
use crate::shell::{cargo, command, find, output, run};
use crate::tools::{self, WASM};
use std::path::{Path, PathBuf};
use std::process::Command;

const BENCH: [&str; 4] = ["bench", "--locked", "--package", "heapwave-benches"];

/// Runs everything, or only the parts that are named; options go to the benchmarks as they are.
pub fn bench(options: &[String]) -> Outcome {
    println!("── Benchmarks, native");
    run(cargo().args(BENCH).arg("--").args(options))?;
    println!("\n── Benchmarks, wasm under node");
    let node = find(&["node"]).ok_or(
        "there is no `node` on the path: the native figures are above, but those in wasm need Node.js 18 or later \
         (https://nodejs.org): install it and try again",
    )?;
    tools::ensure_wasm()?;
    // Once to build, with all that the compiler has to say, and once to be told where the result is.
    run(&mut in_wasm())?;
    let told = output(in_wasm().args(["--message-format", "json"])).unwrap_or_default();
    let wasm = executable(&told).ok_or("cargo did not say where the benchmarks are")?;
    let folder = wasm.with_extension("node");
    let mut bind = command("wasm-bindgen");
    run(bind.args(["--target", "nodejs", "--out-name", "budgets", "--out-dir"]).arg(&folder).arg(&wasm))?;
    run(command(node).arg(folder.join("budgets.js")).args(options))
}

fn in_wasm() -> Command {
    let mut build = cargo();
    build.args(BENCH).args(["--no-run", "--profile", "page", "--target", WASM]);
    build
}

/// The path of the program that cargo's messages tell of.
pub fn executable(messages: &str) -> Option<PathBuf> {
    let path = messages.split("\"executable\":\"").nth(1)?.split('"').next()?;
    Some(Path::new(&path.replace("\\\\", "\\")).to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_in_what_cargo_says() {
        let messages =
            "{\"executable\":null,\"fresh\":true}\n{\"executable\":\"C:\\\\t\\\\budgets.wasm\",\"fresh\":true}";
        assert_eq!(executable(messages), Some("C:\\t\\budgets.wasm".into()));
        assert_eq!(executable("{\"executable\":null}"), None);
    }
}

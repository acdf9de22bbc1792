//! Everything `cargo xtask test` checks, part by part, cheap before dear: form, lints, documentation, the site's
//! build, then all tests. It stops at the first failure.
//!
//! The tests come last so that cargo's own results are the last lines one sees.

use crate::shell::{self, run};
use crate::tools::{self, WASM};
use crate::{Outcome, browser, package, site, weight};
use std::process::Command;
use std::time::{Duration, Instant};

/// The package that holds the browser tests; it has its own part because it needs the built site.
const BROWSER_TESTS: &str = "browser-tests";

struct Part {
    name: &'static str,
    headline: &'static str,
    check: fn() -> Outcome,
}

const PARTS: [Part; 11] = [
    Part { name: "setup", headline: "Set-up: tools, browser, crates", check: setup },
    Part { name: "format", headline: "Format", check: format },
    Part { name: "lint", headline: "Lints, native", check: lint_native },
    Part { name: "lint-wasm", headline: "Lints, wasm", check: lint_wasm },
    Part { name: "docs", headline: "Documentation", check: docs },
    Part { name: "build", headline: "The site", check: site::build },
    Part { name: "size", headline: "What the site weighs", check: weight::size },
    Part { name: "package", headline: "The npm package, in a project of pages", check: package::check },
    Part {
        name: "crates",
        headline: "The crates, packed as they would be published, and built from that",
        check: crates,
    },
    Part { name: "native", headline: "Tests, native", check: test_native },
    Part { name: "browser", headline: "Tests in the browser, on the built site", check: test_browser },
];

/// Runs the parts of these names, or all of them when none is named.
pub fn test(chosen: &[String]) -> Outcome {
    if let Some(unknown) = chosen.iter().find(|name| PARTS.iter().all(|part| part.name != name.as_str())) {
        return Err(format!("there is no part `{unknown}`; the parts are: {}", names().join(", ")));
    }
    let parts: Vec<&Part> =
        PARTS.iter().filter(|part| chosen.is_empty() || chosen.iter().any(|name| name == part.name)).collect();
    let mut times: Vec<(&str, Duration)> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        if index + 1 == parts.len() && !times.is_empty() {
            summary(&times);
        }
        println!("\n══ {}: {}", part.name, part.headline);
        let start = Instant::now();
        let result = (part.check)();
        let time = start.elapsed();
        times.push((part.name, time));
        if let Err(error) = result {
            summary(&times);
            return Err(format!("part `{}` failed: {error}", part.name));
        }
        if index + 1 < parts.len() {
            println!("   {} took {:.1} s", part.name, time.as_secs_f64());
        }
    }
    Ok(())
}

/// The parts' names, in order.
pub fn names() -> Vec<&'static str> {
    PARTS.iter().map(|part| part.name).collect()
}

fn summary(times: &[(&str, Duration)]) {
    println!("\n══ Times so far");
    for (name, time) in times {
        println!("   {name:<10} {:>7.1} s", time.as_secs_f64());
    }
}

/// A cargo that keeps nothing for the next edit: the suite is run as a whole, on machines with little disk too.
fn cargo() -> Command {
    let mut cargo = shell::cargo();
    cargo.env("CARGO_INCREMENTAL", "0");
    cargo
}

fn setup() -> Outcome {
    browser::ensure()?;
    tools::components()?;
    tools::ensure_mdbook()?;
    tools::ensure()
}

fn format() -> Outcome {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn lint_native() -> Outcome {
    run(cargo().args(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn lint_wasm() -> Outcome {
    let page = ["--package", "heapwave", "--features", "heapwave/ui", "--lib", "--bin", "page"];
    let benches = ["--package", "heapwave-benches", "--bench", "budgets"];
    let lint = |asked: &[&str]| {
        let mut lint = cargo();
        // The prelude is read where it runs only: here any file will do.
        lint.env("HEAPWAVE_PRELUDE", crate::root().join("Cargo.toml"));
        run(lint.args(["clippy", "--locked", "--target", WASM]).args(asked).args(["--", "-D", "warnings"]))
    };
    lint(&[page.as_slice(), &benches].concat())?;
    // What goes into the site: the three cores, and the compiler.
    for features in ["ui,programs,lab", "ui,programs", "ui"] {
        lint(&["--package", "heapwave", "--lib", "--bin", "page", "--no-default-features", "--features", features])?;
    }
    lint(&["--package", "compiler"])?;
    lint(&["--package", "gif-film"])
}

fn docs() -> Outcome {
    run(cargo().args(["doc", "--locked", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    let page = ["--locked", "--target", WASM, "--package", "heapwave", "--features", "ui", "--lib"];
    run(cargo()
        .arg("doc")
        .args(page)
        .args(["--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "-D warnings"))
}

/// What is published: the crate of the command line, and those it is made of.
const CRATES: [&str; 6] =
    ["heapwave", "heapwave-memory", "heapwave-js", "heapwave-layout", "heapwave-sorting", "gif-film"];

fn crates() -> Outcome {
    // What one builds and tries is packed too, before it is committed.
    let mut pack = cargo();
    // In a folder of their own: in target/package is the npm package.
    pack.args(["package", "--locked", "--allow-dirty"]).arg("--target-dir").arg(crate::root().join("target/crates"));
    run(pack.args(CRATES.iter().flat_map(|name| ["--package", name])))
}

fn test_native() -> Outcome {
    run(cargo().args(["test", "--locked", "--workspace", "--exclude", BROWSER_TESTS]))?;
    // The page's components, drawn natively.
    run(cargo().args(["test", "--locked", "--package", "heapwave", "--features", "ssr", "--lib", "ui::"]))
}

fn test_browser() -> Outcome {
    // The time goes into the browser, so the plain profile will do, and it compiles much faster.
    run(cargo().args(["test", "--locked", "--profile", "dev", "--package", BROWSER_TESTS]))
}

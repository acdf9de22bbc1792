//! Installs what building needs and a fresh machine lacks, the wasm target, wasm-bindgen and trunk, and for the tests
//! geckodriver and mdBook.
//!
//! Versions are pinned here (and wasm-bindgen's once more in Cargo.toml and Trunk.toml, because the crate and the
//! program must match exactly). Everything goes into `target/tools`; what is already there costs nothing, so the
//! second run needs no network.

use crate::shell::{cargo, command, output, run};
use crate::{Outcome, root};
use std::path::{Path, PathBuf};

/// The target the page is built for.
pub const WASM: &str = "wasm32-unknown-unknown";
const WASM_BINDGEN: Tool =
    Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.128", flags: &[] };
/// Without its default features, which only fetch things: updates, and the tools we have installed ourselves.
const TRUNK: Tool = Tool { package: "trunk", program: "trunk", version: "0.21.14", flags: &["--no-default-features"] };

/// What steers Firefox, from its makers.
const GECKODRIVER: Tool = Tool { package: "geckodriver", program: "geckodriver", version: "0.37.1", flags: &[] };

/// What the preprocessor's book is built with. It need not watch, serve or search.
const MDBOOK: Tool = Tool { package: "mdbook", program: "mdbook", version: "0.5.4", flags: &["--no-default-features"] };

struct Tool {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    flags: &'static [&'static str],
}

/// Where our own tools live.
pub fn folder() -> PathBuf {
    root().join("target").join("tools")
}

/// Everything the site's build needs, crates included.
pub fn ensure() -> Outcome {
    ensure_wasm()?;
    TRUNK.ensure()?;
    crates()
}

/// What makes wasm that a program in JavaScript can load, and nothing more.
pub fn ensure_wasm() -> Outcome {
    wasm_target()?;
    WASM_BINDGEN.ensure()
}

/// What the tests in Firefox need beside the browser.
pub fn ensure_geckodriver() -> Outcome {
    GECKODRIVER.ensure()
}

/// mdBook, for the test of its preprocessor.
pub fn ensure_mdbook() -> Outcome {
    MDBOOK.ensure()
}

/// Where mdBook is, once it is installed.
pub fn mdbook() -> Outcome<PathBuf> {
    let program = MDBOOK.path();
    program.is_file().then_some(program).ok_or_else(|| "there is no mdBook: run `cargo xtask test setup` first".into())
}

/// rustfmt and clippy, which the toolchain file asks for but a minimal installation may lack.
pub fn components() -> Outcome {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(cargo().args([subcommand, "--version"])).is_none() {
            println!("── Installing {component}");
            run(command("rustup").args(["component", "add", component]))
                .map_err(|error| format!("{error}\n{component} is missing: install it for this Rust toolchain"))?;
        }
    }
    Ok(())
}

fn wasm_target() -> Outcome {
    let installed = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if installed.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    println!("── Adding Rust's {WASM} target (once)");
    run(command("rustup").args(["target", "add", WASM])).map_err(|error| {
        format!("{error}\nThe page needs Rust's standard library for {WASM}: install it and try again")
    })
}

/// trunk runs offline, so that it never fetches anything behind our back; hence the crates come first.
fn crates() -> Outcome {
    let host = output(command("rustc").args(["--print", "host-tuple"])).ok_or("`rustc --print host-tuple` failed")?;
    let fetch = |more: &[&str]| {
        let mut fetch = cargo();
        fetch.args(["fetch", "--locked", "--quiet", "--target", &host, "--target", WASM]).args(more);
        fetch
    };
    match output(&mut fetch(&["--offline"])) {
        Some(_) => Ok(()),
        None => run(&mut fetch(&[])),
    }
}

impl Tool {
    fn ensure(&self) -> Outcome {
        let installed = output(command(self.path()).arg("--version")).unwrap_or_default();
        if installed.split_whitespace().nth(1) == Some(self.version) {
            return Ok(());
        }
        println!("── Installing {} {} into target/tools (once; this takes minutes)", self.package, self.version);
        let folder = folder();
        let mut install = cargo();
        install.args(["install", "--locked", "--force", "--root"]).arg(&folder);
        install.args([self.package, "--version", self.version]).args(self.flags);
        // They are waited for here, and run for a second: built quickly beats built to run quickly.
        install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env("CARGO_PROFILE_RELEASE_LTO", "off");
        install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        run(&mut install)
    }

    fn path(&self) -> PathBuf {
        folder().join("bin").join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX))
    }
}

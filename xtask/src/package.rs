//! The npm package: the parts of the built site that a page needs, with types, manifest and licences, in `target/package`.
//!
//! What it is worth is seen where it is used: `tests/how-to` is a project that is built with it, of the very lines that
//! `docs/how-to.md` gives to authors.

use crate::shell::{command, find, output, run};
use crate::{Outcome, browser, dist, how_to, root};
use std::fs;
use std::path::{Path, PathBuf};

/// What tells tools of the element.
const TOLD: [&str; 3] = ["heapwave.d.ts", "heapwave-react.d.ts", "custom-elements.json"];
/// What is taken from the repository, and what it is called in the package.
const OF_ROOT: [(&str, &str); 3] =
    [("docs/package.md", "README.md"), ("LICENSE-MIT", "LICENSE-MIT"), ("LICENSE-APACHE", "LICENSE-APACHE")];
/// The entry. What is bundled has no lab beside it.
const ENTRY: &str = "// Links to moments lead to the page itself: what is bundled has no lab beside it.\n\
                     import { HeapWave } from \"./heapwave.js\";\nHeapWave.lab = \"\";\nexport { HeapWave };\n";
const ABOUT: &str = r#"{
  "name": "heapwave",
  "version": "VERSION",
  "description": "DESCRIPTION",
  "license": "MIT OR Apache-2.0",
  "keywords": ["garbage-collection", "memory", "visualization", "custom-element", "wasm"],
  "type": "module",
  "types": "./heapwave.d.ts",
  "customElements": "custom-elements.json",
  "sideEffects": true,
  "exports": {
    ".": { "types": "./heapwave.d.ts", "default": "./index.js" },
    "./react": { "types": "./heapwave-react.d.ts" },
    "./*": "./*"
  }
}
"#;
/// The oldest Node.js that the project is built with.
const NODE: u32 = 18;
const REMEDY: &str = "The package is tried with Node.js 18 or later and its npm, both on the path (https://nodejs.org).
  Debian:  apt-get install nodejs npm";

/// Where the package is.
pub fn folder() -> PathBuf {
    root().join("target").join("package")
}

/// Where the pages are that are built with it.
pub fn pages() -> PathBuf {
    project().join("dist")
}

/// What npm has installed for them, the package included.
pub fn modules() -> PathBuf {
    project().join("node_modules")
}

fn project() -> PathBuf {
    root().join("target").join("how-to")
}

/// Makes the package of the built site; npm packs it, too, where it is installed.
pub fn make() -> Outcome {
    println!("── Making the npm package");
    let folder = folder();
    fresh(&folder)?;
    // What a page loads stands in a list of its own.
    let parts = read(&dist().join("parts.txt"))?;
    for name in parts.lines().chain(TOLD) {
        copy(&dist().join(name), &folder.join(name))?;
    }
    for (from, to) in OF_ROOT {
        copy(&root().join(from), &folder.join(to))?;
    }
    write(&folder.join("index.js"), ENTRY)?;
    let manifest = read(&root().join("Cargo.toml"))?;
    let about = ABOUT.replace("VERSION", field(&manifest, "version")?);
    write(&folder.join("package.json"), &about.replace("DESCRIPTION", field(&manifest, "description")?))?;
    println!("   The package is in target/package/");
    Ok(())
}

/// Makes it, packs it, and builds the project of pages with it.
pub fn check() -> Outcome {
    ensure_node()?;
    make()?;
    let [npm, node] = [program(&["npm", "npm.cmd"])?, program(&["node"])?];
    let project = project();
    let packed = root().join("target").join("heapwave.tgz");
    let told = output(command(&npm).args(["pack", "--silent", "--pack-destination", ".."]).current_dir(folder()))
        .ok_or("npm does not pack target/package")?;
    fs::rename(root().join("target").join(&told), &packed).map_err(|error| format!("where is {told}? {error}"))?;
    prepare(&project)?;
    if read(&project.join("package-lock.json")).ok() != read(&project.join("node_modules/.locked")).ok() {
        run(command(&npm).args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(&project))?;
        copy(&project.join("package-lock.json"), &project.join("node_modules/.locked"))?;
    }
    // Without the lock it would ask the network which versions there are. What is there already need not be what is new.
    let _ = fs::remove_dir_all(modules().join("heapwave"));
    let install = ["install", "--no-save", "--offline", "--no-audit", "--no-fund", "--silent"];
    run(command(&npm).args(install).arg(&packed).current_dir(&project))?;
    let modules = modules();
    run(command(&node).arg(modules.join("typescript/bin/tsc")).arg("--noEmit").current_dir(&project))?;
    run(command(&node)
        .arg(modules.join("vite/bin/vite.js"))
        .args(["build", "--logLevel", "warn"])
        .current_dir(&project))
}

/// The project in a folder of its own, with the files that the how-to gives.
fn prepare(project: &Path) -> Outcome {
    let from = root().join("tests").join("how-to");
    fs::create_dir_all(project).map_err(|error| format!("no {}: {error}", project.display()))?;
    for entry in fs::read_dir(&from).map_err(|error| format!("no {}: {error}", from.display()))?.flatten() {
        copy(&entry.path(), &project.join(entry.file_name()))?;
    }
    for snippet in how_to::snippets()?.into_iter().filter(|snippet| snippet.bundled()) {
        write(&project.join(&snippet.name), &snippet.text)?;
    }
    Ok(())
}

/// Node.js and npm, installed where that is our place to do.
fn ensure_node() -> Outcome {
    let old = || {
        let told = output(command(find(&["node"])?).arg("--version"))?;
        told.trim_start_matches('v').split('.').next()?.parse::<u32>().ok().filter(|version| *version >= NODE)
    };
    if old().is_none() || find(&["npm", "npm.cmd"]).is_none() {
        browser::install("Node.js", &["nodejs", "npm"], REMEDY)?;
    }
    old().map(drop).ok_or_else(|| REMEDY.to_owned())
}

fn program(names: &[&str]) -> Outcome<PathBuf> {
    find(names).ok_or_else(|| REMEDY.to_owned())
}

/// The value of a field of the crate.
fn field<'a>(manifest: &'a str, name: &str) -> Outcome<&'a str> {
    let package = manifest.split_once("[package]").map_or(manifest, |(_, rest)| rest);
    let value = package.split_once(&format!("\n{name} = \"")).and_then(|(_, rest)| rest.split_once('"'));
    value.map(|(value, _)| value).ok_or_else(|| format!("Cargo.toml has no {name}"))
}

fn fresh(folder: &Path) -> Outcome {
    // What is not there need not go.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(|error| format!("no {}: {error}", folder.display()))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    let copied = fs::copy(from, to);
    copied.map(drop).map_err(|error| format!("{} cannot be copied to {}: {error}", from.display(), to.display()))
}

fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

fn write(file: &Path, text: &str) -> Outcome {
    fs::write(file, text).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_that_of_the_package() {
        let manifest =
            "[workspace]\nversion = \"9\"\n[package]\nname = \"x\"\nversion = \"0.1.0\"\n[lib]\nversion = \"8\"\n";
        assert_eq!(field(manifest, "version"), Ok("0.1.0"));
        assert!(field(manifest, "licence").is_err());
    }
}

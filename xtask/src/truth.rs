//! Makes truth anew: what V8 frees of our programs, and what node prints for the cases of the language.
//!
//! The tests only read what is committed; node and npm are needed here and nowhere else. V8 keeps some things in some of
//! its compilers only, so a program is run several times over, and one that V8 does not agree with itself about is refused.

use crate::figures::figures;
use crate::shell::{command, find, run};
use crate::{Outcome, root};
use std::fs;
use std::path::{Path, PathBuf};

/// The ways in which a program is run: plainly, more than once, and by one part of V8 after the other.
const WAYS: [&[&str]; 8] = [
    &[],
    &[],
    &[],
    &["--jitless"],
    &["--no-opt"],
    &["--always-turbofan"],
    &["--always-sparkplug"],
    &["--no-lazy-feedback-allocation"],
];

/// Goes through the given programs and cases, or through all there are.
pub fn truth(paths: &[String]) -> Outcome {
    let node =
        find(&["node"]).ok_or("there is no `node` on the path: truth is made with Node.js 20 (https://nodejs.org)")?;
    let figures = root().join("tests/programs/figures");
    copy_figures(&figures)?;
    let given: Vec<PathBuf> = paths.iter().map(|path| root().join(path)).collect();
    let all = match given.is_empty() {
        false => given,
        true => {
            let tests = root().join("tests");
            let [cases, random] = [tests.join("language"), tests.join("programs/random")];
            run(command(&node).arg(tests.join("oracle/language/generate.mjs")).arg(cases.join("generated.txt")))?;
            for generator in ["generate-scopes.mjs", "generate-world.mjs"] {
                run(command(&node).arg(tests.join("oracle/programs").join(generator)).arg(&random))?;
            }
            [
                files(&figures, "js")?,
                files(&cases, "txt")?,
                files(&tests.join("programs/ours"), "js")?,
                files(&random, "js")?,
            ]
            .concat()
        }
    };
    let (programs, cases): (Vec<_>, Vec<_>) = all.into_iter().partition(|path| path.extension() == Some("js".as_ref()));
    if !cases.is_empty() {
        run(command(&node).arg(root().join("tests/oracle/language/run.mjs")).args(&cases))?;
    }
    if programs.is_empty() {
        return Ok(());
    }
    let oracle = prepare()?;
    let unsettled: Vec<String> = programs.iter().filter_map(|path| settle(&node, &oracle, path).err()).collect();
    println!("── {} programs settled, {} not", programs.len() - unsettled.len(), unsettled.len());
    match unsettled.is_empty() {
        true => Ok(()),
        false => Err(unsettled.join("\n")),
    }
}

/// The article's programs as files.
fn copy_figures(folder: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    for old in files(folder, "js")? {
        fs::remove_file(old).map_err(failed)?;
    }
    for figure in figures().iter().filter(|figure| figure.get("src").is_none()) {
        fs::write(folder.join(&figure.id).with_extension("js"), format!("{}\n", figure.text)).map_err(failed)?;
    }
    Ok(())
}

/// The files of a folder that end so, in order.
fn files(folder: &Path, extension: &str) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension() == Some(extension.as_ref()));
    files.sort();
    Ok(files)
}

/// The oracle in a folder of its own under target/, with what npm installs for it; its entry.
fn prepare() -> Outcome<PathBuf> {
    let (from, to) = (root().join("tests/oracle/programs"), root().join("target/oracle"));
    let failed = |error: std::io::Error| format!("the oracle could not be copied to {}: {error}", to.display());
    fs::create_dir_all(&to).map_err(failed)?;
    let package = [from.join("package.json"), to.join("package.json")].map(|path| fs::read(path).ok());
    let installed = to.join("node_modules").is_dir() && package[0] == package[1];
    for file in [files(&from, "mjs")?, files(&from, "json")?].concat() {
        fs::copy(&file, to.join(file.file_name().unwrap_or_default())).map_err(failed)?;
    }
    if !installed {
        let npm = find(&["npm", "npm.cmd"]).ok_or("there is no `npm` on the path: it comes with Node.js")?;
        run(command(npm).args(["install", "--no-package-lock", "--silent"]).current_dir(&to))?;
    }
    Ok(to.join("oracle.mjs"))
}

/// Runs a program in every way; writes what V8 says of it, if it always says the same.
fn settle(node: &Path, oracle: &Path, program: &Path) -> Outcome {
    let folder = root().join("tests/programs");
    let name = program.strip_prefix(&folder).unwrap_or(program).to_string_lossy().replace('\\', "/");
    let mut said: Option<String> = None;
    for flags in WAYS {
        let mut asked = command(node);
        asked.arg("--expose-gc").args(flags).arg(oracle).arg(program).arg(&name);
        let answer = asked.output().map_err(|error| format!("node could not be started: {error}"))?;
        let text = String::from_utf8_lossy(&answer.stdout).into_owned();
        if !answer.status.success() {
            return Err(format!("{name}: {}", String::from_utf8_lossy(&answer.stderr).trim()));
        }
        if text.contains("\n \"notes\":") {
            return Err(format!("{name}: WeakRef and FinalizationRegistry disagree"));
        }
        match &said {
            Some(before) if *before != text => return Err(format!("{name}: V8 says something else with {flags:?}")),
            _ => said = Some(text),
        }
    }
    let expected = folder.join("expected").join(program.with_extension("json").file_name().unwrap_or_default());
    println!("   {name}");
    fs::write(&expected, said.unwrap_or_default()).map_err(|error| format!("{}: {error}", expected.display()))
}

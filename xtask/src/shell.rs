//! Runs other programs from the repository's root and turns their failure into a sentence.
//!
//! Output goes straight to the terminal, so that a step that takes minutes shows that it is alive.

use crate::{Outcome, root, tools};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A command that runs in the repository's root and finds our own tools before any others.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", path_with_tools());
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end with output shown; an error names the command line.
pub fn run(command: &mut Command) -> Outcome {
    let line = shown(command);
    println!("   $ {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` failed ({status})")),
        Err(error) => Err(format!("`{line}` could not be started: {error}")),
    }
}

/// What a command prints, when it succeeds; nothing when it fails or does not exist.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The full path of the first of these programs that is on the path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = path_with_tools();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let candidates = names.iter().flat_map(|name| folders.iter().map(move |folder| in_folder(folder, name)));
    candidates.into_iter().find(|candidate| candidate.is_file())
}

fn in_folder(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

fn path_with_tools() -> std::ffi::OsString {
    let existing = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools::folder().join("bin")).chain(env::split_paths(&existing));
    env::join_paths(folders).unwrap_or(existing)
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(|part| part.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

//! Programs as people paste them: every `tests/pasted/NAME.js`, run as the command line runs it, prints `NAME.out`.
//!
//! Nobody needs to do more than add the two files. A line `uncaught NAME: MESSAGE` in the output stands for the error
//! that the program ends with; a line `    at …` behind it for the place that is told with it.

use heapwave::lab::{Limits, file_report};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The programs, in order.
fn programs() -> Vec<PathBuf> {
    let entries = std::fs::read_dir("tests/pasted").unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "js"));
    paths.sort();
    paths
}

/// What a program prints, and the error that it ends with; with the place it came from, if that is expected.
fn printed(path: &Path, collector: &str, placed: bool) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let report = match file_report(&name, &text, collector, Limits::default()) {
        Ok(report) => report,
        Err(fault) => return format!("refused {fault}"),
    };
    let mut lines: Vec<&str> = report["log"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let error = report["error"].as_str().map(|error| format!("uncaught {error}"));
    lines.extend(error.as_deref());
    lines.extend(report["stack"].as_str().and_then(|stack| stack.lines().nth(1)).filter(|_| placed));
    lines.join("\n")
}

/// The first line in which two texts differ.
fn difference(printed: &str, expected: &str) -> Option<String> {
    let (printed, expected): (Vec<&str>, Vec<&str>) = (printed.lines().collect(), expected.lines().collect());
    let at = (0..printed.len().max(expected.len())).find(|at| printed.get(*at) != expected.get(*at))?;
    let line = |lines: &[&str]| lines.get(at).map_or("nothing".into(), |line| format!("{line:?}"));
    Some(format!("line {}: {}, not {}", at + 1, line(&printed), line(&expected)))
}

#[test]
fn every_pasted_program_prints_what_it_should() {
    let programs = programs();
    let mut failures = Vec::new();
    for path in &programs {
        let expected = std::fs::read_to_string(path.with_extension("out")).unwrap();
        for collector in ["mark-sweep", "reference-counting"] {
            if let Some(difference) = difference(&printed(path, collector, expected.contains("\n    at ")), &expected) {
                failures.push(format!("{} under {collector}: {difference}", path.display()));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {} differ:\n{}", failures.len(), programs.len(), failures.join("\n"));
    assert!(!programs.is_empty(), "no program was found");
}

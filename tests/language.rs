//! What programs print: every case of `tests/language` against what node printed, line by line.

use heapwave::lab::{Limits, program_report};
use memory::gc;
use std::path::Path;

/// A program and what it should print.
struct Case {
    name: String,
    source: String,
    printed: Vec<String>,
    /// What of the language it uses that is refused by name.
    refused: Option<String>,
}

/// The cases of a file: a name behind `###`, a program, and what it prints behind `//=>`.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            cases.push(Case { name: name.into(), source: String::new(), printed: Vec::new(), refused: None });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(printed) = line.strip_prefix("//=>") {
            case.printed.push(printed.strip_prefix(' ').unwrap_or(printed).trim_end().into());
        } else if let Some(name) = line.strip_prefix("//refused:") {
            case.refused = Some(name.trim().into());
        } else {
            case.source.push_str(line);
            case.source.push('\n');
        }
    }
    cases
}

/// What a program prints here; the name of an error that ended it comes last.
fn printed(source: &str, collector: &str) -> Result<Vec<String>, String> {
    let report = program_report(source, collector, limits()).map_err(|fault| format!("refused: {fault}"))?;
    let log = report["log"].as_array().cloned().unwrap_or_default();
    let mut lines: Vec<String> = log.iter().map(|line| line.as_str().unwrap_or("?").into()).collect();
    if let Some(error) = report["error"].as_str() {
        lines.push(format!("uncaught {}", error.split(':').next().unwrap_or(error)));
    }
    let lines = lines.join("\n");
    Ok(lines.split('\n').map(|line| line.trim_end().into()).collect())
}

/// Little may come into use before a collection is due, so that collectors are at work in the middle of everything.
fn limits() -> Limits {
    Limits { threshold: 1 << 12, ..Limits::default() }
}

/// What is wrong with a case, as a sentence: the first line that differs.
fn difference(case: &Case, collector: &str) -> Option<String> {
    let printed = match (printed(&case.source, collector), &case.refused) {
        (Ok(_), Some(name)) => return Some(format!("it is not refused any more: remove the line about {name}")),
        (Ok(printed), None) => printed,
        (Err(refusal), Some(name)) if refusal.contains(name.as_str()) => return None,
        (Err(refusal), _) => return Some(refusal),
    };
    let count = case.printed.len().max(printed.len());
    let line = |lines: &[String], at: usize| lines.get(at).map_or("nothing".into(), |line| format!("{line:?}"));
    let at = (0..count).find(|at| case.printed.get(*at) != printed.get(*at))?;
    Some(format!("line {}: {}, not {}", at + 1, line(&printed, at), line(&case.printed, at)))
}

/// Every case, and all that differ at once: a difference is a bug, or is refused by name and says so in the file.
#[test]
fn every_case_prints_what_node_prints() {
    let (mut count, mut refused, mut failures) = (0, 0, Vec::new());
    for entry in std::fs::read_dir("tests/language").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        for case in cases(&std::fs::read_to_string(&path).unwrap()) {
            assert!(!case.printed.is_empty(), "{}: {} has nothing to compare", path.display(), case.name);
            count += 1;
            refused += usize::from(case.refused.is_some());
            for name in gc::ALL.iter().map(|collector| collector.traits().name) {
                if let Some(difference) = difference(&case, name) {
                    failures.push(format!("{}: {} under {name}: {difference}", file(&path), case.name));
                }
            }
        }
    }
    failures.sort();
    println!("{count} cases, of which {refused} are refused by name");
    assert!(failures.is_empty(), "{} of {count} cases differ:\n{}", failures.len(), failures.join("\n"));
    assert!(count >= 600, "only {count} cases were found");
}

fn file(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

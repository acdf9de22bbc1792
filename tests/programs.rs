//! What V8 frees, heapwave frees: every program in `tests/programs` against V8's answers, object for object.
//!
//! `quirks/` is left out: what one engine does beyond what the language asks for is not imitated. What does not pass yet
//! stands in `wishlist/`, is run like the rest, and is counted.

use heapwave::lab::{Limits, program_report};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The JavaScript files of a folder under `tests/programs`, in order.
fn programs(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(Path::new("tests/programs").join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "js"));
    paths.sort();
    paths
}

/// What V8 said of a program.
fn expected(program: &Path) -> Value {
    let name = program.with_extension("json");
    let path = Path::new("tests/programs/expected").join(name.file_name().unwrap());
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

fn reported(program: &Path, collector: &str) -> Result<Value, String> {
    let text = std::fs::read_to_string(program).unwrap();
    program_report(&text, collector, Limits::default()).map_err(|fault| format!("refused: {fault}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn keys<'a>(checkpoint: &'a Value, part: &str) -> BTreeSet<&'a str> {
    list(&checkpoint[part]).iter().map(|key| key.as_str().unwrap()).collect()
}

/// The name of the error that ended a program; what the engine says besides is its own affair.
fn error(report: &Value) -> &str {
    report["error"].as_str().unwrap_or("none").split(':').next().unwrap()
}

/// Everything in which two sets of keys differ, in words.
fn compare(line: &Value, expected: &Value, reported: &Value, differences: &mut Vec<String>) {
    let [alive, collected] = ["alive", "collected"].map(|part| keys(expected, part));
    let [stays, goes] = ["alive", "collected"].map(|part| keys(reported, part));
    let every = |left: &BTreeSet<&str>, right: &BTreeSet<&str>| {
        left.union(right).map(|key| key.to_string()).collect::<BTreeSet<String>>()
    };
    let (known, told) = (every(&alive, &collected), every(&stays, &goes));
    let mut tell = |what: &str, keys: Vec<String>| {
        if !keys.is_empty() {
            differences.push(format!("line {line}: {what} {}", keys.join(" ")));
        }
    };
    tell("wrongly kept", stays.intersection(&collected).map(|key| key.to_string()).collect());
    tell("wrongly freed", goes.intersection(&alive).map(|key| key.to_string()).collect());
    tell("no such allocation", told.difference(&known).cloned().collect());
    tell("not reported", known.difference(&told).cloned().collect());
}

/// In what the report of a program differs from V8's; nothing when it passes.
fn differences(program: &Path) -> Vec<String> {
    let expected = expected(program);
    let report = match reported(program, "mark-sweep") {
        Ok(report) => report,
        Err(refusal) => return vec![refusal],
    };
    let mut differences = Vec::new();
    let [wanted, got] = [&expected, &report].map(|report| list(&report["checkpoints"]));
    for (wanted, got) in wanted.iter().zip(got) {
        if wanted["line"] != got["line"] {
            differences.push(format!("a checkpoint at line {}, not {}", got["line"], wanted["line"]));
        }
        compare(&wanted["line"], wanted, got, &mut differences);
    }
    if wanted.len() != got.len() {
        differences.push(format!("{} checkpoints, not {}", got.len(), wanted.len()));
    }
    if list(&expected["log"]) != list(&report["log"]) {
        differences.push(format!("printed {}, not {}", report["log"], expected["log"]));
    }
    if error(&expected) != error(&report) {
        differences.push(format!("ended by {}, not {}", report["error"], expected["error"]));
    }
    differences
}

#[test]
fn every_program_frees_what_v8_frees() {
    let (mut count, mut failures) = (0, Vec::new());
    for path in ["article", "more", "hard", "ours"].into_iter().flat_map(programs) {
        let differences = differences(&path);
        count += 1;
        if !differences.is_empty() {
            failures.push(format!("{}\n    {}", path.display(), differences.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{} of {count} programs differ:\n{}", failures.len(), failures.join("\n"));
    assert!(count >= 230, "only {count} programs were found");
}

#[test]
fn the_wishlist_is_counted() {
    let wishes = programs("wishlist");
    let granted: Vec<String> =
        wishes.iter().filter(|path| differences(path).is_empty()).map(|path| path.display().to_string()).collect();
    println!("{} programs do not pass yet", wishes.len() - granted.len());
    assert!(granted.is_empty(), "these pass now: move them to ours/\n{}", granted.join("\n"));
}

/// Counting prints the same and frees nothing that V8 keeps; what hangs on cycles it does not free.
#[test]
fn counting_frees_nothing_that_v8_keeps() {
    let mut failures = Vec::new();
    for path in ["article", "more", "hard", "ours"].into_iter().flat_map(programs) {
        let expected = expected(&path);
        let report = match reported(&path, "reference-counting") {
            Ok(report) => report,
            Err(refusal) => {
                failures.push(format!("{}: {refusal}", path.display()));
                continue;
            }
        };
        let pairs = list(&expected["checkpoints"]).iter().zip(list(&report["checkpoints"]));
        for (wanted, got) in pairs {
            let (alive, freed) = (keys(wanted, "alive"), keys(got, "collected"));
            let wrongly: Vec<&str> = freed.intersection(&alive).copied().collect();
            if !wrongly.is_empty() {
                failures.push(format!(
                    "{} line {}: wrongly freed {}",
                    path.display(),
                    wanted["line"],
                    wrongly.join(" ")
                ));
            }
        }
        if error(&expected) != error(&report) {
            failures.push(format!("{}: ended by {}, not {}", path.display(), report["error"], expected["error"]));
        }
    }
    assert!(failures.is_empty(), "{} programs differ:\n{}", failures.len(), failures.join("\n"));
}

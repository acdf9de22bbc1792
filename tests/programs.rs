//! What V8 frees, heapwave frees: every program in `tests/programs` against V8's answers, object for object.
//!
//! `quirks/` is left out: what one engine does beyond what the language asks for is not imitated. What does not pass yet
//! stands in `wishlist/`, is run like the rest, and is counted.

use heapwave::lab::{Event, Lab, Limits, Scenario, State, program_report};
use js::machine::Told;
use memory::gc;
use memory::time::{Machine, Progress};
use memory::world::oracle;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// What must pass.
const FOLDERS: [&str; 6] = ["article", "more", "hard", "ours", "random", "figures"];

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

/// Little may come into use before a collection is due, so that collectors are at work in the middle of everything.
fn tight() -> Limits {
    Limits { threshold: 1 << 12, ..Limits::default() }
}

fn reported(program: &Path, collector: &str, limits: Limits) -> Result<Value, String> {
    let text = std::fs::read_to_string(program).unwrap();
    program_report(&text, collector, limits).map_err(|fault| format!("refused: {fault}"))
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
fn differences(program: &Path, collector: &str, limits: Limits) -> Vec<String> {
    let expected = expected(program);
    let report = match reported(program, collector, limits) {
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
    for path in FOLDERS.into_iter().flat_map(programs) {
        count += 1;
        for collector in gc::ALL.iter().map(|collector| collector.traits()).filter(|traits| traits.complete) {
            if collector.immediate && sooner(&path) {
                continue;
            }
            for limits in [Limits::default(), tight()] {
                let differences = differences(&path, collector.name, limits);
                if !differences.is_empty() {
                    let (path, told) = (path.display(), differences.join("\n    "));
                    failures.push(format!("{path} under {}\n    {told}", collector.name));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} programs differ:\n{}", failures.len(), failures.join("\n"));
    assert!(count >= 230, "only {count} programs were found");
}

#[test]
fn the_wishlist_is_counted() {
    let wishes = programs("wishlist");
    let granted: Vec<String> = wishes
        .iter()
        .filter(|path| differences(path, "mark-sweep", Limits::default()).is_empty())
        .map(|path| path.display().to_string())
        .collect();
    println!("{} programs do not pass yet", wishes.len() - granted.len());
    assert!(granted.is_empty(), "these pass now: move them to ours/\n{}", granted.join("\n"));
}

/// At every checkpoint under counting: its line, and each event's key, whether the object is in the heap, and whether a
/// plain search from the roots finds it.
fn counted(program: &Path) -> Result<(Vec<Checkpoint>, String), String> {
    let text = std::fs::read_to_string(program).unwrap();
    let scenario = Scenario::program(&text, Limits::default()).map_err(|fault| format!("refused: {fault}"))?;
    let lab = Lab::under(Rc::new(scenario), "reference-counting").unwrap();
    let (mut state, mut events, mut checkpoints) = (lab.start(), Vec::new(), Vec::new());
    while lab.step(&mut state, &mut events) == Progress::More {
        for event in events.drain(..) {
            if let Event::Program(Told::Checkpoint { line }) = event {
                checkpoints.push((line, fates(&lab, &state)));
            }
        }
    }
    let stopped = lab.stopped(&state).map_or(String::new(), |stopped| stopped.sentence.to_string());
    Ok((checkpoints, stopped))
}

type Checkpoint = (u32, Vec<(String, bool, bool)>);

fn fates(lab: &Lab, state: &State) -> Vec<(String, bool, bool)> {
    let (program, vm) = (lab.scenario.program.as_ref().unwrap(), state.vm.as_ref().unwrap());
    let reachable = oracle::reachable(&state.world);
    let mut counts = HashMap::new();
    (0..vm.events.len() as u32)
        .map(|event| {
            let (site, id) = vm.event_at(event);
            let number = counts.entry(site).and_modify(|number| *number += 1).or_insert(0);
            let place = program.sites[site as usize];
            let at = state.world.heap.address(id);
            let reached = at.is_some_and(|at| reachable.get(at));
            (format!("{}:{}#{number}", place.line, place.column), at.is_some(), reached)
        })
        .collect()
}

/// Whether a program looks through a weak reference in a later job: the language leaves open whether the target is still
/// there, and what counts, and so frees at once, has freed it by then.
fn sooner(path: &Path) -> bool {
    path.ends_with("world-32.js")
}

/// Counting frees what V8 frees, less what a plain search does not find and which hangs on cycles (that it does, and
/// that nothing else stays, is a law: see `program_laws.rs`).
#[test]
fn counting_frees_what_v8_frees_but_for_cycles() {
    let mut failures = Vec::new();
    for path in FOLDERS.into_iter().flat_map(programs).filter(|path| !sooner(path)) {
        let expected = expected(&path);
        let (checkpoints, stopped) = match counted(&path) {
            Ok(counted) => counted,
            Err(refusal) => {
                failures.push(format!("{}: {refusal}", path.display()));
                continue;
            }
        };
        let wanted = list(&expected["checkpoints"]);
        if wanted.len() != checkpoints.len() {
            failures.push(format!("{}: {} checkpoints; {stopped}", path.display(), checkpoints.len()));
        }
        for (wanted, (line, fates)) in wanted.iter().zip(checkpoints) {
            let (alive, collected) = (keys(wanted, "alive"), keys(wanted, "collected"));
            for (key, here, reached) in &fates {
                let wrong = match (here, reached) {
                    (false, _) if alive.contains(key.as_str()) => "freed, but V8 keeps",
                    (true, true) if collected.contains(key.as_str()) => "reachable, but V8 frees",
                    _ => continue,
                };
                failures.push(format!("{} line {line}: {wrong} {key}", path.display()));
            }
        }
    }
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

//! What is declared for tools (`static/heapwave.d.ts`, `static/custom-elements.json`) agrees with the element's script, with
//! the core behind it and with README: attributes, members, events, parts, and the shape of `state`.
//!
//! The files are our own, and plain enough to be read line by line.

use heapwave::view::player::{Player, Settings};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// What stands between the first line that begins so and the brace that ends it.
fn block(text: &str, head: &str) -> String {
    let begin = text.find(&format!("\n{head}")).unwrap_or_else(|| panic!("where is {head}?"));
    text[begin + 1..].split_once("\n}").unwrap().0.to_owned()
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default()
}

/// The members that an interface or a class of the declarations has, and which of them may be missing.
fn declared(head: &str) -> (Names, Names) {
    let text = block(&read("static/heapwave.d.ts"), head);
    let lines = text
        .lines()
        .skip(1)
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| !line.starts_with([' ', '/', '*']));
    let (mut all, mut optional) = (Names::new(), Names::new());
    for line in lines {
        let line = line.trim_start_matches("static ").trim_start_matches("readonly ").trim_start_matches('"');
        let name = word(line);
        if name.is_empty() || name == "addEventListener" {
            continue;
        }
        all.insert(name.to_owned());
        if line[name.len()..].trim_start_matches('"').starts_with("?:") {
            optional.insert(name.to_owned());
        }
    }
    (all, optional)
}

/// The names that the manifest lists under a key, and, if a member is asked for, those it is told of.
fn manifest(key: &str) -> Names {
    let manifest: Value = serde_json::from_str(&read("static/custom-elements.json")).unwrap();
    let listed = manifest["modules"][0]["declarations"][0][key].as_array().unwrap();
    for entry in listed {
        assert!(entry["description"].as_str().is_some_and(|told| told.ends_with('.')), "what is {entry}?");
    }
    listed.iter().map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
}

/// What stands after a mark, up to an end.
fn marked(text: &str, mark: &str, end: char) -> Names {
    text.split(mark).skip(1).filter_map(|rest| rest.split_once(end)).map(|(name, _)| name.to_owned()).collect()
}

fn rust_files(folder: &Path, told: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            rust_files(&entry, told);
        } else {
            told.push_str(&std::fs::read_to_string(entry).unwrap());
        }
    }
}

#[test]
fn attributes_are_declared_as_the_core_reads_them() {
    let core = read("src/ui/session/attributes.rs");
    let core: Names = &marked(&core, "look(\"", '"') | &marked(&core, "plain(\"", '"');
    assert_eq!(declared("export interface HeapWaveAttributes").0, core);
    assert_eq!(manifest("attributes"), core);
}

#[test]
fn members_are_declared_as_the_script_has_them_and_told_in_readme() {
    let class = block(&read("static/heapwave.js"), "export class HeapWave ");
    let ours = ["constructor", "connectedCallback", "disconnectedCallback"];
    let members = class.lines().skip(1).filter_map(|line| line.strip_prefix("  ")).filter_map(|line| {
        let line =
            ["static ", "async ", "get "].iter().fold(line, |line, mark| line.strip_prefix(mark).unwrap_or(line));
        let name = word(line);
        let ends = line[name.len()..].starts_with(['(', ' ']);
        (ends && line.ends_with(['{', '}', ';']) && !name.is_empty()).then(|| name.to_owned())
    });
    let members: Names = members.filter(|name| !ours.contains(&name.as_str())).collect();
    assert!(members.len() > 15, "where are the members? {members:?}");
    assert_eq!(declared("export class HeapWave ").0, members);
    assert_eq!(manifest("members"), members);
    let readme = read("README.md");
    let quoted: Vec<&str> = readme.split('`').skip(1).step_by(2).collect();
    let told = |name: &str| {
        let alone = |part: &&&str| part.split([' ', '.']).any(|part| word(part) == name);
        quoted.iter().find(alone).is_some()
    };
    let missing: Vec<_> = members.iter().filter(|name| !told(name)).collect();
    assert!(missing.is_empty(), "README does not tell of {missing:?}");
}

#[test]
fn events_are_declared_as_they_are_sent_and_told_in_readme() {
    let sent: Names = &marked(&read("src/ui/edge.rs"), "\"heapwave-", '"')
        | &marked(&read("static/heapwave.js"), "CustomEvent(\"heapwave-", '"');
    let sent: Names = sent.iter().map(|name| format!("heapwave-{name}")).collect();
    assert_eq!(declared("export interface HeapWaveEventMap").0, sent);
    assert_eq!(manifest("events"), sent);
    let told = marked(&read("README.md"), "`heapwave-", '`');
    let files = ["heapwave-react.d.ts"];
    let told: Names =
        told.iter().map(|name| format!("heapwave-{name}")).filter(|name| !files.contains(&name.as_str())).collect();
    assert_eq!(told, sent);
}

#[test]
fn parts_are_declared_as_they_are_drawn_and_told_in_readme() {
    let mut drawn = String::new();
    rust_files(Path::new("src/ui"), &mut drawn);
    // One is a part only where it is not within another.
    let drawn: Names = &marked(&drawn, "part=\"", '"') | &Names::from(["sentence".to_owned()]);
    assert_eq!(manifest("cssParts"), drawn);
    let readme = read("README.md");
    let told = readme.split_once("styled with `::part()`:").unwrap().1.split_once(".\n").unwrap().0;
    assert_eq!(told.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Names>(), drawn);
}

/// The state of a text, played a little.
fn state(text: &str, collector: &str) -> Value {
    let settings = Settings { collector: Some(collector.to_owned()), still: true, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap();
    while !player.prepare(1_000_000).unwrap() {}
    player.advance(0.0);
    player.state()
}

/// Every member of a value is declared, and every declared one is there if it is no optional one.
fn agrees(value: &Value, interfaces: &[&str]) {
    let (mut all, mut optional) = (Names::new(), Names::new());
    for interface in interfaces {
        let (more, may) = declared(&format!("export interface {interface} "));
        all.extend(more);
        optional.extend(may);
    }
    let there: Names = value.as_object().unwrap().keys().cloned().collect();
    let (more, missing) = (&there - &all, &(&all - &optional) - &there);
    assert!(more.is_empty() && missing.is_empty(), "{interfaces:?}: more {more:?}, missing {missing:?}");
}

#[test]
fn state_is_declared_as_it_is() {
    let program = "let a = { b: {} };\na = null;\ngc();";
    let scenario =
        r#"{ "heapwave": 1, "objects": { "a": {} }, "roots": { "r": "a" }, "script": [{ "op": "collect" }] }"#;
    for (text, collector) in
        [(program, "mark-sweep"), (scenario, "semispace"), (program, "mark-sweep reference-counting")]
    {
        let state = state(text, collector);
        agrees(&state, &["HeapWaveMoment", "HeapWaveState"]);
        agrees(&state["heap"], &["HeapWaveUse"]);
        for object in state["objects"].as_array().unwrap() {
            agrees(object, &["HeapWaveObject"]);
        }
        for root in state["roots"].as_array().unwrap() {
            agrees(root, &["HeapWaveRoot"]);
        }
        for side in state["sides"].as_array().into_iter().flatten() {
            agrees(side, &["HeapWaveMoment", "HeapWaveSide"]);
        }
    }
}

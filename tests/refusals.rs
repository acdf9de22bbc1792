//! What bad input gets: a sentence with its place and the remedy; from the command line on stderr, exit status 2, and
//! nothing on stdout. And what is not bad input, however large, runs.

use heapwave::lab::Scenario;
use heapwave::view::player::{Player, Settings};
use std::io::Write;
use std::process::{Command, Output};

/// Opens a text as a widget does and runs it ahead: what it says instead of a picture.
fn refusal(text: &str) -> String {
    let mut player = match Player::open(text, Settings::default()) {
        Ok(player) => player,
        Err(fault) => return fault.to_string(),
    };
    loop {
        match player.prepare(1_000_000) {
            Ok(false) => {}
            Ok(true) => return "no refusal".into(),
            Err(fault) => {
                assert!(!player.ready(), "nothing is half drawn");
                return fault.to_string();
            }
        }
    }
}

/// Checks the place and the beginning of what is said. `HERE` in the text marks the place; it is not part of it.
#[track_caller]
fn refused(text: &str, said: &str) {
    let at = text.find("HERE").expect("the text says where");
    let (before, line) = (&text[..at], text[..at].matches('\n').count() + 1);
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    let refusal = refusal(&text.replace("HERE", ""));
    let expected = format!("{line}:{column}: {said}");
    assert!(refusal.starts_with(&expected), "\nexpected {expected}\ngot      {refusal}");
}

#[test]
fn syntax_errors_have_their_place() {
    let graph = |text: &str| Scenario::read(text).unwrap_err().to_string();
    assert!(graph("").starts_with("1:1: there is nothing here: write a scenario"));
    assert!(graph(" function f() {}").starts_with("1:2: this is not a scenario: a scenario is JSON"));
}

#[test]
fn what_is_no_json_is_told_with_what_to_do() {
    for (text, said) in [
        (
            "{ \"heapwave\": 1,\n  \"objects\": { \"a\": {} HERE\"b\": {} } }",
            "a comma or } is missing before this: put a comma",
        ),
        ("{ \"heapwave\": 1, \"objects\": {}HERE ", "the text ends too early: a } is missing"),
        ("{ \"heapwave\": 1, \"script\": [HERE ", "the text ends too early: a ] is missing"),
        ("{ \"heapwave\": 1, \"title\": \"unHERE", "the text ends too early: a \" is missing"),
        ("{ \"heapwave\": 1, \"title\":HERE ", "the text ends too early: a value is missing"),
        (
            "{ \"heapwave\": 1, \"objects\": { \"a\": {}, HERE} }",
            "after the comma before this nothing follows: take the comma away",
        ),
        (
            "{ \"heapwave\": 1, \"script\": [{ \"op\": \"collect\" },HERE] }",
            "after the comma before this nothing follows",
        ),
        ("{ \"heapwave\": 1, \"objects\": {} } HERE}", "the scenario ended before this: take this away"),
        ("{ \"heapwave\": 1, \"objects\": HEREyes }", "here a value is missing: write a text in double quotes"),
        ("{ \"heapwave\": 1, HEREobjects: {} }", "a key is missing here: write it in double quotes"),
        ("{ \"heapwave\": 1, HERE// mine\n \"objects\": {} }", "JSON has no comments: take this one away"),
        (
            "{ \"heapwave\": 1, \"title\": \"onHEREe\ntwo\", \"objects\": {} }",
            "this text in quotes is not closed: close it with \"",
        ),
        ("{ \"heapwave\" HERE1, \"objects\": {} }", "a colon is missing before this"),
        ("{ \"heapwave\": 1, \"script\": [{ \"op\": \"collect\" } HERE{}] }", "a comma or ] is missing before this"),
        ("{ \"heapwave\": 1, \"title\": \"a\\HEREq\", \"objects\": {} }", "a backslash in quotes needs one of"),
        ("{ \"heapwave\": 1, \"objects\": { \"a\": HERE5 } }", "this must be something else: write an object, { … }"),
        ("{ \"heapwave\": 1, \"objects\": {}, HERE\"objects\": {} }", "the key \"objects\" is there twice"),
    ] {
        refused(text, said);
    }
}

#[test]
fn programs_are_refused_by_name_before_anything_runs() {
    refused("console.log(1);\nlet a = HERE/(/;", "Invalid regular expression: /(/: Unterminated group");
    refused("let a = 1;\nHEREwith (a) {}", "");
    refused("HEREimport fs from 'node:fs';", "importing from 'node:fs' is not supported");
    refused(
        "console.log(1);\nconst fs = HERErequire('fs');",
        "Cannot find module 'fs': heapwave has events, assert, util",
    );
}

#[test]
fn unknown_keys_are_named() {
    refused(
        "{ \"heapwave\": 1, HERE\"object\": {} }",
        "unknown key \"object\": the keys here are heapwave, title, collector",
    );
    refused(
        "{ \"heapwave\": 1, \"objects\": {\n \"ä\": { HERE\"sise\": 8 } } }",
        "unknown key \"sise\": the keys here are size, fields",
    );
    refused(
        "{ \"heapwave\": 1, \"objects\": {}, \"script\": [{ \"op\": \"collect\", \"to\": HEREnull }] }",
        "this operation has no key \"to\"",
    );
    refused("{ \"heapwave\": 1 HERE}", "the key \"objects\" is missing");
}

#[test]
fn a_reference_to_nobody_is_named() {
    refused(
        "{ \"heapwave\": 1, \"objects\": { \"a\": { \"fields\": { \"x\": HERE\"b\" } } } }",
        "a reference to \"b\", but there is no such object",
    );
    refused("{ \"heapwave\": 1, \"objects\": {}, \"roots\": { \"r\": HERE\"a\" } }", "a reference to \"a\"");
    refused(
        "{ \"heapwave\": 1, \"objects\": {}, \"script\": [\n  { \"op\": \"set\", \"object\": HERE\"n\", \"field\": \"x\", \"to\": null },\n  { \"op\": \"new\", \"object\": \"n\" } ] }",
        "a reference to \"n\", but there is no such object",
    );
}

#[test]
fn sizes_that_cannot_be_are_refused() {
    for size in ["0", "3", "1000000000", "-8", "8.5", "1e300"] {
        refused(&format!("{{ \"heapwave\": 1, \"objects\": {{ \"a\": {{ \"size\": HERE{size} }} }} }}"), "a size of ");
    }
    refused("{ \"heapwave\": 1, \"objects\": { \"a\": { \"size\": HERE\"big\" } } }", "\"size\" must be a number");
}

#[test]
fn a_heap_too_small_says_what_is_needed() {
    refused(
        "{ \"heapwave\": 1, \"heap\": HERE40, \"objects\": { \"a\": {}, \"b\": {} } }",
        "a heap of 40 bytes is too small: the 2 objects take 96 bytes",
    );
    refused(
        "{ \"heapwave\": 1, \"heap\": HERE1e12, \"objects\": {} }",
        "\"heap\" is 1000000000000: write a whole number",
    );
    refused(
        "{ \"heapwave\": 1, \"heap\": 64, \"objects\": { \"a\": {} }, \"roots\": { \"r\": \"a\" },\n  \"script\": [{ \"op\": HERE\"new\", \"object\": \"n\" }] }",
        "out of memory: this makes \"n\" and needs 48 bytes in one piece, but 48 of 64 bytes are in use after all that could be freed",
    );
}

#[test]
fn names_are_given_once() {
    refused(
        "{ \"heapwave\": 1, \"objects\": { \"a\": {} }, \"roots\": { \"r\": \"a\", HERE\"r\": null } }",
        "root \"r\" is named twice",
    );
    refused("{ \"heapwave\": 1, \"objects\": { \"a\": {}, HERE\"a\": {} } }", "object \"a\" is named twice");
    refused(
        "{ \"heapwave\": 1, \"objects\": { \"a\": { \"fields\": { \"x\": null, HERE\"x\": null } } } }",
        "field \"x\" is named twice",
    );
    refused(
        "{ \"heapwave\": 1, \"objects\": { \"a\": {} }, \"script\": [{ \"op\": \"new\", \"object\": HERE\"a\" }] }",
        "object \"a\" is named twice",
    );
}

#[test]
fn a_script_that_uses_a_freed_object_is_refused_where_it_does() {
    let text = "{ \"heapwave\": 1, \"objects\": { \"a\": {} }, \"script\": [ { \"op\": \"collect\" },\n  { \"op\": HERE\"set\", \"object\": \"a\", \"field\": \"x\", \"to\": null } ] }";
    refused(
        text,
        "this sets \"a\".x, but \"a\" has been freed by then: keep it reachable from a root, or leave this out",
    );
}

#[test]
fn other_nonsense_has_its_place_too() {
    refused("{ \"heapwave\": HERE2, \"objects\": {} }", "this reads scenarios of version 1");
    refused(
        "{ \"heapwave\": 1, \"collector\": HERE\"magic\", \"objects\": {} }",
        "there is no collector \"magic\": choose one of reference-counting, mark-sweep",
    );
    refused("{ \"heapwave\": 1, \"worklist\": HERE\"heap\", \"objects\": {} }", "there is no worklist order");
    refused("{ \"heapwave\": 1, \"rootSlots\": HERE65, \"objects\": {} }", "\"rootSlots\" is 65");
    refused("{ \"heapwave\": 1, \"objects\": { \"a\": { \"at\": HERE[1] } } }", "\"at\" is a place on the page");
    refused("{ \"heapwave\": 1, \"objects\": {}, \"script\": [{ \"op\": HERE\"jump\" }] }", "\"op\" must be");
    refused(
        "{ \"heapwave\": 1, \"objects\": {}, \"script\": [{ \"op\": HERE\"root\", \"name\": \"r\" }] }",
        "this operation needs \"to\"",
    );
}

/// Runs the program on a text in a file.
fn heapwave(name: &str, text: &str, collector: &str) -> Output {
    let path = std::env::temp_dir().join(format!("heapwave-{}-{name}", std::process::id()));
    std::fs::File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
    let arguments = ["run", path.to_str().unwrap(), "--collector", collector, "--json"];
    let output = Command::new(env!("CARGO_BIN_EXE_heapwave")).args(arguments).output().unwrap();
    std::fs::remove_file(&path).unwrap();
    output
}

#[test]
fn the_command_line_says_it_on_stderr_and_ends_with_2() {
    let text = "{ \"heapwave\": 1,\n  \"objects\": { \"a\": { \"size\": 3 } } }";
    let output = heapwave("bad.json", text, "mark-sweep");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("bad.json:2:31: a size of 3 cannot be"), "{said}");
    let output = heapwave("program.js", "gc(", "mark-sweep");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}

#[test]
fn the_command_line_reports() {
    let text = "{ \"heapwave\": 1, \"objects\": { \"a\": {}, \"b\": {} }, \"roots\": { \"r\": \"a\" }, \"script\": [{ \"op\": \"collect\" }] }";
    let output = heapwave("good.json", text, "mark-sweep");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["collects"][0]["freed"], serde_json::json!(["b"]));
    assert_eq!((report["heapwave"].as_u64(), report["collector"].as_str()), (Some(1), Some("mark-sweep")));
}

/// A chain of this number of objects, dropped at its head.
fn chain(length: usize) -> String {
    let objects: Vec<String> = (0..length)
        .map(|i| match i + 1 < length {
            true => format!("\"o{i}\":{{\"size\":8,\"fields\":{{\"n\":\"o{}\"}}}}", i + 1),
            false => format!("\"o{i}\":{{\"size\":8}}"),
        })
        .collect();
    let script = "[{\"op\":\"collect\"},{\"op\":\"root\",\"name\":\"r\",\"to\":null},{\"op\":\"collect\"}]";
    format!("{{\"heapwave\":1,\"objects\":{{{}}},\"roots\":{{\"r\":\"o0\"}},\"script\":{script}}}", objects.join(","))
}

#[test]
fn a_chain_a_million_deep_runs_and_is_freed() {
    let text = chain(1_000_000);
    for collector in ["mark-sweep", "reference-counting"] {
        let output = heapwave(&format!("chain-{collector}.json"), &text, collector);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["end"]["live_count"], 0, "{collector}");
    }
}

#[test]
fn an_object_with_a_hundred_thousand_fields_runs() {
    let fields: Vec<String> = (0..100_000).map(|i| format!("\"f{i}\":\"x\"")).collect();
    let script = "[{\"op\":\"collect\"},{\"op\":\"set\",\"object\":\"hub\",\"field\":\"one more\",\"to\":\"x\"},{\"op\":\"root\",\"name\":\"r\",\"to\":null},{\"op\":\"collect\"}]";
    let text = format!(
        "{{\"heapwave\":1,\"objects\":{{\"hub\":{{\"fields\":{{{}}}}},\"x\":{{}}}},\"roots\":{{\"r\":\"hub\"}},\"script\":{script}}}",
        fields.join(",")
    );
    for collector in ["mark-sweep", "reference-counting"] {
        let output = heapwave(&format!("wide-{collector}.json"), &text, collector);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["end"]["live_count"], 0, "{collector}");
    }
}

#[test]
fn a_widget_shows_twenty_thousand_objects_and_says_how_many_more_there_are() {
    let mut player = Player::open(&chain(30_000), Settings::default()).unwrap();
    while !player.prepare(50_000).unwrap() {}
    let frame = player.frame().unwrap();
    assert_eq!((frame.picture.nodes.len(), frame.picture.hidden), (20_000, 10_000));
}

#[test]
fn a_plain_text_is_what_it_looks_like() {
    for (text, said) in [
        ("let kept = { name: 1 };\ngc();\n", "\"checkpoints\""),
        ("kept -> other\nother -> kept : back\n", "\"kept\""),
        ("{ \"heapwave\": 1, \"objects\": { \"lost\": {} } }", "\"lost\""),
        ("# one alone\nkept\n", "\"kept\""),
    ] {
        let output = heapwave("plain.txt", text, "mark-sweep");
        let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && told.contains(said), "{text:?}: {told}");
    }
}

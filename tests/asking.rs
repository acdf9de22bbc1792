//! The questions of the command line, held to the letter in `tests/asking` (`UPDATE=1` writes them anew); each command that
//! README shows, run; and what is asked wrongly.

use serde_json::Value;
use std::path::Path;
use std::process::Output;

fn heapwave(arguments: &[&str]) -> Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_heapwave")).args(arguments).output().unwrap()
}

fn told(arguments: &[&str]) -> String {
    let output = heapwave(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A question, and the file with its answers: as text, and as JSON.
const CASES: [(&str, &str); 16] = [
    ("why-root", "why static/samples/mark-sweep.json --object 'Object 1' --at start"),
    ("why-many", "why static/samples/event-bus.js --object {panel} --at line-20 --paths 4"),
    ("why-ignored", "why static/samples/mark-sweep.json --object 'Object 1' --at start --ignore 'root 2'"),
    ("why-freed", "why static/samples/cycle.js --object b"),
    ("why-counted", "why static/samples/cycle.js --object b --collector reference-counting"),
    ("why-weak", "why static/samples/weakmap-cache.js --object '{line 8}' --at line-11"),
    ("why-not-weak", "why static/samples/weakmap-cache.js --object '{line 8}' --at line-11 --ignore-weak"),
    ("cut-root", "cut static/samples/mark-sweep.json --reference 2 --at start"),
    ("cut-field", "cut static/samples/mark-sweep.json --reference 'Object 4.a' --at start"),
    ("cut-variable", "cut static/samples/linked-list.js --reference head --at line-16"),
    ("cut-parent", "cut static/samples/tree-with-parents.js --reference leaf.parent --at line-21"),
    ("keepers-graph", "keepers static/samples/mark-sweep.json --at start"),
    ("keepers-program", "keepers static/samples/memo-cache.js --at line-14 --top 5"),
    ("lives-graph", "lives static/samples/generational-death.json"),
    ("lives-program", "lives static/samples/doubly-linked.js"),
    ("lives-counted", "lives static/samples/doubly-linked.js --collector reference-counting"),
];

/// A command as a shell takes it apart.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut quote, mut word) = (Vec::new(), None, None::<String>);
    for c in command.chars() {
        match (c, quote) {
            ('\'' | '"', None) => (quote, word) = (Some(c), Some(word.unwrap_or_default())),
            (c, Some(open)) if c == open => quote = None,
            (' ', None) => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[test]
fn answers_to_the_letter() {
    for (name, command) in CASES {
        let words = words(command);
        let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        let json: Value = serde_json::from_str(&told(&[&arguments[..], &["--json"]].concat())).unwrap();
        let answer = format!("{}\n{}\n", told(&arguments), serde_json::to_string_pretty(&json).unwrap());
        let file = Path::new("tests/asking").join(name).with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &answer).unwrap();
        }
        let known = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(known, answer, "{name} is answered otherwise now: run with UPDATE=1 if that is right");
    }
}

#[test]
fn the_commands_of_the_readme() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let section = readme.split_once("**Ask** ").unwrap().1.split_once("**Break** ").unwrap().0;
    let commands: Vec<&str> =
        section.lines().filter_map(|line| line.trim().strip_prefix("cargo run --release -- ")).collect();
    // What needs the built site is the browser tests' matter.
    let commands: Vec<&str> = commands.into_iter().filter(|command| !command.starts_with("export ")).collect();
    assert!(commands.len() > 8, "{commands:?}");
    let folder = std::env::temp_dir().join(format!("heapwave-asking-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for command in commands {
        // What is written goes into a folder of the test's own; what is read is the repository's, or was written before.
        let place = |word: String| match std::fs::exists(&word).unwrap() || !word.starts_with("graph.") {
            true => word,
            false => folder.join(word).to_string_lossy().into_owned(),
        };
        let words: Vec<String> = words(command.split('#').next().unwrap()).into_iter().map(place).collect();
        let out = told(&words.iter().map(String::as_str).collect::<Vec<_>>());
        if words.iter().any(|word| word == "--json") {
            assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["heapwave"], 1, "{command}");
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_graph_in_another_format_is_run_and_asked() {
    let folder = std::env::temp_dir().join(format!("heapwave-formats-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let before = told(&["run", "static/samples/cycle-removal.json", "--collector", "mark-sweep", "--json"]);
    let before: Value = serde_json::from_str(&before).unwrap();
    for name in ["graph.dot", "graph.csv", "graph.txt", "graph.json", "graph.mmd"] {
        let file = file(name);
        told(&["convert", "static/samples/cycle-removal.json", "-o", &file, "--at", "start"]);
        if name.ends_with("mmd") {
            continue;
        }
        let report: Value = serde_json::from_str(&told(&["run", &file, "--json"])).unwrap();
        assert_eq!(report["end"]["live"], serde_json::json!(["Ann", "Ben", "Cat", "Tail"]), "{name}");
        assert_ne!(report["end"]["live"], before["end"]["live"], "the script is in no format but the scenario's own");
        assert_eq!(told(&["why", &file, "--object", "Ben"]), "Ben is alive: root ann → Ann.friend → Ben.\n", "{name}");
    }
    // A program's graph, too, at a moment.
    let dot = told(&["convert", "static/samples/cycle.js", "--at", "line-6", "--to", "dot"]);
    assert!(dot.contains("\"{a}\" -> \"{b}\" [label=other]"), "{dot}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_asked_wrongly_is_told_and_nothing_else() {
    let bad = std::env::temp_dir().join(format!("heapwave-bad-{}.dot", std::process::id()));
    std::fs::write(&bad, "digraph {\n  a -- b\n}\n").unwrap();
    let bad = bad.to_string_lossy().into_owned();
    let (cycle, graph) = ("static/samples/cycle.js", "static/samples/mark-sweep.json");
    for (arguments, message) in [
        (vec!["why", "nowhere.js", "--object", "a"], "nowhere.js:1:1: the file cannot be read".to_owned()),
        (vec!["why", cycle, "--object", "c"], format!("{cycle}:1:1: nothing in this run is called \"c\": there are ")),
        (
            vec!["why", graph, "--object", "Object 9"],
            format!("{graph}:1:1: nothing in this run is called \"Object 9\": near are Object 1, "),
        ),
        (vec!["why", cycle, "--object", "a", "--at", "noon"], format!("{cycle}:1:1: there is no moment \"noon\"")),
        (vec!["why", cycle, "--object", "a", "--at", "9999"], format!("{cycle}:1:1: there is no tick 9999")),
        (
            vec!["cut", graph, "--reference", "Object 2.x", "--at", "start"],
            format!("{graph}:1:1: there is no reference \"Object 2.x\" at this moment: near are Object 2.a, "),
        ),
        (vec!["cut", cycle, "--reference", "a", "--collector", "none"], format!("{cycle}:1:1: there is no collector")),
        (vec!["keepers", &bad], format!("{bad}:2:5: references have a direction")),
        (vec!["run", &bad], format!("{bad}:2:5: references have a direction")),
        (vec!["convert", graph], format!("{graph}:1:1: in which format?")),
    ] {
        let output = heapwave(&arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.starts_with(&message), "{told}");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    }
    std::fs::remove_file(bad).unwrap();
}

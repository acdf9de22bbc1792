//! Why an object is alive, or is not: one line a case, for graphs and programs under every collector.

#[allow(dead_code, reason = "the edits are for the laws")]
mod random;

use heapwave::lab::{Lab, Limits, Scenario, State};
use heapwave::view::player::{Command, Player, Settings};
use memory::gc;
use memory::time::{Machine, Mute, Progress, Tick};
use memory::world::oracle;
use proptest::prelude::*;
use std::rc::Rc;

fn open(text: &str, collector: &str, at: &str) -> Player {
    let settings =
        Settings { collector: Some(collector.into()), at: Some(at.into()), still: true, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player
}

/// The sentence for an object at a moment.
fn why(text: &str, collector: &str, at: &str, object: &str) -> String {
    let mut player = open(text, collector, at);
    let pick = player.find(object).unwrap();
    player.obey(Command::Select(Some(pick))).unwrap();
    let state = player.state();
    assert_eq!(state["selected"].as_str().map(|name| name.contains(object)), Some(true));
    state["why"].as_str().unwrap().to_owned()
}

const MARK: &str = "mark-sweep";
const COUNT: &str = "reference-counting";

const DIAGRAM: &str = include_str!("../static/samples/mark-sweep.json");

#[test]
fn a_graph_tells_its_paths() {
    let long = format!(
        r#"{{ "heapwave": 1, "objects": {{ {}, "o20": {{}} }}, "roots": {{ "r": "o0" }}, "script": [] }}"#,
        (0..20).map(|i| format!(r#""o{i}": {{ "fields": {{ "to": "o{}" }} }}"#, i + 1)).collect::<Vec<_>>().join(", ")
    );
    let weak = r#"{ "heapwave": 1, "objects": { "cache": { "weak": { "w": "item" } }, "item": {} },
        "roots": { "r": "cache", "s": "item" }, "script": [{ "op": "root", "name": "s", "to": null }, { "op": "collect" }] }"#;
    let made = r#"{ "heapwave": 1, "objects": { "a": {} }, "roots": { "r": "a" },
        "script": [{ "op": "new", "object": "k" }, { "op": "collect" }] }"#;
    for (text, collector, at, object, sentence) in [
        (DIAGRAM, MARK, "start", "Object 3", "Object 3 is alive: root 2 → Object 2.b → Object 3."),
        (DIAGRAM, MARK, "start", "Object 4", "Object 4 is alive: root 2 → Object 2.c → Object 4."),
        (DIAGRAM, MARK, "start", "Object 6", "Object 6 is alive: root 11 → Object 6."),
        (DIAGRAM, MARK, "start", "Object 5", "No path from a root leads to Object 5: the next collection frees it."),
        (
            DIAGRAM,
            MARK,
            "wave-1",
            "Object 8",
            "No path from a root leads to Object 8: the collection under way frees it.",
        ),
        (DIAGRAM, MARK, "end", "Object 5", "Object 5 was freed at step 16."),
        (DIAGRAM, COUNT, "start", "Object 5", "No path from a root leads to Object 5: counting is about to free it."),
        (
            &long,
            MARK,
            "0",
            "o20",
            "o20 is alive: root r → o0.to → o1.to → o2.to → o3.to → o4.to → … 12 more … → o17.to → o18.to → o19.to → o20.",
        ),
        (weak, MARK, "op-1", "item", "Only weak references lead to item, from cache: the next collection frees it."),
        (weak, MARK, "start", "item", "item is alive: root s → item."),
        (made, MARK, "op-1", "k", "k is alive: the operation that made it → k."),
        (made, MARK, "start", "k", "k is not made yet."),
    ] {
        assert_eq!(why(text, collector, at, object), sentence, "{object} at {at} under {collector}");
    }
}

const PAIR: &str = "function pair() {\n  const a = {}, b = {};\n  a.other = b; b.other = a;\n  return a;\n}\nvar kept = pair();\nkept = null;\ngc();\n";

#[test]
fn a_program_tells_its_paths() {
    let closure = "function make() {\n  const data = { big: 1 };\n  const unused = () => data;\n  return function cancel() {};\n}\nconst cancel = make();\ngc();\n";
    let timer = "let n = 0;\nfunction start() {\n  const load = { rows: [] };\n  setInterval(() => load.rows.push(n), 100);\n}\nstart();\ngc();\n";
    let maps = "const key = {}, value = { v: 1 };\nconst notes = new WeakMap();\nnotes.set(key, value);\nconst all = new Map();\nconst inner = {};\nall.set('a', inner);\nconst list = [1, [2], { last: 1 }];\n";
    let maps = format!(
        "(function () {{\n{maps}globalThis.key = key; globalThis.notes = notes; globalThis.all = all; globalThis.list = list;\n}})();\ngc();\n"
    );
    let proto = "var one = (function () {\n  const extra = { tag: 1 };\n  class Base {}\n  Base.prototype.extra = extra;\n  return new Base();\n})();\ngc();\n";
    let dom = "(function () {\n  const table = document.createElement('table');\n  const row = document.createElement('tr');\n  table.appendChild(row);\n  document.body.appendChild(table);\n})();\ngc();\n";
    for (text, collector, at, object, sentence) in [
        (PAIR, MARK, "line-7", "{b}", "{b} is alive: global kept → {a}.other → {b}."),
        (PAIR, COUNT, "line-4", "{b}", "{b} is alive: variable b of pair() → {b}."),
        (PAIR, MARK, "line-8", "{b}", "No path from a root leads to {b}: the next collection frees it."),
        (
            PAIR,
            COUNT,
            "end",
            "{b}",
            "No path from a root leads to {b}, yet it counts 1: {a}.other. Counting cannot free it.",
        ),
        (PAIR, MARK, "line-8", "pair", "ƒ pair is alive: global pair → ƒ pair."),
        (closure, MARK, "end", "{data}", "{data} is alive: variable cancel → ƒ cancel captures data → {data}."),
        (timer, MARK, "end", "{load}", "{load} is alive: a timer → ƒ line 4 captures load → {load}."),
        (
            &maps,
            MARK,
            "end",
            "{value}",
            "{value} is alive: global notes → weak map notes, as long as its key {key} is alive, → {value}.",
        ),
        (&maps, MARK, "end", "{inner}", "{inner} is alive: global all → map all as an entry → {inner}."),
        (&maps, MARK, "end", "[line 8]", "[line 8] is alive: global list → [list][1] → [line 8]."),
        (proto, MARK, "end", "{extra}", "{extra} is alive: global one → Base by its prototype → {extra}."),
        (dom, MARK, "end", "<tr>", "<tr> is alive: the document → <table>.childNodes → <tr>."),
    ] {
        assert_eq!(why(text, collector, at, object), sentence, "{object} at {at} under {collector}");
    }
}

/// At a moment, what each object that is there is told to be, by its address.
fn told(player: &mut Player) -> Vec<(u64, String)> {
    let objects = player.state()["objects"].as_array().unwrap().clone();
    let there = objects.iter().filter_map(|object| Some((object["label"].as_str()?, object["address"].as_u64()?)));
    let why = |(label, address): (&str, u64)| {
        let pick = player.find(label).unwrap();
        player.obey(Command::Select(Some(pick))).unwrap();
        (address, player.state()["why"].as_str().unwrap().to_owned())
    };
    there.map(why).collect()
}

fn agrees_with_the_oracle(player: &mut Player, state: &State) {
    let reached = oracle::reachable(&state.world);
    for (address, why) in told(player) {
        let at = state.world.objects().find(|at| u64::from(at.byte()) == address).unwrap();
        assert_eq!(why.contains(" is alive: "), reached.get(at), "{why}");
        assert!(why.ends_with('.') && !why.contains("→ ."), "{why}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// A path is told if and only if the plain search reaches the object, at any moment under any collector.
    #[test]
    fn a_path_is_told_of_what_is_reachable_and_of_nothing_else(text in random::scenario(), tick in 0..200u64) {
        for collector in gc::ALL.iter().map(|collector| collector.traits().name) {
            let lab = Lab::under(Rc::new(Scenario::read(&text).unwrap()), collector).unwrap();
            let (mut state, mut at) = (lab.start(), 0);
            while at < tick && lab.step(&mut state, &mut Mute) == Progress::More {
                at += 1;
            }
            let settings = Settings { collector: Some(collector.into()), still: true, ..Settings::default() };
            let mut player = Player::open(&text, settings).unwrap();
            // A run may fail for want of room.
            if let Ok(true) = player.prepare(100_000) {
                player.obey(Command::Seek(Tick(at))).unwrap();
                prop_assert_eq!(player.tick(), Tick(at).min(player.ticks()));
                if player.tick() == Tick(at) {
                    agrees_with_the_oracle(&mut player, &state);
                }
            }
        }
    }
}

#[test]
fn so_it_is_with_programs() {
    let mut paths: Vec<_> = ["article", "ours"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(format!("tests/programs/{folder}")).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "js"))
        .collect();
    paths.sort();
    for path in paths.iter().step_by(5) {
        let text = std::fs::read_to_string(path).unwrap();
        for collector in gc::ALL.iter().map(|collector| collector.traits().name) {
            let mut player = open(&text, collector, "start");
            let ticks = player.ticks();
            let lab = Lab::under(Rc::new(Scenario::program(&text, Limits::default()).unwrap()), collector).unwrap();
            let (mut state, mut at) = (lab.start(), 0);
            for part in 0..=6 {
                let to = ticks.0 * part / 6;
                while at < to && lab.step(&mut state, &mut Mute) == Progress::More {
                    at += 1;
                }
                player.obey(Command::Seek(Tick(at))).unwrap();
                agrees_with_the_oracle(&mut player, &state);
            }
        }
    }
}

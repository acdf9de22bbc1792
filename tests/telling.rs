//! The stride that suits: nothing that a collector does is jumped over unseen, and nothing takes minutes.

#[allow(dead_code, reason = "the edits are for the laws")]
mod random;

use heapwave::lab::{Lab, Run, Scenario, Stride};
use heapwave::view::player::{Command, Player, Settings};
use memory::gc;
use memory::time::{Fuel, Tick};
use proptest::prelude::*;
use std::rc::Rc;

/// All moments at which the stride that suits stops.
fn stops(run: &Run) -> Vec<Tick> {
    run.chart().stops(Tick(0), run.end(), Stride::Auto).collect()
}

proptest! {
    #[test]
    fn a_collection_is_told_in_a_few_steps_whatever_its_size(text in random::scenario()) {
        let scenario = Rc::new(Scenario::read(&text).unwrap());
        for collector in gc::ALL {
            let mut run = Run::new(Lab { scenario: scenario.clone(), collector });
            prop_assert!(run.explore(&mut Fuel(100_000)));
            let stops = stops(&run);
            for collection in run.chart().telling().collections() {
                let inside = stops.iter().filter(|at| **at > collection.from && **at <= collection.to).count();
                prop_assert_eq!(inside, collection.steps);
                prop_assert!(collection.from == Tick(0) || stops.contains(&collection.from), "its beginning is shown");
                prop_assert!(stops.contains(&collection.to), "its end is shown");
                prop_assert!(collection.steps <= 60, "{} steps under {}", collection.steps, collector.traits().name);
            }
            // Back is the same way.
            let mut back: Vec<Tick> = std::iter::successors(Some(run.chart().previous(run.end(), Stride::Auto)), |at| {
                (*at > Tick(0)).then(|| run.chart().previous(*at, Stride::Auto))
            }).collect();
            back.reverse();
            back.push(run.end());
            let there: Vec<Tick> = std::iter::once(Tick(0)).chain(stops).collect();
            prop_assert!(there == back || there.iter().eq(back[..back.len() - 1].iter()), "{:?} {:?}", there, back);
        }
    }
}

/// How many milliseconds a whole run plays at speed 1, and how many of them a collector works.
fn played(text: &str, collector: &str) -> (f64, f64) {
    let settings = Settings { collector: Some(collector.into()), still: true, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player.obey(Command::Play).unwrap();
    let (mut all, mut collecting) = (0.0, 0.0);
    while player.playing() {
        let rests = player.state()["phase"] == "program";
        player.advance(20.0);
        all += 20.0;
        collecting += if rests { 0.0 } else { 20.0 };
        assert!(all < 600_000.0, "it plays for ever");
    }
    (all, collecting)
}

/// A program with a list of `n` objects, all of them garbage in the end but one.
fn list(n: usize) -> String {
    format!(
        "let head = null;\nfor (let i = 0; i < {n}; i++) {{\n  head = {{ i, next: head }};\n}}\nhead = {{ i: -1 }};\ngc();\n"
    )
}

#[test]
fn a_collection_takes_between_5_and_20_seconds_and_a_loop_hurries() {
    for n in [1, 10, 200] {
        let (all, collecting) = played(&list(n), "mark-sweep");
        assert!((4_000.0..=21_000.0).contains(&collecting), "{n} objects: {collecting} ms of collecting");
        assert!(
            all - collecting < 10_000.0 + 150.0 * n as f64,
            "{n} objects: {all} ms, {collecting} of them collecting"
        );
    }
}

#[test]
fn one_key_goes_to_the_next_collection_and_to_what_is_freed() {
    let mut player = Player::open(&list(3), Settings::default()).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player.obey(Command::ToCollection(true)).unwrap();
    let told = player.state()["sentence"].as_str().unwrap().to_owned();
    assert!(told.contains("asks for a collection"), "{told}");
    let begun = player.tick();
    player.obey(Command::ToFreed(true)).unwrap();
    assert!(player.tick() > begun);
    let told = player.state()["sentence"].as_str().unwrap().to_owned();
    assert!(told.contains("freed"), "{told}");
    player.obey(Command::ToCollection(false)).unwrap();
    assert_eq!(player.tick(), begun);
}

/// The sentences of a run at the stride that suits.
fn sentences(text: &str, collector: &str) -> Vec<String> {
    let settings = Settings { collector: Some(collector.into()), still: true, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap();
    while !player.prepare(10_000).unwrap() {}
    let mut told = Vec::new();
    loop {
        let before = player.state()["tick"].clone();
        player.obey(Command::Step(1, None)).unwrap();
        let state = player.state();
        if state["tick"] == before {
            return told;
        }
        told.push(state["sentence"].as_str().unwrap().to_owned());
    }
}

#[test]
fn a_cascade_is_told_object_by_object() {
    let chain = "let chain = null;\nfor (let i = 0; i < 5; i++) chain = { next: chain };\nchain = null;\n";
    let told = sentences(chain, "reference-counting");
    let end = |words: &str| told.iter().filter(|sentence| sentence.contains(words)).cloned().collect::<Vec<_>>();
    let (dying, freed) = (end("has no reference left"), end("bytes can be used again"));
    assert_eq!((dying.len(), freed.len()), (5, 5), "{told:#?}");
    assert!(dying[0].starts_with("{chain 5}") && freed[0].starts_with("{chain} "), "{told:#?}");
}

#[test]
fn a_step_at_which_several_objects_are_freed_names_them_all() {
    let pair = "let a = { x: { y: 1 } };\na = null;\n";
    let told = sentences(pair, "reference-counting");
    assert!(
        told.iter().any(|sentence| sentence.contains("{x} and {a} are freed, one after the other")
            || sentence.contains("{a} and {x} are freed, one after the other")),
        "{told:#?}"
    );
}

#[test]
fn what_the_picture_folds_away_is_no_step_and_has_the_name_of_who_keeps_it() {
    let page = "let cell = document.createElement('td');\ndocument.body.append(cell);\nsetTimeout(() => cell.remove(), 50);\ngc();\n";
    for collector in gc::ALL {
        for sentence in sentences(page, collector.traits().name) {
            let said = ["folded away", "engine itself", "learns where something internal"];
            assert!(!said.iter().any(|words| sentence.contains(words)), "{}: {sentence}", collector.traits().name);
        }
    }
}

#[test]
fn a_condition_says_where_it_leads() {
    let told = sentences("let i = 0;\nif (i > 0) {\n  i = 1;\n}\ni = 2;\n", "mark-sweep");
    assert!(told.iter().any(|sentence| sentence == "Nothing changes. Line 5 comes next."), "{told:#?}");
}

#[test]
fn one_of_several_of_the_same_name_is_told_from_the_others() {
    let chain = "let chain = null;\nfor (let i = 0; i < 2; i++) chain = { next: chain };\n";
    let told = sentences(chain, "mark-sweep");
    assert!(told.iter().any(|sentence| sentence.starts_with("next of {chain 2} refers to {chain} now")), "{told:#?}");
}

#[test]
fn a_class_is_told_once_though_two_variables_have_its_name() {
    let told = sentences("class Node { constructor(v) { this.v = v; } }\nlet a = new Node({});\ngc();\n", "mark-sweep");
    assert!(told.iter().any(|sentence| sentence.contains("Node refers to class Node now")), "{told:#?}");
    assert!(!told.iter().any(|sentence| sentence.contains("Node refers to nothing")), "{told:#?}");
}

#[test]
fn turns_of_the_event_loop_are_steps() {
    let text = "let n = 0;\nsetTimeout(() => { n = 1; }, 5);\nsetTimeout(() => { n = 2; }, 10);\nn = 3;\n";
    let scenario = Scenario::program(text, heapwave::lab::Limits::default()).unwrap();
    let mut run = Run::new(Lab::new(Rc::new(scenario)));
    assert!(run.explore(&mut Fuel(100_000)));
    let chart = run.chart();
    let turns: Vec<Tick> = chart.stops(Tick(0), run.end(), Stride::Task).collect();
    assert_eq!((turns.len(), &turns[..]), (2, chart.turns()), "one for each timer");
    assert_eq!(chart.previous(run.end(), Stride::Task), turns[1]);
    assert_eq!(chart.previous(turns[1], Stride::Task), turns[0]);
    assert_eq!((chart.previous(turns[0], Stride::Task), chart.next(turns[1], Stride::Task)), (Tick(0), run.end()));
}

#[test]
fn the_start_counts_what_is_there() {
    for (objects, roots, expected) in [
        ("", "", "No objects in the heap, no roots."),
        ("\"a\": {}", "\"r\": null", "1 object in the heap, 1 root, which refers to nothing."),
        ("\"a\": {}", "\"r\": \"a\"", "1 object in the heap, 1 root, which refers to an object."),
        (
            "\"a\": {}, \"b\": {}",
            "\"r\": \"a\", \"s\": \"b\"",
            "2 objects in the heap, 2 roots, each of which refers to an object.",
        ),
        ("\"a\": {}", "\"r\": \"a\", \"s\": null", "1 object in the heap, 2 roots, 1 of which refers to an object."),
        ("\"a\": {}", "\"r\": null, \"s\": null", "1 object in the heap, 2 roots, which refer to nothing."),
        (
            "\"a\": {}",
            "\"r\": \"a\", \"s\": \"a\", \"t\": null",
            "1 object in the heap, 3 roots, 2 of which refer to an object.",
        ),
    ] {
        let text = format!("{{ \"heapwave\": 1, \"objects\": {{ {objects} }}, \"roots\": {{ {roots} }} }}");
        let mut player = Player::open(&text, Settings { still: true, ..Settings::default() }).unwrap();
        while !player.prepare(10_000).unwrap() {}
        assert_eq!(player.state()["sentence"], format!("{expected} Nothing has happened yet."));
    }
}

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

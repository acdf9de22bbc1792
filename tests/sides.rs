//! Two collectors side by side on one clock: what each frees and when, the way there and back, edits on both.

mod random;

use heapwave::lab::{Stride, TextKind};
use heapwave::view::player::{Command, Player, PlayerEvent, Settings};
use memory::time::Tick;
use proptest::prelude::*;
use serde_json::Value;

const CYCLE: &str = "function f() {\n  var o1 = {};\n  var o2 = {};\n  o1.p = o2;\n  o2.p = o1;\n}\n\nf();\ngc();\n";
const DIAGRAM: &str = include_str!("../static/samples/mark-sweep.json");
const BOTH: &str = "reference-counting mark-sweep";

fn open(text: &str, collectors: &str) -> Player {
    let settings = Settings { collector: Some(collectors.into()), still: true, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap_or_else(|fault| panic!("{fault:?}"));
    while !player.prepare(10_000).unwrap() {}
    player.advance(0.0);
    player
}

fn obey(player: &mut Player, command: Command) -> Vec<PlayerEvent> {
    player.obey(command).unwrap();
    let mut events = Vec::new();
    for _ in 0..10_000 {
        events.extend(player.advance(16.0));
        if player.resting() && !player.outdated() {
            return events;
        }
    }
    panic!("it never rests");
}

/// The state of each side.
fn sides(player: &Player) -> Vec<Value> {
    player.state()["sides"].as_array().expect("two sides").clone()
}

/// The labels of a side's objects that are alive, or not.
fn labels(side: &Value, alive: bool) -> Vec<&str> {
    let objects = side["objects"].as_array().unwrap().iter();
    objects.filter(|object| object["alive"] == alive).map(|object| object["label"].as_str().unwrap()).collect()
}

/// All that is shown.
fn seen(player: &Player) -> (Tick, Value, String) {
    (player.tick(), player.state(), format!("{:?}", player.views()))
}

#[test]
fn counting_keeps_the_cycle_that_marking_frees() {
    for collectors in [BOTH, "mark-sweep reference-counting"] {
        let mut player = open(CYCLE, collectors);
        obey(&mut player, Command::End);
        assert_eq!(player.chosen(), collectors);
        let state = player.state();
        assert_eq!(state["tick"], state["ticks"]);
        for side in sides(&player) {
            let (alive, freed) = match side["collector"].as_str().unwrap() {
                "mark-sweep" => (vec!["ƒ f"], vec!["{o1}", "{o2}"]),
                _ => (vec!["ƒ f", "{o1}", "{o2}"], vec![]),
            };
            assert_eq!((labels(&side, true), labels(&side, false)), (alive, freed), "{collectors}");
            assert_eq!((&side["tick"], &side["ticks"]), (&state["tick"], &state["ticks"]), "one clock");
        }
        assert_eq!(state["objects"], state["sides"][0]["objects"], "the first side is the state itself");
    }
}

#[test]
fn both_are_at_the_same_line_at_every_line() {
    let mut player = open(CYCLE, BOTH);
    let mut lines = Vec::new();
    while player.tick() < player.ticks() {
        obey(&mut player, Command::Step(1, Some(Stride::Line)));
        let sides = sides(&player);
        assert_eq!(sides[0]["line"], sides[1]["line"]);
        lines.extend(sides[0]["line"].as_u64());
    }
    lines.dedup();
    assert_eq!(lines, [8, 2, 3, 4, 5, 9]);
}

#[test]
fn the_way_back_shows_the_same_as_the_way_there() {
    for (text, stride) in
        [(CYCLE, Stride::Line), (CYCLE, Stride::Tick), (DIAGRAM, Stride::Wave), (DIAGRAM, Stride::Tick)]
    {
        let mut player = open(text, BOTH);
        let mut there = vec![seen(&player)];
        while player.tick() < player.ticks() {
            obey(&mut player, Command::Step(1, Some(stride)));
            there.push(seen(&player));
        }
        assert!(there.len() > 3 && there.windows(2).all(|pair| pair[0].0 < pair[1].0));
        while let Some(last) = there.pop() {
            assert_eq!(seen(&player), last);
            obey(&mut player, Command::Step(-1, Some(stride)));
        }
        assert_eq!(player.tick(), Tick(0));
    }
}

#[test]
fn one_pauses_while_the_other_waits() {
    let mut player = open(CYCLE, BOTH);
    obey(&mut player, Command::Moment("sweep".into()));
    let sides = sides(&player);
    assert_eq!((&sides[0]["waits"], &sides[1]["waits"]), (&Value::Bool(true), &Value::Bool(false)));
    assert_eq!((&sides[0]["phase"], &sides[1]["phase"]), (&"program".into(), &"sweep".into()));
}

#[test]
fn an_edit_is_made_on_both_sides() {
    let mut player = open(DIAGRAM, BOTH);
    obey(&mut player, Command::End);
    let cut = player.cuts().into_iter().find(|cut| cut.label() == "Cut root 2").unwrap();
    obey(&mut player, Command::Cut(cut));
    for side in sides(&player) {
        assert_eq!(side["roots"][2]["to"], Value::Null, "it is cut at once");
    }
    obey(&mut player, Command::End);
    let sides = sides(&player);
    assert_eq!(labels(&sides[0], true), ["Object 1", "Object 2", "Object 3", "Object 4", "Object 6"]);
    assert_eq!(labels(&sides[1], true), ["Object 6"]);
    // And it stays made when only one of them is looked at.
    obey(&mut player, Command::Collector("mark-sweep".into()));
    assert_eq!(labels(&player.state(), true), ["Object 6"]);
    assert_eq!(player.state()["sides"], Value::Null);
}

#[test]
fn an_edit_waits_for_every_side_that_stops_the_world() {
    for collectors in [BOTH, "incremental mark-sweep", "mark-sweep semispace"] {
        let mut player = open(DIAGRAM, collectors);
        obey(&mut player, Command::Moment("sweep".into()));
        let asked = player.tick();
        let cut = player.cuts().into_iter().find(|cut| cut.label() == "Cut root 2").unwrap();
        let told = obey(&mut player, Command::Cut(cut));
        let waited = |event: &PlayerEvent| matches!(event, PlayerEvent::Error(fault) if fault.message.contains("stops the world"));
        assert_eq!(told.iter().filter(|event| waited(event)).count(), 1, "{collectors}: {told:?}");
        assert!(player.tick() > asked);
        for side in sides(&player) {
            assert_eq!(side["roots"][2]["to"], Value::Null, "{collectors}");
        }
        obey(&mut player, Command::Step(-1, Some(Stride::Tick)));
        for side in sides(&player).iter().filter(|side| side["collector"] != "incremental") {
            assert_eq!(side["phase"], "program", "{collectors}");
        }
    }
}

#[test]
fn comparing_and_coming_back_keeps_the_moment() {
    for (text, at) in
        [(DIAGRAM, "wave-1"), (DIAGRAM, "7"), (DIAGRAM, "end"), (CYCLE, "line-5"), (CYCLE, "sweep"), (CYCLE, "end")]
    {
        let mut player = open(text, "mark-sweep");
        obey(&mut player, Command::Moment(at.into()));
        let alone = player.state();
        obey(&mut player, Command::Collector(BOTH.into()));
        let beside = sides(&player);
        assert_eq!((&beside[1]["objects"], &beside[1]["phase"]), (&alone["objects"], &alone["phase"]), "at {at}");
        obey(&mut player, Command::Collector("mark-sweep".into()));
        assert_eq!(player.state(), alone, "at {at}");
    }
}

#[test]
fn a_new_text_runs_on_both_sides() {
    let mut player = open(CYCLE, BOTH);
    obey(&mut player, Command::Step(4, None));
    let line = player.state()["line"].clone();
    obey(&mut player, Command::Text(CYCLE.replace("o2.p = o1", "o2.q = o1")));
    assert_eq!((player.chosen().as_str(), &player.state()["line"]), (BOTH, &line));
    obey(&mut player, Command::End);
    assert_eq!(labels(&sides(&player)[1], false), ["{o1}", "{o2}"]);
}

#[test]
fn a_breakpoint_stops_both() {
    let mut player = open(CYCLE, BOTH);
    player.obey(Command::Break(4)).unwrap();
    obey(&mut player, Command::ToBreak(true));
    assert!(sides(&player).iter().all(|side| side["line"] == 4));
}

#[test]
fn the_end_is_told_once() {
    let mut player = open(CYCLE, BOTH);
    player.obey(Command::Speed(50.0)).unwrap();
    player.obey(Command::Play).unwrap();
    let mut events = Vec::new();
    while player.awake() {
        events.extend(player.advance(100.0));
    }
    let ends = events.iter().filter(|event| matches!(event, PlayerEvent::End(_))).count();
    assert_eq!((ends, player.tick()), (1, player.ticks()));
}

#[test]
fn what_cannot_stand_side_by_side_is_told_in_words() {
    for (collectors, told) in [
        (
            "mark-sweep magic",
            "there is no collector \"magic\": choose one of reference-counting, mark-sweep, cycle-counting, deferred-counting, mark-compact, semispace, incremental, generational, immix",
        ),
        (
            "mark-sweep mark-sweep",
            "collector \"mark-sweep mark-sweep\" cannot be: different ones stand side by side: name one to four of \
             reference-counting, mark-sweep, cycle-counting, deferred-counting, mark-compact, semispace, incremental, generational, immix",
        ),
        (
            "mark-sweep reference-counting mark-compact semispace incremental",
            "collector \"mark-sweep reference-counting mark-compact semispace incremental\" cannot be: no more than four \
             stand side by side: name one to four of reference-counting, mark-sweep, cycle-counting, deferred-counting, mark-compact, semispace, incremental, generational, immix",
        ),
    ] {
        let settings = Settings { collector: Some(collectors.into()), ..Settings::default() };
        let first = |message: String| message.split("; some have options").next().unwrap_or_default().to_owned();
        assert_eq!(first(Player::open(CYCLE, settings).err().unwrap().message), told);
        let mut player = open(CYCLE, "mark-sweep");
        assert_eq!(first(player.obey(Command::Collector(collectors.into())).unwrap_err().message), told);
        assert_eq!(player.chosen(), "mark-sweep");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Common time goes through all of each side's own moments, in order, and both ways alike.
    #[test]
    fn every_moment_of_each_side_is_come_by(text in random::scenario(), edits in random::edits()) {
        let settings = |collector: &str| Settings {
            collector: Some(collector.into()), kind: Some(TextKind::Graph), still: true, stride: Some(Stride::Tick), ..Settings::default()
        };
        let Ok(mut player) = Player::open(&text, settings(BOTH)) else { return Ok(()) };
        // A script that fails under one of them is told instead.
        prop_assume!(player.prepare(1_000_000).is_ok());
        for (at, op) in edits.into_iter().take(2) {
            player.obey(Command::Seek(Tick(at % (player.ticks().0 + 1)))).unwrap();
            // Refused on both sides it changes nothing.
            let _ = player.obey(Command::Edit(vec![op]));
            prop_assert!(player.ready());
        }
        let mut moments = Vec::new();
        for at in (0..=player.ticks().0).map(Tick) {
            player.obey(Command::Seek(at)).unwrap();
            prop_assert_eq!(player.tick(), at);
            let own: Vec<Tick> = player.views().iter().map(|view| view.frame.tick).collect();
            moments.push((own, player.state()));
        }
        for pair in moments.windows(2) {
            let steps: Vec<u64> = (0..2).map(|side| pair[1].0[side].0 - pair[0].0[side].0).collect();
            prop_assert!(steps.iter().all(|step| *step <= 1) && steps.contains(&1), "{:?}", steps);
        }
        for (at, (_, state)) in moments.iter().enumerate().rev() {
            player.obey(Command::Seek(Tick(at as u64))).unwrap();
            prop_assert_eq!(&player.state(), state);
        }
    }
}

#[test]
fn four_stand_side_by_side_and_are_summed_up() {
    let four = "reference-counting mark-sweep semispace generational";
    let mut player = open(CYCLE, four);
    obey(&mut player, Command::End);
    assert_eq!((player.chosen().as_str(), sides(&player).len()), (four, 4));
    let views = player.views();
    let tallies: Vec<_> = views.iter().map(|view| view.tally).collect();
    assert_eq!(tallies.iter().map(|tally| tally.garbage - tally.freed).collect::<Vec<_>>(), [2, 0, 0, 0], "floating");
    assert_eq!(tallies.iter().map(|tally| tally.moved > 0).collect::<Vec<_>>(), [false, false, true, true]);
    // A function is young, and the global object that refers to it is old.
    assert_eq!(tallies.iter().map(|tally| tally.barriers > 0).collect::<Vec<_>>(), [true, false, false, true]);
    assert!(tallies.iter().all(|tally| tally.peak > 0 && tally.waited >= tally.pause), "{tallies:?}");
    assert_eq!(tallies[0].cells().len(), heapwave::view::player::TALLIED.len());
}

/// Whatever a collector does and when, garbage is what nothing reaches.
#[test]
fn by_the_end_garbage_is_the_same_whoever_frees_it() {
    let mut differ = Vec::new();
    for folder in ["article", "more", "ours", "hard", "figures"] {
        for entry in std::fs::read_dir(format!("tests/programs/{folder}")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "js") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let mut player = open(&text, BOTH);
            obey(&mut player, Command::End);
            let [counting, marking] = player.views().iter().map(|view| view.tally).collect::<Vec<_>>()[..] else {
                panic!()
            };
            if !counting.many && counting.garbage != marking.garbage {
                differ.push(format!("{} {} {}", path.display(), counting.garbage, marking.garbage));
            }
        }
    }
    assert!(differ.is_empty(), "{}\n{}", differ.len(), differ.join("\n"));
}

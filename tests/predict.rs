//! Questions: when a player stops to ask one, what is right, what is said of what is wrong. Right answers are held
//! against the plain reading of the run.

#[allow(dead_code, reason = "the edits are for the laws")]
mod random;

use heapwave::lab::{Lab, Scenario, State};
use heapwave::view::frame::SentencePart;
use heapwave::view::player::{Command, Player, PlayerEvent, Reply, Settings};
use heapwave::view::predict::Question;
use memory::gc;
use memory::time::{Machine, Mute, Progress};
use proptest::prelude::*;
use std::rc::Rc;

const DIAGRAM: &str = include_str!("../static/samples/mark-sweep.json");
const PAIR: &str = "function pair() {\n  const a = {}, b = {};\n  a.other = b;\n  b.other = a;\n}\npair();\nlet c = {};\nlet d = c;\nc = null;\nd = null;\ngc();\n";

fn open(text: &str, collector: &str, questions: &str) -> Player {
    let questions = Question::read(questions).unwrap().into();
    let settings = Settings { collector: Some(collector.into()), still: true, questions, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player
}

fn rest(player: &mut Player) -> Vec<PlayerEvent> {
    let mut events = Vec::new();
    for _ in 0..10_000 {
        if !player.awake() {
            break;
        }
        events.extend(player.advance(16.0));
    }
    events
}

/// Which question is asked, and what was said of the answer.
fn bar(player: &Player) -> (Option<usize>, String) {
    let asking = player.bar().unwrap().asking;
    let text = |parts: &[SentencePart]| {
        parts
            .iter()
            .map(|part| match part {
                SentencePart::Words(text) | SentencePart::Name(text) => text.as_str(),
            })
            .collect::<String>()
    };
    let said = asking.iter().flat_map(|asking| asking.verdict.iter().flat_map(|verdict| &verdict.lines));
    (asking.as_ref().map(|asking| asking.index), said.map(|line| text(line)).collect::<Vec<_>>().join(" "))
}

fn answer(player: &mut Player, names: &[&str]) -> (bool, String) {
    player.obey(Command::Answer(names.iter().map(|name| name.to_string()).collect())).unwrap();
    let told = player.advance(0.0);
    let right =
        told.iter().find_map(|event| if let PlayerEvent::Predict(asked) = event { Some(asked.right) } else { None });
    (right.unwrap(), bar(player).1)
}

fn outcomes(player: &Player) -> Vec<String> {
    let questions = player.questions();
    let answered = |question: &serde_json::Value| question["answered"].as_str().unwrap_or("-").to_owned();
    questions.as_array().unwrap().iter().map(answered).collect()
}

#[test]
fn it_stops_to_ask_once_and_goes_on_to_show_it() {
    let mut player = open(PAIR, "reference-counting", "line-10 freed; gc freed");
    player.obey(Command::Play).unwrap();
    rest(&mut player);
    assert_eq!((bar(&player).0, player.playing()), (Some(0), false), "it has stopped");
    let at = player.tick();
    assert_eq!(player.state()["line"], 10);
    assert_eq!(
        answer(&mut player, &["{a}"]),
        (false, "{a} stays: it counts 1: {b}.other. One that goes is not chosen.".into())
    );
    player.obey(Command::Reply(Reply::Again)).unwrap();
    assert_eq!(answer(&mut player, &["{c}"]), (true, "{c} goes: its count falls to 0.".into()));
    assert_eq!(outcomes(&player), ["right", "-"]);
    player.obey(Command::Reply(Reply::GoOn)).unwrap();
    rest(&mut player);
    assert!(player.tick() > at, "it has gone on");
    assert_eq!(bar(&player).0, Some(1), "the next one is asked where the first is answered");
    player.obey(Command::Step(1, None)).unwrap();
    rest(&mut player);
    assert_eq!(outcomes(&player), ["right", "skipped"], "who steps on passes it over");
    player.obey(Command::Start).unwrap();
    player.obey(Command::Play).unwrap();
    rest(&mut player);
    assert_eq!((bar(&player).0, player.tick()), (None, player.ticks()), "nobody is asked twice");
}

#[test]
fn who_only_reads_or_seeks_is_not_asked() {
    let questions: Rc<[Question]> = Question::read("line-10 freed").unwrap().into();
    let settings = Settings { autoplay: true, questions, ..Settings::default() };
    let mut player = Player::open(PAIR, settings).unwrap();
    while !player.prepare(10_000).unwrap() {}
    rest(&mut player);
    assert_eq!((bar(&player).0, player.tick()), (None, player.ticks()));
    player.obey(Command::Moment("line-10".into())).unwrap();
    assert_eq!(bar(&player).0, None);
    player.obey(Command::Attend).unwrap();
    player.obey(Command::Step(1, None)).unwrap();
    assert_eq!((bar(&player).0, player.state()["line"].as_u64()), (Some(0), Some(10)), "who steps from there is");
    player.obey(Command::Step(-1, None)).unwrap();
    assert_eq!((bar(&player).0, outcomes(&player)), (None, vec!["-".into()]), "who goes back is not");
}

#[test]
fn every_kind_is_answered_from_the_run() {
    let mut player = open(DIAGRAM, "mark-sweep", "op-1 freed; roots next; wave-1 next; sweep next");
    for (index, wrong, right) in [
        (
            0,
            (vec!["Object 1", "Object 5"], "Object 1 stays: root 2 → Object 2.a → Object 1. 2 that go are not chosen."),
            (
                vec!["Object 8", "Object 7", "Object 5"],
                "Object 5, Object 7 and Object 8 go: no path from a root leads to them any more.",
            ),
        ),
        (
            1,
            (vec!["Object 6"], "Object 6 is marked already. Another one is next."),
            (
                vec!["Object 1"],
                "Object 2’s field a leads to Object 1, seen for the first time: it turns grey and goes on the worklist.",
            ),
        ),
        (2, (vec!["Object 5"], "Object 5 is never reached."), (vec![], "Nothing more is marked.")),
        (3, (vec!["Object 1"], "Object 1 is marked already."), (vec![], "Nothing more is marked.")),
    ] {
        player.obey(Command::Ask(Some(index))).unwrap();
        rest(&mut player);
        assert_eq!(bar(&player).0, Some(index));
        assert_eq!(answer(&mut player, &wrong.0), (false, wrong.1.into()), "{index}");
        assert_eq!(answer(&mut player, &right.0), (true, right.1.into()), "{index}");
    }
    let mut player =
        open(PAIR, "reference-counting", "line-8 count c; line-9 count c; line-10 count {c}; line-6 count a");
    for (index, wrong, right, why) in [
        (0, "1", "2", "The count is 2: variable c, variable d."),
        (1, "2", "1", "The count is 1: variable d."),
        (2, "1", "0", "The count is 0: it is freed."),
        // After the whole line: the call it makes has returned.
        (3, "2", "1", "The count is 1: {b}.other."),
    ] {
        player.obey(Command::Ask(Some(index))).unwrap();
        rest(&mut player);
        assert_eq!(answer(&mut player, &[wrong]), (false, format!("It is not {wrong}.")));
        assert_eq!(answer(&mut player, &[right]), (true, why.into()));
    }
}

#[test]
fn side_by_side_each_side_is_asked_about() {
    let mut player = open(PAIR, "reference-counting mark-sweep", "line-11 freed");
    player.obey(Command::Ask(None)).unwrap();
    rest(&mut player);
    let (right, said) = answer(&mut player, &["{a}", "{b}"]);
    assert!(!right && said.starts_with("Reference counting: {a} stays: it counts 1: {b}.other."), "{said}");
    let (right, said) = answer(&mut player, &["mark-sweep: {a}", "mark-sweep: {b}", "mark-sweep:{c}"]);
    assert!(right, "{said}");
    player.obey(Command::Collector("mark-sweep".into())).unwrap();
    rest(&mut player);
    player.obey(Command::Ask(None)).unwrap_err();
    player.obey(Command::Ask(Some(0))).unwrap();
    rest(&mut player);
    assert!(answer(&mut player, &["{a}", "{b}", "c"]).0, "under another collector it is computed anew");
}

#[test]
fn what_is_wrong_with_a_question_is_told_once() {
    for (questions, told) in [
        ("noon freed", "there is no moment \"noon\" in this run: there are start,"),
        ("line-9 next", "predict=\"line-9 next\": reference-counting marks nothing, ask freed or count"),
        (
            "line-9 count z",
            "predict=\"line-9 count z\": nothing in this run is called z, there are ƒ pair, {a}, {b}, {c}",
        ),
    ] {
        let mut player = open(PAIR, "reference-counting", questions);
        let told_now = player.advance(0.0);
        let faults: Vec<_> = told_now
            .iter()
            .filter_map(|event| if let PlayerEvent::Error(fault) = event { Some(&fault.message) } else { None })
            .collect();
        assert!(faults.len() == 1 && faults[0].starts_with(told), "{faults:?}");
        player.obey(Command::Play).unwrap();
        rest(&mut player);
        assert_eq!(bar(&player).0, None);
    }
    let mut player = open(PAIR, "reference-counting", "line-10 freed");
    player.obey(Command::Text(PAIR.replace("d = null;\ngc();\n", ""))).unwrap();
    let events = rest(&mut player);
    assert!(
        !events.iter().any(|event| matches!(event, PlayerEvent::Error(_))),
        "a text that is edited may lose a moment"
    );
    assert!(player.questions()[0]["tick"].is_null());
}

/// What is in the heap at each tick, by name.
fn history(lab: &Lab) -> Vec<Vec<String>> {
    let alive = |state: &State| {
        let there = state.names.ids().filter(|entity| state.object(*entity).is_some());
        there.map(|entity| state.names[entity].name.to_string()).collect::<Vec<_>>()
    };
    let mut state = lab.start();
    let mut history = vec![alive(&state)];
    while lab.step(&mut state, &mut Mute) == Progress::More {
        history.push(alive(&state));
    }
    history
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is freed by each operation is what is there when it begins and gone when the next one does.
    #[test]
    fn what_will_be_freed_is_what_is_gone_then(text in random::scenario()) {
        for collector in gc::ALL.iter().map(|collector| collector.traits().name) {
            let lab = Lab::under(Rc::new(Scenario::read(&text).unwrap()), collector).unwrap();
            let history = history(&lab);
            let ops = serde_json::from_str::<serde_json::Value>(&text).unwrap()["script"].as_array().unwrap().len();
            let questions: String = (1..=ops).map(|op| format!("op-{op} freed;")).collect();
            let questions: Rc<[Question]> = Question::read(&questions).unwrap().into();
            let settings = Settings { collector: Some(collector.into()), still: true, questions, ..Settings::default() };
            let mut player = Player::open(&text, settings).unwrap();
            // A run may fail for want of room.
            let Ok(true) = player.prepare(100_000) else { continue };
            let ticks: Vec<u64> =
                player.questions().as_array().unwrap().iter().map(|question| question["tick"].as_u64().unwrap()).collect();
            for (index, at) in ticks.iter().enumerate() {
                let until = ticks.get(index + 1).map_or(history.len() - 1, |next| *next as usize - 1);
                let freed: Vec<&str> = (history[*at as usize].iter())
                    .filter(|name| !history[until].contains(name)).map(String::as_str).collect();
                player.obey(Command::Ask(Some(index))).unwrap();
                prop_assert!(answer(&mut player, &freed).0, "{index} {freed:?}");
                if let Some(less) = freed.get(1..) {
                    prop_assert!(!answer(&mut player, less).0);
                }
                if let Some(other) = history[until].first().filter(|other| history[*at as usize].contains(other)) {
                    prop_assert!(!answer(&mut player, &[&freed[..], &[other.as_str()]].concat()).0);
                }
            }
        }
    }
}

#[test]
fn while_it_asks_the_picture_and_the_sentence_do_not_know() {
    use heapwave::view::frame::{Frame, Look};
    let knows = |frame: &Frame| {
        let strip = frame.strip.iter().flat_map(|strip| &strip.blocks).filter_map(|block| block.look);
        let looks =
            frame.picture.nodes.iter().map(|node| node.look).chain(frame.picture.edges.iter().map(|edge| edge.look));
        looks.chain(strip).any(|look| look == Look::Condemned) || frame.picture.nodes.iter().any(|node| node.glow > 0.0)
    };
    for (text, collector, question) in
        [(DIAGRAM, "mark-sweep", "sweep freed"), (PAIR, "reference-counting", "line-11 freed")]
    {
        let mut player = open(text, collector, question);
        player.obey(Command::Ask(Some(0))).unwrap();
        rest(&mut player);
        let frame = player.frame().unwrap();
        assert!(!knows(&frame), "{collector} gives the answer away");
        let told = player.frame().unwrap().sentence.phase.to_string();
        assert_eq!(told, "Predict");
        player.obey(Command::Reply(Reply::Reveal)).unwrap();
        rest(&mut player);
        assert!(knows(&player.frame().unwrap()), "{collector} shows it with the answer");
    }
}

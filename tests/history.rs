//! Undo, redo and branches: whatever people do, everything can be taken back and done again, and what was dropped can be
//! returned to. Random acts, then all the way back and forth: the moments are the same to the bit.

use heapwave::lab::{Action, Operation};
use heapwave::view::player::{Command, Player, Settings};
use memory::time::Tick;
use proptest::prelude::*;

const GRAPH: &str = r#"{ "heapwave": 1, "heap": 4096,
  "objects": { "a": { "fields": { "x": "b" } }, "b": { "fields": { "y": "a" } }, "c": { "fields": { "z": "a" } }, "d": {} },
  "roots": { "r": "a", "s": "c" },
  "script": [ { "op": "root", "name": "r", "to": null }, { "op": "collect" } ] }"#;
const PROGRAM: &str = "let a = { b: {} };\na.b = null;\ngc();\na = null;\ngc();\n";

fn open(text: &str) -> Player {
    let mut player = Player::open(text, Settings { still: true, ..Settings::default() }).unwrap();
    rest(&mut player);
    player
}

/// Lets everything be shown that was asked for.
fn rest(player: &mut Player) {
    while !player.prepare(10_000).unwrap() {}
    for _ in 0..10_000 {
        player.advance(16.0);
        if player.resting() && !player.outdated() {
            return;
        }
    }
    panic!("it never rests");
}

fn obey(player: &mut Player, command: Command) {
    // What cannot be done is refused and changes nothing.
    let _ = player.obey(command);
    rest(player);
}

/// All that makes the run, and where one is in it.
fn whole(player: &Player) -> (String, String, String, Tick, Option<u32>) {
    let deeds = format!("{:?}", player.deeds());
    (player.text().to_string(), player.chosen(), deeds, player.tick(), player.fingerprint())
}

/// An act of somebody, chosen by two numbers.
fn act(player: &mut Player, kind: u8, which: u8) {
    let names = ["a", "b", "c", "d"];
    let name = |by: u8| names[(by % 4) as usize].into();
    let edit = |action: Action| Command::Edit(vec![Operation::from(action)]);
    let command = match kind % 7 {
        0 => edit(Action::Root {
            name: ["r", "s", "t"][(which % 3) as usize].into(),
            to: (which.is_multiple_of(2)).then(|| name(which / 2)),
        }),
        1 => edit(Action::Set { object: name(which), field: "x".into(), to: Some(name(which / 4)) }),
        2 => edit(Action::Collect),
        3 => Command::Collector(
            ["mark-sweep", "reference-counting", "semispace", "mark-compact"][(which % 4) as usize].into(),
        ),
        4 => Command::Text(player.text().replacen("4096", "8192", 1).replacen(
            "\"a\": {",
            "\"a\": { \"size\": 32,",
            usize::from(which.is_multiple_of(2) && !player.text().contains("size")),
        )),
        _ => Command::Seek(Tick(u64::from(which) % (player.ticks().0 + 1))),
    };
    obey(player, command);
}

/// How many turns back, and what everything was at each of them.
fn all_the_way(
    player: &mut Player,
    command: fn() -> Command,
    more: fn(&Player) -> bool,
) -> Vec<(String, String, String, Tick, Option<u32>)> {
    let mut seen = vec![whole(player)];
    while more(player) {
        obey(player, command());
        seen.push(whole(player));
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_done_can_be_taken_back_and_done_again(acts in prop::collection::vec((any::<u8>(), any::<u8>()), 1..60)) {
        let mut player = open(GRAPH);
        let beginning = (player.text().clone(), player.chosen());
        for (kind, which) in acts {
            act(&mut player, kind, which);
        }
        let mut back = all_the_way(&mut player, || Command::Undo, |player| player.turns().0.is_some());
        prop_assert_eq!((player.text().clone(), player.chosen()), beginning);
        prop_assert!(player.untouched());
        let forth = all_the_way(&mut player, || Command::Redo, |player| player.turns().1.is_some());
        back.reverse();
        prop_assert_eq!(back, forth);
    }
}

#[test]
fn five_hundred_acts_are_undone_and_redone() {
    let mut player = open(GRAPH);
    let mut seed = 7u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    for _ in 0..500 {
        let (kind, which) = (next(), next());
        act(&mut player, kind, which);
        if kind > 250 {
            obey(&mut player, Command::Undo);
        }
    }
    let mut back = all_the_way(&mut player, || Command::Undo, |player| player.turns().0.is_some());
    let forth = all_the_way(&mut player, || Command::Redo, |player| player.turns().1.is_some());
    back.reverse();
    assert!(back.len() > 100, "{} turns", back.len());
    assert_eq!(back, forth);
    // Each branch that was left leads to another run, and back.
    let now = whole(&player);
    for branch in player.branches() {
        obey(&mut player, Command::Branch(branch.turn));
        assert!(player.branches().iter().all(|other| other.turn != branch.turn), "one is on it");
    }
    let there = player.branches().into_iter().find(|branch| {
        obey(&mut player, Command::Branch(branch.turn));
        whole(&player) == now
    });
    assert!(there.is_some(), "the one from before is a branch too");
}

#[test]
fn an_act_in_the_past_keeps_what_it_drops() {
    let mut player = open(GRAPH);
    let cut =
        |player: &Player, root: &str| Command::Cut(player.cuts().into_iter().find(|cut| &*cut.root == root).unwrap());
    let first = cut(&player, "s");
    obey(&mut player, first);
    let dropped = whole(&player);
    obey(&mut player, Command::Undo);
    let second = cut(&player, "r");
    obey(&mut player, second);
    let branches = player.branches();
    assert_eq!(
        branches.iter().map(|branch| &*branch.words).collect::<Vec<_>>(),
        ["the beginning, root s = null, collect"]
    );
    obey(&mut player, Command::Branch(branches[0].turn));
    assert_eq!(whole(&player), dropped);
    assert_eq!(player.branches().len(), 1, "the other one is a branch now");
}

#[test]
fn a_moment_that_is_marked_is_compared_with_as_long_as_it_is_there() {
    let mut player = open(GRAPH);
    let cut =
        |player: &Player, root: &str| Command::Cut(player.cuts().into_iter().find(|cut| &*cut.root == root).unwrap());
    obey(&mut player, Command::Mark(Some(Tick(0))));
    obey(&mut player, Command::End);
    let later = cut(&player, "s");
    obey(&mut player, later);
    assert_eq!(player.mark(), Some(Tick(0)), "an edit after it leaves it");
    let here = player.tick();
    obey(&mut player, Command::Mark(Some(here)));
    obey(&mut player, Command::Start);
    let earlier = cut(&player, "r");
    obey(&mut player, earlier);
    assert_eq!(player.mark(), None, "one before it makes another moment of it");
    obey(&mut player, Command::Mark(Some(Tick(0))));
    obey(&mut player, Command::Undo);
    assert_eq!(player.mark(), None, "and so does another run");
}

#[test]
fn what_is_typed_letter_by_letter_is_one_act() {
    let mut player = open(PROGRAM);
    let mut text = PROGRAM.to_owned();
    for letter in "let second = {};".chars() {
        text.push(letter);
        obey(&mut player, Command::Text(text.clone()));
    }
    obey(&mut player, Command::Collector("reference-counting".into()));
    assert_eq!(player.turns().0.as_deref(), Some("choose reference-counting"));
    obey(&mut player, Command::Undo);
    assert_eq!((&**player.text(), player.chosen().as_str()), (&*text, "mark-sweep"));
    obey(&mut player, Command::Undo);
    assert_eq!(&**player.text(), PROGRAM);
    assert_eq!(player.turns().0, None);
    obey(&mut player, Command::Redo);
    assert_eq!(&**player.text(), text);
}

//! Two moments side by side: what was made, freed and changed between them, against their states, both ways round.

use heapwave::lab::EntityId;
use heapwave::view::difference::{Difference, Differing};
use heapwave::view::frame::Ring;
use heapwave::view::player::{Command, Player, Settings};
use memory::time::Tick;
use std::collections::BTreeSet;
use std::rc::Rc;

const DIAGRAM: &str = include_str!("../static/samples/mark-sweep.json");
const LIST: &str = include_str!("../static/samples/linked-list.js");

fn open(text: &str) -> Player {
    let mut player = Player::open(text, Settings { still: true, ..Settings::default() }).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player.advance(0.0);
    player
}

fn obey(player: &mut Player, command: Command) {
    player.obey(command).unwrap();
    while !player.resting() {
        player.advance(16.0);
    }
}

/// How the second of two moments differs from the first.
fn between(player: &mut Player, then: u64, now: u64) -> Rc<Difference> {
    obey(player, Command::Mark(Some(Tick(then))));
    obey(player, Command::Seek(Tick(now)));
    player.difference().unwrap()
}

fn entities(list: &[Differing]) -> BTreeSet<EntityId> {
    list.iter().map(|one| one.entity).collect()
}

/// The objects that the table of a moment has.
fn there(player: &mut Player, at: u64) -> BTreeSet<EntityId> {
    obey(player, Command::Seek(Tick(at)));
    player.table(0).iter().map(|row| row.id).collect()
}

#[test]
fn what_differs_is_what_the_states_say_both_ways_round() {
    for text in [DIAGRAM, LIST] {
        let mut player = open(text);
        let end = player.ticks().0;
        for (then, now) in [(0, end), (end / 3, end / 2), (end / 2, end), (0, end / 4)] {
            let (forth, back) = (between(&mut player, then, now), between(&mut player, now, then));
            assert_eq!(entities(&forth.made), entities(&back.freed), "{then} to {now}");
            assert_eq!(entities(&forth.freed), entities(&back.made), "{then} to {now}");
            assert_eq!(entities(&forth.changed), entities(&back.changed), "{then} to {now}");
            let (old, new) = (there(&mut player, then), there(&mut player, now));
            assert_eq!(entities(&forth.made), new.difference(&old).copied().collect(), "{then} to {now}");
            assert_eq!(entities(&forth.freed), old.difference(&new).copied().collect(), "{then} to {now}");
            assert!(between(&mut player, now, now).is_empty());
        }
    }
}

#[test]
fn a_written_field_is_told_with_what_it_was() {
    let text = r#"{ "heapwave": 1, "objects": { "a": { "fields": { "x": "b" } }, "b": {}, "c": {} }, "roots": { "r": "a", "s": "c" },
        "script": [ { "op": "set", "object": "a", "field": "x", "to": "c" } ] }"#;
    let mut player = open(text);
    let end = player.ticks().0;
    let difference = between(&mut player, 0, end);
    let told: Vec<(&str, &[Rc<str>])> = difference.changed.iter().map(|one| (&*one.name, &*one.how)).collect();
    assert_eq!(told, [("a", &["x: c, was b".into()][..])]);
    // It is lit in the picture, and no longer once nobody compares.
    let rings = |player: &Player| {
        player.frame().unwrap().picture.nodes.iter().filter(|node| node.ring == Some(Ring::Changed)).count()
    };
    assert_eq!(rings(&player), 1);
    obey(&mut player, Command::Mark(None));
    assert_eq!((rings(&player), player.difference()), (0, None));
}

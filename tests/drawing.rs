//! Drawing in the picture: before the first step in the text, later in the run, which can be written into the script;
//! whatever is added, nothing moves but what is moved; all can be taken back and done again.

use heapwave::lab::{EMPTY_GRAPH, GraphAct, usual_form};
use heapwave::view::player::{Command, Player, PlayerEvent, Settings};
use memory::time::Tick;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn open(text: &str) -> Player {
    let panels = heapwave::view::frame::Panels { graph: true, ..Default::default() };
    let mut player = Player::open(text, Settings { still: true, panels, ..Settings::default() }).unwrap();
    rest(&mut player);
    player.obey(Command::Shape(1.5)).unwrap();
    player.obey(Command::Room(true)).unwrap();
    rest(&mut player);
    player
}

fn rest(player: &mut Player) -> Vec<PlayerEvent> {
    let mut events = Vec::new();
    while !player.prepare(10_000).unwrap() {}
    for _ in 0..10_000 {
        events.extend(player.advance(16.0));
        if player.resting() && !player.outdated() {
            return events;
        }
    }
    panic!("it never rests");
}

fn draw(player: &mut Player, acts: Vec<GraphAct>) {
    player.obey(Command::Draw(acts)).unwrap();
    rest(player);
}

fn add(name: &str) -> GraphAct {
    GraphAct::Add { name: name.into(), size: 16, pin: None }
}

fn connect(object: &str, to: &str) -> GraphAct {
    GraphAct::Connect { object: object.into(), field: "next".into(), to: Some(to.into()), weak: false }
}

fn root(to: Option<&str>) -> GraphAct {
    GraphAct::Root { name: "root".into(), to: to.map(Into::into) }
}

/// Where everything is, by name.
fn places(player: &Player) -> BTreeMap<String, (f64, f64)> {
    let frame = player.frame().unwrap();
    let nodes = frame.picture.nodes.iter().filter(|node| node.opacity > 0.0);
    nodes
        .map(|node| (node.label.to_string(), (node.rect.x + node.rect.w / 2.0, node.rect.y + node.rect.h / 2.0)))
        .collect()
}

#[test]
fn nothing_moves_but_what_is_moved() {
    let mut player = open(EMPTY_GRAPH);
    let mut before = places(&player);
    for acts in [
        vec![add("a")],
        vec![root(Some("a"))],
        vec![add("b"), connect("a", "b")],
        vec![add("c")],
        vec![connect("b", "c")],
        vec![connect("c", "a")],
        vec![root(None)],
        vec![GraphAct::Resize { object: "c".into(), size: 64 }],
        vec![GraphAct::Add { name: "far".into(), size: 8, pin: Some((500.0, 300.0)) }],
    ] {
        draw(&mut player, acts.clone());
        let now = places(&player);
        assert!(before.iter().all(|(name, at)| now[name] == *at), "{acts:?}: {before:?} {now:?}");
        before = now;
    }
    assert_eq!(before["far"], (500.0, 300.0));
    draw(&mut player, vec![GraphAct::Place(vec![("b".into(), (420.0, 200.0))])]);
    let moved = places(&player);
    assert_eq!(moved["b"], (420.0, 200.0));
    assert!(before.iter().all(|(name, at)| name == "b" || moved[name] == *at));
    player.obey(Command::Undo).unwrap();
    rest(&mut player);
    assert_eq!(places(&player), before, "what is taken back is where it was");
    player.obey(Command::Redo).unwrap();
    rest(&mut player);
    assert_eq!(places(&player), moved);
    draw(&mut player, vec![GraphAct::Arrange]);
    assert!(!player.text().contains("pin"), "{}", player.text());
    let from_a = |places: BTreeMap<String, (f64, f64)>| {
        let a = places["a"];
        places.into_iter().map(|(name, (x, y))| (name, x - a.0, y - a.1)).collect::<Vec<_>>()
    };
    // Beside empty roots there is room for a first one, so all of it may stand further right.
    assert_eq!(from_a(places(&player)), from_a(places(&open(player.text()))), "they stand as if nobody had put them");
    player.obey(Command::Undo).unwrap();
    rest(&mut player);
    assert_eq!(places(&player), moved, "what is taken back is where it was");
    player.obey(Command::Redo).unwrap();
    rest(&mut player);
    assert!(!player.text().contains("pin") && places(&player)["c"] != moved["c"]);
    player.obey(Command::Undo).unwrap();
    rest(&mut player);
    // Opened again, it is where it was put.
    let again = open(player.text());
    assert_eq!((places(&again)["b"], places(&again)["far"]), ((420.0, 200.0), (500.0, 300.0)));
}

#[test]
fn who_gets_the_name_of_one_that_was_renamed_does_not_stand_on_it() {
    let text = r#"{ "heapwave": 1, "objects": { "a": { "fields": { "n": "q" }, "pin": [140, 70] }, "q": { "pin": [349, 70] } },
        "roots": { "r": "a" }, "script": [{ "op": "collect" }] }"#;
    let mut player = open(text);
    draw(&mut player, vec![GraphAct::Rename { object: "a".into(), to: "head".into() }]);
    player.obey(Command::Step(3, None)).unwrap();
    rest(&mut player);
    let before = places(&player)["head"];
    draw(&mut player, vec![add("a")]);
    let places = places(&player);
    let (a, head) = (places["a"], places["head"]);
    assert!((head.0 - before.0).abs() < 1.0 && (head.1 - before.1).abs() < 1.0, "{places:?}");
    assert!((a.0 - head.0).abs() > 60.0 || (a.1 - head.1).abs() > 25.0, "{places:?}");
}

const RING: &str = r#"{ "heapwave": 1, "objects": { "a": { "fields": { "next": "b" } }, "b": { "fields": { "next": "a" } } },
  "roots": { "root": "a" }, "script": [ { "op": "collect" } ] }"#;

#[test]
fn later_an_act_is_one_of_the_run_and_can_be_written_into_the_script() {
    let mut player = open(RING);
    player.obey(Command::Seek(Tick(3))).unwrap();
    rest(&mut player);
    // Mark and sweep stops the world: the act waits for the end.
    player.obey(Command::Draw(vec![root(None)])).unwrap();
    let said = rest(&mut player).into_iter().find_map(|event| match event {
        PlayerEvent::Error(fault) => Some(fault.message),
        _ => None,
    });
    assert!(said.is_some_and(|said| said.contains("stops the world")));
    assert_eq!(&**player.text(), RING);
    assert!(player.deeds()[0][0].0 > Tick(3));
    let before = places(&player);
    draw(&mut player, vec![add("k")]);
    assert!(before.iter().all(|(name, at)| places(&player)[name] == *at));
    player.obey(Command::WriteScript).unwrap();
    rest(&mut player);
    let wanted = RING.replace(
        "{ \"op\": \"collect\" }",
        "{ \"op\": \"collect\" }, { \"op\": \"root\", \"name\": \"root\", \"to\": null }, { \"op\": \"new\", \"object\": \"k\", \"size\": 16 }",
    );
    assert_eq!(&**player.text(), wanted);
    assert!(player.untouched());
    player.obey(Command::Undo).unwrap();
    rest(&mut player);
    assert_eq!((&**player.text(), player.deeds()[0].len()), (RING, 2), "the deeds are there again");
    // What only a scenario can have is refused in its run, in a sentence.
    let fault = player.obey(Command::Draw(vec![GraphAct::Delete(vec!["b".into()])])).unwrap_err();
    assert!(fault.message.contains("nobody deletes an object") && fault.message.contains("go to the start"));
    // Where things stand is nothing to the run.
    draw(&mut player, vec![GraphAct::Place(vec![("b".into(), (300.0, 200.0))])]);
    assert_eq!(player.deeds()[0].len(), 2);
}

#[test]
fn a_collector_in_instalments_hears_of_it_at_once() {
    let mut player = open(RING);
    player.obey(Command::Collector("incremental".into())).unwrap();
    player.obey(Command::Seek(Tick(3))).unwrap();
    rest(&mut player);
    draw(&mut player, vec![connect("b", "b")]);
    assert_eq!(player.deeds()[0][0].0, Tick(3));
}

#[test]
fn what_is_made_in_the_run_stands_where_it_was_put() {
    let mut player = open(RING);
    player.obey(Command::Seek(Tick(1))).unwrap();
    rest(&mut player);
    let mut before = places(&player);
    for (name, at) in [("new", (500.0, 300.0)), ("b2", (420.0, 260.0))] {
        draw(&mut player, vec![GraphAct::Add { name: name.into(), size: 8, pin: Some(at) }]);
        let now = places(&player);
        assert_eq!(now[name], at);
        assert!(before.iter().all(|(name, at)| now[name] == *at), "{before:?} {now:?}");
        before = now;
    }
    player.obey(Command::WriteScript).unwrap();
    rest(&mut player);
    assert_eq!(places(&player), before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn all_that_is_drawn_can_be_taken_back_and_done_again(acts in prop::collection::vec((0..6u8, 0..6usize, 0..6usize), 1..40)) {
        let mut player = open(EMPTY_GRAPH);
        let mut texts = vec![player.text().clone()];
        for (kind, a, b) in acts {
            let name = |at: usize| ["a", "b", "c", "d", "e", "f"][at];
            let act = match kind {
                0 | 1 => add(name(a)),
                2 => connect(name(a), name(b)),
                3 => root(Some(name(a))),
                4 => GraphAct::Delete(vec![name(a).into()]),
                _ => GraphAct::Place(vec![(name(a).into(), (200.0 + 40.0 * b as f64, 30.0 * b as f64))]),
            };
            if player.obey(Command::Draw(vec![act])).is_ok() {
                rest(&mut player);
                prop_assert_eq!(&usual_form(player.text()).unwrap(), &**player.text());
                texts.push(player.text().clone());
            }
        }
        for text in texts.iter().rev().skip(1) {
            player.obey(Command::Undo).unwrap();
            rest(&mut player);
            prop_assert_eq!(player.text(), text);
        }
        for text in texts.iter().skip(1) {
            player.obey(Command::Redo).unwrap();
            rest(&mut player);
            prop_assert_eq!(player.text(), text);
        }
    }
}

//! The player: what a page and a person can ask of it, and what it tells.

use heapwave::lab::{Action, Stride};
use heapwave::view::frame::Panels;
use heapwave::view::player::{Command, Player, PlayerEvent, Settings};
use memory::time::Tick;

const DIAGRAM: &str = include_str!("../static/samples/mark-sweep.json");

fn player(settings: Settings) -> Player {
    let mut player = Player::open(DIAGRAM, settings).unwrap();
    assert!(player.prepare(10_000).unwrap());
    player.advance(0.0);
    player
}

/// Lets time pass until nothing happens any more; what was told.
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

#[test]
fn the_end_is_told_once_whichever_way_one_comes_there() {
    for ways in
        [vec![Command::Play], vec![Command::End], vec![Command::Seek(Tick(19)), Command::Step(1, Some(Stride::Tick))]]
    {
        let mut player = player(Settings::default());
        let mut events = Vec::new();
        for command in ways {
            player.obey(command).unwrap();
            events.extend(rest(&mut player));
        }
        let ends = events.iter().filter(|event| matches!(event, PlayerEvent::End(Tick(20)))).count();
        assert_eq!((ends, player.playing()), (1, false), "{events:?}");
    }
}

#[test]
fn it_opens_at_a_tick_or_a_named_moment() {
    for (at, tick) in [("7", 7), ("sweep", 11), ("wave-1", 7), ("end", 20), ("999", 20), (" 3 ", 3)] {
        assert_eq!(player(Settings { at: Some(at.into()), ..Settings::default() }).tick(), Tick(tick), "{at}");
    }
    let mut lost = Player::open(DIAGRAM, Settings { at: Some("noon".into()), ..Settings::default() }).unwrap();
    assert!(lost.prepare(10_000).unwrap());
    let events = lost.advance(0.0);
    let told =
        events.iter().find_map(|event| if let PlayerEvent::Error(fault) = event { Some(&fault.message) } else { None });
    assert!(told.unwrap().starts_with("there is no moment \"noon\" in this run: there are start,"), "{events:?}");
}

#[test]
fn little_fuel_gives_the_same_picture_later() {
    let mut slow = Player::open(DIAGRAM, Settings::default()).unwrap();
    let mut calls = 0;
    while !slow.prepare(3).unwrap() {
        calls += 1;
    }
    assert!(calls > 3);
    assert_eq!(slow.frame(), player(Settings::default()).frame());
}

#[test]
fn a_collector_that_does_not_exist_changes_nothing() {
    let mut player = player(Settings::default());
    let fault = player.obey(Command::Collector("magic".into())).unwrap_err();
    let (choose, options) = fault.message.split_once("; some have options, behind a slash: ").unwrap();
    assert_eq!(
        choose,
        "there is no collector \"magic\": choose one of reference-counting, mark-sweep, cycle-counting, deferred-counting, mark-compact, semispace, incremental, generational, immix"
    );
    assert!(options.contains("incremental/barrier=dijkstra|steele|yuasa|none"), "{options}");
    assert_eq!((player.collector(), player.tick()), ("mark-sweep", Tick(0)));
}

#[test]
fn what_a_person_adds_is_not_there_before() {
    let mut player = player(Settings { still: true, at: Some("end".into()), ..Settings::default() });
    let made = Action::New { object: "Object 9".into(), size: 8, fields: vec![], weak: vec![] };
    let root = Action::Root { name: "new".into(), to: Some("Object 9".into()) };
    player.obey(Command::Edit(vec![made.into(), root.into()])).unwrap();
    rest(&mut player);
    let sentence = |player: &mut Player, tick: u64| {
        player.obey(Command::Seek(Tick(tick))).unwrap();
        rest(player);
        player.state()["sentence"].as_str().unwrap().to_owned()
    };
    // The script's own is let go of by its next operation, a person's by the person.
    assert_eq!(sentence(&mut player, 21), "You make Object 9, held until you do something else.");
    let known = |player: &Player| {
        let state = player.state();
        (state["objects"].as_array().unwrap().len(), state["roots"].as_array().unwrap().len())
    };
    player.obey(Command::End).unwrap();
    rest(&mut player);
    assert_eq!(known(&player), (9, 21));
    player.obey(Command::Start).unwrap();
    rest(&mut player);
    assert_eq!(known(&player), (8, 20));
}

#[test]
fn a_frame_holds_the_panels_that_are_looked_at() {
    let whole = player(Settings { at: Some("wave-1".into()), ..Settings::default() });
    let whole = whole.frame().unwrap();
    let panels = Panels { graph: false, worklist: true, counters: false, strip: false, map: false };
    let mut partial = player(Settings { at: Some("wave-1".into()), panels, ..Settings::default() });
    let part = partial.frame().unwrap();
    assert_eq!((&part.worklist, &part.sentence), (&whole.worklist, &whole.sentence));
    assert!(part.counters.is_none() && part.strip.is_none() && part.picture.nodes.is_empty());
    assert_eq!(part.picture.size, whole.picture.size);
    partial.obey(Command::Panels(Panels::ALL)).unwrap();
    assert_eq!(partial.frame().unwrap(), whole, "the same moment, whole");
}

#[test]
fn what_a_person_did_can_be_taken_back_without_losing_the_moment() {
    let mut player = player(Settings { still: true, ..Settings::default() });
    player.obey(Command::Seek(Tick(9))).unwrap();
    let (before, ticks) = (player.state(), player.ticks());
    assert!(!player.undoable());
    let cut = player.cuts()[0].clone();
    player.obey(Command::Cut(cut)).unwrap();
    rest(&mut player);
    assert!(player.undoable() && player.ticks() != ticks);
    player.obey(Command::Undo).unwrap();
    rest(&mut player);
    assert_eq!((player.state(), player.ticks(), player.untouched()), (before, ticks, true));
    player.obey(Command::Undo).unwrap();
    assert_eq!(player.tick(), Tick(9), "there is nothing left to take back");
}

/// What can be chosen of a collector is data: each value leads to a collector with that one thing changed.
#[test]
fn options_of_a_collector_lead_from_one_variant_to_another() {
    let mut player = player(Settings { collector: Some("incremental/barrier=yuasa".into()), ..Settings::default() });
    let label = |player: &Player| player.collectors().iter().map(|choice| choice.label).collect::<Vec<_>>().join(", ");
    assert!(label(&player).contains("Incremental (Yuasa)"), "{}", label(&player));
    let barrier = player.options().into_iter().find(|option| option.label == "Barrier").unwrap();
    assert_eq!(barrier.chosen, "incremental/barrier=yuasa");
    let (names, labels): (Vec<_>, Vec<_>) = barrier.values.into_iter().unzip();
    let variants =
        ["incremental", "incremental/barrier=steele", "incremental/barrier=yuasa", "incremental/barrier=none"];
    assert_eq!(
        (&names[..], &labels[..]),
        (&variants.map(String::from)[..], &["Dijkstra", "Steele", "Yuasa", "no barrier"][..])
    );
    assert_eq!(player.breakable(), None);
    player.obey(Command::Collector(names[3].clone())).unwrap();
    rest(&mut player);
    assert_eq!(player.breakable(), Some("incremental/barrier=none"));
}

#[test]
fn a_graph_that_nobody_looks_at_is_laid_out_once_somebody_does() {
    let map = Panels { graph: false, map: true, ..Panels::ALL };
    for objects in [400, 2_000] {
        let text = format!(
            "{{ \"heapwave\": 1, \"generate\": {{ \"kind\": \"random\", \"objects\": {objects}, \"seed\": 3 }}, \"script\": [{{ \"op\": \"collect\" }}] }}"
        );
        let mut player = Player::open(&text, Settings { panels: map, still: true, ..Settings::default() }).unwrap();
        while !player.prepare(10_000).unwrap() {}
        player.obey(Command::Seek(Tick(30))).unwrap();
        player.obey(Command::Shape(1.4)).unwrap();
        let frame = player.frame().unwrap();
        assert!(frame.picture.nodes.is_empty() && frame.map.is_some(), "{objects}");
        player.obey(Command::Panels(Panels::ALL)).unwrap();
        for _ in 0..500 {
            player.advance(16.0);
        }
        let seen = player.frame().unwrap();
        let mut usual = Player::open(&text, Settings { still: true, ..Settings::default() }).unwrap();
        while !usual.prepare(10_000).unwrap() {}
        usual.obey(Command::Shape(1.4)).unwrap();
        usual.obey(Command::Seek(Tick(30))).unwrap();
        for _ in 0..500 {
            usual.advance(16.0);
        }
        let usual = usual.frame().unwrap();
        let differ = seen.picture.nodes.iter().zip(&usual.picture.nodes).find(|(a, b)| a != b);
        assert_eq!((seen.picture.nodes.len(), differ), (usual.picture.nodes.len(), None), "{objects}");
    }
}

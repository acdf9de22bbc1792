//! The article's diagram: its eight moments are eight exact sets, forwards, backwards and by scrubbing in any order.

use heapwave::lab::{Action, Stride};
use heapwave::view::player::{Command, Player, PlayerEvent, Settings};
use memory::time::Tick;
use serde_json::Value;

const DIAGRAM: &str = include_str!("../static/samples/mark-sweep.json");

fn player(collector: &str) -> Player {
    let settings =
        Settings { collector: Some(collector.into()), stride: Some(Stride::Wave), still: true, ..Settings::default() };
    let mut player = Player::open(DIAGRAM, settings).unwrap();
    assert!(player.prepare(10_000).unwrap());
    player
}

/// A moment in one line: its phase, who is grey, black, about to go, gone.
fn line(player: &Player) -> String {
    let state = player.state();
    let frame = player.frame().unwrap();
    let objects = || state["objects"].as_array().unwrap().iter();
    let numbers = |keep: &dyn Fn(&Value) -> bool| {
        let names = objects().filter(|object| keep(object)).map(|object| object["label"].as_str().unwrap());
        names.map(|name| name.trim_start_matches("Object ")).collect::<Vec<_>>().join("")
    };
    let condemned: String = (frame.picture.nodes.iter())
        .filter(|node| node.look == heapwave::view::frame::Look::Condemned)
        .map(|node| node.label.trim_start_matches("Object ").to_string())
        .collect();
    format!(
        "{:<7} grey {:<3} black {:<5} doomed {:<3} gone {}",
        state["phase"].as_str().unwrap(),
        numbers(&|object| object["color"] == "grey"),
        numbers(&|object| object["color"] == "black"),
        condemned,
        numbers(&|object| object["alive"] == false),
    )
    .trim_end()
    .to_string()
}

const MOMENTS: [&str; 8] = [
    "program grey     black       doomed     gone",
    "roots   grey     black       doomed     gone",
    "mark    grey 26  black       doomed     gone",
    "mark    grey 134 black 26    doomed     gone",
    "mark    grey     black 12346 doomed     gone",
    "sweep   grey     black 12346 doomed 578 gone",
    "reset   grey     black 12346 doomed     gone 578",
    "program grey     black       doomed     gone 578",
];

#[test]
fn the_eight_moments_forwards() {
    let mut player = player("mark-sweep");
    for (number, moment) in MOMENTS.iter().enumerate() {
        assert_eq!(line(&player), *moment, "moment {number}");
        player.obey(Command::Step(1, None)).unwrap();
    }
    assert_eq!(player.tick(), player.ticks(), "there are eight moments, no more");
}

#[test]
fn the_eight_moments_backwards() {
    let mut player = player("mark-sweep");
    player.obey(Command::End).unwrap();
    for (number, moment) in MOMENTS.iter().enumerate().rev() {
        assert_eq!(line(&player), *moment, "moment {number}");
        player.obey(Command::Step(-1, None)).unwrap();
    }
    assert_eq!(player.tick(), Tick(0));
}

#[test]
fn the_eight_moments_by_name_in_shuffled_order() {
    let mut player = player("mark-sweep");
    let names = ["start", "mark", "roots", "wave-1", "wave-2", "sweep", "swept", "cleared"];
    for i in 0..64 {
        let number = i * 37 % 8;
        player.obey(Command::Moment(names[number].into())).unwrap();
        assert_eq!(line(&player), MOMENTS[number], "{}", names[number]);
    }
}

#[test]
fn play_shows_each_moment_for_eight_tenths_of_a_second_and_loops() {
    let mut player = player("mark-sweep");
    player.obey(Command::Loop(true)).unwrap();
    player.obey(Command::Play).unwrap();
    let mut seen = vec![(0, line(&player))];
    for ms in (16..=14_400).step_by(16) {
        player.advance(16.0);
        if seen.last().unwrap().1 != line(&player) {
            seen.push((ms, line(&player)));
        }
    }
    let lines: Vec<&str> = seen.iter().map(|(_, line)| line.as_str()).collect();
    assert_eq!(lines[..8], MOMENTS);
    assert_eq!(lines[8], MOMENTS[0], "and again from the beginning");
    for (earlier, later) in seen.iter().zip(&seen[1..]) {
        assert!((later.0 - earlier.0 - 800i32).abs() <= 32, "{earlier:?} {later:?}");
    }
}

#[test]
fn no_object_ever_moves() {
    let mut player = player("mark-sweep");
    let places =
        |player: &Player| -> Vec<_> { player.frame().unwrap().picture.nodes.iter().map(|node| node.rect).collect() };
    let first = places(&player);
    for tick in 0..=player.ticks().0 {
        player.obey(Command::Seek(Tick(tick))).unwrap();
        assert_eq!(places(&player), first);
    }
    let cut = player.cuts().remove(0);
    player.obey(Command::Cut(cut)).unwrap();
    assert_eq!(places(&player), first, "not when something is cut either");
    player.obey(Command::Collector("reference-counting".into())).unwrap();
    assert_eq!(places(&player), first, "nor under the other collector");
}

/// Cuts root 2 and goes to the end: who is alive, with counts where there are any.
fn after_cutting_root_2(player: &mut Player) -> String {
    let cut = player.cuts().into_iter().find(|cut| cut.label() == "Cut root 2").unwrap();
    player.obey(Command::Cut(cut)).unwrap();
    assert_eq!(player.state()["roots"][2]["to"], Value::Null, "it is cut at once");
    player.obey(Command::End).unwrap();
    let state = player.state();
    let alive = state["objects"].as_array().unwrap().iter().filter(|object| object["alive"] == true);
    let told = alive.map(|object| {
        format!("{}:{}", object["label"].as_str().unwrap().trim_start_matches("Object "), object["count"])
    });
    told.collect::<Vec<_>>().join(" ")
}

#[test]
fn cutting_root_2_frees_all_but_6_when_marking_at_any_moment() {
    for tick in 0..=player("mark-sweep").ticks().0 {
        let mut player = player("mark-sweep");
        player.obey(Command::Seek(Tick(tick))).unwrap();
        assert_eq!(after_cutting_root_2(&mut player), "6:null", "cut at tick {tick}");
    }
}

#[test]
fn cutting_root_2_leaves_the_cycle_and_what_hangs_on_it_when_counting() {
    for tick in 0..=player("reference-counting").ticks().0 {
        let mut player = player("reference-counting");
        player.obey(Command::Seek(Tick(tick))).unwrap();
        assert_eq!(after_cutting_root_2(&mut player), "1:1 2:1 3:1 4:1 6:1", "cut at tick {tick}");
    }
}

#[test]
fn a_cut_in_the_middle_of_a_collection_waits_for_its_end_and_says_so() {
    for (collector, waits) in [("mark-sweep", true), ("semispace", true), ("incremental", false)] {
        let mut player = player(collector);
        player.obey(Command::Moment("roots".into())).unwrap();
        player.obey(Command::Step(3, Some(Stride::Tick))).unwrap();
        let asked = (player.tick(), player.state());
        assert_ne!(asked.1["phase"], "program", "under {collector}");
        player.news();
        let cut = player.cuts().remove(0);
        player.obey(Command::Cut(cut)).unwrap();
        let told = |event: PlayerEvent| match event {
            PlayerEvent::Error(fault) => Some(fault.message),
            _ => None,
        };
        let told: Vec<String> = player.news().into_iter().filter_map(told).collect();
        let said = "stops the world: this waited for the end of its collection";
        assert_eq!((told.len(), told.iter().all(|told| told.ends_with(said))), (usize::from(waits), true), "{told:?}");
        let sentence = player.state()["sentence"].as_str().unwrap().to_owned();
        assert_eq!(sentence, "You cut root 2: it refers to nothing now.", "under {collector}");
        assert_eq!(player.tick() > Tick(asked.0.0 + 1), waits, "under {collector}");
        // A step back is before the cut, where the collection is over; what is taken back is where it was asked for.
        player.obey(Command::Step(-1, Some(Stride::Tick))).unwrap();
        let before = player.state();
        assert_eq!(before["roots"][2]["to"], "Object 2");
        assert_eq!(before["phase"] == "program", waits, "under {collector}");
        player.obey(Command::Step(1, Some(Stride::Tick))).unwrap();
        assert_eq!(player.state()["roots"][2]["to"], Value::Null);
        player.obey(Command::Undo).unwrap();
        assert_eq!((player.tick(), player.state()), asked, "under {collector}");
    }
}

#[test]
fn what_is_refused_after_the_collection_is_left_where_it_was_asked_for() {
    let mut player = player("mark-sweep");
    player.obey(Command::Moment("wave-1".into())).unwrap();
    let asked = player.tick();
    player.news();
    let unknown = Action::Root { name: "2".into(), to: Some("Object 99".into()) };
    player.obey(Command::Edit(vec![unknown.into()])).unwrap_err();
    assert_eq!((player.tick(), player.untouched()), (asked, true));
    assert!(!player.news().iter().any(|event| matches!(event, PlayerEvent::Error(_))), "nothing waited");
}

#[test]
fn the_other_collector_keeps_the_moment_and_the_cut() {
    let mut player = player("mark-sweep");
    player.obey(Command::Collector("reference-counting".into())).unwrap();
    assert_eq!(player.tick(), Tick(0), "the start stays the start");
    player.obey(Command::Collector("mark-sweep".into())).unwrap();
    player.obey(Command::End).unwrap();
    player.obey(Command::Collector("reference-counting".into())).unwrap();
    assert_eq!(player.tick(), player.ticks(), "the end stays the end");
    player.obey(Command::Collector("mark-sweep".into())).unwrap();
    assert_eq!(after_cutting_root_2(&mut player), "6:null");
    player.obey(Command::Collector("reference-counting".into())).unwrap();
    let state = player.state();
    let alive = state["objects"].as_array().unwrap().iter().filter(|object| object["alive"] == true).count();
    assert_eq!(alive, 5, "1, 2, 3, 4 and 6: the cut came along");
}

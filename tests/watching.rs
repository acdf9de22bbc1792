//! Breakpoints with conditions, and the log: against the states of a run, moment by moment, under every collector.

use heapwave::lab::{Happening, Lab, Run, State, collectors};
use heapwave::view::breaks::Breaks;
use heapwave::view::player::{Command, Player, Settings, Unfold};
use memory::time::{Fuel, Tick};

const DIAGRAM: &str = include_str!("../static/samples/mark-sweep.json");
const NODES: &str = "class Node { constructor(next) { this.next = next; } }
let list = null;
for (let i = 0; i < 3; i++) list = new Node(list);
list.next = null;
gc();
list = { name: 'other' };
gc();
";

fn open(text: &str, collector: &str) -> Player {
    let settings = Settings { collector: Some(collector.into()), still: true, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap_or_else(|fault| panic!("{fault:?}"));
    while !player.prepare(10_000).unwrap() {}
    player.advance(0.0);
    player
}

fn obey(player: &mut Player, command: Command) -> Tick {
    player.obey(command).unwrap();
    while !player.resting() {
        player.advance(16.0);
    }
    player.tick()
}

/// Every moment at which one stops, between the start and the end of the run; the way back has the same.
fn stops(player: &mut Player, breaks: &str) -> Vec<Tick> {
    obey(player, Command::Breaks(Breaks::read(breaks).0));
    let mut way = |from: Command, ahead: bool| {
        let mut stops = vec![obey(player, from)];
        loop {
            let at = obey(player, Command::ToBreak(ahead));
            if stops.last() == Some(&at) {
                stops.remove(0);
                return stops;
            }
            stops.push(at);
        }
    };
    let (mut ahead, mut back) = (way(Command::Start, true), way(Command::End, false));
    let (end, start) = (ahead.pop(), back.pop());
    assert_eq!((end, start), (Some(player.ticks()), Some(Tick(0))), "{breaks}");
    back.reverse();
    assert_eq!(back, ahead, "{breaks}: the same on the way back");
    ahead
}

/// The moments between the first and the last at which something is otherwise than at the moment before.
fn changes(lab: &Lab, change: impl Fn(&State, &State) -> bool) -> Vec<Tick> {
    let mut run = Run::new(lab.clone());
    while !run.explore(&mut Fuel(10_000)) {}
    let states: Vec<std::rc::Rc<State>> = (0..run.end().0).map(|at| run.at(Tick(at)).state).collect();
    let pairs = states.windows(2).enumerate().filter(|(_, pair)| change(&pair[0], &pair[1]));
    pairs.map(|(before, _)| Tick(before as u64 + 1)).collect()
}

#[test]
fn play_stops_exactly_where_the_states_say_that_a_condition_is_met() {
    for collector in collectors() {
        let name = collector.traits().name;
        for text in [DIAGRAM, NODES] {
            let mut player = open(text, name);
            let lab = player.shown_moment(0).unwrap().lab.clone();
            let half = player.state()["heap"]["used"].as_u64().unwrap() as u32 / 2;
            let crosses = |a: &State, b: &State| a.world.heap.used() <= half && b.world.heap.used() > half;
            assert_eq!(stops(&mut player, &format!("used>{half}")), changes(&lab, crosses), "{name}");

            let whom = if text == DIAGRAM { "Object 7" } else { "Node 2" };
            let Ok(pick) = player.find(whom) else { panic!("{name}: {whom} of {}", player.state()) };
            let entity = pick.object;
            let freed = |a: &State, b: &State| a.object(entity).is_some() && b.object(entity).is_none();
            assert_eq!(stops(&mut player, &format!("freed:\"{whom}\"")), changes(&lab, freed), "{name}: {whom} freed");
            let moved =
                |a: &State, b: &State| matches!((a.object(entity), b.object(entity)), (Some(a), Some(b)) if a != b);
            assert_eq!(stops(&mut player, &format!("moved:\"{whom}\"")), changes(&lab, moved), "{name}: {whom} moved");
        }
    }
}

#[test]
fn a_class_is_all_its_instances() {
    let mut player = open(NODES, "mark-sweep");
    obey(&mut player, Command::End);
    let freed = stops(&mut player, "freed:Node");
    assert_eq!(freed.len(), 3, "{freed:?}");
    let one = stops(&mut player, "freed:\"Node 2\"");
    assert!(one.len() == 1 && freed.contains(&one[0]), "{one:?} of {freed:?}");
    assert_eq!(stops(&mut player, "freed:nobody"), []);
}

#[test]
fn play_comes_to_a_stop_by_itself() {
    let mut player = open(DIAGRAM, "mark-sweep");
    obey(&mut player, Command::Breaks(Breaks::read("marked:\"Object 3\" phase:sweep").0));
    let mut paused = Vec::new();
    for _ in 0..2 {
        player.obey(Command::Play).unwrap();
        while player.playing() {
            player.advance(100.0);
        }
        paused.push(player.state()["sentence"].as_str().unwrap().to_owned());
    }
    assert!(paused[0].contains("Object 3"), "{paused:?}");
    assert_eq!(player.state()["phase"], "sweep", "{paused:?}");
}

#[test]
fn an_edit_is_watched_too() {
    let mut player = open(DIAGRAM, "reference-counting");
    assert_eq!(stops(&mut player, "freed:\"Object 6\""), []);
    obey(&mut player, Command::Start);
    let cut = player.cuts().into_iter().find(|cut| &*cut.root == "11").unwrap();
    obey(&mut player, Command::Cut(cut));
    assert_eq!(stops(&mut player, "freed:\"Object 6\"").len(), 1);
}

#[test]
fn the_log_tells_everything_that_the_notes_do_and_can_be_filtered() {
    let mut player = open(DIAGRAM, "mark-sweep");
    while player.find_log(0, 7) < 1.0 {}
    let all = player.log(0, None, "", 0).unwrap();
    let freed = player.log(0, Some(Happening::Freed), "", 0).unwrap();
    let names: Vec<&str> = freed.rows.iter().map(|row| &*row.name).collect();
    assert_eq!(names, ["Object 5", "Object 7", "Object 8"]);
    assert!(freed.rows.iter().all(|row| row.deed.starts_with("is freed")), "{:?}", freed.rows);
    let two = player.log(0, None, "object 2", 0).unwrap();
    assert!(two.rows.iter().all(|row| &*row.name == "Object 2") && two.all < all.all, "{two:?}");
    let marked = player.log(0, Some(Happening::Marked), "object 3", 0).unwrap();
    assert_eq!(&*marked.rows[0].deed, "is marked, by Object 2.b", "{marked:?}");
    // What is up to the moment shown is told from what is to come.
    assert_eq!(freed.past, 0);
    obey(&mut player, Command::Seek(freed.rows[1].at));
    assert_eq!(player.log(0, Some(Happening::Freed), "", 0).unwrap().past, 2);
}

#[test]
fn what_an_expression_holds_for_a_moment_is_no_news() {
    let mut player = open(NODES, "mark-sweep");
    while player.find_log(0, 1_000) < 1.0 {}
    obey(&mut player, Command::End);
    let written = player.log(0, Some(Happening::Written), "Node 2", 0).unwrap();
    let deeds: Vec<&str> = written.rows.iter().map(|row| &*row.deed).collect();
    assert_eq!(deeds, ["is referred to by list", "is referred to by next", "is referred to by Node 3.next"]);
}

#[test]
fn a_long_log_is_read_page_by_page() {
    let text = r#"{ "heapwave": 1, "generate": { "kind": "list", "objects": 500, "seed": 1 }, "script": [ { "op": "collect" } ] }"#;
    let mut player = open(text, "mark-sweep");
    while player.find_log(0, 10_000) < 1.0 {}
    let page = |player: &Player, pages| player.log(0, Some(Happening::Scanned), "", pages).unwrap();
    let first = page(&player, 0);
    let mut rows: Vec<_> = first.rows.to_vec();
    let mut pages = 0;
    while rows.len() < first.all {
        pages += 1;
        let next = page(&player, pages);
        rows.extend(next.rows.iter().filter(|row| rows.iter().all(|known| known != *row)).cloned().collect::<Vec<_>>());
        assert!(pages < 100, "{} of {}", rows.len(), first.all);
    }
    assert!(rows.is_sorted_by_key(|row| row.at));
}

#[test]
fn who_let_go_of_an_object_is_known_of_each() {
    let mut player = open(NODES, "mark-sweep");
    obey(&mut player, Command::End);
    while player.find_lives(0, 100).1 < 1.0 {}
    let pick = player.find("Node 3").unwrap();
    let life = *player.life(pick).unwrap();
    let lost = life.lost.unwrap();
    assert_eq!(lost.act.by, heapwave::lab::Doer::Line(6));
    assert!(life.freed.unwrap() > lost.act.at && life.used.at < lost.act.at);
}

#[test]
fn what_is_unfolded_is_in_the_log_too() {
    let mut player = open(NODES, "mark-sweep");
    let names = |player: &mut Player| {
        while player.find_log(0, 1_000) < 1.0 {}
        player.log(0, None, "", 0).unwrap().all
    };
    let folded = names(&mut player);
    obey(&mut player, Command::Unfold(Unfold { prototypes: true, scopes: true, ..Unfold::default() }));
    while !player.prepare(10_000).unwrap() {}
    assert!(names(&mut player) > folded);
}

//! A program in the player: its lines, its cards and roots, its sentences, breakpoints, edits, time and limits.

use heapwave::lab::{Limits, Stride};
use heapwave::view::frame::{Frame, Look, SentencePart};
use heapwave::view::player::{Command, Pick, Player, Settings};
use memory::gc;
use memory::time::Tick;
use std::collections::BTreeMap;

const CYCLE: &str = "function f() {\n  var o1 = {};\n  var o2 = {};\n  o1.p = o2;\n  o2.p = o1;\n}\n\nf();\ngc();\n";

fn open(text: &str, collector: &str) -> Player {
    let settings = Settings { collector: Some(collector.into()), still: true, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player
}

fn settle(player: &mut Player) {
    for _ in 0..10_000 {
        player.advance(16.0);
        if player.resting() && !player.outdated() {
            return;
        }
    }
    panic!("it never rests");
}

fn sentence(frame: &Frame) -> String {
    let parts = frame.sentence.parts.iter().map(|part| match part {
        SentencePart::Words(text) | SentencePart::Name(text) => text.as_str(),
    });
    format!("{}: {}", frame.sentence.phase, parts.collect::<String>())
}

/// What is seen: the line, filled roots, cards with their rows, the sentence.
fn seen(player: &Player) -> String {
    let frame = player.frame().unwrap();
    let listing = frame.listing.clone().unwrap();
    let mut text = format!("at {:?}", listing.line);
    for group in frame.picture.roots.iter() {
        let slots: Vec<String> = (group.slots.iter())
            .map(|slot| format!("{}{}", slot.name, if slot.filled { "•".into() } else { format!("={}", slot.text) }))
            .collect();
        text += &format!(" | {}{}: {}", if group.gone { "~" } else { "" }, group.heading, slots.join(" "));
    }
    for node in frame.picture.nodes.iter().filter(|node| node.opacity > 0.0) {
        let rows = node.card.iter().flat_map(|card| card.rows.iter());
        let rows: Vec<String> = rows
            .map(|row| format!("{}{}", row.name, if row.dot { "•".into() } else { format!("={}", row.text) }))
            .collect();
        text += &format!(" | {} {:?} {:?} [{}]", node.label, node.look, node.count, rows.join(" "));
    }
    let edges = frame.picture.edges.iter().filter(|edge| edge.opacity > 0.0).count();
    text + &format!(" | {edges} edges | {}", sentence(&frame))
}

/// What is seen at each line, from the start to the end.
fn lines(text: &str, collector: &str) -> Vec<String> {
    let mut player = open(text, collector);
    let mut lines = vec![seen(&player)];
    while player.tick() < player.ticks() {
        player.obey(Command::Step(1, None)).unwrap();
        settle(&mut player);
        lines.push(seen(&player));
    }
    lines
}

#[test]
fn the_cycle_is_seen_to_be_made_and_lost() {
    let lines = lines(CYCLE, "reference-counting");
    let at = |line: &str| lines.iter().find(|seen| seen.starts_with(line)).unwrap();
    assert!(
        at("at Some(3)").contains("f(): o1• o2=undefined | ƒ f White Some(2) [] | {o1} White Some(1) []"),
        "{lines:#?}"
    );
    assert!(at("at Some(5)").contains("{o1} White Some(1) [p•] | {o2} White Some(2) []"), "{lines:#?}");
    assert!(at("at Some(5)").ends_with("Line 4: o1.p refers to {o2} now."), "{lines:#?}");
    let last = lines.last().unwrap();
    assert!(last.contains("~f() — returned") && last.contains("{o2} Condemned Some(1) [p•]"), "{last}");
    assert!(last.contains("Leaked: No variable reaches {o1} or {o2}"), "{last}");
}

#[test]
fn a_new_text_keeps_the_moment_and_a_wrong_one_changes_nothing() {
    let mut player = open(CYCLE, "mark-sweep");
    player.obey(Command::Step(4, None)).unwrap();
    settle(&mut player);
    let before = seen(&player);
    assert!(player.obey(Command::Text("let a = {;".into())).is_err());
    assert_eq!(seen(&player), before);
    player.obey(Command::Text(CYCLE.replace("o2.p = o1", "o2.q = o1"))).unwrap();
    settle(&mut player);
    assert_eq!(seen(&player), before, "as many lines have run");
}

#[test]
fn a_text_in_the_place_of_another_begins_at_its_start() {
    let graph = |title: &str, name: &str| {
        format!(
            "{{ \"heapwave\": 1, \"title\": \"{title}\",\n  \"objects\": {{ \"{name}\": {{}}, \"{name}2\": {{ \"fields\": {{ \"to\": \"{name}\" }} }} }},\n  \
             \"roots\": {{ \"{title} {name}\": \"{name}\" }},\n  \"script\": [{{ \"op\": \"collect\" }}] }}\n"
        )
    };
    let (one, two) = (graph("One", "abc"), graph("Another thing", "xyz"));
    let moved = |from: &str, to: &str| {
        let mut player = open(from, "mark-sweep");
        player.obey(Command::End).unwrap();
        settle(&mut player);
        player.obey(Command::Text(to.into())).unwrap();
        settle(&mut player);
        player.tick()
    };
    let other = "const list = [];\nlist.push({ name: \"it\" });\nlist.length = 0;\ngc();\n";
    assert_eq!(moved(CYCLE, other), Tick(0), "no line is the same");
    assert_eq!(moved(&one, other), Tick(0), "a graph is no program");
    assert_eq!(moved(other, &one), Tick(0));
    assert_eq!(moved(&one, &two), Tick(0), "it is another graph");
    for (from, to) in [
        (CYCLE, CYCLE.replace("o2", "second")),
        (CYCLE, format!("{other}{CYCLE}")),
        ("let a = {}; gc();", "let b = {}; let a = {}; gc();".into()),
        (&*one, one.replace("abc", "b")),
        (&*one, one.replace("collect\" }", "collect\" }, { \"op\": \"collect\" }")),
    ] {
        assert!(moved(from, &to) > Tick(0), "{to} is the same text, edited");
    }
}

#[test]
fn little_fuel_gives_the_same_picture_later() {
    let mut slow = Player::open(CYCLE, Settings { still: true, ..Settings::default() }).unwrap();
    while !slow.prepare(3).unwrap() {}
    assert_eq!(seen(&slow), seen(&open(CYCLE, "mark-sweep")));
}

/// What is said of each line of a program, by the line, the last time it ran.
fn told(text: &str) -> BTreeMap<String, String> {
    let mut player = Player::open(text, Settings { still: true, ..Settings::default() }).unwrap();
    while !player.prepare(10_000).unwrap() {}
    let mut told = BTreeMap::new();
    while player.tick() < player.ticks() {
        player.obey(Command::Step(1, Some(Stride::Line))).unwrap();
        while player.awake() {
            player.advance(1000.0);
        }
        let frame = player.frame().unwrap();
        told.insert(frame.sentence.phase.to_string(), player.state()["sentence"].as_str().unwrap().to_owned());
    }
    told
}

#[test]
fn a_line_is_told_by_what_it_did_in_the_readers_terms() {
    let told = told(concat!(
        "const parts = { image: document.createElement('img') };\n",
        "document.body.appendChild(parts.image);\n",
        "parts.image.addEventListener('load', function loaded() {});\n",
        "parts.image.remove();\n",
        "delete parts.image;\n",
        "const notes = new WeakMap(), user = {}, note = {};\n",
        "notes.set(user, note);\n",
        "const id = setInterval(function poll() {}, 100);\n",
        "clearInterval(id);\n",
        "let n = 1;\n",
        "n++;\n",
        "const list = [];\n",
        "list.push(n);\n",
    ));
    let expected = [
        (2, "The document holds <img> now."),
        (3, "img.listeners refers to ƒ loaded now."),
        (4, "The document lets go of <img>."),
        (5, "parts.image is gone."),
        (7, "notes.user refers weakly to {user} and {note} now."),
        (8, "A timer holds ƒ poll now."),
        (9, "A timer lets go of ƒ poll."),
        (11, "n is 2 now."),
        (13, "list[0] is 2 now."),
    ];
    for (line, sentence) in expected {
        assert_eq!(told.get(&format!("Line {line}")).map(String::as_str), Some(sentence), "{told:#?}");
    }
}

#[test]
fn what_is_logged_leads_to_the_object_at_the_moment_it_was_logged() {
    let mut player =
        open("let user = { name: 'ann' };\nconsole.log('made', user);\nuser = null;\ngc();\n", "mark-sweep");
    player.obey(Command::End).unwrap();
    settle(&mut player);
    let listing = player.frame().unwrap().listing.clone().unwrap();
    let row = &listing.console[0];
    let texts: Vec<&str> = row.pieces.iter().map(|(text, _)| &**text).collect();
    assert_eq!(texts, ["made ", "{ name: 'ann' }"]);
    let object = row.pieces[1].1.expect("it is drawn");
    player.obey(Command::Visit(row.at, Pick { side: 0, object })).unwrap();
    settle(&mut player);
    assert_eq!(player.state()["line"], 2, "the line that logs it is under way");
    assert_eq!(player.selected(), Some(Pick { side: 0, object }));
    assert!(player.why().unwrap().parts.iter().any(|part| matches!(part, SentencePart::Name(name) if name == "user")));
}

#[test]
fn a_console_that_keeps_what_it_logs_is_a_root() {
    let program = "let user = { name: 'ann' };\nconsole.log(user);\nuser = null;\ngc();\n";
    for collector in gc::ALL.iter().map(|collector| collector.traits().name) {
        let mut player = open(program, collector);
        for (keeps, there) in [(false, 0), (true, 1), (false, 0)] {
            player.obey(Command::KeepLogged(keeps)).unwrap();
            settle(&mut player);
            player.obey(Command::End).unwrap();
            settle(&mut player);
            let frame = player.frame().unwrap();
            let alive =
                frame.picture.nodes.iter().filter(|node| node.opacity > 0.5 && node.look != Look::Ghost).count();
            assert_eq!(alive, there, "{collector}, keeps: {keeps}: {}", seen(&player));
            let console = frame.picture.roots.iter().any(|group| &*group.heading == "Console" && group.slots[0].filled);
            assert_eq!(console, keeps, "{collector}: {}", seen(&player));
        }
    }
}

#[test]
fn an_endless_loop_is_run_in_slices_and_can_be_stopped() {
    let settings = Settings { still: true, ..Settings::default() };
    let mut player = Player::open("let n = 0;\nwhile (true) {\n  n++;\n}\n", settings).unwrap();
    for _ in 0..20 {
        assert!(!player.prepare(10_000).unwrap(), "it does not end");
    }
    let (steps, most) = player.running().unwrap();
    assert!(steps > 10_000 && most == Limits::default().steps, "{steps} of {most}");
    player.obey(Command::Halt).unwrap();
    while !player.prepare(10_000).unwrap() {}
    assert_eq!(player.running(), None);
    for _ in 0..2 {
        player.obey(Command::End).unwrap();
        settle(&mut player);
        let stopped = player.state()["stopped"].as_str().unwrap().to_owned();
        assert!(stopped.contains("it may go on for as long again"), "{stopped}");
        player.obey(Command::Start).unwrap();
    }
}

#[test]
fn groups_of_calls_share_places_and_hide_nothing() {
    let mut sharing = 0;
    for name in ["todo-list", "event-emitter", "lru-cache", "pub-sub", "data-loader"] {
        let text = std::fs::read_to_string(format!("tests/pasted/{name}.js")).unwrap();
        let mut player = open(&text, "mark-sweep");
        let last = player.ticks().0;
        for at in (0..=120).map(|k| last * k / 120) {
            player.obey(Command::Seek(Tick(at))).unwrap();
            settle(&mut player);
            let frame = player.frame().unwrap();
            let groups = &frame.picture.roots;
            sharing += groups.iter().filter(|group| group.covered).count();
            let of = |covered: bool| {
                groups.iter().filter(move |group| group.covered == covered).flat_map(|group| group.slots.iter())
            };
            let hidden: Vec<_> = of(true).filter(|slot| slot.filled || slot.active).collect();
            assert!(hidden.is_empty(), "{name} at {at}: {hidden:?} is not seen");
            let mut tops: Vec<f64> = of(false).map(|slot| slot.rect.y).collect();
            tops.sort_by(f64::total_cmp);
            assert!(
                tops.windows(2).all(|pair| pair[1] - pair[0] > 20.0),
                "{name} at {at}: one slot on another: {tops:?}"
            );
        }
    }
    assert!(sharing > 1000, "{sharing} groups gave way to others");
}

#[test]
fn what_is_being_constructed_is_there_from_its_first_moment() {
    let text =
        "class Node {\n  constructor(v) { this.value = v; this.next = null; }\n}\nconst kept = { n: new Node({}) };\n";
    let mut player = open(text, "mark-sweep");
    let mut told = Vec::new();
    for tick in 0..player.ticks().0 {
        player.obey(Command::Seek(Tick(tick))).unwrap();
        settle(&mut player);
        let state = player.state();
        let this =
            state["roots"].as_array().unwrap().iter().find(|root| root["name"] == "this" && !root["to"].is_null());
        let there = state["objects"].as_array().unwrap().iter().any(|object| object["label"] == "Node");
        told.extend(this.map(|root| (root["to"].as_str().unwrap_or_default().to_owned(), there)));
    }
    assert!(!told.is_empty() && told.iter().all(|(to, there)| to == "Node" && *there), "{told:?}");
}

#[test]
fn in_a_long_loop_that_only_counts_nothing_is_missed_that_happens_to_objects() {
    let text = "let a = { n: 0 };\nlet kept = null;\nlet late;\nfor (let i = 0; i < 3000; i++) {\n  a.n = i;\n  if (i === 2500) kept = { i };\n}\nlate = 1;\nkept = null;\ngc();\n";
    let mut player = open(text, "mark-sweep");
    player.obey(Command::Step(7, None)).unwrap();
    settle(&mut player);
    assert!(!seen(&player).contains("{kept}"), "{}", seen(&player));
    player.obey(Command::Break(8)).unwrap();
    player.obey(Command::ToBreak(true)).unwrap();
    settle(&mut player);
    let there = seen(&player);
    assert!(there.contains("a• kept•") && there.contains("{kept} White None [i=2500]"), "{there}");
    player.obey(Command::End).unwrap();
    settle(&mut player);
    let end = seen(&player);
    assert!(!end.contains("kept•"), "{end}");
}

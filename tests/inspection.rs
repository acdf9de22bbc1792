//! What the lab tells of the selected object: its figures, who holds it and what would go, its paths; and who keeps most.

use heapwave::lab::{Action, Stride};
use heapwave::view::inspection::{FactLead, Inspection};
use heapwave::view::player::{Command, Pick, Player, Settings};
use heapwave::view::svg::Theme;

const GRAPH: &str = r#"{ "heapwave": 1,
  "objects": { "cart": { "fields": { "items": "list", "user": "ann" } }, "list": { "size": 64 }, "ann": { "fields": { "cart": "cart" } }, "lost": {} },
  "roots": { "page": "cart", "log": "ann" }, "script": [{ "op": "root", "name": "log", "to": null }, { "op": "collect" }] }"#;

fn open(text: &str) -> Player {
    let mut player = Player::open(text, Settings { still: true, ..Settings::default() }).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player
}

fn inspect(player: &mut Player, name: &str) -> (Pick, Inspection) {
    let pick = player.find(name).unwrap();
    while player.find_keepers(pick.side, 3) < 1.0 {}
    (pick, player.inspect(pick).unwrap())
}

fn fact(inspection: &Inspection, name: &str) -> String {
    let fact = inspection.facts.iter().find(|fact| fact.name == name);
    fact.unwrap_or_else(|| panic!("no {name} in {:?}", inspection.facts)).value.to_string()
}

/// What is told of who holds an object.
fn held_by(inspection: &Inspection) -> Vec<String> {
    inspection.held_by.iter().map(|hold| format!("{}: {}", hold.name, hold.loss)).collect()
}

#[test]
fn an_object_is_told_with_who_holds_it_and_what_would_go() {
    let mut player = open(GRAPH);
    let (_, cart) = inspect(&mut player, "cart");
    assert_eq!(held_by(&cart), ["root page: nothing would go", "ann.cart: nothing would go"]);
    assert_eq!(
        cart.paths.iter().map(|path| &**path).collect::<Vec<_>>(),
        ["root page → cart", "root log → ann.cart → cart"]
    );
    let (_, list) = inspect(&mut player, "list");
    assert_eq!(held_by(&list), ["cart.items: 1 object, 96 B would go"]);
    assert_eq!(fact(&list, "Kept by"), "cart");
    let (_, lost) = inspect(&mut player, "lost");
    assert_eq!(fact(&lost, "Retains"), "nothing: no root reaches it");
    assert!(lost.held_by.is_empty() && lost.paths.is_empty());
    // After the other root has let go, all hangs by one.
    player.obey(Command::Moment("op-2".into())).unwrap();
    let (_, cart) = inspect(&mut player, "cart");
    assert!(held_by(&cart)[0].starts_with("root page: 3 objects, "), "{cart:?}");
    assert!(fact(&cart, "Retains").ends_with(" in 3 objects"), "{cart:?}");
    assert_eq!(fact(&cart, "Kept by"), "no single object");
}

#[test]
fn what_is_foreseen_is_what_the_cut_frees() {
    let mut player = open(GRAPH);
    // Before the collection begins: in the middle of it the cut would wait for its end.
    player.obey(Command::Moment("op-2".into())).unwrap();
    player.obey(Command::Step(-1, Some(Stride::Tick))).unwrap();
    let (pick, list) = inspect(&mut player, "list");
    let hold = &list.held_by[0];
    let cut = hold.cut.clone().expect("a field of a scenario can be cut");
    assert!(
        matches!(&cut.action, Action::Set { object, field, to: None } if &**object == "cart" && &**field == "items")
    );
    assert_eq!(hold.lost.as_deref(), Some([pick.object].as_slice()));
    player.obey(Command::Edit(vec![cut])).unwrap();
    player.obey(Command::End).unwrap();
    let (_, list) = inspect(&mut player, "list");
    let freed = list.facts.iter().find(|fact| fact.name == "Freed").expect("it is gone");
    assert!(matches!(freed.leads, Some(FactLead::Moment(_))), "{freed:?}");
    assert!(player.find("ann").is_ok() && inspect(&mut player, "ann").1.paths.len() == 1);
}

#[test]
fn the_biggest_keepers_come_first_and_classes_are_summed() {
    let mut player = open(
        "class Node { constructor() { this.next = null; } }\nconst head = new Node();\nhead.next = new Node();\nhead.next.next = new Node();\nconst other = { text: 'x' };\n",
    );
    player.obey(Command::End).unwrap();
    while player.find_keepers(0, 1_000) < 1.0 {}
    let keepers = player.keepers(0, false).unwrap();
    assert!(keepers.windows(2).all(|pair| pair[0].retained >= pair[1].retained), "{keepers:?}");
    let head =
        keepers.iter().position(|row| &*row.label == "Node 1" || &*row.label == "{head}" || &*row.label == "Node");
    assert!(head.is_some(), "{keepers:?}");
    let classes = player.keepers(0, true).unwrap();
    let nodes = classes.iter().find(|row| &*row.label == "Node").unwrap();
    assert_eq!(nodes.objects, 3, "{classes:?}");
    // Another moment: what is known no longer holds.
    player.obey(Command::Start).unwrap();
    assert!(player.keepers(0, false).is_none());
}

#[test]
fn the_lives_of_a_leak_are_seen_as_bars() {
    let mut player = open(
        "let cache = [];\nfunction load() {\n  const page = { text: 'x' };\n  cache.push(page);\n}\nload();\nload();\ncache = null;\nconst rest = {};\ngc();\nrest.done = true;\n",
    );
    let bars = loop {
        if let (Some(bars), _) = player.find_lives(0, 50) {
            break bars;
        }
    };
    let pages: Vec<_> = bars.iter().filter(|bar| bar.name.contains("page")).collect();
    assert_eq!(pages.len(), 2, "{bars:?}");
    for page in &pages {
        let moments: Vec<_> = page.moments().collect();
        assert!(moments.len() == 4 && moments.is_sorted(), "{page:?}");
        assert!(page.words.contains("(line 8), freed at step"), "{}", page.words);
    }
    let rest = bars.iter().find(|bar| bar.name.contains("rest")).unwrap();
    assert!(rest.lost.is_none() && rest.words.ends_with("reachable to the end"), "{}", rest.words);
    assert!(rest.used > pages[1].freed.unwrap(), "{rest:?}");
    // Counting never frees what a cycle holds: it is seen to leak.
    let text = "function f() {\n  const a = {}, b = {};\n  a.other = b; b.other = a;\n}\nf();\ngc();\n";
    let settings = Settings { collector: Some("reference-counting".into()), still: true, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap();
    while !player.prepare(10_000).unwrap() {}
    let (bars, progress) = player.find_lives(0, 1_000_000);
    assert_eq!((bars.unwrap().iter().map(|bar| bar.leaked).sum::<usize>(), progress), (2, 1.0));
}

#[test]
fn many_lives_are_told_by_class() {
    let mut player =
        open("class Dot {}\nlet last = null;\nfor (let i = 0; i < 80; i++) {\n  last = new Dot();\n}\ngc();\n");
    let (bars, _) = player.find_lives(0, 1_000_000);
    let bars = bars.unwrap();
    let dots = bars.iter().find(|bar| &*bar.name == "Dot").unwrap();
    assert!(dots.objects == 80 && dots.lost.is_none() && bars.len() < 10, "{bars:?}");
}

#[test]
fn a_graph_in_another_format_is_played_and_a_moment_is_given_in_any() {
    let mut player = open("digraph { kept [root=true]; kept -> other; lost }");
    player.obey(Command::End).unwrap();
    let there = |player: &Player| {
        let state = player.state();
        let objects = state["objects"].as_array().unwrap().iter();
        let names = objects.filter(|object| object["alive"] == true).map(|object| object["label"].to_string());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(there(&player), "\"kept\" \"other\"");
    for (format, words) in [
        ("dot", "digraph"),
        ("mmd", "flowchart"),
        ("csv", "kept,other"),
        ("txt", "kept -> other"),
        ("json", "\"heapwave\""),
        ("svg", "<svg"),
    ] {
        let text = player.exported(format, Theme::Light).unwrap();
        assert!(text.contains(words), "{format}: {text}");
        if !["mmd", "svg"].contains(&format) {
            let again = open(&text);
            assert_eq!(there(&again), "\"kept\" \"other\"", "{format}: {text}");
        }
    }
    assert!(player.exported("gif", Theme::Light).unwrap_err().message.contains("run, json, dot, mmd, csv or txt"));
    let Err(fault) = Player::open("digraph {\n  a -> ;\n}", Settings::default()) else { panic!("it is no graph") };
    assert_eq!(fault.line, 2, "{fault:?}");
}

#[test]
fn the_lives_of_another_run_are_not_those_of_the_one_before() {
    let text = "function f() {\n  const a = {}, b = {};\n  a.other = b; b.other = a;\n}\nf();\ngc();\n";
    let mut player = open(text);
    let leaked = |player: &mut Player| {
        let (bars, _) = player.find_lives(0, 1_000_000);
        bars.unwrap().iter().map(|bar| (bar.name.to_string(), bar.leaked)).collect::<Vec<_>>()
    };
    let before = leaked(&mut player);
    assert!(before.iter().all(|(_, leaked)| *leaked == 0), "{before:?}");
    for change in [Command::Collector("reference-counting".into()), Command::Text(text.replace("a.other", "a.where"))] {
        player.obey(change).unwrap();
        while !player.prepare(10_000).unwrap() {}
    }
    assert_eq!(leaked(&mut player).iter().map(|(_, leaked)| leaked).sum::<usize>(), 2);
    player.obey(Command::Text(text.replace("gc();", "f();"))).unwrap();
    while !player.prepare(10_000).unwrap() {}
    assert_eq!(leaked(&mut player).iter().map(|(_, leaked)| leaked).sum::<usize>(), 4);
}

/// `x` is reached by `a` and by `b`: without the one by the other, and without both by nothing else.
#[test]
fn paths_are_looked_for_without_what_is_ignored() {
    let text = r#"{ "heapwave": 1,
        "objects": { "a": { "fields": { "x": "x" } }, "b": { "fields": { "y": "c" } }, "c": { "fields": { "x": "x" } }, "x": {} },
        "roots": { "r": "a", "s": "b" } }"#;
    let mut player = open(text);
    let why = |player: &Player| player.state()["why"].as_str().unwrap().to_owned();
    let (pick, inspection) = inspect(&mut player, "x");
    player.obey(Command::Select(Some(pick))).unwrap();
    assert_eq!(why(&player), "x is alive: root r → a.x → x.");
    let place = |name: &str| inspection.held_by.iter().find(|hold| &*hold.name == name).unwrap().place.unwrap();
    player.obey(Command::Ignore(place("a.x"))).unwrap();
    assert_eq!(why(&player), "x is alive: root s → b.y → c.x → x.");
    let now = player.inspect(pick).unwrap();
    assert_eq!((now.paths.len(), now.held_by.iter().filter(|hold| hold.ignored).count()), (1, 1));
    player.obey(Command::Ignore(place("c.x"))).unwrap();
    assert_eq!(why(&player), "x is reached by nothing but what is left out.");
    player.obey(Command::Ignore(place("a.x"))).unwrap();
    assert_eq!(why(&player), "x is alive: root r → a.x → x.");
    // Another object is asked about with everything that is there.
    for name in ["a", "x"] {
        let other = player.find(name).unwrap();
        player.obey(Command::Select(Some(other))).unwrap();
    }
    player.obey(Command::Ignore(place("a.x"))).unwrap();
    assert_eq!(why(&player), "x is alive: root s → b.y → c.x → x.");
}

#[test]
fn what_a_weak_map_keeps_can_be_left_out() {
    let mut player = open("const key = {}, map = new WeakMap();\nmap.set(key, { big: 1 });\n");
    player.obey(Command::End).unwrap();
    while !player.resting() {
        player.advance(16.0);
    }
    let value = player.table(0).into_iter().find(|row| row.refers_to.contains("big")).unwrap();
    let (pick, inspection) = inspect(&mut player, &value.label);
    assert_eq!(inspection.weak, Some(false));
    player.obey(Command::Select(Some(pick))).unwrap();
    player.obey(Command::IgnoreWeak(true)).unwrap();
    let why = player.state()["why"].as_str().unwrap().to_owned();
    assert!(why.ends_with("is reached by nothing but what is left out."), "{why}");
}

#[test]
fn objects_are_found_by_name_class_address_and_size() {
    let mut player = open(
        "class Node { constructor() { this.items = []; } }\nlet a = new Node(), b = new Node(), plain = { note: {} };\n",
    );
    player.obey(Command::End).unwrap();
    while !player.resting() {
        player.advance(16.0);
    }
    let rows = player.table(0);
    let label = |player: &Player, text: &str| {
        let pick = player.search(text, str::to_lowercase).unwrap_or_else(|fault| panic!("{text}: {}", fault.message));
        rows.iter().find(|row| row.id == pick.object).unwrap().label.to_string()
    };
    let first = label(&player, "Node");
    let pick = player.search("Node", str::to_lowercase).unwrap();
    player.obey(Command::Select(Some(pick))).unwrap();
    let second = label(&player, "Node");
    assert_eq!((&*first, &*second), ("Node", "Node 2"));
    let pick = player.search("Node", str::to_lowercase).unwrap();
    player.obey(Command::Select(Some(pick))).unwrap();
    assert_eq!(label(&player, "Node"), first, "round again");
    for row in &rows {
        assert_eq!(label(&player, &row.address), &*row.label);
        assert_eq!(label(&player, &row.label), &*row.label);
    }
    let largest = rows.iter().map(|row| row.size.trim_end_matches(" B").parse::<u32>().unwrap()).max().unwrap();
    assert!(
        player.search(&format!(">{}", largest - 1), str::to_lowercase).is_ok()
            && player.search(&format!(">{}", 10 * largest), str::to_lowercase).is_err()
    );
    assert_eq!(label(&player, "PLA"), "{plain}", "letters of a name");
}

//! Scopes and prototypes as cards of their own: one scope for all functions made in it, and the way to what it keeps.

use heapwave::view::player::{Command, Player, Settings, Unfold};

fn open(text: &str, unfold: Unfold) -> Player {
    let mut player = Player::open(text, Settings { still: true, unfold, ..Settings::default() }).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player
}

fn settle(player: &mut Player) {
    while !player.resting() || player.outdated() {
        player.advance(16.0);
    }
}

/// What is alive at the end, a line an object: its title and what it refers to.
fn end(text: &str, scopes: bool, prototypes: bool) -> String {
    let mut player = open(text, Unfold { scopes, prototypes, ..Unfold::default() });
    player.obey(Command::End).unwrap();
    settle(&mut player);
    let rows = player.table(0).into_iter().map(|row| format!("{} -> {}", row.label, row.refers_to));
    rows.collect::<Vec<_>>().join("\n")
}

const COUNTER: &str = "function counter() {
  let count = { n: 0 };
  function up() { count.n += 1; }
  function read() { return count.n; }
  return [up, read];
}
let both = counter();
gc();
";

#[test]
fn functions_made_in_one_scope_share_it() {
    assert_eq!(
        end(COUNTER, true, false),
        "ƒ counter -> nothing
scope of counter -> count: {count}
ƒ up -> scope: scope of counter
ƒ read -> scope: scope of counter
{count} -> n: 0
[both] -> 0: ƒ up, 1: ƒ read"
    );
    assert_eq!(
        end(COUNTER, false, false),
        "ƒ counter -> nothing
ƒ up -> count: {count}
ƒ read -> count: {count}
{count} -> n: 0
[both] -> 0: ƒ up, 1: ƒ read"
    );
}

#[test]
fn the_chain_of_a_leak_is_seen_link_by_link() {
    let text = "let theThing = null;
function replace() {
  let original = theThing;
  function unused() { if (original) return 1; }
  theThing = { big: 'x', method: function method() {} };
}
replace(); replace();
gc();
";
    assert_eq!(
        end(text, true, false),
        "ƒ replace -> nothing
scope of replace -> original: null
{theThing} -> big: 'x', method: ƒ method
ƒ method -> scope: scope of replace
scope of replace 2 -> original: {theThing}
{theThing 2} -> big: 'x', method: ƒ method 2
ƒ method 2 -> scope: scope of replace 2"
    );
}

#[test]
fn scopes_lead_to_the_scopes_around_them() {
    let text = "function outer() {
  let a = {};
  return function inner() {
    let b = {};
    return function innermost() { return [a, b]; };
  };
}
let f = outer()();
gc();
";
    let seen = end(text, true, false);
    assert!(seen.contains("scope of inner -> b: {b}, outer scope: scope of outer"), "{seen}");
    assert!(seen.contains("ƒ innermost -> scope: scope of inner"), "{seen}");
    assert!(!seen.contains("ƒ inner ->"), "the function in between is gone: {seen}");
}

#[test]
fn instances_lead_to_their_prototype_and_classes_to_the_one_above() {
    let text = "class Animal { speak() {} }
class Dog extends Animal { fetch() {} }
let rex = new Dog(), tom = new Animal();
";
    let seen = end(text, false, true);
    for line in [
        "Dog -> [[prototype]]: {Dog.prototype}",
        "Animal -> [[prototype]]: {Animal.prototype}",
        "{Animal.prototype} -> constructor: class Animal, speak: ƒ speak",
        "{Dog.prototype} -> constructor: class Dog, fetch: ƒ fetch, [[prototype]]: {Animal.prototype}",
        "class Dog -> prototype: {Dog.prototype}, [[prototype]]: class Animal",
        "class Animal -> prototype: {Animal.prototype}",
    ] {
        assert!(seen.lines().any(|other| other == line), "{line}\n\nis not in\n\n{seen}");
    }
    assert_eq!(end(text, false, false).lines().count(), 4, "two classes and two instances");
}

#[test]
fn an_old_style_constructor_has_its_prototype_too() {
    let text = "function Point(x) { this.x = x; }
Point.prototype.norm = function norm() { return this.x; };
let p = new Point(3);
";
    let seen = end(text, false, true);
    assert!(seen.contains("Point -> x: 3, [[prototype]]: {Point.prototype}"), "{seen}");
    assert!(seen.contains("{Point.prototype} -> constructor: ƒ Point, norm: ƒ norm"), "{seen}");
}

#[test]
fn what_is_folded_can_be_unfolded_and_the_moment_stays() {
    let mut player = open(COUNTER, Unfold::default());
    player.obey(Command::End).unwrap();
    settle(&mut player);
    let (tick, nodes) = (player.tick(), player.frame().unwrap().picture.nodes.len());
    player.obey(Command::Unfold(Unfold { scopes: true, ..Unfold::default() })).unwrap();
    settle(&mut player);
    let frame = player.frame().unwrap();
    assert_eq!((player.tick(), frame.picture.nodes.len()), (tick, nodes + 1));
    assert!(frame.picture.nodes.iter().any(|node| &*node.label == "scope of counter"));
}

#[test]
fn a_captured_variable_is_a_root_while_its_call_is_under_way() {
    for scopes in [false, true] {
        let mut player = open(COUNTER, Unfold { scopes, ..Unfold::default() });
        player.obey(Command::Moment("line-3".into())).unwrap_or(());
        player.obey(Command::Moment("line-5".into())).unwrap();
        settle(&mut player);
        let state = player.state();
        let roots = state["roots"].as_array().unwrap();
        let held = |name: &str, to: &str| roots.iter().any(|root| root["name"] == name && root["to"] == to);
        assert!(if scopes { held("scope", "scope of counter") } else { held("count", "{count}") }, "{roots:#?}");
    }
}

#[test]
fn sentences_tell_of_scopes_by_their_names() {
    let mut player = open(COUNTER, Unfold { scopes: true, ..Unfold::default() });
    let mut told = Vec::new();
    while player.tick() < player.ticks() {
        player.obey(Command::Step(1, None)).unwrap();
        settle(&mut player);
        told.push(player.state()["sentence"].as_str().unwrap().to_owned());
    }
    assert_eq!(
        told[1..4],
        [
            "counter() is called: its variables are roots until it returns; up refers to ƒ up now; read refers to ƒ read now.",
            "count refers to {count} now.",
            "counter() has returned: its variables are roots no longer; both refers to [both] now.",
        ]
    );
}

#[test]
fn a_variable_with_a_plain_value_has_a_place_where_it_is_asked_for() {
    let text = "function read(n) { const list = [n]; return list; }\nlet kept = read(4);";
    let names = |values: bool| {
        let player = open(text, Unfold { values, ..Unfold::default() });
        let frame = player.frame().unwrap();
        let slots = frame.picture.roots.iter().flat_map(|group| group.slots.iter().map(|slot| slot.name.to_string()));
        slots.collect::<Vec<_>>()
    };
    assert!(!names(false).contains(&"n".to_owned()));
    assert!(names(true).contains(&"n".to_owned()), "{:?}", names(true));
}

//! Golden stories of the generational collector, one line a case: who is young, who has survived once, who is old, who is
//! gone, and how many slots are remembered.
//!
//! In a story `+a` makes an object that a root of its own holds, `-a` empties that root, `a=b` makes the one refer to the
//! other, `a=` to nothing; `minor` and `major` collect.

use memory::gc;
use memory::heap::{BlockKind, ObjectId, Shape, Slot, SpaceId};
use memory::mutate::Mutator;
use memory::time::{Mute, Sink};
use memory::world::{Note, Order, Pacing, RootKind, Why, World};

const OBJECT: Shape = Shape { kind: BlockKind::Object, fields: 1, weak: 0, data: 0 };

/// Plays a story; what it tells of each object in the end, and what was freed by the last collection.
fn told(story: &str) -> String {
    let collector = gc::named("generational").unwrap();
    let mut world = World::new(0, Order::Stack);
    world.seal(1 << 12, &collector.traits().sizes(1 << 12, 0), Pacing::default());
    let mut names: Vec<&str> = Vec::new();
    let mut notes: Vec<Note> = Vec::new();
    for act in story.split_whitespace() {
        let id = |name: &str| ObjectId(names.iter().position(|known| *known == name).unwrap() as u32);
        let mute: &mut dyn Sink<Note> = &mut Mute;
        if let Some(name) = act.strip_prefix('+') {
            names.push(name);
            let root = world.roots.add(RootKind::Global);
            let mut door = Mutator::new(collector, &mut world, mute);
            let made = door.allocate(OBJECT).unwrap();
            door.write(Slot::Root(root), Some(made)).unwrap();
        } else if let Some(name) = act.strip_prefix('-') {
            let root = Slot::Root(id(name).0);
            Mutator::new(collector, &mut world, mute).write(root, None).unwrap();
        } else if let Some((from, to)) = act.split_once('=') {
            let from = Slot::Field(world.heap.address(id(from)).unwrap(), 0);
            let to = (!to.is_empty()).then(|| world.heap.address(id(to)).unwrap());
            Mutator::new(collector, &mut world, mute).write(from, to).unwrap();
        } else {
            notes.clear();
            collector.begin(&mut world, if act == "minor" { Why::Young } else { Why::Asked }, &mut notes);
            while collector.owes(&world) {
                collector.step(&mut world, &mut notes);
            }
        }
    }
    let place = |(index, name): (usize, &&str)| {
        let place = match world.heap.address(ObjectId(index as u32)) {
            None => "gone",
            Some(at) if world.heap.space_of(at) == SpaceId(2) => "old",
            Some(at) if Some(at) < world.collection.age_mark => "survivor",
            Some(_) => "new",
        };
        format!("{name}:{place}")
    };
    let places: Vec<_> = names.iter().enumerate().map(place).collect();
    format!("{} | {} remembered", places.join(" "), world.collection.remembered.len())
}

#[track_caller]
fn check(story: &str, expected: &str) {
    assert_eq!(told(story), expected, "{story}");
}

#[test]
fn who_survives_twice_is_promoted() {
    check("+a", "a:new | 0 remembered");
    check("+a minor", "a:survivor | 0 remembered");
    check("+a minor minor", "a:old | 0 remembered");
    check("+a minor +b minor", "a:old b:survivor | 0 remembered");
    check("+a -a minor", "a:gone | 0 remembered");
    check("+a minor -a minor", "a:gone | 0 remembered");
    check("+a minor minor -a minor", "a:old | 0 remembered");
    check("+a minor minor -a major", "a:gone | 0 remembered");
}

#[test]
fn old_to_young_slots_are_roots_as_long_as_they_lead_there() {
    check("+a minor minor +b a=b", "a:old b:new | 1 remembered");
    check("+a minor minor +b a=b a=b -b minor", "a:old b:survivor | 1 remembered");
    check("+a minor minor +b a=b -b minor minor", "a:old b:old | 0 remembered");
    check("+a minor minor +b a=b -b a= minor", "a:old b:gone | 0 remembered");
    // Promotion itself makes such a slot: what the promoted object refers to is younger.
    check("+a minor +b a=b -b minor", "a:old b:survivor | 1 remembered");
    // A young object's slots are not remembered.
    check("+a +b a=b -b", "a:new b:new | 0 remembered");
}

#[test]
fn nepotism_a_dead_old_object_still_feeds_a_young_one() {
    check("+a minor minor +b a=b -b -a minor", "a:old b:survivor | 1 remembered");
    check("+a minor minor +b a=b -b -a minor minor", "a:old b:old | 0 remembered");
    check("+a minor minor +b a=b -b -a minor major", "a:gone b:gone | 0 remembered");
    check("+a minor minor +b a=b -b -a major", "a:gone b:gone | 0 remembered");
}

#[test]
fn a_chain_across_generations_goes_with_its_head() {
    let chain = "+a minor minor +b minor +c a=b b=c -b -c";
    check(chain, "a:old b:survivor c:new | 1 remembered");
    check(&format!("{chain} minor"), "a:old b:old c:survivor | 1 remembered");
    check(&format!("{chain} minor a= minor"), "a:old b:old c:old | 0 remembered");
    check(&format!("{chain} a= minor"), "a:old b:gone c:gone | 0 remembered");
    check(&format!("{chain} minor -a major"), "a:gone b:gone c:gone | 0 remembered");
}

/// A scenario can ask for a minor collection alone: it frees nothing that is old, and who has no nursery declines.
#[test]
fn a_scenario_asks_for_a_minor_collection() {
    let script = |ops: &str| {
        let text = format!(
            r#"{{ "heapwave": 1, "heap": 4096, "objects": {{ "a": {{}}, "b": {{}} }}, "roots": {{ "r": "a" }}, "script": [{ops}] }}"#
        );
        std::rc::Rc::new(heapwave::lab::Scenario::read(&text).unwrap())
    };
    let freed = |collector: &str, ops: &str| {
        let lab = heapwave::lab::Lab::under(script(ops), collector).unwrap();
        let report = heapwave::lab::report(&lab, "").unwrap();
        let ops = report["ops"].as_array().cloned().unwrap_or_default();
        ops.iter().map(|op| format!("{} {}", op["op"], op["freed"])).collect::<Vec<_>>().join("; ")
    };
    let (minor, cut) = (r#"{ "op": "minor" }"#, r#"{ "op": "root", "name": "r", "to": null }"#);
    assert_eq!(freed("generational", minor), r#"0 ["b"]"#);
    assert_eq!(freed("generational", &format!("{minor}, {cut}, {minor}")), r#"0 ["b"]; 2 ["a"]"#);
    assert_eq!(freed("generational", &format!("{minor}, {minor}, {cut}, {minor}")), r#"0 ["b"]"#, "a is old by then");
    assert_eq!(freed("mark-sweep", minor), "", "there is no nursery");
}

/// What dies in a copying collection is told of one by one, and none of it is counted as the collector's work.
#[test]
fn what_is_left_behind_is_told_of_one_by_one() {
    for collector in ["semispace", "generational"] {
        let text = r#"{ "heapwave": 1, "objects": { "a": {}, "b": {}, "c": {}, "d": {} }, "roots": { "r": "a" },
                        "script": [{ "op": "minor" }, { "op": "collect" }] }"#;
        let lab = heapwave::lab::Lab::under(std::rc::Rc::new(heapwave::lab::Scenario::read(text).unwrap()), collector);
        let (lab, mut events, mut freed) = (lab.unwrap(), Vec::new(), 0);
        let mut state = lab.start();
        while memory::time::Machine::step(&lab, &mut state, &mut events) == memory::time::Progress::More {
            let before = freed;
            for event in events.drain(..) {
                freed += usize::from(matches!(event, heapwave::lab::Event::World(Note::Freed { .. })));
            }
            assert!(freed <= before + 1, "{collector} frees several at once");
        }
        assert_eq!(freed, 3);
    }
}

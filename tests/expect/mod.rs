//! The harness of the golden stories: reads a story, runs it under every collector, checks the free laws on the way.
#![allow(dead_code, reason = "each test uses its part")]

use heapwave::lab::{EntityId, Event, Lab, Scenario, State};
use memory::gc::{self, Fate};
use memory::heap::Slot;
use memory::time::{Machine, Mute, Progress};
use memory::world::{Note, oracle};
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// Every collector there is.
pub const ALL: &str = "*";
/// Those that search for what is alive.
pub const TRACING: &str = "mark-sweep mark-compact semispace incremental generational immix";
/// Those that count and have no eye for cycles.
pub const COUNTING: &str = "reference-counting deferred-counting";
/// Those that count and remove cycles.
pub const CYCLES: &str = "cycle-counting";
/// Those that count, but for the references from roots.
pub const DEFERRED: &str = "deferred-counting";
/// Those that count at once.
pub const EITHER: &str = "reference-counting cycle-counting";

/// What collectors, named with spaces between them, make of a story: who is freed, in order; who stays; who is lost, that
/// is, in the heap though no root reaches it; what weak fields read.
pub type Case<'a> = (&'a str, &'a str);

/// Runs a story under every collector and compares.
#[track_caller]
pub fn check(story: &str, cases: &[Case]) {
    let scenario = Rc::new(Scenario::read(&scenario(story)).unwrap_or_else(|fault| panic!("{story}: {fault}")));
    for collector in gc::ALL {
        let name = collector.traits().name;
        let known = |(names, _): &&Case| *names == ALL || names.split(' ').any(|other| other == name);
        let (_, expected) = cases.iter().find(known).unwrap_or_else(|| panic!("{story:?} says nothing of {name}"));
        let lab = Lab { scenario: scenario.clone(), collector };
        assert_eq!(outcome(&lab), *expected, "{story:?} under {name}");
    }
}

/// The story as a scenario.
pub fn scenario(story: &str) -> String {
    let (heap, script) = story.split_once(';').unwrap();
    let (mut objects, mut roots): (Map<String, Value>, Map<String, Value>) = Default::default();
    let part = |name: &str, key: &str, field: &str, to: &str, objects: &mut Map<String, Value>| {
        for name in [name, to] {
            objects.entry(name).or_insert(json!({ "size": 8, "fields": {}, "weak": {} }));
        }
        objects[name][key][field] = json!(to);
    };
    for fact in heap.split_whitespace() {
        let (place, to) = fact.split_once('=').unwrap();
        if let Some((name, field)) = place.split_once('.') {
            part(name, "fields", field, to, &mut objects);
        } else if let Some((name, field)) = place.split_once('~') {
            part(name, "weak", field, to, &mut objects);
        } else {
            objects.entry(to).or_insert(json!({ "size": 8, "fields": {}, "weak": {} }));
            roots.insert(place.into(), json!(to));
        }
    }
    let ops: Vec<Value> = script.split_whitespace().map(op).collect();
    json!({ "heapwave": 1, "objects": objects, "roots": roots, "script": ops }).to_string()
}

fn op(words: &str) -> Value {
    let target = |to: &str| if to.is_empty() { Value::Null } else { json!(to) };
    if words == "gc" {
        return json!({ "op": "collect" });
    }
    if let Some(new) = words.strip_prefix('+') {
        let (name, fields) = new.trim_end_matches(')').split_once('(').unwrap_or((new, ""));
        let fields = fields.split(',').filter(|to| !to.is_empty()).enumerate();
        let fields: Map<String, Value> = fields.map(|(i, to)| (format!("f{i}"), json!(to))).collect();
        return json!({ "op": "new", "object": name, "size": 8, "fields": fields });
    }
    let (place, to) = words.split_once('=').unwrap();
    match place.split_once('.') {
        Some((object, field)) => json!({ "op": "set", "object": object, "field": field, "to": target(to) }),
        None => json!({ "op": "root", "name": place, "to": target(to) }),
    }
}

/// Plays to the end, checking on the way that muted notes change nothing and that no reference of a sound object
/// dangles; tells what came of it.
fn outcome(lab: &Lab) -> String {
    let (mut state, mut muted, mut events, mut freed) = (lab.start(), lab.start(), Vec::new(), Vec::new());
    let counting = lab.collector.traits().counts;
    while lab.step(&mut state, &mut events) == Progress::More {
        assert_eq!(lab.step(&mut muted, &mut Mute), Progress::More);
        assert_eq!(muted.world, state.world, "notes are inert");
        let world = &state.world;
        for block in world
            .heap
            .blocks()
            .filter(|block| block.kind.is_object() && lab.collector.fate(world, block.at) != Fate::Condemned)
        {
            for index in 0..world.heap.shape(block.at).fields {
                let to = world.load(Slot::Field(block.at, index)).target();
                assert!(to.is_none_or(|to| world.heap.is_object(to)), "nothing dangles");
            }
        }
        for event in events.drain(..) {
            match event {
                Event::World(Note::Died(id)) if counting => freed.extend(state.entity(id)),
                Event::World(Note::Freed { id, .. }) if !counting => freed.extend(state.entity(id)),
                Event::Failed(failure) => panic!("{}", failure.message),
                _ => {}
            }
        }
    }
    tell(&state, &freed)
}

fn tell(state: &State, freed: &[EntityId]) -> String {
    let reached = oracle::reachable(&state.world);
    let alive: Vec<EntityId> = state.names.ids().filter(|entity| state.object(*entity).is_some()).collect();
    let held = |entity: &&EntityId| reached.get(state.object(**entity).unwrap());
    let names = |what: &str, list: Vec<&EntityId>| {
        let names: Vec<&str> = list.iter().map(|entity| &*state.names[**entity].name).collect();
        (!names.is_empty()).then(|| format!("{what} {}", names.join(" ")))
    };
    let weak = alive.iter().flat_map(|entity| {
        let (known, at) = (&state.names[*entity], state.object(*entity).unwrap());
        known.weak.iter().enumerate().map(move |(index, field)| {
            let to = state.world.weak(at, index as u32).and_then(|to| state.entity(state.world.heap.id(to)));
            format!("{}~{field} {}", known.name, to.map_or("null", |to| &state.names[to].name))
        })
    });
    let stay = names("stay", alive.iter().filter(held).collect());
    let lost = names("lost", alive.iter().filter(|entity| !held(entity)).collect());
    let told = [names("freed", freed.iter().collect()), stay, lost];
    told.into_iter().flatten().chain(weak).collect::<Vec<_>>().join(" | ")
}

//! The element's `state`: a moment as plain JSON, for pages and tests.

use super::colours::Colours;
use super::frame::{Look, Part, Sentence};
use crate::lab::State;
use memory::gc::Collector;
use memory::heap::ObjectId;
use serde_json::{Value, json};

/// A moment. Objects that were freed are told with `alive: false`, those not made yet not at all.
pub fn json(state: &State, collector: &dyn Collector, tick: u64, ticks: u64, sentence: &Sentence) -> Value {
    let world = &state.world;
    let colours = Colours::of(state, collector);
    let entities = state.names.entities();
    let name = |id: ObjectId| state.entity(id).map(|entity| &*entities[entity as usize].name);
    let objects = entities.iter().enumerate().filter_map(|(entity, known)| {
        state.identity(entity as u32)?;
        let at = state.object(entity as u32);
        let colour = match at
            .filter(|at| collector.traits().colours && world.collection.marks.get(*at))
            .map(|at| colours.look(at))
        {
            Some(Look::Grey) => "grey",
            Some(_) => "black",
            None => "white",
        };
        Some(json!({
            "id": &*known.name,
            "label": &*known.name,
            "kind": "object",
            "address": at.map(|at| at.byte()),
            "size": known.size,
            "color": colour,
            "count": at.and_then(|at| colours.count(at)),
            "alive": at.is_some(),
        }))
    });
    let roots = state.names.roots().iter().enumerate().filter_map(|(root, name_of_root)| {
        let slot = state.root_slot(root as u32);
        let to = (slot < world.roots.len()).then(|| world.roots.get(slot).target())?;
        let to = to.and_then(|to| name(world.heap.id(to)));
        Some(json!({ "name": &**name_of_root, "kind": "global", "to": to }))
    });
    let implicit = (0..state.root_slot(0)).filter_map(|slot| {
        let to = name(world.heap.id(world.roots.get(slot).target()?))?;
        Some(json!({ "name": "new", "kind": "implicit", "to": to }))
    });
    let order = collector.traits().worklist.order(world.collection.order);
    let tasks = world.collection.scan.into_iter().chain(world.collection.worklist.iter(order));
    let worklist: Vec<_> = tasks.filter_map(|task| name(world.heap.id(task.object))).collect();
    let (used, size) = (world.heap.used(), world.heap.size());
    json!({
        "tick": tick,
        "ticks": ticks,
        "phase": collector.traits().phase(world.collection.phase).label,
        "sentence": text(sentence),
        "objects": objects.collect::<Vec<_>>(),
        "roots": roots.chain(implicit).collect::<Vec<_>>(),
        "worklist": worklist,
        "heap": { "used": used, "free": size - used, "size": size },
    })
}

/// A sentence as plain text, its phase left out.
pub fn text(sentence: &Sentence) -> String {
    plain(&sentence.parts)
}

/// Pieces of a sentence as plain text.
pub fn plain(parts: &[Part]) -> String {
    let words = parts.iter().map(|part| match part {
        Part::Words(words) => words.as_str(),
        Part::Name(name) => name.as_str(),
    });
    words.collect()
}

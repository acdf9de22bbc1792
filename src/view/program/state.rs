//! The element's `state` for a program: a moment as plain JSON, for pages and tests.

use super::gather::Gather;
use super::sight::Sight;
use crate::lab::State;
use crate::view::cast::Cast;
use crate::view::colours::Colours;
use crate::view::frame::{Frame, Look};
use crate::view::state::text;
use memory::gc::Collector;
use memory::heap::Addr;
use rustc_hash::FxHashSet as HashSet;
use serde_json::{Value, json};

/// A moment. Objects that were freed are told with `alive: false`, those not made yet not at all.
pub fn json(
    sight: &Sight,
    state: &State,
    collector: &dyn Collector,
    cast: &Cast,
    gather: &Gather,
    frame: &Frame,
    ticks: u64,
) -> Value {
    let world = &state.world;
    let colours = Colours::of(state, collector);
    let name = |at: Addr| {
        let entity = sight.entity_at(at).filter(|entity| cast.member(*entity).is_some())?;
        Some(cast.name(state, entity))
    };
    let objects = cast.members.iter().zip(&cast.lives).filter_map(|(entity, life)| {
        let at = state.object(*entity).filter(|at| sight.shown(*at));
        if at.is_none() && life.died > frame.tick.0 {
            return None;
        }
        let marked = at.filter(|at| collector.traits().colours && world.collection.marks.get(*at));
        let title = cast.name(state, *entity);
        Some(json!({
            "id": &*title,
            "label": &*title,
            "kind": gather.faces.get(entity).map_or("object", |face| face.word),
            "line": state.identity(*entity).and_then(|id| sight.moment.made_at(id)),
            "address": at.map(|at| at.byte()),
            "size": at.map_or(0, |at| world.heap.shape(at).bytes()),
            "color": match marked.map(|at| colours.look(at)) {
                Some(Look::Grey) => "grey",
                Some(_) => "black",
                None => "white",
            },
            "count": at.and_then(|at| colours.count(at)),
            "alive": at.is_some(),
        }))
    });
    let mut told = HashSet::default();
    let mut roots = Vec::new();
    for held in gather.roots.at(sight) {
        let Some((slot, (root, kind))) = held.slot.and_then(|slot| Some((slot, gather.roots.name(slot)?))) else {
            continue;
        };
        let to: Vec<_> = held.leads.iter().filter_map(|to| name(*to)).collect();
        if to.is_empty() && told.insert(slot) {
            roots.push(json!({ "name": &*root, "kind": kind, "to": null }));
        }
        roots.extend(to.iter().map(|to| json!({ "name": &*root, "kind": kind, "to": &**to })));
    }
    let order = collector.traits().worklist.order(world.collection.order);
    let tasks = world.collection.scan.into_iter().chain(world.collection.worklist.iter(order));
    let worklist: Vec<_> = tasks.filter_map(|task| name(task.object)).map(|name| name.to_string()).collect();
    let (used, size) = (world.heap.used(), world.heap.size());
    let listing = frame.listing.as_deref();
    json!({
        "tick": frame.tick.0,
        "ticks": ticks,
        "phase": collector.traits().phase(world.collection.phase).label,
        "sentence": text(&frame.sentence),
        "line": listing.and_then(|listing| listing.line),
        "log": sight.moment.log(),
        "stopped": listing.and_then(|listing| listing.stopped.as_ref()).map(|stopped| stopped.sentence.to_string()),
        "objects": objects.collect::<Vec<_>>(),
        "roots": roots,
        "worklist": worklist,
        "heap": { "used": used, "free": size - used, "size": size },
    })
}

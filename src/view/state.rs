//! The element's `state`: a moment as plain JSON, for pages and tests.

use super::colours::Colours;
use super::frame::{Frame, Look, Sentence, SentencePart};
use super::run_index::RunIndex;
use super::scene::moving;
use crate::lab::{Addr, Collector, ConsoleLine, EntityId, Subject};
use memory::time::Tick;
use rustc_hash::FxHashSet as HashSet;
use serde_json::{Value, json};
use std::rc::Rc;

/// A moment. Objects that were freed are told with `alive: false`, those not made yet not at all; of very many those that
/// are drawn.
pub fn json(subject: &dyn Subject, collector: &dyn Collector, index: &RunIndex, frame: &Frame, ticks: Tick) -> Value {
    let (world, traits) = (&subject.state().world, collector.traits());
    let name = |at: Addr| -> Option<Rc<str>> {
        let entity = index.drawn.itself(subject, world.heap.id(at))?;
        Some(index.drawn.name(subject, entity))
    };
    let tasks = world.collection.scan.into_iter().chain(collector.waiting(world));
    let worklist: Vec<_> = tasks.filter_map(|task| name(task.object)).map(|name| name.to_string()).collect();
    let (used, size) = (world.heap.used(), world.heap.size());
    let mut moment = json!({
        "tick": frame.tick.0,
        "ticks": ticks.0,
        "phase": traits.phase(world.collection.phase).label,
        "sentence": text(&frame.sentence),
        "objects": objects(subject, collector, index, frame.tick),
        "roots": roots(subject, index, name),
        "worklist": worklist,
        "heap": { "used": used, "free": size.saturating_sub(used), "size": size },
    });
    if let Some(listing) = frame.listing.as_deref() {
        moment["line"] = json!(listing.line);
        let log = subject.console(0);
        moment["log"] = log.iter().map(ConsoleLine::text).collect();
        moment["stopped"] = json!(listing.stopped.as_ref().map(|stopped| &*stopped.sentence));
    }
    moment
}

fn objects(subject: &dyn Subject, collector: &dyn Collector, index: &RunIndex, tick: Tick) -> Vec<Value> {
    let (state, drawn) = (subject.state(), &index.drawn);
    let colours = Colours::of(state, collector);
    let marks = |at: &Addr| collector.traits().colours && state.world.collection.marks.get(*at);
    let others = drawn.members.iter().copied().filter(|entity| entity.0 >= subject.given());
    let object = |entity: EntityId| {
        let at = state.object(entity).filter(|at| subject.shown(*at));
        let died = || drawn.member(entity).is_some_and(|member| drawn.lives[member].died <= tick);
        if at.is_none() && (state.identity(entity).is_none() || entity.0 >= subject.given() && !died()) {
            return None;
        }
        let title = drawn.name(subject, entity);
        let colour = match at.filter(marks).map(|at| colours.look(at)) {
            Some(Look::Grey) => "grey",
            Some(_) => "black",
            None => "white",
        };
        let mut object = json!({
            "id": &*title,
            "label": &*title,
            "kind": index.cards.get(&entity).map_or("object", |card| card.word),
            "address": at.map(|at| at.byte()),
            "size": subject.size(entity),
            "color": colour,
            "count": at.and_then(|at| colours.count(at)),
            "alive": at.is_some(),
        });
        if subject.has_rows() {
            object["line"] = json!(subject.made_at(entity));
        }
        if let Some(to) = at.and_then(|at| moving(state, at)) {
            object["forwarding"] = json!(to.byte());
        }
        Some(object)
    };
    // Where not all are drawn, those that are.
    match drawn.all_drawn() {
        true => (0..subject.given()).map(EntityId).chain(others).filter_map(object).collect(),
        false => drawn.members.iter().copied().filter_map(object).collect(),
    }
}

fn roots(subject: &dyn Subject, index: &RunIndex, name: impl Fn(Addr) -> Option<Rc<str>>) -> Vec<Value> {
    let (mut told, mut roots) = (HashSet::default(), Vec::new());
    for (slot, entry) in index.roots.at(subject) {
        let (Some(slot), root, kind) = (slot, &*entry.name, entry.holder.kind()) else { continue };
        let to: Vec<_> = entry.leads.iter().filter_map(|target| name(target.to)).collect();
        if to.is_empty() && told.insert(slot) {
            roots.push(json!({ "name": root, "kind": kind, "to": null }));
        }
        roots.extend(to.iter().map(|to| json!({ "name": root, "kind": kind, "to": &**to })));
    }
    roots
}

/// A sentence as plain text, its phase left out.
pub fn text(sentence: &Sentence) -> String {
    plain(&sentence.parts)
}

/// Pieces of a sentence as plain text.
pub fn plain(parts: &[SentencePart]) -> String {
    let words = parts.iter().map(|part| match part {
        SentencePart::Words(words) => words.as_str(),
        SentencePart::Name(name) => name.as_str(),
    });
    words.collect()
}

//! What is lost under a collector whose barrier is missing or is another's: the object, the slot that leads to it, and the
//! writes that hid it. That it could happen is the collector's affair, which says why.
//!
//! An object is lost when both are done: a place that the collector has looked at gets the reference, and every path over
//! what it has still to look at is cut.

use super::{Lab, State};
use memory::gc::{Collector, Fate};
use memory::heap::{Addr, Bits, ObjectId, Slot};
use memory::world::{Note, Phase, SlotId, World};
use std::fmt::Write;

/// A write of a strong reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredReference {
    /// How many operations had begun by then.
    pub act: u32,
    /// Where.
    pub place: SlotId,
    /// What was there.
    pub old: Option<ObjectId>,
    /// What is there since.
    pub new: Option<ObjectId>,
    /// Whether a collection was under way.
    pub during: bool,
}

/// An object that is about to be freed although it can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Which.
    pub object: ObjectId,
    /// The slot through which it can be reached.
    pub holder: SlotId,
    /// The write that put it there, if it is known.
    pub store: Option<StoredReference>,
    /// The writes that cut the paths over which the collector would have come.
    pub cuts: Vec<StoredReference>,
}

/// The slot that leads to an object that the collector has decided to free or has freed, or to a place that it gives up, as
/// the first one a search from the roots comes upon.
pub(super) fn first_lost(collector: &dyn Collector, world: &World) -> Option<(Slot, Addr)> {
    let mut seen = Bits::for_words(world.heap.words());
    let immortals = world.heap.immortals().flat_map(|block| fields(world, block.at));
    let mut slots: Vec<Slot> = (0..world.roots.len()).map(Slot::Root).chain(immortals).collect();
    let mut next = 0;
    while let Some(slot) = slots.get(next).copied() {
        next += 1;
        let (Some(stands), Some(at)) = (world.as_it_stands(slot), world.load(slot).target()) else { continue };
        if world.heap.immortal(at) {
            continue;
        }
        if collector.fate(world, stands) == Fate::Condemned || !world.heap.is_object(at) {
            return Some((slot, at));
        }
        // A pair's value counts only while its key is reached: what hangs on pairs is left to the oracle.
        if seen.set(at) && world.heap.shape(at).weak == 0 {
            slots.extend(fields(world, at));
        }
    }
    None
}

fn fields(world: &World, at: Addr) -> impl Iterator<Item = Slot> {
    (0..world.heap.shape(at).fields).map(move |index| Slot::Field(at, index))
}

/// Takes down what a tick wrote; what a collection that is over has seen is forgotten.
pub(super) fn take_down(writes: &mut Vec<StoredReference>, act: u32, phase: Phase, notes: &[Note]) {
    for note in notes {
        match *note {
            Note::Ended => writes.clear(),
            Note::Wrote { place, old, new } if old != new => {
                writes.push(StoredReference { act, place, old, new, during: phase != Phase::REST });
            }
            _ => {}
        }
    }
}

impl Loss {
    /// What is lost in a state, if anything is.
    pub(super) fn look(lab: &Lab, state: &State) -> Option<Loss> {
        let world = &state.world;
        let (slot, at) = first_lost(lab.collector, world)?;
        let (object, holder) = (world.heap.id(at), world.place(slot));
        let last = |write: &&StoredReference| write.place == holder && write.new == Some(object);
        let store = state.writes.iter().rev().find(last).copied();
        let during = store.is_some_and(|store| store.during);
        let gone = |id: ObjectId| {
            let at = world.heap.address(id);
            id == object || at.is_none_or(|at| lab.collector.fate(world, at) == Fate::Condemned)
        };
        let cut = |write: &&StoredReference| {
            write.place != holder && (write.during || !during) && write.old.is_some_and(gone)
        };
        Some(Loss { object, holder, store, cuts: state.writes.iter().filter(cut).copied().collect() })
    }

    /// What is said of it.
    pub(super) fn sentence(&self, lab: &Lab, state: &State) -> String {
        let object = name(state, self.object);
        let mut told = format!(
            "{object} is lost: {} leads to it, yet the collector is about to free it. ",
            place(state, self.holder)
        );
        let target = |id: Option<ObjectId>| id.map_or("null".to_owned(), |id| name(state, id));
        let written = |write: &StoredReference| match write.place {
            SlotId::Root(index) if index < state.root_slot(0) => "letting go of it".to_owned(),
            _ => format!("{} = {}", place(state, write.place), target(write.new)),
        };
        // Writing to a string cannot fail.
        if let Some(store) = &self.store {
            _ = write!(told, "It was hidden by {}", written(store));
            let cuts: Vec<_> = self.cuts.iter().map(written).collect();
            _ = match cuts.is_empty() {
                true => write!(told, ". "),
                false => write!(told, ", and every other path to it was cut by {}. ", cuts.join(" and ")),
            };
        }
        told + lab.collector.why_lost()
    }
}

fn name(state: &State, id: ObjectId) -> String {
    let entity = state.entity(id).and_then(|entity| state.names.entities().get(entity.index()));
    entity.map_or_else(|| "an object".into(), |entity| entity.name.to_string())
}

fn place(state: &State, place: SlotId) -> String {
    match place {
        SlotId::Root(index) => {
            let known = index.checked_sub(state.root_slot(0)).and_then(|root| state.names.roots().get(root as usize));
            known.map_or_else(|| "a variable".into(), |root| format!("root {root}"))
        }
        SlotId::Field(id, index) => {
            let entity = state.entity(id).and_then(|entity| state.names.entities().get(entity.index()));
            let known = entity.and_then(|entity| Some((entity, entity.fields.names().get(index as usize)?)));
            known.map_or_else(|| "a field".into(), |(entity, field)| format!("{}.{field}", entity.name))
        }
    }
}

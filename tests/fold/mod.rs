//! A heap that is known from notes alone: what they tell, folded from a first moment on.

use heapwave::lab::{Event, State};
use memory::heap::{ObjectId, Slot};
use memory::world::{Note, SlotId};
use std::collections::{BTreeMap, BTreeSet};

/// What notes tell of a heap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Where each object is, and how many bytes it takes.
    objects: BTreeMap<ObjectId, (u32, u32)>,
    /// What each slot refers to; left out where that is null, or gone.
    slots: BTreeMap<SlotId, ObjectId>,
    weak: BTreeMap<(ObjectId, u32), ObjectId>,
    /// Counts, left out where they are 0.
    counts: BTreeMap<ObjectId, u32>,
    marked: BTreeSet<ObjectId>,
    roots: u32,
}

impl Model {
    /// A moment as it really is.
    pub fn of(state: &State) -> Model {
        let (world, heap) = (&state.world, &state.world.heap);
        let mut model = Model { roots: world.roots.len(), ..Model::default() };
        let mut slot = |slot: Slot| {
            if let Some(to) = world.load(slot).target().filter(|to| heap.is_object(*to)) {
                model.slots.insert(world.place(slot), heap.id(to));
            }
        };
        (0..world.roots.len()).for_each(|index| slot(Slot::Root(index)));
        for block in heap.blocks().filter(|block| block.kind.is_object()) {
            (0..heap.shape(block.at).fields).for_each(|index| slot(Slot::Field(block.at, index)));
        }
        for block in heap.blocks().filter(|block| block.kind.is_object()) {
            let (at, id) = (block.at, heap.id(block.at));
            model.objects.insert(id, (at.byte(), block.bytes));
            for index in 0..heap.shape(at).weak {
                model.weak.extend(world.weak(at, index).map(|to| ((id, index), heap.id(to))));
            }
            // While objects move, a forwarding address stands where the count would.
            let count = if world.forwarding(at).is_some() { 0 } else { heap.count(at) };
            model.counts.extend(Some((id, count)).filter(|(_, count)| *count > 0));
            model.marked.extend(Some(id).filter(|_| world.collection.marks.get(at)));
        }
        model
    }

    /// Takes a note in.
    pub fn take(&mut self, event: &Event) {
        let Event::World(note) = event else { return };
        match *note {
            Note::RootAdded { index, .. } => self.roots = index + 1,
            Note::Allocated { id, at, shape } => _ = self.objects.insert(id, (at.byte(), shape.bytes())),
            Note::Wrote { place, new, .. } => {
                self.slots.remove(&place);
                self.slots.extend(new.map(|new| (place, new)));
            }
            Note::WroteWeak { holder, index, to } => {
                self.weak.remove(&(holder, index));
                self.weak.extend(to.map(|to| ((holder, index), to)));
            }
            Note::Followed { to, .. } => _ = self.marked.insert(to),
            Note::Shaded(id) | Note::Scanned(id) => _ = self.marked.insert(id),
            Note::Counted { id, count, .. } => {
                self.counts.remove(&id);
                self.counts.extend(Some((id, count)).filter(|(_, count)| *count > 0));
            }
            Note::Released { from, .. } => _ = self.slots.remove(&from),
            Note::WeakCleared { holder, index, .. } => _ = self.weak.remove(&(holder, index)),
            Note::Freed { id, .. } => {
                self.objects.remove(&id);
                self.slots.retain(|place, to| *to != id && !matches!(place, SlotId::Field(holder, _) if *holder == id));
                self.weak.retain(|(holder, _), _| *holder != id);
                self.counts.remove(&id);
                self.marked.remove(&id);
            }
            Note::Moved { id, to, .. } => {
                if let Some((at, _)) = self.objects.get_mut(&id) {
                    *at = to.byte();
                }
            }
            Note::Unmarked => self.marked.clear(),
            _ => {}
        }
    }
}

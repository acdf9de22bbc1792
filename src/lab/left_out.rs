//! Questions of the kind *what if this were not there?*: what a search is to leave out, what would be reached then, and
//! what would go. Nothing is changed by asking.

use super::{EntityId, Subject};
use memory::heap::{Addr, Bits, BlockKind, Slot};
use memory::world::{SlotId, World};
use rustc_hash::FxHashSet as HashSet;
use std::collections::BTreeSet;

/// What is left out of the graph of a moment, as if it were not there.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// References that are cut.
    pub slots: HashSet<Slot>,
    /// Objects that are gone.
    pub objects: HashSet<Addr>,
    /// Whether what weak maps keep does not count: the values of their pairs. (Weak fields never do.)
    pub weak: bool,
}

impl LeftOut {
    /// References alone.
    pub fn slots(slots: impl IntoIterator<Item = Slot>) -> LeftOut {
        LeftOut { slots: slots.into_iter().collect(), ..LeftOut::default() }
    }

    /// An object alone.
    pub fn object(at: Addr) -> LeftOut {
        LeftOut { objects: [at].into_iter().collect(), ..LeftOut::default() }
    }

    /// Where a slot leads, if it counts.
    pub(super) fn target(&self, world: &World, slot: Slot) -> Option<Addr> {
        let to = world.load(slot).target()?;
        let gone = self.slots.contains(&slot) || self.objects.contains(&to);
        (!gone && !world.heap.immortal(to) && world.heap.is_object(to)).then_some(to)
    }

    /// What is reached all the same. The value of a pair counts once its key is reached.
    pub fn reachable(&self, world: &World) -> Bits {
        let mut seen = Bits::for_words(world.heap.words());
        let fields = |at: Addr| (0..world.heap.shape(at).fields).map(move |index| Slot::Field(at, index));
        let roots = (0..world.roots.len()).map(Slot::Root);
        let starts = roots.chain(world.heap.immortals().flat_map(|block| fields(block.at)));
        let mut work: Vec<Addr> = starts.filter_map(|slot| self.target(world, slot)).collect();
        let mut pairs = Vec::new();
        loop {
            while let Some(at) = work.pop() {
                if !seen.set(at) {
                    continue;
                }
                match world.heap.shape(at).kind {
                    BlockKind::Ephemeron => pairs.push(at),
                    _ => work.extend(fields(at).filter_map(|slot| self.target(world, slot))),
                }
            }
            let reached = |key: Addr| world.heap.immortal(key) || seen.get(key);
            let ready = |pair: &Addr| !self.weak && world.weak(*pair, 0).is_some_and(reached);
            let (ready, rest): (Vec<Addr>, _) = std::mem::take(&mut pairs).into_iter().partition(ready);
            pairs = rest;
            work.extend(ready.into_iter().flat_map(fields).filter_map(|slot| self.target(world, slot)));
            if work.is_empty() {
                return seen;
            }
        }
    }
}

/// What somebody wants left out at every moment that is looked at: objects may move, and references be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    /// The references.
    pub places: BTreeSet<SlotId>,
    /// Whether what weak maps keep does not count.
    pub weak: bool,
}

impl Ignored {
    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && !self.weak
    }

    /// The same at a moment.
    pub fn at(&self, world: &World) -> LeftOut {
        let slot = |place: &SlotId| match *place {
            SlotId::Root(index) => Some(Slot::Root(index)),
            SlotId::Field(id, index) => Some(Slot::Field(world.heap.address(id)?, index)),
        };
        LeftOut { weak: self.weak, ..LeftOut::slots(self.places.iter().filter_map(slot)) }
    }
}

/// What would become garbage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// The objects that are shown, in order of their entities.
    pub entities: Vec<EntityId>,
    /// What all of it takes in the heap, folded things and headers included.
    pub bytes: u64,
}

/// What would become garbage at a moment if something were not there.
pub fn lost(subject: &dyn Subject, left_out: &LeftOut) -> Lost {
    let world = &subject.state().world;
    let (before, after) = (LeftOut::default().reachable(world), left_out.reachable(world));
    let mut lost = Lost::default();
    for block in world.heap.blocks().filter(|block| block.kind.is_object()) {
        if before.get(block.at) && !after.get(block.at) {
            lost.bytes += u64::from(block.bytes);
            lost.entities.extend(subject.entity_at(block.at).filter(|_| subject.shown(block.at)));
        }
    }
    sorting::plain(&mut lost.entities);
    lost
}

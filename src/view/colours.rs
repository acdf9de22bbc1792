//! The colours of a moment: which objects are white, grey, black or condemned, read from the collection.

use super::frame::Look;
use crate::lab::State;
use memory::gc::Collector;
use memory::heap::{Addr, Bits, Kind};
use memory::world::{Phase, oracle};
use rustc_hash::FxHashSet as HashSet;

/// The colours of one moment.
pub struct Colours<'a> {
    state: &'a State,
    marks: bool,
    counts: bool,
    grey: HashSet<Addr>,
    /// What the roots reach, where that says what is lost: at rest, under a collector that never searches.
    reached: Option<Bits>,
}

/// In larger heaps than this nobody looks for what is lost.
const FEW: u32 = 20_000;

impl<'a> Colours<'a> {
    /// Reads them.
    pub fn of(state: &'a State, collector: &dyn Collector) -> Colours<'a> {
        let traits = collector.traits();
        let collection = &state.world.collection;
        let mut grey = HashSet::default();
        if traits.marks {
            grey.extend(collection.worklist.iter(collection.order).map(|task| task.object));
            grey.extend(collection.scan.map(|task| task.object));
        }
        let rest = collection.phase == Phase::Rest;
        let searches = !traits.counts && traits.marks;
        let reached = (rest && !searches && state.world.heap.objects() <= FEW).then(|| oracle::reachable(&state.world));
        Colours { state, marks: traits.marks, counts: traits.counts, grey, reached }
    }

    /// How an object in the heap looks.
    pub fn look(&self, at: Addr) -> Look {
        if self.state.world.condemned(at) || self.lost(at) {
            return Look::Condemned;
        }
        match self.marks && self.state.world.collection.marks.get(at) {
            false => Look::White,
            true if self.grey.contains(&at) => Look::Grey,
            true => Look::Black,
        }
    }

    /// An object's count, under a collector that keeps one.
    pub fn count(&self, at: Addr) -> Option<u32> {
        self.counts.then(|| self.state.world.heap.count(at))
    }

    /// Whether nothing reaches an object and this collector will never notice.
    pub fn lost(&self, at: Addr) -> bool {
        self.reached.as_ref().is_some_and(|reached| !reached.get(at))
    }

    /// How many objects are lost, stores not counted.
    pub fn losses(&self) -> usize {
        let Some(reached) = &self.reached else { return 0 };
        let blocks = self.state.world.heap.blocks();
        blocks.filter(|block| block.kind == Kind::Object && !reached.get(block.at)).count()
    }

    /// Whether following a reference from this field of an object has been done in the marking under way.
    pub fn followed(&self, from: Addr, field: u32) -> bool {
        match self.state.world.collection.scan {
            Some(task) if task.object == from => field < task.next,
            _ => self.look(from) == Look::Black,
        }
    }
}

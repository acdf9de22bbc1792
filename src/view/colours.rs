//! The colours of a moment: which objects are white, grey, black or condemned, as their collector sees them.

use super::frame::Look;
use crate::lab::State;
use memory::gc::{Collector, Fate};
use memory::heap::{Addr, Bits, Kind, Slot};
use memory::world::oracle;

/// The colours of one moment.
pub struct Colours<'a> {
    state: &'a State,
    collector: &'a dyn Collector,
    /// What the roots reach, where that says what is lost: at rest, under a collector that does not notice by itself.
    reached: Option<Bits>,
}

/// In larger heaps than this nobody looks for what is lost.
const FEW: u32 = 20_000;

impl<'a> Colours<'a> {
    /// Reads them.
    pub fn of(state: &'a State, collector: &'a dyn Collector) -> Colours<'a> {
        let world = &state.world;
        let lasting = !collector.traits().complete && collector.resting(world) && world.heap.objects() <= FEW;
        Colours { state, collector, reached: lasting.then(|| oracle::reachable(world)) }
    }

    /// How an object in the heap looks.
    pub fn look(&self, at: Addr) -> Look {
        match self.collector.fate(&self.state.world, at) {
            Fate::Condemned => Look::Condemned,
            _ if self.lost(at) => Look::Condemned,
            Fate::White => Look::White,
            Fate::Grey => Look::Grey,
            Fate::Black => Look::Black,
        }
    }

    /// An object's count, under a collector that keeps one.
    pub fn count(&self, at: Addr) -> Option<u32> {
        self.collector.traits().counts.then(|| self.state.world.heap.count(at))
    }

    /// Whether objects have colours at all.
    pub fn colours(&self) -> bool {
        self.collector.traits().colours
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

    /// Whether the reference in a slot has been followed in the marking under way.
    pub fn followed(&self, slot: Slot) -> bool {
        self.collector.followed(&self.state.world, slot)
    }
}

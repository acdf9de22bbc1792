//! The colours of a moment: which objects are white, grey, black or condemned, as their collector sees them.

use super::frame::Look;
use crate::lab::{Addr, Bits, Collector, Fate, Slot, State, oracle};

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
        let lasting = !collector.traits().complete && world.heap.objects() <= FEW && collector.noticed_all(world);
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
        self.collector.count(&self.state.world, at)
    }

    /// Whether what is lost is looked for: at rest, where it lasts.
    pub fn lasting(&self) -> bool {
        self.reached.is_some()
    }

    /// Whether a collection is under way.
    pub fn under_way(&self) -> bool {
        !self.collector.resting(&self.state.world)
    }

    /// Whether a collection is under way in which objects have colours.
    pub fn marking(&self) -> bool {
        self.collector.traits().colours && self.under_way()
    }

    /// Whether nothing reaches an object and this collector will never notice.
    pub fn lost(&self, at: Addr) -> bool {
        self.reached.as_ref().is_some_and(|reached| !reached.get(at))
    }

    /// Whether the reference in a slot has been followed in the marking under way.
    pub fn followed(&self, slot: Slot) -> bool {
        self.collector.followed(&self.state.world, slot)
    }
}

//! A collector with other traits, which somebody else acts upon, such as the order of its worklist; or without its write
//! barrier: the stores of the program are stores and nothing else. Then it loses objects, and is there to show how.

use super::{Collector, Fate, Phrase, Traits};
use crate::heap::{Addr, Full, Shape, Slot, Word};
use crate::time::{Progress, Sink};
use crate::world::{Note, Why, WorkItem, World};

type Notes<'a> = &'a mut dyn Sink<Note>;

/// See the top of the file.
pub(super) struct Changed {
    /// The collector that does the work.
    pub inner: &'static dyn Collector,
    /// What is said of it instead.
    pub traits: &'static Traits,
    /// Whether stores have its barrier.
    pub guarded: bool,
}

impl Collector for Changed {
    fn traits(&self) -> &'static Traits {
        self.traits
    }
    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        if self.guarded {
            return self.inner.write(world, slot, new, notes);
        }
        super::store(world, slot, new, notes);
    }
    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: Notes) {
        if self.guarded {
            return self.inner.transfer(world, from, to, notes);
        }
        super::shift(world, from, to, notes);
    }
    fn found(&self, world: &mut World, at: Addr, notes: Notes) {
        if self.guarded {
            self.inner.found(world, at, notes);
        }
    }
    fn say(&self, world: &World, note: &Note) -> Option<Phrase> {
        self.inner.say(world, note)
    }
    fn sum_up(&self, world: &World, notes: &[Note]) -> Option<Phrase> {
        self.inner.sum_up(world, notes)
    }
    fn why_lost(&self) -> &'static str {
        self.inner.why_lost()
    }
    fn waiting<'a>(&self, world: &'a World) -> Box<dyn Iterator<Item = WorkItem> + 'a> {
        self.inner.waiting(world)
    }
    fn count(&self, world: &World, at: Addr) -> Option<u32> {
        self.inner.count(world, at)
    }
    fn alloc(&self, world: &mut World, shape: Shape, notes: Notes) -> Result<Addr, Full> {
        self.inner.alloc(world, shape, notes)
    }
    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        self.inner.begin(world, why, notes);
    }
    fn due(&self, world: &World) -> Option<Why> {
        self.inner.due(world)
    }
    fn room(&self, world: &World) -> u32 {
        self.inner.room(world)
    }
    fn owes(&self, world: &World) -> bool {
        self.inner.owes(world)
    }
    fn resting(&self, world: &World) -> bool {
        self.inner.resting(world)
    }
    fn noticed_all(&self, world: &World) -> bool {
        self.inner.noticed_all(world)
    }
    fn fate(&self, world: &World, at: Addr) -> Fate {
        self.inner.fate(world, at)
    }
    fn followed(&self, world: &World, slot: Slot) -> bool {
        self.inner.followed(world, slot)
    }
    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        self.inner.step(world, notes)
    }
}

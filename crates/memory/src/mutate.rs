//! The one door to the heap for programs and people: allocate, read, write, with the collector's barriers.
//!
//! It does not know who calls it. What it refuses, it refuses before it has any effect.
//!
//! # Glossary
//!
//! - **door**: the one type through which programs and people reach the heap ([`Mutator`]).
//! - **allocate**: to make an object of a given shape, all null; it fails where there is no room.
//! - **write barrier**: the collector's part in each store, which the door calls.
//! - **transfer**: to move a reference from one slot to another, as `Array.shift` does; it has a barrier of its own.

use crate::gc::{Collector, Fate};
use crate::heap::{Addr, BlockKind, Full, Shape, Slot, Word};
use crate::time::Sink;
use crate::world::{Note, RootKind, World};

/// The object is garbage that the collection under way is about to free: nothing can refer to it any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condemned;

/// Access to a world under a collector.
pub struct Mutator<'a> {
    /// The collector whose barriers guard it.
    collector: &'static dyn Collector,
    /// The world.
    world: &'a mut World,
    /// Where notes go.
    notes: &'a mut dyn Sink<Note>,
}

impl<'a> Mutator<'a> {
    /// The door to a world, guarded by a collector's barriers; what happens goes to `notes`.
    pub fn new(collector: &'static dyn Collector, world: &'a mut World, notes: &'a mut dyn Sink<Note>) -> Mutator<'a> {
        Mutator { collector, world, notes }
    }
}

impl Mutator<'_> {
    /// Makes an object, all null.
    pub fn allocate(&mut self, shape: Shape) -> Result<Addr, Full> {
        self.collector.alloc(self.world, shape, self.notes)
    }

    /// How many bytes can be allocated in one piece without a collection.
    pub fn room(&self) -> u32 {
        self.collector.room(self.world)
    }

    /// What a slot refers to.
    pub fn read(&self, slot: Slot) -> Option<Addr> {
        self.world.load(slot).target()
    }

    /// What a weak field refers to, for one who may hold it strongly from now on.
    pub fn read_weak(&mut self, holder: Addr, index: u32) -> Option<Addr> {
        self.collector.read_weak(self.world, holder, index, self.notes)
    }

    /// Gets hold of an object by its name although no reference leads to it: a person can do that, a program cannot.
    pub fn find(&mut self, at: Addr) {
        self.collector.found(self.world, at, self.notes);
    }

    /// Writes a strong reference.
    pub fn write(&mut self, slot: Slot, to: Option<Addr>) -> Result<(), Condemned> {
        let holder = match slot {
            Slot::Root(_) => None,
            Slot::Field(at, _) => Some(at),
        };
        self.check(holder)?;
        self.check(to)?;
        self.collector.write(self.world, slot, Word::from(to), self.notes);
        Ok(())
    }

    /// Writes a weak field.
    pub fn write_weak(&mut self, holder: Addr, index: u32, to: Option<Addr>) -> Result<(), Condemned> {
        self.check(Some(holder))?;
        self.check(to)?;
        self.world.set_weak(holder, index, to);
        let id = |at: Addr| self.world.heap.id(at);
        self.notes.note(Note::WroteWeak { holder: id(holder), index, to: to.map(id) });
        Ok(())
    }

    /// Whether an object may still be referred to.
    pub fn check(&self, at: Option<Addr>) -> Result<(), Condemned> {
        let condemned = |at: Addr| self.collector.fate(self.world, at) == Fate::Condemned;
        if at.is_some_and(condemned) { Err(Condemned) } else { Ok(()) }
    }

    /// Makes room for a property of an object that it has no room for yet: a larger store takes over what the old one
    /// holds. References move without being counted or followed: they are the same ones. No effect when there is no
    /// room.
    pub fn grow(&mut self, owner: Addr, index: u32) -> Result<(), Full> {
        let own = self.world.heap.shape(owner).fields - 1;
        let old = self.world.load(Slot::Field(owner, own)).target();
        let room = old.map_or(0, |old| self.world.heap.shape(old).fields);
        let store = self.allocate(store_shape(room, index - own))?;
        for (old, index) in old.into_iter().flat_map(|old| (0..room).map(move |index| (old, index))) {
            self.shift(Slot::Field(old, index), Slot::Field(store, index));
        }
        self.collector.write(self.world, Slot::Field(owner, own), Word::reference(store), self.notes);
        Ok(())
    }

    /// Writes a slot for a program, which only has hold of what is reachable: nothing of that is condemned.
    #[inline]
    pub fn store(&mut self, slot: Slot, word: Word) {
        // Nearly all stores are of plain values over plain values, while nothing moves.
        if word.target().is_none() && self.world.collection.relocation.is_none() {
            if self.world.raw(slot).target().is_none() {
                return self.world.store_raw(slot, word);
            }
        } else if word.target().is_none() && self.world.load(slot).target().is_none() {
            return self.world.store(slot, word);
        }
        self.collector.write(self.world, slot, word, self.notes);
    }

    /// Moves what a slot holds to another that holds no reference: it is the same reference, so nothing is counted, but
    /// a collector that has looked at the one slot and not at the other hears of it.
    #[inline]
    pub fn shift(&mut self, from: Slot, to: Slot) {
        let word = self.world.load(from);
        match word.target() {
            Some(_) => self.collector.transfer(self.world, from, to, self.notes),
            None => {
                self.world.store(to, word);
                self.world.store(from, Word::NULL);
            }
        }
    }
}

/// The shape of the store that replaces one with this number of slots when a property with this index needs a place.
pub fn store_shape(room: u32, index: u32) -> Shape {
    Shape { kind: BlockKind::Store, fields: (2 * room).max(4).max(index + 1), weak: 0, data: 0 }
}

/// What else a program may read and write.
impl Mutator<'_> {
    /// The world, for reading.
    #[inline]
    pub fn world(&self) -> &World {
        self.world
    }

    /// The same door, lent for a shorter time.
    pub fn lend(&mut self) -> Mutator<'_> {
        Mutator { collector: self.collector, world: &mut *self.world, notes: &mut *self.notes }
    }

    /// Writes a word of an object's own data, which holds no reference: no collector needs to hear of it.
    #[inline]
    pub fn set_data(&mut self, at: Addr, index: u32, word: u64) {
        self.world.heap.set_data(at, index, word);
    }

    /// Adds root slots that hold null, for a call that begins or a variable to come; the first one's index.
    #[inline]
    pub fn add_roots(&mut self, kind: RootKind, count: u32) -> u32 {
        let first = self.world.roots.len();
        self.world.roots.extend(kind, count);
        if self.notes.listens() {
            (first..first + count).for_each(|index| self.notes.note(Note::RootAdded { index, kind }));
        }
        first
    }

    /// Takes the last root slots away. They must hold no reference.
    #[inline]
    pub fn truncate_roots(&mut self, len: u32) {
        self.world.roots.truncate(len);
    }
}

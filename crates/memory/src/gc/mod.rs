//! The collectors: one file each, without any state of their own. What they remember is the world's collection.
//!
//! Adding one is one file and one line in [`ALL`]. Nothing else in the house learns its name: pickers, legends and
//! lanes read its [`Traits`].

mod mark_sweep;
mod reference_counting;

use mark_sweep::MarkSweep;
use reference_counting::ReferenceCounting;

use crate::heap::{Addr, Full, Shape, Slot, Word};
use crate::time::{Progress, Sink};
use crate::world::{Note, Why, World};

/// How a collector finds garbage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// It searches for what is alive; the rest goes.
    Tracing,
    /// It counts references; what has none goes.
    Counting,
}

/// What a collector is like: data, not code.
#[derive(Debug)]
pub struct Traits {
    /// Its name in files, attributes and on the command line.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// How it finds garbage.
    pub family: Family,
    /// Whether objects ever move.
    pub moves: bool,
    /// Whether marks mean something: objects have colours.
    pub marks: bool,
    /// Whether objects carry a count.
    pub counts: bool,
    /// What its worklist is called when it is a stack, and when it is a queue.
    pub worklist: (&'static str, &'static str),
}

/// A collector. Stateless; one step follows at most one reference or decides one object and leaves the heap valid.
pub trait Collector: Sync {
    /// What it is like.
    fn traits(&self) -> &'static Traits;

    /// Makes an object, all null, or says that there is no room, without any effect.
    fn alloc(&self, world: &mut World, shape: Shape, notes: &mut dyn Sink<Note>) -> Result<Addr, Full>;

    /// Writes a strong slot: the store and its barrier. A word that is no reference counts as null.
    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: &mut dyn Sink<Note>);

    /// Begins a collection, where it has one to begin.
    fn begin(&self, world: &mut World, why: Why, notes: &mut dyn Sink<Note>);

    /// Whether there is work that must be done before the mutator goes on: whose turn it is.
    fn owes(&self, world: &World) -> bool;

    /// One legal step.
    fn step(&self, world: &mut World, notes: &mut dyn Sink<Note>) -> Progress;
}

impl std::fmt::Debug for dyn Collector {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.traits().name)
    }
}

/// Every collector, in the order in which people meet them.
pub static ALL: [&dyn Collector; 2] = [&ReferenceCounting, &MarkSweep];

/// The one that is taken when nobody chooses.
pub static DEFAULT: &dyn Collector = &MarkSweep;

/// The collector with a name.
pub fn named(name: &str) -> Option<&'static dyn Collector> {
    ALL.into_iter().find(|collector| collector.traits().name == name)
}

/// The store itself; what the slot held before.
fn store(world: &mut World, slot: Slot, new: Word, notes: &mut dyn Sink<Note>) -> Option<Addr> {
    let old = world.load(slot).target();
    let id = |at: Option<Addr>| at.map(|at| world.heap.id(at));
    notes.tell(|| Note::Wrote { place: world.place(slot), old: id(old), new: id(new.target()) });
    world.store(slot, new);
    old
}

/// Lets a pair whose key is gone let go of its value; what that was.
fn release_value(world: &mut World, pair: Addr, notes: &mut dyn Sink<Note>) -> Option<Addr> {
    let to = world.heap.field(pair, 0).target();
    world.heap.set_field(pair, 0, Word::NULL);
    if let Some(to) = to {
        notes.tell(|| Note::Released { from: world.place(Slot::Field(pair, 0)), to: world.heap.id(to) });
    }
    to
}

/// Sets the weak fields that refer to an object to null, because it goes.
fn clear_weak_fields_to(world: &mut World, at: Addr, notes: &mut dyn Sink<Note>) {
    let target = world.heap.id(at);
    let fields: Vec<_> = world.heap.weak_fields_to(at).collect();
    for (holder, index) in fields {
        let Some(holder_at) = world.heap.address(holder) else { continue };
        world.heap.set_weak(holder_at, index, None);
        notes.note(Note::WeakCleared { holder, index, target });
    }
}

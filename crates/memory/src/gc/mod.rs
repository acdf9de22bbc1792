//! The collectors: one file each, without any state of their own. What they remember is the world's collection.
//!
//! Adding one is one file and one line in [`ALL`]. Nothing else in the house learns its name: pickers, legends, lanes,
//! timelines and sentences read its [`Traits`] and ask it to [`say`](Collector::say) what it did. What several of them
//! do, they share: `trace` reaches, `sweep` frees by address, `count` counts, `copy` empties a space.
//!
//! # Write a collector
//!
//! 1. **Begin with [`Traits::PLAIN`]** and say what is different: name, label, the spaces of the heap, the phases. With
//!    [`begin`](Collector::begin) and [`step`](Collector::step) it runs; everything else has a default. The first page of
//!    the crate `heapwave` has the smallest of all, which never frees anything.
//! 2. **Remember nothing in the collector.** It is one static value for all runs. The phase, the worklist, cursors and side
//!    tables are fields of [`Collection`](crate::world::Collection), under the field's names: so they rewind, and can be
//!    drawn. What is missing there is added there.
//! 3. **A step is small**: it follows at most one reference or decides one object, and leaves a heap in which every slot
//!    of what is not [condemned](Fate::Condemned) leads to an object. Between any two steps a person may edit, however
//!    long the program waits: so even a collector that stops the program needs a barrier ([`write`](Collector::write),
//!    [`transfer`](Collector::transfer)), and says what becomes of new objects ([`alloc`](Collector::alloc)).
//! 4. **Read slots through the world** ([`World::load`], [`World::weak`]), which finds an object wherever it is while
//!    objects move; a collector that moves them says how in [`Relocation`](crate::world::Relocation).
//! 5. **Free nothing that a weak field still leads to**: such fields turn null first. Pairs (ephemerons) are looked at when
//!    nothing else is left; `trace::look_at_pair` does that.
//! 6. **Tell what happens** in [notes](Note), which nothing reads to decide anything: folded from the start they give the
//!    heap's real state. Then [`say`](Collector::say) what they mean in a sentence for beginners,
//!    [`fate`](Collector::fate) how objects look and [`waiting`](Collector::waiting) what the lane shows.
//! 7. **When it is due** is a formula ([`due`](Collector::due)); whose turn it is follows from
//!    [`owes`](Collector::owes) and [`resting`](Collector::resting).
//! 8. **What can be chosen** is data, too ([`Traits::options`]), and the collector is made anew for other values
//!    ([`with`](Collector::with)). `incremental/barrier=yuasa` is then a name like any other.
//! 9. **Put it on trial**: call it `pub static COLLECTOR` in a file of its own and run `cargo xtask collector FILE`. It plays
//!    every small heap and some hundred scenarios, looks at every law after every step (nothing reachable is freed, all
//!    else is where it says `complete`, counts, identities, weak fields, notes inert, no end without an end), and shrinks
//!    what breaks one to the smallest graph, printed as a scenario and a link. `tests/readers` has one that is right and one
//!    that is not. What a missing barrier loses, `heapwave break NAME` finds.
//! 10. **To have it in the house**, add it to [`ALL`]: the tests go over that and over each option by themselves (`laws`,
//!     `breaker`, `interleaving`, `moving`, `ephemerons`, `stories`, `graphs`, `program_laws`). Without [`ALL`],
//!     [`bring`] puts a collector into every picker.
//!
//! # Glossary
//!
//! - **tracing**: collecting by following references from the roots; what is not reached is freed.
//! - **white, grey, black**: not reached; reached but not yet scanned; scanned ([`Fate`]).
//! - **sweep**: to walk the heap by address and free what is white.
//! - **compaction**: to move the objects to one end of their space, so that the free memory is one block.
//! - **reference counting**: freeing an object as soon as no reference leads to it.
//! - **cycle**: objects that refer to each other in a circle, which counting alone never frees.
//! - **line, block**: what Immix divides the heap into; a line in which nothing lives is free, see [`Ruling`](crate::world::Ruling).
//! - **nursery**: the space where objects are made; the old space is where those are that survived twice.
//! - **remembered set**: slots of old objects that lead into the nursery: roots of a collection of the nursery alone.
//! - **nepotism**: what a dead old object still keeps alive in the nursery.
//! - **trial deletion**: finding cycles by subtracting, on a copy of the counts, what objects count for each other.
//! - **deferred counting**: counting without the references from roots; what has no other is kept in the **zero-count
//!   table** until the roots are scanned.
//! - **barrier**: what a collector does whenever the program writes or reads a reference ([`Collector::write`]).
//! - **instalment**: the work that an incremental collector does at one time, between two stretches of the program.
//! - **floating garbage**: objects that became garbage after the collection under way had reached them; the next one
//!   frees them.
//! - **condemned**: certain to be freed by the work under way ([`Fate::Condemned`]).
//! - **pause**: the time that the program waits for the collector.

mod changed;
mod copy;
mod count;
mod cycle_counting;
mod deferred_counting;
mod generational;
mod immix;
mod incremental;
mod mark_compact;
mod mark_sweep;
mod phrase;
mod reference_counting;
mod semispace;
mod sweep;
mod trace;
mod traits;

use cycle_counting::CycleCounting;
use deferred_counting::DEFERRED;
use generational::GENERATIONAL;
use immix::IMMIX;
use incremental::INCREMENTAL;
use mark_compact::MarkCompact;
use mark_sweep::MarkSweep;
pub use phrase::{Phrase, PhrasePart, PhraseTone};
use reference_counting::ReferenceCounting;
use semispace::Semispace;
pub use traits::{
    CounterTraits, Fate, Figure, Lane, LegendEntry, OptionTraits, OptionValue, PhaseBand, PhaseTraits, Sign,
    SpaceTraits, Traits, Wording,
};

use crate::heap::{Addr, Full, Shape, Slot, SpaceId, Word};
use crate::time::{Progress, Sink};
use crate::world::{Note, Phase, Why, WorkItem, World};
use std::sync::Mutex;

/// A collector. Stateless; one step follows at most one reference or decides one object and leaves the heap valid.
pub trait Collector: Sync {
    /// What it is like.
    fn traits(&self) -> &'static Traits;

    /// The same collector with other values of its options, which its traits name; `None` where it has none.
    fn with(&self, _traits: &'static Traits) -> Option<Box<dyn Collector>> {
        None
    }

    /// What a note of its own means, in one sentence for beginners. `None`: it goes without saying, or any collector
    /// would say the same.
    fn say(&self, _world: &World, _note: &Note) -> Option<Phrase> {
        None
    }

    /// What many notes come to that are shown at once, if that is worth a sentence of its own.
    fn sum_up(&self, _world: &World, _notes: &[Note]) -> Option<Phrase> {
        None
    }

    /// Why an object that can be reached could get lost: what it did not hear of. For those that are not safe.
    fn why_lost(&self) -> &'static str {
        "There is no write barrier, so the collector heard of none of these writes."
    }

    /// The objects whose turn is still to come, the next one first, without the one that is being scanned.
    fn waiting<'a>(&self, world: &'a World) -> Box<dyn Iterator<Item = WorkItem> + 'a> {
        let order = self.traits().worklist.order(world.collection.order);
        Box::new(world.collection.worklist.iter(order))
    }

    /// The count on an object's badge, where objects have one.
    fn count(&self, world: &World, at: Addr) -> Option<u32> {
        self.traits().counts.then(|| world.heap.count(at))
    }

    /// Makes an object, all null, or says that there is no room, without any effect.
    fn alloc(&self, world: &mut World, shape: Shape, notes: &mut dyn Sink<Note>) -> Result<Addr, Full> {
        let at = world.heap.allocate(shape)?;
        notes.tell(|| Note::Allocated { id: world.heap.id(at), at, shape });
        Ok(at)
    }

    /// Writes a slot: the store and its barrier. A word that is no reference counts as null.
    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: &mut dyn Sink<Note>) {
        store(world, slot, new, notes);
    }

    /// Moves a reference from one slot to another that holds none: it is the same reference, so it is not counted, but
    /// who has looked at the one slot and not at the other must hear of it.
    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: &mut dyn Sink<Note>) {
        shift(world, from, to, notes);
    }

    /// Reads a weak field for the mutator, which may hold strongly what it finds: a read that a collection under way
    /// must hear of, or answer with null.
    fn read_weak(&self, world: &mut World, holder: Addr, index: u32, notes: &mut dyn Sink<Note>) -> Option<Addr> {
        let to = world.weak(holder, index).filter(|to| self.fate(world, *to) != Fate::Condemned)?;
        self.found(world, to, notes);
        Some(to)
    }

    /// The mutator gets hold of an object in another way than by following strong references: through a weak field, or
    /// because a person names it.
    fn found(&self, _world: &mut World, _at: Addr, _notes: &mut dyn Sink<Note>) {}

    /// Begins a collection, where it has one to begin.
    fn begin(&self, world: &mut World, why: Why, notes: &mut dyn Sink<Note>);

    /// Why a collection should begin now, if it should: asked before each thing that the mutator does. The formula is
    /// [`Pacing`](crate::world::Pacing).
    fn due(&self, world: &World) -> Option<Why> {
        if !self.resting(world) {
            None
        } else if world.heap.used() > world.pacing.next {
            Some(Why::Threshold)
        } else if self.room(world) < world.pacing.spare {
            Some(Why::Full)
        } else {
            None
        }
    }

    /// How many bytes can be allocated in one piece without a collection, whatever holes there are.
    fn room(&self, world: &World) -> u32 {
        world.heap.untouched(SpaceId(0))
    }

    /// Whether there is work that must be done before the mutator goes on: whose turn it is.
    fn owes(&self, world: &World) -> bool {
        !self.resting(world)
    }

    /// Whether no collection is under way.
    fn resting(&self, world: &World) -> bool {
        world.collection.phase == Phase::REST
    }

    /// Whether nothing that is garbage now is still to be noticed: what is left, if anything is, is lost for good.
    fn noticed_all(&self, world: &World) -> bool {
        self.resting(world)
    }

    /// What is to become of an object.
    fn fate(&self, _world: &World, _at: Addr) -> Fate {
        Fate::White
    }

    /// Whether the trace under way has followed a reference.
    fn followed(&self, _world: &World, _slot: Slot) -> bool {
        false
    }

    /// One legal step.
    fn step(&self, world: &mut World, notes: &mut dyn Sink<Note>) -> Progress;
}

impl std::fmt::Debug for dyn Collector {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.traits().name)
    }
}

/// Every collector, in the order in which people meet them.
pub static ALL: [&dyn Collector; 9] = [
    &ReferenceCounting,
    &MarkSweep,
    &CycleCounting,
    &DEFERRED,
    &MarkCompact,
    &Semispace,
    &INCREMENTAL,
    &GENERATIONAL,
    &IMMIX,
];

/// The one that is taken when nobody chooses.
pub static DEFAULT: &dyn Collector = &MarkSweep;

/// Collectors that were brought along: a reader's own.
static BROUGHT: Mutex<Vec<&'static dyn Collector>> = Mutex::new(Vec::new());

/// Collectors with other values of their options, as they were asked for.
static VARIANTS: Mutex<Vec<&'static dyn Collector>> = Mutex::new(Vec::new());

/// Brings a collector along: from now on it can be chosen by its name and stands in every picker, after the others. One
/// with a name that is taken is let be.
pub fn bring(collector: &'static dyn Collector) {
    if named(collector.traits().name).is_none()
        && let Ok(mut brought) = BROUGHT.lock()
    {
        brought.push(collector);
    }
}

/// Every collector that can be chosen, with the usual values of its options: [`ALL`], then those that were brought along.
pub fn choices() -> Vec<&'static dyn Collector> {
    let brought = BROUGHT.lock().map(|brought| brought.clone()).unwrap_or_default();
    ALL.into_iter().chain(brought).collect()
}

/// Every collector in [`ALL`], and each of them with one other value of one of its options; what is not safe is left out.
pub fn every() -> Vec<&'static dyn Collector> {
    let others = ALL.iter().flat_map(|collector| {
        let values = collector.traits().options.iter().flat_map(|option| {
            let safe = option.values.iter().skip(1).filter(|value| value.safe);
            safe.map(|value| format!("{}/{}={}", collector.traits().name, option.name, value.name))
        });
        values.filter_map(|name| named(&name))
    });
    ALL.into_iter().chain(others).collect()
}

/// The collector with a name. After the name may follow a slash and other values of its options, with commas between
/// them: `incremental/barrier=yuasa,increment=64`. Any that traces can be had without its write barrier, to see what is
/// lost: `semispace/barrier=none`.
pub fn named(name: &str) -> Option<&'static dyn Collector> {
    let (base, options) = name.split_once('/').unwrap_or((name, ""));
    let base = choices().into_iter().find(|collector| collector.traits().name == base)?;
    let traits = base.traits();
    let mut values: Vec<&'static OptionValue> =
        traits.options.iter().filter_map(|option| option.values.first()).collect();
    let mut guarded = true;
    for option in options.split(',').filter(|option| !option.is_empty()) {
        let (name, value) = option.split_once('=')?;
        let Some(at) = traits.options.iter().position(|option| option.name == name) else {
            guarded &= (name, value) != ("barrier", "none") || traits.counts;
            if guarded {
                return None;
            }
            continue;
        };
        values[at] = traits.options[at].values.iter().find(|known| known.name == value)?;
    }
    let chosen = variant(base, &values)?;
    if guarded { Some(chosen) } else { known_as(chosen, "barrier=none", |name| unguarded(chosen, name)) }
}

/// A collector with these values of its options.
fn variant(base: &'static dyn Collector, values: &[&'static OptionValue]) -> Option<&'static dyn Collector> {
    let traits = base.traits();
    let other = traits.options.iter().zip(values).filter(|(option, value)| option.values[0].name != value.name);
    let other: Vec<_> = other.map(|(option, value)| (format!("{}={}", option.name, value.name), value)).collect();
    if other.is_empty() {
        return Some(base);
    }
    let suffix: Vec<_> = other.iter().map(|(name, _)| &**name).collect();
    known_as(base, &suffix.join(","), |name| {
        let labels: Vec<_> = other.iter().map(|(_, value)| value.label.split(':').next().unwrap_or_default()).collect();
        let label = format!("{} ({})", traits.label, labels.join(", "));
        let safe = values.iter().all(|value| value.safe);
        let names: Vec<&'static str> = values.iter().map(|value| value.name).collect();
        let (label, values) = (label.leak(), names.leak());
        base.with(Box::leak(Box::new(Traits { name, label, values, safe, ..*traits })))
    })
}

/// The same collector without its write barrier.
fn unguarded(inner: &'static dyn Collector, name: &'static str) -> Option<Box<dyn Collector>> {
    let label = format!("{} (no barrier)", inner.traits().label).leak();
    let traits = Box::leak(Box::new(Traits { name, label, safe: false, ..*inner.traits() }));
    Some(Box::new(changed::Changed { inner, traits, guarded: false }))
}

/// The collector that is called like another one and these values of options. There are as many as there are values, and
/// each is made once: they stay, as collectors do.
fn known_as(
    base: &'static dyn Collector,
    suffix: &str,
    make: impl FnOnce(&'static str) -> Option<Box<dyn Collector>>,
) -> Option<&'static dyn Collector> {
    let before = base.traits().name;
    let name = format!("{before}{}{suffix}", if before.contains('/') { ',' } else { '/' });
    let mut known = VARIANTS.lock().ok()?;
    if let Some(known) = known.iter().find(|known| known.traits().name == name) {
        return Some(*known);
    }
    let made = make(name.leak())?;
    known.push(Box::leak(made));
    known.last().copied()
}

/// The name of a collector with another value of one of its options, all others being as they are.
pub fn with_value(collector: &dyn Collector, option: &str, value: &str) -> String {
    let traits = collector.traits();
    let base = traits.name.split('/').next().unwrap_or_default();
    let values = traits.options.iter().map(|known| match known.name == option {
        true => (known, value),
        false => (known, traits.chosen(known.name).unwrap_or_default()),
    });
    let other = values.filter(|(known, value)| known.values[0].name != *value);
    let other: Vec<_> = other.map(|(known, value)| format!("{}={value}", known.name)).collect();
    if other.is_empty() { base.into() } else { format!("{base}/{}", other.join(",")) }
}

/// Asks a collector for a collection. One that has no nursery declines to collect only that.
pub fn ask(collector: &dyn Collector, world: &mut World, why: Why, notes: &mut dyn Sink<Note>) {
    match why {
        Why::Young if !collector.traits().nursery => notes.note(Note::Declined),
        _ => collector.begin(world, why, notes),
    }
}

/// Begins a phase.
fn enter(world: &mut World, phase: Phase, notes: &mut dyn Sink<Note>) {
    world.collection.phase = phase;
    notes.note(Note::Phase(phase));
}

/// The store itself; what the slot held before.
fn store(world: &mut World, slot: Slot, new: Word, notes: &mut dyn Sink<Note>) -> Option<Addr> {
    let old = world.load(slot).target();
    let id = |at: Option<Addr>| at.map(|at| world.heap.id(at));
    notes.tell(|| Note::Wrote { place: world.place(slot), old: id(old), new: id(new.target()) });
    world.store(slot, new);
    old
}

/// The transfer itself; what was transferred.
fn shift(world: &mut World, from: Slot, to: Slot, notes: &mut dyn Sink<Note>) -> Option<Addr> {
    let word = world.load(from);
    let target = word.target();
    for (slot, word, old, new) in [(to, word, None, target), (from, Word::NULL, target, None)] {
        world.store(slot, word);
        let id = |at: Option<Addr>| at.map(|at| world.heap.id(at));
        notes.tell(|| Note::Wrote { place: world.place(slot), old: id(old), new: id(new) });
    }
    target
}

/// Lets a pair whose key is gone let go of its value; what that was.
fn release_value(world: &mut World, pair: Addr, notes: &mut dyn Sink<Note>) -> Option<Addr> {
    let to = world.load(Slot::Field(pair, 0)).target();
    world.store(Slot::Field(pair, 0), Word::NULL);
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
        world.set_weak(holder_at, index, None);
        notes.note(Note::WeakCleared { holder, index, target });
    }
}

//! Incremental mark-sweep. Marking and sweeping are paid for in instalments: each time the program has allocated a
//! certain number of bytes, the collector does a certain number of steps; in between the program runs. So it may store a
//! reference to a white object into a black one and cut every grey path that led there: the object would be lost. A write
//! barrier prevents that: Dijkstra's shades what is stored, Steele's makes the holder grey again, Yuasa's shades what is
//! overwritten. Roots have no barrier: the first two look at them once more when nothing grey is left, while the program
//! waits; Yuasa's follows all of them at once at the beginning, so that what was alive then is kept (a snapshot).
//!
//! Dijkstra, Lamport, Martin, Scholten, Steffens, *On-the-fly garbage collection: an exercise in cooperation*, 1978;
//! Steele, *Multiprocessing compactifying garbage collection*, 1975; Yuasa, *Real-time garbage collection on
//! general-purpose machines*, 1990; Jones, Hosking, Moss, *The Garbage Collection Handbook*, chapters 15 and 16. New
//! objects are black. What becomes garbage behind the wave is kept until the next collection (floating garbage). A
//! collection that somebody asked for, or without which there is no room, is done in one piece, and once more if one was
//! under way. With no barrier at all an object can be lost: the run ends there and says so.

use super::trace::{self, MARK, ROOTS, Trace};
use super::{
    Collector, CounterTraits, Fate, OptionTraits, OptionValue, PhaseBand, PhaseTraits, Phrase, PhraseTone, Traits,
    Wording, enter, sweep,
};
use crate::heap::{Addr, Full, Shape, Slot, SpaceId, Word};
use crate::time::{Progress, Sink};
use crate::world::{Instalments, Note, Phase, Why, WorkItem, World};

/// Incremental mark-sweep; see the top of the file.
pub struct Incremental {
    traits: &'static Traits,
    barrier: Barrier,
    /// The barrier that stores have, if that is not the collector's own.
    stores: Barrier,
    /// An instalment is due when this many bytes were allocated since the last one.
    increment: u32,
}

/// What a write does beside the store.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Barrier {
    Dijkstra,
    Steele,
    Yuasa,
    None,
}

/// The usual one.
pub static INCREMENTAL: Incremental =
    Incremental { traits: &TRAITS, barrier: Barrier::Dijkstra, stores: Barrier::Dijkstra, increment: 256 };

/// Roots are followed once more; then marking ends, while the program waits.
const REMARK: Phase = Phase(3);
/// The heap is walked; what is not marked is freed.
const SWEEP: Phase = Phase(4);
/// Marks are cleared.
const RESET: Phase = Phase(5);

/// How many bytes one step pays for: so 16 steps an instalment of 256 bytes. Marking and sweeping take fewer than three
/// steps for each 16 bytes of a heap of small objects, so a collection ends before its heap has grown by half.
const PAYS: u32 = 16;

static TRAITS: Traits = Traits {
    name: "incremental",
    label: "Incremental",
    phases: &[
        PhaseTraits::REST,
        trace::ROOTS_TRAITS,
        trace::MARK_TRAITS,
        PhaseTraits { label: "remark", band: PhaseBand::Trace, moment: Some("remark"), news: true },
        PhaseTraits { label: "sweep", band: PhaseBand::Reclaim, moment: Some("sweep"), news: true },
        PhaseTraits { label: "reset", band: PhaseBand::Reset, moment: Some("swept"), news: true },
    ],
    worklist: trace::LANE,
    legend: &trace::LEGEND,
    counters: &[
        CounterTraits::MARKED,
        CounterTraits::DEBT,
        CounterTraits::IN_USE,
        CounterTraits::FREED,
        CounterTraits::COLLECTS_FROM,
        CounterTraits { label: "Work so far", ..CounterTraits::PAUSE },
    ],
    colours: true,
    instalments: true,
    complete: true,
    options: &[
        OptionTraits {
            name: "barrier",
            label: "Barrier",
            values: &[
                OptionValue { name: "dijkstra", label: "Dijkstra: shades what is stored", safe: true },
                OptionValue { name: "steele", label: "Steele: makes the holder grey again", safe: true },
                OptionValue { name: "yuasa", label: "Yuasa: shades what is overwritten", safe: true },
                OptionValue { name: "none", label: "no barrier: objects can be lost", safe: false },
            ],
        },
        OptionTraits {
            name: "increment",
            label: "Instalment",
            values: &[
                OptionValue { name: "256", label: "each 256 bytes", safe: true },
                OptionValue { name: "64", label: "each 64 bytes", safe: true },
                OptionValue { name: "1024", label: "each 1,024 bytes", safe: true },
            ],
        },
        trace::ORDER,
        OptionTraits {
            name: "stores",
            label: "Stores are guarded",
            values: &[
                OptionValue { name: "own", label: "by that barrier", safe: true },
                OptionValue { name: "dijkstra", label: "as by Dijkstra: a mix-up", safe: false },
                OptionValue { name: "steele", label: "as by Steele: a mix-up", safe: false },
                OptionValue { name: "yuasa", label: "as by Yuasa: a mix-up", safe: false },
            ],
        },
    ],
    words: Wording { wait: "instalment", frees_now: "the collection under way frees it.", ..Traits::PLAIN.words },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

impl Collector for Incremental {
    fn traits(&self) -> &'static Traits {
        self.traits
    }

    fn with(&self, traits: &'static Traits) -> Option<Box<dyn Collector>> {
        let barrier = |at: usize| match traits.values.get(at).copied() {
            Some("dijkstra") => Some(Barrier::Dijkstra),
            Some("steele") => Some(Barrier::Steele),
            Some("yuasa") => Some(Barrier::Yuasa),
            Some("none") => Some(Barrier::None),
            _ => None,
        };
        let increment = traits.values.get(1).and_then(|value| value.parse().ok()).unwrap_or(self.increment);
        let (barrier, stores) = (barrier(0).unwrap_or(self.barrier), barrier(3));
        Some(Box::new(Incremental { traits, barrier, stores: stores.unwrap_or(barrier), increment }))
    }

    fn say(&self, _: &World, note: &Note) -> Option<Phrase> {
        let phrase = Phrase::new("Sweep", PhraseTone::Reclaim);
        Some(match note {
            Note::Phase(REMARK) => Phrase::new("Remark", PhraseTone::Trace).say(match self.barrier {
                Barrier::Yuasa => "Nothing grey is left: all that was alive at the beginning is marked.",
                _ => "Nothing grey is left. The program waits while the roots, which have no barrier, are looked at again.",
            }),
            Note::Phase(SWEEP) => {
                phrase.say("What is still white is garbage. It is freed bit by bit, and the program goes on meanwhile.")
            }
            Note::Phase(RESET) => phrase.say("The sweep has reached the end of the heap."),
            Note::Shaded(id) => Phrase::new("Barrier", PhraseTone::Trace).object(*id).say(match self.stores {
                Barrier::Steele => " turns grey again: a reference to a white object was stored into it.",
                Barrier::Yuasa => " turns grey: a reference to it was overwritten, and it was alive at the beginning.",
                _ => " turns grey: the write barrier saw a reference to it being stored, maybe into a black object.",
            }),
            _ => return trace::say(note).or_else(|| sweep::say(note)),
        })
    }

    fn why_lost(&self) -> &'static str {
        match (self.barrier, self.stores) {
            (Barrier::None, _) => {
                "A black object is not looked at again, and there is no write barrier: the collector heard of none of \
                 these writes."
            }
            (Barrier::Yuasa, _) => {
                "Yuasa's collector counts on hearing of every reference that is overwritten; it heard of what was stored \
                 instead."
            }
            (_, Barrier::Yuasa) => {
                "This collector counts on hearing of every reference that is stored; it heard of what was overwritten \
                 instead."
            }
            _ => "The barrier is not the one that this collector counts on.",
        }
    }

    fn sum_up(&self, _: &World, notes: &[Note]) -> Option<Phrase> {
        sweep::sum_up(notes).or_else(|| trace::sum_up(notes))
    }

    fn alloc(&self, world: &mut World, shape: Shape, notes: Notes) -> Result<Addr, Full> {
        let at = match world.collection.phase {
            SWEEP => world.heap.allocate_fresh(SpaceId(0), shape)?,
            _ => world.heap.allocate(shape)?,
        };
        notes.tell(|| Note::Allocated { id: world.heap.id(at), at, shape });
        if !self.resting(world) {
            trace::blacken(world, at, notes);
            let instalments = &mut world.collection.instalments;
            instalments.debt += shape.bytes();
            instalments.paying |= instalments.debt >= self.increment;
        }
        Ok(at)
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        let old = super::store(world, slot, new, notes);
        self.guard(world, slot, old, new.target(), notes);
    }

    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: Notes) {
        let target = super::shift(world, from, to, notes);
        // For the one slot it is a store, for the other a reference that is overwritten.
        self.guard(world, from, target, None, notes);
        self.guard(world, to, None, target, notes);
    }

    /// It may not have been in the snapshot.
    fn found(&self, world: &mut World, at: Addr, notes: Notes) {
        if self.barrier == Barrier::Yuasa && matches!(world.collection.phase, ROOTS | MARK | REMARK) {
            trace::shade(world, at, notes);
        }
    }

    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        if why == Why::Loaded {
            return;
        }
        let resting = self.resting(world);
        let instalments = &mut world.collection.instalments;
        instalments.urgent |= why != Why::Threshold;
        (instalments.debt, instalments.paying) = (self.increment, true);
        match resting {
            true => trace::begin(world, why, notes),
            false => instalments.again = Some(why),
        }
    }

    fn due(&self, world: &World) -> Option<Why> {
        let (heap, pacing) = (&world.heap, &world.pacing);
        let full = heap.used() > heap.size() || self.room(world) < pacing.spare;
        match self.resting(world) {
            true if heap.used() > pacing.next => Some(Why::Threshold),
            _ => full.then_some(Why::Full),
        }
    }

    fn owes(&self, world: &World) -> bool {
        let Instalments { paying, urgent, .. } = world.collection.instalments;
        let phase = world.collection.phase;
        let snapshot = phase == ROOTS && self.barrier == Barrier::Yuasa;
        !self.resting(world) && (paying || urgent || snapshot || phase == REMARK)
    }

    fn fate(&self, world: &World, at: Addr) -> Fate {
        match world.collection.phase {
            SWEEP if sweep::condemns(world, at) => Fate::Condemned,
            _ => trace::colour(world, at),
        }
    }

    fn followed(&self, world: &World, slot: Slot) -> bool {
        trace::followed(world, slot)
    }

    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        match world.collection.phase {
            Phase::REST => return Progress::Done,
            ROOTS => _ = trace::step(world, notes),
            MARK => {
                if !trace::scan(world, notes) {
                    (world.collection.next_root, world.collection.immortals) = (0, None);
                    if self.barrier == Barrier::Yuasa {
                        world.collection.next_root = LOOKED_AT;
                    }
                    enter(world, REMARK, notes);
                }
            }
            REMARK => remark(world, notes),
            SWEEP => {
                if !sweep::step(world, notes) {
                    enter(world, RESET, notes);
                }
            }
            _ => end(world, notes),
        }
        world.collection.steps += 1;
        let instalments = &mut world.collection.instalments;
        instalments.debt = instalments.debt.saturating_sub(PAYS);
        instalments.paying &= instalments.debt > 0;
        Progress::More
    }
}

impl Incremental {
    /// The barrier. Roots need none, until they are looked at for the last time.
    fn guard(&self, world: &mut World, slot: Slot, old: Option<Addr>, new: Option<Addr>, notes: Notes) {
        let phase = world.collection.phase;
        let field = matches!(slot, Slot::Field(..));
        let (root_is_open, fields_are) = match self.barrier {
            Barrier::Yuasa => (phase == ROOTS, matches!(phase, ROOTS | MARK | REMARK)),
            _ => (phase == REMARK, matches!(phase, ROOTS | MARK | REMARK)),
        };
        if !(if field { fields_are } else { root_is_open }) {
            return;
        }
        match (if field { self.stores } else { self.barrier }, slot) {
            (Barrier::None, _) => {}
            (Barrier::Yuasa, _) => old.into_iter().for_each(|old| trace::shade(world, old, notes)),
            (Barrier::Steele, Slot::Field(holder, index)) if !world.heap.immortal(holder) => {
                if new.is_some_and(|new| !world.reached(new)) {
                    unscan(world, holder, index, notes);
                }
            }
            _ => new.into_iter().for_each(|new| trace::shade(world, new, notes)),
        }
    }
}

/// Makes a black object grey again; one that is being scanned goes back to a field.
fn unscan(world: &mut World, holder: Addr, index: u32, notes: Notes) {
    let collection = &mut world.collection;
    match &mut collection.scan {
        Some(task) if task.object == holder => task.next = task.next.min(index),
        _ if collection.scanned.get(holder) => {
            collection.scanned.unset(holder);
            collection.worklist.push(WorkItem::all(holder));
            collection.fruitless = 0;
            notes.tell(|| Note::Shaded(world.heap.id(holder)));
        }
        _ => {}
    }
}

/// All roots have been looked at for the last time.
const LOOKED_AT: u32 = u32::MAX;

/// Follows the next root once more; after the last one whatever is grey; then pairs; then the sweep begins.
fn remark(world: &mut World, notes: Notes) {
    if world.collection.next_root != LOOKED_AT {
        if !trace::follow_root(world, notes) {
            world.collection.next_root = LOOKED_AT;
        }
    } else if !trace::scan(world, notes) && trace::look_at_pair(world, notes) == Trace::Over {
        let more = sweep::begin(world, SpaceId(0));
        enter(world, SWEEP, notes);
        if !more {
            enter(world, RESET, notes);
        }
    }
}

/// Comes to rest, or begins once more where that was asked for.
fn end(world: &mut World, notes: Notes) {
    trace::forget(world, notes);
    world.pace();
    let instalments = std::mem::take(&mut world.collection.instalments);
    enter(world, Phase::REST, notes);
    notes.note(Note::Ended);
    if let Some(why) = instalments.again {
        world.collection.instalments.urgent = instalments.urgent;
        trace::begin(world, why, notes);
    }
}

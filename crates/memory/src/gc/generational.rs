//! Generational collection. Most objects die young, so objects are made in a small nursery, which is collected often and
//! by copying: what survives there for the first time goes into its other half, what survives twice is promoted to the
//! old space. A minor collection looks at no old object; references from old to young ones are its roots, and a write
//! barrier takes them down as they are stored: the remembered set. What a dead old object still refers to survives with
//! it (nepotism). The old space is marked and swept as a whole by a major collection, after a minor one: that is rare and
//! long, while minor ones are many and short.
//!
//! Lieberman, Hewitt, *A real-time garbage collector based on the lifetimes of objects*, 1983; Ungar, *Generation
//! scavenging*, 1984; Jones, Hosking, Moss, *The Garbage Collection Handbook*, chapter 9. The remembered set is one of
//! slots, as in V8's scavenger, and so is the age mark: what lies before it in the nursery has survived once.

mod major;
mod minor;
mod remembered;

use super::trace::{self, MARK, ROOTS};
use super::{
    Collector, CounterTraits, Fate, Figure, Lane, LegendEntry, OptionTraits, OptionValue, PhaseBand, PhaseTraits,
    Phrase, PhraseTone, Sign, SpaceTraits, Traits, Wording, copy, sweep,
};
use crate::heap::{Addr, Full, Shape, Slot, SpaceId, Word};
use crate::time::{Progress, Sink};
use crate::world::{Lead, Note, Order, Phase, Why, WorkItem, World};
use major::{SWEEP_OLD, SWEEP_YOUNG};
use minor::{EMPTY, REMEMBERED, SCAN, WEAK};
use remembered::{guard, remember_all};

/// Generational collection; see the top of the file.
pub struct Generational {
    traits: &'static Traits,
    /// How large a half of the nursery is in a heap for a number of bytes.
    half: fn(u32) -> u32,
    guarded: bool,
}

/// The usual one.
pub static GENERATIONAL: Generational = Generational { traits: &TRAITS, half: eighth, guarded: true };

/// The old space; before it come the two halves of the nursery.
const OLD: SpaceId = SpaceId(2);

/// How large a half of the nursery usually is.
fn eighth(heap: u32) -> u32 {
    (heap / 8).max(256)
}

fn quarter(heap: u32) -> u32 {
    (heap / 4).max(256)
}

fn sixteenth(heap: u32) -> u32 {
    (heap / 16).max(256)
}

/// Its spaces with a nursery of a size.
const fn spaces(half: fn(u32) -> u32) -> [SpaceTraits; 3] {
    [
        SpaceTraits { label: "Nursery", size: half },
        SpaceTraits { label: "Nursery, other half", size: half },
        SpaceTraits { label: "Old", size: |heap| heap },
    ]
}

static SPACES: [SpaceTraits; 3] = spaces(eighth);
static LARGE: [SpaceTraits; 3] = spaces(quarter);
static SMALL: [SpaceTraits; 3] = spaces(sixteenth);

static TRAITS: Traits = Traits {
    name: "generational",
    label: "Generational",
    spaces: &SPACES,
    phases: &[
        PhaseTraits::REST,
        PhaseTraits { label: "roots", band: PhaseBand::Roots, moment: Some("major"), news: false },
        trace::MARK_TRAITS,
        PhaseTraits { label: "sweep young", band: PhaseBand::Reclaim, moment: Some("sweep"), news: true },
        PhaseTraits { label: "sweep old", band: PhaseBand::Reclaim, moment: None, news: true },
        PhaseTraits { label: "reset", band: PhaseBand::Reset, moment: None, news: false },
        PhaseTraits { label: "young roots", band: PhaseBand::Roots, moment: Some("minor"), news: false },
        PhaseTraits { label: "remembered", band: PhaseBand::Roots, moment: Some("remembered"), news: true },
        PhaseTraits { label: "scan", band: PhaseBand::Trace, moment: Some("scan"), news: true },
        PhaseTraits { label: "weak", band: PhaseBand::Relocate, moment: None, news: true },
        PhaseTraits { label: "empty", band: PhaseBand::Reclaim, moment: Some("survived"), news: true },
    ],
    worklist: Lane { on_stack: "to be scanned", in_queue: "to be scanned", ..trace::LANE },
    legend: &[
        LegendEntry { sign: Sign::White, text: "white · not reached yet" },
        LegendEntry { sign: Sign::Grey, text: "grey · copied, promoted or marked, {worklist}" },
        LegendEntry { sign: Sign::Black, text: "black · scanned ✓" },
        LegendEntry { sign: Sign::Condemned, text: "garbage ✕ about to be freed" },
        LegendEntry { sign: Sign::Reference(Lead::OldPlace), text: "leads to the old place" },
        LegendEntry { sign: Sign::Freed, text: "freed" },
    ],
    counters: &[
        CounterTraits { label: "Reached", ..CounterTraits::MARKED },
        CounterTraits {
            label: "Remembered",
            figure: Figure::Own(|world| trace::counted(world.collection.remembered.len(), "slot")),
        },
        CounterTraits { label: "Nursery", figure: Figure::Own(|world| bytes(world, world.collection.space)) },
        CounterTraits { label: "Old space", figure: Figure::Own(|world| bytes(world, OLD)) },
        CounterTraits::FREED,
        CounterTraits::COLLECTS_FROM,
        CounterTraits::PAUSE,
    ],
    colours: true,
    moves: true,
    nursery: true,
    complete: true,
    options: &[
        OptionTraits {
            name: "nursery",
            label: "Nursery",
            values: &[
                OptionValue { name: "8", label: "an eighth of the heap", safe: true },
                OptionValue { name: "4", label: "a quarter of the heap", safe: true },
                OptionValue { name: "16", label: "a sixteenth of the heap", safe: true },
            ],
        },
        OptionTraits {
            name: "barrier",
            label: "Barrier",
            values: &[
                OptionValue {
                    name: "remembers",
                    label: "with barrier: old slots that lead to the young are remembered",
                    safe: true,
                },
                OptionValue { name: "none", label: "no barrier: objects can be lost", safe: false },
            ],
        },
    ],
    words: Wording { frees_now: "the collection under way frees it.", ..Traits::PLAIN.words },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

fn bytes(world: &World, space: SpaceId) -> String {
    trace::counted(world.heap.reach(space) as usize, "byte")
}

impl Collector for Generational {
    fn traits(&self) -> &'static Traits {
        self.traits
    }

    fn with(&self, traits: &'static Traits) -> Option<Box<dyn Collector>> {
        let (half, spaces): (fn(u32) -> u32, _) = match traits.chosen("nursery") {
            Some("4") => (quarter, &LARGE),
            Some("16") => (sixteenth, &SMALL),
            _ => (eighth, &SPACES),
        };
        let traits = Box::leak(Box::new(Traits { spaces, ..*traits }));
        Some(Box::new(Generational { traits, half, guarded: traits.chosen("barrier") != Some("none") }))
    }

    fn say(&self, world: &World, note: &Note) -> Option<Phrase> {
        let minor = |heading| Phrase::new(heading, PhraseTone::Trace);
        let free = || Phrase::new("Free", PhraseTone::Reclaim);
        let old = |id| world.heap.address(id).is_some_and(|at| !young(world, at));
        Some(match note {
            Note::Began(Why::Young) => minor("Minor").say("The nursery is full: what is alive in it is moved out."),
            Note::Began(_) => minor("Minor").say("The nursery is collected first: what is alive in it is moved out."),
            Note::Phase(ROOTS) => minor("Major").say("Now the whole heap is marked, beginning at the roots."),
            Note::Phase(REMEMBERED) => {
                minor("Remembered").say("Slots of old objects that lead into the nursery are roots, too.")
            }
            Note::Phase(SCAN) => minor("Scan").say("What was copied or promoted is scanned."),
            Note::Phase(WEAK) => minor("Scan").say("All that is alive has left. Weak fields learn what became of it."),
            Note::Phase(EMPTY) => {
                free().say("What is alive has left this half of the nursery: all of it can be used again.")
            }
            Note::Phase(SWEEP_YOUNG) => free().say("What is still white is garbage. The nursery is swept first."),
            Note::Phase(SWEEP_OLD) => free().say("Now the old space is swept by address."),
            Note::Remembered { place, to } => minor("Barrier")
                .place(*place)
                .say(" is in an old object and leads to the young ")
                .object(*to)
                .say(": the slot is remembered."),
            Note::Followed { from, to, first: true } if minor::under_way(world) => {
                let phrase = minor("Minor").place(*from).say(" leads to ").object(*to);
                match old(*to) {
                    true => phrase.say(", which has survived before: it is promoted to the old space."),
                    false => phrase.say(", which survives for the first time: it goes into the other half."),
                }
            }
            Note::Freed { id, .. } if minor::under_way(world) => {
                free().object(*id).say(" was left behind in the nursery: it died young.")
            }
            _ if minor::under_way(world) => return copy::say(world, note),
            _ => return trace::say(note).or_else(|| sweep::say(note)),
        })
    }

    fn why_lost(&self) -> &'static str {
        "A minor collection looks at no old object but at the slots that the write barrier remembered, and there was no \
         barrier: this slot is not among them."
    }

    fn sum_up(&self, _: &World, notes: &[Note]) -> Option<Phrase> {
        let moved = |note: &Note| if let Note::Moved { id, .. } = note { Some(*id) } else { None };
        let moved: Vec<_> = notes.iter().filter_map(moved).collect();
        if moved.len() > 1 {
            return Some(Phrase::new("Minor", PhraseTone::Trace).objects(moved).say(" leave the nursery's full half."));
        }
        sweep::sum_up(notes).or_else(|| trace::sum_up(notes))
    }

    fn waiting<'a>(&self, world: &'a World) -> Box<dyn Iterator<Item = WorkItem> + 'a> {
        let collection = &world.collection;
        match minor::under_way(world) {
            true => Box::new(copy::grey(world).chain(collection.worklist.iter(Order::Queue))),
            false => Box::new(collection.worklist.iter(collection.order)),
        }
    }

    /// New objects are young; one that finds no room in the nursery, or is made during a collection, is old at once.
    fn alloc(&self, world: &mut World, shape: Shape, notes: Notes) -> Result<Addr, Full> {
        let (space, phase) = (world.collection.space, world.collection.phase);
        let divided = world.heap.spaces().count() > 1;
        let at = match phase {
            Phase::REST if !divided || world.heap.untouched(space) >= shape.bytes() => {
                world.heap.allocate_fresh(space, shape)?
            }
            Phase::REST => world.heap.allocate_in(OLD, shape)?,
            // What is still to be promoted comes first.
            _ if world.heap.untouched(OLD) < shape.bytes() + (self.half)(world.heap.size()) => return Err(Full),
            _ => world.heap.allocate_fresh(OLD, shape)?,
        };
        notes.tell(|| Note::Allocated { id: world.heap.id(at), at, shape });
        if phase != Phase::REST {
            trace::blacken(world, at, notes);
        }
        Ok(at)
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        if !self.guarded {
            super::store(world, slot, new, notes);
            return;
        }
        trace::write(world, slot, new, notes);
        guard(world, slot, notes);
    }

    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: Notes) {
        if !self.guarded {
            super::shift(world, from, to, notes);
            return;
        }
        trace::transfer(world, from, to, notes);
        guard(world, to, notes);
    }

    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        match (why, self.resting(world)) {
            (Why::Loaded, _) => remember_all(world),
            (_, true) => minor::begin(world, why, notes),
            (_, false) => {}
        }
    }

    fn due(&self, world: &World) -> Option<Why> {
        let heap = &world.heap;
        if !self.resting(world) {
            None
        } else if heap.used() > world.pacing.next {
            Some(Why::Threshold)
        } else if self.room(world) < world.pacing.spare {
            Some(Why::Full)
        } else {
            // Nearly full: the largest of what is made usually fits.
            let limit = (self.half)(heap.size());
            let reach = heap.reach(world.collection.space);
            let full = world.pacing.least < u32::MAX && reach > limit - limit / 4;
            // All of it may have to be promoted.
            (full && heap.untouched(OLD) >= reach).then_some(Why::Young)
        }
    }

    fn room(&self, world: &World) -> u32 {
        let old = if world.heap.spaces().count() > 1 { world.heap.untouched(OLD) } else { 0 };
        world.heap.untouched(world.collection.space).max(old)
    }

    fn fate(&self, world: &World, at: Addr) -> Fate {
        match world.collection.phase {
            SWEEP_YOUNG | SWEEP_OLD if sweep::condemns(world, at) => Fate::Condemned,
            WEAK | EMPTY if copy::left(world, at) => Fate::Condemned,
            _ if minor::under_way(world) && young(world, at) && !copy::left(world, at) => {
                match Some(at) < world.collection.cursor {
                    true => Fate::Black,
                    false => Fate::Grey,
                }
            }
            _ => trace::colour(world, at),
        }
    }

    fn followed(&self, world: &World, slot: Slot) -> bool {
        match minor::under_way(world) {
            true => copy::followed(world, slot),
            false => matches!(world.collection.phase, ROOTS | MARK) && trace::followed(world, slot),
        }
    }

    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        match world.collection.phase {
            Phase::REST => return Progress::Done,
            _ if minor::under_way(world) => minor::step(world, notes),
            _ => {
                major::step(world, notes);
                world.collection.steps += 1;
            }
        }
        Progress::More
    }
}

/// Whether an address is in the nursery.
fn young(world: &World, at: Addr) -> bool {
    !world.heap.immortal(at) && world.heap.space_of(at) < OLD
}

//! Reference counting. Every object knows how many references lead to it. A write raises the count of what is stored
//! and then lowers the count of what was there; an object whose count falls to 0 is dead: weak fields to it turn null,
//! it lets go of what it refers to, field by field, and is freed, and so may what it referred to, and so on, depth
//! first. Nobody searches for garbage; objects in a cycle keep each other's counts up and stay for ever.
//!
//! Collins, *A method for overlapping and erasure of lists*, 1960; Jones, Hosking, Moss, *The Garbage Collection
//! Handbook*, chapter 5. The cascade has a worklist of its own, so a chain of any length is freed step by step.

use super::{
    Collector, CounterTraits, Fate, LegendEntry, PhaseTraits, Phrase, PhraseTone, Sign, Traits, Wording, count,
};
use crate::heap::{Addr, Slot, Word};
use crate::time::{Progress, Sink};
use crate::world::{Note, Phase, Why, World};

/// Reference counting; see the top of the file.
pub struct ReferenceCounting;

static TRAITS: Traits = Traits {
    name: "reference-counting",
    label: "Reference counting",
    phases: &[PhaseTraits::REST, count::LOAD_TRAITS, count::COUNT_TRAITS],
    worklist: count::RELEASE_LANE,
    legend: &[
        LegendEntry { sign: Sign::White, text: "in use · its count on a badge" },
        LegendEntry { sign: Sign::Condemned, text: "dying ✕ its count fell to 0" },
        LegendEntry { sign: Sign::Condemned, text: "lost ✕ a cycle keeps its count up" },
        LegendEntry { sign: Sign::Freed, text: "freed" },
    ],
    counters: &[
        CounterTraits { label: "Lost in cycles", ..CounterTraits::LOST },
        CounterTraits::IN_USE,
        CounterTraits::FREED,
        CounterTraits { label: "Work so far", ..CounterTraits::PAUSE },
    ],
    counts: true,
    immediate: true,
    words: Wording {
        wait: "release",
        declines: "counting has none to do, it frees at once.",
        frees_now: "counting is about to free it.",
        never: "Counting cannot free it.",
        settled: "Every count is right: what counts a reference stays.",
        lost_pair: ", yet each still counts one reference from the other: reference counting can never free them.",
        lost_one: ", yet it still counts a reference: reference counting can never free it.",
        lost_many: ", yet each still counts a reference from another: reference counting can never free them.",
    },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

impl Collector for ReferenceCounting {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }

    fn say(&self, _: &World, note: &Note) -> Option<Phrase> {
        match note {
            Note::Declined => Some(
                Phrase::new("Count", PhraseTone::Plain).say("Counting frees at once: there is nothing to collect."),
            ),
            _ => count::say(note),
        }
    }

    fn sum_up(&self, _: &World, notes: &[Note]) -> Option<Phrase> {
        count::sum_up(notes)
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        count::write(world, slot, new, notes);
    }

    /// Counting has nothing to begin, but for the objects a loader made.
    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        match why {
            Why::Loaded => count::load(world, notes),
            _ => notes.note(Note::Declined),
        }
    }

    /// It searches for nothing, so there is nothing to wait for.
    fn due(&self, _: &World) -> Option<Why> {
        None
    }

    fn fate(&self, world: &World, at: Addr) -> Fate {
        count::fate(world, at)
    }

    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        if world.collection.phase == Phase::REST {
            return Progress::Done;
        }
        world.collection.steps += 1;
        count::step(world, notes);
        if !count::owes(world) {
            count::rest(world, notes);
        }
        Progress::More
    }
}

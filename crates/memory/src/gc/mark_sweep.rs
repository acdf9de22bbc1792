//! Mark-sweep. Starting from the roots, every object that references lead to is marked; a worklist holds those that
//! are reached (grey) but whose own references have not been followed; when it is empty, marked means alive. Then the
//! heap is walked once in address order: what is not marked is freed, neighbouring holes are joined and listed for the
//! next allocation. At last the marks, which stand in a table beside the heap, are cleared.
//!
//! McCarthy, *Recursive functions of symbolic expressions*, 1960; Jones, Hosking, Moss, *The Garbage Collection
//! Handbook*, chapter 2. The program waits meanwhile, but a person may edit between two steps: so writes shade what
//! they store while marking goes on (Dijkstra et al., 1978), and new objects are born marked.

use super::changed::Changed;
use super::trace::{self, MARK, ROOTS, Trace};
use super::{
    Collector, CounterTraits, Fate, PhaseBand, PhaseTraits, Phrase, PhraseTone, Traits, Wording, enter, sweep,
};
use crate::heap::{Addr, Full, Shape, Slot, SpaceId, Word};
use crate::time::{Progress, Sink};
use crate::world::{Note, Phase, Why, World};

/// Mark-sweep; see the top of the file.
pub struct MarkSweep;

/// The heap is walked; what is not marked is freed.
const SWEEP: Phase = Phase(3);
/// Marks are cleared.
const RESET: Phase = Phase(4);

static TRAITS: Traits = Traits {
    name: "mark-sweep",
    label: "Mark–sweep",
    phases: &[
        PhaseTraits::REST,
        trace::ROOTS_TRAITS,
        trace::MARK_TRAITS,
        PhaseTraits { label: "sweep", band: PhaseBand::Reclaim, moment: Some("sweep"), news: true },
        PhaseTraits { label: "reset", band: PhaseBand::Reset, moment: Some("swept"), news: true },
    ],
    worklist: trace::LANE,
    legend: &trace::LEGEND,
    counters: &[
        CounterTraits::MARKED,
        CounterTraits::IN_USE,
        CounterTraits::FREED,
        CounterTraits::COLLECTS_FROM,
        CounterTraits::PAUSE,
    ],
    colours: true,
    options: &[trace::ORDER],
    complete: true,
    words: Wording { frees_now: "the collection under way frees it.", ..Traits::PLAIN.words },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

impl Collector for MarkSweep {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }

    fn with(&self, traits: &'static Traits) -> Option<Box<dyn Collector>> {
        Some(Box::new(Changed { inner: &MarkSweep, traits, guarded: true }))
    }

    fn say(&self, _: &World, note: &Note) -> Option<Phrase> {
        let phrase = Phrase::new("Sweep", PhraseTone::Reclaim);
        match note {
            Note::Phase(SWEEP) => Some(phrase.say(
                "Nothing grey is left, so what is still white is garbage. The heap is walked by address to free it.",
            )),
            Note::Phase(RESET) => Some(phrase.say("The sweep has reached the end of the heap.")),
            _ => trace::say(note).or_else(|| sweep::say(note)),
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
        match world.collection.phase {
            ROOTS | MARK => trace::shade(world, at, notes),
            SWEEP | RESET => trace::blacken(world, at, notes),
            _ => {}
        }
        Ok(at)
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        trace::write(world, slot, new, notes);
    }

    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: Notes) {
        trace::transfer(world, from, to, notes);
    }

    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        if why != Why::Loaded && self.resting(world) {
            trace::begin(world, why, notes);
        }
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
            ROOTS | MARK => {
                if trace::step(world, notes) == Trace::Over {
                    let more = sweep::begin(world, SpaceId(0));
                    enter(world, SWEEP, notes);
                    if !more {
                        enter(world, RESET, notes);
                    }
                }
            }
            SWEEP => {
                if !sweep::step(world, notes) {
                    enter(world, RESET, notes);
                }
            }
            RESET => trace::end(world, notes),
            _ => return Progress::Done,
        }
        world.collection.steps += 1;
        Progress::More
    }
}

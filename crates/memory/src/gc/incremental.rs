//! Incremental mark-sweep. Marking and sweeping are paid for in instalments: each time the program has allocated a
//! certain number of bytes, the collector does a certain number of steps; in between the program runs. So it may store a reference to a white
//! object into a black one and cut the grey path that led there; the write barrier shades what is stored (Dijkstra's
//! insertion barrier), so that no black object ever refers to a white one. Roots have no barrier: when nothing grey is
//! left they are looked at once more, while the program waits, and what is still white is garbage.
//!
//! Dijkstra, Lamport, Martin, Scholten, Steffens, *On-the-fly garbage collection: an exercise in cooperation*, 1978;
//! Jones, Hosking, Moss, *The Garbage Collection Handbook*, chapters 15 and 16. New objects are black. What becomes
//! garbage behind the wave is kept until the next collection (floating garbage). A collection that somebody asked for,
//! or without which there is no room, is done in one piece, and once more if one was under way.

use super::mark_sweep::MARK_LANE;
use super::trace::{self, MARK, ROOTS, Trace};
use super::{
    Collector, CounterTraits, Fate, LegendEntry, PhaseBand, PhaseTraits, Phrase, PhraseTone, Sign, Traits, Wording,
    enter, sweep,
};
use crate::heap::{Addr, Full, Shape, Slot, SpaceId, Word};
use crate::time::{Progress, Sink};
use crate::world::{Instalments, Note, Phase, Why, World};

/// Incremental mark-sweep; see the top of the file.
pub struct Incremental;

/// Roots are followed once more; then marking ends, while the program waits.
const REMARK: Phase = Phase(3);
/// The heap is walked; what is not marked is freed.
const SWEEP: Phase = Phase(4);
/// Marks are cleared.
const RESET: Phase = Phase(5);

/// An instalment is due when this many bytes were allocated since the last one.
const INCREMENT: u32 = 256;
/// How many bytes one step pays for: so 16 steps an instalment. Marking and sweeping take fewer than three steps for
/// each 16 bytes of a heap of small objects, so a collection ends before its heap has grown by half.
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
    worklist: MARK_LANE,
    legend: &[
        trace::LEGEND[0],
        trace::LEGEND[1],
        trace::LEGEND[2],
        LegendEntry { sign: Sign::Condemned, text: "garbage ✕ about to be swept" },
        LegendEntry { sign: Sign::Freed, text: "freed" },
    ],
    counters: &[
        CounterTraits::MARKED,
        CounterTraits::DEBT,
        CounterTraits::IN_USE,
        CounterTraits::FREED,
        CounterTraits::COLLECTS_FROM,
        CounterTraits { label: "Work so far", ..CounterTraits::PAUSE },
    ],
    colours: true,
    complete: true,
    words: Wording { wait: "instalment", frees_now: "the collection under way frees it.", ..Traits::PLAIN.words },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

impl Collector for Incremental {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }

    fn say(&self, _: &World, note: &Note) -> Option<Phrase> {
        let phrase = Phrase::new("Sweep", PhraseTone::Reclaim);
        Some(match note {
            Note::Phase(REMARK) => Phrase::new("Remark", PhraseTone::Trace).say(
                "Nothing grey is left. The program waits while the roots, which have no barrier, are looked at again.",
            ),
            Note::Phase(SWEEP) => {
                phrase.say("What is still white is garbage. It is freed bit by bit, and the program goes on meanwhile.")
            }
            Note::Phase(RESET) => phrase.say("The sweep has reached the end of the heap."),
            Note::Shaded(id) => Phrase::new("Barrier", PhraseTone::Trace)
                .object(*id)
                .say(" turns grey: the write barrier saw a reference to it being stored, maybe into a black object."),
            _ => return trace::say(note).or_else(|| sweep::say(note)),
        })
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
            instalments.paying |= instalments.debt >= INCREMENT;
        }
        Ok(at)
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        super::store(world, slot, new, notes);
        self.guard(world, slot, new.target(), notes);
    }

    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: Notes) {
        let target = super::shift(world, from, to, notes);
        self.guard(world, to, target, notes);
    }

    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        if why == Why::Loaded {
            return;
        }
        let resting = self.resting(world);
        let instalments = &mut world.collection.instalments;
        instalments.urgent |= why != Why::Threshold;
        (instalments.debt, instalments.paying) = (INCREMENT, true);
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
        !self.resting(world) && (paying || urgent || world.collection.phase == REMARK)
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
    /// The insertion barrier: what is stored while marking goes on turns grey. Roots need none until they have been
    /// looked at for the last time.
    fn guard(&self, world: &mut World, slot: Slot, new: Option<Addr>, notes: Notes) {
        let guarded = match world.collection.phase {
            ROOTS | MARK => matches!(slot, Slot::Field(..)),
            REMARK => true,
            _ => false,
        };
        if let Some(new) = new.filter(|_| guarded) {
            trace::shade(world, new, notes);
        }
    }
}

/// Follows the next root once more; after the last one whatever is grey; then pairs; then the sweep begins.
fn remark(world: &mut World, notes: Notes) {
    const LOOKED_AT: u32 = u32::MAX;
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

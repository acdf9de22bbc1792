//! Semispace copying. The heap has two halves, and objects are made in one of them by moving its free pointer. When that
//! half is full, the halves change places and what the roots refer to is copied into the new one, each object leaving
//! its new address behind, over what it was, for those who come later. A scan pointer then walks through the copies and
//! does the same for what they refer to; between scan and free lie the grey objects, so there is no mark stack, and the
//! copies lie breadth first. When scan meets free all that is alive has left, and the old half is free as a whole: nothing
//! that is dead was ever looked at.
//!
//! Cheney, *A nonrecursive list compacting algorithm*, 1970; Jones, Hosking, Moss, *The Garbage Collection Handbook*,
//! chapter 4. It costs half of the memory, and time in proportion to what is alive.

use super::trace::{self, MARK, ROOTS, Trace};
use super::{
    Collector, CounterTraits, Fate, Figure, Lane, LegendEntry, PhaseBand, PhaseTraits, Phrase, PhraseTone, Sign,
    SpaceTraits, Traits, Wording, copy, enter,
};
use crate::heap::{Addr, Full, Shape, Slot, SpaceId, Word};
use crate::time::{Progress, Sink};
use crate::world::{Lead, Note, Order, Phase, Why, WorkItem, World};

/// Semispace copying; see the top of the file.
pub struct Semispace;

/// Weak fields learn where their targets are, or that they are gone.
const WEAK: Phase = Phase(3);
/// The old half is given back.
const FLIP: Phase = Phase(4);
/// It is over; marks, which only pictures need, are cleared.
const RESET: Phase = Phase(5);

static TRAITS: Traits = Traits {
    name: "semispace",
    label: "Semispace",
    spaces: &[
        SpaceTraits { label: "One half", size: |heap| heap },
        SpaceTraits { label: "The other half", size: |heap| heap },
    ],
    phases: &[
        PhaseTraits::REST,
        PhaseTraits { label: "roots", band: PhaseBand::Roots, moment: Some("flip"), news: false },
        PhaseTraits { label: "scan", band: PhaseBand::Trace, moment: Some("scan"), news: true },
        PhaseTraits { label: "weak", band: PhaseBand::Relocate, moment: None, news: true },
        PhaseTraits { label: "give back", band: PhaseBand::Reclaim, moment: Some("copied"), news: true },
        PhaseTraits { label: "reset", band: PhaseBand::Reset, moment: None, news: false },
    ],
    worklist: Lane {
        stack: "Scan → free",
        queue: "Scan → free",
        on_stack: "between scan and free",
        in_queue: "between scan and free",
        order: Some(Order::Queue),
    },
    legend: &[
        LegendEntry { sign: Sign::White, text: "white · not copied yet" },
        LegendEntry { sign: Sign::Grey, text: "grey · copied, {worklist}" },
        LegendEntry { sign: Sign::Black, text: "black · scanned ✓ and copied" },
        LegendEntry { sign: Sign::Condemned, text: "garbage ✕ left in the old half" },
        LegendEntry { sign: Sign::Reference(Lead::OldPlace), text: "leads to the old place" },
        LegendEntry { sign: Sign::Freed, text: "freed" },
    ],
    counters: &[
        CounterTraits { label: "Copied", ..CounterTraits::MARKED },
        CounterTraits { label: "Scan", figure: Figure::Own(|world| pointer(world.collection.cursor)) },
        CounterTraits { label: "Free", figure: Figure::Own(|world| pointer(world.heap.top(world.collection.space))) },
        CounterTraits::IN_USE,
        CounterTraits::FREED,
        CounterTraits::COLLECTS_FROM,
        CounterTraits::PAUSE,
    ],
    colours: true,
    moves: true,
    complete: true,
    words: Wording { frees_now: "the collection under way leaves it behind.", ..Traits::PLAIN.words },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

fn pointer(at: Option<Addr>) -> String {
    at.map_or_else(|| "–".into(), |at| at.to_string())
}

impl Collector for Semispace {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }

    fn say(&self, world: &World, note: &Note) -> Option<Phrase> {
        let (scan, free) = (Phrase::new("Scan", PhraseTone::Trace), Phrase::new("Free", PhraseTone::Reclaim));
        Some(match note {
            Note::Phase(MARK) => scan
                .say("All roots lead to copies. Now a scan pointer goes through the copies towards the free pointer."),
            Note::Phase(WEAK) => scan
                .say("Scan has met free: all that is alive is copied. Weak fields learn what became of their targets."),
            Note::Phase(FLIP) => free.say("What is alive has left the old half: all of it can be used again."),
            Note::Freed { id, .. } => {
                free.object(*id).say(" was left behind: it is gone with the old half, and nobody has looked at it.")
            }
            Note::Unmarked => Phrase::new("Reset", PhraseTone::Plain).say("The halves have changed places."),
            Note::Began(Why::Full) => Phrase::new("Full", PhraseTone::Alarm)
                .say("There is no room left: the halves change places, and what the roots reach is copied."),
            Note::Began(_) => scan.say("The halves change places, and what the roots reach is copied."),
            _ => return copy::say(world, note),
        })
    }

    fn why_lost(&self) -> &'static str {
        "The scan pointer had passed that slot, and there is no write barrier to have it looked at again."
    }

    fn sum_up(&self, _: &World, notes: &[Note]) -> Option<Phrase> {
        let freed = |note: &Note| if let Note::Freed { id, .. } = note { Some(*id) } else { None };
        let moved = |note: &Note| if let Note::Moved { id, .. } = note { Some(*id) } else { None };
        let (freed, moved) = (notes.iter().filter_map(freed), notes.iter().filter_map(moved));
        let (freed, moved): (Vec<_>, Vec<_>) = (freed.collect(), moved.collect());
        if freed.len() > 1 {
            let phrase = Phrase::new("Free", PhraseTone::Reclaim).objects(freed);
            return Some(phrase.say(" were left behind: they are gone with the old half."));
        }
        let phrase = Phrase::new("Scan", PhraseTone::Trace);
        (moved.len() > 1).then(|| phrase.objects(moved).say(" are copied, one behind the other."))
    }

    fn waiting<'a>(&self, world: &'a World) -> Box<dyn Iterator<Item = WorkItem> + 'a> {
        Box::new(copy::grey(world).chain(world.collection.worklist.iter(Order::Queue)))
    }

    fn alloc(&self, world: &mut World, shape: Shape, notes: Notes) -> Result<Addr, Full> {
        let (space, phase) = (world.collection.space, world.collection.phase);
        if phase != Phase::REST && self.room(world) < shape.bytes() {
            return Err(Full);
        }
        let at = world.heap.allocate_fresh(space, shape)?;
        let id = world.heap.id(at);
        notes.note(Note::Allocated { id, at, shape });
        if phase != Phase::REST {
            world.collection.marks.set(at);
            notes.note(Note::Shaded(id));
        }
        if !matches!(phase, Phase::REST | ROOTS | MARK) {
            // The scan is over: it goes on no further.
            world.collection.cursor = world.heap.top(space);
        }
        Ok(at)
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        super::store(world, slot, new, notes);
        copy::guard(world, slot);
    }

    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: Notes) {
        super::shift(world, from, to, notes);
        copy::guard(world, to);
    }

    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        if why == Why::Loaded || !self.resting(world) {
            return;
        }
        let from = world.collection.space;
        copy::begin(world, from, SpaceId(1 - from.0));
        trace::begin(world, why, notes);
    }

    /// While objects are copied, what is still to be copied may need all the room it takes.
    fn room(&self, world: &World) -> u32 {
        let space = world.collection.space;
        let reserved = match world.collection.relocation {
            Some(_) => world.heap.used() - world.heap.reach(space),
            None => 0,
        };
        world.heap.untouched(space).saturating_sub(reserved)
    }

    fn fate(&self, world: &World, at: Addr) -> Fate {
        match world.collection.phase {
            Phase::REST => Fate::White,
            WEAK | FLIP if copy::left(world, at) => Fate::Condemned,
            RESET => Fate::Black,
            _ if copy::left(world, at) => Fate::White,
            _ if Some(at) < world.collection.cursor => Fate::Black,
            _ => Fate::Grey,
        }
    }

    fn followed(&self, world: &World, slot: Slot) -> bool {
        copy::followed(world, slot)
    }

    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        match world.collection.phase {
            ROOTS => {
                if !trace::follow_root_by(world, follow, notes) {
                    copy::end_wave(world, 0, notes);
                    enter(world, MARK, notes);
                }
            }
            MARK => scan(world, notes),
            WEAK => {
                if !copy::look_at_weak(world, notes) {
                    enter(world, FLIP, notes);
                }
            }
            FLIP => {
                if copy::abandon(world, notes) {
                    return Progress::More;
                }
                enter(world, RESET, notes);
            }
            RESET => trace::end(world, notes),
            _ => return Progress::Done,
        }
        world.collection.steps += 1;
        Progress::More
    }
}

fn follow(world: &mut World, slot: Slot, _: Addr, notes: Notes) {
    copy::follow(world, slot, evacuate, notes);
}

fn evacuate(world: &mut World, from: Addr) -> Option<Addr> {
    world.heap.evacuate(from, world.collection.space).ok()
}

/// One step of the scan; when there is nothing left to scan, what a person wrote to a root meanwhile; then pairs.
fn scan(world: &mut World, notes: Notes) {
    if copy::scan(world, follow, notes) {
        return;
    }
    if trace::next_root(world, world.collection.next_root).is_some() {
        trace::follow_root_by(world, follow, notes);
    } else if trace::look_at_pair(world, notes) == Trace::Over {
        let more = world.heap.weak_field_after(None).is_some();
        enter(world, if more { WEAK } else { FLIP }, notes);
    }
}

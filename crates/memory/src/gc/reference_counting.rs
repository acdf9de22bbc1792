//! Reference counting. Every object knows how many references lead to it. A write raises the count of what is stored
//! and then lowers the count of what was there; an object whose count falls to 0 is dead: weak fields to it turn null,
//! it lets go of what it refers to, field by field, and is freed, and so may what it referred to, and so on, depth
//! first. Nobody searches for garbage; objects in a cycle keep each other's counts up and stay for ever.
//!
//! Collins, *A method for overlapping and erasure of lists*, 1960; Jones, Hosking, Moss, *The Garbage Collection
//! Handbook*, chapter 5. The cascade has a worklist of its own, so a chain of any length is freed step by step.

use super::{
    Collector, CounterTraits, Fate, Lane, LegendEntry, PhaseBand, PhaseTraits, Phrase, PhraseTone, Sign, Traits,
    Wording, enter,
};
use crate::heap::{Addr, BlockKind, Slot, Word};
use crate::time::{Progress, Sink};
use crate::world::{Note, Order, Phase, Why, WorkItem, World};

/// Reference counting; see the top of the file.
pub struct ReferenceCounting;

/// The loader lets go of the objects it made, one after the other.
const LOAD: Phase = Phase(1);
/// Counts follow what was written, and what falls to 0 is released.
const COUNT: Phase = Phase(2);

static TRAITS: Traits = Traits {
    name: "reference-counting",
    label: "Reference counting",
    phases: &[
        PhaseTraits::REST,
        PhaseTraits { label: "load", band: PhaseBand::Load, moment: None, news: false },
        PhaseTraits { label: "count", band: PhaseBand::Count, moment: None, news: false },
    ],
    // What is dying is released newest first.
    worklist: Lane {
        stack: "Release stack",
        queue: "Release stack",
        on_stack: "on the stack",
        in_queue: "on the stack",
        order: Some(Order::Stack),
    },
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
        let count = || Phrase::new("Count", PhraseTone::Trace);
        let free = || Phrase::new("Free", PhraseTone::Reclaim);
        Some(match note {
            Note::Phase(COUNT) => count().say("The counts of what was written follow."),
            Note::Counted { id, count: number, up } => {
                let words = if *up { " gains a reference: its count is " } else { " loses a reference: its count is " };
                count().object(*id).say(words).figure(number).say(".")
            }
            Note::Kept(id) => Phrase::new("Load", PhraseTone::Plain)
                .say("The loader lets go of ")
                .object(*id)
                .say(": references still count for it, it stays."),
            Note::Died(id) => free()
                .object(*id)
                .say(" has no reference left: its count is 0, it lets go of what it refers to and is freed."),
            Note::Released { from, to } => free().place(*from).say(" lets go of ").object(*to).say("."),
            Note::Freed { id, bytes, .. } => {
                free().object(*id).say(format!(" is freed: {bytes} bytes can be used again."))
            }
            Note::Declined => {
                Phrase::new("Count", PhraseTone::Plain).say("Counting frees at once: there is nothing to collect.")
            }
            Note::Ended | Note::Settled => Phrase::new("Rest", PhraseTone::Plain).say("All counts are right again."),
            _ => return None,
        })
    }

    fn sum_up(&self, _: &World, notes: &[Note]) -> Option<Phrase> {
        let freed = |note: &Note| if let Note::Freed { id, .. } = note { Some(*id) } else { None };
        let freed: Vec<_> = notes.iter().filter_map(freed).collect();
        let phrase = Phrase::new("Free", PhraseTone::Reclaim).say("One after the other ");
        (freed.len() > 1).then(|| phrase.objects(freed).say(" are freed."))
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        let old = super::store(world, slot, new, notes);
        let (old, new) = (mortal(world, old), mortal(world, new.target()));
        if let Some(new) = new {
            world.collection.increments.push(WorkItem::all(new));
        }
        if let Some(old) = old {
            world.collection.decrements.push(WorkItem::all(old));
        }
        if world.collection.phase == Phase::REST && (new.is_some() || old.is_some()) {
            enter(world, COUNT, notes);
        }
    }

    /// Counting has nothing to begin, but for the objects a loader made: it lets go of them in address order, and what
    /// nothing refers to by then dies.
    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        if why != Why::Loaded {
            return notes.note(Note::Declined);
        }
        for at in
            world.heap.blocks().filter(|block| block.kind != BlockKind::Free).map(|block| block.at).collect::<Vec<_>>()
        {
            for index in 0..world.heap.shape(at).fields {
                count_at_load(world, Slot::Field(at, index));
            }
        }
        (0..world.roots.len()).for_each(|index| count_at_load(world, Slot::Root(index)));
        world.collection.cursor = world.heap.first().map(|block| block.at);
        if world.collection.cursor.is_some() {
            enter(world, LOAD, notes);
        }
    }

    /// It searches for nothing, so there is nothing to wait for.
    fn due(&self, _: &World) -> Option<Why> {
        None
    }

    fn fate(&self, world: &World, at: Addr) -> Fate {
        if world.collection.dying.get(at) { Fate::Condemned } else { Fate::White }
    }

    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        let collection = &mut world.collection;
        if collection.phase == Phase::REST {
            return Progress::Done;
        }
        collection.steps += 1;
        if let Some(task) = collection.increments.pop(Order::Queue) {
            raise(world, task.object, notes);
        } else if let Some(task) = collection.worklist.top() {
            release(world, task, notes);
        } else if let Some(task) = collection.decrements.pop(Order::Queue) {
            lower(world, task.object, notes);
        } else {
            let_go(world, notes);
        }
        settle(world, notes);
        Progress::More
    }
}

/// What is counted: immortal objects are not.
fn mortal(world: &World, at: Option<Addr>) -> Option<Addr> {
    at.filter(|at| !world.heap.immortal(*at))
}

/// The loader counts while it writes; those references are no news.
fn count_at_load(world: &mut World, slot: Slot) {
    if let Some(to) = mortal(world, world.load(slot).target()) {
        world.heap.set_count(to, world.heap.count(to) + 1);
    }
}

fn raise(world: &mut World, at: Addr, notes: Notes) {
    let count = world.heap.count(at) + 1;
    world.heap.set_count(at, count);
    notes.tell(|| Note::Counted { id: world.heap.id(at), count, up: true });
}

fn lower(world: &mut World, at: Addr, notes: Notes) {
    let count = world.heap.count(at) - 1;
    world.heap.set_count(at, count);
    notes.tell(|| Note::Counted { id: world.heap.id(at), count, up: false });
    let held = world.collection.phase == LOAD && world.collection.cursor.is_some_and(|cursor| at >= cursor);
    if count == 0 && !held {
        die(world, at, notes);
    }
}

fn die(world: &mut World, at: Addr, notes: Notes) {
    notes.tell(|| Note::Died(world.heap.id(at)));
    world.collection.dying.set(at);
    let pairs: Vec<Addr> = world.pairs_with_key(at).collect();
    super::clear_weak_fields_to(world, at, notes);
    world.collection.worklist.push(WorkItem::all(at));
    for pair in pairs {
        let value = super::release_value(world, pair, notes);
        if let Some(to) = mortal(world, value) {
            world.collection.decrements.push(WorkItem::all(to));
        }
    }
}

/// Lets the newest dying object give up its next reference; when it has none left, frees it.
fn release(world: &mut World, task: WorkItem, notes: Notes) {
    let (object, id) = (task.object, world.heap.id(task.object));
    let shape = world.heap.shape(object);
    let next = (task.next..shape.fields).find_map(|index| Some((index, world.heap.field(object, index).target()?)));
    if let Some((index, to)) = next {
        world.heap.set_field(object, index, Word::NULL);
        world.collection.worklist.set_top(WorkItem { object, next: index + 1 });
        notes.tell(|| Note::Released { from: world.place(Slot::Field(object, index)), to: world.heap.id(to) });
        if let Some(to) = mortal(world, Some(to)) {
            lower(world, to, notes);
        }
        return;
    }
    world.collection.worklist.pop(Order::Stack);
    world.collection.dying.unset(object);
    world.collection.freed += u64::from(shape.bytes());
    world.heap.free(object);
    notes.note(Note::Freed { id, at: object, bytes: shape.bytes() });
    if world.collection.worklist.is_empty() {
        world.collection.waves += 1;
        notes.note(Note::Wave(world.collection.waves));
    }
}

/// The loader lets go of the next object it made.
fn let_go(world: &mut World, notes: Notes) {
    let Some(block) = world.collection.cursor.and_then(|cursor| world.heap.block_at(cursor)) else {
        return world.collection.cursor = None;
    };
    let mut next = world.heap.next(block);
    while next.is_some_and(|next| next.kind == BlockKind::Free) {
        next = next.and_then(|next| world.heap.next(next));
    }
    world.collection.cursor = next.map(|next| next.at);
    if block.kind == BlockKind::Free {
        return;
    }
    match world.heap.count(block.at) {
        0 => die(world, block.at, notes),
        _ => notes.tell(|| Note::Kept(world.heap.id(block.at))),
    }
}

/// Comes to rest when there is nothing left to do.
fn settle(world: &mut World, notes: Notes) {
    let collection = &world.collection;
    let busy =
        !collection.increments.is_empty() || !collection.worklist.is_empty() || !collection.decrements.is_empty();
    if busy || collection.phase == LOAD && collection.cursor.is_some() {
        return;
    }
    let idle = world.collection.freed == world.collection.freed_before && world.collection.phase != LOAD;
    world.collection.freed_before = world.collection.freed;
    enter(world, Phase::REST, notes);
    notes.note(if idle { Note::Settled } else { Note::Ended });
}

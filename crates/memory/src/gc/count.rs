//! Counting: a write raises the count of what is stored and then lowers the count of what was there; an object whose count
//! falls to 0 is dead, lets go of what it refers to, field by field, and is freed, and so may what it referred to, and so
//! on, depth first. The cascade has a worklist of its own, so a chain of any length is freed step by step.
//!
//! Collins, *A method for overlapping and erasure of lists*, 1960. Immortal objects are not counted.

use super::{Fate, Lane, PhaseBand, PhaseTraits, Phrase, PhraseTone, enter};
use crate::heap::{Addr, BlockKind, Slot, Word};
use crate::time::Sink;
use crate::world::{Note, Order, Phase, WorkItem, World};

type Notes<'a> = &'a mut dyn Sink<Note>;

/// The loader lets go of the objects it made, one after the other.
pub(super) const LOAD: Phase = Phase(1);
/// Counts follow what was written, and what falls to 0 is released.
pub(super) const COUNT: Phase = Phase(2);

/// What [`LOAD`] is like.
pub(super) const LOAD_TRAITS: PhaseTraits =
    PhaseTraits { label: "load", band: PhaseBand::Load, moment: None, news: false };
/// What [`COUNT`] is like.
pub(super) const COUNT_TRAITS: PhaseTraits =
    PhaseTraits { label: "count", band: PhaseBand::Count, moment: None, news: false };

/// What is dying is released newest first.
pub(super) const RELEASE_LANE: Lane = Lane {
    stack: "Release stack",
    queue: "Release stack",
    on_stack: "on the stack",
    in_queue: "on the stack",
    order: Some(Order::Stack),
};

/// A write, and what it owes the counts.
pub(super) fn write(world: &mut World, slot: Slot, new: Word, notes: Notes) {
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

/// Counts what a loader wrote; then it lets go of its objects in address order, and what nothing refers to by then dies.
pub(super) fn load(world: &mut World, notes: Notes) {
    (0..world.roots.len()).for_each(|index| count_at_load(world, Slot::Root(index)));
    load_fields(world, notes);
}

/// The same where references from roots are not counted.
pub(super) fn load_fields(world: &mut World, notes: Notes) {
    let objects: Vec<_> = world.heap.blocks().filter(|block| block.kind.is_object()).map(|block| block.at).collect();
    for at in objects {
        for index in 0..world.heap.shape(at).fields {
            count_at_load(world, Slot::Field(at, index));
        }
    }
    world.collection.cursor = world.heap.first().map(|block| block.at);
    if world.collection.cursor.is_some() {
        enter(world, LOAD, notes);
    }
}

/// Whether counts are to follow, or dying objects to be released.
pub(super) fn owes(world: &World) -> bool {
    let collection = &world.collection;
    let busy =
        !collection.increments.is_empty() || !collection.worklist.is_empty() || !collection.decrements.is_empty();
    busy || collection.phase == LOAD && collection.cursor.is_some()
}

/// What is done with an object whose count is 0.
pub(super) type AtZero = fn(&mut World, Addr, Notes);

/// The next thing that counting owes. An object whose count falls to 0 dies.
pub(super) fn step(world: &mut World, notes: Notes) {
    step_by(world, die, notes);
}

/// The same where something else is done at 0.
pub(super) fn step_by(world: &mut World, zero: AtZero, notes: Notes) {
    let collection = &mut world.collection;
    if let Some(task) = collection.increments.pop(Order::Queue) {
        raise(world, task.object, notes);
    } else if let Some(task) = collection.worklist.top() {
        release(world, task, zero, notes);
    } else if let Some(task) = collection.decrements.pop(Order::Queue) {
        lower(world, task.object, zero, notes);
    } else {
        let_go(world, zero, notes);
    }
}

/// Comes to rest.
pub(super) fn rest(world: &mut World, notes: Notes) {
    let idle = world.collection.freed == world.collection.freed_before && world.collection.phase != LOAD;
    world.collection.freed_before = world.collection.freed;
    enter(world, Phase::REST, notes);
    notes.note(if idle { Note::Settled } else { Note::Ended });
}

/// What counting makes of an object.
pub(super) fn fate(world: &World, at: Addr) -> Fate {
    if world.collection.dying.get(at) { Fate::Condemned } else { Fate::White }
}

/// What is counted: immortal objects are not.
pub(super) fn mortal(world: &World, at: Option<Addr>) -> Option<Addr> {
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

/// Lowers a count.
pub(super) fn lower(world: &mut World, at: Addr, zero: AtZero, notes: Notes) {
    let count = world.heap.count(at) - 1;
    world.heap.set_count(at, count);
    notes.tell(|| Note::Counted { id: world.heap.id(at), count, up: false });
    let held = world.collection.phase == LOAD && world.collection.cursor.is_some_and(|cursor| at >= cursor);
    if count == 0 && !held {
        zero(world, at, notes);
    }
}

/// Lets an object die: it is released from now on.
pub(super) fn die(world: &mut World, at: Addr, notes: Notes) {
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
fn release(world: &mut World, task: WorkItem, zero: AtZero, notes: Notes) {
    let (object, id) = (task.object, world.heap.id(task.object));
    let shape = world.heap.shape(object);
    let next = (task.next..shape.fields).find_map(|index| Some((index, world.heap.field(object, index).target()?)));
    if let Some((index, to)) = next {
        world.heap.set_field(object, index, Word::NULL);
        world.collection.worklist.set_top(WorkItem { object, next: index + 1 });
        notes.tell(|| Note::Released { from: world.place(Slot::Field(object, index)), to: world.heap.id(to) });
        if let Some(to) = mortal(world, Some(to)) {
            lower(world, to, zero, notes);
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
fn let_go(world: &mut World, zero: AtZero, notes: Notes) {
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
        0 => zero(world, block.at, notes),
        _ => notes.tell(|| Note::Kept(world.heap.id(block.at))),
    }
}

/// What a note of it means.
pub(super) fn say(note: &Note) -> Option<Phrase> {
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
        Note::Freed { id, bytes, .. } => free().object(*id).say(format!(" is freed: {bytes} bytes can be used again.")),
        Note::Ended | Note::Settled => Phrase::new("Rest", PhraseTone::Plain).say("All counts are right again."),
        _ => return None,
    })
}

/// What many steps of it come to.
pub(super) fn sum_up(notes: &[Note]) -> Option<Phrase> {
    let freed = |note: &Note| if let Note::Freed { id, .. } = note { Some(*id) } else { None };
    let freed: Vec<_> = notes.iter().filter_map(freed).collect();
    let phrase = Phrase::new("Free", PhraseTone::Reclaim).say("One after the other ");
    (freed.len() > 1).then(|| phrase.objects(freed).say(" are freed."))
}

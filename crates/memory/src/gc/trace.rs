//! Tracing: starting from the roots, every object that references lead to is marked; a worklist holds those that are
//! reached (grey) but whose own references have not been followed; what has been scanned is black.
//!
//! The tri-colour abstraction: Dijkstra and others, *On-the-fly garbage collection: an exercise in cooperation*, 1978.
//! Pairs whose value counts only while the key is reached (ephemerons) are looked at when nothing else is left.

use super::{
    Fate, Lane, LegendEntry, OptionTraits, OptionValue, PhaseBand, PhaseTraits, Phrase, PhraseTone, Sign, enter,
};
use crate::heap::{Addr, BlockKind, Shape, Slot, Word};
use crate::time::Sink;
use crate::world::{Note, Order, Phase, Relocation, SlotId, Why, WorkItem, World};
use std::ops::Range;

type Notes<'a> = &'a mut dyn Sink<Note>;

/// Roots are followed.
pub(super) const ROOTS: Phase = Phase(1);
/// Reached objects are scanned.
pub(super) const MARK: Phase = Phase(2);

/// What [`ROOTS`] is like.
pub(super) const ROOTS_TRAITS: PhaseTraits =
    PhaseTraits { label: "roots", band: PhaseBand::Roots, moment: Some("mark"), news: false };
/// What [`MARK`] is like.
pub(super) const MARK_TRAITS: PhaseTraits =
    PhaseTraits { label: "mark", band: PhaseBand::Trace, moment: None, news: true };

/// The worklist.
pub(super) const LANE: Lane = Lane {
    stack: "Worklist",
    queue: "Worklist",
    on_stack: "on the worklist",
    in_queue: "on the worklist",
    order: None,
};

/// In which order the worklist is worked. It is the lab that makes a world with one.
pub(super) const ORDER: OptionTraits = OptionTraits {
    name: "order",
    label: "Order",
    values: &[
        OptionValue {
            name: "usual",
            label: "usual order: depth first, unless the scenario says otherwise",
            safe: true,
        },
        OptionValue { name: "queue", label: "breadth first: a queue", safe: true },
    ],
};

/// What the looks mean where what is not marked is swept: first the three colours.
pub(super) const LEGEND: [LegendEntry; 5] = [
    LegendEntry { sign: Sign::White, text: "white · not reached yet" },
    LegendEntry { sign: Sign::Grey, text: "grey · reached, {worklist}" },
    LegendEntry { sign: Sign::Black, text: "black · scanned ✓ and marked" },
    LegendEntry { sign: Sign::Condemned, text: "garbage ✕ about to be swept" },
    LegendEntry { sign: Sign::Freed, text: "freed" },
];

/// Whether there is more to trace.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trace {
    More,
    Over,
}

/// Begins at the roots.
pub(super) fn begin(world: &mut World, why: Why, notes: Notes) {
    let collection = &mut world.collection;
    collection.number += 1;
    (collection.next_root, collection.waves, collection.wave_left) = (0, 0, 0);
    (collection.immortals, collection.fruitless) = (None, 0);
    notes.note(Note::Began(why));
    enter(world, ROOTS, notes);
}

/// One step in one of the two phases. `Over` when this step found nothing grey and no pair that waits for its key.
#[inline]
pub(super) fn step(world: &mut World, notes: Notes) -> Trace {
    if world.collection.phase == ROOTS {
        if !follow_root(world, notes) {
            end_roots(world, notes);
        }
        return Trace::More;
    }
    if scan(world, notes) { Trace::More } else { look_at_pair(world, notes) }
}

/// All roots were followed.
pub(super) fn end_roots(world: &mut World, notes: Notes) {
    notes.note(Note::Wave(0));
    world.collection.wave_left = world.collection.worklist.len();
    enter(world, MARK, notes);
}

/// Marks an object and puts it on the worklist; true when it was not marked before.
#[inline]
pub(super) fn reach(world: &mut World, at: Addr) -> bool {
    let first = !world.heap.immortal(at) && world.collection.marks.set(at);
    if first {
        world.collection.worklist.push(WorkItem::all(at));
        world.collection.fruitless = 0;
    }
    first
}

/// Makes an object grey because of what the mutator does.
pub(super) fn shade(world: &mut World, at: Addr, notes: Notes) {
    if reach(world, at) {
        notes.tell(|| Note::Shaded(world.heap.id(at)));
    }
}

/// A write that shades what it stores while marking goes on.
pub(super) fn write(world: &mut World, slot: Slot, new: Word, notes: Notes) {
    super::store(world, slot, new, notes);
    shade_while_marking(world, new.target(), notes);
}

/// A transfer that shades what it moves while marking goes on.
pub(super) fn transfer(world: &mut World, from: Slot, to: Slot, notes: Notes) {
    let target = super::shift(world, from, to, notes);
    shade_while_marking(world, target, notes);
}

fn shade_while_marking(world: &mut World, target: Option<Addr>, notes: Notes) {
    if let (ROOTS | MARK, Some(target)) = (world.collection.phase, target) {
        shade(world, target, notes);
    }
}

/// Makes a new object black: it survives the collection under way.
pub(super) fn blacken(world: &mut World, at: Addr, notes: Notes) {
    world.collection.marks.set(at);
    world.collection.scanned.set(at);
    notes.tell(|| Note::Scanned(world.heap.id(at)));
}

/// Moves the colour of an object that moves.
pub(super) fn carry(world: &mut World, from: Addr, to: Addr) {
    if from != to {
        for table in [&mut world.collection.marks, &mut world.collection.scanned] {
            if table.get(from) {
                table.unset(from);
                table.set(to);
            }
        }
    }
}

/// Forgets all colours.
pub(super) fn forget(world: &mut World, notes: Notes) {
    world.collection.marks.clear();
    world.collection.scanned.clear();
    notes.note(Note::Unmarked);
}

/// The last step of a collection: colours are forgotten, and it is known when the next one is due.
pub(super) fn end(world: &mut World, notes: Notes) {
    forget(world, notes);
    world.pace();
    enter(world, Phase::REST, notes);
    notes.note(Note::Ended);
}

#[inline]
fn follow(world: &mut World, slot: Slot, to: Addr, notes: Notes) {
    let first = reach(world, to);
    notes.tell(|| Note::Followed { from: world.place(slot), to: world.heap.id(to), first });
}

/// The next root from an index on that refers to something that can be freed.
pub(super) fn next_root(world: &World, from: u32) -> Option<(u32, Addr)> {
    let mortal = |index: u32| world.roots.get(index).target().filter(|to| !world.heap.immortal(*to));
    (from..world.roots.len()).find_map(|index| Some((index, mortal(index)?)))
}

/// What is done with a reference that is followed.
pub(super) type Follow = fn(&mut World, Slot, Addr, Notes);

/// Follows the next root, an immortal object's field after all others; whether there is another one.
pub(super) fn follow_root(world: &mut World, notes: Notes) -> bool {
    follow_root_by(world, follow, notes)
}

/// The same in another way of following.
pub(super) fn follow_root_by(world: &mut World, follow: Follow, notes: Notes) -> bool {
    if let Some((index, to)) = next_root(world, world.collection.next_root) {
        follow(world, Slot::Root(index), to, notes);
        world.collection.next_root = index + 1;
    } else if let Some((place, to)) = world.next_from_immortal(world.collection.immortals) {
        follow(world, Slot::Field(place.object, place.next), to, notes);
        world.collection.immortals = Some(WorkItem { next: place.next + 1, ..place });
    }
    next_root(world, world.collection.next_root).is_some()
        || world.next_from_immortal(world.collection.immortals).is_some()
}

/// The next of these fields of an object that refers to something that can be freed.
#[inline]
pub(super) fn next_field(world: &World, at: Addr, mut fields: Range<u32>) -> Option<(u32, Addr)> {
    let mortal = |index: u32| world.heap.field(at, index).target().filter(|to| !world.heap.immortal(*to));
    fields.find_map(|index| Some((index, mortal(index)?)))
}

/// Follows the next reference of the object being scanned, or of the next one on the worklist; false when there is
/// none. With its last reference the object turns black.
#[inline]
pub(super) fn scan(world: &mut World, notes: Notes) -> bool {
    scan_by(world, follow, notes)
}

/// The same in another way of following.
#[inline]
pub(super) fn scan_by(world: &mut World, follow: Follow, notes: Notes) -> bool {
    let order = world.collection.order;
    let Some(task) = world.collection.scan.or_else(|| world.collection.worklist.pop(order)) else { return false };
    let object = task.object;
    let Shape { kind, fields, .. } = world.heap.shape(object);
    if task.next == 0 && kind == BlockKind::Ephemeron && !open(world, object) {
        world.collection.ephemerons.push(task);
        end_of_object(world, order, notes);
        return true;
    }
    let mut rest = None;
    if let Some((index, to)) = next_field(world, object, task.next..fields) {
        follow(world, Slot::Field(object, index), to, notes);
        rest = next_field(world, object, index + 1..fields).map(|(next, _)| WorkItem { object, next });
    }
    world.collection.scan = rest;
    if rest.is_none() {
        world.collection.scanned.set(object);
        notes.tell(|| Note::Scanned(world.heap.id(object)));
        end_of_object(world, order, notes);
    }
    true
}

/// Whether the value of a pair counts: its key is reached.
pub(super) fn open(world: &World, pair: Addr) -> bool {
    // Where a space is emptied, what lies outside of it counts as reached.
    let reached = |key: Addr| match world.collection.relocation {
        Some(Relocation::Copying { .. }) => !super::copy::left(world, key),
        _ => world.reached(key),
    };
    world.weak(pair, 0).is_some_and(reached)
}

/// When nothing else is left, looks at the next pair that waits for its key: if the key was reached meanwhile, the pair
/// is scanned, and what that reaches may open others, so all that wait are looked at again (a fixpoint). When none of
/// them opened any more, the pairs that are left lose key and value.
pub(super) fn look_at_pair(world: &mut World, notes: Notes) -> Trace {
    if try_pair(world) {
        return Trace::More;
    }
    let Some(task) = world.collection.ephemerons.pop(Order::Queue) else { return Trace::Over };
    close(world, task.object, notes);
    Trace::More
}

/// Looks at the next pair that waits; false when none does, or when all of them were looked at in vain.
pub(super) fn try_pair(world: &mut World) -> bool {
    if world.collection.fruitless >= world.collection.ephemerons.len() {
        return false;
    }
    let Some(task) = world.collection.ephemerons.pop(Order::Queue) else { return false };
    if open(world, task.object) {
        world.collection.fruitless = 0;
        world.collection.worklist.push(task);
    } else {
        world.collection.fruitless += 1;
        world.collection.ephemerons.push(task);
    }
    true
}

/// Takes key and value from a pair whose key was not reached; what the value was.
pub(super) fn close(world: &mut World, pair: Addr, notes: Notes) -> Option<Addr> {
    if let Some(key) = world.weak(pair, 0) {
        world.set_weak(pair, 0, None);
        notes.tell(|| Note::WeakCleared { holder: world.heap.id(pair), index: 0, target: world.heap.id(key) });
    }
    let value = super::release_value(world, pair, notes);
    world.collection.scanned.set(pair);
    notes.tell(|| Note::Scanned(world.heap.id(pair)));
    value
}

/// Breadth first, the worklist goes in waves; tells when one is over.
fn end_of_object(world: &mut World, order: Order, notes: Notes) {
    let collection = &mut world.collection;
    if order == Order::Stack {
        return;
    }
    collection.wave_left = collection.wave_left.saturating_sub(1);
    if collection.wave_left == 0 {
        collection.waves += 1;
        collection.wave_left = collection.worklist.len();
        notes.note(Note::Wave(collection.waves));
    }
}

/// An object's colour.
pub(super) fn colour(world: &World, at: Addr) -> Fate {
    match (world.collection.marks.get(at), world.collection.scanned.get(at)) {
        (false, _) => Fate::White,
        (true, false) => Fate::Grey,
        (true, true) => Fate::Black,
    }
}

/// Whether a reference has been followed.
pub(super) fn followed(world: &World, slot: Slot) -> bool {
    let collection = &world.collection;
    match (slot, collection.scan) {
        _ if collection.phase == Phase::REST => false,
        (Slot::Root(index), _) => collection.phase != ROOTS || index < collection.next_root,
        (Slot::Field(at, index), Some(task)) if task.object == at => index < task.next,
        (Slot::Field(at, _), _) => colour(world, at) == Fate::Black,
    }
}

/// A number of things, for a sentence.
pub(super) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    let digits = number.to_string();
    // Digits in threes, from the end.
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    format!("{} {noun}{plural}", groups.join(","))
}

/// What a note of the trace means.
pub(super) fn say(note: &Note) -> Option<Phrase> {
    let phrase = |heading| Phrase::new(heading, PhraseTone::Trace);
    Some(match note {
        Note::Followed { from, to, first } => {
            let heading = if matches!(from, SlotId::Root(_)) { "Roots" } else { "Mark" };
            let phrase = phrase(heading).place(*from).say(" leads to ").object(*to);
            match first {
                true => phrase.say(", seen for the first time: it turns grey and goes on the worklist."),
                false => phrase.say(", which is marked already: nothing to do."),
            }
        }
        Note::Scanned(id) => phrase("Mark").object(*id).say(" has no reference left to follow: it turns black."),
        Note::Shaded(id) => {
            phrase("Barrier").object(*id).say(" turns grey, because a reference to it was just stored.")
        }
        Note::Wave(n) => phrase("Mark").say(format!("Wave {n} is over.")),
        Note::Phase(MARK) => {
            phrase("Mark").say("All roots have been followed. Now grey objects are scanned, one by one.")
        }
        Note::Unmarked => {
            Phrase::new("Reset", PhraseTone::Plain).say("All marks are cleared, ready for the next collection.")
        }
        Note::Began(Why::Full) => {
            Phrase::new("Full", PhraseTone::Alarm).say("There is no room left: a collection begins at the roots.")
        }
        Note::Began(_) => phrase("Mark").say("A collection begins at the roots."),
        _ => return None,
    })
}

/// What many steps of it come to: a wave.
pub(super) fn sum_up(notes: &[Note]) -> Option<Phrase> {
    let followed = notes.iter().filter(|note| matches!(note, Note::Followed { .. })).count();
    let reached: Vec<_> = (notes.iter())
        .filter_map(|note| if let Note::Followed { to, first: true, .. } = note { Some(*to) } else { None })
        .collect();
    let wave = notes.iter().rev().find_map(|note| if let Note::Wave(n) = note { Some(*n) } else { None })?;
    if followed == 0 {
        return None;
    }
    let phrase = Phrase::new(if wave == 0 { "Roots" } else { "Mark" }, PhraseTone::Trace);
    let being = if followed == 1 { "is" } else { "are" };
    let phrase = phrase.say(format!("{} {being} followed", counted(followed, "reference")));
    Some(match reached.len() {
        0 => phrase.say(": nothing new is reached, so the wave ends here."),
        1 => phrase.say(": ").objects(reached).say(" turns grey."),
        _ => phrase.say(": ").objects(reached).say(" turn grey."),
    })
}

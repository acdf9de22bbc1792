//! Copying: what is reached leaves its space; what stays behind is garbage and is never looked at. The first reference
//! that leads to an object copies it and leaves its new address where it was; every later one finds that address. What
//! is copied and not yet scanned lies between two pointers, scan and free: these are the grey objects.
//!
//! Cheney, *A nonrecursive list compacting algorithm*, 1970. The program waits meanwhile, but a person may edit between
//! two steps: a slot that was looked at already and is given an old address again is looked at again (`guard`).

use super::trace::{self, Follow, MARK, ROOTS};
use super::{Phrase, PhraseTone, sweep};
use crate::heap::{Addr, BlockKind, Slot, SpaceId};
use crate::time::Sink;
use crate::world::{Note, Order, Relocation, SlotId, WorkItem, World};

type Notes<'a> = &'a mut dyn Sink<Note>;

/// How a collector copies an object out of the space that is emptied: to where. There is room: who begins sees to that.
pub(super) type Evacuate = fn(&mut World, Addr) -> Option<Addr>;

/// Begins to empty a space into another one, which is allocated in from now on.
pub(super) fn begin(world: &mut World, from: SpaceId, to: SpaceId) {
    let collection = &mut world.collection;
    collection.relocation = Some(Relocation::Copying { from });
    collection.space = to;
    collection.cursor = world.heap.top(to);
    collection.weak = None;
}

/// Whether an address is in the space that is emptied.
pub(super) fn left(world: &World, at: Addr) -> bool {
    matches!(world.collection.relocation, Some(Relocation::Copying { from })
        if !world.heap.immortal(at) && world.heap.space_of(at) == from)
}

/// The address in a slot, as it stands there, if it is one in the space that is emptied.
pub(super) fn old_address(world: &World, slot: Slot) -> Option<Addr> {
    world.raw(slot).target().filter(|at| left(world, *at))
}

/// Follows a reference: its object is copied if that was not done; the slot learns where it is.
pub(super) fn follow(world: &mut World, slot: Slot, evacuate: Evacuate, notes: Notes) {
    let Some(target) = world.raw(slot).target() else { return };
    let (id, mut first) = (world.heap.id(target), false);
    if let Some(from) = old_address(world, slot) {
        let known = Some(from).filter(|from| world.heap.kind(*from) == BlockKind::Forwarded);
        let to = match known.and_then(|from| world.heap.forwarding(from)) {
            Some(to) => to,
            None => {
                let Some(to) = evacuate(world, from) else { return };
                (first, world.collection.fruitless) = (true, 0);
                world.collection.marks.set(to);
                world.collection.moved += 1;
                notes.note(Note::Moved { id, from, to });
                to
            }
        };
        world.store_raw(slot, world.raw(slot).moved(to));
        notes.tell(|| Note::Updated { place: world.place(slot), target: id, from, to });
    } else if !world.collection.marks.get(target) {
        return;
    }
    notes.tell(|| Note::Followed { from: world.place(slot), to: id, first });
}

/// Follows the next reference of the object at the scan pointer; when that has reached the free pointer, of an object
/// that must be looked at again. False when there is none. The scan pointer passes an object with its last reference.
pub(super) fn scan(world: &mut World, follow: Follow, notes: Notes) -> bool {
    let Some(task) = world.collection.scan.or_else(|| next(world)) else { return false };
    let (object, passing) = (task.object, world.collection.cursor == Some(task.object));
    world.collection.scan = None;
    if task.next == 0 && world.heap.kind(object) == BlockKind::Ephemeron && !trace::open(world, object) {
        world.collection.ephemerons.push(task);
    } else {
        if let Some((index, to)) = next_field(world, object, task.next) {
            follow(world, Slot::Field(object, index), to, notes);
            let rest = next_field(world, object, index + 1);
            world.collection.scan = rest.map(|(next, _)| WorkItem { object, next });
        }
        if world.collection.scan.is_some() {
            return true;
        }
        // One that is looked at again is black already; one that was promoted waits in the list and turns black now.
        if passing || world.collection.marks.get(object) && world.collection.scanned.set(object) {
            notes.tell(|| Note::Scanned(world.heap.id(object)));
        }
    }
    if passing {
        pass(world, object, notes);
    }
    true
}

/// The next field of an object, from an index on, that leads into the space that is emptied, or to what has left it.
fn next_field(world: &World, at: Addr, from: u32) -> Option<(u32, Addr)> {
    let target = |index| world.raw(Slot::Field(at, index)).target().filter(|to| !world.heap.immortal(*to));
    let of_interest = |to: &Addr| left(world, *to) || world.collection.marks.get(*to);
    (from..world.heap.shape(at).fields).find_map(|index| Some((index, target(index).filter(of_interest)?)))
}

/// What is copied and not yet scanned, in order, without the object that is being scanned.
pub(super) fn grey(world: &World) -> impl Iterator<Item = WorkItem> {
    let scan = world.collection.scan.map(|task| task.object);
    let first = unscanned(world).and_then(|at| world.heap.block_at(at));
    let blocks = std::iter::successors(first, |block| world.heap.next(*block)).map(|block| block.at);
    blocks.filter(move |at| Some(*at) != scan).map(WorkItem::all)
}

/// The next object to scan.
fn next(world: &mut World) -> Option<WorkItem> {
    let grey = unscanned(world).and_then(|at| world.heap.block_at(at));
    grey.map(|block| WorkItem::all(block.at)).or_else(|| world.collection.worklist.pop(Order::Queue))
}

/// Moves the scan pointer over an object; at the end of what was there when the wave began, the wave is over.
fn pass(world: &mut World, object: Addr, notes: Notes) {
    world.collection.cursor = Addr::after(object, world.heap.shape(object).bytes());
    if world.collection.cursor >= world.collection.wave_end {
        end_wave(world, world.collection.waves + 1, notes);
    }
}

/// Tells that a wave is over; the next one is what was copied in it.
pub(super) fn end_wave(world: &mut World, number: u32, notes: Notes) {
    world.collection.waves = number;
    world.collection.wave_end = world.heap.top(world.collection.space);
    notes.note(Note::Wave(number));
}

/// What a mutator wrote into a slot that the trace has looked at already is looked at again.
pub(super) fn guard(world: &mut World, slot: Slot) {
    if !matches!(world.collection.phase, ROOTS | MARK) || old_address(world, slot).is_none() {
        return;
    }
    let collection = &mut world.collection;
    match slot {
        Slot::Root(index) => collection.next_root = collection.next_root.min(index),
        Slot::Field(object, next) => {
            let scanning = collection.scan.is_some_and(|task| task.object == object && next < task.next);
            let passed = world.heap.immortal(object) || Some(object) < collection.cursor;
            if scanning || passed && !left(world, object) {
                world.collection.worklist.push(WorkItem { object, next });
            }
        }
    }
}

/// Decides the next weak field whose holder has survived: it learns the new address of its target, or turns null. False
/// when there is none left.
pub(super) fn look_at_weak(world: &mut World, notes: Notes) -> bool {
    while let Some(entry) = world.heap.weak_field_after(world.collection.weak) {
        world.collection.weak = Some(entry);
        let (target, holder, index) = entry;
        let Some(at) = world.heap.address(holder).filter(|at| !left(world, *at)) else { continue };
        let Some(from) = world.heap.weak(at, index).filter(|from| left(world, *from)) else { continue };
        match world.heap.address(target).filter(|to| !left(world, *to)) {
            Some(to) => {
                world.heap.readdress_weak(at, index, Some(to));
                let place = SlotId::Field(holder, world.heap.shape(at).fields + index);
                notes.note(Note::Updated { place, target, from, to });
            }
            None => {
                world.set_weak(at, index, None);
                notes.note(Note::WeakCleared { holder, index, target });
            }
        }
        return true;
    }
    false
}

/// Tells of the next object that was left behind; after the last one, gives the emptied space back as a whole. Whether
/// there is more. Only pictures, and the identities that heapwave gives to objects, need to hear of what died there: the
/// algorithm does not look at it, so this is not counted as its work.
pub(super) fn abandon(world: &mut World, notes: Notes) -> bool {
    let Some(Relocation::Copying { from }) = world.collection.relocation else { return false };
    let heap = &world.heap;
    let mut block = match world.collection.abandoned.and_then(|at| heap.block_at(at)) {
        Some(last) => heap.next(last),
        None => heap.first_of(from),
    };
    while let Some(old) = block.filter(|block| !block.kind.is_object()) {
        block = heap.next(old);
    }
    world.collection.abandoned = block.map(|block| block.at);
    if let Some(dead) = block {
        sweep::free(world, dead.at, notes);
        return true;
    }
    world.heap.reset(from);
    world.collection.relocation = None;
    (world.collection.cursor, world.collection.wave_end, world.collection.weak) = (None, None, None);
    false
}

/// Whether a reference was followed: it leads to where its object is now.
pub(super) fn followed(world: &World, slot: Slot) -> bool {
    let raw = world.raw(slot).target();
    world.collection.relocation.is_some()
        && raw.is_some_and(|to| !left(world, to))
        && !matches!(slot, Slot::Field(holder, _) if left(world, holder))
}

/// What a note of it means.
pub(super) fn say(world: &World, note: &Note) -> Option<Phrase> {
    let place = |id| world.heap.address(id).map_or(String::new(), |at| at.to_string());
    Some(match note {
        Note::Followed { from, to, first } => {
            let heading = if matches!(from, SlotId::Root(_)) { "Roots" } else { "Scan" };
            let phrase = Phrase::new(heading, PhraseTone::Trace).place(*from).say(" leads to ").object(*to);
            match first {
                true => phrase
                    .say(": it is copied to ")
                    .figure(place(*to))
                    .say(", and where it was its new address is left behind."),
                false => phrase.say(", which was copied: the reference takes the address left behind."),
            }
        }
        Note::Scanned(id) => Phrase::new("Scan", PhraseTone::Trace)
            .object(*id)
            .say(" leads to copies only: the scan pointer passes it, it is black."),
        Note::Updated { place, target, .. } => {
            Phrase::new("Weak", PhraseTone::Trace).place(*place).say(" learns where ").object(*target).say(" is now.")
        }
        _ => return None,
    })
}

/// The scan pointer, if it has not met the free pointer: where its space is full, another one begins there.
fn unscanned(world: &World) -> Option<Addr> {
    world.collection.cursor.filter(|cursor| Some(*cursor) < world.heap.top(world.collection.space))
}

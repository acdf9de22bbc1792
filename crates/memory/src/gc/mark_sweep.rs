//! Mark-sweep. Starting from the roots, every object that references lead to is marked; a worklist holds those that
//! are reached (grey) but whose own references have not been followed; when it is empty, marked means alive. Then the
//! heap is walked once in address order: what is not marked is freed, neighbouring holes are joined and listed for the
//! next allocation. At last the marks, which stand in a table beside the heap, are cleared.
//!
//! McCarthy, *Recursive functions of symbolic expressions*, 1960; Jones, Hosking, Moss, *The Garbage Collection
//! Handbook*, chapter 2. The program waits meanwhile, but a person may edit between two steps: so writes shade what
//! they store while marking goes on (Dijkstra et al., 1978), and new objects are born marked.

use super::{Collector, Family, Traits};
use crate::heap::{Addr, Full, Kind, Shape, Slot, Word};
use crate::time::{Progress, Sink};
use crate::world::{Note, Order, Phase, Task, Why, World};

/// Mark-sweep; see the top of the file.
pub struct MarkSweep;

static TRAITS: Traits = Traits {
    name: "mark-sweep",
    label: "Mark–sweep",
    family: Family::Tracing,
    moves: false,
    marks: true,
    counts: false,
    worklist: ("Mark stack", "Mark queue"),
};

type Notes<'a> = &'a mut dyn Sink<Note>;

impl Collector for MarkSweep {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }

    fn alloc(&self, world: &mut World, shape: Shape, notes: Notes) -> Result<Addr, Full> {
        let at = match world.collection.phase {
            Phase::Sweep => world.heap.allocate_fresh(shape)?,
            _ => world.heap.allocate(shape)?,
        };
        notes.tell(|| Note::Allocated { id: world.heap.id(at), at, shape });
        match world.collection.phase {
            Phase::Roots | Phase::Mark => shade(world, at, notes),
            Phase::Sweep | Phase::Reset => {
                world.collection.marks.set(at);
                notes.tell(|| Note::Scanned(world.heap.id(at)));
            }
            _ => {}
        }
        Ok(at)
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        super::store(world, slot, new, notes);
        if let (Phase::Roots | Phase::Mark, Some(new)) = (world.collection.phase, new.target()) {
            shade(world, new, notes);
        }
    }

    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        if why == Why::Loaded || self.owes(world) {
            return;
        }
        let collection = &mut world.collection;
        collection.number += 1;
        (collection.next_root, collection.waves, collection.wave_left) = (0, 0, 0);
        (collection.immortals, collection.fruitless) = (None, 0);
        notes.note(Note::Began(why));
        enter(world, Phase::Roots, notes);
    }

    fn owes(&self, world: &World) -> bool {
        world.collection.phase != Phase::Rest
    }

    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        match world.collection.phase {
            Phase::Roots => follow_root(world, notes),
            Phase::Mark => scan(world, notes),
            Phase::Sweep => sweep(world, notes),
            Phase::Reset => {
                world.collection.marks.clear();
                notes.note(Note::Unmarked);
                enter(world, Phase::Rest, notes);
                notes.note(Note::Ended);
            }
            _ => return Progress::Done,
        }
        world.collection.steps += 1;
        Progress::More
    }
}

fn enter(world: &mut World, phase: Phase, notes: Notes) {
    world.collection.phase = phase;
    notes.note(Note::Phase(phase));
}

/// Marks an object and puts it on the worklist; true when it was not marked before.
fn reach(world: &mut World, at: Addr) -> bool {
    let first = !world.heap.immortal(at) && world.collection.marks.set(at);
    if first {
        world.collection.worklist.push(Task::all(at));
        world.collection.fruitless = 0;
    }
    first
}

fn shade(world: &mut World, at: Addr, notes: Notes) {
    if reach(world, at) {
        notes.tell(|| Note::Shaded(world.heap.id(at)));
    }
}

fn follow(world: &mut World, slot: Slot, to: Addr, notes: Notes) {
    let first = reach(world, to);
    notes.tell(|| Note::Followed { from: world.place(slot), to: world.heap.id(to), first });
}

/// The next root from an index on that refers to something that can be freed.
fn next_root(world: &World, from: u32) -> Option<(u32, Addr)> {
    let mortal = |index: u32| world.roots.get(index).target().filter(|to| !world.heap.immortal(*to));
    (from..world.roots.len()).find_map(|index| Some((index, mortal(index)?)))
}

fn follow_root(world: &mut World, notes: Notes) {
    if let Some((index, to)) = next_root(world, world.collection.next_root) {
        follow(world, Slot::Root(index), to, notes);
        world.collection.next_root = index + 1;
    } else if let Some((place, to)) = world.next_from_immortal(world.collection.immortals) {
        follow(world, Slot::Field(place.object, place.next), to, notes);
        world.collection.immortals = Some(Task { next: place.next + 1, ..place });
    }
    if next_root(world, world.collection.next_root).is_none()
        && world.next_from_immortal(world.collection.immortals).is_none()
    {
        notes.note(Note::Wave(0));
        world.collection.wave_left = world.collection.worklist.len();
        enter(world, Phase::Mark, notes);
    }
}

/// The next field of an object, from an index on, that refers to something that can be freed.
fn next_field(world: &World, at: Addr, from: u32) -> Option<(u32, Addr)> {
    let mortal = |index: u32| world.heap.field(at, index).target().filter(|to| !world.heap.immortal(*to));
    (from..world.heap.shape(at).fields).find_map(|index| Some((index, mortal(index)?)))
}

/// Follows the next reference of the object being scanned, or of the next one on the worklist. With its last reference
/// the object turns black.
fn scan(world: &mut World, notes: Notes) {
    let order = world.collection.order;
    let Some(task) = world.collection.scan.or_else(|| world.collection.worklist.pop(order)) else {
        return look_at_pair(world, notes);
    };
    let object = task.object;
    if task.next == 0 && world.heap.shape(object).kind == Kind::Ephemeron && !open(world, object) {
        world.collection.ephemerons.push(task);
        return end_of_object(world, order, notes);
    }
    let mut rest = None;
    if let Some((index, to)) = next_field(world, object, task.next) {
        follow(world, Slot::Field(object, index), to, notes);
        rest = next_field(world, object, index + 1).map(|(next, _)| Task { object, next });
    }
    world.collection.scan = rest;
    if rest.is_none() {
        notes.tell(|| Note::Scanned(world.heap.id(object)));
        end_of_object(world, order, notes);
    }
}

/// Whether the value of a pair counts: its key is reached.
fn open(world: &World, pair: Addr) -> bool {
    world.heap.weak(pair, 0).is_some_and(|key| world.reached(key))
}

/// When nothing else is left, looks at the next pair that waits for its key: if the key was reached meanwhile, the pair
/// is scanned, and what that reaches may open others, so all that wait are looked at again (a fixpoint). When none of
/// them opened any more, the pairs that are left lose key and value; then the sweep begins.
fn look_at_pair(world: &mut World, notes: Notes) {
    let Some(task) = world.collection.ephemerons.pop(Order::Queue) else {
        return begin_sweep(world, notes);
    };
    let pair = task.object;
    if open(world, pair) {
        world.collection.fruitless = 0;
        return world.collection.worklist.push(task);
    }
    let waiting = world.collection.ephemerons.len() + 1;
    if world.collection.fruitless < waiting {
        world.collection.fruitless += 1;
        return world.collection.ephemerons.push(task);
    }
    if let Some(key) = world.heap.weak(pair, 0) {
        world.heap.set_weak(pair, 0, None);
        notes.tell(|| Note::WeakCleared { holder: world.heap.id(pair), index: 0, target: world.heap.id(key) });
    }
    super::release_value(world, pair, notes);
    notes.tell(|| Note::Scanned(world.heap.id(pair)));
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

fn begin_sweep(world: &mut World, notes: Notes) {
    world.heap.forget_holes();
    world.collection.hole = None;
    world.collection.cursor = world.heap.first().map(|block| block.at);
    enter(world, Phase::Sweep, notes);
    skip_holes(world, notes);
}

/// Decides the object at the cursor, then goes on to the next one.
fn sweep(world: &mut World, notes: Notes) {
    let Some(block) = world.collection.cursor.and_then(|cursor| world.heap.block_at(cursor)) else {
        return end_sweep(world, notes);
    };
    if world.collection.marks.get(block.at) {
        if let Some(hole) = world.collection.hole.take() {
            world.heap.list(hole, Some(block.at));
        }
        notes.tell(|| Note::Kept(world.heap.id(block.at)));
    } else {
        let id = world.heap.id(block.at);
        super::clear_weak_fields_to(world, block.at, notes);
        world.heap.free_unlisted(block.at);
        world.collection.freed += u64::from(block.bytes);
        world.collection.hole.get_or_insert(block.at);
        notes.note(Note::Freed { id, at: block.at, bytes: block.bytes });
    }
    world.collection.cursor = world.heap.next(block).map(|next| next.at);
    skip_holes(world, notes);
}

/// Moves the cursor over old holes, which join the one that is open; ends the sweep at the end of the heap.
fn skip_holes(world: &mut World, notes: Notes) {
    while let Some(block) = world.collection.cursor.and_then(|cursor| world.heap.block_at(cursor)) {
        if block.kind != Kind::Free {
            return;
        }
        world.collection.hole.get_or_insert(block.at);
        world.collection.cursor = world.heap.next(block).map(|next| next.at);
    }
    end_sweep(world, notes);
}

fn end_sweep(world: &mut World, notes: Notes) {
    if let Some(hole) = world.collection.hole.take() {
        world.heap.list(hole, None);
    }
    world.collection.cursor = None;
    enter(world, Phase::Reset, notes);
}

//! Mark-compact. What the roots reach is marked as by mark-sweep. Then three passes go through the heap in address
//! order: the first decides where each marked object will be, right after the one before it, and installs that as a
//! forwarding address; the second updates every reference, roots first; the third slides the objects down, so that they
//! keep their order and all that is free is one piece at the end. It costs a word an object and two passes more than
//! sweeping, and allocation needs no free list afterwards.
//!
//! The Lisp-2 algorithm: Knuth, *The Art of Computer Programming*, volume 1, 2.5, exercise 33; Jones, Hosking, Moss, *The
//! Garbage Collection Handbook*, 3.2. Garbage is freed in the first pass. While references are updated some lead to where
//! their object is and some to where it will be: the world knows which (`Relocation`), so a person can look and edit.

use super::changed::Changed;
use super::trace::{self, MARK, ROOTS, Trace};
use super::{
    Collector, CounterTraits, Fate, LegendEntry, PhaseBand, PhaseTraits, Phrase, PhraseTone, Sign, Traits, Wording,
    enter, sweep,
};
use crate::heap::{Addr, Block, BlockKind, Full, Memory, Shape, Slot, SpaceId, Word};
use crate::time::{Progress, Sink};
use crate::world::{Lead, Note, Phase, Relocation, Sliding, Why, WorkItem, World};

/// Mark-compact; see the top of the file.
pub struct MarkCompact;

/// It is decided where each object will be; garbage is freed.
const ADDRESSES: Phase = Phase(3);
/// References are updated.
const REFERENCES: Phase = Phase(4);
/// Objects move.
const MOVE: Phase = Phase(5);
/// Marks are cleared.
const RESET: Phase = Phase(6);
const SPACE: SpaceId = SpaceId(0);

static TRAITS: Traits = Traits {
    name: "mark-compact",
    label: "Mark–compact",
    phases: &[
        PhaseTraits::REST,
        trace::ROOTS_TRAITS,
        trace::MARK_TRAITS,
        PhaseTraits { label: "addresses", band: PhaseBand::Reclaim, moment: Some("addresses"), news: true },
        PhaseTraits { label: "references", band: PhaseBand::Relocate, moment: Some("references"), news: true },
        PhaseTraits { label: "move", band: PhaseBand::Relocate, moment: Some("move"), news: true },
        PhaseTraits { label: "reset", band: PhaseBand::Reset, moment: Some("moved"), news: true },
    ],
    worklist: trace::LANE,
    legend: &[
        trace::LEGEND[0],
        trace::LEGEND[1],
        trace::LEGEND[2],
        LegendEntry { sign: Sign::Condemned, text: "garbage ✕ about to be freed" },
        LegendEntry { sign: Sign::Forwarding, text: "→ where it will be" },
        LegendEntry { sign: Sign::Reference(Lead::OldPlace), text: "leads to the old place" },
        LegendEntry { sign: Sign::Freed, text: "freed" },
    ],
    counters: &[
        CounterTraits::MARKED,
        CounterTraits::MOVED,
        CounterTraits::IN_USE,
        CounterTraits::FREED,
        CounterTraits::COLLECTS_FROM,
        CounterTraits::PAUSE,
    ],
    colours: true,
    options: &[trace::ORDER],
    moves: true,
    complete: true,
    words: Wording { frees_now: "the collection under way frees it.", ..Traits::PLAIN.words },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

impl Collector for MarkCompact {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }

    fn with(&self, traits: &'static Traits) -> Option<Box<dyn Collector>> {
        Some(Box::new(Changed { inner: &MarkCompact, traits, guarded: true }))
    }

    fn say(&self, _: &World, note: &Note) -> Option<Phrase> {
        let phrase = Phrase::new("Compact", PhraseTone::Reclaim);
        Some(match note {
            Note::Phase(ADDRESSES) => phrase.say(
                "Nothing grey is left. The heap is walked by address: each marked object is told where it will be.",
            ),
            Note::Phase(REFERENCES) => {
                phrase.say("Each object knows where it will be. Now every reference learns it, roots first.")
            }
            Note::Phase(MOVE) => {
                phrase.say("Every reference leads to the new places. Now the objects move there, in order.")
            }
            Note::Phase(RESET) => phrase.say("All objects lie side by side: what is free is one piece."),
            Note::Forwarded { id, from, to } if from == to => phrase.object(*id).say(" can stay where it is."),
            Note::Forwarded { id, to, .. } => phrase.object(*id).say(" will move to ").figure(to).say("."),
            Note::Updated { place, target, from, to } if from == to => {
                phrase.place(*place).say(" leads to ").object(*target).say(", which stays: nothing to do.")
            }
            Note::Updated { place, target, to, .. } => {
                phrase.place(*place).say(" leads to where ").object(*target).say(" will be: ").figure(to).say(".")
            }
            Note::Moved { id, from, to } => {
                phrase.object(*id).say(" moves from ").figure(from).say(" to ").figure(to).say(".")
            }
            Note::Kept(id) => phrase.object(*id).say(" is in its place already."),
            _ => return trace::say(note).or_else(|| sweep::say(note)),
        })
    }

    fn sum_up(&self, _: &World, notes: &[Note]) -> Option<Phrase> {
        let phrase = Phrase::new("Compact", PhraseTone::Reclaim);
        let moved = |note: &Note| if let Note::Moved { id, .. } = note { Some(*id) } else { None };
        let moved: Vec<_> = notes.iter().filter_map(moved).collect();
        if moved.len() > 1 {
            return Some(phrase.objects(moved).say(" move, in the order of their addresses."));
        }
        let updated = notes.iter().filter(|note| matches!(note, Note::Updated { .. })).count();
        if updated > 1 {
            let references = trace::counted(updated, "reference");
            return Some(phrase.say(format!("{references} lead to where their objects will be.")));
        }
        trace::sum_up(notes)
    }

    fn alloc(&self, world: &mut World, shape: Shape, notes: Notes) -> Result<Addr, Full> {
        let phase = world.collection.phase;
        let at = match phase {
            ADDRESSES | REFERENCES | MOVE => world.heap.allocate_fresh(SPACE, shape)?,
            _ => world.heap.allocate(shape)?,
        };
        notes.tell(|| Note::Allocated { id: world.heap.id(at), at, shape });
        match phase {
            ROOTS | MARK => trace::shade(world, at, notes),
            ADDRESSES | RESET => trace::blacken(world, at, notes),
            REFERENCES | MOVE => {
                trace::blacken(world, at, notes);
                forward(world, at, notes);
            }
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
            ADDRESSES if sweep::condemns(world, at) => Fate::Condemned,
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
                    begin_addresses(world, notes);
                }
            }
            ADDRESSES => decide(world, notes),
            REFERENCES => update(world, notes),
            MOVE => slide(world, notes),
            RESET => trace::end(world, notes),
            _ => return Progress::Done,
        }
        world.collection.steps += 1;
        Progress::More
    }
}

/// The object at an address or after it.
fn object_from(world: &World, block: Option<Block>) -> Option<Block> {
    std::iter::successors(block, |block| world.heap.next(*block)).find(|block| block.kind != BlockKind::Free)
}

fn begin_addresses(world: &mut World, notes: Notes) {
    world.heap.forget_holes(SPACE);
    let arrivals = Memory::zeroed(world.heap.words() as usize / 2 + 1);
    let sliding = Sliding { updating: false, next_root: 0, immortals: Some(None), place: None, arrivals };
    world.collection.relocation = Some(Relocation::Sliding(sliding));
    world.collection.free = world.heap.start(SPACE);
    enter(world, ADDRESSES, notes);
    point_at(world, world.heap.first_of(SPACE));
    if world.collection.cursor.is_none() {
        begin_references(world, notes);
    }
}

/// Points the cursor at the object of a block, or after it.
fn point_at(world: &mut World, block: Option<Block>) {
    world.collection.cursor = object_from(world, block).map(|block| block.at);
}

/// The object at the cursor, and the block after it.
fn at_cursor(world: &World) -> Option<(Block, Option<Block>)> {
    let block = world.heap.block_at(world.collection.cursor?)?;
    Some((block, world.heap.next(block)))
}

/// Installs the forwarding address of an object: the next that is free.
fn forward(world: &mut World, at: Addr, notes: Notes) {
    let (id, bytes) = (world.heap.id(at), world.heap.shape(at).bytes());
    let Some(to) = world.collection.free else { return };
    world.heap.set_forwarding(at, Some(to));
    world.collection.free = Addr::after(to, bytes);
    if let Some(Relocation::Sliding(sliding)) = &mut world.collection.relocation {
        sliding.arrivals.set(to.word() as usize / 2, u64::from(id.0) + 1);
    }
    notes.note(Note::Forwarded { id, from: at, to });
}

/// Decides the object at the cursor: it is told where it will be, or freed.
fn decide(world: &mut World, notes: Notes) {
    if let Some((block, next)) = at_cursor(world) {
        match world.collection.marks.get(block.at) {
            true => forward(world, block.at, notes),
            false => sweep::free(world, block.at, notes),
        }
        point_at(world, next);
    }
    if world.collection.cursor.is_none() {
        begin_references(world, notes);
    }
}

fn begin_references(world: &mut World, notes: Notes) {
    let first = object_from(world, world.heap.first_of(SPACE)).map(|block| WorkItem::all(block.at));
    if let Some(Relocation::Sliding(sliding)) = &mut world.collection.relocation {
        (sliding.updating, sliding.place) = (true, first);
    }
    enter(world, REFERENCES, notes);
}

/// Updates the next reference there is; when there is none left, the objects may move.
fn update(world: &mut World, notes: Notes) {
    let Some(Relocation::Sliding(sliding)) = &world.collection.relocation else { return };
    let (next_root, immortals, place) = (sliding.next_root, sliding.immortals, sliding.place);
    let mut done = None;
    let (next_root, immortals, place) = if let Some((index, from)) = trace::next_root(world, next_root) {
        done = Some((Slot::Root(index), from));
        (index + 1, immortals, place)
    } else if let Some((task, from)) = immortals.and_then(|from| world.next_from_immortal(from)) {
        done = Some((Slot::Field(task.object, task.next), from));
        (u32::MAX, Some(Some(WorkItem { next: task.next + 1, ..task })), place)
    } else if let Some((task, from)) = place.and_then(|place| next_reference(world, place)) {
        done = Some((Slot::Field(task.object, task.next), from));
        (u32::MAX, None, Some(WorkItem { next: task.next + 1, ..task }))
    } else {
        (u32::MAX, None, None)
    };
    if let Some((slot, from)) = done {
        learn(world, slot, from, notes);
    }
    if let Some(Relocation::Sliding(sliding)) = &mut world.collection.relocation {
        (sliding.next_root, sliding.immortals, sliding.place) = (next_root, immortals, place);
    }
    if done.is_none() {
        point_at(world, world.heap.first_of(SPACE));
        enter(world, MOVE, notes);
    }
}

/// The next reference to something that can move, weak ones of an object after its strong ones, from a place on.
fn next_reference(world: &World, from: WorkItem) -> Option<(WorkItem, Addr)> {
    let (mut next, mut block) = (from.next, world.heap.block_at(from.object));
    while let Some(object) = object_from(world, block) {
        if object.at != from.object {
            next = 0;
        }
        let shape = world.heap.shape(object.at);
        let target = |index: u32| match index < shape.fields {
            true => world.heap.field(object.at, index).target(),
            false => world.heap.weak(object.at, index - shape.fields),
        };
        let mortal = |index| target(index).filter(|to| !world.heap.immortal(*to));
        let found = (next..shape.fields + shape.weak).find_map(|index| Some((index, mortal(index)?)));
        if let Some((index, to)) = found {
            return Some((WorkItem { object: object.at, next: index }, to));
        }
        block = world.heap.next(object);
    }
    None
}

/// Writes the new address of its object into a slot; fields after the strong ones are weak.
fn learn(world: &mut World, slot: Slot, from: Addr, notes: Notes) {
    let to = world.heap.forwarding(from).unwrap_or(from);
    match slot {
        Slot::Field(at, index) if index >= world.heap.shape(at).fields => {
            let weak = index - world.heap.shape(at).fields;
            world.heap.readdress_weak(at, weak, Some(to));
        }
        _ => world.store_raw(slot, world.raw(slot).moved(to)),
    }
    notes.tell(|| Note::Updated { place: world.place(slot), target: world.heap.id(from), from, to });
}

/// Moves the object at the cursor. After the last one all that is free is one piece.
fn slide(world: &mut World, notes: Notes) {
    if world.collection.cursor.is_none() {
        // There was no object to move; one may have been made since.
        point_at(world, world.heap.first_of(SPACE));
    }
    if let Some((block, next)) = at_cursor(world) {
        let id = world.heap.id(block.at);
        let to = world.heap.forwarding(block.at).unwrap_or(block.at);
        world.heap.slide(block.at, to);
        trace::carry(world, block.at, to);
        if to == block.at {
            notes.note(Note::Kept(id));
        } else {
            world.collection.moved += 1;
            notes.note(Note::Moved { id, from: block.at, to });
        }
        point_at(world, next);
    }
    if world.collection.cursor.is_none() {
        if let Some(free) = world.collection.free.take() {
            world.heap.cut_off(SPACE, free);
        }
        world.collection.relocation = None;
        enter(world, RESET, notes);
    }
}

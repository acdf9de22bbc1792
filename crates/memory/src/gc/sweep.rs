//! Sweeping: the heap is walked once in address order; what is not marked is freed, neighbouring holes are joined and
//! listed for the next allocation.

use super::{Phrase, PhraseTone};
use crate::heap::{Addr, Block, BlockKind, SpaceId};
use crate::time::Sink;
use crate::world::{Note, World};

type Notes<'a> = &'a mut dyn Sink<Note>;

/// Begins a walk through a space; whether there is anything to walk through.
pub(super) fn begin(world: &mut World, space: SpaceId) -> bool {
    world.heap.forget_holes(space);
    world.collection.hole = None;
    let first = world.heap.first_of(space);
    go_on(world, first)
}

/// Decides the object at the cursor, then goes on to the next one; whether there is one.
#[inline]
pub(super) fn step(world: &mut World, notes: Notes) -> bool {
    let Some(block) = world.collection.cursor.and_then(|cursor| world.heap.block_at(cursor)) else {
        return end(world);
    };
    if world.collection.marks.get(block.at) {
        if let Some(hole) = world.collection.hole.take() {
            world.heap.list(hole, Some(block.at));
        }
        notes.tell(|| Note::Kept(world.heap.id(block.at)));
    } else {
        world.collection.hole.get_or_insert(block.at);
        free(world, block.at, notes);
    }
    let next = world.heap.next(block);
    go_on(world, next)
}

/// Frees garbage; its hole is on no list yet.
pub(super) fn free(world: &mut World, at: Addr, notes: Notes) {
    let id = world.heap.id(at);
    super::clear_weak_fields_to(world, at, notes);
    let bytes = world.heap.free_unlisted(at);
    world.collection.freed += u64::from(bytes);
    notes.tell(|| Note::Freed { id, at, bytes });
}

/// Moves the cursor to a block, over old holes, which join the one that is open; whether an object comes next.
#[inline]
fn go_on(world: &mut World, mut next: Option<Block>) -> bool {
    while let Some(block) = next {
        world.collection.cursor = Some(block.at);
        if block.kind != BlockKind::Free {
            return true;
        }
        world.collection.hole.get_or_insert(block.at);
        next = world.heap.next(block);
    }
    end(world)
}

fn end(world: &mut World) -> bool {
    if let Some(hole) = world.collection.hole.take() {
        world.heap.list(hole, None);
    }
    world.collection.cursor = None;
    false
}

/// Whether the walk has still to decide an object that it will free.
pub(super) fn condemns(world: &World, at: Addr) -> bool {
    world.collection.cursor.is_some_and(|cursor| at >= cursor) && !world.collection.marks.get(at)
}

/// What a note of the walk means.
pub(super) fn say(note: &Note) -> Option<Phrase> {
    let phrase = || Phrase::new("Sweep", PhraseTone::Reclaim);
    Some(match note {
        Note::Kept(id) => phrase().object(*id).say(" is marked: it stays."),
        Note::Freed { id, bytes, .. } => {
            phrase().object(*id).say(format!(" is freed: {bytes} bytes can be used again."))
        }
        _ => return None,
    })
}

/// What many steps of it come to.
pub(super) fn sum_up(notes: &[Note]) -> Option<Phrase> {
    let freed: Vec<_> =
        notes.iter().filter_map(|note| if let Note::Freed { id, .. } = note { Some(*id) } else { None }).collect();
    let kept = notes.iter().filter(|note| matches!(note, Note::Kept(_))).count();
    if freed.len() + kept < 2 {
        return None;
    }
    let phrase = Phrase::new("Sweep", PhraseTone::Reclaim);
    let stays = match kept {
        0 => String::new(),
        1 => "1 object is marked and stays".to_owned(),
        _ => format!("{} are marked and stay", crate::gc::trace::counted(kept, "object")),
    };
    let are = match freed.len() {
        0 => return Some(phrase.say(format!("{stays}."))),
        1 => " is freed",
        _ => " are freed",
    };
    let phrase = phrase.objects(freed).say(are);
    Some(if kept == 0 { phrase.say(".") } else { phrase.say(format!("; {stays}.")) })
}

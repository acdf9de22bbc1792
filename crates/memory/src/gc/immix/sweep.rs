//! The walk through the heap: what is not marked is freed, and what lies free is ruled into holes of whole lines. A line
//! that anything alive is in is no part of a hole.

use super::Notes;
use super::holes::{self, SPACE};
use crate::gc::sweep;
use crate::heap::{Addr, Block};
use crate::world::{Note, World};

/// Begins; whether there is anything to walk through.
pub(super) fn begin(world: &mut World) -> bool {
    holes::give_all_back(world);
    world.collection.hole = None;
    let first = world.heap.first_of(SPACE);
    go_on(world, first)
}

/// Decides the object at the cursor, then goes on to the next one; whether there is one.
pub(super) fn step(world: &mut World, notes: Notes) -> bool {
    let Some(block) = world.collection.cursor.and_then(|cursor| world.heap.block_at(cursor)) else {
        return end(world);
    };
    let next = world.heap.next(block);
    if world.collection.marks.get(block.at) {
        if let Some(hole) = world.collection.hole.take() {
            holes::rule(world, hole.byte(), block.at.byte());
        }
        notes.tell(|| Note::Kept(world.heap.id(block.at)));
    } else {
        world.collection.hole.get_or_insert(block.at);
        sweep::free(world, block.at, notes);
    }
    go_on(world, next)
}

/// Moves the cursor to an object, over holes and places that objects have left.
fn go_on(world: &mut World, mut next: Option<Block>) -> bool {
    while let Some(block) = next {
        world.collection.cursor = Some(block.at);
        if block.kind.is_object() {
            return true;
        }
        world.collection.hole.get_or_insert(block.at);
        next = world.heap.next(block);
    }
    end(world)
}

/// What is free at the end is given back but for the block that begins before it. The lines in use are those marked.
fn end(world: &mut World) -> bool {
    if let Some(hole) = world.collection.hole.take() {
        let end = world.collection.lines.block_from(hole.byte()).min(holes::top(world));
        holes::rule(world, hole.byte(), end);
        if let Some(end) = Addr::of_byte(end) {
            world.heap.list(end, None);
        }
    }
    world.collection.cursor = None;
    world.collection.relocation = None;
    let lines = &mut world.collection.lines;
    lines.used = std::mem::take(&mut lines.marked);
    lines.marked = crate::heap::Bits::for_words(world.heap.words());
    holes::search_again(world);
    false
}

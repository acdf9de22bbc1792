//! Where objects are made: in the holes of blocks that are partly used, then in free blocks. A hole is a run of lines of
//! one block that nothing is in; allocation counts up through it. What is longer than a line and finds no room in the
//! present hole goes into a block of its own kind, so that the hole is not given up for it.
//!
//! A hole that objects are made in is set aside as a whole; what was not needed of it is given back.

use super::Notes;
use crate::heap::{Addr, SpaceId};
use crate::world::{Hole, Note, Relocation, World};

/// The only space.
pub(super) const SPACE: SpaceId = SpaceId(0);

/// Finds the place of an object of this many bytes.
pub(super) fn place(world: &mut World, bytes: u32) -> Option<Addr> {
    let lines = &mut world.collection.lines;
    let (line, block) = (lines.line, lines.block);
    if let Some(at) = bump(&mut lines.hole, bytes) {
        return Some(at);
    }
    if bytes > block {
        return apart(world, bytes);
    }
    let small = bytes <= line;
    if let Some(hole) = small.then(|| recyclable(world, bytes).or_else(|| free_block(world))).flatten() {
        let before = world.collection.lines.hole.replace(hole);
        give_back(world, before);
        return bump(&mut world.collection.lines.hole, bytes);
    }
    if let Some(at) = bump(&mut world.collection.lines.overflow, bytes) {
        return Some(at);
    }
    let hole = free_block(world).filter(|(at, end)| end.byte() - at.byte() >= bytes).or_else(|| any(world, bytes))?;
    let before = world.collection.lines.overflow.replace(hole);
    give_back(world, before);
    bump(&mut world.collection.lines.overflow, bytes)
}

/// The place of an object that is evacuated: only in a hole of a block that is partly used.
pub(super) fn refuge(world: &mut World, bytes: u32) -> Option<Addr> {
    if let Some(at) = bump(&mut world.collection.lines.hole, bytes) {
        return Some(at);
    }
    let hole = recyclable(world, bytes)?;
    let before = world.collection.lines.hole.replace(hole);
    give_back(world, before);
    bump(&mut world.collection.lines.hole, bytes)
}

/// A place in fresh blocks, for what is longer than a block, or when nothing else may be touched.
pub(super) fn apart(world: &mut World, bytes: u32) -> Option<Addr> {
    let blocks = bytes.next_multiple_of(world.collection.lines.block);
    let at = world.heap.open(SPACE, blocks, bytes)?;
    clear(world, at.byte(), at.byte() + bytes);
    let end = top(world);
    rule(world, at.byte() + bytes, end);
    Some(at)
}

/// An object is at an address: its lines are in use.
pub(super) fn take(world: &mut World, at: Addr, bytes: u32, marked: bool) {
    let lines = &mut world.collection.lines;
    for line in lines.touched(at.byte(), at.byte() + bytes) {
        lines.used.set(line);
        if marked {
            lines.marked.set(line);
        }
    }
}

/// Gives both holes back.
pub(super) fn give_all_back(world: &mut World) {
    let lines = &mut world.collection.lines;
    let holes = [lines.hole.take(), lines.overflow.take()];
    holes.into_iter().for_each(|hole| give_back(world, hole));
}

/// The search for holes begins again.
pub(super) fn search_again(world: &mut World) {
    let lines = &mut world.collection.lines;
    (lines.searched, lines.free) = (lines.start, lines.start);
}

/// Whether a block is one that is being emptied.
pub(super) fn is_emptied(world: &World, block: u32) -> bool {
    match &world.collection.relocation {
        Some(Relocation::Evacuating(blocks)) => Addr::of_byte(block).is_some_and(|block| blocks.get(block)),
        _ => false,
    }
}

/// How many lines of a block are in use, of how many.
pub(super) fn in_use(world: &World, block: u32) -> (u32, u32) {
    let lines = &world.collection.lines;
    let end = (block + lines.block).min(top(world));
    let all = (block..end).step_by(lines.line as usize);
    (all.clone().filter(|line| !lines.is_free(*line)).count() as u32, all.count() as u32)
}

/// The end of what is used of the space.
pub(super) fn top(world: &World) -> u32 {
    world.heap.top(SPACE).map_or(0, Addr::byte)
}

/// Makes the free stretch between two block borders holes that begin and end with lines and blocks, so that each can be
/// found; told of nowhere, for nothing happens to it.
pub(super) fn rule(world: &mut World, from: u32, to: u32) {
    let lines = &world.collection.lines;
    let (first, last, block) = (lines.line_from(from).min(to), lines.line_of(to).max(from), lines.block);
    let borders = (lines.block_from(from)..to).step_by(block as usize);
    let mut at = from;
    let borders = std::iter::once(first).chain(borders.filter(|border| (first..last).contains(border)));
    for border in borders.chain([last, to]) {
        if border > at {
            clear(world, at, border);
            at = border;
        }
    }
}

fn clear(world: &mut World, from: u32, to: u32) {
    if let (Some(from), Some(to)) = (Addr::of_byte(from), Addr::of_byte(to)) {
        world.heap.clear(from, to);
    }
}

/// Takes bytes from a hole.
fn bump(hole: &mut Option<Hole>, bytes: u32) -> Option<Addr> {
    let (at, end) = (*hole)?;
    if end.byte() - at.byte() < bytes {
        return None;
    }
    *hole = Some((Addr::after(at, bytes)?, end));
    Some(at)
}

/// Sets a run of free lines aside.
fn set_aside(world: &mut World, from: u32, to: u32) -> Option<Hole> {
    clear(world, from, to);
    let lines = &mut world.collection.lines;
    lines.touched(from, to).for_each(|line| _ = lines.used.set(line));
    Some((Addr::of_byte(from)?, Addr::of_byte(to)?))
}

/// Gives the lines back that were not needed of a hole.
fn give_back(world: &mut World, hole: Option<Hole>) {
    let Some((at, end)) = hole.map(|(at, end)| (at.byte(), end.byte())) else { return };
    let first = world.collection.lines.line_from(at);
    if first < end {
        clear(world, at, first);
        clear(world, first, end);
        let lines = &mut world.collection.lines;
        lines.touched(first, end).for_each(|line| lines.used.unset(line));
    }
}

/// The next run of free lines of this many bytes, from a line on and before an end, in blocks that may be used.
fn run(world: &World, mut at: u32, bytes: u32, may: impl Fn(u32) -> bool) -> Option<(u32, u32)> {
    let (lines, top) = (&world.collection.lines, top(world));
    while at < top {
        let block = lines.block_of(at);
        let end = (block + lines.block).min(top);
        if at == block && !may(block) {
            at = end;
        } else if lines.is_free(at) {
            let to = (at..end).step_by(lines.line as usize).find(|line| !lines.is_free(*line)).unwrap_or(end);
            if to - at >= bytes {
                return Some((at, to));
            }
            at = to;
        } else {
            at = (at + lines.line).min(end);
        }
    }
    None
}

/// The next hole in a block that is partly used.
fn recyclable(world: &mut World, bytes: u32) -> Option<Hole> {
    let may = |block| !is_emptied(world, block) && in_use(world, block).0 > 0;
    let found = run(world, world.collection.lines.searched, bytes, may);
    world.collection.lines.searched = found.map_or_else(|| top(world), |(_, to)| to);
    found.and_then(|(from, to)| set_aside(world, from, to))
}

/// The next free block, or a fresh one.
fn free_block(world: &mut World) -> Option<Hole> {
    let (block, end) = (world.collection.lines.block, top(world));
    let mut at = world.collection.lines.free;
    while at < end {
        let to = (at + block).min(end);
        world.collection.lines.free = to;
        if in_use(world, at).0 == 0 && !is_emptied(world, at) {
            return set_aside(world, at, to);
        }
        at = to;
    }
    let at = world.heap.open(SPACE, block, world.collection.lines.line)?.byte();
    world.collection.lines.free = top(world);
    let end = top(world);
    set_aside(world, at, end)
}

/// Any run of lines that is long enough: memory is nearly full.
fn any(world: &mut World, bytes: u32) -> Option<Hole> {
    let (from, to) = run(world, world.collection.lines.start, bytes, |block| !is_emptied(world, block))?;
    set_aside(world, from, to)
}

/// What the blocks that are being emptied are called, by number.
pub(super) fn emptied(world: &World) -> Vec<u32> {
    let lines = &world.collection.lines;
    if lines.line == 0 {
        return Vec::new();
    }
    let blocks = (lines.start..top(world)).step_by(lines.block as usize);
    blocks.enumerate().filter(|(_, block)| is_emptied(world, *block)).map(|(number, _)| number as u32 + 1).collect()
}

/// Decides the next weak field: where its target has moved it learns its address. False when there is none left.
pub(super) fn look_at_weak(world: &mut World, notes: Notes) -> bool {
    while let Some(entry) = world.heap.weak_field_after(world.collection.weak) {
        world.collection.weak = Some(entry);
        let (target, holder, index) = entry;
        let Some(at) = world.heap.address(holder) else { continue };
        let Some((from, to)) = world.heap.weak(at, index).zip(world.heap.address(target)) else { continue };
        if from != to {
            world.heap.readdress_weak(at, index, Some(to));
            let place = crate::world::SlotId::Field(holder, world.heap.shape(at).fields + index);
            notes.note(Note::Updated { place, target, from, to });
            return true;
        }
    }
    false
}

//! A minor collection: of the nursery alone. Its roots are the roots that lead there and the remembered slots; what they
//! reach is copied into the other half or, if it has survived before, promoted to the old space, and scanned there.
//!
//! What a major collection does afterwards is not its affair.

use super::remembered::{remember, word_of};
use super::{Notes, OLD, major};
use crate::gc::trace::{self, Trace};
use crate::gc::{copy, enter};
use crate::heap::{Addr, Slot, SpaceId};
use crate::time::Mute;
use crate::world::{Note, Order, Phase, Why, WorkItem, World};

/// A minor collection: roots that lead into the nursery are followed,
pub(super) const YOUNG_ROOTS: Phase = Phase(6);
/// then remembered slots.
pub(super) const REMEMBERED: Phase = Phase(7);
/// What was copied or promoted is scanned.
pub(super) const SCAN: Phase = Phase(8);
/// Weak fields learn where their targets are, or that they are gone.
pub(super) const WEAK: Phase = Phase(9);
/// The half of the nursery that was left is given back.
pub(super) const EMPTY: Phase = Phase(10);

/// Whether a minor collection is under way.
pub(super) fn under_way(world: &World) -> bool {
    matches!(world.collection.phase, YOUNG_ROOTS | REMEMBERED | SCAN | WEAK | EMPTY)
}

/// Begins; a major collection follows where it is not only the nursery that is full.
pub(super) fn begin(world: &mut World, why: Why, notes: Notes) {
    let from = world.collection.space;
    copy::begin(world, from, SpaceId(1 - from.0));
    let collection = &mut world.collection;
    collection.number += 1;
    (collection.next_root, collection.waves, collection.fruitless) = (0, 0, 0);
    (collection.immortals, collection.wave_left) = (None, 0);
    // A major collection follows, unless it is only the nursery that is full.
    collection.instalments.again = Some(why).filter(|why| *why != Why::Young);
    notes.note(Note::Began(why));
    enter(world, YOUNG_ROOTS, notes);
}

/// One step. What was left behind is told of for free, see `copy::abandon`.
pub(super) fn step(world: &mut World, notes: Notes) {
    match world.collection.phase {
        YOUNG_ROOTS => young_roots(world, notes),
        REMEMBERED => remembered(world, notes),
        SCAN => scan(world, notes),
        WEAK => {
            if !copy::look_at_weak(world, notes) {
                enter(world, EMPTY, notes);
            }
        }
        _ => {
            if copy::abandon(world, notes) {
                return;
            }
            end(world, notes);
        }
    }
    world.collection.steps += 1;
}

/// Follows a reference; an old object's slot that leads to a young object afterwards is remembered.
fn follow(world: &mut World, slot: Slot, _: Addr, notes: Notes) {
    copy::follow(world, slot, evacuate, notes);
    remember(world, slot, notes);
}

/// What has survived once is promoted, if there is room; everything else goes into the other half.
fn evacuate(world: &mut World, from: Addr) -> Option<Addr> {
    if Some(from) < world.collection.age_mark
        && let Ok(to) = world.heap.evacuate(from, OLD)
    {
        world.collection.worklist.push(WorkItem::all(to));
        return Some(to);
    }
    world.heap.evacuate(from, world.collection.space).ok()
}

/// The next root that leads to what is still to be moved.
fn next_root(world: &World) -> Option<u32> {
    (world.collection.next_root..world.roots.len()).find(|index| copy::old_address(world, Slot::Root(*index)).is_some())
}

fn young_roots(world: &mut World, notes: Notes) {
    match next_root(world) {
        Some(index) => {
            world.collection.next_root = index + 1;
            copy::follow(world, Slot::Root(index), evacuate, notes);
        }
        None => {
            world.collection.wave_left = world.collection.remembered.len();
            enter(world, REMEMBERED, notes);
        }
    }
}

/// Follows the next remembered slot. It stays remembered as long as it leads to a young object.
fn remembered(world: &mut World, notes: Notes) {
    if world.collection.wave_left == 0 {
        copy::end_wave(world, 0, notes);
        return enter(world, SCAN, notes);
    }
    world.collection.wave_left -= 1;
    let Some(WorkItem { object, next }) = world.collection.remembered.pop(Order::Queue) else { return };
    if let Some(word) = word_of(object, next) {
        world.collection.logged.unset(word);
    }
    let slot = Slot::Field(object, next);
    if copy::old_address(world, slot).is_some() {
        copy::follow(world, slot, evacuate, notes);
    }
    // That it stays is no news.
    remember(world, slot, &mut Mute);
}

fn scan(world: &mut World, notes: Notes) {
    if copy::scan(world, follow, notes) {
        return;
    }
    if let Some(index) = next_root(world) {
        world.collection.next_root = index + 1;
        copy::follow(world, Slot::Root(index), evacuate, notes);
    } else if trace::look_at_pair(world, notes) == Trace::Over {
        let more = world.heap.weak_field_after(None).is_some();
        enter(world, if more { WEAK } else { EMPTY }, notes);
    }
}

/// The half that was left is given back; a major collection follows where one was asked for.
fn end(world: &mut World, notes: Notes) {
    world.collection.age_mark = world.heap.top(world.collection.space);
    trace::forget(world, notes);
    if world.collection.instalments.again.take().is_some() {
        major::begin(world, notes);
    } else {
        enter(world, Phase::REST, notes);
        notes.note(Note::Ended);
    }
}

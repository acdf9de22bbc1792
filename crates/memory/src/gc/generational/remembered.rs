//! The remembered set and the write barrier that fills it: slots of old objects that lead into the nursery. They are roots
//! of a minor collection, which looks at no old object otherwise.

use super::minor::{REMEMBERED, SCAN, YOUNG_ROOTS};
use super::{Notes, OLD, young};
use crate::gc::copy;
use crate::heap::{Addr, Shape, Slot, WORD};
use crate::time::Mute;
use crate::world::{Note, Order, WorkItem, World};

/// The write barrier: a slot of an old object that leads into the nursery is remembered. During a minor collection a slot
/// that was looked at already and is given an old address again is looked at again.
pub(super) fn guard(world: &mut World, slot: Slot, notes: Notes) {
    remember(world, slot, notes);
    if !matches!(world.collection.phase, YOUNG_ROOTS | REMEMBERED | SCAN) || copy::old_address(world, slot).is_none() {
        return;
    }
    match slot {
        Slot::Root(index) => world.collection.next_root = world.collection.next_root.min(index),
        Slot::Field(object, next) if !copy::left(world, object) => {
            world.collection.worklist.push(WorkItem { object, next })
        }
        Slot::Field(..) => {}
    }
}

/// Remembers a slot, once, if it is in an old or immortal object and leads to a young one.
pub(super) fn remember(world: &mut World, slot: Slot, notes: Notes) {
    let Slot::Field(object, next) = slot else { return };
    if young(world, object) || world.heap.spaces().count() == 1 {
        return;
    }
    let Some(to) = world.load(slot).target().filter(|to| young(world, *to)) else { return };
    if word_of(object, next).is_some_and(|word| world.collection.logged.set(word)) {
        world.collection.remembered.push(WorkItem { object, next });
        notes.tell(|| Note::Remembered { place: world.place(slot), to: world.heap.id(to) });
    }
}

/// The address of a field itself.
pub(super) fn word_of(object: Addr, index: u32) -> Option<Addr> {
    Addr::after(object, (Shape::HEADER + index) * WORD)
}

/// What a loader wrote without a barrier.
pub(super) fn remember_all(world: &mut World) {
    let old: Vec<_> = world.heap.blocks_of(OLD).filter(|block| block.kind.is_object()).collect();
    for block in old {
        let fields = world.heap.shape(block.at).fields;
        (0..fields).for_each(|index| remember(world, Slot::Field(block.at, index), &mut Mute));
    }
}

/// Slots of what was freed are forgotten.
pub(super) fn forget_freed(world: &mut World) {
    for _ in 0..world.collection.remembered.len() {
        let Some(slot) = world.collection.remembered.pop(Order::Queue) else { break };
        if world.heap.immortal(slot.object) || world.heap.is_object(slot.object) {
            world.collection.remembered.push(slot);
        } else if let Some(word) = word_of(slot.object, slot.next) {
            world.collection.logged.unset(word);
        }
    }
}

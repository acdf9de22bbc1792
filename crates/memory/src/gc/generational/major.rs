//! A major collection: the whole heap is marked and swept, after a minor one has emptied half of the nursery.

use super::remembered::forget_freed;
use super::{MARK, Notes, OLD, ROOTS};
use crate::gc::trace::{self, Trace};
use crate::gc::{enter, sweep};
use crate::world::{Phase, World};

/// The nursery is swept,
pub(super) const SWEEP_YOUNG: Phase = Phase(3);
/// then the old space.
pub(super) const SWEEP_OLD: Phase = Phase(4);
/// Marks are cleared.
pub(super) const RESET: Phase = Phase(5);

/// Begins at the roots.
pub(super) fn begin(world: &mut World, notes: Notes) {
    let collection = &mut world.collection;
    (collection.next_root, collection.waves, collection.wave_left) = (0, 0, 0);
    (collection.immortals, collection.fruitless) = (None, 0);
    enter(world, ROOTS, notes);
}

/// One step.
pub(super) fn step(world: &mut World, notes: Notes) {
    match world.collection.phase {
        ROOTS | MARK => {
            if trace::step(world, notes) == Trace::Over {
                let more = sweep::begin(world, world.collection.space);
                enter(world, SWEEP_YOUNG, notes);
                if !more {
                    sweep_old(world, notes);
                }
            }
        }
        SWEEP_YOUNG => {
            if !sweep::step(world, notes) {
                sweep_old(world, notes);
            }
        }
        SWEEP_OLD => {
            if !sweep::step(world, notes) {
                enter(world, RESET, notes);
            }
        }
        _ => {
            forget_freed(world);
            trace::end(world, notes);
        }
    }
}

fn sweep_old(world: &mut World, notes: Notes) {
    // What survives at the end of the nursery has its age still.
    world.collection.age_mark = world.collection.age_mark.min(world.heap.top(world.collection.space));
    let more = sweep::begin(world, OLD);
    enter(world, SWEEP_OLD, notes);
    if !more {
        enter(world, RESET, notes);
    }
}

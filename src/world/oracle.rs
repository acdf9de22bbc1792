//! The dullest oracle there is: what can be reached, by a plain search. Collectors are tested against it and reports
//! are made with it; no collector uses it.

use super::World;
use crate::heap::{Bits, Slot};

/// The objects that strong references lead to from the roots, as a side table.
pub fn reachable(world: &World) -> Bits {
    let mut seen = Bits::for_words(world.heap.words());
    let mut work: Vec<_> = (0..world.roots.len()).filter_map(|index| world.roots.get(index).target()).collect();
    while let Some(at) = work.pop() {
        if seen.set(at) {
            let fields = world.heap.shape(at).fields;
            work.extend((0..fields).filter_map(|index| world.load(Slot::Field(at, index)).target()));
        }
    }
    seen
}

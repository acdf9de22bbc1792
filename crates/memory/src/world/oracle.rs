//! The dullest oracle there is: what can be reached, by a plain search. Collectors are tested against it and reports
//! are made with it; no collector uses it.

use super::World;
use crate::heap::{Addr, Bits, BlockKind, Slot};

/// The objects that strong references lead to from the roots and the immortal objects, as a side table. The value of an
/// ephemeron counts once its key is reached.
pub fn reachable(world: &World) -> Bits {
    let mut seen = Bits::for_words(world.heap.words());
    let mut work: Vec<_> = (0..world.roots.len()).filter_map(|index| world.load(Slot::Root(index)).target()).collect();
    work.extend(world.heap.immortals().flat_map(|block| targets(world, block.at)));
    let mut pairs = Vec::new();
    loop {
        while let Some(at) = work.pop() {
            if world.heap.immortal(at) || !seen.set(at) {
                continue;
            }
            match world.heap.shape(at).kind {
                BlockKind::Ephemeron => pairs.push(at),
                _ => work.extend(targets(world, at)),
            }
        }
        let reached = |at: Addr| world.heap.immortal(at) || seen.get(at);
        let (ready, rest): (Vec<Addr>, _) =
            pairs.into_iter().partition(|pair| world.weak(*pair, 0).is_some_and(reached));
        work.extend(ready.iter().flat_map(|pair| targets(world, *pair)));
        pairs = rest;
        if work.is_empty() {
            return seen;
        }
    }
}

fn targets(world: &World, at: Addr) -> Vec<Addr> {
    let fields = world.heap.shape(at).fields;
    (0..fields).filter_map(|index| world.load(Slot::Field(at, index)).target()).collect()
}

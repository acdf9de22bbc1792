//! A 32-bit hash of a state, which tells whether an old link still leads to the same state. It is the same on every
//! machine and in every build, and quick even when the heap is large and nearly empty.

use super::State;
use memory::heap::Slot;

/// A multiply-and-rotate hash, like FNV but a word at a time.
struct Print(u64);

impl Print {
    fn add(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    }
}

impl State {
    /// What is in the heap, what refers to what, and how far the collector has come, as one number.
    pub fn fingerprint(&self) -> u32 {
        let (world, mut print) = (&self.world, Print(0xcbf2_9ce4_8422_2325));
        let references = |owner: Slot| world.load(owner).0;
        for block in world.heap.blocks().filter(|block| block.kind.is_object()) {
            let (shape, at) = (world.heap.shape(block.at), block.at);
            print.add(u64::from(at.byte()) << 32 | u64::from(block.bytes));
            print.add(u64::from(world.heap.id(at).0) << 32 | u64::from(world.reached(at)));
            (0..shape.fields).for_each(|index| print.add(references(Slot::Field(at, index))));
            (0..shape.weak).for_each(|index| print.add(world.weak(at, index).map_or(0, |to| u64::from(to.byte()))));
        }
        (0..world.roots.len()).for_each(|index| print.add(references(Slot::Root(index))));
        print.add(world.collection.steps);
        print.add(world.collection.freed);
        print.add(u64::from(self.acts));
        (print.0 ^ (print.0 >> 32)) as u32
    }
}

//! Allocation where a collector says: in holes that are on no free list and that it finds by itself.

use super::object::encode_forwarded;
use super::{Addr, BlockKind, Heap, Shape, SpaceId, WORD};

impl Heap {
    /// Takes a number of bytes from the end of a space, or what is left of it where that is less but enough, as one hole.
    pub fn open(&mut self, space: SpaceId, bytes: u32, enough: u32) -> Option<Addr> {
        let words = bytes.min(self.untouched(space)) / WORD;
        if words == 0 || words < enough / WORD {
            return None;
        }
        let at = self.bump(space, words)?;
        self.hole(at.word(), words, false);
        Some(at)
    }

    /// Makes all that lies between two block borders one hole.
    pub fn clear(&mut self, from: Addr, to: Addr) {
        if from < to {
            self.hole(from.word(), to.word() - from.word(), false);
        }
    }

    /// Makes an object at the beginning of a hole, which is long enough: all fields null, all data 0.
    pub fn allocate_at(&mut self, hole: Addr, shape: Shape) -> Addr {
        self.carve(hole, shape.words());
        self.make(hole, shape)
    }

    /// Copies an object to the beginning of a hole, which is long enough; at its old place a forwarding address says where
    /// it is.
    pub fn evacuate_to(&mut self, from: Addr, hole: Addr) {
        let shape = self.shape(from);
        self.carve(hole, shape.words());
        self.copy_words(from, hole, shape.words());
        self.memory.set(from.word() as usize + 1, encode_forwarded(&shape));
        self.set_forwarding(from, Some(hole));
    }

    /// What is left of a hole when words are taken from its beginning is a hole.
    fn carve(&mut self, hole: Addr, words: u32) {
        let (kind, whole) = self.block_extent(hole.word());
        debug_assert!(kind == BlockKind::Free && whole >= words, "no hole of {words} words is at {hole}");
        if whole > words {
            self.hole(hole.word() + words, whole - words, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_made_at_the_beginning_of_a_hole() {
        let mut heap = Heap::new(256);
        let shape = Shape { kind: BlockKind::Object, fields: 1, weak: 0, data: 8 };
        let hole = heap.open(SpaceId(0), 128, 8).unwrap();
        let a = heap.allocate_at(hole, shape);
        let rest = Addr::after(a, shape.bytes()).unwrap();
        heap.evacuate_to(a, rest);
        let kinds: Vec<_> = heap.blocks().map(|block| (block.kind, block.bytes)).collect();
        assert_eq!(kinds, [(BlockKind::Forwarded, 32), (BlockKind::Object, 32), (BlockKind::Free, 64)]);
        assert_eq!((heap.forwarding(a), heap.address(heap.id(a))), (Some(rest), Some(rest)));
        assert_eq!(heap.open(SpaceId(0), 512, 64).map(|at| heap.block_at(at).unwrap().bytes), Some(128));
        assert_eq!(heap.open(SpaceId(0), 512, 8), None);
    }
}

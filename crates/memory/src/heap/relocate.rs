//! How objects move: to an address before their own (sliding) or into another space (copying), with the forwarding
//! address that tells the way meanwhile.
//!
//! The forwarding address stands in the object's first header word, in the half where counting collectors keep the
//! count: no collector does both. References are not touched here: that is the collector's work.

use super::object::encode_forwarded;
use super::{Addr, BlockKind, Full, Heap, SpaceId, WORD};

impl Heap {
    /// Where an object goes, or went: its forwarding address, if one was installed.
    #[inline]
    pub fn forwarding(&self, at: Addr) -> Option<Addr> {
        Addr::of_word(self.count(at))
    }

    /// Installs a forwarding address, or takes it away.
    pub fn set_forwarding(&mut self, at: Addr, to: Option<Addr>) {
        self.set_count(at, to.map_or(0, Addr::word));
    }

    /// Moves an object down to an address, over a hole that begins there and ends at the object. What is left between
    /// its new end and its old one is a hole. The forwarding address goes.
    pub fn slide(&mut self, from: Addr, to: Addr) {
        self.set_forwarding(from, None);
        if from == to {
            return;
        }
        let words = self.shape(from).words();
        self.copy_words(from, to, words);
        self.hole(to.word() + words, from.word() - to.word(), false);
    }

    /// Copies an object into another space, into a hole where one fits. The object is where the copy is from now on; at its
    /// old place a forwarding address says where that is.
    pub fn evacuate(&mut self, from: Addr, space: SpaceId) -> Result<Addr, Full> {
        let shape = self.shape(from);
        let to = self.find(space, shape.words()).ok_or(Full)?;
        self.copy_words(from, to, shape.words());
        self.memory.set(from.word() as usize + 1, encode_forwarded(&shape));
        self.set_forwarding(from, Some(to));
        Ok(to)
    }

    pub(super) fn copy_words(&mut self, from: Addr, to: Addr, words: u32) {
        let id = self.id(from);
        for index in 0..words {
            let word = self.memory.get((from.word() + index) as usize);
            self.memory.set((to.word() + index) as usize, word);
        }
        self.directory.set(id.0 as usize, u64::from(to.word()));
    }

    /// Ends what is used of a space at an address: what lies beyond holds no object any more.
    pub fn cut_off(&mut self, space: SpaceId, at: Addr) {
        debug_assert!(
            self.blocks_of(space).all(|block| block.at < at || !self.is_object(block.at)),
            "an object is cut off"
        );
        self.forget_holes(space);
        self.spaces[space.0 as usize].top = at.word();
    }

    /// Empties a space that holds no object any more, only holes and old places.
    pub fn reset(&mut self, space: SpaceId) {
        let start = self.spaces[space.0 as usize].start;
        if let Some(start) = Addr::of_word(start) {
            self.cut_off(space, start);
        }
    }

    /// The address after what is used of a space: where the next object is made that finds no hole.
    pub fn top(&self, space: SpaceId) -> Option<Addr> {
        Addr::of_word(self.spaces[space.0 as usize].top)
    }

    /// The first address of a space.
    pub fn start(&self, space: SpaceId) -> Option<Addr> {
        Addr::of_word(self.spaces[space.0 as usize].start)
    }

    /// Which kind of block is at an address.
    pub fn kind(&self, at: Addr) -> BlockKind {
        self.shape(at).kind
    }

    /// How many bytes of a space are taken by blocks, holes included.
    pub fn reach(&self, space: SpaceId) -> u32 {
        let space = &self.spaces[space.0 as usize];
        (space.top - space.start) * WORD
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::{Shape, Word};

    fn shape(fields: u32, data: u32) -> Shape {
        Shape { kind: BlockKind::Object, fields, weak: 0, data }
    }

    #[test]
    fn an_object_that_slides_over_itself_keeps_what_it_holds() {
        let mut heap = Heap::new(512);
        let hole = heap.allocate(shape(0, 16)).unwrap();
        let kept = heap.allocate(shape(4, 64)).unwrap();
        let id = heap.id(kept);
        heap.set_field(kept, 3, Word::reference(kept));
        heap.set_data(kept, 7, 77);
        heap.free_unlisted(hole);
        heap.slide(kept, hole);
        assert_eq!(heap.address(id), Some(hole));
        assert_eq!(
            (heap.field(hole, 3), heap.data(hole, 7)),
            (Word::reference(kept), 77),
            "references are not its affair"
        );
        let kinds: Vec<_> = heap.blocks().map(|block| (block.kind, block.bytes)).collect();
        assert_eq!(kinds, [(BlockKind::Object, 112), (BlockKind::Free, 32)]);
        heap.cut_off(SpaceId(0), Addr::after(hole, 112).unwrap());
        assert_eq!((heap.blocks().count(), heap.used()), (1, 112));
    }

    #[test]
    fn an_evacuated_object_leaves_a_forwarding_address() {
        let mut heap = Heap::new(0);
        heap.seal(256, &[256, 256]);
        let old = heap.allocate(shape(1, 8)).unwrap();
        let id = heap.id(old);
        let new = heap.evacuate(old, SpaceId(1)).unwrap();
        assert_eq!((heap.address(id), heap.forwarding(old), heap.space_of(new)), (Some(new), Some(new), SpaceId(1)));
        assert_eq!((heap.kind(old), heap.is_object(old), heap.used()), (BlockKind::Forwarded, false, 32));
        heap.reset(SpaceId(0));
        assert_eq!(heap.blocks().map(|block| block.at).collect::<Vec<_>>(), [new]);
        assert_eq!(heap.allocate(shape(0, 300)), Err(Full), "a space has its own end");
    }
}

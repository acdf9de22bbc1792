//! The heap: one or several spaces, each allocated from its free lists, else by bumping its top.
//!
//! Freed objects become holes; holes are joined when a sweep rebuilds the lists, or, if nobody sweeps, when an
//! allocation would fail otherwise. So fragmentation is real. How objects move is in `relocate`.

use super::free::FreeLists;
use super::object::{BlockKind, Shape, decode_extent, encode_free};
use super::{Addr, Memory, ObjectId, WORD, Word};
use std::collections::BTreeSet;
use std::ops::Bound;
use std::rc::Rc;

/// There is no room for an allocation; it had no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// A stretch of the heap: an object or a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it starts.
    pub at: Addr,
    /// What it is.
    pub kind: BlockKind,
    /// How long it is, in bytes.
    pub bytes: u32,
}

/// Which space of a heap, in address order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpaceId(pub u8);

/// A stretch of addresses in which objects are allocated.
#[derive(Clone, Debug, PartialEq, Hash)]
pub(super) struct Space {
    /// The first word of its first block.
    pub start: u32,
    /// The word after its last block: what lies beyond was never used, or is so again.
    pub top: u32,
    /// The word after its last.
    pub end: u32,
    pub free: FreeLists,
    /// Whether holes may lie side by side.
    pub scattered: bool,
}

impl Space {
    fn empty(start: u32, end: u32) -> Space {
        Space { start, top: start, end, free: FreeLists::default(), scattered: false }
    }
}

/// Memory with objects in it. Clones share what neither has written since.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Heap {
    pub(super) memory: Memory,
    /// In address order. There is always one.
    pub(super) spaces: Vec<Space>,
    /// For each identity the word where the object is, 0 once it is gone.
    pub(super) directory: Memory,
    /// Every weak field that is not null: (target, holder, index). Copied when written while shared.
    weak: Rc<BTreeSet<(ObjectId, ObjectId, u32)>>,
    used: u32,
    objects: u32,
    /// The first word that can be freed: what lies before is immortal.
    first: u32,
    /// How many bytes of objects it is said to hold.
    limit: u32,
}

/// The number of words that a number of bytes of a space comes to: always even.
fn words_of(bytes: u32) -> u32 {
    bytes.min(Heap::LARGEST) / WORD / 2 * 2
}

/// The first word that can be an object's: address 0 is null's.
const FIRST: u32 = 2;

impl Heap {
    /// No heap is larger than this, in bytes.
    pub const LARGEST: u32 = 1 << 30;

    /// An empty heap of one space that holds this number of bytes of objects, headers included.
    pub fn new(bytes: u32) -> Heap {
        let words = FIRST + words_of(bytes);
        Heap {
            memory: Memory::zeroed(words as usize),
            spaces: vec![Space::empty(FIRST, words)],
            directory: Memory::default(),
            weak: Rc::default(),
            used: 0,
            objects: 0,
            first: FIRST,
            limit: (words - FIRST) * WORD,
        }
    }

    /// How many bytes of objects it is said to hold, headers included, immortal objects not counted.
    pub fn size(&self) -> u32 {
        self.limit
    }

    /// Makes everything that was allocated so far immortal: it is never freed and no longer counted as in use. From now
    /// on the heap says that it holds `limit` bytes, and consists of spaces of these many bytes, in address order. They
    /// may hold more than the limit together: some collectors need room to copy into, and what cannot wait for a
    /// collection is allocated beyond the limit.
    pub fn seal(&mut self, limit: u32, spaces: &[u32]) {
        debug_assert!(self.spaces.len() == 1, "a heap is sealed once, before it is divided");
        self.join_holes(SpaceId(0));
        self.first = self.spaces[0].top;
        (self.used, self.objects, self.limit) = (0, 0, limit);
        let mut start = self.first;
        self.spaces.clear();
        for bytes in spaces {
            let end = start + words_of(*bytes);
            self.spaces.push(Space::empty(start, end));
            start = end;
        }
        if start as usize > self.memory.len() {
            self.memory.extend(0, start as usize - self.memory.len());
        }
    }

    /// Whether an object is never freed.
    #[inline]
    pub fn immortal(&self, at: Addr) -> bool {
        at.word() < self.first
    }

    /// The immortal objects, in address order.
    pub fn immortals(&self) -> impl Iterator<Item = Block> {
        std::iter::successors(self.immortal_from(None), |block| self.immortal_from(Addr::after(block.at, block.bytes)))
    }

    /// The immortal object at an address or after it.
    pub fn immortal_from(&self, at: Option<Addr>) -> Option<Block> {
        let mut word = at.map_or(FIRST, Addr::word);
        while word < self.first {
            let block = self.block(word)?;
            if block.kind != BlockKind::Free {
                return Some(block);
            }
            word += block.bytes / WORD;
        }
        None
    }

    /// How many bytes there are at the end of a space that were never used, or are so again.
    pub fn untouched(&self, space: SpaceId) -> u32 {
        let space = &self.spaces[space.0 as usize];
        (space.end - space.top) * WORD
    }

    /// How many spaces it has.
    pub fn spaces(&self) -> impl Iterator<Item = SpaceId> {
        (0..self.spaces.len() as u8).map(SpaceId)
    }

    /// Where a space begins and ends, as byte addresses.
    pub fn extent(&self, space: SpaceId) -> (u32, u32) {
        let space = &self.spaces[space.0 as usize];
        (space.start * WORD, space.end * WORD)
    }

    /// The space that an address is in; the first one for what is immortal.
    #[inline]
    pub fn space_of(&self, at: Addr) -> SpaceId {
        if self.spaces.len() == 1 {
            return SpaceId(0);
        }
        let found = self.spaces.iter().position(|space| at.word() < space.end);
        SpaceId(found.unwrap_or(self.spaces.len() - 1) as u8)
    }

    /// Tells which words were written since another version, and where objects were or are that came, went or moved.
    pub(crate) fn written_since(&self, earlier: &Heap, mut tell: impl FnMut(std::ops::Range<u32>)) {
        let mut one = |word: u32| tell(word..word + 1);
        self.memory.differing(&earlier.memory).for_each(|word| one(word as u32));
        for id in self.directory.differing(&earlier.directory) {
            one(self.directory.get(id) as u32);
            if id < earlier.directory.len() {
                one(earlier.directory.get(id) as u32);
            }
        }
        // Identities of a version that has more of them: it is the later one.
        (self.directory.len()..earlier.directory.len()).for_each(|id| one(earlier.directory.get(id) as u32));
    }

    /// How many bytes its objects take, headers included.
    pub fn used(&self) -> u32 {
        self.used
    }

    /// How many objects there are, stores included.
    pub fn objects(&self) -> u32 {
        self.objects
    }

    /// How many words it has, the ones before the first object included: enough for a side table.
    pub fn words(&self) -> u32 {
        self.memory.len() as u32
    }

    /// How many identities were given so far.
    pub fn identities(&self) -> u32 {
        self.directory.len() as u32
    }

    /// Where an object is; `None` once it is gone, and before it was made.
    pub fn address(&self, id: ObjectId) -> Option<Addr> {
        let known = (id.0 as usize) < self.directory.len();
        known.then(|| Addr::of_word(self.directory.get(id.0 as usize) as u32)).flatten()
    }

    /// Whether an object is at an address. During a sweep garbage may still refer to where garbage was.
    pub fn is_object(&self, at: Addr) -> bool {
        let top = self.spaces[self.space_of(at).0 as usize].top;
        at.word() < top && self.address(self.id(at)) == Some(at)
    }

    /// Makes an object in the first space: all fields null, all data 0, count 0.
    pub fn allocate(&mut self, shape: Shape) -> Result<Addr, Full> {
        self.allocate_in(SpaceId(0), shape)
    }

    /// The same in a space.
    pub fn allocate_in(&mut self, space: SpaceId, shape: Shape) -> Result<Addr, Full> {
        let at = self.find(space, shape.words()).ok_or(Full)?;
        Ok(self.make(at, shape))
    }

    /// Makes an object like [`Heap::allocate_in`], but never in a hole: while a sweep goes on, garbage may still refer to
    /// where other garbage was.
    pub fn allocate_fresh(&mut self, space: SpaceId, shape: Shape) -> Result<Addr, Full> {
        let at = self.bump(space, shape.words()).ok_or(Full)?;
        Ok(self.make(at, shape))
    }

    pub(super) fn make(&mut self, at: Addr, shape: Shape) -> Addr {
        let words = shape.words();
        let word = at.word();
        for index in word + Shape::HEADER..word + words {
            if self.memory.get(index as usize) != 0 {
                self.memory.set(index as usize, 0);
            }
        }
        let id = self.directory.len() as u64;
        self.memory.set(word as usize, id);
        self.memory.set(word as usize + 1, shape.encode());
        self.directory.push(u64::from(word));
        self.used += words * WORD;
        self.objects += 1;
        at
    }

    /// Takes words from the end of a space.
    pub(super) fn bump(&mut self, space: SpaceId, words: u32) -> Option<Addr> {
        let space = &mut self.spaces[space.0 as usize];
        if space.end - space.top < words {
            return None;
        }
        space.top += words;
        Addr::of_word(space.top - words)
    }

    pub(super) fn find(&mut self, space: SpaceId, words: u32) -> Option<Addr> {
        if let Some(at) = self.spaces[space.0 as usize].free.take(&mut self.memory, words) {
            let (_, whole) = self.block_extent(at.word());
            if whole > words {
                self.hole(at.word() + words, whole - words, true);
            }
            return Some(at);
        }
        let fresh = self.bump(space, words);
        if fresh.is_some() || !self.spaces[space.0 as usize].scattered {
            return fresh;
        }
        self.join_holes(space);
        self.find(space, words)
    }

    /// Joins holes that lie side by side and rebuilds the free lists of a space.
    fn join_holes(&mut self, space: SpaceId) {
        self.forget_holes(space);
        let Space { start, top, .. } = self.spaces[space.0 as usize];
        let mut at = start;
        while at < top {
            let (start, mut kind, mut words) = (at, BlockKind::Free, 0);
            while kind == BlockKind::Free && at < top {
                (kind, words) = self.block_extent(at);
                at += words;
            }
            let end = if kind == BlockKind::Free { at } else { at - words };
            self.list_hole(space, start, end);
        }
    }

    pub(super) fn block_extent(&self, word: u32) -> (BlockKind, u32) {
        decode_extent(self.memory.get(word as usize + 1))
    }

    pub(super) fn hole(&mut self, word: u32, words: u32, listed: bool) {
        self.memory.set(word as usize + 1, encode_free(words));
        if let (true, Some(at)) = (listed, Addr::of_word(word)) {
            let space = self.space_of(at).0 as usize;
            self.spaces[space].free.put(&mut self.memory, at);
        }
    }

    /// Takes every hole of a space off its free lists: a sweep gives them back, joined, by [`Heap::list`].
    pub fn forget_holes(&mut self, space: SpaceId) {
        let space = &mut self.spaces[space.0 as usize];
        (space.free, space.scattered) = (FreeLists::default(), false);
    }

    /// Makes all that lies between two block borders of a space one hole that can be allocated from; at the end of what
    /// is used the hole is given back to the bump allocator. `to` is `None` for the end of what is used.
    pub fn list(&mut self, from: Addr, to: Option<Addr>) {
        let space = self.space_of(from);
        self.list_hole(space, from.word(), to.map_or(self.spaces[space.0 as usize].top, Addr::word));
    }

    fn list_hole(&mut self, space: SpaceId, from: u32, to: u32) {
        let top = &mut self.spaces[space.0 as usize].top;
        if to == *top {
            *top = from.min(to);
        } else if from < to {
            self.hole(from, to - from, true);
        }
    }

    /// Frees an object; its hole can be allocated from at once.
    pub fn free(&mut self, at: Addr) {
        let words = self.unmake(at);
        let space = self.space_of(at);
        let space = &mut self.spaces[space.0 as usize];
        space.scattered = true;
        match at.word() + words == space.top {
            true => space.top = at.word(),
            false => self.hole(at.word(), words, true),
        }
    }

    /// Frees an object; its hole, of as many bytes as are returned, is on no free list until [`Heap::list`] puts it there.
    pub fn free_unlisted(&mut self, at: Addr) -> u32 {
        let words = self.unmake(at);
        self.hole(at.word(), words, false);
        words * WORD
    }

    fn unmake(&mut self, at: Addr) -> u32 {
        let (shape, id) = (self.shape(at), self.id(at));
        for index in 0..shape.weak {
            let target = self.weak(at, index).map(|target| self.id(target));
            self.set_weak(at, index, target, None, None);
        }
        debug_assert!(self.weak_fields_to(at).next().is_none(), "a weak field would dangle");
        self.directory.set(id.0 as usize, 0);
        let words = shape.words();
        self.used -= words * WORD;
        self.objects -= 1;
        words
    }

    /// The first block that is not immortal, if there is any.
    pub fn first(&self) -> Option<Block> {
        self.spaces().find_map(|space| self.first_of(space))
    }

    /// The first block of a space, if there is any.
    pub fn first_of(&self, space: SpaceId) -> Option<Block> {
        self.block(self.spaces[space.0 as usize].start)
    }

    /// The block after one in its space, in address order.
    #[inline]
    pub fn next(&self, block: Block) -> Option<Block> {
        let word = block.at.word() + block.bytes / WORD;
        // The end of a space may be the beginning of the next one.
        if word < self.spaces[self.space_of(block.at).0 as usize].top { self.extent_at(word) } else { None }
    }

    /// The block that starts at an address, if any block does and the address is in use.
    pub fn block_at(&self, at: Addr) -> Option<Block> {
        self.block(at.word())
    }

    fn block(&self, word: u32) -> Option<Block> {
        let used = |at| word < self.first || word < self.spaces[self.space_of(at).0 as usize].top;
        if used(Addr::of_word(word)?) { self.extent_at(word) } else { None }
    }

    /// The block that starts at a word, which is in use.
    #[inline]
    fn extent_at(&self, word: u32) -> Option<Block> {
        let (kind, words) = self.block_extent(word);
        Some(Block { at: Addr::of_word(word)?, kind, bytes: words * WORD })
    }

    /// The blocks of a space, in address order.
    pub fn blocks_of(&self, space: SpaceId) -> impl Iterator<Item = Block> {
        std::iter::successors(self.first_of(space), |block| self.next(*block))
    }

    /// All blocks that are not immortal, in address order.
    pub fn blocks(&self) -> impl Iterator<Item = Block> {
        self.spaces().flat_map(|space| self.blocks_of(space))
    }

    /// Which object it is.
    #[inline]
    pub fn id(&self, at: Addr) -> ObjectId {
        ObjectId(self.memory.get(at.word() as usize) as u32)
    }

    /// What it is made of.
    #[inline]
    pub fn shape(&self, at: Addr) -> Shape {
        Shape::decode(self.memory.get(at.word() as usize + 1))
    }

    /// Its reference count, for collectors that keep one there.
    pub fn count(&self, at: Addr) -> u32 {
        (self.memory.get(at.word() as usize) >> 32) as u32
    }

    /// Writes its reference count.
    pub fn set_count(&mut self, at: Addr, count: u32) {
        let word = self.memory.get(at.word() as usize);
        self.memory.set(at.word() as usize, word & u64::from(u32::MAX) | u64::from(count) << 32);
    }

    /// The word in a strong field, as it stands in memory.
    #[inline]
    pub fn field(&self, at: Addr, index: u32) -> Word {
        Word(self.memory.get((at.word() + Shape::field(index)) as usize))
    }

    /// Writes a strong field, with no barrier.
    pub(crate) fn set_field(&mut self, at: Addr, index: u32, word: Word) {
        self.memory.set((at.word() + Shape::field(index)) as usize, word.0);
    }

    /// The address in a weak field, as it stands in memory.
    pub fn weak(&self, at: Addr, index: u32) -> Option<Addr> {
        Word(self.memory.get((at.word() + self.shape(at).weak_field(index)) as usize)).target()
    }

    /// Writes the address of the same object into a weak field.
    pub(crate) fn readdress_weak(&mut self, at: Addr, index: u32, to: Option<Addr>) {
        let word = (at.word() + self.shape(at).weak_field(index)) as usize;
        self.memory.set(word, Word::from(to).0);
    }

    /// Writes a weak field. While objects move, the addresses in memory do not say which objects they are: those are given.
    pub(crate) fn set_weak(
        &mut self,
        at: Addr,
        index: u32,
        old: Option<ObjectId>,
        new: Option<ObjectId>,
        to: Option<Addr>,
    ) {
        if old == new {
            return;
        }
        self.readdress_weak(at, index, to);
        let holder = self.id(at);
        let table = Rc::make_mut(&mut self.weak);
        if let Some(old) = old {
            table.remove(&(old, holder, index));
        }
        if let Some(new) = new {
            table.insert((new, holder, index));
        }
    }

    /// A word of an object's own data.
    #[inline]
    pub fn data(&self, at: Addr, index: u32) -> u64 {
        self.memory.get((at.word() + self.shape(at).data_word(index)) as usize)
    }

    /// Writes a word of an object's own data.
    pub fn set_data(&mut self, at: Addr, index: u32, word: u64) {
        self.memory.set((at.word() + self.shape(at).data_word(index)) as usize, word);
    }

    /// The weak field that comes after one, of all that are not null: target, holder, index. `None`: the first one.
    pub fn weak_field_after(&self, field: Option<(ObjectId, ObjectId, u32)>) -> Option<(ObjectId, ObjectId, u32)> {
        let from = field.map_or(Bound::Unbounded, Bound::Excluded);
        self.weak.range((from, Bound::Unbounded)).next().copied()
    }

    /// The weak fields that refer to an object: their holders and indices.
    pub fn weak_fields_to(&self, at: Addr) -> impl Iterator<Item = (ObjectId, u32)> {
        let id = self.id(at);
        self.weak
            .range((id, ObjectId(0), 0)..=(id, ObjectId(u32::MAX), u32::MAX))
            .map(|(_, holder, index)| (*holder, *index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(data: u32) -> Shape {
        Shape { kind: BlockKind::Object, fields: 0, weak: 1, data }
    }

    #[test]
    fn a_hole_is_used_again_and_split() {
        let mut heap = Heap::new(256);
        let a = heap.allocate(shape(88)).unwrap();
        let b = heap.allocate(shape(8)).unwrap();
        heap.free(a);
        let c = heap.allocate(shape(8)).unwrap();
        assert_eq!(c, a, "the hole comes before fresh memory");
        let kinds: Vec<_> = heap.blocks().map(|block| (block.kind, block.bytes)).collect();
        assert_eq!(kinds, [(BlockKind::Object, 32), (BlockKind::Free, 80), (BlockKind::Object, 32)]);
        assert_eq!((heap.used(), heap.address(heap.id(b))), (64, Some(b)));
    }

    #[test]
    fn holes_side_by_side_are_joined_before_an_allocation_fails() {
        let mut heap = Heap::new(128);
        let all: Vec<_> = (0..4).map(|_| heap.allocate(shape(8)).unwrap()).collect();
        heap.free(all[0]);
        heap.free(all[1]);
        assert_eq!(heap.allocate(shape(40)), Ok(all[0]));
        assert_eq!(heap.allocate(shape(8)), Err(Full));
        heap.free(all[2]);
        assert_eq!(heap.allocate(shape(40)), Err(Full), "32 bytes free are not 64");
    }

    #[test]
    fn weak_fields_are_found_from_their_target() {
        let mut heap = Heap::new(256);
        let (a, b) = (heap.allocate(shape(8)).unwrap(), heap.allocate(shape(8)).unwrap());
        let id = heap.id(b);
        heap.set_weak(a, 0, None, Some(id), Some(b));
        assert_eq!(heap.weak_fields_to(b).collect::<Vec<_>>(), [(heap.id(a), 0)]);
        heap.free(a);
        assert_eq!(heap.weak_fields_to(b).count(), 0, "what the freed object held is forgotten");
    }
}

//! The heap: one space from a first address to a limit, allocated from free lists, else by bumping its top.
//!
//! Objects do not move here. Freed objects become holes; holes are joined when a sweep rebuilds the lists, or, if
//! nobody sweeps, when an allocation would fail otherwise. So fragmentation is real.

use super::free::FreeLists;
use super::object::{Kind, Shape, decode_extent, encode_free};
use super::{Addr, Memory, ObjectId, WORD, Word};
use std::collections::BTreeSet;
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
    pub kind: Kind,
    /// How long it is, in bytes.
    pub bytes: u32,
}

/// Memory with objects in it. Clones share what neither has written since.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Heap {
    memory: Memory,
    /// The word after the last block: what lies beyond was never used, or is so again.
    top: u32,
    free: FreeLists,
    /// Whether holes may lie side by side.
    scattered: bool,
    /// For each identity the word where the object is, 0 once it is gone.
    directory: Memory,
    /// Every weak field that is not null: (target, holder, index). Copied when written while shared.
    weak: Rc<BTreeSet<(ObjectId, ObjectId, u32)>>,
    used: u32,
    objects: u32,
    /// The first word that can be freed: what lies before is immortal.
    first: u32,
    /// How many bytes of objects it is said to hold.
    limit: u32,
}

/// The first word that can be an object's: address 0 is null's.
const FIRST: u32 = 2;

impl Heap {
    /// No heap is larger than this, in bytes.
    pub const LARGEST: u32 = 1 << 30;

    /// An empty heap that holds so many bytes of objects, headers included.
    pub fn new(bytes: u32) -> Heap {
        let words = FIRST + bytes.min(Self::LARGEST) / WORD / 2 * 2;
        Heap {
            memory: Memory::zeroed(words as usize),
            top: FIRST,
            free: FreeLists::default(),
            scattered: false,
            directory: Memory::default(),
            weak: Rc::default(),
            used: 0,
            objects: 0,
            first: FIRST,
            limit: (words - FIRST) * WORD,
        }
    }

    /// How many bytes of objects it can hold, headers and immortal objects not counted apart: what was asked for.
    pub fn size(&self) -> u32 {
        self.limit
    }

    /// Makes everything that was allocated so far immortal: it is never freed and no longer counted as in use. From now
    /// on the heap says that it holds `limit` bytes; what room there is beyond is for who cannot wait.
    pub fn seal(&mut self, limit: u32) {
        self.join_holes();
        self.forget_holes();
        self.first = self.top;
        (self.used, self.objects, self.limit) = (0, 0, limit);
    }

    /// Whether an object is never freed.
    #[inline]
    pub fn immortal(&self, at: Addr) -> bool {
        at.word() < self.first
    }

    /// The immortal objects, in address order.
    pub fn immortals(&self) -> impl Iterator<Item = Block> {
        let all = std::iter::successors(self.block(FIRST), |block| self.next(*block));
        all.take_while(|block| block.at.word() < self.first).filter(|block| block.kind != Kind::Free)
    }

    /// The immortal object at an address or after it.
    pub fn immortal_from(&self, at: Option<Addr>) -> Option<Block> {
        let mut word = at.map_or(FIRST, Addr::word);
        while word < self.first {
            let block = self.block(word)?;
            if block.kind != Kind::Free {
                return Some(block);
            }
            word += block.bytes / WORD;
        }
        None
    }

    /// How many bytes there are at the end that were never used, or are so again.
    pub fn untouched(&self) -> u32 {
        (self.words() - self.top) * WORD
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
        at.word() < self.top && self.address(self.id(at)) == Some(at)
    }

    /// Makes an object: all fields null, all data 0, count 0.
    pub fn allocate(&mut self, shape: Shape) -> Result<Addr, Full> {
        let at = self.find(shape.words()).ok_or(Full)?;
        Ok(self.make(at, shape))
    }

    /// Makes an object like [`Heap::allocate`], but never in a hole: while a sweep goes on, garbage may still refer to
    /// where other garbage was.
    pub fn allocate_fresh(&mut self, shape: Shape) -> Result<Addr, Full> {
        let at = self.bump(shape.words()).ok_or(Full)?;
        Ok(self.make(at, shape))
    }

    fn make(&mut self, at: Addr, shape: Shape) -> Addr {
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

    fn bump(&mut self, words: u32) -> Option<Addr> {
        if self.words() - self.top < words {
            return None;
        }
        self.top += words;
        Addr::of_word(self.top - words)
    }

    fn find(&mut self, words: u32) -> Option<Addr> {
        if let Some(at) = self.free.take(&mut self.memory, words) {
            let (_, whole) = self.extent(at.word());
            if whole > words {
                self.hole(at.word() + words, whole - words, true);
            }
            return Some(at);
        }
        let fresh = self.bump(words);
        if fresh.is_some() || !self.scattered {
            return fresh;
        }
        self.join_holes();
        self.find(words)
    }

    /// Joins holes that lie side by side and rebuilds the free lists.
    fn join_holes(&mut self) {
        self.forget_holes();
        let mut at = self.first;
        while at < self.top {
            let (start, mut kind, mut words) = (at, Kind::Free, 0);
            while kind == Kind::Free && at < self.top {
                (kind, words) = self.extent(at);
                at += words;
            }
            let end = if kind == Kind::Free { at } else { at - words };
            self.list_hole(start, end);
        }
    }

    fn extent(&self, word: u32) -> (Kind, u32) {
        decode_extent(self.memory.get(word as usize + 1))
    }

    fn hole(&mut self, word: u32, words: u32, listed: bool) {
        self.memory.set(word as usize + 1, encode_free(words));
        if let (true, Some(at)) = (listed, Addr::of_word(word)) {
            self.free.put(&mut self.memory, at);
        }
    }

    /// Takes every hole off the free lists: a sweep gives them back, joined, by [`Heap::list`].
    pub fn forget_holes(&mut self) {
        self.free = FreeLists::default();
        self.scattered = false;
    }

    /// Makes all that lies between two block borders one hole that can be allocated from; at the end of what is used
    /// the hole is given back to the bump allocator. `to` is `None` for the end of what is used.
    pub fn list(&mut self, from: Addr, to: Option<Addr>) {
        self.list_hole(from.word(), to.map_or(self.top, Addr::word));
    }

    fn list_hole(&mut self, from: u32, to: u32) {
        if to == self.top {
            self.top = from.min(to);
        } else if from < to {
            self.hole(from, to - from, true);
        }
    }

    /// Frees an object; its hole can be allocated from at once.
    pub fn free(&mut self, at: Addr) {
        let words = self.unmake(at);
        match at.word() + words == self.top {
            true => self.top = at.word(),
            false => self.hole(at.word(), words, true),
        }
        self.scattered = true;
    }

    /// Frees an object; its hole is on no free list until [`Heap::list`] puts it there.
    pub fn free_unlisted(&mut self, at: Addr) {
        let words = self.unmake(at);
        self.hole(at.word(), words, false);
    }

    fn unmake(&mut self, at: Addr) -> u32 {
        let (shape, id) = (self.shape(at), self.id(at));
        (0..shape.weak).for_each(|index| self.set_weak(at, index, None));
        debug_assert!(self.weak_fields_to(at).next().is_none(), "a weak field would dangle");
        self.directory.set(id.0 as usize, 0);
        self.used -= shape.bytes();
        self.objects -= 1;
        shape.words()
    }

    /// The first block that is not immortal, if there is any.
    pub fn first(&self) -> Option<Block> {
        self.block(self.first)
    }

    /// The block after one, in address order.
    pub fn next(&self, block: Block) -> Option<Block> {
        self.block(block.at.word() + block.bytes / WORD)
    }

    /// The block that starts at an address, if any block does and the address is in use.
    pub fn block_at(&self, at: Addr) -> Option<Block> {
        self.block(at.word())
    }

    fn block(&self, word: u32) -> Option<Block> {
        if word >= self.top {
            return None;
        }
        let (kind, words) = self.extent(word);
        Some(Block { at: Addr::of_word(word)?, kind, bytes: words * WORD })
    }

    /// All blocks that are not immortal, in address order.
    pub fn blocks(&self) -> impl Iterator<Item = Block> {
        std::iter::successors(self.first(), |block| self.next(*block))
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

    /// What a strong field holds.
    #[inline]
    pub fn field(&self, at: Addr, index: u32) -> Word {
        Word(self.memory.get((at.word() + self.shape(at).field(index)) as usize))
    }

    /// Writes a strong field, with no barrier: for collectors.
    pub fn set_field(&mut self, at: Addr, index: u32, word: Word) {
        self.memory.set((at.word() + self.shape(at).field(index)) as usize, word.0);
    }

    /// What a weak field refers to.
    pub fn weak(&self, at: Addr, index: u32) -> Option<Addr> {
        Word(self.memory.get((at.word() + self.shape(at).weak_field(index)) as usize)).target()
    }

    /// Writes a weak field.
    pub fn set_weak(&mut self, at: Addr, index: u32, to: Option<Addr>) {
        let (word, holder) = ((at.word() + self.shape(at).weak_field(index)) as usize, self.id(at));
        let old = Word(self.memory.get(word)).target();
        if old == to {
            return;
        }
        self.memory.set(word, Word::from(to).0);
        let ids = [old, to].map(|target| target.map(|target| self.id(target)));
        let table = Rc::make_mut(&mut self.weak);
        if let Some(old) = ids[0] {
            table.remove(&(old, holder, index));
        }
        if let Some(new) = ids[1] {
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
        Shape { kind: Kind::Object, fields: 0, weak: 1, data }
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
        assert_eq!(kinds, [(Kind::Object, 32), (Kind::Free, 80), (Kind::Object, 32)]);
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
        heap.set_weak(a, 0, Some(b));
        assert_eq!(heap.weak_fields_to(b).collect::<Vec<_>>(), [(heap.id(a), 0)]);
        heap.free(a);
        assert_eq!(heap.weak_fields_to(b).count(), 0, "what the freed object held is forgotten");
    }
}

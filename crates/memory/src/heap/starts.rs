//! Where the blocks of a heap start: a side table with one bit for each word, so that the block that a word lies in is
//! found without walking the heap from its beginning. (Card tables of collectors keep the same as a *crossing map*.)
//!
//! It follows a heap from version to version, at the cost of what changed. Nothing that runs needs it: it is for those
//! who look at a heap.

use super::{Addr, Block, Heap, SpaceId, WORD};
use std::ops::Range;

/// The first words of all blocks that are not immortal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Starts {
    words: Vec<u64>,
}

impl Starts {
    /// Those of a heap.
    pub fn of(heap: &Heap) -> Starts {
        let mut starts = Starts { words: vec![0; heap.words() as usize / 64 + 1] };
        heap.blocks().for_each(|block| starts.set(block.at.word()));
        starts
    }

    /// Takes down a later or earlier version of the same heap that differs in these words, in order.
    pub fn follow(&mut self, heap: &Heap, changed: &[Range<u32>]) {
        let mut done = 0;
        for range in changed {
            for space in heap.spaces() {
                let (first, end) = words_of(heap, space);
                let part = range.start.max(first).max(done)..range.end.min(end);
                if part.start < part.end {
                    done = self.walk(heap, space, part);
                }
            }
        }
    }

    /// Walks the blocks of a space again from before a changed part to its end; where it stopped. The block before the
    /// part begins where one did before: no block grows over another's start unless its own header changed, and then it
    /// was walked already.
    fn walk(&mut self, heap: &Heap, space: SpaceId, part: Range<u32>) -> u32 {
        let (first, end) = words_of(heap, space);
        let top = end - heap.untouched(space) / WORD;
        let mut at = self.last(first..part.start + 1).unwrap_or(first);
        // Where a block starts now and did before, the two versions agree again: what was written there may be what
        // stood there by chance.
        while at < top && (at < part.end || self.first(at..at + 1).is_none()) {
            let Some(block) = Addr::of_word(at).and_then(|at| heap.block_at(at)) else { break };
            self.set(at);
            self.clear(at + 1..at + block.bytes / WORD);
            at += block.bytes / WORD;
        }
        if at < part.end {
            self.clear(at..part.end);
            at = part.end;
        }
        at
    }

    /// The block that a word lies in.
    pub fn block(&self, heap: &Heap, word: u32) -> Option<Block> {
        let space =
            heap.spaces().map(|space| words_of(heap, space)).find(|(first, end)| (*first..*end).contains(&word))?;
        let block = heap.block_at(Addr::of_word(self.last(space.0..word + 1)?)?)?;
        (word < block.at.word() + block.bytes / WORD).then_some(block)
    }

    /// The blocks that have any of these words, in order.
    pub fn blocks<'a>(&'a self, heap: &'a Heap, words: Range<u32>) -> impl Iterator<Item = Block> + 'a {
        let first = self.block(heap, words.start).filter(|block| block.at.word() < words.start);
        let mut at = words.start;
        let others = std::iter::from_fn(move || {
            let found = self.first(at..words.end)?;
            at = found + 1;
            heap.block_at(Addr::of_word(found)?)
        });
        first.into_iter().chain(others)
    }

    fn set(&mut self, word: u32) {
        self.words[word as usize / 64] |= 1 << (word % 64);
    }

    fn clear(&mut self, words: Range<u32>) {
        let mut at = words.start;
        while at < words.end {
            let next = ((at / 64 + 1) * 64).min(words.end);
            self.words[at as usize / 64] &= !bits(at, next);
            at = next;
        }
    }

    /// The last start among these words.
    fn last(&self, words: Range<u32>) -> Option<u32> {
        let mut end = words.end;
        while end > words.start {
            let first = ((end - 1) / 64 * 64).max(words.start);
            let found = self.words[first as usize / 64] & bits(first, end);
            if found != 0 {
                return Some(first / 64 * 64 + 63 - found.leading_zeros());
            }
            end = first;
        }
        None
    }

    /// The first start among these words.
    fn first(&self, words: Range<u32>) -> Option<u32> {
        let mut at = words.start;
        while at < words.end {
            let next = ((at / 64 + 1) * 64).min(words.end);
            let found = self.words[at as usize / 64] & bits(at, next);
            if found != 0 {
                return Some(at / 64 * 64 + found.trailing_zeros());
            }
            at = next;
        }
        None
    }
}

/// The bits of some words that share a word of the table.
fn bits(from: u32, to: u32) -> u64 {
    u64::MAX << (from % 64) & u64::MAX >> (63 - (to - 1) % 64)
}

/// The first word of a space, and the one after its last.
fn words_of(heap: &Heap, space: SpaceId) -> (u32, u32) {
    let (first, end) = heap.extent(space);
    (first / WORD, end / WORD)
}

#[cfg(test)]
mod tests {
    use super::Starts;
    use crate::heap::{BlockKind, Heap, Shape};

    #[test]
    fn a_followed_table_is_that_of_the_heap_as_it_is() {
        let mut heap = Heap::new(1 << 14);
        let mut starts = Starts::of(&heap);
        let (mut seed, mut there) = (7u64, Vec::new());
        let mut lot = |bound: usize| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % bound
        };
        for _ in 0..3000 {
            let before = heap.clone();
            for _ in 0..1 + lot(4) {
                let shape = Shape { kind: BlockKind::Object, fields: lot(5) as u32, weak: 0, data: 8 * lot(4) as u32 };
                match lot(5) < 3 {
                    true => there.extend(heap.allocate(shape)),
                    false if !there.is_empty() => heap.free(there.swap_remove(lot(there.len()))),
                    false => {}
                }
            }
            starts.follow(&heap, &heap.changed_since(&before));
            assert_eq!(starts, Starts::of(&heap));
            for block in heap.blocks() {
                let (first, end) = (block.at.word(), block.at.word() + block.bytes / 8);
                assert!((first..end).all(|word| starts.block(&heap, word) == Some(block)));
            }
        }
    }
}

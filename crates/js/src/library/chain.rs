//! Hash chains in the own data of a store, for maps, sets and the weak ones.
//!
//! Word `i` of the data holds the head of chain `i` and what follows entry `i` in its chain: an index and one each, so
//! that 0 is none. What is removed stays in its chain until the store is made anew; the entry says that it is gone.

use crate::cx::Cx;
use memory::heap::Addr;

/// A store with chains.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chain {
    /// Where it is.
    pub store: Addr,
    /// How many entries it has room for: a power of two.
    pub room: u32,
}

/// Spreads a number over 32 bits.
pub(super) fn mix(n: u64) -> u32 {
    let n = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (n ^ n >> 32) as u32
}

impl Chain {
    fn word(self, cx: &Cx, index: u32) -> (u32, u32) {
        let word = cx.mutator.world().heap.data(self.store, index);
        (word as u32, (word >> 32) as u32)
    }

    fn set_word(self, cx: &mut Cx, index: u32, (head, next): (u32, u32)) {
        cx.mutator.set_data(self.store, index, u64::from(next) << 32 | u64::from(head));
    }

    /// The entry with a hash that is the one.
    pub fn find(self, cx: &Cx, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let (mut next, _) = self.word(cx, hash & (self.room - 1));
        while let Some(index) = next.checked_sub(1) {
            if is(index) {
                return Some(index);
            }
            (_, next) = self.word(cx, index);
        }
        None
    }

    /// Puts a new entry at the head of its chain.
    pub fn link(self, cx: &mut Cx, index: u32, hash: u32) {
        let bucket = hash & (self.room - 1);
        let (first, _) = self.word(cx, bucket);
        let (own, _) = self.word(cx, index);
        self.set_word(cx, index, (own, first));
        let (_, next) = self.word(cx, bucket);
        self.set_word(cx, bucket, (index + 1, next));
    }
}

//! A side table with one bit for each word of the heap. Marks are kept here and not in the headers, so that marking does
//! not copy the shared pages of the heap.

use super::{Addr, Memory};

/// One bit for every word of a heap, all clear at first.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Bits {
    words: Memory,
    count: u32,
}

impl Bits {
    /// A table for a heap of this number of words.
    pub fn for_words(words: u32) -> Bits {
        Bits { words: Memory::zeroed(words as usize / 64 + 1), count: 0 }
    }

    /// Whether an object's bit is set.
    #[inline]
    pub fn get(&self, addr: Addr) -> bool {
        let at = addr.word();
        self.words.get(at as usize / 64) >> (at % 64) & 1 == 1
    }

    /// Sets an object's bit; true when it was clear.
    #[inline]
    pub fn set(&mut self, addr: Addr) -> bool {
        let (at, bit) = (addr.word() as usize / 64, 1 << (addr.word() % 64));
        let word = self.words.get(at);
        if word & bit != 0 {
            return false;
        }
        self.words.set(at, word | bit);
        self.count += 1;
        true
    }

    /// Clears an object's bit.
    pub fn unset(&mut self, addr: Addr) {
        let (at, bit) = (addr.word() as usize / 64, 1 << (addr.word() % 64));
        let word = self.words.get(at);
        if word & bit != 0 {
            self.words.set(at, word & !bit);
            self.count -= 1;
        }
    }

    /// How many are set.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The words of the heap whose bits differ from those of another version, in order.
    pub fn changed_since<'a>(&'a self, earlier: &'a Bits) -> impl Iterator<Item = u32> + 'a {
        self.words.differing(&earlier.words).flat_map(move |index| {
            let then = if index < earlier.words.len() { earlier.words.get(index) } else { 0 };
            let mut bits = self.words.get(index) ^ then;
            std::iter::from_fn(move || {
                let bit = (bits != 0).then(|| bits.trailing_zeros())?;
                bits &= bits - 1;
                Some(index as u32 * 64 + bit)
            })
        })
    }

    /// Clears all of them.
    pub fn clear(&mut self) {
        if self.count > 0 {
            *self = Bits { words: Memory::zeroed(self.words.len()), count: 0 };
        }
    }
}

//! Free lists, segregated by size: exact sizes up to 64 words, then a list for each power of two.
//!
//! The blocks are linked through their own first words. (Segregated fits: Wilson et al. 1995; Jones, Hosking, Moss,
//! *The Garbage Collection Handbook*, 7.4.)

use super::{Addr, Memory, object};

const EXACT: u32 = 32;
const CLASSES: usize = 64;

/// The heads of the lists; 0 ends a list.
#[derive(Clone, Debug, PartialEq, Hash)]
pub(super) struct FreeLists {
    heads: [u32; CLASSES],
}

impl Default for FreeLists {
    fn default() -> Self {
        FreeLists { heads: [0; CLASSES] }
    }
}

fn class(words: u32) -> usize {
    let class = if words <= 2 * EXACT { words / 2 - 1 } else { EXACT + words.ilog2() - (2 * EXACT).ilog2() };
    class as usize
}

impl FreeLists {
    /// Puts a free block, whose length its header tells, on its list.
    pub fn put(&mut self, memory: &mut Memory, at: Addr) {
        let (_, words) = object::decode_extent(memory.get(at.word() as usize + 1));
        let class = class(words);
        memory.set(at.word() as usize, u64::from(self.heads[class]));
        self.heads[class] = at.word();
    }

    /// Takes a block of at least this number of words off its list: the first that fits, from the smallest class up.
    pub fn take(&mut self, memory: &mut Memory, words: u32) -> Option<Addr> {
        (class(words)..CLASSES).find_map(|class| {
            let (mut before, mut at) = (0, self.heads[class]);
            while at != 0 {
                let next = memory.get(at as usize) as u32;
                if object::decode_extent(memory.get(at as usize + 1)).1 >= words {
                    match before {
                        0 => self.heads[class] = next,
                        _ => memory.set(before as usize, u64::from(next)),
                    }
                    return Addr::of_word(at);
                }
                (before, at) = (at, next);
            }
            None
        })
    }
}

//! A space ruled into blocks of lines: which lines are in use, and in which holes objects are made.
//!
//! It only remembers; who allocates, marks and frees by lines is a collector.

use crate::heap::{Addr, Bits};

/// A stretch of free lines: the next object's address, and where the stretch ends.
pub type Hole = (Addr, Addr);

/// How a space is ruled, and what is in use. All positions are byte addresses.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Ruling {
    /// Where the first block begins.
    pub start: u32,
    /// How long a line is; 0 where nothing is ruled.
    pub line: u32,
    /// How long a block is, a whole number of lines.
    pub block: u32,
    /// The lines that something is in, or that are set aside for it, each by its first word.
    pub used: Bits,
    /// The lines that what the collection under way has reached is in.
    pub marked: Bits,
    /// Where objects are made.
    pub hole: Option<Hole>,
    /// Where those are made that are longer than a line and found no room there.
    pub overflow: Option<Hole>,
    /// As far as blocks that are partly used have been searched for holes.
    pub searched: u32,
    /// As far as blocks have been searched for free ones.
    pub free: u32,
}

impl Ruling {
    /// A space that begins at `start`, ruled, with nothing in use.
    pub fn ruled(start: u32, (line, block): (u32, u32), words: u32) -> Ruling {
        let (used, marked) = (Bits::for_words(words), Bits::for_words(words));
        Ruling { start, line, block, used, marked, searched: start, free: start, ..Ruling::default() }
    }

    /// The beginning of the line that a byte is in.
    pub fn line_of(&self, byte: u32) -> u32 {
        byte - (byte - self.start) % self.line
    }

    /// The next beginning of a line, at a byte or after it.
    pub fn line_from(&self, byte: u32) -> u32 {
        self.start + (byte - self.start).next_multiple_of(self.line)
    }

    /// The beginning of the block that a byte is in.
    pub fn block_of(&self, byte: u32) -> u32 {
        byte - (byte - self.start) % self.block
    }

    /// The next beginning of a block, at a byte or after it.
    pub fn block_from(&self, byte: u32) -> u32 {
        self.start + (byte - self.start).next_multiple_of(self.block)
    }

    /// The lines that a stretch of bytes touches.
    pub fn touched(&self, from: u32, to: u32) -> impl Iterator<Item = Addr> + use<> {
        (self.line_of(from)..to).step_by(self.line as usize).filter_map(Addr::of_byte)
    }

    /// Whether nothing is in the line that begins at a byte.
    pub fn is_free(&self, line: u32) -> bool {
        Addr::of_byte(line).is_some_and(|line| !self.used.get(line))
    }
}

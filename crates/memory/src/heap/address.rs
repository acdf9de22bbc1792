//! Numbers that must not be confused: addresses, identities, words, and the slots that hold references.

use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// Bytes in a word.
pub const WORD: u32 = 8;

/// Where an object is: a byte address, a multiple of [`WORD`], never 0. It may change when a collector moves objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Addr(NonZeroU32);

impl Addr {
    /// The address of the word with this index; word 0 is never an object's.
    pub(super) fn of_word(index: u32) -> Option<Addr> {
        NonZeroU32::new(index.checked_mul(WORD)?).map(Addr)
    }

    /// The address of a byte, if that begins a word that can be an object's.
    pub fn of_byte(byte: u32) -> Option<Addr> {
        if byte.is_multiple_of(WORD) { Addr::of_word(byte / WORD) } else { None }
    }

    /// The address a number of bytes after another.
    pub fn after(at: Addr, bytes: u32) -> Option<Addr> {
        Addr::of_word((at.byte() + bytes) / WORD)
    }

    /// The index of its word.
    pub fn word(self) -> u32 {
        self.0.get() / WORD
    }

    /// The byte address.
    pub fn byte(self) -> u32 {
        self.0.get()
    }
}

impl std::fmt::Display for Addr {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "0x{:04x}", self.0)
    }
}

/// Which object: given once, in order of allocation from 0, and never again. It moves with the object and keys the
/// picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ObjectId(pub u32);

/// What a slot or a field holds: a reference, or null. (The low bit is kept free to tell small integers.) The high half of
/// a reference is whoever's that wrote it: it says nothing to a collector, and moves along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Word(pub u64);

impl Word {
    /// A reference to nothing.
    pub const NULL: Word = Word(0);

    /// A reference to an object.
    pub fn reference(to: Addr) -> Word {
        Word(u64::from(to.byte()))
    }

    /// The object it refers to, if it is a reference to one.
    pub fn target(self) -> Option<Addr> {
        if !self.0.is_multiple_of(u64::from(WORD)) {
            return None;
        }
        NonZeroU32::new(self.0 as u32).map(Addr)
    }

    /// The same with another place of its object, which has moved.
    pub fn moved(self, to: Addr) -> Word {
        Word(self.0 >> 32 << 32 | u64::from(to.byte()))
    }
}

impl From<Option<Addr>> for Word {
    fn from(to: Option<Addr>) -> Word {
        to.map_or(Word::NULL, Word::reference)
    }
}

/// A place that holds a strong reference: the only way to name one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A root, by index.
    Root(u32),
    /// A strong field of an object, by index.
    Field(Addr, u32),
}

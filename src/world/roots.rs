//! The roots: slots outside the heap, each of a kind. Every collection starts from them.

use crate::heap::{Memory, Word};

/// What holds a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RootKind {
    /// A name that is always there.
    Global,
    /// The object a script has just made, until its next operation has run.
    Implicit,
}

/// The root slots, by index.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Roots {
    slots: Memory,
    kinds: Memory,
}

impl Roots {
    /// Adds a slot that holds null; its index.
    pub fn add(&mut self, kind: RootKind) -> u32 {
        self.slots.push(0);
        self.kinds.push(match kind {
            RootKind::Global => 0,
            RootKind::Implicit => 1,
        });
        self.slots.len() as u32 - 1
    }

    /// How many slots there are.
    pub fn len(&self) -> u32 {
        self.slots.len() as u32
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// What a slot holds.
    pub fn get(&self, index: u32) -> Word {
        Word(self.slots.get(index as usize))
    }

    /// Writes a slot, with no barrier: for collectors.
    pub fn set(&mut self, index: u32, word: Word) {
        self.slots.set(index as usize, word.0);
    }

    /// What holds a slot.
    pub fn kind(&self, index: u32) -> RootKind {
        if self.kinds.get(index as usize) == 0 { RootKind::Global } else { RootKind::Implicit }
    }
}

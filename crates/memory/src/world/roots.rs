//! The roots: slots outside the heap, each of a kind. Every collection starts from them.

use crate::heap::{Memory, Word};

/// What holds a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RootKind {
    /// A name that is always there.
    Global,
    /// The object a script has just made, until its next operation has run.
    Implicit,
    /// A variable of a program's script scope: its top-level `let`, `const` and `class`.
    Script,
    /// A register of a call that is under way.
    Frame,
    /// The jobs that wait for their turn.
    Jobs,
    /// What a job has looked at through a weak reference: kept until the job ends.
    Kept,
    /// What the machine itself holds for a moment.
    Machine,
}

const KINDS: [RootKind; 7] = [
    RootKind::Global,
    RootKind::Implicit,
    RootKind::Script,
    RootKind::Frame,
    RootKind::Jobs,
    RootKind::Kept,
    RootKind::Machine,
];

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
        self.kinds.push(kind as u64);
        self.slots.len() as u32 - 1
    }

    /// Adds a number of slots of a kind; they hold null.
    pub fn extend(&mut self, kind: RootKind, count: u32) {
        self.slots.extend(0, count as usize);
        self.kinds.extend(kind as u64, count as usize);
    }

    /// Takes the last slots away, which must be empty.
    pub fn truncate(&mut self, len: u32) {
        debug_assert!((len..self.len()).all(|index| self.get(index).target().is_none()), "a root goes while it holds");
        self.slots.truncate(len as usize);
        self.kinds.truncate(len as usize);
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
    #[inline]
    pub fn get(&self, index: u32) -> Word {
        Word(self.slots.get(index as usize))
    }

    /// Writes a slot, with no barrier: for collectors.
    #[inline]
    pub fn set(&mut self, index: u32, word: Word) {
        self.slots.set(index as usize, word.0);
    }

    /// What holds a slot.
    pub fn kind(&self, index: u32) -> RootKind {
        KINDS[self.kinds.get(index as usize) as usize]
    }
}

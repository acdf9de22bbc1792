//! What a collector remembers between two steps: the phase, the worklist, the cursor, the side tables.

use super::{Order, Task, Worklist};
use crate::heap::{Addr, Bits};

/// What the collector is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Nothing: the mutator runs.
    #[default]
    Rest,
    /// The loader lets go of the objects it made, one after the other (counting).
    Load,
    /// Roots are followed.
    Roots,
    /// Reached objects are scanned.
    Mark,
    /// The heap is walked in address order; what is not marked is freed.
    Sweep,
    /// Marks are cleared.
    Reset,
    /// Counts follow what was written, and what falls to 0 is released.
    Count,
}

/// Why a collection begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The program was just loaded.
    Loaded,
    /// The program or a person asked for it.
    Asked,
    /// An allocation found no room.
    Full,
    /// As much is in use as was said to be enough.
    Threshold,
}

/// The collector's memory. Each collector uses what it needs of it.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Collection {
    /// What is being done.
    pub phase: Phase,
    /// Which task comes next where that can be chosen.
    pub order: Order,
    /// Objects that are reached but not scanned; or, for counting, dying but not released.
    pub worklist: Worklist,
    /// The object that is being scanned.
    pub scan: Option<Task>,
    /// How many tasks of the present wave are left: those that were on the queue when it began.
    pub wave_left: usize,
    /// How many waves are over.
    pub waves: u32,
    /// The next root or the next block, as the phase has it.
    pub next_root: u32,
    /// The next block of a walk through the heap; `None` when it is over or there is none.
    pub cursor: Option<Addr>,
    /// How far the immortal objects have been searched for references.
    pub immortals: Option<Task>,
    /// Reached pairs whose key was not reached when they were looked at; and how many of them were looked at since
    /// something was reached.
    pub ephemerons: Worklist,
    /// See `ephemerons`.
    pub fruitless: usize,
    /// Where the hole begins that the sweep is joining.
    pub hole: Option<Addr>,
    /// Objects that were reached.
    pub marks: Bits,
    /// Objects whose count fell to 0 and that are not yet freed.
    pub dying: Bits,
    /// Counts to be raised: always before any falls.
    pub increments: Worklist,
    /// Counts to be lowered.
    pub decrements: Worklist,
    /// How many collections have begun.
    pub number: u32,
    /// Steps of the collection, and of those before it.
    pub steps: u64,
    /// Bytes freed since the start, headers included.
    pub freed: u64,
    /// The same when counting last came to rest.
    pub freed_before: u64,
}

impl Collection {
    pub(super) fn new(words: u32, order: Order) -> Collection {
        Collection {
            phase: Phase::Rest,
            order,
            worklist: Worklist::default(),
            scan: None,
            wave_left: 0,
            waves: 0,
            next_root: 0,
            cursor: None,
            immortals: None,
            ephemerons: Worklist::default(),
            fruitless: 0,
            hole: None,
            marks: Bits::for_words(words),
            dying: Bits::for_words(words),
            increments: Worklist::default(),
            decrements: Worklist::default(),
            number: 0,
            steps: 0,
            freed: 0,
            freed_before: 0,
        }
    }

    /// Counts anew: what was collected before a program began is not its affair.
    pub fn forget_the_past(&mut self) {
        (self.number, self.waves, self.steps, self.freed, self.freed_before) = (0, 0, 0, 0, 0);
    }
}

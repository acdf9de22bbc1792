//! What a collector remembers between two steps: the phase, the worklist, the cursor, the side tables.

use super::{Order, Relocation, Ruling, WorkItem, Worklist};
use crate::heap::{Addr, Bits, Memory, ObjectId, SpaceId};

/// What the collector is doing: an index into the phases that it declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Phase(pub u8);

impl Phase {
    /// Nothing: the mutator runs. It is the first phase of every collector.
    pub const REST: Phase = Phase(0);
}

/// What an incremental collector owes for what was allocated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Instalments {
    /// How many bytes were allocated that no step has paid for yet.
    pub debt: u32,
    /// Whether an instalment is being paid: the program waits.
    pub paying: bool,
    /// Whether all is paid at once, because there is no room or somebody waits for the end.
    pub urgent: bool,
    /// Whether a whole collection must follow the one under way, which may keep what became garbage since it began.
    pub again: Option<Why>,
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
    /// The space in which objects are made is full, and only that is collected.
    Young,
    /// A table that the collector keeps is full.
    Table,
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
    pub scan: Option<WorkItem>,
    /// How many tasks of the present wave are left: those that were on the queue when it began.
    pub wave_left: usize,
    /// How many waves are over.
    pub waves: u32,
    /// Where the phase under way continues: the index of the next root, or of the next block.
    pub next_root: u32,
    /// The next block of a walk through the heap; `None` when it is over or there is none.
    pub cursor: Option<Addr>,
    /// How far the immortal objects have been searched for references.
    pub immortals: Option<WorkItem>,
    /// Reached pairs whose key was not reached when they were looked at; and how many of them were looked at since
    /// something was reached.
    pub ephemerons: Worklist,
    /// See `ephemerons`.
    pub fruitless: usize,
    /// Where the hole begins that the sweep is joining.
    pub hole: Option<Addr>,
    /// Objects that were reached.
    pub marks: Bits,
    /// Those of them whose references have all been followed.
    pub scanned: Bits,
    /// Objects whose count fell to 0 and that are not yet freed.
    pub dying: Bits,
    /// Counts to be raised: always before any falls.
    pub increments: Worklist,
    /// Counts to be lowered.
    pub decrements: Worklist,
    /// For each pair of words from which on an object is, one and what is left of the copy of its count, while cycles are
    /// searched for.
    pub copies: Memory,
    /// Objects that seem to be garbage so far, in address order.
    pub candidates: Worklist,
    /// Objects that are condemned and still refer to others.
    pub garbage: Worklist,
    /// The zero-count table: objects that had no counted reference when they were put in; and how many of them the last
    /// collection left there. Which are in it stands in `logged`.
    pub zeros: Worklist,
    /// See `zeros`.
    pub zeros_left: usize,
    /// How the heap is ruled, where it is.
    pub lines: Ruling,
    /// How references are to be read while objects move.
    pub relocation: Option<Relocation>,
    /// Where the next object that moves will be, or where the one is that has just moved.
    pub free: Option<Addr>,
    /// The space that objects are made in, where that changes.
    pub space: SpaceId,
    /// Objects in the nursery before this address have survived a collection.
    pub age_mark: Option<Addr>,
    /// Slots of old objects that lead to young ones.
    pub remembered: Worklist,
    /// The addresses of these slots, or of the objects in a table.
    pub logged: Bits,
    /// Where the copies end that were there when the present wave began.
    pub wave_end: Option<Addr>,
    /// The weak field that was decided last: its target, its holder, its index.
    pub weak: Option<(ObjectId, ObjectId, u32)>,
    /// The last object that was told to have been left behind in the space that is given back.
    pub abandoned: Option<Addr>,
    /// What was allocated while the collection goes on, and what of it is paid for.
    pub instalments: Instalments,
    /// How many objects were moved since the start.
    pub moved: u64,
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
    pub(crate) fn new(words: u32, order: Order) -> Collection {
        Collection {
            phase: Phase::REST,
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
            scanned: Bits::for_words(words),
            dying: Bits::for_words(words),
            increments: Worklist::default(),
            decrements: Worklist::default(),
            copies: Memory::default(),
            candidates: Worklist::default(),
            garbage: Worklist::default(),
            zeros: Worklist::default(),
            zeros_left: 0,
            lines: Ruling::default(),
            relocation: None,
            free: None,
            space: SpaceId(0),
            age_mark: None,
            remembered: Worklist::default(),
            logged: Bits::for_words(words),
            wave_end: None,
            weak: None,
            abandoned: None,
            instalments: Instalments::default(),
            moved: 0,
            number: 0,
            steps: 0,
            freed: 0,
            freed_before: 0,
        }
    }
}

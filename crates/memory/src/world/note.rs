//! Notes: what a step did, for the sentence, the motion, breakpoints and charts. Nothing reads them to decide anything.
//!
//! Folding the notes of a run from its start gives the heap's real state; a test does.

use super::{Phase, RootKind, Why};
use crate::heap::{Addr, ObjectId, Shape};

/// A slot by the identity of its object, which stays true when the object moves or is freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotId {
    /// A root, by index.
    Root(u32),
    /// A strong field of an object.
    Field(ObjectId, u32),
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// A root slot was added.
    RootAdded {
        /// Its index.
        index: u32,
        /// What holds it.
        kind: RootKind,
    },
    /// An object was made, all null.
    Allocated {
        /// Which.
        id: ObjectId,
        /// Where.
        at: Addr,
        /// What it is made of.
        shape: Shape,
    },
    /// A strong reference was written.
    Wrote {
        /// Where.
        place: SlotId,
        /// What was there.
        old: Option<ObjectId>,
        /// What is there now.
        new: Option<ObjectId>,
    },
    /// A weak field was written.
    WroteWeak {
        /// Whose.
        holder: ObjectId,
        /// Which.
        index: u32,
        /// What it refers to now.
        to: Option<ObjectId>,
    },
    /// A collection began.
    Began(Why),
    /// Someone asked for a collection, and this collector has nothing to do then.
    Declined,
    /// A phase began.
    Phase(Phase),
    /// A reference was followed.
    Followed {
        /// Where it stands.
        from: SlotId,
        /// Where it leads.
        to: ObjectId,
        /// Whether the object was reached for the first time: it turned grey.
        first: bool,
    },
    /// A write told the collector of an object it had not reached: it turned grey.
    Shaded(ObjectId),
    /// A slot of an old object that leads to a young one was taken down: it is a root of the next minor collection.
    Remembered {
        /// The slot.
        place: SlotId,
        /// The young object.
        to: ObjectId,
    },
    /// An object's references have all been followed: it turned black.
    Scanned(ObjectId),
    /// A wave is over: all objects this many references from the roots have been scanned (0: the roots themselves).
    Wave(u32),
    /// A walk through the heap came to an object and left it.
    Kept(ObjectId),
    /// An object's count changed.
    Counted {
        /// Which.
        id: ObjectId,
        /// The count now.
        count: u32,
        /// Whether it rose.
        up: bool,
    },
    /// The copy of an object's count, on which deletion is tried, has this value now: because it was made, or because of
    /// a reference from another object.
    Tentative {
        /// Which.
        id: ObjectId,
        /// What is left.
        count: u32,
        /// The reference that was subtracted.
        from: Option<SlotId>,
    },
    /// It is certain that nothing reaches an object: it is about to be freed.
    Condemned(ObjectId),
    /// An object was put into the zero-count table.
    ZeroCount(ObjectId),
    /// An object's count is 0: what it refers to is about to be released, then it is freed.
    Died(ObjectId),
    /// A dying object let go of what a field referred to.
    Released {
        /// The field.
        from: SlotId,
        /// What it referred to.
        to: ObjectId,
    },
    /// A weak field was set to null because its target goes.
    WeakCleared {
        /// Whose.
        holder: ObjectId,
        /// Which.
        index: u32,
        /// What it referred to.
        target: ObjectId,
    },
    /// An object was freed.
    Freed {
        /// Which.
        id: ObjectId,
        /// Where it was.
        at: Addr,
        /// How much room it gives back, header included.
        bytes: u32,
    },
    /// It was decided where an object will be, and its forwarding address installed.
    Forwarded {
        /// Which.
        id: ObjectId,
        /// Where it is.
        from: Addr,
        /// Where it will be.
        to: Addr,
    },
    /// A reference, or a weak one, learnt the new address of its object.
    Updated {
        /// Where it stands; of a weak field the index is that among all fields, strong ones first.
        place: SlotId,
        /// Its object.
        target: ObjectId,
        /// The old address.
        from: Addr,
        /// The new one.
        to: Addr,
    },
    /// An object moved.
    Moved {
        /// Which.
        id: ObjectId,
        /// From where.
        from: Addr,
        /// To where.
        to: Addr,
    },
    /// All marks were cleared.
    Unmarked,
    /// Counting came to rest and had nothing to free.
    Settled,
    /// A collection ended, or counting came to rest after it freed something.
    Ended,
}

/// How coarse a note is: a stride goes on until one of at least its own grain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// Any step.
    Tick,
    /// A reference was followed, written, counted or cleared.
    Reference,
    /// An object was decided.
    Object,
    /// A wave is over.
    Wave,
    /// A phase began or ended, or the mutator did something.
    Phase,
    /// A statement of a program begins.
    Line,
    /// A collection ended.
    Collection,
}

impl Note {
    /// How coarse it is.
    pub fn grain(&self) -> Grain {
        match self {
            Note::Began(_) | Note::Phase(_) | Note::Declined => Grain::Phase,
            Note::Ended => Grain::Collection,
            Note::Wave(_) => Grain::Wave,
            Note::Scanned(_)
            | Note::Kept(_)
            | Note::Condemned(_)
            | Note::Died(_)
            | Note::Freed { .. }
            | Note::Allocated { .. } => Grain::Object,
            Note::Tentative { .. }
            | Note::Followed { .. }
            | Note::Wrote { .. }
            | Note::WroteWeak { .. }
            | Note::Counted { .. } => Grain::Reference,
            Note::Forwarded { .. } | Note::Moved { .. } => Grain::Object,
            Note::Updated { .. }
            | Note::Remembered { .. }
            | Note::WeakCleared { .. }
            | Note::Released { .. }
            | Note::ZeroCount(_)
            | Note::Shaded(_) => Grain::Reference,
            Note::RootAdded { .. } | Note::Unmarked | Note::Settled => Grain::Tick,
        }
    }
}

//! The lives of a run's objects: when each was made, when it was last used, from when on nothing reached it and who let
//! go of it then, when it was freed. Leak, drag, floating garbage and late collection are what lies between the four.
//!
//! - *made*: the tick that allocated it; 0 for what a scenario lists.
//! - *last used*: the last tick at which the program had it in hand: made it, wrote one of its fields, or came by a
//!   reference to it, be it that one was stored somewhere or that a field was read into a variable. Letting go of it is
//!   no use of it.
//! - *unreachable from*: the first tick of the last stretch in which nothing reaches it. What came back meanwhile, by a
//!   `WeakRef` or because an operation named it, has one more stretch, and this is about the last. `None` as long as
//!   something reaches it.
//! - *freed*: the tick at which it was.

mod merlin;
mod search;

pub use search::LifeSearch;

use super::EntityId;
use memory::time::Tick;
use memory::world::SlotId;

/// Who did something in a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doer {
    /// It was so from the start.
    #[default]
    Start,
    /// The statement of a program that was under way; its line, from 1.
    Line(u32),
    /// An operation of a script; its index.
    Operation(u32),
    /// A person.
    Person,
}

/// That something was done, when and by whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LifeEvent {
    /// When.
    pub at: Tick,
    /// By whom.
    pub by: Doer,
}

/// How an object came to be garbage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetGo {
    /// When it was, and by whom.
    pub act: LifeEvent,
    /// The reference that was the last one on any path to it, as it stood; `None` if nothing ever reached it.
    pub place: Option<SlotId>,
}

/// An object's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectLife {
    /// The object.
    pub entity: EntityId,
    /// That it was made.
    pub made: LifeEvent,
    /// That it was last used.
    pub used: LifeEvent,
    /// That nothing reached it any more.
    pub lost: Option<LetGo>,
    /// When it was freed.
    pub freed: Option<Tick>,
}

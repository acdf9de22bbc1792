//! Where program, collector and world meet: scenarios, whose turn it is, runs, reports.
//!
//! A [`Scenario`] is read from text; a [`Lab`] is the machine that plays it; a [`Run`] is the lab on a timeline with
//! what the picture needs to know of the whole of it; a [`Link`] is a run and a moment, in a line of letters. Nothing
//! here knows pixels.

mod acts;
pub mod boot;
mod chart;
mod fault;
mod file;
mod fingerprint;
mod link;
mod machine;
mod names;
mod op;
mod path;
mod program;
mod raw;
mod record;
mod report;
mod run;
mod scenario;
mod script;
mod state;
mod stride;
mod subject;
mod turn;
mod words;

pub use chart::{Chart, Landmark, NamedMoment, Pause, PhaseSpan};
pub use fault::Fault;
pub use link::{Broken, Link, Recovered};
pub use machine::{Event, Lab};
pub use names::{Entity, Fields, Names};
pub use op::{Action, Deeds, Op, Side};
pub use path::path;
pub use program::{Stopped, program_report};
pub use record::Record;
pub use report::report;
pub use run::Run;
pub use scenario::{Kind, Scenario, Thing};
pub use state::{Actor, Failure, State};
pub use stride::Stride;
pub use subject::{
    CardTitle, Deed, HeldRow, Holder, Holds, NamedSlot, Naming, Pending, Position, RootEntry, Stroke, Subject, Target,
    Unfold,
};
pub use words::{Part, Words};

/// What a picture names of memory and of the collector that a lab passes it.
pub use memory::gc::{
    Band as PhaseBand, Collector, Fate, Figure, LegendEntry, Part as PhrasePart, Phrase, Sign, Tone as PhraseTone,
    Traits, choices as collectors,
};
pub use memory::heap::{Addr, Bits, Kind as BlockKind, ObjectId, Slot};
pub use memory::world::{Note, Order, Phase, Place, Task, Why as CollectWhy, oracle};

pub use js::Limits;

/// A moment of a run: its tick, its state, and what the tick that led there told.
pub type Moment = memory::time::Moment<State, Event>;

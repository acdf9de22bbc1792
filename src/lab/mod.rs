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
mod program;
mod raw;
mod record;
mod report;
mod run;
mod scenario;
mod script;
mod state;
mod stride;
mod turn;

pub use chart::{Band, Chart, Landmark, NamedMoment, Pause};
pub use fault::Fault;
pub use link::{Broken, Link, Recovered};
pub use machine::{Event, Lab};
pub use names::{Entity, Fields, Names};
pub use op::{Action, Deeds, Op, Side};
pub use program::{Stopped, file_report, program_report};
pub use record::Record;
pub use report::report;
pub use run::Run;
pub use scenario::{Kind, Scenario, Thing};
pub use state::{Actor, Failure, State};
pub use stride::Stride;

pub use js::Limits;

/// A moment of a run: its tick, its state, and what the tick that led there told.
pub type Moment = memory::time::Moment<State, Event>;

//! Where program, collector and world meet: scenarios, whose turn it is, runs, reports.
//!
//! A [`Scenario`] is read from text; a [`Lab`] is the machine that plays it; a [`Run`] is the lab on a timeline with
//! what the picture needs to know of the whole of it; a [`SharedLink`] is a run and a moment, in a line of letters. Nothing
//! here knows pixels.
//!
//! # Glossary
//!
//! - **subject**: what a run is of: a scenario's script or a JavaScript program ([`Subject`]).
//! - **entity**: an object as a run knows it, from its first mention on, before it exists and after it is freed.
//! - **operation**: one line of a script, or one edit by a person ([`Operation`]).
//! - **turn**: a step belongs either to the program or to the collector; the lab decides and records whose it is.
//! - **stride**: how far one step of the player goes: a tick, a reference, an object, a phase ([`Stride`]).
//! - **named moment**: a tick that a name leads to, such as `sweep` or `line-9` ([`NamedMoment`]).
//! - **fold**: to leave out an object of the engine and show what it leads to in its place ([`Unfold`]).
//! - **fault**: what is wrong in a text, where, and what to do about it ([`Fault`]).

mod acts;
#[cfg(feature = "programs")]
pub mod boot;
mod breaker;
mod chart;
pub mod compiled;
mod dominators;
mod exchange;
mod fates;
mod fault;
mod file;
mod fingerprint;
mod generate;
mod graph_edit;
mod held;
mod left_out;
mod link;
mod lives;
mod log;
mod loss;
mod machine;
mod malformed;
mod names;
mod op;
mod path;
mod program;
mod raw;
mod record;
mod reference;
mod report;
mod run;
mod scenario;
mod script;
mod state;
mod stride;
mod subject;
mod telling;
mod told_path;
mod trial;
mod turn;
mod words;
mod written;

pub use breaker::{Breaker, BrokenRun, SearchBounds};
pub use chart::{Chart, Landmark, NamedMoment, Pause, PhaseSpan};
pub use dominators::{DominatorSearch, Dominators, GroupedBy, Keeper, KeeperGroup, Retained, without_number};
pub use exchange::{ExchangeFormat, ExchangedEdge, ExchangedGraph, ExchangedNode, check_length};
pub use fates::allocation_keys;
pub use fault::Fault;
pub use graph_edit::{CopyOf, EMPTY_GRAPH, GraphAct, drawable, edited, free_name, next_field, scripted, usual_form};
pub use held::{HeldProgram, HeldVm};
pub use left_out::{Ignored, LeftOut, Lost, lost};
pub use link::{Broken, Recovered, SharedLink};
pub use lives::{Doer, LetGo, LifeEvent, LifeSearch, ObjectLife};
pub use log::{Happening, LogEntry, LogSearch, Wanted};
pub use loss::{Loss, StoredReference};
pub use machine::{Event, Lab};
pub use names::{Entity, EntityId, Fields, Names};
pub use op::{Action, Deeds, Operation, Side};
pub use path::{next_paths, shortest_path};
pub use program::{Stopped, file_report, program_report};
pub use record::Record;
pub use reference::{NamedReference, bare, references, root_references};
pub use report::{report, work};
pub use run::Run;
pub use scenario::{Scenario, ScenarioObject, TextKind};
pub use state::{Actor, OperationFailure, State};
pub use stride::Stride;
pub use subject::{
    CardTitle, ConsoleLine, Deed, HeldRow, Holder, Holds, LinkTarget, NamedSlot, Naming, Pending, Position, RootEntry,
    Stroke, Subject, Unfold,
};
pub use telling::{Telling, ToldCollection};
pub use told_path::ToldPath;
pub use trial::{BrokenLaw, trial};
pub use words::{SentencePart, Words};

/// What a picture names of memory and of the collector that a lab passes it.
pub use memory::gc::{
    Collector, Fate, Figure, LegendEntry, OptionTraits, PhaseBand, Phrase, PhrasePart, PhraseTone, Sign, Traits,
    choices as collectors, with_value,
};
pub use memory::heap::{Addr, Bits, Block, BlockKind, ObjectId, Slot, SpaceId, Starts};
pub use memory::world::{Note, Order, Phase, SlotId, Why as CollectWhy, WorkItem, oracle};

pub use js::Limits;

/// Whether this build has what only the lab offers: drawing, who keeps what, reading graphs in other formats. An ordinary
/// figure's has not. It is asked where each of these begins, so the compiler leaves out all that lies behind.
pub const LAB: bool = cfg!(feature = "lab");

/// A moment of a run: its tick, its state, and what the tick that led there told.
pub type RunMoment = memory::time::Moment<State, Event>;

//! Time travel over any deterministic machine: play, look at any moment, edit the past.
//!
//! The truth of a run is where it started and what was put in, tick by tick. Going anywhere is "nearest checkpoint,
//! then step"; there are no inverse events. This room knows no heap, no collector and no clock on the wall.
//!
//! # Glossary
//!
//! - **tick**: the number of a step of a run, from 0 ([`Tick`]).
//! - **machine**: anything that goes from one state to the next in steps, always in the same way ([`Machine`]).
//! - **moment**: a tick, the state at it, and what the step that led there told ([`Moment`]).
//! - **checkpoint**: a state that is kept, so that no seek has to begin at tick 0.
//! - **seek**: to go to any tick: from the nearest checkpoint on, step by step.
//! - **input**: what is put into a run from outside at a tick, such as an edit.
//! - **fuel**: how many steps may be run before the caller has its turn again ([`Fuel`]).

mod clock;
mod machine;
mod moment;
mod timeline;

pub use clock::Clock;
pub use machine::{Fuel, Machine, Mute, Progress, Sink, Tick};
pub use moment::Moment;
pub use timeline::{Branch, Timeline};

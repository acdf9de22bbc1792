//! Time travel over any deterministic machine: step, seek anywhere, edit the past, play.
//!
//! The truth of a run is where it started and what was put in, tick by tick. Going anywhere is "nearest checkpoint,
//! then step"; there are no inverse events. This room knows no heap, no collector and no clock on the wall.

mod clock;
mod machine;
mod timeline;

pub use clock::Clock;
pub use machine::{Fuel, Machine, Mute, Progress, Sink, Tick};
pub use timeline::{Branch, Timeline};

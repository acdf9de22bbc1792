//! Time travel over any deterministic machine: play, look at any moment, edit the past.
//!
//! The truth of a run is where it started and what was put in, tick by tick. Going anywhere is "nearest checkpoint,
//! then step"; there are no inverse events. This room knows no heap, no collector and no clock on the wall.

mod clock;
mod machine;
mod moment;
mod timeline;

pub use clock::Clock;
pub use machine::{Fuel, Machine, Mute, Progress, Sink, Tick};
pub use moment::Moment;
pub use timeline::{Branch, Timeline};

//! The only way through time: buttons, the scrubber over the track, and where one is in figures.

mod bar;
mod choose;
mod scrubber;
mod track;

pub use bar::TransportProps;
pub use choose::Choose;

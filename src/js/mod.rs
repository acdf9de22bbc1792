//! JavaScript: compiled to a small register program, run one instruction at a time on the simulated heap.
//!
//! It knows its values, objects and frames, and the one door to the heap; not which collector there is, nor when it
//! runs. Nothing recurses on the native stack.

mod atoms;
pub mod code;
pub mod compile;
mod value;

pub use atoms::{Atom, Atoms, Text};
pub use value::{Symbol, Value};

/// What cannot be run, and why: found before anything runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The byte of the source where it stands.
    pub at: u32,
    /// What is wrong, and what to write instead where there is something.
    pub message: String,
}

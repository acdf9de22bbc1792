//! JavaScript: compiled to a small register program, run one instruction at a time on the simulated heap.
//!
//! It knows its values, objects and frames, and the one door to the heap; not which collector there is, nor when it
//! runs. Nothing recurses on the native stack.

mod array;
mod atoms;
mod class;
pub mod code;
mod convert;
mod cx;
pub mod inspection;
mod key;
mod library;
pub mod listing;
pub mod machine;
mod object;
mod pairs;
mod program;
mod reader;
mod realm;
mod start;
mod stop;
pub mod support;
pub mod syntax;
mod value;
mod vm;

pub use atoms::{Atom, Atoms, Text};
pub use class::Class;
pub use cx::Cx;
pub use key::{Key, attribute};
pub use program::{Intrinsic, Limits, Prelude, Program};
pub use reader::Reader;
pub use stop::{ErrorKind, Hint, Stop};
pub use value::{Symbol, Value};
pub use vm::{Frame, Realm, Stage, Vm, root};

/// What cannot be run, and why: found before anything runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The byte of the source where it stands.
    pub at: u32,
    /// What is wrong, and what to write instead where there is something.
    pub message: String,
}

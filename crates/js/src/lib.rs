//! JavaScript: compiled to a small register program, run one instruction at a time on the simulated heap.
//!
//! It knows its values, objects and frames, and the one door to the heap; not which collector there is, nor when it
//! runs. Nothing recurses on the native stack.
//!
//! # Glossary
//!
//! - **register**: a variable or an intermediate result of a call; each is a root.
//! - **frame**: a call under way: its code, where it is in it, and its registers ([`CallFrame`]).
//! - **context**: the object that holds those variables of a scope that inner functions mention.
//! - **closure**: a function with the context it was made in.
//! - **realm**: the objects that exist before a program begins, such as `Array.prototype` ([`Realm`]).
//! - **prelude**: the part of the library that is written in JavaScript itself ([`Prelude`]).
//! - **job**: work that waits for the program to be idle: a microtask, or a timer that is due.
//! - **reaction**: what a promise runs when it settles, kept until then.
//! - **engine's own**: objects that a program needs but cannot name, such as contexts and stores; the picture folds
//!   them.

mod array;
mod atoms;
mod class;
pub mod code;
#[cfg(feature = "compiler")]
mod compile;
mod convert;
mod cx;
mod growth;
pub mod inspection;
mod key;
mod library;
pub mod listing;
pub mod machine;
mod object;
pub mod output;
pub mod packed;
mod pairs;
#[cfg(feature = "compiler")]
mod pasted;
mod pattern;
mod program;
mod reader;
mod realm;
mod start;
mod stop;
pub mod support;
#[cfg(feature = "compiler")]
pub mod syntax;
mod value;
mod vm;

pub use atoms::{Atom, Atoms, Text};
pub use class::Class;
#[cfg(feature = "compiler")]
pub use compile::pack;
pub use cx::Cx;
pub use key::{Key, attribute};
pub use pattern::properties_with;
pub use program::{Intrinsic, Limits, Prelude, Program};
pub use reader::Reader;
pub use stop::{ErrorKind, Hint, Stop};
pub use value::{Symbol, Value};
pub use vm::{CallFrame, ProgramStage, Realm, Vm, root};

/// What cannot be run, and why: found before anything runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The byte of the source where it stands.
    pub at: u32,
    /// What is wrong, and what to write instead where there is something.
    pub message: String,
}

//! The machine: one instruction a step.
//!
//! It knows neither the collector nor when it runs: it says when it wants room or a collection, and is called again.

use super::{Atom, Program, Vm};
use crate::mutate::Mutator;
use crate::time::Sink;

pub use super::contract::{Task, ask, describe};

/// What a step came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// An instruction was run.
    Ran,
    /// There is no room for so many bytes: a collection must come first, then the same instruction again. Nothing was done.
    Full(u32),
    /// As much is in use as the threshold says: a collection is due, then the instruction.
    Due,
    /// The program asked for a collection, by `gc()` or at a checkpoint.
    Collect,
    /// A limit was reached; nothing was done, and going on would be the same again. The sentence says which and what to do.
    Limit(Limit),
    /// There is nothing left to do: the program has ended, and nothing waits but timers and people.
    Done,
}

/// Which limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Instructions.
    Steps(u64),
    /// Lines of output.
    Lines(u32),
    /// Bytes of objects: so many are in use after all that could be freed, so many more were wanted.
    Heap(u32, u32),
}

/// What a step tells: for strides, sentences and pictures. Nothing depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A statement of the program begins.
    Statement {
        /// Its line.
        line: u32,
    },
    /// A function of the program was called.
    Called {
        /// Its name (the empty one if it has none).
        name: Atom,
    },
    /// It returned, or was left by an exception.
    Returned {
        /// Its name.
        name: Atom,
    },
    /// A line was printed.
    Printed(Atom),
    /// An exception was thrown.
    Threw,
    /// An exception was caught by the program.
    Caught,
    /// A pending job begins.
    Job,
    /// A person's input begins to have its effect.
    Task,
    /// A checkpoint is complete: what is in the heap now is what is alive.
    Checkpoint {
        /// The line of its `gc()`.
        line: u32,
    },
    /// An exception was not caught: the program has ended.
    Uncaught,
}

/// One step. To be called only while the collector rests.
pub fn step(program: &Program, vm: &mut Vm, mutator: Mutator, told: &mut dyn Sink<Told>) -> Turn {
    let _ = (program, vm, mutator, told);
    Turn::Done
}

//! What a program or a script does, as far as somebody who watches it is told.

use crate::lab::Event;
use js::machine::Told;
use std::rc::Rc;

/// A statement or an operation begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Its line, where there are lines.
    pub line: Option<u32>,
    /// How many calls are under way when it begins.
    pub depth: usize,
}

/// What a program did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A function was called; its name may be empty.
    Called(Rc<str>),
    /// A function has returned; its name may be empty.
    Returned(Rc<str>),
    /// A line was printed.
    Printed(Rc<str>),
    /// An exception was thrown.
    Threw,
    /// It was caught.
    Caught,
    /// A job that waited begins.
    Job,
    /// What waited for a person begins.
    Task,
    /// A collection that the program asked for is over; the line where it did.
    Checkpoint(u32),
}

impl Event {
    /// The line of the statement of a program that comes next.
    pub fn statement(&self) -> Option<u32> {
        match self {
            Event::Program(Told::Statement { line }) => Some(*line),
            _ => None,
        }
    }

    /// The line on which a program asked for the collection that is over now.
    pub fn checkpoint(&self) -> Option<u32> {
        match self {
            Event::Program(Told::Checkpoint { line }) => Some(*line),
            _ => None,
        }
    }
}

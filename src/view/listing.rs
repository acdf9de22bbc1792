//! What stands beside the graph when a program runs, as plain data: where it is in its text, what it printed, what waits.
//!
//! The text itself is the page's: it is edited there. Here are only places in it.

use crate::lab::Op;
use std::rc::Rc;

/// A card: an object with its fields in rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// How high the title row is.
    pub head: f64,
    /// How high each other row is.
    pub row: f64,
    /// The rows, from top to bottom.
    pub rows: Vec<CardRow>,
}

/// A field of a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardRow {
    /// Its name; of the last row perhaps how many more there are.
    pub name: Rc<str>,
    /// Its value in a few letters; empty where a reference starts, or nothing is to be said.
    pub text: Rc<str>,
    /// Whether a reference starts here.
    pub dot: bool,
}

/// A program's moment, beside its graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The line that comes next or is under way, from 1.
    pub line: Option<u32>,
    /// The expression that comes next: bytes of the text.
    pub span: Option<(u32, u32)>,
    /// The last lines printed.
    pub console: Vec<Rc<str>>,
    /// How many were printed in all.
    pub printed: usize,
    /// Whether anything is printed in this run at all.
    pub prints: bool,
    /// What waits, where anything ever waits in this run.
    pub pending: Option<Pending>,
    /// Why the program does not go on, if it cannot.
    pub stopped: Option<Stopped>,
}

/// What waits for time to pass or for a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pending {
    /// The virtual clock, such as `120 ms`.
    pub now: Rc<str>,
    /// What waits, one a line, such as `poll() every 100 ms, next at 300 ms`.
    pub waits: Vec<Rc<str>>,
    /// What a person can do about it.
    pub offers: Vec<Offer>,
}

/// Something a person can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What the button says.
    pub label: Rc<str>,
    /// What it does, for [`Command::Edit`](super::player::Command::Edit).
    pub ops: Vec<Op>,
}

/// Why a program does not go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopped {
    /// What happened and what can be done.
    pub sentence: Rc<str>,
    /// The line where it stands.
    pub line: u32,
    /// How it goes on, where it can.
    pub resume: Option<Vec<Op>>,
}

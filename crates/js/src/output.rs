//! What a program printed: lines of text, what each is, and which objects were named in it at that moment.
//!
//! It keeps nothing alive: an object is taken down by its identity. The texts are interned beside the states that
//! rewind, because a run that is gone through again prints the same.

use super::Atom;
use super::vm::Vm;
use memory::heap::ObjectId;

/// What a line of the console is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Level {
    /// `console.log`, and all that prints as it does.
    Log,
    /// `console.info`.
    Info,
    /// `console.debug`.
    Debug,
    /// `console.warn`.
    Warn,
    /// `console.error`.
    Error,
    /// An exception that nobody caught, or a rejection that nobody handled: told by the host, not by the program.
    Uncaught,
    /// Something else that the host says.
    Note,
}

const LEVELS: [Level; 7] =
    [Level::Log, Level::Info, Level::Debug, Level::Warn, Level::Error, Level::Uncaught, Level::Note];

impl Level {
    /// The level with a number.
    pub fn of(number: u32) -> Level {
        LEVELS[number as usize % LEVELS.len()]
    }

    /// A word for it.
    pub fn name(self) -> &'static str {
        match self {
            Level::Log => "log",
            Level::Info => "info",
            Level::Debug => "debug",
            Level::Warn => "warn",
            Level::Error | Level::Uncaught => "error",
            Level::Note => "note",
        }
    }

    /// Whether the program printed it.
    pub fn is_output(self) -> bool {
        self < Level::Uncaught
    }
}

/// An object that a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectSpan {
    /// Where in the line it begins, in UTF-16 units.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Which it was.
    pub object: ObjectId,
}

/// A line of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub level: Level,
    /// What it says; it may have line feeds.
    pub text: Atom,
}

/// Words that a line takes in [`Vm::log`].
const WORDS: usize = 2;

impl Vm {
    /// How many lines the console has.
    pub fn lines(&self) -> usize {
        self.log.len() / WORDS
    }

    /// A line.
    pub fn line(&self, index: usize) -> Line {
        let word = self.log.get(index * WORDS);
        Line { level: Level::of((word >> 32) as u32), text: Atom(word as u32) }
    }

    /// The objects that a line names.
    pub fn links(&self, index: usize) -> Vec<ObjectSpan> {
        let first = |line: usize| match line < self.lines() {
            true => self.log.get(line * WORDS + 1) as usize,
            false => self.links.len() / 2,
        };
        let link = |at: usize| {
            let (span, id) = (self.links.get(2 * at), self.links.get(2 * at + 1));
            ObjectSpan { from: (span >> 32) as u32, to: span as u32, object: ObjectId(id as u32) }
        };
        (first(index)..first(index + 1)).map(link).collect()
    }

    /// Adds a line of so many units.
    pub fn print(&mut self, line: Line, units: usize, links: &[ObjectSpan]) {
        self.log.push(u64::from(line.level as u32) << 32 | u64::from(line.text.0));
        self.log.push((self.links.len() / 2) as u64);
        for link in links {
            self.links.push(u64::from(link.from) << 32 | u64::from(link.to));
            self.links.push(u64::from(link.object.0));
        }
        self.printed += units as u64;
    }
}

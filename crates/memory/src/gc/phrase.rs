//! Sentences in the making: words and the things they speak of, which whoever shows them calls by name.

use crate::heap::ObjectId;
use crate::world::SlotId;
use std::borrow::Cow;

/// What a sentence is about, as its colour tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhraseTone {
    /// The program, or nothing in particular.
    Plain,
    /// Reaching and counting.
    Trace,
    /// Freeing and moving.
    Reclaim,
    /// Something is wrong or lost.
    Alarm,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhrasePart {
    /// Words.
    Words(Cow<'static, str>),
    /// A number or an address: set like a name.
    Figure(String),
    /// An object.
    Object(ObjectId),
    /// Several objects, in a row.
    Objects(Vec<ObjectId>),
    /// A slot as the subject of the sentence.
    Place(SlotId),
}

/// A sentence with a heading of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The heading.
    pub heading: &'static str,
    /// What it is about.
    pub tone: PhraseTone,
    /// The pieces, in order.
    pub parts: Vec<PhrasePart>,
}

impl Phrase {
    /// A sentence of no words yet.
    pub fn new(heading: &'static str, tone: PhraseTone) -> Phrase {
        Phrase { heading, tone, parts: Vec::new() }
    }

    /// Adds words.
    pub fn say(mut self, words: impl Into<Cow<'static, str>>) -> Phrase {
        self.parts.push(PhrasePart::Words(words.into()));
        self
    }

    /// Adds a number or an address.
    pub fn figure(mut self, figure: impl ToString) -> Phrase {
        self.parts.push(PhrasePart::Figure(figure.to_string()));
        self
    }

    /// Adds the name of an object.
    pub fn object(mut self, id: ObjectId) -> Phrase {
        self.parts.push(PhrasePart::Object(id));
        self
    }

    /// Adds the names of objects.
    pub fn objects(mut self, ids: Vec<ObjectId>) -> Phrase {
        self.parts.push(PhrasePart::Objects(ids));
        self
    }

    /// Adds the name of a slot.
    pub fn place(mut self, place: SlotId) -> Phrase {
        self.parts.push(PhrasePart::Place(place));
        self
    }
}

//! What a mutator does to the graph: the operations of a script, and of a person, by name.

use memory::heap::ObjectId;
use memory::time::Tick;
use memory::world::Why;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// An operation. A script's says where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// What it does.
    pub action: Action,
    /// The byte of the text where it stands; 0 for a person's.
    pub place: usize,
}

/// What people did in a run, each at its tick, in order.
pub type Deeds = Vec<(Tick, Operation)>;

/// References by field name, in order.
pub type Side = Vec<(Rc<str>, Option<Rc<str>>)>;

/// What an operation does. Links hold it in serde's form: names of variants and fields are for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Writes a strong field of an object; a field it does not have yet is added after its others.
    Set {
        /// The object.
        object: Rc<str>,
        /// The field.
        field: Rc<str>,
        /// What it refers to from now on.
        to: Option<Rc<str>>,
    },
    /// Writes a root; one that does not exist yet is made.
    Root {
        /// The root.
        name: Rc<str>,
        /// What it refers to from now on.
        to: Option<Rc<str>>,
    },
    /// Makes an object, held by an implicit root until the next operation has run.
    New {
        /// Its name.
        object: Rc<str>,
        /// What its own data weighs, in bytes.
        size: u32,
        /// Its strong fields.
        fields: Side,
        /// Its weak fields.
        weak: Side,
    },
    /// Asks for a full collection.
    Collect,
    /// Asks for a collection of the space in which objects are made, and nothing else.
    Minor,
    /// Lets the collector make this number of steps, of the collection under way or of a new one. The script goes on
    /// then, although the collection is not over.
    Work(u32),
    /// Lets this number of milliseconds of a program's virtual time pass.
    Time(u32),
    /// Clicks a node of a program's document.
    Click(ObjectId),
    /// Lets a program that has reached a limit go on for as long again.
    Continue,
    /// Has a program stop here, as at a limit.
    Halt,
}

impl Action {
    /// Why the collection begins that it asks for, if it asks for one.
    pub fn asks(&self) -> Option<Why> {
        match self {
            Action::Collect => Some(Why::Asked),
            Action::Minor => Some(Why::Young),
            _ => None,
        }
    }
}

impl Action {
    /// What it does, in a few words.
    pub fn words(&self) -> String {
        let to = |to: &Option<Rc<str>>| to.as_ref().map_or("null".to_owned(), |to| to.to_string());
        match self {
            Action::Set { object, field, to: target } => format!("{object}.{field} = {}", to(target)),
            Action::Root { name, to: target } => format!("root {name} = {}", to(target)),
            Action::New { object, .. } => format!("new {object}"),
            Action::Collect => "collect".into(),
            Action::Minor => "collect the young".into(),
            Action::Work(steps) => format!("{steps} steps of the collector"),
            Action::Time(ms) => format!("wait {ms} ms"),
            Action::Click(_) => "click".into(),
            Action::Continue => "go on".into(),
            Action::Halt => "stop".into(),
        }
    }
}

impl From<Action> for Operation {
    fn from(action: Action) -> Operation {
        Operation { action, place: 0 }
    }
}

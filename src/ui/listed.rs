//! What the table lists, in the lab, and how its log is read: what a person has chosen, as values.

use crate::lab::Happening;
use std::rc::Rc;

/// What is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// All objects.
    #[default]
    Objects,
    /// Who keeps most.
    Keepers,
    /// The same, by class.
    Classes,
    /// How the moment differs from another one.
    Changes,
    /// What happens in the run, and where play stops.
    Log,
}

/// Which part of the log is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogWish {
    /// What happens; all of it where nothing is named.
    pub kind: Option<Happening>,
    /// Letters in the name of the object.
    pub letters: Rc<str>,
    /// So many pages after the one of the moment shown, or before it.
    pub pages: i64,
}

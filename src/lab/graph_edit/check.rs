//! Which acts cannot be: of objects that are not there, or with a name that is taken. It changes nothing.

use super::act::{DrawnText, GraphAct};
use crate::lab::{Action, Fault, Scenario};
use std::rc::Rc;

impl DrawnText {
    /// Refuses what cannot be. All else that can be wrong, the reader of the text finds.
    pub fn check(&self, act: &GraphAct, scenario: &Scenario) -> Result<(), Fault> {
        let made = scenario.script.iter().filter_map(|op| match &op.action {
            Action::New { object, .. } => Some(object),
            _ => None,
        });
        let made: Vec<&Rc<str>> = made.collect();
        let there = |name: &Rc<str>| scenario.objects.iter().any(|thing| thing.name == *name);
        let known = |name: &Rc<str>| match (there(name), made.contains(&name)) {
            (true, _) => Ok(()),
            (false, true) => Err(Fault::nowhere(format!(
                "{name:?} is made by the script: edit its \"new\" in the text, or give it what it needs later in the run"
            ))),
            (false, false) => Err(Fault::nowhere(format!("there is no object {name:?}"))),
        };
        let free = |name: &Rc<str>| match (there(name) || made.contains(&name), name.trim().is_empty()) {
            (true, _) => Err(Fault::nowhere(format!("there is a {name:?} already: choose another name"))),
            (_, true) => Err(Fault::nowhere("a name has at least one letter")),
            _ => Ok(()),
        };
        let named = |name: &Rc<str>, what: &str| match name.trim().is_empty() {
            true => Err(Fault::nowhere(format!("{what} has a name: at least one letter"))),
            false => Ok(()),
        };
        match act {
            GraphAct::Add { name, .. } => free(name),
            GraphAct::Rename { object, to } => {
                known(object)?;
                if object == to { Ok(()) } else { free(to) }
            }
            GraphAct::Resize { object, .. } | GraphAct::DropField { object, .. } => known(object),
            GraphAct::Connect { object, to, field, .. } => {
                named(field, "a field")?;
                known(object)?;
                to.as_ref().map_or(Ok(()), known)
            }
            GraphAct::RenameField { object, field, to, .. } => {
                named(to, "a field")?;
                known(object)?;
                let mine = scenario.objects.iter().filter(|thing| thing.name == *object);
                let mut fields = mine.flat_map(|thing| thing.fields.iter().chain(thing.weak.iter()));
                match field != to && fields.any(|(name, _)| name == to) {
                    true => Err(Fault::nowhere(format!("{object:?} has a field {to:?} already: choose another name"))),
                    false => Ok(()),
                }
            }
            GraphAct::Root { to, name } => {
                named(name, "a root")?;
                to.as_ref().map_or(Ok(()), known)
            }
            GraphAct::DropRoot(name) => match scenario.roots.iter().any(|(root, _)| root == name) {
                true => Ok(()),
                false => Err(Fault::nowhere(format!("there is no root {name:?}"))),
            },
            GraphAct::Delete(names) => names.iter().try_for_each(known),
            GraphAct::Duplicate(copies) => copies.iter().try_for_each(|(name, copy, _)| {
                known(name)?;
                free(copy)
            }),
            GraphAct::Place(places) => places.iter().try_for_each(|(name, _)| known(name)),
            GraphAct::Arrange => Ok(()),
        }
    }
}

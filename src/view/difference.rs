//! What differs between two moments of a run: which objects were made, which freed, which hold something else. Plain data,
//! for a list and for rings in the picture.

use super::frame::Ring;
use super::pictured_run::PicturedRun;
use crate::lab::{EntityId, HeldRow, RunMoment, State, Subject};
use memory::time::Tick;
use std::rc::Rc;

/// The difference between a moment and the one that is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// The other moment, of the run's own ticks.
    pub since: Tick,
    /// What is there now and was not then.
    pub made: Vec<Differing>,
    /// What was there then and is no longer.
    pub freed: Vec<Differing>,
    /// What holds something else.
    pub changed: Vec<Differing>,
}

/// An object that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    /// The object.
    pub entity: EntityId,
    /// What it is called.
    pub name: Rc<str>,
    /// What it holds otherwise: `next: Node 2, was nothing`.
    pub how: Rc<[Rc<str>]>,
}

impl Difference {
    /// Of two moments of a run: how the second differs from the first.
    pub(super) fn between(run: &PicturedRun, then: &RunMoment, now: &RunMoment) -> Difference {
        let (before, after) = (&*run.subject(&then.state), &*run.subject(&now.state));
        let mut difference = Difference { since: then.tick, ..Difference::default() };
        let objects = |at: &State| sorting::set(run.objects(at));
        let (old, new) = (objects(&then.state), objects(&now.state));
        for entity in old.union(&new).copied() {
            let differing =
                |how: Vec<Rc<str>>| Differing { entity, name: run.name(&now.state, entity), how: how.into() };
            match (old.contains(&entity), new.contains(&entity)) {
                (false, true) => difference.made.push(differing(Vec::new())),
                (true, false) => difference.freed.push(differing(Vec::new())),
                (true, true) => {
                    let how = changes(run, before, after, entity);
                    if !how.is_empty() {
                        difference.changed.push(differing(how));
                    }
                }
                (false, false) => {}
            }
        }
        difference
    }

    /// The rings that show it; what was freed is no longer drawn.
    pub(super) fn rings(&self) -> impl Iterator<Item = (EntityId, Ring)> {
        let ringed = |differing: &[Differing], ring| {
            differing.iter().map(|one| one.entity).map(|entity| (entity, ring)).collect::<Vec<_>>()
        };
        ringed(&self.made, Ring::Made).into_iter().chain(ringed(&self.changed, Ring::Changed))
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.made.is_empty() && self.freed.is_empty() && self.changed.is_empty()
    }
}

/// Which rows of an object are otherwise than before.
fn changes(run: &PicturedRun, before: &dyn Subject, after: &dyn Subject, entity: EntityId) -> Vec<Rc<str>> {
    let rows = |subject: &dyn Subject| -> Vec<(Rc<str>, String)> {
        let at = subject.state().object(entity);
        let value = |row: &HeldRow| {
            let leads = row.leads.iter().filter_map(|target| subject.entity_at(target.to));
            let names: Vec<String> = leads.map(|to| run.name(after.state(), to).to_string()).collect();
            if names.is_empty() { row.text.to_string() } else { names.join(" and ") }
        };
        at.map(|at| subject.holds(at).rows.iter().map(|row| (row.name.clone(), value(row))).collect())
            .unwrap_or_default()
    };
    let (old, new) = (rows(before), rows(after));
    let plain = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    let value = |rows: &[(Rc<str>, String)], name: &str| {
        rows.iter().find(|(other, _)| &**other == name).map_or_else(String::new, |(_, value)| value.clone())
    };
    let names = new
        .iter()
        .map(|(name, _)| name)
        .chain(old.iter().map(|(name, _)| name).filter(|name| new.iter().all(|(other, _)| other != *name)));
    let told = names.filter_map(|name| {
        let (was, is) = (value(&old, name), value(&new, name));
        (was != is).then(|| format!("{name}: {}, was {}", plain(&is), plain(&was)).into())
    });
    told.collect()
}

//! What of a run's log is of interest, and what an entry of it is called.

use super::PicturedRun;
use crate::lab::{CardTitle, Deeds, EntityId, Happening, LogEntry, LogSearch, NamedSlot, State};
use crate::view::breaks::{Condition, Fit, deed, fit};
use crate::view::words::bytes;
use rustc_hash::FxHashSet as HashSet;
use std::collections::BTreeSet;
use std::rc::Rc;

impl PicturedRun {
    /// All objects that can be asked about, and what they are called.
    pub fn names<'a>(&'a self, at: &'a State) -> impl Iterator<Item = (EntityId, Rc<str>)> + 'a {
        let subject = self.subject(at);
        let given = subject.given();
        let later = self.drawn().members.iter().copied().filter(move |entity| entity.0 >= given);
        (0..given).map(EntityId).chain(later).map(move |entity| (entity, self.drawn().name(&*subject, entity)))
    }

    /// A search for all that happens to these objects, and to the run.
    pub fn log(&self, most: usize) -> LogSearch {
        let known: HashSet<EntityId> = self.names(self.run.last()).map(|(entity, _)| entity).collect();
        let wanted = move |entry: &LogEntry| match entry.object {
            Some(object) => known.contains(&object),
            None => entry.what != Happening::Used,
        };
        LogSearch::begin(self.run.lab().clone(), self.deeds(), Box::new(wanted), most)
    }

    /// A search for where conditions are met. A name is that of a class, else of an object.
    pub fn watched(&self, conditions: &BTreeSet<Condition>, most: usize) -> LogSearch {
        let mut objects: Vec<(Happening, HashSet<EntityId>)> = Vec::new();
        let (mut phases, mut levels): (Vec<u32>, Vec<u32>) = Default::default();
        for condition in conditions {
            match condition {
                Condition::Object(what, whom) => objects.push((*what, self.meant(whom))),
                Condition::Phase(name) => {
                    let known = self.run.lab().collector.traits().phases.iter().enumerate();
                    let called = known.filter(|(_, phase)| phase.label.eq_ignore_ascii_case(name));
                    phases.extend(called.map(|(number, _)| number as u32));
                }
                Condition::Above(bytes) => levels.push(*bytes),
            }
        }
        let wanted = move |entry: &LogEntry| match entry.object {
            Some(object) => objects.iter().any(|(what, whom)| *what == entry.what && whom.contains(&object)),
            None if entry.what == Happening::Phase => phases.contains(&entry.figure),
            None if entry.what == Happening::Used => {
                levels.iter().any(|level| entry.was <= *level && entry.figure > *level)
            }
            None => false,
        };
        LogSearch::begin(self.run.lab().clone(), self.deeds(), Box::new(wanted), most)
    }

    fn deeds(&self) -> Deeds {
        self.run.deeds().to_vec()
    }

    /// The instances of the class of this name; where there are none, what is called so, or so and a number.
    fn meant(&self, whom: &str) -> HashSet<EntityId> {
        let labelled = |entity| self.naming().card(entity).is_some_and(CardTitle::is_own);
        let fitting = |(entity, name): (EntityId, Rc<str>)| Some((fit(&name, labelled(entity), whom)?, entity));
        let fits: Vec<(Fit, EntityId)> = self.names(self.run.last()).filter_map(fitting).collect();
        let best = fits.iter().map(|(fit, _)| *fit).max();
        fits.into_iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, entity)| entity).collect()
    }

    /// Whom an entry is about, and what happened.
    pub fn log_words(&self, entry: &LogEntry) -> (Rc<str>, Rc<str>) {
        let at = self.at(entry.at);
        let subject = self.subject(&at.state);
        let name = |entity| self.drawn().name(&*subject, entity);
        let slot = entry.place.and_then(|place| subject.slot(place, self.naming()));
        let place = slot.map(|slot| match slot {
            NamedSlot::Variable(_, name) => name.to_string(),
            NamedSlot::Property(entity, row) => format!("{}.{row}", name(entity)),
        });
        let by = |words: &str| {
            place.as_ref().map_or_else(|| deed(entry.what).to_owned(), |place| format!("{words} {place}"))
        };
        let told = match entry.what {
            Happening::Made => format!("is made, {}", bytes(u64::from(entry.figure))),
            Happening::Written => by("is referred to by"),
            Happening::Released => by("is let go of by"),
            Happening::Marked => by("is marked, by"),
            Happening::Counted => format!("is counted: {}", entry.figure),
            Happening::Moved => format!("moves to {}", entry.figure),
            Happening::Freed => format!("is freed, {}", bytes(u64::from(entry.figure))),
            Happening::Phase => {
                let traits = self.run.lab().collector.traits();
                let label = traits.phases.get(entry.figure as usize).map_or("rest", |phase| phase.label);
                format!("phase: {label}")
            }
            what => deed(what).to_owned(),
        };
        (entry.object.map_or_else(|| "".into(), name), told.into())
    }
}

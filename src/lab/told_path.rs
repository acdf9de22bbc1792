//! A path in words: the stretches from one shown thing to the next, each with how the one leads to the other. Whoever
//! shows a run brings its names.

use super::{EntityId, Naming, Subject, Words};
use memory::heap::{Addr, Slot};

/// Maximum number of things of a path that are named; of a longer one both ends are.
const LONGEST: usize = 9;

/// A path from a root to an object, in stretches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldPath {
    /// Where it leads.
    pub to: Addr,
    /// The slots from one shown thing to the next, the first of them from the root.
    pub hops: Vec<Vec<Slot>>,
}

impl ToldPath {
    /// A path divided where it comes to something that is shown.
    pub fn new(subject: &dyn Subject, to: Addr, slots: impl IntoIterator<Item = Slot>) -> ToldPath {
        let mut hops: Vec<Vec<Slot>> = Vec::new();
        for slot in slots {
            let shown = matches!(slot, Slot::Field(holder, _) if shown(subject, holder).is_some());
            match hops.last_mut() {
                Some(hop) if !shown => hop.push(slot),
                _ => hops.push(vec![slot]),
            }
        }
        ToldPath { to, hops }
    }

    /// The shown things on it, the last one included.
    pub fn things(&self, subject: &dyn Subject) -> Vec<EntityId> {
        let holders = self.hops.iter().skip(1).filter_map(|hop| match hop.first() {
            Some(Slot::Field(holder, _)) => Some(*holder),
            _ => None,
        });
        holders.chain([self.to]).filter_map(|at| shown(subject, at)).collect()
    }

    /// How a stretch begins: `global pair`, `{a}.other`.
    pub fn stretch(&self, subject: &dyn Subject, naming: &dyn Naming, index: usize) -> Words {
        let hop = &self.hops[index];
        match hop.first() {
            Some(Slot::Field(holder, _)) if index > 0 => subject.link(*holder, hop, naming),
            _ => subject.beginning(hop, naming).0,
        }
    }

    /// All of it; of a long one both ends.
    pub fn words(&self, subject: &dyn Subject, naming: &dyn Naming) -> Words {
        let left_out = self.hops.len().saturating_sub(LONGEST);
        let mut words = Words::default();
        for index in 0..self.hops.len() {
            if (LONGEST - 3..LONGEST - 3 + left_out).contains(&index) {
                if index == LONGEST - 3 {
                    words = words.say(&format!("… {left_out} more … → "));
                }
                continue;
            }
            words = words.join(self.stretch(subject, naming, index)).say(" → ");
        }
        words.name(subject.name(self.to, naming))
    }
}

/// The entity of what is shown by itself.
fn shown(subject: &dyn Subject, at: Addr) -> Option<EntityId> {
    subject.entity_at(at).filter(|_| subject.shown(at))
}

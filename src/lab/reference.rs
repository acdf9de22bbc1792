//! The references of a moment by the names that people have for them: how a root or a shown thing leads to the next
//! shown thing, in the words in which a path tells it.

use super::{EntityId, Naming, Subject, Words};
use memory::heap::{Addr, Slot};
use rustc_hash::FxHashSet as HashSet;
use std::collections::VecDeque;

/// A reference from a root or from a shown thing to a shown thing, maybe by way of folded ones.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedReference {
    /// The thing that has it; `None` for a root.
    pub from: Option<EntityId>,
    /// What it is called: `root r`, `{a}.other`.
    pub words: Words,
    /// The slots by which it leads there. The last one is the reference itself: to cut it is to empty that.
    pub slots: Vec<Slot>,
    /// Where it leads.
    pub to: EntityId,
}

/// Maximum number of folded things that are gone through from one place.
const FAR: usize = 4_000;

/// How the roots lead to shown things.
pub fn root_references(subject: &dyn Subject, naming: &dyn Naming) -> Vec<NamedReference> {
    let mut taken: HashSet<Slot> = HashSet::default();
    let mut found = Vec::new();
    for slot in [true, false].into_iter().flat_map(|named| subject.starts(named)) {
        for (slots, to) in ways(subject, vec![slot]) {
            if slots.last().is_some_and(|last| taken.insert(*last)) {
                let words = subject.beginning(&slots, naming).0;
                found.push(NamedReference { from: None, words, slots, to });
            }
        }
    }
    found
}

/// How a shown thing leads to others.
pub fn references(subject: &dyn Subject, naming: &dyn Naming, from: Addr) -> Vec<NamedReference> {
    let fields = (0..subject.state().world.heap.shape(from).fields).map(|index| Slot::Field(from, index));
    let mut ways = ways(subject, fields.collect());
    let mut taken: HashSet<Slot> = HashSet::default();
    ways.retain(|(slots, _)| slots.last().is_some_and(|last| taken.insert(*last)));
    let named = |(slots, to): (Vec<Slot>, EntityId)| {
        let words = subject.link(from, &slots, naming);
        NamedReference { from: subject.entity_at(from), words, slots, to }
    };
    ways.into_iter().map(named).collect()
}

/// The ways from some slots to shown things, through folded things only, each by all its slots.
fn ways(subject: &dyn Subject, starts: Vec<Slot>) -> Vec<(Vec<Slot>, EntityId)> {
    let world = &subject.state().world;
    let (mut found, mut seen): (Vec<(Vec<Slot>, EntityId)>, HashSet<Addr>) = Default::default();
    // Each slot with the place of the one before it among those that were taken down.
    let mut taken: Vec<(Slot, usize)> = starts.into_iter().map(|slot| (slot, usize::MAX)).collect();
    let mut next: VecDeque<usize> = (0..taken.len()).collect();
    while let Some(index) = next.pop_front() {
        let target = world.load(taken[index].0).target();
        let Some(to) = target.filter(|to| !world.heap.immortal(*to) && world.heap.is_object(*to)) else { continue };
        match subject.entity_at(to).filter(|_| subject.shown(to)) {
            Some(entity) => {
                let back =
                    std::iter::successors(Some(index), |at| Some(taken[*at].1).filter(|before| *before != usize::MAX));
                let mut slots: Vec<Slot> = back.map(|at| taken[at].0).collect();
                slots.reverse();
                found.push((slots, entity));
            }
            None if seen.len() < FAR && seen.insert(to) => {
                for field in 0..world.heap.shape(to).fields {
                    next.push_back(taken.len());
                    taken.push((Slot::Field(to, field), index));
                }
            }
            None => {}
        }
    }
    found
}

impl NamedReference {
    /// The slot that holds it.
    pub fn slot(&self) -> Option<Slot> {
        self.slots.last().copied()
    }

    /// Whether a text means it: its words, or these without what is said around names.
    pub fn is_called(&self, text: &str) -> bool {
        let words = self.words.clone().plain();
        let (words, text) = (bare(&words), bare(text));
        // Of which call a variable is need not be said.
        words == text || self.from.is_none() && words.split(" of ").next() == Some(&text)
    }
}

/// Words without the signs that say what kind of thing is meant.
pub fn bare(words: &str) -> String {
    let kinds = ["root ", "global ", "variable ", "map ", "set ", "weak map ", "weak set ", "promise "];
    let mut rest = words.trim();
    while let Some(shorter) = kinds.iter().find_map(|kind| rest.strip_prefix(kind)) {
        rest = shorter;
    }
    let mut plain = String::new();
    let mut chars = rest.strip_prefix("ƒ ").unwrap_or(rest).chars().peekable();
    // An array's title stands in brackets; what follows in brackets is an index.
    let mut title = chars.next_if_eq(&'[').is_some();
    for c in chars {
        match c {
            '{' | '}' | '“' | '”' => {}
            ']' if std::mem::take(&mut title) => {}
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn names_are_known_without_their_signs() {
        for (words, plain) in [
            ("root r", "r"),
            ("global kept", "kept"),
            ("{a}.other", "a.other"),
            ("[list][1]", "list[1]"),
            ("ƒ cancel captures data", "cancel captures data"),
            ("weak map notes", "notes"),
        ] {
            assert_eq!((bare(words), bare(plain)), (plain.to_owned(), plain.to_owned()));
        }
    }
}

//! The tables of who keeps most: object by object, and by class or by name.

use super::Dominators;
use crate::lab::{EntityId, Subject};
use memory::heap::Addr;
use rustc_hash::FxHashMap as HashMap;
use std::rc::Rc;

/// A row of the table of the biggest keepers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeper {
    /// The object.
    pub entity: EntityId,
    /// Where it is.
    pub at: Addr,
    /// What it takes itself, in bytes, header included.
    pub bytes: u32,
    /// What would go without it.
    pub retained: super::Retained,
    /// The nearest object that is shown without which it would go itself.
    pub dominator: Option<EntityId>,
}

/// By what objects are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupedBy {
    /// By class, or by what kind of thing they are; in a scenario by their names without the number at the end.
    Class,
    /// By what they are called, without the number at the end.
    Label,
}

/// The objects of a class or of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeeperGroup {
    /// What they have in common.
    pub label: Rc<str>,
    /// How many there are.
    pub objects: u32,
    /// What they take themselves, in bytes, headers included.
    pub bytes: u64,
    /// What stands under them in the tree of dominators, themselves included; nothing counts twice.
    pub retained: u64,
    /// The one that retains most.
    pub largest: EntityId,
}

impl Dominators {
    /// The shown objects that retain most, the first ones of them.
    pub fn keepers(&self, subject: &dyn Subject, most: usize) -> Vec<Keeper> {
        let mut numbers: Vec<u32> =
            (1..self.shown.len() as u32).filter(|number| self.shown[*number as usize]).collect();
        let key = |number: &u32| {
            let retained = self.retained[*number as usize];
            (std::cmp::Reverse((retained.bytes, retained.objects)), *number)
        };
        if most < numbers.len() {
            numbers.select_nth_unstable_by_key(most, key);
            numbers.truncate(most);
        }
        sorting::by_key(&mut numbers, key);
        numbers.into_iter().filter_map(|number| self.keeper(subject, self.at(number)?)).collect()
    }

    /// The row of an object, if it is reachable and has a name.
    pub fn keeper(&self, subject: &dyn Subject, at: Addr) -> Option<Keeper> {
        let dominator = self.shown_dominator(at).and_then(|above| subject.entity_at(above));
        let bytes = subject.state().world.heap.shape(at).bytes();
        Some(Keeper { entity: subject.entity_at(at)?, at, bytes, retained: self.retained(at)?, dominator })
    }

    /// The shown objects in groups, those that retain most first.
    pub fn groups(&self, subject: &dyn Subject, by: GroupedBy) -> Vec<KeeperGroup> {
        let (mut groups, mut known): (Vec<KeeperGroup>, HashMap<Rc<str>, usize>) = Default::default();
        let mut of: Vec<usize> = vec![usize::MAX; self.shown.len()];
        let mut most: Vec<u32> = Vec::new();
        for number in (1..self.shown.len()).filter(|number| self.shown[*number]) {
            let Some((at, entity)) = self.at(number as u32).and_then(|at| Some((at, subject.entity_at(at)?))) else {
                continue;
            };
            let label = label(subject, at, by);
            let group = *known.entry(label.clone()).or_insert_with(|| {
                groups.push(KeeperGroup { label, objects: 0, bytes: 0, retained: 0, largest: entity });
                most.push(0);
                groups.len() - 1
            });
            of[number] = group;
            groups[group].objects += 1;
            groups[group].bytes += u64::from(subject.state().world.heap.shape(at).bytes());
            if self.retained[number].bytes > most[group] {
                (most[group], groups[group].largest) = (self.retained[number].bytes, entity);
            }
        }
        self.sum_up(&of, &mut groups);
        sorting::by(&mut groups, |a, b| (b.retained, &*a.label).cmp(&(a.retained, &*b.label)));
        groups
    }

    /// The bytes that stand under a number in the tree, its own included.
    fn standing(&self, number: u32) -> u32 {
        self.standing.get(number as usize).copied().unwrap_or(self.retained[number as usize].bytes)
    }

    /// Goes down the tree and adds what each group has under it, where none of the same group stands above.
    fn sum_up(&self, of: &[usize], groups: &mut [KeeperGroup]) {
        // How many of each group are above, on the way from the root: where there are some, it is counted already.
        let mut above = vec![0u32; groups.len()];
        let mut stack = vec![(0u32, 0usize)];
        while let Some((number, next)) = stack.last_mut() {
            let (node, group) = (*number, of[*number as usize]);
            if *next == 0 && group != usize::MAX {
                if above[group] == 0 {
                    groups[group].retained += u64::from(self.standing(node));
                }
                above[group] += 1;
            }
            let below = self.under(node).get(*next).copied();
            *next += 1;
            match below {
                Some(below) => stack.push((below, 0)),
                None => {
                    if group != usize::MAX {
                        above[group] -= 1;
                    }
                    stack.pop();
                }
            }
        }
    }
}

/// What an object has in common with others.
fn label(subject: &dyn Subject, at: Addr, by: GroupedBy) -> Rc<str> {
    let card = subject.card(at);
    match by {
        GroupedBy::Class if subject.has_rows() && !card.is_own() => card.word.into(),
        _ => {
            let bare = without_number(&card.label);
            if bare.is_empty() { card.word.into() } else { bare.into() }
        }
    }
}

/// A name without the number that tells it from others.
pub fn without_number(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '#', '-', '_', '.'])
}

//! Who is drawn in a run: which things, from when to when, and every reference that is ever shown.
//!
//! Filled while the run is gone through for the first time, so that the layout knows the whole of it beforehand.

use crate::lab::{Addr, EntityId, ObjectId, Subject};
use memory::time::Tick;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Where a reference starts, for the picture: a root slot or an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A root, by its slot in the picture.
    Root(u32),
    /// An object, by its entity.
    Entity(EntityId),
}

/// A reference as it is drawn: several fields with the same target are one, unless they have rows of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdgeKey {
    /// Where it starts.
    pub from: Source,
    /// The entity it leads to.
    pub to: EntityId,
    /// Whether it is a weak one.
    pub weak: bool,
    /// The row of a card where it starts: 0 for the title, and where there are no rows.
    pub row: u8,
}

/// A drawn thing's life, in ticks: from the first to the last moment at which it is in the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// When it was made.
    pub born: Tick,
    /// When it was freed; the end of time if it was not.
    pub died: Tick,
    /// How many statements or operations had begun by then.
    pub died_in: usize,
}

impl Life {
    /// A life that has begun.
    pub fn from(born: Tick) -> Life {
        Life { born, died: Tick::NEVER, died_in: usize::MAX }
    }
}

/// Who is drawn.
#[derive(Clone, Debug, Default)]
pub struct DrawnSet {
    /// The entities that are drawn, in the order in which they are laid out.
    pub members: Vec<EntityId>,
    index: HashMap<EntityId, usize>,
    /// The lives of the members.
    pub lives: Vec<Life>,
    /// Every reference that is ever shown, with its number.
    pub edges: BTreeMap<EdgeKey, usize>,
    /// As part of which member each folded thing is drawn.
    pub(super) owners: HashMap<ObjectId, EntityId>,
    /// Whether a program makes them.
    pub of_program: bool,
    /// What each member is called, once the whole run is known.
    pub titles: Vec<Rc<str>>,
    /// Whether members are drawn without rows: they have none, or there are many.
    pub flat: bool,
    /// What the freed members referred to when they went.
    last_words: HashMap<EntityId, Vec<EdgeKey>>,
    now: HashMap<EntityId, Vec<EdgeKey>>,
    /// The references in order, each with its number; and by number. Once the whole run is known.
    links: Vec<(EdgeKey, usize)>,
    keys: Vec<EdgeKey>,
    /// Whether there was no room for one.
    crowded: bool,
}

impl DrawnSet {
    /// Maximum number of things that are drawn.
    pub const MOST: usize = 20_000;
    /// The same of a program: what it makes is looked at again and again while it runs.
    const MOST_OF_PROGRAM: usize = 1_000;

    fn most(&self) -> usize {
        if self.of_program { Self::MOST_OF_PROGRAM } else { Self::MOST }
    }

    /// Lets an entity join, if there is room; whether it is a member.
    pub fn admit(&mut self, entity: EntityId, born: Tick) -> bool {
        if self.index.contains_key(&entity) {
            return true;
        }
        let room = self.members.len() < self.most();
        self.crowded |= !room;
        if room {
            self.index.insert(entity, self.members.len());
            self.members.push(entity);
            self.lives.push(Life::from(born));
        }
        room
    }

    /// A member was made, perhaps anew.
    pub fn bear(&mut self, entity: EntityId, at: Tick) {
        if let Some(member) = self.member(entity) {
            self.lives[member] = Life::from(at);
        }
    }

    /// A member was freed; `begun` is how many statements or operations had begun by then.
    pub fn bury(&mut self, entity: EntityId, at: Tick, begun: usize) {
        if let Some(member) = self.member(entity) {
            (self.lives[member].died, self.lives[member].died_in) = (at, begun);
            let edges = self.now.remove(&entity).unwrap_or_default();
            self.last_words.insert(entity, edges);
        }
    }

    /// A member refers to this now.
    pub fn refers(&mut self, entity: EntityId, mut edges: Vec<EdgeKey>) {
        edges.iter_mut().for_each(|edge| *edge = self.drawn(*edge));
        sorting::plain(&mut edges);
        edges.dedup();
        edges.iter().for_each(|edge| self.add(*edge));
        self.now.insert(entity, edges);
    }

    /// What a member was last seen to refer to.
    pub fn seen(&self, entity: EntityId) -> &[EdgeKey] {
        self.now.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// From now on nothing has rows: references that differ by their row only are one.
    pub fn flatten(&mut self) {
        self.flat = true;
        let edges = std::mem::take(&mut self.edges);
        let mut edges: Vec<(usize, EdgeKey)> = edges.into_iter().map(|(edge, number)| (number, edge)).collect();
        sorting::plain(&mut edges);
        edges.into_iter().for_each(|(_, edge)| self.add(edge));
    }

    /// A reference as it is drawn.
    pub fn drawn(&self, edge: EdgeKey) -> EdgeKey {
        if self.flat { EdgeKey { row: 0, ..edge } } else { edge }
    }

    /// A reference is shown at some moment.
    pub fn add(&mut self, edge: EdgeKey) {
        let edge = self.drawn(edge);
        if self.member(edge.to).is_some() {
            let next = self.edges.len();
            self.edges.entry(edge).or_insert(next);
        }
    }

    /// The references by number.
    pub fn in_order(&self) -> Vec<EdgeKey> {
        let mut edges: Vec<(usize, EdgeKey)> = self.edges.iter().map(|(edge, number)| (*number, *edge)).collect();
        sorting::plain(&mut edges);
        edges.into_iter().map(|(_, edge)| edge).collect()
    }

    /// The whole run is known: puts the references in order.
    pub fn settle(&mut self) {
        self.links = self.edges.iter().map(|(edge, number)| (*edge, *number)).collect();
        self.keys = self.in_order();
    }

    /// The reference with a number.
    pub fn key(&self, number: usize) -> EdgeKey {
        self.keys[number]
    }

    /// The number of a reference, if it is ever shown.
    pub fn number(&self, key: EdgeKey) -> Option<usize> {
        self.links.binary_search_by_key(&key, |(edge, _)| *edge).ok().map(|at| self.links[at].1)
    }

    /// The references that start there, each with its number.
    pub fn from(&self, source: Source) -> &[(EdgeKey, usize)] {
        let first = self.links.partition_point(|(edge, _)| edge.from < source);
        let count = self.links[first..].iter().take_while(|(edge, _)| edge.from == source).count();
        &self.links[first..first + count]
    }

    /// The references that start at any root.
    pub fn of_roots(&self) -> &[(EdgeKey, usize)] {
        &self.links[..self.links.partition_point(|(edge, _)| matches!(edge.from, Source::Root(_)))]
    }

    /// The members that ever refer to any of these.
    pub fn leading_to<'a>(&'a self, to: &'a HashSet<EntityId>) -> impl Iterator<Item = usize> + 'a {
        let into = self.links.iter().filter(|(edge, _)| !to.is_empty() && to.contains(&edge.to));
        into.filter_map(|(edge, _)| match edge.from {
            Source::Entity(entity) => self.member(entity),
            Source::Root(_) => None,
        })
    }

    /// The numbers of the references from a source to an entity.
    pub fn between(&self, from: Source, to: EntityId) -> impl Iterator<Item = usize> {
        self.from(from).iter().filter(move |(edge, _)| edge.to == to).map(|(_, number)| *number)
    }

    /// What an entity is called.
    pub fn name(&self, subject: &dyn Subject, entity: EntityId) -> Rc<str> {
        let title = || self.member(entity).and_then(|member| self.titles.get(member).cloned());
        subject.given_name(entity).or_else(title).unwrap_or_else(|| "object".into())
    }

    /// The place of an entity among the members.
    pub fn member(&self, entity: EntityId) -> Option<usize> {
        self.index.get(&entity).copied()
    }

    /// The entity that an identity has by itself: it is drawn, or has a name though there is no room for it.
    pub fn itself(&self, subject: &dyn Subject, id: ObjectId) -> Option<EntityId> {
        let known = |entity: &EntityId| entity.0 < subject.given() || self.member(*entity).is_some();
        subject.entity(id).filter(known)
    }

    /// The entity that an identity is drawn as: its own, or the one that it is folded into.
    pub fn drawn_as(&self, subject: &dyn Subject, id: ObjectId) -> Option<EntityId> {
        self.itself(subject, id).or_else(|| self.owners.get(&id).copied())
    }

    /// What an identity is called: by its own name, or as a part of what it is folded into.
    pub fn called(&self, subject: &dyn Subject, id: ObjectId) -> String {
        match (self.itself(subject, id), self.owners.get(&id)) {
            (Some(entity), _) => self.name(subject, entity).to_string(),
            (None, owner) => subject.part_of(owner.map(|owner| self.name(subject, *owner)).as_deref()),
        }
    }

    /// The members that are shown at a moment, with where they are.
    pub fn there<'a>(&'a self, subject: &'a dyn Subject) -> impl Iterator<Item = (EntityId, Addr)> + 'a {
        let at = |entity: EntityId| subject.state().object(entity).filter(|at| subject.shown(*at));
        self.members.iter().filter_map(move |entity| Some((*entity, at(*entity)?)))
    }

    /// Whether all things are drawn.
    pub fn all_drawn(&self) -> bool {
        !self.crowded
    }

    /// What a member that was freed referred to when it went.
    pub fn last_words(&self, entity: EntityId) -> &[EdgeKey] {
        self.last_words.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Forgets who was freed after a moment, because it will be otherwise.
    pub fn truncate(&mut self, at: Tick) {
        for life in self.lives.iter_mut().filter(|life| life.died > at) {
            *life = Life::from(life.born);
        }
    }
}

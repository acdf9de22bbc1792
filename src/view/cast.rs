//! Who appears in a run: which objects are drawn, from when to when, and every reference that is ever shown.
//!
//! Gathered while the run is gone through for the first time, so that the layout knows the whole of it beforehand.

use crate::lab::{Event, State};
use memory::heap::{Addr, ObjectId, Slot};
use memory::world::{Note, Place};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Where a reference starts, for the picture: a root slot or an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A root, by its slot.
    Root(u32),
    /// An object, by its entity.
    Entity(u32),
}

/// A reference as it is drawn: several fields with the same target are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tie {
    /// Where it starts.
    pub from: Source,
    /// The entity it leads to.
    pub to: u32,
    /// Whether it is a weak one.
    pub weak: bool,
    /// The row of a card where it starts: 0 for the title, and where there are no rows.
    pub row: u8,
}

/// A drawn object's life, in ticks: from the first to the last moment at which it is in the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// When it was made.
    pub born: u64,
    /// When it was freed; the end of time if it was not.
    pub died: u64,
    /// How many operations had begun by then.
    pub died_in: u32,
}

/// The cast.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// The entities that are drawn, in the order in which they are laid out.
    pub members: Vec<u32>,
    index: HashMap<u32, usize>,
    /// The lives of the members.
    pub lives: Vec<Life>,
    /// Every tie that is ever shown, with its number.
    pub ties: BTreeMap<Tie, usize>,
    /// The owner of each store; of a program, of each thing that is folded.
    pub(super) owners: HashMap<ObjectId, u32>,
    /// What each member is called, once the whole run is known.
    pub titles: Vec<Rc<str>>,
    /// Whether members are drawn without rows, because there are many.
    pub flat: bool,
    /// What the freed members referred to when they went.
    last_words: HashMap<u32, Vec<Tie>>,
    now: HashMap<u32, Vec<Tie>>,
}

impl Cast {
    /// So many objects are drawn at most.
    pub const MOST: usize = 300;

    /// The cast of a run that is at its start: what the roots lead to comes first.
    pub fn at_start(state: &State) -> Cast {
        let mut cast = Cast::default();
        let everyone = state.names.entities().len() as u32;
        let near = if everyone as usize > Self::MOST { nearest(state) } else { Vec::new() };
        for entity in near.into_iter().chain(0..everyone) {
            if cast.members.len() == Self::MOST {
                break;
            }
            cast.join(entity, state);
        }
        cast.members.clone().into_iter().for_each(|entity| cast.look(entity, state));
        cast.look_at_roots(state);
        cast
    }

    /// Lets an entity of a program join, if there is room; whether it is a member.
    pub(super) fn admit(&mut self, entity: u32, born: u64) -> bool {
        if self.index.contains_key(&entity) {
            return true;
        }
        let room = self.members.len() < Self::MOST;
        if room {
            self.index.insert(entity, self.members.len());
            self.members.push(entity);
            self.lives.push(Life { born, died: u64::MAX, died_in: u32::MAX });
        }
        room
    }

    /// A member was freed.
    pub(super) fn bury(&mut self, entity: u32, at: u64, acts: u32) {
        if let Some(member) = self.member(entity) {
            (self.lives[member].died, self.lives[member].died_in) = (at, acts);
            let ties = self.now.remove(&entity).unwrap_or_default();
            self.last_words.insert(entity, ties);
        }
    }

    /// A member refers to this now.
    pub(super) fn refers(&mut self, entity: u32, ties: Vec<Tie>) {
        ties.iter().for_each(|tie| self.add(*tie));
        self.now.insert(entity, ties);
    }

    /// What a member was last seen to refer to.
    pub(super) fn seen(&self, entity: u32) -> &[Tie] {
        self.now.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// From now on nothing has rows: ties that differ by their row only are one.
    pub(super) fn flatten(&mut self) {
        self.flat = true;
        let mut ties: Vec<(usize, Tie)> = std::mem::take(&mut self.ties).into_iter().map(|(tie, n)| (n, tie)).collect();
        ties.sort_unstable();
        ties.into_iter().for_each(|(_, tie)| self.add(tie));
    }

    /// A tie as it is drawn.
    pub fn drawn(&self, tie: Tie) -> Tie {
        if self.flat { Tie { row: 0, ..tie } } else { tie }
    }

    fn join(&mut self, entity: u32, state: &State) {
        if self.index.contains_key(&entity) {
            return;
        }
        self.index.insert(entity, self.members.len());
        self.members.push(entity);
        let born = if state.object(entity).is_some() { 0 } else { u64::MAX };
        self.lives.push(Life { born, died: u64::MAX, died_in: u32::MAX });
    }

    /// What an entity is called.
    pub fn name(&self, state: &State, entity: u32) -> Rc<str> {
        match state.vm {
            Some(_) => self
                .member(entity)
                .and_then(|member| self.titles.get(member).cloned())
                .unwrap_or_else(|| "object".into()),
            None => state.names.entities()[entity as usize].name.clone(),
        }
    }

    /// The place of an entity among the members.
    pub fn member(&self, entity: u32) -> Option<usize> {
        self.index.get(&entity).copied()
    }

    /// The entity that an identity is drawn as: its own, or its owner's for a store.
    pub fn drawn_as(&self, state: &State, id: ObjectId) -> Option<u32> {
        let own = state.entity(id).filter(|entity| state.vm.is_none() || self.member(*entity).is_some());
        own.or_else(|| self.owners.get(&id).copied())
    }

    /// Whether what is at an address is an entity of its own rather than a part of one.
    pub fn itself(&self, state: &State, at: Addr) -> bool {
        state.entity(state.world.heap.id(at)).is_some_and(|entity| state.vm.is_none() || self.member(entity).is_some())
    }

    /// What a member that was freed referred to when it went.
    pub fn last_words(&self, entity: u32) -> &[Tie] {
        self.last_words.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Takes down a tick.
    pub fn observe(&mut self, at: u64, state: &State, events: &[Event]) {
        let mut touched = HashSet::default();
        let mut roots = false;
        for event in events {
            let Event::World(note) = event else { continue };
            match note {
                Note::Allocated { id, .. } => {
                    let Some(entity) = state.entity(*id) else { continue };
                    if self.members.len() < Self::MOST {
                        self.join(entity, state);
                    }
                    if let Some(member) = self.member(entity) {
                        self.lives[member] = Life { born: at, died: u64::MAX, died_in: u32::MAX };
                    }
                    touched.insert(entity);
                }
                Note::Wrote { place: Place::Root(_), .. } => roots = true,
                Note::Wrote { place: Place::Field(holder, _), new, .. } => {
                    let owner = self.drawn_as(state, *holder);
                    if let (Some(owner), Some(new)) = (owner, new.filter(|new| state.entity(*new).is_none())) {
                        self.owners.insert(new, owner);
                    }
                    touched.extend(owner);
                }
                Note::WroteWeak { holder, .. } => touched.extend(state.entity(*holder)),
                Note::Freed { id, .. } => {
                    let Some(entity) = state.entity(*id) else { continue };
                    if let Some(member) = self.member(entity) {
                        (self.lives[member].died, self.lives[member].died_in) = (at, state.acts);
                        let ties = self.now.remove(&entity).unwrap_or_default();
                        self.last_words.insert(entity, ties);
                    }
                }
                _ => {}
            }
        }
        touched.into_iter().for_each(|entity| self.look(entity, state));
        if roots {
            self.look_at_roots(state);
        }
    }

    /// Sees what a member refers to now.
    fn look(&mut self, entity: u32, state: &State) {
        if self.member(entity).is_none() {
            return;
        }
        let Some(at) = state.object(entity) else { return };
        let ties = ties_of(state, self, entity, at);
        ties.iter().for_each(|tie| self.add(*tie));
        self.now.insert(entity, ties);
    }

    fn look_at_roots(&mut self, state: &State) {
        root_ties(state).for_each(|tie| self.add(tie));
    }

    /// A tie is shown at some moment.
    pub(super) fn add(&mut self, tie: Tie) {
        let tie = self.drawn(tie);
        if self.member(tie.to).is_some() {
            let next = self.ties.len();
            self.ties.entry(tie).or_insert(next);
        }
    }

    /// Forgets who was freed after a moment, because it will be otherwise.
    pub fn truncate(&mut self, at: u64) {
        for life in self.lives.iter_mut().filter(|life| life.died > at) {
            (life.died, life.died_in) = (u64::MAX, u32::MAX);
        }
    }
}

/// The strong fields of an object and its store, each with its index among the object's fields, that refer to an
/// object. (Garbage that is just being swept may refer to where another object was: that is left out.)
pub(super) fn fields(state: &State, at: Addr) -> impl Iterator<Item = (u32, Slot, Addr)> {
    let heap = &state.world.heap;
    let own = heap.shape(at).fields - 1;
    let store = heap.field(at, own).target().filter(|store| heap.is_object(*store));
    let inner = (0..own).map(move |index| (index, Slot::Field(at, index)));
    let room = store.map_or(0, |store| heap.shape(store).fields);
    let outer = store.into_iter().flat_map(move |store| (0..room).map(move |i| (own + i, Slot::Field(store, i))));
    let to = |slot: Slot| state.world.load(slot).target().filter(|to| heap.is_object(*to));
    inner.chain(outer).filter_map(move |(index, slot)| Some((index, slot, to(slot)?)))
}

/// What an object refers to now, each target once.
fn ties_of(state: &State, cast: &Cast, entity: u32, at: Addr) -> Vec<Tie> {
    let heap = &state.world.heap;
    let from = Source::Entity(entity);
    let drawn = |to: Addr| cast.drawn_as(state, heap.id(to));
    let strong = fields(state, at).filter_map(|(_, _, to)| Some(Tie { from, to: drawn(to)?, weak: false, row: 0 }));
    let weak = (0..heap.shape(at).weak).filter_map(|index| heap.weak(at, index));
    let weak = weak.filter_map(|to| Some(Tie { from, to: drawn(to)?, weak: true, row: 0 }));
    let mut ties: Vec<Tie> = strong.chain(weak).collect();
    ties.sort_unstable();
    ties.dedup();
    ties
}

/// What the roots refer to now.
pub(super) fn root_ties(state: &State) -> impl Iterator<Item = Tie> {
    (0..state.world.roots.len()).filter_map(|slot| {
        let to = state.entity(state.world.heap.id(state.world.roots.get(slot).target()?))?;
        Some(Tie { from: Source::Root(slot), to, weak: false, row: 0 })
    })
}

/// The entities nearest to the roots, breadth first, as many as are drawn.
fn nearest(state: &State) -> Vec<u32> {
    let mut seen = HashSet::default();
    let mut near: Vec<u32> = Vec::new();
    let mut queue: std::collections::VecDeque<u32> = root_ties(state).map(|tie| tie.to).collect();
    while let Some(entity) = queue.pop_front() {
        if near.len() == Cast::MOST {
            break;
        }
        if !seen.insert(entity) {
            continue;
        }
        near.push(entity);
        let Some(at) = state.object(entity) else { continue };
        let room = Cast::MOST - near.len();
        queue.extend(fields(state, at).filter_map(|(_, _, to)| state.entity(state.world.heap.id(to))).take(room));
    }
    near
}

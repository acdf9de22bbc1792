//! How the lives of a run are found: the run is played once more, in slices, and what its notes tell is taken down.

use super::merlin::Merlin;
use super::{Doer, LifeEvent, ObjectLife};
use crate::lab::{Actor, Deeds, EntityId, Event, Lab, Record, Run, RunMoment, State, Unfold};
use js::machine::Told;
use memory::heap::{BlockKind, ObjectId};
use memory::time::{Fuel, Tick};
use memory::world::{Note, SlotId};

/// A search for the lives of all objects of a run.
pub struct LifeSearch {
    run: Run<LifeRecord>,
}

impl LifeSearch {
    /// Begins with a lab and what people did in the run.
    pub fn begin(lab: Lab, deeds: Deeds) -> LifeSearch {
        let mut run = Run::recorded(lab, deeds, LifeRecord::at_start);
        run.begin(|record, lab, state| {
            let begun = lab.seen(state, Unfold::default()).begun();
            record.doer = begun.and_then(|stroke| stroke.line).map_or(Doer::Start, Doer::Line);
        });
        LifeSearch { run }
    }

    /// Goes on as far as the fuel goes, a unit a tick; whether it is done.
    pub fn go(&mut self, fuel: &mut Fuel) -> bool {
        self.run.explore(fuel)
    }

    /// Up to which moment it has come.
    pub fn known(&self) -> Tick {
        self.run.end()
    }

    /// A moment that it has come past.
    pub fn at(&self, tick: Tick) -> RunMoment {
        self.run.at(tick)
    }

    /// The lives, in order of the objects' making; once the search is done they are whole.
    pub fn lives(&self) -> &[ObjectLife] {
        &self.run.record().lives
    }
}

/// What is taken down of each identity.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    made: LifeEvent,
    used: LifeEvent,
    freed: Option<Tick>,
    /// What a store belongs to, and one.
    owner: u32,
    known: bool,
}

/// What is taken down of a run.
#[derive(Clone, Debug, Default)]
struct LifeRecord {
    marks: Vec<Marks>,
    merlin: Merlin,
    /// Who acts: the statement or operation under way.
    doer: Doer,
    lives: Vec<ObjectLife>,
}

impl LifeRecord {
    fn at_start(state: &State) -> LifeRecord {
        let mut record = LifeRecord { merlin: Merlin::of(&state.world), ..LifeRecord::default() };
        let heap = &state.world.heap;
        heap.blocks()
            .filter(|block| block.kind.is_object())
            .for_each(|block| record.mark(heap.id(block.at)).known = true);
        record
    }

    fn mark(&mut self, id: ObjectId) -> &mut Marks {
        let longer = self.marks.len().max(id.0 as usize + 1);
        self.marks.resize(longer, Marks::default());
        &mut self.marks[id.0 as usize]
    }

    /// What a write to an object is a use of: what a store belongs to.
    fn whole(&mut self, id: ObjectId) -> ObjectId {
        match self.mark(id).owner {
            0 => id,
            owner => ObjectId(owner - 1),
        }
    }

    fn note(&mut self, tick: Tick, state: &State, note: &Note) {
        let act = LifeEvent { at: tick, by: self.doer };
        match *note {
            Note::Allocated { id, shape, .. } => {
                *self.mark(id) = Marks { made: act, used: act, known: true, ..Marks::default() };
                self.merlin.made(id, shape.kind == BlockKind::Ephemeron, act);
            }
            Note::Wrote { place, old, new, .. } => {
                self.merlin.wrote(place, old, new, act);
                if let SlotId::Field(holder, _) = place {
                    let holder = self.whole(holder);
                    self.mark(holder).used = act;
                    let heap = &state.world.heap;
                    let store =
                        |id: &ObjectId| heap.address(*id).is_some_and(|at| heap.shape(at).kind != BlockKind::Object);
                    if let Some(store) = new.filter(store) {
                        self.mark(store).owner = holder.0 + 1;
                    }
                }
                if let Some(new) = new {
                    let new = self.whole(new);
                    self.mark(new).used = act;
                }
            }
            Note::WroteWeak { holder, to, .. } => {
                let whole = self.whole(holder);
                self.mark(whole).used = act;
                if let Some(to) = to {
                    self.merlin.set_key(holder, to);
                    self.mark(to).used = act;
                }
            }
            Note::Freed { id, .. } => self.mark(id).freed = Some(tick),
            _ => {}
        }
    }

    /// Whether an operation gets hold of something that nothing reaches.
    fn names_garbage(&self, events: &[Event]) -> bool {
        let named = events.iter().flat_map(|event| match event {
            Event::World(Note::Wrote { place: SlotId::Root(_), new, .. }) => [*new, None],
            Event::World(Note::Wrote { place: SlotId::Field(id, _), new, .. }) => [*new, Some(*id)],
            _ => [None, None],
        });
        let mut named = named.flatten().peekable();
        if named.peek().is_none() {
            return false;
        }
        let seen = self.merlin.reachable();
        // What was not there before is just made.
        named.any(|id| seen.get(id.0 as usize).is_some_and(|seen| !seen))
    }
}

impl Record for LifeRecord {
    fn observe(&mut self, at: Tick, state: &State, events: &[Event]) {
        let program = state.vm.is_some();
        let began = events.iter().rev().find_map(|event| match event {
            Event::Began(Actor::Script(index), _) => Some(Doer::Operation(*index)),
            Event::Began(Actor::Person, _) => Some(Doer::Person),
            _ => None,
        });
        self.doer = began.unwrap_or(self.doer);
        let garbage = !program && self.names_garbage(events);
        if garbage {
            self.merlin.settle();
        }
        for event in events {
            if let Event::World(note) = event {
                self.note(at, state, note);
            }
        }
        if garbage {
            self.merlin.revive();
        }
        // That a statement comes next is told with what the one before did.
        let next = events.iter().rev().find_map(|event| match event {
            Event::Program(Told::Statement { line }) => Some(Doer::Line(*line)),
            _ => None,
        });
        self.doer = next.unwrap_or(self.doer);
    }

    fn truncate(&mut self, _: Tick, _: &State) {
        // The run is not edited: it is played for this alone.
    }

    fn finish(&mut self, _: Tick, state: &State) {
        self.merlin.settle();
        let ids = (0..self.marks.len() as u32).map(ObjectId);
        let life = |id: ObjectId| {
            let marks = self.marks[id.0 as usize];
            let entity: EntityId = state.entity(id).filter(|_| marks.known && marks.owner == 0)?;
            Some(ObjectLife {
                entity,
                made: marks.made,
                used: marks.used,
                lost: self.merlin.end(id),
                freed: marks.freed,
            })
        };
        self.lives = ids.filter_map(life).collect();
    }
}

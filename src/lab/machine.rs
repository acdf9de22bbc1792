//! The machine that plays a scenario under a collector: whose turn it is, one tick at a time.
//!
//! The collector goes first whenever it owes work; else a person's waiting requests; else the script. An allocation
//! that finds no room begins a collection and is tried again; when that freed too little, the run is out of memory.

use super::acts::{Refusal, perform};
use super::{Fault, Names, Op, Scenario, file, scenario};
use crate::gc::Collector;
use crate::heap::{Addr, Memory, ObjectId, Slot, Word};
use crate::mutate::Mutator;
use crate::time::{Machine, Mute, Progress, Sink};
use crate::world::{Grain, Note, RootKind, Why, World};
use std::rc::Rc;

/// Roots that no scenario names: what a script, or a person, has just made.
pub(super) const IMPLICIT_ROOTS: u32 = 2;

/// Who does an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The script; the operation's index.
    Script(u32),
    /// A person.
    Person,
}

impl Actor {
    /// The root that holds what this one has just made.
    pub(super) fn implicit_root(self) -> u32 {
        match self {
            Actor::Script(_) => 0,
            Actor::Person => 1,
        }
    }
}

/// Why a run cannot go on, and which byte of the text is to blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The byte of the text where the operation stands.
    pub place: usize,
    /// What is wrong and what to do.
    pub message: Rc<str>,
}

/// What the lab tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The loader let go of everything.
    Loaded,
    /// An operation begins.
    Began(Actor, Op),
    /// An operation has had its effect, the collector's part in it included; what it did not link is still held.
    Effect(u32),
    /// An operation found no room: a collection comes first.
    NoRoom(Actor),
    /// What the last operation made is no longer held.
    LetGo,
    /// An operation of a person cannot be; nothing was changed.
    Refused(Rc<str>),
    /// The run cannot go on.
    Failed(Failure),
    /// What happened in the world.
    World(Note),
}

impl Event {
    /// How coarse it is.
    pub fn grain(&self) -> Grain {
        match self {
            Event::World(note) => note.grain(),
            Event::Effect(_) => Grain::Tick,
            _ => Grain::Phase,
        }
    }
}

/// Passes the world's notes on.
struct Relay<'a>(&'a mut dyn Sink<Event>);

impl Sink<Note> for Relay<'_> {
    fn note(&mut self, note: Note) {
        self.0.note(Event::World(note));
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// The loader lets go of what it made.
    Loading,
    /// The next operation may begin.
    Ready,
    /// An operation waits for the collection it needs; whether it was tried before.
    Waiting(u32),
    /// An operation's effect is under way.
    Acting(u32),
    /// What the operation before made is being let go.
    LettingGo,
}

/// All that rewinds.
#[derive(Clone, Debug)]
pub struct State {
    /// Memory.
    pub world: World,
    /// The names there are.
    pub names: Rc<Names>,
    /// How many operations of the script have begun.
    pub begun: u32,
    /// How many operations have begun, a person's included.
    pub acts: u32,
    /// What the run ended with, if it cannot go on.
    pub failure: Option<Failure>,
    stage: Stage,
    /// What a person asked for and waits for; whether it has had its collection.
    waiting: Vec<(Op, bool)>,
    /// For each entity its object's identity and one; 0 while it was not made.
    made: Memory,
    /// For each identity its entity and one; 0 for what has no name of its own.
    entities: Memory,
}

impl State {
    /// The object with a name, as long as it is in the heap.
    pub fn object(&self, entity: u32) -> Option<Addr> {
        self.world.heap.address(self.identity(entity)?)
    }

    /// The identity of an entity's object, once it was made.
    pub fn identity(&self, entity: u32) -> Option<ObjectId> {
        let known = (entity as usize) < self.made.len();
        let id = known.then(|| self.made.get(entity as usize))?.checked_sub(1)?;
        Some(ObjectId(id as u32))
    }

    /// The entity that an identity belongs to; `None` for a store.
    pub fn entity(&self, id: ObjectId) -> Option<u32> {
        let known = (id.0 as usize) < self.entities.len();
        let entity = known.then(|| self.entities.get(id.0 as usize))?.checked_sub(1)?;
        Some(entity as u32)
    }

    /// The root slot of a root's index in the names.
    pub fn root_slot(&self, root: u32) -> u32 {
        IMPLICIT_ROOTS + root
    }

    /// Remembers which entity an object is.
    pub(super) fn name(&mut self, entity: u32, at: Addr) {
        let id = self.world.heap.id(at).0;
        for (memory, index, value) in [(&mut self.made, entity, id), (&mut self.entities, id, entity)] {
            while memory.len() <= index as usize {
                memory.push(0);
            }
            memory.set(index as usize, u64::from(value) + 1);
        }
    }
}

/// A scenario under a collector.
#[derive(Clone)]
pub struct Lab {
    /// What is played.
    pub scenario: Rc<Scenario>,
    /// Who collects.
    pub collector: &'static dyn Collector,
}

impl std::fmt::Debug for Lab {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:?} under {}", self.scenario.title, self.collector.traits().name)
    }
}

impl Lab {
    /// A scenario under its own collector.
    pub fn new(scenario: Rc<Scenario>) -> Lab {
        let collector = scenario.collector;
        Lab { scenario, collector }
    }

    /// A scenario under a collector by name.
    pub fn under(scenario: Rc<Scenario>, collector: &str) -> Result<Lab, Fault> {
        let known = crate::gc::named(collector);
        let collector = known.ok_or_else(|| Fault::nowhere(file::unknown_collector(collector)))?;
        Ok(Lab { scenario, collector })
    }

    /// The moment at which everything is loaded and nothing has happened yet.
    pub fn start(&self) -> State {
        let scenario = &self.scenario;
        let mut state = State {
            world: World::new(scenario.heap, scenario.order),
            names: Rc::new(Names::of(scenario)),
            begun: 0,
            acts: 0,
            failure: None,
            stage: Stage::Loading,
            waiting: Vec::new(),
            made: Memory::default(),
            entities: Memory::default(),
        };
        for (entity, thing) in scenario.objects.iter().enumerate() {
            let shape = scenario::shape(thing.size, &thing.fields, &thing.weak);
            match self.collector.alloc(&mut state.world, shape, &mut Mute) {
                Ok(at) => state.name(entity as u32, at),
                Err(_) => {
                    state.failure = Some(Failure { place: 0, message: "the heap is too small for the objects".into() })
                }
            }
        }
        let names = state.names.clone();
        let find = |state: &State, name: &Option<Rc<str>>| state.object(names.find(name.as_ref()?)?);
        for (entity, thing) in scenario.objects.iter().enumerate() {
            let Some(at) = state.object(entity as u32) else { continue };
            for (index, (_, to)) in thing.fields.iter().enumerate() {
                let to = find(&state, to);
                state.world.store(Slot::Field(at, index as u32), Word::from(to));
            }
            for (index, (_, to)) in thing.weak.iter().enumerate() {
                let to = find(&state, to);
                state.world.heap.set_weak(at, index as u32, to);
            }
        }
        (0..IMPLICIT_ROOTS).for_each(|_| _ = state.world.roots.add(RootKind::Implicit));
        names.roots().iter().for_each(|_| _ = state.world.roots.add(RootKind::Global));
        for (name, to) in &scenario.roots {
            if let Some(root) = names.find_root(name) {
                let to = find(&state, to);
                state.world.store(Slot::Root(state.root_slot(root)), Word::from(to));
            }
        }
        self.collector.begin(&mut state.world, Why::Loaded, &mut Mute);
        if !self.collector.owes(&state.world) {
            state.stage = Stage::Ready;
        }
        state
    }

    fn collect(&self, state: &mut State, notes: &mut dyn Sink<Event>) {
        self.collector.step(&mut state.world, &mut Relay(notes));
        if self.collector.owes(&state.world) {
            return;
        }
        match state.stage {
            Stage::Loading => {
                state.stage = Stage::Ready;
                notes.note(Event::Loaded);
            }
            Stage::Acting(op) => self.effect(state, op, notes),
            Stage::LettingGo => state.stage = Stage::Ready,
            Stage::Ready | Stage::Waiting(_) => {}
        }
    }

    fn effect(&self, state: &mut State, op: u32, notes: &mut dyn Sink<Event>) {
        notes.note(Event::Effect(op));
        let makes = matches!(self.scenario.script[op as usize].action, super::Action::New { .. });
        let held = state.world.roots.get(Actor::Script(op).implicit_root()).target().is_some();
        state.stage = if held && !makes { Stage::LettingGo } else { Stage::Ready };
    }

    fn let_go(&self, state: &mut State, actor: Actor, notes: &mut dyn Sink<Event>) {
        notes.note(Event::LetGo);
        let slot = Slot::Root(actor.implicit_root());
        let world = &mut state.world;
        self.collector.write(world, slot, None, &mut Relay(notes));
    }

    /// Tries an operation of the script.
    fn act(&self, state: &mut State, index: u32, notes: &mut dyn Sink<Event>) {
        let op = &self.scenario.script[index as usize];
        let again = state.stage == Stage::Waiting(index);
        if !again {
            (state.begun, state.acts) = (index + 1, state.acts + 1);
            notes.note(Event::Began(Actor::Script(index), op.clone()));
        }
        match self.perform(state, op, Actor::Script(index), notes) {
            Ok(()) if self.collector.owes(&state.world) => state.stage = Stage::Acting(index),
            Ok(()) => self.effect(state, index, notes),
            Err(Refusal::Full(_)) if !again && self.make_room(state, Actor::Script(index), notes) => {
                state.stage = Stage::Waiting(index);
            }
            Err(refusal) => {
                let failure = Failure { place: op.place, message: refusal.sentence(state, &op.action).into() };
                notes.note(Event::Failed(failure.clone()));
                state.failure = Some(failure);
            }
        }
    }

    /// Begins a collection because there is no room; false when the collector has none to begin.
    fn make_room(&self, state: &mut State, actor: Actor, notes: &mut dyn Sink<Event>) -> bool {
        notes.note(Event::NoRoom(actor));
        self.collector.begin(&mut state.world, Why::Full, &mut Relay(notes));
        self.collector.owes(&state.world)
    }

    /// Tries what a person asked for; it waits its turn if it must.
    fn try_for_person(&self, state: &mut State, op: &Op, had_collection: bool, notes: &mut dyn Sink<Event>) {
        let before = state.clone();
        Rc::make_mut(&mut state.names).admit(op);
        match self.perform(state, op, Actor::Person, notes) {
            Ok(()) => {
                let makes = matches!(op.action, super::Action::New { .. });
                if !makes && state.world.roots.get(Actor::Person.implicit_root()).target().is_some() {
                    self.let_go(state, Actor::Person, notes);
                }
            }
            Err(Refusal::Full(_)) if !had_collection => {
                *state = before;
                if self.collector.owes(&state.world) || self.make_room(state, Actor::Person, notes) {
                    return state.waiting.push((op.clone(), true));
                }
                notes.note(Event::Refused("there is no room left in the heap".into()));
            }
            Err(refusal) => {
                let sentence = refusal.sentence(state, &op.action);
                *state = before;
                notes.note(Event::Refused(sentence.into()));
            }
        }
    }

    fn perform(&self, state: &mut State, op: &Op, actor: Actor, notes: &mut dyn Sink<Event>) -> Result<(), Refusal> {
        if op.action == super::Action::Collect {
            self.collector.begin(&mut state.world, Why::Asked, &mut Relay(notes));
            return Ok(());
        }
        perform(state, self.collector, &op.action, actor, &mut Relay(notes))
    }
}

impl Machine for Lab {
    type State = State;
    type Input = Op;
    type Note = Event;

    fn step(&self, state: &mut State, notes: &mut dyn Sink<Event>) -> Progress {
        if state.failure.is_some() {
            return Progress::Done;
        }
        if self.collector.owes(&state.world) {
            self.collect(state, notes);
            return Progress::More;
        }
        match state.stage {
            Stage::LettingGo => {
                self.let_go(state, Actor::Script(0), notes);
                if !self.collector.owes(&state.world) {
                    state.stage = Stage::Ready;
                }
            }
            Stage::Waiting(index) => self.act(state, index, notes),
            _ if !state.waiting.is_empty() => {
                let (op, had_collection) = state.waiting.remove(0);
                notes.note(Event::Began(Actor::Person, op.clone()));
                self.try_for_person(state, &op, had_collection, notes);
            }
            _ if (state.begun as usize) < self.scenario.script.len() => self.act(state, state.begun, notes),
            _ => return Progress::Done,
        }
        Progress::More
    }

    fn obey(&self, state: &mut State, op: &Op, notes: &mut dyn Sink<Event>) {
        state.acts += 1;
        notes.note(Event::Began(Actor::Person, op.clone()));
        let busy = self.collector.owes(&state.world) || !matches!(state.stage, Stage::Ready);
        if op.action == super::Action::Collect && busy {
            state.waiting.push((op.clone(), false));
        } else {
            self.try_for_person(state, op, false, notes);
        }
    }
}

/// Access to a state's world for whoever performs an operation.
pub(super) fn mutator<'a>(
    state: &'a mut State,
    collector: &'static dyn Collector,
    notes: &'a mut dyn Sink<Note>,
) -> Mutator<'a> {
    Mutator { collector, world: &mut state.world, notes }
}

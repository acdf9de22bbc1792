//! The machine that plays a scenario under a collector: whose turn it is, one tick at a time.
//!
//! The collector goes first whenever it owes work; else a person's waiting requests; else the script. An allocation
//! that finds no room begins a collection and is tried again; when that freed too little, the run is out of memory.

use super::acts::{Refusal, perform};
use super::state::{Actor, Failure, IMPLICIT_ROOTS, Stage, State};
use super::{Action, Fault, Names, Op, Scenario, file, scenario};
use js::machine::Told;
use memory::gc::Collector;
use memory::heap::{Memory, Slot, Word};
use memory::time::{Machine, Mute, Progress, Sink};
use memory::world::{Grain, Note, Pacing, RootKind, Why, World};
use std::rc::Rc;

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
    /// What a program did.
    Program(Told),
    /// What happened in the world.
    World(Note),
}

impl Event {
    /// How coarse it is.
    pub fn grain(&self) -> Grain {
        match self {
            Event::World(note) => note.grain(),
            Event::Effect(_) => Grain::Tick,
            Event::Program(Told::Statement { .. } | Told::Checkpoint { .. } | Told::Uncaught) => Grain::Line,
            Event::Program(_) => Grain::Tick,
            _ => Grain::Phase,
        }
    }
}

/// Passes the world's notes on.
pub(super) struct Relay<'a>(pub(super) &'a mut dyn Sink<Event>);

impl Sink<Note> for Relay<'_> {
    fn note(&mut self, note: Note) {
        self.0.note(Event::World(note));
    }

    fn listens(&self) -> bool {
        self.0.listens()
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
        let known = memory::gc::named(collector);
        let collector = known.ok_or_else(|| Fault::nowhere(file::unknown_collector(collector)))?;
        Ok(Lab { scenario, collector })
    }

    /// The moment at which everything is loaded and nothing has happened yet.
    pub fn start(&self) -> State {
        let scenario = &self.scenario;
        if let Some(program) = &scenario.program {
            return self.start_program(program);
        }
        let mut state = State {
            world: self.empty_world(),
            names: Rc::new(Names::of(scenario)),
            begun: 0,
            acts: 0,
            failure: None,
            vm: None,
            limit: None,
            collecting: false,
            tried: false,
            untold: false,
            waits: false,
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
                state.world.set_weak(at, index as u32, to);
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

    /// A heap of the scenario's size, laid out as the collector likes it.
    fn empty_world(&self) -> World {
        let mut world = World::new(0, self.scenario.order);
        let spaces = self.collector.traits().spaces.iter().map(|space| (space.size)(self.scenario.heap));
        world.seal(self.scenario.heap, &spaces.collect::<Vec<_>>(), Pacing::default());
        world
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
        let makes = matches!(self.scenario.script[op as usize].action, Action::New { .. });
        let held = state.world.roots.get(Actor::Script(op).implicit_root()).target().is_some();
        state.stage = if held && !makes { Stage::LettingGo } else { Stage::Ready };
    }

    fn let_go(&self, state: &mut State, actor: Actor, notes: &mut dyn Sink<Event>) {
        notes.note(Event::LetGo);
        let slot = Slot::Root(actor.implicit_root());
        let world = &mut state.world;
        self.collector.write(world, slot, Word::NULL, &mut Relay(notes));
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
                let makes = matches!(op.action, Action::New { .. });
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
        if op.action == Action::Collect {
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
        let progress = self.turn(state, notes);
        self.take_down_whose_turn(state);
        progress
    }

    fn obey(&self, state: &mut State, op: &Op, notes: &mut dyn Sink<Event>) {
        state.acts += 1;
        notes.note(Event::Began(Actor::Person, op.clone()));
        let busy = self.collector.owes(&state.world) || !matches!(state.stage, Stage::Ready);
        if let Some(program) = &self.scenario.program {
            self.obey_program(program, state, &op.action, notes);
        } else if op.action == Action::Collect && busy {
            state.waiting.push((op.clone(), false));
        } else {
            self.try_for_person(state, op, false, notes);
        }
        self.take_down_whose_turn(state);
    }
}

impl Lab {
    /// What is let go of while a scenario is loaded keeps no program waiting.
    fn take_down_whose_turn(&self, state: &mut State) {
        state.waits = state.stage != Stage::Loading && self.collector.owes(&state.world);
    }

    fn turn(&self, state: &mut State, notes: &mut dyn Sink<Event>) -> Progress {
        if state.failure.is_some() {
            return Progress::Done;
        }
        if let Some(program) = &self.scenario.program {
            return self.step_program(program, state, notes);
        }
        if self.collector.owes(&state.world) {
            self.collect(state, notes);
            return Progress::More;
        }
        if let Some(why) = self.collector.due(&state.world) {
            self.collector.begin(&mut state.world, why, &mut Relay(notes));
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
}

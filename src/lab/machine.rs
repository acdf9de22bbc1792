//! A scenario under a collector, as a machine that goes one tick at a time, and what it tells. Whose turn a tick is, is
//! decided in `turn`; what a script and a program do in theirs stands in `script` and `program`.

use super::state::{Actor, OpStage, OperationFailure, State};
use super::turn::{self, Acts};
use super::{Fault, Operation, Scenario, file, loss};
use js::machine::Told;
use memory::gc::Collector;
use memory::time::{Machine, Progress, Sink};
use memory::world::{Grain, Note, Order};
use std::rc::Rc;

/// What the lab tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The loader let go of everything.
    Loaded,
    /// An operation begins.
    Began(Actor, Operation),
    /// An operation has had its effect, the collector's part in it included; what it did not link is still held.
    Effect(u32),
    /// An operation found no room: a collection comes first.
    NoRoom(Actor),
    /// What the last operation made is no longer held.
    LetGo,
    /// An operation of a person cannot be; nothing was changed.
    Refused(Rc<str>),
    /// The run cannot go on.
    Failed(OperationFailure),
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

/// How many collectors can stand side by side: more cannot be told apart.
const MOST_SIDES: usize = 4;

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

    /// What is wrong with the names of collectors that are to stand side by side, if anything is.
    pub fn check(collectors: &str) -> Result<(), Fault> {
        let names: Vec<&str> = collectors.split_whitespace().collect();
        if let Some(unknown) = names.iter().find(|name| memory::gc::named(name).is_none()) {
            return Err(Fault::nowhere(file::unknown_collector(unknown)));
        }
        let twice = names.iter().enumerate().any(|(at, name)| names[..at].contains(name));
        if names.len() > MOST_SIDES || twice {
            let known: Vec<&str> = memory::gc::choices().iter().map(|collector| collector.traits().name).collect();
            let why = if twice { "different ones" } else { "no more than four" };
            return Err(Fault::nowhere(format!(
                "collector {:?} cannot be: {why} stand side by side: name one to four of {}",
                names.join(" "),
                known.join(", "),
            )));
        }
        Ok(())
    }

    /// In which order the collector works its list: what was chosen for it, else what the scenario says.
    pub(super) fn order(&self) -> Order {
        match self.collector.traits().chosen("order") {
            Some("queue") => Order::Queue,
            _ => self.scenario.order,
        }
    }

    /// What acts in it.
    fn acting(&self) -> &dyn Acts {
        match &self.scenario.program {
            Some(program) => program,
            None => &*self.scenario,
        }
    }

    /// The moment at which everything is loaded and nothing has happened yet.
    pub fn start(&self) -> State {
        let mut state = self.acting().start(self);
        self.take_down_whose_turn(&mut state);
        state
    }
}

impl Machine for Lab {
    type State = State;
    type Input = Operation;
    type Note = Event;

    fn step(&self, state: &mut State, notes: &mut dyn Sink<Event>) -> Progress {
        let progress =
            self.taking_down_writes(state, notes, |state, notes| turn::take(self, self.acting(), state, notes));
        self.take_down_whose_turn(state);
        progress
    }

    fn obey(&self, state: &mut State, op: &Operation, notes: &mut dyn Sink<Event>) {
        state.acts += 1;
        notes.note(Event::Began(Actor::Person, op.clone()));
        self.taking_down_writes(state, notes, |state, notes| self.acting().obey(self, state, op, notes));
        self.take_down_whose_turn(state);
    }
}

impl Lab {
    /// Does something; under a collector that may lose objects, what it writes is taken down, whoever else listens.
    fn taking_down_writes<T>(
        &self,
        state: &mut State,
        notes: &mut dyn Sink<Event>,
        act: impl FnOnce(&mut State, &mut dyn Sink<Event>) -> T,
    ) -> T {
        if self.collector.traits().safe {
            return act(state, notes);
        }
        let phase = state.world.collection.phase;
        let mut events = Vec::new();
        let done = act(state, &mut events);
        let world = |event: &Event| if let Event::World(note) = event { Some(*note) } else { None };
        let heard: Vec<Note> = events.iter().filter_map(world).collect();
        loss::take_down(Rc::make_mut(&mut state.writes), state.acts, phase, &heard);
        events.into_iter().for_each(|event| notes.note(event));
        done
    }

    /// What is let go of while a scenario is loaded keeps no program waiting.
    fn take_down_whose_turn(&self, state: &mut State) {
        let owes = state.owes(self.collector);
        state.waits = owes && state.stage != OpStage::Loading;
        state.untold &= owes;
    }
}

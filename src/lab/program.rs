//! A program under a collector: whose turn it is.
//!
//! The collector goes first whenever it owes work; else the program's next instruction. An instruction that finds no
//! room begins a collection and is tried again; a limit that is reached stops the program, and may be raised.

use super::machine::Relay;
use super::state::{Stage, State};
use super::{Action, Event, Fault, Lab, Names, Scenario};
use js::inspection::Moment;
use js::machine::{self, Limit, Task, Told, Turn};
use js::{Limits, Program};
use memory::heap::Memory;
use memory::mutate::Mutator;
use memory::time::{Machine, Progress, Sink};
use memory::world::{Note, Why};
use serde_json::{Value, json};
use std::rc::Rc;

/// Why a program does not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// What happened and what can be done.
    pub sentence: Rc<str>,
    /// The line where it stands, from 1.
    pub line: u32,
    /// Whether it can be told to go on for as long again.
    pub resumable: bool,
}

/// Passes on what the machine tells.
struct Ear<'a>(&'a mut dyn Sink<Event>);

impl Sink<Told> for Ear<'_> {
    fn note(&mut self, told: Told) {
        self.0.note(Event::Program(told));
    }

    fn listens(&self) -> bool {
        self.0.listens()
    }
}

impl Ear<'_> {
    /// Tells of the statement that comes next, if one does.
    fn tell_of(&mut self, statement: Option<u32>) {
        if let Some(line) = statement {
            self.note(Told::Statement { line });
        }
    }
}

/// The line of the statement that comes next.
fn statement(program: &Program, state: &State) -> Option<u32> {
    machine::statement(program, state.vm.as_ref()?)
}

/// Keeps notes until the other listener of the same step has had its own.
#[derive(Default)]
struct Kept(Vec<Told>);

impl Sink<Told> for Kept {
    fn note(&mut self, told: Told) {
        self.0.push(told);
    }
}

impl Lab {
    pub(super) fn start_program(&self, program: &Rc<Program>) -> State {
        let (world, vm) = program.start(self.collector, self.scenario.order);
        State {
            world,
            names: Rc::new(Names::default()),
            begun: 0,
            acts: 0,
            failure: None,
            vm: Some(vm),
            limit: None,
            collecting: false,
            tried: false,
            untold: false,
            stage: Stage::Ready,
            waiting: Vec::new(),
            made: Memory::default(),
            entities: Memory::default(),
        }
    }

    pub(super) fn step_program(&self, program: &Program, state: &mut State, notes: &mut dyn Sink<Event>) -> Progress {
        if self.collector.owes(&state.world) {
            self.collector.step(&mut state.world, &mut Relay(notes));
            if !self.collector.owes(&state.world) {
                if state.collecting {
                    collected(program, state);
                }
                if std::mem::take(&mut state.untold) {
                    Ear(notes).tell_of(statement(program, state));
                }
            }
            return Progress::More;
        }
        if state.limit.is_some() {
            return Progress::Done;
        }
        if state.waiting.pop().is_some() {
            self.begin(program, state, Why::Asked, notes);
            return Progress::More;
        }
        match self.instruction(program, state, notes) {
            // What an instruction did is complete only when counting has settled it.
            Turn::Ran => (state.tried, state.untold) = (false, self.collector.owes(&state.world)),
            Turn::Collect => self.begin(program, state, Why::Asked, notes),
            Turn::Due => self.begin(program, state, Why::Threshold, notes),
            Turn::Full(_) if !state.tried => {
                state.tried = true;
                self.begin(program, state, Why::Full, notes);
            }
            Turn::Full(bytes) => state.limit = Some(Limit::Heap(state.world.heap.used(), bytes)),
            Turn::Limit(limit) => state.limit = Some(limit),
            Turn::Done => return Progress::Done,
        }
        Progress::More
    }

    /// Runs an instruction. What it tells comes before what happened in the world by it; that another statement comes
    /// next is told when nothing is owed any more.
    fn instruction(&self, program: &Program, state: &mut State, notes: &mut dyn Sink<Event>) -> Turn {
        let Some(vm) = &mut state.vm else { return Turn::Done };
        if !notes.listens() {
            let mutator =
                Mutator { collector: self.collector, world: &mut state.world, notes: &mut memory::time::Mute };
            return machine::step(program, vm, mutator, &mut memory::time::Mute);
        }
        let (mut kept, mut world) = (Kept::default(), Vec::new());
        let mutator = Mutator { collector: self.collector, world: &mut state.world, notes: &mut world };
        let turn = machine::step(program, vm, mutator, &mut kept);
        kept.0.into_iter().for_each(|told| Ear(notes).note(told));
        if turn == Turn::Ran && !self.collector.owes(&state.world) {
            Ear(notes).tell_of(statement(program, state));
        }
        world.into_iter().for_each(|note| notes.note(Event::World(note)));
        turn
    }

    fn begin(&self, program: &Program, state: &mut State, why: Why, notes: &mut dyn Sink<Event>) {
        self.collector.begin(&mut state.world, why, &mut Relay(notes));
        state.collecting = true;
        if !self.collector.owes(&state.world) {
            collected(program, state);
        }
    }

    pub(super) fn obey_program(
        &self,
        program: &Program,
        state: &mut State,
        action: &Action,
        notes: &mut dyn Sink<Event>,
    ) {
        let refuse = |notes: &mut dyn Sink<Event>, why: &str| notes.note(Event::Refused(why.into()));
        let task = match action {
            Action::Time(ms) => Task::Tick(f64::from(*ms)),
            Action::Click(id) => match state.world.heap.address(*id) {
                Some(at) if !state.world.condemned(at) => Task::Click(at),
                _ => return refuse(notes, "the node is not there any more"),
            },
            Action::Continue => {
                if let (Some(limit), Some(vm)) = (state.limit.take(), &mut state.vm) {
                    vm.allow_more(limit, &program.limits);
                }
                return;
            }
            Action::Collect => return state.waiting.push((action.clone().into(), false)),
            _ => return refuse(notes, "a program is changed by editing its text"),
        };
        let Some(vm) = &mut state.vm else { return };
        let mut world = Vec::<Note>::new();
        let mutator = Mutator { collector: self.collector, world: &mut state.world, notes: &mut world };
        let asked = machine::ask(program, vm, mutator, task);
        world.into_iter().for_each(|note| notes.note(Event::World(note)));
        if asked.is_err() {
            refuse(notes, "there is no room left in the heap");
        }
    }

    /// Why the program of a state does not go on, if that is so.
    pub fn stopped(&self, state: &State) -> Option<Stopped> {
        let (program, vm) = (self.scenario.program.as_deref()?, state.vm.as_ref()?);
        let moment = Moment { program, vm, world: &state.world };
        let line = moment.spot().map_or(1, |spot| spot.line);
        let stopped = |sentence: String, resumable| Some(Stopped { sentence: sentence.into(), line, resumable });
        match state.limit {
            Some(Limit::Steps(steps)) => stopped(
                format!("The program has run {steps} instructions and has not ended: it may go on for as long again."),
                true,
            ),
            Some(Limit::Lines(lines)) => {
                stopped(format!("The program has printed {lines} lines: it may print as many again."), true)
            }
            Some(Limit::Heap(used, wanted)) => stopped(
                format!(
                    "Out of memory: {used} of {} bytes are in use after all that could be freed, and {wanted} more are \
                     wanted. Let go of more, or give the run a larger heap.",
                    program.limits.heap
                ),
                false,
            ),
            None => machine::describe(program, vm, &state.world)
                .and_then(|error| stopped(format!("Nobody caught {error}: the program has ended."), false)),
        }
    }
}

/// A collection that a program waited for has ended.
fn collected(program: &Program, state: &mut State) {
    state.collecting = false;
    if let Some(vm) = &mut state.vm {
        state.limit = vm.collected(&state.world, &program.limits);
    }
}

/// Runs a program to its end under a collector and reports as the command line does: at each checkpoint which
/// allocation events' objects are alive and which were collected, the output, the error that ended it.
pub fn program_report(text: &str, collector: &str, limits: Limits) -> Result<Value, Fault> {
    let scenario = Rc::new(Scenario::program(text, limits)?);
    let lab = Lab::under(scenario.clone(), collector)?;
    let Some(program) = &scenario.program else { return Err(Fault::nowhere("this is no program")) };
    let mut state = lab.start();
    let (mut events, mut steps, mut checkpoints) = (Vec::new(), 0u64, Vec::new());
    while lab.step(&mut state, &mut Checkpoints(&mut events)) == Progress::More {
        steps += 1;
        for line in events.drain(..) {
            let (alive, collected) = events_by_fate(program, &state);
            checkpoints.push(json!({ "line": line, "alive": alive, "collected": collected }));
        }
    }
    if state.limit.is_some() {
        let stopped = lab.stopped(&state);
        let (line, message) =
            stopped.map_or((1, String::new()), |stopped| (stopped.line, stopped.sentence.to_string()));
        return Err(Fault { line: line as usize, column: 1, message });
    }
    let Some(vm) = &state.vm else { return Err(Fault::nowhere("this is no program")) };
    let mut report = json!({
        "heapwave": 1,
        "collector": lab.collector.traits().name,
        "steps": steps,
        "checkpoints": checkpoints,
        "log": Moment { program, vm, world: &state.world }.output(),
    });
    if let Some(error) = machine::describe(program, vm, &state.world) {
        report["error"] = json!(error);
    }
    Ok(report)
}

/// Hears of checkpoints only.
struct Checkpoints<'a>(&'a mut Vec<u32>);

impl Sink<Event> for Checkpoints<'_> {
    fn note(&mut self, event: Event) {
        if let Event::Program(Told::Checkpoint { line }) = event {
            self.0.push(line);
        }
    }
}

/// The keys of all allocation events so far, by whether their objects are in the heap; each sorted by place and number.
fn events_by_fate(program: &Program, state: &State) -> (Vec<String>, Vec<String>) {
    let Some(vm) = &state.vm else { return Default::default() };
    let mut counts = vec![0u32; program.sites.len()];
    let mut keys = Vec::new();
    for event in 0..vm.events.len() as u32 {
        let (site, id) = vm.event_at(event);
        let (place, number) = (program.sites[site as usize], counts[site as usize]);
        counts[site as usize] += 1;
        keys.push(((place.line, place.column, number), state.world.heap.address(id).is_some()));
    }
    keys.sort_unstable();
    let (alive, collected): (Vec<_>, Vec<_>) = keys.into_iter().partition(|(_, alive)| *alive);
    let text = |keys: Vec<((u32, u32, u32), bool)>| {
        keys.into_iter().map(|((line, column, number), _)| format!("{line}:{column}#{number}")).collect()
    };
    (text(alive), text(collected))
}

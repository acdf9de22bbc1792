//! What a program does in its turn: an instruction. A limit that is reached stops it, and may be raised; a person's
//! requests wait until it comes to them. And the report of a whole run.

use super::state::{OpStage, State};
use super::turn::{Acts, TurnOutcome};
use super::{Action, Event, Fault, HeldProgram, Lab, Names, Operation, Scenario};
use super::{fates, held};
use js::inspection::Moment;
use js::machine::{self, Limit, Task, Told};
use js::{Limits, Program};
use memory::gc::Fate;
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

/// Buffers what the machine tells during a step. It is passed on before the heap's notes of the same step.
#[derive(Default)]
struct Kept(Vec<Told>);

impl Sink<Told> for Kept {
    fn note(&mut self, told: Told) {
        self.0.push(told);
    }
}

impl Acts for HeldProgram {
    #[cfg_attr(not(feature = "programs"), expect(unreachable_code, reason = "there is nothing to start"))]
    fn start(&self, lab: &Lab) -> State {
        let (world, vm) = held::start(self, lab.collector, lab.order());
        State {
            world,
            names: Rc::new(Names::default()),
            begun: 0,
            acts: 0,
            failure: None,
            loss: None,
            vm: Some(vm),
            limit: None,
            collecting: false,
            tried: false,
            untold: false,
            waits: false,
            stage: OpStage::Ready,
            quota: None,
            writes: Rc::default(),
            waiting: Vec::new(),
            made: Memory::default(),
            entities: Memory::default(),
        }
    }

    fn act(&self, lab: &Lab, state: &mut State, notes: &mut dyn Sink<Event>) -> TurnOutcome {
        if !state.waiting.is_empty()
            && let Some(why) = state.waiting.pop().and_then(|(op, _)| op.action.asks())
        {
            return TurnOutcome::Collect(why);
        }
        match lab.instruction(self, state, notes) {
            machine::Turn::Ran => {
                // What an instruction did is complete only when the collector has settled it, if it owes something now.
                state.untold = true;
                TurnOutcome::Acted
            }
            machine::Turn::Collect => TurnOutcome::Collect(Why::Asked),
            machine::Turn::Full(bytes) => TurnOutcome::Full(bytes),
            machine::Turn::Limit(limit) => {
                state.limit = Some(limit);
                TurnOutcome::Acted
            }
            machine::Turn::Done => TurnOutcome::Done,
        }
    }

    fn stopped(&self, state: &State) -> bool {
        state.limit.is_some()
    }

    fn asks(&self, state: &State) -> bool {
        !state.waiting.is_empty() || state.vm.as_ref().is_some_and(|vm| vm.asked)
    }

    fn settled(&self, _: &Lab, state: &mut State, notes: &mut dyn Sink<Event>) {
        if std::mem::take(&mut state.untold) {
            Ear(notes).tell_of(statement(self, state));
        }
    }

    fn collected(&self, state: &mut State) {
        if let Some(vm) = &mut state.vm {
            vm.collected();
        }
        let used = state.world.heap.used();
        state.limit = (used > self.limits.heap).then_some(Limit::Heap(used, 0));
    }

    fn starved(&self, state: &mut State, bytes: u32, _: &mut dyn Sink<Event>) {
        state.limit = Some(Limit::Heap(state.world.heap.used(), bytes));
    }

    fn obey(&self, lab: &Lab, state: &mut State, op: &Operation, notes: &mut dyn Sink<Event>) {
        let refuse = |notes: &mut dyn Sink<Event>, why: &str| notes.note(Event::Refused(why.into()));
        let task = match &op.action {
            Action::Time(ms) => Task::Tick(f64::from(*ms)),
            Action::Click(id) => match state.world.heap.address(*id) {
                Some(at) if lab.collector.fate(&state.world, at) != Fate::Condemned => Task::Click(at),
                _ => return refuse(notes, "the node is not there any more"),
            },
            Action::Continue => {
                if let (Some(limit), Some(vm)) = (state.limit.take(), &mut state.vm) {
                    vm.allow_more(limit, &self.limits);
                }
                return;
            }
            Action::Halt => {
                state.limit = state.vm.as_ref().map(|vm| Limit::Steps(vm.steps));
                return;
            }
            Action::Collect | Action::Minor => return state.waiting.push((op.clone(), false)),
            _ => return refuse(notes, "a program is changed by editing its text"),
        };
        let Some(vm) = &mut state.vm else { return };
        if matches!(state.limit, Some(Limit::Time(_))) {
            state.limit = None;
        }
        let mut world = Vec::<Note>::new();
        let mutator = Mutator::new(lab.collector, &mut state.world, &mut world);
        let asked = machine::ask(self, vm, mutator, task);
        world.into_iter().for_each(|note| notes.note(Event::World(note)));
        if asked.is_err() {
            refuse(notes, "there is no room left in the heap");
        }
    }
}

impl Lab {
    /// Runs an instruction. What it tells comes before what happened in the world by it; that another statement comes
    /// next is told when nothing is owed any more.
    fn instruction(&self, program: &Program, state: &mut State, notes: &mut dyn Sink<Event>) -> machine::Turn {
        let Some(vm) = &mut state.vm else { return machine::Turn::Done };
        if !notes.listens() {
            let mute = &mut memory::time::Mute;
            let mutator = Mutator::new(self.collector, &mut state.world, mute);
            return machine::step(program, vm, mutator, &mut memory::time::Mute);
        }
        let (mut kept, mut world) = (Kept::default(), Vec::new());
        let mutator = Mutator::new(self.collector, &mut state.world, &mut world);
        let turn = machine::step(program, vm, mutator, &mut kept);
        kept.0.into_iter().for_each(|told| Ear(notes).note(told));
        if turn == machine::Turn::Ran && !self.collector.owes(&state.world) {
            Ear(notes).tell_of(statement(program, state));
        }
        world.into_iter().for_each(|note| notes.note(Event::World(note)));
        turn
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
            Some(Limit::Output(units)) => {
                stopped(format!("The program has printed {units} characters: it may print as many again."), true)
            }
            Some(Limit::Names(units)) => stopped(
                format!("The program's names and keys have {units} characters: that is too much. Use shorter ones."),
                false,
            ),
            Some(Limit::Time(ms)) => stopped(
                format!(
                    "{} s of virtual time have passed, and what goes on for ever still does: it may go on.",
                    ms / 1000
                ),
                true,
            ),
            Some(Limit::Heap(used, wanted)) => stopped(
                format!(
                    "Out of memory: {used} of {} bytes are in use after all that could be freed, and {wanted} more are \
                     wanted. Let go of more, or give the run a larger heap.",
                    program.limits.heap
                ),
                false,
            ),
            None => machine::describe(program, vm).and_then(|error| {
                let over = if vm.stage == js::ProgramStage::Ended { ": the program has ended." } else { "." };
                stopped(format!("Nobody caught {error}{over}"), false)
            }),
        }
    }
}

/// Runs a program to its end under a collector and reports as the command line does: at each checkpoint which
/// allocation events' objects are alive and which were collected, the output, what nobody caught. A limit that is
/// reached ends it: what was so far stays.
pub fn program_report(text: &str, collector: &str, limits: Limits) -> Result<Value, Fault> {
    file_report("program.js", text, collector, limits)
}

/// The same of a file, whose name stacks tell.
pub fn file_report(file: &str, text: &str, collector: &str, limits: Limits) -> Result<Value, Fault> {
    let scenario = Rc::new(Scenario::program_file(file, text, limits)?);
    let lab = Lab::under(scenario.clone(), collector)?;
    let Some(program) = &scenario.program else { return Err(Fault::nowhere("this is no program")) };
    let mut state = lab.start();
    let (mut events, mut steps, mut checkpoints) = (Vec::new(), 0u64, Vec::new());
    while lab.step(&mut state, &mut Checkpoints(&mut events)) == Progress::More {
        steps += 1;
        for line in events.drain(..) {
            let (alive, collected) = fates::by_fate(program, &state);
            checkpoints.push(json!({ "line": line, "alive": alive, "collected": collected }));
        }
    }
    let Some(vm) = &state.vm else { return Err(Fault::nowhere("this is no program")) };
    let moment = Moment { program, vm, world: &state.world };
    let end = fates::at_the_end(program, &state);
    let mut report = json!({
        "heapwave": 1,
        "collector": lab.collector.traits().name,
        "steps": steps,
        "checkpoints": checkpoints,
        "log": moment.output(),
        "end": end,
    });
    if let (Some(error), Some(stack)) = (machine::describe(program, vm), machine::stack(program, vm)) {
        report["error"] = json!(error);
        report["stack"] = json!(stack);
    }
    let told: Vec<String> = moment.told();
    if !told.is_empty() {
        report["told"] = json!(told);
    }
    match state.limit {
        None => {}
        Some(Limit::Time(ms)) => report["waits"] = json!(ms),
        Some(_) => {
            if let Some(stopped) = lab.stopped(&state) {
                let sentence = format!("Limit: {} ({file}:{})", stopped.sentence, stopped.line);
                report["limit"] = json!(sentence);
                if report["error"].is_null() {
                    report["error"] = json!(sentence);
                }
            }
        }
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

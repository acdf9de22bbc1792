//! What runs between calls: pending jobs, finalization callbacks, a person's inputs, and checkpoints.

use super::calls;
use super::frames::Arguments;
use super::{Program, Told, Turn, Vm};
use crate::Value;
use crate::class::{array, promise};
use crate::code::Helper;
use crate::cx::Cx;
use crate::library;
use crate::stop::Stop;
use crate::vm::{Stage, flag, root};
use memory::heap::Addr;
use memory::mutate::Mutator;
use memory::time::Mute;

/// A person's input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Task {
    /// Lets milliseconds of virtual time pass.
    Tick(f64),
    /// Clicks a node.
    Click(Addr),
}

/// Puts a person's input where it waits for the program to be idle.
pub fn ask(program: &Program, vm: &mut Vm, mut mutator: Mutator, task: Task) -> Result<(), Stop> {
    let mut cx = Cx { program, vm, mutator: mutator.lend(), told: &mut Mute };
    let (kind, argument) = match task {
        Task::Tick(ms) => ("tick", cx.number(ms)?),
        Task::Click(node) => ("click", Value::Ref(node)),
    };
    let kind = Value::Atom(program.atoms.borrow_mut().named(kind));
    let record = cx.array(&[kind, argument])?;
    match cx.root(root::TASKS).target() {
        Some(tasks) => cx.append(tasks, Value::Ref(record)),
        None => Ok(()),
    }
}

/// The first of the inputs that wait, taken out of their array.
fn take_task(cx: &mut Cx) -> Option<Value> {
    let list = cx.root(root::TASKS).target()?;
    let (length, first) = (cx.array_length(list), cx.element(list, 0));
    if length == 0 {
        return None;
    }
    drop_first(cx, list, 1);
    Some(first)
}

/// Takes the first elements out of an array; the others move up.
fn drop_first(cx: &mut Cx, list: Addr, count: u32) {
    let (length, store) = (cx.array_length(list), cx.slot(list, array::ELEMENTS).target());
    (0..count).for_each(|index| cx.clear_element(list, index));
    if let Some(store) = store {
        (count..length).for_each(|index| cx.shift_slot((store, index), (store, index - count)));
    }
    cx.set_slot(list, array::LENGTH, Value::Int(length as i32 - count as i32));
}

/// The pending job that came first. Its place is left empty; the others move up only now and then, so that many jobs
/// do not cost their square.
fn take_job(cx: &mut Cx) -> Option<Value> {
    let list = cx.root(root::JOBS).target()?;
    let (length, taken) = (cx.array_length(list), cx.vm.taken);
    if taken >= length {
        return None;
    }
    let first = cx.element(list, taken);
    cx.clear_element(list, taken);
    cx.vm.taken = taken + 1;
    if cx.vm.taken * 2 >= length {
        drop_first(cx, list, cx.vm.taken);
        cx.vm.taken = 0;
    }
    Some(first)
}

/// Begins the next pending job, if there is one.
fn job(cx: &mut Cx) -> bool {
    let Some(record) = take_job(cx) else { return false };
    cx.told.tell(|| Told::Job);
    begin(cx, Helper::Job, &[record]);
    true
}

fn begin(cx: &mut Cx, helper: Helper, values: &[Value]) {
    let code = cx.program.helper(helper);
    calls::begin_code(cx, code, Arguments::Values(values), 0, flag::JOB);
}

/// Whether a job that is over has left something to let go.
fn unfinished(cx: &Cx) -> bool {
    [root::KEPT, root::REJECTED]
        .into_iter()
        .any(|slot| cx.root(slot).target().is_some_and(|list| cx.array_length(list) > 0))
}

/// A job is over: what it looked at through weak references is let go, and rejections that nobody handled are found.
fn job_over(cx: &mut Cx) -> Result<(), Stop> {
    for slot in [root::KEPT, root::REJECTED] {
        let Some(list) = cx.root(slot).target() else { continue };
        if cx.array_length(list) == 0 {
            continue;
        }
        if slot == root::REJECTED {
            let unhandled =
                |value: &Value| value.target().is_some_and(|at| cx.slot(at, promise::HANDLED) == Value::Bool(false));
            cx.vm.unhandled |= cx.elements(list).iter().any(unhandled);
        }
        cx.set_length(list, Value::Int(0))?;
    }
    Ok(())
}

/// Runs the callback of the next registry's cell whose target is gone, if there is one.
fn finalization(cx: &mut Cx) -> bool {
    let Some((callback, held)) = library::take_dead_cell(cx) else { return false };
    cx.told.tell(|| Told::Job);
    begin(cx, Helper::Finalize, &[callback, held]);
    true
}

/// No call is under way: what comes next.
pub(super) fn between(cx: &mut Cx) -> Turn {
    if cx.vm.stage == Stage::Script {
        cx.vm.stage = Stage::Idle;
        return ran(cx);
    }
    if job(cx) {
        return ran(cx);
    }
    // A step that is the last one changes nothing: so each of these takes a step of its own.
    if unfinished(cx) {
        return match job_over(cx) {
            Err(Stop::Full(bytes)) => Turn::Full(bytes),
            _ => ran(cx),
        };
    }
    if cx.vm.stage == Stage::Ended {
        return Turn::Done;
    }
    if cx.vm.look {
        cx.vm.look = finalization(cx);
        return ran(cx);
    }
    let Some(task) = take_task(cx) else { return Turn::Done };
    cx.told.tell(|| Told::Task);
    let parts = task.target().map_or(Vec::new(), |task| cx.elements(task));
    begin(cx, Helper::Task, &parts);
    ran(cx)
}

fn ran(cx: &mut Cx) -> Turn {
    cx.vm.steps += 1;
    Turn::Ran
}

/// How far a checkpoint has come.
pub(super) mod stage {
    /// Jobs run until none is left; then a collection.
    pub const JOBS: u32 = 0;
    /// A collection has ended.
    pub const COLLECTED: u32 = 1;
    /// Finalization callbacks have run since: what they let go is collected too.
    pub const FINALIZED: u32 = 2;
}

/// `gc();` as a top-level statement.
pub(super) fn checkpoint(cx: &mut Cx, line: u32) -> Turn {
    if cx.vm.checkpoint == stage::COLLECTED {
        if finalization(cx) {
            cx.vm.checkpoint = stage::FINALIZED;
            return ran(cx);
        }
        cx.vm.checkpoint = stage::JOBS;
        cx.told.note(Told::Checkpoint { line });
        cx.advance();
        return ran(cx);
    }
    if job(cx) {
        return ran(cx);
    }
    if let Err(Stop::Full(bytes)) = job_over(cx) {
        return Turn::Full(bytes);
    }
    if cx.vm.checkpoint == stage::FINALIZED && finalization(cx) {
        return ran(cx);
    }
    cx.vm.checkpoint = stage::COLLECTED;
    Turn::Collect
}

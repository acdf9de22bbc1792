//! What runs between calls: pending jobs, finalization callbacks, a person's inputs, and checkpoints.

use super::calls;
use super::frames::Arguments;
use super::registers::At;
use super::{Limit, Program, Told, Turn, Vm};
use crate::Value;
use crate::class::{array, promise, trait_bits};
use crate::code::{CodeId, Helper, Reg};
use crate::cx::Cx;
use crate::library;
use crate::output::Level;
use crate::program::{Place, name};
use crate::stop::Stop;
use crate::vm::{ProgramStage, flag, root};
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
        Task::Tick(ms) => (name::tick, cx.number(ms)?),
        Task::Click(node) => (program.atoms.borrow_mut().named("click"), Value::Ref(node)),
    };
    let record = cx.array(&[Value::Atom(kind), argument])?;
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
pub(crate) fn drop_first(cx: &mut Cx, list: Addr, count: u32) {
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

/// The next of the jobs that come before the pending ones.
fn take_tick(cx: &mut Cx) -> Option<Value> {
    let list = cx.root(root::TICKS).target().filter(|list| cx.array_length(*list) > 0)?;
    let first = cx.element(list, 0);
    drop_first(cx, list, 1);
    Some(first)
}

/// Begins the next pending job, if there is one. Those of `nextTick` come first, but not between two others.
fn job(cx: &mut Cx) -> bool {
    let pending = if cx.vm.draining { take_job(cx) } else { None };
    let Some(record) = pending.or_else(|| take_tick(cx)).or_else(|| take_job(cx)) else {
        cx.vm.draining = false;
        return false;
    };
    cx.vm.draining = pending.is_some();
    cx.told.tell(|| Told::Job);
    begin(cx, Helper::Job, &[record]);
    true
}

/// Begins a call of a helper whose result nobody waits for.
pub fn begin(cx: &mut Cx, helper: Helper, values: &[Value]) {
    let code = cx.program.helper(helper);
    calls::begin_code(cx, code, Arguments::Values(values), 0, flag::JOB);
}

/// Whether a job that is over has left something to let go.
fn unfinished(cx: &Cx) -> bool {
    [root::KEPT, root::REJECTED]
        .into_iter()
        .any(|slot| cx.root(slot).target().is_some_and(|list| cx.array_length(list) > 0))
}

/// Tells of the promises that were rejected and are not handled. Each stands with the place where that was.
fn rejections(cx: &mut Cx, list: Addr) {
    for entry in cx.elements(list).chunks_exact(3) {
        let Some(promise) = entry[0].target() else { continue };
        if cx.slot(promise, promise::HANDLED) == Value::Bool(false) {
            let reason = cx.slot(promise, promise::RESULT);
            let place = match (entry[1], entry[2]) {
                (Value::Mark(code), Value::Mark(pc)) => Some(Place { code: CodeId(code), pc }),
                _ => None,
            };
            super::unwind::failed(cx, reason, place);
        }
    }
}

/// A job is over: what it looked at through weak references is let go, and rejections that nobody handled are found.
fn job_over(cx: &mut Cx) -> Result<(), Stop> {
    for slot in [root::KEPT, root::REJECTED] {
        let Some(list) = cx.root(slot).target() else { continue };
        if cx.array_length(list) == 0 {
            continue;
        }
        if slot == root::REJECTED {
            rejections(cx, list);
        } else {
            for kept in cx.elements(list) {
                if let Some(place) = cx.weak_place(kept) {
                    cx.take_traits(place, trait_bits::KEPT);
                }
            }
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
    if cx.vm.stage == ProgramStage::Script {
        cx.vm.stage = ProgramStage::Idle;
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
    if cx.vm.stage == ProgramStage::Ended {
        return if end_line(cx) { ran(cx) } else { Turn::Done };
    }
    if cx.vm.look {
        cx.vm.look = finalization(cx);
        return ran(cx);
    }
    if cx.vm.until.is_some() {
        _ = pass(cx);
        return ran(cx);
    }
    let Some(task) = take_task(cx) else { return alone(cx) };
    cx.told.tell(|| Told::Task);
    let parts = task.target().map_or(Vec::new(), |task| cx.elements(task));
    let milliseconds = match parts[..] {
        [Value::Atom(name::tick), span] => cx.as_number(span),
        _ => None,
    };
    if let Some(span) = milliseconds {
        cx.vm.until = Some(cx.vm.now + span.max(0.0));
        return ran(cx);
    }
    begin(cx, Helper::Task, &parts);
    ran(cx)
}

/// Fires the next timer of a turn that was asked for; false when the turn is over.
fn pass(cx: &mut Cx) -> bool {
    let Some(limit) = cx.vm.until else { return false };
    if let Some(timer) = library::take_due(cx, limit) {
        cx.told.tell(|| Told::Task);
        begin(cx, Helper::Fire, &[timer]);
        return true;
    }
    cx.vm.now = cx.vm.now.max(limit);
    cx.vm.until = None;
    false
}

/// Nobody asks for anything: time passes by itself, to the next timer.
fn alone(cx: &mut Cx) -> Turn {
    if cx.program.ticks {
        return if end_line(cx) { ran(cx) } else { Turn::Done };
    }
    // A step that is the last one changes nothing.
    if library::drop_cleared(cx) {
        return ran(cx);
    }
    let endless = library::only_endless(cx, cx.vm.horizon);
    if (endless || cx.root(root::TIMERS).target().is_none_or(|list| cx.array_length(list) == 0)) && end_line(cx) {
        return ran(cx);
    }
    if endless {
        return Turn::Limit(Limit::Time(cx.vm.now as u32));
    }
    let Some(timer) = library::take_due(cx, f64::INFINITY) else { return Turn::Done };
    cx.told.tell(|| Told::Task);
    begin(cx, Helper::Fire, &[timer]);
    ran(cx)
}

/// Prints what is no whole line and will not become one; false if there is nothing.
fn end_line(cx: &mut Cx) -> bool {
    if cx.vm.open.is_none() {
        return false;
    }
    let line = cx.open_line();
    library::write_line(cx, Level::Log, &line, &[]);
    true
}

/// `tick(ms);` as a top-level statement: jobs, then the timers that are due one by one, with jobs after each.
pub(super) fn turn(cx: &mut Cx, at: At, src: Reg) -> Turn {
    if cx.vm.until.is_none() {
        let span = cx.primitive_number(cx.reg(at, src)).unwrap_or(0.0).trunc();
        cx.vm.until = Some(cx.vm.now + if span >= 0.0 { span } else { 0.0 });
    }
    if job(cx) {
        return ran(cx);
    }
    if let Err(Stop::Full(bytes)) = job_over(cx) {
        return Turn::Full(bytes);
    }
    if cx.vm.look {
        cx.vm.look = finalization(cx);
        return ran(cx);
    }
    if !pass(cx) {
        cx.spend(at, src);
        cx.advance();
    }
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

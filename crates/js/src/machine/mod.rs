//! The machine: one instruction a step.
//!
//! It knows neither the collector nor when it runs: it says when it wants room or a collection, and is called again.
//! An instruction reads its operands where they are, does what can fail, and only then empties temporaries and writes
//! its result; so one that finds no room has had no effect.

mod access;
mod calls;
mod classes;
mod construct;
pub(crate) use construct::constructs;
mod errors;
mod execute;
mod frames;
mod functions;
mod generators;
mod iterate;
mod jobs;
mod messages;
mod operators;
mod places;
mod properties;
mod registers;
mod unwind;
mod variables;

pub(super) use jobs::begin as begin_helper;
pub(super) use jobs::drop_first;
pub use jobs::{Task, ask};
pub(super) use messages::describe as describe_value;
pub(crate) use messages::{initializer, shortened};

use super::code::Ins;
use super::cx::Cx;
use super::stop::Stop;
use super::vm::flag;
use super::{Atom, Limits, Program, Vm};
use memory::mutate::Mutator;
use memory::time::Sink;
use registers::{At, Then};

/// What a step came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// An instruction was run.
    Ran,
    /// There is no room for this number of bytes: a collection must come first, then the same instruction again. Nothing was done.
    Full(u32),
    /// The program asked for a collection, by `gc()` or at a checkpoint.
    Collect,
    /// A limit was reached; nothing was done, and going on would be the same again. The sentence says which and what to do.
    Limit(Limit),
    /// There is nothing left to do: the program has ended, and nothing waits but timers and people.
    Done,
}

/// Which limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Instructions.
    Steps(u64),
    /// Lines of output.
    Lines(u32),
    /// Units of text of output.
    Output(u64),
    /// Units of text of names, keys and symbols.
    Names(u64),
    /// Virtual time, in milliseconds, for what goes on for ever.
    Time(u32),
    /// Bytes of objects: how many are in use after all that could be freed, and how many more were wanted.
    Heap(u32, u32),
}

/// What a step tells: for strides, sentences and pictures. Nothing depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A statement of the program comes next.
    Statement {
        /// Its line.
        line: u32,
    },
    /// A function of the program was called.
    Called {
        /// Its name (the empty one if it has none).
        name: Atom,
    },
    /// It returned, or was left by an exception.
    Returned {
        /// Its name.
        name: Atom,
    },
    /// A line was printed.
    Printed(Atom),
    /// An exception was thrown.
    Threw,
    /// An exception was caught by the program.
    Caught,
    /// A pending job begins.
    Job,
    /// A person's input begins to have its effect.
    Task,
    /// A checkpoint is complete: what is in the heap now is what is alive.
    Checkpoint {
        /// The line of its `gc()`.
        line: u32,
    },
    /// An exception was not caught: the program has ended.
    Uncaught,
}

/// One step. To be called when it is the program's turn, and no collection is due: so small allocations succeed, see
/// [`Cx::SPARE`].
pub fn step<'a>(program: &'a Program, vm: &'a mut Vm, mutator: Mutator<'a>, told: &'a mut dyn Sink<Told>) -> Turn {
    turn(&mut Cx { program, vm, mutator, told })
}

/// The line of the statement that the next instruction begins, if it begins one: so there is a moment before it.
pub fn statement(program: &Program, vm: &Vm) -> Option<u32> {
    let frame = vm.top()?;
    let code = program.code(frame.code);
    match code.ins.get(frame.pc as usize) {
        _ if code.internal => None,
        Some(Ins::Checkpoint { line }) => (vm.checkpoint == jobs::stage::JOBS).then_some(*line),
        Some(Ins::Turn { line, .. }) => vm.until.is_none().then_some(*line),
        _ => code.statement_at(frame.pc),
    }
}

fn turn(cx: &mut Cx) -> Turn {
    let program = cx.program;
    if let Some(turn) = first(cx) {
        return turn;
    }
    let Some(frame) = cx.vm.top() else { return jobs::between(cx) };
    let code: &super::code::Code = program.code(frame.code);
    let at = At { code, id: frame.code, pc: frame.pc, base: frame.base, flags: frame.flags };
    let Some(ins) = code.ins.get(frame.pc as usize).copied() else {
        // A code ends with `Return`; if one did not, its call would end here.
        let then = frames::give(cx, at, None);
        return after(cx, at, then);
    };
    if let Ins::Checkpoint { line } = ins {
        return jobs::checkpoint(cx, line);
    }
    if let Ins::Turn { src, .. } = ins {
        return jobs::turn(cx, at, src);
    }
    let then = execute::execute(cx, at, ins);
    after(cx, at, then)
}

/// What comes before any instruction: what was asked for, limits.
#[inline]
fn first(cx: &mut Cx) -> Option<Turn> {
    if cx.vm.asked {
        cx.vm.asked = false;
        return Some(Turn::Collect);
    }
    if cx.vm.steps >= cx.vm.most_steps {
        return Some(Turn::Limit(Limit::Steps(cx.vm.steps)));
    }
    if cx.vm.lines() as u64 >= cx.vm.most_lines {
        return Some(Turn::Limit(Limit::Lines(cx.vm.lines() as u32)));
    }
    if cx.vm.printed >= cx.vm.most_output {
        return Some(Turn::Limit(Limit::Output(cx.vm.printed)));
    }
    // Names grow by few instructions only: it is enough to look now and then.
    if cx.vm.steps.is_multiple_of(16) {
        let units = cx.program.atoms.borrow().units();
        if units > u64::from(cx.program.limits.names) {
            return Some(Turn::Limit(Limit::Names(units)));
        }
    }
    None
}

/// Goes on after an instruction: to the next one, to a handler, or not at all.
#[inline]
fn after(cx: &mut Cx, at: At, then: Result<Then, Stop>) -> Turn {
    match then {
        // The call under way is the same still.
        Ok(Then::Next) if at.flags & flag::KEYED == 0 => cx.vm.set_pc(at.id, at.pc + 1),
        Ok(Then::Next) => cx.advance(),
        Ok(Then::Jump(to)) => cx.vm.set_pc(at.id, to),
        Ok(Then::Switched) => {}
        Err(Stop::Full(bytes)) => return Turn::Full(bytes),
        Err(stop) => {
            if let Err(Stop::Full(bytes)) = unwind::raise(cx, stop) {
                return Turn::Full(bytes);
            }
        }
    }
    cx.vm.steps += 1;
    Turn::Ran
}

/// What nobody caught or handled first: `Name: message`.
pub fn describe(program: &Program, vm: &Vm) -> Option<String> {
    vm.failure.map(|failure| program.display(failure.text))
}

/// The same with the places that it came from, in lines.
pub fn stack(program: &Program, vm: &Vm) -> Option<String> {
    vm.failure.map(|failure| program.display(failure.stack))
}

impl Vm {
    /// To be told after each collection, also one that a collector declined: registries are looked at.
    pub fn collected(&mut self) {
        self.look = self.watches;
        self.sought = None;
    }

    /// Lets a program that reached a limit go on for as long again.
    pub fn allow_more(&mut self, limit: Limit, limits: &Limits) {
        match limit {
            Limit::Steps(_) => self.most_steps = self.steps.saturating_add(limits.steps),
            Limit::Lines(_) => self.most_lines = self.lines() as u64 + u64::from(limits.lines),
            Limit::Output(_) => self.most_output = self.printed + u64::from(limits.output),
            Limit::Time(_) => self.horizon = self.now + f64::from(limits.time),
            Limit::Heap(..) | Limit::Names(_) => {}
        }
    }
}

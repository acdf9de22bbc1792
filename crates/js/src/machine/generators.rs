//! Calls that are suspended and gone on with: generators and async functions.
//!
//! The registers of a suspended call stand in a store that the generator object refers to. The register for the
//! generator itself is left out, or each would hang on a cycle.

use super::access;
use super::calls::{self, Spent};
use super::frames::{self, Arguments, Begin};
use super::registers::{At, Then};
use super::unwind::{self, PASSED};
use crate::Value;
use crate::class::generator::{CODE, FRAME, PROMISE, STATE, state};
use crate::class::{Class, promise as slots};
use crate::code::{CALLEE, CodeId, FIRST, GENERATOR, Helper, Ins, Reg, resume as mode};
use crate::cx::Cx;
use crate::key::Key;
use crate::library;
use crate::program::{Intrinsic, name};
use crate::stop::{Stop, type_error};
use crate::vm::{CallFrame, flag};
use memory::heap::{Addr, Slot};

/// The generator object of a call.
fn own(cx: &Cx, base: u32) -> Option<Addr> {
    cx.root(base + u32::from(GENERATOR)).target()
}

/// The promise of an async function's call.
pub(super) fn promise(cx: &Cx, frame: CallFrame) -> Value {
    own(cx, frame.base).map_or(Value::Undefined, |coroutine| cx.slot(coroutine, PROMISE))
}

/// A generator's call has ended.
pub(super) fn end(cx: &mut Cx, frame: CallFrame) {
    if let Some(generator) = own(cx, frame.base) {
        cx.set_slot(generator, STATE, Value::Int(state::DONE));
    }
}

pub(super) fn start(cx: &mut Cx, at: At) -> Result<Then, Stop> {
    let callee = cx.reg(at, CALLEE);
    let found = match callee.target() {
        Some(callee) => access::data(cx, callee, Key::Name(name::prototype))?,
        None => Value::Undefined,
    };
    let default = if at.code.is_async { Intrinsic::AsyncGeneratorPrototype } else { Intrinsic::GeneratorPrototype };
    let default = Value::Ref(cx.intrinsic(default));
    let prototype = if cx.as_object(found).is_some() { found } else { default };
    let store = room(cx, at)?;
    let made = cx.make(Class::Generator, prototype, 0)?;
    cx.set_slot(made, CODE, Value::Mark(at.id.0));
    cx.set_slot(made, PROMISE, Value::Undefined);
    let frame = suspend(cx, at, made, store);
    frames::deliver(cx, frame.dst, frame.flags, Value::Ref(made));
    Ok(Then::Switched)
}

pub(super) fn start_async(cx: &mut Cx, at: At) -> Result<Then, Stop> {
    let promise = cx.make_of(Class::Promise, Intrinsic::PromisePrototype, 0)?;
    cx.set_slot(promise, slots::STATE, Value::Int(0));
    cx.set_slot(promise, slots::RESULT, Value::Undefined);
    cx.set_slot(promise, slots::HANDLED, Value::Bool(false));
    let coroutine = cx.make(Class::Generator, Value::Null, 0)?;
    cx.set_slot(coroutine, STATE, Value::Int(state::RUNNING));
    cx.set_slot(coroutine, CODE, Value::Mark(at.id.0));
    cx.set_slot(coroutine, PROMISE, Value::Ref(promise));
    cx.finish(at, &[], GENERATOR, Value::Ref(coroutine))
}

/// A store for the registers of the call under way.
fn room(cx: &mut Cx, at: At) -> Result<Addr, Stop> {
    // Arguments that were kept for `arguments` or a rest parameter have become one of these by now.
    let count = u32::from(at.code.registers.max(FIRST));
    cx.reserve(count * 8)?;
    cx.store(count)
}

/// Moves the registers of the call under way into a store and takes its frame away.
fn suspend(cx: &mut Cx, at: At, generator: Addr, store: Addr) -> CallFrame {
    let frame = cx.vm.top().unwrap_or(CallFrame { code: at.id, pc: at.pc, base: at.base, dst: 0, kept: 0, flags: 0 });
    cx.set_root(at.slot(GENERATOR), Value::Empty);
    for index in 0..cx.fields(store) {
        cx.mutator.shift(Slot::Root(at.base + index), Slot::Field(store, index));
    }
    cx.set_slot(generator, FRAME, Value::Ref(store));
    cx.set_slot(generator, STATE, Value::Mark(at.pc + 1));
    frames::drop_top(cx);
    frame
}

pub(super) fn give_value(cx: &mut Cx, at: At, value: Reg) -> Result<Then, Stop> {
    let value = cx.reg(at, value);
    let result = library::iterator_result(cx, value, false)?;
    give(cx, at, result, Some(value))
}

pub(super) fn give_result(cx: &mut Cx, at: At, result: Reg) -> Result<Then, Stop> {
    let result = cx.reg(at, result);
    give(cx, at, result, None)
}

fn give(cx: &mut Cx, at: At, result: Value, _: Option<Value>) -> Result<Then, Stop> {
    let Some(generator) = own(cx, at.base) else { return Ok(Then::Next) };
    let store = room(cx, at)?;
    // What is given is an operand: a temporary that held it is spent.
    if let Some(Ins::Yield { value, .. } | Ins::YieldResult { result: value, .. }) = at.code.ins.get(at.pc as usize) {
        cx.spend(at, *value);
    }
    let frame = suspend(cx, at, generator, store);
    frames::deliver(cx, frame.dst, frame.flags, result);
    Ok(Then::Switched)
}

/// A generator returns.
pub(super) fn finish(cx: &mut Cx, value: Value) -> Result<Then, Stop> {
    let result = library::iterator_result(cx, value, true)?;
    if let Some(frame) = cx.vm.top() {
        end(cx, frame);
        frames::drop_top(cx);
        frames::deliver(cx, frame.dst, frame.flags, result);
    }
    Ok(Then::Switched)
}

/// An async function returns.
pub(super) fn finish_async(cx: &mut Cx, _: At, value: Value) -> Result<Then, Stop> {
    if let Some(frame) = cx.vm.top() {
        let promise = promise(cx, frame);
        frames::drop_top(cx);
        let code = cx.program.helper(Helper::AsyncReturn);
        calls::begin_code(cx, code, Arguments::Values(&[promise, value]), frame.dst, frame.flags & PASSED);
    }
    Ok(Then::Switched)
}

/// `await`: suspends; the prelude sees to it that the call is gone on with.
pub(super) fn wait(cx: &mut Cx, at: At, value: Reg) -> Result<Then, Stop> {
    let Some(coroutine) = own(cx, at.base) else { return Ok(Then::Next) };
    let store = room(cx, at)?;
    let awaited = cx.reg(at, value);
    cx.spend(at, value);
    let frame = suspend(cx, at, coroutine, store);
    let code = cx.program.helper(Helper::Await);
    let values = [Value::Ref(coroutine), awaited];
    calls::begin_code(cx, code, Arguments::Values(&values), frame.dst, frame.flags & PASSED);
    Ok(Then::Switched)
}

pub(super) fn resumed(cx: &mut Cx, at: At, dst: Reg) -> Result<Then, Stop> {
    let how = if at.flags & flag::RETURNING != 0 { mode::RETURN } else { mode::NEXT };
    if let Some(mut frame) = cx.vm.top() {
        frame.flags &= !flag::RETURNING;
        cx.vm.set_top(frame);
    }
    cx.finish(at, &[], dst, Value::Int(how))
}

/// Goes on with a suspended call.
pub(super) fn resume(
    cx: &mut Cx,
    at: At,
    generator: Addr,
    how: i32,
    value: Value,
    (dst, spent): (Option<Reg>, &Spent),
) -> Result<Then, Stop> {
    let pc = match cx.slot(generator, STATE) {
        Value::Mark(pc) => pc,
        Value::Int(state::RUNNING) => return type_error("Generator is already running"),
        _ => return over(cx, at, how, value, dst, spent),
    };
    let Value::Mark(code) = cx.slot(generator, CODE) else { return Ok(Then::Next) };
    let id = CodeId(code);
    let program = cx.program;
    let code = program.code(id);
    let before = pc.checked_sub(1).and_then(|pc| code.ins.get(pc as usize)).copied();
    if how != mode::NEXT && matches!(before, Some(Ins::StartGenerator)) {
        cx.set_slot(generator, STATE, Value::Int(state::DONE));
        cx.set_slot(generator, FRAME, Value::Empty);
        return over(cx, at, how, value, dst, spent);
    }
    frames::room(cx, id, 0)?;
    cx.advance();
    let Some(store) = cx.slot(generator, FRAME).target() else { return Ok(Then::Switched) };
    let (callee, this, new_target) = (Value::Empty, Value::Empty, Value::Empty);
    let begin = Begin { code: id, callee, this, new_target, dst: 0, flags: flag::RESUMED };
    frames::push(cx, Begin::to(dst, begin), Arguments::Values(&[]));
    let Some(mut frame) = cx.vm.top() else { return Ok(Then::Switched) };
    for index in 0..cx.fields(store) {
        // Missing parameters were made `undefined`: what was saved stands for all of them.
        cx.set_root(frame.base + index, Value::Empty);
        cx.shift_slot_to_root((store, index), frame.base + index);
    }
    cx.set_root(frame.base + u32::from(GENERATOR), Value::Ref(generator));
    cx.set_slot(generator, FRAME, Value::Empty);
    cx.set_slot(generator, STATE, Value::Int(state::RUNNING));
    spent.all(cx, at);
    frame.pc = pc;
    if let (true, Some(Ins::Yield { dst, .. } | Ins::YieldResult { dst, .. } | Ins::Await { dst, .. })) =
        (how != mode::THROW, before)
    {
        cx.set_root(frame.base + u32::from(dst), value);
        if value.target().is_some() {
            cx.name_local(code, dst, value);
        }
    }
    match how {
        mode::THROW => {
            frame.pc = pc - 1;
            cx.vm.set_top(frame);
            unwind::throw(cx, value);
        }
        mode::RETURN => {
            frame.flags |= flag::RETURNING;
            cx.vm.set_top(frame);
        }
        _ => cx.vm.set_top(frame),
    }
    Ok(Then::Switched)
}

/// What going on with a generator that is done comes to.
fn over(cx: &mut Cx, at: At, how: i32, value: Value, dst: Option<Reg>, spent: &Spent) -> Result<Then, Stop> {
    let result = match how {
        mode::THROW => return Err(Stop::Throw(value)),
        mode::RETURN => library::iterator_result(cx, value, true)?,
        _ => library::iterator_result(cx, Value::Undefined, true)?,
    };
    spent.all(cx, at);
    if let Some(dst) = dst {
        cx.put(at, dst, result);
    }
    Ok(Then::Next)
}

//! Calls as frames: registers are root slots on top of the others; arguments that are kept follow them.

use super::registers::{At, Then};
use super::{Told, generators};
use crate::code::{CALLEE, CodeId, CodeKind, FIRST, NEW_TARGET, Reg, THIS};
use crate::cx::Cx;
use crate::program::name;
use crate::stop::{Stop, range_error};
use crate::vm::{CallFrame, flag};
use crate::{Atom, Value};
use memory::world::RootKind;

/// What a frame begins with.
pub(super) struct Begin {
    pub code: CodeId,
    pub callee: Value,
    pub this: Value,
    pub new_target: Value,
    pub dst: Reg,
    pub flags: u32,
}

impl Begin {
    /// The same with a register for the result; without one the result is forgotten.
    pub fn to(dst: Option<Reg>, begin: Begin) -> Begin {
        let flags = begin.flags | if dst.is_none() { flag::DISCARD } else { 0 };
        Begin { dst: dst.unwrap_or(0), flags, ..begin }
    }
}

/// Where arguments are: in the caller's temporaries, from which they are moved, or in Rust's hands.
#[derive(Clone, Copy)]
pub(super) enum Arguments<'a> {
    Slots(u32, u32),
    Values(&'a [Value]),
}

impl Arguments<'_> {
    pub fn len(&self) -> u32 {
        match self {
            Arguments::Slots(_, count) => *count,
            Arguments::Values(values) => values.len() as u32,
        }
    }
}

/// Maximum number of arguments of a call.
pub(super) const MOST_ARGUMENTS: u32 = u16::MAX as u32;
/// Maximum number of root slots of a program: calls with many registers can go less deep.
const MOST_ROOTS: u32 = 4_000_000;
/// How much deeper than the program's own calls the prelude's may go, so that it can end what it began.
const INTERNAL: u32 = 64;

/// Whether one more call fits, of a code with a number of arguments.
pub(super) fn room(cx: &Cx, code: CodeId, arguments: u32) -> Result<(), Stop> {
    let code = cx.program.code(code);
    let depth = cx.program.limits.depth.saturating_add(if code.internal { INTERNAL } else { 0 });
    let slots = cx.mutator.world().roots.len() + u32::from(code.registers) + arguments.min(MOST_ARGUMENTS);
    match (cx.vm.depth() as u32) < depth && arguments <= MOST_ARGUMENTS && slots <= MOST_ROOTS {
        true => Ok(()),
        false => range_error("Maximum call stack size exceeded"),
    }
}

/// Pushes a frame. [`room`] has been asked; nothing here fails.
pub(super) fn push(cx: &mut Cx, begin: Begin, arguments: Arguments) {
    let program = cx.program;
    let code = program.code(begin.code);
    let registers = u32::from(code.registers.max(FIRST));
    let kept = if code.keeps_arguments { arguments.len() } else { 0 };
    let base = cx.mutator.add_roots(RootKind::Frame, registers + kept);
    let at = |reg: Reg| base + u32::from(reg);
    cx.set_root(at(CALLEE), begin.callee);
    cx.set_root(at(THIS), begin.this);
    cx.set_root(at(NEW_TARGET), begin.new_target);
    let parameters = u32::from(code.parameters);
    for index in 0..arguments.len() {
        let to = if kept > 0 { base + registers + index } else { at(FIRST) + index };
        let wanted = kept > 0 || index < parameters;
        match arguments {
            Arguments::Slots(from, _) if wanted => cx.shift_root(from + index, to),
            Arguments::Slots(from, _) => cx.set_root(from + index, Value::Empty),
            Arguments::Values(values) if wanted => cx.set_root(to, values[index as usize]),
            Arguments::Values(_) => {}
        }
        if kept > 0 && index < parameters {
            let value = cx.root(to);
            cx.set_root(at(FIRST) + index, value);
        }
    }
    (arguments.len()..parameters).for_each(|index| cx.set_root(at(FIRST) + index, Value::Undefined));
    if !code.internal {
        for local in &code.locals {
            if (FIRST..FIRST + code.parameters).contains(&local.register) {
                let value = cx.root(at(local.register));
                cx.call_it(value, local.name);
            }
        }
        let name = code.name.unwrap_or(name::empty);
        cx.told.tell(|| Told::Called { name });
    }
    let (code, dst, flags) = (begin.code, begin.dst, begin.flags);
    cx.vm.push(CallFrame { code, pc: 0, base, dst, kept: kept as u16, flags });
}

/// Takes the innermost frame away; what its registers held is let go.
pub(super) fn drop_top(cx: &mut Cx) {
    let Some(frame) = cx.vm.top() else { return };
    for slot in frame.base..cx.mutator.world().roots.len() {
        if cx.root(slot) != Value::Empty {
            cx.set_root(slot, Value::Empty);
        }
    }
    cx.mutator.truncate_roots(frame.base);
    cx.vm.pop();
    let code = cx.program.code(frame.code);
    if !code.internal {
        let name: Atom = code.name.unwrap_or(name::empty);
        cx.told.tell(|| Told::Returned { name });
    }
}

/// `Return`: the caller goes on with the value of a register (`undefined` for none).
pub(super) fn give(cx: &mut Cx, at: At, src: Option<Reg>) -> Result<Then, Stop> {
    let value = src.map_or(Value::Undefined, |src| cx.reg(at, src));
    if at.code.generator {
        return generators::finish(cx, value);
    }
    if at.code.is_async {
        return generators::finish_async(cx, at, value);
    }
    let mut value = value;
    if at.flags & flag::CONSTRUCT != 0 && cx.as_object(value).is_none() {
        value = cx.reg(at, THIS);
        if at.code.kind == CodeKind::DerivedConstructor && value == Value::Empty {
            return Err(Stop::Error(crate::ErrorKind::ReferenceError, super::execute::NO_THIS.into()));
        }
    }
    leave(cx, value);
    Ok(Then::Switched)
}

/// Takes the innermost frame away and gives its caller a value.
pub(super) fn leave(cx: &mut Cx, value: Value) {
    let Some(frame) = cx.vm.top() else { return };
    drop_top(cx);
    deliver(cx, frame.dst, frame.flags, value);
}

/// Writes a result into the register that the innermost frame wants it in.
pub(super) fn deliver(cx: &mut Cx, dst: Reg, flags: u32, value: Value) {
    if flags & (flag::DISCARD | flag::JOB) != 0 {
        return;
    }
    if flags & flag::SCRATCH != 0 {
        cx.set_root(crate::vm::root::SCRATCH, value);
        if let Some(mut caller) = cx.vm.top() {
            caller.flags |= flag::KEYED;
            cx.vm.set_top(caller);
        }
        return;
    }
    let Some(caller) = cx.vm.top() else { return };
    cx.set_root(caller.base + u32::from(dst), value);
    if value.target().is_some() {
        let program = cx.program;
        cx.name_local(program.code(caller.code), dst, value);
    }
}

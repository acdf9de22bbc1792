//! Calls: of the program's functions, of natives, of bound functions, of the prelude.

use super::frames::{self, Arguments, Begin};
use super::registers::{At, Then};
use super::{construct, generators, messages};
use crate::heap::Addr;
use crate::js::Value;
use crate::js::class::{Class, bound, function};
use crate::js::code::{CodeId, CodeKind, Helper, Reg};
use crate::js::cx::Cx;
use crate::js::native::{self, Call, Done};
use crate::js::program::{Intrinsic, name};
use crate::js::stop::{Hint, Stop, type_error};
use crate::js::vm::flag;

pub(super) fn call(cx: &mut Cx, at: At, dst: Reg, base: Reg, count: u16) -> Result<Then, Stop> {
    let (callee, this) = (cx.reg(at, base), cx.reg(at, base + 1));
    let arguments = Arguments::Slots(at.slot(base + 2), u32::from(count));
    let Some(target) = cx.as_class(callee, Class::Function) else {
        let values: Vec<Value> = (0..count).map(|index| cx.reg(at, base + 2 + index)).collect();
        return any(cx, at, callee, this, &values, dst, &Spent(base, count + 2));
    };
    let (code, this) = callable(cx, target, this)?;
    frames::room(cx)?;
    cx.advance();
    frames::push(cx, Begin { code, callee, this, new_target: Value::Undefined, dst, flags: 0 }, arguments);
    cx.set_root(at.slot(base), Value::Empty);
    cx.set_root(at.slot(base + 1), Value::Empty);
    Ok(Then::Switched)
}

/// Registers that an instruction empties when it has come so far that it cannot fail.
pub(super) struct Spent(pub Reg, pub u16);

impl Spent {
    pub fn nothing() -> Spent {
        Spent(0, 0)
    }

    pub fn all(&self, cx: &mut Cx, at: At) {
        (self.0..self.0 + self.1).for_each(|reg| cx.set_root(at.slot(reg), Value::Empty));
    }
}

/// The code of a function that is called without `new`, and its `this`.
fn callable(cx: &mut Cx, target: Addr, this: Value) -> Result<(CodeId, Value), Stop> {
    let program = cx.program;
    let id = cx.code_of(target).unwrap_or(program.main);
    let code = program.code(id);
    if matches!(code.kind, CodeKind::BaseConstructor | CodeKind::DerivedConstructor) {
        let name = code.name.map(|name| program.display(name)).unwrap_or_default();
        return type_error(format!("Class constructor {name} cannot be invoked without 'new'"));
    }
    let this = if code.strict || code.kind == CodeKind::Arrow { this } else { sloppy_this(cx, this)? };
    Ok((id, this))
}

/// `this` in a sloppy function: always an object.
fn sloppy_this(cx: &mut Cx, this: Value) -> Result<Value, Stop> {
    if this.is_nullish() || this == Value::Empty {
        return Ok(Value::Ref(cx.intrinsic(Intrinsic::Global)));
    }
    if cx.as_object(this).is_some() {
        return Ok(this);
    }
    boxed(cx, this)
}

/// A primitive as an object.
pub(super) fn boxed(cx: &mut Cx, value: Value) -> Result<Value, Stop> {
    let Some(prototype) = super::access::prototype_of(cx, value) else { return Ok(value) };
    let made = cx.make(Class::Boxed, Value::Ref(prototype), 0)?;
    cx.set_slot(made, crate::js::class::VALUE, value);
    Ok(Value::Ref(made))
}

/// Calls anything with values; the instruction under way is over when the call is.
pub(super) fn any(
    cx: &mut Cx,
    at: At,
    callee: Value,
    this: Value,
    values: &[Value],
    dst: Reg,
    spent: &Spent,
) -> Result<Then, Stop> {
    let Some(target) = callee.target().filter(|target| cx.class(*target).is_function()) else {
        return type_error(format!("{} is not a function", messages::called(cx, at, callee)));
    };
    match cx.class(target) {
        Class::Function => {
            let (code, this) = callable(cx, target, this)?;
            frames::room(cx)?;
            cx.advance();
            let begin = Begin { code, callee, this, new_target: Value::Undefined, dst, flags: 0 };
            frames::push(cx, begin, Arguments::Values(values));
            spent.all(cx, at);
            Ok(Then::Switched)
        }
        Class::Bound => {
            let inner = cx.slot(target, bound::TARGET);
            let this = cx.slot(target, bound::THIS);
            let mut all = cx.slot(target, bound::ARGUMENTS).target().map_or(Vec::new(), |list| cx.elements(list));
            all.extend_from_slice(values);
            any(cx, at, inner, this, &all, dst, spent)
        }
        _ => {
            let Value::Mark(number) = cx.slot(target, function::CODE) else { return Ok(Then::Next) };
            let call = Call { callee: Some(target), this, arguments: values, new_target: Value::Undefined };
            run(cx, at, number, &call, dst, spent)
        }
    }
}

/// Runs a native and does what it says.
pub(super) fn run(cx: &mut Cx, at: At, number: u32, call: &Call, dst: Reg, spent: &Spent) -> Result<Then, Stop> {
    let Some(native) = native::get(number) else { return Ok(Then::Next) };
    match (native.run)(cx, call) {
        Ok(Done::Value(value)) => {
            spent.all(cx, at);
            cx.finish(at, &[], dst, value)
        }
        Ok(Done::Call { function, this, arguments }) => any(cx, at, function, this, &arguments, dst, spent),
        Ok(Done::Construct { function, arguments, new_target }) => {
            let arguments = Arguments::Values(&arguments);
            construct::any(cx, at, (function, new_target), arguments, dst, spent)
        }
        Ok(Done::Help { helper: which, arguments }) => helper(cx, at, which, &arguments, dst, spent),
        Ok(Done::Resume { generator, mode, value }) => generators::resume(cx, at, generator, mode, value, (dst, spent)),
        Err(Stop::Primitive(index, hint)) => {
            let made = cx.make_of(Class::Native, Intrinsic::FunctionPrototype, 0)?;
            cx.set_slot(made, function::CODE, Value::Mark(number));
            cx.set_slot(made, function::CONTEXT, Value::Undefined);
            let callee = call.callee.unwrap_or(made);
            let list = Value::Ref(cx.array(call.arguments)?);
            let hint = Value::Atom(match hint {
                Hint::Default => name::default,
                Hint::Number => name::number,
                Hint::String => name::string,
                Hint::List => name::list,
                Hint::Fields => name::fields,
                Hint::Map => name::map,
            });
            let index = Value::Int(index as i32);
            match call.new_target {
                Value::Undefined => {
                    let values = [Value::Ref(callee), call.this, list, index, hint];
                    helper(cx, at, Helper::Coerce, &values, dst, spent)
                }
                target => {
                    let values = [Value::Ref(callee), list, target, index, hint];
                    helper(cx, at, Helper::CoerceConstruct, &values, dst, spent)
                }
            }
        }
        Err(stop) => Err(stop),
    }
}

/// Calls a helper of the prelude in place of the instruction under way.
pub(super) fn helper(
    cx: &mut Cx,
    at: At,
    helper: Helper,
    values: &[Value],
    dst: Reg,
    spent: &Spent,
) -> Result<Then, Stop> {
    frames::room(cx)?;
    cx.advance();
    spent.all(cx, at);
    let code = cx.program.helper(helper);
    begin_code(cx, code, Arguments::Values(values), dst, 0);
    Ok(Then::Switched)
}

/// Pushes a frame of the prelude.
pub(super) fn begin_code(cx: &mut Cx, code: CodeId, arguments: Arguments, dst: Reg, flags: u32) {
    let (callee, this, new_target) = (Value::Undefined, Value::Undefined, Value::Undefined);
    frames::push(cx, Begin { code, callee, this, new_target, dst, flags }, arguments);
}

/// Asks for an object as a primitive: the result goes to the scratch root and the same instruction is run again.
pub(super) fn key(cx: &mut Cx, value: Value, hint: crate::js::Atom) -> Result<Then, Stop> {
    frames::room(cx)?;
    let code = cx.program.helper(Helper::ToPrimitive);
    begin_code(cx, code, Arguments::Values(&[value, Value::Atom(hint)]), 0, flag::SCRATCH);
    Ok(Then::Switched)
}

/// Calls a getter in place of the instruction under way.
pub(super) fn getter(cx: &mut Cx, at: At, getter: Value, this: Value, spent: &[Reg], dst: Reg) -> Result<Then, Stop> {
    let then = any(cx, at, getter, this, &[], dst, &Spent::nothing())?;
    // A native has written its result already; a temporary that it went to is not an operand any more.
    spent.iter().filter(|reg| **reg != dst || then == Then::Switched).for_each(|reg| cx.spend(at, *reg));
    Ok(then)
}

/// Calls a setter in place of the instruction under way.
pub(super) fn setter(
    cx: &mut Cx,
    at: At,
    setter: Value,
    this: Value,
    value: Value,
    spent: &[Reg],
) -> Result<Then, Stop> {
    let Some(target) = cx.as_class(setter, Class::Function) else {
        // A native setter: its result goes nowhere.
        if let (Some(target), Some(Value::Mark(number))) =
            (setter.target(), setter.target().map(|target| cx.slot(target, function::CODE)))
            && let Some(native) = native::get(number)
        {
            let call = Call { callee: Some(target), this, arguments: &[value], new_target: Value::Undefined };
            (native.run)(cx, &call)?;
        }
        spent.iter().for_each(|reg| cx.spend(at, *reg));
        return Ok(Then::Next);
    };
    let (code, this) = callable(cx, target, this)?;
    frames::room(cx)?;
    cx.advance();
    let begin = Begin { code, callee: setter, this, new_target: Value::Undefined, dst: 0, flags: flag::DISCARD };
    frames::push(cx, begin, Arguments::Values(&[value]));
    spent.iter().for_each(|reg| cx.spend(at, *reg));
    Ok(Then::Switched)
}

pub(super) fn call_array(cx: &mut Cx, at: At, dst: Reg, base: Reg) -> Result<Then, Stop> {
    let (callee, this) = (cx.reg(at, base), cx.reg(at, base + 1));
    let values = cx.reg(at, base + 2).target().map_or(Vec::new(), |list| cx.elements(list));
    any(cx, at, callee, this, &values, dst, &Spent(base, 3))
}

pub(super) fn call_code(cx: &mut Cx, at: At, dst: Reg, code: CodeId, base: Reg, count: u16) -> Result<Then, Stop> {
    frames::room(cx)?;
    cx.advance();
    begin_code(cx, code, Arguments::Slots(at.slot(base), u32::from(count)), dst, 0);
    Ok(Then::Switched)
}

pub(super) fn intrinsic(cx: &mut Cx, at: At, dst: Reg, number: u32, base: Reg, count: u16) -> Result<Then, Stop> {
    let values: Vec<Value> = (0..count).map(|index| cx.reg(at, base + index)).collect();
    let call = Call { callee: None, this: Value::Undefined, arguments: &values, new_target: Value::Undefined };
    run(cx, at, number, &call, dst, &Spent(base, count))
}

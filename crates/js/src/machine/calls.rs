//! Calls: of the program's functions, of natives, of bound functions, of the prelude.

use super::frames::{self, Arguments, Begin};
use super::registers::{At, Then};
use super::{construct, generators, messages};
use crate::Value;
use crate::class::{Class, bound, function};
use crate::code::{CodeId, CodeKind, Helper, Reg};
use crate::cx::Cx;
use crate::library::{self, Call, Done};
use crate::program::{Intrinsic, name};
use crate::stop::{Hint, Stop, range_error, type_error};
use crate::vm::flag;
use memory::heap::Addr;

pub(super) fn call(cx: &mut Cx, at: At, dst: Reg, base: Reg, count: u16) -> Result<Then, Stop> {
    let (callee, this) = (cx.reg(at, base), cx.reg(at, base + 1));
    let arguments = Arguments::Slots(at.slot(base + 2), u32::from(count));
    let Some(target) = cx.as_class(callee, Class::Function) else {
        return with_values(cx, at.slot(base + 2), count, |cx, values| {
            any(cx, at, (callee, How::Call(this)), values, Some(dst), &Spent(base, count + 2))
        });
    };
    let (code, this) = callable(cx, target, this)?;
    frames::room(cx, code, u32::from(count))?;
    cx.advance();
    frames::push(cx, Begin { code, callee, this, new_target: Value::Undefined, dst, flags: 0 }, arguments);
    cx.set_root(at.slot(base), Value::Empty);
    cx.set_root(at.slot(base + 1), Value::Empty);
    Ok(Then::Switched)
}

/// Runs something with what some root slots hold.
fn with_values<T>(cx: &mut Cx, first: u32, count: u16, run: impl FnOnce(&mut Cx, &[Value]) -> T) -> T {
    let mut few = [Value::Undefined; 6];
    if usize::from(count) <= few.len() {
        (0..u32::from(count)).for_each(|index| few[index as usize] = cx.root(first + index));
        return run(cx, &few[..usize::from(count)]);
    }
    let values: Vec<Value> = (0..u32::from(count)).map(|index| cx.root(first + index)).collect();
    run(cx, &values)
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
    cx.set_slot(made, crate::class::VALUE, value);
    Ok(Value::Ref(made))
}

/// What is called, and how.
#[derive(Clone, Copy)]
pub(super) enum How {
    /// With a `this`.
    Call(Value),
    /// With `new`, on behalf of a `new.target`.
    New(Value),
}

/// What one function of a chain came to.
pub(super) enum Hop {
    /// The call is under way, or over.
    Over(Then),
    /// Another function is called in its place.
    On(Value, How, Vec<Value>),
}

/// More arguments than this are work in themselves.
const MANY: usize = 16;

/// Functions that call others in their place (bound ones, `call`, `apply`) do so no oftener than this at once.
const MOST_HOPS: u32 = 10_000;

/// Calls anything with values; the instruction under way is over when the call is. Without a register to go to the
/// result is forgotten.
pub(super) fn any(
    cx: &mut Cx,
    at: At,
    (callee, how): (Value, How),
    values: &[Value],
    dst: Option<Reg>,
    spent: &Spent,
) -> Result<Then, Stop> {
    let mut hop = once(cx, at, (callee, how), values, dst, spent)?;
    for _ in 0..MOST_HOPS {
        match hop {
            Hop::Over(then) => return Ok(then),
            Hop::On(callee, how, values) => hop = once(cx, at, (callee, how), &values, dst, spent)?,
        }
    }
    range_error("Maximum call stack size exceeded")
}

fn once(
    cx: &mut Cx,
    at: At,
    (callee, how): (Value, How),
    values: &[Value],
    dst: Option<Reg>,
    spent: &Spent,
) -> Result<Hop, Stop> {
    let this = match how {
        How::Call(this) => this,
        How::New(target) => return construct::once(cx, at, (callee, target), values, dst, spent),
    };
    let Some(target) = callee.target().filter(|_| cx.callable(callee)) else {
        return type_error(format!("{} is not a function", messages::called(cx, at, callee)));
    };
    match cx.class(target) {
        Class::Function => {
            let (code, this) = callable(cx, target, this)?;
            frames::room(cx, code, values.len() as u32)?;
            cx.advance();
            let begin = Begin::to(dst, Begin { code, callee, this, new_target: Value::Undefined, dst: 0, flags: 0 });
            frames::push(cx, begin, Arguments::Values(values));
            spent.all(cx, at);
            Ok(Hop::Over(Then::Switched))
        }
        Class::Proxy => {
            let list = Value::Ref(cx.array(values)?);
            help(cx, at, Helper::ProxyCall, &[callee, this, list], dst, spent).map(Hop::Over)
        }
        Class::Bound => {
            let all = bound_arguments(cx, target, values)?;
            Ok(Hop::On(cx.slot(target, bound::TARGET), How::Call(cx.slot(target, bound::THIS)), all))
        }
        _ => {
            let Value::Mark(number) = cx.slot(target, function::CODE) else { return Ok(Hop::Over(Then::Next)) };
            let call = Call { callee: Some(target), this, arguments: values, new_target: Value::Undefined };
            native(cx, at, number, &call, dst, spent)
        }
    }
}

/// The arguments that a bound function passes on.
pub(super) fn bound_arguments(cx: &Cx, target: Addr, values: &[Value]) -> Result<Vec<Value>, Stop> {
    let mut all = cx.slot(target, bound::ARGUMENTS).target().map_or(Vec::new(), |list| cx.elements(list));
    all.extend_from_slice(values);
    match all.len() > frames::MOST_ARGUMENTS as usize {
        true => range_error("Maximum call stack size exceeded"),
        false => Ok(all),
    }
}

/// Runs a native and does what it says.
pub(super) fn native(
    cx: &mut Cx,
    at: At,
    number: u32,
    call: &Call,
    dst: Option<Reg>,
    spent: &Spent,
) -> Result<Hop, Stop> {
    let Some(native) = library::get(number) else { return Ok(Hop::Over(Then::Next)) };
    cx.begin_work();
    if call.arguments.len() > MANY {
        cx.work(call.arguments.len());
    }
    let done = match library::on_proxy(cx, number, call)? {
        Some(done) => Ok(done),
        None => (native.run)(cx, call),
    };
    cx.charge_work();
    match done {
        Ok(Done::Value(value)) => {
            spent.all(cx, at);
            if let Some(dst) = dst {
                cx.put(at, dst, value);
            }
            Ok(Hop::Over(Then::Next))
        }
        Ok(Done::Call { function, this, arguments }) => Ok(Hop::On(function, How::Call(this), arguments)),
        Ok(Done::Construct { function, arguments, new_target }) => {
            Ok(Hop::On(function, How::New(new_target), arguments))
        }
        Ok(Done::Help { helper, arguments }) => help(cx, at, helper, &arguments, dst, spent).map(Hop::Over),
        Ok(Done::Resume { generator, mode, value }) => {
            generators::resume(cx, at, generator, mode, value, (dst, spent)).map(Hop::Over)
        }
        Err(Stop::Primitive(index, hint)) => coerce(cx, at, number, call, (index, hint), (dst, spent)).map(Hop::Over),
        Err(stop) => Err(stop),
    }
}

/// Lets the prelude make an argument of a native primitive and call it again.
fn coerce(
    cx: &mut Cx,
    at: At,
    number: u32,
    call: &Call,
    (index, hint): (usize, Hint),
    (dst, spent): (Option<Reg>, &Spent),
) -> Result<Then, Stop> {
    let callee = match call.callee {
        Some(callee) => callee,
        None => {
            let made = cx.make_of(Class::Native, Intrinsic::FunctionPrototype, 0)?;
            cx.set_slot(made, function::CODE, Value::Mark(number));
            cx.set_slot(made, function::CONTEXT, Value::Undefined);
            made
        }
    };
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
    let (which, values) = match call.new_target {
        Value::Undefined => (Helper::Coerce, [Value::Ref(callee), call.this, list, index, hint]),
        target => (Helper::CoerceConstruct, [Value::Ref(callee), list, target, index, hint]),
    };
    help(cx, at, which, &values, dst, spent)
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
    help(cx, at, helper, values, Some(dst), spent)
}

/// The same, where the result may be forgotten.
pub(super) fn help(
    cx: &mut Cx,
    at: At,
    helper: Helper,
    values: &[Value],
    dst: Option<Reg>,
    spent: &Spent,
) -> Result<Then, Stop> {
    let code = cx.program.helper(helper);
    frames::room(cx, code, values.len() as u32)?;
    cx.advance();
    spent.all(cx, at);
    let flags = if dst.is_none() { flag::DISCARD } else { 0 };
    begin_code(cx, code, Arguments::Values(values), dst.unwrap_or(0), flags);
    Ok(Then::Switched)
}

/// Pushes a frame of the prelude.
pub(super) fn begin_code(cx: &mut Cx, code: CodeId, arguments: Arguments, dst: Reg, flags: u32) {
    let (callee, this, new_target) = (Value::Undefined, Value::Undefined, Value::Undefined);
    frames::push(cx, Begin { code, callee, this, new_target, dst, flags }, arguments);
}

/// Asks for an object as a primitive: the result goes to the scratch root and the same instruction is run again.
pub(super) fn key(cx: &mut Cx, value: Value, hint: crate::Atom) -> Result<Then, Stop> {
    let code = cx.program.helper(Helper::ToPrimitive);
    frames::room(cx, code, 2)?;
    begin_code(cx, code, Arguments::Values(&[value, Value::Atom(hint)]), 0, flag::SCRATCH);
    Ok(Then::Switched)
}

/// Calls a getter in place of the instruction under way.
pub(super) fn getter(cx: &mut Cx, at: At, getter: Value, this: Value, spent: &[Reg], dst: Reg) -> Result<Then, Stop> {
    let then = any(cx, at, (getter, How::Call(this)), &[], Some(dst), &Spent::nothing())?;
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
    let then = any(cx, at, (setter, How::Call(this)), &[value], None, &Spent::nothing())?;
    spent.iter().for_each(|reg| cx.spend(at, *reg));
    Ok(then)
}

pub(super) fn call_array(cx: &mut Cx, at: At, dst: Reg, base: Reg) -> Result<Then, Stop> {
    let (callee, this) = (cx.reg(at, base), cx.reg(at, base + 1));
    let values = cx.reg(at, base + 2).target().map_or(Vec::new(), |list| cx.elements(list));
    any(cx, at, (callee, How::Call(this)), &values, Some(dst), &Spent(base, 3))
}

pub(super) fn call_code(cx: &mut Cx, at: At, dst: Reg, code: CodeId, base: Reg, count: u16) -> Result<Then, Stop> {
    frames::room(cx, code, u32::from(count))?;
    cx.advance();
    begin_code(cx, code, Arguments::Slots(at.slot(base), u32::from(count)), dst, 0);
    Ok(Then::Switched)
}

pub(super) fn intrinsic(cx: &mut Cx, at: At, dst: Reg, number: u32, base: Reg, count: u16) -> Result<Then, Stop> {
    let spent = Spent(base, count);
    let hop = with_values(cx, at.slot(base), count, |cx, arguments| {
        let call = Call { callee: None, this: Value::Undefined, arguments, new_target: Value::Undefined };
        native(cx, at, number, &call, Some(dst), &spent)
    })?;
    match hop {
        Hop::Over(then) => Ok(then),
        Hop::On(callee, how, values) => any(cx, at, (callee, how), &values, Some(dst), &spent),
    }
}

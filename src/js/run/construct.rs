//! `new` and `super(…)`.

use super::calls::{self, Spent};
use super::frames::{self, Arguments, Begin};
use super::messages;
use super::registers::{At, Then};
use crate::heap::Addr;
use crate::js::class::{Class, PROTO, bound, function};
use crate::js::code::{CodeKind, Reg, THIS};
use crate::js::cx::Cx;
use crate::js::key::Key;
use crate::js::native::{self, Call};
use crate::js::program::{Intrinsic, name};
use crate::js::stop::{Stop, type_error};
use crate::js::vm::flag;
use crate::js::{ErrorKind, Value};

/// Whether something can be called with `new`.
pub(super) fn constructs(cx: &Cx, value: Value) -> bool {
    let Some(at) = value.target() else { return false };
    match cx.class(at) {
        Class::Function => cx.code_of(at).is_some_and(|code| {
            let code = cx.program.code(code);
            let kind =
                matches!(code.kind, CodeKind::Function | CodeKind::BaseConstructor | CodeKind::DerivedConstructor);
            kind && !code.generator && !code.is_async
        }),
        Class::Native => match cx.slot(at, function::CODE) {
            Value::Mark(number) => native::get(number).is_some_and(|native| native.constructs),
            _ => false,
        },
        Class::Bound => constructs(cx, cx.slot(at, bound::TARGET)),
        _ => false,
    }
}

/// The prototype for what a constructor makes.
fn prototype(cx: &mut Cx, target: Value) -> Result<Value, Stop> {
    let own = match target.target() {
        Some(at) => cx.lookup(at, Key::Name(name::prototype))?,
        None => None,
    };
    let found = own.map(|(_, own)| own.value).filter(|value| cx.as_object(*value).is_some());
    Ok(found.unwrap_or(Value::Ref(cx.intrinsic(Intrinsic::ObjectPrototype))))
}

/// Calls a constructor on behalf of `target` (`new.target`).
pub(super) fn any(
    cx: &mut Cx,
    at: At,
    (constructor, target): (Value, Value),
    arguments: Arguments,
    dst: Reg,
    spent: &Spent,
) -> Result<Then, Stop> {
    let Some(made_by) = constructor.target().filter(|_| constructs(cx, constructor)) else {
        return type_error(format!("{} is not a constructor", messages::called(cx, at, constructor)));
    };
    let values = |cx: &Cx| -> Vec<Value> {
        match arguments {
            Arguments::Slots(from, count) => (from..from + count).map(|slot| cx.root(slot)).collect(),
            Arguments::Values(values) => values.to_vec(),
        }
    };
    match cx.class(made_by) {
        Class::Function => {
            let program = cx.program;
            let code = cx.code_of(made_by).unwrap_or(program.main);
            frames::room(cx)?;
            let this = match program.code(code).kind {
                CodeKind::DerivedConstructor => Value::Empty,
                // The prelude's constructors make their own.
                _ if program.code(code).internal => Value::Undefined,
                _ => {
                    let prototype = prototype(cx, target)?;
                    Value::Ref(cx.make(Class::Object, prototype, 4)?)
                }
            };
            cx.advance();
            let begin = Begin { code, callee: constructor, this, new_target: target, dst, flags: flag::CONSTRUCT };
            frames::push(cx, begin, arguments);
            spent.all(cx, at);
            Ok(Then::Switched)
        }
        Class::Bound => {
            let inner = cx.slot(made_by, bound::TARGET);
            let mut all = cx.slot(made_by, bound::ARGUMENTS).target().map_or(Vec::new(), |list| cx.elements(list));
            all.extend(values(cx));
            let target = if target == constructor { inner } else { target };
            any(cx, at, (inner, target), Arguments::Values(&all), dst, spent)
        }
        _ => {
            let Value::Mark(number) = cx.slot(made_by, function::CODE) else { return Ok(Then::Next) };
            let values = values(cx);
            let call = Call { callee: Some(made_by), this: Value::Undefined, arguments: &values, new_target: target };
            calls::run(cx, at, number, &call, dst, spent)
        }
    }
}

pub(super) fn new(cx: &mut Cx, at: At, dst: Reg, base: Reg, count: u16) -> Result<Then, Stop> {
    let constructor = cx.reg(at, base);
    let arguments = Arguments::Slots(at.slot(base + 2), u32::from(count));
    any(cx, at, (constructor, constructor), arguments, dst, &Spent(base, count + 2))
}

pub(super) fn new_array(cx: &mut Cx, at: At, dst: Reg, base: Reg) -> Result<Then, Stop> {
    let constructor = cx.reg(at, base);
    let values = cx.reg(at, base + 2).target().map_or(Vec::new(), |list| cx.elements(list));
    any(cx, at, (constructor, constructor), Arguments::Values(&values), dst, &Spent(base, 3))
}

/// The parent of a class constructor.
fn parent(cx: &Cx, active: Value) -> Value {
    active.target().map_or(Value::Undefined, |active: Addr| cx.slot(active, PROTO))
}

pub(super) fn super_call(cx: &mut Cx, at: At, dst: Reg, base: Reg, count: u16) -> Result<Then, Stop> {
    let (parent, target) = (parent(cx, cx.reg(at, base)), cx.reg(at, base + 1));
    if !constructs(cx, parent) {
        return type_error(format!("Super constructor {} is not a constructor", messages::describe(cx, parent)));
    }
    let arguments = Arguments::Slots(at.slot(base + 2), u32::from(count));
    any(cx, at, (parent, target), arguments, dst, &Spent(base, count + 2))
}

pub(super) fn super_call_array(cx: &mut Cx, at: At, dst: Reg, base: Reg) -> Result<Then, Stop> {
    let (parent, target) = (parent(cx, cx.reg(at, base)), cx.reg(at, base + 1));
    if !constructs(cx, parent) {
        return type_error(format!("Super constructor {} is not a constructor", messages::describe(cx, parent)));
    }
    let values = cx.reg(at, base + 2).target().map_or(Vec::new(), |list| cx.elements(list));
    any(cx, at, (parent, target), Arguments::Values(&values), dst, &Spent(base, 3))
}

pub(super) fn return_derived(cx: &mut Cx, at: At, src: Reg, this: Reg) -> Result<Then, Stop> {
    let (value, this) = (cx.reg(at, src), cx.reg(at, this));
    let result = match value {
        Value::Undefined if this == Value::Empty => {
            return Err(Stop::Error(ErrorKind::ReferenceError, super::execute::NO_THIS.into()));
        }
        Value::Undefined => this,
        _ if cx.as_object(value).is_some() => value,
        _ => return type_error("Derived constructors may only return object or undefined"),
    };
    let _ = THIS;
    frames::leave(cx, result);
    Ok(Then::Switched)
}

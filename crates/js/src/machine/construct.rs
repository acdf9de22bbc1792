//! `new` and `super(…)`.

use super::access;
use super::calls::{self, Hop, How, Spent};
use super::frames::{self, Arguments, Begin};
use super::messages;
use super::registers::{At, Then};
use crate::class::{Class, PROTO, bound, function, trait_bits};
use crate::code::{CodeKind, Helper, Reg};
use crate::cx::Cx;
use crate::key::Key;
use crate::library::describe::text_of;
use crate::library::{self, Call};
use crate::program::{Intrinsic, name};
use crate::stop::{Stop, type_error};
use crate::vm::flag;
use crate::{ErrorKind, Value};
use memory::heap::Addr;

/// Whether something can be called with `new`.
pub(crate) fn constructs(cx: &Cx, value: Value) -> bool {
    let Some(mut at) = value.target() else { return false };
    // What is bound was there before: the chain has an end.
    while cx.class(at) == Class::Bound {
        let Some(target) = cx.slot(at, bound::TARGET).target() else { return false };
        at = target;
    }
    match cx.class(at) {
        Class::Function => cx.code_of(at).is_some_and(|code| {
            let code = cx.program.code(code);
            let kind =
                matches!(code.kind, CodeKind::Function | CodeKind::BaseConstructor | CodeKind::DerivedConstructor);
            kind && !code.generator && !code.is_async
        }),
        Class::Proxy => cx.traits(at) & trait_bits::CONSTRUCTS != 0,
        Class::Native => match cx.slot(at, function::CODE) {
            Value::Mark(number) => library::get(number).is_some_and(|native| native.constructs),
            _ => false,
        },
        _ => false,
    }
}

/// The prototype for what a constructor makes.
fn prototype(cx: &mut Cx, target: Value) -> Result<Value, Stop> {
    let found = match target.target() {
        Some(at) => access::data(cx, at, Key::Name(name::prototype))?,
        None => Value::Undefined,
    };
    Ok(if cx.as_object(found).is_some() { found } else { Value::Ref(cx.intrinsic(Intrinsic::ObjectPrototype)) })
}

/// Begins a call of a constructor of the program's or the prelude's, on behalf of `target` (`new.target`).
fn begin(
    cx: &mut Cx,
    at: At,
    (made_by, target): (Addr, Value),
    arguments: Arguments,
    dst: Option<Reg>,
    spent: &Spent,
) -> Result<Then, Stop> {
    let program = cx.program;
    let code = cx.code_of(made_by).unwrap_or(program.main);
    frames::room(cx, code, arguments.len())?;
    let this = match program.code(code).kind {
        CodeKind::DerivedConstructor => Value::Empty,
        // The prelude's constructors that are no classes make their own.
        CodeKind::Function if program.code(code).internal => Value::Undefined,
        _ => {
            let mut prototype = prototype(cx, target)?;
            if program.code(code).internal && prototype == Value::Ref(cx.intrinsic(Intrinsic::ObjectPrototype)) {
                // What the prelude's classes make is of their own kind at least.
                prototype = self::prototype(cx, Value::Ref(made_by))?;
            }
            Value::Ref(cx.make(Class::Object, prototype, 4)?)
        }
    };
    cx.advance();
    let callee = Value::Ref(made_by);
    let begin = Begin { code, callee, this, new_target: target, dst: 0, flags: flag::CONSTRUCT };
    frames::push(cx, Begin::to(dst, begin), arguments);
    spent.all(cx, at);
    Ok(Then::Switched)
}

/// Calls a constructor on behalf of `target`; what a bound one binds comes next.
pub(super) fn once(
    cx: &mut Cx,
    at: At,
    (constructor, target): (Value, Value),
    values: &[Value],
    dst: Option<Reg>,
    spent: &Spent,
) -> Result<Hop, Stop> {
    let Some(made_by) = constructor.target().filter(|_| constructs(cx, constructor)) else {
        return type_error(format!("{} is not a constructor", messages::called(cx, at, constructor)));
    };
    match cx.class(made_by) {
        Class::Function => begin(cx, at, (made_by, target), Arguments::Values(values), dst, spent).map(Hop::Over),
        Class::Proxy => {
            let list = Value::Ref(cx.array(values)?);
            let values = [constructor, list, target];
            calls::help(cx, at, Helper::ProxyConstruct, &values, dst, spent).map(Hop::Over)
        }
        Class::Bound => {
            let inner = cx.slot(made_by, bound::TARGET);
            let all = calls::bound_arguments(cx, made_by, values)?;
            Ok(Hop::On(inner, How::New(if target == constructor { inner } else { target }), all))
        }
        _ => {
            let Value::Mark(number) = cx.slot(made_by, function::CODE) else { return Ok(Hop::Over(Then::Next)) };
            let call = Call { callee: Some(made_by), this: Value::Undefined, arguments: values, new_target: target };
            calls::native(cx, at, number, &call, dst, spent)
        }
    }
}

/// Calls a constructor with arguments in temporaries.
fn from_slots(cx: &mut Cx, at: At, who: (Value, Value), dst: Reg, base: Reg, count: u16) -> Result<Then, Stop> {
    let (first, spent) = (at.slot(base + 2), Spent(base, count + 2));
    if let Some(made_by) = cx.as_class(who.0, Class::Function).filter(|_| constructs(cx, who.0)) {
        let arguments = Arguments::Slots(first, u32::from(count));
        return begin(cx, at, (made_by, who.1), arguments, Some(dst), &spent);
    }
    let values: Vec<Value> = (0..u32::from(count)).map(|index| cx.root(first + index)).collect();
    calls::any(cx, at, (who.0, How::New(who.1)), &values, Some(dst), &spent)
}

/// Calls a constructor with arguments in an array.
fn from_array(cx: &mut Cx, at: At, who: (Value, Value), dst: Reg, base: Reg) -> Result<Then, Stop> {
    let values = cx.reg(at, base + 2).target().map_or(Vec::new(), |list| cx.elements(list));
    calls::any(cx, at, (who.0, How::New(who.1)), &values, Some(dst), &Spent(base, 3))
}

pub(super) fn new(cx: &mut Cx, at: At, dst: Reg, base: Reg, count: u16) -> Result<Then, Stop> {
    let constructor = cx.reg(at, base);
    from_slots(cx, at, (constructor, constructor), dst, base, count)
}

pub(super) fn new_array(cx: &mut Cx, at: At, dst: Reg, base: Reg) -> Result<Then, Stop> {
    let constructor = cx.reg(at, base);
    from_array(cx, at, (constructor, constructor), dst, base)
}

/// The parent of a class constructor.
fn parent(cx: &mut Cx, active: Value) -> Result<Value, Stop> {
    let parent = active.target().map_or(Value::Undefined, |active: Addr| cx.slot(active, PROTO));
    if constructs(cx, parent) {
        return Ok(parent);
    }
    let mut named = |value: Value| {
        let function = value.target().filter(|at| cx.class(*at).is_function())?;
        text_of(cx, function, name::name_).filter(|name| !name.is_empty())
    };
    let (above, of) = (named(parent), named(active).unwrap_or_else(|| "anonymous class".into()));
    let above = above.unwrap_or_else(|| match parent.target() {
        Some(at) if !cx.class(at).is_function() => messages::describe(cx, parent),
        _ => "null".into(),
    });
    type_error(format!("Super constructor {above} of {of} is not a constructor"))
}

pub(super) fn super_call(cx: &mut Cx, at: At, dst: Reg, base: Reg, count: u16) -> Result<Then, Stop> {
    let who = (parent(cx, cx.reg(at, base))?, cx.reg(at, base + 1));
    from_slots(cx, at, who, dst, base, count)
}

pub(super) fn super_call_array(cx: &mut Cx, at: At, dst: Reg, base: Reg) -> Result<Then, Stop> {
    let who = (parent(cx, cx.reg(at, base))?, cx.reg(at, base + 1));
    from_array(cx, at, who, dst, base)
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
    frames::leave(cx, result);
    Ok(Then::Switched)
}

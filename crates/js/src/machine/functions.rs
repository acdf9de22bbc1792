//! Functions as values: closures, names, home objects, and the arguments of the call under way.

use super::registers::{At, Then};
use crate::class::{Class, array, function};
use crate::code::{CodeId, Reg};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::{Intrinsic, name, symbol};
use crate::stop::Stop;
use crate::{Atom, Value};
use memory::heap::Addr;

pub(super) fn closure(cx: &mut Cx, at: At, dst: Reg, code: CodeId, context: Reg) -> Result<Then, Stop> {
    let context = cx.reg(at, context);
    let made = make(cx, code, context)?;
    cx.finish(at, &[], dst, Value::Ref(made))
}

/// A function object.
pub(super) fn make(cx: &mut Cx, code: CodeId, context: Value) -> Result<Addr, Stop> {
    let program = cx.program;
    let known = program.code(code);
    let prototype = match (known.generator, known.is_async) {
        (true, true) => Intrinsic::AsyncGeneratorFunctionPrototype,
        (true, _) => Intrinsic::GeneratorFunctionPrototype,
        (_, true) => Intrinsic::AsyncFunctionPrototype,
        _ => Intrinsic::FunctionPrototype,
    };
    let made = cx.make_of(Class::Function, prototype, 0)?;
    cx.set_slot(made, function::CODE, Value::Mark(code.0));
    cx.set_slot(made, function::CONTEXT, context);
    if let Some(name) = known.name.filter(|name| *name != name::empty && !known.internal) {
        cx.call_it(Value::Ref(made), name);
    }
    Ok(made)
}

pub(super) fn set_name(cx: &mut Cx, at: At, function: Reg, key: Reg, prefix: Option<Atom>) -> Result<Then, Stop> {
    let (function, key) = (cx.reg(at, function), cx.reg(at, key));
    let Some(made) = cx.as_class(function, Class::Function) else { return Ok(Then::Next) };
    let named = cx.code_of(made).and_then(|code| cx.program.code(code).name).is_some_and(|name| name != name::empty);
    if named {
        return Ok(Then::Next);
    }
    let text = match key {
        Value::Symbol(symbol) if symbol.description() == name::empty => String::new(),
        Value::Symbol(symbol) => format!("[{}]", cx.program.display(symbol.description())),
        _ => cx.primitive_text(key).map(|text| String::from_utf16_lossy(&text)).unwrap_or_default(),
    };
    let text = match prefix {
        Some(prefix) => format!("{} {text}", cx.program.display(prefix)),
        None => text,
    };
    let text = Value::Atom(cx.program.atoms.borrow_mut().named(&text));
    cx.define(made, Key::Name(name::name_), text, attribute::CONFIGURABLE)?;
    Ok(Then::Next)
}

pub(super) fn set_home(cx: &mut Cx, at: At, function: Reg, home: Reg) -> Result<Then, Stop> {
    let (function, home) = (cx.reg(at, function), cx.reg(at, home));
    if let Some(function) = cx.as_class(function, Class::Function) {
        cx.set_slot(function, function::HOME, home);
    }
    Ok(Then::Next)
}

pub(super) fn home(cx: &mut Cx, at: At, dst: Reg, function: Reg) -> Result<Then, Stop> {
    let function = cx.reg(at, function);
    let home = match cx.as_class(function, Class::Function) {
        Some(function) => cx.slot(function, function::HOME),
        None => Value::Undefined,
    };
    cx.finish(at, &[], dst, home)
}

/// The root slots of the arguments that the call keeps.
fn kept(cx: &Cx, at: At) -> std::ops::Range<u32> {
    let kept = cx.vm.top().map_or(0, |frame| u32::from(frame.kept));
    let from = at.base + u32::from(at.code.registers.max(crate::code::FIRST));
    from..from + kept
}

pub(super) fn rest(cx: &mut Cx, at: At, dst: Reg, from: u16) -> Result<Then, Stop> {
    let values: Vec<Value> = kept(cx, at).skip(usize::from(from)).map(|slot| cx.root(slot)).collect();
    let made = cx.array(&values)?;
    cx.finish(at, &[], dst, Value::Ref(made))
}

pub(super) fn arguments(cx: &mut Cx, at: At, dst: Reg) -> Result<Then, Stop> {
    let values: Vec<Value> = kept(cx, at).map(|slot| cx.root(slot)).collect();
    cx.reserve(values.len() as u32 * 8)?;
    let iterate = cx.own(cx.intrinsic(Intrinsic::ArrayPrototype), Key::Symbol(symbol::ITERATOR))?;
    let made = cx.make_of(Class::Arguments, Intrinsic::ObjectPrototype, 3)?;
    cx.set_slot(made, array::LENGTH, Value::Int(0));
    values.iter().try_for_each(|value| cx.append(made, *value))?;
    cx.define(made, Key::Name(name::length), Value::Int(values.len() as i32), attribute::HIDDEN)?;
    if let Some(iterate) = iterate {
        cx.define(made, Key::Symbol(symbol::ITERATOR), iterate.value, attribute::HIDDEN)?;
    }
    cx.finish(at, &[], dst, Value::Ref(made))
}

/// An element of `arguments` becomes one with a parameter.
pub(super) fn alias(cx: &mut Cx, at: At, arguments: Reg, context: Reg, (index, slot): (u16, u16)) {
    let (Some(made), context) = (cx.reg(at, arguments).target(), cx.reg(at, context)) else { return };
    if u32::from(index) < cx.array_length(made)
        && let Some(place) = cx.element_slot(made, u32::from(index))
    {
        cx.set_slot(made, array::CONTEXT, context);
        cx.mutator.store(place, Value::Mark(u32::from(slot)).word());
    }
}

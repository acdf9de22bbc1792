//! Variables: globals, script slots, captured ones.

use super::execute::dead;
use super::registers::{At, Then};
use crate::class::context;
use crate::class::function;
use crate::code::Reg;
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::Intrinsic;
use crate::stop::Stop;
use crate::vm::root;
use crate::{Atom, ErrorKind, Value};
use memory::heap::Addr;

use super::access::{self, Got, Put};
use super::calls;

pub(super) fn load_global(cx: &mut Cx, at: At, dst: Reg, name: Atom, lenient: bool) -> Result<Then, Stop> {
    let global = cx.intrinsic(Intrinsic::Global);
    match cx.lookup(global, Key::Name(name))? {
        Some((_, own)) => match access::got(cx, own, Key::Name(name))? {
            Got::Value(value) => cx.finish(at, &[], dst, value),
            Got::Getter(getter) => calls::getter(cx, at, getter, Value::Ref(global), &[], dst),
        },
        None if lenient => cx.finish(at, &[], dst, Value::Undefined),
        None => undefined(cx, name),
    }
}

fn undefined<T>(cx: &Cx, name: Atom) -> Result<T, Stop> {
    let name = cx.program.display(name);
    // What other engines have is missed with what to write instead.
    let more =
        crate::support::instead_of(&name).map_or_else(String::new, |instead| format!(" (not supported: {instead})"));
    Err(Stop::Error(ErrorKind::ReferenceError, format!("{name} is not defined{more}")))
}

pub(super) fn store_global(cx: &mut Cx, at: At, name: Atom, src: Reg) -> Result<Then, Stop> {
    let (global, value) = (cx.intrinsic(Intrinsic::Global), cx.reg(at, src));
    let key = Key::Name(name);
    if at.code.strict && cx.own(global, key)?.is_none() {
        return undefined(cx, name);
    }
    match access::put(cx, Value::Ref(global), key, value, Value::Ref(global))? {
        Put::Done => {
            // What an undeclared name makes can be seen like a declared one.
            cx.call_it(value, name);
            cx.spend(at, src);
            Ok(Then::Next)
        }
        Put::Setter(setter) => calls::setter(cx, at, setter, Value::Ref(global), value, &[src]),
        Put::Refused(why) if at.code.strict => Err(Stop::Error(ErrorKind::TypeError, why)),
        Put::Refused(_) => {
            cx.spend(at, src);
            Ok(Then::Next)
        }
    }
}

pub(super) fn delete_global(cx: &mut Cx, at: At, dst: Reg, name: Atom) -> Result<Then, Stop> {
    let global = cx.intrinsic(Intrinsic::Global);
    let gone = match cx.own(global, Key::Name(name))? {
        Some(own) if !own.is(attribute::CONFIGURABLE) => false,
        _ => cx.delete(global, Key::Name(name))?,
    };
    cx.finish(at, &[], dst, Value::Bool(gone))
}

pub(super) fn load_script(cx: &mut Cx, at: At, dst: Reg, slot: u32, name: Atom) -> Result<Then, Stop> {
    match cx.root(root::SCRIPT + slot) {
        Value::Empty => dead(cx, name),
        value => cx.finish(at, &[], dst, value),
    }
}

pub(super) fn store_script(cx: &mut Cx, at: At, slot: u32, name: Atom, src: Reg, init: bool) -> Result<Then, Stop> {
    let slot = root::SCRIPT + slot;
    if !init && cx.root(slot) == Value::Empty {
        return dead(cx, name);
    }
    let value = cx.reg(at, src);
    cx.set_root(slot, value);
    if !at.code.internal {
        cx.call_it(value, name);
    }
    cx.spend(at, src);
    Ok(Then::Next)
}

pub(super) fn new_context(cx: &mut Cx, at: At, dst: Reg, parent: Reg, scope: u32) -> Result<Then, Stop> {
    let slots = at.code.scopes.get(scope as usize).map_or(0, |scope| scope.slots.len() as u32);
    cx.reserve(slots * 8)?;
    let parent = cx.reg(at, parent);
    let made = cx.make_context(parent, at.id, scope, slots)?;
    cx.finish(at, &[], dst, Value::Ref(made))
}

pub(super) fn copy_context(cx: &mut Cx, at: At, dst: Reg, src: Reg) -> Result<Then, Stop> {
    let Some(old) = cx.reg(at, src).target() else { return Ok(Then::Next) };
    let (Value::Mark(code), Value::Mark(scope)) = (cx.slot(old, context::CODE), cx.slot(old, context::SCOPE)) else {
        return Ok(Then::Next);
    };
    let slots = cx.fields(old) - context::FIRST;
    let parent = cx.slot(old, context::PARENT);
    let made = cx.make_context(parent, crate::code::CodeId(code), scope, slots)?;
    for index in context::FIRST..context::FIRST + slots {
        let value = cx.slot(old, index);
        cx.set_slot(made, index, value);
    }
    cx.finish(at, &[], dst, Value::Ref(made))
}

pub(super) fn outer(cx: &mut Cx, at: At, dst: Reg) -> Result<Then, Stop> {
    let callee = cx.reg(at, crate::code::CALLEE);
    let value = callee.target().map_or(Value::Undefined, |callee| cx.slot(callee, function::CONTEXT));
    cx.finish(at, &[], dst, value)
}

/// The context a number of parents up.
fn up(cx: &Cx, at: At, register: Reg, depth: u16) -> Option<Addr> {
    let mut context = cx.reg(at, register).target();
    for _ in 0..depth {
        context = cx.slot(context?, context::PARENT).target();
    }
    context
}

pub(super) fn load_slot(cx: &mut Cx, at: At, dst: Reg, place: (Reg, u16, u16)) -> Result<Then, Stop> {
    let context = up(cx, at, place.0, place.1);
    let value = context.map_or(Value::Empty, |context| cx.slot(context, context::FIRST + u32::from(place.2)));
    cx.finish(at, &[], dst, value)
}

pub(super) fn store_slot(cx: &mut Cx, at: At, place: (Reg, u16, u16), src: Reg) -> Result<Then, Stop> {
    let value = cx.reg(at, src);
    if let Some(context) = up(cx, at, place.0, place.1) {
        cx.set_slot(context, context::FIRST + u32::from(place.2), value);
        if let (Value::Mark(code), Value::Mark(scope)) =
            (cx.slot(context, context::CODE), cx.slot(context, context::SCOPE))
        {
            let code = cx.program.code(crate::code::CodeId(code));
            let name = code.scopes.get(scope as usize).and_then(|scope| scope.slots.get(usize::from(place.2))).copied();
            if let Some(name) = name.filter(|_| !code.internal) {
                cx.call_it(value, name);
            }
        }
    }
    cx.spend(at, src);
    Ok(Then::Next)
}

//! Properties, as instructions read, write, define and delete them.

use super::access::{self, Got, Put};
use super::calls;
use super::registers::{At, Then};
use crate::class::{Class, PROTO};
use crate::code::{Define, Helper, Reg};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::name;
use crate::stop::{Stop, type_error};
use crate::vm::{flag, root};
use crate::{Atom, Value};
use memory::heap::Addr;

/// The key in a register; `None` when it is an object that is being made a primitive: the instruction is run again.
pub(super) fn key(cx: &mut Cx, at: At, register: Reg) -> Result<Option<Key>, Stop> {
    let mut value = cx.reg(at, register);
    if at.flags & flag::KEYED != 0 {
        value = cx.root(root::SCRATCH);
    }
    if let Some(key) = cx.key_of(value) {
        return Ok(Some(key));
    }
    calls::key(cx, value, name::string)?;
    Ok(None)
}

pub(super) fn get(cx: &mut Cx, at: At, dst: Reg, object: Reg, key_register: Reg) -> Result<Then, Stop> {
    let value = cx.reg(at, object);
    if value.is_nullish() {
        let (what, key) = (super::describe_value(cx, value), super::describe_value(cx, cx.reg(at, key_register)));
        return type_error(format!("Cannot read properties of {what} (reading '{}')", key.trim_matches('"')));
    }
    let Some(key) = key(cx, at, key_register)? else { return Ok(Then::Switched) };
    match access::get(cx, value, key)? {
        Got::Value(found) => cx.finish(at, &[object, key_register], dst, found),
        Got::Getter(getter) => calls::getter(cx, at, getter, value, &[object, key_register], dst),
    }
}

pub(super) fn get_named(cx: &mut Cx, at: At, dst: Reg, object: Reg, name: Atom) -> Result<Then, Stop> {
    let value = cx.reg(at, object);
    match access::get(cx, value, Key::Name(name))? {
        Got::Value(found) => cx.finish(at, &[object], dst, found),
        Got::Getter(getter) => calls::getter(cx, at, getter, value, &[object], dst),
    }
}

pub(super) fn set(cx: &mut Cx, at: At, object: Reg, key_register: Reg, value: Reg) -> Result<Then, Stop> {
    let target = cx.reg(at, object);
    if target.is_nullish() {
        let (what, key) = (super::describe_value(cx, target), super::describe_value(cx, cx.reg(at, key_register)));
        return type_error(format!("Cannot set properties of {what} (setting '{}')", key.trim_matches('"')));
    }
    let Some(key) = key(cx, at, key_register)? else { return Ok(Then::Switched) };
    write(cx, at, (target, target), key, value, &[object, key_register, value])
}

pub(super) fn set_named(cx: &mut Cx, at: At, object: Reg, name: Atom, value: Reg) -> Result<Then, Stop> {
    let target = cx.reg(at, object);
    write(cx, at, (target, target), Key::Name(name), value, &[object, value])
}

fn write(
    cx: &mut Cx,
    at: At,
    (object, receiver): (Value, Value),
    key: Key,
    value: Reg,
    spent: &[Reg],
) -> Result<Then, Stop> {
    let value = cx.reg(at, value);
    match access::put(cx, object, key, value, receiver)? {
        Put::Setter(setter) => return calls::setter(cx, at, setter, receiver, value, spent),
        Put::Refused(why) if at.code.strict => return type_error(why),
        _ => {}
    }
    spent.iter().for_each(|reg| cx.spend(at, *reg));
    Ok(Then::Next)
}

pub(super) fn define_named(cx: &mut Cx, at: At, object: Reg, name: Atom, what: (Reg, Define)) -> Result<Then, Stop> {
    if let Some(target) = cx.as_object(cx.reg(at, object)) {
        let value = cx.reg(at, what.0);
        define(cx, target, Key::Name(name), value, what.1)?;
    }
    cx.spend(at, what.0);
    Ok(Then::Next)
}

pub(super) fn define_key(
    cx: &mut Cx,
    at: At,
    object: Reg,
    key_register: Reg,
    what: (Reg, Define),
) -> Result<Then, Stop> {
    let Some(key) = key(cx, at, key_register)? else { return Ok(Then::Switched) };
    if let Some(target) = cx.as_object(cx.reg(at, object)) {
        let value = cx.reg(at, what.0);
        define(cx, target, key, value, what.1)?;
    }
    cx.spend(at, key_register);
    cx.spend(at, what.0);
    Ok(Then::Next)
}

/// Defines a property as a literal or a class does.
pub(super) fn define(cx: &mut Cx, target: Addr, key: Key, value: Value, how: Define) -> Result<(), Stop> {
    let old = cx.own(target, key)?;
    if old.is_some_and(|old| !old.is(attribute::CONFIGURABLE) && !old.is(attribute::WRITABLE)) {
        return type_error(format!("Cannot redefine property: {}", access::key_text(cx, key)));
    }
    if old.is_none() && !cx.extensible(target) {
        return type_error(format!("Cannot define property {}, object is not extensible", access::key_text(cx, key)));
    }
    let attributes = attributes(how);
    let value = pair(cx, old.filter(|old| old.is(attribute::ACCESSOR)).map(|old| old.value), value, how)?;
    cx.define(target, key, value, attributes)
}

/// The attributes that a kind of definition gives.
pub(super) fn attributes(how: Define) -> u8 {
    match how {
        Define::Field => attribute::ALL,
        Define::Method => attribute::HIDDEN,
        Define::Getter { enumerable } | Define::Setter { enumerable } => {
            let seen = if enumerable { attribute::ENUMERABLE } else { 0 };
            attribute::CONFIGURABLE | attribute::ACCESSOR | seen
        }
    }
}

/// The store of getter and setter, with the other half as it was; anything but an accessor as it is.
pub(super) fn pair(cx: &mut Cx, old: Option<Value>, value: Value, how: Define) -> Result<Value, Stop> {
    let half = |cx: &Cx, index| old.and_then(Value::target).map_or(Value::Undefined, |pair| cx.slot(pair, index));
    match how {
        Define::Getter { .. } => {
            let setter = half(cx, 1);
            cx.accessor(value, setter)
        }
        Define::Setter { .. } => {
            let getter = half(cx, 0);
            cx.accessor(getter, value)
        }
        _ => Ok(value),
    }
}

pub(super) fn set_prototype(cx: &mut Cx, at: At, object: Reg, value: Reg) -> Result<Then, Stop> {
    let prototype = cx.reg(at, value);
    if let (Some(target), true) =
        (cx.as_object(cx.reg(at, object)), prototype == Value::Null || cx.as_object(prototype).is_some())
    {
        cx.set_slot(target, PROTO, prototype);
    }
    cx.spend(at, value);
    Ok(Then::Next)
}

pub(super) fn delete(cx: &mut Cx, at: At, dst: Reg, object: Reg, key_register: Reg) -> Result<Then, Stop> {
    let value = cx.reg(at, object);
    if value.is_nullish() {
        return type_error("Cannot convert undefined or null to object");
    }
    let Some(key) = key(cx, at, key_register)? else { return Ok(Then::Switched) };
    if let Some(proxy) = cx.as_class(value, Class::Proxy) {
        let key = key.value(&mut cx.program.atoms.borrow_mut());
        let values = [Value::Ref(proxy), key, Value::Bool(at.code.strict)];
        let then = calls::helper(cx, at, Helper::ProxyDelete, &values, dst, &calls::Spent::nothing())?;
        [object, key_register].into_iter().for_each(|reg| cx.spend(at, reg));
        return Ok(then);
    }
    let gone = match cx.as_object(value) {
        Some(target) => cx.delete(target, key)?,
        None => cx.own_of_value(value, key)?.is_none(),
    };
    if !gone && at.code.strict {
        let (key, object) = (access::key_text(cx, key), crate::library::describe(cx, value));
        return type_error(format!("Cannot delete property '{key}' of {object}"));
    }
    cx.finish(at, &[object, key_register], dst, Value::Bool(gone))
}

/// For `for-in`: whether a key is still there.
pub(super) fn still_has(cx: &mut Cx, at: At, dst: Reg, object: Reg, key_register: Reg) -> Result<Then, Stop> {
    let found = match (cx.as_object(cx.reg(at, object)), cx.key_of(cx.reg(at, key_register))) {
        (Some(target), Some(key)) => cx.lookup(target, key)?.is_some(),
        _ => true,
    };
    cx.finish(at, &[key_register], dst, Value::Bool(found))
}

pub(super) fn get_super(cx: &mut Cx, at: At, dst: Reg, from: (Reg, Reg), key_register: Reg) -> Result<Then, Stop> {
    let Some(key) = key(cx, at, key_register)? else { return Ok(Then::Switched) };
    let this = cx.reg(at, from.1);
    let holder = cx.reg(at, from.0).target().and_then(|home| cx.prototype(home));
    let found = match holder {
        Some(holder) => cx.lookup(holder, key)?,
        None => None,
    };
    let found = match found {
        Some((_, own)) => Some(access::got(cx, own, key)?),
        None => None,
    };
    match found {
        Some(Got::Getter(getter)) => calls::getter(cx, at, getter, this, &[from.1, key_register], dst),
        Some(Got::Value(value)) => cx.finish(at, &[from.1, key_register], dst, value),
        None => cx.finish(at, &[from.1, key_register], dst, Value::Undefined),
    }
}

pub(super) fn set_super(cx: &mut Cx, at: At, from: (Reg, Reg), key_register: Reg, value: Reg) -> Result<Then, Stop> {
    let Some(key) = key(cx, at, key_register)? else { return Ok(Then::Switched) };
    let this = cx.reg(at, from.1);
    let holder = cx.reg(at, from.0).target().and_then(|home| cx.prototype(home));
    let object = holder.map_or(this, Value::Ref);
    write(cx, at, (object, this), key, value, &[from.1, key_register, value])
}

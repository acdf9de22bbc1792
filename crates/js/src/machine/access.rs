//! Reading and writing properties of any value, as far as it goes without calling anything.

use crate::Value;
use crate::class::{Class, array, trait_bits};
use crate::cx::Cx;
use crate::key::{Key, attribute};
pub(super) use crate::library::key_text;
use crate::library::{self, describe, kind_word};
use crate::object::Own;
use crate::program::{Intrinsic, name};
use crate::stop::{Stop, type_error};
use memory::heap::Addr;

/// What a read comes to.
pub(super) enum Got {
    /// A value.
    Value(Value),
    /// A getter that is to be called.
    Getter(Value),
}

/// What a write comes to.
pub(super) enum Put {
    /// It is done.
    Done,
    /// A setter is to be called.
    Setter(Value),
    /// It cannot be: an exception in strict code, nothing in sloppy code.
    Refused(String),
}

/// The object whose properties a primitive has.
pub(super) fn prototype_of(cx: &Cx, value: Value) -> Option<Addr> {
    let which = match value {
        Value::Bool(_) => Intrinsic::BooleanPrototype,
        Value::Symbol(_) => Intrinsic::SymbolPrototype,
        _ if cx.as_number(value).is_some() => Intrinsic::NumberPrototype,
        _ if cx.is_bigint(value) => Intrinsic::BigIntPrototype,
        _ if cx.is_string(value) => Intrinsic::StringPrototype,
        _ => return None,
    };
    Some(cx.intrinsic(which))
}

/// Reads `object[key]`.
pub(super) fn get(cx: &mut Cx, object: Value, key: Key) -> Result<Got, Stop> {
    let at = match cx.as_object(object) {
        Some(at) => at,
        None => {
            if let Some(length) = cx.length_of(object) {
                match key {
                    Key::Name(name::length) => return Ok(Got::Value(Value::Int(length as i32))),
                    Key::Index(index) => {
                        if let Some(unit) = cx.unit(object, index as usize) {
                            return cx.string(&[unit]).map(Got::Value);
                        }
                    }
                    _ => {}
                }
            }
            let Some(at) = prototype_of(cx, object) else {
                let what = super::describe_value(cx, object);
                return type_error(format!("Cannot read properties of {what} (reading '{}')", key_text(cx, key)));
            };
            at
        }
    };
    Ok(match cx.lookup(at, key)? {
        Some((_, own)) => got(cx, own, key)?,
        None => Got::Value(Value::Undefined),
    })
}

/// The value of a property that is read without calling anything: `undefined` for accessors.
pub(super) fn data(cx: &mut Cx, at: Addr, key: Key) -> Result<Value, Stop> {
    let found = cx.lookup(at, key)?.map(|(_, own)| own).filter(|own| !own.is(attribute::ACCESSOR));
    Ok(found.map_or(Value::Undefined, |own| own.value))
}

pub(super) fn got(cx: &mut Cx, own: Own, key: Key) -> Result<Got, Stop> {
    if own.is(attribute::EXOTIC) {
        return library::trap_get(cx, own.value, key).map(Got::Getter);
    }
    Ok(match own.value {
        Value::Ref(pair) if own.is(attribute::ACCESSOR) => match cx.slot(pair, 0) {
            getter if cx.callable(getter) => Got::Getter(getter),
            _ => Got::Value(Value::Undefined),
        },
        value => Got::Value(value),
    })
}

/// Writes `object[key] = value`; `receiver` is where a new property goes (it differs for `super`).
pub(super) fn put(cx: &mut Cx, object: Value, key: Key, value: Value, receiver: Value) -> Result<Put, Stop> {
    let Some(at) = cx.as_object(object) else {
        let Some(prototype) = prototype_of(cx, object) else {
            let what = super::describe_value(cx, object);
            return type_error(format!("Cannot set properties of {what} (setting '{}')", key_text(cx, key)));
        };
        if let Some((_, own)) = cx.lookup(prototype, key)?
            && own.is(attribute::ACCESSOR)
        {
            return Ok(setter(cx, object, own, key));
        }
        return Ok(Put::Refused(match cx.own_of_value(object, key)? {
            Some(_) => read_only(cx, object, key),
            None => not_created(cx, object, key),
        }));
    };
    match (cx.class(at), key) {
        (Class::Proxy, _) => return library::trap_set(cx, object, key).map(Put::Setter),
        (Class::View, Key::Index(index)) if library::is_typed(cx, at) && receiver == object => {
            if cx.as_object(value).is_some() {
                return library::store_element(cx, object, key).map(Put::Setter);
            }
            library::write_element(cx, at, index, value)?;
            return Ok(Put::Done);
        }
        (Class::View, Key::Name(_)) if receiver == object && cx.beside_elements(at, key) => return Ok(Put::Done),
        _ => {}
    }
    // Most writes go to an element or to a property that is there.
    if receiver == object
        && let Some(own) = cx.own(at, key)?
    {
        return put_own(cx, at, own, key, value);
    }
    if let Some((_, own)) = cx.lookup(at, key)? {
        if own.is(attribute::EXOTIC) {
            return library::trap_set(cx, own.value, key).map(Put::Setter);
        }
        if own.is(attribute::ACCESSOR) {
            return Ok(setter(cx, receiver, own, key));
        }
        if !own.is(attribute::WRITABLE) {
            return Ok(Put::Refused(read_only(cx, receiver, key)));
        }
    }
    let Some(target) = cx.as_object(receiver) else {
        return Ok(Put::Refused(not_created(cx, receiver, key)));
    };
    if receiver != object
        && let Some(own) = cx.own(target, key)?
    {
        return put_own(cx, target, own, key, value);
    }
    let frozen = cx.class(target) == Class::Array && cx.traits(target) & trait_bits::FIXED != 0;
    let beyond = matches!(key, Key::Index(index) if frozen && index >= cx.array_length(target));
    if !cx.extensible(target) || beyond {
        if cx.class(target) == Class::Texts {
            cx.write_text(target, key, value)?;
            return Ok(Put::Done);
        }
        return Ok(Put::Refused(format!("Cannot add property {}, object is not extensible", key_text(cx, key))));
    }
    cx.define(target, key, value, attribute::ALL)?;
    Ok(Put::Done)
}

fn put_own(cx: &mut Cx, at: Addr, own: Own, key: Key, value: Value) -> Result<Put, Stop> {
    if own.is(attribute::ACCESSOR) {
        return Ok(setter(cx, Value::Ref(at), own, key));
    }
    if !own.is(attribute::WRITABLE) {
        if cx.class(at) == Class::Texts {
            cx.write_text(at, key, value)?;
            return Ok(Put::Done);
        }
        return Ok(Put::Refused(read_only(cx, Value::Ref(at), key)));
    }
    match own.slot {
        Some(slot) if slot == memory::heap::Slot::Field(at, array::LENGTH) && cx.class(at) == Class::Array => {
            cx.set_length(at, value)?;
        }
        Some(slot) => {
            if matches!(key, Key::Name(name::message | name::name_)) && cx.class(at) == Class::Error {
                library::retitle(cx, at, key, value)?;
            }
            cx.mutator.store(slot, value.word());
            cx.name_by(key, value);
        }
        None => cx.define(at, key, value, own.attributes)?,
    }
    Ok(Put::Done)
}

fn setter(cx: &mut Cx, object: Value, own: Own, key: Key) -> Put {
    match own.value.target().map(|pair| cx.slot(pair, 1)) {
        Some(setter) if cx.callable(setter) => Put::Setter(setter),
        _ => {
            let (key, object) = (key_text(cx, key), describe(cx, object));
            Put::Refused(format!("Cannot set property {key} of {object} which has only a getter"))
        }
    }
}

fn read_only(cx: &mut Cx, object: Value, key: Key) -> String {
    let (key, kind, object) = (key_text(cx, key), kind_word(cx, object), describe(cx, object));
    format!("Cannot assign to read only property '{key}' of {kind} '{object}'")
}

fn not_created(cx: &mut Cx, object: Value, key: Key) -> String {
    let (key, kind, object) = (key_text(cx, key), kind_word(cx, object), describe(cx, object));
    format!("Cannot create property '{key}' on {kind} '{object}'")
}

//! The iterators of arrays, strings, maps and sets, and one step of them.

use super::array_like::ArrayLike;
use super::coerce::incompatible;
use super::{Call, Done, Native, Value, native};
use crate::class::iterator::{INDEX, KIND, TARGET};
use crate::class::{Class, trait_bits};
use crate::code::Helper;
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::{Intrinsic, name};
use crate::stop::Stop;
use memory::heap::Addr;

pub(super) const TABLE: &[Native] = &[
    native("%ArrayIteratorPrototype%.next", 0, next),
    native("%IteratorPrototype%[Symbol.iterator]", 0, itself),
    native("%MapIteratorPrototype%.next", 0, next),
    native("%SetIteratorPrototype%.next", 0, next),
    native("%StringIteratorPrototype%.next", 0, next),
    native("Array.prototype.entries", 0, array_entries),
    native("Array.prototype.keys", 0, array_keys),
    native("Array.prototype.values", 0, array_values),
    native("String.prototype[Symbol.iterator]", 0, string_iterator),
];

pub(super) const ALIASES: &[(&str, &str)] = &[("Array.prototype[Symbol.iterator]", "Array.prototype.values")];

/// What an iterator gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Give {
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// Arrays of key and value.
    Entries,
}

/// An iterator over something.
pub(super) fn iterator(cx: &mut Cx, target: Value, give: Give, prototype: Intrinsic) -> Result<Done, Stop> {
    let made = cx.make_of(Class::Iterator, prototype, 0)?;
    cx.set_slot(made, TARGET, target);
    cx.set_slot(made, INDEX, Value::Int(0));
    cx.set_slot(made, KIND, Value::Int(give as i32));
    Ok(Value::Ref(made).into())
}

/// One step of a built-in iterator: the next value, or `Empty` when it is done (and then for good).
pub fn step(cx: &mut Cx, iterator: Addr) -> Result<Value, Stop> {
    let target = cx.slot(iterator, TARGET);
    let index = match cx.slot(iterator, INDEX) {
        Value::Int(index) => index as u32,
        _ => 0,
    };
    let give = match cx.slot(iterator, KIND) {
        Value::Int(0) => Give::Keys,
        Value::Int(1) => Give::Values,
        _ => Give::Entries,
    };
    let (found, next) = match cx.as_object(target).map(|at| (at, cx.class(at))) {
        _ if target == Value::Undefined => (None, index),
        Some((at, class @ (Class::Map | Class::Set))) => match super::table::from(cx, at, index) {
            Some((number, key, value)) => {
                let value = if class == Class::Set { key } else { value };
                (Some(pick(cx, give, key, value)?), number + 1)
            }
            None => (None, index),
        },
        None if cx.is_string(target) => string_step(cx, target, index)?,
        _ => array_step(cx, target, index, give)?,
    };
    match found {
        Some(value) => {
            cx.set_slot(iterator, INDEX, Value::Int(next as i32));
            Ok(value)
        }
        None => {
            // V8 lets go of a map or a set that was gone through, but not of an array.
            match cx.as_object(target).map(|at| cx.class(at)) {
                Some(Class::Map | Class::Set) => cx.set_slot(iterator, TARGET, Value::Undefined),
                _ => cx.set_slot(iterator, INDEX, Value::Int(i32::MAX)),
            }
            Ok(Value::Empty)
        }
    }
}

fn pick(cx: &mut Cx, give: Give, key: Value, value: Value) -> Result<Value, Stop> {
    match give {
        Give::Keys => Ok(key),
        Give::Values => Ok(value),
        Give::Entries => Ok(Value::Ref(cx.array(&[key, value])?)),
    }
}

fn array_step(cx: &mut Cx, target: Value, index: u32, give: Give) -> Result<(Option<Value>, u32), Stop> {
    let like = ArrayLike::of(cx, target, None)?;
    if index >= like.length {
        return Ok((None, index));
    }
    let value = if give == Give::Keys { Value::Undefined } else { like.get_or_undefined(cx, index)? };
    Ok((Some(pick(cx, give, Value::Int(index as i32), value)?), index + 1))
}

fn string_step(cx: &mut Cx, target: Value, index: u32) -> Result<(Option<Value>, u32), Stop> {
    let from = index as usize;
    let Some(first) = cx.unit(target, from) else { return Ok((None, index)) };
    let (_, units) = super::string::point(first, cx.unit(target, from + 1));
    Ok((Some(cx.slice(target, from, from + units)?), index + units as u32))
}

/// `{value, done}`.
pub fn result(cx: &mut Cx, value: Value, done: bool) -> Result<Value, Stop> {
    let made = cx.plain(2)?;
    cx.define(made, Key::Name(name::value), value, attribute::ALL)?;
    cx.define(made, Key::Name(name::done), Value::Bool(done), attribute::ALL)?;
    Ok(Value::Ref(made))
}

fn next(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(iterator) = cx.as_class(call.this, Class::Iterator) else {
        return Err(incompatible(cx, call.this, "Iterator.prototype.next"));
    };
    let value = step(cx, iterator)?;
    let done = value == Value::Empty;
    Ok(result(cx, if done { Value::Undefined } else { value }, done)?.into())
}

fn itself(_: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(call.this.into())
}

fn array_iterator(cx: &mut Cx, call: &Call, give: Give) -> Result<Done, Stop> {
    let target = cx.to_object(call.this)?;
    if cx.class(target) == Class::Proxy || cx.traits(target) & trait_bits::ODD != 0 {
        // What has getters is gone through by the prelude.
        let arguments = vec![Value::Ref(target), Value::Int(give as i32)];
        return Ok(Done::Help { helper: Helper::OddIterator, arguments });
    }
    iterator(cx, Value::Ref(target), give, Intrinsic::ArrayIteratorPrototype)
}

fn array_keys(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    array_iterator(cx, call, Give::Keys)
}

fn array_values(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    array_iterator(cx, call, Give::Values)
}

fn array_entries(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    array_iterator(cx, call, Give::Entries)
}

fn string_iterator(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = super::string::Str::this(cx, call, "[Symbol.iterator]")?;
    let length = this.length();
    let target = this.part(cx, 0, length)?;
    iterator(cx, target, Give::Values, Intrinsic::StringIteratorPrototype)
}

//! What natives want of their arguments: numbers, texts, keys, objects. An object where a primitive is wanted stops the
//! native before it did anything, and it is called again with a primitive.
//!
//! Arguments are counted as [`Stop::Primitive`] counts them: 0 is `this`, 1 the first argument.

use super::describe::{describe, key_text};
use super::{Call, Value};
use crate::Text;
use crate::class::Class;
use crate::cx::Cx;
use crate::key::Key;
use crate::key::attribute;
use crate::program::{Intrinsic, name};
use crate::stop::{Hint, Stop, type_error};
use memory::heap::Addr;

impl Call<'_> {
    /// `this` for 0, then the arguments.
    pub(super) fn at(&self, index: usize) -> Value {
        index.checked_sub(1).map_or(self.this, |index| self.argument(index))
    }

    /// ToNumber.
    pub(super) fn number(&self, cx: &Cx, index: usize) -> Result<f64, Stop> {
        let value = self.at(index);
        match cx.primitive_number(value) {
            Some(number) => Ok(number),
            None if cx.as_object(value).is_some() => Err(Stop::Primitive(index, Hint::Number)),
            None if cx.is_bigint(value) => type_error("Cannot convert a BigInt value to a number"),
            None => type_error("Cannot convert a Symbol value to a number"),
        }
    }

    /// ToIntegerOrInfinity.
    pub(super) fn integer(&self, cx: &Cx, index: usize) -> Result<f64, Stop> {
        let number = self.number(cx, index)?;
        Ok(if number.is_nan() { 0.0 } else { number.trunc() + 0.0 })
    }

    /// An integer that counts from the end when it is negative, within a length; a default for `undefined`.
    pub(super) fn relative(&self, cx: &Cx, index: usize, length: usize, default: usize) -> Result<usize, Stop> {
        match self.at(index) {
            Value::Undefined => Ok(default),
            _ => Ok(relative(self.integer(cx, index)?, length)),
        }
    }

    /// ToString.
    pub(super) fn text(&self, cx: &Cx, index: usize) -> Result<Text, Stop> {
        let value = self.at(index);
        match cx.primitive_text(value) {
            Some(text) => Ok(text),
            None if cx.as_object(value).is_some() => Err(Stop::Primitive(index, Hint::String)),
            None => type_error("Cannot convert a Symbol value to a string"),
        }
    }

    /// ToPropertyKey.
    pub(super) fn key(&self, cx: &mut Cx, index: usize) -> Result<Key, Stop> {
        let value = self.at(index);
        cx.key_of(value).ok_or(Stop::Primitive(index, Hint::String))
    }

    /// `this`, which must be an object of a class.
    pub(super) fn receiver(&self, cx: &mut Cx, class: Class, method: &str) -> Result<Addr, Stop> {
        cx.as_class(self.this, class).ok_or_else(|| incompatible(cx, self.this, method))
    }

    /// Whether it was called with `new`.
    pub(super) fn is_new(&self) -> bool {
        self.new_target != Value::Undefined
    }

    /// The prototype of what is made: `new.target.prototype` if that is an object, else the realm's.
    pub(super) fn prototype(&self, cx: &mut Cx, default: Intrinsic) -> Result<Value, Stop> {
        prototype_from(cx, self.new_target, default)
    }
}

/// The prototype that a constructor gives to what it makes.
pub(super) fn prototype_from(cx: &mut Cx, new_target: Value, default: Intrinsic) -> Result<Value, Stop> {
    if let Some(at) = cx.as_object(new_target)
        && let Value::Ref(found) = data(cx, at, Key::Name(name::prototype), None)?
        && cx.class(found).is_object()
    {
        return Ok(Value::Ref(found));
    }
    Ok(Value::Ref(cx.intrinsic(default)))
}

/// Which argument is to be asked for with values in place of getters, and as what; `None` where there must be none.
pub(super) type Ask = Option<(usize, Hint)>;

/// The value of a property, own or inherited; `undefined` if there is none.
pub(super) fn data(cx: &mut Cx, at: Addr, key: Key, ask: Ask) -> Result<Value, Stop> {
    Ok(data_or_none(cx, at, key, ask)?.unwrap_or(Value::Undefined))
}

/// The value of a property, own or inherited.
pub(super) fn data_or_none(cx: &mut Cx, at: Addr, key: Key, ask: Ask) -> Result<Option<Value>, Stop> {
    match cx.lookup(at, key)? {
        Some((_, own)) if own.is(attribute::ACCESSOR) => {
            if let Some((index, hint)) = ask {
                return Err(Stop::Primitive(index, hint));
            }
            let key = key_text(cx, key);
            type_error(format!(
                "heapwave's built-in functions call no getter: '{key}' must be an ordinary property here"
            ))
        }
        found => Ok(found.map(|(_, own)| own.value)),
    }
}

/// The `TypeError` for a wrong `this`.
pub(super) fn incompatible(cx: &mut Cx, receiver: Value, method: &str) -> Stop {
    let receiver = describe(cx, receiver);
    Stop::Error(crate::ErrorKind::TypeError, format!("Method {method} called on incompatible receiver {receiver}"))
}

/// An integer that counts from the end when it is negative, within a length.
pub(super) fn relative(integer: f64, length: usize) -> usize {
    let length = length as f64;
    let index = if integer < 0.0 { (length + integer).max(0.0) } else { integer.min(length) };
    index as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negative_indices_count_from_the_end() {
        assert_eq!([0.0, 2.0, 9.0, -1.0, -9.0].map(|index| relative(index, 3)), [0, 2, 3, 2, 0]);
        assert_eq!([f64::INFINITY, f64::NEG_INFINITY].map(|index| relative(index, 3)), [3, 0]);
    }
}

//! Array-likes: arrays, `arguments`, strings, and objects with a length, as the methods of arrays and `apply` read them.

use super::coerce::{Ask, data};
use super::{Call, Value};
use crate::class::{Class, VALUE, trait_bits};
use crate::cx::Cx;
use crate::key::Key;
use crate::program::name;
use crate::stop::{Hint, Stop, range_error, type_error};
use memory::heap::{Addr, Shape};

/// What is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct ArrayLike {
    /// What it is: an object, or a string.
    pub value: Value,
    /// How many elements there are.
    pub length: u32,
    /// What to do where it has getters.
    ask: Ask,
}

impl ArrayLike {
    /// `this` as an array-like that is only read.
    pub fn this(cx: &mut Cx, call: &Call, method: &str) -> Result<ArrayLike, Stop> {
        ArrayLike::receiver(cx, call, method, Some((0, Hint::List)))
    }

    /// `this` as an array-like that is changed.
    pub fn changed(cx: &mut Cx, call: &Call, method: &str) -> Result<ArrayLike, Stop> {
        ArrayLike::receiver(cx, call, method, None)
    }

    fn receiver(cx: &mut Cx, call: &Call, method: &str, ask: Ask) -> Result<ArrayLike, Stop> {
        match call.this {
            Value::Undefined | Value::Null => type_error(format!("{method} called on null or undefined")),
            value => ArrayLike::of(cx, value, ask),
        }
    }

    /// Any value: what is neither an object nor a string has no elements.
    pub fn of(cx: &mut Cx, value: Value, ask: Ask) -> Result<ArrayLike, Stop> {
        let Some(at) = cx.as_object(value) else {
            let length = cx.length_of(value).unwrap_or(0) as u32;
            return Ok(ArrayLike { value, length, ask });
        };
        let length = match cx.class(at) {
            Class::Array => cx.array_length(at),
            Class::View if super::elements::is_typed(cx, at) => super::elements::length(cx, at).unwrap_or(0),
            _ => length_property(cx, at, ask)?,
        };
        Ok(ArrayLike { value, length, ask })
    }

    /// An element; `Empty` where there is none.
    pub fn get(self, cx: &mut Cx, index: u32) -> Result<Value, Stop> {
        let Some(at) = cx.as_object(self.value) else {
            let unit = cx.unit(self.value, index as usize);
            return unit.map_or(Ok(Value::Empty), |unit| cx.string(&[unit]));
        };
        match cx.class(at) {
            Class::Array | Class::Arguments if cx.traits(at) & trait_bits::ODD == 0 => Ok(cx.element(at, index)),
            _ => match cx.lookup(at, Key::Index(index))? {
                None => Ok(Value::Empty),
                Some(_) => data(cx, at, Key::Index(index), self.ask),
            },
        }
    }

    /// An element; `undefined` where there is none.
    pub fn get_or_undefined(self, cx: &mut Cx, index: u32) -> Result<Value, Stop> {
        self.get(cx, index).map(filled)
    }

    /// All elements from one index to another; holes are `Empty`.
    pub fn range(self, cx: &mut Cx, from: u32, to: u32) -> Result<Vec<Value>, Stop> {
        if to.saturating_sub(from) > Shape::MOST_FIELDS {
            return range_error("Invalid array length: heapwave's arrays hold four million elements at most");
        }
        cx.work(to.saturating_sub(from) as usize);
        (from..to).map(|index| self.get(cx, index)).collect()
    }

    /// All elements, holes as `undefined`.
    pub fn all(self, cx: &mut Cx) -> Result<Vec<Value>, Stop> {
        Ok(self.range(cx, 0, self.length)?.into_iter().map(filled).collect())
    }

    /// The array that `this` is, for methods that write; others are refused by name.
    pub fn array(self, cx: &Cx, method: &str) -> Result<Addr, Stop> {
        match cx.as_class(self.value, Class::Array) {
            Some(at) => Ok(at),
            None => type_error(format!("heapwave's {method} changes arrays only")),
        }
    }
}

/// A hole read as a value.
pub(super) fn filled(value: Value) -> Value {
    if value == Value::Empty { Value::Undefined } else { value }
}

fn length_property(cx: &mut Cx, at: Addr, ask: Ask) -> Result<u32, Stop> {
    if cx.class(at) == Class::Boxed
        && let Some(length) = cx.length_of(cx.slot(at, VALUE))
    {
        return Ok(length as u32);
    }
    let length = data(cx, at, Key::Name(name::length), ask)?;
    if let (Some((index, hint)), Some(_)) = (ask, cx.as_object(length)) {
        return Err(Stop::Primitive(index, hint));
    }
    let length = cx.primitive_number(length).unwrap_or(f64::NAN);
    // An `as` takes NaN to 0.
    Ok(length.clamp(0.0, f64::from(u32::MAX)) as u32)
}

/// Stops unless the elements of an array may be written, and unless its length may become what is said.
pub(super) fn check_change(cx: &Cx, at: Addr, length: u32) -> Result<(), Stop> {
    let (traits, old) = (cx.traits(at), cx.array_length(at));
    let of = "of object '[object Array]'";
    if length > old && traits & trait_bits::CLOSED != 0 {
        return type_error(format!("Cannot add property {old}, object is not extensible"));
    }
    if length < old && traits & (trait_bits::SEALED | trait_bits::FROZEN) != 0 {
        return type_error(format!("Cannot delete property '{}' of [object Array]", old - 1));
    }
    if traits & trait_bits::FROZEN != 0 {
        return type_error(format!("Cannot assign to read only property '0' {of}"));
    }
    if length != old && traits & trait_bits::FIXED != 0 {
        return type_error(format!("Cannot assign to read only property 'length' {of}"));
    }
    Ok(())
}

//! `Object` and `Object.prototype`: what asks about an object or makes one.

use super::coerce::prototype_from;
use super::descriptor::apply;
use super::object_text::{kind, tag};
use super::{Call, Done, Native, Value, constructor, native};
use crate::class::{Class, PROTO, VALUE};
use crate::code::Helper;
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::object::Own;
use crate::program::{Intrinsic, name};
use crate::stop::{Stop, type_error};
use memory::heap::Addr;

pub(super) const TABLE: &[Native] = &[
    native("$kind", 1, kind_of),
    constructor("Object", 1, object),
    native("Object.create", 2, create),
    native("Object.getOwnPropertyNames", 1, own_names),
    native("Object.getOwnPropertySymbols", 1, own_symbols),
    native("Object.hasOwn", 2, has_own),
    native("Object.is", 2, is),
    native("Object.keys", 1, keys),
    native("Object.prototype.hasOwnProperty", 1, has_own_property),
    native("Object.prototype.isPrototypeOf", 1, is_prototype_of),
    native("Object.prototype.propertyIsEnumerable", 1, is_enumerable),
    native("Object.prototype.toString", 0, to_string),
    native("Object.prototype.valueOf", 0, value_of),
];

impl Cx<'_> {
    /// ToObject: an object as it is, any other value in a box; `TypeError` for `undefined` and `null`.
    pub fn to_object(&mut self, value: Value) -> Result<Addr, Stop> {
        if let Some(at) = self.as_object(value) {
            return Ok(at);
        }
        let prototype = match value {
            Value::Bool(_) => Intrinsic::BooleanPrototype,
            Value::Symbol(_) => Intrinsic::SymbolPrototype,
            _ if self.as_number(value).is_some() => Intrinsic::NumberPrototype,
            _ if self.is_string(value) => Intrinsic::StringPrototype,
            _ if self.is_bigint(value) => Intrinsic::BigIntPrototype,
            _ => return type_error("Cannot convert undefined or null to object"),
        };
        let boxed = self.make_of(Class::Boxed, prototype, 0)?;
        self.set_slot(boxed, VALUE, value);
        Ok(boxed)
    }

    /// The own keys of a value, without boxing it; `TypeError` for `undefined` and `null`.
    pub(super) fn keys_of_value(&mut self, value: Value) -> Result<Vec<(Key, u8)>, Stop> {
        if let Some(at) = self.as_object(value) {
            return Ok(self.keys(at));
        }
        if value.is_nullish() {
            return type_error("Cannot convert undefined or null to object");
        }
        let Some(length) = self.length_of(value) else { return Ok(Vec::new()) };
        let indices = (0..length as u32).map(|index| (Key::Index(index), attribute::ENUMERABLE));
        Ok(indices.chain([(Key::Name(name::length), 0)]).collect())
    }

    /// An own property of a value, without boxing it; `TypeError` for `undefined` and `null`.
    pub fn own_of_value(&mut self, value: Value, key: Key) -> Result<Option<Own>, Stop> {
        if let Some(at) = self.as_object(value) {
            return self.own(at, key);
        }
        if value.is_nullish() {
            return type_error("Cannot convert undefined or null to object");
        }
        let own = |value, attributes| Some(Own { value, attributes, slot: None });
        Ok(match (self.length_of(value), key) {
            (Some(length), Key::Name(name::length)) => own(Value::Int(length as i32), 0),
            (Some(_), Key::Index(index)) => match self.unit(value, index as usize) {
                Some(unit) => own(self.string(&[unit])?, attribute::ENUMERABLE),
                None => None,
            },
            _ => None,
        })
    }

    /// A new array of keys as values.
    pub(super) fn keys_array(&mut self, keys: impl Iterator<Item = Key>) -> Result<Done, Stop> {
        let atoms = &self.program.atoms;
        let values: Vec<Value> = keys.map(|key| key.value(&mut atoms.borrow_mut())).collect();
        Ok(Value::Ref(self.array(&values)?).into())
    }
}

fn object(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let value = call.argument(0);
    let subclass = call.is_new() && call.new_target.target() != call.callee;
    if subclass || value.is_nullish() {
        let prototype = prototype_from(cx, call.new_target, Intrinsic::ObjectPrototype)?;
        return Ok(Value::Ref(cx.make(Class::Object, prototype, 0)?).into());
    }
    Ok(Value::Ref(cx.to_object(value)?).into())
}

fn create(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let prototype = call.argument(0);
    if prototype != Value::Null && cx.as_object(prototype).is_none() {
        let text = super::describe::describe(cx, prototype);
        return type_error(format!("Object prototype may only be an Object or null: {text}"));
    }
    let mut properties = Vec::new();
    if call.argument(1) != Value::Undefined {
        properties = super::object_define::read_all(cx, call.argument(1))?;
    }
    let made = cx.make(Class::Object, prototype, properties.len() as u32)?;
    for (key, descriptor) in properties {
        apply(cx, made, key, &descriptor)?;
    }
    Ok(Value::Ref(made).into())
}

fn own_names(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let keys = cx.keys_of_value(call.argument(0))?;
    cx.keys_array(keys.into_iter().map(|(key, _)| key).filter(|key| !matches!(key, Key::Symbol(_))))
}

fn own_symbols(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let keys = cx.keys_of_value(call.argument(0))?;
    cx.keys_array(keys.into_iter().map(|(key, _)| key).filter(|key| matches!(key, Key::Symbol(_))))
}

fn keys(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let keys = cx.keys_of_value(call.argument(0))?;
    let listed =
        |(key, attributes): &(Key, u8)| attributes & attribute::ENUMERABLE != 0 && !matches!(key, Key::Symbol(_));
    cx.keys_array(keys.into_iter().filter(listed).map(|(key, _)| key))
}

fn has_own(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let value = call.argument(0);
    if value.is_nullish() {
        return type_error("Cannot convert undefined or null to object");
    }
    let key = call.key(cx, 2)?;
    Ok(Value::Bool(cx.own_of_value(value, key)?.is_some()).into())
}

fn is(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Bool(cx.same_value(call.argument(0), call.argument(1))).into())
}

fn has_own_property(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let key = call.key(cx, 1)?;
    Ok(Value::Bool(cx.own_of_value(call.this, key)?.is_some()).into())
}

fn is_enumerable(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let key = call.key(cx, 1)?;
    let own = cx.own_of_value(call.this, key)?;
    Ok(Value::Bool(own.is_some_and(|own| own.is(attribute::ENUMERABLE))).into())
}

fn is_prototype_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(mut at) = cx.as_object(call.argument(0)) else { return Ok(Value::Bool(false).into()) };
    if call.this.is_nullish() {
        return type_error("Cannot convert undefined or null to object");
    }
    while let Some(prototype) = cx.slot(at, PROTO).target() {
        if Value::Ref(prototype) == call.this {
            return Ok(Value::Bool(true).into());
        }
        at = prototype;
    }
    Ok(Value::Bool(false).into())
}

fn to_string(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    match tag(cx, call.this)? {
        Some(text) => Ok(cx.str(&text)?.into()),
        None => Ok(Done::Help { helper: Helper::Tag, arguments: vec![call.this] }),
    }
}

/// `$kind(value)`: the tag that it has by itself.
fn kind_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = kind(cx, call.argument(0));
    Ok(cx.str(&text)?.into())
}

fn value_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Ref(cx.to_object(call.this)?).into())
}

//! Definitions of properties, one by one or by a map of descriptors, and descriptors of those there are.

use super::coerce::data;
use super::descriptor::{Descriptor, apply, pair};
use super::{Call, Done, Native, Value, native};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::object::Own;
use crate::program::name;
use crate::stop::{Hint, Stop, type_error};

pub(super) const TABLE: &[Native] = &[
    native("Object.defineProperties", 2, define_all),
    native("Object.defineProperty", 3, define),
    native("Object.getOwnPropertyDescriptor", 2, descriptor),
    native("Object.getOwnPropertyDescriptors", 1, descriptors),
    native("Object.prototype.__defineGetter__", 2, define_getter),
    native("Object.prototype.__lookupGetter__", 1, |cx, call| lookup_half(cx, call, 0)),
    native("Object.prototype.__lookupSetter__", 1, |cx, call| lookup_half(cx, call, 1)),
    native("Object.prototype.__defineSetter__", 2, define_setter),
];

/// The descriptors in a map of them: of its own enumerable properties.
pub(super) fn read_all(cx: &mut Cx, map: Value) -> Result<Vec<(Key, Descriptor)>, Stop> {
    let keys = cx.keys_of_value(map)?;
    let Some(at) = cx.as_object(map) else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for (key, _) in keys.into_iter().filter(|(_, attributes)| attributes & attribute::ENUMERABLE != 0) {
        let ask = Some((2, Hint::Map));
        let value = data(cx, at, key, ask)?;
        all.push((key, Descriptor::read(cx, value, ask)?));
    }
    Ok(all)
}

fn define(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_object(call.argument(0)) else {
        return type_error("Object.defineProperty called on non-object");
    };
    let key = call.key(cx, 2)?;
    let wanted = Descriptor::read(cx, call.argument(2), Some((3, Hint::Fields)))?;
    apply(cx, at, key, &wanted)?;
    Ok(call.argument(0).into())
}

fn define_all(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_object(call.argument(0)) else {
        return type_error("Object.defineProperties called on non-object");
    };
    for (key, wanted) in read_all(cx, call.argument(1))? {
        apply(cx, at, key, &wanted)?;
    }
    Ok(call.argument(0).into())
}

/// An object that describes a property.
fn described(cx: &mut Cx, own: Own) -> Result<Value, Stop> {
    let made = cx.plain(4)?;
    let mut add = |name, value| cx.define(made, Key::Name(name), value, attribute::ALL);
    let flag = |flag| Value::Bool(own.is(flag));
    if own.is(attribute::ACCESSOR) {
        let (get, set) = pair(cx, own.value);
        cx.define(made, Key::Name(name::get), get, attribute::ALL)?;
        cx.define(made, Key::Name(name::set), set, attribute::ALL)?;
    } else {
        add(name::value, own.value)?;
        add(name::writable, flag(attribute::WRITABLE))?;
    }
    cx.define(made, Key::Name(name::enumerable), flag(attribute::ENUMERABLE), attribute::ALL)?;
    cx.define(made, Key::Name(name::configurable), flag(attribute::CONFIGURABLE), attribute::ALL)?;
    Ok(Value::Ref(made))
}

fn descriptor(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let key = call.key(cx, 2)?;
    match cx.own_of_value(call.argument(0), key)? {
        Some(own) => Ok(described(cx, own)?.into()),
        None => Ok(Value::Undefined.into()),
    }
}

fn descriptors(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let keys = cx.keys_of_value(call.argument(0))?;
    cx.reserve(keys.len() as u32 * 160 + 256)?;
    let made = cx.plain(keys.len() as u32)?;
    for (key, _) in keys {
        if let Some(own) = cx.own_of_value(call.argument(0), key)? {
            let value = described(cx, own)?;
            cx.define(made, key, value, attribute::ALL)?;
        }
    }
    Ok(Value::Ref(made).into())
}

fn define_getter(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    define_half(cx, call, true)
}

fn define_setter(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    define_half(cx, call, false)
}

/// The getter (0) or setter (1) that an object has or inherits under a key.
fn lookup_half(cx: &mut Cx, call: &Call, half: u32) -> Result<Done, Stop> {
    let Some(at) = cx.as_object(call.this) else {
        return match call.this.is_nullish() {
            true => type_error("Cannot convert undefined or null to object"),
            false => Ok(Value::Undefined.into()),
        };
    };
    let key = call.key(cx, 1)?;
    let pair =
        cx.lookup(at, key)?.filter(|(_, own)| own.is(attribute::ACCESSOR)).and_then(|(_, own)| own.value.target());
    Ok(pair.map_or(Value::Undefined, |pair| cx.slot(pair, half)).into())
}

fn define_half(cx: &mut Cx, call: &Call, getter: bool) -> Result<Done, Stop> {
    let Some(at) = cx.as_object(call.this) else { return type_error("Cannot convert undefined or null to object") };
    let key = call.key(cx, 1)?;
    let function = Some(call.argument(1)).filter(|value| cx.callable(*value));
    if function.is_none() {
        return type_error("Object.prototype.__defineGetter__: Expecting function");
    }
    let yes = attribute::ENUMERABLE | attribute::CONFIGURABLE;
    let (get, set) = if getter { (function, None) } else { (None, function) };
    apply(cx, at, key, &Descriptor { get, set, yes, ..Descriptor::default() })?;
    Ok(Value::Undefined.into())
}

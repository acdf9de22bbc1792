//! What only the prelude can call: its tools for values, arrays and properties, which no program can change.

use super::describe::describe;
use super::{Call, Done, Native, Value, native};
use crate::class::{Class, VALUE, bound};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::machine::{initializer, shortened};
use crate::program::{Intrinsic, name};
use crate::stop::{Stop, range_error, type_error};
use memory::heap::{Addr, Shape};
use std::collections::HashSet;

pub(super) const TABLE: &[Native] = &[
    native("$apply", 3, apply),
    native("$boundTarget", 1, bound_target),
    native("$construct", 3, construct),
    native("$constructorName", 1, constructor_name),
    native("$copy", 1, copy),
    native("$define", 4, define),
    native("$empty", 0, |_, _| Ok(Value::Empty.into())),
    native("$enumerableNames", 1, enumerable_names),
    native("$global", 2, global),
    native("$hasOwn", 2, has_own),
    native("$insertAt", 3, insert_at),
    native("$isArray", 1, |cx, call| Ok(Value::Bool(cx.as_class(call.argument(0), Class::Array).is_some()).into())),
    native("$isEmpty", 1, |_, call| Ok(Value::Bool(call.argument(0) == Value::Empty).into())),
    native("$isEnumerable", 2, is_enumerable),
    native("$isObject", 1, |cx, call| Ok(Value::Bool(cx.as_object(call.argument(0)).is_some()).into())),
    native("$iterated", 0, iterated),
    native("$joined", 2, joined),
    native("$joinPlain", 2, join_plain),
    native("$ownKeys", 1, own_keys),
    native("$prototypeOf", 1, prototype_of),
    native("$push", 2, push),
    native("$quote", 1, quote),
    native("$removeAt", 2, remove_at),
    native("$show", 1, show),
    native("$theGlobal", 0, |cx, _| Ok(Value::Ref(cx.intrinsic(Intrinsic::Global)).into())),
    native("$toObject", 1, to_object),
    native("$truncate", 1, truncate),
    native("$typeError", 1, throw_type_error),
    native("$unbox", 1, unbox),
];

// ---- arguments: the prelude passes what is right; what is wrong is a fault of ours, told as an exception

pub(super) fn object(cx: &Cx, call: &Call, index: usize) -> Result<Addr, Stop> {
    cx.as_object(call.argument(index)).map_or_else(|| type_error("the prelude passed no object"), Ok)
}

pub(super) fn of_class(cx: &Cx, call: &Call, index: usize, class: Class) -> Result<Addr, Stop> {
    let found = cx.as_class(call.argument(index), class);
    found.map_or_else(|| type_error(format!("the prelude passed no {class:?}")), Ok)
}

fn array(cx: &Cx, call: &Call, index: usize) -> Result<Addr, Stop> {
    of_class(cx, call, index, Class::Array)
}

fn index(call: &Call, index: usize) -> u32 {
    if let Value::Int(n) = call.argument(index) { n.max(0) as u32 } else { 0 }
}

/// The key in an argument: a string, a symbol or an index.
fn key(cx: &mut Cx, call: &Call, index: usize) -> Result<Key, Stop> {
    cx.key_of(call.argument(index)).map_or_else(|| type_error("the prelude passed no key"), Ok)
}

fn nothing() -> Result<Done, Stop> {
    Ok(Value::Undefined.into())
}

// ---- values

/// `$typeError(message)`: throws.
fn throw_type_error(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    type_error(cx.display(call.argument(0)).unwrap_or_default())
}

/// `$show(value)`: a value for an error's message.
fn show(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = describe(cx, call.argument(0));
    Ok(cx.str(&text)?.into())
}

/// `$iterated()`: what of the program's text is gone through by the call before the prelude's last two, if that is a name
/// or a path.
fn iterated(cx: &mut Cx, _: &Call) -> Result<Done, Stop> {
    let Some(depth) = cx.vm.depth().checked_sub(3) else { return nothing() };
    let frame = cx.vm.frame(depth);
    let code = cx.program.code(frame.code).clone();
    let span = code.spans.get(frame.pc.saturating_sub(1) as usize).copied().unwrap_or_default();
    let text = cx.program.source.get(span.0 as usize..span.1 as usize).unwrap_or_default();
    let behind = cx.program.source.get(span.1 as usize..).unwrap_or_default();
    // An array pattern goes through what stands behind it.
    // What a call spreads has no name here.
    let spreads = text.contains("...");
    let text = match text.starts_with('[') {
        true => initializer(behind).unwrap_or_default(),
        false => shortened(text),
    };
    let (text, called) = text.strip_suffix("(...)").map_or((text.as_str(), false), |callee| (callee, true));
    let text = text.replace("(...)", "");
    let path = |c: char| c.is_alphanumeric() || "_$.".contains(c);
    let named = !text.is_empty() && text.chars().all(path) && !text.starts_with(|c: char| c.is_ascii_digit());
    if code.internal || !named || called && spreads || text == "undefined" || text == "null" {
        return nothing();
    }
    Ok(cx.str(&if called { format!("{text} is not a function or its return value") } else { text })?.into())
}

/// `$constructorName(object)`.
fn constructor_name(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = object(cx, call, 0)?;
    let constructor = cx.lookup(at, Key::Name(name::constructor))?.and_then(|(_, own)| cx.as_object(own.value));
    let named = match constructor {
        Some(at) => cx.own(at, Key::Name(name::name_))?.map(|own| own.value),
        None => None,
    };
    match named.filter(|value| cx.is_string(*value)) {
        Some(name) => Ok(name.into()),
        None => Ok(cx.str("Object")?.into()),
    }
}

/// `$toObject(value)`: primitives in a box; throws for nullish.
fn to_object(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let value = call.argument(0);
    let prototype = match value {
        Value::Undefined | Value::Null | Value::Empty => {
            return type_error("Cannot convert undefined or null to object");
        }
        _ if cx.as_object(value).is_some() => return Ok(value.into()),
        Value::Bool(_) => Intrinsic::BooleanPrototype,
        Value::Symbol(_) => Intrinsic::SymbolPrototype,
        _ if cx.is_string(value) => Intrinsic::StringPrototype,
        _ if cx.is_bigint(value) => Intrinsic::BigIntPrototype,
        _ => Intrinsic::NumberPrototype,
    };
    let made = cx.make_of(Class::Boxed, prototype, 0)?;
    cx.set_slot(made, VALUE, value);
    Ok(Value::Ref(made).into())
}

/// `$unbox(value)`: what is in a box; everything else as it is.
fn unbox(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let value = call.argument(0);
    Ok(cx.as_class(value, Class::Boxed).map_or(value, |at| cx.slot(at, VALUE)).into())
}

/// `$truncate(number)`: an integer; 0 for NaN.
fn truncate(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let number = cx.as_number(call.argument(0)).unwrap_or(f64::NAN);
    let whole = if number.is_nan() { 0.0 } else { number.trunc() };
    Ok(cx.number(whole)?.into())
}

/// `$quote(string)`: as JSON writes it.
fn quote(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = cx.text(call.argument(0)).unwrap_or_default();
    let mut out: Vec<u16> = vec![u16::from(b'"')];
    for (place, unit) in text.iter().copied().enumerate() {
        let short = match unit {
            0x08 => Some('b'),
            0x09 => Some('t'),
            0x0a => Some('n'),
            0x0c => Some('f'),
            0x0d => Some('r'),
            0x22 => Some('"'),
            0x5c => Some('\\'),
            _ => None,
        };
        let high = |unit: u16| (0xd800..0xdc00).contains(&unit);
        let low = |unit: u16| (0xdc00..0xe000).contains(&unit);
        let paired = high(unit) && text.get(place + 1).copied().is_some_and(low)
            || low(unit) && place > 0 && high(text[place - 1]);
        match short {
            Some(letter) => out.extend([0x5c, letter as u16]),
            None if unit < 0x20 || (0xd800..0xe000).contains(&unit) && !paired => {
                out.extend(format!("\\u{unit:04x}").encode_utf16());
            }
            None => out.push(unit),
        }
    }
    out.push(u16::from(b'"'));
    Ok(cx.string(&out)?.into())
}

/// `$joined(array of strings, between)`: one string of all.
fn joined(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let pieces = array(cx, call, 0)?;
    let between = cx.text(call.argument(1)).unwrap_or_default();
    let count = cx.array_length(pieces);
    cx.work(count as usize);
    if count == 1 {
        return Ok(cx.element(pieces, 0).into());
    }
    let mut out = Vec::new();
    for at in 0..count {
        if at > 0 {
            out.extend_from_slice(&between);
        }
        let piece = cx.element(pieces, at);
        if let Some(text) = cx.text(piece) {
            out.extend_from_slice(&text);
        }
        if out.len() > crate::cx::LONGEST {
            return range_error("Invalid string length");
        }
    }
    Ok(cx.string(&out)?.into())
}

/// `$joinPlain(object, between)`: `join` of an array that holds nothing that would have to be asked for its text;
/// `undefined` for any other.
fn join_plain(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let between = cx.text(call.argument(1)).unwrap_or_default();
    let Some(list) = cx.as_class(call.argument(0), Class::Array) else { return Ok(Value::Undefined.into()) };
    if cx.traits(list) & crate::class::trait_bits::ODD != 0 {
        return Ok(Value::Undefined.into());
    }
    let mut out = Vec::new();
    cx.work(cx.array_length(list) as usize);
    for at in 0..cx.array_length(list) {
        if at > 0 {
            out.extend_from_slice(&between);
        }
        match cx.element(list, at) {
            Value::Empty | Value::Undefined | Value::Null => {}
            piece => match cx.primitive_text(piece) {
                Some(text) if cx.as_object(piece).is_none() => out.extend_from_slice(&text),
                _ => return Ok(Value::Undefined.into()),
            },
        }
        if out.len() > crate::cx::LONGEST {
            return range_error("Invalid string length");
        }
    }
    Ok(cx.string(&out)?.into())
}

// ---- calls

fn arguments(cx: &Cx, call: &Call, index: usize) -> Vec<Value> {
    let list = cx.as_class(call.argument(index), Class::Array).map(|at| cx.elements(at)).unwrap_or_default();
    cx.work(list.len());
    list
}

/// `$apply(function, this, array)`.
fn apply(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let arguments = arguments(cx, call, 2);
    Ok(Done::Call { function: call.argument(0), this: call.argument(1), arguments })
}

/// `$construct(constructor, array, newTarget)`.
fn construct(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let arguments = arguments(cx, call, 1);
    Ok(Done::Construct { function: call.argument(0), arguments, new_target: call.argument(2) })
}

/// `$boundTarget(function)`: what a bound function calls; `undefined` for others.
fn bound_target(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let target = cx.as_class(call.argument(0), Class::Bound).map(|at| cx.slot(at, bound::TARGET));
    Ok(target.unwrap_or(Value::Undefined).into())
}

// ---- arrays

/// `$push(array, value)`.
fn push(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = array(cx, call, 0)?;
    cx.append(at, call.argument(1))?;
    nothing()
}

/// `$copy(array)`: another array with the same elements.
fn copy(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = array(cx, call, 0)?;
    let values: Vec<Value> = (0..cx.array_length(at)).map(|index| cx.element(at, index)).collect();
    Ok(Value::Ref(cx.array(&values)?).into())
}

/// `$insertAt(array, index, value)`.
fn insert_at(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (at, place) = (array(cx, call, 0)?, index(call, 1));
    let length = cx.array_length(at);
    cx.append(at, call.argument(2))?;
    cx.work(length.saturating_sub(place) as usize);
    for to in (place..length).rev() {
        let value = cx.element(at, to);
        cx.set_element(at, to + 1, value)?;
    }
    cx.set_element(at, place.min(length), call.argument(2))?;
    nothing()
}

/// `$removeAt(array, index)`: those after it move up.
fn remove_at(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (at, place) = (array(cx, call, 0)?, index(call, 1));
    let length = cx.array_length(at);
    if place < length {
        cx.work((length - place) as usize);
        for from in place + 1..length {
            let value = cx.element(at, from);
            cx.set_element(at, from - 1, value)?;
        }
        cx.set_length(at, Value::Int(length as i32 - 1))?;
    }
    nothing()
}

// ---- properties

/// `$define(object, key, value, attributes)`: an own property; throws where the object is closed.
fn define(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (at, key) = (object(cx, call, 0)?, key(cx, call, 1)?);
    if !cx.extensible(at) && cx.own(at, key)?.is_none() {
        let key = super::describe::key_text(cx, key);
        return type_error(format!("Cannot add property {key}, object is not extensible"));
    }
    cx.define(at, key, call.argument(2), index(call, 3) as u8)?;
    nothing()
}

/// `$global(name, value)`: a property of the global object, as built-in ones are.
fn global(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (at, key) = (cx.intrinsic(Intrinsic::Global), key(cx, call, 0)?);
    cx.define(at, key, call.argument(1), attribute::HIDDEN)?;
    nothing()
}

/// `$hasOwn(object, key)`.
fn has_own(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (at, value) = (object(cx, call, 0)?, call.argument(1));
    let Some(key) = cx.key_of(value) else { return Ok(Value::Bool(false).into()) };
    Ok(Value::Bool(cx.own(at, key)?.is_some()).into())
}

/// `$isEnumerable(object, key)`: whether it has such a property of its own that is enumerable.
fn is_enumerable(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (at, key) = (object(cx, call, 0)?, key(cx, call, 1)?);
    Ok(Value::Bool(cx.own(at, key)?.is_some_and(|own| own.is(attribute::ENUMERABLE))).into())
}

/// `$prototypeOf(object)`: an object or `null`.
fn prototype_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = object(cx, call, 0)?;
    Ok(cx.prototype(at).map_or(Value::Null, Value::Ref).into())
}

fn keys_array(cx: &mut Cx, keys: &[Key]) -> Result<Done, Stop> {
    if keys.len() > Shape::MOST_FIELDS as usize {
        return range_error("Invalid array length: heapwave's arrays hold four million elements at most");
    }
    let values: Vec<Value> = {
        let mut atoms = cx.program.atoms.borrow_mut();
        keys.iter().map(|key| key.value(&mut atoms)).collect()
    };
    Ok(Value::Ref(cx.array(&values)?).into())
}

/// `$ownKeys(object)`: strings, then symbols.
fn own_keys(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = object(cx, call, 0)?;
    let keys: Vec<Key> = cx.keys(at).into_iter().map(|(key, _)| key).collect();
    keys_array(cx, &keys)
}

/// `$enumerableNames(object)`: what `for-in` visits, inherited names too; a name hides those further up.
fn enumerable_names(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (mut seen, mut names) = (HashSet::new(), Vec::new());
    let mut holder = Some(object(cx, call, 0)?);
    while let Some(at) = holder {
        for (key, attributes) in cx.keys(at) {
            let new = !matches!(key, Key::Symbol(_)) && seen.insert(key);
            if new && attributes & attribute::ENUMERABLE != 0 {
                names.push(key);
            }
        }
        holder = cx.prototype(at);
    }
    keys_array(cx, &names)
}

//! `Array` and the methods that read an array or make a new one of it.

use super::array_like::{ArrayLike, filled};
use super::coerce::{data, relative};
use super::{Call, Done, Native, Value, constructor, native};
use crate::class::{Class, PROTO};
use crate::code::Helper;
use crate::cx::Cx;
use crate::key::Key;
use crate::program::{Intrinsic, name, symbol};
use crate::stop::{Hint, Stop, range_error};
use memory::heap::{Addr, WORD};

pub(super) const TABLE: &[Native] = &[
    constructor("Array", 1, array),
    native("Array.isArray", 1, is_array),
    native("Array.of", 0, of),
    native("Array.prototype.at", 1, at),
    native("Array.prototype.concat", 1, concat),
    native("Array.prototype.flat", 0, flat),
    native("Array.prototype.includes", 1, includes),
    native("Array.prototype.indexOf", 1, index_of),
    native("Array.prototype.lastIndexOf", 1, last_index_of),
    native("Array.prototype.slice", 2, slice),
    native("Array.prototype.toReversed", 0, to_reversed),
    native("Array.prototype.toSpliced", 2, to_spliced),
    native("Array.prototype.with", 2, with),
];

/// An array of values (holes are `Empty`) with a prototype.
pub(super) fn array_like(cx: &mut Cx, values: &[Value], prototype: Value) -> Result<Addr, Stop> {
    let made = cx.array(values)?;
    if prototype != cx.slot(made, PROTO) {
        cx.set_slot(made, PROTO, prototype);
    }
    Ok(made)
}

/// What a method made of an array, as what a subclass of `Array` says, which is called with a length.
pub(super) fn as_species(cx: &mut Cx, this: Value, made: Addr, length: u32) -> Result<Done, Stop> {
    let made = Value::Ref(made);
    let Some(at) = cx.as_class(this, Class::Array) else { return Ok(made.into()) };
    let plain = cx.prototype(at) == Some(cx.intrinsic(Intrinsic::ArrayPrototype));
    if plain && cx.own(at, Key::Name(name::constructor))?.is_none() {
        return Ok(made.into());
    }
    let arguments = vec![this, made, Value::Int(length as i32), Value::Undefined];
    Ok(Done::Help { helper: Helper::AsSpecies, arguments })
}

/// A new array of what a method found in `this`.
fn array_from(cx: &mut Cx, this: Value, values: &[Value], length: u32) -> Result<Done, Stop> {
    let made = cx.array(values)?;
    as_species(cx, this, made, length)
}

fn array(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let prototype = call.prototype(cx, Intrinsic::ArrayPrototype)?;
    let &[only] = call.arguments else { return Ok(Value::Ref(array_like(cx, call.arguments, prototype)?).into()) };
    let Some(length) = cx.as_number(only) else { return Ok(Value::Ref(array_like(cx, &[only], prototype)?).into()) };
    if length < 0.0 || length.fract() != 0.0 || length > f64::from(u32::MAX) {
        return range_error("Invalid array length");
    }
    // Room is made at once for what may well be filled, as an engine does.
    let room = if length <= 32_768.0 { length as u32 } else { 0 };
    cx.reserve(room * WORD)?;
    let made = array_like(cx, &[], prototype)?;
    if room > 0 {
        cx.make_room(made, room, true)?;
    }
    cx.resize(made, length as u32);
    Ok(Value::Ref(made).into())
}

fn is_array(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Bool(cx.as_class(call.argument(0), Class::Array).is_some()).into())
}

fn of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let made = Value::Ref(cx.array(call.arguments)?);
    let prototype = cx.intrinsic(Intrinsic::ArrayPrototype);
    let standard = cx.own(prototype, Key::Name(name::constructor))?.map(|own| own.value);
    if !cx.callable(call.this) || standard == Some(call.this) {
        return Ok(made.into());
    }
    let length = Value::Int(call.arguments.len() as i32);
    Ok(Done::Help { helper: Helper::AsSpecies, arguments: vec![made, made, length, call.this] })
}

fn at(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::this(cx, call, "Array.prototype.at")?;
    let index = call.integer(cx, 1)?;
    let index = if index < 0.0 { f64::from(this.length) + index } else { index };
    if index < 0.0 || index >= f64::from(this.length) {
        return Ok(Value::Undefined.into());
    }
    Ok(this.get_or_undefined(cx, index as u32)?.into())
}

fn concat(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Value::Ref(cx.to_object(call.this)?);
    let mut values = Vec::new();
    for value in [this].iter().chain(call.arguments) {
        match spread(cx, *value) {
            Ok(Some(elements)) => values.extend(elements),
            Ok(None) => values.push(*value),
            // Getters: the prelude does it.
            Err(Stop::Primitive(..)) => {
                let others = Value::Ref(cx.array(call.arguments)?);
                return Ok(Done::Help { helper: Helper::Concat, arguments: vec![this, others] });
            }
            Err(stop) => return Err(stop),
        }
    }
    array_from(cx, call.this, &values, 0)
}

/// The elements that `concat` takes instead of a value, if it does.
fn spread(cx: &mut Cx, value: Value) -> Result<Option<Vec<Value>>, Stop> {
    let Some(at) = cx.as_object(value) else { return Ok(None) };
    let ask = Some((0, Hint::List));
    let wish = data(cx, at, Key::Symbol(symbol::IS_CONCAT_SPREADABLE), ask)?;
    if !(if wish == Value::Undefined { cx.class(at) == Class::Array } else { cx.truthy(wish) }) {
        return Ok(None);
    }
    let like = ArrayLike::of(cx, value, ask)?;
    Ok(Some(like.range(cx, 0, like.length)?))
}

fn flat(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::this(cx, call, "Array.prototype.flat")?;
    let depth = if call.argument(0) == Value::Undefined { 1.0 } else { call.integer(cx, 1)? };
    let (mut values, most) = (Vec::new(), memory::heap::Shape::MOST_FIELDS as usize);
    let mut open = vec![(this, 0)];
    while let Some((list, next)) = open.last_mut() {
        if *next >= list.length {
            open.pop();
            continue;
        }
        let value = list.get(cx, *next)?;
        cx.toil(1)?;
        *next += 1;
        match cx.as_class(value, Class::Array) {
            Some(_) if open.len() as f64 <= depth => open.push((ArrayLike::of(cx, value, None)?, 0)),
            _ if value == Value::Empty => {}
            _ => values.push(value),
        }
        if values.len() > most || open.len() > 100_000 {
            return range_error("Invalid array length");
        }
    }
    array_from(cx, call.this, &values, 0)
}

fn includes(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::this(cx, call, "Array.prototype.includes")?;
    if this.length == 0 {
        return Ok(Value::Bool(false).into());
    }
    let from = call.relative(cx, 2, this.length as usize, 0)? as u32;
    for index in from..this.length {
        cx.toil(1)?;
        let element = this.get_or_undefined(cx, index)?;
        if cx.same_zero(element, call.argument(0)) {
            return Ok(Value::Bool(true).into());
        }
    }
    Ok(Value::Bool(false).into())
}

fn index_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::this(cx, call, "Array.prototype.indexOf")?;
    if this.length == 0 {
        return Ok(Value::Int(-1).into());
    }
    let from = call.relative(cx, 2, this.length as usize, 0)? as u32;
    for index in from..this.length {
        cx.toil(1)?;
        let element = this.get(cx, index)?;
        if element != Value::Empty && cx.same(element, call.argument(0)) {
            return Ok(cx.number(f64::from(index))?.into());
        }
    }
    Ok(Value::Int(-1).into())
}

fn last_index_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::this(cx, call, "Array.prototype.lastIndexOf")?;
    if this.length == 0 {
        return Ok(Value::Int(-1).into());
    }
    let length = f64::from(this.length);
    let from = if call.arguments.len() > 1 { call.integer(cx, 2)? } else { length - 1.0 };
    let last = if from < 0.0 { length + from } else { from.min(length - 1.0) };
    if last < 0.0 {
        return Ok(Value::Int(-1).into());
    }
    for index in (0..=last as u32).rev() {
        cx.toil(1)?;
        let element = this.get(cx, index)?;
        if element != Value::Empty && cx.same(element, call.argument(0)) {
            return Ok(cx.number(f64::from(index))?.into());
        }
    }
    Ok(Value::Int(-1).into())
}

fn slice(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::this(cx, call, "Array.prototype.slice")?;
    let length = this.length as usize;
    let from = call.relative(cx, 1, length, 0)?;
    let to = call.relative(cx, 2, length, length)?;
    let values = this.range(cx, from as u32, to as u32)?;
    array_from(cx, call.this, &values, (to - from.min(to)) as u32)
}

fn to_reversed(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let mut values = ArrayLike::this(cx, call, "Array.prototype.toReversed")?.all(cx)?;
    values.reverse();
    Ok(Value::Ref(cx.array(&values)?).into())
}

fn to_spliced(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::this(cx, call, "Array.prototype.toSpliced")?;
    let (from, count) = spliced(cx, call, this.length as usize)?;
    let mut values = this.all(cx)?;
    values.splice(from..from + count, call.arguments.iter().skip(2).copied());
    Ok(Value::Ref(cx.array(&values)?).into())
}

/// Which elements `splice` takes away: from where, and how many.
pub(super) fn spliced(cx: &Cx, call: &Call, length: usize) -> Result<(usize, usize), Stop> {
    let from = relative(call.integer(cx, 1)?, length);
    let count = match call.arguments.len() {
        0 => 0,
        1 => length - from,
        _ => call.integer(cx, 2)?.clamp(0.0, (length - from) as f64) as usize,
    };
    Ok((from, count))
}

fn with(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::this(cx, call, "Array.prototype.with")?;
    let index = call.integer(cx, 1)?;
    let index = if index < 0.0 { f64::from(this.length) + index } else { index };
    if index < 0.0 || index >= f64::from(this.length) {
        let text = super::describe::describe(cx, call.argument(0));
        return range_error(format!("Invalid index : {text}"));
    }
    let mut values: Vec<Value> = this.all(cx)?.into_iter().map(filled).collect();
    values[index as usize] = call.argument(1);
    Ok(Value::Ref(cx.array(&values)?).into())
}

//! `String`, and the methods that read a string or cut parts out of it. Long parts share their whole.

use super::coerce::relative;
use super::{Call, Done, Native, Value, constructor, native};
use crate::Text;
use crate::class::{Class, VALUE};
use crate::cx::Cx;
use crate::program::{Intrinsic, name};
use crate::stop::{Stop, range_error, type_error};

pub(super) const TABLE: &[Native] = &[
    constructor("String", 1, string),
    native("String.fromCharCode", 1, from_char_code),
    native("String.fromCodePoint", 1, from_code_point),
    native("String.prototype.at", 1, at),
    native("String.prototype.charAt", 1, char_at),
    native("String.prototype.charCodeAt", 1, char_code_at),
    native("String.prototype.codePointAt", 1, code_point_at),
    native("String.prototype.concat", 1, concat),
    native("String.prototype.isWellFormed", 0, is_well_formed),
    native("String.prototype.slice", 2, slice),
    native("String.prototype.substr", 2, substr),
    native("String.prototype.substring", 2, substring),
    native("String.prototype.toString", 0, to_string),
    native("String.prototype.toWellFormed", 0, to_well_formed),
    native("String.prototype.valueOf", 0, value_of),
];

/// `this` as a string: of a string no copy is made until its text is asked for.
#[derive(Clone, Debug)]
pub(super) enum Str {
    /// It is a string.
    Value(Value, usize),
    /// It was made one.
    Text(Text),
}

impl Str {
    /// `this` of a method of strings.
    pub fn this(cx: &Cx, call: &Call, method: &str) -> Result<Str, Stop> {
        if call.this.is_nullish() {
            return type_error(format!("String.prototype.{method} called on null or undefined"));
        }
        match cx.length_of(call.this) {
            Some(length) => Ok(Str::Value(call.this, length)),
            None => call.text(cx, 0).map(Str::Text),
        }
    }

    /// How many units it has.
    pub fn length(&self) -> usize {
        match self {
            Str::Value(_, length) => *length,
            Str::Text(text) => text.len(),
        }
    }

    /// One unit.
    pub fn unit(&self, cx: &Cx, index: usize) -> Option<u16> {
        match self {
            Str::Value(value, _) => cx.unit(*value, index),
            Str::Text(text) => text.get(index).copied(),
        }
    }

    /// Its text.
    pub fn text(&self, cx: &Cx) -> Text {
        match self {
            Str::Value(value, _) => cx.text(*value).unwrap_or_default(),
            Str::Text(text) => text.clone(),
        }
    }

    /// A part of it.
    pub fn part(&self, cx: &mut Cx, from: usize, to: usize) -> Result<Value, Stop> {
        match self {
            Str::Value(value, _) => cx.slice(*value, from, to.max(from)),
            Str::Text(text) => cx.string(&text[from..to.max(from)]),
        }
    }
}

fn string(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let value = match call.arguments.first() {
        None => Value::Atom(name::empty),
        Some(Value::Symbol(symbol)) if !call.is_new() => {
            let text = format!("Symbol({})", cx.program.display(symbol.description()));
            cx.str(&text)?
        }
        Some(value) if cx.is_string(*value) => *value,
        Some(_) => {
            let text = call.text(cx, 1)?;
            cx.string(&text)?
        }
    };
    if !call.is_new() {
        return Ok(value.into());
    }
    let prototype = call.prototype(cx, Intrinsic::StringPrototype)?;
    let boxed = cx.make(Class::Boxed, prototype, 0)?;
    cx.set_slot(boxed, VALUE, value);
    Ok(Value::Ref(boxed).into())
}

fn from_char_code(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let unit = |index| call.number(cx, index).map(|number| super::number::to_u32(number) as u16);
    let units: Vec<u16> = (1..=call.arguments.len()).map(unit).collect::<Result<_, _>>()?;
    Ok(cx.string(&units)?.into())
}

fn from_code_point(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let mut units = Vec::new();
    for index in 1..=call.arguments.len() {
        let number = call.number(cx, index)?;
        if !(0.0..=1_114_111.0).contains(&number) || number.fract() != 0.0 {
            let text = crate::convert::number_text(number);
            return range_error(format!("Invalid code point {text}"));
        }
        push_point(&mut units, number as u32);
    }
    Ok(cx.string(&units)?.into())
}

/// Appends a code point, lone surrogates as they are.
fn push_point(units: &mut Vec<u16>, point: u32) {
    match char::from_u32(point) {
        Some(c) => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
        None => units.push(point as u16),
    }
}

fn at(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "at")?;
    let index = call.integer(cx, 1)?;
    let index = if index < 0.0 { this.length() as f64 + index } else { index };
    match unit_at(cx, &this, index) {
        Some(unit) => Ok(cx.string(&[unit])?.into()),
        None => Ok(Value::Undefined.into()),
    }
}

/// The unit at an integer index, if there is one.
fn unit_at(cx: &Cx, this: &Str, index: f64) -> Option<u16> {
    let within = index >= 0.0 && index < this.length() as f64;
    within.then(|| this.unit(cx, index as usize)).flatten()
}

fn char_at(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "charAt")?;
    let index = call.integer(cx, 1)?;
    match unit_at(cx, &this, index) {
        Some(unit) => Ok(cx.string(&[unit])?.into()),
        None => Ok(Value::Atom(name::empty).into()),
    }
}

fn char_code_at(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "charCodeAt")?;
    let index = call.integer(cx, 1)?;
    match unit_at(cx, &this, index) {
        Some(unit) => Ok(Value::Int(i32::from(unit)).into()),
        None => Ok(cx.number(f64::NAN)?.into()),
    }
}

fn code_point_at(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "codePointAt")?;
    let index = call.integer(cx, 1)?;
    let Some(first) = unit_at(cx, &this, index) else { return Ok(Value::Undefined.into()) };
    let second = unit_at(cx, &this, index + 1.0);
    Ok(Value::Int(point(first, second).0 as i32).into())
}

/// The code point that begins with a unit, and how many units it takes.
pub(super) fn point(first: u16, second: Option<u16>) -> (u32, usize) {
    match (first, second) {
        (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => {
            (0x1_0000 + (u32::from(first - 0xd800) << 10 | u32::from(second - 0xdc00)), 2)
        }
        _ => (u32::from(first), 1),
    }
}

fn concat(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let mut units = Str::this(cx, call, "concat")?.text(cx).to_vec();
    for index in 1..=call.arguments.len() {
        units.extend_from_slice(&call.text(cx, index)?);
    }
    Ok(cx.string(&units)?.into())
}

fn slice(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "slice")?;
    let length = this.length();
    let (from, to) = (call.relative(cx, 1, length, 0)?, call.relative(cx, 2, length, length)?);
    Ok(this.part(cx, from, to)?.into())
}

fn substring(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "substring")?;
    let length = this.length() as f64;
    let from = call.integer(cx, 1)?.clamp(0.0, length) as usize;
    let to = match call.argument(1) {
        Value::Undefined => this.length(),
        _ => call.integer(cx, 2)?.clamp(0.0, length) as usize,
    };
    Ok(this.part(cx, from.min(to), from.max(to))?.into())
}

fn substr(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "substr")?;
    let from = relative(call.integer(cx, 1)?, this.length());
    let left = this.length() - from;
    let count = match call.argument(1) {
        Value::Undefined => left,
        _ => call.integer(cx, 2)?.clamp(0.0, left as f64) as usize,
    };
    Ok(this.part(cx, from, from + count)?.into())
}

/// `this`, a string or a boxed one.
fn this_string(cx: &mut Cx, call: &Call, method: &str) -> Result<Done, Stop> {
    if cx.is_string(call.this) {
        return Ok(call.this.into());
    }
    let boxed = cx.as_class(call.this, Class::Boxed).map(|at| cx.slot(at, VALUE));
    match boxed.filter(|value| cx.is_string(*value)) {
        Some(value) => Ok(value.into()),
        None => type_error(format!("String.prototype.{method} requires that 'this' be a String")),
    }
}

fn to_string(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    this_string(cx, call, "toString")
}

fn value_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    this_string(cx, call, "valueOf")
}

fn is_well_formed(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = Str::this(cx, call, "isWellFormed")?.text(cx);
    Ok(Value::Bool(String::from_utf16(&text).is_ok()).into())
}

fn to_well_formed(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = String::from_utf16_lossy(&Str::this(cx, call, "toWellFormed")?.text(cx));
    Ok(cx.str(&text)?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_pair_up() {
        assert_eq!(point(0xd83d, Some(0xde00)), (0x1f600, 2));
        assert_eq!(point(0xd83d, Some(0x61)), (0xd83d, 1));
        let mut units = Vec::new();
        push_point(&mut units, 0x1f600);
        push_point(&mut units, 0xd800);
        assert_eq!(units, [0xd83d, 0xde00, 0xd800]);
    }
}

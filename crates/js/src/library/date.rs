//! `Date`: its constructor, what reads a date and what changes one. The clock is the program's virtual one; local time is UTC.

use super::coerce::{data, incompatible};
use super::date_text::{Style, parse, text};
use super::time::{Parts, clip, now, parts, time};
use super::{Call, Done, Native, Value, constructor, native};
use crate::class::{Class, VALUE};
use crate::cx::Cx;
use crate::key::Key;
use crate::program::{Intrinsic, name};
use crate::stop::{Hint, Stop, range_error, type_error};
use memory::heap::Addr;

/// Rows for getters of a part: local and UTC.
macro_rules! get {
    ($name:literal, $part:expr) => {
        native(concat!("Date.prototype.get", $name), 0, |cx, call| read(cx, call, $part))
    };
}

/// Rows for setters of the parts from one on.
macro_rules! set {
    ($name:literal, $first:literal, $count:literal) => {
        native(concat!("Date.prototype.set", $name), $count, |cx, call| change(cx, call, $first, $count))
    };
}

/// Rows for texts.
macro_rules! show {
    ($name:literal, $style:expr) => {
        native(concat!("Date.prototype.to", $name), 0, |cx, call| show(cx, call, $style))
    };
}

pub(super) const TABLE: &[Native] = &[
    constructor("Date", 7, date),
    native("Date.UTC", 7, utc),
    native("Date.now", 0, |cx, _| {
        let now = now(cx);
        Ok(cx.number(now)?.into())
    }),
    native("Date.parse", 1, parsed),
    get!("Date", |p| p.day),
    get!("Day", |p| p.weekday()),
    get!("FullYear", |p| p.year),
    get!("Hours", |p| p.hours),
    get!("Milliseconds", |p| p.milliseconds),
    get!("Minutes", |p| p.minutes),
    get!("Month", |p| p.month),
    get!("Seconds", |p| p.seconds),
    get!("TimezoneOffset", |_| 0.0),
    get!("UTCDate", |p| p.day),
    get!("UTCDay", |p| p.weekday()),
    get!("UTCFullYear", |p| p.year),
    get!("UTCHours", |p| p.hours),
    get!("UTCMilliseconds", |p| p.milliseconds),
    get!("UTCMinutes", |p| p.minutes),
    get!("UTCMonth", |p| p.month),
    get!("UTCSeconds", |p| p.seconds),
    get!("Year", |p| p.year - 1900.0),
    native("Date.prototype.getTime", 0, value_of),
    native("Date.prototype.valueOf", 0, value_of),
    set!("Date", 2, 1),
    set!("FullYear", 0, 3),
    set!("Hours", 3, 4),
    set!("Milliseconds", 6, 1),
    set!("Minutes", 4, 3),
    set!("Month", 1, 2),
    set!("Seconds", 5, 2),
    set!("UTCDate", 2, 1),
    set!("UTCFullYear", 0, 3),
    set!("UTCHours", 3, 4),
    set!("UTCMilliseconds", 6, 1),
    set!("UTCMinutes", 4, 3),
    set!("UTCMonth", 1, 2),
    set!("UTCSeconds", 5, 2),
    native("Date.prototype.setTime", 1, set_time),
    show!("DateString", Style::Date),
    show!("ISOString", Style::Iso),
    show!("String", Style::Full),
    show!("TimeString", Style::Time),
    show!("UTCString", Style::Utc),
    native("Date.prototype.toJSON", 1, to_json),
    native("Date.prototype[Symbol.toPrimitive]", 1, to_primitive),
];

pub(super) const ALIASES: &[(&str, &str)] = &[("Date.prototype.toGMTString", "Date.prototype.toUTCString")];

fn this(cx: &mut Cx, call: &Call) -> Result<(Addr, f64), Stop> {
    match cx.as_class(call.this, Class::Date) {
        Some(at) => Ok((at, cx.as_number(cx.slot(at, VALUE)).unwrap_or(f64::NAN))),
        None => Err(match incompatible(cx, call.this, "Date.prototype.valueOf") {
            Stop::Error(kind, _) => Stop::Error(kind, "this is not a Date object.".into()),
            stop => stop,
        }),
    }
}

fn set_value(cx: &mut Cx, at: Addr, time: f64) -> Result<Value, Stop> {
    let value = cx.number(clip(time))?;
    cx.set_slot(at, VALUE, value);
    Ok(value)
}

/// The time that components in the arguments say; the first two must be there.
fn from_components(cx: &Cx, call: &Call) -> Result<f64, Stop> {
    let mut numbers = [f64::NAN, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    for (index, number) in numbers.iter_mut().enumerate().take(call.arguments.len()) {
        *number = call.number(cx, index + 1)?.trunc();
    }
    if (0.0..=99.0).contains(&numbers[0]) {
        numbers[0] += 1900.0;
    }
    Ok(time(numbers))
}

fn date(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if !call.is_new() {
        let text = text(now(cx), Style::Full);
        return Ok(cx.str(&text)?.into());
    }
    let time = match *call.arguments {
        [] => now(cx),
        [value] => match cx.as_class(value, Class::Date) {
            Some(other) => cx.as_number(cx.slot(other, VALUE)).unwrap_or(f64::NAN),
            None if cx.as_object(value).is_some() => return Err(Stop::Primitive(1, Hint::Default)),
            None => match cx.display(value) {
                Some(text) => parse(&text),
                None => call.number(cx, 1)?,
            },
        },
        _ => from_components(cx, call)?,
    };
    let prototype = call.prototype(cx, Intrinsic::DatePrototype)?;
    let made = cx.make(Class::Date, prototype, 0)?;
    set_value(cx, made, time)?;
    Ok(Value::Ref(made).into())
}

fn utc(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let time = clip(from_components(cx, call)?);
    Ok(cx.number(time)?.into())
}

fn parsed(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let time = clip(parse(&String::from_utf16_lossy(&call.text(cx, 1)?)));
    Ok(cx.number(time)?.into())
}

fn read(cx: &mut Cx, call: &Call, part: fn(&Parts) -> f64) -> Result<Done, Stop> {
    let (_, time) = this(cx, call)?;
    let value = if time.is_nan() { time } else { part(&parts(time)) };
    Ok(cx.number(value)?.into())
}

fn value_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (at, _) = this(cx, call)?;
    Ok(cx.slot(at, VALUE).into())
}

/// Sets the parts from `first` on, as many as there are arguments.
fn change(cx: &mut Cx, call: &Call, first: usize, most: usize) -> Result<Done, Stop> {
    let (at, old) = this(cx, call)?;
    let count = call.arguments.len().min(most).max(1);
    let wanted: Vec<f64> = (1..=count).map(|index| call.number(cx, index).map(f64::trunc)).collect::<Result<_, _>>()?;
    if old.is_nan() && first > 0 {
        return Ok(cx.slot(at, VALUE).into());
    }
    let mut numbers = parts(if old.is_nan() { 0.0 } else { old }).numbers();
    numbers[first..first + count].copy_from_slice(&wanted);
    Ok(set_value(cx, at, time(numbers))?.into())
}

fn set_time(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (at, _) = this(cx, call)?;
    let time = call.number(cx, 1)?;
    Ok(set_value(cx, at, time)?.into())
}

fn show(cx: &mut Cx, call: &Call, style: Style) -> Result<Done, Stop> {
    let (_, time) = this(cx, call)?;
    if time.is_nan() && style == Style::Iso {
        return range_error("Invalid time value");
    }
    let text = text(time, style);
    Ok(cx.str(&text)?.into())
}

/// By its own method, so that a program's counts.
fn to_primitive(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_object(call.this) else {
        return type_error("Date.prototype[Symbol.toPrimitive] called on non-object");
    };
    let method = match cx.display(call.argument(0)).as_deref() {
        Some("string" | "default") => name::to_string,
        Some("number") => name::value_of,
        _ => return type_error("Invalid hint"),
    };
    let function = data(cx, at, Key::Name(method), None)?;
    Ok(Done::Call { function, this: call.this, arguments: Vec::new() })
}

fn to_json(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (_, time) = this(cx, call)?;
    if time.is_nan() {
        return Ok(Value::Null.into());
    }
    let text = text(time, Style::Iso);
    Ok(cx.str(&text)?.into())
}

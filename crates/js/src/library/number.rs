//! `Number` and `Boolean`, and the numbers that texts begin with.

use super::number_text::{exponential, fixed, grouped, precise, radix_text};
use super::{Call, Constant, Done, Literal, Native, Value, constructor, native};
use crate::class::{Class, VALUE};
use crate::convert::{is_space, number_text};
use crate::cx::Cx;
use crate::program::Intrinsic;
use crate::stop::{Stop, range_error, type_error};

pub(super) const TABLE: &[Native] = &[
    constructor("Boolean", 1, boolean),
    native("Boolean.prototype.toString", 0, boolean_text),
    native("Boolean.prototype.valueOf", 0, boolean_value),
    constructor("Number", 1, number),
    native("Number.isFinite", 1, is_finite),
    native("Number.isInteger", 1, is_integer),
    native("Number.isNaN", 1, is_nan),
    native("Number.isSafeInteger", 1, is_safe_integer),
    native("Number.prototype.toExponential", 1, to_exponential),
    native("Number.prototype.toFixed", 1, to_fixed),
    native("$inGroups", 5, in_groups),
    native("Number.prototype.toPrecision", 1, to_precision),
    native("Number.prototype.toString", 1, to_string),
    native("Number.prototype.valueOf", 0, value_of),
    native("parseFloat", 1, parse_float),
    native("parseInt", 2, parse_int),
];

pub(super) const ALIASES: &[(&str, &str)] = &[("Number.parseFloat", "parseFloat"), ("Number.parseInt", "parseInt")];

const fn constant(place: &'static str, value: f64) -> Constant {
    Constant { place, value: Literal::Number(value), attributes: 0 }
}

/// The largest integer up to which every integer is a number.
const MOST: f64 = 9_007_199_254_740_991.0;

pub(super) const CONSTANTS: &[Constant] = &[
    constant("Number.EPSILON", f64::EPSILON),
    constant("Number.MAX_SAFE_INTEGER", MOST),
    constant("Number.MAX_VALUE", f64::MAX),
    constant("Number.MIN_SAFE_INTEGER", -MOST),
    constant("Number.MIN_VALUE", 5e-324),
    constant("Number.NEGATIVE_INFINITY", f64::NEG_INFINITY),
    constant("Number.NaN", f64::NAN),
    constant("Number.POSITIVE_INFINITY", f64::INFINITY),
];

/// ToUint32.
pub fn to_u32(number: f64) -> u32 {
    if !number.is_finite() {
        return 0;
    }
    number.trunc().rem_euclid(4_294_967_296.0) as u32
}

/// What a constructor called with `new` makes of a primitive: a box.
fn boxed(cx: &mut Cx, call: &Call, value: Value, default: Intrinsic) -> Result<Done, Stop> {
    if !call.is_new() {
        return Ok(value.into());
    }
    let prototype = call.prototype(cx, default)?;
    let boxed = cx.make(Class::Boxed, prototype, 0)?;
    cx.set_slot(boxed, VALUE, value);
    Ok(Value::Ref(boxed).into())
}

fn number(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let number = match call.arguments.first() {
        None => 0.0,
        Some(big) if cx.is_bigint(*big) => super::bigint_number(&cx.bigint(*big).unwrap_or_default()),
        // Objects that are BigInts when they are asked come here again as what they are.
        Some(_) => call.number(cx, 1)?,
    };
    let value = cx.number(number)?;
    boxed(cx, call, value, Intrinsic::NumberPrototype)
}

fn boolean(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let value = Value::Bool(cx.truthy(call.argument(0)));
    boxed(cx, call, value, Intrinsic::BooleanPrototype)
}

fn this_boolean(cx: &Cx, call: &Call, method: &str) -> Result<bool, Stop> {
    let boxed = cx.as_class(call.this, Class::Boxed).map(|at| cx.slot(at, VALUE));
    match boxed.unwrap_or(call.this) {
        Value::Bool(yes) => Ok(yes),
        _ => type_error(format!("Boolean.prototype.{method} requires that 'this' be a Boolean")),
    }
}

fn boolean_text(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = if this_boolean(cx, call, "toString")? { "true" } else { "false" };
    Ok(cx.str(text)?.into())
}

fn boolean_value(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Bool(this_boolean(cx, call, "valueOf")?).into())
}

/// `this` as a number: a number, or a boxed one.
fn this_number(cx: &Cx, call: &Call, method: &str) -> Result<f64, Stop> {
    let boxed = cx.as_class(call.this, Class::Boxed).map(|at| cx.slot(at, VALUE));
    match cx.as_number(boxed.unwrap_or(call.this)) {
        Some(number) => Ok(number),
        None => type_error(format!("Number.prototype.{method} requires that 'this' be a Number")),
    }
}

fn value_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let number = this_number(cx, call, "valueOf")?;
    let value = if cx.as_number(call.this).is_some() { call.this } else { cx.number(number)? };
    Ok(value.into())
}

fn to_string(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let number = this_number(cx, call, "toString")?;
    let radix = if call.argument(0) == Value::Undefined { 10.0 } else { call.integer(cx, 1)? };
    if !(2.0..=36.0).contains(&radix) {
        return range_error("toString() radix argument must be between 2 and 36");
    }
    let text =
        if radix == 10.0 || !number.is_finite() { number_text(number) } else { radix_text(number, radix as u32) };
    Ok(cx.str(&text)?.into())
}

/// How many digits a method is asked for; `None` for a number that has none.
fn digits(cx: &mut Cx, call: &Call, method: &str, from: f64) -> Result<(f64, Option<usize>), Stop> {
    let number = this_number(cx, call, method)?;
    let digits = call.integer(cx, 1)?;
    if !number.is_finite() {
        return Ok((number, None));
    }
    if !(from..=100.0).contains(&digits) {
        let argument = if method == "toFixed" { "digits argument" } else { "argument" };
        let range = if from == 1.0 { "1 and 100" } else { "0 and 100" };
        return range_error(format!("{method}() {argument} must be between {range}"));
    }
    Ok((number, Some(digits as usize)))
}

fn to_fixed(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = match digits(cx, call, "toFixed", 0.0)? {
        (number, Some(digits)) if number.abs() < 1e21 => fixed(number, digits),
        (number, _) => number_text(number),
    };
    Ok(cx.str(&text)?.into())
}

fn to_exponential(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = match digits(cx, call, "toExponential", 0.0)? {
        (number, None) => number_text(number),
        (number, Some(_)) if call.argument(0) == Value::Undefined => exponential(number, None),
        (number, digits) => exponential(number, digits),
    };
    Ok(cx.str(&text)?.into())
}

fn to_precision(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = if call.argument(0) == Value::Undefined {
        number_text(this_number(cx, call, "toPrecision")?)
    } else {
        match digits(cx, call, "toPrecision", 1.0)? {
            (number, Some(digits)) => precise(number, digits),
            (number, None) => number_text(number),
        }
    };
    Ok(cx.str(&text)?.into())
}

/// `$inGroups(number, least digits after the point, most, whether in groups, least digits before the point)`.
fn in_groups(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let number = call.number(cx, 1)?;
    let digits = |cx: &Cx, index: usize| call.integer(cx, index).map(|digits| digits.clamp(0.0, 100.0) as usize);
    let (least, most, before) = (digits(cx, 2)?, digits(cx, 3)?, digits(cx, 5)?);
    let groups = call.argument(3) == Value::Bool(true);
    let text = grouped(number, (least, most), groups, before);
    Ok(cx.str(&text)?.into())
}

fn is_finite(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Bool(cx.as_number(call.argument(0)).is_some_and(f64::is_finite)).into())
}

fn is_nan(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Bool(cx.as_number(call.argument(0)).is_some_and(f64::is_nan)).into())
}

fn is_integer(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let whole = |n: f64| n.is_finite() && n.fract() == 0.0;
    Ok(Value::Bool(cx.as_number(call.argument(0)).is_some_and(whole)).into())
}

fn is_safe_integer(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let safe = |n: f64| n.abs() <= MOST && n.fract() == 0.0;
    Ok(Value::Bool(cx.as_number(call.argument(0)).is_some_and(safe)).into())
}

fn trimmed_start(text: &[u16]) -> String {
    let from = text.iter().position(|unit| !is_space(*unit)).unwrap_or(text.len());
    String::from_utf16_lossy(&text[from..])
}

fn parse_float(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = trimmed_start(&call.text(cx, 1)?);
    Ok(cx.number(leading_float(&text))?.into())
}

/// `parseFloat` of a text.
pub(super) fn float_of(text: &[u16]) -> f64 {
    leading_float(&trimmed_start(text))
}

/// `parseInt` of a text.
pub(super) fn integer_of(text: &[u16]) -> f64 {
    leading_int(&trimmed_start(text), 0)
}

/// The number that a text begins with.
fn leading_float(text: &str) -> f64 {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.starts_with("Infinity") {
        return if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(unsigned);
    let fraction = unsigned[whole..].strip_prefix('.').map_or(0, &digits);
    if whole + fraction == 0 {
        return f64::NAN;
    }
    let dot = usize::from(unsigned[whole..].starts_with('.'));
    let mut end = whole + dot + fraction;
    if let Some(power) = unsigned[end..].strip_prefix(['e', 'E']) {
        let unsigned_power = power.strip_prefix(['+', '-']).unwrap_or(power);
        let count = digits(unsigned_power);
        if count > 0 {
            end += 1 + power.len() - unsigned_power.len() + count;
        }
    }
    text[..text.len() - unsigned.len() + end].parse().unwrap_or(f64::NAN)
}

fn parse_int(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = trimmed_start(&call.text(cx, 1)?);
    let radix = to_u32(call.number(cx, 2)?) as i32;
    Ok(cx.number(leading_int(&text, radix))?.into())
}

/// The integer that a text begins with.
fn leading_int(text: &str, radix: i32) -> f64 {
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    let mut digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let marked = digits.strip_prefix("0x").or(digits.strip_prefix("0X")).filter(|_| radix == 0 || radix == 16);
    let radix = match radix {
        _ if marked.is_some() => 16,
        0 => 10,
        2..=36 => radix as u32,
        _ => return f64::NAN,
    };
    digits = marked.unwrap_or(digits);
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let digits = &digits[..end];
    if digits.is_empty() {
        return f64::NAN;
    }
    if radix == 10 {
        return sign * digits.parse().unwrap_or(f64::NAN);
    }
    let value = digits.chars().fold(0.0, |sum, c| sum * f64::from(radix) + f64::from(c.to_digit(radix).unwrap_or(0)));
    sign * value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_begin_with_numbers() {
        let cases = [("2.5abc", 2.5), ("-.5.", -0.5), ("1e3x", 1000.0), ("1e", 1.0), ("5.", 5.0), ("+7", 7.0)];
        assert!(cases.into_iter().all(|(text, number)| leading_float(text) == number));
        assert!(["", ".", "-", "e5", "abc", "."].into_iter().all(|text| leading_float(text).is_nan()));
        assert_eq!(leading_float("-Infinityx"), f64::NEG_INFINITY);
        let cases = [("42px", 0, 42.0), ("0x1F", 0, 31.0), ("ff", 16, 255.0), ("-101", 2, -5.0), ("12", 3, 5.0)];
        assert!(cases.into_iter().all(|(text, radix, number)| leading_int(text, radix) == number));
        assert!(leading_int("9", 8).is_nan() && leading_int("1", 37).is_nan() && leading_int("", 0).is_nan());
        assert_eq!(leading_int("0x1f", 10), 0.0);
    }

    #[test]
    fn numbers_wrap_to_32_bits() {
        assert_eq!([-1.0, 4_294_967_297.5, f64::NAN, f64::INFINITY].map(to_u32), [u32::MAX, 1, 0, 0]);
    }
}

//! BigInts: cells in the heap whose own data are the sign and the digits; arithmetic by `num-bigint`.

use super::{Call, Done, Native, Value, native};
use crate::Text;
use crate::class::{CLASS, Class, VALUE};
use crate::code::{Binary, Unary};
use crate::convert::is_space;
use crate::cx::Cx;
use crate::stop::{ErrorKind, Stop, range_error, type_error};
use memory::heap::{BlockKind, Shape, WORD};
use num_bigint::{BigInt, Sign};
use std::cmp::Ordering;

/// No BigInt has more bits than this.
const MOST_BITS: u64 = 1 << 20;

pub(super) const TABLE: &[Native] = &[
    native("BigInt", 1, convert),
    native("BigInt.asIntN", 2, |cx, call| wrapped(cx, call, true)),
    native("BigInt.asUintN", 2, |cx, call| wrapped(cx, call, false)),
    native("BigInt.prototype.toLocaleString", 0, |cx, call| text(cx, call, true)),
    native("BigInt.prototype.toString", 0, |cx, call| text(cx, call, false)),
    native("BigInt.prototype.valueOf", 0, |cx, call| Ok(this(cx, call, "valueOf")?.0.into())),
    native("$isBigInt", 1, |cx, call| Ok(Value::Bool(cx.is_bigint(call.argument(0))).into())),
];

impl Cx<'_> {
    /// Whether a value is a BigInt.
    pub fn is_bigint(&self, value: Value) -> bool {
        self.as_class(value, Class::BigInt).is_some()
    }

    /// The BigInt that a value is.
    pub(crate) fn bigint(&self, value: Value) -> Option<BigInt> {
        let at = self.as_class(value, Class::BigInt)?;
        let heap = &self.mutator.world().heap;
        let words = heap.shape(at).data / WORD;
        let sign = match heap.data(at, 0) {
            0 => Sign::NoSign,
            1 => Sign::Plus,
            _ => Sign::Minus,
        };
        let digits: Vec<u32> = (1..words)
            .flat_map(|index| {
                let word = heap.data(at, index);
                [word as u32, (word >> 32) as u32]
            })
            .collect();
        Some(BigInt::from_slice(sign, &digits))
    }

    /// A BigInt as a value.
    pub(crate) fn make_bigint(&mut self, number: &BigInt) -> Result<Value, Stop> {
        if number.bits() > MOST_BITS {
            return range_error("Maximum BigInt size exceeded");
        }
        let (sign, digits) = number.to_u64_digits();
        let data = (1 + digits.len() as u32) * WORD;
        let shape = Shape { kind: BlockKind::Object, fields: 1, weak: 0, data };
        self.reserve(shape.bytes())?;
        let at = self.allocate(shape)?;
        self.set_slot(at, CLASS, Class::BigInt.mark(0));
        self.mutator.set_data(
            at,
            0,
            match sign {
                Sign::NoSign => 0,
                Sign::Plus => 1,
                Sign::Minus => 2,
            },
        );
        for (index, digit) in (1..).zip(digits) {
            self.mutator.set_data(at, index, digit);
        }
        Ok(Value::Ref(at))
    }

    /// What a BigInt is as text.
    pub(crate) fn bigint_text(&self, value: Value) -> Option<Text> {
        self.bigint(value).map(|number| number.to_string().encode_utf16().collect())
    }
}

/// A signed integer as a BigInt.
pub(super) fn of_i64(cx: &mut Cx, number: i64) -> Result<Value, Stop> {
    cx.make_bigint(&BigInt::from(number))
}

/// An unsigned integer as a BigInt.
pub(super) fn of_u64(cx: &mut Cx, number: u64) -> Result<Value, Stop> {
    cx.make_bigint(&BigInt::from(number))
}

/// ToBigInt of a primitive, as 64 bits.
pub(super) fn to_u64(cx: &Cx, value: Value) -> Result<u64, Stop> {
    let number = to_bigint(cx, value)?;
    let low = number.magnitude().iter_u64_digits().next().unwrap_or(0);
    Ok(if number.sign() == Sign::Minus { low.wrapping_neg() } else { low })
}

/// ToBigInt of a primitive.
fn to_bigint(cx: &Cx, value: Value) -> Result<BigInt, Stop> {
    if let Some(number) = cx.bigint(value) {
        return Ok(number);
    }
    if let Value::Bool(yes) = value {
        return Ok(BigInt::from(u8::from(yes)));
    }
    if let Some(text) = cx.text(value) {
        let shown = String::from_utf16_lossy(&text);
        return parse(&text)
            .ok_or_else(|| Stop::Error(ErrorKind::SyntaxError, format!("Cannot convert {shown} to a BigInt")));
    }
    let shown = cx.primitive_text(value).map_or("a Symbol value".into(), |text| String::from_utf16_lossy(&text));
    type_error(format!("Cannot convert {shown} to a BigInt"))
}

/// StringToBigInt.
fn parse(text: &[u16]) -> Option<BigInt> {
    let from = text.iter().position(|unit| !is_space(*unit)).unwrap_or(text.len());
    let to = text.iter().rposition(|unit| !is_space(*unit)).map_or(from, |last| last + 1);
    let text = String::from_utf16_lossy(&text[from..to]);
    let digits = |text: &str, radix: u32| -> Option<BigInt> {
        let plain = !text.is_empty() && text.chars().all(|c| c.is_digit(radix));
        plain.then(|| BigInt::parse_bytes(text.as_bytes(), radix)).flatten()
    };
    match text.get(..2).map(str::to_lowercase).as_deref() {
        Some("0x") => digits(&text[2..], 16),
        Some("0o") => digits(&text[2..], 8),
        Some("0b") => digits(&text[2..], 2),
        _ if text.is_empty() => Some(BigInt::default()),
        _ => match text.strip_prefix('-') {
            Some(rest) => digits(rest, 10).map(|number| -number),
            None => digits(text.strip_prefix('+').unwrap_or(&text), 10),
        },
    }
}

/// A literal's value: digits as the parser gives them, with the base's prefix.
pub fn literal(cx: &mut Cx, text: &[u16]) -> Result<Value, Stop> {
    let number = parse(text).unwrap_or_default();
    cx.make_bigint(&number)
}

/// A number without a fraction as a BigInt.
fn of_number(number: f64) -> Option<BigInt> {
    if !number.is_finite() || number.fract() != 0.0 {
        return None;
    }
    let bits = number.abs().to_bits();
    let (exponent, mantissa) = ((bits >> 52) as i64 - 1075, bits & ((1 << 52) - 1) | 1 << 52);
    let size = match exponent {
        _ if number == 0.0 => BigInt::default(),
        0.. => BigInt::from(mantissa) << exponent as u64,
        _ => BigInt::from(mantissa) >> exponent.unsigned_abs(),
    };
    Some(if number < 0.0 { -size } else { size })
}

/// The number that is nearest to a BigInt.
pub(crate) fn number_of(number: &BigInt) -> f64 {
    number.to_string().parse().unwrap_or(f64::NAN)
}

/// `BigInt(value)`.
fn convert(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if call.is_new() {
        return type_error("BigInt is not a constructor");
    }
    let value = call.argument(0);
    if cx.as_object(value).is_some() {
        return Err(Stop::Primitive(1, crate::stop::Hint::Number));
    }
    if let Some(number) = cx.as_number(value) {
        let Some(big) = of_number(number) else {
            let text = crate::convert::number_text(number);
            return range_error(format!(
                "The number {text} cannot be converted to a BigInt because it is not an integer"
            ));
        };
        return Ok(cx.make_bigint(&big)?.into());
    }
    let number = to_bigint(cx, value)?;
    Ok(cx.make_bigint(&number)?.into())
}

/// `this` as a BigInt.
fn this(cx: &mut Cx, call: &Call, method: &str) -> Result<(Value, BigInt), Stop> {
    let value = cx.as_class(call.this, Class::Boxed).map_or(call.this, |at| cx.slot(at, VALUE));
    match cx.bigint(value) {
        Some(number) => Ok((value, number)),
        None => type_error(format!("BigInt.prototype.{method} requires that 'this' be a BigInt")),
    }
}

fn text(cx: &mut Cx, call: &Call, locale: bool) -> Result<Done, Stop> {
    let (_, number) = this(cx, call, "toString")?;
    let radix = if locale || call.argument(0) == Value::Undefined { 10.0 } else { call.integer(cx, 1)? };
    if !(2.0..=36.0).contains(&radix) {
        return range_error("toString() radix must be between 2 and 36");
    }
    let plain = number.to_str_radix(radix as u32);
    if !locale {
        return Ok(cx.str(&plain)?.into());
    }
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let mut grouped = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Ok(cx.str(&grouped)?.into())
}

/// `BigInt.asIntN` and `asUintN`.
fn wrapped(cx: &mut Cx, call: &Call, signed: bool) -> Result<Done, Stop> {
    let bits = call.integer(cx, 1)?;
    if !(0.0..=9_007_199_254_740_991.0).contains(&bits) {
        return range_error("Invalid value: not (convertible to) a safe integer");
    }
    if cx.as_object(call.argument(1)).is_some() {
        return Err(Stop::Primitive(2, crate::stop::Hint::Number));
    }
    let number = to_bigint(cx, call.argument(1))?;
    if bits > MOST_BITS as f64 {
        return Ok(cx.make_bigint(&number)?.into());
    }
    let modulus = BigInt::from(1) << bits as u64;
    let mut rest = number % &modulus;
    if rest.sign() == Sign::Minus {
        rest += &modulus;
    }
    if signed && bits > 0.0 && rest >= BigInt::from(1) << (bits as u64 - 1) {
        rest -= &modulus;
    }
    Ok(cx.make_bigint(&rest)?.into())
}

/// An operator with two operands of which one at least is a BigInt; neither is an object.
pub fn binary(cx: &mut Cx, op: Binary, left: Value, right: Value) -> Result<Value, Stop> {
    if matches!(op, Binary::Less | Binary::LessEq | Binary::Greater | Binary::GreaterEq) {
        let order = compare(cx, left, right)?;
        return Ok(Value::Bool(order.is_some_and(|order| match op {
            Binary::Less => order.is_lt(),
            Binary::LessEq => order.is_le(),
            Binary::Greater => order.is_gt(),
            _ => order.is_ge(),
        })));
    }
    let (Some(a), Some(b)) = (cx.bigint(left), cx.bigint(right)) else {
        return type_error("Cannot mix BigInt and other types, use explicit conversions");
    };
    // Large numbers are charged for what they cost.
    cx.vm.steps += (a.bits() / 64 + 1) * (b.bits() / 64 + 1) / 256;
    let by_zero = || Stop::Error(ErrorKind::RangeError, "Division by zero".into());
    let result = match op {
        Binary::Add => a + b,
        Binary::Sub => a - b,
        Binary::Mul => {
            if a.bits() + b.bits() > MOST_BITS + 64 {
                return range_error("Maximum BigInt size exceeded");
            }
            a * b
        }
        Binary::Div if b.sign() == Sign::NoSign => return Err(by_zero()),
        Binary::Div => a / b,
        Binary::Rem if b.sign() == Sign::NoSign => return Err(by_zero()),
        Binary::Rem => a % b,
        Binary::Exp => power(&a, &b)?,
        Binary::BitAnd => a & b,
        Binary::BitOr => a | b,
        Binary::BitXor => a ^ b,
        Binary::Shl => shift(a, &b)?,
        Binary::Shr => shift(a, &-b)?,
        _ => return type_error("BigInts have no unsigned right shift, use >> instead"),
    };
    cx.make_bigint(&result)
}

fn power(base: &BigInt, exponent: &BigInt) -> Result<BigInt, Stop> {
    if exponent.sign() == Sign::Minus {
        return range_error("Exponent must be non-negative");
    }
    let small = u32::try_from(exponent).ok();
    let trivial = base.bits() <= 1 && (base.sign() != Sign::Minus || base.magnitude().bits() <= 1);
    match small {
        Some(exponent) if base.bits().saturating_mul(exponent.into()) <= MOST_BITS + base.bits() => {
            Ok(base.pow(exponent))
        }
        _ if trivial => Ok(base.pow(if exponent.bit(0) { 1 } else { 2 })),
        _ => range_error("Maximum BigInt size exceeded"),
    }
}

fn shift(number: BigInt, by: &BigInt) -> Result<BigInt, Stop> {
    let distance = u64::try_from(by.magnitude()).unwrap_or(u64::MAX);
    if by.sign() == Sign::Minus {
        let gone = if number.sign() == Sign::Minus { BigInt::from(-1) } else { BigInt::default() };
        return Ok(if distance > number.bits() { gone } else { number >> distance });
    }
    if number.sign() != Sign::NoSign && distance.saturating_add(number.bits()) > MOST_BITS {
        return range_error("Maximum BigInt size exceeded");
    }
    Ok(if number.sign() == Sign::NoSign { number } else { number << distance })
}

/// How two primitives compare, of which one at least is a BigInt.
pub fn compare(cx: &Cx, left: Value, right: Value) -> Result<Option<Ordering>, Stop> {
    match (cx.bigint(left), cx.bigint(right)) {
        (Some(left), Some(right)) => Ok(Some(left.cmp(&right))),
        (Some(left), None) => with_other(cx, &left, right),
        (None, Some(right)) => Ok(with_other(cx, &right, left)?.map(Ordering::reverse)),
        (None, None) => Ok(None),
    }
}

fn with_other(cx: &Cx, number: &BigInt, other: Value) -> Result<Option<Ordering>, Stop> {
    if let Some(text) = cx.text(other) {
        return Ok(parse(&text).map(|other| number.cmp(&other)));
    }
    let Some(other) = cx.primitive_number(other) else {
        return type_error("Cannot convert a Symbol value to a number");
    };
    if other.is_nan() {
        return Ok(None);
    }
    if other.is_infinite() {
        return Ok(Some(if other > 0.0 { Ordering::Less } else { Ordering::Greater }));
    }
    let whole = of_number(other.floor()).unwrap_or_default();
    Ok(Some(match number.cmp(&whole) {
        Ordering::Equal if other.fract() != 0.0 => Ordering::Less,
        order => order,
    }))
}

/// An operator with one operand.
pub fn unary(cx: &mut Cx, op: Unary, value: Value) -> Result<Value, Stop> {
    let number = cx.bigint(value).unwrap_or_default();
    let result = match op {
        Unary::Plus => return type_error("Cannot convert a BigInt value to a number"),
        Unary::Minus => -number,
        Unary::BitNot => -number - 1,
        Unary::Increment => number + 1,
        Unary::Decrement => number - 1,
        _ => return Ok(value),
    };
    cx.make_bigint(&result)
}

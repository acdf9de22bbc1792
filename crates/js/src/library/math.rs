//! `Math`.

use super::number::to_u32;
use super::{Call, Constant, Done, Literal, Native, Value, native};
use crate::cx::Cx;
use crate::key::attribute::CONFIGURABLE;
use crate::stop::Stop;
use std::f64::consts;

/// A row for a function of one number.
macro_rules! one {
    ($name:literal, $function:expr) => {
        native(concat!("Math.", $name), 1, |cx, call| {
            let function: fn(f64) -> f64 = $function;
            let number = function(call.number(cx, 1)?);
            Ok(cx.number(number)?.into())
        })
    };
}

pub(super) const TABLE: &[Native] = &[
    one!("abs", f64::abs),
    one!("acos", f64::acos),
    one!("acosh", f64::acosh),
    one!("asin", f64::asin),
    one!("asinh", f64::asinh),
    one!("atan", f64::atan),
    native("Math.atan2", 2, atan2),
    one!("atanh", f64::atanh),
    one!("cbrt", f64::cbrt),
    one!("ceil", f64::ceil),
    one!("clz32", |n| f64::from(to_u32(n).leading_zeros())),
    one!("cos", f64::cos),
    one!("cosh", f64::cosh),
    one!("exp", f64::exp),
    one!("expm1", f64::exp_m1),
    one!("floor", f64::floor),
    one!("fround", |n| f64::from(n as f32)),
    native("Math.hypot", 2, hypot),
    native("Math.imul", 2, imul),
    one!("log", f64::ln),
    one!("log10", f64::log10),
    one!("log1p", f64::ln_1p),
    one!("log2", f64::log2),
    native("Math.max", 2, max),
    native("Math.min", 2, min),
    native("Math.pow", 2, pow),
    native("Math.random", 0, random),
    one!("round", round),
    one!("sign", sign),
    one!("sin", f64::sin),
    one!("sinh", f64::sinh),
    one!("sqrt", f64::sqrt),
    one!("tan", f64::tan),
    one!("tanh", f64::tanh),
    one!("trunc", f64::trunc),
];

const fn constant(place: &'static str, value: f64) -> Constant {
    Constant { place, value: Literal::Number(value), attributes: 0 }
}

pub(super) const CONSTANTS: &[Constant] = &[
    constant("Math.E", consts::E),
    constant("Math.LN10", consts::LN_10),
    constant("Math.LN2", consts::LN_2),
    constant("Math.LOG10E", consts::LOG10_E),
    constant("Math.LOG2E", consts::LOG2_E),
    constant("Math.PI", consts::PI),
    constant("Math.SQRT1_2", consts::FRAC_1_SQRT_2),
    constant("Math.SQRT2", consts::SQRT_2),
    Constant { place: "Math[Symbol.toStringTag]", value: Literal::Text("Math"), attributes: CONFIGURABLE },
];

/// `a ** b`: a power of ±1 to infinity or NaN is no number.
pub fn power(a: f64, b: f64) -> f64 {
    if b.is_nan() || a.abs() == 1.0 && b.is_infinite() { f64::NAN } else { a.powf(b) }
}

/// To the nearest integer, a half up; what becomes 0 keeps its sign.
fn round(number: f64) -> f64 {
    let down = number.floor();
    let rounded = if number - down >= 0.5 { down + 1.0 } else { down };
    rounded.copysign(number)
}

fn sign(number: f64) -> f64 {
    if number == 0.0 || number.is_nan() { number } else { number.signum() }
}

fn numbers(cx: &Cx, call: &Call) -> Result<Vec<f64>, Stop> {
    (1..=call.arguments.len()).map(|index| call.number(cx, index)).collect()
}

fn atan2(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (y, x) = (call.number(cx, 1)?, call.number(cx, 2)?);
    Ok(cx.number(y.atan2(x))?.into())
}

fn pow(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (a, b) = (call.number(cx, 1)?, call.number(cx, 2)?);
    Ok(cx.number(power(a, b))?.into())
}

fn imul(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (a, b) = (to_u32(call.number(cx, 1)?), to_u32(call.number(cx, 2)?));
    Ok(Value::Int(a.wrapping_mul(b) as i32).into())
}

fn extreme(numbers: &[f64], start: f64, better: impl Fn(f64, f64) -> bool) -> f64 {
    let choose = |best: f64, n: f64| match (best.is_nan(), n.is_nan()) {
        (true, _) => best,
        (_, true) => n,
        // Of 0 and -0, which are equal, the sign decides.
        _ if n == best => {
            if better(1f64.copysign(n), 1f64.copysign(best)) {
                n
            } else {
                best
            }
        }
        _ if better(n, best) => n,
        _ => best,
    };
    numbers.iter().copied().fold(start, choose)
}

fn max(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let numbers = numbers(cx, call)?;
    Ok(cx.number(extreme(&numbers, f64::NEG_INFINITY, |a, b| a > b))?.into())
}

fn min(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let numbers = numbers(cx, call)?;
    Ok(cx.number(extreme(&numbers, f64::INFINITY, |a, b| a < b))?.into())
}

fn hypot(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let length = length(&numbers(cx, call)?);
    Ok(cx.number(length)?.into())
}

/// The root of the sum of squares, scaled by the largest so that it does not overflow.
fn length(numbers: &[f64]) -> f64 {
    if numbers.iter().any(|n| n.is_infinite()) {
        return f64::INFINITY;
    }
    if numbers.iter().any(|n| n.is_nan()) {
        return f64::NAN;
    }
    let most = numbers.iter().fold(0.0, |most: f64, n| most.max(n.abs()));
    if most == 0.0 {
        return 0.0;
    }
    // Kahan's summation, as V8 does.
    let (mut sum, mut rest) = (0.0, 0.0);
    for n in numbers {
        let n = n / most;
        let summand = n * n - rest;
        let next = sum + summand;
        rest = next - sum - summand;
        sum = next;
    }
    sum.sqrt() * most
}

/// The next number of a generator whose state rewinds with the program (xorshift64*, Vigna 2016).
fn random(cx: &mut Cx, _: &Call) -> Result<Done, Stop> {
    let mut seed = cx.vm.seed;
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    cx.vm.seed = seed;
    let bits = seed.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11;
    Ok(cx.number(bits as f64 / 9_007_199_254_740_992.0)?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_up_and_zeros_keep_their_sign() {
        let cases = [(0.5, 1.0), (2.5, 3.0), (-2.5, -2.0), (-0.5, -0.0), (-0.2, -0.0), (0.49999999999999994, 0.0)];
        for (number, rounded) in cases {
            assert_eq!(round(number).to_bits(), f64::to_bits(rounded), "{number}");
        }
        assert_eq!(round(4503599627370497.5), 4503599627370498.0);
        assert!(round(f64::NAN).is_nan());
    }

    #[test]
    fn powers_and_extremes_at_the_edges() {
        assert!(power(1.0, f64::INFINITY).is_nan() && power(-1.0, f64::NEG_INFINITY).is_nan());
        assert!(power(1.0, f64::NAN).is_nan());
        assert_eq!((power(f64::NAN, 0.0), power(2.0, 0.5)), (1.0, 2f64.sqrt()));
        let max = |numbers: &[f64]| extreme(numbers, f64::NEG_INFINITY, |a, b| a > b);
        assert_eq!(max(&[-0.0, 0.0]).to_bits(), 0f64.to_bits());
        assert_eq!(max(&[]), f64::NEG_INFINITY);
        assert!(max(&[1.0, f64::NAN, 2.0]).is_nan());
        assert_eq!((length(&[3.0, 4.0]), length(&[])), (5.0, 0.0));
    }
}

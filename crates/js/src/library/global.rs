//! Functions and constants of the global object that belong to no other file.

use super::{Call, Constant, Done, Literal, Native, Value, native};
use crate::cx::Cx;
use crate::stop::Stop;

pub(super) const TABLE: &[Native] =
    &[native("gc", 0, gc), native("isNaN", 1, is_nan), native("isFinite", 1, is_finite)];

pub(super) const CONSTANTS: &[Constant] = &[
    Constant { place: "NaN", value: Literal::Number(f64::NAN), attributes: 0 },
    Constant { place: "Infinity", value: Literal::Number(f64::INFINITY), attributes: 0 },
    Constant { place: "undefined", value: Literal::Undefined, attributes: 0 },
];

/// Asks for a collection, which comes before the next instruction.
fn gc(cx: &mut Cx, _: &Call) -> Result<Done, Stop> {
    cx.vm.asked = true;
    Ok(Value::Undefined.into())
}

fn is_nan(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Bool(call.number(cx, 1)?.is_nan()).into())
}

fn is_finite(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Bool(call.number(cx, 1)?.is_finite()).into())
}

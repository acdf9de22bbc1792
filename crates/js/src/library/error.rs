//! `Error` and its kinds.

use super::coerce::data_or_none;
use super::{Call, Constant, Done, Literal, Native, Value, constructor, native};
use crate::class::Class;
use crate::cx::Cx;
use crate::key::Key;
use crate::key::attribute::HIDDEN;
use crate::program::{Intrinsic, name};
use crate::stop::{Hint, Stop, type_error};
use memory::heap::Addr;

pub(super) const TABLE: &[Native] = &[
    native("Error.captureStackTrace", 2, capture),
    constructor("Error", 1, |cx, call| error(cx, call, Intrinsic::ErrorPrototype)),
    constructor("EvalError", 1, |cx, call| error(cx, call, Intrinsic::EvalErrorPrototype)),
    constructor("RangeError", 1, |cx, call| error(cx, call, Intrinsic::RangeErrorPrototype)),
    constructor("ReferenceError", 1, |cx, call| error(cx, call, Intrinsic::ReferenceErrorPrototype)),
    constructor("SyntaxError", 1, |cx, call| error(cx, call, Intrinsic::SyntaxErrorPrototype)),
    constructor("TypeError", 1, |cx, call| error(cx, call, Intrinsic::TypeErrorPrototype)),
    constructor("URIError", 1, |cx, call| error(cx, call, Intrinsic::URIErrorPrototype)),
];

const fn text(place: &'static str, text: &'static str) -> Constant {
    Constant { place, value: Literal::Text(text), attributes: HIDDEN }
}

pub(super) const CONSTANTS: &[Constant] = &[
    Constant { place: "Error.stackTraceLimit", value: Literal::Number(10.0), attributes: crate::key::attribute::ALL },
    text("Error.prototype.message", ""),
    text("Error.prototype.name", "Error"),
    text("EvalError.prototype.message", ""),
    text("EvalError.prototype.name", "EvalError"),
    text("RangeError.prototype.message", ""),
    text("RangeError.prototype.name", "RangeError"),
    text("ReferenceError.prototype.message", ""),
    text("ReferenceError.prototype.name", "ReferenceError"),
    text("SyntaxError.prototype.message", ""),
    text("SyntaxError.prototype.name", "SyntaxError"),
    text("TypeError.prototype.message", ""),
    text("TypeError.prototype.name", "TypeError"),
    text("URIError.prototype.message", ""),
    text("URIError.prototype.name", "URIError"),
];

fn error(cx: &mut Cx, call: &Call, default: Intrinsic) -> Result<Done, Stop> {
    let message = match call.argument(0) {
        Value::Undefined => None,
        value if cx.is_string(value) => Some(value),
        _ => {
            let text = call.text(cx, 1)?;
            Some(cx.string(&text)?)
        }
    };
    let cause = match cx.as_object(call.argument(1)) {
        Some(options) => data_or_none(cx, options, Key::Name(name::cause), Some((2, Hint::Fields)))?,
        None => None,
    };
    let prototype = call.prototype(cx, default)?;
    let made = cx.make(Class::Error, prototype, 3)?;
    let header = header(cx, made, message)?;
    let stack = cx.stack_text(&header, call.new_target.target())?;
    cx.define(made, Key::Name(name::stack), stack, HIDDEN)?;
    for (key, value) in [(name::message, message), (name::cause, cause)] {
        if let Some(value) = value {
            cx.define(made, Key::Name(key), value, HIDDEN)?;
        }
    }
    Ok(Value::Ref(made).into())
}

/// `Error.captureStackTrace(object, function)`: gives an object a `stack`, without the calls above a function.
fn capture(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_object(call.argument(0)) else { return type_error("Invalid argument") };
    let message = cx.lookup(at, Key::Name(name::message))?.map(|(_, own)| own.value);
    let header = header(cx, at, message)?;
    let above = call.argument(1).target().filter(|at| cx.class(*at).is_function());
    let stack = cx.stack_text(&header, above)?;
    cx.define(at, Key::Name(name::stack), stack, HIDDEN)?;
    Ok(Value::Undefined.into())
}

/// An exception of a kind that the machine itself never makes.
pub(super) fn thrown(cx: &mut Cx, prototype: Intrinsic, message: &str) -> Result<Stop, Stop> {
    let made = cx.make_of(Class::Error, prototype, 2)?;
    let message = cx.str(message)?;
    let header = header(cx, made, Some(message))?;
    let stack = cx.stack_text(&header, None)?;
    cx.define(made, Key::Name(name::stack), stack, HIDDEN)?;
    cx.define(made, Key::Name(name::message), message, HIDDEN)?;
    Ok(Stop::Throw(Value::Ref(made)))
}

/// An error's name or message is about to change: its stack begins with the new one, as in node, which makes the text
/// only when somebody reads it. (Who has read it by then is not asked: errors are named where they are made.)
pub(crate) fn retitle(cx: &mut Cx, error: Addr, key: Key, value: Value) -> Result<(), Stop> {
    let stack = cx.own(error, Key::Name(name::stack))?;
    let Some((slot, text)) = stack.and_then(|own| Some((own.slot?, cx.display(own.value)?))) else { return Ok(()) };
    let message = cx.lookup(error, Key::Name(name::message))?.map(|(_, own)| own.value);
    let old = header(cx, error, message)?;
    let Some(calls) = text.strip_prefix(&old).filter(|rest| rest.starts_with("\n    at ")) else { return Ok(()) };
    let new = if key == Key::Name(name::message) {
        header(cx, error, Some(value))?
    } else {
        let message = message.and_then(|message| cx.display(message)).unwrap_or_default();
        joined(&cx.display(value).unwrap_or_else(|| "Error".into()), &message)
    };
    if new != old {
        let stack = cx.str(&format!("{new}{calls}"))?;
        if let Some(at) = stack.target() {
            cx.add_traits(at, crate::class::trait_bits::INTERNAL);
        }
        cx.mutator.store(slot, stack.word());
    }
    Ok(())
}

/// The first line of an error's stack.
fn header(cx: &mut Cx, error: Addr, message: Option<Value>) -> Result<String, Stop> {
    let kind = match cx.lookup(error, Key::Name(name::name_))? {
        Some((_, own)) => cx.display(own.value),
        None => None,
    };
    let message = message.and_then(|message| cx.display(message)).unwrap_or_default();
    Ok(joined(&kind.unwrap_or_else(|| "Error".into()), &message))
}

pub(super) fn joined(kind: &str, message: &str) -> String {
    match (kind, message) {
        ("", message) => message.into(),
        (kind, "") => kind.into(),
        (kind, message) => format!("{kind}: {message}"),
    }
}

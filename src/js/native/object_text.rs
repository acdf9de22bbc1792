//! The tag by which `Object.prototype.toString` and the console call an object.

use super::Value;
use crate::js::class::{Class, VALUE};
use crate::js::cx::Cx;
use crate::js::key::{Key, attribute};
use crate::js::program::symbol;
use crate::js::stop::Stop;

/// `[object Tag]`, by `Symbol.toStringTag` if that is an ordinary property.
pub(super) fn tag(cx: &mut Cx, value: Value) -> Result<String, Stop> {
    let (at, mut tag) = match value {
        Value::Undefined => return Ok("[object Undefined]".into()),
        Value::Null => return Ok("[object Null]".into()),
        _ => (cx.as_object(value), kind(cx, value)),
    };
    let holder = at.or_else(|| prototype_of(cx, value));
    if let Some(at) = holder
        && let Some((_, own)) = cx.lookup(at, Key::Symbol(symbol::TO_STRING_TAG))?
        && !own.is(attribute::ACCESSOR)
        && let Some(text) = cx.display(own.value)
    {
        tag = text;
    }
    Ok(format!("[object {tag}]"))
}

fn kind(cx: &Cx, value: Value) -> String {
    let primitive = |value| match value {
        Value::Bool(_) => "Boolean",
        _ if cx.as_number(value).is_some() => "Number",
        _ if cx.is_string(value) => "String",
        _ => "Object",
    };
    let Some(at) = cx.as_object(value) else { return primitive(value).into() };
    match cx.class(at) {
        Class::Array => "Array",
        Class::Arguments => "Arguments",
        Class::Error => "Error",
        Class::Date => "Date",
        Class::Boxed => primitive(cx.slot(at, VALUE)),
        class if class.is_function() => "Function",
        _ => "Object",
    }
    .into()
}

/// The prototype through which a primitive's properties are read.
pub(super) fn prototype_of(cx: &Cx, value: Value) -> Option<crate::heap::Addr> {
    use crate::js::Intrinsic;
    let which = match value {
        Value::Bool(_) => Intrinsic::BooleanPrototype,
        Value::Symbol(_) => Intrinsic::SymbolPrototype,
        _ if cx.as_number(value).is_some() => Intrinsic::NumberPrototype,
        _ if cx.is_string(value) => Intrinsic::StringPrototype,
        _ => return None,
    };
    Some(cx.intrinsic(which))
}

//! The tag by which `Object.prototype.toString` and the console call an object.

use super::Value;
use crate::class::{Class, VALUE};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::symbol;
use crate::stop::Stop;

/// `[object Tag]`, by `Symbol.toStringTag`; `None` if a getter says that.
pub(super) fn tag(cx: &mut Cx, value: Value) -> Result<Option<String>, Stop> {
    let holder = cx.as_object(value).or_else(|| prototype_of(cx, value));
    let found = match holder {
        Some(at) => cx.lookup(at, Key::Symbol(symbol::TO_STRING_TAG))?,
        None => None,
    };
    let tag = match found {
        Some((_, own)) if own.is(attribute::ACCESSOR) => return Ok(None),
        Some((_, own)) => cx.display(own.value),
        None => None,
    };
    Ok(Some(format!("[object {}]", tag.unwrap_or_else(|| kind(cx, value)))))
}

/// The tag that a value has by itself.
pub(super) fn kind(cx: &Cx, value: Value) -> String {
    match value {
        Value::Undefined => return "Undefined".into(),
        Value::Null => return "Null".into(),
        _ => {}
    }
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
        Class::RegExp => "RegExp",
        Class::Boxed => primitive(cx.slot(at, VALUE)),
        class if class.is_function() => "Function",
        _ => "Object",
    }
    .into()
}

/// The prototype through which a primitive's properties are read.
pub(super) fn prototype_of(cx: &Cx, value: Value) -> Option<memory::heap::Addr> {
    use crate::Intrinsic;
    let which = match value {
        Value::Bool(_) => Intrinsic::BooleanPrototype,
        Value::Symbol(_) => Intrinsic::SymbolPrototype,
        _ if cx.as_number(value).is_some() => Intrinsic::NumberPrototype,
        _ if cx.is_bigint(value) => Intrinsic::BigIntPrototype,
        _ if cx.is_string(value) => Intrinsic::StringPrototype,
        _ => return None,
    };
    Some(cx.intrinsic(which))
}

//! The tag by which `Object.prototype.toString` and the console call an object.

use super::{Call, Value};
use crate::js::class::{Class, VALUE};
use crate::js::cx::Cx;
use crate::js::key::{Key, attribute};
use crate::js::program::symbol;
use crate::js::stop::{Hint, Stop};

/// `[object Tag]` for an argument (0 is `this`), by `Symbol.toStringTag`; where that is a getter the prelude calls it.
pub(super) fn tag(cx: &mut Cx, call: &Call, index: usize) -> Result<String, Stop> {
    let value = call.at(index);
    let (at, mut tag) = match value {
        Value::Undefined => return Ok("[object Undefined]".into()),
        Value::Null => return Ok("[object Null]".into()),
        _ => (cx.as_object(value), kind(cx, value)),
    };
    let holder = at.or_else(|| prototype_of(cx, value));
    if let Some(at) = holder
        && let Some((_, own)) = cx.lookup(at, Key::Symbol(symbol::TO_STRING_TAG))?
    {
        if own.is(attribute::ACCESSOR) {
            return Err(Stop::Primitive(index, Hint::Tag));
        }
        tag = cx.display(own.value).unwrap_or(tag);
    }
    Ok(format!("[object {tag}]"))
}

/// What an object is called that has no tag.
pub(super) fn kind(cx: &Cx, value: Value) -> String {
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

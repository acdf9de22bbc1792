//! Values in the words of an error's message, as V8 words them. Nothing of the program's runs for it.

use super::Value;
use super::error::joined;
use super::object_text::tag;
use crate::class::Class;
use crate::cx::Cx;
use crate::key::Key;
use crate::program::{Intrinsic, name};
use memory::heap::Addr;

/// A key.
pub fn key_text(cx: &Cx, key: Key) -> String {
    match key {
        Key::Index(index) => index.to_string(),
        Key::Name(atom) => cx.program.display(atom),
        Key::Symbol(symbol) => format!("Symbol({})", cx.program.display(symbol.description())),
    }
}

/// A value: a primitive as text, a function by its source, an error by its message, another object by its class.
pub fn describe(cx: &mut Cx, value: Value) -> String {
    if let Some(text) = cx.primitive_text(value) {
        return String::from_utf16_lossy(&text);
    }
    if let Value::Symbol(symbol) = value {
        return key_text(cx, Key::Symbol(symbol));
    }
    let Some(at) = cx.as_object(value) else { return "[object]".into() };
    if cx.class(at).is_function() {
        return super::function::source(cx, at).unwrap_or_else(|_| "function".into());
    }
    if cx.class(at) == Class::RegExp {
        return super::regexp::text(cx, at);
    }
    if cx.class(at) == Class::Error {
        let kind = text_of(cx, at, name::name_).unwrap_or_else(|| "Error".into());
        return joined(&kind, &text_of(cx, at, name::message).unwrap_or_default());
    }
    let standard = Key::Name(name::to_string);
    let own = |cx: &mut Cx, at: Addr| cx.lookup(at, standard).ok().flatten().map(|(_, own)| own.value);
    let object_prototype = cx.intrinsic(Intrinsic::ObjectPrototype);
    let plain = own(cx, at).is_some_and(|method| Some(method) == own(cx, object_prototype));
    match constructor_name(cx, at).filter(|_| plain) {
        Some(name) => format!("#<{name}>"),
        None => tag(cx, value).ok().flatten().unwrap_or_else(|| "[object Object]".into()),
    }
}

pub(crate) fn text_of(cx: &mut Cx, at: Addr, name: crate::Atom) -> Option<String> {
    let (_, own) = cx.lookup(at, Key::Name(name)).ok()??;
    cx.display(own.value)
}

fn constructor_name(cx: &mut Cx, at: Addr) -> Option<String> {
    let (_, own) = cx.lookup(at, Key::Name(name::constructor)).ok()??;
    let constructor = cx.as_object(own.value)?;
    let name = cx.own(constructor, Key::Name(name::name_)).ok()??;
    cx.display(name.value).filter(|name| !name.is_empty())
}

/// What a value is called in front of it: `object`, `function`, `string` and so on.
pub fn kind_word(cx: &Cx, value: Value) -> &'static str {
    match value {
        Value::Bool(_) => "boolean",
        Value::Symbol(_) => "symbol",
        _ if cx.as_number(value).is_some() => "number",
        _ if cx.is_string(value) => "string",
        _ if cx.callable(value) => "function",
        _ => "object",
    }
}

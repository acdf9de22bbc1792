//! `Function.prototype`: calls with another `this`, bound functions, a function's text.

use super::array_like::ArrayLike;
use super::coerce::data;
use super::describe::describe;
use super::{Call, Done, Native, Value, constructor, native};
use crate::class::{Class, PROTO, bound, function};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::name;
use crate::stop::{Hint, Stop, type_error};
use memory::heap::Addr;

pub(super) const TABLE: &[Native] = &[
    constructor("Function", 1, from_text),
    native("$nothing", 0, |_, _| Ok(Value::Undefined.into())),
    native("Function.prototype.apply", 2, apply),
    native("Function.prototype.bind", 1, bind),
    native("Function.prototype.call", 1, call_with),
    native("Function.prototype.toString", 0, to_string),
    native("Function.prototype[Symbol.hasInstance]", 1, has_instance),
];

/// `Function(text)`: there is no compiler at run time.
fn from_text(_: &mut Cx, _: &Call) -> Result<Done, Stop> {
    type_error("heapwave does not make functions from text: write the function in the program")
}

fn call_with(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if !cx.callable(call.this) {
        return type_error("Function.prototype.call was called on a value that is not a function");
    }
    let arguments = call.arguments.get(1..).unwrap_or_default().to_vec();
    Ok(Done::Call { function: call.this, this: call.argument(0), arguments })
}

fn apply(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if !cx.callable(call.this) {
        return type_error("Function.prototype.apply was called on a value that is not a function");
    }
    let list = call.argument(1);
    let arguments = match cx.as_object(list) {
        Some(_) => ArrayLike::of(cx, list, Some((2, Hint::List)))?.all(cx)?,
        None if list.is_nullish() => Vec::new(),
        None => return type_error("CreateListFromArrayLike called on non-object"),
    };
    Ok(Done::Call { function: call.this, this: call.argument(0), arguments })
}

fn bind(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(target) = cx.as_object(call.this).filter(|_| cx.callable(call.this)) else {
        return type_error("Bind must be called on a function");
    };
    let given = call.arguments.get(1..).unwrap_or_default();
    let length = match cx.own(target, Key::Name(name::length))? {
        Some(own) => cx.as_number(own.value).map_or(0.0, |n| (n.trunc() - given.len() as f64).max(0.0)),
        None => 0.0,
    };
    let own_name = data(cx, target, Key::Name(name::name_), None)?;
    let own_name = cx.display(own_name).unwrap_or_default();
    let prototype = cx.slot(target, PROTO);
    let made = cx.make(Class::Bound, prototype, 2)?;
    cx.set_slot(made, bound::TARGET, call.this);
    cx.set_slot(made, bound::THIS, call.argument(0));
    let list = cx.array(given)?;
    cx.set_slot(made, bound::ARGUMENTS, Value::Ref(list));
    let length = cx.number(length)?;
    cx.define(made, Key::Name(name::length), length, attribute::CONFIGURABLE)?;
    let text = cx.program.atoms.borrow_mut().named(&format!("bound {own_name}"));
    cx.define(made, Key::Name(name::name_), Value::Atom(text), attribute::CONFIGURABLE)?;
    Ok(Value::Ref(made).into())
}

fn to_string(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_object(call.this).filter(|_| cx.callable(call.this)) else {
        return type_error("Function.prototype.toString requires that 'this' be a Function");
    };
    let text = source(cx, at)?;
    Ok(cx.str(&text)?.into())
}

/// The text of a function: its source, or that it is built in.
pub(super) fn source(cx: &mut Cx, at: Addr) -> Result<String, Stop> {
    let source = cx.code_of(at).map(|code| cx.program.code(code).clone()).filter(|code| !code.internal);
    if let Some(code) = source {
        let (from, to) = code.span;
        return Ok(cx.program.source.get(from as usize..to as usize).unwrap_or_default().to_owned());
    }
    // By the name that it was made with, whatever its `name` says now.
    let native = match cx.slot(at, function::CODE) {
        Value::Mark(number) if cx.class(at) == Class::Native => super::get(number),
        _ => None,
    };
    let text = match native.map(|native| native.name) {
        Some("$nothing") => String::new(),
        Some(place) => {
            let role = if place.starts_with("get ") { "get " } else { "" };
            let (_, last) = place.rsplit_once('.').unwrap_or(("", place));
            format!("{role}{}", last.trim_start_matches("get "))
        }
        None if cx.class(at) == Class::Bound => String::new(),
        None => {
            let own = cx.own(at, Key::Name(name::name_))?;
            own.and_then(|own| cx.display(own.value)).unwrap_or_default()
        }
    };
    Ok(format!("function {text}() {{ [native code] }}"))
}

/// OrdinaryHasInstance; of a bound function its target counts.
fn has_instance(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let no = Ok(Value::Bool(false).into());
    let Some(mut function) = cx.as_object(call.this).filter(|_| cx.callable(call.this)) else { return no };
    while cx.class(function) == Class::Bound {
        let Some(target) = cx.slot(function, bound::TARGET).target() else { return no };
        function = target;
    }
    let Some(mut at) = cx.as_object(call.argument(0)) else { return no };
    let prototype = data(cx, function, Key::Name(name::prototype), None)?;
    if cx.as_object(prototype).is_none() {
        let text = describe(cx, prototype);
        return type_error(format!("Function has non-object prototype '{text}' in instanceof check"));
    }
    while let Some(above) = cx.prototype(at) {
        if Value::Ref(above) == prototype {
            return Ok(Value::Bool(true).into());
        }
        at = above;
    }
    no
}

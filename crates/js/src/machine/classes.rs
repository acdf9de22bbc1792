//! Classes: constructor and prototype, fields, private names.

use super::properties;
use super::registers::{At, Then};
use super::{calls, construct, functions};
use crate::class::{Class, PROTO, function};
use crate::code::{CodeId, Define, Reg};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::object::Own;
use crate::program::{Intrinsic, name};
use crate::stop::{Stop, type_error};
use crate::{Atom, Value};
use memory::heap::Addr;

use super::access::{self, Got};

pub(super) fn class(
    cx: &mut Cx,
    at: At,
    (constructor, prototype): (Reg, Reg),
    code: CodeId,
    heritage: Reg,
    context: Reg,
) -> Result<Then, Stop> {
    let parent = cx.reg(at, heritage);
    let (parent_prototype, parent_function) = match parent {
        Value::Empty => (
            Value::Ref(cx.intrinsic(Intrinsic::ObjectPrototype)),
            Value::Ref(cx.intrinsic(Intrinsic::FunctionPrototype)),
        ),
        Value::Null => (Value::Null, Value::Ref(cx.intrinsic(Intrinsic::FunctionPrototype))),
        _ if construct::constructs(cx, parent) => {
            let found = match parent.target() {
                Some(parent) => access::data(cx, parent, Key::Name(name::prototype))?,
                None => Value::Undefined,
            };
            if found != Value::Null && cx.as_object(found).is_none() {
                return type_error("Class extends value does not have valid prototype property");
            }
            (found, parent)
        }
        _ => {
            let what = super::describe_value(cx, parent);
            return type_error(format!("Class extends value {what} is not a constructor or null"));
        }
    };
    let context = cx.reg(at, context);
    let made = functions::make(cx, code, context)?;
    let its_prototype = cx.make(Class::Object, parent_prototype, 4)?;
    cx.set_slot(made, PROTO, parent_function);
    cx.set_slot(made, function::PROTOTYPE, Value::Ref(its_prototype));
    cx.set_slot(made, function::HOME, Value::Ref(its_prototype));
    cx.define(its_prototype, Key::Name(name::constructor), Value::Ref(made), attribute::HIDDEN)?;
    cx.spend(at, heritage);
    cx.put(at, constructor, Value::Ref(made));
    cx.put(at, prototype, Value::Ref(its_prototype));
    Ok(Then::Next)
}

pub(super) fn set_fields(cx: &mut Cx, at: At, constructor: Reg, fields: Reg) -> Result<Then, Stop> {
    let value = cx.reg(at, fields);
    if let Some(constructor) = cx.as_class(cx.reg(at, constructor), Class::Function) {
        cx.set_slot(constructor, function::FIELDS, value);
    }
    cx.spend(at, fields);
    Ok(Then::Next)
}

pub(super) fn run_fields(cx: &mut Cx, at: At, constructor: Reg, this: Reg) -> Result<Then, Stop> {
    let this = cx.reg(at, this);
    let fields = match cx.as_class(cx.reg(at, constructor), Class::Function) {
        Some(constructor) => cx.slot(constructor, function::FIELDS),
        None => Value::Empty,
    };
    let Some(code) = fields.target().and_then(|fields| cx.code_of(fields)) else { return Ok(Then::Next) };
    super::frames::room(cx, code, 0)?;
    cx.advance();
    let begin = super::frames::Begin {
        code,
        callee: fields,
        this,
        new_target: Value::Undefined,
        dst: 0,
        flags: crate::vm::flag::DISCARD,
    };
    super::frames::push(cx, begin, super::frames::Arguments::Values(&[]));
    Ok(Then::Switched)
}

pub(super) fn private_name(cx: &mut Cx, at: At, dst: Reg, name: Atom) -> Result<Then, Stop> {
    let symbol = cx.private_symbol(name);
    cx.finish(at, &[], dst, Value::Symbol(symbol))
}

/// The private property that a name means in an object.
fn private(cx: &mut Cx, object: Value, name: Value) -> Result<Option<(Addr, Key, Own)>, Stop> {
    let (Some(at), Value::Symbol(symbol)) = (cx.as_object(object), name) else { return Ok(None) };
    let key = Key::Symbol(symbol);
    if cx.class(at) == Class::Proxy {
        // Private names of a proxy are its own, and no trap sees them.
        let found = cx.find(at, key);
        let own = |cx: &Cx, attributes, slot| Own { value: cx.load(slot), attributes, slot: Some(slot) };
        return Ok(found.map(|(_, attributes, slot)| (at, key, own(cx, attributes, slot))));
    }
    Ok(cx.own(at, key)?.map(|own| (at, key, own)))
}

fn lacks<T>(cx: &Cx, name: Value, verb: &str) -> Result<T, Stop> {
    let name = match name {
        Value::Symbol(symbol) => cx.program.display(symbol.description()),
        _ => String::new(),
    };
    type_error(format!(
        "Cannot {verb} private member {name} {} an object whose class did not declare it",
        match verb {
            "read" => "from",
            _ => "to",
        }
    ))
}

pub(super) fn get_private(cx: &mut Cx, at: At, dst: Reg, object: Reg, name: Reg) -> Result<Then, Stop> {
    let (value, key) = (cx.reg(at, object), cx.reg(at, name));
    let Some((_, _, own)) = private(cx, value, key)? else { return lacks(cx, key, "read") };
    match access::got(cx, own, Key::Name(crate::program::name::empty))? {
        Got::Getter(getter) => calls::getter(cx, at, getter, value, &[object, name], dst),
        Got::Value(_) if own.is(attribute::ACCESSOR) => type_error("A private accessor was defined without a getter"),
        Got::Value(found) => cx.finish(at, &[object, name], dst, found),
    }
}

pub(super) fn set_private(cx: &mut Cx, at: At, object: Reg, name: Reg, value: Reg) -> Result<Then, Stop> {
    let (target, key, new) = (cx.reg(at, object), cx.reg(at, name), cx.reg(at, value));
    let Some((_, _, own)) = private(cx, target, key)? else { return lacks(cx, key, "write") };
    if own.is(attribute::ACCESSOR) {
        let setter = own.value.target().map_or(Value::Undefined, |pair| cx.slot(pair, 1));
        if !cx.callable(setter) {
            return type_error("A private accessor was defined without a setter");
        }
        return calls::setter(cx, at, setter, target, new, &[object, name, value]);
    }
    if !own.is(attribute::WRITABLE) {
        return type_error("Private method is not writable");
    }
    if let Some(slot) = own.slot {
        cx.mutator.store(slot, new.word());
        if let Value::Symbol(symbol) = key {
            cx.call_it(new, symbol.description());
        }
    }
    [object, name, value].into_iter().for_each(|reg| cx.spend(at, reg));
    Ok(Then::Next)
}

pub(super) fn define_private(
    cx: &mut Cx,
    at: At,
    object: Reg,
    name: Reg,
    (value, how): (Reg, Define),
) -> Result<Then, Stop> {
    let (target, key, new) = (cx.reg(at, object), cx.reg(at, name), cx.reg(at, value));
    let (Some(holder), Value::Symbol(symbol)) = (cx.as_object(target), key) else { return Ok(Then::Next) };
    let old = cx.own(holder, Key::Symbol(symbol))?;
    let accessor = matches!(how, Define::Getter { .. } | Define::Setter { .. });
    if old.is_some_and(|old| !accessor || !old.is(attribute::ACCESSOR)) {
        return type_error("Cannot initialize a private member twice on the same object");
    }
    let attributes = match how {
        Define::Field => attribute::WRITABLE,
        Define::Method => 0,
        _ => attribute::ACCESSOR,
    };
    let pair = properties::pair(cx, old.map(|old| old.value), new, how)?;
    cx.define(holder, Key::Symbol(symbol), pair, attributes | attribute::PRIVATE)?;
    if how == Define::Field {
        cx.call_it(new, symbol.description());
    }
    cx.spend(at, name);
    cx.spend(at, value);
    Ok(Then::Next)
}

pub(super) fn has_private(cx: &mut Cx, at: At, dst: Reg, object: Reg, name: Reg) -> Result<Then, Stop> {
    let (value, key) = (cx.reg(at, object), cx.reg(at, name));
    if cx.as_object(value).is_none() {
        return type_error("Cannot use 'in' operator to search for a private name in what is no object");
    }
    let found = private(cx, value, key)?.is_some();
    cx.finish(at, &[object, name], dst, Value::Bool(found))
}

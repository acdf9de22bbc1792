//! Proxies: objects that answer by calls. The traps are in the prelude; here is what leads there.
//!
//! A read or write that meets a proxy is a call of an accessor made for it: a native that keeps the proxy and the key.
//! A built-in function that would look at a proxy's properties is given to the prelude instead ([`on_proxy`]).

use super::intrinsics::of_class;
use super::{Call, Done, Native, Value, all, find, get, native};
use crate::class::{Class, function, proxy, trait_bits};
use crate::code::Helper;
use crate::cx::Cx;
use crate::key::Key;
use crate::program::Intrinsic;
use crate::stop::{Stop, type_error};
use std::sync::LazyLock;

pub(super) const TABLE: &[Native] = &[
    native("$classOf", 1, class_of),
    native("$isConstructor", 1, |cx, call| Ok(Value::Bool(crate::machine::constructs(cx, call.argument(0))).into())),
    native("$isProxy", 1, |cx, call| Ok(Value::Bool(cx.as_class(call.argument(0), Class::Proxy).is_some()).into())),
    native("$makeProxy", 2, make),
    native("$proxyHandler", 1, |cx, call| part(cx, call, proxy::HANDLER)),
    native("$proxyTarget", 1, |cx, call| part(cx, call, proxy::TARGET)),
    native("$revoke", 1, revoke),
    native("$trapGet", 0, |cx, call| trapped(cx, call, Helper::ProxyGet)),
    native("$trapSet", 1, |cx, call| trapped(cx, call, Helper::ProxySet)),
    native("$trapStore", 1, |cx, call| trapped(cx, call, Helper::StoreElement)),
];

/// `$classOf(object)`: what it is by itself, whatever its prototype says.
fn class_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = super::intrinsics::object(cx, call, 0)?;
    let text = format!("{:?}", cx.class(at));
    Ok(Value::Atom(cx.program.atoms.borrow_mut().named(&text)).into())
}

/// `$makeProxy(target, handler)`: objects both.
fn make(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (target, handler) = (call.argument(0), call.argument(1));
    if cx.as_object(target).is_none() || cx.as_object(handler).is_none() {
        return type_error("Cannot create proxy with a non-object as target or handler");
    }
    let at = cx.make(Class::Proxy, Value::Null, 0)?;
    cx.set_slot(at, proxy::TARGET, target);
    cx.set_slot(at, proxy::HANDLER, handler);
    if cx.callable(target) {
        cx.add_traits(at, trait_bits::CALLABLE);
    }
    if crate::machine::constructs(cx, target) {
        cx.add_traits(at, trait_bits::CONSTRUCTS);
    }
    Ok(Value::Ref(at).into())
}

fn part(cx: &mut Cx, call: &Call, slot: u32) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Proxy)?;
    Ok(cx.slot(at, slot).into())
}

fn revoke(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Proxy)?;
    cx.set_slot(at, proxy::TARGET, Value::Null);
    cx.set_slot(at, proxy::HANDLER, Value::Null);
    Ok(Value::Undefined.into())
}

/// A native that keeps an object and a key.
fn accessor(cx: &mut Cx, native: &str, object: Value, key: Key) -> Result<Value, Stop> {
    let key = key.value(&mut cx.program.atoms.borrow_mut());
    let kept = cx.array(&[object, key])?;
    let made = cx.make_of(Class::Native, Intrinsic::FunctionPrototype, 0)?;
    cx.set_slot(made, function::CODE, Value::Mark(find(native).unwrap_or(0)));
    cx.set_slot(made, function::CONTEXT, Value::Ref(kept));
    Ok(Value::Ref(made))
}

/// What is called to read a property of a proxy.
pub(crate) fn trap_get(cx: &mut Cx, proxy: Value, key: Key) -> Result<Value, Stop> {
    accessor(cx, "$trapGet", proxy, key)
}

/// What is called to write one.
pub(crate) fn trap_set(cx: &mut Cx, proxy: Value, key: Key) -> Result<Value, Stop> {
    accessor(cx, "$trapSet", proxy, key)
}

/// What is called to write an object into a typed array.
pub(crate) fn store_element(cx: &mut Cx, view: Value, key: Key) -> Result<Value, Stop> {
    accessor(cx, "$trapStore", view, key)
}

fn trapped(cx: &mut Cx, call: &Call, helper: Helper) -> Result<Done, Stop> {
    let kept = call.callee.and_then(|at| cx.slot(at, function::CONTEXT).target());
    let Some([object, key]) = kept.map(|at| [cx.element(at, 0), cx.element(at, 1)]) else {
        return Ok(Value::Undefined.into());
    };
    // Who writes is on top: a native has no frame.
    let strict = cx.vm.top().is_none_or(|frame| cx.program.code(frame.code).strict);
    let mut arguments = match helper {
        Helper::ProxyGet => vec![object, key, call.this],
        Helper::ProxySet => vec![object, key, call.argument(0), call.this, Value::Bool(strict)],
        _ => vec![object, key, call.argument(0)],
    };
    // Nobody else holds the native: the call does, so that counting sees it go.
    arguments.extend(call.callee.map(Value::Ref));
    Ok(Done::Help { helper, arguments })
}

/// The built-in functions that look at properties of their first argument.
const LOOKING: &[&str] = &[
    "Object.defineProperties",
    "Object.defineProperty",
    "Object.freeze",
    "Object.getOwnPropertyDescriptor",
    "Object.getOwnPropertyDescriptors",
    "Object.getOwnPropertyNames",
    "Object.getOwnPropertySymbols",
    "Object.getPrototypeOf",
    "Object.hasOwn",
    "Object.isExtensible",
    "Object.isFrozen",
    "Object.isSealed",
    "Object.keys",
    "Object.preventExtensions",
    "Object.seal",
    "Object.setPrototypeOf",
    "Array.isArray",
];

/// Those that look at their `this`.
const LOOKING_AT_THIS: &[&str] = &[
    "Object.prototype.hasOwnProperty",
    "Object.prototype.propertyIsEnumerable",
    "Object.prototype.toString",
    "get Object.prototype.__proto__",
    "set Object.prototype.__proto__",
    "Function.prototype.toString",
];

/// Those that change an array that is their `this`: anything else they treat as the prelude says.
const CHANGING: &[&str] = &[
    "Array.prototype.copyWithin",
    "Array.prototype.fill",
    "Array.prototype.pop",
    "Array.prototype.push",
    "Array.prototype.reverse",
    "Array.prototype.shift",
    "Array.prototype.splice",
    "Array.prototype.unshift",
];

/// Intrinsics of the prelude that do.
const INTRINSIC: &[&str] =
    &["$define", "$enumerableNames", "$hasOwn", "$isArray", "$isEnumerable", "$ownKeys", "$prototypeOf"];

/// For each native which of its operands is looked at: 0 none, 1 `this`, 2 the first argument, 3 `this`, if it is
/// no plain array.
static LOOKS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let which = |native: &Native| match native.name {
        name if LOOKING.contains(&name) || INTRINSIC.contains(&name) => 2,
        name if LOOKING_AT_THIS.contains(&name) => 1,
        name if CHANGING.contains(&name) => 3,
        _ => 0,
    };
    all().map(which).collect()
});

/// What is done instead of running a native that would look at a proxy.
pub(crate) fn on_proxy(cx: &mut Cx, number: u32, call: &Call) -> Result<Option<Done>, Stop> {
    let elsewhere = match LOOKS.get(number as usize) {
        Some(3) => match cx.as_class(call.this, Class::Array) {
            Some(at) => cx.traits(at) & trait_bits::ODD != 0,
            None => !call.this.is_nullish(),
        },
        Some(2) => cx.as_class(call.argument(0), Class::Proxy).is_some(),
        Some(1) => cx.as_class(call.this, Class::Proxy).is_some(),
        _ => false,
    };
    if !elsewhere {
        return Ok(None);
    }
    let Some(native) = get(number) else { return Ok(None) };
    let name = Value::Atom(cx.program.atoms.borrow_mut().named(native.name));
    let arguments = Value::Ref(cx.array(call.arguments)?);
    Ok(Some(Done::Help { helper: Helper::ProxyNative, arguments: vec![name, call.this, arguments] }))
}

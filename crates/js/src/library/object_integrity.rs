//! Prototypes of objects, and how far objects may change: extensible, sealed, frozen.

use super::describe::describe;
use super::{Call, Done, Native, Value, native};
use crate::class::{PROTO, trait_bits};
use crate::cx::Cx;
use crate::key::attribute;
use crate::program::Intrinsic;
use crate::stop::{Stop, type_error};
use memory::heap::Addr;

pub(super) const TABLE: &[Native] = &[
    native("Object.freeze", 1, freeze),
    native("Object.getPrototypeOf", 1, prototype_of),
    native("Object.isExtensible", 1, is_extensible),
    native("Object.isFrozen", 1, is_frozen),
    native("Object.isSealed", 1, is_sealed),
    native("Object.preventExtensions", 1, prevent_extensions),
    native("Object.seal", 1, seal),
    native("Object.setPrototypeOf", 2, set_prototype_of),
    native("get Object.prototype.__proto__", 0, get_proto),
    native("set Object.prototype.__proto__", 1, set_proto),
];

impl Cx<'_> {
    /// Makes something (or `Null`) the prototype of an object; `TypeError` where that may not be.
    pub fn set_prototype(&mut self, at: Addr, prototype: Value) -> Result<(), Stop> {
        if self.slot(at, PROTO) == prototype {
            return Ok(());
        }
        if at == self.intrinsic(Intrinsic::ObjectPrototype) {
            return type_error("Immutable prototype object 'Object.prototype' cannot have their prototype set");
        }
        if !self.extensible(at) {
            let object = describe(self, Value::Ref(at));
            return type_error(format!("{object} is not extensible"));
        }
        let mut above = prototype.target();
        while let Some(one) = above {
            if one == at {
                return type_error("Cyclic __proto__ value");
            }
            above = self.prototype(one);
        }
        self.set_slot(at, PROTO, prototype);
        Ok(())
    }

    fn restrict(&mut self, at: Addr, frozen: bool) -> Result<(), Stop> {
        self.name_function(at)?;
        let bits = trait_bits::CLOSED | trait_bits::SEALED | if frozen { trait_bits::FROZEN } else { 0 };
        self.add_traits(at, bits);
        for (key, attributes, _) in self.pairs(at) {
            if attributes & attribute::PRIVATE != 0 {
                continue;
            }
            let written = frozen && attributes & attribute::ACCESSOR == 0;
            let lost = attribute::CONFIGURABLE | if written { attribute::WRITABLE } else { 0 };
            self.set_attributes(at, key, attributes & !lost);
        }
        Ok(())
    }

    /// Whether nothing can be added to an object, and no property of it has one of these attributes.
    fn is_restricted(&mut self, at: Addr, lost: u8) -> Result<bool, Stop> {
        if self.extensible(at) {
            return Ok(false);
        }
        for (key, _) in self.keys(at) {
            if let Some(own) = self.own(at, key)? {
                let accessor = own.is(attribute::ACCESSOR);
                let lost = if accessor { lost & !attribute::WRITABLE } else { lost };
                if own.is(lost) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

fn freeze(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if let Some(at) = cx.as_object(call.argument(0)) {
        cx.restrict(at, true)?;
    }
    Ok(call.argument(0).into())
}

fn seal(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if let Some(at) = cx.as_object(call.argument(0)) {
        cx.restrict(at, false)?;
    }
    Ok(call.argument(0).into())
}

fn prevent_extensions(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if let Some(at) = cx.as_object(call.argument(0)) {
        cx.add_traits(at, trait_bits::CLOSED);
    }
    Ok(call.argument(0).into())
}

fn is_extensible(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Bool(cx.as_object(call.argument(0)).is_some_and(|at| cx.extensible(at))).into())
}

fn is_frozen(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_object(call.argument(0)) else { return Ok(Value::Bool(true).into()) };
    Ok(Value::Bool(cx.is_restricted(at, attribute::CONFIGURABLE | attribute::WRITABLE)?).into())
}

fn is_sealed(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_object(call.argument(0)) else { return Ok(Value::Bool(true).into()) };
    Ok(Value::Bool(cx.is_restricted(at, attribute::CONFIGURABLE)?).into())
}

/// The prototype that a value has, boxed if need be; `undefined` and `null` have none.
fn prototype(cx: &Cx, value: Value) -> Result<Value, Stop> {
    match cx.as_object(value) {
        Some(at) => Ok(cx.slot(at, PROTO)),
        None => match super::object_text::prototype_of(cx, value) {
            Some(at) => Ok(Value::Ref(at)),
            None => type_error("Cannot convert undefined or null to object"),
        },
    }
}

fn prototype_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(prototype(cx, call.argument(0))?.into())
}

fn set_prototype_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (value, wanted) = (call.argument(0), call.argument(1));
    if value.is_nullish() {
        return type_error("Object.setPrototypeOf called on null or undefined");
    }
    if wanted != Value::Null && cx.as_object(wanted).is_none() {
        let text = describe(cx, wanted);
        return type_error(format!("Object prototype may only be an Object or null: {text}"));
    }
    if let Some(at) = cx.as_object(value) {
        cx.set_prototype(at, wanted)?;
    }
    Ok(value.into())
}

fn get_proto(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(prototype(cx, call.this)?.into())
}

fn set_proto(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if call.this.is_nullish() {
        return type_error("Object.prototype.__proto__ called on null or undefined");
    }
    let wanted = call.argument(0);
    let is_prototype = wanted == Value::Null || cx.as_object(wanted).is_some();
    if let (Some(at), true) = (cx.as_object(call.this), is_prototype) {
        cx.set_prototype(at, wanted)?;
    }
    Ok(Value::Undefined.into())
}

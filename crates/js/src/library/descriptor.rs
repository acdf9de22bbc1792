//! Property descriptors: read from an object, checked against the property there is, applied.

use super::Value;
use super::coerce::{Ask, data_or_none};
use super::describe::{describe, key_text};
use crate::class::Class;
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::object::Own;
use crate::program::name;
use crate::stop::{Stop, type_error};
use memory::heap::Addr;

/// What a descriptor says; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Descriptor {
    /// The value.
    pub value: Option<Value>,
    /// The getter, `undefined` for none.
    pub get: Option<Value>,
    /// The setter, `undefined` for none.
    pub set: Option<Value>,
    /// Attributes that it asks for.
    pub yes: u8,
    /// Attributes that it asks not to be there.
    pub no: u8,
}

impl Descriptor {
    /// Reads an object as a descriptor.
    pub fn read(cx: &mut Cx, value: Value, ask: Ask) -> Result<Descriptor, Stop> {
        let Some(at) = cx.as_object(value) else {
            let text = describe(cx, value);
            return type_error(format!("Property description must be an object: {text}"));
        };
        let mut read = Descriptor::default();
        let flags = [
            (name::enumerable, attribute::ENUMERABLE),
            (name::configurable, attribute::CONFIGURABLE),
            (name::writable, attribute::WRITABLE),
        ];
        for (name, flag) in flags {
            match data_or_none(cx, at, Key::Name(name), ask)? {
                Some(value) if cx.truthy(value) => read.yes |= flag,
                Some(_) => read.no |= flag,
                None => {}
            }
        }
        read.value = data_or_none(cx, at, Key::Name(name::value), ask)?;
        read.get = data_or_none(cx, at, Key::Name(name::get), ask)?;
        read.set = data_or_none(cx, at, Key::Name(name::set), ask)?;
        for (function, what) in [(read.get, "Getter"), (read.set, "Setter")] {
            if let Some(value) = function.filter(|value| *value != Value::Undefined && !cx.callable(*value)) {
                let text = describe(cx, value);
                return type_error(format!("{what} must be a function: {text}"));
            }
        }
        if read.is_accessor() && (read.value.is_some() || (read.yes | read.no) & attribute::WRITABLE != 0) {
            let text = describe(cx, value);
            let message =
                "Invalid property descriptor. Cannot both specify accessors and a value or writable attribute";
            return type_error(format!("{message}, {text}"));
        }
        Ok(read)
    }

    fn is_accessor(&self) -> bool {
        self.get.is_some() || self.set.is_some()
    }

    fn is_data(&self) -> bool {
        self.value.is_some() || (self.yes | self.no) & attribute::WRITABLE != 0
    }
}

/// Defines a property as a descriptor says; `TypeError` if what is there does not allow it.
pub(super) fn apply(cx: &mut Cx, at: Addr, key: Key, wanted: &Descriptor) -> Result<(), Stop> {
    // A typed array has its elements, each as it is, and no others.
    if cx.class(at) == Class::View
        && (cx.beside_elements(at, key) || matches!(key, Key::Index(_)) && crate::library::is_typed(cx, at))
    {
        let there = cx.own(at, key)?.is_some();
        if !there || wanted.is_accessor() || wanted.no & attribute::ALL != 0 {
            return type_error(format!("Cannot redefine property: {}", key_text(cx, key)));
        }
        return wanted.value.map_or(Ok(()), |value| cx.define(at, key, value, attribute::ALL));
    }
    let Some(old) = cx.own(at, key)? else {
        if !cx.extensible(at) {
            let key = key_text(cx, key);
            return type_error(format!("Cannot define property {key}, object is not extensible"));
        }
        return write(cx, at, key, wanted, None);
    };
    if !old.is(attribute::CONFIGURABLE) && !compatible(cx, &old, wanted) {
        return type_error(format!("Cannot redefine property: {}", key_text(cx, key)));
    }
    write(cx, at, key, wanted, Some(old))
}

/// Whether a property that cannot be configured may be defined so.
fn compatible(cx: &Cx, old: &Own, wanted: &Descriptor) -> bool {
    let enumerable = old.attributes & attribute::ENUMERABLE;
    let flips = wanted.yes & !enumerable | wanted.no & enumerable;
    if wanted.yes & attribute::CONFIGURABLE != 0 || flips & attribute::ENUMERABLE != 0 {
        return false;
    }
    if old.is(attribute::ACCESSOR) {
        let parts = pair(cx, old.value);
        return !wanted.is_data()
            && wanted.get.is_none_or(|get| cx.same_value(get, parts.0))
            && wanted.set.is_none_or(|set| cx.same_value(set, parts.1));
    }
    if wanted.is_accessor() {
        return false;
    }
    old.is(attribute::WRITABLE)
        || wanted.yes & attribute::WRITABLE == 0 && wanted.value.is_none_or(|value| cx.same_value(value, old.value))
}

/// The getter and the setter of an accessor.
pub(super) fn pair(cx: &Cx, accessor: Value) -> (Value, Value) {
    accessor.target().map_or((Value::Undefined, Value::Undefined), |store| (cx.slot(store, 0), cx.slot(store, 1)))
}

fn write(cx: &mut Cx, at: Addr, key: Key, wanted: &Descriptor, old: Option<Own>) -> Result<(), Stop> {
    let before = old.map_or(0, |own| own.attributes);
    let mut attributes = (before | wanted.yes) & !wanted.no;
    let was_accessor = before & attribute::ACCESSOR != 0;
    if wanted.is_accessor() || was_accessor && !wanted.is_data() {
        let parts = match old {
            Some(own) if was_accessor => pair(cx, own.value),
            _ => (Value::Undefined, Value::Undefined),
        };
        let accessor = cx.accessor(wanted.get.unwrap_or(parts.0), wanted.set.unwrap_or(parts.1))?;
        attributes = attributes & !attribute::WRITABLE | attribute::ACCESSOR;
        return cx.define(at, key, accessor, attributes);
    }
    if was_accessor {
        attributes &= !attribute::ACCESSOR;
    }
    let kept = old.filter(|_| !was_accessor).map_or(Value::Undefined, |own| own.value);
    cx.define(at, key, wanted.value.unwrap_or(kept), attributes)
}

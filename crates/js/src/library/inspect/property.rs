//! The properties of an object that are shown, and one property as text.

use super::text::{escaped, quoted};
use super::{Inspector, Value};
use crate::class::Class;
use crate::key::{Key, attribute};
use crate::object::Own;
use crate::program::name;
use crate::stop::Stop;
use memory::heap::Addr;

impl Inspector<'_, '_> {
    /// The keys that are shown, but for the elements of arrays.
    pub(super) fn keys(&mut self, at: Addr) -> Vec<Key> {
        let class = self.cx.class(at);
        let hidden = self.options.hidden;
        // A function's prototype is made when it is asked for: do not ask.
        let keys = match class.is_function() && !hidden {
            true => self.cx.pairs(at).into_iter().map(|(key, attributes, _)| (key, attributes)).collect(),
            false => self.cx.keys(at),
        };
        let index = |key: &Key| matches!(key, Key::Index(_));
        let skipped = |key: &Key| match class {
            Class::Array | Class::Boxed | Class::View => index(key),
            _ => false,
        };
        let shown = |attributes: u8| {
            attributes & attribute::PRIVATE == 0 && (hidden || attributes & attribute::ENUMERABLE != 0)
        };
        keys.into_iter().filter(|(key, bits)| shown(*bits) && !skipped(key)).map(|(key, _)| key).collect()
    }

    /// A property with its key.
    pub(super) fn property(&mut self, at: Addr, key: Key, level: i32) -> Result<String, Stop> {
        let Some(own) = self.cx.own(at, key)? else { return self.named(key, true, "undefined".into()) };
        let text = self.property_value(own, level)?;
        self.named(key, own.is(attribute::ENUMERABLE), text)
    }

    /// The value of a property; of an accessor what it has.
    pub(super) fn property_value(&mut self, own: Own, level: i32) -> Result<String, Stop> {
        match own.value {
            Value::Ref(pair) if own.is(attribute::ACCESSOR) => {
                let [getter, setter] = [0, 1].map(|part| self.cx.callable(self.cx.slot(pair, part)));
                Ok(match (getter, setter) {
                    (true, true) => "[Getter/Setter]",
                    (true, false) => "[Getter]",
                    (false, true) => "[Setter]",
                    (false, false) => "undefined",
                }
                .into())
            }
            value => self.indented(value, level),
        }
    }

    /// A text behind a key; what is not enumerable stands in brackets.
    pub(super) fn named(&mut self, key: Key, enumerable: bool, text: String) -> Result<String, Stop> {
        let key = match key {
            Key::Symbol(_) => {
                let units: Vec<u16> = super::super::describe::key_text(self.cx, key).encode_utf16().collect();
                format!("[{}]", escaped(&units, true))
            }
            Key::Index(index) => format!("'{index}'"),
            Key::Name(atom) => {
                let units = self.cx.program.atoms.borrow().text(atom).clone();
                let letter =
                    |unit: u16| char::from_u32(unit.into()).is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
                let digit = |unit: u16| (0x30..=0x39).contains(&unit);
                let word = units.first().is_some_and(|first| letter(*first))
                    && units.iter().all(|unit| letter(*unit) || digit(*unit));
                match () {
                    _ if String::from_utf16_lossy(&units) == "__proto__" => "['__proto__']".into(),
                    _ if !enumerable => format!("[{}]", escaped(&units, true)),
                    _ if word => String::from_utf16_lossy(&units),
                    _ => quoted(&units),
                }
            }
        };
        Ok(format!("{key}: {text}"))
    }

    /// The value of an own property that is no accessor.
    pub(super) fn own_value(&mut self, at: Addr, name: crate::Atom) -> Result<Option<Value>, Stop> {
        let own = self.cx.own(at, Key::Name(name))?;
        Ok(own.filter(|own| !own.is(attribute::ACCESSOR)).map(|own| own.value))
    }

    /// The length of an array, or of what is like one.
    pub(super) fn length(&mut self, at: Addr) -> Result<u32, Stop> {
        let length = self.own_value(at, name::length)?.and_then(|length| self.cx.as_number(length));
        // An `as` takes NaN to 0.
        Ok(length.unwrap_or(0.0) as u32)
    }
}

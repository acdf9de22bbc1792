//! What an object is called: its constructor's name, its tag, and the two as they stand before its braces.

use super::{Inspector, Options, Value, Want};
use crate::class::{Class, bound, function};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::{Intrinsic, name, symbol};
use crate::stop::Stop;
use memory::heap::Addr;

/// Whether an object's prototypes include a constructor's `prototype`.
fn is_instance(cx: &mut Cx, object: Addr, constructor: Addr) -> bool {
    let mut constructor = constructor;
    while cx.class(constructor) == Class::Bound {
        let Some(target) = cx.slot(constructor, bound::TARGET).target() else { return false };
        constructor = target;
    }
    let prototype = match cx.class(constructor) {
        Class::Function => cx.slot(constructor, function::PROTOTYPE),
        _ => cx.own(constructor, Key::Name(name::prototype)).ok().flatten().map_or(Value::Empty, |own| own.value),
    };
    let mut at = cx.prototype(object);
    while let Some(above) = at {
        if Value::Ref(above) == prototype {
            return true;
        }
        at = cx.prototype(above);
    }
    false
}

/// A function's own name, if it is a string.
pub(super) fn function_name(cx: &mut Cx, at: Addr) -> Option<String> {
    let own = cx.own(at, Key::Name(name::name_)).ok()??;
    if own.is(attribute::ACCESSOR) { None } else { cx.display(own.value) }
}

/// The name of the constructor that made an object, as far as an own or inherited `constructor` says it.
pub(crate) fn made_by(cx: &mut Cx, object: Addr) -> Option<String> {
    let (root, functions) = (cx.intrinsic(Intrinsic::ObjectPrototype), cx.intrinsic(Intrinsic::FunctionPrototype));
    let mut at = Some(object);
    while let Some(holder) = at {
        if holder != object && (holder == root || holder == functions) {
            return Some(if holder == root { "Object" } else { "Function" }.into());
        }
        let own = cx.own(holder, Key::Name(name::constructor)).ok().flatten();
        if let Some(own) = own.filter(|own| !own.is(attribute::ACCESSOR) && cx.callable(own.value))
            && let Some(constructor) = own.value.target()
            && let Some(name) = function_name(cx, constructor).filter(|name| !name.is_empty())
            && is_instance(cx, object, constructor)
        {
            return Some(name);
        }
        at = cx.prototype(holder);
    }
    None
}

impl Inspector<'_, '_> {
    /// What made an object; `None` for one without a prototype.
    pub(super) fn constructor(&mut self, at: Addr, level: i32) -> Result<Option<String>, Stop> {
        if let Some(name) = made_by(self.cx, at) {
            return Ok(Some(name));
        }
        let Some(first) = self.cx.prototype(at) else { return Ok(None) };
        let kind = super::super::object_text::kind(self.cx, Value::Ref(at));
        if self.too_deep(level) || level >= Options::DEEPEST {
            return Ok(Some(format!("{kind} <Complex prototype>")));
        }
        let above = match self.constructor(first, level + 1)? {
            Some(name) => name,
            None => {
                let options = Options { depth: -1, ..self.options };
                super::inspect(self.cx, self.wants, Value::Ref(first), options)?
            }
        };
        Ok(Some(format!("{kind} <{above}>")))
    }

    /// The tag, unless it is seen among the properties anyway; empty for none.
    pub(super) fn tag(&mut self, at: Addr) -> Result<String, Stop> {
        let Some((holder, own)) = self.cx.lookup(at, Key::Symbol(symbol::TO_STRING_TAG))? else {
            return Ok(String::new());
        };
        if holder == at && (self.options.hidden || own.is(attribute::ENUMERABLE)) {
            return Ok(String::new());
        }
        let value = match own.value {
            Value::Ref(pair) if own.is(attribute::ACCESSOR) => {
                let getter = self.cx.slot(pair, 0);
                match self.cx.callable(getter) {
                    true => self.wants.get(Want::Tag, Value::Ref(at), getter).unwrap_or(Value::Undefined),
                    false => Value::Undefined,
                }
            }
            value => value,
        };
        Ok(self.cx.display(value).unwrap_or_default())
    }
}

/// What is known of an object's name.
pub(super) struct Named {
    /// What made it.
    pub constructor: Option<String>,
    /// Its tag, or nothing.
    pub tag: String,
}

impl Named {
    /// What stands before the braces, with a space behind it. `size` is that of lists.
    pub fn prefix(&self, fallback: &str, size: &str) -> String {
        match &self.constructor {
            None if !self.tag.is_empty() && self.tag != fallback => {
                format!("[{fallback}{size}: null prototype] [{}] ", self.tag)
            }
            None => format!("[{fallback}{size}: null prototype] "),
            Some(name) if !self.tag.is_empty() && self.tag != *name => format!("{name}{size} [{}] ", self.tag),
            Some(name) => format!("{name}{size} "),
        }
    }

    /// The same of an object that is nothing special.
    pub fn plain(&self) -> String {
        self.prefix("Object", "")
    }

    /// What stands for an object that is too deep to be shown.
    pub fn folded(&self, kind: &str) -> String {
        let prefix = self.prefix(if self.constructor.is_none() { kind } else { "Object" }, "");
        let prefix = prefix.trim_end();
        if self.constructor.is_some() { format!("[{prefix}]") } else { prefix.into() }
    }

    /// Whether it was made by a constructor of a name.
    pub fn is(&self, name: &str) -> bool {
        self.constructor.as_deref() == Some(name)
    }
}

//! Functions and classes: what they are and what they are called.

use super::Inspector;
use super::name::{Named, function_name};
use crate::Value;
use crate::class::Class;
use crate::code::CodeKind;
use crate::key::Key;
use crate::program::name;
use crate::stop::Stop;
use memory::heap::Addr;

impl Inspector<'_, '_> {
    /// A function without its properties.
    pub(super) fn function(&mut self, at: Addr, named: &Named) -> Result<String, Stop> {
        let code = self.cx.code_of(at).map(|code| self.cx.program.code(code).clone());
        let is_class = |kind| matches!(kind, CodeKind::BaseConstructor | CodeKind::DerivedConstructor);
        if code.as_ref().is_some_and(|code| is_class(code.kind) && !code.internal) {
            return self.class(at, named);
        }
        let kind = match &code {
            Some(code) if code.internal => "Function",
            Some(code) if code.is_async && code.generator => "AsyncGeneratorFunction",
            Some(code) if code.is_async => "AsyncFunction",
            Some(code) if code.generator => "GeneratorFunction",
            _ => "Function",
        };
        let mut text = format!("[{kind}");
        if named.constructor.is_none() {
            text.push_str(" (null prototype)");
        }
        match function_name(self.cx, at).filter(|name| !name.is_empty()) {
            Some(name) => text.push_str(&format!(": {name}]")),
            None => text.push_str(" (anonymous)]"),
        }
        let usual = |name: &String| name == kind || name == "Function";
        if let Some(other) = named.constructor.as_ref().filter(|name| !usual(name)) {
            text.push_str(&format!(" {other}"));
        }
        if !named.tag.is_empty() && named.tag != kind && !named.is(&named.tag) {
            text.push_str(&format!(" [{}]", named.tag));
        }
        Ok(text)
    }

    fn class(&mut self, at: Addr, named: &Named) -> Result<String, Stop> {
        let name = function_name(self.cx, at).filter(|name| !name.is_empty()).unwrap_or("(anonymous)".into());
        let mut text = format!("[class {name}");
        if let Some(other) = named.constructor.as_ref().filter(|name| *name != "Function") {
            text.push_str(&format!(" [{other}]"));
        }
        if !named.tag.is_empty() && !named.is(&named.tag) {
            text.push_str(&format!(" [{}]", named.tag));
        }
        match self.cx.prototype(at) {
            None => text.push_str(" extends [null prototype]"),
            Some(above) => {
                let name = self.cx.lookup(above, Key::Name(name::name_))?.map(|(_, own)| own.value);
                if let Some(name) = name.and_then(|name| self.cx.display(name)).filter(|name| !name.is_empty()) {
                    text.push_str(&format!(" extends {name}"));
                }
            }
        }
        text.push(']');
        Ok(text)
    }

    /// What is in a box: `[Number: 3]`.
    pub(super) fn boxed(&mut self, at: Addr, named: &Named) -> String {
        let value = self.cx.slot(at, crate::class::VALUE);
        let kind = match value {
            Value::Bool(_) => "Boolean",
            Value::Symbol(_) => "Symbol",
            _ if self.cx.as_number(value).is_some() => "Number",
            _ if self.cx.is_string(value) => "String",
            _ => "BigInt",
        };
        let other = match &named.constructor {
            None => " (null prototype)".into(),
            Some(name) if name != kind => format!(" ({name})"),
            _ => String::new(),
        };
        let tag = match named.tag.is_empty() || named.is(&named.tag) {
            true => String::new(),
            false => format!(" [{}]", named.tag),
        };
        format!("[{kind}{other}: {}]{tag}", self.primitive(value))
    }

    /// Whether it is a function of the program's that is not strict, and all its properties are shown.
    pub(super) fn is_sloppy(&self, at: Addr) -> bool {
        let code = self.cx.code_of(at).map(|code| self.cx.program.code(code));
        let plain = |code: &std::rc::Rc<crate::code::Code>| {
            code.kind == CodeKind::Function && !code.strict && !code.internal && !code.is_async && !code.generator
        };
        self.options.hidden && code.is_some_and(plain)
    }

    /// Whether it is shown as a function.
    pub(super) fn is_function(&self, class: Class) -> bool {
        class.is_function()
    }
}

//! Errors: their stack, with the name that fits them best, and in brackets where there is no stack.

use super::name::Named;
use super::{Inspector, Value};
use crate::key::Key;
use crate::library::error::joined;
use crate::program::name;
use crate::stop::Stop;
use memory::heap::Addr;

impl Inspector<'_, '_> {
    /// The text of a property, own or inherited, that is a string and no accessor's.
    fn said(&mut self, at: Addr, name: crate::Atom) -> Result<Option<String>, Stop> {
        let found = self.cx.lookup(at, Key::Name(name))?.map(|(_, own)| own.value);
        Ok(found.and_then(|value| self.cx.display(value)))
    }

    /// An error without its properties; takes those away that its text says anyway, and adds what it holds.
    pub(super) fn error(&mut self, at: Addr, named: &Named, keys: &mut Vec<Key>) -> Result<String, Stop> {
        let kind = self.said(at, name::name_)?.unwrap_or_else(|| "Error".into());
        let message = self.said(at, name::message)?.unwrap_or_default();
        let stack = match self.said(at, name::stack)?.filter(|stack| !stack.is_empty()) {
            Some(stack) => stack,
            None => joined(&kind, &message),
        };
        if !self.options.hidden {
            for name in [name::name_, name::message, name::stack] {
                let said = self.said(at, name)?;
                keys.retain(|key| *key != Key::Name(name) || !said.as_ref().is_some_and(|said| stack.contains(said)));
            }
        }
        let errors = Key::Name(self.cx.program.atoms.borrow_mut().named("errors"));
        for key in [Key::Name(name::cause), errors] {
            let held = self.cx.own(at, key)?.is_some_and(|own| key != errors || self.is_array(own.value));
            if held && !keys.contains(&key) {
                keys.push(key);
            }
        }
        let mut stack = improved(stack, &kind, named);
        let from = if message.is_empty() { None } else { stack.find(&message).map(|at| at + message.len()) };
        if !stack[from.unwrap_or(0)..].contains("\n    at") {
            stack = format!("[{stack}]");
        }
        Ok(match self.indentation {
            0 => stack,
            _ => stack.replace('\n', &format!("\n{}", " ".repeat(self.indentation))),
        })
    }

    fn is_array(&self, value: Value) -> bool {
        self.cx.as_class(value, crate::Class::Array).is_some()
    }
}

/// The stack with the constructor's name, where `name` says less.
fn improved(stack: String, kind: &str, named: &Named) -> String {
    let rest = stack.strip_prefix(kind);
    let regular = kind.ends_with("Error") && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '\n']));
    if named.constructor.is_some() && !regular {
        return stack;
    }
    let length = if regular { kind.len() } else { 0 };
    let prefix = named.prefix("Error", "");
    let prefix = prefix.trim_end();
    if prefix == kind {
        return stack;
    }
    match (prefix.contains(kind), length) {
        (true, 0) => format!("{prefix}: {stack}"),
        (true, length) => format!("{prefix}{}", &stack[length..]),
        (false, length) => format!("{prefix} [{kind}]{}", &stack[length..]),
    }
}

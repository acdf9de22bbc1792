//! Native errors as objects.

use crate::Value;
use crate::class::Class;
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::{Intrinsic, name};
use crate::stop::{ErrorKind, Stop};
use memory::heap::Addr;

impl Cx<'_> {
    /// An error object of a native kind, with a message.
    pub fn make_error(&mut self, kind: ErrorKind, message: &str) -> Result<Addr, Stop> {
        let (prototype, header) = match kind {
            ErrorKind::Error => (Intrinsic::ErrorPrototype, "Error"),
            ErrorKind::TypeError => (Intrinsic::TypeErrorPrototype, "TypeError"),
            ErrorKind::RangeError => (Intrinsic::RangeErrorPrototype, "RangeError"),
            ErrorKind::ReferenceError => (Intrinsic::ReferenceErrorPrototype, "ReferenceError"),
            ErrorKind::SyntaxError => (Intrinsic::SyntaxErrorPrototype, "SyntaxError"),
        };
        let stack = self.stack_text(&format!("{header}: {message}"), None)?;
        let message = self.str(message)?;
        let at = self.make_of(Class::Error, prototype, 2)?;
        self.define(at, Key::Name(name::stack), stack, attribute::HIDDEN)?;
        self.define(at, Key::Name(name::message), message, attribute::HIDDEN)?;
        Ok(at)
    }

    /// What `stack` says: the header, and the functions of the program that are being called.
    pub fn stack_text(&mut self, header: &str, _skipped: Option<Addr>) -> Result<Value, Stop> {
        let mut text = header.to_owned();
        let frames = (0..self.vm.depth()).rev().map(|depth| self.vm.frame(depth));
        for frame in frames.filter(|frame| !self.program.code(frame.code).internal).take(10) {
            let code = self.program.code(frame.code);
            let name = code.name.map(|name| self.program.display(name)).unwrap_or_default();
            text.push_str("\n    at ");
            text.push_str(if name.is_empty() { "<anonymous>" } else { &name });
        }
        let units: Vec<u16> = text.encode_utf16().collect();
        Ok(Value::Atom(self.program.atoms.borrow_mut().intern(&units)))
    }
}

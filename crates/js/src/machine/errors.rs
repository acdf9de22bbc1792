//! Native errors as objects.

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
}

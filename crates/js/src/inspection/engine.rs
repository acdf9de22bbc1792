//! What can be told of things that an engine keeps for itself: the scopes that hold captured variables, prototypes.

use super::code_name;
use crate::class::{Class, context, function};
use crate::code::{CodeId, FIRST, ScopeNames};
use crate::key::Key;
use crate::program::name;
use crate::{Reader, Value};
use memory::heap::Addr;

impl Reader<'_> {
    /// The scope that a context is of, and whose code it belongs to.
    pub(super) fn scope_of(&self, at: Addr) -> Option<(CodeId, &ScopeNames)> {
        match (self.class(at), self.slot(at, context::CODE), self.slot(at, context::SCOPE)) {
            (Some(Class::Context), Value::Mark(code), Value::Mark(scope)) => {
                Some((CodeId(code), self.program.code(CodeId(code)).scopes.get(scope as usize)?))
            }
            _ => None,
        }
    }

    /// What a scope of the program's own is called, such as `scope of outer`; `None` for anything else.
    pub fn scope(&self, at: Addr) -> Option<String> {
        let (code, scope) = self.scope_of(at).filter(|(code, _)| !self.program.code(*code).internal)?;
        let own = scope.label.starts_with("function");
        Some(format!("scope of {}", if own { code_name(self.program, code) } else { scope.label.to_string() }))
    }

    /// The function whose `prototype` an object is.
    pub fn prototype_of(&self, at: Addr) -> Option<Addr> {
        if self.class(at) != Some(Class::Object) {
            return None;
        }
        let pairs = self.pairs(at).into_iter();
        let (.., slot) = pairs.take(1).find(|(key, ..)| *key == Key::Name(name::constructor))?;
        let maker = self.load(slot).target().filter(|to| self.class(*to) == Some(Class::Function))?;
        (self.slot(maker, function::PROTOTYPE).target() == Some(at)).then_some(maker)
    }

    /// The scopes that a call has entered and not left, the outermost first: their captured variables are its own.
    pub fn scopes_under_way(&self, depth: usize) -> Vec<Addr> {
        let frame = self.vm.frame(depth);
        let code = self.program.code(frame.code);
        if code.internal || code.scopes.is_empty() {
            return Vec::new();
        }
        let registers = (FIRST..code.temporaries).filter(|index| code.locals.iter().all(|l| l.register != *index));
        let held = registers.filter_map(|index| self.root(frame.base + u32::from(index)).target());
        held.filter(|at| self.scope_of(*at).is_some_and(|(of, _)| of == frame.code)).collect()
    }
}

//! `import()`: a promise of what a file of the text exports. The file has run by then.

use super::scopes::VarId;
use super::{Compiler, Res, modules};
use crate::Refusal;
use crate::code::{Define, Helper, Ins, Reg};
use crate::value::Value;
use oxc_ast::ast::*;

impl Compiler<'_> {
    /// What it exports is put together at each mention; the library gives the first of them every time.
    pub fn import(&mut self, it: &ImportExpression<'_>, dst: Reg) -> Res {
        let at = it.span.start;
        let depth = self.fun.depth();
        let Some(namespace) = self.dynamic.get(&at).cloned() else { return self.computed_import(it, dst) };
        let (number, object) = (self.fun.temp(), self.fun.temp());
        self.namespace(&namespace, (number, object), at)?;
        self.help_into(dst, Helper::Import, &[number, object])?;
        self.fun.emit(Ins::Clear { from: number, count: 2 });
        self.fun.release(depth);
        Ok(())
    }

    /// An import of a name that is known only when it runs: of any file, or of what heapwave has by itself.
    fn computed_import(&mut self, it: &ImportExpression<'_>, dst: Reg) -> Res {
        if let Expression::StringLiteral(source) = &it.source
            && crate::support::module_number(source.value.as_str()).is_none()
        {
            return Err(Refusal { at: it.span.start, message: modules::missing(source.value.as_str()) });
        }
        let depth = self.fun.depth();
        let (name, list) = (self.fun.temp(), self.fun.temp());
        self.expr(&it.source, name)?;
        self.fun.emit(Ins::NewArray { dst: list, room: 0 });
        for (file, namespace) in self.computed.clone() {
            let (text, number, object) = (self.fun.temp(), self.fun.temp(), self.fun.temp());
            let atom = self.atoms.named(&file);
            self.load_value(text, Value::Atom(atom));
            self.namespace(&namespace, (number, object), it.span.start)?;
            for value in [text, number, object] {
                self.fun.emit(Ins::Append { array: list, value });
            }
            self.fun.release(depth + 2);
        }
        self.help_into(dst, Helper::ImportComputed, &[name, list])?;
        self.fun.emit(Ins::Clear { from: name, count: 2 });
        self.fun.release(depth);
        Ok(())
    }

    /// What an `import *` gives: an object of what the file exports.
    pub fn imported_namespace(&mut self, at: u32, dst: Reg) -> Res {
        let Some(namespace) = self.dynamic.get(&at).cloned() else { return Err(self.lost(at)) };
        let depth = self.fun.depth();
        let (number, object) = (self.fun.temp(), self.fun.temp());
        self.namespace(&namespace, (number, object), at)?;
        self.move_to(dst, object);
        self.fun.emit(Ins::Clear { from: number, count: 2 });
        self.fun.release(depth);
        Ok(())
    }

    /// A file's number, and an object of what it exports.
    fn namespace(&mut self, namespace: &modules::Namespace, (number, object): (Reg, Reg), at: u32) -> Res {
        let depth = self.fun.depth();
        self.load_value(number, Value::Int(namespace.file as i32));
        self.fun.emit(Ins::NewObject { dst: object, room: namespace.exports.len().min(200) as u16 });
        for (exported, local) in &namespace.exports {
            let Some(index) = self.scopes.all[0].find(local) else { return Err(self.lost(at)) };
            let (value, name, local) = (self.fun.temp(), self.atoms.named(exported), self.atoms.named(local));
            self.load_var(VarId { scope: 0, index }, local, true, value, false);
            self.fun.emit(Ins::DefineNamed { object, name, value, how: Define::Field });
            self.fun.release(depth);
        }
        Ok(())
    }
}

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
        let Some(namespace) = self.dynamic.get(&at).cloned() else {
            let name = if let Expression::StringLiteral(source) = &it.source { source.value.as_str() } else { "it" };
            return Err(Refusal { at, message: modules::missing(name) });
        };
        let depth = self.fun.depth();
        let (number, object) = (self.fun.temp(), self.fun.temp());
        self.load_value(number, Value::Int(namespace.file as i32));
        self.fun.emit(Ins::NewObject { dst: object, room: namespace.exports.len().min(200) as u16 });
        for (exported, local) in &namespace.exports {
            let Some(index) = self.scopes.all[0].find(local) else { return Err(self.lost(at)) };
            let (value, name, local) = (self.fun.temp(), self.atoms.named(exported), self.atoms.named(local));
            self.load_var(VarId { scope: 0, index }, local, true, value, false);
            self.fun.emit(Ins::DefineNamed { object, name, value, how: Define::Field });
            self.fun.release(depth + 2);
        }
        self.help_into(dst, Helper::Import, &[number, object])?;
        self.fun.emit(Ins::Clear { from: number, count: 2 });
        self.fun.release(depth);
        Ok(())
    }
}

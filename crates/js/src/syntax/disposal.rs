//! `using` and `await using`: what a stretch of statements has to dispose of when it is left.
//!
//! The values stand in a list of the stretch's own; however it is left, the prelude disposes of them, the last first.

use super::control::Control;
use super::{Compiler, Res};
use crate::code::{Helper, Ins, Reg};
use crate::value::Value;
use oxc_ast::ast::*;

impl Compiler<'_> {
    /// Compiles statements of which some may be `using`.
    pub fn disposing<'s, 'a: 's>(
        &mut self,
        statements: impl Iterator<Item = &'s Statement<'a>>,
        work: impl FnOnce(&mut Self) -> Res,
    ) -> Res {
        let (mut some, mut later) = (false, false);
        for statement in statements {
            if let Statement::VariableDeclaration(it) = statement {
                some |= it.kind.is_using();
                later |= it.kind == VariableDeclarationKind::AwaitUsing;
            }
        }
        if !some {
            return work(self);
        }
        let (list, error) = (self.fun.local(), self.fun.local());
        self.fun.emit(Ins::NewArray { dst: list, room: 0 });
        let around = self.fun.disposal.replace(list);
        let (thrown, end) = (self.fun.label(), self.fun.label());
        self.fun.control.push(Control::Dispose { list, later });
        self.fun.open_region(thrown, error);
        work(self)?;
        self.fun.close_region();
        self.fun.control.pop();
        self.fun.disposal = around;
        self.dispose(list, later, None)?;
        self.fun.jump(end);
        self.fun.place(thrown);
        self.dispose(list, later, Some(error))?;
        self.fun.emit(Ins::Throw { src: error });
        self.fun.place(end);
        Ok(())
    }

    /// Disposes of what is in a list, after an exception or without.
    pub fn dispose(&mut self, list: Reg, later: bool, error: Option<Reg>) -> Res {
        let helper = if later { Helper::DisposeLater } else { Helper::Dispose };
        let depth = self.fun.depth();
        let dst = self.fun.temp();
        let mut arguments = vec![list];
        arguments.extend(error);
        self.help_into(dst, helper, &arguments)?;
        if later {
            self.fun.emit(Ins::Await { dst, value: dst });
        }
        self.fun.emit(Ins::Clear { from: dst, count: 1 });
        self.fun.release(depth);
        Ok(())
    }

    /// `using x = …`: takes the value down before the name gets it.
    pub fn using(&mut self, it: &VariableDeclarator<'_>, kind: VariableDeclarationKind) -> Res {
        let (Some(init), Some(list)) = (&it.init, self.fun.disposal) else { return Err(self.lost(it.span.start)) };
        let name = self.pattern_name(&it.id);
        let value = self.fun.temp();
        self.named(init, name, value)?;
        let waits = self.fun.temp();
        self.load_value(waits, Value::Bool(kind == VariableDeclarationKind::AwaitUsing));
        self.help(Helper::AddDisposable, &[list, value, waits])?;
        self.fun.emit(Ins::Clear { from: waits, count: 1 });
        self.bind(&it.id, value)?;
        self.fun.release(0);
        Ok(())
    }
}

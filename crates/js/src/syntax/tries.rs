//! `try`, `catch`, `finally`.

use super::control::{Control, Exit, NORMALLY, THROWING};
use super::scopes::{ScopeKind, THROWN, VarId};
use super::{Compiler, Res};
use crate::code::{Ins, Reg};
use crate::value::Value;
use oxc_ast::ast::*;

impl Compiler<'_> {
    /// `try` in all its forms.
    pub fn try_statement(&mut self, it: &TryStatement<'_>) -> Res {
        let Some(finalizer) = &it.finalizer else { return self.try_catch(it) };
        let mark = self.fun.mark();
        let (kind, value) = (self.fun.local(), self.fun.local());
        let inside = self.fun.mark();
        let (entry, thrown) = (self.fun.label(), self.fun.label());
        self.fun.control.push(Control::Finally { kind, value, entry, exits: Vec::new() });
        self.fun.open_region(thrown, value);
        match it.handler {
            Some(_) => self.try_catch(it)?,
            None => self.block(&it.block)?,
        }
        self.fun.close_region();
        let Some(Control::Finally { exits, .. }) = self.fun.control.pop() else { return Err(self.lost(it.span.start)) };
        self.load_value(kind, Value::Int(NORMALLY));
        self.fun.jump(entry);
        self.fun.place(thrown);
        self.load_value(kind, Value::Int(THROWING));
        self.fun.place(entry);
        self.fun.clear_since(inside);
        self.block(finalizer)?;
        self.go_on(kind, value, &exits)?;
        self.fun.clear_since(mark);
        Ok(())
    }

    /// After a `finally`: goes on as what led to it would have.
    fn go_on(&mut self, kind: Reg, value: Reg, exits: &[Exit]) -> Res {
        let after = self.fun.label();
        let rethrow = self.fun.label();
        let ways: Vec<_> = exits.iter().map(|_| self.fun.label()).collect();
        let table = [after, rethrow].iter().chain(&ways).map(|label| label.0).collect();
        self.fun.code.tables.push(table);
        let table = self.fun.code.tables.len() as u32 - 1;
        self.fun.emit(Ins::Switch { on: kind, table });
        self.fun.place(rethrow);
        self.fun.emit(Ins::Throw { src: value });
        for (way, exit) in ways.into_iter().zip(exits) {
            self.fun.place(way);
            self.leave(*exit)?;
        }
        self.fun.place(after);
        Ok(())
    }

    fn try_catch(&mut self, it: &TryStatement<'_>) -> Res {
        let Some(handler) = &it.handler else { return Err(self.lost(it.span.start)) };
        let mark = self.fun.mark();
        let error = self.fun.local();
        let inside = self.fun.mark();
        let (caught, end) = (self.fun.label(), self.fun.label());
        self.fun.open_region(caught, error);
        self.block(&it.block)?;
        self.fun.close_region();
        self.fun.jump(end);
        self.fun.place(caught);
        self.fun.clear_since(inside);
        self.catch(handler, error)?;
        self.fun.place(end);
        self.fun.clear_since(mark);
        Ok(())
    }

    fn catch(&mut self, it: &CatchClause<'_>, error: Reg) -> Res {
        self.scoped(ScopeKind::Catch, it.span.start, |compiler, scope| {
            if let Some(index) = compiler.scopes.all[scope].find(THROWN) {
                compiler.store_var(VarId { scope, index }, error, true);
            }
            if let Some(param) = &it.param {
                compiler.bind(&param.pattern, error)?;
            }
            // The error itself is the variable's from now on.
            compiler.fun.emit(Ins::Clear { from: error, count: 1 });
            compiler.block(&it.body)
        })
    }
}

//! `yield` and `yield*`.

use super::control::Exit;
use super::fun::TEMPORARY;
use super::{Compiler, Res};
use crate::code::{Helper, Ins, Reg, When};
use crate::value::Value;
use oxc_ast::ast::*;

impl Compiler<'_> {
    /// `yield` in both forms.
    pub fn yield_value(&mut self, it: &YieldExpression<'_>, dst: Reg) -> Res {
        if it.delegate {
            return self.yield_all(it, dst);
        }
        let depth = self.fun.depth();
        let sent = if dst >= TEMPORARY { dst } else { self.fun.temp() };
        let value = match &it.argument {
            Some(argument) => self.operand_near(argument, sent)?,
            None => {
                self.load_value(sent, Value::Undefined);
                sent
            }
        };
        self.fun.emit(Ins::Yield { dst: sent, value });
        let (how, go_on) = (self.fun.temp(), self.fun.label());
        self.fun.emit(Ins::Resumed { dst: how });
        self.branch_on(When::False, how, false, go_on);
        self.fun.release(how - TEMPORARY);
        self.return_with(sent)?;
        self.fun.place(go_on);
        self.move_to(dst, sent);
        self.fun.release(depth);
        Ok(())
    }

    /// Leaves as `return` would, from the middle of an expression: what else it holds is let go.
    fn return_with(&mut self, value: Reg) -> Res {
        if value > TEMPORARY {
            self.fun.emit(Ins::Clear { from: TEMPORARY, count: value - TEMPORARY });
        }
        self.leave(Exit::Return(value))
    }

    /// `yield*`: hands everything on to another iterator.
    fn yield_all(&mut self, it: &YieldExpression<'_>, dst: Reg) -> Res {
        let depth = if dst >= TEMPORARY { dst - TEMPORARY } else { self.fun.depth() };
        let mark = self.fun.mark();
        // An exception sent in is caught here, and catching empties all temporaries: they wait in locals.
        let kept = self.fun.locals_in_row(depth);
        for i in 0..depth {
            self.move_to(kept + i, TEMPORARY + i);
        }
        self.delegate(it)?;
        let result = self.fun.mark() - 1;
        for i in 0..depth {
            self.move_to(TEMPORARY + i, kept + i);
        }
        self.move_to(dst, result);
        self.fun.clear_since(mark);
        Ok(())
    }

    /// Runs the inner iterator; the last local made gets the value of the whole.
    fn delegate(&mut self, it: &YieldExpression<'_>) -> Res {
        let (iterator, next, sent, how) = (self.fun.local(), self.fun.local(), self.fun.local(), self.fun.local());
        let (error, result) = (self.fun.local(), self.fun.local());
        let source = self.fun.temp();
        if let Some(argument) = &it.argument {
            self.expr(argument, source)?;
        }
        self.begin_iteration(iterator, next, source);
        self.load_value(sent, Value::Undefined);
        let (thrown, returned, checked, finished) =
            (self.fun.label(), self.fun.label(), self.fun.label(), self.fun.label());
        let top = self.fun.placed();
        self.call_on(next, iterator, Some(sent), result);
        self.fun.place(checked);
        self.fun.emit(Ins::CheckResult { src: result });
        self.get(result, "done", how);
        self.branch_on(When::True, how, true, finished);
        self.fun.open_region(thrown, error);
        self.fun.emit(Ins::YieldResult { dst: sent, result });
        self.fun.emit(Ins::Resumed { dst: how });
        self.fun.close_region();
        self.branch_on(When::False, how, true, top);
        // `return`: the inner one may refuse to end.
        self.get(iterator, "return", result);
        self.branch_on(When::Nullish, result, true, returned);
        self.call_on(result, iterator, Some(sent), result);
        self.fun.emit(Ins::CheckResult { src: result });
        self.get(result, "done", how);
        let go_on = self.fun.label();
        self.branch_on(When::False, how, true, go_on);
        self.get(result, "value", sent);
        self.fun.place(returned);
        self.leave(Exit::Return(sent))?;
        self.fun.place(go_on);
        self.fun.jump(checked);
        // `throw`: without such a method the inner iterator is closed, and calling nothing is the error.
        self.fun.place(thrown);
        self.get(iterator, "throw", result);
        let there = self.fun.label();
        self.branch_on(When::NotNullish, result, true, there);
        self.help(Helper::Close, &[iterator])?;
        self.fun.place(there);
        self.call_on(result, iterator, Some(error), result);
        self.fun.emit(Ins::Clear { from: error, count: 1 });
        self.fun.jump(checked);
        self.fun.place(finished);
        self.get(result, "value", result);
        Ok(())
    }

    fn get(&mut self, object: Reg, name: &str, dst: Reg) {
        let name = self.atoms.named(name);
        self.fun.emit(Ins::GetNamed { dst, object, name });
    }

    /// Calls what a register holds on an object.
    fn call_on(&mut self, function: Reg, this: Reg, argument: Option<Reg>, dst: Reg) {
        let depth = self.fun.depth();
        let base = self.copy(function);
        self.copy(this);
        if let Some(argument) = argument {
            self.copy(argument);
        }
        self.fun.emit(Ins::Call { dst, base, count: u16::from(argument.is_some()) });
        self.fun.release(depth);
    }
}

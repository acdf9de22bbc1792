//! `yield` and `yield*`.

use super::control::{Control, Exit};
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
        let value = self.awaited_return(value);
        self.fun.emit(Ins::Yield { dst: sent, value });
        let (how, go_on) = (self.fun.temp(), self.fun.label());
        self.fun.emit(Ins::Resumed { dst: how });
        self.branch_on(When::False, how, false, go_on);
        self.fun.release(how - TEMPORARY);
        self.unwrap_return(sent);
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
        let later = self.in_async_generator();
        if later {
            self.begin_async_iteration(iterator, next, source);
        } else {
            self.begin_iteration(iterator, next, source);
        }
        self.load_value(sent, Value::Undefined);
        let (thrown, returned, checked, finished) =
            (self.fun.label(), self.fun.label(), self.fun.label(), self.fun.label());
        let top = self.fun.placed();
        self.call_on(next, iterator, Some(sent), result);
        self.fun.place(checked);
        if later {
            self.fun.emit(Ins::Await { dst: result, value: result });
        }
        self.fun.emit(Ins::CheckResult { src: result });
        self.get(result, "done", how);
        self.branch_on(When::True, how, true, finished);
        let yielded = self.fun.placed();
        self.fun.open_region(thrown, error);
        if later {
            self.get(result, "value", result);
            self.fun.emit(Ins::Yield { dst: sent, value: result });
        } else {
            self.fun.emit(Ins::YieldResult { dst: sent, result });
        }
        self.fun.emit(Ins::Resumed { dst: how });
        if later {
            let plain = self.fun.label();
            self.branch_on(When::False, how, true, plain);
            self.unwrap_return(sent);
            self.fun.place(plain);
        }
        self.fun.close_region();
        self.branch_on(When::False, how, true, top);
        // `return`: the inner one may refuse to end.
        self.get(iterator, "return", result);
        self.branch_on(When::Nullish, result, true, returned);
        self.call_on(result, iterator, Some(sent), result);
        if later {
            self.fun.emit(Ins::Await { dst: result, value: result });
        }
        self.fun.emit(Ins::CheckResult { src: result });
        self.get(result, "done", how);
        let go_on = self.fun.label();
        self.branch_on(When::False, how, true, go_on);
        self.get(result, "value", sent);
        self.fun.place(returned);
        self.leave(Exit::Return(sent))?;
        self.fun.place(go_on);
        self.fun.jump(yielded);
        // `throw`: without such a method the inner iterator is closed, and calling nothing is the error.
        self.fun.place(thrown);
        self.get(iterator, "throw", result);
        let there = self.fun.label();
        self.branch_on(When::NotNullish, result, true, there);
        if later {
            self.close_async(iterator)?;
        } else {
            self.help(Helper::Close, &[iterator])?;
        }
        self.fun.place(there);
        self.call_on(result, iterator, Some(error), result);
        self.fun.emit(Ins::Clear { from: error, count: 1 });
        self.fun.jump(checked);
        self.fun.place(finished);
        self.get(result, "value", result);
        Ok(())
    }

    /// Whether the function under way is an async generator.
    fn in_async_generator(&self) -> bool {
        self.fun.code.generator && self.fun.code.is_async
    }

    /// What an async generator yields or returns is waited for first.
    pub fn awaited_return(&mut self, value: Reg) -> Reg {
        if !self.in_async_generator() {
            return value;
        }
        let dst = if value >= TEMPORARY { value } else { self.fun.temp() };
        self.fun.emit(Ins::Await { dst, value });
        dst
    }

    /// A value that was sent in by `return` is waited for where it arrives.
    fn unwrap_return(&mut self, sent: Reg) {
        if self.in_async_generator() {
            self.fun.emit(Ins::Await { dst: sent, value: sent });
        }
    }

    /// Gets the async iterator of what a temporary holds, and its `next`.
    fn begin_async_iteration(&mut self, iterator: Reg, next: Reg, source: Reg) {
        self.fun.emit(Ins::Help { dst: iterator, helper: Helper::AsyncIterator, base: source, count: 1 });
        self.fun.release(source - TEMPORARY);
        let name = self.atoms.named("next");
        self.fun.emit(Ins::GetNamed { dst: next, object: iterator, name });
    }

    /// Closes an async iterator, and waits for it.
    pub fn close_async(&mut self, iterator: Reg) -> Res {
        let depth = self.fun.depth();
        let (dst, closed) = (self.fun.temp(), self.fun.label());
        self.help_into(dst, Helper::AsyncClose, &[iterator])?;
        self.branch_on(When::Empty, dst, true, closed);
        self.fun.emit(Ins::Await { dst, value: dst });
        self.fun.emit(Ins::CheckResult { src: dst });
        self.fun.place(closed);
        self.fun.emit(Ins::Clear { from: dst, count: 1 });
        self.fun.release(depth);
        Ok(())
    }

    /// `for await (… of …)`.
    pub fn for_await(&mut self, it: &ForOfStatement<'_>) -> Res {
        let (labels, end, mark) = self.begin_loop();
        let (iterator, next, error, result) = (self.fun.local(), self.fun.local(), self.fun.local(), self.fun.local());
        let source = self.each_source(it.span.start, &it.left, &it.right)?;
        self.begin_async_iteration(iterator, next, source);
        let (thrown, turn) = (self.fun.label(), self.fun.label());
        let top = self.fun.placed();
        self.begin_statement(oxc_span::GetSpan::span(&it.left).start);
        self.call_on(next, iterator, None, result);
        self.fun.emit(Ins::Await { dst: result, value: result });
        self.fun.emit(Ins::CheckResult { src: result });
        let value = self.fun.temp();
        self.get(result, "done", value);
        self.branch_on(When::True, value, false, end);
        self.get(result, "value", value);
        self.fun.emit(Ins::Clear { from: result, count: 1 });
        self.fun.control.push(Control::CloseAsync { iterator });
        self.fun.open_region(thrown, error);
        self.scoped_turn(it.span.start, &it.left, value, |compiler| compiler.loop_body(labels, turn, &it.body))?;
        self.fun.close_region();
        self.fun.control.pop();
        self.fun.jump(top);
        self.fun.place(thrown);
        let depth = self.fun.depth();
        let dst = self.fun.temp();
        self.help_into(dst, Helper::AsyncCloseQuietly, &[iterator])?;
        self.fun.emit(Ins::Await { dst, value: dst });
        self.fun.emit(Ins::Clear { from: dst, count: 1 });
        self.fun.release(depth);
        self.fun.emit(Ins::Throw { src: error });
        self.end_loop(end, mark);
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

//! Loops.

use super::control::Control;
use super::fun::{Label, TEMPORARY};
use super::scopes::{ScopeKind, VarKind};
use super::{Compiler, Res};
use crate::code::{Helper, Ins, Reg, When};
use oxc_ast::ast::*;
use oxc_span::GetSpan;

impl Compiler<'_> {
    /// Takes the labels that stand before a loop and makes it something `break` leaves.
    pub fn begin_loop(&mut self) -> (Vec<String>, Label, Reg) {
        let (labels, to) = (std::mem::take(&mut self.fun.pending_labels), self.fun.label());
        self.fun.control.push(Control::Break { labels: labels.clone(), plain: true, to });
        (labels, to, self.fun.mark())
    }

    pub fn end_loop(&mut self, to: Label, mark: Reg) {
        self.fun.control.pop();
        self.fun.place(to);
        self.fun.clear_since(mark);
    }

    /// A loop's body; `next` is placed after it.
    pub fn loop_body(&mut self, labels: Vec<String>, next: Label, body: &Statement<'_>) -> Res {
        let mark = self.fun.mark();
        self.fun.control.push(Control::Continue { labels, to: next });
        self.statement(body)?;
        self.fun.control.pop();
        self.fun.place(next);
        self.fun.clear_since(mark);
        Ok(())
    }

    /// A condition: a statement on each turn.
    fn condition(&mut self, test: &Expression<'_>, when: bool, to: Label) -> Res {
        self.begin_statement(test.span().start);
        self.branch(test, when, to)
    }

    /// `while`.
    pub fn while_loop(&mut self, it: &WhileStatement<'_>) -> Res {
        let (labels, end, mark) = self.begin_loop();
        let next = self.fun.label();
        let top = self.fun.placed();
        self.condition(&it.test, false, end)?;
        self.loop_body(labels, next, &it.body)?;
        self.fun.jump(top);
        self.end_loop(end, mark);
        Ok(())
    }

    /// `do … while`.
    pub fn do_while(&mut self, it: &DoWhileStatement<'_>) -> Res {
        let (labels, end, mark) = self.begin_loop();
        let next = self.fun.label();
        let top = self.fun.placed();
        self.loop_body(labels, next, &it.body)?;
        self.condition(&it.test, true, top)?;
        self.end_loop(end, mark);
        Ok(())
    }

    /// `for (;;)`: each turn has variables of its own if closures can tell.
    pub fn for_loop(&mut self, it: &ForStatement<'_>) -> Res {
        let (labels, end, mark) = self.begin_loop();
        self.scoped(ScopeKind::Loop, it.span.start, |compiler, scope| compiler.for_inside(it, scope, labels, end))?;
        self.end_loop(end, mark);
        Ok(())
    }

    fn for_inside(&mut self, it: &ForStatement<'_>, scope: usize, labels: Vec<String>, end: Label) -> Res {
        match &it.init {
            Some(ForStatementInit::VariableDeclaration(head)) => self.declaration(head)?,
            Some(init) => {
                if let Some(expression) = init.as_expression() {
                    self.effect(expression)?;
                }
            }
            None => {}
        }
        let context = self.fun.contexts.last().filter(|(of, _)| *of == scope).map(|(_, reg)| *reg);
        // Constants cannot change from turn to turn, but their closures would not be told apart in V8 either.
        let fresh = context.filter(|_| self.scopes.all[scope].vars.iter().any(|var| var.kind == VarKind::Let));
        let next = self.fun.label();
        let top = self.fun.placed();
        if let Some(test) = &it.test {
            self.condition(test, false, end)?;
        }
        self.loop_body(labels, next, &it.body)?;
        if let Some(context) = fresh {
            self.fun.emit(Ins::CopyContext { dst: context, src: context });
        }
        if let Some(update) = &it.update {
            self.begin_statement(update.span().start);
            self.effect(update)?;
        }
        self.fun.jump(top);
        Ok(())
    }

    /// `for (… in …)`: over an array of the keys, made beforehand; keys deleted meanwhile are left out.
    pub fn for_in(&mut self, it: &ForInStatement<'_>) -> Res {
        let (labels, end, mark) = self.begin_loop();
        let (iterator, next, object) = (self.fun.local(), self.fun.local(), self.fun.local());
        let value = self.each_source(it.span.start, &it.left, &it.right)?;
        self.move_to(object, value);
        self.fun.release(0);
        let keys = self.fun.temp();
        self.help_into(keys, Helper::ForIn, &[object])?;
        self.begin_iteration(iterator, next, keys);
        let turn = self.fun.label();
        let top = self.fun.placed();
        self.begin_statement(it.left.span().start);
        let key = self.fun.temp();
        self.fun.emit(Ins::Next { value: key, iterator, next });
        self.branch_on(When::Empty, key, true, end);
        self.still_there(key, object, top)?;
        self.scoped_turn(it.span.start, &it.left, key, |compiler| compiler.loop_body(labels, turn, &it.body))?;
        self.fun.jump(top);
        self.end_loop(end, mark);
        Ok(())
    }

    /// Goes back to the top if a key is not in the object any more.
    fn still_there(&mut self, key: Reg, object: Reg, top: Label) -> Res {
        let depth = self.fun.depth();
        let (present, copy) = (self.fun.label(), self.copy(key));
        self.fun.emit(Ins::StillHas { dst: copy, object, key: copy });
        self.branch_on(When::True, copy, false, present);
        self.clear_temp(key);
        self.fun.jump(top);
        self.fun.place(present);
        self.fun.release(depth);
        Ok(())
    }

    /// What `for-in` and `for-of` go over. Its names are dead there.
    pub fn each_source(&mut self, start: u32, left: &ForStatementLeft<'_>, right: &Expression<'_>) -> Res<Reg> {
        let temp = self.fun.temp();
        let Some(scope) = self.scopes.at(start, ScopeKind::Loop) else { return Err(self.lost(start)) };
        let dead = self.scopes.all[scope].vars.iter().any(|var| var.dead_zone);
        let lexical = matches!(left, ForStatementLeft::VariableDeclaration(_));
        if dead && lexical {
            self.enter(scope);
            self.expr(right, temp)?;
            self.exit(scope);
        } else {
            self.expr(right, temp)?;
        }
        Ok(temp)
    }

    /// Gets the iterator of what a temporary holds, and its `next`.
    pub fn begin_iteration(&mut self, iterator: Reg, next: Reg, source: Reg) {
        self.fun.emit(Ins::Help { dst: iterator, helper: Helper::Iterator, base: source, count: 1 });
        self.fun.release(source - TEMPORARY);
        let name = self.atoms.named("next");
        self.fun.emit(Ins::GetNamed { dst: next, object: iterator, name });
    }

    /// One turn: the head's variables in a scope of their own, then the body. Takes `value`.
    pub fn scoped_turn(
        &mut self,
        start: u32,
        left: &ForStatementLeft<'_>,
        value: Reg,
        body: impl FnOnce(&mut Self) -> Res,
    ) -> Res {
        self.scoped(ScopeKind::Loop, start, |compiler, _| {
            match left {
                ForStatementLeft::VariableDeclaration(head) => {
                    if let Some(declarator) = head.declarations.first() {
                        compiler.bind(&declarator.id, value)?;
                    }
                }
                _ => {
                    if let Some(target) = left.as_assignment_target() {
                        compiler.assign_pattern(target, value)?;
                    }
                }
            }
            compiler.fun.release(0);
            body(compiler)
        })
    }

    /// `for (… of …)`: closes its iterator however it is left.
    pub fn for_of(&mut self, it: &ForOfStatement<'_>) -> Res {
        if it.r#await {
            return self.for_await(it);
        }
        let (labels, end, mark) = self.begin_loop();
        let (iterator, next, error) = (self.fun.local(), self.fun.local(), self.fun.local());
        let source = self.each_source(it.span.start, &it.left, &it.right)?;
        let right = it.right.span();
        let around = std::mem::replace(&mut self.fun.span, (right.start, right.end));
        self.begin_iteration(iterator, next, source);
        self.fun.span = around;
        let thrown = self.fun.label();
        let turn = self.fun.label();
        let top = self.fun.placed();
        self.begin_statement(it.left.span().start);
        let value = self.fun.temp();
        self.fun.emit(Ins::Next { value, iterator, next });
        self.branch_on(When::Empty, value, true, end);
        self.fun.control.push(Control::Close { iterator, done: None });
        self.fun.open_region(thrown, error);
        self.scoped_turn(it.span.start, &it.left, value, |compiler| compiler.loop_body(labels, turn, &it.body))?;
        self.fun.close_region();
        self.fun.control.pop();
        self.fun.jump(top);
        self.fun.place(thrown);
        self.help(Helper::CloseQuietly, &[iterator])?;
        self.fun.emit(Ins::Throw { src: error });
        self.end_loop(end, mark);
        Ok(())
    }
}

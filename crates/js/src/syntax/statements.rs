//! Statements.

use super::control::{Control, Exit};
use super::fun::TEMPORARY;
use super::scopes::ScopeKind;
use super::{Compiler, Res};
use crate::code::{Binary, Ins, When};
use crate::value::Value;
use oxc_ast::ast::*;
use oxc_span::GetSpan;

impl Compiler<'_> {
    /// A list of statements.
    pub fn statements(&mut self, statements: &[Statement<'_>]) -> Res {
        statements.iter().try_for_each(|it| self.statement(it))
    }

    /// Notes that a statement begins here.
    pub fn begin_statement(&mut self, at: u32) {
        if !self.in_prelude() {
            let line = self.line(at);
            self.fun.statement(line);
        }
    }

    /// One statement.
    pub fn statement(&mut self, statement: &Statement<'_>) -> Res {
        let span = statement.span();
        let around = std::mem::replace(&mut self.fun.span, (span.start, span.end));
        let silent = matches!(
            statement,
            Statement::BlockStatement(_)
                | Statement::FunctionDeclaration(_)
                | Statement::EmptyStatement(_)
                | Statement::LabeledStatement(_)
                | Statement::WhileStatement(_)
                | Statement::DoWhileStatement(_)
                | Statement::TryStatement(_)
        );
        if !silent {
            self.begin_statement(span.start);
        }
        if !matches!(
            statement,
            Statement::LabeledStatement(_)
                | Statement::WhileStatement(_)
                | Statement::DoWhileStatement(_)
                | Statement::ForStatement(_)
                | Statement::ForInStatement(_)
                | Statement::ForOfStatement(_)
        ) {
            self.labelled(|it| it.statement_inside(statement))?;
        } else {
            self.statement_inside(statement)?;
        }
        self.fun.span = around;
        Ok(())
    }

    /// Something with labels before it that is no loop: `break` with one of them goes to its end.
    fn labelled(&mut self, work: impl FnOnce(&mut Self) -> Res) -> Res {
        let labels = std::mem::take(&mut self.fun.pending_labels);
        if labels.is_empty() {
            return work(self);
        }
        let (mark, to) = (self.fun.mark(), self.fun.label());
        self.fun.control.push(Control::Break { labels, plain: false, to });
        work(self)?;
        self.fun.control.pop();
        self.fun.place(to);
        self.fun.clear_since(mark);
        Ok(())
    }

    fn statement_inside(&mut self, statement: &Statement<'_>) -> Res {
        match statement {
            Statement::BlockStatement(it) => self.block(it),
            Statement::BreakStatement(it) => {
                let label = it.label.as_ref().map(|it| it.name.as_str());
                let target = self.break_target(label).ok_or_else(|| self.lost(it.span.start))?;
                self.leave(target)
            }
            Statement::ContinueStatement(it) => {
                let label = it.label.as_ref().map(|it| it.name.as_str());
                let target = self.continue_target(label).ok_or_else(|| self.lost(it.span.start))?;
                self.leave(target)
            }
            Statement::DebuggerStatement(_) => {
                self.fun.emit(Ins::Debugger);
                Ok(())
            }
            Statement::EmptyStatement(_) => Ok(()),
            Statement::ExpressionStatement(it) => self.effect(&it.expression),
            Statement::DoWhileStatement(it) => self.do_while(it),
            Statement::WhileStatement(it) => self.while_loop(it),
            Statement::ForStatement(it) => self.for_loop(it),
            Statement::ForInStatement(it) => self.for_in(it),
            Statement::ForOfStatement(it) => self.for_of(it),
            Statement::IfStatement(it) => self.if_else(it),
            Statement::LabeledStatement(it) => {
                self.fun.pending_labels.push(it.label.name.as_str().to_owned());
                self.statement(&it.body)?;
                self.fun.pending_labels.clear();
                Ok(())
            }
            Statement::ReturnStatement(it) => self.return_statement(it),
            Statement::SwitchStatement(it) => self.switch(it),
            Statement::ThrowStatement(it) => {
                let value = self.operand(&it.argument)?;
                self.fun.emit(Ins::Throw { src: value });
                self.fun.release(0);
                Ok(())
            }
            Statement::TryStatement(it) => self.try_statement(it),
            Statement::VariableDeclaration(it) => self.declaration(it),
            Statement::FunctionDeclaration(it) => {
                self.annex_b(it);
                Ok(())
            }
            Statement::ClassDeclaration(it) => self.class_declaration(it),
            _ => Err(self.lost(statement.span().start)),
        }
    }

    /// The statements of the script, `gc();` being a checkpoint there.
    pub fn top_level<'s, 'a: 's>(&mut self, statements: impl Iterator<Item = &'s Statement<'a>>) -> Res {
        for statement in statements {
            if self.turn(statement)? {
                continue;
            }
            match self.checkpoint(statement) {
                Some(line) => {
                    let span = statement.span();
                    self.fun.span = (span.start, span.end);
                    self.begin_statement(span.start);
                    self.fun.emit(Ins::Checkpoint { line });
                }
                None => self.statement(statement)?,
            }
        }
        Ok(())
    }

    /// `tick(ms);`: a turn of the event loop. Whether it is one.
    fn turn(&mut self, statement: &Statement<'_>) -> Res<bool> {
        let Statement::ExpressionStatement(it) = statement else { return Ok(false) };
        let Expression::CallExpression(call) = &it.expression else { return Ok(false) };
        let Expression::Identifier(callee) = &call.callee else { return Ok(false) };
        let own = |names: &[crate::Atom]| names.contains(&crate::program::name::tick);
        let unit = &self.unit;
        let declared = own(&unit.function_names) || own(&unit.var_names) || own(&unit.script_names);
        if callee.name.as_str() != "tick" || self.in_prelude() || declared || call.optional {
            return Ok(false);
        }
        let (Some(span), 1) = (call.arguments.first().and_then(Argument::as_expression), call.arguments.len()) else {
            return Ok(false);
        };
        self.unit.ticks = true;
        self.fun.span = (it.span.start, it.span.end);
        self.begin_statement(it.span.start);
        let depth = self.fun.depth();
        let src = self.fun.temp();
        self.expr(span, src)?;
        let line = self.line(it.span.start);
        self.fun.emit(Ins::Turn { src, line });
        self.fun.release(depth);
        Ok(true)
    }

    /// `gc();`: its line.
    fn checkpoint(&self, statement: &Statement<'_>) -> Option<u32> {
        let Statement::ExpressionStatement(it) = statement else { return None };
        let Expression::CallExpression(call) = &it.expression else { return None };
        let Expression::Identifier(callee) = &call.callee else { return None };
        let checkpoint = callee.name.as_str() == "gc" && call.arguments.is_empty() && !self.in_prelude();
        checkpoint.then(|| self.line(it.span.start))
    }

    /// A block: a scope of its own.
    pub fn block(&mut self, it: &BlockStatement<'_>) -> Res {
        self.scoped(ScopeKind::Block, it.span.start, |compiler, _| {
            compiler.hoist(&it.body)?;
            compiler.disposing(it.body.iter(), |compiler| compiler.statements(&it.body))
        })
    }

    /// A function in a block is also a `var` of the function around, from where it stands on.
    fn annex_b(&mut self, it: &Function<'_>) {
        let Some(var) = self.scopes.annex_b.get(&it.span.start).copied() else { return };
        let Some(id) = &it.id else { return };
        let temp = self.fun.temp();
        self.load_name(id.name.as_str(), id.span.start, temp, false);
        self.store_var(var, temp, false);
        self.fun.release(temp - TEMPORARY);
    }

    fn if_else(&mut self, it: &IfStatement<'_>) -> Res {
        let (otherwise, end) = (self.fun.label(), self.fun.label());
        self.branch(&it.test, false, otherwise)?;
        self.statement(&it.consequent)?;
        if let Some(alternate) = &it.alternate {
            self.fun.jump(end);
            self.fun.place(otherwise);
            self.statement(alternate)?;
        } else {
            self.fun.place(otherwise);
        }
        self.fun.place(end);
        Ok(())
    }

    fn return_statement(&mut self, it: &ReturnStatement<'_>) -> Res {
        let value = match &it.argument {
            Some(argument) => self.operand(argument)?,
            None => {
                let temp = self.fun.temp();
                self.load_value(temp, Value::Undefined);
                temp
            }
        };
        let value = if it.argument.is_some() { self.awaited_return(value) } else { value };
        self.leave(Exit::Return(value))?;
        self.fun.release(0);
        Ok(())
    }

    /// `var`, `let`, `const`.
    pub fn declaration(&mut self, it: &VariableDeclaration<'_>) -> Res {
        for declarator in &it.declarations {
            if it.kind.is_using() {
                self.using(declarator, it.kind)?;
                continue;
            }
            self.declarator(declarator, it.kind)?;
        }
        Ok(())
    }

    fn declarator(&mut self, it: &VariableDeclarator<'_>, kind: VariableDeclarationKind) -> Res {
        let around = std::mem::replace(&mut self.fun.span, (it.span.start, it.span.end));
        let name = self.pattern_name(&it.id);
        let var = match &it.id {
            BindingPattern::BindingIdentifier(id) => self.meant(id.span.start),
            _ => None,
        };
        match &it.init {
            None => {
                if let Some(var) = var.filter(|_| kind != VariableDeclarationKind::Var) {
                    self.undefine(var);
                }
            }
            Some(init) => match var.and_then(|var| self.direct(var)) {
                Some(register) => self.named(init, name, register)?,
                None if name.is_some() => {
                    let temp = self.fun.temp();
                    self.named(init, name, temp)?;
                    self.bind(&it.id, temp)?;
                    self.fun.release(temp - TEMPORARY);
                }
                None => {
                    let value = self.operand(init)?;
                    self.bind(&it.id, value)?;
                    self.fun.release(0);
                }
            },
        }
        self.fun.span = around;
        Ok(())
    }

    fn switch(&mut self, it: &SwitchStatement<'_>) -> Res {
        let (mark, end) = (self.fun.mark(), self.fun.label());
        let on = self.fun.local();
        let temp = self.fun.temp();
        self.expr(&it.discriminant, temp)?;
        self.move_to(on, temp);
        self.fun.release(0);
        self.fun.control.push(Control::Break { labels: Vec::new(), plain: true, to: end });
        self.scoped(ScopeKind::Switch, it.span.start, |compiler, _| compiler.cases(it, on, end))?;
        self.fun.control.pop();
        self.fun.place(end);
        self.fun.clear_since(mark);
        Ok(())
    }

    fn cases(&mut self, it: &SwitchStatement<'_>, on: u16, end: super::fun::Label) -> Res {
        let all = it.cases.iter().flat_map(|case| &case.consequent);
        self.hoist(all)?;
        let mut labels = Vec::new();
        let mut default = None;
        for case in &it.cases {
            let label = self.fun.label();
            labels.push(label);
            match &case.test {
                None => default = Some(label),
                Some(test) => {
                    self.fun.span = (test.span().start, test.span().end);
                    self.begin_statement(case.span.start);
                    let value = self.operand(test)?;
                    let result = self.fun.temp();
                    self.fun.emit(Ins::Binary { op: Binary::StrictEq, dst: result, a: on, b: value });
                    self.branch_on(When::True, result, false, label);
                    self.fun.release(0);
                }
            }
        }
        self.fun.jump(default.unwrap_or(end));
        for (case, label) in it.cases.iter().zip(labels) {
            self.fun.place(label);
            self.statements(&case.consequent)?;
        }
        Ok(())
    }
}

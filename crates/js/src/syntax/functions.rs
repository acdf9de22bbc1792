//! Functions: their codes, their parameters, what is hoisted to their beginning; and the script itself.

use super::fun::{Fun, TEMPORARY};
use super::parting::plain;
use super::scopes::{ScopeKind, VarId};
use super::{Compiler, Res};
use crate::atoms::Atom;
use crate::code::{CALLEE, CodeId, CodeKind, Ins, Reg, SiteKind, Span, THIS};
use crate::value::Value;
use oxc_ast::ast::*;

/// A function to be compiled, whichever way it is written.
pub struct Text<'s, 'a> {
    /// Where its scope begins.
    pub start: u32,
    /// All of it.
    pub span: Span,
    /// Its name.
    pub name: Option<Atom>,
    /// What kind.
    pub kind: CodeKind,
    /// `function*`.
    pub generator: bool,
    /// `async`.
    pub is_async: bool,
    /// Its parameters.
    pub params: &'s FormalParameters<'a>,
    /// Its body.
    pub body: Option<&'s FunctionBody<'a>>,
    /// Or the one expression of an arrow.
    pub expression: Option<&'s Expression<'a>>,
    /// A class constructor whose class has fields.
    pub fields: bool,
}

impl<'s, 'a> Text<'s, 'a> {
    /// A `function` or a method.
    pub fn function(it: &'s Function<'a>, kind: CodeKind, name: Option<Atom>) -> Self {
        Text {
            start: it.span.start,
            span: (it.span.start, it.span.end),
            name,
            kind,
            generator: it.generator,
            is_async: it.r#async,
            params: &it.params,
            body: it.body.as_deref(),
            expression: None,
            fields: false,
        }
    }

    /// An arrow function.
    pub fn arrow(it: &'s ArrowFunctionExpression<'a>, name: Option<Atom>) -> Self {
        Text {
            start: it.span.start,
            span: (it.span.start, it.span.end),
            name,
            kind: CodeKind::Arrow,
            generator: false,
            is_async: it.r#async,
            params: &it.params,
            body: it.get_function_body(),
            expression: it.get_expression(),
            fields: false,
        }
    }
}

impl Compiler<'_> {
    /// The context that this function was made in, into a register of its own.
    pub(super) fn load_outer(&mut self) {
        self.fun.outer = self.fun.local();
        self.fun.emit(Ins::Outer { dst: self.fun.outer });
    }

    /// Compiles a function.
    pub fn function(&mut self, text: &Text<'_, '_>) -> Res<CodeId> {
        let code = self.reserve();
        self.function_as(text, code)?;
        Ok(code)
    }

    pub(super) fn function_as(&mut self, text: &Text<'_, '_>, id: CodeId) -> Res {
        let Some(scope) = self.scopes.at(text.start, ScopeKind::Function) else { return Err(self.lost(text.start)) };
        let facts = self.scopes.all[scope].function;
        let mut fun = Fun::new(text.params.items.len() as u16);
        fun.facts = facts;
        let code = &mut fun.code;
        (code.name, code.kind, code.generator, code.is_async) = (text.name, text.kind, text.generator, text.is_async);
        code.strict = self.scopes.functions[facts].strict;
        code.internal = self.in_prelude();
        code.span = text.span;
        fun.span = text.span;
        let plain = text.params.items.iter().take_while(|it| it.initializer.is_none());
        code.length = plain.count() as u16;
        self.kinds.insert(facts, text.kind);
        let around = std::mem::replace(&mut self.fun, fun);
        let numbers = std::mem::take(&mut self.scope_numbers);
        self.function_inside(text, scope)?;
        self.scope_numbers = numbers;
        let done = std::mem::replace(&mut self.fun, around);
        self.keep(id, done.finish()?);
        Ok(())
    }

    /// What every function begins with: its contexts, and what arrows in it need.
    pub fn function_start(&mut self, scope: usize) {
        if self.scopes.functions[self.fun.facts].needs_outer {
            self.load_outer();
        }
        if self.fun.code.is_async && !self.fun.code.generator {
            self.fun.emit(Ins::StartAsync);
        }
        self.new_context(scope, None);
        self.hidden_variables(scope);
    }

    fn function_inside(&mut self, text: &Text<'_, '_>, scope: usize) -> Res {
        self.function_start(scope);
        if text.fields && text.kind == CodeKind::BaseConstructor {
            self.fun.emit(Ins::RunFields { constructor: CALLEE, this: THIS });
        }
        let simple = self.scopes.functions[self.fun.facts].simple;
        if simple {
            self.simple_parameters(scope);
            self.alias_arguments(scope);
            self.variables(scope);
        } else {
            self.parameters(text.params, scope)?;
        }
        let body = if simple { None } else { self.scopes.at(text.start, ScopeKind::Body) };
        if let Some(body) = body {
            self.new_context(body, None);
            self.variables(body);
            self.shadow_parameters(scope, body);
        }
        if text.generator {
            self.fun.emit(Ins::StartGenerator);
        }
        if let Some(it) = text.body {
            self.hoist(&it.statements)?;
            self.disposing(it.statements.iter(), |compiler| compiler.statements(&it.statements))?;
        }
        match text.expression {
            Some(it) => {
                self.begin_statement(oxc_span::GetSpan::span(it).start);
                let value = self.operand(it)?;
                self.fun.emit(Ins::Return { src: value });
                self.fun.release(0);
            }
            None => self.return_undefined()?,
        }
        Ok(())
    }

    /// The end of a function.
    pub fn return_undefined(&mut self) -> Res {
        let value = self.fun.temp();
        self.load_value(value, Value::Undefined);
        self.leave(super::control::Exit::Return(value))?;
        self.fun.release(0);
        Ok(())
    }

    /// Gives a variable the value `undefined`.
    pub fn undefine(&mut self, id: VarId) {
        let dst = self.direct_var(id);
        let temp = dst.unwrap_or_else(|| self.fun.temp());
        self.load_value(temp, Value::Undefined);
        if dst.is_none() {
            self.store_var(id, temp, true);
            self.fun.release(temp - TEMPORARY);
        }
    }

    pub(super) fn direct_var(&self, id: VarId) -> Option<Reg> {
        match self.place(id) {
            super::variables::Place::Register(reg) => Some(reg),
            _ => None,
        }
    }

    /// Makes the functions that a statement list declares, before anything else of it runs.
    pub fn hoist<'s, 'a: 's>(&mut self, statements: impl IntoIterator<Item = &'s Statement<'a>>) -> Res {
        let functions: Vec<&Function<'_>> = statements
            .into_iter()
            .filter_map(|mut it| {
                while let Statement::LabeledStatement(labelled) = it {
                    it = &labelled.body;
                }
                if let Statement::FunctionDeclaration(it) = it { Some(&**it) } else { None }
            })
            .collect();
        for (i, it) in functions.iter().enumerate() {
            let Some(id) = &it.id else { continue };
            let same = |it: &&&Function<'_>| it.id.as_ref().is_some_and(|other| other.name == id.name);
            if functions[..i].iter().any(|it| same(&it)) {
                continue;
            }
            // Of several with one name the last counts; all their sites see it.
            let last = functions[i..].iter().rfind(same).copied().unwrap_or(it);
            self.fun.span = (last.span.start, last.span.end);
            let text = Text::function(last, CodeKind::Function, Some(self.atoms.named(plain(&id.name))));
            let code = self.function(&text)?;
            let var = self.meant(id.span.start);
            let direct = var.and_then(|var| self.direct_var(var));
            let dst = direct.unwrap_or_else(|| self.fun.temp());
            let context = self.context();
            self.fun.emit(Ins::Closure { dst, code, context });
            for site in functions[i..].iter().filter(same) {
                self.track(dst, site.span.start, SiteKind::Function);
            }
            if direct.is_none() {
                match var {
                    Some(var) => self.store_var(var, dst, true),
                    None => self.clear_temp(dst),
                }
                self.fun.release(dst - TEMPORARY);
            }
        }
        Ok(())
    }

    /// A function's value: made in the current context.
    pub fn closure(&mut self, text: &Text<'_, '_>, dst: Reg) -> Res {
        let code = self.function(text)?;
        let context = self.context();
        self.fun.emit(Ins::Closure { dst, code, context });
        Ok(())
    }

    /// The name that a pattern gives to an anonymous function, if it is a name.
    pub fn pattern_name(&mut self, pattern: &BindingPattern<'_>) -> Option<Atom> {
        let BindingPattern::BindingIdentifier(id) = pattern else { return None };
        Some(self.atoms.named(plain(&id.name)))
    }
}

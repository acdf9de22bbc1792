//! Functions: their codes, their parameters, what is hoisted to their beginning; and the script itself.

use super::fun::{Fun, TEMPORARY};
use super::scopes::{ScopeKind, VarId, VarKind};
use super::{Compiler, Res, declare};
use crate::js::atoms::Atom;
use crate::js::code::{CALLEE, CodeId, CodeKind, FIRST, Ins, NEW_TARGET, Reg, SiteKind, Span, THIS};
use crate::js::value::Value;
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
    /// Compiles the script.
    pub fn script(&mut self, program: &Program<'_>) -> Res {
        self.fun.facts = 0;
        self.kinds.insert(0, CodeKind::Script);
        self.fun = Fun::new(0);
        let code = &mut self.fun.code;
        (code.kind, code.strict, code.internal) =
            (CodeKind::Script, self.scopes.functions[0].strict, self.options.intrinsics.is_some());
        code.span = (program.span.start, program.span.end);
        self.fun.span = code.span;
        let prelude = self.in_prelude();
        if prelude {
            self.reserve_functions(&program.body);
        }
        self.script_variables(prelude)?;
        if self.scopes.functions[0].needs_outer {
            self.load_outer();
        }
        self.new_context(0, None);
        if self.scopes.hidden(0, "this").is_some() {
            self.bind_this(THIS);
        }
        self.undefine_templates();
        if prelude {
            for statement in &program.body {
                if let Statement::FunctionDeclaration(it) = statement {
                    self.prelude_function(it)?;
                }
            }
        } else {
            self.hoist(&program.body)?;
        }
        self.top_level(&program.body)?;
        self.return_undefined()?;
        let code = std::mem::take(&mut self.fun).finish()?;
        let main = self.reserve();
        self.keep(main, code);
        self.unit.main = Some(main);
        Ok(())
    }

    /// The strings of tagged templates are made at their first use.
    fn undefine_templates(&mut self) {
        for index in 0..self.scopes.all[0].vars.len() {
            if self.scopes.all[0].vars[index].name.starts_with("template at ") {
                self.undefine(VarId { scope: 0, index });
            }
        }
    }

    /// Lists globals and script slots.
    fn script_variables(&mut self, prelude: bool) -> Res {
        for index in 0..self.scopes.all[0].vars.len() {
            let var = &self.scopes.all[0].vars[index];
            let (kind, name) = (var.kind, self.atoms.named(&var.name));
            match kind {
                VarKind::Let | VarKind::Const => {
                    if self.unit.script_names.len() > 60_000 {
                        let message = "more than 60,000 variables at the top level are not supported: use objects.";
                        return Err(crate::js::Refusal { at: 0, message: message.into() });
                    }
                    self.scopes.all[0].vars[index].place = self.unit.script_names.len() as u16;
                    self.unit.script_names.push(name);
                }
                VarKind::Function if prelude => {}
                VarKind::Function => self.unit.function_names.push(name),
                VarKind::Var => self.unit.var_names.push(name),
                _ => {}
            }
        }
        Ok(())
    }

    fn reserve_functions(&mut self, statements: &[Statement<'_>]) {
        for statement in statements {
            if let Statement::FunctionDeclaration(it) = statement
                && let Some(id) = &it.id
            {
                let code = self.reserve();
                self.prelude_functions.insert(id.name.as_str().to_owned(), code);
                let name = self.atoms.named(id.name.as_str());
                self.unit.functions.push((name, code));
            }
        }
    }

    fn prelude_function(&mut self, it: &Function<'_>) -> Res {
        let Some(id) = &it.id else { return Ok(()) };
        let name = id.name.as_str();
        let method = name.contains('_') || name.starts_with('$');
        let kind = if method { CodeKind::Method } else { CodeKind::Function };
        let text = Text::function(it, kind, Some(self.atoms.named(name)));
        if let Some(code) = self.prelude_functions.get(name).copied() {
            self.function_as(&text, code)?;
        }
        Ok(())
    }

    /// The context that this function was made in, into a register of its own.
    fn load_outer(&mut self) {
        self.fun.outer = self.fun.local();
        self.fun.emit(Ins::Outer { dst: self.fun.outer });
    }

    /// Compiles a function.
    pub fn function(&mut self, text: &Text<'_, '_>) -> Res<CodeId> {
        let code = self.reserve();
        self.function_as(text, code)?;
        Ok(code)
    }

    fn function_as(&mut self, text: &Text<'_, '_>, id: CodeId) -> Res {
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
        if self.fun.code.is_async {
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
            self.statements(&it.statements)?;
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

    /// Puts `this` and its like where arrows find them; makes `arguments`.
    fn hidden_variables(&mut self, scope: usize) {
        for index in 0..self.scopes.all[scope].vars.len() {
            let id = VarId { scope, index };
            let var = self.scopes.var(id);
            let (captured, name, kind) = (var.captured, var.name.clone(), var.kind);
            if name == "arguments" && matches!(kind, VarKind::Hidden | VarKind::Var) {
                self.fun.code.keeps_arguments = true;
                let dst = if captured { self.fun.temp() } else { self.fun.local() };
                if !captured {
                    self.use_register(id, dst);
                }
                self.fun.emit(Ins::Arguments { dst });
                if captured {
                    self.store_var(id, dst, true);
                    self.fun.release(dst - TEMPORARY);
                }
                continue;
            }
            let own = match (kind, name.as_str()) {
                (VarKind::Hidden, "this") if self.fun.code.kind != CodeKind::DerivedConstructor => THIS,
                (VarKind::Hidden, "new.target") => NEW_TARGET,
                (VarKind::Hidden, "function") | (VarKind::OwnName, _) => CALLEE,
                _ => continue,
            };
            if captured {
                self.store_var(id, own, true);
            }
        }
    }

    /// Parameters that are plain names: in their registers already, unless captured.
    fn simple_parameters(&mut self, scope: usize) {
        for index in 0..self.scopes.all[scope].vars.len() {
            let id = VarId { scope, index };
            let var = self.scopes.var(id);
            let VarKind::Param(number) = var.kind else { continue };
            let register = FIRST + number;
            if var.captured {
                self.store_var(id, register, true);
                self.fun.emit(Ins::Clear { from: register, count: 1 });
            } else {
                self.use_register(id, register);
            }
        }
    }

    /// The other variables of a function's scope: registers, `undefined` where it can be seen.
    fn variables(&mut self, scope: usize) {
        for index in 0..self.scopes.all[scope].vars.len() {
            let id = VarId { scope, index };
            let var = self.scopes.var(id);
            let (captured, kind) = (var.captured, var.kind);
            if matches!(kind, VarKind::Param(_) | VarKind::Hidden | VarKind::OwnName)
                || var.name == "arguments" && kind == VarKind::Var && scope_is_function(self, scope)
            {
                continue;
            }
            if !captured {
                self.new_register(id);
            }
            if kind == VarKind::Var {
                self.undefine(id);
            }
        }
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

    fn direct_var(&self, id: VarId) -> Option<Reg> {
        match self.place(id) {
            super::variables::Place::Register(reg) => Some(reg),
            _ => None,
        }
    }

    /// A `var` of the body that is called like a parameter begins with its value.
    fn shadow_parameters(&mut self, scope: usize, body: usize) {
        for index in 0..self.scopes.all[body].vars.len() {
            let (name, kind) = (self.scopes.all[body].vars[index].name.clone(), self.scopes.all[body].vars[index].kind);
            let Some(outer) = self.scopes.all[scope].find(&name).filter(|_| kind == VarKind::Var) else { continue };
            if self.scopes.all[scope].vars[outer].kind == VarKind::OwnName {
                continue;
            }
            let (temp, atom) = (self.fun.temp(), self.atoms.named(&name));
            self.load_var(VarId { scope, index: outer }, atom, false, temp, false);
            self.store_var(VarId { scope: body, index }, temp, true);
            self.fun.release(temp - TEMPORARY);
        }
    }

    /// Parameters with patterns, defaults or a rest: one after the other.
    fn parameters(&mut self, params: &FormalParameters<'_>, scope: usize) -> Res {
        for index in 0..self.scopes.all[scope].vars.len() {
            let id = VarId { scope, index };
            let var = self.scopes.var(id);
            if !matches!(var.kind, VarKind::Param(_)) || var.captured {
                continue;
            }
            match var.kind {
                // A plain name that nobody sees too early can stay where it came.
                VarKind::Param(number) if number != u16::MAX && !var.dead_zone => {
                    self.use_register(id, FIRST + number);
                }
                _ => self.new_register(id),
            }
        }
        for (i, parameter) in params.items.iter().enumerate() {
            let register = FIRST + i as u16;
            self.fun.span = (parameter.span.start, parameter.span.end);
            if let Some(value) = &parameter.initializer {
                let given = self.fun.label();
                self.branch_on(crate::js::code::When::NotUndefined, register, true, given);
                let name = self.pattern_name(&parameter.pattern);
                let temp = self.fun.temp();
                self.named(value, name, temp)?;
                self.move_to(register, temp);
                self.fun.release(temp - TEMPORARY);
                self.fun.place(given);
            }
            let stays = match &parameter.pattern {
                BindingPattern::BindingIdentifier(id) => self.plain(id.span.start) == Some(register),
                _ => false,
            };
            if !stays {
                self.bind(&parameter.pattern, register)?;
                self.fun.emit(Ins::Clear { from: register, count: 1 });
            }
        }
        if let Some(rest) = &params.rest {
            self.fun.code.keeps_arguments = true;
            self.fun.span = (rest.span.start, rest.span.end);
            let temp = self.fun.temp();
            self.fun.emit(Ins::Rest { dst: temp, from: params.items.len() as u16 });
            self.bind(&rest.rest.argument, temp)?;
            self.fun.release(temp - TEMPORARY);
        }
        Ok(())
    }

    /// Makes the functions that a statement list declares, before anything else of it runs.
    pub fn hoist(&mut self, statements: &[Statement<'_>]) -> Res {
        let functions: Vec<&Function<'_>> = statements
            .iter()
            .filter_map(|it| if let Statement::FunctionDeclaration(it) = it { Some(&**it) } else { None })
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
            let text = Text::function(last, CodeKind::Function, Some(self.atoms.named(id.name.as_str())));
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
        let mut bound = Vec::new();
        match pattern {
            BindingPattern::BindingIdentifier(_) => declare::names(pattern, &mut bound),
            _ => return None,
        }
        bound.first().map(|name| self.atoms.named(name))
    }
}

fn scope_is_function(compiler: &Compiler<'_>, scope: usize) -> bool {
    compiler.scopes.all[scope].kind == ScopeKind::Function
}

//! Parameters and the other variables that a function begins with.

use super::fun::TEMPORARY;
use super::scopes::{ScopeKind, VarId, VarKind};
use super::variables::Place;
use super::{Compiler, Res};
use crate::code::{CALLEE, CodeKind, Define, FIRST, Ins, NEW_TARGET, THIS};
use oxc_ast::ast::*;

impl Compiler<'_> {
    /// Puts `this` and its like where arrows find them; makes `arguments`.
    pub(super) fn hidden_variables(&mut self, scope: usize) {
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
                // In sloppy code it says which function was called, and so keeps it.
                let facts = &self.scopes.functions[self.fun.facts];
                if facts.simple && !facts.strict {
                    let (name, how) = (self.atoms.named("callee"), Define::Method);
                    self.fun.emit(Ins::DefineNamed { object: dst, name, value: CALLEE, how });
                }
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
    pub(super) fn simple_parameters(&mut self, scope: usize) {
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

    /// In sloppy code the elements of `arguments` are the parameters, where a program could see that they are.
    pub(super) fn alias_arguments(&mut self, scope: usize) {
        let all = &self.scopes.all[scope];
        let Some(index) = all.find("arguments").filter(|_| self.scopes.functions[self.fun.facts].aliased()) else {
            return;
        };
        let id = VarId { scope, index };
        if !matches!(self.scopes.var(id).kind, VarKind::Hidden | VarKind::Var) {
            return;
        }
        let (arguments, name) = (self.fun.temp(), self.atoms.named("arguments"));
        self.load_var(id, name, false, arguments, false);
        for index in 0..self.scopes.all[scope].vars.len() {
            let id = VarId { scope, index };
            if let (VarKind::Param(number), Place::Slot(context, 0, slot)) = (self.scopes.var(id).kind, self.place(id))
            {
                self.fun.emit(Ins::Alias { arguments, context, index: number, slot });
            }
        }
        self.fun.emit(Ins::Clear { from: arguments, count: 1 });
        self.fun.release(arguments - TEMPORARY);
    }

    /// The other variables of a function's scope: registers, `undefined` where it can be seen.
    pub(super) fn variables(&mut self, scope: usize) {
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

    /// A `var` of the body that is called like a parameter begins with its value.
    pub(super) fn shadow_parameters(&mut self, scope: usize, body: usize) {
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
    pub(super) fn parameters(&mut self, params: &FormalParameters<'_>, scope: usize) -> Res {
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
                self.branch_on(crate::code::When::NotUndefined, register, true, given);
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
}

fn scope_is_function(compiler: &Compiler<'_>, scope: usize) -> bool {
    compiler.scopes.all[scope].kind == ScopeKind::Function
}

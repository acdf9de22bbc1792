//! Classes.

use super::fun::{Fun, TEMPORARY};
use super::functions::Text;
use super::literals::Key;
use super::parting::plain;
use super::scopes::{ScopeKind, VarId, VarKind};
use super::walk_class::{computed_key, of_instance, of_statics, private_function};
use super::{Compiler, Res};
use crate::atoms::Atom;
use crate::code::{CALLEE, CodeId, CodeKind, Define, Ins, NEW_TARGET, Reg, SiteKind, THIS};
use crate::value::Value;
use oxc_ast::ast::*;
use oxc_span::GetSpan;

impl Compiler<'_> {
    /// A class declaration.
    pub fn class_declaration(&mut self, it: &Class<'_>) -> Res {
        let var = it.id.as_ref().and_then(|id| self.meant(id.span.start));
        let Some(var) = var else { return Err(self.lost(it.span.start)) };
        let direct = self.direct(var);
        let dst = direct.unwrap_or_else(|| self.fun.temp());
        self.class(it, None, dst)?;
        self.track(dst, it.span.start, SiteKind::Class);
        if direct.is_none() {
            self.store_var(var, dst, true);
            self.fun.release(dst - TEMPORARY);
        }
        Ok(())
    }

    /// A class, into a register.
    pub fn class(&mut self, it: &Class<'_>, name: Option<Atom>, dst: Reg) -> Res {
        let own = it.id.as_ref().map(|id| self.atoms.named(plain(&id.name)));
        self.scoped(ScopeKind::Class, it.span.start, |compiler, scope| {
            let constructor = compiler.class_inside(it, own.or(name), scope)?;
            compiler.fun.emit(Ins::Copy { dst, src: constructor });
            Ok(())
        })
    }

    fn class_inside(&mut self, it: &Class<'_>, name: Option<Atom>, scope: usize) -> Res<Reg> {
        self.private_names(scope);
        let (constructor, prototype, heritage) = (self.fun.local(), self.fun.local(), self.fun.local());
        if let Some(parent) = &it.heritage {
            let temp = self.fun.temp();
            self.expr(&parent.expression, temp)?;
            self.move_to(heritage, temp);
            self.fun.release(temp - TEMPORARY);
        }
        let code = self.constructor(it, name)?;
        let context = self.context();
        self.fun.emit(Ins::Class { constructor, prototype, code, heritage, context });
        self.store_home(scope, false, prototype);
        self.store_home(scope, true, constructor);
        for element in &it.body.body {
            let span = element.span();
            let around = std::mem::replace(&mut self.fun.span, (span.start, span.end));
            self.class_element(element, constructor, prototype, scope)?;
            self.fun.span = around;
        }
        if let Some(code) = self.fields(it, ScopeKind::Fields, of_instance)? {
            let fields = self.fun.temp();
            self.fun.emit(Ins::Closure { dst: fields, code, context });
            self.fun.emit(Ins::SetFields { constructor, fields });
            self.fun.release(fields - TEMPORARY);
        }
        if let Some(index) = it.id.as_ref().and_then(|id| self.scopes.all[scope].find(id.name.as_str())) {
            self.store_var(VarId { scope, index }, constructor, true);
        }
        if let Some(code) = self.fields(it, ScopeKind::Statics, of_statics)? {
            let base = self.fun.temp();
            self.fun.emit(Ins::Closure { dst: base, code, context });
            self.copy(constructor);
            self.fun.emit(Ins::Call { dst: base, base, count: 0 });
            self.fun.release(base - TEMPORARY + 1);
            self.fun.drop_temp(base);
        }
        Ok(constructor)
    }

    /// Makes the private names of a class.
    fn private_names(&mut self, scope: usize) {
        for index in 0..self.scopes.all[scope].vars.len() {
            let name = self.scopes.all[scope].vars[index].name.clone();
            if name.starts_with('#') {
                let (temp, name) = (self.fun.temp(), self.atoms.named(&name));
                self.fun.emit(Ins::PrivateName { dst: temp, name });
                self.store_var(VarId { scope, index }, temp, true);
                self.fun.release(temp - TEMPORARY);
            }
        }
    }

    /// The code of the constructor, written or not.
    fn constructor(&mut self, it: &Class<'_>, name: Option<Atom>) -> Res<CodeId> {
        let kind = if it.heritage.is_some() { CodeKind::DerivedConstructor } else { CodeKind::BaseConstructor };
        let fields = it.body.body.iter().any(of_instance);
        let span = (it.span.start, it.span.end);
        let written = it.body.body.iter().find_map(|element| match element {
            ClassElement::MethodDefinition(it) if it.kind == MethodDefinitionKind::Constructor => Some(&it.value),
            _ => None,
        });
        if let Some(function) = written {
            return self.function(&Text { span, fields, ..Text::function(function, kind, name) });
        }
        let mut fun = Fun::new(0);
        fun.span = span;
        let code = &mut fun.code;
        (code.name, code.kind, code.span, code.strict, code.internal) = (name, kind, span, true, self.in_prelude());
        let result = fun.temp();
        if kind == CodeKind::DerivedConstructor {
            fun.code.keeps_arguments = true;
            let (target, arguments) = (fun.temp(), fun.temp());
            fun.emit(Ins::Rest { dst: arguments, from: 0 });
            fun.emit(Ins::Move { dst: result, src: CALLEE });
            fun.emit(Ins::Move { dst: target, src: NEW_TARGET });
            fun.emit(Ins::SuperCallArray { dst: result, base: result });
            fun.emit(Ins::Move { dst: THIS, src: result });
        }
        if fields {
            fun.emit(Ins::RunFields { constructor: CALLEE, this: THIS });
        }
        fun.emit(Ins::Load { dst: result, word: Value::Undefined.word() });
        fun.emit(if kind == CodeKind::DerivedConstructor {
            Ins::ReturnDerived { src: result, this: THIS }
        } else {
            Ins::Return { src: result }
        });
        let id = self.reserve();
        self.keep(id, fun.finish()?);
        Ok(id)
    }

    /// A method or a computed key: what is made when the class is.
    fn class_element(&mut self, it: &ClassElement<'_>, constructor: Reg, prototype: Reg, scope: usize) -> Res {
        let depth = self.fun.depth();
        match it {
            ClassElement::MethodDefinition(it) if it.kind != MethodDefinitionKind::Constructor => {
                let home = if it.r#static { constructor } else { prototype };
                let how = match it.kind {
                    MethodDefinitionKind::Get => Define::Getter { enumerable: false },
                    MethodDefinitionKind::Set => Define::Setter { enumerable: false },
                    _ => Define::Method,
                };
                if let PropertyKey::PrivateIdentifier(id) = &it.key {
                    let atom = self.atoms.named(&format!("#{}", id.name.as_str()));
                    let value = self.method(&it.value, Key::Name(atom), how)?;
                    if it.r#static {
                        let name = self.hidden_register(scope, &format!("#{}", id.name.as_str()));
                        self.fun.emit(Ins::DefinePrivate { object: constructor, name, value, how });
                    } else if let Some(index) =
                        self.scopes.all[scope].find(&private_function(it.kind, id.name.as_str()))
                    {
                        self.store_var(VarId { scope, index }, value, true);
                    }
                } else {
                    let key = self.key(&it.key, it.computed)?;
                    let value = self.method(&it.value, key, how)?;
                    self.define(home, key, value, how);
                }
            }
            ClassElement::PropertyDefinition(it) if it.computed => {
                let key = self.key(&it.key, true)?;
                let found = self.scopes.all[scope].find(&computed_key(it));
                if let (Key::Computed(temp), Some(index)) = (key, found) {
                    self.store_var(VarId { scope, index }, temp, true);
                } else if let Some(index) = found {
                    let temp = self.fun.temp();
                    match key {
                        Key::Name(atom) => self.load_value(temp, Value::Atom(atom)),
                        Key::Value(value) => self.load_value(temp, value),
                        Key::Computed(_) => {}
                    }
                    self.store_var(VarId { scope, index }, temp, true);
                }
            }
            _ => {}
        }
        self.fun.release(depth);
        Ok(())
    }

    /// A hidden variable of a class, in a register.
    fn hidden_register(&mut self, scope: usize, name: &str) -> Reg {
        let temp = self.fun.temp();
        let atom = self.atoms.named(name);
        if let Some(index) = self.scopes.all[scope].find(name) {
            self.load_var(VarId { scope, index }, atom, false, temp, false);
        }
        temp
    }

    /// The function that defines instance fields, or runs what is static, if there is any.
    fn fields(
        &mut self,
        it: &Class<'_>,
        kind: ScopeKind,
        wanted: fn(&ClassElement<'_>) -> bool,
    ) -> Res<Option<CodeId>> {
        let Some(scope) = self.scopes.at(it.span.start, kind) else { return Ok(None) };
        let Some(class) = self.scopes.all[scope].parent else { return Ok(None) };
        let facts = self.scopes.all[scope].function;
        let mut fun = Fun::new(0);
        fun.facts = facts;
        fun.span = (it.span.start, it.span.end);
        let code = &mut fun.code;
        (code.kind, code.strict, code.internal, code.span) = (CodeKind::Fields, true, self.in_prelude(), fun.span);
        self.kinds.insert(facts, CodeKind::Fields);
        let around = std::mem::replace(&mut self.fun, fun);
        let numbers = std::mem::take(&mut self.scope_numbers);
        self.function_start(scope);
        // Private methods are there before the first field is.
        let wanted: Vec<_> = it.body.body.iter().filter(|it| wanted(it)).collect();
        let (methods, fields): (Vec<_>, Vec<_>) =
            wanted.into_iter().partition(|it| matches!(it, ClassElement::MethodDefinition(_)));
        for element in methods.into_iter().chain(fields) {
            let span = element.span();
            self.fun.span = (span.start, span.end);
            self.field(element, class)?;
        }
        self.return_undefined()?;
        self.scope_numbers = numbers;
        let done = std::mem::replace(&mut self.fun, around);
        let id = self.reserve();
        self.keep(id, done.finish()?);
        Ok(Some(id))
    }

    fn field(&mut self, it: &ClassElement<'_>, class: usize) -> Res {
        let depth = self.fun.depth();
        match it {
            ClassElement::MethodDefinition(it) => {
                let PropertyKey::PrivateIdentifier(id) = &it.key else { return Ok(()) };
                let how = match it.kind {
                    MethodDefinitionKind::Get => Define::Getter { enumerable: false },
                    MethodDefinitionKind::Set => Define::Setter { enumerable: false },
                    _ => Define::Method,
                };
                let name = self.hidden_register(class, &format!("#{}", id.name.as_str()));
                let value = self.hidden_register(class, &private_function(it.kind, id.name.as_str()));
                self.fun.emit(Ins::DefinePrivate { object: THIS, name, value, how });
            }
            ClassElement::PropertyDefinition(it) => {
                self.begin_statement(it.span.start);
                let key = match &it.key {
                    PropertyKey::PrivateIdentifier(id) => {
                        Key::Name(self.atoms.named(&format!("#{}", id.name.as_str())))
                    }
                    _ if it.computed => Key::Computed(self.hidden_register(class, &computed_key(it))),
                    key => self.key(key, false)?,
                };
                let value = self.fun.temp();
                match &it.value {
                    Some(it) if Self::is_anonymous(it) => self.named_by_key(it, key, value)?,
                    Some(it) => self.expr(it, value)?,
                    None => self.load_value(value, Value::Undefined),
                }
                if let PropertyKey::PrivateIdentifier(id) = &it.key {
                    let name = self.hidden_register(class, &format!("#{}", id.name.as_str()));
                    self.fun.emit(Ins::DefinePrivate { object: THIS, name, value, how: Define::Field });
                } else {
                    self.define(THIS, key, value, Define::Field);
                }
            }
            ClassElement::StaticBlock(it) => {
                self.scoped(ScopeKind::Block, it.span.start, |compiler, scope| {
                    for index in 0..compiler.scopes.all[scope].vars.len() {
                        if compiler.scopes.all[scope].vars[index].kind == VarKind::Var {
                            compiler.undefine(VarId { scope, index });
                        }
                    }
                    compiler.hoist(&it.body)?;
                    compiler.statements(&it.body)
                })?;
            }
            _ => {}
        }
        self.fun.release(depth);
        Ok(())
    }
}

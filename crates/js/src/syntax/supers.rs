//! `super`: properties of the parent's prototype, and the parent's constructor.

use super::calls::has_spread;
use super::fun::TEMPORARY;
use super::scopes::{VarId, home_name};
use super::{Compiler, Res};
use crate::code::{Ins, Reg};
use crate::value::Value;
use oxc_ast::ast::*;

impl Compiler<'_> {
    /// The home object, `this` and the key of a `super` property, in new temporaries.
    pub fn super_parts(&mut self, it: &MemberExpression<'_>) -> Res<(Reg, Reg, Reg)> {
        let (home, this, key) = (self.fun.temp(), self.fun.temp(), self.fun.temp());
        let depth = self.fun.depth();
        let receiver = self.this();
        self.move_to(this, receiver);
        self.fun.release(depth);
        self.load_home(home).ok_or_else(|| self.lost(oxc_span::GetSpan::span(it).start))?;
        match (self.static_property(it), it) {
            (Some(name), _) => self.load_value(key, Value::Atom(name)),
            (None, MemberExpression::ComputedMemberExpression(it)) => self.expr(&it.expression, key)?,
            _ => return Err(self.lost(oxc_span::GetSpan::span(it).start)),
        }
        Ok((home, this, key))
    }

    /// The object that the methods around were written in.
    fn load_home(&mut self, dst: Reg) -> Option<()> {
        let owner = self.scopes.with_this(self.fun.facts);
        let (scope, is_static) = self.scopes.functions[owner].home?;
        let name = home_name(is_static);
        let (index, atom) = (self.scopes.all[scope].find(name)?, self.atoms.named(name));
        self.load_var(VarId { scope, index }, atom, false, dst, false);
        Some(())
    }

    /// `super.name`.
    pub fn super_get(&mut self, it: &MemberExpression<'_>, dst: Reg) -> Res {
        let depth = self.fun.depth();
        let (home, this, key) = self.super_parts(it)?;
        self.fun.emit(Ins::GetSuper { dst, home, this, key });
        self.clear_temp(home);
        self.fun.release(depth);
        Ok(())
    }

    /// `super(…)`: binds `this` and defines the fields.
    pub fn super_call(&mut self, it: &CallExpression<'_>, dst: Reg) -> Res {
        let depth = self.fun.depth();
        let (base, target) = (self.fun.temp(), self.fun.temp());
        let inside = self.fun.depth();
        let function = self.active_function();
        self.move_to(base, function);
        self.fun.release(inside);
        let new_target = self.new_target();
        self.move_to(target, new_target);
        self.fun.release(inside);
        if has_spread(&it.arguments) {
            self.arguments_array(&it.arguments)?;
            self.fun.emit(Ins::SuperCallArray { dst: base, base });
        } else {
            let count = self.arguments(&it.arguments)?;
            self.fun.emit(Ins::SuperCall { dst: base, base, count });
        }
        self.fun.release(base - TEMPORARY + 1);
        let bound = self.raw_this();
        self.fun.emit(Ins::CheckNoThis { src: bound });
        self.clear_temp(bound);
        self.fun.release(base - TEMPORARY + 1);
        self.bind_this(base);
        let constructor = self.active_function();
        self.fun.emit(Ins::RunFields { constructor, this: base });
        self.clear_temp(constructor);
        self.move_to(dst, base);
        self.fun.release(depth);
        Ok(())
    }
}

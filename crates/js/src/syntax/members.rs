//! Properties: read, called on, deleted.

use super::chains::Chain;
use super::fun::TEMPORARY;
use super::literals::like_index;
use super::{Compiler, Res};
use crate::code::{Ins, Reg};
use crate::value::Value;
use oxc_ast::ast::*;
use oxc_span::GetSpan;

impl Compiler<'_> {
    /// The name of a property that is known when compiling and no array index.
    pub fn static_property(&mut self, it: &MemberExpression<'_>) -> Option<crate::atoms::Atom> {
        match it {
            MemberExpression::StaticMemberExpression(it) => Some(self.atoms.named(it.property.name.as_str())),
            MemberExpression::ComputedMemberExpression(it) => match &it.expression {
                Expression::StringLiteral(text) if !like_index(text.value.as_str()) => Some(self.string_atom(text)),
                _ => None,
            },
            MemberExpression::PrivateFieldExpression(_) => None,
        }
    }

    /// The private name's value, in a register.
    pub fn private_name(&mut self, it: &PrivateIdentifier<'_>) -> Res<Reg> {
        if let Some(reg) = self.plain(it.span.start) {
            return Ok(reg);
        }
        let temp = self.fun.temp();
        self.load_name(&format!("#{}", it.name.as_str()), it.span.start, temp, false);
        Ok(temp)
    }

    /// Reads a property of what a register holds.
    pub fn get_member(&mut self, it: &MemberExpression<'_>, object: Reg, dst: Reg) -> Res {
        let depth = self.fun.depth();
        if let Some(name) = self.static_property(it) {
            self.fun.emit(Ins::GetNamed { dst, object, name });
            return Ok(());
        }
        match it {
            MemberExpression::ComputedMemberExpression(it) => {
                let key = self.operand(&it.expression)?;
                self.fun.emit(Ins::Get { dst, object, key });
            }
            MemberExpression::PrivateFieldExpression(it) => {
                let name = self.private_name(&it.field)?;
                self.fun.emit(Ins::GetPrivate { dst, object, name });
            }
            MemberExpression::StaticMemberExpression(it) => return Err(self.lost(it.span.start)),
        }
        self.fun.release(depth);
        Ok(())
    }

    /// `object.name`, `object[key]`, `object.#name`, `super.name`.
    pub fn member(&mut self, it: &MemberExpression<'_>, dst: Reg, chain: &mut Option<Chain>) -> Res {
        if it.object().is_super() {
            return self.super_get(it, dst);
        }
        let depth = self.fun.depth();
        let object = match it.object() {
            Expression::Identifier(id) if self.plain(id.span.start).is_some() && !it.optional() => {
                let end = it.span().end;
                self.operand_before(it.object(), id.span.end, end)?
            }
            object => {
                let temp = if dst >= TEMPORARY { dst } else { self.fun.temp() };
                self.link(object, temp, chain)?;
                temp
            }
        };
        if it.optional() {
            self.stop_if_nullish(object, chain);
        }
        self.get_member(it, object, dst)?;
        self.fun.release(depth);
        Ok(())
    }

    /// `delete`.
    pub fn delete(&mut self, it: &Expression<'_>, dst: Reg) -> Res {
        match it {
            Expression::Identifier(id) => {
                let name = self.atoms.named(id.name.as_str());
                match self.meant(id.span.start).map(|id| self.place(id)) {
                    None | Some(super::variables::Place::Global) => self.fun.emit(Ins::DeleteGlobal { dst, name }),
                    Some(_) => self.load_value(dst, Value::Bool(false)),
                }
                Ok(())
            }
            Expression::ChainExpression(chain) => match chain.expression.as_member_expression() {
                Some(member) => {
                    self.chained(dst, Value::Bool(true), |compiler, chain| compiler.delete_member(member, dst, chain))
                }
                None => self.delete_value(it, dst),
            },
            _ => match it.as_member_expression() {
                Some(member) => self.delete_member(member, dst, &mut None),
                None => self.delete_value(it, dst),
            },
        }
    }

    fn delete_value(&mut self, it: &Expression<'_>, dst: Reg) -> Res {
        self.effect(it)?;
        self.load_value(dst, Value::Bool(true));
        Ok(())
    }

    fn delete_member(&mut self, it: &MemberExpression<'_>, dst: Reg, chain: &mut Option<Chain>) -> Res {
        let depth = self.fun.depth();
        let object = self.fun.temp();
        self.link(it.object(), object, chain)?;
        if it.optional() {
            self.stop_if_nullish(object, chain);
        }
        let key = match (self.static_property(it), it) {
            (Some(name), _) => {
                let key = self.fun.temp();
                self.load_value(key, Value::Atom(name));
                key
            }
            (None, MemberExpression::ComputedMemberExpression(it)) => self.operand(&it.expression)?,
            _ => return Err(self.lost(it.span().start)),
        };
        self.fun.emit(Ins::Delete { dst, object, key });
        self.fun.release(depth);
        Ok(())
    }
}

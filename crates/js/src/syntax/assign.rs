//! Assignments and updates, to every kind of target.

use super::expressions::operator;
use super::fun::TEMPORARY;
use super::parting::plain;
use super::scopes::VarKind;
use super::variables::Place;
use super::{Compiler, Res};
use crate::atoms::Atom;
use crate::code::{Ins, Reg, Unary, When};
use oxc_ast::ast::*;
use oxc_span::GetSpan;
use oxc_syntax::operator::{LogicalOperator, UpdateOperator};

/// Something that can be assigned to, with everything it needs evaluated.
#[derive(Clone, Copy, Debug)]
pub enum Target<'s> {
    /// A variable, by name and place of mention.
    Name(&'s str, u32),
    /// `object.name`.
    Named(Reg, Atom),
    /// `object[key]`.
    Keyed(Reg, Reg),
    /// `object.#name`.
    Private(Reg, Reg),
    /// `super[key]`: home object, `this`, key.
    Super(Reg, Reg, Reg),
}

impl Compiler<'_> {
    /// Evaluates what a target needs. `end` is where the whole assignment ends. (A key that is an object is made a
    /// property key for each access, as V8 does.)
    pub fn target<'s>(&mut self, it: &'s SimpleAssignmentTarget<'_>, end: u32) -> Res<Target<'s>> {
        if let SimpleAssignmentTarget::AssignmentTargetIdentifier(id) = it {
            return Ok(Target::Name(id.name.as_str(), id.span.start));
        }
        let Some(member) = it.as_member_expression() else { return Err(self.lost(it.span().start)) };
        if member.object().is_super() {
            let (home, this, key) = self.super_parts(member)?;
            return Ok(Target::Super(home, this, key));
        }
        let object = self.operand_before(member.object(), member.object().span().end, end)?;
        if let Some(name) = self.static_property(member) {
            return Ok(Target::Named(object, name));
        }
        match member {
            MemberExpression::ComputedMemberExpression(it) => {
                let key = self.operand_before(&it.expression, it.expression.span().end, end)?;
                Ok(Target::Keyed(object, key))
            }
            MemberExpression::PrivateFieldExpression(it) => {
                let name = self.private_name(&it.field)?;
                Ok(Target::Private(object, name))
            }
            MemberExpression::StaticMemberExpression(it) => Err(self.lost(it.span.start)),
        }
    }

    /// A register's value for one reading, the register being read again later.
    fn again(&mut self, reg: Reg) -> Reg {
        if reg >= TEMPORARY { self.copy(reg) } else { reg }
    }

    /// Reads a target that will be written after.
    fn read(&mut self, target: Target<'_>, dst: Reg) {
        let depth = self.fun.depth();
        match target {
            Target::Name(name, at) => self.load_name(name, at, dst, false),
            Target::Named(object, name) => {
                let object = self.again(object);
                self.fun.emit(Ins::GetNamed { dst, object, name });
            }
            Target::Keyed(object, key) => {
                let (object, key) = (self.again(object), self.again(key));
                self.fun.emit(Ins::Get { dst, object, key });
            }
            Target::Private(object, name) => {
                let (object, name) = (self.again(object), self.again(name));
                self.fun.emit(Ins::GetPrivate { dst, object, name });
            }
            Target::Super(home, this, key) => {
                let (this, key) = (self.again(this), self.again(key));
                self.fun.emit(Ins::GetSuper { dst, home, this, key });
            }
        }
        self.fun.release(depth);
    }

    /// Writes a target. Takes all its temporaries, and the value's.
    pub fn write(&mut self, target: Target<'_>, value: Reg) {
        match target {
            Target::Name(name, at) => self.assign_name(name, at, value),
            Target::Named(object, name) => self.fun.emit(Ins::SetNamed { object, name, value }),
            Target::Keyed(object, key) => self.fun.emit(Ins::Set { object, key, value }),
            Target::Private(object, name) => self.fun.emit(Ins::SetPrivate { object, name, value }),
            Target::Super(home, this, key) => {
                self.fun.emit(Ins::SetSuper { home, this, key, value });
                self.clear_temp(home);
            }
        }
    }

    /// Gives up a target that is not written after all.
    fn abandon(&mut self, target: Target<'_>) {
        let all = match target {
            Target::Name(..) => vec![],
            Target::Named(object, _) => vec![object],
            Target::Keyed(object, key) | Target::Private(object, key) => vec![object, key],
            Target::Super(home, this, key) => vec![home, this, key],
        };
        all.into_iter().for_each(|reg| self.clear_temp(reg));
    }

    /// The name that a target gives to an anonymous function.
    fn target_name(&mut self, target: Target<'_>) -> Option<Atom> {
        match target {
            Target::Name(name, _) => Some(self.atoms.named(plain(name))),
            _ => None,
        }
    }

    /// An assignment; its value goes to `dst` if it is wanted.
    pub fn assignment(&mut self, it: &AssignmentExpression<'_>, dst: Option<Reg>) -> Res {
        let depth = self.fun.depth();
        match it.left.as_simple_assignment_target() {
            None => {
                let value = self.operand(&it.right)?;
                let source = if dst.is_some() { self.again(value) } else { value };
                self.assign_pattern(&it.left, source)?;
                if let Some(dst) = dst {
                    self.move_to(dst, value);
                }
            }
            Some(left) if it.operator == AssignmentOperator::Assign => self.plain_assignment(it, left, dst)?,
            Some(left) => match it.operator.to_logical_operator() {
                Some(operator) => self.logical_assignment(it, left, operator, dst)?,
                None => {
                    let target = self.target(left, it.span.end)?;
                    let value = self.fun.temp();
                    self.read(target, value);
                    let b = self.operand(&it.right)?;
                    if let Some(op) = it.operator.to_binary_operator() {
                        self.fun.emit(Ins::Binary { op: operator(op), dst: value, a: value, b });
                    }
                    self.finish_assignment(target, value, dst);
                }
            },
        }
        self.fun.release(depth);
        Ok(())
    }

    fn plain_assignment(
        &mut self,
        it: &AssignmentExpression<'_>,
        left: &SimpleAssignmentTarget<'_>,
        dst: Option<Reg>,
    ) -> Res {
        let target = self.target(left, it.span.end)?;
        let name = self.target_name(target);
        if let Some(register) = self.direct_target(target).filter(|_| writes_last(&it.right)) {
            self.named(&it.right, name, register)?;
            if let Some(dst) = dst {
                self.move_to(dst, register);
            }
            return Ok(());
        }
        let value = match name {
            Some(_) => {
                let temp = self.fun.temp();
                self.named(&it.right, name, temp)?;
                temp
            }
            None => self.operand(&it.right)?,
        };
        self.finish_assignment(target, value, dst);
        Ok(())
    }

    /// The register of a variable that may be assigned to without a check.
    fn direct_target(&self, target: Target<'_>) -> Option<Reg> {
        let Target::Name(_, at) = target else { return None };
        let id = self.meant(at).filter(|_| !self.scopes.checked.contains(&at))?;
        let constant = matches!(self.scopes.var(id).kind, VarKind::Const | VarKind::OwnName);
        match self.place(id) {
            Place::Register(reg) if !constant => Some(reg),
            _ => None,
        }
    }

    fn finish_assignment(&mut self, target: Target<'_>, value: Reg, dst: Option<Reg>) {
        if let Some(dst) = dst
            && dst != value
        {
            self.fun.emit(Ins::Copy { dst, src: value });
        }
        self.write(target, value);
    }

    fn logical_assignment(
        &mut self,
        it: &AssignmentExpression<'_>,
        left: &SimpleAssignmentTarget<'_>,
        operator: LogicalOperator,
        dst: Option<Reg>,
    ) -> Res {
        let target = self.target(left, it.span.end)?;
        let name = self.target_name(target);
        let value = self.fun.temp();
        let (short, end) = (self.fun.label(), self.fun.label());
        self.read(target, value);
        let when = match operator {
            LogicalOperator::And => When::False,
            LogicalOperator::Or => When::True,
            LogicalOperator::Coalesce => When::NotNullish,
        };
        self.branch_on(when, value, true, short);
        self.clear_temp(value);
        self.named(&it.right, name, value)?;
        self.finish_assignment(target, value, dst);
        self.fun.jump(end);
        self.fun.place(short);
        match dst {
            Some(dst) => self.move_to(dst, value),
            None => self.clear_temp(value),
        }
        self.abandon(target);
        self.fun.place(end);
        Ok(())
    }

    /// `++` and `--`.
    pub fn update(&mut self, it: &UpdateExpression<'_>, dst: Option<Reg>) -> Res {
        let depth = self.fun.depth();
        let op = match it.operator {
            UpdateOperator::Increment => Unary::Increment,
            UpdateOperator::Decrement => Unary::Decrement,
        };
        let target = self.target(&it.argument, it.span.end)?;
        if let Some(register) = self.direct_target(target) {
            let value = self.fun.temp();
            self.fun.emit(Ins::Unary { op: Unary::ToNumber, dst: value, a: register });
            if let Some(dst) = dst.filter(|_| !it.prefix && dst != Some(register)) {
                self.fun.emit(Ins::Copy { dst, src: value });
            }
            self.fun.emit(Ins::Unary { op, dst: register, a: value });
            if let Some(dst) = dst.filter(|_| it.prefix) {
                self.move_to(dst, register);
            }
            self.fun.release(depth);
            return Ok(());
        }
        let value = self.fun.temp();
        self.read(target, value);
        self.fun.emit(Ins::Unary { op: Unary::ToNumber, dst: value, a: value });
        if let Some(dst) = dst.filter(|_| !it.prefix) {
            self.fun.emit(Ins::Copy { dst, src: value });
        }
        self.fun.emit(Ins::Unary { op, dst: value, a: value });
        if let Some(dst) = dst.filter(|_| it.prefix) {
            self.fun.emit(Ins::Copy { dst, src: value });
        }
        self.write(target, value);
        self.fun.release(depth);
        Ok(())
    }
}

/// Whether the value is written as the very last thing, so that the variable it goes to can still be read before.
fn writes_last(it: &Expression<'_>) -> bool {
    matches!(
        it,
        Expression::BooleanLiteral(_)
            | Expression::NullLiteral(_)
            | Expression::NumericLiteral(_)
            | Expression::StringLiteral(_)
            | Expression::ArrowFunctionExpression(_)
            | Expression::FunctionExpression(_)
            | Expression::Identifier(_)
            | Expression::ThisExpression(_)
            | Expression::BinaryExpression(_)
            | Expression::NewExpression(_)
            | Expression::StaticMemberExpression(_)
            | Expression::ComputedMemberExpression(_)
            | Expression::AwaitExpression(_)
    ) || matches!(it, Expression::CallExpression(call) if !call.callee.is_super())
}

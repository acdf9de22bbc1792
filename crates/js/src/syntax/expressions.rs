//! Expressions: what each kind becomes, into a register or only for its effect.
//!
//! Every function here leaves the stack of temporaries as high as it found it.

use super::fun::{Label, TEMPORARY};
use super::{Compiler, Res};
use crate::atoms::Atom;
use crate::code::{Binary, Ins, Reg, SiteKind, Unary, When};
use crate::value::Value;
use oxc_ast::ast::*;
use oxc_span::GetSpan;
use oxc_syntax::operator::{BinaryOperator, LogicalOperator, UnaryOperator};

impl Compiler<'_> {
    /// An expression's value, into a register.
    pub fn expr(&mut self, it: &Expression<'_>, dst: Reg) -> Res {
        let span = it.span();
        let around = std::mem::replace(&mut self.fun.span, (span.start, span.end));
        self.expr_inside(it, dst)?;
        self.fun.span = around;
        Ok(())
    }

    /// An expression's value, in whichever register is best: a local it is read from, or a new temporary.
    pub fn operand(&mut self, it: &Expression<'_>) -> Res<Reg> {
        match self.plain_register(it) {
            Some(reg) => Ok(reg),
            None => {
                let temp = self.fun.temp();
                self.expr(it, temp)?;
                Ok(temp)
            }
        }
    }

    /// Likewise, for a value that is used only after something else was evaluated: copied if that may change it.
    pub fn operand_before(&mut self, it: &Expression<'_>, from: u32, to: u32) -> Res<Reg> {
        if self.scopes.assigns_in(from, to) {
            let temp = self.fun.temp();
            self.expr(it, temp)?;
            return Ok(temp);
        }
        self.operand(it)
    }

    /// The register of an expression that is nothing but a variable in one.
    fn plain_register(&self, it: &Expression<'_>) -> Option<Reg> {
        match it {
            Expression::Identifier(id) => self.plain(id.span.start),
            Expression::ThisExpression(_) => self.plain_this(),
            _ => None,
        }
    }

    fn expr_inside(&mut self, it: &Expression<'_>, dst: Reg) -> Res {
        let start = it.span().start;
        match it {
            Expression::BooleanLiteral(it) => self.load_value(dst, Value::Bool(it.value)),
            Expression::NullLiteral(_) => self.load_value(dst, Value::Null),
            Expression::NumericLiteral(it) => self.load_number(dst, it.value),
            Expression::StringLiteral(it) => {
                let atom = self.string_atom(it);
                self.load_value(dst, Value::Atom(atom));
            }
            Expression::BigIntLiteral(it) => {
                let text = self.atoms.named(it.value.as_str());
                self.fun.emit(Ins::BigInt { dst, text });
            }
            Expression::RegExpLiteral(it) => {
                let source = self.atoms.named(it.regex.pattern.text.as_str());
                let flags = self.atoms.named(&it.regex.flags.to_string());
                self.fun.emit(Ins::RegExp { dst, source, flags });
            }
            Expression::TemplateLiteral(it) => self.template(it, dst)?,
            Expression::TaggedTemplateExpression(it) => self.tagged(it, dst)?,
            Expression::Identifier(it) if self.module && it.name == super::modules::NAMESPACE => {
                self.imported_namespace(start, dst)?
            }
            Expression::Identifier(it) => self.load_name(it.name.as_str(), start, dst, false),
            Expression::ThisExpression(_) => {
                let depth = self.fun.depth();
                let this = self.this();
                self.move_to(dst, this);
                self.fun.release(depth);
            }
            Expression::NewTarget(_) => {
                let depth = self.fun.depth();
                let target = self.new_target();
                self.move_to(dst, target);
                self.fun.release(depth);
            }
            Expression::ArrayExpression(it) => {
                self.array(it, dst)?;
                self.track(dst, start, SiteKind::Array);
            }
            Expression::ObjectExpression(it) => {
                self.object(it, dst)?;
                self.track(dst, start, SiteKind::Object);
            }
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
                self.function_value(it, None, dst)?;
            }
            Expression::ClassExpression(it) => {
                self.class(it, None, dst)?;
                self.track(dst, start, SiteKind::Class);
            }
            Expression::AssignmentExpression(it) => self.assignment(it, Some(dst))?,
            Expression::UpdateExpression(it) => self.update(it, Some(dst))?,
            Expression::AwaitExpression(it) => {
                let depth = self.fun.depth();
                let value = self.operand_near(&it.argument, dst)?;
                self.fun.emit(Ins::Await { dst, value });
                self.fun.release(depth);
            }
            Expression::YieldExpression(it) => self.yield_value(it, dst)?,
            Expression::BinaryExpression(it) => self.binary(it, dst)?,
            Expression::PrivateInExpression(it) => {
                let depth = self.fun.depth();
                let object = self.operand(&it.right)?;
                let name = self.private_name(&it.left)?;
                self.fun.emit(Ins::HasPrivate { dst, object, name });
                self.fun.release(depth);
            }
            Expression::LogicalExpression(it) => self.logical(it, dst)?,
            Expression::UnaryExpression(it) => self.unary(it, dst)?,
            Expression::ConditionalExpression(it) => {
                let (otherwise, end) = (self.fun.label(), self.fun.label());
                self.branch(&it.test, false, otherwise)?;
                self.expr(&it.consequent, dst)?;
                self.fun.jump(end);
                self.fun.place(otherwise);
                self.expr(&it.alternate, dst)?;
                self.fun.place(end);
            }
            Expression::SequenceExpression(it) => {
                let Some((last, others)) = it.expressions.split_last() else { return Ok(()) };
                others.iter().try_for_each(|it| self.effect(it))?;
                self.expr(last, dst)?;
            }
            Expression::CallExpression(it) => self.call(it, dst)?,
            Expression::ImportExpression(it) => self.import(it, dst)?,
            Expression::NewExpression(it) => {
                self.new_object(it, dst)?;
                self.track(dst, start, SiteKind::New);
            }
            Expression::ChainExpression(it) => self.chain(it, dst)?,
            Expression::ComputedMemberExpression(_)
            | Expression::StaticMemberExpression(_)
            | Expression::PrivateFieldExpression(_) => match it.as_member_expression() {
                Some(it) => self.member(it, dst, &mut None)?,
                None => return Err(self.lost(start)),
            },
            _ => return Err(self.lost(start)),
        }
        Ok(())
    }

    /// A function expression or an arrow.
    fn function_value(&mut self, it: &Expression<'_>, name: Option<Atom>, dst: Reg) -> Res {
        use super::functions::Text;
        use crate::code::CodeKind;
        let kind = match it {
            Expression::ArrowFunctionExpression(it) => {
                self.closure(&Text::arrow(it, name), dst)?;
                SiteKind::Arrow
            }
            Expression::FunctionExpression(it) => {
                let own = it.id.as_ref().map(|id| self.atoms.named(id.name.as_str()));
                self.closure(&Text::function(it, CodeKind::Function, own.or(name)), dst)?;
                SiteKind::Function
            }
            _ => return Err(self.lost(it.span().start)),
        };
        self.track(dst, it.span().start, kind);
        Ok(())
    }

    /// An expression's value; an anonymous function or class takes the name.
    pub fn named(&mut self, it: &Expression<'_>, name: Option<Atom>, dst: Reg) -> Res {
        let span = it.span();
        let around = std::mem::replace(&mut self.fun.span, (span.start, span.end));
        match it {
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
                self.function_value(it, name, dst)?;
            }
            Expression::ClassExpression(it) if it.id.is_none() => {
                self.class(it, name, dst)?;
                self.track(dst, span.start, SiteKind::Class);
            }
            _ => self.expr_inside(it, dst)?,
        }
        self.fun.span = around;
        Ok(())
    }

    /// Whether an expression is a function or class without a name of its own.
    pub fn is_anonymous(it: &Expression<'_>) -> bool {
        match it {
            Expression::ArrowFunctionExpression(_) => true,
            Expression::FunctionExpression(it) => it.id.is_none(),
            Expression::ClassExpression(it) => it.id.is_none(),
            _ => false,
        }
    }

    /// An operand that is evaluated in the destination itself if that is a temporary.
    pub fn operand_near(&mut self, it: &Expression<'_>, dst: Reg) -> Res<Reg> {
        if self.plain_register(it).is_none() && dst >= TEMPORARY {
            self.expr(it, dst)?;
            return Ok(dst);
        }
        self.operand(it)
    }

    fn binary(&mut self, it: &BinaryExpression<'_>, dst: Reg) -> Res {
        let depth = self.fun.depth();
        let right = it.right.span();
        let a = match self.plain_register(&it.left) {
            Some(reg) if !self.scopes.assigns_in(right.start, right.end) => reg,
            _ if dst >= TEMPORARY => {
                self.expr(&it.left, dst)?;
                dst
            }
            _ => self.operand_before(&it.left, right.start, right.end)?,
        };
        let b = self.operand(&it.right)?;
        self.fun.emit(Ins::Binary { op: operator(it.operator), dst, a, b });
        self.fun.release(depth);
        Ok(())
    }

    fn logical(&mut self, it: &LogicalExpression<'_>, dst: Reg) -> Res {
        // A local must not be seen half way, and is not tested while the value is still on its way.
        if dst < TEMPORARY {
            let temp = self.fun.temp();
            self.logical(it, temp)?;
            self.move_to(dst, temp);
            self.fun.release(temp - TEMPORARY);
            return Ok(());
        }
        let end = self.fun.label();
        self.expr(&it.left, dst)?;
        let when = match it.operator {
            LogicalOperator::And => When::False,
            LogicalOperator::Or => When::True,
            LogicalOperator::Coalesce => When::NotNullish,
        };
        self.branch_on(when, dst, true, end);
        if it.operator == LogicalOperator::And {
            self.clear_temp(dst);
        }
        self.expr(&it.right, dst)?;
        self.fun.place(end);
        Ok(())
    }

    fn unary(&mut self, it: &UnaryExpression<'_>, dst: Reg) -> Res {
        let op = match it.operator {
            UnaryOperator::Delete => return self.delete(&it.argument, dst),
            UnaryOperator::Void => {
                self.effect(&it.argument)?;
                self.load_value(dst, Value::Undefined);
                return Ok(());
            }
            UnaryOperator::UnaryNegation => {
                if let Expression::NumericLiteral(number) = &it.argument {
                    self.load_number(dst, -number.value);
                    return Ok(());
                }
                Unary::Minus
            }
            UnaryOperator::UnaryPlus => Unary::Plus,
            UnaryOperator::LogicalNot => Unary::Not,
            UnaryOperator::BitwiseNot => Unary::BitNot,
            UnaryOperator::Typeof => Unary::TypeOf,
        };
        let depth = self.fun.depth();
        let a = match &it.argument {
            // `typeof` of a name that is nowhere declared is no error.
            Expression::Identifier(id) if op == Unary::TypeOf && self.plain(id.span.start).is_none() => {
                let temp = self.fun.temp();
                self.load_name(id.name.as_str(), id.span.start, temp, true);
                temp
            }
            argument => self.operand_near(argument, dst)?,
        };
        self.fun.emit(Ins::Unary { op, dst, a });
        self.fun.release(depth);
        Ok(())
    }

    /// Jumps to a label if an expression is true (`when`) or false.
    pub fn branch(&mut self, it: &Expression<'_>, when: bool, to: Label) -> Res {
        match it {
            Expression::UnaryExpression(not) if not.operator == UnaryOperator::LogicalNot => {
                return self.branch(&not.argument, !when, to);
            }
            Expression::LogicalExpression(both) if both.operator != LogicalOperator::Coalesce => {
                // `a && b` jumps when false as soon as one is; when true only if both are. `||` the other way round.
                let early = (both.operator == LogicalOperator::Or) == when;
                if early {
                    self.branch(&both.left, when, to)?;
                    return self.branch(&both.right, when, to);
                }
                let past = self.fun.label();
                self.branch(&both.left, !when, past)?;
                self.branch(&both.right, when, to)?;
                self.fun.place(past);
                return Ok(());
            }
            _ => {}
        }
        let depth = self.fun.depth();
        let test = self.operand(it)?;
        self.branch_on(if when { When::True } else { When::False }, test, false, to);
        self.fun.release(depth);
        Ok(())
    }

    /// An expression for what it does; its value is forgotten.
    pub fn effect(&mut self, it: &Expression<'_>) -> Res {
        let span = it.span();
        let around = std::mem::replace(&mut self.fun.span, (span.start, span.end));
        match it {
            Expression::AssignmentExpression(it) => self.assignment(it, None)?,
            Expression::UpdateExpression(it) => self.update(it, None)?,
            Expression::SequenceExpression(it) => it.expressions.iter().try_for_each(|it| self.effect(it))?,
            Expression::ConditionalExpression(it) => {
                let (otherwise, end) = (self.fun.label(), self.fun.label());
                self.branch(&it.test, false, otherwise)?;
                self.effect(&it.consequent)?;
                self.fun.jump(end);
                self.fun.place(otherwise);
                self.effect(&it.alternate)?;
                self.fun.place(end);
            }
            Expression::LogicalExpression(it) if it.operator != LogicalOperator::Coalesce => {
                let end = self.fun.label();
                self.branch(&it.left, it.operator == LogicalOperator::Or, end)?;
                self.effect(&it.right)?;
                self.fun.place(end);
            }
            _ => {
                let temp = self.fun.temp();
                self.expr_inside(it, temp)?;
                self.fun.drop_temp(temp);
            }
        }
        self.fun.span = around;
        Ok(())
    }
}

/// The operator of the register program.
pub fn operator(it: BinaryOperator) -> Binary {
    match it {
        BinaryOperator::Equality => Binary::Eq,
        BinaryOperator::Inequality => Binary::NotEq,
        BinaryOperator::StrictEquality => Binary::StrictEq,
        BinaryOperator::StrictInequality => Binary::StrictNotEq,
        BinaryOperator::LessThan => Binary::Less,
        BinaryOperator::LessEqualThan => Binary::LessEq,
        BinaryOperator::GreaterThan => Binary::Greater,
        BinaryOperator::GreaterEqualThan => Binary::GreaterEq,
        BinaryOperator::Addition => Binary::Add,
        BinaryOperator::Subtraction => Binary::Sub,
        BinaryOperator::Multiplication => Binary::Mul,
        BinaryOperator::Division => Binary::Div,
        BinaryOperator::Remainder => Binary::Rem,
        BinaryOperator::Exponential => Binary::Exp,
        BinaryOperator::ShiftLeft => Binary::Shl,
        BinaryOperator::ShiftRight => Binary::Shr,
        BinaryOperator::ShiftRightZeroFill => Binary::UShr,
        BinaryOperator::BitwiseOR => Binary::BitOr,
        BinaryOperator::BitwiseXOR => Binary::BitXor,
        BinaryOperator::BitwiseAnd => Binary::BitAnd,
        BinaryOperator::In => Binary::In,
        BinaryOperator::Instanceof => Binary::InstanceOf,
    }
}

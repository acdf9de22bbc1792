//! Optional chains: `a?.b.c(d)` is `undefined` as soon as a link before `?.` is nullish.

use super::fun::{Label, TEMPORARY};
use super::{Compiler, Res};
use crate::code::{Ins, Reg, When};
use crate::value::Value;
use oxc_ast::ast::*;

/// The chain under way.
#[derive(Debug)]
pub struct Chain {
    /// Where to go when a link is nullish.
    nullish: Label,
    /// How many temporaries were in use when one was, at most.
    most: u16,
}

impl Compiler<'_> {
    /// A whole chain.
    pub fn chain(&mut self, it: &ChainExpression<'_>, dst: Reg) -> Res {
        match &it.expression {
            ChainElement::CallExpression(call) => {
                self.chained(dst, Value::Undefined, |compiler, chain| compiler.call_inside(call, dst, chain))?;
                self.track_call(call, dst);
                Ok(())
            }
            element => match element.as_member_expression() {
                Some(member) => {
                    self.chained(dst, Value::Undefined, |compiler, chain| compiler.member(member, dst, chain))
                }
                None => Err(self.lost(it.span.start)),
            },
        }
    }

    /// Does something as a chain; `dst` gets `otherwise` when it is cut short.
    pub fn chained(
        &mut self,
        dst: Reg,
        otherwise: Value,
        work: impl FnOnce(&mut Self, &mut Option<Chain>) -> Res,
    ) -> Res {
        let (nullish, end) = (self.fun.label(), self.fun.label());
        let floor = self.fun.depth();
        let mut chain = Some(Chain { nullish, most: floor });
        work(self, &mut chain)?;
        self.fun.jump(end);
        self.fun.place(nullish);
        let most = chain.map_or(floor, |it| it.most);
        if most > floor {
            self.fun.emit(Ins::Clear { from: TEMPORARY + floor, count: most - floor });
        }
        self.load_value(dst, otherwise);
        self.fun.place(end);
        Ok(())
    }

    /// A link: what stands before a member or call. In a chain it is part of the chain.
    pub fn link(&mut self, it: &Expression<'_>, dst: Reg, chain: &mut Option<Chain>) -> Res {
        if chain.is_none() {
            return self.expr(it, dst);
        }
        match it {
            Expression::CallExpression(call) => {
                let around = std::mem::replace(&mut self.fun.span, (call.span.start, call.span.end));
                self.call_inside(call, dst, chain)?;
                self.fun.span = around;
                Ok(())
            }
            _ => match it.as_member_expression() {
                Some(member) => self.member(member, dst, chain),
                None => self.expr(it, dst),
            },
        }
    }

    /// Ends the chain if a link is nullish.
    pub fn stop_if_nullish(&mut self, link: Reg, chain: &mut Option<Chain>) {
        if let Some(chain) = chain {
            chain.most = chain.most.max(self.fun.depth());
            let to = chain.nullish;
            self.branch_on(When::Nullish, link, true, to);
        }
    }
}

//! Calls, `new`, tagged templates.

use super::chains::Chain;
use super::fun::TEMPORARY;
use super::{Compiler, Res};
use crate::code::{Ins, Reg};
use crate::value::Value;
use oxc_allocator::Vec as ArenaVec;
use oxc_ast::ast::*;

impl Compiler<'_> {
    /// A call that is no part of a chain.
    pub fn call(&mut self, it: &CallExpression<'_>, dst: Reg) -> Res {
        if it.callee.is_super() {
            return self.super_call(it, dst);
        }
        self.call_inside(it, dst, &mut None)?;
        self.track_call(it, dst);
        Ok(())
    }

    /// A call, perhaps as a link of a chain.
    pub fn call_inside(&mut self, it: &CallExpression<'_>, dst: Reg, chain: &mut Option<Chain>) -> Res {
        if self.in_prelude()
            && let Expression::Identifier(id) = &it.callee
            && self.prelude_call(id.name.as_str(), it, dst)?
        {
            return Ok(());
        }
        let depth = self.fun.depth();
        let base = self.callee(&it.callee, chain)?;
        if it.optional {
            self.stop_if_nullish(base, chain);
        }
        if has_spread(&it.arguments) {
            self.arguments_array(&it.arguments)?;
            self.fun.emit(Ins::CallArray { dst, base });
        } else {
            let count = self.arguments(&it.arguments)?;
            self.fun.emit(Ins::Call { dst, base, count });
        }
        self.fun.release(depth);
        Ok(())
    }

    /// A function and its `this`, into two new temporaries.
    fn callee(&mut self, it: &Expression<'_>, chain: &mut Option<Chain>) -> Res<Reg> {
        let (base, this) = (self.fun.temp(), self.fun.temp());
        // In `(a?.b)()` the chain ends at the parenthesis, but `a` still is `this`.
        if let Expression::ChainExpression(inner) = it
            && let Some(member) = inner.expression.as_member_expression()
        {
            self.chained(base, Value::Undefined, |compiler, chain| compiler.method_of(member, base, this, chain))?;
            return Ok(base);
        }
        match it.as_member_expression() {
            Some(member) => self.method_of(member, base, this, chain)?,
            None => {
                self.link(it, base, chain)?;
                self.load_value(this, Value::Undefined);
            }
        }
        Ok(base)
    }

    /// A property that is going to be called, and the object it was found on.
    fn method_of(&mut self, it: &MemberExpression<'_>, base: Reg, this: Reg, chain: &mut Option<Chain>) -> Res {
        if it.object().is_super() {
            self.super_get(it, base)?;
            let depth = self.fun.depth();
            let receiver = self.this();
            self.move_to(this, receiver);
            self.fun.release(depth);
            return Ok(());
        }
        self.link(it.object(), this, chain)?;
        if it.optional() {
            self.stop_if_nullish(this, chain);
        }
        self.fun.emit(Ins::Copy { dst: base, src: this });
        self.get_member(it, base, base)
    }

    /// Arguments without spread: each into a new temporary. Says how many.
    pub fn arguments(&mut self, arguments: &ArenaVec<'_, Argument<'_>>) -> Res<u16> {
        for argument in arguments {
            if let Some(it) = argument.as_expression() {
                let temp = self.fun.temp();
                self.expr(it, temp)?;
            }
        }
        Ok(arguments.len() as u16)
    }

    /// Arguments with spread: an array of them all, in a new temporary.
    pub fn arguments_array(&mut self, arguments: &ArenaVec<'_, Argument<'_>>) -> Res {
        let array = self.fun.temp();
        self.fun.emit(Ins::NewArray { dst: array, room: arguments.len() as u32 });
        for argument in arguments {
            match argument {
                Argument::SpreadElement(it) => self.spread(array, &it.argument)?,
                _ => {
                    if let Some(it) = argument.as_expression() {
                        self.append(array, it)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// `new`.
    pub fn new_object(&mut self, it: &NewExpression<'_>, dst: Reg) -> Res {
        let depth = self.fun.depth();
        let (base, unused) = (self.fun.temp(), self.fun.temp());
        self.expr(&it.callee, base)?;
        self.load_value(unused, Value::Empty);
        if has_spread(&it.arguments) {
            self.arguments_array(&it.arguments)?;
            self.fun.emit(Ins::NewArrayArgs { dst, base });
        } else {
            let count = self.arguments(&it.arguments)?;
            self.fun.emit(Ins::New { dst, base, count });
        }
        self.fun.release(depth);
        Ok(())
    }

    /// A template with a tag.
    pub fn tagged(&mut self, it: &TaggedTemplateExpression<'_>, dst: Reg) -> Res {
        let depth = self.fun.depth();
        let base = self.callee(&it.tag, &mut None)?;
        let strings = self.fun.temp();
        self.template_object(&it.quasi, strings)?;
        for expression in &it.quasi.expressions {
            let temp = self.fun.temp();
            self.expr(expression, temp)?;
        }
        self.fun.emit(Ins::Call { dst, base, count: it.quasi.expressions.len() as u16 + 1 });
        self.fun.release(depth);
        Ok(())
    }

    /// In the prelude: calls of its own functions and of intrinsics. Says whether this was one.
    fn prelude_call(&mut self, name: &str, it: &CallExpression<'_>, dst: Reg) -> Res<bool> {
        let shadowed = self.meant(oxc_span::GetSpan::span(&it.callee).start).is_some_and(|id| id.scope != 0);
        if shadowed {
            return Ok(false);
        }
        if has_spread(&it.arguments) && name.starts_with('$') && name != "$call" {
            let message = format!("the prelude calls {name} with a spread argument: only $call takes one.");
            return Err(crate::Refusal { at: it.span.start, message });
        }
        let base = TEMPORARY + self.fun.depth();
        let depth = self.fun.depth();
        if name == "$call" {
            if has_spread(&it.arguments) {
                let mut first = it.arguments.iter();
                for argument in first.by_ref().take(2) {
                    let temp = self.fun.temp();
                    if let Some(it) = argument.as_expression() {
                        self.expr(it, temp)?;
                    }
                }
                let array = self.fun.temp();
                self.fun.emit(Ins::NewArray { dst: array, room: 0 });
                for argument in first {
                    match argument {
                        Argument::SpreadElement(it) => self.spread(array, &it.argument)?,
                        _ => {
                            if let Some(it) = argument.as_expression() {
                                self.append(array, it)?;
                            }
                        }
                    }
                }
                self.fun.emit(Ins::CallArray { dst, base });
            } else {
                let count = self.arguments(&it.arguments)?.saturating_sub(2);
                self.fun.emit(Ins::Call { dst, base, count });
            }
        } else if let Some(code) = self.prelude_functions.get(name).copied().filter(|_| !has_spread(&it.arguments)) {
            let count = self.arguments(&it.arguments)?;
            self.fun.emit(Ins::CallCode { dst, code, base, count });
        } else if let Some(native) = self.options.intrinsics.and_then(|find| find(name)) {
            let count = self.arguments(&it.arguments)?;
            self.fun.emit(Ins::Intrinsic { dst, native, base, count });
        } else if name.starts_with('$') {
            let message = format!("the prelude calls {name}, which is neither its own nor native.");
            return Err(crate::Refusal { at: it.span.start, message });
        } else {
            return Ok(false);
        }
        self.fun.release(depth);
        Ok(true)
    }
}

/// Whether an argument is spread.
pub fn has_spread(arguments: &ArenaVec<'_, Argument<'_>>) -> bool {
    arguments.iter().any(Argument::is_spread)
}

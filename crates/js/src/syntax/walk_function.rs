//! The walk into functions: their parameters, their bodies, and the scopes these have.

use super::declare;
use super::scopes::{FunctionFacts, ScopeKind, VarKind};
use super::walk::Walk;
use oxc_ast::ast::*;
use oxc_ast_visit::Visit;
use oxc_syntax::scope::ScopeId;

/// A function's text, whichever way it is written.
pub struct Text<'s, 'a> {
    /// Where it begins.
    pub start: u32,
    /// The name it knows itself by.
    pub own_name: Option<&'s str>,
    /// Its parameters.
    pub params: &'s FormalParameters<'a>,
    /// Its body.
    pub body: Option<&'s FunctionBody<'a>>,
    /// Or the one expression of an arrow.
    pub expression: Option<&'s Expression<'a>>,
    /// Its scope in the tables.
    pub scope: Option<ScopeId>,
    /// `=>`.
    pub arrow: bool,
    /// From where on it can be called.
    pub callable_from: u32,
}

impl<'a> Walk<'_, 'a> {
    pub(super) fn function_text(&mut self, text: &Text<'_, 'a>) {
        let strict = self.strict || text.body.is_some_and(|body| body.has_use_strict_directive());
        let plain = |it: &FormalParameter<'_>| {
            it.initializer.is_none() && matches!(it.pattern, BindingPattern::BindingIdentifier(_))
        };
        let simple = text.params.rest.is_none() && text.params.items.iter().all(plain);
        let facts = FunctionFacts {
            arrow: text.arrow,
            strict,
            simple,
            callable_from: text.callable_from,
            ..FunctionFacts::default()
        };
        self.in_function(facts, ScopeKind::Function, text.start, |it| it.function_inside(text, simple));
    }

    fn function_inside(&mut self, text: &Text<'_, 'a>, simple: bool) {
        for (i, parameter) in text.params.items.iter().enumerate() {
            let alive_from = if simple { 0 } else { declare::parameter_end(parameter) };
            let whole = matches!(parameter.pattern, BindingPattern::BindingIdentifier(_));
            self.declare_pattern(
                &parameter.pattern,
                VarKind::Param(if whole { i as u16 } else { u16::MAX }),
                alive_from,
            );
        }
        if let Some(rest) = &text.params.rest {
            self.declare_pattern(&rest.rest.argument, VarKind::Param(u16::MAX), rest.span.end);
        }
        let own_name = |it: &mut Self, scope: usize| {
            if let Some(name) = text.own_name {
                it.scopes.declare(scope, name, VarKind::OwnName, 0);
            }
        };
        if simple {
            self.declare_top(text.scope);
            own_name(self, self.scope);
            self.parameters(text.params);
            self.body(text);
        } else {
            own_name(self, self.scope);
            self.parameters(text.params);
            self.inside(ScopeKind::Body, text.start, |it| {
                it.declare_top(text.scope);
                it.body(text);
            });
        }
    }

    fn parameters(&mut self, params: &FormalParameters<'a>) {
        for parameter in &params.items {
            self.visit_binding_pattern(&parameter.pattern);
            parameter.initializer.iter().for_each(|it| self.visit_expression(it));
        }
        params.rest.iter().for_each(|it| self.visit_binding_pattern(&it.rest.argument));
    }

    fn body(&mut self, text: &Text<'_, 'a>) {
        text.body.iter().flat_map(|body| &body.statements).for_each(|it| self.visit_statement(it));
        text.expression.iter().for_each(|it| self.visit_expression(it));
    }

    /// A static block, in the function that runs a class's static parts.
    pub(super) fn static_block(&mut self, it: &StaticBlock<'a>) {
        self.inside(ScopeKind::Block, it.span.start, |walk| {
            walk.declare_top(it.scope_id.get());
            it.body.iter().for_each(|it| walk.visit_statement(it));
        });
    }
}

//! The walk into functions: their parameters, their bodies, and the scopes these have.

use super::declare;
use super::scopes::{FunctionFacts, ScopeKind, VarKind};
use super::walk::Walk;
use oxc_ast::ast::*;
use oxc_ast_visit::Visit;

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
    /// `=>`.
    pub arrow: bool,
    /// From where on it can be called.
    pub callable_from: u32,
}

impl Walk {
    pub(super) fn function_text(&mut self, text: &Text<'_, '_>) {
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

    fn function_inside(&mut self, text: &Text<'_, '_>, simple: bool) {
        let mut parameters = Vec::new();
        for (i, parameter) in text.params.items.iter().enumerate() {
            let mut bound = Vec::new();
            declare::names(&parameter.pattern, &mut bound);
            let alive_from = if simple { 0 } else { declare::parameter_end(parameter) };
            let whole = matches!(parameter.pattern, BindingPattern::BindingIdentifier(_));
            for name in &bound {
                let kind = VarKind::Param(if whole { i as u16 } else { u16::MAX });
                let id = self.scopes.declare(self.scope, name, kind, alive_from);
                self.scopes.var_mut(id).kind = kind;
            }
            parameters.extend(bound);
        }
        if let Some(rest) = &text.params.rest {
            let mut bound = Vec::new();
            declare::names(&rest.rest.argument, &mut bound);
            for name in &bound {
                self.scopes.declare(self.scope, name, VarKind::Param(u16::MAX), rest.span.end);
            }
            parameters.extend(bound);
        }
        let own_name = |it: &mut Self, scope: usize| {
            if let Some(name) = text.own_name {
                it.scopes.declare(scope, name, VarKind::OwnName, 0);
            }
        };
        if simple {
            if let Some(body) = text.body {
                self.hoist(&body.statements, &parameters);
                self.declare_lexical(&body.statements, true);
            }
            own_name(self, self.scope);
            self.parameters(text.params);
            self.body(text);
        } else {
            own_name(self, self.scope);
            self.parameters(text.params);
            self.inside(ScopeKind::Body, text.start, |it| {
                if let Some(body) = text.body {
                    it.hoist(&body.statements, &parameters);
                    it.declare_lexical(&body.statements, true);
                }
                it.body(text);
            });
        }
    }

    fn parameters(&mut self, params: &FormalParameters<'_>) {
        for parameter in &params.items {
            self.visit_binding_pattern(&parameter.pattern);
            parameter.initializer.iter().for_each(|it| self.visit_expression(it));
        }
        params.rest.iter().for_each(|it| self.visit_binding_pattern(&it.rest.argument));
    }

    fn body(&mut self, text: &Text<'_, '_>) {
        text.body.iter().flat_map(|body| &body.statements).for_each(|it| self.visit_statement(it));
        text.expression.iter().for_each(|it| self.visit_expression(it));
    }

    /// A static block, in the function that runs a class's static parts.
    pub(super) fn static_block(&mut self, it: &StaticBlock<'_>) {
        self.inside(ScopeKind::Block, it.span.start, |walk| {
            walk.hoist(&it.body, &[]);
            walk.declare_lexical(&it.body, true);
            it.body.iter().for_each(|it| walk.visit_statement(it));
        });
    }
}

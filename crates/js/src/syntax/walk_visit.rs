//! The walk through everything else: where scopes open and what is mentioned.

use super::scopes::{ScopeKind, THROWN, VarKind, home_name};
use super::walk::Walk;
use super::walk_function::Text;
use oxc_ast::ast::*;
use oxc_ast_visit::{Visit, walk};
use oxc_span::GetSpan;
use oxc_syntax::operator::UnaryOperator;
use oxc_syntax::scope::ScopeFlags;

impl<'a> Visit<'a> for Walk<'_, 'a> {
    fn visit_function(&mut self, it: &Function<'a>, _: ScopeFlags) {
        let declaration = it.r#type == FunctionType::FunctionDeclaration;
        if let (true, Some(id)) = (declaration, &it.id) {
            self.mention(id.name.as_str(), id.span.start);
        }
        let own_name = it.id.as_ref().filter(|_| !declaration).map(|id| id.name.as_str());
        // A declaration is made where its scope begins.
        let callable_from = if declaration { self.scopes.all[self.scope].start } else { it.span.start };
        let (start, body) = (it.span.start, it.body.as_deref());
        let (params, scope) = (&it.params, it.scope_id.get());
        let text = Text { start, own_name, params, body, expression: None, scope, arrow: false, callable_from };
        self.function_text(&text);
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        let start = it.span.start;
        let (body, expression) = (it.get_function_body(), it.get_expression());
        let (params, scope) = (&it.params, it.scope_id.get());
        let text = Text { start, own_name: None, params, body, expression, scope, arrow: true, callable_from: start };
        self.function_text(&text);
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        self.class(it);
    }

    fn visit_block_statement(&mut self, it: &BlockStatement<'a>) {
        self.inside(ScopeKind::Block, it.span.start, |walk| {
            walk.declare_lexical(it.scope_id.get(), &it.body.iter().collect::<Vec<_>>(), None);
            walk::walk_block_statement(walk, it);
        });
    }

    fn visit_for_statement(&mut self, it: &ForStatement<'a>) {
        self.in_loop(it.span.start, it.scope_id.get(), None, |walk| walk::walk_for_statement(walk, it));
    }

    fn visit_for_in_statement(&mut self, it: &ForInStatement<'a>) {
        let alive = Some(it.right.span().end);
        self.in_loop(it.span.start, it.scope_id.get(), alive, |walk| walk::walk_for_in_statement(walk, it));
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        let alive = Some(it.right.span().end);
        self.in_loop(it.span.start, it.scope_id.get(), alive, |walk| walk::walk_for_of_statement(walk, it));
    }

    fn visit_switch_statement(&mut self, it: &SwitchStatement<'a>) {
        self.visit_expression(&it.discriminant);
        self.inside(ScopeKind::Switch, it.span.start, |walk| {
            let statements: Vec<_> = it.cases.iter().flat_map(|case| &case.consequent).collect();
            walk.declare_lexical(it.scope_id.get(), &statements, None);
            it.cases.iter().for_each(|case| walk.visit_switch_case(case));
        });
    }

    fn visit_catch_clause(&mut self, it: &CatchClause<'a>) {
        self.inside(ScopeKind::Catch, it.span.start, |walk| {
            let closures = walk.closures;
            if let Some(param) = &it.param {
                // Only a pattern's own defaults can see a catch variable too early.
                walk.declare_pattern(&param.pattern, VarKind::Let, param.span.end);
            }
            walk::walk_catch_clause(walk, it);
            if walk.closures > closures {
                walk.keep_caught(it);
            }
        });
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        if it.name.as_str() == "arguments" {
            let owner = self.scopes.with_this(self.function);
            self.scopes.functions[owner].arguments_seen = true;
        }
        self.mention(it.name.as_str(), it.span.start);
    }

    fn visit_binding_identifier(&mut self, it: &BindingIdentifier<'a>) {
        // A declaration is no early mention of itself.
        if let Some(id) = self.look_up(it.name.as_str()) {
            self.scopes.mentions.insert(it.span.start, id);
        }
    }

    fn visit_static_member_expression(&mut self, it: &StaticMemberExpression<'a>) {
        // `arguments.length` cannot show whether parameters and `arguments` are one.
        if let Expression::Identifier(id) = &it.object
            && id.name.as_str() == "arguments"
            && it.property.name.as_str() == "length"
        {
            return self.mention("arguments", id.span.start);
        }
        walk::walk_static_member_expression(self, it);
    }

    fn visit_unary_expression(&mut self, it: &UnaryExpression<'a>) {
        if it.operator == UnaryOperator::Typeof && it.argument.is_identifier_reference() {
            self.asked.insert(it.argument.span().start);
        }
        walk::walk_unary_expression(self, it);
    }

    fn visit_this_expression(&mut self, _: &ThisExpression) {
        self.hidden("this");
    }

    fn visit_new_target(&mut self, _: &NewTarget) {
        self.hidden("new.target");
    }

    fn visit_super(&mut self, _: &Super) {
        self.hidden("this");
        let owner = self.scopes.with_this(self.function);
        if let Some((scope, is_static)) = self.scopes.functions[owner].home {
            let id = self.scopes.declare(scope, home_name(is_static), VarKind::Hidden, 0);
            self.capture(id);
        }
    }

    fn visit_object_expression(&mut self, it: &ObjectExpression<'a>) {
        self.inside(ScopeKind::Literal, it.span.start, |walk| walk::walk_object_expression(walk, it));
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        self.visit_property_key(&it.key);
        if it.method || it.kind != PropertyKind::Init {
            self.method_of = Some((self.scope, false));
        }
        self.visit_expression(&it.value);
    }

    fn visit_tagged_template_expression(&mut self, it: &TaggedTemplateExpression<'a>) {
        // Its strings are made once, and kept in the script's scope.
        let id = self.scopes.declare(0, &template_name(it), VarKind::Let, 0);
        self.scopes.mentions.insert(it.quasi.span.start, id);
        walk::walk_tagged_template_expression(self, it);
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        if it.callee.is_super() {
            self.hidden("this");
            self.hidden("new.target");
            self.hidden("function");
            return self.visit_arguments(&it.arguments);
        }
        if it.callee.is_identifier_reference() {
            self.called.insert(it.callee.span().start);
        }
        walk::walk_call_expression(self, it);
    }

    fn visit_new_expression(&mut self, it: &NewExpression<'a>) {
        if it.callee.is_identifier_reference() {
            self.called.insert(it.callee.span().start);
        }
        walk::walk_new_expression(self, it);
    }

    fn visit_private_identifier(&mut self, it: &PrivateIdentifier<'a>) {
        self.mention(&format!("#{}", it.name.as_str()), it.span.start);
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        self.scopes.assignments.push(it.span.start);
        walk::walk_assignment_expression(self, it);
    }

    fn visit_update_expression(&mut self, it: &UpdateExpression<'a>) {
        self.scopes.assignments.push(it.span.start);
        walk::walk_update_expression(self, it);
    }

    fn visit_simple_assignment_target(&mut self, it: &SimpleAssignmentTarget<'a>) {
        self.target(it);
        walk::walk_simple_assignment_target(self, it);
    }

    fn visit_assignment_target_property_identifier(&mut self, it: &AssignmentTargetPropertyIdentifier<'a>) {
        self.assigned(it.binding.name.as_str());
        walk::walk_assignment_target_property_identifier(self, it);
    }
}

/// What the variable for the strings of a tagged template is called.
pub fn template_name(it: &TaggedTemplateExpression<'_>) -> String {
    format!("template at {}", it.quasi.span.start)
}

impl Walk<'_, '_> {
    /// Something is assigned to, perhaps a parameter.
    fn assigned(&mut self, name: &str) {
        self.made.insert(name.to_owned());
        let mut next = Some(self.scope);
        while let Some(scope) = next {
            let it = &self.scopes.all[scope];
            if let Some(index) = it.find(name) {
                if matches!(it.vars[index].kind, VarKind::Param(_)) {
                    self.scopes.functions[it.function].parameter_assigned = true;
                }
                return;
            }
            next = it.parent;
        }
    }

    /// An element of `arguments` is assigned to.
    fn element_assigned(&mut self, object: &Expression<'_>) {
        if let Expression::Identifier(id) = object
            && id.name.as_str() == "arguments"
        {
            let owner = self.scopes.with_this(self.function);
            self.scopes.functions[owner].parameter_assigned = true;
        }
    }

    fn target(&mut self, target: &SimpleAssignmentTarget<'_>) {
        match target {
            SimpleAssignmentTarget::AssignmentTargetIdentifier(id) => self.assigned(id.name.as_str()),
            SimpleAssignmentTarget::ComputedMemberExpression(it) => self.element_assigned(&it.object),
            SimpleAssignmentTarget::StaticMemberExpression(it) => {
                self.made.insert(it.property.name.as_str().to_owned());
            }
            _ => {}
        }
    }

    /// V8 keeps what was caught in a context of its own, whether the text mentions it or not.
    fn keep_caught(&mut self, it: &CatchClause<'_>) {
        let name = match it.param.as_ref().map(|param| &param.pattern) {
            Some(BindingPattern::BindingIdentifier(id)) => id.name.as_str(),
            Some(_) => THROWN,
            None => return,
        };
        let id = self.scopes.declare(self.scope, name, VarKind::Hidden, 0);
        self.scopes.var_mut(id).captured = true;
    }
}

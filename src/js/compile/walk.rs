//! The walk that fills [`Scopes`]: opens a scope where the text has one and looks up every mention.

use super::declare::{self, Declares, Lexical, Vars};
use super::scopes::{FunctionFacts, ScopeKind, Scopes, THROWN, VarId, VarKind, home_name};
use oxc_ast::ast::*;
use oxc_ast_visit::{Visit, walk};
use oxc_span::GetSpan;
use oxc_syntax::operator::UnaryOperator;
use oxc_syntax::scope::ScopeFlags;
use rustc_hash::FxHashSet;

/// The walk.
pub struct Walk {
    /// What was found so far.
    pub scopes: Scopes,
    /// Mentions of names that nothing declares: free globals.
    pub free: Vec<(String, u32)>,
    /// Where a name stands right after `typeof`.
    pub asked: FxHashSet<u32>,
    /// Where a name stands that is called.
    pub called: FxHashSet<u32>,
    /// Names and properties that the program assigns to: it may make globals of that name itself.
    pub made: FxHashSet<String>,
    pub(super) scope: usize,
    pub(super) function: usize,
    pub(super) strict: bool,
    /// The function about to be entered is a method: of which scope, and whether static.
    pub(super) method_of: Option<(usize, bool)>,
    /// How many functions and classes were seen.
    pub(super) closures: usize,
}

/// A function's text, whichever way it is written.
struct Text<'s, 'a> {
    start: u32,
    own_name: Option<&'s str>,
    params: &'s FormalParameters<'a>,
    body: Option<&'s FunctionBody<'a>>,
    expression: Option<&'s Expression<'a>>,
    arrow: bool,
    callable_from: u32,
}

impl Walk {
    /// Walks over a script; the prelude is strict without saying so.
    pub fn script(program: &Program<'_>, prelude: bool) -> Walk {
        let strict = prelude || program.has_use_strict_directive();
        let mut it = Walk {
            scopes: Scopes::default(),
            free: Vec::new(),
            asked: FxHashSet::default(),
            called: FxHashSet::default(),
            made: FxHashSet::default(),
            scope: 0,
            function: 0,
            strict,
            method_of: None,
            closures: 0,
        };
        it.scopes.functions.push(FunctionFacts { strict, simple: true, ..Default::default() });
        it.scope = it.scopes.open(ScopeKind::Script, 0, None, 0);
        it.hoist(&program.body, &[]);
        it.declare_lexical(&program.body, true);
        for statement in &program.body {
            it.visit_statement(statement);
        }
        it.finish();
        it
    }

    /// Gives captured variables their slots.
    fn finish(&mut self) {
        self.parameters_with_arguments();
        self.scopes.assignments.sort_unstable();
        for scope in &mut self.scopes.all {
            for (index, var) in scope.vars.iter_mut().enumerate().filter(|(_, var)| var.captured) {
                var.place = scope.slots.len() as u16;
                scope.slots.push(index);
            }
            if scope.has_context() {
                self.scopes.functions[scope.function].needs_outer = true;
            }
        }
    }

    /// V8 puts all parameters of a sloppy function with plain parameters that uses `arguments` into its context.
    fn parameters_with_arguments(&mut self) {
        for facts in &self.scopes.functions {
            let scope = &mut self.scopes.all[facts.scope];
            let mapped = !facts.strict && facts.simple && !facts.arrow && scope.find("arguments").is_some();
            if mapped && facts.makes_closure {
                let parameters = scope.vars.iter_mut().filter(|var| matches!(var.kind, VarKind::Param(_)));
                parameters.for_each(|var| var.captured = true);
            }
        }
    }

    /// Declares the `var`s and functions of a function or script in the scope under way.
    fn hoist(&mut self, statements: &[Statement<'_>], parameters: &[&str]) {
        let mut vars = Vars::new(!self.strict);
        vars.top(statements, parameters);
        for found in vars.found {
            let id = self.scopes.declare(self.scope, found.name, VarKind::Var, 0);
            if let Some(start) = found.block_function {
                self.scopes.annex_b.insert(start, id);
            }
        }
        for statement in statements {
            if let Statement::FunctionDeclaration(it) = statement
                && let Some(id) = &it.id
            {
                let id = self.scopes.declare(self.scope, id.name.as_str(), VarKind::Function, 0);
                let var = self.scopes.var_mut(id);
                if var.kind == VarKind::Var {
                    var.kind = VarKind::Function;
                }
            }
        }
    }

    fn declare_all(&mut self, found: Vec<Lexical<'_>>) {
        for it in found {
            let kind = match it.what {
                Declares::Let => VarKind::Let,
                Declares::Const => VarKind::Const,
                Declares::Function => VarKind::Function,
            };
            self.scopes.declare(self.scope, it.name, kind, it.alive_from);
        }
    }

    fn declare_lexical(&mut self, statements: &[Statement<'_>], top: bool) {
        let mut found = Vec::new();
        declare::lexical(statements, top, &mut found);
        self.declare_all(found);
    }

    /// Does something in a new scope.
    pub(super) fn inside(&mut self, kind: ScopeKind, start: u32, work: impl FnOnce(&mut Self)) {
        let outer = self.scope;
        self.scope = self.scopes.open(kind, start, Some(outer), self.function);
        work(self);
        self.scope = outer;
    }

    /// Does something in a new function, whose outermost scope is of a kind.
    pub(super) fn in_function(
        &mut self,
        facts: FunctionFacts,
        kind: ScopeKind,
        start: u32,
        work: impl FnOnce(&mut Self),
    ) {
        let (function, strict) = (self.function, self.strict);
        let outer = &mut self.scopes.functions[function];
        (outer.makes_closure, outer.needs_outer) = (true, true);
        self.closures += 1;
        let home = self.method_of.take();
        self.scopes.functions.push(FunctionFacts { parent: Some(function), home, ..facts });
        self.function = self.scopes.functions.len() - 1;
        self.strict = self.scopes.functions[self.function].strict;
        self.scopes.functions[self.function].scope = self.scopes.all.len();
        self.inside(kind, start, work);
        (self.function, self.strict) = (function, strict);
    }

    fn function_text(&mut self, text: &Text<'_, '_>) {
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

    /// Looks a name up.
    pub(super) fn mention(&mut self, name: &str, at: u32) {
        match self.look_up(name) {
            Some(id) => self.seen(id, at),
            None => self.free.push((name.to_owned(), at)),
        }
    }

    fn look_up(&mut self, name: &str) -> Option<VarId> {
        let mut next = Some(self.scope);
        while let Some(scope) = next {
            let it = &self.scopes.all[scope];
            let own = it.kind == ScopeKind::Function && !self.scopes.functions[it.function].arrow;
            next = it.parent;
            let index = match it.find(name) {
                None if own && name == "arguments" => {
                    self.scopes.declare(scope, name, VarKind::Hidden, 0);
                    self.scopes.all[scope].find(name)
                }
                found => found,
            };
            if let Some(index) = index {
                return Some(VarId { scope, index });
            }
        }
        None
    }

    /// A variable is mentioned by the function under way.
    fn seen(&mut self, id: VarId, at: u32) {
        let from = self.reach(id, at);
        self.scopes.mentions.insert(at, id);
        let kind = self.scopes.all[id.scope].kind;
        if kind == ScopeKind::Script {
            return;
        }
        let var = self.scopes.var_mut(id);
        let lexical = match var.kind {
            VarKind::Let | VarKind::Const => true,
            VarKind::Param(_) => var.alive_from > 0,
            _ => false,
        };
        if lexical && (from < var.alive_from || kind == ScopeKind::Switch) {
            var.dead_zone = true;
            self.scopes.checked.insert(at);
        }
    }

    /// Marks a variable captured if the function under way is not its own; says from where in the text of its own
    /// function this mention can be reached.
    fn reach(&mut self, id: VarId, at: u32) -> u32 {
        let (home, kind) = (self.scopes.all[id.scope].function, self.scopes.all[id.scope].kind);
        let (mut function, mut from) = (self.function, at);
        if function == home {
            return from;
        }
        let global = kind == ScopeKind::Script && self.scopes.var(id).kind != VarKind::Hidden;
        self.scopes.var_mut(id).captured |= !global;
        while function != home {
            let facts = &mut self.scopes.functions[function];
            facts.needs_outer |= !global;
            from = facts.callable_from;
            match facts.parent {
                Some(parent) => function = parent,
                None => break,
            }
        }
        from
    }

    /// `this`, `new.target` and the like: a variable of the nearest function that is no arrow, if that is another one.
    pub(super) fn hidden(&mut self, name: &str) {
        let owner = self.scopes.with_this(self.function);
        if owner != self.function {
            let scope = self.scopes.functions[owner].scope;
            let id = self.scopes.declare(scope, name, VarKind::Hidden, 0);
            self.reach(id, 0);
        }
    }

    /// A hidden variable of the scope under way.
    pub(super) fn hide(&mut self, name: &str) -> VarId {
        self.scopes.declare(self.scope, name, VarKind::Hidden, 0)
    }

    /// An inner function will use a hidden variable.
    pub(super) fn capture(&mut self, id: VarId) {
        self.reach(id, 0);
    }

    /// Something is assigned to: a parameter of a function that uses `arguments` must not be.
    fn assigned(&mut self, name: &str, at: u32) {
        self.made.insert(name.to_owned());
        let mut next = Some(self.scope);
        while let Some(scope) = next {
            let it = &self.scopes.all[scope];
            if let Some(index) = it.find(name) {
                if matches!(it.vars[index].kind, VarKind::Param(_)) {
                    self.scopes.functions[it.function].parameter_assigned.get_or_insert(at);
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
            self.scopes.functions[owner].parameter_assigned.get_or_insert(id.span.start);
        }
    }

    fn target(&mut self, target: &SimpleAssignmentTarget<'_>) {
        match target {
            SimpleAssignmentTarget::AssignmentTargetIdentifier(id) => self.assigned(id.name.as_str(), id.span.start),
            SimpleAssignmentTarget::ComputedMemberExpression(it) => self.element_assigned(&it.object),
            SimpleAssignmentTarget::StaticMemberExpression(it) => {
                self.made.insert(it.property.name.as_str().to_owned());
            }
            _ => {}
        }
    }
}

impl<'a> Visit<'a> for Walk {
    fn visit_function(&mut self, it: &Function<'a>, _: ScopeFlags) {
        let declaration = it.r#type == FunctionType::FunctionDeclaration;
        if let (true, Some(id)) = (declaration, &it.id) {
            self.mention(id.name.as_str(), id.span.start);
        }
        let own_name = it.id.as_ref().filter(|_| !declaration).map(|id| id.name.as_str());
        // A declaration is made where its scope begins.
        let callable_from = if declaration { self.scopes.all[self.scope].start } else { it.span.start };
        let (start, body) = (it.span.start, it.body.as_deref());
        let text = Text { start, own_name, params: &it.params, body, expression: None, arrow: false, callable_from };
        self.function_text(&text);
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        let start = it.span.start;
        let (body, expression) = (it.get_function_body(), it.get_expression());
        let text =
            Text { start, own_name: None, params: &it.params, body, expression, arrow: true, callable_from: start };
        self.function_text(&text);
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        self.class(it);
    }

    fn visit_block_statement(&mut self, it: &BlockStatement<'a>) {
        self.inside(ScopeKind::Block, it.span.start, |walk| {
            walk.declare_lexical(&it.body, false);
            walk::walk_block_statement(walk, it);
        });
    }

    fn visit_for_statement(&mut self, it: &ForStatement<'a>) {
        self.inside(ScopeKind::Loop, it.span.start, |walk| {
            if let Some(ForStatementInit::VariableDeclaration(head)) = &it.init {
                let mut found = Vec::new();
                declare::lexical_of(head, &mut found);
                walk.declare_all(found);
            }
            walk::walk_for_statement(walk, it);
        });
    }

    fn visit_for_in_statement(&mut self, it: &ForInStatement<'a>) {
        self.for_each(it.span.start, &it.left, it.right.span().end, |walk| walk::walk_for_in_statement(walk, it));
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        self.for_each(it.span.start, &it.left, it.right.span().end, |walk| walk::walk_for_of_statement(walk, it));
    }

    fn visit_switch_statement(&mut self, it: &SwitchStatement<'a>) {
        self.visit_expression(&it.discriminant);
        self.inside(ScopeKind::Switch, it.span.start, |walk| {
            let mut found = Vec::new();
            it.cases.iter().for_each(|case| declare::lexical(&case.consequent, false, &mut found));
            walk.declare_all(found);
            it.cases.iter().for_each(|case| walk.visit_switch_case(case));
        });
    }

    fn visit_catch_clause(&mut self, it: &CatchClause<'a>) {
        self.inside(ScopeKind::Catch, it.span.start, |walk| {
            let closures = walk.closures;
            if let Some(param) = &it.param {
                let mut bound = Vec::new();
                declare::names(&param.pattern, &mut bound);
                for name in bound {
                    // Only a pattern's own defaults can see a catch variable too early.
                    walk.scopes.declare(walk.scope, name, VarKind::Let, param.span.end);
                }
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
            self.scopes.functions[owner].arguments_seen.get_or_insert(it.span.start);
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
        self.assigned(it.binding.name.as_str(), it.binding.span.start);
        walk::walk_assignment_target_property_identifier(self, it);
    }
}

/// What the variable for the strings of a tagged template is called.
pub fn template_name(it: &TaggedTemplateExpression<'_>) -> String {
    format!("template at {}", it.quasi.span.start)
}

impl Walk {
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

    fn for_each(&mut self, start: u32, left: &ForStatementLeft<'_>, alive_from: u32, rest: impl FnOnce(&mut Self)) {
        self.inside(ScopeKind::Loop, start, |walk| {
            if let ForStatementLeft::VariableDeclaration(head) = left {
                let mut found = Vec::new();
                declare::lexical_of(head, &mut found);
                found.iter_mut().for_each(|it| it.alive_from = alive_from);
                walk.declare_all(found);
            }
            rest(walk);
        });
    }
}

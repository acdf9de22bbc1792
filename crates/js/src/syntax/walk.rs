//! The walk that fills [`Scopes`]: opens a scope where the text has one and looks up every mention.

use super::declare::Tables;
use super::scopes::{FunctionFacts, ScopeKind, Scopes, VarId, VarKind};
use oxc_ast::ast::*;
use oxc_ast_visit::Visit;
use oxc_semantic::Semantic;
use rustc_hash::FxHashSet;
use std::rc::Rc;

/// The walk.
pub struct Walk<'s, 'a> {
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
    pub(super) tables: Rc<Tables<'s, 'a>>,
    pub(super) scope: usize,
    /// The scope of the `var`s of the function under way.
    pub(super) top: usize,
    pub(super) function: usize,
    pub(super) strict: bool,
    /// The function about to be entered is a method: of which scope, and whether static.
    pub(super) method_of: Option<(usize, bool)>,
    /// How many functions and classes were seen.
    pub(super) closures: usize,
}

impl<'s, 'a> Walk<'s, 'a> {
    /// Walks over a script; the prelude is strict without saying so.
    pub fn script(program: &Program<'a>, semantic: &'s Semantic<'a>, prelude: bool) -> Self {
        let strict = prelude || program.has_use_strict_directive();
        let mut it = Walk {
            scopes: Scopes::default(),
            free: Vec::new(),
            asked: FxHashSet::default(),
            called: FxHashSet::default(),
            made: FxHashSet::default(),
            tables: Rc::new(Tables::new(semantic)),
            scope: 0,
            top: 0,
            function: 0,
            strict,
            method_of: None,
            closures: 0,
        };
        it.scopes.functions.push(FunctionFacts { strict, simple: true, ..Default::default() });
        it.scope = it.scopes.open(ScopeKind::Script, 0, None, 0);
        it.declare_top(program.scope_id.get());
        for statement in &program.body {
            it.visit_statement(statement);
        }
        it.finish();
        it
    }

    /// Gives captured variables their slots.
    fn finish(&mut self) {
        self.parameters_with_arguments();
        sorting::plain(&mut self.scopes.assignments);
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
            if mapped && facts.makes_closure || facts.aliased() {
                let parameters = scope.vars.iter_mut().filter(|var| matches!(var.kind, VarKind::Param(_)));
                parameters.for_each(|var| var.captured = true);
            }
        }
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
        let (function, strict, top) = (self.function, self.strict, self.top);
        let outer = &mut self.scopes.functions[function];
        (outer.makes_closure, outer.needs_outer) = (true, true);
        self.closures += 1;
        let home = self.method_of.take();
        self.scopes.functions.push(FunctionFacts { parent: Some(function), home, ..facts });
        self.function = self.scopes.functions.len() - 1;
        self.strict = self.scopes.functions[self.function].strict;
        self.scopes.functions[self.function].scope = self.scopes.all.len();
        self.inside(kind, start, work);
        (self.function, self.strict, self.top) = (function, strict, top);
    }

    /// Looks a name up.
    pub(super) fn mention(&mut self, name: &str, at: u32) {
        match self.look_up(name) {
            Some(id) => self.seen(id, at),
            None => self.free.push((name.to_owned(), at)),
        }
    }

    pub(super) fn look_up(&mut self, name: &str) -> Option<VarId> {
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
    pub(super) fn seen(&mut self, id: VarId, at: u32) {
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
}

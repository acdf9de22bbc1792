//! What each scope declares, from the semantic analysis' tables, with what those leave out put back.
//!
//! The tables keep one symbol where the language has two variables: for a sloppy function in a block and the `var` that
//! it also makes (Annex B), for a `catch` variable and a `var` of its name, for a parameter and a `var` of the body. So
//! symbols say what is declared where; whose variable a mention is, is found along our own scopes.

use super::scopes::{ScopeKind, VarId, VarKind};
use super::walk::Walk;
use oxc_ast::AstKind;
use oxc_ast::ast::*;
use oxc_semantic::{Scoping, Semantic};
use oxc_span::GetSpan;
use oxc_syntax::scope::ScopeId;
use oxc_syntax::symbol::{SymbolFlags, SymbolId};
use rustc_hash::FxHashMap;

/// The tables of a text.
pub struct Tables<'s, 'a> {
    semantic: &'s Semantic<'a>,
    /// The symbols of each scope, in order of coming.
    symbols: FxHashMap<ScopeId, Vec<SymbolId>>,
}

/// A name that a scope declares.
struct Declared<'s> {
    name: &'s str,
    kind: VarKind,
    /// From where on it is initialised.
    alive_from: u32,
}

impl<'s, 'a> Tables<'s, 'a> {
    /// Sorts the symbols into their scopes.
    pub fn new(semantic: &'s Semantic<'a>) -> Self {
        let mut symbols: FxHashMap<ScopeId, Vec<SymbolId>> = FxHashMap::default();
        for (scope, bindings) in semantic.scoping().iter_bindings() {
            let mut all: Vec<SymbolId> = bindings.values().copied().collect();
            sorting::plain(&mut all);
            symbols.insert(scope, all);
        }
        Tables { semantic, symbols }
    }

    fn scoping(&self) -> &'s Scoping {
        self.semantic.scoping()
    }

    fn of(&self, scope: ScopeId) -> &[SymbolId] {
        self.symbols.get(&scope).map_or(&[], Vec::as_slice)
    }

    /// What of a symbol a scope declares, parameters, `catch` variables and a function's own name aside.
    fn declared(&self, symbol: SymbolId, scope: ScopeId, sloppy: bool) -> Option<Declared<'s>> {
        let nodes = self.semantic.nodes();
        let mut found: Option<(VarKind, u32)> = None;
        for node in self.scoping().symbol_declarations(symbol) {
            let own = match nodes.kind(node) {
                AstKind::VariableDeclarator(it) => match nodes.parent_kind(node) {
                    AstKind::VariableDeclaration(declaration) => match declaration.kind {
                        VariableDeclarationKind::Var => (VarKind::Var, 0),
                        VariableDeclarationKind::Let => (VarKind::Let, it.span.end),
                        _ => (VarKind::Const, it.span.end),
                    },
                    _ => continue,
                },
                AstKind::Class(it) if it.is_declaration() => (VarKind::Let, it.span.end),
                AstKind::Function(it) if it.is_declaration() => match self.block_of(it) {
                    Some(block) if block != scope && sloppy && self.annexed(it) => (VarKind::Var, 0),
                    Some(block) if block != scope => continue,
                    _ => (VarKind::Function, 0),
                },
                _ => continue,
            };
            if found.is_none() || own.0 == VarKind::Function {
                found = Some(own);
            }
        }
        let (kind, alive_from) = found?;
        Some(Declared { name: self.scoping().symbol_name(symbol), kind, alive_from })
    }

    /// The scope whose statement a function declaration is.
    fn block_of(&self, it: &Function<'_>) -> Option<ScopeId> {
        self.scoping().scope_parent_id(it.scope_id.get()?)
    }

    /// Whether a sloppy function in a block also makes a `var` of the function or script around, as far as the blocks in
    /// between go: nothing there may declare its name.
    fn annexed(&self, it: &Function<'_>) -> bool {
        let (Some(id), Some(block)) = (&it.id, self.block_of(it)) else { return false };
        let scoping = self.scoping();
        let lexical = SymbolFlags::BlockScopedVariable | SymbolFlags::Class | SymbolFlags::Function;
        let between = scoping.scope_ancestors(block).skip(1).take_while(|scope| !scoping.scope_flags(*scope).is_var());
        let mut names = between.filter_map(|scope| scoping.get_binding(scope, id.name));
        !it.generator && !it.r#async && !names.any(|symbol| scoping.symbol_flags(symbol).intersects(lexical))
    }
}

impl Walk<'_, '_> {
    /// Declares the `var`s, functions and lexical names of a function, script or static block in the scope under way.
    pub(super) fn declare_top(&mut self, scope: Option<ScopeId>) {
        let Some(scope) = scope else { return };
        let tables = self.tables.clone();
        let declared = tables.of(scope).iter().filter_map(|symbol| tables.declared(*symbol, scope, !self.strict));
        let (lexical, hoisted): (Vec<_>, Vec<_>) = declared.partition(|it| it.alive_from > 0);
        for it in hoisted.into_iter().chain(lexical) {
            let id = self.scopes.declare(self.scope, it.name, it.kind, it.alive_from);
            let var = self.scopes.var_mut(id);
            if it.kind == VarKind::Function && var.kind == VarKind::Var {
                var.kind = VarKind::Function;
            }
        }
        self.top = self.scope;
    }

    /// Declares the lexical names of a scope that is no function's. Sloppy functions are among its statements only.
    pub(super) fn declare_lexical(
        &mut self,
        scope: Option<ScopeId>,
        statements: &[&Statement<'_>],
        alive: Option<u32>,
    ) {
        let Some(scope) = scope else { return };
        let tables = self.tables.clone();
        let functions = statements.iter().filter_map(|statement| match statement {
            Statement::FunctionDeclaration(it) => it.id.as_ref().and_then(|id| id.symbol_id.get()),
            _ => None,
        });
        let mut symbols: Vec<SymbolId> = tables.of(scope).iter().copied().chain(functions).collect();
        sorting::plain(&mut symbols);
        symbols.dedup();
        for symbol in symbols {
            if let Some(it) = tables.declared(symbol, scope, false).filter(|it| it.kind != VarKind::Var) {
                self.scopes.declare(self.scope, it.name, it.kind, alive.unwrap_or(it.alive_from));
            }
        }
        for statement in statements {
            if let Statement::FunctionDeclaration(it) = statement {
                self.annex(it);
            }
        }
    }

    /// Takes down which `var` a sloppy function in a block also sets, if it does.
    fn annex(&mut self, it: &Function<'_>) {
        let Some(id) = it.id.as_ref().filter(|_| !self.strict && self.tables.annexed(it)) else { return };
        let Some(index) = self.scopes.all[self.top].find(id.name.as_str()) else { return };
        if matches!(self.scopes.all[self.top].vars[index].kind, VarKind::Var | VarKind::Function) {
            self.scopes.annex_b.insert(it.span.start, VarId { scope: self.top, index });
        }
    }

    /// Declares what a pattern binds, as parameters or as a `catch` variable.
    pub(super) fn declare_pattern(&mut self, pattern: &BindingPattern<'_>, kind: VarKind, alive_from: u32) {
        for id in pattern.get_binding_identifiers() {
            let id = self.scopes.declare(self.scope, id.name.as_str(), kind, alive_from);
            self.scopes.var_mut(id).kind = kind;
        }
    }

    /// Does something in the scope of a `for`, with its own variables.
    pub(super) fn in_loop(
        &mut self,
        start: u32,
        scope: Option<ScopeId>,
        alive: Option<u32>,
        work: impl FnOnce(&mut Self),
    ) {
        self.inside(ScopeKind::Loop, start, |walk| {
            walk.declare_lexical(scope, &[], alive);
            work(walk);
        });
    }
}

/// Where a parameter is initialised: after its pattern or its default.
pub fn parameter_end(parameter: &FormalParameter<'_>) -> u32 {
    parameter.initializer.as_ref().map_or(parameter.pattern.span().end, |it| it.span().end)
}

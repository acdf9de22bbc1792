//! What a list of statements declares: lexical names of its own, and `var` names at any depth short of a function.

use oxc_ast::ast::*;
use oxc_span::GetSpan;

/// A name that a statement list declares in its own scope.
pub struct Lexical<'s> {
    /// The name.
    pub name: &'s str,
    /// What declares it.
    pub what: Declares,
    /// From where on it is initialised.
    pub alive_from: u32,
}

/// What declares a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Declares {
    /// `let` or `class`.
    Let,
    /// `const`.
    Const,
    /// A function declaration.
    Function,
}

/// All names that a pattern binds, with the byte each begins at.
pub fn names<'s>(pattern: &'s BindingPattern<'_>, found: &mut Vec<&'s str>) {
    match pattern {
        BindingPattern::BindingIdentifier(id) => found.push(id.name.as_str()),
        BindingPattern::ObjectPattern(it) => {
            it.properties.iter().for_each(|property| names(&property.value, found));
            it.rest.iter().for_each(|rest| names(&rest.argument, found));
        }
        BindingPattern::ArrayPattern(it) => {
            it.elements.iter().flatten().for_each(|element| names(element, found));
            it.rest.iter().for_each(|rest| names(&rest.argument, found));
        }
        BindingPattern::AssignmentPattern(it) => names(&it.left, found),
    }
}

/// Whether a declaration is `let` or `const`, and which.
pub fn lexical_kind(declaration: &VariableDeclaration<'_>) -> Option<Declares> {
    match declaration.kind {
        VariableDeclarationKind::Var => None,
        VariableDeclarationKind::Let => Some(Declares::Let),
        _ => Some(Declares::Const),
    }
}

/// The lexical names of one declaration.
pub fn lexical_of<'s>(declaration: &'s VariableDeclaration<'_>, found: &mut Vec<Lexical<'s>>) {
    let Some(what) = lexical_kind(declaration) else { return };
    for declarator in &declaration.declarations {
        let mut bound = Vec::new();
        names(&declarator.id, &mut bound);
        let alive_from = declarator.span.end;
        found.extend(bound.into_iter().map(|name| Lexical { name, what, alive_from }));
    }
}

/// The lexical names of a statement list. At the top of a function or script (`top`), functions are like `var`s.
pub fn lexical<'s>(statements: &'s [Statement<'_>], top: bool, found: &mut Vec<Lexical<'s>>) {
    for statement in statements {
        match statement {
            Statement::VariableDeclaration(it) => lexical_of(it, found),
            Statement::ClassDeclaration(it) => {
                if let Some(id) = &it.id {
                    let (name, alive_from) = (id.name.as_str(), it.span.end);
                    found.push(Lexical { name, what: Declares::Let, alive_from });
                }
            }
            Statement::FunctionDeclaration(it) if !top => {
                if let Some(id) = &it.id {
                    found.push(Lexical { name: id.name.as_str(), what: Declares::Function, alive_from: 0 });
                }
            }
            _ => {}
        }
    }
}

/// A `var`-like name of a function.
pub struct Hoisted<'s> {
    /// The name.
    pub name: &'s str,
    /// For a function in a block that also makes a `var` (Annex B): where the declaration begins.
    pub block_function: Option<u32>,
}

/// Collects the `var` names of a function or script.
pub struct Vars<'s> {
    /// What was found.
    pub found: Vec<Hoisted<'s>>,
    /// The lexical names around, which keep a block's function from being a `var` as well.
    blocked: Vec<Vec<&'s str>>,
    /// Sloppy code: functions in blocks count.
    annex_b: bool,
}

impl<'s> Vars<'s> {
    /// Collects, in sloppy code with what Annex B adds.
    pub fn new(annex_b: bool) -> Self {
        Vars { found: Vec::new(), blocked: Vec::new(), annex_b }
    }

    /// The statements at the top.
    pub fn top(&mut self, statements: &'s [Statement<'_>], parameters: &[&'s str]) {
        let mut own = Vec::new();
        lexical(statements, true, &mut own);
        self.blocked.push(own.into_iter().map(|it| it.name).chain(parameters.iter().copied()).collect());
        statements.iter().for_each(|it| self.statement(it, true));
        self.blocked.pop();
    }

    fn block(&mut self, statements: &'s [Statement<'_>]) {
        let mut own = Vec::new();
        lexical(statements, false, &mut own);
        // A block's own function does not stand in its own way; it is taken out while it is looked at.
        self.blocked.push(own.into_iter().map(|it| it.name).collect());
        statements.iter().for_each(|it| self.statement(it, false));
        self.blocked.pop();
    }

    fn around(&mut self, names: Vec<&'s str>, body: &'s Statement<'_>) {
        self.blocked.push(names);
        self.statement(body, false);
        self.blocked.pop();
    }

    fn bind(&mut self, pattern: &'s BindingPattern<'_>) {
        let mut bound = Vec::new();
        names(pattern, &mut bound);
        self.found.extend(bound.into_iter().map(|name| Hoisted { name, block_function: None }));
    }

    fn declaration(&mut self, it: &'s VariableDeclaration<'_>) {
        if it.kind == VariableDeclarationKind::Var {
            it.declarations.iter().for_each(|declarator| self.bind(&declarator.id));
        }
    }

    fn head(it: &'s VariableDeclaration<'_>) -> Vec<&'s str> {
        let mut own = Vec::new();
        lexical_of(it, &mut own);
        own.into_iter().map(|it| it.name).collect()
    }

    fn statement(&mut self, statement: &'s Statement<'_>, top: bool) {
        match statement {
            Statement::VariableDeclaration(it) => self.declaration(it),
            Statement::FunctionDeclaration(it) => {
                let Some(id) = &it.id else { return };
                let name = id.name.as_str();
                if top {
                    self.found.push(Hoisted { name, block_function: None });
                } else if self.annex_b && !it.generator && !it.r#async {
                    let outer = &self.blocked[..self.blocked.len() - 1];
                    if !outer.iter().any(|names| names.contains(&name)) {
                        self.found.push(Hoisted { name, block_function: Some(it.span.start) });
                    }
                }
            }
            Statement::BlockStatement(it) => self.block(&it.body),
            Statement::IfStatement(it) => {
                self.statement(&it.consequent, false);
                it.alternate.iter().for_each(|it| self.statement(it, false));
            }
            Statement::DoWhileStatement(it) => self.statement(&it.body, false),
            Statement::WhileStatement(it) => self.statement(&it.body, false),
            Statement::ForStatement(it) => match &it.init {
                Some(ForStatementInit::VariableDeclaration(head)) => {
                    self.declaration(head);
                    self.around(Self::head(head), &it.body);
                }
                _ => self.statement(&it.body, false),
            },
            Statement::ForInStatement(it) => self.for_each(&it.left, &it.body),
            Statement::ForOfStatement(it) => self.for_each(&it.left, &it.body),
            Statement::LabeledStatement(it) => self.statement(&it.body, top),
            Statement::SwitchStatement(it) => {
                let mut own = Vec::new();
                it.cases.iter().for_each(|case| lexical(&case.consequent, false, &mut own));
                self.blocked.push(own.into_iter().map(|it| it.name).collect());
                it.cases.iter().flat_map(|case| &case.consequent).for_each(|it| self.statement(it, false));
                self.blocked.pop();
            }
            Statement::TryStatement(it) => {
                self.block(&it.block.body);
                if let Some(handler) = &it.handler {
                    let mut bound = Vec::new();
                    let param = handler.param.as_ref().map(|it| &it.pattern);
                    // A plain catch variable does not stand in the way of a `var` of its name; a pattern does.
                    if let Some(pattern) = param.filter(|it| !matches!(it, BindingPattern::BindingIdentifier(_))) {
                        names(pattern, &mut bound);
                    }
                    self.blocked.push(bound);
                    self.block(&handler.body.body);
                    self.blocked.pop();
                }
                it.finalizer.iter().for_each(|it| self.block(&it.body));
            }
            _ => {}
        }
    }

    fn for_each(&mut self, left: &'s ForStatementLeft<'_>, body: &'s Statement<'_>) {
        match left {
            ForStatementLeft::VariableDeclaration(head) => {
                self.declaration(head);
                self.around(Self::head(head), body);
            }
            _ => self.statement(body, false),
        }
    }
}

/// Where a list of parameters ends each: its pattern or its default.
pub fn parameter_end(parameter: &FormalParameter<'_>) -> u32 {
    parameter.initializer.as_ref().map_or(parameter.pattern.span().end, |it| it.span().end)
}

//! What is refused by name before anything is compiled, and the sentences for what is no JavaScript at all.

use super::Res;
use super::walk::Walk;
use crate::Refusal;
use crate::support::{self, Unsupported};
use oxc_ast::AstKind;
use oxc_ast::ast::*;
use oxc_ast_visit::{Visit, walk};
use oxc_span::GetSpan;
use oxc_syntax::operator::UnaryOperator;
use oxc_syntax::scope::ScopeFlags;

/// Looks for what is not supported; the first in the text is refused.
pub fn check(program: &Program<'_>, prelude: bool) -> Res {
    let mut finder = Finder { first: None, asynchronous: vec![false], prelude };
    finder.visit_program(program);
    match finder.first {
        Some((at, it)) => Err(Refusal { at, message: it.sentence() }),
        None => Ok(()),
    }
}

/// What only the walk over scopes can tell.
pub fn after_walk(walk: &Walk<'_, '_>, prelude: bool) -> Res {
    if prelude {
        return Ok(());
    }
    for facts in &walk.scopes.functions {
        let mapped = !facts.strict && facts.simple && !facts.arrow;
        let names = &walk.scopes.all[facts.scope];
        if let (true, Some(_), Some(at), Some(_)) =
            (mapped, facts.arguments_seen, facts.parameter_assigned, names.find("arguments"))
        {
            return Err(Refusal { at, message: support::ALIASED_ARGUMENTS.sentence() });
        }
    }
    for (name, at) in &walk.free {
        // `typeof Proxy` is how a program asks whether there is one.
        let own = walk.made.contains(name) || walk.asked.contains(at);
        if let Some(message) = support::missing_global(name).filter(|_| !own) {
            return Err(Refusal { at: *at, message });
        }
        if name == "Function" && walk.called.contains(at) && !own {
            return Err(Refusal { at: *at, message: support::FUNCTION_CONSTRUCTOR.sentence() });
        }
    }
    Ok(())
}

/// What the parser says of constructs that are no mistakes elsewhere.
const KNOWN: &[(&str, Unsupported)] = &[
    ("`await` is only allowed", support::TOP_LEVEL_AWAIT),
    ("import declaration", support::MODULE),
    ("export declaration", support::MODULE),
    ("import.meta", support::MODULE),
    ("module code", support::MODULE),
    ("JSX", support::JSX),
    ("TypeScript", support::TYPESCRIPT),
    ("Type annotation", support::TYPESCRIPT),
    ("`using`", support::USING),
    ("ecorator", support::DECORATOR),
];

/// A syntax error, as a sentence.
pub fn syntax(source: &str, message: &str, at: u32) -> Refusal {
    if let Some((_, it)) = KNOWN.iter().find(|(part, _)| message.contains(part)) {
        return Refusal { at, message: it.sentence() };
    }
    let rest = source.get(at as usize..).unwrap_or("").trim_start();
    if rest.starts_with(':') && rest[1..].trim_start().starts_with(|c: char| c.is_alphabetic()) {
        // A name, a colon and another name where no label can stand: a type.
        return Refusal { at, message: support::TYPESCRIPT.sentence() };
    }
    if at as usize >= source.trim_end().len() {
        let message = format!("{}: the text ends too early.", message.trim_end_matches('.'));
        return Refusal { at: at.min(source.len() as u32), message };
    }
    let end = if message.ends_with(['.', '!', '?']) { "" } else { "." };
    Refusal { at, message: format!("{message}{end}") }
}

struct Finder {
    first: Option<(u32, Unsupported)>,
    asynchronous: Vec<bool>,
    prelude: bool,
}

impl Finder {
    fn refuse(&mut self, at: u32, it: Unsupported) {
        if self.first.is_none_or(|(first, _)| at < first) {
            self.first = Some((at, it));
        }
    }

    fn name(&mut self, name: &str, at: u32) {
        if name.starts_with("$gcs_") {
            self.refuse(at, support::RESERVED_NAME);
        }
    }

    fn no_function(&mut self, statement: &Statement<'_>, it: Unsupported) {
        if let Statement::FunctionDeclaration(function) = statement {
            self.refuse(function.span.start, it);
        }
    }
}

impl<'a> Visit<'a> for Finder {
    fn enter_node(&mut self, kind: AstKind<'a>) {
        let at = kind.span().start;
        match kind {
            AstKind::RegExpLiteral(_) => self.refuse(at, support::REGEXP),
            AstKind::BigIntLiteral(_) => self.refuse(at, support::BIGINT),
            AstKind::WithStatement(_) => self.refuse(at, support::WITH),
            AstKind::ImportExpression(_) => self.refuse(at, support::DYNAMIC_IMPORT),
            AstKind::ImportMeta(_)
            | AstKind::ImportDeclaration(_)
            | AstKind::ExportDefaultDeclaration(_)
            | AstKind::ExportAllDeclaration(_)
            | AstKind::ExportDeclaration(_)
            | AstKind::ExportNamedDeclaration(_)
            | AstKind::ExportFromDeclaration(_) => self.refuse(at, support::MODULE),
            AstKind::Decorator(_) => self.refuse(at, support::DECORATOR),
            AstKind::AccessorProperty(_) => self.refuse(at, support::ACCESSOR_FIELD),
            AstKind::JSXElement(_) | AstKind::JSXFragment(_) => self.refuse(at, support::JSX),
            AstKind::TSTypeAnnotation(_) => self.refuse(at, support::TYPESCRIPT),
            AstKind::VariableDeclaration(it) if it.kind.is_using() => self.refuse(at, support::USING),
            AstKind::ForOfStatement(it) if it.r#await => self.refuse(at, support::FOR_AWAIT),
            AstKind::AwaitExpression(_) if self.asynchronous.last() == Some(&false) => {
                self.refuse(at, support::TOP_LEVEL_AWAIT);
            }
            AstKind::IdentifierReference(it) => self.name(it.name.as_str(), at),
            AstKind::BindingIdentifier(it) => self.name(it.name.as_str(), at),
            _ => {}
        }
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        if it.r#async && it.generator {
            self.refuse(it.span.start, support::ASYNC_GENERATOR);
        }
        self.asynchronous.push(it.r#async);
        walk::walk_function(self, it, flags);
        self.asynchronous.pop();
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        self.asynchronous.push(it.r#async);
        walk::walk_arrow_function_expression(self, it);
        self.asynchronous.pop();
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        if let Expression::Identifier(id) = &it.callee
            && id.name.as_str() == "eval"
            && !self.prelude
        {
            self.refuse(id.span.start, support::DIRECT_EVAL);
        }
        walk::walk_call_expression(self, it);
    }

    fn visit_unary_expression(&mut self, it: &UnaryExpression<'a>) {
        if it.operator == UnaryOperator::Delete
            && it.argument.as_member_expression().is_some_and(|member| member.object().is_super())
        {
            self.refuse(it.span.start, support::DELETE_SUPER);
        }
        walk::walk_unary_expression(self, it);
    }

    fn visit_if_statement(&mut self, it: &IfStatement<'a>) {
        self.no_function(&it.consequent, support::IF_FUNCTION);
        if let Some(alternate) = &it.alternate {
            self.no_function(alternate, support::IF_FUNCTION);
        }
        walk::walk_if_statement(self, it);
    }

    fn visit_switch_case(&mut self, it: &SwitchCase<'a>) {
        it.consequent.iter().for_each(|it| self.no_function(it, support::CASE_FUNCTION));
        walk::walk_switch_case(self, it);
    }

    fn visit_labeled_statement(&mut self, it: &LabeledStatement<'a>) {
        self.no_function(&it.body, support::LABELLED_FUNCTION);
        walk::walk_labeled_statement(self, it);
    }
}

//! What is refused by name before anything is compiled, and the sentences for what is no JavaScript at all.

use super::Res;
use super::walk::Walk;
use crate::Refusal;
use crate::pattern::{Flags, Pattern};
use crate::support::{self, Unsupported};
use oxc_ast::AstKind;
use oxc_ast::ast::*;
use oxc_ast_visit::{Visit, walk};
use oxc_span::GetSpan;
use oxc_syntax::operator::UnaryOperator;
use oxc_syntax::scope::ScopeFlags;
use rustc_hash::FxHashSet;

/// Looks for what is not supported; the first in the text is refused.
pub fn check(program: &Program<'_>, prelude: bool) -> Res {
    let mut finder = Finder { first: None, asynchronous: vec![false], prelude };
    finder.visit_program(program);
    match finder.first {
        Some((at, message)) => Err(Refusal { at, message }),
        None => Ok(()),
    }
}

/// What only the walk over scopes can tell.
pub fn after_walk(program: &Program<'_>, walk: &Walk<'_, '_>, prelude: bool) -> Res {
    if prelude {
        return Ok(());
    }
    let mut certain = Certain::default();
    certain.visit_program(program);
    let asked = walk.free.iter().filter(|(_, at)| walk.asked.contains(at)).map(|(name, _)| name.as_str());
    let asked: FxHashSet<&str> = asked.collect();
    for (name, at) in &walk.free {
        // `typeof Proxy` is how a program asks whether there is one.
        let own = walk.made.contains(name) || asked.contains(name.as_str());
        if let Some(message) = support::missing_global(name).filter(|_| !own && certain.0.contains(at)) {
            return Err(Refusal { at: *at, message });
        }
        let required = certain.1.iter().find(|(mention, _)| name == "require" && mention == at);
        if let Some(message) = required.filter(|_| !own).and_then(|(_, module)| support::missing_module(module)) {
            return Err(Refusal { at: *at, message });
        }
        if name == "Function" && walk.called.contains(at) && !own {
            return Err(Refusal { at: *at, message: support::FUNCTION_CONSTRUCTOR.sentence() });
        }
    }
    Ok(())
}

/// Mentions that are reached for certain, so that a name that is missing is missed before anything runs. Elsewhere it is
/// missed when it is reached. And what is required by them, by name.
#[derive(Default)]
struct Certain(FxHashSet<u32>, Vec<(u32, String)>);

impl<'a> Visit<'a> for Certain {
    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        self.0.insert(it.span.start);
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        if let (Expression::Identifier(callee), Some(Argument::StringLiteral(name))) =
            (&it.callee, it.arguments.first())
        {
            self.1.push((callee.span.start, name.value.to_string()));
        }
        walk::walk_call_expression(self, it);
    }

    fn visit_function(&mut self, _: &Function<'a>, _: ScopeFlags) {}

    fn visit_arrow_function_expression(&mut self, _: &ArrowFunctionExpression<'a>) {}

    fn visit_class_body(&mut self, _: &ClassBody<'a>) {}

    fn visit_if_statement(&mut self, it: &IfStatement<'a>) {
        self.visit_expression(&it.test);
    }

    fn visit_conditional_expression(&mut self, it: &ConditionalExpression<'a>) {
        self.visit_expression(&it.test);
    }

    fn visit_logical_expression(&mut self, it: &LogicalExpression<'a>) {
        self.visit_expression(&it.left);
    }

    fn visit_chain_expression(&mut self, _: &ChainExpression<'a>) {}

    fn visit_for_statement(&mut self, _: &ForStatement<'a>) {}

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        self.visit_expression(&it.right);
    }

    fn visit_for_in_statement(&mut self, it: &ForInStatement<'a>) {
        self.visit_expression(&it.right);
    }

    fn visit_while_statement(&mut self, it: &WhileStatement<'a>) {
        self.visit_expression(&it.test);
    }

    fn visit_switch_statement(&mut self, it: &SwitchStatement<'a>) {
        self.visit_expression(&it.discriminant);
    }

    fn visit_labeled_statement(&mut self, _: &LabeledStatement<'a>) {}

    fn visit_try_statement(&mut self, _: &TryStatement<'a>) {}
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

/// The construct that the parser's words are about, if it is one that has a name here.
pub fn known(message: &str) -> Option<Unsupported> {
    KNOWN.iter().find(|(part, _)| message.contains(part)).map(|(_, known)| *known)
}

/// Whether a module's own statements wait for something.
pub fn waits(program: &Program<'_>) -> bool {
    let mut finder = Waits(false);
    finder.visit_program(program);
    finder.0
}

struct Waits(bool);

impl<'a> Visit<'a> for Waits {
    fn enter_node(&mut self, kind: AstKind<'a>) {
        match kind {
            AstKind::AwaitExpression(_) => self.0 = true,
            AstKind::ForOfStatement(it) => self.0 |= it.r#await,
            _ => {}
        }
    }

    fn visit_function(&mut self, _: &Function<'a>, _: ScopeFlags) {}

    fn visit_arrow_function_expression(&mut self, _: &ArrowFunctionExpression<'a>) {}
}

struct Finder {
    first: Option<(u32, String)>,
    asynchronous: Vec<bool>,
    prelude: bool,
}

impl Finder {
    fn refuse(&mut self, at: u32, it: Unsupported) {
        self.say(at, || it.sentence());
    }

    fn say(&mut self, at: u32, sentence: impl FnOnce() -> String) {
        if self.first.as_ref().is_none_or(|(first, _)| at < *first) {
            self.first = Some((at, sentence()));
        }
    }

    /// A pattern that is none is found before anything runs.
    fn pattern(&mut self, it: &RegExpLiteral<'_>, at: u32) {
        let (source, flags) = (it.regex.pattern.text.as_str(), it.regex.flags.to_string());
        let units: Vec<u16> = flags.encode_utf16().collect();
        let problem = match Flags::of(&units) {
            Some(flags) => Pattern::new(source, flags).err(),
            None => Some(format!("Invalid flags '{flags}'")),
        };
        if let Some(problem) = problem {
            self.say(at, || format!("Invalid regular expression: /{source}/{flags}: {problem}"));
        }
    }

    fn name(&mut self, name: &str, at: u32) {
        if name.starts_with("$gcs_") {
            self.refuse(at, support::RESERVED_NAME);
        }
    }

    fn using(&mut self, there: bool, at: u32) {
        if there {
            self.refuse(at, support::USING);
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
            AstKind::RegExpLiteral(it) => self.pattern(it, at),
            AstKind::WithStatement(_) => self.refuse(at, support::WITH),
            AstKind::ImportMeta(_) => self.refuse(at, support::MODULE),
            AstKind::Decorator(_) => self.refuse(at, support::DECORATOR),
            AstKind::AccessorProperty(_) => self.refuse(at, support::ACCESSOR_FIELD),
            AstKind::JSXElement(_) | AstKind::JSXFragment(_) => self.refuse(at, support::JSX),
            AstKind::TSTypeAnnotation(_) => self.refuse(at, support::TYPESCRIPT),
            AstKind::ForStatement(it) => self.using(
                it.init
                    .as_ref()
                    .is_some_and(|it| matches!(it, ForStatementInit::VariableDeclaration(it) if it.kind.is_using())),
                at,
            ),
            AstKind::ForOfStatement(it) => {
                self.using(matches!(&it.left, ForStatementLeft::VariableDeclaration(it) if it.kind.is_using()), at)
            }
            AstKind::SwitchCase(it) => self.using(
                it.consequent.iter().any(|it| matches!(it, Statement::VariableDeclaration(it) if it.kind.is_using())),
                at,
            ),
            AstKind::StaticBlock(it) => self.using(
                it.body.iter().any(|it| matches!(it, Statement::VariableDeclaration(it) if it.kind.is_using())),
                at,
            ),
            AstKind::IdentifierReference(it) => self.name(it.name.as_str(), at),
            AstKind::BindingIdentifier(it) => self.name(it.name.as_str(), at),
            _ => {}
        }
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
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
        // `(0, eval)(text)` runs text as well.
        let mut callee = it.callee.without_parentheses();
        if let Expression::SequenceExpression(all) = callee
            && let Some(last) = all.expressions.last()
        {
            callee = last.without_parentheses();
        }
        if let Expression::Identifier(id) = callee
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
}

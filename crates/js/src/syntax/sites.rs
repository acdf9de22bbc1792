//! Allocation sites, lines and columns: which expressions make an allocation event, and where they are said to stand.

use super::Compiler;
use crate::code::{Ins, Reg, Site, SiteKind};
use oxc_ast::ast::*;
use oxc_ast_visit::{Visit, walk};
use oxc_span::GetSpan;
use oxc_syntax::scope::ScopeFlags;
use rustc_hash::FxHashSet;

/// Calls that are sites when made on a global of that name.
const STATIC_CALLS: &[(&str, &[&str])] = &[
    ("Object", &["create", "assign", "keys", "values", "entries", "fromEntries", "getOwnPropertyNames"]),
    ("Array", &["from", "of"]),
    ("JSON", &["parse"]),
    ("Promise", &["resolve", "reject", "all", "allSettled", "race", "any"]),
];

/// Methods whose calls are sites whatever they are called on.
const METHOD_CALLS: &[&str] = &[
    "map",
    "filter",
    "slice",
    "concat",
    "splice",
    "flat",
    "flatMap",
    "split",
    "bind",
    "createElement",
    "then",
    "catch",
    "finally",
];

/// The bytes at which lines begin.
pub fn line_starts(source: &str) -> Vec<u32> {
    let mut starts = vec![0];
    let bytes = source.as_bytes();
    for (at, c) in source.char_indices() {
        let end = at + c.len_utf8();
        let ends = match c {
            '\n' | '\u{2028}' | '\u{2029}' => true,
            '\r' => bytes.get(end) != Some(&b'\n'),
            _ => false,
        };
        if ends {
            starts.push(end as u32);
        }
    }
    starts
}

/// The names that the program gives to generator functions and async functions: calls of them are sites.
pub fn makers(program: &Program<'_>) -> FxHashSet<String> {
    let mut makers = Makers(FxHashSet::default());
    makers.visit_program(program);
    makers.0
}

struct Makers(FxHashSet<String>);

impl Makers {
    fn add(&mut self, name: &str) {
        self.0.insert(name.to_owned());
    }

    fn add_key(&mut self, key: &PropertyKey<'_>) {
        match key {
            PropertyKey::StaticIdentifier(id) => self.add(id.name.as_str()),
            PropertyKey::PrivateIdentifier(id) => self.add(id.name.as_str()),
            _ => {}
        }
    }
}

fn makes(it: &Expression<'_>) -> bool {
    match it {
        Expression::ArrowFunctionExpression(it) => it.r#async,
        Expression::FunctionExpression(it) => it.r#async || it.generator,
        _ => false,
    }
}

impl<'a> Visit<'a> for Makers {
    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        if let Some(id) = it.id.as_ref().filter(|_| it.r#async || it.generator) {
            self.add(id.name.as_str());
        }
        walk::walk_function(self, it, flags);
    }

    fn visit_variable_declarator(&mut self, it: &VariableDeclarator<'a>) {
        if let BindingPattern::BindingIdentifier(id) = &it.id
            && it.init.as_ref().is_some_and(makes)
        {
            self.add(id.name.as_str());
        }
        walk::walk_variable_declarator(self, it);
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        if !it.computed && makes(&it.value) {
            self.add_key(&it.key);
        }
        walk::walk_object_property(self, it);
    }

    fn visit_property_definition(&mut self, it: &PropertyDefinition<'a>) {
        if !it.computed && it.value.as_ref().is_some_and(makes) {
            self.add_key(&it.key);
        }
        walk::walk_property_definition(self, it);
    }

    fn visit_method_definition(&mut self, it: &MethodDefinition<'a>) {
        if !it.computed && (it.value.r#async || it.value.generator) {
            self.add_key(&it.key);
        }
        walk::walk_method_definition(self, it);
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        if makes(&it.right) {
            match &it.left {
                AssignmentTarget::AssignmentTargetIdentifier(id) => self.add(id.name.as_str()),
                AssignmentTarget::StaticMemberExpression(it) => self.add(it.property.name.as_str()),
                AssignmentTarget::PrivateFieldExpression(it) => self.add(it.field.name.as_str()),
                _ => {}
            }
        }
        walk::walk_assignment_expression(self, it);
    }
}

impl Compiler<'_> {
    /// The line of a byte, from 1.
    pub fn line(&self, at: u32) -> u32 {
        self.lines.partition_point(|start| *start <= at) as u32
    }

    /// The column of a byte, from 0, in UTF-16 units.
    fn column(&self, at: u32) -> u32 {
        let start = self.lines[self.line(at) as usize - 1];
        let before = self.source.get(start as usize..at as usize).unwrap_or("");
        before.chars().map(|c| c.len_utf16() as u32).sum()
    }

    /// What a register holds was made at a site.
    pub fn track(&mut self, src: Reg, at: u32, kind: SiteKind) {
        if self.in_prelude() {
            return;
        }
        let (line, column) = (self.line(at), self.column(at));
        self.unit.sites.push(Site { line, column, kind });
        self.fun.emit(Ins::Track { src, site: self.unit.sites.len() as u32 - 1 });
    }

    /// Likewise, if a call is one of those that are sites.
    pub fn track_call(&mut self, it: &CallExpression<'_>, src: Reg) {
        if let Some(at) = self.call_site(it) {
            self.track(src, at, SiteKind::Call);
        }
    }

    fn call_site(&self, it: &CallExpression<'_>) -> Option<u32> {
        let (object, name, at) = match &it.callee {
            Expression::Identifier(id) => {
                let maker = id.name.as_str() != "gc" && self.makers.contains(id.name.as_str());
                return maker.then_some(id.span.start);
            }
            Expression::StaticMemberExpression(it) => (&it.object, it.property.name.as_str(), it.property.span().start),
            Expression::PrivateFieldExpression(it) => (&it.object, it.field.name.as_str(), it.field.span.start),
            _ => return None,
        };
        let on = match object {
            Expression::Identifier(id) => id.name.as_str(),
            _ => "",
        };
        let known = STATIC_CALLS.iter().any(|(global, names)| *global == on && names.contains(&name));
        (known || METHOD_CALLS.contains(&name) || self.makers.contains(name)).then_some(at)
    }
}

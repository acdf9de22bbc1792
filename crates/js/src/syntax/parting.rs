//! Names that several files of one text have at their top level: each means its own.
//!
//! Such a name is called after its file (`cache (store)`), which nobody can write, so it meets no other. Only where it stands
//! for a variable: a function or a class says its plain name, and so does the key of `{ cache }`.

use super::modules::Meanings;
use oxc_allocator::Allocator;
use oxc_ast::ast::*;
use oxc_ast_visit::VisitJsMut;
use oxc_semantic::SemanticBuilder;
use rustc_hash::FxHashMap;

/// What a name of a file is called.
pub fn of(name: &str, file: &str, number: usize) -> String {
    if file.is_empty() { format!("{name} ({number})") } else { format!("{name} ({file})") }
}

/// The name as it is written.
pub fn plain(name: &str) -> &str {
    name.split_once(" (").map_or(name, |(name, _)| name)
}

/// Calls every variable what it means.
pub fn part<'a>(allocator: &'a Allocator, program: &mut Program<'a>, meanings: &Meanings) {
    if meanings.is_plain() {
        return;
    }
    let found = SemanticBuilder::new().with_build_nodes(true).build(program).semantic;
    let (scoping, mut names) = (found.scoping(), FxHashMap::default());
    for symbol in scoping.iter_bindings_in(scoping.root_scope_id()) {
        let declared = std::iter::once(scoping.symbol_span(symbol));
        let again = scoping.symbol_redeclarations(symbol).iter().map(|it| it.span);
        let meant = scoping.get_resolved_references(symbol).map(|it| found.reference_span(it));
        for span in declared.chain(again).chain(meant) {
            if let Some(called) = meanings.of(scoping.symbol_name(symbol), span.start) {
                names.insert(span.start, allocator.alloc_str(called));
            }
        }
    }
    drop(found);
    Renaming(names).visit_program(program);
}

/// What each identifier is to be called, by where it stands.
struct Renaming<'a>(FxHashMap<u32, &'a str>);

impl<'a> VisitJsMut<'a> for Renaming<'a> {
    fn visit_binding_identifier(&mut self, it: &mut BindingIdentifier<'a>) {
        if let Some(name) = self.0.get(&it.span.start) {
            it.name = (*name).into();
        }
    }

    fn visit_identifier_reference(&mut self, it: &mut IdentifierReference<'a>) {
        if let Some(name) = self.0.get(&it.span.start) {
            it.name = (*name).into();
        }
    }
}

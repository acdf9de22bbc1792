//! The walk through a class: its inner name, its private names, and the two functions that its fields make.

use super::scopes::{FunctionFacts, ScopeKind, VarKind};
use super::walk::Walk;
use oxc_ast::ast::*;
use oxc_ast_visit::Visit;
use oxc_span::GetSpan;
use oxc_syntax::scope::ScopeFlags;

/// What a private method's or accessor's function is called in the class scope.
pub fn private_function(kind: MethodDefinitionKind, name: &str) -> String {
    match kind {
        MethodDefinitionKind::Get => format!("get #{name}"),
        MethodDefinitionKind::Set => format!("set #{name}"),
        _ => format!("method #{name}"),
    }
}

/// What a field's computed key is called in the class scope.
pub fn computed_key(it: &PropertyDefinition<'_>) -> String {
    format!("key at {}", it.key.span().start)
}

/// Whether an element is the business of the function for instance fields.
pub fn of_instance(element: &ClassElement<'_>) -> bool {
    match element {
        ClassElement::PropertyDefinition(it) => !it.r#static,
        ClassElement::MethodDefinition(it) => !it.r#static && it.key.is_private_identifier(),
        _ => false,
    }
}

/// Whether an element is the business of the function for static fields and blocks.
pub fn of_statics(element: &ClassElement<'_>) -> bool {
    match element {
        ClassElement::PropertyDefinition(it) => it.r#static,
        ClassElement::StaticBlock(_) => true,
        _ => false,
    }
}

impl<'a> Walk<'_, 'a> {
    pub(super) fn class(&mut self, it: &Class<'a>) {
        let declaration = it.r#type == ClassType::ClassDeclaration;
        if let (true, Some(id)) = (declaration, &it.id) {
            self.visit_binding_identifier(id);
        }
        let strict = std::mem::replace(&mut self.strict, true);
        self.inside(ScopeKind::Class, it.span.start, |walk| {
            if let Some(id) = &it.id {
                walk.scopes.declare(walk.scope, id.name.as_str(), VarKind::Const, it.span.end);
            }
            for element in &it.body.body {
                walk.declare_private(element);
            }
            it.heritage.iter().for_each(|it| walk.visit_expression(&it.expression));
            for element in &it.body.body {
                walk.element(element);
            }
            walk.fields(it, ScopeKind::Fields, of_instance);
            walk.fields(it, ScopeKind::Statics, of_statics);
        });
        // A class is a function itself.
        self.closures += 1;
        let facts = &mut self.scopes.functions[self.function];
        (facts.makes_closure, facts.needs_outer) = (true, true);
        self.strict = strict;
    }

    fn declare_private(&mut self, element: &ClassElement<'_>) {
        let key = match element {
            ClassElement::MethodDefinition(it) => &it.key,
            ClassElement::PropertyDefinition(it) => &it.key,
            _ => return,
        };
        if let PropertyKey::PrivateIdentifier(id) = key {
            self.hide(&format!("#{}", id.name.as_str()));
        }
    }

    /// Keys and methods: what is evaluated or made in the class's own scope.
    fn element(&mut self, element: &ClassElement<'a>) {
        match element {
            ClassElement::MethodDefinition(it) => {
                if it.computed {
                    self.visit_property_key(&it.key);
                }
                self.method_of = Some((self.scope, it.r#static));
                self.visit_function(&it.value, ScopeFlags::Function);
            }
            ClassElement::PropertyDefinition(it) if it.computed => {
                self.visit_property_key(&it.key);
                self.hide(&computed_key(it));
            }
            _ => {}
        }
    }

    fn fields(&mut self, it: &Class<'a>, kind: ScopeKind, wanted: fn(&ClassElement<'_>) -> bool) {
        if !it.body.body.iter().any(wanted) {
            return;
        }
        let facts =
            FunctionFacts { strict: true, simple: true, callable_from: it.span.start, ..FunctionFacts::default() };
        let class = self.scope;
        self.method_of = Some((class, kind == ScopeKind::Statics));
        self.in_function(facts, kind, it.span.start, |walk| {
            for element in it.body.body.iter().filter(|it| wanted(it)) {
                match element {
                    ClassElement::PropertyDefinition(it) => {
                        if it.computed {
                            walk.use_hidden(class, &computed_key(it));
                        } else if let PropertyKey::PrivateIdentifier(id) = &it.key {
                            walk.use_hidden(class, &format!("#{}", id.name.as_str()));
                        }
                        it.value.iter().for_each(|value| walk.visit_expression(value));
                    }
                    ClassElement::MethodDefinition(it) => {
                        if let PropertyKey::PrivateIdentifier(id) = &it.key {
                            walk.use_hidden(class, &format!("#{}", id.name.as_str()));
                            walk.use_hidden(class, &private_function(it.kind, id.name.as_str()));
                        }
                    }
                    ClassElement::StaticBlock(it) => walk.static_block(it),
                    _ => {}
                }
            }
        });
    }

    fn use_hidden(&mut self, class: usize, name: &str) {
        let id = self.scopes.declare(class, name, VarKind::Hidden, 0);
        self.capture(id);
    }
}

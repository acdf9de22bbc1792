//! Literals: strings, arrays, objects, templates.

use super::fun::TEMPORARY;
use super::functions::Text;
use super::scopes::{ScopeKind, VarId, home_name};
use super::{Compiler, Res};
use crate::atoms::Atom;
use crate::code::{Binary, CodeKind, Define, Helper, Ins, Reg, Unary, When};
use crate::value::Value;
use oxc_ast::ast::*;
use oxc_span::GetSpan;

/// A property's key.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// A name known when compiling, which is no array index.
    Name(Atom),
    /// A value known when compiling, which may be an array index.
    Value(Value),
    /// A property key in a temporary.
    Computed(Reg),
}

/// Whether a name could be an array index: those are not looked up by name.
pub fn like_index(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// A string's UTF-16 units: the parser writes a lone surrogate as U+FFFD and four hexadecimal digits.
pub fn units(text: &str, lone_surrogates: bool) -> Vec<u16> {
    if !lone_surrogates {
        return text.encode_utf16().collect();
    }
    let mut found = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '\u{fffd}' {
            let digits: String = rest.by_ref().take(4).collect();
            found.push(u16::from_str_radix(&digits, 16).unwrap_or(0xfffd));
        } else {
            found.extend(c.encode_utf16(&mut [0; 2]).iter());
        }
    }
    found
}

impl Compiler<'_> {
    /// A string literal's text.
    pub fn string_atom(&mut self, it: &StringLiteral<'_>) -> Atom {
        let units = units(it.value.as_str(), it.lone_surrogates);
        self.atoms.intern(&units)
    }

    /// `[…]`.
    pub fn array(&mut self, it: &ArrayExpression<'_>, dst: Reg) -> Res {
        let room = it.elements.iter().filter(|it| !it.is_spread()).count() as u32;
        self.fun.emit(Ins::NewArray { dst, room });
        for element in &it.elements {
            match element {
                ArrayExpressionElement::SpreadElement(it) => self.spread(dst, &it.argument)?,
                ArrayExpressionElement::Elision(_) => {
                    let temp = self.fun.temp();
                    self.load_value(temp, Value::Empty);
                    self.fun.emit(Ins::Append { array: dst, value: temp });
                    self.fun.release(temp - TEMPORARY);
                }
                _ => {
                    if let Some(it) = element.as_expression() {
                        self.append(dst, it)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Appends a value to an array that is being made.
    pub fn append(&mut self, array: Reg, it: &Expression<'_>) -> Res {
        let depth = self.fun.depth();
        let value = self.operand(it)?;
        self.fun.emit(Ins::Append { array, value });
        self.fun.release(depth);
        Ok(())
    }

    /// Appends everything an iterable gives.
    pub fn spread(&mut self, array: Reg, it: &Expression<'_>) -> Res {
        let base = self.copy(array);
        let source = self.fun.temp();
        self.expr(it, source)?;
        // A literal says what it spreads; a call does not.
        let whole = self.source.get(self.fun.span.0 as usize..).is_some_and(|text| text.starts_with('['));
        let around = self.fun.span;
        if whole {
            self.fun.span = (it.span().start, it.span().end);
        }
        self.fun.emit(Ins::Help { dst: base, helper: Helper::Spread, base, count: 2 });
        self.fun.span = around;
        self.fun.release(source - TEMPORARY);
        self.fun.drop_temp(base);
        Ok(())
    }

    /// `{…}`. Where a method uses `super`, everything made in it shares a context that knows the object.
    pub fn object(&mut self, it: &ObjectExpression<'_>, dst: Reg) -> Res {
        let scope = self.scopes.at(it.span.start, ScopeKind::Literal);
        match scope.filter(|scope| self.scopes.all[*scope].has_context()) {
            Some(_) => self
                .scoped(ScopeKind::Literal, it.span.start, |compiler, scope| compiler.properties(it, dst, Some(scope))),
            None => self.properties(it, dst, None),
        }
    }

    fn properties(&mut self, it: &ObjectExpression<'_>, dst: Reg, scope: Option<usize>) -> Res {
        let room = it.properties.iter().filter(|it| !it.is_spread()).count().min(1024) as u16;
        self.fun.emit(Ins::NewObject { dst, room });
        if let Some(scope) = scope {
            self.store_home(scope, false, dst);
        }
        for property in &it.properties {
            let span = property.span();
            let around = std::mem::replace(&mut self.fun.span, (span.start, span.end));
            match property {
                ObjectPropertyKind::SpreadProperty(it) => {
                    let base = self.copy(dst);
                    let source = self.fun.temp();
                    self.expr(&it.argument, source)?;
                    self.fun.emit(Ins::Help { dst: base, helper: Helper::CopyProperties, base, count: 2 });
                    self.fun.release(source - TEMPORARY);
                    self.fun.drop_temp(base);
                }
                ObjectPropertyKind::ObjectProperty(it) => self.property(it, dst)?,
            }
            self.fun.span = around;
        }
        Ok(())
    }

    fn property(&mut self, it: &ObjectProperty<'_>, object: Reg) -> Res {
        let depth = self.fun.depth();
        let plain = it.kind == PropertyKind::Init && !it.method;
        if plain && !it.computed && !it.shorthand && it.key.static_name().is_some_and(|name| name == "__proto__") {
            let value = self.operand(&it.value)?;
            self.fun.emit(Ins::SetPrototype { object, value });
            self.fun.release(depth);
            return Ok(());
        }
        let key = self.key(&it.key, it.computed)?;
        let how = match it.kind {
            PropertyKind::Init => Define::Field,
            PropertyKind::Get => Define::Getter { enumerable: true },
            PropertyKind::Set => Define::Setter { enumerable: true },
        };
        let value = match (&it.value, plain) {
            (Expression::FunctionExpression(function), false) => self.method(function, key, how)?,
            (value, _) if Self::is_anonymous(value) => {
                let temp = self.fun.temp();
                self.named_by_key(value, key, temp)?;
                temp
            }
            (value, _) => self.operand(value)?,
        };
        self.define(object, key, value, how);
        self.fun.release(depth);
        Ok(())
    }

    /// An anonymous function or class that gets its name from a key.
    pub fn named_by_key(&mut self, it: &Expression<'_>, key: Key, dst: Reg) -> Res {
        let name = self.key_name(key);
        self.named(it, name, dst)?;
        if let Key::Computed(key) = key {
            self.fun.emit(Ins::SetName { function: dst, key, prefix: None });
        }
        Ok(())
    }

    /// A method's function, into a new temporary.
    pub fn method(&mut self, it: &Function<'_>, key: Key, how: Define) -> Res<Reg> {
        let prefix = match how {
            Define::Getter { .. } => Some("get"),
            Define::Setter { .. } => Some("set"),
            _ => None,
        };
        let name = self.key_name(key).map(|name| match prefix {
            Some(prefix) => {
                let whole = format!("{prefix} {}", self.atoms.display(name));
                self.atoms.named(&whole)
            }
            None => name,
        });
        let function = self.fun.temp();
        // A method's text begins with its name, or with what stands before that; `static` belongs to the class.
        let (from, to) = self.fun.span;
        let span = (from + behind_static(&self.source[from as usize..to as usize]) as u32, to);
        self.closure(&Text { span, ..Text::function(it, CodeKind::Method, name) }, function)?;
        if let Key::Computed(key) = key {
            let prefix = prefix.map(|it| self.atoms.named(it));
            self.fun.emit(Ins::SetName { function, key, prefix });
        }
        Ok(function)
    }

    /// Keeps the object that `super` starts from, if some method asks for it.
    pub fn store_home(&mut self, scope: usize, is_static: bool, object: Reg) {
        if let Some(index) = self.scopes.all[scope].find(home_name(is_static)) {
            let temp = self.copy(object);
            self.store_var(VarId { scope, index }, temp, true);
            self.fun.release(temp - TEMPORARY);
        }
    }

    /// Defines a property. Takes the key and the value.
    pub fn define(&mut self, object: Reg, key: Key, value: Reg, how: Define) {
        match key {
            Key::Name(name) => self.fun.emit(Ins::DefineNamed { object, name, value, how }),
            Key::Computed(key) => self.fun.emit(Ins::DefineKey { object, key, value, how }),
            Key::Value(it) => {
                let key = self.fun.temp();
                self.load_value(key, it);
                self.fun.emit(Ins::DefineKey { object, key, value, how });
                self.fun.release(key - TEMPORARY);
            }
        }
    }

    /// The name that a key gives to a function, if it is known.
    pub fn key_name(&mut self, key: Key) -> Option<Atom> {
        match key {
            Key::Name(atom) | Key::Value(Value::Atom(atom)) => Some(atom),
            Key::Value(Value::Int(n)) => Some(self.atoms.named(&n.to_string())),
            _ => None,
        }
    }

    /// A property's key; a computed one is made a property key in a new temporary.
    pub fn key(&mut self, it: &PropertyKey<'_>, computed: bool) -> Res<Key> {
        if let PropertyKey::StringLiteral(it) = it {
            let atom = self.string_atom(it);
            let index = like_index(it.value.as_str());
            return Ok(if index { Key::Value(Value::Atom(atom)) } else { Key::Name(atom) });
        }
        if let (Some(name), false) = (it.static_name(), computed) {
            let atom = self.atoms.named(&name);
            let small = name.parse::<i32>().ok().filter(|n| n.to_string() == name);
            return Ok(match small {
                Some(n) => Key::Value(Value::Int(n)),
                None if like_index(&name) => Key::Value(Value::Atom(atom)),
                None => Key::Name(atom),
            });
        }
        let Some(expression) = it.as_expression() else { return Err(self.lost(it.span().start)) };
        let temp = self.fun.temp();
        self.expr(expression, temp)?;
        self.fun.emit(Ins::Unary { op: Unary::ToKey, dst: temp, a: temp });
        Ok(Key::Computed(temp))
    }

    /// A template without a tag.
    pub fn template(&mut self, it: &TemplateLiteral<'_>, dst: Reg) -> Res {
        if dst < TEMPORARY {
            let temp = self.fun.temp();
            self.template(it, temp)?;
            self.move_to(dst, temp);
            self.fun.release(temp - TEMPORARY);
            return Ok(());
        }
        let first = it.quasis.first().map_or_else(Vec::new, quasi);
        let text = self.atoms.intern(&first);
        self.load_value(dst, Value::Atom(text));
        for (expression, after) in it.expressions.iter().zip(it.quasis.iter().skip(1)) {
            let part = self.fun.temp();
            self.expr(expression, part)?;
            self.fun.emit(Ins::Unary { op: Unary::ToText, dst: part, a: part });
            self.fun.emit(Ins::Binary { op: Binary::Add, dst, a: dst, b: part });
            let after = quasi(after);
            if !after.is_empty() {
                let text = self.atoms.intern(&after);
                self.load_value(part, Value::Atom(text));
                self.fun.emit(Ins::Binary { op: Binary::Add, dst, a: dst, b: part });
            }
            self.fun.release(part - TEMPORARY);
        }
        Ok(())
    }

    /// The arrays of a tagged template's strings, made once a site: `dst` gets the frozen one.
    pub fn template_object(&mut self, it: &TemplateLiteral<'_>, dst: Reg) -> Res {
        let Some(var) = self.meant(it.span.start) else { return Err(self.lost(it.span.start)) };
        let (name, made) = (self.atoms.named("template"), self.fun.label());
        self.load_var(var, name, false, dst, false);
        self.branch_on(When::NotUndefined, dst, true, made);
        self.new_template(it, dst)?;
        let temp = self.copy(dst);
        self.store_var(var, temp, true);
        self.fun.release(temp - TEMPORARY);
        self.fun.place(made);
        Ok(())
    }

    fn new_template(&mut self, it: &TemplateLiteral<'_>, dst: Reg) -> Res {
        let base = self.fun.temp();
        self.fun.emit(Ins::NewArray { dst: base, room: it.quasis.len() as u32 });
        let raw = self.fun.temp();
        self.fun.emit(Ins::NewArray { dst: raw, room: it.quasis.len() as u32 });
        for part in &it.quasis {
            let value = self.fun.temp();
            match &part.value.cooked {
                Some(cooked) => {
                    let text = self.atoms.intern(&units(cooked.as_str(), part.lone_surrogates));
                    self.load_value(value, Value::Atom(text));
                }
                None => self.load_value(value, Value::Undefined),
            }
            self.fun.emit(Ins::Append { array: base, value });
            let text = part.value.raw.as_str().replace("\r\n", "\n").replace('\r', "\n");
            let text = self.atoms.named(&text);
            self.load_value(value, Value::Atom(text));
            self.fun.emit(Ins::Append { array: raw, value });
            self.fun.release(value - TEMPORARY);
        }
        self.fun.emit(Ins::Help { dst, helper: Helper::Template, base, count: 2 });
        self.fun.release(base - TEMPORARY);
        Ok(())
    }
}

fn quasi(it: &TemplateElement<'_>) -> Vec<u16> {
    it.value.cooked.as_ref().map_or_else(Vec::new, |text| units(text.as_str(), it.lone_surrogates))
}

/// Where a member of a class begins behind `static` and what may stand between.
fn behind_static(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("static") else { return 0 };
    let mut rest = rest;
    loop {
        let next = rest.trim_start();
        rest = match next.strip_prefix("/*") {
            Some(comment) => comment.split_once("*/").map_or("", |(_, behind)| behind),
            None if next.starts_with("//") => next.split_once('\n').map_or("", |(_, behind)| behind),
            // A method that is itself called `static`.
            None if next.starts_with('(') => return 0,
            None => return text.len() - next.len(),
        };
    }
}

//! Destructuring: of declarations and parameters, and of assignments, which differ only in what a name means.

use super::assign::Target;
use super::control::Control;
use super::fun::TEMPORARY;
use super::literals::Key;
use super::parting::plain;
use super::{Compiler, Res};
use crate::atoms::Atom;
use crate::code::{Helper, Ins, Reg, When};
use crate::value::Value;
use oxc_ast::ast::*;
use oxc_span::GetSpan;

/// A pattern of either kind.
#[derive(Clone, Copy)]
enum Pattern<'s, 'a> {
    Binding(&'s BindingPattern<'a>),
    Target(&'s AssignmentTarget<'a>),
    Name(&'s IdentifierReference<'a>),
}

/// A part of a pattern, with its default.
type Part<'s, 'a> = (Pattern<'s, 'a>, Option<&'s Expression<'a>>);

/// What a property of an object pattern is looked up by.
enum Lookup<'s, 'a> {
    Key(&'s PropertyKey<'a>, bool),
    Name(&'s str),
}

/// What a pattern takes apart.
enum Shape<'s, 'a> {
    Leaf,
    Array(Vec<Option<Part<'s, 'a>>>, Option<Pattern<'s, 'a>>),
    Object(Vec<(Lookup<'s, 'a>, Part<'s, 'a>)>, Option<Pattern<'s, 'a>>),
}

fn binding<'s, 'a>(it: &'s BindingPattern<'a>) -> Part<'s, 'a> {
    match it {
        BindingPattern::AssignmentPattern(it) => (Pattern::Binding(&it.left), Some(&it.right)),
        it => (Pattern::Binding(it), None),
    }
}

fn target<'s, 'a>(it: &'s AssignmentTargetMaybeDefault<'a>) -> Option<Part<'s, 'a>> {
    match it {
        AssignmentTargetMaybeDefault::AssignmentTargetWithDefault(it) => {
            Some((Pattern::Target(&it.binding), Some(&it.init)))
        }
        it => it.as_assignment_target().map(|it| (Pattern::Target(it), None)),
    }
}

impl<'s, 'a> Pattern<'s, 'a> {
    fn shape(self) -> Shape<'s, 'a> {
        match self {
            Pattern::Binding(BindingPattern::ArrayPattern(it)) => Shape::Array(
                it.elements.iter().map(|it| it.as_ref().map(binding)).collect(),
                it.rest.as_ref().map(|it| Pattern::Binding(&it.argument)),
            ),
            Pattern::Binding(BindingPattern::ObjectPattern(it)) => Shape::Object(
                it.properties.iter().map(|it| (Lookup::Key(&it.key, it.computed), binding(&it.value))).collect(),
                it.rest.as_ref().map(|it| Pattern::Binding(&it.argument)),
            ),
            Pattern::Target(AssignmentTarget::ArrayAssignmentTarget(it)) => Shape::Array(
                it.elements.iter().map(|it| it.as_ref().and_then(target)).collect(),
                it.rest.as_ref().map(|it| Pattern::Target(&it.target)),
            ),
            Pattern::Target(AssignmentTarget::ObjectAssignmentTarget(it)) => Shape::Object(
                it.properties
                    .iter()
                    .filter_map(|it| match it {
                        AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(it) => {
                            let part = (Pattern::Name(&it.binding), it.init.as_ref());
                            Some((Lookup::Name(it.binding.name.as_str()), part))
                        }
                        AssignmentTargetProperty::AssignmentTargetPropertyProperty(it) => {
                            target(&it.binding).map(|part| (Lookup::Key(&it.name, it.computed), part))
                        }
                    })
                    .collect(),
                it.rest.as_ref().map(|it| Pattern::Target(&it.target)),
            ),
            _ => Shape::Leaf,
        }
    }

    fn span(self) -> oxc_span::Span {
        match self {
            Pattern::Binding(it) => it.span(),
            Pattern::Target(it) => it.span(),
            Pattern::Name(it) => it.span,
        }
    }

    /// The name it is, if it is one.
    fn name(self) -> Option<&'s str> {
        match self {
            Pattern::Binding(BindingPattern::BindingIdentifier(id)) => Some(id.name.as_str()),
            Pattern::Target(AssignmentTarget::AssignmentTargetIdentifier(id)) => Some(id.name.as_str()),
            Pattern::Name(id) => Some(id.name.as_str()),
            _ => None,
        }
    }
}

impl Compiler<'_> {
    /// Gives the names of a declaration their values. Takes `src` if it is a temporary.
    pub fn bind(&mut self, pattern: &BindingPattern<'_>, src: Reg) -> Res {
        let (pattern, _) = binding(pattern);
        self.take_apart(pattern, src)
    }

    /// Assigns to a pattern or any other target. Takes `src` if it is a temporary.
    pub fn assign_pattern(&mut self, it: &AssignmentTarget<'_>, src: Reg) -> Res {
        self.take_apart(Pattern::Target(it), src)
    }

    fn take_apart(&mut self, pattern: Pattern<'_, '_>, src: Reg) -> Res {
        let span = pattern.span();
        let around = std::mem::replace(&mut self.fun.span, (span.start, span.end));
        let depth = self.fun.depth();
        match pattern.shape() {
            Shape::Leaf => {
                let target = self.leaf(pattern)?;
                self.put(pattern, target, src)?;
            }
            Shape::Array(parts, rest) => self.array_pattern(&parts, rest, src)?,
            Shape::Object(parts, rest) => {
                let mark = self.fun.mark();
                let keep = src < TEMPORARY && !self.scopes.assigns_in(span.start, span.end);
                let source = if keep { src } else { self.fun.local() };
                self.move_to(source, src);
                self.object_pattern(&parts, rest, source)?;
                self.fun.clear_since(mark);
            }
        }
        self.fun.release(depth);
        self.fun.span = around;
        Ok(())
    }

    /// What a leaf needs before its value is known; nothing for names that are declared.
    fn leaf<'s>(&mut self, pattern: Pattern<'s, '_>) -> Res<Option<Target<'s>>> {
        match pattern {
            Pattern::Binding(_) => Ok(None),
            Pattern::Name(id) => Ok(Some(Target::Name(id.name.as_str(), id.span.start))),
            Pattern::Target(it) => match it.as_simple_assignment_target() {
                Some(simple) => self.target(simple, it.span().end).map(Some),
                None => Ok(None),
            },
        }
    }

    fn put(&mut self, pattern: Pattern<'_, '_>, target: Option<Target<'_>>, src: Reg) -> Res {
        match (target, pattern) {
            (Some(target), _) => self.write(target, src),
            (None, Pattern::Binding(BindingPattern::BindingIdentifier(id))) => match self.meant(id.span.start) {
                Some(var) => self.store_var(var, src, true),
                None => return Err(self.lost(id.span.start)),
            },
            (None, pattern) => self.take_apart(pattern, src)?,
        }
        Ok(())
    }

    /// One part: `get` puts its value into a register; then come the default and the storing.
    fn part(&mut self, part: &Part<'_, '_>, get: impl FnOnce(&mut Self, Reg) -> Res) -> Res {
        let (pattern, default) = *part;
        let span = pattern.span();
        let around = std::mem::replace(&mut self.fun.span, (span.start, span.end));
        let depth = self.fun.depth();
        let direct = match pattern {
            Pattern::Binding(BindingPattern::BindingIdentifier(id)) => {
                self.meant(id.span.start).and_then(|var| self.direct(var))
            }
            _ => None,
        };
        let target = self.leaf(pattern)?;
        let value = direct.unwrap_or_else(|| self.fun.temp());
        get(self, value)?;
        if let Some(default) = default {
            let given = self.fun.label();
            self.branch_on(When::NotUndefined, value, true, given);
            let name = pattern.name().map(|name| self.atoms.named(plain(name)));
            self.named(default, name, value)?;
            self.fun.place(given);
        }
        if direct.is_none() {
            self.put(pattern, target, value)?;
        }
        self.fun.release(depth);
        self.fun.span = around;
        Ok(())
    }

    fn object_pattern(
        &mut self,
        parts: &[(Lookup<'_, '_>, Part<'_, '_>)],
        rest: Option<Pattern<'_, '_>>,
        source: Reg,
    ) -> Res {
        self.fun.emit(Ins::CheckObject { src: source });
        let mut seen = Vec::new();
        for (lookup, part) in parts {
            let key = match lookup {
                Lookup::Name(name) => Key::Name(self.atoms.named(name)),
                Lookup::Key(key, computed) => self.key(key, *computed)?,
            };
            // A key is needed again by a rest, and outlives the evaluation of the target.
            let key = match key {
                Key::Computed(temp) => {
                    let local = self.fun.local();
                    self.move_to(local, temp);
                    self.fun.release(temp - TEMPORARY);
                    Key::Computed(local)
                }
                key => key,
            };
            seen.push(key);
            self.part(part, |compiler, dst| {
                compiler.get_key(source, key, dst);
                Ok(())
            })?;
        }
        if let Some(rest) = rest {
            self.part(&(rest, None), |compiler, dst| compiler.rest_of(source, &seen, dst))?;
        }
        Ok(())
    }

    fn get_key(&mut self, object: Reg, key: Key, dst: Reg) {
        match key {
            Key::Name(name) => self.fun.emit(Ins::GetNamed { dst, object, name }),
            Key::Computed(key) => self.fun.emit(Ins::Get { dst, object, key }),
            Key::Value(value) => {
                let key = self.fun.temp();
                self.load_value(key, value);
                self.fun.emit(Ins::Get { dst, object, key });
                self.fun.release(key - TEMPORARY);
            }
        }
    }

    /// What is left of an object without the keys seen.
    fn rest_of(&mut self, source: Reg, seen: &[Key], dst: Reg) -> Res {
        let base = self.copy(source);
        let keys = self.fun.temp();
        self.fun.emit(Ins::NewArray { dst: keys, room: seen.len() as u32 });
        for key in seen {
            let value = match *key {
                Key::Computed(local) => local,
                Key::Name(atom) => self.loaded(Value::Atom(atom)),
                // An index is a property key only as a string.
                Key::Value(Value::Int(n)) => {
                    let atom: Atom = self.atoms.named(&n.to_string());
                    self.loaded(Value::Atom(atom))
                }
                Key::Value(value) => self.loaded(value),
            };
            self.fun.emit(Ins::Append { array: keys, value });
            self.fun.release(keys - TEMPORARY + 1);
        }
        self.fun.emit(Ins::Help { dst, helper: Helper::RestProperties, base, count: 2 });
        self.fun.release(base - TEMPORARY);
        Ok(())
    }

    fn loaded(&mut self, value: Value) -> Reg {
        let temp = self.fun.temp();
        self.load_value(temp, value);
        temp
    }

    /// `[a, b] = …`: by iterating; whatever goes wrong on the way closes the iterator.
    fn array_pattern(&mut self, parts: &[Option<Part<'_, '_>>], rest: Option<Pattern<'_, '_>>, src: Reg) -> Res {
        let mark = self.fun.mark();
        let (iterator, next, done, error) = (self.fun.local(), self.fun.local(), self.fun.local(), self.fun.local());
        let source = self.fun.temp();
        self.move_to(source, src);
        self.begin_iteration(iterator, next, source);
        self.load_value(done, Value::Bool(false));
        let thrown = self.fun.label();
        self.fun.control.push(Control::Close { iterator, done: Some(done) });
        self.fun.open_region(thrown, error);
        let height = self.fun.control.len() - 1;
        for part in parts {
            match part {
                Some(part) => {
                    self.part(part, |compiler, dst| compiler.element(iterator, next, done, height, dst))?;
                }
                None => {
                    let hole = self.fun.temp();
                    self.element(iterator, next, done, height, hole)?;
                    self.fun.drop_temp(hole);
                }
            }
        }
        if let Some(rest) = rest {
            self.part(&(rest, None), |compiler, dst| compiler.elements_left(iterator, next, done, height, dst))?;
        }
        self.fun.close_region();
        self.fun.control.pop();
        let (end, quiet) = (self.fun.label(), self.fun.label());
        self.branch_on(When::True, done, true, end);
        self.help(Helper::Close, &[iterator])?;
        self.fun.jump(end);
        self.fun.place(thrown);
        self.branch_on(When::True, done, true, quiet);
        self.help(Helper::CloseQuietly, &[iterator])?;
        self.fun.place(quiet);
        self.fun.emit(Ins::Throw { src: error });
        self.fun.place(end);
        self.fun.clear_since(mark);
        Ok(())
    }

    /// The next element, or `undefined`. Exceptions of the iterator itself do not close it.
    fn element(&mut self, iterator: Reg, next: Reg, done: Reg, height: usize, dst: Reg) -> Res {
        let (ended, end) = (self.fun.label(), self.fun.label());
        self.branch_on(When::True, done, true, ended);
        let value = if dst >= TEMPORARY { dst } else { self.fun.temp() };
        self.fun.suspend(height);
        self.fun.emit(Ins::Next { value, iterator, next });
        self.fun.resume(height);
        let given = self.fun.label();
        self.branch_on(When::NotEmpty, value, true, given);
        self.load_value(done, Value::Bool(true));
        self.fun.place(ended);
        self.load_value(value, Value::Undefined);
        self.fun.place(given);
        self.move_to(dst, value);
        if value != dst {
            self.fun.release(value - TEMPORARY);
        }
        self.fun.place(end);
        Ok(())
    }

    /// An array of all elements that are left.
    fn elements_left(&mut self, iterator: Reg, next: Reg, done: Reg, height: usize, dst: Reg) -> Res {
        let array = self.fun.temp();
        self.fun.emit(Ins::NewArray { dst: array, room: 0 });
        let (ended, exhausted) = (self.fun.label(), self.fun.label());
        self.branch_on(When::True, done, true, ended);
        let value = self.fun.temp();
        let top = self.fun.placed();
        self.fun.suspend(height);
        self.fun.emit(Ins::Next { value, iterator, next });
        self.fun.resume(height);
        self.branch_on(When::Empty, value, true, exhausted);
        self.fun.emit(Ins::Append { array, value });
        self.fun.jump(top);
        self.fun.place(exhausted);
        self.load_value(done, Value::Bool(true));
        self.fun.place(ended);
        self.fun.release(value - TEMPORARY);
        self.move_to(dst, array);
        self.fun.release(array - TEMPORARY);
        Ok(())
    }
}

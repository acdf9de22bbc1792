//! Where in the text an instruction stands, as V8 points at it, and the calls under way as lines of a stack.

use super::messages::callee;
use crate::Value;
use crate::class::{Class, generator, promise, trait_bits};
use crate::code::{CodeId, CodeKind, GENERATOR, Ins, THIS};
use crate::cx::Cx;
use crate::key::Key;
use crate::library;
use crate::program::{Intrinsic, Place, Program};
use crate::stop::Stop;
use crate::vm::{CallFrame, flag};
use memory::heap::Addr;

/// So many calls are told.
const CALLS: usize = 10;

impl Program {
    /// A place as `file:line:column`.
    pub fn place_text(&self, place: Place) -> String {
        let at = offset(self, place) as usize;
        let before = self.source.get(..at).unwrap_or(&self.source);
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let number = self.lines.partition_point(|start| *start as usize <= at).max(1);
        format!("{}:{number}:{}", self.file, before[line..].encode_utf16().count() + 1)
    }
}

/// The byte that V8 points at: the name of what is read or called, the sign of an assignment, else the beginning.
fn offset(program: &Program, place: Place) -> u32 {
    let code = program.code(place.code);
    let span = code.spans.get(place.pc as usize).or(code.spans.last()).copied().unwrap_or_default();
    let Some(text) = program.source.get(span.0 as usize..span.1 as usize) else { return span.0 };
    let called = callee(text).trim_end();
    let within = match code.ins.get(place.pc as usize) {
        Some(Ins::GetNamed { name, .. }) => {
            let name = program.display(*name);
            called.strip_suffix(name.as_str()).filter(|rest| rest.ends_with(['.', ' ', '\n'])).map(str::len)
        }
        Some(Ins::Get { .. }) => called.ends_with(']').then(|| opening(called)).flatten(),
        Some(Ins::Call { .. } | Ins::CallArray { .. }) => {
            let name = called.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
            match name {
                "" => Some(0),
                _ if name.ends_with('.') => Some(name.len()),
                _ => Some(called.len()),
            }
        }
        Some(Ins::Set { .. } | Ins::SetNamed { .. } | Ins::ThrowConst { .. } | Ins::StoreGlobal { .. }) => {
            assignment(text)
        }
        _ => None,
    };
    span.0 + within.unwrap_or(0) as u32
}

/// Where the bracket opens that ends a text.
fn opening(text: &str) -> Option<usize> {
    let mut open = 0;
    for (index, c) in text.char_indices().rev() {
        match c {
            ']' => open += 1,
            '[' if open == 1 => return Some(index),
            '[' => open -= 1,
            _ => {}
        }
    }
    None
}

/// Where the sign of an assignment stands.
fn assignment(text: &str) -> Option<usize> {
    let mut open = 0;
    for (index, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open -= 1,
            '=' if open == 0 => return Some(index),
            _ => {}
        }
    }
    None
}

impl Cx<'_> {
    /// The calls under way, the innermost first, each with the instruction that it is at.
    fn calls(&self) -> Vec<CallFrame> {
        let mut calling = 0;
        let mut calls = Vec::new();
        for depth in (0..self.vm.depth()).rev() {
            let frame = self.vm.frame(depth);
            calls.push(CallFrame { pc: frame.pc.saturating_sub(calling), ..frame });
            calling = u32::from(frame.flags & flag::SCRATCH == 0);
        }
        calls
    }

    /// Where the program is: in the innermost call of its own.
    pub fn place(&self) -> Option<Place> {
        let own = |frame: &CallFrame| !self.program.code(frame.code).internal;
        self.calls().into_iter().find(own).map(|frame| Place { code: frame.code, pc: frame.pc })
    }

    /// What `stack` says: the header, and the calls under way; those above a function and its own are left out.
    pub fn stack_text(&mut self, header: &str, above: Option<Addr>) -> Result<Value, Stop> {
        let calls = self.calls();
        let callee = |frame: &CallFrame| self.root(frame.base).target();
        let from = match above {
            Some(function) => calls.iter().position(|frame| callee(frame) == Some(function)).map_or(0, |at| at + 1),
            None => 0,
        };
        let calls = &calls[from.min(calls.len())..];
        let mut lines: Vec<String> = Vec::new();
        for frame in calls {
            let receiver = self.root(frame.base + u32::from(THIS));
            lines.extend(self.call_line(frame.code, frame.pc, frame.flags, receiver));
            if lines.len() == CALLS {
                break;
            }
        }
        let first = calls.iter().rev().find(|frame| frame.flags & flag::RESUMED != 0);
        let mut waiting = first.and_then(|frame| self.root(frame.base + u32::from(GENERATOR)).target());
        while let Some((coroutine, place, receiver)) =
            waiting.filter(|_| lines.len() < CALLS).and_then(|it| self.waits_for(it))
        {
            lines.extend(self.call_line(place.code, place.pc, 0, receiver).map(|line| format!("async {line}")));
            waiting = Some(coroutine);
        }
        let text: String = std::iter::once(header.to_owned()).chain(lines).collect::<Vec<_>>().join("\n    at ");
        let value = self.str(&text)?;
        if let Some(at) = value.target() {
            self.add_traits(at, trait_bits::INTERNAL);
        }
        Ok(value)
    }

    /// Who waits for what a coroutine comes to, if it is one other alone: that one, where it waits, and its `this`.
    fn waits_for(&self, coroutine: Addr) -> Option<(Addr, Place, Value)> {
        let coroutine_key = Key::Name(self.program.atoms.borrow().known("coroutine")?);
        let derived_key = Key::Name(self.program.atoms.borrow().known("derived")?);
        let mut pending = self.slot(coroutine, generator::PROMISE).target()?;
        // A chain of promises that leads back to itself is never settled.
        for _ in 0..CALLS {
            if self.class(pending) != Class::Promise || self.slot(pending, promise::STATE) != Value::Int(0) {
                return None;
            }
            let reactions = self.as_class(self.slot(pending, promise::RESULT), Class::Array)?;
            let only =
                if self.array_length(reactions) == 1 { self.element(reactions, 0).target()? } else { return None };
            let part = |key| self.find(only, key).and_then(|(.., slot)| self.load(slot).target());
            if let Some(waiting) = part(coroutine_key).filter(|it| self.class(*it) == Class::Generator) {
                let store = self.slot(waiting, generator::FRAME).target()?;
                let (Value::Mark(code), Value::Mark(pc)) =
                    (self.slot(waiting, generator::CODE), self.slot(waiting, generator::STATE))
                else {
                    return None;
                };
                let place = Place { code: CodeId(code), pc: pc.saturating_sub(1) };
                return Some((waiting, place, self.slot(store, u32::from(THIS))));
            }
            pending = part(derived_key)?;
        }
        None
    }

    /// A call in a line; `None` for what is the machine's own.
    fn call_line(&mut self, code: CodeId, pc: u32, flags: u32, receiver: Value) -> Option<String> {
        let place = Place { code, pc };
        let code = self.program.code(code).clone();
        let name = code.name.map(|name| self.program.display(name)).unwrap_or_default();
        if code.internal {
            return match name.split_once("_prototype_") {
                Some((kind, method)) => Some(format!("{kind}.{} (<anonymous>)", method.trim_start_matches('$'))),
                None if flags & flag::CONSTRUCT != 0 && name == "Promise" => Some(format!("new {name} (<anonymous>)")),
                None => None,
            };
        }
        let place = self.program.place_text(place);
        let named = if name.is_empty() { "<anonymous>" } else { &name };
        if flags & flag::CONSTRUCT != 0 {
            return Some(format!("new {named} ({place})"));
        }
        let receiver = match code.kind {
            CodeKind::Arrow | CodeKind::Script => None,
            _ => receiver.target(),
        };
        let global = self.intrinsic(Intrinsic::Global);
        let kind = receiver.filter(|at| *at != global && self.class(*at).is_object()).map(|at| self.kind_of(at));
        Some(match kind {
            Some(kind) => format!("{kind}.{named} ({place})"),
            None if name.is_empty() => place,
            None => format!("{name} ({place})"),
        })
    }

    /// What made an object; of a class its own name.
    fn kind_of(&mut self, at: Addr) -> String {
        let own = self.code_of(at).map(|code: CodeId| self.program.code(code).clone());
        match own.filter(|code| matches!(code.kind, CodeKind::BaseConstructor | CodeKind::DerivedConstructor)) {
            Some(code) => code.name.map(|name| self.program.display(name)).unwrap_or_default(),
            None if self.class(at) == Class::Function => "Function".into(),
            None => library::made_by(self, at).unwrap_or_else(|| "Object".into()),
        }
    }
}

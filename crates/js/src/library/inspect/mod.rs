//! Values as a developer's console shows them: node's `util.inspect`, read from the heap without running anything.
//!
//! What only the program can say (a tag that a getter gives) is asked for: the first pass notes it in [`Wants`], the
//! prelude answers, the second pass has it. Nesting is limited by the depth that is shown, and so is the native stack.

mod buffers;
mod error;
mod function;
mod layout;
mod lists;
mod name;
mod object;
mod property;
mod text;

pub(crate) use name::made_by;
pub(super) use text::{number_shown, primitive as primitive_shown, width};

use super::Value;
use crate::class::Class;
use crate::cx::Cx;
use crate::stop::Stop;
use memory::heap::Addr;

/// How values are shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options {
    /// So many levels below the first are shown.
    pub depth: i32,
    /// Whether what is not enumerable is shown too.
    pub hidden: bool,
    /// So many items of a list are shown.
    pub items: usize,
    /// Lines are no longer than this where that can be.
    pub line: usize,
}

impl Options {
    /// What `console.log` does.
    pub const LOG: Options = Options { depth: 2, hidden: false, items: 100, line: 80 };
    /// What `%o` does.
    pub const HIDDEN: Options = Options { depth: 4, hidden: true, ..Options::LOG };
    /// No depth is greater: the native stack is not without end.
    pub const DEEPEST: i32 = 60;
}

/// Strings in objects are shown up to here.
const LONG_STRING: usize = 10_000;
/// Above so many characters in one value no more levels are shown.
const BUDGET: usize = 4 << 20;

/// What only the program can say of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// What a getter gives for `Symbol.toStringTag`.
    Tag,
    /// What its own `toString` says.
    Text,
    /// It as JSON.
    Json,
    /// It as a number.
    Number,
}

/// What a number of the prelude's says is asked for.
pub(super) fn want(number: Value) -> Option<Want> {
    match number {
        Value::Int(0) => Some(Want::Tag),
        Value::Int(1) => Some(Want::Text),
        Value::Int(2) => Some(Want::Json),
        Value::Int(3) => Some(Want::Number),
        _ => None,
    }
}

/// What is asked of the program, and what it answered.
#[derive(Debug, Default)]
pub(super) struct Wants {
    /// What was not answered yet: of which object, and by which getter.
    pub asked: Vec<(Want, Value, Value)>,
    /// The answers.
    pub answers: Vec<(Want, Value, Value)>,
}

impl Wants {
    /// An answer; without one it is asked for.
    pub fn get(&mut self, want: Want, of: Value, getter: Value) -> Option<Value> {
        let same = |entry: &&(Want, Value, Value)| entry.0 == want && entry.1 == of;
        if let Some((_, _, answer)) = self.answers.iter().find(same) {
            return Some(*answer);
        }
        if self.answers.is_empty() && !self.asked.iter().any(|entry| same(&entry)) {
            self.asked.push((want, of, getter));
        }
        None
    }
}

/// The walk through one value.
struct Inspector<'a, 'c> {
    cx: &'a mut Cx<'c>,
    wants: &'a mut Wants,
    options: Options,
    /// The objects that what is shown now stands in.
    seen: Vec<Addr>,
    /// The objects that something in them refers back to, by number.
    circular: Vec<Addr>,
    indentation: usize,
    /// How deep the innermost part of what was shown last is.
    current_depth: i32,
    written: usize,
}

/// A value as text.
pub(super) fn inspect(cx: &mut Cx, wants: &mut Wants, value: Value, options: Options) -> Result<String, Stop> {
    let mut inspector = Inspector {
        cx,
        wants,
        options,
        seen: Vec::new(),
        circular: Vec::new(),
        indentation: 0,
        current_depth: 0,
        written: 0,
    };
    inspector.value(value, 0)
}

/// A value as the console shows it, without what only the program could say.
pub(crate) fn shown(cx: &mut Cx, value: Value) -> String {
    inspect(cx, &mut Wants::default(), value, Options::LOG).unwrap_or_else(|_| "an object".into())
}

impl Inspector<'_, '_> {
    /// A value that stands so many levels deep.
    fn value(&mut self, value: Value, level: i32) -> Result<String, Stop> {
        let mut value = value;
        // Of a proxy its target is shown; no trap runs.
        while let Some(proxy) = self.cx.as_class(value, Class::Proxy) {
            value = self.cx.slot(proxy, crate::class::proxy::TARGET);
            if value == Value::Null {
                return Ok("<Revoked Proxy>".into());
            }
        }
        let Some(at) = self.cx.as_object(value) else { return Ok(self.primitive(value)) };
        if self.seen.contains(&at) {
            let number = self.circular.iter().position(|other| *other == at).unwrap_or_else(|| {
                self.circular.push(at);
                self.circular.len() - 1
            });
            return Ok(format!("[Circular *{}]", number + 1));
        }
        let text = self.object(at, level)?;
        self.written += text.len();
        if self.written > BUDGET {
            self.options.depth = -1;
        }
        Ok(text)
    }

    /// A value that stands further in than the line.
    fn indented(&mut self, value: Value, level: i32) -> Result<String, Stop> {
        self.indentation += 2;
        let text = self.value(value, level);
        self.indentation -= 2;
        text
    }

    /// Whether nothing of what is so deep is shown.
    fn too_deep(&self, level: i32) -> bool {
        level > self.options.depth
    }
}

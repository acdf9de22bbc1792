//! What only the prelude can call, for the host around a program: nodes, objects whose values are texts, the pixels of
//! pictures, the resources that a program's own text gives, and how much memory there is.

use super::{Call, Done, Native, Value, native};
use crate::class::{Class, trait_bits};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::output::Level;
use crate::stop::Stop;
use crate::vm::root;
use memory::heap::{BlockKind, Shape, WORD};

pub(super) const TABLE: &[Native] = &[
    native("$exit", 0, |_, _| Err(Stop::Exit)),
    native("$writeOut", 1, write_out),
    native("$heapLimit", 0, |cx, _| Ok(cx.number(f64::from(cx.program.limits.heap))?.into())),
    native("$heapTotal", 0, |cx, _| Ok(cx.number(f64::from(cx.mutator.world().heap.size()))?.into())),
    native("$heapUsed", 0, |cx, _| Ok(cx.number(f64::from(cx.mutator.world().heap.used()))?.into())),
    native("$isNode", 1, |cx, call| Ok(Value::Bool(cx.as_class(call.argument(0), Class::Node).is_some()).into())),
    native("$listenerAt", 4, listener_at),
    native("$makeNode", 2, make_node),
    native("$makeTexts", 2, make_texts),
    native("$makePixels", 1, pixels),
    native("$resource", 1, resource),
    native("$whenIdle", 1, when_idle),
];

/// `$writeOut(text)`: text without a line's end of its own. What is no whole line yet waits for the rest of it.
fn write_out(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = cx.text(call.argument(0)).unwrap_or_default();
    let end = text.iter().rposition(|unit| *unit == 0x0a);
    if let Some(end) = end {
        super::console::write(cx, Level::Log, &text[..end], &[]);
    }
    let rest = &text[end.map_or(0, |end| end + 1)..];
    if !rest.is_empty() {
        let mut open = cx.open_line();
        open.extend_from_slice(rest);
        cx.charge(open.len() / super::console::UNITS);
        cx.vm.open = Some(cx.program.atoms.borrow_mut().intern(&open));
    }
    Ok(Value::Undefined.into())
}

impl Cx<'_> {
    /// What stands on the console's last line and is no whole line yet; it is taken from there.
    pub fn open_line(&mut self) -> Vec<u16> {
        self.vm.open.take().map_or(Vec::new(), |text| self.program.atoms.borrow().text(text).to_vec())
    }
}

/// `$listenerAt(listeners, type, callback, flags)`: where a listener is, by its type, callback and phase; -1 if it is not.
fn listener_at(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let list = super::intrinsics::of_class(cx, call, 0, Class::Array)?;
    let [callback, kind, flags] =
        ["callback", "type", "flags"].map(|name| Key::Name(cx.program.atoms.borrow_mut().named(name)));
    let phase = |flags: Value| if let Value::Int(flags) = flags { flags & CAPTURE } else { 0 };
    let length = cx.array_length(list);
    cx.work(length as usize / 8);
    for index in 0..length {
        let Some(listener) = cx.element(list, index).target() else { continue };
        let part = |cx: &Cx, key| cx.find(listener, key).map(|(.., slot)| cx.load(slot)).unwrap_or(Value::Undefined);
        if part(cx, callback) == call.argument(2)
            && cx.same(part(cx, kind), call.argument(1))
            && phase(part(cx, flags)) == phase(call.argument(3))
        {
            return Ok(Value::Int(index as i32).into());
        }
    }
    Ok(Value::Int(-1).into())
}

/// The flag of listeners that are called on the way down, see the prelude's `$CAPTURE`.
const CAPTURE: i32 = 2;

/// `$makeNode(prototype, room)`: a node of the document.
fn make_node(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let room = if let Value::Int(room) = call.argument(1) { room.max(0) as u32 } else { 0 };
    // Its name and its parent come first.
    let made = cx.make(Class::Node, call.argument(0), room + 2)?;
    Ok(Value::Ref(made).into())
}

/// `$makeTexts(prototype, nullIsEmpty)`: an object whose values become texts when they are written.
fn make_texts(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let made = cx.make(Class::Texts, call.argument(0), 2)?;
    let bits = if call.argument(1) == Value::Bool(true) { trait_bits::FIXED } else { 0 };
    // It is closed and its properties are read-only for everything but an assignment, see `write_text`.
    cx.add_traits(made, trait_bits::CLOSED | bits);
    Ok(Value::Ref(made).into())
}

impl Cx<'_> {
    /// An assignment to an object whose values are texts.
    pub fn write_text(&mut self, at: memory::heap::Addr, key: crate::Key, value: Value) -> Result<(), Stop> {
        let empty = value == Value::Null && self.traits(at) & trait_bits::FIXED != 0;
        let text = match self.primitive_text(value) {
            _ if empty => self.str("")?,
            Some(_) if self.is_string(value) => value,
            Some(text) => self.string(&text)?,
            None => value,
        };
        self.define(at, key, text, attribute::ENUMERABLE | attribute::CONFIGURABLE)
    }
}

/// `$makePixels(bytes)`: that number of bytes outside the objects of the program, in blocks of which each refers to the next.
fn pixels(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let mut left = cx.as_number(call.argument(0)).unwrap_or(0.0).max(0.0).min(f64::from(u32::MAX / 2)) as u32;
    cx.reserve(left + left / Shape::MOST_DATA * 64 + 64)?;
    let mut next = Value::Undefined;
    loop {
        let bytes = left.min(Shape::MOST_DATA);
        let data = bytes.div_ceil(WORD) * WORD;
        let made = cx.allocate(Shape { kind: BlockKind::Object, fields: 2, weak: 0, data })?;
        cx.set_slot(made, crate::class::CLASS, Class::Pixels.mark(0));
        cx.set_slot(made, crate::class::PROTO, next);
        next = Value::Ref(made);
        left -= bytes;
        if left == 0 {
            return Ok(next.into());
        }
    }
}

/// `$resource(name)`: what a comment `// fetch NAME: …` of the program says; `undefined` if there is none.
fn resource(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let name = cx.display(call.argument(0)).unwrap_or_default();
    let said = |line: &str| {
        let rest = line.trim_start().strip_prefix("//")?.trim_start().strip_prefix("fetch ")?.trim_start();
        Some(rest.strip_prefix(name.as_str())?.strip_prefix(':')?.trim().to_owned())
    };
    let found = cx.program.source.lines().find_map(said);
    match found {
        Some(text) => Ok(cx.str(&text)?.into()),
        None => Ok(Value::Undefined.into()),
    }
}

/// `$whenIdle(kind)`: a task that runs when the script and its jobs have ended.
fn when_idle(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if let Some(tasks) = cx.as_class(cx.root(root::TASKS), Class::Array) {
        let record = cx.array(&[call.argument(0), Value::Undefined])?;
        cx.append(tasks, Value::Ref(record))?;
    }
    Ok(Value::Undefined.into())
}

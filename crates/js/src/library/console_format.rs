//! What `console.log` makes of its arguments: a format with `%s` and the like, then the rest, with spaces between.

use super::Value;
use super::inspect::{Options, Want, Wants, inspect, number_shown, primitive_shown};
use super::number::{float_of, integer_of};
use crate::class::Class;
use crate::convert::number_text;
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::output::ObjectSpan;
use crate::program::{Intrinsic, name, symbol};
use crate::stop::Stop;
use memory::heap::Addr;

/// The text under way, and the objects named in it.
#[derive(Default)]
struct Line {
    text: Vec<u16>,
    links: Vec<ObjectSpan>,
}

impl Line {
    fn add(&mut self, text: &str) {
        self.text.extend(text.encode_utf16());
    }

    /// Adds a value as it is inspected.
    fn inspect(&mut self, cx: &mut Cx, wants: &mut Wants, value: Value, options: Options) -> Result<(), Stop> {
        let from = self.text.len() as u32;
        let text = inspect(cx, wants, value, options)?;
        self.add(&text);
        if let Some(at) = cx.as_object(value) {
            self.links.push(ObjectSpan { from, to: self.text.len() as u32, object: cx.identity(at) });
        }
        Ok(())
    }
}

/// The line that values make.
pub(super) fn formatted(cx: &mut Cx, wants: &mut Wants, values: &[Value]) -> Result<(Vec<u16>, Vec<ObjectSpan>), Stop> {
    let mut line = Line::default();
    let mut used = 0;
    if let Some(format) = values.first().and_then(|first| cx.text(*first)) {
        if values.len() == 1 {
            return Ok((format.to_vec(), Vec::new()));
        }
        used = 1 + placed(cx, wants, &mut line, &format, &values[1..])?;
    }
    for (index, value) in values.iter().enumerate().skip(used) {
        if index > 0 {
            line.add(" ");
        }
        match cx.text(*value) {
            Some(text) => line.text.extend_from_slice(&text),
            None => line.inspect(cx, wants, *value, Options::LOG)?,
        }
    }
    Ok((line.text, line.links))
}

/// Puts values into the places of a format; how many it took.
fn placed(cx: &mut Cx, wants: &mut Wants, line: &mut Line, format: &[u16], values: &[Value]) -> Result<usize, Stop> {
    let (mut used, mut last, mut at) = (0, 0, 0);
    while at + 1 < format.len() {
        if format[at] != u16::from(b'%') {
            at += 1;
            continue;
        }
        let kind = char::from_u32(u32::from(format[at + 1])).unwrap_or(' ');
        if kind == '%' {
            line.text.extend_from_slice(&format[last..=at]);
            (at, last) = (at + 2, at + 2);
            continue;
        }
        if !"sdifjoOc".contains(kind) || used == values.len() {
            at += 2;
            continue;
        }
        line.text.extend_from_slice(&format[last..at]);
        place(cx, wants, line, kind, values[used])?;
        used += 1;
        (at, last) = (at + 2, at + 2);
    }
    line.text.extend_from_slice(&format[last..]);
    Ok(used)
}

fn place(cx: &mut Cx, wants: &mut Wants, line: &mut Line, kind: char, value: Value) -> Result<(), Stop> {
    match kind {
        'c' => {}
        'o' => line.inspect(cx, wants, value, Options::HIDDEN)?,
        'O' => line.inspect(cx, wants, value, Options::LOG)?,
        'j' => {
            if let Some(text) = wants.get(Want::Json, value, Value::Undefined) {
                line.add(&primitive_shown(cx, text));
            }
        }
        's' => string(cx, wants, line, value)?,
        _ => {
            let text = number(cx, wants, kind, value);
            line.add(&text);
        }
    }
    Ok(())
}

/// `%s`: as a string; an object whose `toString` is built in is inspected.
fn string(cx: &mut Cx, wants: &mut Wants, line: &mut Line, value: Value) -> Result<(), Stop> {
    let Some(at) = cx.as_object(value) else {
        match cx.text(value) {
            Some(text) => line.text.extend_from_slice(&text),
            None => line.add(&primitive_shown(cx, value)),
        }
        return Ok(());
    };
    if !cx.callable(value) && has_built_in_text(cx, at)? {
        return line.inspect(cx, wants, value, Options { depth: 0, ..Options::LOG });
    }
    let Some(text) = wants.get(Want::Text, value, Value::Undefined) else { return Ok(()) };
    line.text.extend_from_slice(&cx.text(text).unwrap_or_default());
    Ok(())
}

/// Whether an object says what it is by a `toString` that is built in.
fn has_built_in_text(cx: &mut Cx, at: Addr) -> Result<bool, Stop> {
    for key in [Key::Name(name::to_string), Key::Symbol(symbol::TO_PRIMITIVE)] {
        let Some((_, own)) = cx.lookup(at, key)? else { continue };
        if own.is(attribute::ACCESSOR) {
            return Ok(false);
        }
        let internal = cx.code_of(own.value.target().unwrap_or(at)).map(|code| cx.program.code(code).internal);
        let native = cx.as_class(own.value, Class::Native).is_some();
        if cx.callable(own.value) && !native && internal != Some(true) {
            return Ok(false);
        }
    }
    // Errors of the program's own classes say it themselves.
    let error = cx.intrinsic(Intrinsic::ErrorPrototype);
    let of_error = cx.class(at) == Class::Error && cx.prototype(at).is_some_and(|above| above != error);
    Ok(!of_error || !own_class(cx, at))
}

/// Whether the prototype of an object is the program's.
fn own_class(cx: &Cx, at: Addr) -> bool {
    cx.prototype(at).is_some_and(|above| !cx.mutator.world().heap.immortal(above))
}

/// `%d`, `%i`, `%f`: as a number.
fn number(cx: &mut Cx, wants: &mut Wants, kind: char, value: Value) -> String {
    if cx.is_bigint(value) && kind != 'f' {
        return primitive_shown(cx, value);
    }
    if matches!(value, Value::Symbol(_)) {
        return "NaN".into();
    }
    let want = if kind == 'd' { Want::Number } else { Want::Text };
    let value = match cx.as_object(value) {
        Some(_) => match wants.get(want, value, Value::Undefined) {
            Some(answer) => answer,
            None => return String::new(),
        },
        None => value,
    };
    let text = || cx.primitive_text(value).unwrap_or_default();
    let number = match kind {
        'd' => cx.primitive_number(value).unwrap_or(f64::NAN),
        'i' => integer_of(&text()),
        _ => float_of(&text()),
    };
    if number == 0.0 { number_shown(number) } else { number_text(number) }
}

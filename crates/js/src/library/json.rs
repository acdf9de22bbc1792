//! `$jsonParse`: what of `JSON` calls nothing. A text is read whole before anything is made of it.

use super::json_text::{JsonEvent, events};
use super::{Call, Done, Native, Value, native};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::stop::{ErrorKind, Stop, range_error};
use memory::heap::{Addr, Shape};

pub(super) const TABLE: &[Native] = &[native("$jsonParse", 1, parse)];

/// The value that a text says.
fn parse(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = call.text(cx, 1)?;
    let events = events(&text).map_err(|message| Stop::Error(ErrorKind::SyntaxError, message))?;
    let mut bytes = 0u64;
    for event in &events {
        bytes += match event {
            JsonEvent::Array(count) | JsonEvent::Object(count) if *count > Shape::MOST_FIELDS / 4 => {
                return range_error("Invalid array length: heapwave's arrays and objects hold less than that");
            }
            JsonEvent::Array(count) => 80 + 8 * u64::from(*count),
            JsonEvent::Object(count) => 64 + 16 * u64::from(*count),
            JsonEvent::Number(_) => 32,
            JsonEvent::Text(text) => 48 + 2 * text.len() as u64,
            _ => 0,
        };
    }
    cx.reserve(u32::try_from(bytes).unwrap_or(u32::MAX / 2))?;
    Ok(build(cx, &events)?.into())
}

/// Makes the value that the events say. Each part is put into its whole as soon as it is there.
fn build(cx: &mut Cx, events: &[JsonEvent]) -> Result<Value, Stop> {
    let mut open: Vec<(Addr, Option<Key>)> = Vec::new();
    let mut whole = Value::Undefined;
    for event in events {
        let mut container = None;
        let value = match event {
            JsonEvent::Key(text) => {
                let key = Key::of_text(&mut cx.program.atoms.borrow_mut(), text);
                if let Some((_, next)) = open.last_mut() {
                    *next = Some(key);
                }
                continue;
            }
            JsonEvent::End => {
                open.pop();
                continue;
            }
            JsonEvent::Array(count) => Value::Ref(*container.insert(cx.array_with_room(*count)?)),
            JsonEvent::Object(count) => Value::Ref(*container.insert(cx.plain(*count)?)),
            JsonEvent::Number(number) => cx.number(*number)?,
            JsonEvent::Text(text) => cx.string(text)?,
            JsonEvent::Literal(value) => *value,
        };
        match open.last_mut() {
            Some((object, key)) => match key.take() {
                Some(key) => cx.define(*object, key, value, attribute::ALL)?,
                None => cx.append(*object, value)?,
            },
            None => whole = value,
        }
        open.extend(container.map(|at| (at, None)));
    }
    Ok(whole)
}

//! `console`: a line is text, and nothing of what was given is kept.

use super::object_text::tag;
use super::{Call, Done, Native, Value, native};
use crate::code::Helper;
use crate::cx::Cx;
use crate::machine::Told;
use crate::stop::Stop;

pub(super) const TABLE: &[Native] = &[
    native("console.log", 0, print),
    native("console.info", 0, print),
    native("console.warn", 0, print),
    native("console.error", 0, print),
    native("console.debug", 0, print),
];

fn print(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let mut line: Vec<u16> = Vec::new();
    for (index, value) in call.arguments.iter().enumerate() {
        if index > 0 {
            line.push(u16::from(b' '));
        }
        let Some(text) = shown(cx, *value)? else {
            let values = Value::Ref(cx.array(call.arguments)?);
            return Ok(Done::Help { helper: Helper::Print, arguments: vec![values] });
        };
        line.extend(text);
    }
    let line = cx.program.atoms.borrow_mut().intern(&line);
    cx.vm.log.push(u64::from(line.0));
    cx.told.note(Told::Printed(line));
    Ok(Value::Undefined.into())
}

/// A value as it is printed; `None` if a getter is to say its tag.
fn shown(cx: &mut Cx, value: Value) -> Result<Option<Vec<u16>>, Stop> {
    if let Some(text) = cx.primitive_text(value) {
        return Ok(Some(text.to_vec()));
    }
    let text = match value {
        Value::Symbol(symbol) => format!("Symbol({})", cx.program.display(symbol.description)),
        _ if cx.callable(value) => "[object Function]".into(),
        _ => match tag(cx, value)? {
            Some(text) => text,
            None => return Ok(None),
        },
    };
    Ok(Some(text.encode_utf16().collect()))
}

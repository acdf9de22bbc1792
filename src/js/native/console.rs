//! `console`: a line is text, and nothing of what was given is kept.

use super::object_text::tag;
use super::{Call, Done, Native, Value, native};
use crate::js::cx::Cx;
use crate::js::run::Told;
use crate::js::stop::Stop;

pub(super) const TABLE: &[Native] = &[
    native("console.log", 0, print),
    native("console.info", 0, print),
    native("console.warn", 0, print),
    native("console.error", 0, print),
    native("console.debug", 0, print),
];

fn print(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let mut line: Vec<u16> = Vec::new();
    for index in 1..=call.arguments.len() {
        if index > 1 {
            line.push(u16::from(b' '));
        }
        line.extend(shown(cx, call, index)?);
    }
    let line = cx.program.atoms.borrow_mut().intern(&line);
    cx.vm.log.push(u64::from(line.0));
    cx.told.note(Told::Printed(line));
    Ok(Value::Undefined.into())
}

fn shown(cx: &mut Cx, call: &Call, index: usize) -> Result<Vec<u16>, Stop> {
    let value = call.at(index);
    if let Some(text) = cx.primitive_text(value) {
        return Ok(text.to_vec());
    }
    let text = match value {
        Value::Symbol(symbol) => format!("Symbol({})", cx.program.display(symbol.description)),
        _ if cx.callable(value) => "[object Function]".into(),
        _ => tag(cx, call, index)?,
    };
    Ok(text.encode_utf16().collect())
}

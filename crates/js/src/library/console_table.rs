//! `console.table`, and how long something took as `console.time` says it.

use super::inspect::{Options, Wants, inspect, width};
use super::number_text::fixed;
use super::{Call, Done, Native, Value, native, table};
use crate::class::Class;
use crate::convert::number_text;
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::output::Level;
use crate::stop::{Stop, type_error};
use memory::heap::Addr;

pub(super) const TABLE: &[Native] = &[native("$duration", 1, duration), native("console.table", 1, console_table)];

/// A column: its head, and cells by row.
type Column = (String, Vec<String>);

fn console_table(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let wanted = match call.argument(1) {
        Value::Undefined => None,
        list => match cx.as_class(list, Class::Array) {
            Some(list) => Some(cx.elements(list).into_iter().filter_map(|name| cx.key_of(name)).collect::<Vec<_>>()),
            None => return type_error("The \"properties\" argument must be an instance of Array."),
        },
    };
    let data = call.argument(0);
    let Some(at) = cx.as_object(data).filter(|_| !cx.callable(data)) else {
        let (text, links) = super::console_format::formatted(
            cx,
            &mut Wants::default(),
            &call.arguments[..call.arguments.len().min(1)],
        )?;
        super::console::write(cx, Level::Log, &text, &links);
        return Ok(Value::Undefined.into());
    };
    let columns = match cx.class(at) {
        Class::Map | Class::Set => collection(cx, at)?,
        _ => rows(cx, at, wanted)?,
    };
    let text: Vec<u16> = drawn(&columns).encode_utf16().collect();
    super::console::write(cx, Level::Log, &text, &[]);
    Ok(Value::Undefined.into())
}

/// A value in a cell.
fn cell(cx: &mut Cx, value: Value) -> Result<String, Stop> {
    let large = match cx.as_object(value) {
        Some(at) if cx.class(at) != Class::Array => enumerable(cx, at).len() > 2,
        _ => false,
    };
    let options = Options { depth: if large { -1 } else { 0 }, items: 3, line: usize::MAX, hidden: false };
    inspect(cx, &mut Wants::default(), value, options)
}

/// The names of an object's own enumerable properties.
fn enumerable(cx: &mut Cx, at: Addr) -> Vec<Key> {
    let all = cx.keys(at).into_iter();
    let shown = |(key, bits): &(Key, u8)| bits & attribute::ENUMERABLE != 0 && !matches!(key, Key::Symbol(_));
    all.filter(shown).map(|(key, _)| key).collect()
}

fn value(cx: &mut Cx, at: Addr, key: Key) -> Result<Option<Value>, Stop> {
    let own = cx.own(at, key)?;
    Ok(own.map(|own| if own.is(attribute::ACCESSOR) { Value::Undefined } else { own.value }))
}

fn collection(cx: &mut Cx, at: Addr) -> Result<Vec<Column>, Stop> {
    let (mut indices, mut keys, mut values, mut number) = (Vec::new(), Vec::new(), Vec::new(), 0);
    while let Some((found, key, value)) = table::from(cx, at, number) {
        indices.push(indices.len().to_string());
        keys.push(cell(cx, key)?);
        values.push(cell(cx, value)?);
        number = found + 1;
    }
    let index = ("(iteration index)".to_owned(), indices);
    Ok(match cx.class(at) {
        Class::Map => vec![index, ("Key".into(), keys), ("Values".into(), values)],
        _ => vec![index, ("Values".into(), keys)],
    })
}

fn rows(cx: &mut Cx, at: Addr, wanted: Option<Vec<Key>>) -> Result<Vec<Column>, Stop> {
    let keys = enumerable(cx, at);
    let mut heads: Vec<Key> = Vec::new();
    let mut cells: Vec<Vec<String>> = Vec::new();
    let (mut indices, mut plain, mut any_plain) = (Vec::new(), Vec::new(), false);
    for (row, key) in keys.into_iter().enumerate() {
        indices.push(super::describe::key_text(cx, key));
        plain.push(String::new());
        let item = value(cx, at, key)?.unwrap_or(Value::Undefined);
        let object = cx.as_object(item);
        if object.is_none() && wanted.is_none() {
            plain[row] = cell(cx, item)?;
            any_plain = true;
            continue;
        }
        let names = match (&wanted, object) {
            (Some(wanted), _) => wanted.clone(),
            (None, Some(item)) => enumerable(cx, item),
            (None, None) => Vec::new(),
        };
        for name in names {
            let column = heads.iter().position(|head| *head == name).unwrap_or_else(|| {
                heads.push(name);
                cells.push(Vec::new());
                heads.len() - 1
            });
            let found = match object {
                Some(item) => value(cx, item, name)?,
                None => None,
            };
            let text = match found {
                Some(found) => cell(cx, found)?,
                None => String::new(),
            };
            cells[column].resize(row, String::new());
            cells[column].push(text);
        }
    }
    let heads: Vec<String> = heads.into_iter().map(|key| super::describe::key_text(cx, key)).collect();
    let mut columns = vec![("(index)".to_owned(), indices)];
    columns.extend(heads.into_iter().zip(cells));
    if any_plain {
        columns.push(("Values".into(), plain));
    }
    Ok(columns)
}

/// The table in lines.
fn drawn(columns: &[Column]) -> String {
    let rows = columns.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let widest = |(head, cells): &Column| cells.iter().map(|cell| width(cell)).max().unwrap_or(0).max(width(head));
    let widths: Vec<usize> = columns.iter().map(widest).collect();
    let rule = |left: char, middle: &str, right: char| {
        let parts: Vec<String> = widths.iter().map(|width| "─".repeat(width + 2)).collect();
        format!("{left}{}{right}", parts.join(middle))
    };
    let row = |cells: Vec<&str>| {
        let pad = |(cell, wide): (&&str, &usize)| format!("{cell}{}", " ".repeat(wide - width(cell)));
        let cells: Vec<String> = cells.iter().zip(&widths).map(pad).collect();
        format!("│ {} │", cells.join(" │ "))
    };
    let mut lines = vec![rule('┌', "┬", '┐'), row(columns.iter().map(|(head, _)| head.as_str()).collect())];
    lines.push(rule('├', "┼", '┤'));
    for index in 0..rows {
        let cells = columns.iter().map(|(_, cells)| cells.get(index).map_or("", String::as_str)).collect();
        lines.push(row(cells));
    }
    lines.push(rule('└', "┴", '┘'));
    lines.join("\n")
}

/// `$duration(milliseconds)`: a span of time in words.
fn duration(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = span(cx.as_number(call.argument(0)).unwrap_or(0.0));
    Ok(cx.str(&text)?.into())
}

fn span(ms: f64) -> String {
    let (hours, minutes) = ((ms / 3_600_000.0).floor(), (ms % 3_600_000.0 / 60_000.0).floor());
    let seconds = ms % 60_000.0 / 1000.0;
    if ms >= 60_000.0 {
        let text = format!("{:0>6}", fixed(seconds, 3));
        return match hours > 0.0 {
            true => format!("{hours}:{minutes:0>2}:{text} (h:mm:ss.mmm)"),
            false => format!("{minutes}:{text} (m:ss.mmm)"),
        };
    }
    if ms >= 1000.0 {
        return format!("{}s", fixed(seconds, 3));
    }
    let short: f64 = fixed(ms, 3).parse().unwrap_or(ms);
    format!("{}ms", number_text(short))
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn spans_of_time_are_said_as_node_says_them() {
        let cases = [(0.5, "0.5ms"), (12.0, "12ms"), (1500.0, "1.500s"), (61_500.0, "1:01.500 (m:ss.mmm)")];
        cases.into_iter().for_each(|(ms, text)| assert_eq!(span(ms), text));
    }
}

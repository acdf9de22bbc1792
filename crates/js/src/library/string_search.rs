//! Strings within strings: searching, splitting, replacing.

use super::string::Str;
use super::{Call, Done, Native, Value, native};
use crate::class::Class;
use crate::cx::{Cx, LONGEST};
use crate::stop::{Stop, range_error, type_error};

pub(super) const TABLE: &[Native] = &[
    native("String.prototype.endsWith", 1, ends_with),
    native("String.prototype.includes", 1, includes),
    native("String.prototype.indexOf", 1, index_of),
    native("String.prototype.lastIndexOf", 1, last_index_of),
    native("String.prototype.startsWith", 1, starts_with),
    native("$splitText", 3, split),
    native("$replace", 3, |cx, call| replace(cx, call, false)),
    native("$replaceAll", 3, |cx, call| replace(cx, call, true)),
];

/// Where a text stands in another, at an index or after it.
pub(super) fn find(text: &[u16], wanted: &[u16], from: usize) -> Option<usize> {
    let Some(first) = wanted.first() else { return (from <= text.len()).then_some(from) };
    let last = text.len().checked_sub(wanted.len())?;
    (from..=last).find(|at| text[*at] == *first && text[*at..].starts_with(wanted))
}

fn find_last(text: &[u16], wanted: &[u16], from: usize) -> Option<usize> {
    let last = text.len().checked_sub(wanted.len())?;
    (0..=last.min(from)).rev().find(|at| text[*at..].starts_with(wanted))
}

/// `this`, what is looked for, and the position in the second argument, within the length.
fn looking(cx: &mut Cx, call: &Call, method: &str) -> Result<(crate::Text, crate::Text, usize), Stop> {
    let text = Str::this(cx, call, method)?.text(cx);
    if method != "indexOf" && cx.as_class(call.argument(0), Class::RegExp).is_some() {
        return type_error(format!("First argument to String.prototype.{method} must not be a regular expression"));
    }
    let wanted = call.text(cx, 1)?;
    let from = call.integer(cx, 2)?.clamp(0.0, text.len() as f64) as usize;
    Ok((text, wanted, from))
}

fn position(found: Option<usize>) -> Done {
    Value::Int(found.map_or(-1, |at| at as i32)).into()
}

fn index_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (text, wanted, from) = looking(cx, call, "indexOf")?;
    Ok(position(find(&text, &wanted, from)))
}

fn last_index_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = Str::this(cx, call, "lastIndexOf")?.text(cx);
    let wanted = call.text(cx, 1)?;
    let number = call.number(cx, 2)?;
    let from = if number.is_nan() { text.len() } else { number.clamp(0.0, text.len() as f64) as usize };
    Ok(position(find_last(&text, &wanted, from)))
}

fn includes(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (text, wanted, from) = looking(cx, call, "includes")?;
    Ok(Value::Bool(find(&text, &wanted, from).is_some()).into())
}

fn starts_with(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (text, wanted, from) = looking(cx, call, "startsWith")?;
    Ok(Value::Bool(text[from..].starts_with(&wanted)).into())
}

fn ends_with(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (text, wanted, to) = looking(cx, call, "endsWith")?;
    let to = if call.argument(1) == Value::Undefined { text.len() } else { to };
    Ok(Value::Bool(text[..to].ends_with(&wanted)).into())
}

/// The parts of a text between separators, up to a maximum number.
fn parts(text: &[u16], separator: &[u16], most: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    if separator.is_empty() {
        return (0..text.len().min(most)).map(|at| (at, at + 1)).collect();
    }
    let mut from = 0;
    while parts.len() < most {
        let found = find(text, separator, from);
        parts.push((from, found.unwrap_or(text.len())));
        match found {
            Some(at) => from = at + separator.len(),
            None => break,
        }
    }
    parts
}

/// `$splitText(text, separator or undefined, how many at most)`.
fn split(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = call.text(cx, 1)?;
    let this = Str::Value(call.argument(0), text.len());
    let most = match call.argument(2) {
        Value::Undefined => u32::MAX,
        _ => super::number::to_u32(call.number(cx, 3)?),
    };
    let parts = match call.argument(1) {
        Value::Undefined => vec![(0, text.len())],
        _ => {
            let separator = call.text(cx, 2)?;
            parts(&text, &separator, most as usize)
        }
    };
    let parts = &parts[..parts.len().min(most as usize)];
    if parts.len() > memory::heap::Shape::MOST_FIELDS as usize {
        return range_error("Invalid array length: heapwave's arrays hold four million elements at most");
    }
    cx.reserve(parts.len() as u32 * 72 + 2 * text.len() as u32 + 256)?;
    let array = cx.array_with_room(parts.len() as u32)?;
    for (from, to) in parts {
        let part = this.part(cx, *from, *to)?;
        cx.append(array, part)?;
    }
    Ok(Value::Ref(array).into())
}

/// `$replace(text, wanted, replacement)`, strings all three: the first place, or (`$replaceAll`) every one.
fn replace(cx: &mut Cx, call: &Call, all: bool) -> Result<Done, Stop> {
    let (text, wanted) = (call.text(cx, 1)?, call.text(cx, 2)?);
    let pattern = call.text(cx, 3)?;
    let (mut units, mut from, mut next) = (Vec::new(), 0, find(&text, &wanted, 0));
    if next.is_none() {
        return Ok(call.argument(0).into());
    }
    while let Some(at) = next {
        units.extend_from_slice(&text[from..at]);
        expand(&mut units, &pattern, &text, at, &wanted);
        from = at + wanted.len();
        next = if all { find(&text, &wanted, from.max(at + 1)) } else { None };
        if units.len() > LONGEST {
            return range_error("Invalid string length");
        }
    }
    units.extend_from_slice(&text[from..]);
    Ok(cx.string(&units)?.into())
}

/// Appends a replacement: `$$`, `$&`, `` $` `` and `$'` stand for a dollar, the match, what is before and after it.
fn expand(units: &mut Vec<u16>, pattern: &[u16], text: &[u16], at: usize, wanted: &[u16]) {
    let mut index = 0;
    while let Some(unit) = pattern.get(index) {
        let special = (*unit == u16::from(b'$')).then(|| pattern.get(index + 1).copied()).flatten();
        index += 2;
        match special.and_then(|unit| u8::try_from(unit).ok()) {
            Some(b'$') => units.push(u16::from(b'$')),
            Some(b'&') => units.extend_from_slice(wanted),
            Some(b'`') => units.extend_from_slice(&text[..at]),
            Some(b'\'') => units.extend_from_slice(&text[at + wanted.len()..]),
            _ => {
                units.push(*unit);
                index -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn a_text_is_found_where_it_stands() {
        let find = |text: &str, wanted: &str, from| find(&units(text), &units(wanted), from);
        assert_eq!(find("banana", "an", 0), Some(1));
        assert_eq!(find("banana", "an", 2), Some(3));
        assert_eq!((find("banana", "", 6), find("banana", "", 7), find("an", "anan", 0)), (Some(6), None, None));
        assert_eq!(find_last(&units("banana"), &units("an"), 9), Some(3));
        assert_eq!(find_last(&units("banana"), &units("an"), 2), Some(1));
    }

    #[test]
    fn parts_stand_between_separators() {
        let parts = |text: &str, separator: &str, most| parts(&units(text), &units(separator), most);
        assert_eq!(parts("a,b,,c", ",", 9), [(0, 1), (2, 3), (4, 4), (5, 6)]);
        assert_eq!(parts("", ",", 9), [(0, 0)]);
        assert_eq!(parts("abc", "", 2), [(0, 1), (1, 2)]);
        assert_eq!(parts("a,b", ",", 1), [(0, 1)]);
    }

    #[test]
    fn dollars_in_a_replacement_are_patterns() {
        let mut out = Vec::new();
        expand(&mut out, &units("[$$|$&|$`|$'|$1|$]"), &units("abc"), 1, &units("b"));
        assert_eq!(String::from_utf16_lossy(&out), "[$|b|a|c|$1|$]");
    }
}

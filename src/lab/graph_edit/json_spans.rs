//! Where the parts of a JSON text stand, and how one is put in, replaced or taken out with the least change around it.
//!
//! The text has been read before, so it is well formed; what stands between its parts is kept to the letter. It knows
//! nothing of what the text means.

use serde_json::Value;
use std::ops::Range;

/// A member of an object: its name, and where its key and its value stand.
pub(super) struct MemberSpan {
    pub name: String,
    pub key: Range<usize>,
    pub value: Range<usize>,
}

/// Where the white space ends that begins at a byte.
fn skip(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches([' ', '\t', '\n', '\r']).len()
}

/// Where the value ends that begins at a byte.
fn end(text: &str, at: usize) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (by, byte) in text.bytes().enumerate().skip(at) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => {
                quoted = !quoted;
                if !quoted && depth == 0 {
                    return by + 1;
                }
            }
            _ if quoted => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 0 => return by,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return by + 1;
                }
            }
            b',' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return by,
            _ => {}
        }
    }
    text.len()
}

/// The members of the object that begins at a byte, in order.
pub(super) fn members(text: &str, object: usize) -> Vec<MemberSpan> {
    let mut found = Vec::new();
    let mut at = skip(text, object + 1);
    while text.as_bytes().get(at) == Some(&b'"') {
        let key = at..end(text, at);
        let from = skip(text, skip(text, key.end) + 1);
        let value = from..end(text, from);
        at = skip(text, value.end);
        if text.as_bytes().get(at) == Some(&b',') {
            at = skip(text, at + 1);
        }
        found.push(MemberSpan { name: string(text, &key), key, value });
    }
    found
}

/// The member with a name.
pub(super) fn member(text: &str, object: usize, name: &str) -> Option<MemberSpan> {
    members(text, object).into_iter().find(|span| span.name == name)
}

/// The items of the array that begins at a byte, in order.
pub(super) fn items(text: &str, array: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = skip(text, array + 1);
    while text.as_bytes().get(at).is_some_and(|byte| *byte != b']') {
        let item = at..end(text, at);
        at = skip(text, item.end);
        if text.as_bytes().get(at) == Some(&b',') {
            at = skip(text, at + 1);
        }
        found.push(item);
    }
    found
}

/// The text that a string stands for.
pub(super) fn string(text: &str, at: &Range<usize>) -> String {
    serde_json::from_str(&text[at.clone()]).unwrap_or_default()
}

/// Whether what is in an object has blanks after its colons; `None` where nothing is in it.
pub(super) fn spaced(text: &str, object: usize) -> Option<bool> {
    members(text, object).first().map(|span| span.key.end + 1 < span.value.start)
}

/// A value as a text, with blanks or without.
pub(super) fn written(value: &Value, spaced: bool) -> String {
    match value {
        Value::Object(members) if members.is_empty() => "{}".into(),
        Value::Object(members) if spaced => {
            let each =
                members.iter().map(|(name, value)| format!("{}: {}", Value::from(&**name), written(value, true)));
            format!("{{ {} }}", each.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) if spaced => {
            format!("[{}]", items.iter().map(|item| written(item, true)).collect::<Vec<_>>().join(", "))
        }
        _ => value.to_string(),
    }
}

/// Puts a value in the place of what stands there.
pub(super) fn replace(text: &mut String, at: Range<usize>, value: &str) {
    text.replace_range(at, value);
}

/// Puts a member into an object: before the first of those members that are to follow it, else last. Its neighbours say
/// what stands between two members; where there are none, `blanks` does.
pub(super) fn insert(text: &mut String, object: usize, name: &str, value: &Value, later: &[&str], blanks: bool) {
    let all = members(text, object);
    let spaced = spaced(text, object).unwrap_or(blanks);
    let new = format!("{}{}{}", Value::from(name), if spaced { ": " } else { ":" }, written(value, blanks));
    let between = |text: &str, last: usize| match last {
        // A lone member stands as far from the brace as from a next one.
        0 => format!(",{}", blank_or(&text[object + 1..all[0].key.start], spaced)),
        _ => text[all[last - 1].value.end..all[last].key.start].to_owned(),
    };
    match all.iter().position(|span| later.contains(&&*span.name)) {
        Some(next) => {
            let between = between(text, if next == 0 { all.len().min(2) - 1 } else { next });
            text.insert_str(all[next].key.start, &format!("{new}{between}"));
        }
        None => match all.last() {
            Some(last) => text.insert_str(last.value.end, &format!("{}{new}", between(text, all.len() - 1))),
            None => {
                // The usual form has a line for each object and each root, where these have lines of their own.
                let before = text[..object].rsplit_once('\n').map_or("", |(_, line)| line.trim());
                let inside = match ["\"objects\":", "\"roots\":"].contains(&before) {
                    true => format!("\n    {new}\n  "),
                    false if spaced => format!(" {new} "),
                    false => new,
                };
                let close = end(text, object) - 1;
                text.replace_range(object + 1..close, &inside);
            }
        },
    }
}

/// White space as it is; where there is none and blanks are used, a blank.
fn blank_or(white: &str, spaced: bool) -> &str {
    if white.is_empty() && spaced { " " } else { white }
}

/// Takes a member, or an item, out of what begins at a byte: with the comma that parted it from its neighbour.
pub(super) fn remove(text: &mut String, all: &[Range<usize>], index: usize, container: usize) {
    let range = match (index, all.len()) {
        (_, 1) => container + 1..end(text, container) - 1,
        (0, _) => all[0].start..all[1].start,
        _ => all[index - 1].end..all[index].end,
    };
    text.replace_range(range, "");
}

/// Takes the member with a name out of an object.
pub(super) fn remove_member(text: &mut String, object: usize, name: &str) {
    let all = members(text, object);
    let ranges: Vec<Range<usize>> = all.iter().map(|span| span.key.start..span.value.end).collect();
    if let Some(index) = all.iter().position(|span| span.name == name) {
        remove(text, &ranges, index, object);
    }
}

/// Puts an item into an array, before the one with this number.
pub(super) fn insert_item(text: &mut String, array: usize, index: usize, value: &str) {
    let all = items(text, array);
    let white = |text: &str| text[array + 1..all[0].start].to_owned();
    match all.get(index) {
        Some(next) => {
            let between = match index {
                0 => format!(",{}", white(text)),
                _ => text[all[index - 1].end..next.start].to_owned(),
            };
            text.insert_str(next.start, &format!("{value}{between}"));
        }
        None => match all.last() {
            Some(last) => {
                let between = match all.len() {
                    1 => format!(",{}", white(text)),
                    len => text[all[len - 2].end..last.start].to_owned(),
                };
                text.insert_str(last.end, &format!("{between}{value}"));
            }
            None => {
                let close = end(text, array) - 1;
                // The usual form has a line for each.
                let lines = text[array + 1..close].contains('\n');
                let inside = if lines { format!("\n    {value}\n  ") } else { value.to_owned() };
                text.replace_range(array + 1..close, &inside);
            }
        },
    }
}

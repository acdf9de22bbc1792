//! Primitives as the console shows them: quotes, escapes, long strings in lines; and how wide a text is.

use super::{Inspector, LONG_STRING, Value};
use crate::convert::number_text;
use crate::cx::Cx;

impl Inspector<'_, '_> {
    /// What is not an object.
    pub(super) fn primitive(&self, value: Value) -> String {
        match self.cx.text(value) {
            Some(text) => self.string(&text),
            None => primitive(self.cx, value),
        }
    }

    /// A string within something, in quotes; a long one with line feeds as several lines.
    fn string(&self, text: &[u16]) -> String {
        let shown = &text[..text.len().min(LONG_STRING)];
        let more = match text.len() - shown.len() {
            0 => String::new(),
            1 => "... 1 more character".into(),
            more => format!("... {more} more characters"),
        };
        if shown.len() <= 16 || shown.len() + self.indentation + 4 <= self.options.line {
            return quoted(shown) + &more;
        }
        let lines: Vec<String> = shown.split_inclusive(|unit| *unit == 0x0a).map(quoted).collect();
        lines.join(&format!(" +\n{}", " ".repeat(self.indentation + 2))) + &more
    }
}

/// A primitive by itself; a string as it is.
pub(in super::super) fn primitive(cx: &Cx, value: Value) -> String {
    match value {
        Value::Symbol(_) => super::super::describe::key_text(cx, crate::Key::Symbol(symbol(value))),
        _ if cx.is_bigint(value) => {
            format!("{}n", String::from_utf16_lossy(&cx.bigint_text(value).unwrap_or_default()))
        }
        _ => match cx.as_number(value) {
            Some(number) => number_shown(number),
            None => cx.primitive_text(value).map_or_else(String::new, |text| String::from_utf16_lossy(&text)),
        },
    }
}

fn symbol(value: Value) -> crate::Symbol {
    match value {
        Value::Symbol(symbol) => symbol,
        _ => crate::Symbol::lasting(0, crate::program::name::empty),
    }
}

/// A number; -0 is told from 0.
pub(in super::super) fn number_shown(number: f64) -> String {
    if number == 0.0 && number.is_sign_negative() { "-0".into() } else { number_text(number) }
}

/// A string in the quotes that need the fewest escapes.
pub(in super::super) fn quoted(text: &[u16]) -> String {
    let has = |c: char| text.contains(&(c as u16));
    let quote = match () {
        _ if !has('\'') => '\'',
        _ if !has('"') => '"',
        _ if !has('`') && !text.windows(2).any(|pair| pair == [b'$'.into(), b'{'.into()]) => '`',
        _ => '\'',
    };
    format!("{quote}{}{quote}", escaped(text, quote == '\''))
}

/// Control characters, lone surrogates and backslashes as escapes, and single quotes if they are to be.
pub(super) fn escaped(text: &[u16], quotes: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for unit in char::decode_utf16(text.iter().copied()) {
        match unit {
            Err(lone) => out.push_str(&format!("\\u{:x}", lone.unpaired_surrogate())),
            Ok('\'') if quotes => out.push_str("\\'"),
            Ok('\\') => out.push_str("\\\\"),
            Ok('\u{8}') => out.push_str("\\b"),
            Ok('\t') => out.push_str("\\t"),
            Ok('\n') => out.push_str("\\n"),
            Ok('\u{c}') => out.push_str("\\f"),
            Ok('\r') => out.push_str("\\r"),
            Ok(c) if c < ' ' || ('\u{7f}'..='\u{9f}').contains(&c) => out.push_str(&format!("\\x{:02X}", c as u32)),
            Ok(c) => out.push(c),
        }
    }
    out
}

/// How many UTF-16 units a text has.
pub(super) fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// How many columns a text takes.
pub(in super::super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(c: char) -> usize {
    match c as u32 {
        0..=0x1f
        | 0x7f..=0x9f
        | 0x300..=0x36f
        | 0x200b..=0x200f
        | 0x20d0..=0x20ff
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f => 0,
        0x1100..=0x115f
        | 0x2329..=0x232a
        | 0x2e80..=0x303e
        | 0x3041..=0xa4c6
        | 0xa960..=0xa97c
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6b
        | 0xff01..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f680..=0x1f6ff
        | 0x1f900..=0x1f9ff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_those_that_need_the_fewest_escapes() {
        let quoted = |text: &str| quoted(&text.encode_utf16().collect::<Vec<_>>());
        assert_eq!(quoted("a"), "'a'");
        assert_eq!(quoted("it's"), "\"it's\"");
        assert_eq!(quoted("'\""), "`'\"`");
        assert_eq!(quoted("'\"`"), "'\\'\"`'");
        assert_eq!(quoted("a\nb\u{1}\\"), "'a\\nb\\x01\\\\'");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!((width("ab"), width("日本"), width("e\u{301}")), (2, 4, 1));
    }
}

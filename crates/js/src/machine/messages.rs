//! Words for messages: what a value is, what of the source was called.

use crate::Value;
use crate::class::Class;
use crate::cx::Cx;

use super::registers::At;

/// A value in a few words.
pub(crate) fn describe(cx: &Cx, value: Value) -> String {
    match value {
        Value::Ref(at) => match cx.class(at) {
            Class::Array => "an array".into(),
            class if class.is_function() => "a function".into(),
            class if class.is_object() => "#<Object>".into(),
            _ => cx.primitive_text(value).map_or_else(|| "a value".into(), |text| String::from_utf16_lossy(&text)),
        },
        Value::Symbol(symbol) => format!("Symbol({})", cx.program.display(symbol.description())),
        Value::Atom(atom) => format!("\"{}\"", cx.program.display(atom)),
        _ => cx.primitive_text(value).map_or_else(|| "a value".into(), |text| String::from_utf16_lossy(&text)),
    }
}

/// The text of the expression under way, up to its arguments.
pub(super) fn called(cx: &Cx, at: At, value: Value) -> String {
    let span = at.code.spans.get(at.pc as usize).copied().unwrap_or_default();
    let text = (!at.code.internal).then(|| cx.program.source.get(span.0 as usize..span.1 as usize)).flatten();
    let text = text.map(plain);
    let text = text.map(|text| shortened(callee(tag(text.strip_prefix("new ").unwrap_or(&text))).trim()));
    match text.filter(|text| !text.is_empty() && text.len() <= 60) {
        Some(text) => text,
        None => describe(cx, value),
    }
}

/// An expression on one line, without comments.
fn plain(text: &str) -> String {
    let (mut plain, mut rest, mut quote) = (String::new(), text, None);
    while let Some(c) = rest.chars().next() {
        let end = match (quote, c) {
            (Some(_), '\\') => c.len_utf8() + rest[1..].chars().next().map_or(0, char::len_utf8),
            (None, '/') if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            (None, '/') if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            _ => c.len_utf8(),
        };
        match (quote, c) {
            (Some(mark), _) if c == mark => quote = None,
            (None, '\'' | '"' | '`') => quote = Some(c),
            _ => {}
        }
        match c {
            '/' if end > 1 && quote.is_none() => {}
            '\n' if quote.is_none() => {
                plain.truncate(plain.trim_end().len());
                rest = rest[end..].trim_start();
                continue;
            }
            _ => plain += &rest[..end],
        }
        rest = &rest[end..];
    }
    plain
}

/// What stands before a template, where a template is what is called with.
fn tag(call: &str) -> &str {
    if call.ends_with('`') { call.split('`').next().unwrap_or(call).trim_end() } else { call }
}

/// What stands before the last pair of brackets.
pub(super) fn callee(call: &str) -> &str {
    let mut open = 0;
    for (index, c) in call.char_indices().rev() {
        match c {
            ')' => open += 1,
            '(' if open == 1 => return &call[..index],
            '(' => open -= 1,
            _ if open == 0 => return call,
            _ => {}
        }
    }
    call
}

/// An expression without what its calls were given, and with names for the texts that it looks properties up by.
pub(crate) fn shortened(text: &str) -> String {
    let (mut short, mut rest) = (String::new(), text);
    while let Some(c) = rest.chars().next() {
        let behind = |c: char| c.is_alphanumeric() || "_$)]".contains(c);
        let end = if "([".contains(c) && short.ends_with(behind) { balanced(rest) } else { None };
        let Some(end) = end else {
            short.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let inside = &rest[1..end - 1];
        let quoted = inside.strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
        let quoted = quoted.or_else(|| inside.strip_prefix('"').and_then(|text| text.strip_suffix('"')));
        match quoted {
            _ if c == '(' => short += "(...)",
            Some(name) => short = format!("{short}.{name}"),
            None => short += &rest[..end],
        }
        rest = &rest[end..];
    }
    short
}

/// Where the brackets that a text begins with are closed, behind them.
fn balanced(text: &str) -> Option<usize> {
    let (mut open, mut quote) = (0, None);
    for (index, c) in text.char_indices() {
        match (quote, c) {
            (Some(mark), _) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => open += 1,
            (None, ')' | ']' | '}') => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(index + c.len_utf8());
        }
    }
    None
}

/// What stands behind a pattern as its value, as messages say it; nothing where there is none.
pub(crate) fn initializer(behind: &str) -> Option<String> {
    let rest = behind.trim_start().strip_prefix('=').filter(|rest| !rest.starts_with(['=', '>']))?.trim_start();
    let mut end = 0;
    while let Some(c) = rest[end..].chars().next() {
        end += match c {
            c if c.is_alphanumeric() || "_$.".contains(c) => c.len_utf8(),
            '(' | '[' if end > 0 => balanced(&rest[end..])?,
            _ => break,
        };
    }
    let (path, next) = (&rest[..end], rest[end..].trim_start().chars().next());
    let named = path.starts_with(|c: char| c.is_alphabetic() || "_$".contains(c));
    let whole = named && (next.is_none_or(|c| ";,)}".contains(c)) || rest[end..].starts_with('\n'));
    Some(if whole { shortened(path) } else { "(intermediate value)".into() })
}

/// Why a value cannot be taken apart by the object pattern under way.
pub(super) fn undestructurable(cx: &Cx, at: At, value: Value) -> String {
    let value = describe(cx, value);
    let (from, to) = at.code.spans.get(at.pc as usize).copied().unwrap_or_default();
    let (from, to, source) = (from as usize, to as usize, &cx.program.source);
    let parts = (source.get(..from), source.get(from..to), source.get(to..));
    let (false, (Some(before), Some(pattern), Some(behind))) = (at.code.internal, parts) else {
        return format!("Cannot destructure '{value}' as it is {value}.");
    };
    let first = first_name(pattern);
    if let (true, Some(first)) = (before.trim_end().ends_with([':', '[']), first) {
        return format!("Cannot read properties of {value} (reading '{first}')");
    }
    let whole = initializer(behind).unwrap_or_else(|| value.clone());
    match first {
        Some(first) => format!("Cannot destructure property '{first}' of '{whole}' as it is {value}."),
        None => format!("Cannot destructure '{whole}' as it is {value}."),
    }
}

/// The first property that an object pattern names.
fn first_name(pattern: &str) -> Option<&str> {
    let inside = pattern.strip_prefix('{')?.trim_start();
    if let Some(quote) = inside.chars().next().filter(|c| "'\"".contains(*c)) {
        return inside[1..].split(quote).next();
    }
    let end = inside.find(|c: char| !c.is_alphanumeric() && !"_$".contains(c)).unwrap_or(inside.len());
    Some(&inside[..end]).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{callee, first_name, initializer, plain, shortened, tag};

    #[test]
    fn calls_are_shown_without_what_they_were_given() {
        let cases = [
            ("a.b(c, ')').d", "a.b(...).d"),
            ("f(1)(2)", "f(...)(...)"),
            ("o['foo']", "o.foo"),
            ("o[key][0]", "o[key][0]"),
            ("(a || b)", "(a || b)"),
            ("[1].map(x => x).foo", "[1].map(...).foo"),
        ];
        cases.into_iter().for_each(|(text, short)| assert_eq!(shortened(text), short));
    }

    #[test]
    fn what_is_called_stands_on_one_line_without_comments() {
        let cases = [
            ("a // (b\n  .c()\n  .d()", "a.c().d()"),
            ("f /* ( */ ('//', \"\\\"//\")", "f  ('//', \"\\\"//\")"),
            ("a / b", "a / b"),
            ("f(`\n`)", "f(`\n`)"),
        ];
        cases.into_iter().for_each(|(text, line)| assert_eq!(plain(text), line));
        assert_eq!((tag("o.x `a${1}`"), tag("f(1)")), ("o.x", "f(1)"));
    }

    #[test]
    fn patterns_are_told_by_their_first_name_and_their_value() {
        let cases = [
            (" = u;", Some("u")),
            (" = h(1, 2), x", Some("h(...)")),
            (" = o['x'])", Some("o.x")),
            (" = await f()", Some("(intermediate value)")),
            (" = a ?? b;", Some("(intermediate value)")),
            (" = a\nb", Some("a")),
            (") => 1", None),
            (" of list)", None),
        ];
        cases.into_iter().for_each(|(behind, value)| assert_eq!(initializer(behind).as_deref(), value));
        let cases = [("{ a, b }", Some("a")), ("{'q r': z}", Some("q r")), ("{ ...rest }", None), ("{}", None)];
        cases.into_iter().for_each(|(pattern, name)| assert_eq!(first_name(pattern), name));
    }

    #[test]
    fn arguments_are_no_part_of_what_is_called() {
        let cases =
            [("a.b(c)", "a.b"), ("f(1)(2, g(3))", "f(1)"), ("(a || b)()", "(a || b)"), ("X", "X"), ("))", "))")];
        cases.into_iter().for_each(|(call, what)| assert_eq!(callee(call), what));
    }
}

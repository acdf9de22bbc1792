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
        Value::Symbol(symbol) => format!("Symbol({})", cx.program.display(symbol.description)),
        Value::Atom(atom) => format!("\"{}\"", cx.program.display(atom)),
        _ => cx.primitive_text(value).map_or_else(|| "a value".into(), |text| String::from_utf16_lossy(&text)),
    }
}

/// The text of the expression under way, up to its arguments.
pub(super) fn called(cx: &Cx, at: At, value: Value) -> String {
    let span = at.code.spans.get(at.pc as usize).copied().unwrap_or_default();
    let text = (!at.code.internal).then(|| cx.program.source.get(span.0 as usize..span.1 as usize)).flatten();
    let text = text.map(|text| callee(text.strip_prefix("new ").unwrap_or(text)).trim());
    match text.filter(|text| !text.is_empty() && text.len() <= 60 && !text.contains('\n')) {
        Some(text) => text.into(),
        None => describe(cx, value),
    }
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

#[cfg(test)]
mod tests {
    use super::callee;

    #[test]
    fn arguments_are_no_part_of_what_is_called() {
        let cases =
            [("a.b(c)", "a.b"), ("f(1)(2, g(3))", "f(1)"), ("(a || b)()", "(a || b)"), ("X", "X"), ("))", "))")];
        cases.into_iter().for_each(|(call, what)| assert_eq!(callee(call), what));
    }
}

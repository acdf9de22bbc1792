//! What is no JavaScript, told in plain words with what to do: the parser's own words are for people who write parsers.

use super::refuse;
use crate::{Refusal, support};
use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_span::SourceType;

/// What the parser says, by a part of it, and what is said instead.
const PLAIN: &[(&str, &str)] = &[
    (
        "Unterminated string",
        "this text in quotes is not closed: close it with the same quote on the same line, or use ` for several lines.",
    ),
    ("Unterminated regular expression", "this regular expression is not closed: end it with / on the same line."),
    ("Unterminated template", "this template is not closed: end it with `."),
    ("Unterminated multi-line comment", "this comment is not closed: end it with */."),
    ("Missing initializer", "a const needs its value at once: write = and a value behind the name, or use let."),
    ("Expected function name", "a function that stands by itself needs a name: write it before the parentheses."),
    ("'return' statement", "return can only stand in a function."),
    ("Illegal break", "break can only stand in a loop or a switch."),
    ("Illegal continue", "continue can only stand in a loop."),
    (
        "Cannot assign to this",
        "nothing can be assigned to this: write a variable, a property or an element before the =.",
    ),
    ("'yield' expression", "yield can only stand in a generator: write function* for the function around it."),
    (
        "Invalid characters after number",
        "a name cannot begin with a digit: begin it with a letter, or put an operator behind the number.",
    ),
    ("Missing catch or finally", "try needs a catch or a finally behind it."),
    ("Expected switch clause", "in a switch every statement belongs to a case: write case …: or default: before it."),
];

/// What to do about a token that cannot stand where it is.
fn remedy(token: &str) -> String {
    match token {
        "}" | ")" | "]" => "take it away, or open what it closes before it".into(),
        "else" => "write the if that it belongs to before it, with braces around what depends on it".into(),
        "case" | "default" => "put it into a switch".into(),
        "catch" | "finally" => "write the try that it belongs to before it".into(),
        "," | ";" | "=" | "." | ":" => "take it away, or write what is missing before it".into(),
        _ if token.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '"' | '\'' | '`')) => {
            "put a semicolon, an operator or a comma before it, or quotes around what is only text".into()
        }
        _ => "take it away, or write what is missing before it".into(),
    }
}

/// The token at a place, behind white space: a word, a text in quotes, or a sign.
fn token(source: &str, at: usize) -> &str {
    let rest = source.get(at..).unwrap_or_default().trim_start();
    let word = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$'))).unwrap_or(rest.len());
    let sign = rest.chars().next().map_or(0, char::len_utf8);
    let quoted = rest.strip_prefix(['"', '\'']).and_then(|inside| inside.find(&rest[..1])).map(|end| end + 2);
    &rest[..quoted.filter(|end| *end < 30).unwrap_or(word.max(sign))]
}

/// What stands between the first pair of back quotes, and between the second.
fn quoted(message: &str) -> (Option<&str>, Option<&str>) {
    let mut parts = message.split('`');
    (parts.nth(1), parts.nth(1))
}

/// A piece of the text in a sentence: no word of the sentence, so that nobody takes it for one.
fn code(piece: &str) -> String {
    if piece.contains('`') { format!("“{piece}”") } else { format!("`{piece}`") }
}

/// The sentence for a text that the parser could not read, at a place.
pub fn unread(source: &str, message: &str, at: u32) -> Refusal {
    let typed = Parser::new(&Allocator::default(), source, SourceType::ts()).parse().diagnostics.is_empty();
    match typed {
        true => Refusal { at, message: support::TYPESCRIPT.sentence() },
        false => complaint(source, message, at),
    }
}

/// The sentence for a mistake that was found at a place.
pub fn complaint(source: &str, message: &str, at: u32) -> Refusal {
    if let Some(known) = refuse::known(message) {
        return Refusal { at, message: known.sentence() };
    }
    let rest = source.get(at as usize..).unwrap_or("").trim_start();
    if rest.starts_with(':') && rest[1..].trim_start().starts_with(|c: char| c.is_alphabetic()) {
        // A name, a colon and another name where no label can stand: a type.
        return Refusal { at, message: support::TYPESCRIPT.sentence() };
    }
    let (first, second) = quoted(message);
    if let Some((_, plain)) = PLAIN.iter().find(|(part, _)| message.contains(part)) {
        return Refusal { at, message: (*plain).into() };
    }
    if at as usize >= source.trim_end().len() || second == Some("EOF") {
        let missing = first.filter(|_| message.starts_with("Expected `"));
        let message = match missing {
            Some(missing) => {
                format!(
                    "the text ends too early: {} is missing, which closes or completes what was begun.",
                    code(missing)
                )
            }
            None => "the text ends too early: complete what was begun.".into(),
        };
        return Refusal { at: at.min(source.len() as u32), message };
    }
    if source.trim_start().starts_with("{\"") || source.trim_start().starts_with("[{\"") {
        let message = "this is data, not a program: write const data = before it, and then what is to be done with it.";
        return Refusal { at, message: message.into() };
    }
    let token = token(source, at as usize);
    // What is missing is missed where what stands there begins, not in the space before it.
    let at = at + source.get(at as usize..).map_or(0, |text| text.len() - text.trim_start().len()) as u32;
    let found = code(token);
    let message = match first {
        Some(sign) if message.starts_with("Invalid Character") => match sign {
            "“" | "”" | "„" | "‘" | "’" | "«" | "»" => {
                format!("{sign} is no quotation mark of JavaScript: write \" or '.")
            }
            _ => format!("{sign} cannot stand in a program: take it away, or put it into quotes."),
        },
        Some(name) if message.contains("already been declared") => {
            format!(
                "{} is declared before: choose another name, or leave let, const, var or class out here.",
                code(name)
            )
        }
        Some(missing) if message.starts_with("Expected `") => {
            let other = message.split_once("` or `").and_then(|(_, rest)| rest.split_once('`')).map(|(other, _)| other);
            let missing = other.map_or_else(|| code(missing), |other| format!("{} or {}", code(missing), code(other)));
            format!("{missing} is missing before {found}: write it, or take {found} away.")
        }
        _ if message.contains("reserved word") || message.contains("cannot be declared as a variable name") => {
            format!("{found} is a word of the language itself: choose another name.")
        }
        _ if message.starts_with("Unexpected token") || message.contains("semicolon") => {
            format!("{found} cannot stand here: {}.", remedy(token))
        }
        _ => format!("{}{}", message, if message.ends_with(['.', '!', '?']) { "" } else { "." }),
    };
    Refusal { at, message }
}

#[cfg(test)]
mod tests {
    use crate::{Atoms, syntax};

    fn said(source: &str) -> String {
        match syntax::compile(source, &mut Atoms::default(), syntax::Options::default()) {
            Ok(_) => "nothing".into(),
            Err(refusal) => refusal.message,
        }
    }

    #[test]
    fn mistakes_are_told_in_plain_words_with_a_remedy() {
        for (source, expected) in [
            ("hello world", "`world` cannot stand here: put a semicolon"),
            ("foo(", "the text ends too early: `)` is missing"),
            ("f(1 2)", "`,` or `)` is missing before `2`"),
            ("}", "`}` cannot stand here: take it away, or open"),
            ("“hello”", "“ is no quotation mark"),
            ("let a; let a;", "`a` is declared before"),
            ("{\"a\": 1}", "this is data, not a program"),
            ("let x = 'a\nb'", "this text in quotes is not closed"),
            ("var var = 1", "`var` is a word of the language"),
            ("Hello, this is a note.", "`is` cannot stand here: put a semicolon"),
            ("await 1; x y", "`y` cannot stand here"),
        ] {
            assert!(said(source).contains(expected), "{source}: {}", said(source));
        }
    }

    #[test]
    fn a_mistake_is_where_the_word_begins_that_cannot_stand_there() {
        for (source, word) in [("hello world", "world"), ("f(1 2)", "2"), ("hello\n  there world", "world"), ("}", "}")]
        {
            let refusal = syntax::compile(source, &mut Atoms::default(), syntax::Options::default()).err().unwrap();
            assert!(source[refusal.at as usize..].starts_with(word), "{source}: {refusal:?}");
        }
    }

    #[test]
    fn typescript_is_refused_by_its_name() {
        for source in [
            "interface A { x: number }",
            "let x: number = 1;",
            "type A = { x: number };",
            "let y = x as string;",
            "function f<T>(x) { return x; }",
            "enum E { A }",
            "abstract class A {}",
            "let a = b!;",
            "function f(x?) {}",
            "export interface A { x: number }",
        ] {
            assert_eq!(said(source), "TypeScript is not supported: take the types away.", "{source}");
        }
        for source in ["let a; let a;", "const x;", "a b", "foo(", "return 1 2", "let x: = 1"] {
            assert!(!said(source).contains("TypeScript"), "{source}: {}", said(source));
        }
    }
}

//! Colours for JavaScript: a tokenizer that knows just enough to tell keywords, texts, comments and numbers apart.
//! What it does not understand stays plain; it never refuses.

use std::ops::Range;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// A word of the language.
    Keyword,
    /// A string or a template.
    Text,
    /// A comment.
    Comment,
    /// A number.
    Number,
}

impl Colour {
    /// The stylesheet's word for it.
    pub fn class(self) -> &'static str {
        match self {
            Colour::Keyword => "kw",
            Colour::Text => "tx",
            Colour::Comment => "cm",
            Colour::Number => "nu",
        }
    }
}

const KEYWORDS: &str = " async await break case catch class const continue debugger default delete do else extends false \
    finally for function get if in instanceof let new null of return set static super switch this throw true try typeof \
    undefined var void while yield ";

/// The coloured pieces of a text that reach into a part of it, in order. What stands before is gone through all the same:
/// what begins there may end here.
pub fn colours(text: &str, part: Range<usize>) -> Vec<(Range<usize>, Colour)> {
    let bytes = text.as_bytes();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < bytes.len().min(part.end) {
        let from = at;
        let rest = &text[at..];
        let colour = match bytes[at] {
            b'/' if rest.starts_with("//") => {
                at += rest.find('\n').unwrap_or(rest.len());
                Some(Colour::Comment)
            }
            b'/' if rest.starts_with("/*") => {
                at += rest.find("*/").map_or(rest.len(), |end| end + 2);
                Some(Colour::Comment)
            }
            quote @ (b'"' | b'\'' | b'`') => {
                at = end_of_text(bytes, at, quote);
                Some(Colour::Text)
            }
            b'0'..=b'9' => {
                at += rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'.' || *b == b'_').count();
                Some(Colour::Number)
            }
            byte if word(byte) => {
                at += rest.bytes().take_while(|b| word(*b) || b.is_ascii_digit()).count();
                let known = || KEYWORDS.contains(&format!(" {} ", &text[from..at]));
                let property = text[..from].ends_with('.');
                (at > part.start && !property && known()).then_some(Colour::Keyword)
            }
            _ => {
                at += 1;
                None
            }
        };
        pieces.extend(colour.filter(|_| at > part.start).map(|colour| (from..at, colour)));
    }
    pieces
}

/// Bytes beyond ASCII are parts of letters, as far as words are concerned.
fn word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$' || byte >= 0x80
}

/// The end of a text in quotes: behind the closing quote, or the line's end where that is missing.
fn end_of_text(bytes: &[u8], from: usize, quote: u8) -> usize {
    let mut at = from + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return at,
            byte if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{Colour, colours};

    fn check(text: &str, expect: &[(&str, Colour)]) {
        let all = colours(text, 0..text.len());
        let found: Vec<(&str, Colour)> = all.iter().map(|(range, c)| (&text[range.clone()], *c)).collect();
        assert_eq!(found, expect, "{text}");
        // Of a part there is as much as reaches into it.
        for (from, to) in (0..=text.len()).flat_map(|to| (0..=to).map(move |from| (from, to))) {
            let reach = all.iter().filter(|(range, _)| range.end > from && range.start < to);
            assert!(reach.eq(&colours(text, from..to)), "{from} to {to} of {text}");
        }
    }

    #[test]
    fn pieces_are_told_apart() {
        check("let a = 1.5; // é", &[("let", Colour::Keyword), ("1.5", Colour::Number), ("// é", Colour::Comment)]);
        check("x.new = 'it\\'s' + `a\nb`", &[("'it\\'s'", Colour::Text), ("`a\nb`", Colour::Text)]);
        check("letter; 'open\nlet", &[("'open", Colour::Text), ("let", Colour::Keyword)]);
        check("/* a", &[("/* a", Colour::Comment)]);
    }

    #[test]
    fn no_text_is_too_odd() {
        for text in ["", "\\", "'\\", "日本 = '語", "`", "/*", "ß1"] {
            colours(text, 0..text.len())
                .into_iter()
                .for_each(|(range, _)| assert!(text.get(range).is_some(), "{text}"));
        }
    }
}

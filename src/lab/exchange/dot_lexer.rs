//! The words of a DOT text, each with its place: names, numbers, texts in quotes (joined by `+`), HTML between `<` and `>`,
//! signs. Comments and the lines of a preprocessor are passed over. (<https://graphviz.org/doc/info/lang.html>)

use crate::lab::Fault;

/// A word.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DotToken {
    /// A name, a number, a text; and whether it is bare, so that it may be a keyword.
    Id(String, bool),
    /// `->`.
    Arrow,
    /// `--`.
    Line,
    /// One of `{ } [ ] = ; , :`.
    Sign(char),
    /// The end of the text.
    End,
}

/// Reads a text word by word.
pub(super) struct DotLexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> DotLexer<'a> {
    pub(super) fn new(text: &'a str) -> DotLexer<'a> {
        DotLexer { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn fault(&self, at: usize, message: &str) -> Fault {
        Fault::at(self.text, at, message)
    }

    /// Passes over what is between two words.
    fn space(&mut self) -> Result<(), Fault> {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            let line_begins =
                self.text[..self.text.len() - trimmed.len()].trim_end_matches([' ', '\t']).ends_with('\n');
            let first = self.text.len() == trimmed.len();
            self.at = self.text.len() - trimmed.len();
            let lasts = if trimmed.starts_with("//") || trimmed.starts_with('#') && (line_begins || first) {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if let Some(inner) = trimmed.strip_prefix("/*") {
                inner.find("*/").ok_or_else(|| self.fault(self.at, "this comment does not end: close it with */"))? + 4
            } else {
                return Ok(());
            };
            self.at += lasts;
        }
    }

    /// The next word, and where it begins.
    pub(super) fn next(&mut self) -> Result<(DotToken, usize), Fault> {
        self.space()?;
        let (at, rest) = (self.at, self.rest());
        let token = match rest.chars().next() {
            None => DotToken::End,
            Some(c @ ('{' | '}' | '[' | ']' | '=' | ';' | ',' | ':')) => {
                self.at += 1;
                DotToken::Sign(c)
            }
            Some('"') => DotToken::Id(self.texts()?, false),
            Some('<') => DotToken::Id(self.html()?, false),
            _ if rest.starts_with("->") || rest.starts_with("--") => {
                self.at += 2;
                if rest.starts_with("->") { DotToken::Arrow } else { DotToken::Line }
            }
            Some(c) => {
                let number = c.is_ascii_digit() || c == '-' || c == '.';
                let part = |c: char| match number {
                    true => c.is_ascii_digit() || c == '.',
                    false => c.is_alphanumeric() || c == '_' || !c.is_ascii() && !c.is_whitespace(),
                };
                let sign = usize::from(c == '-');
                let length = sign + rest[sign..].find(|c| !part(c)).unwrap_or(rest.len() - sign);
                if length == sign {
                    return Err(
                        self.fault(at, &format!("{c:?} means nothing here: put names with signs in double quotes"))
                    );
                }
                self.at += length;
                DotToken::Id(rest[..length].into(), !number)
            }
        };
        Ok((token, at))
    }

    /// Texts in quotes, joined by `+`.
    fn texts(&mut self) -> Result<String, Fault> {
        let mut joined = String::new();
        loop {
            let begin = self.at;
            let mut chars = self.text[begin + 1..].char_indices();
            let end = loop {
                match chars.next() {
                    None => return Err(self.fault(begin, "this text does not end: close it with a double quote")),
                    Some((index, '"')) => break index,
                    Some((_, '\\')) => match chars.next() {
                        Some((_, c @ ('"' | '\\'))) => joined.push(c),
                        // A line that goes on.
                        Some((_, '\n')) => {}
                        Some((_, c)) => joined.extend(['\\', c]),
                        None => {}
                    },
                    Some((_, c)) => joined.push(c),
                }
            };
            self.at = begin + 1 + end + 1;
            let after = self.at;
            self.space()?;
            if !self.rest().starts_with('+') {
                self.at = after;
                return Ok(joined);
            }
            self.at += 1;
            self.space()?;
            if !self.rest().starts_with('"') {
                return Err(self.fault(self.at, "after + another text in double quotes follows"));
            }
        }
    }

    /// What is between `<` and the `>` that belongs to it.
    fn html(&mut self) -> Result<String, Fault> {
        let (begin, mut depth) = (self.at, 0usize);
        for (index, c) in self.rest().char_indices() {
            match c {
                '<' => depth += 1,
                '>' => depth -= 1,
                _ => continue,
            }
            if depth == 0 {
                let html = self.text[begin + 1..begin + index].to_owned();
                self.at = begin + index + 1;
                return Ok(html);
            }
        }
        Err(self.fault(begin, "this < is not closed: close it with >"))
    }
}

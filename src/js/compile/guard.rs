//! Looks at a text before it is parsed: too long a one, or one nested too deep for the parser's own stack, is refused.
//!
//! The parser and every walk over its tree call themselves once for each level. This count never falls short of the
//! real depth by much: brackets that are open, and in each of them what may nest without brackets (operators, calls,
//! `else if`). It knows strings, templates and comments, and takes no `/` for the beginning of a regular expression.

use super::Res;
use crate::js::Refusal;
use crate::js::support::{self, Unsupported};

/// The longest source, in bytes.
pub const LONGEST: usize = 256 << 10;
/// How many brackets may be open at a time.
pub const BRACKETS: usize = 100;
/// How many operators, calls and the like may follow each other in the brackets open at a time.
pub const CHAINED: usize = 800;

/// What is open at a place.
#[derive(Clone, Copy, Default)]
struct Level {
    /// The bracket that opened it; a backtick for a template's text.
    open: u8,
    /// What may nest without brackets since the last separator.
    links: usize,
    /// How often `else` followed on.
    elses: usize,
}

/// Refuses texts that are too long or too deep.
pub fn check(source: &str) -> Res {
    if source.len() > LONGEST {
        return Err(refusal(LONGEST, support::LONG_SOURCE));
    }
    Scan { bytes: source.as_bytes(), at: 0, levels: vec![Level::default()], links: 0, operand: false }.run()
}

fn refusal(at: usize, what: Unsupported) -> Refusal {
    Refusal { at: at as u32, message: what.sentence() }
}

struct Scan<'s> {
    bytes: &'s [u8],
    at: usize,
    levels: Vec<Level>,
    /// The links of all levels together.
    links: usize,
    /// Whether what came last could end an expression.
    operand: bool,
}

impl Scan<'_> {
    fn run(mut self) -> Res {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            let start = self.at;
            self.step(byte);
            self.at = self.at.max(start + 1);
            if self.levels.len() > BRACKETS || self.links > CHAINED {
                return Err(refusal(start, support::DEEP_SOURCE));
            }
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) {
        if self.top().open == b'`' {
            return self.template(byte);
        }
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {}
            b'"' | b'\'' => {
                self.string(byte);
                self.operand = true;
            }
            b'`' | b'(' | b'[' | b'{' => {
                if self.operand || byte == b'`' {
                    self.link();
                }
                self.levels.push(Level { open: byte, ..Level::default() });
                self.operand = false;
            }
            b')' | b']' | b'}' => self.close(byte),
            b';' | b',' => {
                self.separate();
                if byte == b';' {
                    self.end_statement();
                }
                self.operand = false;
            }
            b'/' if self.next() == Some(b'/') => self.skip_to(b"\n"),
            b'/' if self.next() == Some(b'*') => {
                self.at += 2;
                self.skip_to(b"*/");
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'$' | b'#' | b'\\' | 0x80.. => self.word(),
            _ => {
                self.link();
                self.operand = false;
            }
        }
    }

    fn top(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::default());
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    fn next(&self) -> Option<u8> {
        self.bytes.get(self.at + 1).copied()
    }

    fn link(&mut self) {
        self.top().links += 1;
        self.links += 1;
    }

    /// A `;` or `,`, or a new statement: what follows nests in nothing that came before it here.
    fn separate(&mut self) {
        let links = std::mem::take(&mut self.top().links);
        self.links -= links.min(self.links);
    }

    fn end_statement(&mut self) {
        let elses = std::mem::take(&mut self.top().elses);
        self.links -= elses.min(self.links);
    }

    fn close(&mut self, byte: u8) {
        let open = match byte {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        // Only what fits closes anything; the parser will complain about the rest.
        if self.top().open == open {
            self.separate();
            self.end_statement();
            self.levels.pop();
        }
        if byte == b'}' && self.top().open != b'`' {
            self.separate();
        }
        self.operand = true;
    }

    fn word(&mut self) {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(|it| is_word(*it)) {
            self.at += 1;
        }
        let (word, operand) = (&self.bytes[start..self.at], self.operand);
        let prefix: &[&[u8]] = &[
            b"typeof",
            b"void",
            b"delete",
            b"new",
            b"await",
            b"yield",
            b"in",
            b"of",
            b"instanceof",
            b"return",
            b"throw",
            b"case",
            b"async",
            b"extends",
        ];
        let nests: &[&[u8]] = &[b"if", b"while", b"for", b"do", b"with", b"else", b"try", b"function", b"class"];
        if nests.contains(&word) {
            // `else` and the bodies of loops nest although `}` stands between them.
            self.top().elses += 1;
            self.links += 1;
            if word != b"else" && operand && self.ended(start) {
                self.separate();
            }
            self.operand = false;
            return;
        }
        if prefix.contains(&word) {
            self.link();
            self.operand = false;
            return;
        }
        if operand {
            // Two operands in a row: a new statement, or the body of an `if` or loop.
            self.separate();
            if self.ended(start) {
                self.end_statement();
            }
        }
        self.operand = true;
    }

    /// Whether a new line and no bracket of a condition stands before a place: then a statement has ended there.
    fn ended(&self, start: usize) -> bool {
        let before = &self.bytes[..start];
        let gap = before.iter().rev().take_while(|it| it.is_ascii_whitespace());
        let line = gap.clone().any(|it| *it == b'\n');
        let last = before.iter().rev().find(|it| !it.is_ascii_whitespace()).copied();
        line && last != Some(b')')
    }

    fn string(&mut self, quote: u8) {
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'\n' => return,
                byte if byte == quote => return,
                _ => {}
            }
        }
    }

    fn template(&mut self, byte: u8) {
        match byte {
            b'\\' => self.at += 2,
            b'`' => {
                self.levels.pop();
                self.operand = true;
            }
            b'$' if self.next() == Some(b'{') => {
                self.at += 2;
                self.levels.push(Level { open: b'{', ..Level::default() });
                self.operand = false;
            }
            _ => {}
        }
    }

    fn skip_to(&mut self, end: &[u8]) {
        while self.at < self.bytes.len() && !self.bytes[self.at..].starts_with(end) {
            self.at += 1;
        }
        self.at += end.len();
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'#' | b'\\' | 0x80..)
}

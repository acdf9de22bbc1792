//! Looks at a text before it is parsed: too long a one, or one nested too deep for the parser's own stack, is refused.
//!
//! The parser and every walk over its tree call themselves once for each level. What is counted here never falls much
//! short of that depth: brackets that are open, and in each of them what may nest without brackets (operators, calls,
//! `else if`). For that it must know strings, templates and comments exactly. Where a `/` may begin a regular expression or
//! divide, it is taken for an expression's beginning, but the brackets in it are counted for good: nothing can hide in it.

use super::Res;
use crate::Refusal;
use crate::support::{self, Unsupported};

/// The longest source, in bytes.
pub const LONGEST: usize = 256 << 10;
/// How many brackets may be open at a time.
pub const BRACKETS: usize = 100;
/// How many operators, calls and the like may follow each other in the brackets open at a time.
pub const CHAINED: usize = 500;

/// How many brackets may stand in what may be a regular expression or no, in the whole text.
pub const DOUBTFUL: usize = 300;
/// Words that may be names as well: what comes after them may divide.
const NAMES: &[&[u8]] = &[b"of", b"async", b"let", b"await", b"yield", b"default", b"get", b"set"];

/// Words after which an expression begins.
const PREFIXES: &[&[u8]] = &[
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
    b"let",
    b"default",
];
/// Words after which a statement or a body begins.
const NESTS: &[&[u8]] =
    &[b"if", b"while", b"for", b"do", b"with", b"else", b"try", b"finally", b"function", b"class", b"switch"];
/// Words whose parentheses are followed by a statement.
const HEADS: &[&[u8]] = &[b"if", b"while", b"for", b"with"];

/// What is open at a place.
#[derive(Clone, Copy, Default)]
struct Level {
    /// The bracket that opened it; a backtick for a template's text.
    open: u8,
    /// Whether it is the parenthesis of an `if` or loop.
    head: bool,
    /// What may nest without brackets since the last separator.
    links: usize,
    /// How often `else` and the like followed on.
    bodies: usize,
}

/// Refuses texts that are too long or too deep; our own prelude may be of any length.
pub fn check(source: &str, own: bool) -> Res {
    if source.len() > LONGEST && !own {
        return Err(refusal(LONGEST, support::LONG_SOURCE));
    }
    let scan = Scan {
        bytes: source.as_bytes(),
        at: 0,
        levels: vec![Level::default()],
        links: 0,
        operand: false,
        head: false,
        brace: false,
        doubt: false,
        doubtful: 0,
        fresh: true,
        refused: None,
    };
    scan.run()
}

fn refusal(at: usize, what: Unsupported) -> Refusal {
    Refusal { at: at as u32, message: what.sentence() }
}

struct Scan<'s> {
    bytes: &'s [u8],
    at: usize,
    levels: Vec<Level>,
    /// The links and bodies of all levels together.
    links: usize,
    /// Whether what came last could end an expression.
    operand: bool,
    /// Whether what came last was `if` or the like.
    head: bool,
    /// Whether what came last was a `}` of code.
    brace: bool,
    /// Whether what came last may be a name, or not.
    doubt: bool,
    /// Brackets in what may be regular expressions.
    doubtful: usize,
    /// Whether nothing but comments came since the line began.
    fresh: bool,
    refused: Option<Unsupported>,
}

impl Scan<'_> {
    fn run(mut self) -> Res {
        if self.bytes.starts_with(b"#!") {
            self.line_comment();
        }
        while let Some(byte) = self.bytes.get(self.at).copied() {
            let start = self.at;
            self.step(byte);
            self.at = self.at.max(start + 1);
            if self.levels.len() > BRACKETS || self.links > CHAINED {
                self.refused = Some(support::DEEP_SOURCE);
            }
            if let Some(what) = self.refused {
                return Err(refusal(start, what));
            }
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) {
        if self.top().open == b'`' {
            return self.template(byte);
        }
        if self.space_or_comment(byte) {
            return;
        }
        let (head, brace) = (std::mem::take(&mut self.head), std::mem::take(&mut self.brace));
        let doubt = std::mem::take(&mut self.doubt);
        self.fresh = false;
        match byte {
            b'"' | b'\'' => {
                self.string(byte);
                self.operand = true;
            }
            b'`' | b'(' | b'[' | b'{' => {
                if self.operand || byte == b'`' {
                    self.link();
                }
                self.levels.push(Level { open: byte, head, ..Level::default() });
                self.operand = false;
            }
            b')' | b']' | b'}' => self.close(byte),
            b';' | b',' => {
                self.separate();
                if byte == b';' && !self.else_follows() {
                    self.end_statement();
                }
                self.operand = false;
            }
            // After an operand it divides; after `}` hardly ever.
            b'/' if (!self.operand || brace) && self.pattern(brace || doubt || self.after_head()) => {
                self.operand = true
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'$' | b'#' | b'\\' | 0x80.. => self.word(),
            b'+' | b'-' if self.next() == Some(byte) => {
                self.link();
                self.at += 2;
            }
            _ => {
                self.link();
                self.operand = false;
            }
        }
    }

    /// Skips a space or a comment, if there is one.
    fn space_or_comment(&mut self, byte: u8) -> bool {
        let rest = &self.bytes[self.at..];
        let wide = rest.starts_with("\u{2028}".as_bytes()) || rest.starts_with("\u{2029}".as_bytes());
        match byte {
            b'\n' | b'\r' => self.fresh = true,
            b' ' | b'\t' | 0x0b | 0x0c => {}
            _ if wide => {
                self.fresh = true;
                self.at += 3;
            }
            _ if rest.starts_with("\u{feff}".as_bytes()) || rest.starts_with("\u{a0}".as_bytes()) => {
                self.at += if byte == 0xc2 { 2 } else { 3 };
            }
            b'/' if rest.starts_with(b"//") => self.line_comment(),
            b'<' if rest.starts_with(b"<!--") => self.line_comment(),
            b'-' if self.fresh && rest.starts_with(b"-->") => self.line_comment(),
            b'/' if rest.starts_with(b"/*") => {
                let start = self.at;
                self.at += 2;
                while self.at < self.bytes.len() && !self.bytes[self.at..].starts_with(b"*/") {
                    self.at += 1;
                }
                let text = &self.bytes[start..self.at];
                let line = [&b"\n"[..], b"\r", "\u{2028}".as_bytes(), "\u{2029}".as_bytes()];
                self.fresh |= line.iter().any(|end| text.windows(end.len()).any(|it| it == *end));
                self.at += 2;
            }
            _ => return false,
        }
        true
    }

    /// Whether a `)` stands before this place: a statement's head, or an operand.
    fn after_head(&self) -> bool {
        self.before(self.at) == Some(b')')
    }

    /// Skips a regular expression, if one ends on this line.
    fn pattern(&mut self, doubtful: bool) -> bool {
        let (mut at, mut class) = (self.at + 1, false);
        loop {
            match self.bytes.get(at) {
                None | Some(b'\n' | b'\r') => return false,
                Some(b'\\') => at += 1,
                Some(b'[') => class = true,
                Some(b']') => class = false,
                Some(b'/') if !class => break,
                _ => {}
            }
            at += 1;
        }
        let text = &self.bytes[self.at..at.min(self.bytes.len())];
        if doubtful {
            self.doubtful += text.iter().filter(|it| matches!(it, b'(' | b'[' | b'{' | b'`')).count();
            if self.doubtful > DOUBTFUL {
                self.refused = Some(support::DEEP_SOURCE);
            }
        }
        self.at = at + 1;
        while self.bytes.get(self.at).is_some_and(|it| is_word(*it)) {
            self.at += 1;
        }
        true
    }

    fn line_comment(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            let rest = &self.bytes[self.at..];
            let wide = rest.starts_with("\u{2028}".as_bytes()) || rest.starts_with("\u{2029}".as_bytes());
            if matches!(byte, b'\n' | b'\r') || wide {
                return;
            }
            self.at += 1;
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

    /// The last byte before a place that is no space.
    fn before(&self, at: usize) -> Option<u8> {
        self.bytes[..at].iter().rev().find(|it| !it.is_ascii_whitespace()).copied()
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
        let bodies = std::mem::take(&mut self.top().bodies);
        self.links -= bodies.min(self.links);
    }

    /// Whether an `else` comes next, so that the `if` before it goes on.
    fn else_follows(&mut self) -> bool {
        let (here, fresh) = (self.at, self.fresh);
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at).copied() {
            let start = self.at;
            if !self.space_or_comment(byte) {
                break;
            }
            self.at = self.at.max(start + 1);
        }
        let found = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(b"else"));
        (self.at, self.fresh) = (here, fresh);
        found
    }

    fn close(&mut self, byte: u8) {
        let open = match byte {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        let mut head = false;
        // Only what fits closes anything; the parser will complain about the rest.
        if self.top().open == open {
            head = self.top().head;
            self.separate();
            self.end_statement();
            self.levels.pop();
        }
        if byte == b'}' && self.top().open != b'`' {
            self.separate();
            self.brace = true;
        }
        self.operand = !head;
    }

    fn word(&mut self) {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(|it| is_word(*it)) {
            self.at += 1;
        }
        let word = &self.bytes[start..self.at];
        if word.iter().all(u8::is_ascii_digit) && self.bytes.get(self.at) == Some(&b'.') {
            // The point of a number.
            self.at += 1;
        }
        let property = self.before(start) == Some(b'.');
        if NESTS.contains(&word) && !property {
            // `else` and the bodies of loops nest although `}` stands between them.
            if word != b"else" && self.operand && self.ended(start) {
                self.separate();
                self.end_statement();
            }
            self.top().bodies += 1;
            self.links += 1;
            (self.operand, self.head) = (false, HEADS.contains(&word));
        } else if PREFIXES.contains(&word) && !property {
            self.link();
            self.operand = false;
            self.doubt = NAMES.contains(&word);
        } else {
            if self.operand {
                // Two operands in a row: a new statement, or the body of an `if` or loop.
                self.separate();
                if self.ended(start) {
                    self.end_statement();
                }
            }
            self.operand = true;
        }
    }

    /// Whether a new line and no bracket of a condition stands before a place: then a statement has ended there.
    fn ended(&self, start: usize) -> bool {
        let gap = self.bytes[..start].iter().rev().take_while(|it| it.is_ascii_whitespace());
        gap.clone().any(|it| *it == b'\n') && self.before(start) != Some(b')')
    }

    fn string(&mut self, quote: u8) {
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'\\' if self.bytes[self.at..].starts_with(b"\r\n") => self.at += 2,
                b'\\' => self.at += 1,
                b'\n' | b'\r' => return,
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
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'#' | b'\\' | 0x80..)
}

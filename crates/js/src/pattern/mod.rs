//! Regular expressions: a pattern's text is parsed (by oxc, which knows all of the language's syntax), compiled to a
//! small program and matched by backtracking on UTF-16 units.
//!
//! Backtracking may take exponentially long, so a match has a budget of steps ([`Pattern::find`] says when it is spent)
//! and nothing here recurses on the native stack while it matches. No other crate that knows the language's patterns
//! can be stopped. It knows no heap and no values.

mod cache;
mod compile;
mod fold;
mod matcher;
mod property;
mod set;

pub use cache::Patterns;
pub use property::properties_with;

use compile::{Op, Test};
use oxc_allocator::Allocator;
use oxc_regular_expression::{LiteralParser, Options};
use set::CodeSet;

/// Steps that one search may take.
pub const MOST_STEPS: u64 = 20_000_000;
/// Brackets that may be open at a time in a pattern: its parser calls itself for each.
pub const MOST_OPEN: usize = 100;

/// The flags of a pattern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the language's own names")]
pub struct Flags {
    pub indices: bool,
    pub global: bool,
    pub ignore_case: bool,
    pub multiline: bool,
    pub dot_all: bool,
    pub unicode: bool,
    pub sets: bool,
    pub sticky: bool,
}

impl Flags {
    /// The flags a text says; `None` where one is unknown, twice there, or `u` and `v` both.
    pub fn of(text: &[u16]) -> Option<Flags> {
        let mut flags = Flags::default();
        for unit in text {
            let flag = match u8::try_from(*unit).ok()? {
                b'd' => &mut flags.indices,
                b'g' => &mut flags.global,
                b'i' => &mut flags.ignore_case,
                b'm' => &mut flags.multiline,
                b's' => &mut flags.dot_all,
                b'u' => &mut flags.unicode,
                b'v' => &mut flags.sets,
                b'y' => &mut flags.sticky,
                _ => return None,
            };
            if std::mem::replace(flag, true) {
                return None;
            }
        }
        (!(flags.unicode && flags.sets)).then_some(flags)
    }

    /// Whether the text is read by code points.
    pub fn points(self) -> bool {
        self.unicode || self.sets
    }
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    /// Its flags.
    pub flags: Flags,
    /// How many groups there are, the whole match included.
    pub groups: usize,
    /// The names of groups in order of their first place, and the groups that have each.
    pub names: Vec<(String, Vec<u32>)>,
    ops: Vec<Op>,
    sets: Vec<CodeSet>,
    registers: usize,
    first: Option<Test>,
}

/// A text that is searched, by units.
pub trait Units {
    /// How many there are.
    fn length(&self) -> usize;
    /// One of them.
    fn unit(&self, at: usize) -> Option<u16>;
}

impl Units for [u16] {
    fn length(&self) -> usize {
        self.len()
    }

    fn unit(&self, at: usize) -> Option<u16> {
        self.get(at).copied()
    }
}

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Where each group begins and ends; the first is the whole match.
    Match(Vec<Option<(usize, usize)>>),
    /// There is none.
    Nothing,
    /// The steps were spent, or the places to go back to became too many.
    Spent,
}

impl Pattern {
    /// Compiles a pattern; what is wrong with it, in words.
    pub fn new(source: &str, flags: Flags) -> Result<Pattern, String> {
        if nesting(source) > MOST_OPEN {
            return Err(format!("heapwave's patterns have at most {MOST_OPEN} groups within each other"));
        }
        let allocator = Allocator::default();
        let text = if flags.sets {
            "v"
        } else if flags.unicode {
            "u"
        } else {
            ""
        };
        let parsed = LiteralParser::new(&allocator, source, Some(text), Options::default()).parse();
        let parsed = parsed.map_err(|problem| words(problem.message.as_ref()))?;
        compile::pattern(&parsed, flags)
    }
}

/// V8's words for what the parser finds wrong, where it has such.
fn words(message: &str) -> String {
    let message = message.trim_start_matches("Invalid regular expression: ");
    let known = [
        ("Unterminated capturing group", "Unterminated group"),
        ("Unterminated ignore group", "Unterminated group"),
        ("Unterminated non-capturing group", "Unterminated group"),
        ("Unterminated character class", "Unterminated character class"),
        ("Lone quantifier", "Nothing to repeat"),
        ("Invalid braced quantifier", "Nothing to repeat"),
        ("Character class range out of order", "Range out of order in character class"),
        ("Numbers out of order in braced quantifier", "numbers out of order in {} quantifier"),
        ("Duplicated capturing group names", "Duplicate capture group name"),
        ("Could not parse the entire pattern", "Unmatched ')'"),
    ];
    let found = known.iter().find(|(part, _)| message.to_lowercase().contains(&part.to_lowercase()));
    found.map_or(message, |(_, text)| text).to_owned()
}

/// How many brackets are open at a time in a pattern, at most.
pub fn nesting(source: &str) -> usize {
    let (mut open, mut most, mut escaped) = (0usize, 0, false);
    for byte in source.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' | b'[' => {
                open += 1;
                most = most.max(open);
            }
            b')' | b']' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(pattern: &str, flags: &str, text: &str) -> String {
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let flags = Flags::of(&units(flags)).unwrap();
        let text = units(text);
        let pattern = match Pattern::new(pattern, flags) {
            Ok(pattern) => pattern,
            Err(message) => return format!("error: {message}"),
        };
        match pattern.find(&text[..], 0, &mut MOST_STEPS.clone()) {
            Found::Nothing => "-".into(),
            Found::Spent => "spent".into(),
            Found::Match(groups) => {
                let part = |it: &Option<(usize, usize)>| {
                    it.map_or("undefined".into(), |(from, to)| String::from_utf16_lossy(&text[from..to]))
                };
                groups.iter().map(part).collect::<Vec<_>>().join("|")
            }
        }
    }

    #[test]
    fn patterns_find_what_v8_finds() {
        for (pattern, flags, text, found) in [
            ("a|ab", "", "abc", "a"),
            ("((a)|(ab))((c)|(bc))", "", "abc", "abc|a|a|undefined|bc|undefined|bc"),
            ("a[a-z]{2,4}?", "", "abcdefghi", "abc"),
            ("(aa|aabaac|ba|b|c)*", "", "aabaac", "aaba|ba"),
            ("(z)((a+)?(b+)?(c))*", "", "zaacbbbcac", "zaacbbbcac|z|ac|a|undefined|c"),
            ("(a*)*", "", "b", "|undefined"),
            ("(?=(a+))a*b\\1", "", "baaabac", "aba|a"),
            ("(.*?)a(?!(a+)b\\2c)\\2(.*)", "", "baaabaac", "baaabaac|ba|undefined|abaac"),
            ("(?<=\\$)\\d+(\\.\\d*)?", "", "cost $10.50", "10.50|.50"),
            ("(?<!\\$)\\b\\d+", "", "cost $10 or 20", "20"),
            ("(?<=(\\d+)(\\d+))$", "", "1053", "|1|053"),
            ("(?<year>\\d{4})-(?<month>\\d\\d)", "", "on 2024-05", "2024-05|2024|05"),
            ("\\bfoo\\b", "i", "a FOO b", "FOO"),
            ("^b", "m", "a\nb", "b"),
            ("a.c", "", "a\nc", "-"),
            ("a.c", "s", "a\nc", "a\nc"),
            ("^.$", "", "😀", "-"),
            ("^.$", "u", "😀", "😀"),
            ("\\u{1F600}", "u", "x😀", "😀"),
            ("\\p{Lu}+", "u", "abcDEF", "DEF"),
            ("\\p{Script=Greek}", "u", "aβ", "β"),
            ("[\\p{L}--[a-z]]", "v", "abC", "C"),
            ("[^\\d\\s]+", "", "12 ab", "ab"),
            ("[\\q{abc|d}x]", "v", "abc", "abc"),
            ("(?i:A)b", "", "ab", "ab"),
            ("(?:(?<a>x)|(?<a>y))\\k<a>", "", "yy", "yy|undefined|y"),
            ("a{0}b", "", "ab", "b"),
            ("(?:a|b)+?c", "", "ababc", "ababc"),
            ("x*", "", "aaa", ""),
            ("[", "", "", "error: Unterminated character class"),
            ("(", "", "", "error: Unterminated group"),
            ("*", "", "", "error: Nothing to repeat"),
        ] {
            assert_eq!(find(pattern, flags, text), found, "/{pattern}/{flags} on {text}");
        }
    }

    #[test]
    fn what_explodes_is_stopped() {
        let long = format!("{}!", "a".repeat(40));
        assert_eq!(find("^(a+)+$", "", &long), "spent");
        assert_eq!(find("(x+x+)+y", "", &"x".repeat(60)), "spent");
        assert!(find(&format!("{}a{}", "(".repeat(200), ")".repeat(200)), "", "a").starts_with("error"));
    }
}

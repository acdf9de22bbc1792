//! Where play stops: at the beginning of lines, where something is freed, and where a condition is met.

use crate::lab::{Happening, bare, without_number};
use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

/// The breakpoints of a player.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breaks {
    /// The lines: of a program's statements, of a scenario's operations.
    pub lines: BTreeSet<u32>,
    /// Whether each moment is one at which an object that is drawn is freed.
    pub freed: bool,
    /// What else is stopped at.
    pub conditions: BTreeSet<Condition>,
}

/// What must happen for play to stop.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// This, to an object of this name, or to any of this class.
    Object(Happening, Rc<str>),
    /// A phase of this name begins.
    Phase(Rc<str>),
    /// More bytes than these are in use, where there were fewer before.
    Above(u32),
}

impl Condition {
    /// What can be said, for whoever said something else.
    const KNOWN: &str = "use numbers of lines, freed, what happens to whom (freed:Node, marked:a, moved:a, counted:a, \
        written:a, released:a, made:Node, condemned:a, scanned:a, cleared:a), phase:sweep or used>2048";

    fn read(word: &str) -> Option<Condition> {
        if let Some(bytes) = word.strip_prefix("used>") {
            return Some(Condition::Above(bytes.parse().ok()?));
        }
        let (what, whom) = word.split_once(':')?;
        let whom = match whom.starts_with('"') {
            true => serde_json::from_str::<String>(whom).ok()?,
            false => whom.to_owned(),
        };
        let what = Happening::named(what).filter(|_| !whom.is_empty())?;
        match what {
            Happening::Phase => Some(Condition::Phase(whom.into())),
            what => what.of_object().then(|| Condition::Object(what, whom.into())),
        }
    }

    /// The same for people.
    pub fn words(&self) -> String {
        match self {
            Condition::Object(what, whom) => format!("{whom} {}", deed(*what)),
            Condition::Phase(name) => format!("phase {name} begins"),
            Condition::Above(bytes) => format!("more than {bytes} bytes in use"),
        }
    }
}

/// What happens to an object, as what follows its name.
pub fn deed(what: Happening) -> &'static str {
    match what {
        Happening::Made => "is made",
        Happening::Written => "gets a reference",
        Happening::Released => "loses a reference",
        Happening::Marked => "is marked",
        Happening::Scanned => "is scanned",
        Happening::Counted => "is counted anew",
        Happening::Cleared => "is cleared from a weak reference",
        Happening::Condemned => "is found to be garbage",
        Happening::Moved => "moves",
        Happening::Freed => "is freed",
        Happening::Began => "a collection begins",
        Happening::Phase => "a phase begins",
        Happening::Ended => "the collection is over",
        Happening::Used => "bytes in use",
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |c: char| !(c.is_whitespace() || c.is_control() || c.is_ascii_punctuation()) || "_$.#-".contains(c);
        let quoted = |name: &str| match name.chars().all(plain) {
            true => name.to_owned(),
            false => serde_json::Value::from(name).to_string(),
        };
        match self {
            Condition::Object(what, whom) => write!(f, "{}:{}", what.name(), quoted(whom)),
            Condition::Phase(name) => write!(f, "phase:{}", quoted(name)),
            Condition::Above(bytes) => write!(f, "used>{bytes}"),
        }
    }
}

impl Breaks {
    /// Reads `9 12 freed moved:a freed:"list item" phase:sweep used>2048`: all that means something, and what to say of
    /// the rest.
    pub fn read(text: &str) -> (Breaks, Option<String>) {
        let (mut breaks, mut wrong) = (Breaks::default(), Vec::new());
        for word in words(text) {
            match (word.parse(), Condition::read(word)) {
                _ if word == "freed" => breaks.freed = true,
                (Ok(line), _) if line > 0 => _ = breaks.lines.insert(line),
                (_, Some(condition)) => _ = breaks.conditions.insert(condition),
                _ => wrong.push(format!("break={word:?} is no place to stop at")),
            }
        }
        let odd = (!wrong.is_empty()).then(|| format!("{}: {}", wrong.join(", "), Condition::KNOWN));
        (breaks, odd)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && !self.freed && self.conditions.is_empty()
    }

    /// Sets the one of a line, or takes it away.
    pub fn toggle(&mut self, line: u32) {
        if !self.lines.remove(&line) {
            self.lines.insert(line);
        }
    }

    /// Sets one with a condition, or takes it away.
    pub fn toggle_condition(&mut self, condition: Condition) {
        if !self.conditions.remove(&condition) {
            self.conditions.insert(condition);
        }
    }

    /// The same for a text that was edited: they stay with their lines.
    pub fn moved(&self, before: &str, after: &str) -> Breaks {
        let same = before.lines().zip(after.lines()).take_while(|(a, b)| a == b).count();
        let (had, has) = (before.lines().count() as i64, after.lines().count() as i64);
        let moved =
            |line: &u32| if *line as usize > same + 1 { i64::from(*line) + has - had } else { i64::from(*line) };
        let lines = self.lines.iter().map(moved).filter(|line| (1..=has).contains(line));
        Breaks { lines: sorting::set(lines.map(|line| line as u32)), ..self.clone() }
    }
}

/// The words of a text, between spaces and commas; what stands in quotes is no end of one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    let ends = move |c: char| {
        quoted ^= c == '"' && !escaped;
        escaped = quoted && !escaped && c == '\\';
        !quoted && (c.is_whitespace() || c == ',')
    };
    text.split(ends).filter(|word| !word.is_empty())
}

/// How well what somebody says fits a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Its name is this and a number.
    Kind,
    /// It is called so.
    Name,
    /// It is an instance of the class of this name.
    Instance,
}

/// How well what somebody says fits a thing of this name, which is labelled with its class or not.
pub fn fit(name: &str, labelled: bool, whom: &str) -> Option<Fit> {
    let bare = bare(name);
    match (name == whom || bare == whom, class(&bare) == whom) {
        (_, true) if labelled => Some(Fit::Instance),
        (true, _) => Some(Fit::Name),
        (_, kind) => kind.then_some(Fit::Kind),
    }
}

/// What things have in common that have a number at the end of their names, or a name of their own in quotes.
pub fn class(name: &str) -> &str {
    let kind = name.split(" \"").next().unwrap_or(name);
    let kind = without_number(kind);
    if kind.is_empty() { name } else { kind }
}

impl fmt::Display for Breaks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.lines.iter().map(u32::to_string);
        let conditions = self.conditions.iter().map(Condition::to_string);
        let words: Vec<String> = lines.chain(self.freed.then(|| "freed".into())).chain(conditions).collect();
        f.write_str(&words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::{Breaks, Fit, fit};

    /// Reads what is right.
    fn read(text: &str) -> Breaks {
        let (breaks, odd) = Breaks::read(text);
        assert_eq!(odd, None, "{text}");
        breaks
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(read(" 12,9 freed ").to_string(), "9 12 freed");
        assert_eq!(read(""), Breaks::default());
    }

    #[test]
    fn what_means_nothing_is_named_and_the_rest_stays() {
        let (breaks, odd) = Breaks::read("3 freed: 0 freed:Node fred");
        assert_eq!(breaks.to_string(), "3 freed:Node");
        let odd = odd.unwrap();
        let named = "break=\"freed:\" is no place to stop at, break=\"0\" is no place to stop at, break=\"fred\" is no";
        assert!(odd.starts_with(named), "{odd}");
    }

    #[test]
    fn conditions_name_whom_they_are_about() {
        let text = r#"3 marked:"a \"b\", c" freed:Node phase:sweep used>2048"#;
        assert_eq!(read(text).to_string(), text);
        for nonsense in ["freed:", "used>", "used>x", "began:a", "phase:", "fred:a", "marked:\"a"] {
            let (breaks, odd) = Breaks::read(nonsense);
            assert!(breaks.is_empty() && odd.is_some(), "{nonsense}");
        }
    }

    #[test]
    fn a_class_is_meant_before_a_name_and_a_name_before_what_begins_like_it() {
        assert_eq!(fit("Node 2", true, "Node 2"), Some(Fit::Name));
        assert_eq!(fit("Node 2", true, "Node"), Some(Fit::Instance));
        assert_eq!(fit("Node", true, "Node"), Some(Fit::Instance));
        assert_eq!(fit("User \"ann\"", true, "User"), Some(Fit::Instance));
        assert_eq!(fit("ƒ Node", false, "Node"), Some(Fit::Name));
        assert_eq!(fit("{line 3 #4}", false, "{line 3 #4}"), Some(Fit::Name));
        assert_eq!(fit("{a}", false, "a"), Some(Fit::Name));
        assert_eq!(fit("a1", false, "a"), Some(Fit::Kind));
        assert_eq!(fit("{a}", false, "b"), None);
    }
}

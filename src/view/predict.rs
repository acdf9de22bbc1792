//! Questions that an author asks about a run: at which moment, of which kind, in which words. The right answer is never
//! written down: it is read off the run itself, which knows its own future.

use crate::lab::EntityId;
use crate::lab::Words;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// Which objects will have been freed when the next statement or operation begins, or the run ends.
    Freed,
    /// Which object turns grey next.
    Next,
    /// What the count of the object with this name will be when the next statement or operation begins.
    Count(Rc<str>),
}

impl QuestionKind {
    /// Its word in the attribute and in events.
    pub fn name(&self) -> &'static str {
        match self {
            QuestionKind::Freed => "freed",
            QuestionKind::Next => "next",
            QuestionKind::Count(_) => "count",
        }
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// When it is asked: a tick or the name of a moment.
    pub moment: Rc<str>,
    /// What is asked.
    pub kind: QuestionKind,
    /// The author's words for it.
    pub text: Option<Rc<str>>,
}

/// A right answer, or a reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These objects.
    Objects(BTreeSet<EntityId>),
    /// This many.
    Number(u32),
}

impl Question {
    /// Reads questions as an author writes them: `line-9 freed; line-5 count a: What does a count then?`.
    pub fn read(text: &str) -> Result<Vec<Question>, String> {
        text.split(';').map(str::trim).filter(|one| !one.is_empty()).map(Question::read_one).collect()
    }

    fn read_one(one: &str) -> Result<Question, String> {
        let (asked, text) = one.split_once(':').map_or((one, None), |(asked, text)| (asked, Some(text.trim())));
        let wrong = |why: &str| format!("predict=\"{one}\" {why}");
        let remedy = "write a moment and what is asked: freed, next or count NAME, such as line-9 freed";
        let mut words = asked.trim().splitn(3, char::is_whitespace);
        let (moment, kind) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let name = words.next().unwrap_or_default().trim();
        let kind = match (kind, name) {
            ("freed", "") => QuestionKind::Freed,
            ("next", "") => QuestionKind::Next,
            ("count", "") => return Err(wrong("does not say whose count: write count and the object's name")),
            ("count", name) => QuestionKind::Count(name.into()),
            ("freed" | "next", _) => return Err(wrong(&format!("has “{name}” too many: {remedy}"))),
            ("", _) => return Err(wrong(&format!("says no kind of question: {remedy}"))),
            (other, _) => return Err(wrong(&format!("asks for “{other}”, which is not known: {remedy}"))),
        };
        Ok(Question { moment: moment.into(), kind, text: text.filter(|text| !text.is_empty()).map(Rc::from) })
    }

    /// The question in words.
    pub(super) fn words(&self, program: bool) -> Words {
        let words = Words::default();
        match (&self.text, &self.kind) {
            // What stands in backticks is a name.
            (Some(text), _) => text.split('`').enumerate().fold(words, |words, (index, part)| match index % 2 {
                _ if part.is_empty() => words,
                0 => words.say(part),
                _ => words.name(part),
            }),
            (None, QuestionKind::Freed) if program => words.say("Which objects does this line free?"),
            (None, QuestionKind::Freed) => words.say("Which objects are freed now?"),
            (None, QuestionKind::Next) => words.say("Which object is marked next?"),
            (None, QuestionKind::Count(name)) if program => {
                words.say("What is the count of ").name(&**name).say(" after this line?")
            }
            (None, QuestionKind::Count(name)) => words.say("What is the count of ").name(&**name).say(" after this?"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Question, QuestionKind};

    #[test]
    fn questions_are_read_as_authors_write_them() {
        let read =
            Question::read("line-9 freed; gc#2 freed: Which of them go: now?; line-5 count Object 2; wave-1 next;");
        let read = read.unwrap();
        let said: Vec<_> = read.iter().map(|q| (&*q.moment, q.kind.clone(), q.text.as_deref())).collect();
        assert_eq!(
            said,
            [
                ("line-9", QuestionKind::Freed, None),
                ("gc#2", QuestionKind::Freed, Some("Which of them go: now?")),
                ("line-5", QuestionKind::Count("Object 2".into()), None),
                ("wave-1", QuestionKind::Next, None),
            ]
        );
    }

    #[test]
    fn what_is_no_question_is_named_with_the_remedy() {
        for (text, part) in [
            ("line-9", "says no kind of question: write a moment"),
            ("line-9 dies", "asks for “dies”, which is not known: write a moment and what is asked: freed, next"),
            ("line-9 count", "does not say whose count"),
            ("line-9 freed now", "has “now” too many"),
        ] {
            assert!(Question::read(text).is_err_and(|e| e.contains(part)), "{text}");
        }
    }
}

//! Sentences in pieces: plain words and names, which whoever shows them sets in another face.

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentencePart {
    /// Plain words.
    Words(String),
    /// A name, set in the code face.
    Name(String),
}

/// A sentence in the making, or a part of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words(Vec<SentencePart>);

impl Words {
    /// Adds plain words.
    pub fn say(mut self, words: &str) -> Words {
        match self.0.last_mut() {
            Some(SentencePart::Words(last)) => last.push_str(words),
            _ => self.0.push(SentencePart::Words(words.into())),
        }
        self
    }

    /// Adds more of both.
    pub fn join(self, other: Words) -> Words {
        other.0.into_iter().fold(self, Words::part)
    }

    /// Adds one piece.
    pub fn part(self, part: SentencePart) -> Words {
        match part {
            SentencePart::Words(words) => self.say(&words),
            SentencePart::Name(name) => self.name(name),
        }
    }

    /// The pieces.
    pub fn parts(self) -> Vec<SentencePart> {
        self.0
    }

    /// All of it as plain text.
    pub fn plain(self) -> String {
        let text = |part| match part {
            SentencePart::Words(text) | SentencePart::Name(text) => text,
        };
        self.0.into_iter().map(text).collect()
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a name.
    pub fn name(mut self, name: impl Into<String>) -> Words {
        self.0.push(SentencePart::Name(name.into()));
        self
    }

    /// Adds names in a row; after the fifth only how many more there are.
    pub fn names(mut self, names: &[String]) -> Words {
        let shown = if names.len() > 6 { 5 } else { names.len() };
        for (i, name) in names[..shown].iter().enumerate() {
            let last = i + 1 == names.len();
            self = if i == 0 { self } else { self.say(if last { " and " } else { ", " }) };
            self = self.name(name.clone());
        }
        if shown < names.len() { self.say(&format!(" and {} more", names.len() - shown)) } else { self }
    }

    /// Adds names of which none is meant.
    pub fn either(self, names: &[String]) -> Words {
        let or = |words: Words, i: usize| if i == 0 { words } else { words.say(" or ") };
        names.iter().enumerate().fold(self, |words, (i, name)| or(words, i).name(name))
    }
}

//! What a text was before each change, and after those that were taken back: one change, one undo. It does not know what
//! the text is.

use std::rc::Rc;

/// What is kept of the past, in bytes; the oldest goes first.
const MOST_KEPT: usize = 32 << 20;

/// The texts before and after the one there is.
#[derive(Clone, Debug, Default)]
pub struct TextHistory {
    past: Vec<Rc<str>>,
    future: Vec<Rc<str>>,
    /// Whether the last change was typing, which goes on until something else happens.
    typing: bool,
}

impl TextHistory {
    /// The text is about to be changed by an act.
    pub fn change(&mut self, before: &Rc<str>) {
        self.typing = false;
        self.keep(before);
    }

    /// A letter of the text is about to be changed: all that is typed at one go is one change.
    pub fn type_on(&mut self, before: &Rc<str>) {
        if !std::mem::replace(&mut self.typing, true) || self.past.is_empty() {
            self.keep(before);
        }
        self.future.clear();
    }

    fn keep(&mut self, before: &Rc<str>) {
        self.future.clear();
        if self.past.last() != Some(before) {
            self.past.push(before.clone());
        }
        let mut bytes: usize = self.past.iter().map(|text| text.len()).sum();
        while bytes > MOST_KEPT && self.past.len() > 1 {
            bytes -= self.past.remove(0).len();
        }
    }

    /// Typing is over: what is typed from now on is another change.
    pub fn rest(&mut self) {
        self.typing = false;
    }

    /// The text before the last change; `now` is the text there is.
    pub fn undo(&mut self, now: &Rc<str>) -> Option<Rc<str>> {
        let text = self.past.pop()?;
        self.future.push(now.clone());
        self.typing = false;
        Some(text)
    }

    /// The text after the change that was taken back last.
    pub fn redo(&mut self, now: &Rc<str>) -> Option<Rc<str>> {
        let text = self.future.pop()?;
        self.past.push(now.clone());
        self.typing = false;
        Some(text)
    }

    /// Whether there is something to take back, and something to do again.
    pub fn ways(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }
}

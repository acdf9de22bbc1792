//! An author's questions as a reader meets them: which have been answered and how, which one is being asked, what has
//! been chosen, what was right. Knows no run: what is right is told to it.

use super::frame::{Ring, SentencePart};
use super::predict::{Question, QuestionKind};
use crate::lab::EntityId;
use memory::time::Tick;
use std::collections::BTreeSet;
use std::rc::Rc;

/// One of the drawn objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pick {
    /// On which side: 0 where there is one only.
    pub side: usize,
    /// Its identity, as of a [`Node`](super::frame::Node).
    pub object: EntityId,
}

/// What a page hears when a question was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which question, from 0 on.
    pub question: usize,
    /// How many there are.
    pub of: usize,
    /// What was asked: `freed`, `next` or `count`.
    pub kind: &'static str,
    /// Whether the answer was right.
    pub right: bool,
    /// Whether it was the widget that gave it.
    pub revealed: bool,
}

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Rightly.
    Right,
    /// Wrongly so far.
    Wrong,
    /// Not at all: it was passed over.
    Skipped,
    /// Not by the reader: the answer was shown.
    Revealed,
}

impl Outcome {
    /// Its word in plain JSON.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Right => "right",
            Outcome::Wrong => "wrong",
            Outcome::Skipped => "skipped",
            Outcome::Revealed => "revealed",
        }
    }
}

/// What a reader does about the question that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Chooses an object, or takes the choice back.
    Choose(Pick),
    /// The same with the one where the keyboard is.
    ChooseHere,
    /// Says that it is none, or takes that back.
    NoneOfThem,
    /// Says a number.
    Number(Option<u32>),
    /// Wants to know whether that is right.
    Check,
    /// Wants to be asked no more.
    Skip,
    /// Wants to see the right answer.
    Reveal,
    /// Wants to try again.
    Again,
    /// Wants to see it happen.
    GoOn,
}

/// What was right and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether all was right.
    pub right: bool,
    /// Whether the right answer is shown.
    pub revealed: bool,
    /// What there is to say, a sentence each.
    pub lines: Vec<Vec<SentencePart>>,
    /// The objects that were right, wrong, or left out.
    pub rings: Vec<(Pick, Ring)>,
}

/// The question that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// Which one.
    pub index: usize,
    /// What was chosen.
    pub chosen: BTreeSet<Pick>,
    /// Whether the reader says that it is none.
    pub none: bool,
    /// The number that was said.
    pub number: Option<u32>,
    /// Where the keyboard is.
    pub here: Option<Pick>,
    /// What was right, once it was checked.
    pub verdict: Option<Verdict>,
}

impl Open {
    /// Whether there is anything to check.
    pub fn answered(&self) -> bool {
        self.none || !self.chosen.is_empty() || self.number.is_some()
    }
}

/// The questions of a widget.
#[derive(Clone, Debug, Default)]
pub struct Quiz {
    /// The questions, in the author's order.
    pub questions: Rc<[Question]>,
    /// When each is asked; `None` where it has no meaning in the run as it is.
    pub at: Vec<Option<Tick>>,
    /// How each was answered.
    pub outcomes: Vec<Option<Outcome>>,
    /// The one that is asked.
    pub open: Option<Open>,
    /// The one that is to be asked as soon as its moment is shown.
    pub due: Option<usize>,
    /// Whether what is wrong with them is still to be told.
    pub fresh: bool,
    /// Whether `at` is that of the run as it is.
    pub known: bool,
    /// Whether it plays by itself and nobody has touched it: nothing is asked of whoever just reads.
    pub alone: bool,
}

impl Quiz {
    /// Other questions, none of them answered.
    pub fn of(questions: Rc<[Question]>) -> Quiz {
        let count = questions.len();
        Quiz {
            questions,
            at: vec![None; count],
            outcomes: vec![None; count],
            open: None,
            due: None,
            fresh: true,
            known: false,
            alone: false,
        }
    }

    /// Asks one now.
    pub fn ask(&mut self, index: usize) {
        self.due = None;
        let (chosen, verdict) = Default::default();
        self.open = Some(Open { index, chosen, none: false, number: None, here: None, verdict });
    }

    /// The run is another one: nothing is asked until it is known.
    pub fn unsettle(&mut self) {
        self.close();
        self.known = false;
    }

    /// Asks no more.
    pub fn close(&mut self) {
        (self.open, self.due) = (None, None);
    }

    /// Where a way ahead is interrupted by a question, if it is; that one is asked when its moment is shown.
    pub fn interrupts(&mut self, from: Tick, to: Tick) -> Option<Tick> {
        let index = self.between(from, to).filter(|_| !self.alone)?;
        let at = self.at[index]?;
        self.due = Some(index);
        Some(at)
    }

    /// A moment is shown: a question that is due here is asked, and one that is not asked here is asked no more. Whether
    /// one is asked from now on.
    pub fn arrive(&mut self, now: Tick) -> bool {
        if let Some(due) = self.due.take().filter(|due| self.at[*due] == Some(now)) {
            self.ask(due);
            return true;
        }
        if self.open.as_ref().is_some_and(|open| self.at[open.index] != Some(now)) {
            self.close();
        }
        false
    }

    /// The reader goes on: a question that is asked is passed over. Whether one was.
    pub fn pass_over(&mut self) -> bool {
        self.due = None;
        let Some(open) = self.open.take() else { return false };
        self.settle(open.index, Outcome::Skipped);
        true
    }

    /// These questions were answered rightly before; nothing is known of the others.
    pub fn remember(&mut self, right: &[usize]) {
        for (index, outcome) in self.outcomes.iter_mut().enumerate() {
            *outcome = right.contains(&index).then_some(Outcome::Right);
        }
    }

    /// The first question nobody has met whose moment comes from one moment on, up to another.
    pub fn between(&self, from: Tick, to: Tick) -> Option<usize> {
        let open = self.open.as_ref().map(|open| open.index);
        let new = (0..self.at.len()).filter(|index| self.outcomes[*index].is_none() && open != Some(*index));
        let due = new.filter_map(|index| Some((self.at[index].filter(|at| from <= *at && *at <= to)?, index)));
        due.min().map(|(_, index)| index)
    }

    /// The question to ask next when a reader wants one: the first after a moment that is not answered yet, else the
    /// first at all.
    pub fn next(&self, now: Tick) -> Option<usize> {
        let unmet = |index: &usize| self.at[*index].is_some() && self.outcomes[*index].is_none();
        let open = |index: &usize| self.at[*index].is_some() && self.outcomes[*index] != Some(Outcome::Right);
        let all = || (0..self.at.len()).filter_map(|index| Some((self.at[index]?, index)));
        let pick = |wanted: &dyn Fn(&usize) -> bool| {
            let mut left: Vec<_> = all().filter(|(_, index)| wanted(index)).collect();
            sorting::plain(&mut left);
            left.iter().find(|(at, _)| *at >= now).or(left.first()).map(|(_, index)| *index)
        };
        pick(&unmet).or_else(|| pick(&open))
    }

    /// Takes down how one was answered. What was once right stays so.
    pub fn settle(&mut self, index: usize, outcome: Outcome) {
        let known = self.outcomes[index];
        if known != Some(Outcome::Right) && !(outcome == Outcome::Skipped && known.is_some()) {
            self.outcomes[index] = Some(outcome);
        }
    }

    /// Chooses an object or takes the choice back; of what there can be only one the last is chosen.
    pub fn choose(&mut self, pick: Pick) {
        let Some(open) = self.open.as_mut().filter(|open| open.verdict.is_none()) else { return };
        let kind = &self.questions[open.index].kind;
        if matches!(kind, QuestionKind::Count(_)) {
            return;
        }
        open.none = false;
        if !open.chosen.remove(&pick) {
            if *kind == QuestionKind::Next {
                open.chosen.clear();
            }
            open.chosen.insert(pick);
        }
    }

    /// Takes down what else a reader does before checking, or wants to do otherwise after it.
    pub fn note(&mut self, reply: &Reply) {
        let Some(open) = &mut self.open else { return };
        match (reply, open.verdict.is_some()) {
            (Reply::NoneOfThem, false) => {
                open.none = !open.none;
                open.chosen.clear();
            }
            (Reply::Number(number), false) => open.number = *number,
            (Reply::Again, _) => open.verdict = None,
            _ => {}
        }
    }

    /// The rings around the objects of a side.
    pub fn rings(&self, side: usize) -> Vec<(EntityId, Ring)> {
        let Some(open) = &self.open else { return Vec::new() };
        let mut rings: Vec<(Pick, Ring)> = match &open.verdict {
            Some(verdict) => verdict.rings.clone(),
            None => open.chosen.iter().map(|pick| (*pick, Ring::Chosen)).collect(),
        };
        let ringed = open.here.filter(|here| rings.iter().all(|(pick, _)| pick != here));
        rings.extend(ringed.map(|here| (here, Ring::Here)));
        rings.into_iter().filter(|(pick, _)| pick.side == side).map(|(pick, ring)| (pick.object, ring)).collect()
    }
}

/// What the bar of a widget with questions shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// How many questions there are.
    pub of: usize,
    /// How many of them were answered rightly.
    pub right: usize,
    /// Whether one is left that was not.
    pub left: bool,
    /// The question that is asked.
    pub asking: Option<Asking>,
}

/// A question as it is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// Which one.
    pub index: usize,
    /// The question.
    pub text: Vec<SentencePart>,
    /// The number that was said, where a number is asked for.
    pub number: Option<Option<u32>>,
    /// What was chosen, by name.
    pub chosen: Vec<String>,
    /// Whether the answer is one object; else it may be any number of them.
    pub one: bool,
    /// Whether none was chosen on purpose.
    pub none: bool,
    /// Whether there is anything to check.
    pub answered: bool,
    /// Where the keyboard is, by name, and whether that is chosen.
    pub here: Option<(String, bool)>,
    /// What was right.
    pub verdict: Option<Verdict>,
}

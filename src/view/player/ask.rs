//! How a player asks an author's questions: when each is asked in the runs as they are, and what becomes of a reply.

use super::check::verdict;
use super::{PicturedRun, Player};
use crate::lab::Fault;
use crate::view::predict::{Question, QuestionKind};
use crate::view::quiz::{Asked, Asking, Bar, Outcome, Pick, Quiz, Reply};
use crate::view::settings::PlayerEvent;
use memory::time::Tick;
use std::collections::BTreeSet;
use std::rc::Rc;

impl Player {
    /// Other questions are to be asked.
    pub(super) fn set_questions(&mut self, questions: Rc<[Question]>) {
        self.quiz = Quiz { alone: self.quiz.alone, ..Quiz::of(questions) };
        if self.transport.arrived() && self.ready() {
            self.resolve();
        }
        self.dress();
    }

    /// Finds out when each question is asked in the runs as they are. What is wrong with one is told when it is new: a
    /// text that is being edited may well lose a moment.
    pub(super) fn resolve(&mut self) {
        if std::mem::replace(&mut self.quiz.known, true) {
            return;
        }
        let fresh = std::mem::take(&mut self.quiz.fresh);
        for (index, question) in self.quiz.questions.clone().iter().enumerate() {
            let at = self.asked_at(question);
            if let Err(fault) = &at
                && fresh
            {
                self.events.push(PlayerEvent::Error(fault.clone()));
            }
            self.quiz.at[index] = at.ok();
        }
    }

    fn asked_at(&self, question: &Question) -> Result<Tick, Fault> {
        let stages = self.runs.sides.all().iter().enumerate();
        let mut wrong = None;
        let mut fitting = Vec::new();
        for (side, stage) in stages {
            match stage.means(question) {
                Ok(()) => fitting.push((side, stage)),
                Err(why) => wrong = Some(why),
            }
        }
        if let (true, Some(why)) = (fitting.is_empty(), wrong) {
            return Err(Fault::nowhere(why));
        }
        if let Ok(tick) = question.moment.parse() {
            return Ok(Tick(tick).min(self.runs.sides.end()));
        }
        let named = fitting
            .into_iter()
            .filter_map(|(side, stage)| Some(self.runs.sides.common(side, stage.asked_at(&question.moment)?)));
        named.max().map_or_else(|| self.runs.sides.expect(&question.moment), Ok)
    }

    /// Goes to where a question is asked and asks it; the next one that is not answered when none is named.
    pub(super) fn ask(&mut self, index: Option<usize>) -> Result<(), Fault> {
        let of = self.quiz.questions.len();
        let asked = match index {
            Some(index) if index >= of => {
                return Err(Fault::nowhere(format!("there is no question {index}: there are {of}, from 0 on")));
            }
            Some(index) => self.quiz.at[index].map(|_| index),
            None => self.quiz.next(self.transport.now()),
        };
        let Some((index, at)) = asked.and_then(|index| Some((index, self.quiz.at[index]?))) else {
            return Err(Fault::nowhere("this question has no meaning in the run as it is"));
        };
        self.quiz.alone = false;
        self.quiz.close();
        self.transport.clock.pause();
        self.quiz.due = Some(index);
        match self.transport.now() == at && self.transport.arrived() {
            true => self.arrive(),
            false => self.go(at, None),
        }
        self.dress();
        Ok(())
    }

    /// Whoever goes on without an answer passes the question over.
    pub(super) fn pass_over(&mut self) {
        if self.quiz.pass_over() {
            self.dress();
        }
    }

    /// A moment is shown: a question that is due here is asked, and play waits for the answer.
    pub(super) fn arrive(&mut self) {
        if self.quiz.arrive(self.transport.now()) {
            self.transport.clock.pause();
        }
    }

    pub(super) fn reply(&mut self, reply: Reply) {
        match reply {
            Reply::Choose(pick) if self.there().contains(&pick) => self.quiz.choose(pick),
            Reply::Choose(_) => {}
            Reply::ChooseHere => {
                if let Some(here) = self.quiz.open.as_ref().and_then(|open| open.here) {
                    self.quiz.choose(here);
                }
            }
            Reply::NoneOfThem | Reply::Number(_) | Reply::Again => self.quiz.note(&reply),
            Reply::Check if self.quiz.open.as_ref().is_some_and(|open| open.verdict.is_none() && open.answered()) => {
                self.check(false);
            }
            Reply::Check => {}
            Reply::Reveal => self.check(true),
            Reply::Skip => self.pass_over(),
            Reply::GoOn => self.go_on(),
        }
        self.dress();
    }

    /// A page's answer to the question that is asked: names, or a number.
    pub(super) fn answer(&mut self, names: &[String]) -> Result<(), Fault> {
        let Some(open) = &mut self.quiz.open else {
            return Err(Fault::nowhere("nothing is asked now: call ask first"));
        };
        open.verdict = None;
        let kind = &self.quiz.questions[open.index].kind;
        match (kind, names) {
            (QuestionKind::Count(_), [number]) => {
                let number = number.trim().parse().ok();
                open.number =
                    Some(number.ok_or_else(|| Fault::nowhere("a count is asked for: answer with a whole number"))?);
            }
            (QuestionKind::Count(_), _) => {
                return Err(Fault::nowhere("a count is asked for: answer with a whole number"));
            }
            _ => {
                let mut chosen = BTreeSet::new();
                for name in names {
                    self.find(name)?;
                    chosen.extend(self.find_all(name));
                }
                if let Some(open) = &mut self.quiz.open {
                    (open.none, open.chosen) = (chosen.is_empty(), chosen);
                }
            }
        }
        self.check(false);
        self.dress();
        Ok(())
    }

    /// Plays on until what was asked about has happened.
    fn go_on(&mut self) {
        let Some(open) = self.quiz.open.take() else { return };
        let question = self.quiz.questions[open.index].clone();
        let now = self.transport.now();
        self.transport.until = self.answered_by(&question, now).filter(|until| *until > now);
        self.dress();
        if self.transport.until.is_some() {
            self.transport.clock.play();
            self.play_on();
        }
    }

    fn answered_by(&self, question: &Question, now: Tick) -> Option<Tick> {
        let stages = self.runs.sides.all().iter().enumerate().filter(|(_, stage)| stage.means(question).is_ok());
        let by = |(side, stage): (usize, &PicturedRun)| {
            self.runs.sides.common(side, stage.answered_by(question, self.runs.sides.own(side, now)))
        };
        stages.map(by).max()
    }

    /// Compares what was chosen with what is right, and says why; all of it when the answer is to be shown.
    fn check(&mut self, reveal: bool) {
        let Some(open) = &mut self.quiz.open else { return };
        let (index, question) = (open.index, &self.quiz.questions[open.index]);
        let verdict = verdict(question, open, &self.runs.sides, self.transport.now(), reveal);
        let outcome = match (reveal, verdict.right) {
            (true, _) => Outcome::Revealed,
            (false, true) => Outcome::Right,
            (false, false) => Outcome::Wrong,
        };
        let (of, kind, right) = (self.quiz.questions.len(), question.kind.name(), verdict.right);
        open.verdict = Some(verdict);
        self.quiz.settle(index, outcome);
        self.events.push(PlayerEvent::Predict(Asked { question: index, of, kind, right, revealed: reveal }));
    }

    /// Whether a question is asked now.
    pub fn asking(&self) -> bool {
        self.quiz.open.is_some()
    }

    /// The questions that were answered rightly.
    pub fn right(&self) -> Vec<usize> {
        let outcomes = self.quiz.outcomes.iter().enumerate();
        outcomes.filter(|(_, outcome)| **outcome == Some(Outcome::Right)).map(|(index, _)| index).collect()
    }

    /// What the bar of the questions shows; `None` where there are none.
    pub fn bar(&self) -> Option<Bar> {
        let of = self.quiz.questions.len();
        let asking = self.quiz.open.as_ref().map(|open| {
            let question = &self.quiz.questions[open.index];
            let named = |pick: &Pick| self.name(*pick).map(|name| name.to_string());
            Asking {
                index: open.index,
                text: question.words(self.runs_program()).parts(),
                number: matches!(question.kind, QuestionKind::Count(_)).then_some(open.number),
                chosen: open.chosen.iter().filter_map(named).collect(),
                one: question.kind == QuestionKind::Next,
                none: open.none,
                answered: open.answered(),
                here: open.here.and_then(|here| Some((named(&here)?, open.chosen.contains(&here)))),
                verdict: open.verdict.clone(),
            }
        });
        let right = self.quiz.outcomes.iter().filter(|outcome| **outcome == Some(Outcome::Right)).count();
        (of > 0).then(|| Bar { of, right, left: self.quiz.next(Tick(0)).is_some(), asking })
    }

    /// The questions as plain JSON: when each is asked, in which words, how it was answered.
    pub fn questions(&self) -> serde_json::Value {
        let question = |(index, question): (usize, &Question)| {
            let text = question.words(self.runs_program()).parts();
            serde_json::json!({
                "moment": &*question.moment,
                "tick": self.quiz.at[index].map(|at| at.0),
                "kind": question.kind.name(),
                "text": crate::view::state::plain(&text),
                "answered": self.quiz.outcomes[index].map(Outcome::name),
            })
        };
        self.quiz.questions.iter().enumerate().map(question).collect()
    }
}

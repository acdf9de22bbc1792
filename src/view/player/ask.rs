//! How a player asks an author's questions: where it stops for one, what the reader's answer is compared with, and what
//! is said of it. The right answer is read off the runs themselves, on each side that the question means something on.

use super::{PicturedRun, Player};
use crate::lab::Fault;
use crate::view::frame::{Part, Ring};
use crate::view::narrate::Words;
use crate::view::predict::{Answer, Kind, Question};
use crate::view::quiz::{Asked, Asking, Bar, Outcome, Pick, Quiz, Reply, Verdict};
use crate::view::settings::Event;
use memory::time::Tick;
use std::collections::BTreeSet;
use std::rc::Rc;

impl Player {
    /// Other questions are to be asked.
    pub(super) fn set_questions(&mut self, questions: Rc<[Question]>) {
        self.quiz = Quiz::of(questions);
        if self.goal.is_none() && self.ready() {
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
                self.events.push(Event::Error(fault.clone()));
            }
            self.quiz.at[index] = at.ok();
        }
    }

    fn asked_at(&self, question: &Question) -> Result<Tick, Fault> {
        let stages = self.sides.all().iter().enumerate();
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
            return Ok(Tick(tick).min(self.sides.end()));
        }
        let named = fitting
            .into_iter()
            .filter_map(|(side, stage)| Some(self.sides.common(side, stage.asked_at(&question.moment)?)));
        named.max().map_or_else(|| self.named(&question.moment), Ok)
    }

    /// Where a way ahead is interrupted by a question, if it is; that one is asked when its moment is shown.
    pub(super) fn stop_to_ask(&mut self, from: Tick, to: Tick) -> Option<Tick> {
        if self.alone {
            return None;
        }
        let index = self.quiz.between(from, to)?;
        let at = self.quiz.at[index]?;
        self.quiz.due = Some(index);
        Some(at)
    }

    /// A moment is shown: a question that is due here is asked.
    pub(super) fn arrive(&mut self) {
        let now = Tick(self.tick());
        if let Some(due) = self.quiz.due.take().filter(|due| self.quiz.at[*due] == Some(now)) {
            self.clock.pause();
            self.quiz.ask(due);
        } else if self.quiz.open.as_ref().is_some_and(|open| self.quiz.at[open.index] != Some(now)) {
            self.quiz.close();
        }
    }

    /// Goes to where a question is asked and asks it; the next one that is not answered when none is named.
    pub(super) fn ask(&mut self, index: Option<usize>) -> Result<(), Fault> {
        let of = self.quiz.questions.len();
        let asked = match index {
            Some(index) if index >= of => {
                return Err(Fault::nowhere(format!("there is no question {index}: there are {of}, from 0 on")));
            }
            Some(index) => self.quiz.at[index].map(|_| index),
            None => self.quiz.next(Tick(self.tick())),
        };
        let Some((index, at)) = asked.and_then(|index| Some((index, self.quiz.at[index]?))) else {
            return Err(Fault::nowhere("this question has no meaning in the run as it is"));
        };
        self.alone = false;
        self.quiz.close();
        self.clock.pause();
        self.quiz.due = Some(index);
        match self.tick() == at.0 && self.goal.is_none() {
            true => self.arrive(),
            false => self.go(at, None),
        }
        self.dress();
        Ok(())
    }

    /// Whoever goes on without an answer passes the question over.
    pub(super) fn pass_over(&mut self) {
        if let Some(open) = self.quiz.open.take() {
            self.quiz.settle(open.index, Outcome::Skipped);
            self.dress();
        }
        self.quiz.due = None;
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
            (Kind::Count(_), [number]) => {
                let number = number.trim().parse().ok();
                open.number =
                    Some(number.ok_or_else(|| Fault::nowhere("a count is asked for: answer with a whole number"))?);
            }
            (Kind::Count(_), _) => return Err(Fault::nowhere("a count is asked for: answer with a whole number")),
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
        let now = Tick(self.tick());
        self.until = self.answered_by(&question, now).filter(|until| *until > now);
        self.dress();
        if self.until.is_some() {
            self.clock.play();
            self.play_on();
        }
    }

    fn answered_by(&self, question: &Question, now: Tick) -> Option<Tick> {
        let stages = self.sides.all().iter().enumerate().filter(|(_, stage)| stage.means(question).is_ok());
        let by = |(side, stage): (usize, &PicturedRun)| {
            self.sides.common(side, stage.answered_by(question, self.sides.own(side, now)))
        };
        stages.map(by).max()
    }

    /// Compares what was chosen with what is right, and says why; all of it when the answer is to be shown.
    fn check(&mut self, reveal: bool) {
        let Some(open) = self.quiz.open.clone() else { return };
        let question = self.quiz.questions[open.index].clone();
        let now = Tick(self.tick());
        let (mut right, mut rings, mut lines, mut missing) = (true, Vec::new(), Vec::new(), 0);
        let several = self.sides.len() > 1;
        for side in 0..self.sides.len() {
            if self.sides.all()[side].means(&question).is_err() {
                continue;
            }
            let own = self.sides.own(side, now);
            let stage = &self.sides.all()[side];
            let label = stage.run().lab().collector.traits().label;
            let say = || if several { Words::default().say(&format!("{label}: ")) } else { Words::default() };
            match stage.answer(&question, own) {
                Answer::Number(number) => {
                    right &= open.number == Some(number);
                    if reveal || right {
                        lines.push(
                            say().say("The count is ").name(number.to_string()).join(stage.counted(&question, own)),
                        );
                    } else if let Some(said) = open.number {
                        lines.push(say().say("It is not ").name(said.to_string()).say("."));
                    }
                }
                Answer::Objects(answer) => {
                    let chosen: BTreeSet<u32> =
                        open.chosen.iter().filter(|pick| pick.side == side).map(|pick| pick.object).collect();
                    right &= chosen == answer;
                    let ring = |object: &u32, ring| (Pick { side, object: *object }, ring);
                    rings.extend(chosen.intersection(&answer).map(|object| ring(object, Ring::Right)));
                    rings.extend(chosen.difference(&answer).map(|object| ring(object, Ring::Wrong)));
                    let missed: Vec<u32> = answer.difference(&chosen).copied().collect();
                    missing += missed.len();
                    let wrong: Vec<u32> = chosen.difference(&answer).copied().collect();
                    lines.extend(stage.why_not(&question, own, &wrong).into_iter().map(|words| say().join(words)));
                    if reveal {
                        rings.extend(missed.iter().map(|object| ring(object, Ring::Missed)));
                    }
                    if reveal || chosen == answer {
                        let answer: Vec<u32> = answer.into_iter().collect();
                        lines.extend(stage.why_so(&question, own, &answer).map(|words| say().join(words)));
                    }
                }
            }
        }
        if missing > 0 && !reveal {
            lines.push(Words::default().say(&match (missing, &question.kind) {
                (_, Kind::Next) => "Another one is next.".to_string(),
                (1, _) => "One that goes is not chosen.".to_string(),
                (n, _) => format!("{n} that go are not chosen."),
            }));
        }
        let outcome = match (reveal, right) {
            (true, _) => Outcome::Revealed,
            (false, true) => Outcome::Right,
            (false, false) => Outcome::Wrong,
        };
        self.quiz.settle(open.index, outcome);
        let (question, of, kind) = (open.index, self.quiz.questions.len(), question.kind.name());
        self.events.push(Event::Predict(Asked { question, of, kind, right: right && !reveal, revealed: reveal }));
        if let Some(open) = &mut self.quiz.open {
            let lines: Vec<Vec<Part>> = lines.into_iter().map(Words::parts).collect();
            open.verdict = Some(Verdict { right: right && !reveal, revealed: reveal, lines, rings });
        }
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
                number: matches!(question.kind, Kind::Count(_)).then_some(open.number),
                chosen: open.chosen.iter().filter_map(named).collect(),
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

    /// These questions were answered rightly before; nothing is known of the others.
    pub(super) fn remember(&mut self, right: &[usize]) {
        for (index, outcome) in self.quiz.outcomes.iter_mut().enumerate() {
            *outcome = right.contains(&index).then_some(Outcome::Right);
        }
    }
}

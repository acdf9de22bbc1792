//! What people did to a widget, as a tree: the text they changed, the collector they chose, the graph they edited. Each act
//! can be taken back and done again; what an act in the past drops is kept as a branch that one can return to. A turn
//! holds all that makes a run, so nothing is ever undone step by step.

use super::runs::Runs;
use super::transport::Goal;
use super::{FUEL, Player, Sides};
use crate::lab::{Deeds, Fault, Operation, Scenario};
use crate::view::kept_places::KeptPlaces;
use memory::time::Tick;
use std::collections::VecDeque;
use std::rc::Rc;

/// More acts than these are not kept, nor more bytes of text.
const MOST: (usize, usize) = (1_000, 64 << 20);
/// The longest letter, in bytes.
const LETTER: usize = 4;
/// How many acts of a branch are told, from its end.
const TOLD: usize = 3;

/// All that makes a run.
#[derive(Clone)]
pub(super) struct Situation {
    text: Rc<str>,
    scenario: Rc<Scenario>,
    collectors: String,
    deeds: Vec<Deeds>,
    /// What is still to be done again in it.
    replay: VecDeque<(usize, Operation)>,
    /// Where everything stood, where that is all that an act changed.
    places: Option<Rc<KeptPlaces>>,
}

/// What an act led to.
struct Turn {
    situation: Situation,
    /// The moment that was shown when it was left.
    at: Tick,
    /// The turn before, and the one after it that was seen last.
    parent: Option<usize>,
    next: Option<usize>,
    /// What was done.
    words: Rc<str>,
    /// Whether it was a letter that somebody wrote: the next one belongs to the same act.
    letter: bool,
}

/// What people did.
#[derive(Default)]
pub(super) struct History {
    turns: Vec<Turn>,
    now: usize,
}

impl History {
    /// Something was done, in this situation, at this moment.
    pub fn act(&mut self, left: (Situation, Tick), words: Rc<str>, letter: bool) {
        if self.turns.is_empty() {
            let (situation, at) = left.clone();
            self.turns.push(Turn {
                situation,
                at,
                parent: None,
                next: None,
                words: "the beginning".into(),
                letter: false,
            });
            self.now = 0;
        }
        if letter && self.turns[self.now].letter && self.turns[self.now].next.is_none() {
            return;
        }
        let (parent, next) = (self.now, self.turns.len());
        self.leave(left.clone());
        self.turns[parent].next = Some(next);
        let (situation, at) = left;
        self.turns.push(Turn { situation, at, parent: Some(parent), next: None, words, letter });
        self.now = next;
        self.prune();
    }

    /// The turn that is shown is what it is now.
    fn leave(&mut self, left: (Situation, Tick)) {
        let turn = &mut self.turns[self.now];
        (turn.situation, turn.at) = left;
    }

    fn enter(&mut self, turn: usize) -> (Situation, Tick) {
        self.now = turn;
        let mut below = turn;
        while let Some(parent) = self.turns[below].parent {
            self.turns[parent].next = Some(below);
            below = parent;
        }
        (self.turns[turn].situation.clone(), self.turns[turn].at)
    }

    fn before(&self) -> Option<usize> {
        self.turns.get(self.now)?.parent
    }

    fn after(&self) -> Option<usize> {
        self.turns.get(self.now)?.next
    }

    fn words(&self, turn: Option<usize>) -> Option<Rc<str>> {
        Some(self.turns[turn?].words.clone())
    }

    /// The last turns of branches other than the one that is gone through, the latest first.
    fn branches(&self) -> Vec<(usize, Rc<str>)> {
        let Some(mut end) = self.turns.get(self.now).map(|_| self.now) else { return Vec::new() };
        while let Some(next) = self.turns[end].next {
            end = next;
        }
        let leaf = |turn: &usize| *turn != end && self.turns[*turn].next.is_none();
        let told = |turn: usize| {
            let line = std::iter::successors(Some(turn), |turn| self.turns[*turn].parent);
            let acts: Vec<&str> = line.take(TOLD).map(|turn| &*self.turns[turn].words).collect();
            (turn, acts.into_iter().rev().collect::<Vec<_>>().join(", ").into())
        };
        (0..self.turns.len()).rev().filter(leaf).map(told).collect()
    }

    /// Forgets the oldest branch, or the beginning, while there is too much.
    fn prune(&mut self) {
        let bytes = |turns: &[Turn]| turns.iter().map(|turn| turn.situation.text.len()).sum::<usize>();
        while self.turns.len() > MOST.0 || self.turns.len() > 1 && bytes(&self.turns) > MOST.1 {
            let children = |turn: usize| self.turns.iter().any(|other| other.parent == Some(turn));
            let leaf = (0..self.turns.len()).find(|turn| *turn != self.now && !children(*turn));
            self.remove(leaf.unwrap_or(0));
        }
    }

    fn remove(&mut self, gone: usize) {
        self.turns.remove(gone);
        let moved = |turn: usize| if turn > gone { turn - 1 } else { turn };
        for turn in &mut self.turns {
            turn.parent = turn.parent.filter(|parent| *parent != gone).map(moved);
            turn.next = turn.next.filter(|next| *next != gone).map(moved);
        }
        self.now = moved(self.now);
    }
}

/// A branch that one can return to.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftBranch {
    /// Its number.
    pub turn: usize,
    /// What was done in it last.
    pub words: Rc<str>,
}

impl Player {
    /// All that makes the run there is, and the moment that is shown.
    pub(super) fn situation(&self) -> (Situation, Tick) {
        let Runs { sides, replay, .. } = &self.runs;
        let situation = Situation {
            text: self.given.text.clone(),
            scenario: self.runs.scenario().clone(),
            collectors: sides.collectors(),
            deeds: self.runs.deeds(),
            replay: replay.clone(),
            places: None,
        };
        (situation, self.transport.now())
    }

    /// Takes down that something is about to be done.
    pub(super) fn take_down(&mut self, words: impl Into<Rc<str>>) {
        let left = self.situation();
        self.history.act(left, words.into(), false);
    }

    /// The same where all are about to be arranged anew.
    pub(super) fn take_down_places(&mut self, words: &str) {
        let (mut left, at) = self.situation();
        left.places = self.runs.sides.first().places();
        self.history.act((left, at), words.into(), false);
    }

    /// The same of a text that is about to be another one.
    pub(super) fn take_down_text(&mut self, text: &str) {
        let before = &self.given.text;
        let shorter = before.len().min(text.len());
        let same = before.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        let end = before.bytes().rev().zip(text.bytes().rev()).take_while(|(a, b)| a == b).count();
        let changed = before.len().max(text.len()) - same - end.min(shorter - same);
        let here = self.situation();
        self.history.act(here, "change the text".into(), changed <= LETTER);
    }

    /// Takes back what a person did last: everything is again what it was when it was done.
    pub(super) fn undo(&mut self) -> Result<(), Fault> {
        self.turn_to(self.history.before())
    }

    /// Does again what was taken back last.
    pub(super) fn redo(&mut self) -> Result<(), Fault> {
        self.turn_to(self.history.after())
    }

    /// Returns to a branch.
    pub(super) fn branch(&mut self, turn: usize) -> Result<(), Fault> {
        self.turn_to(self.history.branches().into_iter().map(|(turn, _)| turn).find(|known| *known == turn))
    }

    fn turn_to(&mut self, turn: Option<usize>) -> Result<(), Fault> {
        let Some(turn) = turn else { return Ok(()) };
        let Situation { scenario, collectors, deeds, .. } = &self.history.turns[turn].situation;
        let new = Sides::replaying(scenario, Some(collectors), self.unfolded(), deeds.clone())?;
        let (mut left, now) = self.situation();
        if self.history.turns[turn].situation.places.is_some() {
            left.places = self.runs.sides.first().places();
        }
        self.history.leave((left, now));
        let (situation, at) = self.history.enter(turn);
        if *situation.text != *self.given.text {
            self.given.rewrite(&situation.text);
        }
        self.runs.replay = situation.replay;
        self.replace(new, Goal::Tick { at, stride: None });
        if situation.places.is_some() {
            self.runs.sides.stand(situation.places);
        }
        self.pursue(FUEL);
        Ok(())
    }

    /// What can be taken back, and what can be done again, in words.
    pub fn turns(&self) -> (Option<Rc<str>>, Option<Rc<str>>) {
        let (now, history) = (self.history.now, &self.history);
        (history.words(history.before().map(|_| now)), history.words(history.after()))
    }

    /// The branches that were left.
    pub fn branches(&self) -> Vec<LeftBranch> {
        self.history.branches().into_iter().map(|(turn, words)| LeftBranch { turn, words }).collect()
    }

    /// Whether what a person did last to the run can be taken back.
    pub fn undoable(&self) -> bool {
        self.history.before().is_some() && !self.untouched()
    }

    /// The text that is run, or about to be.
    pub fn text(&self) -> &Rc<str> {
        &self.given.text
    }
}

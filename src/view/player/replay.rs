//! The same again in other runs: under another collector, of another text, with other things of the engine shown; and
//! what a link keeps of a moment.

use super::sides::Sides;
use super::transport::Goal;
use super::{FUEL, Player, Unfold};
use crate::lab::{Deeds, Fault, Scenario};
use memory::time::Tick;
use rustc_hash::FxHashSet as HashSet;
use std::rc::Rc;

/// A text with less than a third of its lines from the one before, and less than half of the shorter one at its beginning
/// and end together, is no edit of it.
const SHARED: (usize, usize) = (3, 2);

/// Whether a text was put in the place of another one: neither do their beginnings and ends agree, nor their lines.
fn another(before: &str, text: &str) -> bool {
    let shorter = before.len().min(text.len());
    let same = before.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
    let end = before.bytes().rev().zip(text.bytes().rev()).take_while(|(a, b)| a == b).count();
    // Braces alone say nothing.
    let lines = |text| {
        str::lines(text)
            .map(str::trim)
            .filter(|line| line.contains(|c: char| !c.is_whitespace() && !c.is_ascii_punctuation()))
    };
    let known: HashSet<&str> = lines(before).collect();
    let kept = lines(text).filter(|line| known.contains(line)).count();
    kept * SHARED.0 < lines(text).count() && (same + end.min(shorter - same)) * SHARED.1 < shorter
}

impl Player {
    pub(super) fn change_collector(&mut self, collectors: &str) -> Result<(), Fault> {
        let runs = &mut self.runs;
        let new = Sides::open(runs.scenario(), Some(collectors), runs.sides.unfolded())?;
        if new.collectors() == runs.sides.collectors() {
            return Ok(());
        }
        self.take_down(format!("choose {}", new.collectors()));
        let runs = &mut self.runs;
        let pair = [&new, &runs.sides].into_iter().find(|sides| sides.len() > 1).map(Sides::collectors);
        runs.pair = pair.or(runs.pair.take());
        let goal = runs.same_moment(&new, self.transport.now(), self.transport.aim(&runs.sides));
        let mut replay = runs.sides.inputs();
        replay.extend(runs.replay.drain(..));
        runs.replay = replay;
        self.replace(new, goal);
        self.pursue(FUEL);
        Ok(())
    }

    pub(super) fn rewrite(&mut self, text: &str) -> Result<(), Fault> {
        let scenario = Rc::new(self.given.read(text)?);
        let before = self.runs.scenario();
        let named = |scenario: &Scenario| scenario.collector.traits().name;
        // A scenario may name another collector from now on; else the chosen one stays.
        let renamed = named(before) != named(&scenario);
        let collector = if renamed { named(&scenario).to_owned() } else { self.chosen() };
        let alike = before.program.is_some() == scenario.program.is_some();
        let new = Sides::open(&scenario, Some(&collector), self.unfolded())?;
        let now = self.transport.now();
        let goal = match alike && !another(&self.given.text, text) {
            true => self.runs.progress(now, self.transport.aim(&self.runs.sides)),
            false => Goal::Tick { at: Tick(0), stride: None },
        };
        if *self.given.text != *text {
            self.take_down_text(text);
        }
        self.given.rewrite(text);
        self.runs.replay.clear();
        self.replace_by(new, goal, alike);
        Ok(())
    }

    /// Has the console keep what it logs, or not.
    pub(super) fn keep_logged(&mut self, keeps: bool) -> Result<(), Fault> {
        if std::mem::replace(&mut self.given.limits.keeps_logged, keeps) == keeps {
            return Ok(());
        }
        self.rewrite(&self.given.text.clone())
    }

    /// Shows the same moment of the same run, with other things of the engine by themselves.
    pub(super) fn unfold(&mut self, unfold: Unfold) -> Result<(), Fault> {
        if unfold == self.unfolded() {
            return Ok(());
        }
        let new = Sides::replaying(self.runs.scenario(), Some(&self.chosen()), unfold, self.deeds())?;
        let at = self.transport.aim(&self.runs.sides);
        let mark = self.mark;
        self.replace(new, Goal::Tick { at, stride: None });
        // It is the same run.
        self.mark = mark;
        Ok(())
    }

    /// Other runs are to be shown, there, as soon as they are known.
    pub(super) fn replace(&mut self, new: Sides, goal: Goal) {
        self.replace_by(new, goal, false);
    }

    /// The same; after another text of what may be the same graph, its objects stay where they are.
    pub(super) fn replace_by(&mut self, mut new: Sides, goal: Goal, rewritten: bool) {
        new.keep(&self.runs.sides, rewritten);
        new.make_room(self.roomy);
        new.reshape(self.runs.sides.first().shape());
        self.quiz.unsettle();
        // The moment of another run is compared with nothing.
        self.mark = None;
        self.runs.replace(new, self.transport.ready());
        self.transport.head_for(goal);
    }

    /// What people did in this run, on each side.
    pub fn deeds(&self) -> Vec<Deeds> {
        self.runs.deeds()
    }

    /// Whether people did anything in this run.
    pub fn untouched(&self) -> bool {
        self.runs.untouched()
    }

    /// What the moment shown comes to, to know it again by.
    pub fn fingerprint(&self) -> Option<u32> {
        let shown = self.transport.shown.as_ref()?;
        Some(shown.sides.iter().fold(0, |print, (_, at)| print.rotate_left(7) ^ at.state.fingerprint()))
    }
}

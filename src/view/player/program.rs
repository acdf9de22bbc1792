//! What only a program's player does: breakpoints, another text in place of the one that runs.

use super::sides::Sides;
use super::{Goal, Player};
use crate::lab::{Fault, Scenario};
use crate::time::Tick;
use std::rc::Rc;

impl Player {
    /// The next moment after one, or the last before it, at which a line with a breakpoint begins.
    pub(super) fn next_break(&self, from: Tick, ahead: bool) -> Option<Tick> {
        if self.breaks.is_empty() { None } else { self.sides.stop_at(from, ahead, |line| self.breaks.contains(&line)) }
    }

    pub(super) fn go_to_break(&mut self, ahead: bool) {
        let found = self.next_break(self.aim(), ahead);
        self.seek(found.unwrap_or(Tick(if ahead { self.ticks() } else { 0 })));
    }

    /// How many statements have begun at the moment shown, and whether it is the end.
    pub(super) fn progress(&self) -> Goal {
        let (shown, now) = (self.showing(), Tick(self.tick()));
        let own = shown.own(0, now);
        let begun = shown.first().statements().partition_point(|(tick, _)| *tick <= own.0);
        Goal::Statements { begun, end: now > Tick(0) && now == shown.end() }
    }

    pub(super) fn rewrite(&mut self, text: &str) -> Result<(), Fault> {
        let scenario = Rc::new(Scenario::open(text, self.kind, self.limits)?);
        let program = scenario.program.is_some();
        let new = Sides::open(&scenario, Some(&self.chosen()))?;
        let goal = match program && self.runs_program() {
            true => self.progress(),
            false => Goal::Tick { at: Tick(self.tick()), stride: None },
        };
        self.move_breaks(text);
        self.text = text.into();
        self.replace(new);
        self.replay.clear();
        self.goal = Some(goal);
        Ok(())
    }

    /// Breakpoints stay with their lines.
    fn move_breaks(&mut self, text: &str) {
        let same = self.text.lines().zip(text.lines()).take_while(|(a, b)| a == b).count();
        let (before, after) = (self.text.lines().count() as i64, text.lines().count() as i64);
        let moved =
            |line: &u32| if *line as usize > same + 1 { i64::from(*line) + after - before } else { i64::from(*line) };
        let lines = self.breaks.iter().map(moved).filter(|line| (1..=after).contains(line));
        self.breaks = Rc::new(lines.map(|line| line as u32).collect());
    }
}

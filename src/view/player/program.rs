//! What only a program's player does: breakpoints, another text in place of the one that runs, inputs made again.

use super::{Goal, Player, Unfold};
use crate::lab::{Fault, Lab, Op, Scenario};
use crate::time::Tick;
use std::collections::VecDeque;
use std::rc::Rc;

impl Player {
    /// The next moment after one, or the last before it, at which a line with a breakpoint begins.
    pub(super) fn next_break(&self, from: Tick, ahead: bool) -> Option<Tick> {
        let stops = || {
            self.stage.statements().iter().filter(|(_, line)| self.breaks.contains(line)).map(|(tick, _)| Tick(*tick))
        };
        match ahead {
            true => stops().find(|tick| *tick > from),
            false => stops().rev().find(|tick| *tick < from),
        }
    }

    pub(super) fn go_to_break(&mut self, ahead: bool) {
        let found = self.next_break(self.aim(), ahead);
        self.seek(found.unwrap_or(Tick(if ahead { self.ticks() } else { 0 })));
    }

    /// How many statements have begun at the moment shown, and whether it is the end.
    pub(super) fn progress(&self) -> Goal {
        let shown = self.showing();
        let now = self.tick();
        let begun = shown.statements().partition_point(|(tick, _)| *tick <= now);
        Goal::Statements { begun, end: now > 0 && now == shown.run().chart().end().0 }
    }

    pub(super) fn rewrite(&mut self, text: &str) -> Result<(), Fault> {
        let scenario = Rc::new(Scenario::open(text, self.kind, self.limits)?);
        let program = scenario.program.is_some();
        let lab = Lab::under(scenario, self.collector())?;
        let goal = match program && self.stage.program().is_some() {
            true => self.progress(),
            false => Goal::Tick { at: Tick(self.tick()), stride: None },
        };
        self.move_breaks(text);
        self.text = text.into();
        self.restage(lab, self.unfolded(), goal);
        self.replay.clear();
        Ok(())
    }

    /// Shows the same moment of the same run, with other things of the engine by themselves.
    pub(super) fn unfold(&mut self, unfold: Unfold) {
        if unfold == self.unfolded() {
            return;
        }
        self.replay = self.inputs();
        let at = self.aim();
        self.restage(self.stage.run().lab().clone(), unfold, Goal::Tick { at, stride: None });
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

    /// What people did in this run, each with how many operations (of a program: statements) had begun by then.
    pub(super) fn inputs(&self) -> VecDeque<(usize, Op)> {
        let (run, statements) = (self.stage.run(), self.stage.statements());
        if self.stage.program().is_none() {
            return run.inputs().into();
        }
        let begun = run.chart().acts().iter().map(|at| statements.partition_point(|(tick, _)| *tick <= at.0));
        begun.zip(run.inputs()).map(|(begun, (_, op))| (begun, op)).collect()
    }
}

//! The same again in another run: another text in place of the one that runs, what people did made again, and what a
//! link keeps of a moment.

use super::{Goal, Player};
use crate::lab::{Fault, Lab, Op, Scenario};
use crate::time::Tick;
use crate::view::stage::Stage;
use std::collections::VecDeque;
use std::rc::Rc;

impl Player {
    /// Where the moment shown is in its run, so that the like of it can be found in another: how much has begun (of a
    /// program statements, of a script operations), what it is called, and whether it is the end.
    pub(super) fn progress(&self) -> Goal {
        let (shown, now) = (self.showing(), self.aim());
        let chart = shown.run().chart();
        let end = now > Tick(0) && now == chart.end();
        if shown.program().is_some() {
            return Goal::Statements { begun: shown.statements().partition_point(|(tick, _)| *tick <= now.0), end };
        }
        let acts = chart.acts().partition_point(|act| *act <= now);
        let name = chart.moments().iter().rfind(|moment| moment.at == now).map(|moment| moment.name.clone());
        Goal::Like { acts, name, end }
    }

    pub(super) fn rewrite(&mut self, text: &str) -> Result<(), Fault> {
        let scenario = Rc::new(Scenario::open(text, self.kind, self.limits)?);
        let before = &self.stage.run().lab().scenario;
        let named = |scenario: &Scenario| scenario.collector.traits().name;
        // A scenario may name another collector from now on; else the chosen one stays.
        let renamed = named(before) != named(&scenario);
        let collector = if renamed { named(&scenario) } else { self.collector() };
        let alike = before.program.is_some() == scenario.program.is_some();
        let lab = Lab::under(scenario, collector)?;
        let goal = if alike { self.progress() } else { Goal::Tick { at: Tick(self.tick()), stride: None } };
        self.finish_motion();
        self.breaks = Rc::new(self.breaks.moved(&self.text, text));
        self.text = text.into();
        self.untried = true;
        let old = std::mem::replace(&mut self.stage, Stage::new(lab));
        if self.shown.is_some() && self.old.is_none() {
            self.old = Some(Box::new(old));
        }
        self.replay.clear();
        self.goal = Some(goal);
        Ok(())
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

    /// What people did in this run, each at its tick.
    pub fn deeds(&self) -> &[(Tick, Op)] {
        self.stage.run().deeds()
    }

    /// What the state of the moment shown comes to, to know it again by.
    pub fn fingerprint(&self) -> Option<u32> {
        self.shown.as_ref().map(|(_, state)| state.fingerprint())
    }
}

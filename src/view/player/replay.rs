//! The same again in other runs: another text in place of the one that runs, and what a link keeps of a moment.

use super::sides::Sides;
use super::{Goal, Player, Unfold};
use crate::lab::{Deeds, Fault, Scenario};
use memory::time::Tick;
use std::rc::Rc;

impl Player {
    /// Where the moment shown is in its run, so that the like of it can be found in another: how much has begun (of a
    /// program statements, of a script operations), what it is called, and whether it is the end.
    pub(super) fn progress(&self) -> Goal {
        let (shown, now) = match &self.old {
            Some(old) => (&**old, Tick(self.tick())),
            None => (&self.sides, self.aim()),
        };
        let end = now > Tick(0) && now == shown.end();
        let (stage, own) = (shown.first(), shown.own(0, now));
        if stage.program().is_some() {
            return Goal::Statements { begun: stage.statements().partition_point(|(tick, _)| *tick <= own.0), end };
        }
        let chart = stage.run().chart();
        let acts = chart.acts().partition_point(|act| *act <= own);
        let name = chart.moments().iter().rfind(|moment| moment.at == own).map(|moment| moment.name.clone());
        Goal::Like { acts, name, end }
    }

    pub(super) fn rewrite(&mut self, text: &str) -> Result<(), Fault> {
        let scenario = Rc::new(Scenario::open(text, self.kind, self.limits)?);
        let before = &self.sides.first().run().lab().scenario;
        let named = |scenario: &Scenario| scenario.collector.traits().name;
        // A scenario may name another collector from now on; else the chosen one stays.
        let renamed = named(before) != named(&scenario);
        let collector = if renamed { named(&scenario).to_owned() } else { self.chosen() };
        let alike = before.program.is_some() == scenario.program.is_some();
        let new = Sides::open(&scenario, Some(&collector), self.unfolded())?;
        let goal = if alike { self.progress() } else { Goal::Tick { at: Tick(self.tick()), stride: None } };
        self.breaks = Rc::new(self.breaks.moved(&self.text, text));
        self.text = text.into();
        self.untried = true;
        self.replace(new);
        self.replay.clear();
        self.goal = Some(goal);
        Ok(())
    }

    /// Shows the same moment of the same run, with other things of the engine by themselves.
    pub(super) fn unfold(&mut self, unfold: Unfold) -> Result<(), Fault> {
        if unfold == self.unfolded() {
            return Ok(());
        }
        let scenario = &self.sides.first().run().lab().scenario;
        let new = Sides::replaying(scenario, Some(&self.chosen()), unfold, self.deeds())?;
        let at = self.aim();
        self.replace(new);
        self.goal = Some(Goal::Tick { at, stride: None });
        Ok(())
    }

    /// What people did in this run, on each side.
    pub fn deeds(&self) -> Vec<Deeds> {
        self.sides.all().iter().map(|stage| stage.run().deeds().to_vec()).collect()
    }

    /// Whether people did anything in this run.
    pub fn untouched(&self) -> bool {
        self.replay.is_empty() && self.sides.all().iter().all(|stage| stage.run().deeds().is_empty())
    }

    /// What the moment shown comes to, to know it again by.
    pub fn fingerprint(&self) -> Option<u32> {
        let shown = self.shown.as_ref()?;
        Some(shown.sides.iter().fold(0, |print, (_, at)| print.rotate_left(7) ^ at.state.fingerprint()))
    }
}

//! The runs a player has: those it shows or prepares to show, those it still shows meanwhile, and what people did in them
//! that is to be done again in the new ones.

use super::sides::Sides;
use super::transport::Goal;
use crate::lab::{Deeds, Operation, Scenario};
use memory::time::{Fuel, Tick};
use std::collections::VecDeque;

/// The runs.
pub(super) struct Runs {
    /// Those that are shown, or are to be as soon as they are known.
    pub sides: Sides,
    /// What the moment shown belongs to, until the new ones have a moment to show.
    pub old: Option<Box<Sides>>,
    /// The collectors that stood side by side last.
    pub pair: Option<String>,
    /// What people did in the earlier runs, to be repeated in these, with the number of operations after which it was done.
    pub replay: VecDeque<(usize, Operation)>,
}

impl Runs {
    /// These and no others.
    pub fn new(sides: Sides) -> Runs {
        Runs { sides, old: None, pair: None, replay: VecDeque::new() }
    }

    /// What the moment shown belongs to.
    pub fn showing(&self) -> &Sides {
        self.old.as_deref().unwrap_or(&self.sides)
    }

    /// What is played.
    pub fn scenario(&self) -> &std::rc::Rc<Scenario> {
        &self.sides.first().run().lab().scenario
    }

    /// Other runs are to be shown as soon as they are known; until then the moment shown stays, if there is one.
    pub fn replace(&mut self, new: Sides, shows: bool) {
        let old = std::mem::replace(&mut self.sides, new);
        if shows && self.old.is_none() {
            self.old = Some(Box::new(old));
        }
    }

    /// Plays all ahead, as far as the fuel goes, and does again what people did. True when all is known.
    pub fn explore(&mut self, fuel: &mut Fuel) -> bool {
        while self.sides.explore(fuel) {
            let Some((begun, op)) = self.replay.pop_front() else { return true };
            self.sides.redo(begun, &op);
        }
        false
    }

    /// Has programs that are not known to their end stop where they are.
    pub fn halt(&mut self) {
        self.replay.clear();
        self.sides.halt();
    }

    /// What people did, on each side.
    pub fn deeds(&self) -> Vec<Deeds> {
        self.sides.all().iter().map(|run| run.run().deeds().to_vec()).collect()
    }

    /// Whether people did anything.
    pub fn untouched(&self) -> bool {
        self.replay.is_empty() && self.sides.all().iter().all(|run| run.run().deeds().is_empty())
    }

    /// Where a moment is in its run, so that the like of it can be found in another: how much has begun (of a program
    /// statements, of a script operations), what it is called, and whether it is the end. `aim` is the moment that is
    /// shown or gone to in the runs there are, `now` the one that is shown.
    pub fn progress(&self, now: Tick, aim: Tick) -> Goal {
        let (shown, now) = self.shown(now, aim);
        let end = now > Tick(0) && now == shown.end();
        let (run, own) = (shown.first(), shown.own(0, now));
        if run.has_lines() {
            return Goal::Statements { begun: run.strokes().partition_point(|(tick, _)| *tick <= own), end };
        }
        let chart = run.run().chart();
        let acts = chart.acts().partition_point(|act| *act <= own);
        let name = chart.moments().iter().rfind(|moment| moment.at == own).map(|moment| moment.name.clone());
        Goal::Like { acts, name, end }
    }

    /// The moment of other runs of the same text that is most like the one shown.
    pub fn same_moment(&self, new: &Sides, now: Tick, aim: Tick) -> Goal {
        let (shown, at) = self.shown(now, aim);
        let end = at == shown.end() && at > Tick(0);
        let own = |side: usize| new.under(shown.all()[side].collector()).map(|new| (new, shown.own(side, at)));
        if let (true, Some((side, at))) = (self.untouched() && !end, (0..shown.len()).find_map(own)) {
            return Goal::Own { side, at, stride: None };
        }
        self.progress(now, aim)
    }

    fn shown(&self, now: Tick, aim: Tick) -> (&Sides, Tick) {
        match &self.old {
            Some(old) => (old, now),
            None => (&self.sides, aim),
        }
    }
}

//! What a figure shows before anybody plays it: a moment worth looking at, as the poster of a video is.
//!
//! It gives no answer away: where something is asked, it is no later than the first question. The page's build and the
//! living element ask the same question here, so that the one takes the other's place unseen.

use super::Player;
use crate::lab::Fault;
use crate::view::drawn_set::Life;
use crate::view::pictured_run::PicturedRun;
use memory::time::Tick;

impl Player {
    /// The moment to show first: the named one (a tick or the name of a moment), else a telling one. To be asked once
    /// the player is ready.
    pub fn poster(&self, named: Option<&str>) -> Result<Tick, Fault> {
        named.map_or_else(|| Ok(self.poster_moment()), |name| self.runs.sides.expect(name))
    }

    /// A telling moment: the fullest one just before something is freed, when what is about to go is still there; where
    /// nothing is freed the end. So it is where no graph is looked at, too: all has been told there.
    pub fn poster_moment(&self) -> Tick {
        let asked = self.quiz.at.iter().flatten().min();
        if !self.transport.panels.graph {
            return asked.copied().unwrap_or(self.end());
        }
        let sides = &self.runs.sides;
        let told = |(side, run): (usize, &PicturedRun)| sides.common(side, fullest(run));
        let telling = sides.all().iter().enumerate().map(told).min().unwrap_or_default();
        asked.map_or(telling, |asked| telling.min(*asked))
    }
}

/// The moment of a run just before something is freed at which most is drawn; without such a one the end.
fn fullest(run: &PicturedRun) -> Tick {
    let sorted = |of: fn(&Life) -> Tick| {
        let mut ticks: Vec<Tick> = run.drawn().lives.iter().map(of).collect();
        sorting::plain(&mut ticks);
        ticks
    };
    let (born, died) = (sorted(|life| life.born), sorted(|life| life.died));
    let until = |ticks: &[Tick], at: Tick| ticks.partition_point(|tick| *tick <= at);
    let there = |at: Tick| until(&born, at).saturating_sub(until(&died, at));
    let mut before: Vec<Tick> = run.freed().map(Tick::previous).collect();
    if before.is_empty() {
        return run.end();
    }
    sorting::plain(&mut before);
    before.dedup();
    // Of several that are as full the first: `max_by_key` alone takes the last.
    before.into_iter().rev().max_by_key(|at| there(*at)).unwrap_or_default()
}

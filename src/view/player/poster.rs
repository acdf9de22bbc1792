<<<<<<< HEAD
//! What is seen before the first step: a telling moment, as films have it on their posters. It is only shown: the player
//! stands at its beginning, and that is where it plays from.

use super::shown::Shown;
use super::{Command, Player};
use crate::lab::Fault;
use memory::time::Tick;

/// What an author calls a widget that begins with its beginning.
const NONE: &str = "none";

impl Player {
    /// The moment on the poster: the one that is wanted, by name or tick, else the one that tells most and answers no
    /// question; `None` where none is wanted.
    pub fn poster(&self, wanted: &str) -> Result<Option<Tick>, Fault> {
        match wanted.trim() {
            NONE => Ok(None),
            "" => {
                let sides = &self.runs.sides;
                let asked = self.quiz.at.iter().flatten().min().copied();
                let limit = asked.map_or(sides.end(), |at| at);
                Ok(Some(sides.common(0, sides.first().telling(sides.own(0, limit)))))
            }
            name => name.parse().map(Tick).or_else(|_| self.runs.sides.expect(name)).map(Some),
        }
    }

    /// Puts the poster up, where one stands at the beginning and nothing has happened yet.
    pub(super) fn pose(&mut self) {
        let Some(wanted) = self.wanted.take() else { return };
        if self.playing() || self.tick() != Tick(0) {
            return;
        }
        match self.poster(&wanted) {
            Ok(at) => self.posing = at.map(|at| self.posed(at)),
            Err(fault) => self.events.push(super::PlayerEvent::Error(fault)),
        }
    }

    fn posed(&self, at: Tick) -> Shown {
        Shown::at(at, &self.runs.sides, None, self.transport.stride, self.transport.panels).0
    }

    /// What becomes of the poster before a command is obeyed: what asks about the picture is asked of the moment that
    /// is seen; what goes somewhere takes it away.
    pub(super) fn unpose(&mut self, command: &Command) {
        let Some(at) = self.posing.as_ref().map(|posing| posing.at) else { return };
        match command {
            Command::Attend
            | Command::Still(_)
            | Command::Speed(_)
            | Command::Loop(_)
            | Command::Stride(_)
            | Command::Break(_)
            | Command::BreakFreed(_)
            | Command::Breaks(_)
            | Command::Answered(_)
            | Command::Pause
            | Command::Step(0, _)
            | Command::Select(None) => {}
            Command::Panels(panels) => {
                self.transport.panels = *panels;
                self.posing = Some(self.posed(at));
            }
            Command::Select(_) | Command::SelectNext(_) | Command::Edit(_) | Command::Cut(_) => {
                self.posing = None;
                self.seek(at);
            }
            _ => self.posing = None,
        }
    }
}
=======
//! What a figure shows before anybody plays it: a moment worth looking at, as the poster of a video is.
//!
//! It gives no answer away: where something is asked, it is no later than the first question. The page's build and the
//! living element ask the same question here, so that the one takes the other's place unseen.

use super::Player;
use crate::lab::Fault;
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
    let lives = &run.drawn().lives;
    let there = |at: Tick| lives.iter().filter(|life| life.born <= at && at < life.died).count();
    let mut before: Vec<Tick> = run.freed().map(Tick::previous).collect();
    if before.is_empty() {
        return run.end();
    }
    before.sort_unstable();
    before.dedup();
    // Of several that are as full the first: `max_by_key` alone takes the last.
    before.into_iter().rev().max_by_key(|at| there(*at)).unwrap_or_default()
}
>>>>>>> main

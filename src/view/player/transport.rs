//! How a player moves through time: play and pause, the moment that is shown, the one it is on its way to, and the motion
//! between the two. Knows where runs are, not what they are of.

use super::runs::Runs;
use super::showing::Showing;
use super::shown::{Motion, Shown};
use super::sides::Sides;
use crate::lab::Stride;
use crate::view::frame::Panels;
use memory::time::{Clock, Tick};
use std::rc::Rc;

/// How long the motion to a stride takes at most, in milliseconds.
const MOTION: f64 = 560.0;

/// Where to be as soon as the run is known.
pub(super) enum Goal {
    /// At a tick; with motion from the moment shown, if it was one stride.
    Tick { at: Tick, stride: Option<Stride> },
    /// Where a side is at one of its own ticks; with motion if it was one stride.
    Own { side: usize, at: Tick, stride: Option<Stride> },
    /// A stride after a moment.
    Next { from: Tick, stride: Stride },
    /// Where as many statements of a program have begun, or at its end.
    Statements { begun: usize, end: bool },
    /// At the moment of another run that has this much behind it, with what people did there.
    Like { acts: usize, name: Option<Rc<str>>, end: bool },
    /// Where the settings say.
    Named(String),
    /// At the next breakpoint after a moment, or at the last one before it.
    Break { from: Tick, ahead: bool },
}

/// Play, pause, and the way from one moment to the next.
pub(super) struct Transport {
    /// Play, speed and loop.
    pub clock: Clock,
    /// The stride of play and of steps.
    pub stride: Stride,
    /// Whether motion is left out.
    pub still: bool,
    /// Which panels somebody looks at.
    pub panels: Panels,
    /// Whether to play as soon as there is something to show.
    pub autoplay: bool,
    /// Where to pause, once.
    pub until: Option<Tick>,
    /// Where to be as soon as the run is known.
    pub goal: Option<Goal>,
    /// The moment that is shown.
    pub shown: Option<Shown>,
    /// The motion to it, while it lasts.
    pub motion: Option<Motion>,
    /// How often a moment was shown so far.
    pub shows: u32,
}

impl Transport {
    /// Stands, on its way to its first moment.
    pub fn new(goal: Goal, clock: Clock, stride: Stride) -> Transport {
        Transport {
            clock,
            stride,
            still: false,
            panels: Panels::ALL,
            autoplay: false,
            until: None,
            goal: Some(goal),
            shown: None,
            motion: None,
            shows: 0,
        }
    }

    /// Whether there is something to show.
    pub fn ready(&self) -> bool {
        self.shown.is_some()
    }

    /// Whether it is on its way to no other moment than the one shown.
    pub fn arrived(&self) -> bool {
        self.goal.is_none()
    }

    /// Whether the moment asked for is shown, and nothing moves.
    pub fn resting(&self) -> bool {
        self.goal.is_none() && self.motion.is_none()
    }

    /// The tick that is shown.
    pub fn now(&self) -> Tick {
        self.shown.as_ref().map_or(Tick(0), |shown| shown.at)
    }

    /// The moment that is shown or being gone to.
    pub fn aim(&self, sides: &Sides) -> Tick {
        match &self.goal {
            Some(Goal::Tick { at, .. }) => *at,
            Some(Goal::Own { side, at, .. }) => sides.common(*side, *at),
            _ => self.now(),
        }
    }

    /// What is shown, of these runs.
    pub fn showing<'a>(&'a self, runs: &'a Runs) -> Option<Showing<'a>> {
        self.shown.as_ref().map(|shown| Showing { sides: runs.showing(), shown })
    }

    /// Stops at a whole moment.
    pub fn pause(&mut self) {
        self.until = None;
        self.clock.pause();
        self.motion = None;
    }

    /// Is to be there next.
    pub fn head_for(&mut self, goal: Goal) {
        self.motion = None;
        self.goal = Some(goal);
    }

    /// Shows a moment; with motion if it is one stride away from the one shown, and of the same runs.
    pub fn show(&mut self, at: Tick, stride: Option<Stride>, sides: &Sides, same: bool) {
        let moves = stride.is_some() && !self.still && same;
        let from = self.shown.as_ref().filter(|_| moves);
        let (shown, motion) = Shown::at(at, sides, from, stride.unwrap_or(self.stride), self.panels);
        (self.shown, self.motion) = (Some(shown), motion);
        self.shows += 1;
    }

    /// From now on these panels are looked at, of the same moment.
    pub fn look_at(&mut self, panels: Panels, showing: &Sides) {
        if std::mem::replace(&mut self.panels, panels) != panels {
            self.shown = self.shown.take().map(|shown| shown.with(showing, panels));
            self.motion = None;
        }
    }

    /// The pictures of the moment shown were made anew.
    pub fn redraw(&mut self, showing: &Sides) {
        self.shown = self.shown.take().map(|shown| shown.with(showing, self.panels));
        self.motion = None;
    }

    /// Lets the motion go on for milliseconds; it is over before the moment is, which is shown for `pace`.
    pub fn advance(&mut self, ms: f64, pace: f64) {
        if let Some(motion) = &mut self.motion {
            motion.done += ms * self.clock.speed().max(1.0) / MOTION.min(pace * 0.8);
            if motion.done >= 1.0 || self.still {
                self.motion = None;
            }
        }
    }
}

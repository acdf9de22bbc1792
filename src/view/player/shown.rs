//! What a player shows: the moment one has come to, on each side, and the motion to it.

use super::sides::Sides;
use crate::lab::{RunMoment, Stride};
use crate::view::frame::{Frame, Panels};
use crate::view::motion::{between, moves};
use crate::view::pictured_run::PicturedRun;
use crate::view::tally::Tally;
use memory::time::Tick;
use std::rc::Rc;

/// A moment on every side.
pub(super) struct Shown {
    /// When, in common time.
    pub at: Tick,
    /// From where one came here, and by which stride.
    from: Option<Tick>,
    stride: Stride,
    /// For each side what is drawn and what it is drawn from.
    pub sides: Vec<(Rc<Frame>, RunMoment)>,
    /// Of each of two sides what its collector has achieved, and whether nothing happened there on the way here.
    pub tallies: Vec<(Tally, bool)>,
}

/// A motion between two moments, forwards or backwards.
pub(super) struct Motion {
    /// For each side the earlier and the later frame.
    frames: Vec<(Rc<Frame>, Rc<Frame>)>,
    /// How far it has come, from 0 to 1, whichever way it goes.
    pub done: f64,
    back: bool,
}

impl Shown {
    /// A moment; with the motion to it where it is reached by this stride from another one that is shown.
    pub fn at(
        at: Tick,
        sides: &Sides,
        from: Option<&Shown>,
        stride: Stride,
        panels: Panels,
    ) -> (Shown, Option<Motion>) {
        let now = at.min(sides.end());
        let from = from.filter(|from| from.at != now);
        let earlier = from.map(|from| from.at).filter(|at| *at < now);
        let came_from = earlier.or_else(|| sides.came_from(now, stride));
        let shown = Shown::arrived(now, sides, came_from, stride, panels);
        let motion = from.and_then(|from| {
            let back = now < from.at;
            let frames = |shown: &Shown| shown.sides.iter().map(|(frame, _)| frame.clone()).collect::<Vec<_>>();
            let pairs: Vec<(Rc<Frame>, Rc<Frame>)> = match back {
                true => frames(&shown).into_iter().zip(sides.frames(from.at, Some(now), stride, panels)).collect(),
                false => frames(from).into_iter().zip(frames(&shown)).collect(),
            };
            pairs.iter().any(|(_, after)| moves(after)).then_some(Motion { frames: pairs, done: 0.0, back })
        });
        (shown, motion)
    }

    fn arrived(at: Tick, sides: &Sides, from: Option<Tick>, stride: Stride, panels: Panels) -> Shown {
        let moments = sides.at(at);
        let frames = sides.frames(at, from, stride, panels);
        let all = || sides.all().iter().zip(&moments).enumerate();
        let tally = |(side, (run, moment)): (usize, (&PicturedRun, &RunMoment))| {
            (run.tally(moment), sides.waits(side, at, from))
        };
        let tallies = if sides.len() == 1 { Vec::new() } else { all().map(tally).collect() };
        Shown { at, from, stride, sides: frames.into_iter().zip(moments).collect(), tallies }
    }

    /// The same moment, with other panels.
    pub fn with(&self, sides: &Sides, panels: Panels) -> Shown {
        Shown::arrived(self.at, sides, self.from, self.stride, panels)
    }

    /// What is to be seen of a side, with the motion under way. Words and figures are those of the moment one goes to.
    pub fn frame(&self, side: usize, motion: Option<&Motion>) -> Option<Rc<Frame>> {
        let (shown, _) = self.sides.get(side)?;
        let Some(Motion { frames, done, back }) = motion else { return Some(shown.clone()) };
        let (before, after) = frames.get(side)?;
        let mut frame = between(before, after, if *back { 1.0 - done } else { *done });
        (frame.tick, frame.sentence) = (shown.tick, shown.sentence.clone());
        frame.listing = shown.listing.clone();
        Some(Rc::new(frame))
    }
}

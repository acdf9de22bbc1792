//! The moment that is shown beside another one of the same run.

use crate::lab::LAB;
use crate::view::difference::Difference;
use crate::view::player::Player;
use memory::time::Tick;
use std::rc::Rc;

/// More drawn objects than these are not compared: every moment that is shown would wait for it.
const MOST: usize = 5_000;

impl Player {
    /// How the moment shown differs from the one it is compared with, on the first side.
    pub(in crate::view::player) fn differing(&self) -> Option<Rc<Difference>> {
        let mark = self.mark.filter(|_| LAB)?;
        let (run, now) = self.showing()?.side(0)?;
        if run.drawn().members.len() > MOST {
            return None;
        }
        let then = run.at(self.runs.showing().own(0, mark.min(self.ticks())));
        Some(Rc::new(Difference::between(run, &then, now)))
    }

    /// The same, as it is shown.
    pub fn difference(&self) -> Option<Rc<Difference>> {
        self.selection.difference.clone()
    }

    /// The moment that what is shown is compared with.
    pub fn mark(&self) -> Option<Tick> {
        self.mark
    }
}

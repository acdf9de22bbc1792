//! The moment that a player shows, for the lab's questions: as a subject, in the names of the picture.

use super::Player;
use crate::lab::{Lab, Naming, Operation, RunMoment, Subject};
use memory::time::Tick;

/// A moment that can be asked about.
pub struct ShownMoment<'a> {
    /// The moment.
    pub moment: &'a RunMoment,
    /// The same as people see it.
    pub subject: Box<dyn Subject + 'a>,
    /// What the picture calls its things.
    pub naming: &'a dyn Naming,
    /// What is played.
    pub lab: &'a Lab,
    /// What people did in the run.
    pub deeds: &'a [(Tick, Operation)],
}

impl Player {
    /// The moment that is shown of a side, once there is one.
    pub fn shown_moment(&self, side: usize) -> Option<ShownMoment<'_>> {
        let (pictured, moment) = self.showing()?.side(side)?;
        let (lab, deeds) = (pictured.run().lab(), pictured.run().deeds());
        Some(ShownMoment { moment, subject: pictured.subject(&moment.state), naming: pictured.naming(), lab, deeds })
    }
}

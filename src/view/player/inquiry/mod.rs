//! Questions asked of what a player shows: the moment itself, as a subject, in the names of the picture; and searches that
//! take a little time each frame and are kept as long as they are about the same run.

mod compare;
mod export;
mod keepers;
mod lives;
mod log;
mod watch;

use super::Player;
use crate::lab::{Deeds, Lab, Naming, Operation, RunMoment, Scenario, Subject, Unfold};
use crate::view::pictured_run::PicturedRun;
pub use keepers::KeeperRow;
pub use log::{LogPage, LogRow};
use memory::time::Tick;
use std::rc::Rc;

/// The searches that are under way, and what they have found.
#[derive(Default)]
pub(super) struct Searches {
    keepers: keepers::KeeperSearch,
    lives: lives::LivesSearch,
    log: log::RunLog,
    pub(super) watch: watch::Watch,
}

/// Which run something was found in: the scenario, the collector, what people did, the last moment, and what of the engine
/// is shown by itself.
#[derive(Clone)]
struct RunKey {
    scenario: Rc<Scenario>,
    collector: &'static str,
    deeds: Deeds,
    end: Tick,
    unfold: Unfold,
}

impl RunKey {
    fn of(run: &PicturedRun) -> RunKey {
        RunKey {
            scenario: run.run().lab().scenario.clone(),
            collector: run.collector(),
            deeds: run.run().deeds().to_vec(),
            end: run.end(),
            unfold: run.unfolded(),
        }
    }
}

impl PartialEq for RunKey {
    fn eq(&self, other: &RunKey) -> bool {
        Rc::ptr_eq(&self.scenario, &other.scenario)
            && (self.collector, self.end, self.unfold, &self.deeds)
                == (other.collector, other.end, other.unfold, &other.deeds)
    }
}

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

//! What a collector has achieved by a moment and at what cost, for two of them to be compared.

use super::run_index::RunIndex;
use super::words::{bytes, count};
use crate::lab::{Subject, oracle};

/// What was freed, of what could have been, and the work it took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Objects that were freed.
    pub freed: usize,
    /// Objects that nothing reaches, those that were freed among them.
    pub garbage: usize,
    /// Bytes that were freed, headers included.
    pub bytes: u64,
    /// Steps of the collector.
    pub steps: u64,
    /// How many steps of it the program had to wait for at most in one go.
    pub pause: u64,
    /// Whether there are more objects than are looked at: then only bytes are told.
    pub many: bool,
}

impl Tally {
    /// Reads it from a moment, all but the pause.
    pub fn of(subject: &dyn Subject, index: &RunIndex) -> Tally {
        let (state, before) = (subject.state(), index.before);
        let reached = oracle::reachable(&state.world);
        let collection = &state.world.collection;
        let mut tally = Tally {
            bytes: collection.freed.saturating_sub(before.0),
            steps: collection.steps.saturating_sub(before.1),
            many: !index.drawn.all_drawn(),
            ..Tally::default()
        };
        for entity in &index.drawn.members {
            match state.object(*entity) {
                Some(at) => tally.garbage += usize::from(subject.shown(at) && !reached.get(at)),
                None if state.identity(*entity).is_some() => tally.freed += 1,
                None => {}
            }
        }
        tally.garbage += tally.freed;
        tally
    }

    /// The same in a few words.
    pub fn words(&self) -> String {
        let steps = count(self.steps as usize, "step");
        match self.many {
            true => format!("freed {} · {steps} of work", bytes(self.bytes)),
            false => format!("freed {} of {} · {steps} of work", self.freed, self.garbage),
        }
    }
}

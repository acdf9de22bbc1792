//! What is taken down of a run for its picture, tick by tick: the index of the run, and what the run is aligned with
//! where another one stands beside it. The run observes and truncates all of it at once.

use super::common_time::Beats;
use super::run_index::RunIndex;
use crate::lab::{Event, Lab, Record, State, Unfold};
use memory::time::Tick;

/// The journal of a run.
pub struct Journal {
    lab: Lab,
    /// What of a program's engine is shown by itself.
    pub unfold: Unfold,
    /// What the picture knows of the run.
    pub index: RunIndex,
    /// What another run is aligned with, where there is one beside this.
    pub beats: Option<Beats>,
    /// When each line of the console was printed.
    pub printed: Vec<Tick>,
}

impl Journal {
    /// The journal of a run that is at its start. Of a program's engine `unfold` is shown by itself; `beside` says
    /// whether there is another run to be aligned with.
    pub fn at_start(lab: Lab, state: &State, unfold: Unfold, beside: bool) -> Journal {
        let index = RunIndex::at_start(&*lab.seen(state, unfold));
        let beats = beside.then(|| Beats::at_start(state.owes(lab.collector)));
        Journal { lab, unfold, index, beats, printed: Vec::new() }
    }
}

impl Journal {
    /// Goes on looking at so many of the things that are there from the start; whether all have been looked at.
    pub fn begin(&mut self, lab: &Lab, state: &State, count: usize) -> bool {
        self.index.begin(&*lab.seen(state, self.unfold), count)
    }
}

impl Record for Journal {
    fn observe(&mut self, at: Tick, state: &State, events: &[Event]) {
        let subject = self.lab.seen(state, self.unfold);
        self.index.observe(&*subject, at, events);
        self.printed.resize(subject.printed(), at);
        if let Some(beats) = &mut self.beats {
            beats.observe(at, state.owes(self.lab.collector), events);
        }
    }

    fn truncate(&mut self, at: Tick, state: &State) {
        self.index.truncate(at);
        self.printed.truncate(self.printed.partition_point(|printed| *printed <= at));
        if let Some(beats) = &mut self.beats {
            beats.truncate(at, state.owes(self.lab.collector));
        }
    }

    fn finish(&mut self, end: Tick, state: &State) {
        self.index.finish(&*self.lab.seen(state, self.unfold), end);
    }
}

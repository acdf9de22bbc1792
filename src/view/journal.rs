//! What is taken down of a run for its picture, tick by tick: who is drawn, what a program shows of itself, what the run
//! is aligned with where another one stands beside it. The run observes and truncates all of it at once.

use super::cast::Cast;
use super::common_time::Beats;
use super::program::Gather;
use super::settings::Unfold;
use crate::lab::{Event, Lab, Record, State};
use memory::time::Tick;

/// The journal of a run.
pub struct Journal {
    lab: Lab,
    /// Who is drawn.
    pub cast: Cast,
    /// What else is known of a program's run.
    pub gather: Gather,
    /// What another run is aligned with, where there is one beside this.
    pub beats: Option<Beats>,
    /// How many lines a program prints in the whole run.
    pub printed: usize,
}

impl Journal {
    /// The journal of a run that is at its start. Of a program's engine `unfold` is shown by itself; `beside` says
    /// whether there is another run to be aligned with.
    pub fn at_start(lab: Lab, state: &State, unfold: Unfold, beside: bool) -> Journal {
        let cast = Cast::at_start(state);
        let mut gather = Gather::showing(unfold);
        if let Some(program) = &lab.scenario.program {
            gather.begin(program, state);
        }
        let beats = beside.then(|| Beats::at_start(lab.collector.owes(&state.world)));
        Journal { lab, cast, gather, beats, printed: 0 }
    }
}

impl Record for Journal {
    fn observe(&mut self, at: Tick, state: &State, events: &[Event]) {
        match &self.lab.scenario.program {
            Some(program) => self.gather.observe(&mut self.cast, program, at.0, state, events),
            None => self.cast.observe(at.0, state, events),
        }
        if let Some(beats) = &mut self.beats {
            beats.observe(at, self.lab.collector.owes(&state.world), events);
        }
    }

    fn truncate(&mut self, at: Tick, state: &State) {
        self.cast.truncate(at.0);
        self.gather.truncate(at.0);
        if let Some(beats) = &mut self.beats {
            beats.truncate(at, self.lab.collector.owes(&state.world));
        }
    }

    fn finish(&mut self, end: Tick, state: &State) {
        if let Some(program) = &self.lab.scenario.program {
            self.gather.finish(&mut self.cast, program, end.0, state);
            self.printed = state.vm.as_ref().map_or(0, |vm| vm.lines());
        }
    }
}

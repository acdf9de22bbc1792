//! What is taken down of a run while it is gone through, tick by tick. Whoever wants to know the whole of a run
//! implements [`Record`]; the run observes, truncates and finishes all records in one place.

use super::{Event, State};
use memory::time::Tick;

/// Something that is taken down of a run.
pub trait Record {
    /// Takes down a tick: the state after it, and what happened in it.
    fn observe(&mut self, at: Tick, state: &State, events: &[Event]);

    /// Forgets what comes after a moment, whose state this is: from there on it will be otherwise.
    fn truncate(&mut self, at: Tick, state: &State);

    /// The run is over at this moment; nothing comes after it, unless it is truncated.
    fn finish(&mut self, _end: Tick, _state: &State) {}
}

/// Takes down nothing.
impl Record for () {
    fn observe(&mut self, _: Tick, _: &State, _: &[Event]) {}

    fn truncate(&mut self, _: Tick, _: &State) {}
}

/// Takes down both.
impl<A: Record, B: Record> Record for (A, B) {
    fn observe(&mut self, at: Tick, state: &State, events: &[Event]) {
        self.0.observe(at, state, events);
        self.1.observe(at, state, events);
    }

    fn truncate(&mut self, at: Tick, state: &State) {
        self.0.truncate(at, state);
        self.1.truncate(at, state);
    }

    fn finish(&mut self, end: Tick, state: &State) {
        self.0.finish(end, state);
        self.1.finish(end, state);
    }
}

//! A moment of a run as a value: when it is, how everything stands, what the tick that led to it told. It stays what it
//! is whatever becomes of the run, and costs two pointers to keep.

use super::Tick;
use std::rc::Rc;

/// A moment.
#[derive(Debug)]
pub struct Moment<S, N> {
    /// Its tick.
    pub tick: Tick,
    /// The state.
    pub state: Rc<S>,
    /// What the tick that led here told; nothing at the start.
    pub events: Rc<[N]>,
}

impl<S, N> Clone for Moment<S, N> {
    fn clone(&self) -> Self {
        Moment { tick: self.tick, state: self.state.clone(), events: self.events.clone() }
    }
}

impl<S: Clone, N> Moment<S, N> {
    /// The moment at a tick, with what that tick told.
    pub fn new(tick: Tick, state: S, events: Vec<N>) -> Self {
        Moment { tick, state: Rc::new(state), events: events.into() }
    }

    /// Its state, to play on from.
    pub(super) fn into_state(self) -> S {
        Rc::unwrap_or_clone(self.state)
    }
}

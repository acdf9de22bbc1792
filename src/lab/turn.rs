//! Whose turn it is: the collector's whenever it owes work, also when a collection is due; else the subject's.
//!
//! Who finds no room has had no effect; a collection begins, and it is tried again. When that freed too little, the run
//! is out of memory.

use super::loss::Loss;
use super::machine::Relay;
use super::state::OpStage;
use super::{Event, Lab, Operation, OperationFailure, State};
use memory::gc;
use memory::time::{Progress, Sink};
use memory::world::Why;

/// What came of a subject's turn.
pub(super) enum TurnOutcome {
    /// It did something.
    Acted,
    /// It asks for a collection, and waits for its end.
    Collect(Why),
    /// It lets the collector make a number of steps, and goes on then.
    Work(u32),
    /// It found no room for this number of bytes; nothing was done.
    Full(u32),
    /// There is nothing left to do.
    Done,
}

/// The acting half of a [`Subject`](super::Subject): a scenario's script or a program. What there is to see of it is the
/// other half.
pub(super) trait Acts {
    /// The moment at which everything is loaded and nothing has happened yet.
    fn start(&self, lab: &Lab) -> State;

    /// Does the next thing there is to do.
    fn act(&self, lab: &Lab, state: &mut State, notes: &mut dyn Sink<Event>) -> TurnOutcome;

    /// Whether it will not go on.
    fn stopped(&self, state: &State) -> bool;

    /// Whether it, or a person, has asked for a collection that has not begun: that comes before one that is due.
    fn asks(&self, state: &State) -> bool;

    /// The collector owes nothing any more: what was done last is complete.
    fn settled(&self, lab: &Lab, state: &mut State, notes: &mut dyn Sink<Event>);

    /// A collection has ended, or there was none to begin.
    fn collected(&self, state: &mut State);

    /// There is no room for this number of bytes, even after all that could be freed.
    fn starved(&self, state: &mut State, bytes: u32, notes: &mut dyn Sink<Event>);

    /// Does what a person asks for, or keeps it until its turn.
    fn obey(&self, lab: &Lab, state: &mut State, op: &Operation, notes: &mut dyn Sink<Event>);
}

/// One turn.
pub(super) fn take(lab: &Lab, subject: &dyn Acts, state: &mut State, notes: &mut dyn Sink<Event>) -> Progress {
    if state.failure.is_some() {
        return Progress::Done;
    }
    // Whose turn it is was taken down at the end of the turn before.
    let owes = if state.stage == OpStage::Loading { state.owes(lab.collector) } else { state.waits };
    debug_assert_eq!(owes, state.owes(lab.collector));
    if owes {
        let phase = state.world.collection.phase;
        lab.collector.step(&mut state.world, &mut Relay(notes));
        state.quota = state.quota.map(|left| left - 1).filter(|_| !lab.collector.resting(&state.world));
        if !lab.collector.traits().safe && state.world.collection.phase != phase {
            look_for_lost(lab, state, notes);
        }
        look_after(lab, subject, state, notes);
        return Progress::More;
    }
    if subject.stopped(state) {
        return Progress::Done;
    }
    if let Some(why) = lab.collector.due(&state.world).filter(|_| !subject.asks(state)) {
        let spare = state.world.pacing.spare;
        relieve(lab, subject, state, (why, spare), notes);
        return Progress::More;
    }
    match subject.act(lab, state, notes) {
        TurnOutcome::Acted => state.tried = false,
        TurnOutcome::Collect(why) => begin(lab, subject, state, why, notes),
        TurnOutcome::Work(steps) => {
            state.quota = Some(steps);
            if lab.collector.resting(&state.world) {
                lab.collector.begin(&mut state.world, Why::Asked, &mut Relay(notes));
            }
            state.quota = state.quota.filter(|_| !lab.collector.resting(&state.world));
            look_after(lab, subject, state, notes);
        }
        TurnOutcome::Full(bytes) => relieve(lab, subject, state, (Why::Full, bytes), notes),
        TurnOutcome::Done => return Progress::Done,
    }
    Progress::More
}

/// Begins a collection that is due. Where one has just brought no room, or there is none to begin, that is the end.
fn relieve(lab: &Lab, subject: &dyn Acts, state: &mut State, (why, bytes): (Why, u32), notes: &mut dyn Sink<Event>) {
    let full = why == Why::Full;
    if full && std::mem::replace(&mut state.tried, true) {
        return subject.starved(state, bytes, notes);
    }
    begin(lab, subject, state, why, notes);
    if full && lab.collector.resting(&state.world) {
        subject.starved(state, bytes, notes);
    }
}

/// When a collector that may lose objects has decided what it will free, and something of that can be reached: that is
/// the end of the run, before a reference dangles.
fn look_for_lost(lab: &Lab, state: &mut State, notes: &mut dyn Sink<Event>) {
    let Some(loss) = Loss::look(lab, state) else { return };
    let failure = OperationFailure { place: 0, message: loss.sentence(lab, state).into() };
    notes.note(Event::Failed(failure.clone()));
    (state.failure, state.loss) = (Some(failure), Some(loss.into()));
}

fn begin(lab: &Lab, subject: &dyn Acts, state: &mut State, why: Why, notes: &mut dyn Sink<Event>) {
    state.quota = None;
    gc::ask(lab.collector, &mut state.world, why, &mut Relay(notes));
    state.collecting = true;
    look_after(lab, subject, state, notes);
}

/// Tells the subject what is over.
fn look_after(lab: &Lab, subject: &dyn Acts, state: &mut State, notes: &mut dyn Sink<Event>) {
    if state.collecting && lab.collector.resting(&state.world) {
        state.collecting = false;
        subject.collected(state);
    }
    if !state.owes(lab.collector) {
        subject.settled(lab, state, notes);
    }
}

//! A run that can be at any of its moments: the state now, what was put in and when, and checkpoints to go back to.
//!
//! Checkpoints are evenly spaced and bounded in number: when there are too many, every other one goes and the spacing
//! doubles, so a seek costs one clone and at most one spacing of steps, and a long run keeps no more than a short one.

use super::{Fuel, Machine, Mute, Progress, Sink, Tick};

/// A future that was dropped by an edit, kept to be returned to.
#[derive(Clone, Debug)]
pub struct Branch<I> {
    /// Where it left the run that was kept.
    pub at: Tick,
    /// Its inputs from there on, each with the tick at which it came.
    pub inputs: Vec<(Tick, I)>,
}

/// A machine's run. It knows no heap.
#[derive(Clone, Debug)]
pub struct Timeline<M: Machine> {
    machine: M,
    state: M::State,
    now: Tick,
    inputs: Vec<(Tick, M::Input)>,
    branches: Vec<Branch<M::Input>>,
    checkpoints: Vec<(Tick, M::State)>,
    spacing: u64,
}

impl<M: Machine> Timeline<M> {
    /// No run keeps more checkpoints than this.
    pub const CHECKPOINTS: usize = 256;
    /// The first spacing, in ticks.
    const SPACING: u64 = 64;

    /// A run at its first moment.
    pub fn new(machine: M, state: M::State) -> Self {
        Self::replaying(machine, state, Vec::new())
    }

    /// A run at its first moment, with what is put in later on, in order of the ticks.
    pub fn replaying(machine: M, state: M::State, inputs: Vec<(Tick, M::Input)>) -> Self {
        let checkpoints = vec![(Tick(0), state.clone())];
        let branches = Vec::new();
        Timeline { machine, state, now: Tick(0), inputs, branches, checkpoints, spacing: Self::SPACING }
    }

    /// The machine.
    pub fn machine(&self) -> &M {
        &self.machine
    }

    /// The state at this moment.
    pub fn state(&self) -> &M::State {
        &self.state
    }

    /// This moment.
    pub fn now(&self) -> Tick {
        self.now
    }

    /// What was put in so far and from here on, in order.
    pub fn inputs(&self) -> &[(Tick, M::Input)] {
        &self.inputs
    }

    /// The futures that edits dropped, oldest first.
    pub fn branches(&self) -> &[Branch<M::Input>] {
        &self.branches
    }

    /// How many checkpoints there are.
    pub fn checkpoints(&self) -> usize {
        self.checkpoints.len()
    }

    /// One tick ahead: the input that was made here, else a step of the machine.
    pub fn step(&mut self, notes: &mut dyn Sink<M::Note>) -> Progress {
        if play(&self.machine, &self.inputs, self.now, &mut self.state, notes) == Progress::Done {
            return Progress::Done;
        }
        self.now.0 += 1;
        self.checkpoint();
        Progress::More
    }

    /// Tells what happened from one moment up to another, without going there.
    pub fn tell(&self, from: Tick, to: Tick, notes: &mut dyn Sink<M::Note>) {
        let (tick, state) = &self.checkpoints[self.nearest(from)];
        let (mut now, mut state) = (*tick, state.clone());
        while now < to {
            let sink: &mut dyn Sink<M::Note> = if now < from { &mut Mute } else { notes };
            if play(&self.machine, &self.inputs, now, &mut state, sink) == Progress::Done {
                return;
            }
            now.0 += 1;
        }
    }

    /// The last checkpoint that is not after a moment.
    fn nearest(&self, at: Tick) -> usize {
        self.checkpoints.partition_point(|(tick, _)| *tick <= at).saturating_sub(1)
    }

    /// To a moment, or to the end if the run is shorter. `Done` when it is there, `More` when the fuel ran out first:
    /// call again.
    pub fn seek(&mut self, to: Tick, mut fuel: Fuel) -> Progress {
        let (tick, state) = &self.checkpoints[self.nearest(to)];
        if to < self.now || *tick > self.now {
            (self.now, self.state) = (*tick, state.clone());
        }
        while self.now < to {
            if !fuel.burn() {
                return Progress::More;
            }
            if self.step(&mut Mute) == Progress::Done {
                break;
            }
        }
        Progress::Done
    }

    /// Puts something in, here and now, and does it. The future is dropped; what had been put in there is kept as a
    /// branch.
    pub fn edit(&mut self, input: M::Input, notes: &mut dyn Sink<M::Note>) {
        let kept = self.inputs.partition_point(|(tick, _)| *tick < self.now);
        let dropped = self.inputs.split_off(kept);
        if !dropped.is_empty() {
            self.branches.push(Branch { at: self.now, inputs: dropped });
        }
        self.checkpoints.retain(|(tick, _)| *tick <= self.now);
        self.inputs.push((self.now, input));
        self.step(notes);
    }

    fn checkpoint(&mut self) {
        let last = self.checkpoints.last().map_or(Tick(0), |(tick, _)| *tick);
        if self.now <= last || !self.now.0.is_multiple_of(self.spacing) {
            return;
        }
        self.checkpoints.push((self.now, self.state.clone()));
        if self.checkpoints.len() > Self::CHECKPOINTS {
            self.spacing *= 2;
            let spacing = self.spacing;
            self.checkpoints.retain(|(tick, _)| tick.0.is_multiple_of(spacing));
        }
    }
}

/// One tick of a machine: the input that was made at this moment, else a step.
fn play<M: Machine>(
    machine: &M,
    inputs: &[(Tick, M::Input)],
    now: Tick,
    state: &mut M::State,
    notes: &mut dyn Sink<M::Note>,
) -> Progress {
    let at = inputs.partition_point(|(tick, _)| *tick < now);
    match inputs.get(at) {
        Some((tick, input)) if *tick == now => {
            machine.obey(state, input, notes);
            Progress::More
        }
        _ => machine.step(state, notes),
    }
}

//! A run whose moments can all be looked at: what was put in and when, and checkpoints from which any moment is played.
//!
//! Checkpoints are evenly spaced and bounded in number: when there are too many, every other one goes and the spacing
//! doubles, so looking at a moment costs one clone and at most one spacing of steps, and a long run keeps no more than a
//! short one. There is no cursor: who looks at a moment changes nothing for anybody else.

use super::{Fuel, Machine, Moment, Mute, Progress, Sink, Tick};
use std::cell::RefCell;

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
    /// The last moment that is known so far, and the state there.
    end: Tick,
    last: M::State,
    inputs: Vec<(Tick, M::Input)>,
    branches: Vec<Branch<M::Input>>,
    checkpoints: Vec<(Tick, M::State)>,
    spacing: u64,
    /// The moment that was looked at last: the next one is most often the same, or a little later.
    seen: RefCell<Option<Moment<M::State, M::Note>>>,
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
        Timeline {
            machine,
            end: Tick(0),
            last: state,
            inputs,
            branches: Vec::new(),
            checkpoints,
            spacing: Self::SPACING,
            seen: RefCell::default(),
        }
    }

    /// The machine.
    pub fn machine(&self) -> &M {
        &self.machine
    }

    /// The last moment that is known so far.
    pub fn end(&self) -> Tick {
        self.end
    }

    /// The state at the last moment that is known so far.
    pub fn last(&self) -> &M::State {
        &self.last
    }

    /// What was put in, in order.
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

    /// Plays on behind the last moment that is known, telling of each tick, until the run is over (`Done`) or the fuel
    /// is burnt (`More`: call again).
    pub fn explore(&mut self, fuel: &mut Fuel, mut each: impl FnMut(Tick, &M::State, &[M::Note])) -> Progress {
        let mut notes = Vec::new();
        while fuel.burn() {
            notes.clear();
            if play(&self.machine, &self.inputs, self.end, &mut self.last, &mut notes) == Progress::Done {
                return Progress::Done;
            }
            self.advance();
            each(self.end, &self.last, &notes);
        }
        Progress::More
    }

    /// A moment of the run, or the last one that is known if that comes before it.
    pub fn at(&self, to: Tick) -> Moment<M::State, M::Note> {
        let to = to.min(self.end);
        let mut seen = self.seen.borrow_mut();
        if let Some(moment) = seen.as_ref().filter(|moment| moment.tick == to) {
            return moment.clone();
        }
        let before = Tick(to.0.saturating_sub(1));
        let checkpoint = &self.checkpoints[self.nearest(before)];
        let near = seen.take().filter(|moment| checkpoint.0 <= moment.tick && moment.tick <= before);
        let (mut now, mut state) = match near {
            Some(moment) => (moment.tick, moment.into_state()),
            None => checkpoint.clone(),
        };
        let mut events = Vec::new();
        self.play_on(&mut now, &mut state, before, &mut Mute);
        self.play_on(&mut now, &mut state, to, &mut events);
        let moment = Moment::new(to, state, events);
        *seen = Some(moment.clone());
        moment
    }

    /// What happened from one moment up to another.
    pub fn between(&self, from: Tick, to: Tick) -> Vec<M::Note> {
        let (mut now, mut state) = self.checkpoints[self.nearest(from)].clone();
        let mut notes = Vec::new();
        self.play_on(&mut now, &mut state, from, &mut Mute);
        self.play_on(&mut now, &mut state, to.min(self.end), &mut notes);
        notes
    }

    fn play_on(&self, now: &mut Tick, state: &mut M::State, to: Tick, notes: &mut dyn Sink<M::Note>) {
        while *now < to && play(&self.machine, &self.inputs, *now, state, notes) == Progress::More {
            now.0 += 1;
        }
    }

    /// The last checkpoint that is not after a moment.
    fn nearest(&self, at: Tick) -> usize {
        self.checkpoints.partition_point(|(tick, _)| *tick <= at).saturating_sub(1)
    }

    /// Puts something in at a moment and does it, once; what that told. If it is not to be kept, nothing changes. Else
    /// the future is dropped, and what had been put in there is kept as a branch.
    pub fn edit(
        &mut self,
        at: Tick,
        input: M::Input,
        keep: impl FnOnce(&[M::Note]) -> bool,
    ) -> Result<Vec<M::Note>, Vec<M::Note>> {
        let Moment { tick: at, state, .. } = self.at(at);
        let (mut state, mut notes) = (M::State::clone(&state), Vec::new());
        self.machine.obey(&mut state, &input, &mut notes);
        if !keep(&notes) {
            return Err(notes);
        }
        let kept = self.inputs.partition_point(|(tick, _)| *tick < at);
        let dropped = self.inputs.split_off(kept);
        if !dropped.is_empty() {
            self.branches.push(Branch { at, inputs: dropped });
        }
        self.checkpoints.retain(|(tick, _)| *tick <= at);
        self.seen.take();
        self.inputs.push((at, input));
        (self.end, self.last) = (at, state);
        self.advance();
        Ok(notes)
    }

    /// The last state is one tick further than it was: that is the end now, and sometimes a checkpoint.
    fn advance(&mut self) {
        self.end.0 += 1;
        let last = self.checkpoints.last().map_or(Tick(0), |(tick, _)| *tick);
        if self.end <= last || !self.end.0.is_multiple_of(self.spacing) {
            return;
        }
        self.checkpoints.push((self.end, self.last.clone()));
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

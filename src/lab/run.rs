//! A run: a lab on a timeline, gone through once from end to end so that the whole of it is known.

use super::{Chart, Deeds, Event, Fault, Lab, Op, State, Stride};
use memory::time::{Fuel, Progress, Tick, Timeline};

/// A run of a lab, at one of its moments.
#[derive(Clone, Debug)]
pub struct Run {
    timeline: Timeline<Lab>,
    chart: Chart,
    complete: bool,
    /// Where to be when the run is known.
    wanted: Tick,
}

impl Run {
    /// A run at its start, of which nothing is known yet.
    pub fn new(lab: Lab) -> Run {
        Run::replaying(lab, Vec::new())
    }

    /// The same, in which people do these things, each at its tick, in order.
    pub fn replaying(lab: Lab, inputs: Deeds) -> Run {
        let state = lab.start();
        let chart = Chart::at_start(&state, lab.collector.traits());
        Run { timeline: Timeline::replaying(lab, state, inputs), chart, complete: false, wanted: Tick(0) }
    }

    /// Goes on towards the end, telling of each tick, until the run is known or the fuel is burnt; then to the moment
    /// that is wanted. True when both are done.
    pub fn explore(&mut self, fuel: &mut Fuel, mut each: impl FnMut(Tick, &State, &[Event])) -> bool {
        let mut events = Vec::new();
        while !self.complete {
            if !fuel.burn() {
                return false;
            }
            events.clear();
            self.complete = self.timeline.step(&mut events) == Progress::Done;
            if !self.complete {
                self.chart.observe(self.timeline.now(), self.timeline.state(), &events);
                each(self.timeline.now(), self.timeline.state(), &events);
            }
        }
        self.settle(fuel)
    }

    fn settle(&mut self, fuel: &mut Fuel) -> bool {
        let wanted = self.wanted.min(self.chart.end());
        let before = self.timeline.now();
        let there = self.timeline.seek(wanted, *fuel) == Progress::Done;
        fuel.0 = fuel.0.saturating_sub(self.timeline.now().0.abs_diff(before.0));
        there
    }

    /// Whether the whole of it is known.
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// Why it cannot go on, if it failed; to be asked once it is known.
    pub fn failure(&self, text: &str) -> Option<Fault> {
        self.timeline.state().failure.as_ref().map(|failure| Fault::at(text, failure.place, &*failure.message))
    }

    /// Wants to be at a moment, clamped to the run. True when it is there; else [`Run::explore`] goes on.
    pub fn seek(&mut self, to: Tick, fuel: &mut Fuel) -> bool {
        self.wanted = to;
        self.complete && self.settle(fuel)
    }

    /// The moment so many strides ahead of another, or behind it.
    pub fn strided(&self, from: Tick, steps: i64, stride: Stride) -> Tick {
        let mut at = from;
        for _ in 0..steps.unsigned_abs() {
            let next = match steps > 0 {
                true => self.chart.next(at, stride.grain()),
                false => self.chart.previous(at, stride.grain()),
            };
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// Does an operation of a person, here and now, or refuses it without any effect. The future is to be explored
    /// anew.
    pub fn edit(&mut self, op: Op) -> Result<(), Fault> {
        use memory::time::Machine;
        let mut events = Vec::new();
        self.timeline.machine().obey(&mut self.timeline.state().clone(), &op, &mut events);
        if let Some(Event::Refused(sentence)) = events.iter().find(|event| matches!(event, Event::Refused(_))) {
            return Err(Fault::nowhere(&**sentence));
        }
        self.chart.truncate(self.timeline.now());
        events.clear();
        self.timeline.edit(op, &mut events);
        self.chart.observe(self.timeline.now(), self.timeline.state(), &events);
        (self.complete, self.wanted) = (false, self.timeline.now());
        Ok(())
    }

    /// What happened from a moment up to another, later one.
    pub fn events_between(&self, from: Tick, to: Tick) -> Vec<Event> {
        let mut events = Vec::new();
        self.timeline.tell(from, to, &mut events);
        events
    }

    /// What the tick that led to a moment told; nothing at the start.
    pub fn events_before(&self, at: Tick) -> Vec<Event> {
        self.events_between(Tick(at.0.saturating_sub(1)), at)
    }

    /// The state at this moment.
    pub fn state(&self) -> &State {
        self.timeline.state()
    }

    /// This moment.
    pub fn now(&self) -> Tick {
        self.timeline.now()
    }

    /// The moment that is wanted.
    pub fn wanted(&self) -> Tick {
        self.wanted
    }

    /// What is known of the whole run.
    pub fn chart(&self) -> &Chart {
        &self.chart
    }

    /// The lab that plays it.
    pub fn lab(&self) -> &Lab {
        self.timeline.machine()
    }

    /// What people put in, in order, each with its tick: with the scenario, the whole truth of this run.
    pub fn deeds(&self) -> &[(Tick, Op)] {
        self.timeline.inputs()
    }

    /// What people put in, in order, each with the number of operations that had begun before it.
    pub fn inputs(&self) -> Vec<(usize, Op)> {
        let before = |at: Tick| self.chart.acts().partition_point(|act| *act <= at);
        self.timeline.inputs().iter().map(|(at, op)| (before(*at), op.clone())).collect()
    }
}

//! A run: a lab on a timeline, gone through once from end to end so that the whole of it is known. Any of its moments is
//! a value; there is no cursor that somebody moves.

use super::{Chart, Deeds, Event, Fault, Lab, Operation, Record, RunMoment, State, Stride};
use memory::time::{Fuel, Progress, Tick, Timeline};

/// A run of a lab, with a chart of it and what somebody else takes down of it.
#[derive(Clone, Debug)]
pub struct Run<R = ()> {
    timeline: Timeline<Lab>,
    /// All that is taken down of each tick: observed in one place, and truncated in one.
    journal: (Chart, R),
    complete: bool,
}

impl Run {
    /// A run of which nothing is known yet but its start.
    pub fn new(lab: Lab) -> Run {
        Run::recorded(lab, Deeds::new(), |_| ())
    }
}

impl<R: Record> Run<R> {
    /// The same, in which people do these things, each at its tick, in order; with a record of it, begun at its start.
    pub fn recorded(lab: Lab, inputs: Deeds, record: impl FnOnce(&State) -> R) -> Run<R> {
        let state = lab.start();
        let journal = (Chart::at_start(&state, lab.collector.traits()), record(&state));
        Run { timeline: Timeline::replaying(lab, state, inputs), journal, complete: false }
    }

    /// Goes on towards the end, taking down each tick, until the run is known or the fuel is burnt. True when it is
    /// known.
    pub fn explore(&mut self, fuel: &mut Fuel) -> bool {
        if self.complete {
            return true;
        }
        let journal = &mut self.journal;
        let each = |at: Tick, state: &State, events: &[Event]| journal.observe(at, state, events);
        self.complete = self.timeline.explore(fuel, each) == Progress::Done;
        if self.complete {
            self.journal.finish(self.timeline.end(), self.timeline.last());
        }
        self.complete
    }

    /// Lets the record of a run begin, before anything but its start is known: what it is and where the run stands.
    pub fn begin<T>(&mut self, begin: impl FnOnce(&mut R, &Lab, &State) -> T) -> T {
        begin(&mut self.journal.1, self.timeline.machine(), self.timeline.last())
    }

    /// Whether the whole of it is known.
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// A moment of it, or the last one that is known if that comes before it.
    pub fn at(&self, tick: Tick) -> RunMoment {
        self.timeline.at(tick)
    }

    /// The last moment that is known.
    pub fn end(&self) -> Tick {
        self.timeline.end()
    }

    /// The state at the last moment that is known.
    pub fn last(&self) -> &State {
        self.timeline.last()
    }

    /// What happened from a moment up to another, later one.
    pub fn events_between(&self, from: Tick, to: Tick) -> Vec<Event> {
        self.timeline.between(from, to)
    }

    /// Why it cannot go on, if it failed; to be asked once it is known. That an object got lost is no failure of the run.
    pub fn failure(&self, text: &str) -> Option<Fault> {
        let last = Some(self.last()).filter(|state| state.loss.is_none())?;
        last.failure.as_ref().map(|failure| Fault::at(text, failure.place, &*failure.message))
    }

    /// The moment a number of strides ahead of another, or behind it when the number is negative.
    pub fn strided(&self, from: Tick, steps: i64, stride: Stride) -> Tick {
        let mut at = from;
        for _ in 0..steps.unsigned_abs() {
            let next = match steps > 0 {
                true => self.chart().next(at, stride),
                false => self.chart().previous(at, stride),
            };
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// The first moment from this one on at which a person may write: while a collector that stops the world works, nobody does.
    /// (What is recorded has its tick, whichever that is.)
    pub fn writable(&self, from: Tick) -> Tick {
        let pauses = self.chart().pauses();
        let next = pauses.partition_point(|pause| pause.from <= from);
        let under_way = pauses[..next].last().filter(|_| !self.lab().collector.traits().instalments);
        under_way.map_or(from, |pause| pause.to.max(from))
    }

    /// Does an operation of a person at a moment, or refuses it without any effect; what it told. The future is to be
    /// explored anew.
    pub fn edit(&mut self, at: Tick, op: Operation) -> Result<Vec<Event>, Fault> {
        let at = at.min(self.end());
        let refused = |events: &[Event]| events.iter().any(|event| matches!(event, Event::Refused(_)));
        let before = self.at(at);
        let events = self.timeline.edit(at, op, |events| !refused(events)).map_err(|events| {
            let sentence = events.into_iter().find_map(|event| match event {
                Event::Refused(sentence) => Some(sentence),
                _ => None,
            });
            Fault::nowhere(sentence.unwrap_or_default().to_string())
        })?;
        self.journal.truncate(at, &before.state);
        self.journal.observe(self.timeline.end(), self.timeline.last(), &events);
        self.complete = false;
        Ok(events)
    }

    /// What is known of the whole run.
    pub fn chart(&self) -> &Chart {
        &self.journal.0
    }

    /// What somebody else has taken down of it.
    pub fn record(&self) -> &R {
        &self.journal.1
    }

    /// The lab that plays it.
    pub fn lab(&self) -> &Lab {
        self.timeline.machine()
    }

    /// What people put in, in order, each with its tick: with the scenario, the whole truth of this run.
    pub fn deeds(&self) -> &[(Tick, Operation)] {
        self.timeline.inputs()
    }

    /// What people put in, in order, each with the number of operations that had begun before it.
    pub fn inputs(&self) -> Vec<(usize, Operation)> {
        let before = |at: Tick| self.chart().acts().partition_point(|act| *act <= at);
        self.timeline.inputs().iter().map(|(at, op)| (before(*at), op.clone())).collect()
    }
}

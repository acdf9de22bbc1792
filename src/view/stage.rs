//! A run with its cast and its plan: gives the frame of any of its moments.

use super::cast::Cast;
use super::colours::Colours;
use super::frame::{Frame, LegendRow, Row, Track};
use super::narrate::Narrator;
use super::plan::Plan;
use super::{panels, scene, state, table};
use crate::lab::{Event, Fault, Lab, Op, Run, State};
use crate::time::{Fuel, Tick};
use serde_json::Value;
use std::rc::Rc;

/// A stage.
pub struct Stage {
    run: Run,
    cast: Cast,
    plan: Plan,
    legend: Rc<Vec<LegendRow>>,
    track: Rc<Track>,
    /// Whether plan and track are those of the run as it is.
    planned: bool,
}

/// Strides over more ticks than this show where they end, not all that happened on the way.
const LONGEST_TOLD: u64 = 20_000;

impl Stage {
    /// A stage on which nothing has been played yet.
    pub fn new(lab: Lab) -> Stage {
        let legend = Rc::new(panels::legend(lab.collector.traits(), lab.scenario.order));
        let run = Run::new(lab);
        let cast = Cast::at_start(run.state());
        Stage { run, cast, plan: Plan::default(), legend, track: Rc::default(), planned: false }
    }

    /// Plays the run ahead and plans its picture, as far as the fuel goes. True when every moment can be shown.
    pub fn explore(&mut self, fuel: &mut Fuel) -> bool {
        if self.planned {
            return true;
        }
        let cast = &mut self.cast;
        if !self.run.explore(fuel, |tick, state, events| cast.observe(tick.0, state, events)) {
            return false;
        }
        if !self.plan.holds(&self.cast, self.run.state()) {
            self.plan = Plan::make(&self.cast, self.run.state(), &self.run.lab().scenario);
        }
        self.track = Rc::new(panels::track(self.run.chart(), self.run.state().world.heap.size()));
        self.planned = true;
        true
    }

    /// The run.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// Why the run cannot be played to its end, if that is so.
    pub fn failure(&mut self, text: &str) -> Option<Fault> {
        let now = self.run.now();
        self.go(self.run.chart().end());
        let failure = self.run.failure(text);
        self.go(now);
        failure
    }

    /// Goes to a moment of the run, which must have been explored: that is one clone and a few steps.
    pub fn go(&mut self, to: Tick) {
        self.run.seek(to, &mut Fuel::PLENTY.clone());
    }

    /// Does an operation of a person at this moment. The run is to be explored anew.
    pub fn edit(&mut self, op: Op) -> Result<(), Fault> {
        let at = self.run.now();
        self.run.edit(op)?;
        self.cast.truncate(at.0);
        self.cast.observe(at.0 + 1, self.run.state(), &self.run.events_before(self.run.now()));
        self.planned = false;
        Ok(())
    }

    /// The frame of this moment, as it is reached from an earlier one; of the last tick alone when `from` is `None`.
    pub fn frame(&self, from: Option<Tick>, coarse: bool) -> Frame {
        let now = self.run.now();
        let events: Vec<Event> = match from.filter(|from| *from < now && now.0 - from.0 <= LONGEST_TOLD) {
            Some(from) => self.run.events_between(from, now),
            None => self.run.events_before(now),
        };
        let (state, collector) = (self.run.state(), self.run.lab().collector);
        let colours = Colours::of(state, collector);
        let narrator = Narrator { state, collector, cast: &self.cast };
        Frame {
            tick: now.0,
            picture: scene::draw(state, &colours, &self.cast, &self.plan, &events),
            worklist: panels::worklist(state, collector, &self.cast),
            legend: self.legend.clone(),
            counters: panels::counters(state, collector.traits(), &colours),
            strip: panels::strip(state, &colours, &self.cast),
            sentence: narrator.tell(&events, coarse),
            track: self.track.clone(),
        }
    }

    /// The table of a moment.
    pub fn table(&self, at: &State) -> Vec<Row> {
        table::rows(at, self.run.lab().collector, &self.cast)
    }

    /// A moment as plain JSON.
    pub fn json(&self, at: &State, frame: &Frame) -> Value {
        state::json(at, self.run.lab().collector, frame.tick, self.run.chart().end().0, &frame.sentence)
    }
}

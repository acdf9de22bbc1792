//! A run with its cast and its plan: gives the frame of any of its moments.

mod answers;
mod objects;

use super::cast::Cast;
use super::colours::Colours;
use super::frame::{Counter, Frame, LegendRow, Row, Track};
use super::heap_chart::HeapChart;
use super::narrate::Narrator;
use super::plan::Plan;
use super::program::{self, Gather, Known, Sight, Teller};
use super::score::Beats;
use super::settings::Unfold;
use super::tally::Tally;
use super::words::count;
use super::{panels, scene, state, table};
use crate::lab::{Deeds, Event, Fault, Lab, Op, Pause, Run, State, Stride};
use js::Program;
use memory::time::{Fuel, Tick};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::rc::Rc;

/// A stage.
pub struct Stage {
    run: Run,
    pub(super) cast: Cast,
    gather: Gather,
    /// How many lines are printed in the whole run.
    printed: usize,
    pub(super) plan: Plan,
    /// Whether the plan was made since somebody asked.
    fresh: bool,
    legend: Rc<Vec<LegendRow>>,
    track: Rc<Track>,
    /// Whether plan and track are those of the run as it is.
    planned: bool,
    /// What another run is aligned with, where there is one beside this.
    beats: Option<Beats>,
}

/// Strides over more ticks than this show where they end, not all that happened on the way.
const LONGEST_TOLD: u64 = 20_000;

impl Stage {
    /// A stage on which nothing has been played yet, for a run in which people do these things, each at its tick;
    /// `unfold` says what of a program's engine it shows.
    pub fn replaying(lab: Lab, unfold: Unfold, inputs: Deeds) -> Stage {
        let legend = Rc::new(panels::legend(lab.collector.traits(), lab.scenario.order));
        let run = Run::replaying(lab, inputs);
        let cast = Cast::at_start(run.state());
        let mut gather = Gather::showing(unfold);
        if let Some(program) = &run.lab().scenario.program {
            gather.begin(program, run.state());
        }
        let (plan, track) = Default::default();
        Stage { run, cast, gather, printed: 0, plan, fresh: false, legend, track, planned: false, beats: None }
    }

    /// The same, to stand beside another one.
    pub fn beside(self) -> Stage {
        let beats = Some(Beats::at_start(self.owes()));
        Stage { beats, ..self }
    }

    fn owes(&self) -> bool {
        self.run.lab().collector.owes(&self.run.state().world)
    }

    /// Plays the run ahead and plans its picture, as far as the fuel goes. True when every moment can be shown.
    pub fn explore(&mut self, fuel: &mut Fuel) -> bool {
        if self.planned {
            return true;
        }
        let (cast, gather, beats) = (&mut self.cast, &mut self.gather, &mut self.beats);
        let collector = self.run.lab().collector;
        let mut beat = |tick: Tick, state: &State, events: &[Event]| {
            if let Some(beats) = beats {
                beats.observe(tick.0, collector.owes(&state.world), events);
            }
        };
        let Some(program) = self.run.lab().scenario.program.clone() else {
            let each = |tick: Tick, state: &State, events: &[Event]| {
                cast.observe(tick.0, state, events);
                beat(tick, state, events);
            };
            if !self.run.explore(fuel, each) {
                return false;
            }
            let now = self.run.now();
            // Only the end knows all that people have added.
            self.go(self.end());
            if !self.plan.holds(&self.cast, self.run.state().world.roots.len() as usize) {
                (self.plan, self.fresh) = (self.lay_out(&self.cast), true);
            }
            self.go(now);
            self.draw_track();
            self.planned = true;
            return true;
        };
        let each = |tick: Tick, state: &State, events: &[Event]| {
            gather.observe(cast, &program, tick.0, state, events);
            beat(tick, state, events);
        };
        if !self.run.explore(fuel, each) {
            return false;
        }
        self.plan_program(&program);
        self.planned = true;
        true
    }

    fn plan_program(&mut self, program: &Program) {
        let (now, end) = (self.run.now(), self.run.chart().end());
        self.go(end);
        self.gather.finish(&mut self.cast, program, end.0, self.run.state());
        self.printed = self.run.state().vm.as_ref().map_or(0, |vm| vm.lines());
        self.go(now);
        if !self.plan.holds(&self.cast, self.gather.roots.len()) {
            (self.plan, self.fresh) = (self.lay_out(&self.cast), true);
        }
        self.draw_track();
    }

    fn draw_track(&mut self) {
        let chart = self.heap_chart(self.end(), self.most_used(), |tick| tick);
        self.track = Rc::new(panels::track(self.run.chart(), self.most(), chart));
    }

    /// Heap use as a chart, in common time: where each tick of the run is there, and where all ends. `most` is how many
    /// bytes it is to have room for.
    pub fn heap_chart(&self, end: Tick, most: u32, common: impl Fn(Tick) -> Tick) -> HeapChart {
        let (traits, heap) = (self.run.lab().collector.traits(), self.run.state().world.heap.size());
        HeapChart::of(self.run.chart(), traits, heap, most, end, common)
    }

    /// The most bytes that are ever in use.
    pub fn most_used(&self) -> u32 {
        self.run.chart().used().iter().map(|(_, used)| *used).max().unwrap_or(0)
    }

    /// A plan for a cast like this run's own, at a moment when all is known that people have added.
    pub(super) fn lay_out(&self, cast: &Cast) -> Plan {
        match self.program() {
            Some(_) => Plan::of_program(cast, &self.gather),
            None => Plan::make(cast, self.run.state(), &self.run.lab().scenario),
        }
    }

    /// Whether the plan was made since this was asked last.
    pub fn replanned(&mut self) -> bool {
        std::mem::take(&mut self.fresh)
    }

    /// The program, if it is one that is played.
    pub fn program(&self) -> Option<&Rc<Program>> {
        self.run.lab().scenario.program.as_ref()
    }

    /// A moment of the program as people see it.
    fn sight<'a>(&'a self, at: &'a State) -> Option<Sight<'a>> {
        Sight::of(self.program()?, at, self.gather.unfold)
    }

    /// What of the program's engine is shown by itself.
    pub fn unfolded(&self) -> Unfold {
        self.gather.unfold
    }

    /// The collector's name.
    pub fn collector(&self) -> &'static str {
        self.run.lab().collector.traits().name
    }

    /// The last tick.
    pub fn end(&self) -> Tick {
        self.run.chart().end()
    }

    /// From where one comes to this moment by a stride.
    pub fn came_from(&self, stride: Stride) -> Option<Tick> {
        let (run, now) = (&self.run, self.run.now());
        let from = run.strided(now, -1, stride);
        (run.strided(from, 1, stride) == now).then_some(from)
    }

    /// The last moment before the next operation (of a program: statement) begins, when so many have begun.
    pub fn before(&self, begun: usize) -> Tick {
        let next = match self.program() {
            Some(_) => self.statements().get(begun).map(|(tick, _)| *tick),
            None => self.run.chart().acts().get(begun).map(|act| act.0),
        };
        next.map_or(self.end(), |next| Tick(next.saturating_sub(1)))
    }

    /// What people did in this run, each with how many operations (of a program: statements) had begun by then.
    pub fn inputs(&self) -> VecDeque<(usize, Op)> {
        let (run, statements) = (&self.run, self.statements());
        if self.program().is_none() {
            return run.inputs().into();
        }
        let begun = run.chart().acts().iter().map(|at| statements.partition_point(|(tick, _)| *tick <= at.0));
        begun.zip(run.inputs()).map(|(begun, (_, op))| (begun, op)).collect()
    }

    /// When each statement began, and its line.
    pub fn statements(&self) -> &[(u64, u32)] {
        &self.gather.statements
    }

    /// When an object was freed that is drawn, in no order.
    pub fn freed(&self) -> impl Iterator<Item = Tick> {
        self.cast.lives.iter().filter(|life| life.died != u64::MAX).map(|life| Tick(life.died))
    }

    /// The run.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// How many bytes are the whole height of the timeline.
    pub fn most(&self) -> u32 {
        if self.program().is_none() {
            return self.run.state().world.heap.size();
        }
        let most = self.most_used();
        most + most / 4
    }

    /// The run's timeline, in its own ticks.
    pub fn track(&self) -> &Rc<Track> {
        &self.track
    }

    /// The beats of the run, where another one stands beside it.
    pub fn beats(&self) -> Option<&Beats> {
        self.beats.as_ref()
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
        let (at, owed) = (self.run.now(), self.owes());
        self.run.edit(op)?;
        self.cast.truncate(at.0);
        let events = self.run.events_before(self.run.now());
        let owes = self.owes();
        if let Some(beats) = &mut self.beats {
            beats.truncate(at.0, owed);
            beats.observe(at.0 + 1, owes, &events);
        }
        match self.run.lab().scenario.program.clone() {
            Some(program) => {
                self.gather.truncate(at.0);
                self.gather.observe(&mut self.cast, &program, at.0 + 1, self.run.state(), &events);
            }
            None => self.cast.observe(at.0 + 1, self.run.state(), &events),
        }
        self.planned = false;
        Ok(())
    }

    /// The frame of this moment, as it is reached from an earlier one; of the last tick alone when `from` is `None`.
    pub fn frame(&self, from: Option<Tick>, coarse: bool) -> Frame {
        self.shown(from, coarse, true)
    }

    /// The same while nothing happens here: what the sentence tells is over, nothing glows and nothing travels.
    pub fn waiting(&self, from: Option<Tick>, coarse: bool) -> Frame {
        self.shown(from, coarse, false)
    }

    fn shown(&self, from: Option<Tick>, coarse: bool, news: bool) -> Frame {
        let mut frame = self.draw(from, coarse, news);
        if self.beats.is_some() {
            let value = count(self.pause() as usize, "step").into();
            frame.counters.push(Counter { name: "Longest pause".into(), value });
        }
        frame
    }

    fn draw(&self, from: Option<Tick>, coarse: bool, news: bool) -> Frame {
        let now = self.run.now();
        let events: Vec<Event> = match from.filter(|from| *from < now && now.0 - from.0 <= LONGEST_TOLD) {
            Some(from) => self.run.events_between(from, now),
            None => self.run.events_before(now),
        };
        let seen: &[Event] = if news { &events } else { &[] };
        let (state, collector) = (self.run.state(), self.run.lab().collector);
        let colours = Colours::of(state, collector);
        let narrator = Narrator { state, collector, cast: &self.cast };
        if let Some(sight) = self.sight(state) {
            let stopped = self.run.lab().stopped(state);
            let known = Known { cast: &self.cast, plan: &self.plan, gather: &self.gather };
            let before = from.map_or(now.0.saturating_sub(1), |from| from.0);
            let (tick, gather, stop) = (now.0, &self.gather, stopped.as_ref());
            let teller = Teller { sight, narrator, gather, stopped: stop, tick, from: before };
            return Frame {
                tick,
                picture: program::draw(known, &sight, state, &colours, tick, seen),
                worklist: panels::worklist(state, collector, &self.cast),
                legend: self.legend.clone(),
                counters: program::counters(&sight, state, collector.traits(), &colours, &self.cast, gather),
                strip: program::strip(state, &colours, &self.cast, gather),
                sentence: teller.tell(&events, coarse),
                track: self.track.clone(),
                listing: Some(Rc::new(program::listing(&sight, stopped.clone(), gather, tick, self.printed))),
            };
        }
        Frame {
            tick: now.0,
            picture: scene::draw(state, &colours, &self.cast, &self.plan, seen),
            worklist: panels::worklist(state, collector, &self.cast),
            legend: self.legend.clone(),
            counters: panels::counters(state, collector.traits(), &colours),
            strip: panels::strip(state, &colours, &self.cast, state.world.heap.size()),
            sentence: narrator.tell(&events, coarse),
            track: self.track.clone(),
            listing: None,
        }
    }

    /// The pauses that are over at a moment.
    fn pauses(&self, at: u64) -> impl Iterator<Item = &Pause> {
        self.run.chart().pauses().iter().filter(move |pause| pause.to.0 <= at)
    }

    /// How many steps the longest pause so far took.
    fn pause(&self) -> u64 {
        self.pauses(self.run.now().0).map(|pause| pause.steps).max().unwrap_or(0)
    }

    /// What the collector has achieved by this moment.
    pub fn tally(&self) -> Tally {
        let state = self.run.state();
        let sight = self.sight(state);
        let shown = |entity: u32| match (&sight, state.object(entity)) {
            (Some(sight), Some(at)) => sight.shown(at),
            (_, at) => at.is_some(),
        };
        Tally { pause: self.pause(), ..Tally::of(state, &self.cast, shown, self.gather.before) }
    }

    /// The table of a moment.
    pub fn table(&self, at: &State) -> Vec<Row> {
        let collector = self.run.lab().collector;
        match self.sight(at) {
            Some(sight) => program::rows(&sight, at, collector, &self.cast, &self.gather),
            None => table::rows(at, collector, &self.cast),
        }
    }

    /// A moment as plain JSON.
    pub fn json(&self, at: &State, frame: &Frame) -> Value {
        let (collector, ticks) = (self.run.lab().collector, self.run.chart().end().0);
        let mut moment = match self.sight(at) {
            Some(sight) => program::json(&sight, at, collector, &self.cast, &self.gather, frame, ticks),
            None => state::json(at, collector, frame.tick, ticks, &frame.sentence),
        };
        // How often the collector has kept everything waiting so far, and for how many steps in all.
        let pauses = self.pauses(frame.tick);
        let (count, steps) = pauses.fold((0, 0), |(count, steps), pause| (count + 1, steps + pause.steps));
        moment["pauses"] = json!({ "count": count, "steps": steps });
        moment
    }
}

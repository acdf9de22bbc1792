//! A run with its journal and its plan: gives the frame of any of its moments.

mod answers;
mod logged;
mod objects;
mod planned;

use super::colours::Colours;
use super::common_time::Beats;
use super::drawn_set::DrawnSet;
use super::frame::{Counter, Frame, LegendRow, Panels, Picture, Row, Sentence, Track};
use super::heap_chart::HeapChart;
use super::journal::Journal;
use super::kept_places::KeptPlaces;
use super::narrate::Narrator;
use super::plan::{Plan, Planning};
use super::run_index::RunIndex;
use super::scene::{Scene, Sketch};
use super::tally::Tally;
use super::words::count;
use super::{listing, panels, state, table};
use crate::lab::{Deeds, Event, Fault, Lab, Operation, Pause, Run, RunMoment, State, Stride, Subject, Unfold};
use memory::time::{Fuel, Tick};
use planned::LAID;
use serde_json::{Value, json};
use std::cell::{LazyCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// A run that can be shown.
pub struct PicturedRun {
    run: Run<Journal>,
    plan: Plan,
    /// The plan that is being made.
    planning: Option<Planning>,
    /// Whether the layout changed since the last call of `replanned()`.
    fresh: bool,
    legend: Rc<Vec<LegendRow>>,
    track: Rc<Track>,
    /// Whether plan and track are those of the run as it is.
    planned: bool,
    /// Whether nobody looks at the graph: a large one has no plan then.
    unseen: bool,
    /// The shape of the field.
    shape: f64,
    /// Where things stand, once somebody has drawn in the picture; and whether there is to be room for more.
    kept: Option<Rc<KeptPlaces>>,
    roomy: bool,
    /// What was drawn last by this plan: the next moment is most often much like it.
    sketch: RefCell<Option<Sketch>>,
    /// Where blocks start in the heap that was drawn last.
    crossing: RefCell<panels::Crossing>,
}

/// How one comes to a moment.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arrival {
    /// From which earlier moment; of the last tick alone is told when there is none.
    pub from: Option<Tick>,
    /// Whether the stride is a coarse one, so that the sentence sums up.
    pub coarse: bool,
    /// Whether nothing happens here meanwhile: what the sentence tells is over, nothing glows and nothing travels.
    pub waits: bool,
}

/// Strides over more ticks than this show where they end, not all that happened on the way.
const LONGEST_TOLD: u64 = 20_000;

impl PicturedRun {
    /// A run of which nothing has been played yet, in which people do these things, each at its tick. `unfold` says what
    /// of a program's engine it shows, `beside` whether another one stands beside it.
    pub fn replaying(lab: Lab, unfold: Unfold, inputs: Deeds, beside: bool) -> PicturedRun {
        let legend = Rc::new(panels::legend(lab.collector.traits(), lab.scenario.order));
        let run = Run::recorded(lab.clone(), inputs, |state| Journal::at_start(lab, state, unfold, beside));
        let (plan, track) = Default::default();
        PicturedRun {
            run,
            plan,
            planning: None,
            fresh: false,
            legend,
            track,
            planned: false,
            unseen: false,
            shape: 0.0,
            kept: None,
            roomy: false,
            sketch: RefCell::default(),
            crossing: RefCell::default(),
        }
    }

    /// Plays the run ahead and plans its picture, as far as the fuel goes. True when every moment can be shown.
    pub fn explore(&mut self, fuel: &mut Fuel) -> bool {
        if self.planned {
            return true;
        }
        let count = usize::try_from(fuel.0).unwrap_or(usize::MAX).max(LAID);
        if self.run.end() == Tick(0) && !self.run.begin(|journal, lab, state| journal.begin(lab, state, count)) {
            return false;
        }
        if !self.run.explore(fuel) {
            return false;
        }
        if !self.waits_for_eyes() && !self.plan.holds(self.index()) && !self.lay_on(count) {
            return false;
        }
        self.sketch.take();
        let chart = self.heap_chart(self.end(), self.most_used(), |tick| tick);
        self.track = Rc::new(panels::track(self.run.chart(), self.run.lab().collector.traits(), self.most(), chart));
        self.planned = true;
        true
    }

    /// Who is drawn.
    pub(super) fn drawn(&self) -> &DrawnSet {
        &self.index().drawn
    }

    fn index(&self) -> &RunIndex {
        &self.run.record().index
    }

    /// A moment of the run.
    pub fn at(&self, tick: Tick) -> RunMoment {
        self.run.at(tick)
    }

    /// Heap use as a chart, in common time: where each tick of the run is there, and where all ends. `most` is how many
    /// bytes it is to have room for.
    pub fn heap_chart(&self, end: Tick, most: u32, common: impl Fn(Tick) -> Tick) -> HeapChart {
        let (traits, heap) = (self.run.lab().collector.traits(), self.run.last().world.heap.size());
        HeapChart::of(self.run.chart(), traits, heap, most, end, common)
    }

    /// The most bytes that are ever in use.
    pub fn most_used(&self) -> u32 {
        self.run.chart().used().iter().map(|(_, used)| *used).max().unwrap_or(0)
    }

    /// Whether it is followed line by line: a program is played.
    pub fn has_lines(&self) -> bool {
        self.run.lab().has_lines()
    }

    /// A moment as people see it.
    pub(super) fn subject<'a>(&'a self, at: &'a State) -> Box<dyn Subject + 'a> {
        self.run.lab().seen(at, self.unfolded())
    }

    /// What of a program's engine is shown by itself.
    pub fn unfolded(&self) -> Unfold {
        self.run.record().unfold
    }

    /// The collector's name.
    pub fn collector(&self) -> &'static str {
        self.run.lab().collector.traits().name
    }

    /// The last tick.
    pub fn end(&self) -> Tick {
        self.run.end()
    }

    /// The first moment after another that ends a stride, if there is one.
    pub fn stop(&self, at: Tick, stride: Stride) -> Option<Tick> {
        let chart = self.run.chart();
        std::iter::successors(chart.stop(at, stride), |stop| chart.stop(*stop, stride))
            .find(|stop| !self.is_folded(*stop, stride))
    }

    /// The last moment before another that ends a stride: the start if there is none.
    pub fn previous(&self, at: Tick, stride: Stride) -> Tick {
        let before = |at: Tick| (at > Tick(0)).then(|| self.run.chart().previous(at, stride));
        std::iter::successors(before(at), |stop| before(*stop))
            .find(|stop| !self.is_folded(*stop, stride))
            .unwrap_or_default()
    }

    /// Whether the collector does nothing on the way to a moment but what the picture folds away: the stride that suits
    /// does not stop there.
    fn is_folded(&self, at: Tick, stride: Stride) -> bool {
        let chart = self.run.chart();
        let told = || chart.telling().collection(at).is_some_and(|collection| at < collection.to);
        if stride != Stride::Auto || !self.has_lines() || !told() {
            return false;
        }
        let events = self.run.events_between(chart.previous(at, stride), at);
        let moment = self.run.at(at);
        let subject = &*self.subject(&moment.state);
        self.narrator(subject, at, at.previous(), None).is_folded(&events)
    }

    /// From where one comes to a moment by a stride.
    pub fn came_from(&self, at: Tick, stride: Stride) -> Option<Tick> {
        let from = self.previous(at, stride);
        (self.stop(from, stride).unwrap_or(self.end()) == at).then_some(from)
    }

    /// The last moment at which this number of operations (of a program: statements) has begun.
    pub fn before(&self, begun: usize) -> Tick {
        let next = self.strokes().get(begun).map(|(tick, _)| *tick);
        next.map_or(self.end(), Tick::previous)
    }

    /// What people did in this run, each with how many operations (of a program: statements) had begun by then.
    pub fn inputs(&self) -> VecDeque<(usize, Operation)> {
        self.run.deeds().iter().map(|(at, op)| (self.index().begun(*at), op.clone())).collect()
    }

    /// When each statement or operation began, and its line, where there are lines.
    pub fn strokes(&self) -> &[(Tick, Option<u32>)] {
        &self.index().strokes
    }

    /// How often the line of a moment has begun by then; once where there are no lines.
    pub fn times(&self, at: Tick) -> usize {
        let begun = &self.strokes()[..self.index().begun(at)];
        let line = begun.last().and_then(|(_, line)| *line);
        line.map_or(1, |line| begun.iter().filter(|(_, other)| *other == Some(line)).count())
    }

    /// When an object was freed that is drawn, in no order.
    pub fn freed(&self) -> impl Iterator<Item = Tick> {
        self.drawn().lives.iter().filter(|life| life.died != Tick::NEVER).map(|life| life.died)
    }

    /// The run.
    pub fn run(&self) -> &Run<Journal> {
        &self.run
    }

    /// How many bytes are the whole height of the timeline.
    pub fn most(&self) -> u32 {
        if self.subject(self.run.last()).fills_heap() {
            return self.run.last().world.heap.size();
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
        self.run.record().beats.as_ref()
    }

    /// Why the run cannot be played to its end, if that is so.
    pub fn failure(&self, text: &str) -> Option<Fault> {
        self.run.failure(text)
    }

    /// Does an operation of a person at a moment. The run is to be explored anew.
    pub fn edit(&mut self, at: Tick, op: Operation) -> Result<(), Fault> {
        let places = self.places();
        self.run.edit(at, op)?;
        self.kept = places;
        (self.planned, self.planning) = (false, None);
        Ok(())
    }

    /// The frame of a moment: these panels of it, as one comes to it.
    pub fn frame(&self, at: &RunMoment, arrival: Arrival, panels: Panels) -> Frame {
        let events = self.told(at, arrival);
        let seen: &[Event] = if arrival.waits { &[] } else { &events };
        let (state, collector, tick) = (&*at.state, self.run.lab().collector, at.tick);
        let (subject, index, plan) = (&*self.subject(state), self.index(), &self.plan);
        let from = arrival.from.unwrap_or(tick.previous());
        let colours = LazyCell::new(|| Colours::of(state, collector));
        let picture = || {
            let scene = Scene { subject, state: &at.state, tick, colours: &colours, index, plan };
            scene.draw(seen, &mut self.sketch.borrow_mut())
        };
        let counters = || panels::counters(subject, collector.traits(), &colours, index);
        let pause =
            || Counter { name: "Longest pause".into(), value: count(self.pause(at.tick) as usize, "step").into() };
        Frame {
            tick: at.tick,
            picture: if panels.graph && plan.holds(index) {
                picture()
            } else {
                Picture { size: plan.size, ..Picture::default() }
            },
            worklist: panels.worklist.then(|| panels::worklist(subject, collector, index)),
            legend: self.legend.clone(),
            counters: panels.counters.then(|| counters().into_iter().chain(self.beats().map(|_| pause())).collect()),
            strip: panels
                .strip
                .then(|| panels::strip((subject, &at.state), &colours, index, &mut self.crossing.borrow_mut())),
            map: panels.map.then(|| panels::map(subject, &at.state, collector, index)),
            sentence: self.sentence(subject, at, arrival, &events),
            track: self.track.clone(),
            listing: listing::listing(subject, index, from, tick, &self.run.record().printed).map(Rc::new),
        }
    }

    /// What happened on the way to a moment.
    fn told(&self, at: &RunMoment, arrival: Arrival) -> Rc<[Event]> {
        let told = |from: &Tick| from.0 + 1 < at.tick.0 && at.tick.0 - from.0 <= LONGEST_TOLD;
        match arrival.from.filter(told) {
            Some(from) => self.run.events_between(from, at.tick).into(),
            None => at.events.clone(),
        }
    }

    fn sentence(&self, subject: &dyn Subject, at: &RunMoment, arrival: Arrival, events: &[Event]) -> Sentence {
        let from = arrival.from.unwrap_or(at.tick.previous());
        let earlier = subject.position().map(|_| self.run.at(from).state);
        let before = earlier.as_deref().map(|state| self.subject(state));
        self.narrator(subject, at.tick, from, before.as_deref()).tell(events, arrival.coarse)
    }

    fn narrator<'a>(
        &'a self,
        subject: &'a dyn Subject,
        tick: Tick,
        from: Tick,
        before: Option<&'a dyn Subject>,
    ) -> Narrator<'a> {
        Narrator { subject, collector: self.run.lab().collector, index: self.index(), tick, from, before }
    }

    /// The pauses that are over at a moment.
    fn pauses(&self, at: Tick) -> impl Iterator<Item = &Pause> {
        self.run.chart().pauses().iter().filter(move |pause| pause.to <= at)
    }

    /// How many steps the longest pause so far took.
    fn pause(&self, at: Tick) -> u64 {
        self.pauses(at).map(|pause| pause.steps).max().unwrap_or(0)
    }

    /// What the collector has achieved by a moment.
    pub fn tally(&self, at: &RunMoment) -> Tally {
        let chart = self.run.chart();
        let used = chart.used().iter().take_while(|(tick, _)| *tick <= at.tick);
        Tally {
            pause: self.pause(at.tick),
            waited: self.pauses(at.tick).map(|pause| pause.steps).sum(),
            barriers: chart.barriers(at.tick),
            peak: used.map(|(_, used)| *used).max().unwrap_or(0),
            ..Tally::of(&*self.subject(&at.state), self.index(), at.tick)
        }
    }

    /// The table of a moment.
    pub fn table(&self, at: &RunMoment) -> Vec<Row> {
        table::rows(&*self.subject(&at.state), self.run.lab().collector, self.index())
    }

    /// A moment as plain JSON.
    pub fn json(&self, at: &RunMoment, frame: &Frame) -> Value {
        let (collector, ticks) = (self.run.lab().collector, self.end());
        let mut moment = state::json(&*self.subject(&at.state), collector, self.index(), frame, ticks);
        // How often the collector has kept everything waiting so far, and for how many steps in all.
        let (count, steps) =
            self.pauses(at.tick).fold((0, 0), |(count, steps), pause| (count + 1, steps + pause.steps));
        moment["pauses"] = json!({ "count": count, "steps": steps });
        moment
    }
}

//! A run with its journal and its plan: gives the frame of any of its moments.

mod answers;
mod logged;
mod objects;

use super::colours::Colours;
use super::common_time::Beats;
use super::drawn_set::DrawnSet;
use super::frame::{Counter, Frame, LegendRow, Panels, Picture, Row, Sentence, Track};
use super::heap_chart::HeapChart;
use super::journal::Journal;
use super::kept_places::KeptPlaces;
use super::narrate::Narrator;
use super::plan::{DrawnIn, Plan, Planning};
use super::run_index::RunIndex;
use super::scene::{Scene, Sketch};
use super::tally::Tally;
use super::words::count;
use super::{listing, panels, state, table};
use crate::lab::{Deeds, Event, Fault, Lab, Operation, Pause, Run, RunMoment, State, Stride, Subject, Unfold};
use layout::Request;
use memory::time::{Fuel, Tick};
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

/// Pictures of more things than this are laid out anew bit by bit when their field gets another shape.
const AT_ONCE: usize = 300;
/// About how many things are laid out in one go.
const LAID: usize = 1_500;
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

    /// Goes on with the plan for about so many things; whether it is made.
    fn lay_on(&mut self, fuel: usize) -> bool {
        let mut planning = self.planning.take().unwrap_or_else(|| self.begin_plan(self.drawn()));
        match planning.go(fuel) {
            Some(plan) => self.draw_by(plan),
            None => self.planning = Some(planning),
        }
        self.planning.is_none()
    }

    /// What is being done until it can be shown, and how much of that is done, from 0 to 1, where that is known.
    pub fn preparing(&self) -> Option<(String, Option<f64>)> {
        let members = self.drawn().members.len();
        match &self.planning {
            _ if self.planned => None,
            Some(planning) => Some((format!("Placing {}", count(members, "object")), Some(planning.progress()))),
            None if self.run.end() == Tick(0) => Some((format!("Looking at {}", count(members, "object")), None)),
            None => Some((format!("Playing ahead: step {}", self.run.end().0), None)),
        }
    }

    /// Whether somebody looks at the graph.
    pub fn picture(&mut self, looked_at: bool) {
        if std::mem::replace(&mut self.unseen, !looked_at) != looked_at || !self.planned {
            return;
        }
        self.planning = None;
        if looked_at && !self.plan.holds(self.index()) {
            self.plan_anew();
        }
    }

    /// Whether there is no plan as long as nobody looks.
    fn waits_for_eyes(&self) -> bool {
        self.unseen && self.drawn().members.len() > AT_ONCE
    }

    /// Begins with another plan; one for few things is there at once.
    fn plan_anew(&mut self) {
        self.planning = Some(self.begin_plan(self.drawn()));
        if self.drawn().members.len() <= AT_ONCE {
            self.lay_on(usize::MAX);
        }
    }

    /// Goes on with a plan for another shape, while the one there is serves; whether it has taken its place.
    pub fn lay_anew(&mut self) -> bool {
        self.laying() && self.lay_on(LAID)
    }

    /// Whether a plan is being made for another shape.
    pub fn laying(&self) -> bool {
        self.planned && self.planning.is_some()
    }

    /// Is drawn by this plan from now on.
    pub(super) fn draw_by(&mut self, plan: Plan) {
        (self.plan, self.fresh) = (plan, true);
        self.sketch.take();
    }

    /// The plan.
    pub(super) fn plan(&self) -> &Plan {
        &self.plan
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

    /// A plan for as many things as this run's own.
    pub(super) fn lay_out(&self, drawn: &DrawnSet) -> Plan {
        let mut planning = self.begin_plan(drawn);
        loop {
            if let Some(plan) = planning.go(usize::MAX) {
                return plan;
            }
        }
    }

    fn begin_plan(&self, drawn: &DrawnSet) -> Planning {
        let (subject, scenario) = (self.subject(self.run.last()), &self.run.lab().scenario);
        let drawing = DrawnIn { kept: self.kept.as_deref(), roomy: self.roomy };
        Planning::begin(drawn, self.index(), &*subject, scenario, self.shape, drawing)
    }

    /// What is asked of the layout for this picture, for whoever judges what comes of it.
    pub fn layout_request(&self) -> Rc<Request> {
        self.begin_plan(self.drawn()).request().clone()
    }

    /// Where the things of a graph stand; nothing of a program, or of what has no plan.
    pub(super) fn places(&self) -> Option<Rc<KeptPlaces>> {
        if self.has_lines() || self.waits_for_eyes() || !self.plan.holds(self.index()) {
            return self.kept.clone();
        }
        let (state, scenario) = (self.run.last(), &self.run.lab().scenario);
        Some(Rc::new(KeptPlaces::of((self.drawn(), &self.plan), state, scenario, self.kept.as_deref())))
    }

    /// Where they stood before somebody drew in the picture, and stand still.
    pub(super) fn kept(&self) -> Option<Rc<KeptPlaces>> {
        self.kept.as_ref().and_then(|_| self.places())
    }

    /// Has things stand where they stood in another run.
    pub(super) fn keep(&mut self, places: Option<Rc<KeptPlaces>>) {
        self.kept = places;
    }

    /// Has an object that is about to be made stand at a place.
    pub(super) fn put(&mut self, name: &Rc<str>, at: (f64, f64)) {
        let mut places = self.places().as_deref().cloned().unwrap_or_default();
        places.put(name, at);
        self.kept = Some(places.into());
    }

    /// Has room for more in the picture, or not.
    pub(super) fn make_room(&mut self, roomy: bool) {
        if std::mem::replace(&mut self.roomy, roomy) != roomy && self.planned && !self.waits_for_eyes() {
            self.kept = self.places();
            self.plan_anew();
        }
    }

    /// Has its picture made for a field of this shape.
    pub fn reshape(&mut self, shape: f64) {
        if std::mem::replace(&mut self.shape, shape) == shape || !self.planned || self.waits_for_eyes() {
            self.planning = None;
            return;
        }
        self.plan_anew();
    }

    /// The shape of its field: width by height; 0 where nothing is known.
    pub fn shape(&self) -> f64 {
        self.shape
    }

    /// Whether the plan was made since this was asked last.
    pub fn replanned(&mut self) -> bool {
        std::mem::take(&mut self.fresh)
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

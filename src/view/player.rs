//! The one object behind a widget: it takes commands, lets time pass and gives frames. Knows no browser.

mod ask;
mod replay;
mod select;
mod shown;
mod sides;
mod stops;

use super::breaks::Breaks;
use super::frame::{Frame, Row, Track};
use super::pictured_run::PicturedRun;
use super::quiz::Quiz;
pub use super::quiz::{Asked, Asking, Bar, Pick, Reply, Verdict};
pub use super::settings::{Choice, Command, Cut, Event, Settings, Unfold, View};
use super::tally::Tally;
use crate::lab::{Fault, Kind, Limits, Moment, Op, Scenario, Stride};
use memory::gc;
use memory::time::{Clock, Fuel, Tick};
use select::Selection;
use serde_json::Value;
use shown::{Motion, Shown};
use sides::Sides;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::LazyLock;

/// Where to be as soon as the run is known.
enum Goal {
    /// At a tick; with motion from the moment shown, if it was one stride.
    Tick { at: Tick, stride: Option<Stride> },
    /// Where a side is at one of its own ticks; with motion if it was one stride.
    Own { side: usize, at: Tick, stride: Option<Stride> },
    /// So many strides after a moment.
    Next { from: Tick, stride: Stride },
    /// Where as many statements of a program have begun, or at its end.
    Statements { begun: usize, end: bool },
    /// At the moment of another run that has this much behind it, with what people did there.
    Like { acts: usize, name: Option<Rc<str>>, end: bool },
    /// Where the settings say.
    Named(String),
}

/// A player of one scenario, under one collector or under two side by side.
///
/// Its time is common time: for one side that is the ticks of the run.
pub struct Player {
    text: Rc<str>,
    kind: Option<Kind>,
    limits: Limits,
    breaks: Rc<Breaks>,
    /// Whether the text was not yet played to its end, so that nobody knows whether it can be.
    untried: bool,
    sides: Sides,
    /// What the moment shown belongs to, until the new text has a moment to show.
    old: Option<Box<Sides>>,
    /// The collectors that stood side by side last.
    pair: Option<String>,
    clock: Clock,
    stride: Stride,
    still: bool,
    autoplay: bool,
    shown: Option<Shown>,
    motion: Option<Motion>,
    goal: Option<Goal>,
    /// What people did in the run before, to be done in this one: after so many operations.
    replay: VecDeque<(usize, Op)>,
    events: Vec<Event>,
    selection: Selection,
    quiz: Quiz,
    /// Whether it plays by itself and nobody has touched it: nothing is asked of whoever just reads.
    alone: bool,
    /// Where it is to stop playing, once.
    until: Option<Tick>,
}

static CHOICES: LazyLock<Vec<Choice>> = LazyLock::new(|| {
    let choice = |traits: &gc::Traits| Choice { name: traits.name, label: traits.label };
    gc::ALL.iter().map(|collector| choice(collector.traits())).collect()
});

/// The strides that are offered.
static STRIDES: [Stride; 5] = [Stride::Reference, Stride::Object, Stride::Wave, Stride::Phase, Stride::Collection];
/// The same for programs.
static CODE_STRIDES: [Stride; 6] =
    [Stride::Reference, Stride::Object, Stride::Wave, Stride::Phase, Stride::Line, Stride::Collection];

/// How long a stride is shown, in milliseconds at speed 1: a moment of the article's diagram is.
const STRIDE: f64 = 800.0;
/// How long the motion to it takes at most.
const MOTION: f64 = 560.0;
/// Ticks that are played ahead in one go, so that a page never waits long.
const FUEL: u64 = 50_000;
/// So many named moments are listed where one is not found.
const KNOWN: usize = 30;

impl Player {
    /// Opens a scenario; the fault says what is wrong with the text, or with the settings.
    pub fn open(text: &str, settings: Settings) -> Result<Player, Fault> {
        let scenario = Rc::new(Scenario::open(text, settings.kind, settings.limits)?);
        let usual = if scenario.program.is_some() { Stride::Line } else { Stride::default() };
        let sides = Sides::replaying(&scenario, settings.collector.as_deref(), settings.unfold, settings.inputs)?;
        let goal = match settings.at {
            Some(at) => Goal::Named(at),
            None => Goal::Tick { at: Tick(0), stride: None },
        };
        Ok(Player {
            text: text.into(),
            kind: settings.kind,
            limits: settings.limits,
            breaks: Rc::new(settings.breaks),
            untried: true,
            sides,
            old: None,
            pair: None,
            clock: Clock::new(settings.speed.unwrap_or(1.0), settings.looping),
            stride: settings.stride.unwrap_or(usual),
            still: settings.still,
            autoplay: settings.autoplay,
            shown: None,
            motion: None,
            goal: Some(goal),
            replay: VecDeque::new(),
            events: Vec::new(),
            selection: Selection::default(),
            quiz: Quiz::of(settings.questions),
            alone: settings.autoplay,
            until: None,
        })
    }

    /// Runs ahead and plans the picture, for as much fuel (ticks); true when there is something to show. To be called
    /// again while false. A fault is to be shown instead of the picture.
    pub fn prepare(&mut self, fuel: u64) -> Result<bool, Fault> {
        let first = self.shown.is_none();
        self.pursue(fuel);
        if !self.ready() || self.outdated() {
            return Ok(false);
        }
        if let Some(failure) = std::mem::take(&mut self.untried).then(|| self.sides.failure(&self.text)).flatten() {
            if first {
                self.shown = None;
            }
            return Err(failure);
        }
        if std::mem::take(&mut self.autoplay) {
            self.clock.play();
        }
        Ok(true)
    }

    /// Whether there is something to show.
    pub fn ready(&self) -> bool {
        self.shown.is_some()
    }

    /// Does what is asked. A fault is to be shown as a message; the player stays as it was.
    pub fn obey(&mut self, command: Command) -> Result<(), Fault> {
        match command {
            Command::Play => self.play(),
            Command::Pause => self.pause(),
            Command::Toggle if self.clock.playing() => self.pause(),
            Command::Toggle => self.play(),
            Command::Step(steps, stride) => self.step(steps, stride.unwrap_or(self.stride)),
            Command::Seek(tick) => self.seek(Tick(tick)),
            Command::Moment(name) => {
                let at = self.named(&name)?;
                self.seek(at);
            }
            Command::Start => self.seek(Tick(0)),
            Command::End => self.seek(Tick(self.ticks())),
            Command::Stride(stride) => self.stride = stride,
            Command::Speed(speed) => self.clock.set_speed(speed),
            Command::Loop(looping) => self.clock.looping = looping,
            Command::Still(still) => self.still = still,
            Command::Collector(name) => self.change_collector(&name)?,
            Command::Edit(ops) => self.edit(ops)?,
            Command::Cut(cut) => self.edit(cut.ops())?,
            Command::Break(line) => Rc::make_mut(&mut self.breaks).toggle(line),
            Command::BreakFreed(stop) => Rc::make_mut(&mut self.breaks).freed = stop,
            Command::Breaks(breaks) => self.breaks = Rc::new(breaks),
            Command::ToBreak(ahead) => self.go_to_break(ahead),
            Command::Unfold(unfold) => self.unfold(unfold)?,
            Command::Text(text) => self.rewrite(&text)?,
            Command::Attend => self.alone = false,
            Command::Select(pick) => self.select(pick),
            Command::SelectNext(ahead) => self.select_next(ahead),
            Command::Questions(questions) => self.set_questions(questions),
            Command::Ask(index) => self.ask(index)?,
            Command::Reply(reply) => self.reply(reply),
            Command::Answer(names) => self.answer(&names)?,
            Command::Answered(right) => self.remember(&right),
        }
        Ok(())
    }

    fn play(&mut self) {
        self.until = None;
        self.pass_over();
        if self.goal.is_none() && self.tick() == self.ticks() {
            self.go(Tick(0), None);
        }
        let now = self.aim();
        match self.stop_to_ask(now, now) {
            Some(_) if self.goal.is_none() => self.arrive(),
            _ => self.clock.play(),
        }
    }

    fn pause(&mut self) {
        self.until = None;
        self.clock.pause();
        self.finish_motion();
    }

    fn step(&mut self, steps: i64, stride: Stride) {
        self.clock.pause();
        let from = self.aim();
        let at = self.sides.strided(from, steps, stride);
        if steps > 0 {
            self.pass_over();
        }
        let asked = if steps > 0 { self.stop_to_ask(from, at) } else { None };
        if asked == Some(from) && self.goal.is_none() {
            return self.arrive();
        }
        self.go(asked.unwrap_or(at), (steps.abs() == 1).then_some(stride));
    }

    fn seek(&mut self, to: Tick) {
        self.until = None;
        self.quiz.due = None;
        self.clock.pause();
        self.go(to, None);
    }

    /// The moment that is shown or being gone to.
    fn aim(&self) -> Tick {
        match &self.goal {
            Some(Goal::Tick { at, .. }) => *at,
            Some(Goal::Own { side, at, .. }) => self.sides.common(*side, *at),
            _ => Tick(self.tick()),
        }
    }

    fn go(&mut self, at: Tick, stride: Option<Stride>) {
        self.finish_motion();
        self.goal = Some(Goal::Tick { at, stride });
        self.pursue(FUEL);
    }

    fn named(&self, name: &str) -> Result<Tick, Fault> {
        self.sides.named(name.trim()).ok_or_else(|| {
            let moments = self.sides.moments();
            let known = moments.iter().take(KNOWN).map(|moment| &*moment.name).collect::<Vec<_>>().join(", ");
            let more = if moments.len() > KNOWN { ", …" } else { "" };
            Fault::nowhere(format!("there is no moment {name:?} in this run: there are {known}{more}, end"))
        })
    }

    /// What the moment shown belongs to.
    fn showing(&self) -> &Sides {
        self.old.as_deref().unwrap_or(&self.sides)
    }

    fn change_collector(&mut self, collectors: &str) -> Result<(), Fault> {
        let new = Sides::open(&self.sides.first().run().lab().scenario, Some(collectors), self.unfolded())?;
        if new.collectors() == self.sides.collectors() {
            return Ok(());
        }
        self.pair =
            [&new, &self.sides].into_iter().find(|sides| sides.len() > 1).map(Sides::collectors).or(self.pair.take());
        let mut replay = self.sides.inputs();
        replay.extend(self.replay.drain(..));
        let goal = self.same_moment(&new, replay.is_empty());
        self.replay = replay;
        self.replace(new);
        self.goal = Some(goal);
        self.pursue(FUEL);
        Ok(())
    }

    /// The moment of other runs of the same text that is most like the one shown.
    fn same_moment(&self, new: &Sides, untouched: bool) -> Goal {
        let (shown, now) = match &self.old {
            Some(old) => (&**old, Tick(self.tick())),
            None => (&self.sides, self.aim()),
        };
        let end = now == shown.end() && now > Tick(0);
        let own = |side: usize| new.under(shown.all()[side].collector()).map(|new| (new, shown.own(side, now)));
        if let (true, Some((side, at))) = (untouched && !end, (0..shown.len()).find_map(own)) {
            return Goal::Own { side, at, stride: None };
        }
        self.progress()
    }

    /// Other runs are to be shown as soon as they are known.
    fn replace(&mut self, new: Sides) {
        self.finish_motion();
        self.quiz.unsettle();
        let old = std::mem::replace(&mut self.sides, new);
        if self.shown.is_some() && self.old.is_none() {
            self.old = Some(Box::new(old));
        }
    }

    fn edit(&mut self, ops: Vec<Op>) -> Result<(), Fault> {
        if self.goal.is_some() {
            return Err(Fault::nowhere("the run is still being prepared: try again in a moment"));
        }
        self.finish_motion();
        let at = Tick(self.tick());
        let (done, fault) = self.sides.edit(at, &ops);
        if let Some((side, own)) = done {
            self.quiz.unsettle();
            self.goal = Some(match self.runs_program() {
                true => Goal::Next { from: at, stride: self.stride },
                false => Goal::Own { side, at: own, stride: Some(Stride::Tick) },
            });
            self.pursue(FUEL);
        }
        fault.map_or(Ok(()), Err)
    }

    /// Works towards the goal, as far as the fuel goes, and shows it when it is there.
    fn pursue(&mut self, fuel: u64) {
        let mut fuel = Fuel(fuel);
        loop {
            if self.goal.is_none() || !self.sides.explore(&mut fuel) {
                return;
            }
            let Some((begun, op)) = self.replay.pop_front() else { break };
            self.sides.redo(begun, &op);
        }
        self.resolve();
        let (at, stride) = match self.goal.take() {
            Some(Goal::Tick { at, stride }) => (at, stride),
            Some(Goal::Own { side, at, stride: None }) => (self.sides.settled(side, at), None),
            Some(Goal::Own { side, at, stride }) => (self.sides.common(side, at), stride),
            Some(Goal::Next { from, stride }) => (self.sides.strided(from, 1, stride), Some(stride)),
            Some(Goal::Statements { end: true, .. } | Goal::Like { end: true, .. }) => (self.sides.end(), None),
            Some(Goal::Statements { begun, .. }) => {
                let statements = self.sides.first().statements();
                let at = begun
                    .checked_sub(1)
                    .map_or(Some(Tick(0)), |last| statements.get(last).map(|(tick, _)| Tick(*tick)));
                (at.map_or(self.sides.end(), |own| self.sides.settled(0, own)), None)
            }
            Some(Goal::Like { acts, name, .. }) => {
                let named = name.and_then(|name| self.sides.named(&name));
                (named.unwrap_or_else(|| self.sides.settled(0, self.sides.first().before(acts))), None)
            }
            Some(Goal::Named(name)) => {
                let named = self.named(&name);
                (
                    named.unwrap_or_else(|fault| {
                        self.events.push(Event::Error(fault));
                        Tick(0)
                    }),
                    None,
                )
            }
            None => return,
        };
        self.show(at, stride);
    }

    /// Shows a moment; with motion if it is one stride away from the one shown.
    fn show(&mut self, at: Tick, stride: Option<Stride>) {
        let moves = stride.is_some() && !self.still && self.old.is_none();
        let from = self.shown.as_ref().filter(|_| moves);
        let (shown, motion) = Shown::at(at, &self.sides, from, stride.unwrap_or(self.stride));
        self.motion = motion;
        let now = shown.at.0;
        (self.shown, self.old) = (Some(shown), None);
        self.arrive();
        self.dress();
        self.events.push(Event::Step(now));
        if now == self.ticks() && !self.clock.playing() {
            self.events.push(Event::End(now));
        }
    }

    fn finish_motion(&mut self) {
        self.motion = None;
    }

    /// Lets milliseconds pass; what happened meanwhile. To be called once a frame of the screen while [`Player::awake`].
    pub fn advance(&mut self, ms: f64) -> Vec<Event> {
        self.pursue(FUEL);
        if let Some(motion) = &mut self.motion {
            motion.done += ms * self.clock.speed().max(1.0) / MOTION;
            if motion.done >= 1.0 || self.still {
                self.finish_motion();
            }
        }
        if self.goal.is_none() && self.ready() && self.clock.advance(ms, STRIDE) {
            self.play_on();
        }
        std::mem::take(&mut self.events)
    }

    fn play_on(&mut self) {
        let now = Tick(self.tick());
        if now.0 < self.ticks() {
            let at = self.sides.strided(now, 1, self.stride);
            let stops = [self.next_break(now, true), self.until];
            let stop = stops.into_iter().flatten().min().filter(|stop| *stop <= at);
            let asked = self.stop_to_ask(now, stop.unwrap_or(at));
            if asked == Some(now) {
                return self.arrive();
            }
            self.go(asked.or(stop).unwrap_or(at), Some(self.stride));
            if stop.is_some() {
                self.until = None;
                self.clock.pause();
            }
        } else if self.clock.looping && now > Tick(0) {
            self.go(Tick(0), None);
        } else {
            self.clock.pause();
            self.events.push(Event::End(now.0));
        }
    }

    /// Whether time matters: it plays, moves or works.
    pub fn awake(&self) -> bool {
        self.clock.playing() || !self.resting() || !self.events.is_empty()
    }

    /// Whether the moment asked for is shown, and nothing moves.
    pub fn resting(&self) -> bool {
        self.goal.is_none() && self.motion.is_none()
    }

    /// What is to be seen now of the first side; `None` until it is ready.
    pub fn frame(&self) -> Option<Rc<Frame>> {
        self.seen(0)
    }

    /// What is to be seen now, side by side: one most often, and none until it is ready.
    pub fn views(&self) -> Vec<View> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let view = |(side, stage): (usize, &PicturedRun)| {
            let traits = stage.run().lab().collector.traits();
            Some(View {
                collector: Choice { name: traits.name, label: traits.label },
                frame: self.seen(side)?,
                tally: shown.tallies.get(side).map_or_else(Tally::default, |(tally, _)| *tally),
                waits: shown.tallies.get(side).is_some_and(|(_, waits)| *waits),
            })
        };
        self.showing().all().iter().enumerate().filter_map(view).collect()
    }

    /// The graph of the moment shown on a side, as a table.
    pub fn table(&self, side: usize) -> Vec<Row> {
        let shown = self.shown.as_ref().and_then(|shown| shown.sides.get(side));
        shown.map_or_else(Vec::new, |(_, at)| self.showing().all()[side].table(at))
    }

    /// The moment shown as plain JSON; null until there is one. It is that of the first side; where there are two, each
    /// of them has the same under `sides`.
    pub fn state(&self) -> Value {
        let Some(shown) = &self.shown else { return Value::Null };
        let stages = self.showing().all();
        let state = |((frame, at), stage): (&(Rc<Frame>, Moment), &PicturedRun)| stage.json(at, frame);
        let mut sides: Vec<Value> = shown.sides.iter().zip(stages).map(state).collect();
        let (selected, why) = self.told_why().unzip();
        let told =
            |value: &mut Value| (value["selected"], value["why"]) = (selected.clone().into(), why.clone().into());
        if sides.len() == 1 {
            let mut only = sides.remove(0);
            told(&mut only);
            return only;
        }
        for side in &mut sides {
            (side["tick"], side["ticks"]) = (self.tick().into(), self.ticks().into());
        }
        let mut first = sides[0].clone();
        told(&mut first);
        for ((side, stage), (tally, waits)) in sides.iter_mut().zip(stages).zip(&shown.tallies) {
            (side["collector"], side["waits"]) = (stage.collector().into(), (*waits).into());
            (side["freed"], side["garbage"]) = (tally.freed.into(), tally.garbage.into());
            (side["steps"], side["pause"]) = (tally.steps.into(), tally.pause.into());
        }
        first["sides"] = sides.into();
        first
    }

    /// What the scenario is called.
    pub fn title(&self) -> Rc<str> {
        self.showing().first().run().lab().scenario.title.clone()
    }

    /// The collectors to choose from.
    pub fn collectors(&self) -> &'static [Choice] {
        &CHOICES
    }

    /// The name of the first side's collector.
    pub fn collector(&self) -> &'static str {
        self.sides.first().collector()
    }

    /// The name of the collector, or of both where two stand side by side, as the attribute has them.
    pub fn chosen(&self) -> String {
        self.sides.collectors()
    }

    /// The two collectors that can be compared, as [`Command::Collector`] has them: those that were last, else the
    /// first two there are.
    pub fn pair(&self) -> String {
        let first = || gc::ALL.iter().take(2).map(|collector| collector.traits().name).collect::<Vec<_>>().join(" ");
        self.pair.clone().unwrap_or_else(first)
    }

    /// The timeline of each side, in common time.
    pub fn tracks(&self) -> Vec<Rc<Track>> {
        self.showing().tracks()
    }

    /// The strides to choose from.
    pub fn strides(&self) -> &'static [Stride] {
        if self.runs_program() { &CODE_STRIDES } else { &STRIDES }
    }

    /// Whether it is a program that runs.
    pub fn runs_program(&self) -> bool {
        self.sides.first().program().is_some()
    }

    /// What of a program's engine is shown by itself.
    pub fn unfolded(&self) -> Unfold {
        self.sides.unfolded()
    }

    /// Where play stops.
    pub fn breaks(&self) -> Rc<Breaks> {
        self.breaks.clone()
    }

    /// Whether the moment shown is of a text, or a collector, that was replaced: the new one is still prepared.
    pub fn outdated(&self) -> bool {
        self.old.is_some()
    }

    /// The chosen stride.
    pub fn stride(&self) -> Stride {
        self.stride
    }

    /// The chosen speed.
    pub fn speed(&self) -> f64 {
        self.clock.speed()
    }

    /// Whether it plays.
    pub fn playing(&self) -> bool {
        self.clock.playing()
    }

    /// Whether it begins again at the end.
    pub fn looping(&self) -> bool {
        self.clock.looping
    }

    /// The tick that is shown.
    pub fn tick(&self) -> u64 {
        self.shown.as_ref().map_or(0, |shown| shown.at.0)
    }

    /// The last tick of the run.
    pub fn ticks(&self) -> u64 {
        self.showing().end().0
    }

    /// The cuts that are offered at this moment: each root that refers to something.
    pub fn cuts(&self) -> Vec<Cut> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let mut cuts: Vec<Cut> = Vec::new();
        for (_, Moment { state, .. }) in &shown.sides {
            let roots = state.names.roots().iter().enumerate();
            let holds = |root: u32| {
                let slot = state.root_slot(root);
                slot < state.world.roots.len() && state.world.roots.get(slot).target().is_some()
            };
            let held = roots.filter(|(root, _)| holds(*root as u32)).map(|(_, name)| Cut { root: name.clone() });
            held.for_each(|cut| {
                if !cuts.contains(&cut) {
                    cuts.push(cut)
                }
            });
        }
        cuts
    }
}

//! The one object behind a widget: it takes commands, lets time pass and gives frames. Knows no browser.

mod program;

use super::frame::{Frame, Row};
use super::motion::between;
pub use super::settings::{Choice, Command, Cut, Event, Settings, Unfold};
use super::stage::Stage;
use crate::gc;
use crate::lab::{Action, Fault, Kind, Lab, Limits, Op, Scenario, State, Stride};
use crate::time::{Clock, Fuel, Tick};
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;
use std::sync::LazyLock;

/// A motion between two frames, forwards or backwards.
struct Motion {
    before: Rc<Frame>,
    after: Rc<Frame>,
    /// How far it has come, from 0 to 1, whichever way it goes.
    done: f64,
    back: bool,
}

/// Where to be as soon as the run is known.
enum Goal {
    /// At a tick; with motion from the moment shown, if it was one stride.
    Tick { at: Tick, stride: Option<Stride> },
    /// So many strides after a moment.
    Next { from: Tick, stride: Stride },
    /// Where as many statements of a program have begun, or at its end.
    Statements { begun: usize, end: bool },
    /// At the moment of another run that has this much behind it, with what people did there.
    Like { acts: usize, name: Option<Rc<str>>, end: bool },
    /// Where the settings say.
    Named(String),
}

/// A player of one scenario.
pub struct Player {
    text: Rc<str>,
    kind: Option<Kind>,
    limits: Limits,
    breaks: Rc<BTreeSet<u32>>,
    stage: Stage,
    /// What the moment shown belongs to, until the new text has a moment to show.
    old: Option<Box<Stage>>,
    clock: Clock,
    stride: Stride,
    still: bool,
    autoplay: bool,
    shown: Option<(Rc<Frame>, State)>,
    motion: Option<Motion>,
    goal: Option<Goal>,
    /// What people did in the run before, to be done in this one: after so many operations.
    replay: VecDeque<(usize, Op)>,
    events: Vec<Event>,
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
        let lab = match &settings.collector {
            Some(name) => Lab::under(scenario, name)?,
            None => Lab::new(scenario),
        };
        let goal = match settings.at {
            Some(at) => Goal::Named(at),
            None => Goal::Tick { at: Tick(0), stride: None },
        };
        Ok(Player {
            text: text.into(),
            kind: settings.kind,
            limits: settings.limits,
            breaks: Rc::default(),
            stage: Stage::new(lab, settings.unfold),
            old: None,
            clock: Clock::new(settings.speed.unwrap_or(1.0), settings.looping),
            stride: settings.stride.unwrap_or(usual),
            still: settings.still,
            autoplay: settings.autoplay,
            shown: None,
            motion: None,
            goal: Some(goal),
            replay: VecDeque::new(),
            events: Vec::new(),
        })
    }

    /// Runs ahead and plans the picture, for as much fuel (ticks); true when there is something to show. To be called
    /// again while false. A fault is to be shown instead of the picture.
    pub fn prepare(&mut self, fuel: u64) -> Result<bool, Fault> {
        let first = self.shown.is_none();
        self.pursue(fuel);
        if !self.ready() {
            return Ok(false);
        }
        if let Some(failure) = first.then(|| self.stage.failure(&self.text)).flatten() {
            self.shown = None;
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
            Command::Break(line) => {
                let breaks = Rc::make_mut(&mut self.breaks);
                if !breaks.remove(&line) {
                    breaks.insert(line);
                }
            }
            Command::ToBreak(ahead) => self.go_to_break(ahead),
            Command::Unfold(unfold) => self.unfold(unfold),
            Command::Text(text) => self.rewrite(&text)?,
        }
        Ok(())
    }

    fn play(&mut self) {
        if self.goal.is_none() && self.tick() == self.ticks() {
            self.go(Tick(0), None);
        }
        self.clock.play();
    }

    fn pause(&mut self) {
        self.clock.pause();
        self.finish_motion();
    }

    fn step(&mut self, steps: i64, stride: Stride) {
        self.clock.pause();
        let from = self.aim();
        let at = self.stage.run().strided(from, steps, stride);
        self.go(at, (steps.abs() == 1).then_some(stride));
    }

    fn seek(&mut self, to: Tick) {
        self.clock.pause();
        self.go(to, None);
    }

    /// The moment that is shown or being gone to.
    fn aim(&self) -> Tick {
        match &self.goal {
            Some(Goal::Tick { at, .. }) => *at,
            _ => Tick(self.tick()),
        }
    }

    fn go(&mut self, at: Tick, stride: Option<Stride>) {
        self.finish_motion();
        self.goal = Some(Goal::Tick { at, stride });
        self.pursue(FUEL);
    }

    fn named(&self, name: &str) -> Result<Tick, Fault> {
        let chart = self.stage.run().chart();
        let names = || chart.moments().iter().map(|moment| &*moment.name);
        let known =
            || names().take(KNOWN).collect::<Vec<_>>().join(", ") + if names().count() > KNOWN { ", …" } else { "" };
        let found = name.trim().parse().ok().map(Tick).or_else(|| chart.moment(name.trim()));
        found.ok_or_else(|| {
            Fault::nowhere(format!("there is no moment {name:?} in this run: there are {}, end", known()))
        })
    }

    /// What the moment shown belongs to.
    fn showing(&self) -> &Stage {
        self.old.as_deref().unwrap_or(&self.stage)
    }

    fn change_collector(&mut self, name: &str) -> Result<(), Fault> {
        let run = self.stage.run();
        if run.lab().collector.traits().name == name {
            return Ok(());
        }
        let lab = Lab::under(run.lab().scenario.clone(), name)?;
        let now = self.aim();
        let acts = run.chart().acts().partition_point(|act| *act <= now);
        let name = run.chart().moments().iter().rfind(|moment| moment.at == now).map(|moment| moment.name.clone());
        let end = now == run.chart().end() && now > Tick(0);
        self.replay = self.inputs();
        let goal = match self.stage.program() {
            Some(_) => self.progress(),
            None => Goal::Like { acts, name, end },
        };
        self.restage(lab, self.unfolded(), goal);
        self.pursue(FUEL);
        Ok(())
    }

    /// Sets another stage; the moment shown stays to be seen until that one has something to show.
    fn restage(&mut self, lab: Lab, unfold: Unfold, goal: Goal) {
        self.finish_motion();
        let old = std::mem::replace(&mut self.stage, Stage::new(lab, unfold));
        if self.shown.is_some() && self.old.is_none() {
            self.old = Some(Box::new(old));
        }
        self.goal = Some(goal);
    }

    fn edit(&mut self, ops: Vec<Op>) -> Result<(), Fault> {
        if self.goal.is_some() {
            return Err(Fault::nowhere("the run is still being prepared: try again in a moment"));
        }
        self.finish_motion();
        let at = Tick(self.tick());
        self.stage.go(at);
        let mut ops = ops.into_iter();
        ops.next().map_or(Ok(()), |op| self.stage.edit(op))?;
        for op in ops {
            self.stage.edit(op)?;
        }
        match self.stage.program() {
            Some(_) => {
                self.goal = Some(Goal::Next { from: at, stride: self.stride });
                self.pursue(FUEL);
            }
            None => self.go(Tick(at.0 + 1), Some(Stride::Tick)),
        }
        Ok(())
    }

    /// Works towards the goal, as far as the fuel goes, and shows it when it is there.
    fn pursue(&mut self, fuel: u64) {
        let mut fuel = Fuel(fuel);
        loop {
            if self.goal.is_none() || !self.stage.explore(&mut fuel) {
                return;
            }
            let Some((acts, op)) = self.replay.pop_front() else { break };
            self.stage.go(self.after(acts));
            // What cannot be done under this collector is left out.
            let _ = self.stage.edit(op);
        }
        let (at, stride) = match self.goal.take() {
            Some(Goal::Tick { at, stride }) => (at, stride),
            Some(Goal::Next { from, stride }) => (self.stage.run().strided(from, 1, stride), Some(stride)),
            Some(Goal::Statements { begun, end }) => {
                let statements = self.stage.statements();
                let last = self.stage.run().chart().end();
                let at = begun
                    .checked_sub(1)
                    .map_or(Some(Tick(0)), |last| statements.get(last).map(|(tick, _)| Tick(*tick)));
                (at.filter(|_| !end).unwrap_or(last), None)
            }
            Some(Goal::Like { end: true, .. }) => (self.stage.run().chart().end(), None),
            Some(Goal::Like { acts, name, .. }) => {
                let named = name.and_then(|name| self.stage.run().chart().moment(&name));
                (named.unwrap_or_else(|| self.after(acts)), None)
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

    /// The last moment before the next operation begins, when so many have begun.
    fn after(&self, acts: usize) -> Tick {
        if self.stage.program().is_some() {
            let next = self.stage.statements().get(acts).map(|(tick, _)| Tick(tick - 1));
            return next.unwrap_or(self.stage.run().chart().end());
        }
        let chart = self.stage.run().chart();
        chart.acts().get(acts).map_or(chart.end(), |next| Tick(next.0 - 1))
    }

    /// Shows a moment; with motion if it is one stride away from the one shown.
    fn show(&mut self, at: Tick, stride: Option<Stride>) {
        let from = self.shown.as_ref().map(|(frame, _)| frame.clone()).filter(|_| self.old.is_none());
        self.stage.go(at);
        let now = self.stage.run().now();
        let coarse = |stride: Stride| stride.grain() >= Stride::Wave.grain();
        let mut target = None;
        if let (Some(from), Some(stride)) = (from, stride.filter(|_| !self.still)) {
            let earlier = Tick(from.tick);
            if earlier < now {
                let after = Rc::new(self.stage.frame(Some(earlier), coarse(stride)));
                target = Some(after.clone());
                self.motion = Some(Motion { before: from, after, done: 0.0, back: false });
            } else if now < earlier {
                let before = Rc::new(self.stage.frame(self.came_from(now, stride), coarse(stride)));
                self.stage.go(earlier);
                let after = Rc::new(self.stage.frame(Some(now), coarse(stride)));
                self.stage.go(now);
                target = Some(before.clone());
                self.motion = Some(Motion { before, after, done: 0.0, back: true });
            }
        }
        let stride = stride.unwrap_or(self.stride);
        let target = target.unwrap_or_else(|| Rc::new(self.stage.frame(self.came_from(now, stride), coarse(stride))));
        self.shown = Some((target, self.stage.run().state().clone()));
        self.old = None;
        self.events.push(Event::Step(now.0));
        if now.0 == self.ticks() && !self.clock.playing() {
            self.events.push(Event::End(now.0));
        }
    }

    /// From where one comes to a moment by a stride: what the stride brought is what is told there.
    fn came_from(&self, at: Tick, stride: Stride) -> Option<Tick> {
        let run = self.stage.run();
        let from = run.strided(at, -1, stride);
        (run.strided(from, 1, stride) == at).then_some(from)
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
            let at = self.stage.run().strided(now, 1, self.stride);
            let stop = self.next_break(now, true).filter(|stop| *stop <= at);
            self.go(stop.unwrap_or(at), Some(self.stride));
            if stop.is_some() {
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

    /// What is to be seen now; `None` until it is ready.
    pub fn frame(&self) -> Option<Rc<Frame>> {
        match &self.motion {
            Some(Motion { before, after, done, back }) => {
                let progress = if *back { 1.0 - done } else { *done };
                let mut frame = between(before, after, progress);
                // Words and figures are those of the moment one goes to.
                if let Some((shown, _)) = &self.shown {
                    (frame.tick, frame.sentence) = (shown.tick, shown.sentence.clone());
                    frame.listing = shown.listing.clone();
                }
                Some(Rc::new(frame))
            }
            None => self.shown.as_ref().map(|(frame, _)| frame.clone()),
        }
    }

    /// The graph of the moment shown, as a table.
    pub fn table(&self) -> Vec<Row> {
        self.shown.as_ref().map_or_else(Vec::new, |(_, state)| self.showing().table(state))
    }

    /// The moment shown as plain JSON; null until there is one.
    pub fn state(&self) -> serde_json::Value {
        self.shown.as_ref().map_or(serde_json::Value::Null, |(frame, state)| self.showing().json(state, frame))
    }

    /// What the scenario is called.
    pub fn title(&self) -> Rc<str> {
        self.showing().run().lab().scenario.title.clone()
    }

    /// The collectors to choose from.
    pub fn collectors(&self) -> &'static [Choice] {
        &CHOICES
    }

    /// The name of the collector.
    pub fn collector(&self) -> &'static str {
        self.stage.run().lab().collector.traits().name
    }

    /// The strides to choose from.
    pub fn strides(&self) -> &'static [Stride] {
        if self.stage.program().is_some() { &CODE_STRIDES } else { &STRIDES }
    }

    /// Whether it is a program that runs.
    pub fn runs_program(&self) -> bool {
        self.stage.program().is_some()
    }

    /// What of a program's engine is shown by itself.
    pub fn unfolded(&self) -> Unfold {
        self.stage.unfolded()
    }

    /// The lines with breakpoints.
    pub fn breaks(&self) -> Rc<BTreeSet<u32>> {
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
        self.shown.as_ref().map_or(0, |(frame, _)| frame.tick)
    }

    /// The last tick of the run.
    pub fn ticks(&self) -> u64 {
        self.showing().run().chart().end().0
    }

    /// The cuts that are offered at this moment: each root that refers to something.
    pub fn cuts(&self) -> Vec<Cut> {
        let Some((_, state)) = &self.shown else { return Vec::new() };
        let roots = state.names.roots().iter().enumerate();
        let holds = |root: u32| {
            let slot = state.root_slot(root);
            slot < state.world.roots.len() && state.world.roots.get(slot).target().is_some()
        };
        let cut = |name: &Rc<str>| Cut {
            label: format!("Cut root {name}").into(),
            ops: vec![Action::Root { name: name.clone(), to: None }.into(), Action::Collect.into()],
        };
        roots.filter(|(root, _)| holds(*root as u32)).map(|(_, name)| cut(name)).collect()
    }
}

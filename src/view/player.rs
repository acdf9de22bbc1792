//! The one object behind a widget: it takes commands, lets time pass and gives frames. Knows no browser.

mod ask;
mod check;
mod drawing;
mod given;
mod history;
mod inquiry;
mod pace;
mod posing;
mod poster;
mod reel;
mod replay;
mod runs;
mod seen;
mod selection;
mod showing;
mod shown;
mod sides;
mod transport;

use super::pictured_run::PicturedRun;
use super::quiz::Quiz;
pub use super::quiz::{Asked, Asking, Bar, Pick, Reply, Verdict};
pub use super::settings::{Choice, Command, Cut, OptionChoice, PlayerEvent, Settings, Unfold, View};
pub use super::table::ROWS;
pub use super::tally::TALLIED;
use crate::lab::{Fault, Operation, Scenario, Stride};
pub use drawing::FieldNow;
use given::Given;
use history::History;
pub use history::LeftBranch;
pub use inquiry::{KeeperRow, LogPage, LogRow, ShownMoment};
use memory::time::{Clock, Fuel, Tick};
pub use reel::{Reel, ReelForm};
use runs::Runs;
use selection::Selection;
use shown::Shown;
use sides::Sides;
use std::rc::Rc;
use transport::{Goal, Transport};

/// A player of one scenario, under one collector or under two side by side.
///
/// Its time is common time: for one side that is the ticks of the run.
pub struct Player {
    given: Given,
    runs: Runs,
    transport: Transport,
    quiz: Quiz,
    selection: Selection,
    events: Vec<PlayerEvent>,
    /// Whether there is to be room for more in the picture.
    roomy: bool,
    /// The moment that what is shown is compared with.
    mark: Option<Tick>,
    /// What people did, and can take back.
    history: History,
    /// What poster is wanted, until it is known which moment that is; and the poster, while it is up.
    wanted: Option<String>,
    posing: Option<Shown>,
    /// What is looked for in the run, where somebody asks.
    searches: inquiry::Searches,
}

/// How long a moment is shown at a stride that somebody chose, in milliseconds at speed 1: one of the article's diagram is.
const STRIDE: f64 = 800.0;
/// Ticks that are played ahead in one go, so that a page never waits long.
const FUEL: u64 = 50_000;

impl Player {
    /// Opens a scenario; the fault says what is wrong with the text, or with the settings.
    pub fn open(text: &str, settings: Settings) -> Result<Player, Fault> {
        Player::of(Scenario::open(text, settings.kind, settings.limits)?.into(), text, settings)
    }

    /// Opens what was read from a text, with the same settings.
    pub fn of(scenario: Rc<Scenario>, text: &str, settings: Settings) -> Result<Player, Fault> {
        let sides = Sides::replaying(&scenario, settings.collector.as_deref(), settings.unfold, settings.inputs)?;
        // Who wants less motion starts it by hand.
        let begins_elsewhere = settings.at.is_some() || settings.autoplay && !settings.still;
        let goal = match settings.at {
            Some(at) => Goal::Named(at),
            None => Goal::Tick { at: Tick(0), stride: None },
        };
        let given = Given {
            text: text.into(),
            kind: settings.kind,
            limits: settings.limits,
            breaks: Rc::new(settings.breaks),
            untried: true,
        };
        let clock = Clock::new(settings.speed.unwrap_or(1.0), settings.looping);
        let transport = Transport::new(goal, clock, settings.stride.unwrap_or_default());
        Ok(Player {
            given,
            runs: Runs::new(sides),
            transport: Transport {
                still: settings.still,
                autoplay: settings.autoplay && !settings.still,
                panels: settings.panels,
                ..transport
            },
            quiz: Quiz { alone: settings.autoplay, ..Quiz::of(settings.questions) },
            selection: Selection::default(),
            events: Vec::new(),
            roomy: false,
            mark: None,
            history: History::default(),
            wanted: settings.poster.filter(|_| !begins_elsewhere),
            posing: None,
            searches: inquiry::Searches::default(),
        })
    }

    /// Runs ahead and plans the picture, for as much fuel (ticks); true when there is something to show. To be called
    /// again while false. A fault is to be shown instead of the picture.
    pub fn prepare(&mut self, fuel: u64) -> Result<bool, Fault> {
        let first = !self.ready();
        self.pursue(fuel);
        if !self.ready() || self.outdated() {
            return Ok(false);
        }
        if let Some(failure) =
            std::mem::take(&mut self.given.untried).then(|| self.runs.sides.failure(&self.given.text)).flatten()
        {
            if first {
                self.transport.shown = None;
            }
            return Err(failure);
        }
        if std::mem::take(&mut self.transport.autoplay) {
            self.transport.clock.play();
        }
        self.pose();
        Ok(true)
    }

    /// Does what is asked. A fault is to be shown as a message; the player stays as it was.
    pub fn obey(&mut self, command: Command) -> Result<(), Fault> {
        self.unpose(&command);
        self.carry_out(command)?;
        if self.ready() {
            self.pose();
        }
        Ok(())
    }

    fn carry_out(&mut self, command: Command) -> Result<(), Fault> {
        match command {
            Command::Play => self.play(),
            Command::Pause => self.transport.pause(),
            Command::Toggle if self.transport.clock.playing() => self.transport.pause(),
            Command::Toggle => self.play(),
            Command::Step(steps, stride) => self.step(steps, stride.unwrap_or(self.transport.stride)),
            Command::Seek(tick) => self.seek(tick),
            Command::Moment(name) => {
                let at = self.runs.sides.expect(&name)?;
                self.seek(at);
            }
            Command::Start => self.seek(Tick(0)),
            Command::End => self.seek(self.end()),
            Command::Stride(stride) => self.transport.stride = stride,
            Command::Speed(speed) => self.transport.clock.set_speed(speed),
            Command::Loop(looping) => self.transport.clock.looping = looping,
            Command::Still(still) => self.transport.still = still,
            Command::Panels(panels) => {
                self.runs.sides.picture(panels.graph);
                self.transport.look_at(panels, self.runs.showing());
                self.dress();
            }
            Command::Shape(shape) => {
                self.runs.sides.reshape(shape);
                self.transport.redraw(self.runs.showing());
                self.dress();
            }
            Command::Collector(name) => self.change_collector(&name)?,
            Command::Edit(ops) => self.edit(ops)?,
            Command::Cut(cut) => self.edit(cut.ops())?,
            Command::Draw(acts) => self.draw(&acts)?,
            Command::WriteScript => self.write_script()?,
            Command::Room(roomy) => {
                self.roomy = roomy;
                self.runs.sides.make_room(roomy);
                self.transport.redraw(self.runs.showing());
                self.dress();
            }
            Command::Undo => self.undo()?,
            Command::Redo => self.redo()?,
            Command::Branch(turn) => self.branch(turn)?,
            Command::Halt => self.runs.halt(),
            Command::Break(line) => Rc::make_mut(&mut self.given.breaks).toggle(line),
            Command::BreakFreed(stop) => Rc::make_mut(&mut self.given.breaks).freed = stop,
            Command::Breaks(breaks) => self.given.breaks = Rc::new(breaks),
            Command::Condition(condition) => Rc::make_mut(&mut self.given.breaks).toggle_condition(condition),
            Command::ToBreak(ahead) => self.go_to_break(ahead),
            Command::ToCollection(ahead) => {
                let begin = |_: usize, run: &PicturedRun| {
                    run.run().chart().telling().collections().iter().map(|it| it.from).collect()
                };
                self.seek_or_end(self.runs.sides.stop_at(self.aim(), ahead, begin), ahead);
            }
            Command::ToFreed(ahead) => {
                let freed = |_: usize, run: &PicturedRun| run.freed().collect();
                self.seek_or_end(self.runs.sides.stop_at(self.aim(), ahead, freed), ahead);
            }
            Command::Unfold(unfold) => self.unfold(unfold)?,
            Command::KeepLogged(keeps) => self.keep_logged(keeps)?,
            Command::Text(text) => self.rewrite(&text)?,
            Command::Attend => self.quiz.alone = false,
            Command::Select(pick) => self.select(pick),
            Command::Foresee(lost) => {
                self.selection.foresee(lost);
                self.dress();
            }
            Command::Ignore(place) => {
                self.selection.ignore(place);
                self.dress();
            }
            Command::IgnoreWeak(weak) => {
                self.selection.ignore_weak(weak);
                self.dress();
            }
            Command::Mark(mark) => {
                self.mark = mark;
                self.dress();
            }
            Command::Visit(own, pick) => {
                self.seek(self.runs.sides.common(pick.side, own));
                self.select(Some(pick));
            }
            Command::SelectNext(ahead) => self.select_next(ahead),
            Command::Questions(questions) => self.set_questions(questions),
            Command::Ask(index) => self.ask(index)?,
            Command::Reply(reply) => self.reply(reply),
            Command::Answer(names) => self.answer(&names)?,
            Command::Answered(right) => self.quiz.remember(&right),
        }
        Ok(())
    }

    fn play(&mut self) {
        self.transport.until = None;
        self.pass_over();
        if self.transport.arrived() && self.transport.now() == self.end() {
            self.go(Tick(0), None);
        }
        let now = self.aim();
        match self.quiz.interrupts(now, now) {
            Some(_) if self.transport.arrived() => self.arrive(),
            _ => self.transport.clock.play(),
        }
    }

    fn step(&mut self, steps: i64, stride: Stride) {
        self.transport.clock.pause();
        let from = self.aim();
        let at = self.runs.sides.strided(from, steps, stride);
        if steps > 0 {
            self.pass_over();
        }
        let asked = if steps > 0 { self.quiz.interrupts(from, at) } else { None };
        if asked == Some(from) && self.transport.arrived() {
            return self.arrive();
        }
        self.go(asked.unwrap_or(at), (steps.abs() == 1).then_some(stride));
    }

    fn seek(&mut self, to: Tick) {
        self.transport.until = None;
        self.quiz.due = None;
        self.transport.clock.pause();
        self.go(to, None);
    }

    /// The moment that is shown or being gone to.
    fn aim(&self) -> Tick {
        self.transport.aim(&self.runs.sides)
    }

    /// The last moment of what is shown.
    fn end(&self) -> Tick {
        self.runs.showing().end()
    }

    fn go(&mut self, at: Tick, stride: Option<Stride>) {
        self.transport.head_for(Goal::Tick { at, stride });
        self.pursue(FUEL);
    }

    /// Goes to the next breakpoint, or back to the one before, as soon as it is known where that is.
    fn go_to_break(&mut self, ahead: bool) {
        let from = self.aim();
        self.seek(from);
        self.transport.head_for(Goal::Break { from, ahead });
        self.pursue(FUEL);
    }

    /// The next moment after one, or the last before it, at which there is a breakpoint on any side: of those known.
    fn next_break(&self, from: Tick, ahead: bool) -> Option<Tick> {
        let (given, watch) = (&self.given, &self.searches.watch);
        if given.breaks.is_empty() {
            return None;
        }
        self.runs
            .sides
            .stop_at(from, ahead, |side, run| given.stops(run).into_iter().chain(watch.stops(side)).collect())
    }

    fn seek_or_end(&mut self, found: Option<Tick>, ahead: bool) {
        self.seek(found.unwrap_or(if ahead { self.end() } else { Tick(0) }));
    }

    /// Does what a person asks of the run: now, or as soon as the collectors let anybody write.
    fn edit(&mut self, ops: Vec<Operation>) -> Result<(), Fault> {
        if !self.transport.arrived() {
            return Err(Fault::nowhere("the run is still being prepared: try again in a moment"));
        }
        self.transport.motion = None;
        // Whoever takes it back is again where it was asked for.
        let left = self.situation();
        let waited = self.wait_for_collector();
        let at = self.transport.now();
        let (done, fault) = self.runs.sides.edit(at, &ops);
        if done.is_none() && waited.is_some() {
            self.go(left.1, None);
        }
        if let Some((side, own)) = done {
            self.events.extend(waited.map(PlayerEvent::Error));
            let words: Vec<String> = ops.iter().map(|op| op.action.words()).collect();
            self.history.act(left, words.join(", ").into(), false);
            // A moment that has become another one is compared with nothing.
            self.mark = self.mark.filter(|mark| *mark <= at);
            self.quiz.unsettle();
            self.transport.head_for(match self.runs_program() {
                true => Goal::Next { from: at, stride: self.transport.stride },
                false => Goal::Own { side, at: own, stride: Some(Stride::Tick) },
            });
            self.pursue(FUEL);
        }
        fault.map_or(Ok(()), Err)
    }

    /// A collector that stops the world lets nobody write meanwhile: goes to where all of them are done, and says so.
    fn wait_for_collector(&mut self) -> Option<Fault> {
        let (at, waiting) = self.runs.sides.writable(self.transport.now());
        let traits = waiting?.run().lab().collector.traits();
        let (label, wait) = (traits.label, traits.words.wait);
        self.go(at, None);
        Some(Fault::nowhere(format!("{label} stops the world: this waited for the end of its {wait}")))
    }

    /// Works towards the goal, as far as the fuel goes, and shows it when it is there.
    fn pursue(&mut self, fuel: u64) {
        self.runs.sides.picture(self.transport.panels.graph);
        if self.transport.arrived() || !self.runs.explore(&mut Fuel(fuel)) {
            return;
        }
        self.resolve();
        if matches!(self.transport.goal, Some(Goal::Break { .. })) && !self.watch(fuel) {
            return;
        }
        let Some(goal) = self.transport.goal.take() else { return };
        let goal = match goal {
            Goal::Break { from, ahead } => {
                let found = self.next_break(from, ahead);
                Goal::Tick { at: found.unwrap_or(if ahead { self.runs.sides.end() } else { Tick(0) }), stride: None }
            }
            other => other,
        };
        let (at, stride) = self.runs.sides.reach(goal).unwrap_or_else(|fault| {
            self.events.push(PlayerEvent::Error(fault));
            (Tick(0), None)
        });
        self.show(at, stride);
    }

    /// Shows a moment; with motion if it is one stride away from the one shown.
    fn show(&mut self, at: Tick, stride: Option<Stride>) {
        let same = self.runs.old.take().is_none();
        self.selection.foresee(None);
        self.transport.show(at, stride, &self.runs.sides, same);
        let now = self.transport.now();
        self.arrive();
        self.dress();
        self.events.push(PlayerEvent::Step(now));
        if now == self.end() && !self.playing() {
            self.events.push(PlayerEvent::End(now));
        }
    }

    /// Looks again at what is selected, chosen and lit: something of it, or the moment, is another one.
    fn dress(&mut self) {
        self.selection.difference = self.differing();
        self.selection.dress(self.transport.showing(&self.runs), &self.quiz);
    }

    fn select(&mut self, pick: Option<Pick>) {
        let showing = self.showing();
        let named = pick.and_then(|pick| Some((pick, showing?.name(pick)?)));
        self.selection.select(named);
        self.dress();
    }

    /// The next object, or the one before: of those that are there on any side, and round again.
    fn select_next(&mut self, ahead: bool) {
        let now = match &self.quiz.open {
            Some(open) => open.here,
            None => self.selected(),
        };
        let all = self.there();
        let place = now.and_then(|now| all.iter().position(|pick| *pick == now));
        let next = match (place, ahead) {
            (Some(place), true) => (place + 1) % all.len(),
            (Some(place), false) => (place + all.len() - 1) % all.len(),
            (None, true) => 0,
            (None, false) => all.len().saturating_sub(1),
        };
        let next = all.get(next).copied();
        match &mut self.quiz.open {
            Some(open) => {
                open.here = next;
                self.dress();
            }
            None => self.select(next),
        }
    }

    /// Lets milliseconds pass; what happened meanwhile. To be called once a frame of the screen while [`Player::awake`].
    pub fn advance(&mut self, ms: f64) -> Vec<PlayerEvent> {
        self.pursue(FUEL);
        self.lay_anew();
        let pace = self.pace();
        self.transport.advance(ms, pace);
        if self.transport.arrived() && self.ready() && self.transport.clock.advance(ms, pace) {
            self.play_on();
        }
        std::mem::take(&mut self.events)
    }

    /// What happened since this was asked last.
    pub fn news(&mut self) -> Vec<PlayerEvent> {
        std::mem::take(&mut self.events)
    }

    /// Goes on with a picture for another shape of the field, while the one there is seen.
    fn lay_anew(&mut self) {
        if self.runs.old.is_none() && self.runs.sides.lay_anew() {
            self.transport.redraw(self.runs.showing());
            self.posing = self.posing.take().map(|posing| self.posed(posing.at));
            self.dress();
        }
    }

    fn play_on(&mut self) {
        // Where play stops is to be known before it goes on.
        if !self.watch(FUEL) {
            return;
        }
        let now = self.transport.now();
        if now < self.end() {
            let at = self.runs.sides.strided(now, 1, self.stride());
            let stops = [self.next_break(now, true), self.transport.until];
            let stop = stops.into_iter().flatten().min().filter(|stop| *stop <= at);
            let asked = self.quiz.interrupts(now, stop.unwrap_or(at));
            if asked == Some(now) {
                return self.arrive();
            }
            self.go(asked.or(stop).unwrap_or(at), Some(self.stride()));
            if stop.is_some() {
                self.transport.until = None;
                self.transport.clock.pause();
            }
        } else if self.looping() && now > Tick(0) {
            self.go(Tick(0), None);
        } else {
            self.transport.clock.pause();
            self.events.push(PlayerEvent::End(now));
        }
    }
}

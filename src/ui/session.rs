//! What a widget is, apart from the DOM: its text, its settings and the player. It outlives the element's being moved
//! or taken out of the page. Knows no browser.

mod attributes;
mod share;
mod taken_back;
mod text;

use super::ask::Wish;
use super::options::{Controls, MainPicture, Views};
use crate::lab::{Breaker, Fault, LAB, Scenario, SharedLink, Stride, TextKind};
use crate::view::player::{Command, Player, PlayerEvent, Settings};
use crate::view::predict::Question;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// How much work is asked of a player at a time; the caller repeats it as long as there is time in the frame.
const FUEL: u64 = 2_000;

/// A widget without its looks.
#[derive(Default)]
pub struct Session {
    /// The player, once there is a text that could be opened.
    pub player: Option<Player>,
    /// What was read of a large text, until it is started.
    read: Option<Rc<Scenario>>,
    /// Why there is no player: shown where the picture would be.
    pub fault: Option<Fault>,
    /// Why the last wish was not granted.
    notice: Option<Fault>,
    /// Which attributes say nothing that has a meaning here, and why.
    odd: BTreeMap<String, Fault>,
    /// The text as it stands.
    pub text: Rc<str>,
    /// Whether the page is to hear that somebody changed the text.
    pub rewritten: bool,
    /// Where the lab is, and whether this is it.
    pub lab: (String, bool),
    /// The length of the text's longest line when it was opened, and the number of its lines. They fix the size of the
    /// code pane, so that nothing moves while somebody types.
    pub columns: usize,
    /// See `columns`.
    pub lines: usize,
    /// What is shown.
    pub views: Views,
    /// What is offered.
    pub controls: Controls,
    /// What the page is to hear of, once it is shown.
    pub events: Vec<PlayerEvent>,
    /// Counts the openings: a new run is a new number.
    pub run: u32,
    /// Whether what can be chosen of the collector is offered beside it.
    pub options: bool,
    /// The search for a run that loses something, while it goes on.
    breaker: Option<Box<Breaker>>,
    settings: Settings,
    /// The text that was given last.
    given: Rc<str>,
    /// The link that was opened last, while what it says holds.
    opened: Option<SharedLink>,
    /// What the moment that was linked to must come to.
    print: Option<u32>,
    /// The text that the last reset took away.
    dropped: Option<Rc<str>>,
    /// A text that did not run and was taken back: it can be had again until something else is done.
    broken: Option<Rc<str>>,
    /// The words of attributes that say how it is looked at; and which of them the page itself wrote.
    words: BTreeMap<String, String>,
    written: BTreeSet<String>,
    /// Which moment is seen before the first step, as the page writes it; and whether the widget is the page's main
    /// thing, where one begins with the beginning.
    poster: String,
    filled: bool,
    /// The shape of the field, as far as it is known.
    shape: f64,
    /// Which questions were answered rightly, where no player knows.
    answered: Vec<usize>,
    touched: bool,
    /// Whether the text was edited since it was last tried.
    edited: bool,
    /// Whether it waits for the compiler's answer, and whether somebody has been sent to ask.
    waits: bool,
    sent: bool,
    /// The player of the text before, while the text that is being written cannot run: it knows where one was.
    asleep: Option<Player>,
}

impl Session {
    /// Whether this is the lab.
    pub fn in_lab(&self) -> bool {
        LAB && self.lab.1
    }

    /// What is to be asked.
    pub fn questions(&self) -> &[Question] {
        &self.settings.questions
    }

    /// Whether the text is a program rather than a graph.
    pub fn is_program(&self) -> bool {
        let told = self.opened.as_ref().map_or(self.settings.kind, |link| link.kind);
        // Of a text that was taken away it is still known what it was.
        let text = if self.text.trim().is_empty() { &self.given } else { &self.text };
        !text.trim().is_empty() && told.unwrap_or_else(|| TextKind::of(text)) == TextKind::Program
    }

    /// Whether the text stands beside the picture: a program's does, a scenario's where it is asked for.
    pub fn texted(&self) -> bool {
        self.is_program() || self.views.asked && self.views.code
    }

    /// Shows another picture in the middle.
    pub fn instead(&mut self, picture: MainPicture) {
        self.views.graph = picture == MainPicture::Graph;
        self.views.map = picture == MainPicture::Map;
        self.views.lives |= picture == MainPicture::Lives;
        self.settings.panels = self.views.panels();
        // Copies and links show the same.
        self.words.insert("view".into(), self.views.words(self.texted()));
        self.tell(Command::Panels(self.settings.panels));
    }

    /// Whether the first moment can be shown.
    pub fn ready(&self) -> bool {
        self.player.as_ref().is_some_and(Player::ready)
    }

    /// Whether time must pass for something to happen.
    pub fn awake(&self) -> bool {
        let busy = self.edited && !self.waits || self.read.is_some() || self.breaks();
        busy || self.player.as_ref().is_some_and(|p| !p.ready() || p.awake())
    }

    /// The player, or the one of the text before while nothing runs.
    pub fn known(&self) -> Option<&Player> {
        self.player.as_ref().or(self.asleep.as_ref())
    }

    /// Whether what is shown is not yet that of the text as it stands.
    pub fn outdated(&self) -> bool {
        self.edited || self.player.as_ref().is_some_and(Player::outdated)
    }

    /// Whether the text as it stands was not tried yet.
    pub fn untried(&self) -> bool {
        self.edited
    }

    /// Whether what was asked for is shown, or never will be.
    pub fn settled(&self) -> bool {
        !self.edited
            && !self.waits
            && !self.breaks()
            && self.read.is_none()
            && self.player.as_ref().is_none_or(|p| p.ready() && (p.resting() || p.playing()))
    }

    /// What stays the same while nothing but the clock goes on, and with it all that is seen.
    pub fn lull(&self) -> Option<(u32, bool)> {
        let player = self.player.as_ref().filter(|_| self.settled() && self.events.is_empty())?;
        Some((player.lull()?, player.playing()))
    }

    /// Whether it plays.
    pub fn playing(&self) -> bool {
        self.player.as_ref().is_some_and(Player::playing)
    }

    /// Lets time pass; `more` says whether there is time left in this frame for preparing.
    pub fn advance(&mut self, ms: f64, more: impl Fn() -> bool) {
        if self.edited && !self.waits {
            self.try_text();
        }
        if self.waits {
            return;
        }
        if let Some(scenario) = self.read.take() {
            return self.start(scenario);
        }
        if self.breaks() && !self.break_on(&more) {
            return;
        }
        let Some(player) = &mut self.player else { return };
        while !player.ready() || player.outdated() || player.untried() {
            if let Err(fault) = player.prepare(FUEL) {
                let _ = player.obey(Command::Pause);
                self.asleep = self.player.take();
                return self.refuse(fault);
            }
            if !more() {
                return;
            }
        }
        self.recognize();
        let Some(player) = &mut self.player else { return };
        let events = player.advance(ms);
        self.take_down(events);
    }

    /// Takes down what happened by itself, so that it is told before anybody hears that it is shown; whether something of it
    /// is to be seen too.
    pub fn hear(&mut self) -> bool {
        let events = self.player.as_mut().filter(|player| player.ready()).map(Player::news).unwrap_or_default();
        let seen = events.iter().any(|event| matches!(event, PlayerEvent::Error(_)));
        self.take_down(events);
        seen
    }

    fn take_down(&mut self, events: Vec<PlayerEvent>) {
        for event in events {
            if let PlayerEvent::Error(fault) = &event {
                self.notice = Some(fault.clone());
            }
            self.events.push(event);
        }
    }

    /// Collects what happened without any time passing.
    pub fn told(&mut self) {
        if self.ready() {
            self.advance(0.0, || false);
        }
    }

    /// Does what a page or a person asks, when it can be done.
    pub fn obey(&mut self, command: Command) -> Result<(), Fault> {
        let turns = matches!(
            command,
            Command::Undo | Command::Redo | Command::Branch(_) | Command::Draw(_) | Command::WriteScript
        );
        if turns && self.edited {
            self.try_text();
            if self.waits {
                let fault = said("the text that was written is still being compiled: try again in a moment");
                self.complain(fault.clone());
                return Err(fault);
            }
        }
        if let Some(done) = self.take_back(&command) {
            return done;
        }
        let Some(player) = &mut self.player else {
            return Err(self.fault.clone().unwrap_or_else(|| said("there is nothing to play yet")));
        };
        let acts = taken_back::acts(&command);
        let done = player.obey(command);
        match &done {
            Ok(()) => {
                self.broken = self.broken.take().filter(|_| !acts);
                self.notice = None;
                self.odd.clear();
            }
            Err(fault) => self.complain(fault.clone()),
        }
        if let Some(text) = self.player.as_ref().map(Player::text).filter(|text| turns && **text != self.text) {
            self.text = text.clone();
            (self.rewritten, self.dropped) = (true, None);
        }
        done
    }

    /// Does what a page wishes, when it can be done.
    pub fn grant(&mut self, wish: &Wish) -> Result<(), Fault> {
        let command = match (wish, &self.player) {
            (Wish::Rest, Some(_)) => return Ok(()),
            (Wish::Do(command), _) => command.clone(),
            (Wish::Select(name), Some(player)) => {
                Command::Select(name.as_deref().map(|name| player.find(name)).transpose()?)
            }
            (Wish::Step(count, None), Some(_)) => Command::Step(*count, Some(Stride::Tick)),
            (Wish::Step(count, Some(name)), Some(_)) => Command::Step(*count, Some(stride_named(name)?)),
            (_, None) => Command::Pause,
        };
        self.obey(command)
    }

    /// The first touch stops a diagram that plays by itself. True when it did.
    pub fn touch(&mut self) -> bool {
        let first = !std::mem::replace(&mut self.touched, true);
        let by_itself = first && self.settings.autoplay;
        if first {
            self.tell(Command::Attend);
        }
        if by_itself {
            let was = self.playing();
            // Neither can be refused; a notice would say so if it were.
            let _ = self.obey(Command::Loop(false));
            let _ = self.obey(Command::Pause);
            return was;
        }
        false
    }

    /// The field has this shape: width by height.
    pub fn reshape(&mut self, shape: f64) {
        self.shape = shape;
        self.tell(Command::Shape(shape));
    }

    /// Whether somebody has touched it.
    pub fn touched(&self) -> bool {
        self.touched
    }

    /// Whether motion is to be left out.
    pub fn still(&mut self, still: bool) {
        self.settings.still = still;
        self.tell(Command::Still(still));
    }

    /// An attribute has this value now, or is gone.
    pub fn set(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(_) => _ = self.written.insert(name.to_owned()),
            None => _ = self.written.remove(name),
        }
        match attributes::read(self, name, value) {
            Ok(()) => _ = self.odd.remove(name),
            Err(message) => {
                attributes::forget(self, name);
                let fault = said(&message);
                self.events.push(PlayerEvent::Warning(fault.clone()));
                self.notice = None;
                self.odd.insert(name.to_owned(), fault);
            }
        }
    }

    /// What is to be said beside the picture: why the last wish was not granted, or what is wrong with an attribute.
    pub fn notice(&self) -> Option<&Fault> {
        self.notice.as_ref().or_else(|| self.odd.values().next())
    }

    /// Opens the same text once more, where one was opened: what it was opened with has changed.
    fn again(&mut self) {
        if self.player.is_some() || self.fault.is_some() {
            self.reopen();
        }
    }

    /// Has the console keep what it logs, or not.
    pub fn keep_logged(&mut self, keeps: bool) {
        self.settings.limits.keeps_logged = keeps;
        self.wish(Command::KeepLogged(keeps));
    }

    /// Obeys, where there is a player already; the settings tell a later one.
    fn wish(&mut self, command: Command) {
        if self.player.is_some() {
            // A refusal is kept as a notice.
            let _ = self.obey(command);
        }
    }

    /// Lets the player know what nobody asks for and nothing can refuse: a notice stays.
    fn tell(&mut self, command: Command) {
        if let Some(player) = &mut self.player {
            let _ = player.obey(command);
        }
    }

    /// Says beside the picture what could not be done.
    pub fn complain(&mut self, fault: Fault) {
        self.events.push(PlayerEvent::Error(fault.clone()));
        self.notice = Some(fault);
    }
}

fn stride_named(name: &str) -> Result<Stride, Fault> {
    Stride::named(name).ok_or_else(|| {
        let names: Vec<&str> = Stride::ALL.iter().map(|s| s.name()).collect();
        said(&format!("there is no stride “{name}”: use one of {}", names.join(", ")))
    })
}

/// Numbers of questions, such as `0 2`.
fn indices(text: &str) -> Result<Vec<usize>, String> {
    let number = |word: &str| {
        word.parse()
            .map_err(|_| format!("answered=\"{text}\" is no list of questions: write their numbers, such as 0 2"))
    };
    text.split_whitespace().map(number).collect()
}

/// A fault that has no place in the text.
pub fn said(message: &str) -> Fault {
    Fault { line: 0, column: 0, message: message.to_owned() }
}

/// What an author calls the kind of a text.
fn kind(name: &str) -> Result<TextKind, String> {
    match name {
        "javascript" => Ok(TextKind::Program),
        "scenario" => Ok(TextKind::Graph),
        _ => Err(format!("type=\"{name}\" is not known: use javascript or scenario")),
    }
}

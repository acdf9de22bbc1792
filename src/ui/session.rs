//! What a widget is, apart from the DOM: its text, its settings and the player. It outlives the element's being moved
//! or taken out of the page. Knows no browser.

use super::ask::Wish;
use super::options::{Controls, Views, speed};
use crate::lab::{Fault, Stride};
use crate::view::player::{Command, Event, Player, Settings};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How much work is asked of a player at a time; the caller repeats it as long as there is time in the frame.
const FUEL: u64 = 2_000;

/// A widget without its looks.
#[derive(Default)]
pub struct Session {
    /// The player, once there is a text that could be opened.
    pub player: Option<Player>,
    /// Why there is no player: shown where the picture would be.
    pub fault: Option<Fault>,
    /// Why the last wish was not granted.
    notice: Option<Fault>,
    /// Which attributes say nothing that has a meaning here, and why.
    odd: BTreeMap<String, Fault>,
    /// The text that was given last.
    pub text: Rc<str>,
    /// What is shown.
    pub views: Views,
    /// What is offered.
    pub controls: Controls,
    /// What the page is to hear of, once it is shown.
    pub events: Vec<Event>,
    /// Counts the openings: a new run is a new number.
    pub run: u32,
    settings: Settings,
    kind: Option<String>,
    touched: bool,
}

impl Session {
    /// Opens a text instead of the one before.
    pub fn open(&mut self, text: &str) {
        self.text = text.into();
        self.reopen();
    }

    /// Nothing could be opened: says why.
    pub fn fail(&mut self, message: &str) {
        self.text = "".into();
        (self.player, self.notice) = (None, None);
        self.refuse(Fault { line: 0, column: 0, message: message.to_owned() });
    }

    fn refuse(&mut self, fault: Fault) {
        (self.player, self.notice) = (None, None);
        self.events.push(Event::Error(fault.clone()));
        self.fault = Some(fault);
    }

    fn reopen(&mut self) {
        (self.player, self.fault, self.notice) = (None, None, None);
        self.run += 1;
        self.touched = false;
        let opened = match unsupported(&self.text, self.kind.as_deref()) {
            Some(message) => Err(Fault { line: 1, column: 1, message: message.to_owned() }),
            None => Player::open(&self.text, self.settings.clone()),
        };
        match opened {
            Ok(player) => self.player = Some(player),
            Err(fault) => self.refuse(fault),
        }
    }

    /// Whether the first moment can be shown.
    pub fn ready(&self) -> bool {
        self.player.as_ref().is_some_and(Player::ready)
    }

    /// Whether time must pass for something to happen.
    pub fn awake(&self) -> bool {
        self.player.as_ref().is_some_and(|p| !p.ready() || p.awake())
    }

    /// Whether what was asked for is shown, or never will be.
    pub fn settled(&self) -> bool {
        self.player.as_ref().is_none_or(|p| p.ready() && (p.resting() || p.playing()))
    }

    /// Whether it plays.
    pub fn playing(&self) -> bool {
        self.player.as_ref().is_some_and(Player::playing)
    }

    /// Lets time pass; `more` says whether there is time left in this frame for preparing.
    pub fn advance(&mut self, ms: f64, more: impl Fn() -> bool) {
        let Some(player) = &mut self.player else { return };
        while !player.ready() {
            if let Err(fault) = player.prepare(FUEL) {
                return self.refuse(fault);
            }
            if !more() {
                return;
            }
        }
        for event in player.advance(ms) {
            if let Event::Error(fault) = &event {
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
        let Some(player) = &mut self.player else {
            return Err(self.fault.clone().unwrap_or_else(|| said("there is nothing to play yet")));
        };
        let done = player.obey(command);
        match &done {
            Ok(()) => {
                self.notice = None;
                self.odd.clear();
            }
            Err(fault) => self.complain(fault.clone()),
        }
        done
    }

    /// Does what a page wishes, when it can be done.
    pub fn grant(&mut self, wish: &Wish) -> Result<(), Fault> {
        let command = match (wish, &self.player) {
            (Wish::Rest, Some(_)) => return Ok(()),
            (Wish::Do(command), _) => command.clone(),
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
        if by_itself {
            let was = self.playing();
            // Neither can be refused; a notice would say so if it were.
            let _ = self.obey(Command::Loop(false));
            let _ = self.obey(Command::Pause);
            return was;
        }
        false
    }

    /// Whether somebody has touched it.
    pub fn touched(&self) -> bool {
        self.touched
    }

    /// Whether motion is to be left out.
    pub fn still(&mut self, still: bool) {
        self.settings.still = still;
        if let Some(player) = &mut self.player {
            // Cannot be refused; and it is no act of anybody's, so a notice stays.
            let _ = player.obey(Command::Still(still));
        }
    }

    /// An attribute has this value now, or is gone.
    pub fn set(&mut self, name: &str, value: Option<&str>) {
        match self.attribute(name, value) {
            Ok(()) => _ = self.odd.remove(name),
            Err(message) => {
                let fault = said(&message);
                self.events.push(Event::Error(fault.clone()));
                self.odd.insert(name.to_owned(), fault);
            }
        }
    }

    /// What is to be said beside the picture: why the last wish was not granted, or what is wrong with an attribute.
    pub fn notice(&self) -> Option<&Fault> {
        self.notice.as_ref().or_else(|| self.odd.values().next())
    }

    fn attribute(&mut self, name: &str, value: Option<&str>) -> Result<(), String> {
        let alive = self.player.is_some() || self.fault.is_some();
        let word = value.map(str::trim).filter(|v| !v.is_empty());
        match name {
            "view" => self.views = Views::read(word)?,
            "controls" => self.controls = Controls::read(word)?,
            "type" => {
                self.kind = word.map(str::to_owned);
                if alive {
                    self.reopen();
                }
            }
            "collector" => {
                self.settings.collector = word.map(str::to_owned);
                match word {
                    Some(collector) if self.player.is_some() => self.wish(Command::Collector(collector.to_owned())),
                    _ if alive => self.reopen(),
                    _ => {}
                }
            }
            "at" => {
                self.settings.at = word.map(str::to_owned);
                if let Some(at) = word {
                    self.wish(at.parse().map_or_else(|_| Command::Moment(at.to_owned()), Command::Seek));
                }
            }
            "autoplay" => {
                self.settings.autoplay = value.is_some();
                if value.is_some() {
                    self.wish(Command::Play);
                }
            }
            "loop" => {
                self.settings.looping = value.is_some();
                self.wish(Command::Loop(value.is_some()));
            }
            "speed" => {
                let speed = word.map(speed).transpose()?;
                self.settings.speed = speed;
                self.wish(Command::Speed(speed.unwrap_or(1.0)));
            }
            "stride" => {
                let stride = word.map(stride_named).transpose().map_err(|fault| fault.message)?;
                self.settings.stride = stride;
                self.wish(Command::Stride(stride.unwrap_or_default()));
            }
            _ => {}
        }
        Ok(())
    }

    /// Obeys, where there is a player already; the settings tell a later one.
    fn wish(&mut self, command: Command) {
        if self.player.is_some() {
            // A refusal is kept as a notice.
            let _ = self.obey(command);
        }
    }

    fn complain(&mut self, fault: Fault) {
        self.events.push(Event::Error(fault.clone()));
        self.notice = Some(fault);
    }
}

fn stride_named(name: &str) -> Result<Stride, Fault> {
    Stride::named(name).ok_or_else(|| {
        let names: Vec<&str> = Stride::ALL.iter().map(|s| s.name()).collect();
        said(&format!("there is no stride “{name}”: use one of {}", names.join(", ")))
    })
}

/// A fault that has no place in the text.
pub fn said(message: &str) -> Fault {
    Fault { line: 0, column: 0, message: message.to_owned() }
}

/// Why a text of this kind cannot be run by this version, if it cannot.
fn unsupported(text: &str, kind: Option<&str>) -> Option<&'static str> {
    let scenario = text.trim_start().starts_with('{');
    match kind {
        _ if text.trim().is_empty() => {
            Some("there is nothing to show: write a scenario inside the element, or name a file in its src attribute")
        }
        Some("scenario") => None,
        None if scenario => None,
        None | Some("javascript") => {
            Some("programs are not supported by this version yet: write a scenario, which begins with “{”")
        }
        Some(_) => Some("this type is not known: type=\"scenario\" is the one this version supports"),
    }
}

//! A text's life: it is opened, edited, compiled, tried, refused, replaced. Nothing that was written is lost on the way.

use super::{Session, said};
use crate::lab::{ExchangeFormat, Fault, Scenario, SharedLink, TextKind, compiled};
use crate::view::player::{Command, Player, PlayerEvent, Settings};
use std::rc::Rc;

/// What has more objects is read in one frame and started in the next: a page that stands still for long seems dead.
const MANY: usize = 100_000;

impl Session {
    /// Opens a text instead of the one before.
    pub fn open(&mut self, text: &str) {
        self.give(self.meant(text), None);
    }

    /// A text of the page, as it was meant; one that is opened in the lab is a file, and stays as it is.
    fn meant(&self, text: &str) -> Rc<str> {
        let program = self.settings.kind.unwrap_or_else(|| TextKind::of(text)) == TextKind::Program;
        if program && !self.in_lab() { compiled::dedented(text).into() } else { text.into() }
    }

    /// Has this text from now on, with all that a link may say of it.
    pub(super) fn give(&mut self, text: Rc<str>, link: Option<SharedLink>) {
        self.player = None;
        (self.text, self.given, self.dropped) = (text.clone(), text, None);
        self.dress(link.as_ref());
        self.opened = link;
        self.columns = self.text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        self.lines = self.text.split('\n').count();
        self.reopen();
    }

    /// The text was edited: it is tried as soon as there is time.
    pub fn typed(&mut self, text: String) {
        self.edited |= *self.text != *text;
        self.waits &= !self.edited;
        self.sent &= !self.edited;
        self.rewritten |= *self.text != *text;
        self.broken = None;
        (self.text, self.dropped) = (text.into(), None);
    }

    /// The text that the compiler is to be asked for, once.
    pub fn uncompiled(&mut self) -> Option<Rc<str>> {
        (self.waits && !std::mem::replace(&mut self.sent, true)).then(|| self.text.clone())
    }

    /// Who was sent to the compiler is gone: somebody else is to go.
    pub fn send_again(&mut self) {
        self.sent = false;
    }

    /// Whether it waits for the compiler.
    pub fn waits(&self) -> bool {
        self.waits
    }

    /// The compiler has answered for a text: goes on if it is still this one. Or it could not be had, and why.
    pub fn compiled(&mut self, text: &str, trouble: Option<&str>) {
        if !self.waits || *self.text != *text {
            return;
        }
        (self.waits, self.sent) = (false, false);
        match trouble {
            Some(trouble) => {
                self.asleep = self.player.take().or_else(|| self.asleep.take());
                self.edited = false;
                self.refuse(Fault::nowhere(trouble));
            }
            None if self.edited => {}
            None => self.begin(),
        }
    }

    /// What to say where no text is: it has no place.
    fn nothing(&self) -> Option<Fault> {
        let message = if self.lab.1 {
            "nothing is written yet: write a program or a scenario, or open a file"
        } else if self.text != self.given {
            "nothing is written yet: write a program or a scenario"
        } else {
            "there is nothing to show: write a program or a scenario inside the element, or name a file in its src attribute"
        };
        self.text.trim().is_empty().then(|| said(message))
    }

    /// Whether there is something to wait for before the text can be tried: bytes that only the compiler can make, or a core
    /// that reads more.
    fn must_wait(&mut self) -> bool {
        let known = match self.is_program() {
            true => compiled::known(&self.text),
            false => ExchangeFormat::of_text(&self.text).is_none_or(ExchangeFormat::is_read_here),
        };
        self.waits = self.nothing().is_none() && !known;
        self.sent &= self.waits;
        self.waits
    }

    /// Tries the text that was edited; an error leaves nothing running but keeps the text.
    pub(super) fn try_text(&mut self) {
        if self.must_wait() {
            return;
        }
        (self.edited, self.read) = (false, None);
        let mut player = self.player.take().or_else(|| self.asleep.take());
        let tried = if let Some(fault) = self.nothing() {
            Err(fault)
        } else if let Some(player) = &mut player {
            player.obey(Command::Text(self.text.to_string()))
        } else {
            let settings = Settings { autoplay: false, poster: None, ..self.settings() };
            Player::open(&self.text, settings).map(|opened| player = Some(opened))
        };
        match tried {
            Ok(()) => (self.player, self.fault, self.notice) = (player, None, None),
            Err(fault) => {
                if let Some(player) = &mut player {
                    let _ = player.obey(Command::Pause);
                }
                self.asleep = player;
                self.refuse(fault);
            }
        }
    }

    /// The element has another text in it. What somebody wrote meanwhile stays; then this is what *Reset* leads back to.
    pub fn replaced(&mut self, text: &str) {
        if self.text == self.given {
            self.open(text);
        } else {
            self.given = self.meant(text);
        }
    }

    /// Nothing could be opened: says why. Of the text, as far as there is one, nothing is lost.
    pub fn fail(&mut self, message: &str, text: &str) {
        (self.text, self.given, self.opened, self.dropped) = (text.into(), text.into(), None, None);
        (self.player, self.asleep, self.broken) = (None, None, None);
        self.refuse(Fault { line: 0, column: 0, message: message.to_owned() });
    }

    pub(super) fn refuse(&mut self, fault: Fault) {
        (self.player, self.read, self.notice) = (None, None, None);
        (self.waits, self.sent) = (false, false);
        self.events.push(PlayerEvent::Error(fault.clone()));
        self.fault = Some(fault);
    }

    pub(super) fn reopen(&mut self) {
        if let Some(player) = self.known() {
            self.answered = player.right();
        }
        (self.player, self.read, self.fault, self.notice) = (None, None, None, None);
        (self.asleep, self.broken, self.edited) = (None, None, false);
        (self.waits, self.sent) = (false, false);
        self.run += 1;
        self.touched = false;
        self.print = self.opened.as_ref().and_then(|link| link.print);
        self.begin();
    }

    /// Opens the text, as soon as it is compiled.
    fn begin(&mut self) {
        if self.must_wait() {
            return;
        }
        let read = match self.nothing() {
            Some(fault) => Err(fault),
            None => {
                let Settings { kind, limits, .. } = self.settings();
                Scenario::open(&self.text, kind, limits)
            }
        };
        match read {
            Ok(scenario) if scenario.objects.len() > MANY => self.read = Some(scenario.into()),
            Ok(scenario) => self.start(scenario.into()),
            Err(fault) => self.refuse(fault),
        }
    }

    /// Starts what was read.
    pub(super) fn start(&mut self, scenario: Rc<Scenario>) {
        match Player::of(scenario, &self.text, self.settings()) {
            Ok(player) => {
                self.player = Some(player);
                self.tell(Command::Shape(self.shape));
                self.tell(Command::Answered(self.answered.clone()));
            }
            Err(fault) => self.refuse(fault),
        }
    }
}

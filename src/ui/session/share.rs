//! What a widget gives away and takes back: links to its moment, and the text and settings it was given.

use super::{Session, attributes};
use crate::lab::{Breaker, Broken, BrokenRun, Fault, Recovered, SharedLink, Stride, TextKind};
use crate::view::player::{Player, Settings};
use memory::time::{Fuel, Progress, Tick};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many runs a search goes through at a time.
const SEARCH: u64 = 16;

impl Session {
    /// Opens what a link holds: its text, under its collector, with what was done by hand, at its moment. Of a link
    /// that cannot be read the text is opened, as far as there is any, and the fault says what is missing; where there is
    /// none, what is shown stays.
    pub fn open_link(&mut self, fragment: &str) -> Result<(), Fault> {
        let Broken { message, text } = match SharedLink::read(fragment) {
            Ok(link) => {
                self.give(link.text.as_str().into(), Some(link));
                return Ok(());
            }
            Err(broken) => broken,
        };
        let fault = Fault::nowhere(message);
        match text {
            Recovered::Whole(text) => {
                self.give(text.into(), None);
                self.complain(fault.clone());
            }
            Recovered::Part(text) => self.fail(&fault.message, &text),
            Recovered::Nothing if self.known().is_some() => self.complain(fault.clone()),
            Recovered::Nothing => self.fail(&fault.message, ""),
        }
        Err(fault)
    }

    /// Looks for the shortest run in which a collector loses an object, and opens it at the write that did it.
    pub fn break_barrier(&mut self, collector: &str) -> Result<(), Fault> {
        self.breaker = Some(Breaker::under(collector).map(Box::new)?);
        Ok(())
    }

    /// Whether such a search goes on.
    pub fn breaks(&self) -> bool {
        self.breaker.is_some()
    }

    /// The search that goes on.
    pub fn search(&self) -> Option<&Breaker> {
        self.breaker.as_deref()
    }

    /// Gives it up; what was shown before is still shown.
    pub fn stop_search(&mut self) {
        self.breaker = None;
    }

    /// Goes on with it as long as there is time; whether it is over.
    pub(super) fn break_on(&mut self, more: &impl Fn() -> bool) -> bool {
        let Some(breaker) = &mut self.breaker else { return true };
        while breaker.search(&mut Fuel(SEARCH)) == Progress::More {
            if !more() {
                return false;
            }
        }
        let Some(breaker) = self.breaker.take() else { return true };
        match breaker.found() {
            Some(BrokenRun { text, store, .. }) => {
                let collectors = vec![breaker.collector().to_owned()];
                let link = SharedLink { text: text.clone(), collectors, tick: store, ..SharedLink::default() };
                self.give(text.into(), Some(link));
            }
            None => self.complain(Fault::nowhere(format!(
                "{} loses nothing in any run of so few objects and writes ({} moments were looked at)",
                breaker.collector(),
                breaker.looked_at()
            ))),
        }
        true
    }

    /// The link to the moment shown.
    pub fn link(&self) -> Result<String, Fault> {
        let (settings, player) = (self.settings(), self.known());
        let current = self.player.as_ref().filter(|player| player.ready() && !self.outdated());
        let collectors = player.map(Player::chosen).or(settings.collector);
        let link = SharedLink {
            text: self.text.to_string(),
            kind: settings.kind,
            collectors: collectors.as_deref().unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
            limits: settings.limits,
            inputs: current.map_or_else(Vec::new, Player::deeds),
            tick: player.map_or(Tick::default(), Player::tick),
            print: current.and_then(Player::fingerprint),
            look: self.look(player),
        };
        link.write().map_err(Fault::nowhere)
    }

    /// What a copy of what is seen is written with, as plain JSON: its text, its attributes, the fragment of its link; and
    /// whether somebody did something in the run, which no attribute can say.
    pub fn copy(&self) -> Result<serde_json::Value, Fault> {
        let (settings, player) = (self.settings(), self.known());
        let mut attributes = self.look(player);
        attributes.retain(|name, word| name != "stride" || *word != Stride::default().name());
        let collector = player.map(Player::chosen).or(settings.collector);
        attributes.extend(collector.map(|collector| ("collector".into(), collector)));
        let at = player.filter(|player| !player.posing()).map_or(Tick(0), Player::tick);
        attributes.extend((at > Tick(0)).then(|| ("at".into(), at.to_string())));
        let kind = |kind| if kind == TextKind::Program { "javascript" } else { "scenario" };
        attributes.extend(settings.kind.map(|known| ("type".into(), kind(known).into())));
        let (limits, usual) = (settings.limits, Settings::default().limits);
        let given = [
            ("heap", u64::from(limits.heap), u64::from(usual.heap)),
            ("threshold", u64::from(limits.threshold), u64::from(usual.threshold)),
            ("steps", limits.steps, usual.steps),
            ("elements", u64::from(limits.elements), u64::from(usual.elements)),
            ("time", u64::from(limits.time), u64::from(usual.time)),
        ];
        let given = given.into_iter().filter(|(_, limit, usual)| limit != usual);
        attributes.extend(given.map(|(name, limit, _)| (name.into(), limit.to_string())));
        attributes.extend(limits.keeps_logged.then(|| ("keep-logged".into(), String::new())));
        Ok(serde_json::json!({
            "title": player.map(|player| player.title().to_string()),
            "text": &*self.text,
            "program": self.is_program(),
            "attributes": attributes,
            "link": self.link()?,
            "acted": self.player.as_ref().is_some_and(|player| !player.untouched()),
        }))
    }

    /// How it is looked at, in the words of attributes.
    fn look(&self, player: Option<&Player>) -> BTreeMap<String, String> {
        let mut look = self.words.clone();
        if let Some(player) = player {
            look.insert("stride".into(), player.stride().name().into());
            let (speed, breaks) = (player.speed(), player.breaks());
            look.extend((speed != 1.0).then(|| ("speed".into(), speed.to_string())));
            look.remove("break");
            look.extend((!breaks.is_empty()).then(|| ("break".into(), breaks.to_string())));
        }
        look
    }

    /// Looks at it as a link says; as usual where it says nothing, or nothing that means something here.
    pub(super) fn dress(&mut self, link: Option<&SharedLink>) {
        for name in attributes::looks().filter(|name| !self.written.contains(*name)).collect::<Vec<_>>() {
            let word = link.and_then(|link| link.look.get(name));
            if attributes::read(self, name, word.map(String::as_str)).is_err() {
                self.words.remove(name);
            }
        }
    }

    /// What a player is opened with: what the attributes say, and what the link says that was opened.
    pub(super) fn settings(&self) -> Settings {
        let poster = (!self.filled).then(|| self.poster.clone());
        let settings = Settings { poster, ..self.settings.clone() };
        let Some(link) = &self.opened else { return settings };
        let same = *self.text == *link.text;
        Settings {
            kind: link.kind,
            limits: link.limits,
            collector: (!link.collectors.is_empty()).then(|| link.collectors.join(" ")).or(settings.collector),
            at: Some(link.tick.to_string()),
            inputs: if same { link.inputs.clone() } else { Vec::new() },
            ..settings
        }
    }

    /// Once a moment that was linked to is shown: says so if it is another one, as it may be when the link is old.
    pub(super) fn recognize(&mut self) {
        // What there is to recognize is looked at once: to see all of a large heap takes its time.
        let Some(wanted) = self.print.take() else { return };
        let found = self.player.as_ref().and_then(Player::fingerprint);
        if found.is_some_and(|found| wanted != found) {
            self.complain(Fault::nowhere(
                "this link was made by another version of heapwave, under which this run goes otherwise: this may not be \
                 the moment that was meant",
            ));
        }
    }

    /// Whether somebody has changed the text or the run.
    pub fn changed(&self) -> bool {
        let given = self.opened.as_ref().is_some_and(|link| !link.inputs.is_empty());
        let done = |player: &Player| match &self.opened {
            Some(link) if given => player.deeds() != link.inputs,
            _ => !player.untouched(),
        };
        self.text != self.given || self.player.as_ref().is_some_and(done)
    }

    /// Whether the last reset can be taken back.
    pub fn can_return(&self) -> bool {
        self.dropped.is_some() && !self.changed()
    }

    /// Back to the text and the settings it was given; the same again takes that back.
    pub fn reset(&mut self) {
        if let Some(text) = self.dropped.take().filter(|_| !self.changed()) {
            return self.typed(text.to_string());
        }
        let dropped = (self.text != self.given).then(|| self.text.clone());
        self.rewritten |= dropped.is_some();
        self.text = self.given.clone();
        self.reopen();
        self.dropped = dropped;
    }

    /// The text, where somebody has changed it since this was asked last.
    pub fn news(&mut self) -> Option<Rc<str>> {
        std::mem::take(&mut self.rewritten).then(|| self.text.clone())
    }
}

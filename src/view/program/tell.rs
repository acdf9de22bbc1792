//! The sentence for a moment of a program: what the line that has just run did, why a collection began, what is lost.

use super::gather::Gather;
use super::sight::Sight;
use super::spot::Spot;
use crate::lab::{Action, Actor, Event, State, Stopped};
use crate::view::cast::Cast;
use crate::view::colours::Colours;
use crate::view::frame::{Sentence, Tone};
use crate::view::narrate::{Narrator, Words, sentence};
use crate::view::words::bytes;
use js::inspection::Group;
use js::machine::Told;
use memory::heap::ObjectId;
use memory::world::{Note, Place, Why};

/// Tells of a moment.
pub struct Teller<'a> {
    /// The moment.
    pub sight: Sight<'a>,
    /// The same, for what every collector does.
    pub narrator: Narrator<'a>,
    /// What is known of the run.
    pub gather: &'a Gather,
    /// Why the program does not go on, if it cannot.
    pub stopped: Option<&'a Stopped>,
    /// The moment's tick, and that of the moment before.
    pub tick: u64,
    /// See `tick`.
    pub from: u64,
}

/// So many things are said of one line.
const MOST: usize = 3;

impl Teller<'_> {
    fn state(&self) -> &State {
        self.narrator.state
    }

    fn cast(&self) -> &Cast {
        self.narrator.cast
    }

    /// What led to this moment.
    pub fn tell(&self, events: &[Event], coarse: bool) -> Sentence {
        if let Some(stopped) = self.stopped {
            return sentence("Stopped", Tone::Alarm, Words::default().say(&stopped.sentence));
        }
        if self.tick == 0 {
            return sentence("Start", Tone::Plain, Words::default().say("Nothing of the program has run yet."));
        }
        if let Some(leak) = self.leak(events) {
            return leak;
        }
        if let Some(line) = checkpoint(events) {
            return self.checkpoint(line, events);
        }
        if let Some(began) = self.began(events) {
            return began;
        }
        let program = events.iter().any(|event| matches!(event, Event::Program(_) | Event::Began(..)));
        let wrote =
            events.iter().any(|event| matches!(event, Event::World(Note::Wrote { .. } | Note::Allocated { .. })));
        let folded = events.iter().all(|event| match event {
            Event::World(
                Note::Followed { to, .. } | Note::Scanned(to) | Note::Freed { id: to, .. } | Note::Kept(to),
            ) => self.title(*to).is_none(),
            _ => true,
        });
        let marking =
            events.iter().any(|event| matches!(event, Event::World(Note::Followed { .. } | Note::Scanned(_))));
        if !program && !wrote && folded && marking {
            let words =
                Words::default().say("What the engine keeps for itself is followed too; here it is folded away.");
            return sentence("Mark", Tone::Mark, words);
        }
        match program || wrote || events.is_empty() {
            true => self.line(events),
            false => self.narrator.tell(events, coarse),
        }
    }

    /// Under counting: what nothing reaches and no count will ever free.
    fn leak(&self, events: &[Event]) -> Option<Sentence> {
        let quiet = |event: &Event| {
            let told = matches!(event, Event::Program(Told::Checkpoint { .. } | Told::Returned { .. }));
            told || matches!(event, Event::World(Note::Declined))
        };
        if !self.narrator.collector.traits().counts || !events.iter().any(quiet) {
            return None;
        }
        let colours = Colours::of(self.state(), self.narrator.collector);
        let members = self.cast().members.iter();
        let lost = members
            .filter(|entity| self.state().object(**entity).is_some_and(|at| self.sight.shown(at) && colours.lost(at)));
        let lost: Vec<String> = lost.map(|entity| self.cast().name(self.state(), *entity).to_string()).collect();
        if lost.is_empty() {
            return None;
        }
        let words = match lost.len() {
            1 => Words::default()
                .say("No variable reaches ")
                .names(&lost)
                .say(", yet it still counts a reference: reference counting can never free it."),
            2 => Words::default()
                .say("No variable reaches ")
                .either(&lost)
                .say(", yet each still counts one reference from the other: reference counting can never free them."),
            _ => Words::default()
                .say("No variable reaches ")
                .names(&lost)
                .say(", yet each still counts a reference from another: reference counting can never free them."),
        };
        Some(sentence("Leaked", Tone::Alarm, words))
    }

    fn checkpoint(&self, line: u32, events: &[Event]) -> Sentence {
        let freed = self.freed(events);
        let counts = self.narrator.collector.traits().counts;
        let words = match (freed.len(), counts) {
            (0, true) => Words::default().say("Every count is right: what counts a reference stays."),
            (0, false) => Words::default().say("The collection is over. What is left is what a real engine keeps too."),
            (n, true) => Words::default().names(&freed).say(if n == 1 { " was freed." } else { " were freed." }),
            (n, false) => Words::default()
                .names(&freed)
                .say(if n == 1 { " was freed. " } else { " were freed. " })
                .say("What is left is what a real engine keeps too."),
        };
        sentence(&format!("Line {line}"), Tone::Sweep, words)
    }

    /// Why a collection began.
    fn began(&self, events: &[Event]) -> Option<Sentence> {
        // What happened after its beginning is told by what it did.
        let (at, why) = events.iter().enumerate().find_map(|(at, event)| match event {
            Event::World(Note::Began(why)) => Some((at, *why)),
            _ => None,
        })?;
        let after =
            |event: &Event| matches!(event, Event::World(Note::Followed { .. } | Note::Freed { .. } | Note::Kept(_)));
        if events[at..].iter().any(after) {
            return None;
        }
        let used = bytes(u64::from(self.state().world.heap.used()));
        let words = match why {
            Why::Threshold => Words::default().say(&format!(
                "{used} are in use, and from {} on a collection is due: it begins at the roots.",
                bytes(u64::from(self.sight.moment.world.pacing.next))
            )),
            Why::Full => Words::default().say(&format!(
                "There is no room for a new object, {used} of {} are in use: a collection begins at the roots.",
                bytes(u64::from(self.state().world.heap.size()))
            )),
            _ => {
                let asked = Words::default().name("gc()").say(" asks for a collection. It begins at the roots");
                let marks = self.narrator.collector.traits().colours;
                asked.say(if marks { "; all objects are still white." } else { "." })
            }
        };
        Some(sentence("Collect", Tone::Mark, words))
    }

    fn freed(&self, events: &[Event]) -> Vec<String> {
        let freed = events.iter().filter_map(|event| match event {
            Event::World(Note::Freed { id, .. }) => self.title(*id),
            _ => None,
        });
        freed.collect()
    }

    /// The title of what is shown by itself.
    fn title(&self, id: ObjectId) -> Option<String> {
        let entity = self.sight.entity(id).filter(|entity| self.cast().member(*entity).is_some())?;
        Some(self.cast().name(self.state(), entity).to_string())
    }

    /// What a line did.
    fn line(&self, events: &[Event]) -> Sentence {
        let mut clauses: Vec<Words> = Vec::new();
        for event in events {
            clauses.extend(match event {
                Event::Program(told) => self.told(told),
                Event::World(note) => self.note(note),
                Event::Began(Actor::Person, op) => person(&op.action),
                _ => None,
            });
        }
        clauses.dedup();
        let more = clauses.len().saturating_sub(MOST);
        // The first things were done by the line itself; of many the last ones say where it led.
        let shown: Vec<Words> = match more {
            0 => clauses,
            _ => clauses.iter().take(MOST - 1).chain(clauses.last()).cloned().collect(),
        };
        let mut words = Words::default();
        for (index, clause) in shown.into_iter().enumerate() {
            words = if index == 0 { words } else { words.say("; ") }.join(clause);
        }
        let empty = words.is_empty();
        let line = self.gather.line(self.from).filter(|_| self.from > 0);
        match line {
            Some(_) if empty && self.sight.moment.vm.depth() == 0 => self.end(),
            Some(line) if empty => sentence(&format!("Line {line}"), Tone::Plain, words.say("No reference changed.")),
            Some(line) => sentence(&format!("Line {line}"), Tone::Plain, words.say(".")),
            None => {
                let words = if empty { words } else { words.say(". ") };
                let next = self.gather.line(self.tick);
                let words = match next {
                    Some(line) => words.say(&format!("Line {line} comes next.")),
                    None => words.say("The program is set up."),
                };
                sentence("Start", Tone::Plain, words)
            }
        }
    }

    fn end(&self) -> Sentence {
        let pending = self.sight.moment.pending();
        let waits = !pending.timers.is_empty() || !pending.clickable.is_empty();
        sentence(
            "End",
            Tone::Plain,
            Words::default().say(match waits {
                true => "The script has ended. What is still to come waits for time to pass, or for a click.",
                false => "The program has ended.",
            }),
        )
    }

    fn told(&self, told: &Told) -> Option<Words> {
        let program = self.sight.moment.program;
        let call = |name: &js::Atom| {
            let name = program.display(*name);
            if name.is_empty() { "function()".to_string() } else { format!("{name}()") }
        };
        let words = Words::default();
        Some(match told {
            Told::Called { name } => words.name(call(name)).say(" is called: its variables are roots until it returns"),
            // The script itself ends without a word.
            Told::Returned { name } if program.display(*name).is_empty() && self.sight.moment.vm.depth() == 0 => {
                return None;
            }
            Told::Returned { name } => words.name(call(name)).say(" has returned: its variables are no roots any more"),
            Told::Printed(text) => words.name(shortened(&program.display(*text))).say(" is printed"),
            Told::Threw => words.say("an exception is thrown"),
            Told::Caught => words.say("it is caught"),
            Told::Job => words.say("a job that waited begins"),
            Told::Task => words.say("what waited for you begins"),
            Told::Statement { .. } | Told::Checkpoint { .. } | Told::Uncaught => return None,
        })
    }

    fn note(&self, note: &Note) -> Option<Words> {
        match note {
            Note::Wrote { place, old, new } => {
                let target = match new {
                    Some(new) => Some(self.title(*new)?),
                    None => None,
                };
                // What was no object and is none now is of no interest.
                old.filter(|old| target.is_some() || self.title(*old).is_some())
                    .map_or(target.is_some().then_some(()), |_| Some(()))?;
                let subject = Words::default().name(self.subject(*place)?);
                Some(match target {
                    Some(title) => subject.say(" refers to ").name(title).say(" now"),
                    None => subject.say(" refers to no object any more"),
                })
            }
            Note::Freed { id, .. } if self.narrator.collector.traits().counts => {
                Some(Words::default().name(self.title(*id)?).say(" is freed: nothing refers to it any more"))
            }
            _ => None,
        }
    }

    /// A slot as people call it.
    fn subject(&self, place: Place) -> Option<String> {
        let owner = |id| {
            let own = self.sight.entity(id).filter(|entity| self.cast().member(*entity).is_some());
            own.or_else(|| self.cast().owners.get(&id).copied())
        };
        match self.sight.spot(place, owner)? {
            Spot::Variable(Group::Kept | Group::Jobs, _) => None,
            Spot::Variable(_, name) => Some(name.to_string()),
            Spot::Property(entity, name) => {
                let face = self.gather.faces.get(&entity)?;
                let scope = matches!(face.word, "function" | "class" | "scope");
                let index = name.bytes().all(|byte| byte.is_ascii_digit());
                Some(match (scope, index) {
                    (true, _) => name.to_string(),
                    (_, true) => format!("{}[{name}]", face.label),
                    _ => format!("{}.{name}", face.label),
                })
            }
        }
    }
}

fn checkpoint(events: &[Event]) -> Option<u32> {
    events.iter().rev().find_map(|event| match event {
        Event::Program(Told::Checkpoint { line }) => Some(*line),
        _ => None,
    })
}

fn person(action: &Action) -> Option<Words> {
    Some(Words::default().say(&match action {
        Action::Time(ms) => format!("you let {ms} ms pass"),
        Action::Click(_) => "you click".into(),
        Action::Continue => "the program may go on for as long again".into(),
        Action::Collect => "you ask for a collection".into(),
        _ => return None,
    }))
}

fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.chars().count() > 40 {
        true => line.chars().take(39).chain(['…']).collect(),
        false => line.into(),
    }
}

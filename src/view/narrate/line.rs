//! The sentence for a moment of a program: what the line that has just run did, why a collection began, what is lost.

use super::{Narrator, sentence};
use crate::lab::{
    Action, Actor, CollectWhy, Deed, EntityId, Event, Holder, NamedSlot, Note, ObjectId, Position, SlotId, Words,
};
use crate::view::colours::Colours;
use crate::view::frame::{Sentence, Tone};
use crate::view::words::bytes;
use memory::time::Tick;
use rustc_hash::FxHashMap as HashMap;
use std::collections::BTreeSet;

/// Maximum number of things that are said of one line.
const MOST: usize = 3;

impl Narrator<'_> {
    /// What led to this moment of a program.
    pub(super) fn tell_line(&self, position: &Position, events: &[Event], coarse: bool) -> Sentence {
        if let Some(stopped) = &position.stopped {
            return sentence("Stopped", Tone::Alarm, Words::default().say(&stopped.sentence));
        }
        if self.tick == Tick(0) {
            return sentence("Start", Tone::Plain, Words::default().say("Nothing of the program has run yet."));
        }
        if let Some(leak) = self.lost_by_now(events) {
            return leak;
        }
        if let Some(line) = events.iter().rev().find_map(Event::checkpoint) {
            return self.checkpoint(line, events);
        }
        if let Some(began) = self.began(events) {
            return began;
        }
        let program = events.iter().any(|event| matches!(event, Event::Program(_) | Event::Began(..)));
        let wrote =
            events.iter().any(|event| matches!(event, Event::World(Note::Wrote { .. } | Note::Allocated { .. })));
        if let Some(folded) = self.folded(events).filter(|_| !program && !wrote) {
            return folded;
        }
        match program || wrote || events.is_empty() {
            true => self.line(position, events),
            false => self.leak(events).unwrap_or_else(|| self.tell_events(events, coarse)),
        }
    }

    /// What is said where a collector works on nothing but what the picture folds away.
    fn folded(&self, events: &[Event]) -> Option<Sentence> {
        if !self.is_folded(events) {
            return None;
        }
        let (what, tone, heading) = events.iter().rev().find_map(|event| match event {
            Event::World(Note::Followed { .. } | Note::Scanned(_)) => Some(("followed", Tone::Mark, "Mark")),
            Event::World(Note::Freed { .. }) => Some(("freed", Tone::Sweep, "Sweep")),
            Event::World(Note::Kept(_)) => Some(("looked at", Tone::Sweep, "Sweep")),
            _ => None,
        })?;
        let words = format!("What the engine keeps for itself is {what} too; here it is folded away.");
        Some(sentence(heading, tone, Words::default().say(&words)))
    }

    /// Whether events are a collector's work on nothing but what the picture folds away.
    pub fn is_folded(&self, events: &[Event]) -> bool {
        events.iter().all(|event| match event {
            Event::World(Note::Phase(_) | Note::Began(_) | Note::Ended | Note::Unmarked) => false,
            Event::World(_) => !self.concerns(event),
            _ => false,
        })
    }

    /// What nothing reaches and the collector will never free.
    fn lost_by_now(&self, events: &[Event]) -> Option<Sentence> {
        let quiet = |event: &Event| {
            let told = matches!(self.subject.deed(event), Some(Deed::Checkpoint(_) | Deed::Returned(_)));
            told || matches!(event, Event::World(Note::Declined))
        };
        if self.collector.traits().complete || !events.iter().any(quiet) {
            return None;
        }
        let colours = Colours::of(self.subject.state(), self.collector);
        let lost = self.index.drawn.there(self.subject).filter(|(_, at)| colours.lost(*at));
        let lost: Vec<String> = lost.map(|(entity, _)| self.name(entity)).collect();
        if lost.is_empty() {
            return None;
        }
        let (words, say) = (&self.collector.traits().words, Words::default().say("No variable reaches "));
        let words = match lost.len() {
            1 => say.names(&lost).say(words.lost_one),
            2 => say.either(&lost).say(words.lost_pair),
            _ => say.names(&lost).say(words.lost_many),
        };
        Some(sentence("Leaked", Tone::Alarm, words))
    }

    fn checkpoint(&self, line: u32, events: &[Event]) -> Sentence {
        let (freed, traits) = (self.freed(events), self.collector.traits());
        let words = match freed.len() {
            0 => Words::default().say(traits.words.settled),
            1 => Words::default().names(&freed).say(" was freed."),
            _ => Words::default().names(&freed).say(" were freed."),
        };
        // A real engine collects everything that is garbage, too.
        let words = if traits.complete { words.say(" What is left is what a real engine keeps too.") } else { words };
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
        let used = bytes(u64::from(self.subject.state().world.heap.used()));
        let words = match why {
            CollectWhy::Threshold => Words::default().say(&format!(
                "{used} are in use, and from {} on a collection is due: it begins at the roots.",
                bytes(u64::from(self.subject.state().world.pacing.next))
            )),
            CollectWhy::Full => Words::default().say(&format!(
                "There is no room for a new object, {used} of {} are in use: a collection begins at the roots.",
                bytes(u64::from(self.subject.state().world.heap.size()))
            )),
            // What a part of the heap has to do with it the collector knows.
            CollectWhy::Young => {
                let phrase = self.collector.say(&self.subject.state().world, &Note::Began(why));
                return phrase.map(|phrase| self.phrase(phrase));
            }
            _ => {
                let (asked, traits) =
                    (Words::default().name("gc()").say(" asks for a collection."), self.collector.traits());
                match (traits.counts, traits.colours) {
                    // What counts looks at the counts first.
                    (true, _) => asked,
                    (false, true) => asked.say(" It begins at the roots; all objects are still white."),
                    (false, false) => asked.say(" It begins at the roots."),
                }
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
        Some(self.name(self.index.drawn.itself(self.subject, id)?))
    }

    pub(super) fn name(&self, entity: EntityId) -> String {
        self.index.drawn.name(self.subject, entity).to_string()
    }

    /// What a line did.
    fn line(&self, position: &Position, events: &[Event]) -> Sentence {
        let mut clauses: Vec<Words> = Vec::new();
        let (mut seen, mut written) = (BTreeSet::new(), HashMap::default());
        for event in events {
            if let Event::World(note) = event
                && let Some(entity) = self.written(note).filter(|entity| seen.insert(*entity))
            {
                clauses.extend(self.changes(entity));
            }
            let clause = match event {
                Event::Program(_) => self.subject.deed(event).and_then(|deed| self.deed(position, &deed)),
                Event::World(note) => self.clause(note),
                Event::Began(Actor::Person, op) => person(&op.action),
                _ => None,
            };
            // Of a variable that is written more than once only the last value is told; and of several of one name, as the
            // two of a class are, not that one is empty now.
            if let Event::World(Note::Wrote { place, new, .. }) = event
                && clause.is_some()
                && let Some((of, emptied, earlier)) =
                    written.insert(self.slot(*place), (*place, new.is_none(), clauses.len()))
                && (of == *place || emptied)
            {
                clauses[earlier] = Words::default();
            }
            clauses.extend(clause);
        }
        clauses.retain(|clause| !clause.is_empty());
        if self.concerns_the_host(events) {
            clauses.extend(self.of_the_host());
        }
        clauses.extend(self.freed_by_counting(events));
        if clauses.is_empty() {
            clauses = self.values();
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
        // The way to the first stop goes through what is set up before the first line.
        let line = self.index.line(if self.from == Tick(0) { self.tick.previous() } else { self.from });
        let another = self.index.begun(self.tick) > self.index.begun(self.from);
        let next = self.index.line(self.tick).filter(|_| another);
        let next = next.map(|line| format!("Line {line} comes next."));
        match (line, next) {
            (Some(_), _) if empty && position.depth == 0 => self.end(),
            // A condition, most often: what it comes to is seen by where it leads.
            (Some(line), Some(next)) if empty => {
                sentence(&format!("Line {line}"), Tone::Plain, words.say("Nothing changes. ").say(&next))
            }
            (Some(line), _) if empty => sentence(&format!("Line {line}"), Tone::Plain, words.say("Nothing changes.")),
            (Some(line), _) => sentence(&format!("Line {line}"), Tone::Plain, words.say(".")),
            (None, next) => {
                let words = if empty { words } else { words.say(". ") };
                sentence("Start", Tone::Plain, words.say(next.as_deref().unwrap_or("The program is set up.")))
            }
        }
    }

    /// What counting frees while a line runs, as one thing that is said of it.
    fn freed_by_counting(&self, events: &[Event]) -> Option<Words> {
        let freed = if self.collector.traits().immediate { self.freed(events) } else { Vec::new() };
        let words = Words::default().names(&freed);
        match freed.len() {
            0 => None,
            1 => Some(words.say(" is freed: nothing refers to it any more")),
            _ => Some(words.say(" are freed, one after the other: nothing refers to them any more")),
        }
    }

    fn end(&self) -> Sentence {
        let pending = self.subject.pending();
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

    fn deed(&self, position: &Position, deed: &Deed) -> Option<Words> {
        let call = |name: &str| if name.is_empty() { "function()".to_string() } else { format!("{name}()") };
        let words = Words::default();
        Some(match deed {
            Deed::Called(name) => words.name(call(name)).say(" is called: its variables are roots until it returns"),
            // The script itself ends without a word.
            Deed::Returned(name) if name.is_empty() && position.depth == 0 => return None,
            Deed::Returned(name) => words.name(call(name)).say(" has returned: its variables are roots no longer"),
            Deed::Printed(text) => words.name(shortened(text)).say(" is printed"),
            Deed::Threw => words.say("an exception is thrown"),
            Deed::Caught => words.say("it is caught"),
            Deed::Job => words.say("a job that waited begins"),
            Deed::Task => words.say("a task that waited begins"),
            Deed::Checkpoint(_) => return None,
        })
    }

    fn clause(&self, note: &Note) -> Option<Words> {
        match note {
            Note::Wrote { place, old, new } => {
                let target = match new {
                    Some(new) => Some(self.title(*new)?),
                    None => None,
                };
                // What was no object and is none now is of no interest.
                old.filter(|old| target.is_some() || self.title(*old).is_some())
                    .map_or(target.is_some().then_some(()), |_| Some(()))?;
                let subject = Words::default().name(self.slot(*place)?);
                Some(match target {
                    Some(title) => subject.say(" refers to ").name(title).say(" now"),
                    None => subject.say(" refers to nothing now"),
                })
            }
            _ => None,
        }
    }

    /// A variable as people call it.
    fn slot(&self, place: SlotId) -> Option<String> {
        match self.subject.slot(place, self.index)? {
            NamedSlot::Variable(Holder::Kept | Holder::Jobs, _) => None,
            NamedSlot::Variable(_, name) => Some(name.to_string()),
            // Told by what it comes to.
            NamedSlot::Property(..) => None,
        }
    }
}

fn person(action: &Action) -> Option<Words> {
    Some(Words::default().say(&match action {
        Action::Time(ms) => format!("you let {ms} ms pass"),
        Action::Click(_) => "you click".into(),
        Action::Halt => "you stop the program".into(),
        Action::Continue => "the program may go on for as long again".into(),
        Action::Collect => "you ask for a collection".into(),
        Action::Minor => "you ask for a minor collection".into(),
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

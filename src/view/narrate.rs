//! One sentence for what just happened and why, from the same notes as the picture, in words a beginner knows.

mod changes;
mod line;

use super::colours::Colours;
use super::frame::{Sentence, Tone};
use super::run_index::RunIndex;
use super::words::count;
use crate::lab::{
    Action, Actor, Collector, Event, Note, ObjectId, Operation, Phrase, PhrasePart, PhraseTone, SentencePart, Slot,
    SlotId, Subject, Traits, Words,
};
use memory::time::Tick;

/// A sentence under a heading.
pub(super) fn sentence(phase: &str, tone: Tone, words: Words) -> Sentence {
    let mut parts = words.parts();
    if let Some(SentencePart::Words(first)) = parts.first_mut()
        && let Some(letter) = first.get_mut(..1)
    {
        letter.make_ascii_uppercase();
    }
    Sentence { phase: phase.into(), tone, parts }
}

/// Tells of one moment.
pub struct Narrator<'a> {
    /// The moment.
    pub subject: &'a dyn Subject,
    /// The collector.
    pub collector: &'a dyn Collector,
    /// Who is who.
    pub index: &'a RunIndex,
    /// The moment's tick, and that of the moment before.
    pub tick: Tick,
    /// See `tick`.
    pub from: Tick,
    /// The moment before, of a program: what a line did is seen by comparing the two.
    pub before: Option<&'a dyn Subject>,
}

impl Narrator<'_> {
    /// What led to this moment: the last tick's events, or those of a whole stride when `coarse` says that it was a
    /// coarse one. What a program does is told line by line, what a script does operation by operation.
    pub fn tell(&self, events: &[Event], coarse: bool) -> Sentence {
        if let Some(position) = self.subject.position() {
            return self.tell_line(&position, events, coarse);
        }
        match events.is_empty() {
            true => self.start(),
            false => self.leak(events).unwrap_or_else(|| self.tell_events(events, coarse)),
        }
    }

    fn tell_events(&self, events: &[Event], coarse: bool) -> Sentence {
        let freed = |event: &&Event| matches!(event, Event::World(Note::Freed { id, .. }) if self.told_of(*id));
        let many = events.iter().filter(freed).count() > 1;
        if let Some(summary) = (coarse || many).then(|| self.summary(events)).flatten() {
            return summary;
        }
        // The first thing of a tick is what was done; what follows from it comes after.
        let told = events.iter().filter_map(|event| Some((rank(event, self.collector.traits())?, event)));
        // What leads on by something folded has a reference left to follow.
        let leads_on =
            events.iter().any(|event| matches!(event, Event::World(Note::Followed { to, .. }) if !self.told_of(*to)));
        let concerns =
            |event: &Event| self.concerns(event) && !(leads_on && matches!(event, Event::World(Note::Scanned(_))));
        match told.max_by_key(|(rank, event)| (concerns(event), *rank)) {
            Some((_, event)) => self.event(event, events),
            None => sentence("Step", Tone::Plain, Words::default().say("Nothing that concerns an object happened.")),
        }
    }

    fn start(&self) -> Sentence {
        let objects = self.subject.state().world.objects().count();
        let roots = self.subject.roots();
        let hold = roots.iter().filter(|root| !root.leads.is_empty()).count();
        let held = match (roots.len(), hold) {
            (0, _) => "no roots".to_owned(),
            (1, 0) => "1 root, which refers to nothing".to_owned(),
            (1, _) => "1 root, which refers to an object".to_owned(),
            (all, 0) => format!("{all} roots, which refer to nothing"),
            (all, hold) if all == hold => format!("{all} roots, each of which refers to an object"),
            (all, 1) => format!("{all} roots, 1 of which refers to an object"),
            (all, hold) => format!("{all} roots, {hold} of which refer to an object"),
        };
        let objects = if objects == 0 { "No objects".to_owned() } else { count(objects, "object") };
        let words = Words::default().say(&format!("{objects} in the heap, {held}. Nothing has happened yet."));
        sentence("Start", Tone::Plain, words)
    }

    /// Under counting, what a cycle keeps for ever is worth a sentence as soon as things are quiet.
    fn leak(&self, events: &[Event]) -> Option<Sentence> {
        let quiet = |event: &Event| matches!(event, Event::World(Note::Ended | Note::Settled | Note::Declined));
        if self.collector.traits().complete || !events.iter().any(quiet) {
            return None;
        }
        let colours = Colours::of(self.subject.state(), self.collector);
        let world = &self.subject.state().world;
        let lost: Vec<String> =
            world.objects().filter(|at| colours.lost(*at)).map(|at| self.object(world.heap.id(at))).collect();
        if lost.is_empty() {
            return None;
        }
        let words = Words::default().say("No root reaches ").names(&lost).say(match lost.len() {
            1 => self.collector.traits().words.lost_one,
            _ => self.collector.traits().words.lost_many,
        });
        Some(sentence("Leaked", Tone::Alarm, words))
    }

    fn summary(&self, events: &[Event]) -> Option<Sentence> {
        let notes: Vec<Note> = events
            .iter()
            .filter_map(|event| match event {
                Event::World(note) => Some(*note),
                _ => None,
            })
            .filter(|note| match note {
                Note::Freed { id, .. } | Note::Kept(id) | Note::Moved { id, .. } => self.told_of(*id),
                _ => true,
            })
            .map(|note| match note {
                Note::Followed { from, to, first } => {
                    Note::Followed { from, to, first: first && (self.told_of(to) || !self.subject.has_rows()) }
                }
                _ => note,
            })
            .collect();
        self.collector.sum_up(&self.subject.state().world, &notes).map(|phrase| self.phrase(phrase))
    }

    fn event(&self, event: &Event, events: &[Event]) -> Sentence {
        let say = |words: &str| Words::default().say(words);
        match event {
            Event::Loaded => {
                sentence("Load", Tone::Plain, say("The program is loaded: from here on only references keep objects."))
            }
            Event::Began(actor, op) => self.operation(*actor, op, events),
            Event::NoRoom(_) => {
                sentence("Full", Tone::Alarm, say("There is no room for the new object: a collection begins."))
            }
            Event::LetGo => sentence(
                "Program",
                Tone::Plain,
                say("The object just made is no longer held: only what refers to it keeps it."),
            ),
            Event::Refused(why) => sentence("Refused", Tone::Alarm, say(why)),
            Event::Failed(failure) => sentence("Stopped", Tone::Alarm, say(&failure.message)),
            Event::Effect(_) => sentence("Program", Tone::Plain, say("The operation is done.")),
            Event::Program(_) => sentence("Program", Tone::Plain, say("The program goes on.")),
            Event::World(note) => self.note(note),
        }
    }

    fn operation(&self, actor: Actor, op: &Operation, events: &[Event]) -> Sentence {
        let (phase, who) = match actor {
            Actor::Script(_) => ("Program", "The program"),
            Actor::Person => ("Edit", "You"),
        };
        let verb = |one: &str, you: &str| format!("{who} {} ", if actor == Actor::Person { you } else { one });
        let say = |words: &str| Words::default().say(words);
        let to = |words: Words, to: &Option<std::rc::Rc<str>>| match to {
            Some(name) => words.say(" to ").name(&**name).say("."),
            None => words.say(" to null."),
        };
        let words = match &op.action {
            Action::Set { object, field, to: target } => {
                to(say(&verb("sets", "set")).name(format!("{object}.{field}")), target)
            }
            Action::Root { name, to: None } => {
                say(&format!("{}root ", verb("cuts", "cut"))).name(&**name).say(": it refers to nothing now.")
            }
            Action::Root { name, to: target } => {
                to(say(&format!("{}root ", verb("sets", "set"))).name(&**name), target)
            }
            Action::New { object, .. } => say(&verb("makes", "make")).name(&**object).say(match actor {
                Actor::Script(_) => ", held until the next operation has run.",
                Actor::Person => ", held until you do something else.",
            }),
            Action::Minor if events.iter().any(|event| matches!(event, Event::World(Note::Declined))) => {
                say(&verb("asks", "ask")).say("for a minor collection, but there is no nursery to collect by itself.")
            }
            Action::Minor => say(&verb("asks", "ask")).say("for a minor collection: of the nursery only."),
            Action::Work(steps) => say(&verb("lets", "let")).say(&match steps {
                1 => "the collector make one step, and goes on then.".to_owned(),
                _ => format!("the collector make {steps} steps, and goes on then."),
            }),
            Action::Collect if events.iter().any(|event| matches!(event, Event::World(Note::Declined))) => {
                say(&verb("asks", "ask")).say("for a collection: ").say(self.collector.traits().words.declines)
            }
            Action::Collect if self.collector.owes(&self.subject.state().world) && !self.collector.traits().counts => {
                say(&verb("asks", "ask")).say("for a collection. It begins at the roots; all objects are still white.")
            }
            Action::Collect => say(&verb("asks", "ask")).say("for a collection."),
            Action::Time(ms) => say(&verb("lets", "let")).say(&format!("{ms} ms pass.")),
            Action::Click(id) => say(&verb("clicks", "click")).name(self.object(*id)).say("."),
            Action::Continue => say(&verb("lets", "let")).say("the program go on."),
            Action::Halt => say(&verb("stops", "stop")).say("the program."),
        };
        sentence(phase, Tone::Plain, words)
    }

    fn note(&self, note: &Note) -> Sentence {
        if let Some(phrase) = self.collector.say(&self.subject.state().world, note) {
            return self.phrase(phrase);
        }
        let say = |words: &str| Words::default().say(words);
        let object = |id: &ObjectId| Words::default().name(self.object(*id));
        match note {
            Note::WeakCleared { holder, target, .. } => {
                let words = say("The weak field of ")
                    .name(self.object(*holder))
                    .say(" reads null from now on: ")
                    .name(self.object(*target));
                sentence("Weak", Tone::Sweep, words.say(" goes."))
            }
            Note::Wrote { place, new, .. } => {
                let words = self.place(*place);
                let words = match new {
                    Some(new) => words.say(" now refers to ").name(self.object(*new)).say("."),
                    None => words.say(" is null now."),
                };
                sentence("Program", Tone::Plain, words)
            }
            Note::WroteWeak { holder, .. } => sentence(
                "Program",
                Tone::Plain,
                say("A weak field of ").name(self.object(*holder)).say(" was written."),
            ),
            Note::Allocated { id, .. } => sentence("Program", Tone::Plain, object(id).say(" was made.")),
            Note::RootAdded { .. } => sentence("Program", Tone::Plain, say("A root was added.")),
            Note::Freed { id, bytes, .. } => {
                sentence("Free", Tone::Sweep, object(id).say(&format!(" is freed: {bytes} bytes can be used again.")))
            }
            Note::Released { from, to } => {
                sentence("Free", Tone::Sweep, self.place(*from).say(" lets go of ").name(self.object(*to)).say("."))
            }
            Note::Ended => sentence("Rest", Tone::Plain, say("The collection is over.")),
            Note::Declined => sentence("Rest", Tone::Plain, say("There is nothing to collect.")),
            _ => sentence("Rest", Tone::Plain, say("The program goes on.")),
        }
    }

    /// A collector's sentence, with the names that the picture has.
    fn phrase(&self, phrase: Phrase) -> Sentence {
        let tone = match phrase.tone {
            PhraseTone::Plain => Tone::Plain,
            PhraseTone::Trace => Tone::Mark,
            PhraseTone::Reclaim => Tone::Sweep,
            PhraseTone::Alarm => Tone::Alarm,
        };
        let words = phrase.parts.into_iter().fold(Words::default(), |words, part| match part {
            PhrasePart::Words(text) => words.say(&text),
            PhrasePart::Figure(figure) => words.name(figure),
            PhrasePart::Object(id) => words.name(self.object(id)),
            PhrasePart::Objects(ids) => words.names(&ids.into_iter().map(|id| self.object(id)).collect::<Vec<_>>()),
            PhrasePart::Place(place) => words.join(self.place(place)),
        });
        sentence(phrase.heading, tone, words)
    }

    /// Whether an event is about a thing of its own rather than about what the picture folds away.
    fn concerns(&self, event: &Event) -> bool {
        let Event::World(note) = event else { return true };
        match note {
            Note::Followed { to: id, .. }
            | Note::Scanned(id)
            | Note::Freed { id, .. }
            | Note::Kept(id)
            | Note::Counted { id, .. }
            | Note::Released { to: id, .. }
            | Note::Tentative { id, .. }
            | Note::Condemned(id)
            | Note::Moved { id, .. }
            | Note::Forwarded { id, .. }
            | Note::Updated { target: id, .. } => self.told_of(*id),
            _ => true,
        }
    }

    /// Whether it is a thing of its own rather than a part of one.
    fn told_of(&self, id: ObjectId) -> bool {
        self.index.drawn.itself(self.subject, id).is_some()
    }

    /// What an object is called; a store after its owner.
    fn object(&self, id: ObjectId) -> String {
        self.index.drawn.called(self.subject, id)
    }

    /// A slot as the subject of a sentence.
    fn place(&self, place: SlotId) -> Words {
        let held = self.subject.position().and_then(|_| self.held_by(place));
        held.unwrap_or_else(|| self.subject.place(place, &|id| self.object(id)))
    }

    /// What holds a reference in a program: a variable, the host, or the drawn thing that the holder is a part of.
    fn held_by(&self, place: SlotId) -> Option<Words> {
        let slot = match place {
            SlotId::Root(slot) => Slot::Root(slot),
            SlotId::Field(id, index) => match self.index.drawn.drawn_as(self.subject, id) {
                Some(entity) => return Some(Words::default().name(self.name(entity))),
                None => Slot::Field(self.subject.state().world.heap.address(id)?, index),
            },
        };
        Some(self.subject.beginning(&[slot], self.index).0)
    }
}

/// Which event of a tick is the one to tell; `None` for what goes without saying.
fn rank(event: &Event, traits: &Traits) -> Option<u32> {
    Some(match event {
        Event::Failed(_) => 100,
        Event::Refused(_) => 95,
        Event::NoRoom(_) => 92,
        Event::Began(..) => 90,
        Event::LetGo => 85,
        Event::World(Note::Freed { .. }) => 75,
        Event::World(Note::Died(_)) => 74,
        Event::World(Note::Followed { .. }) => 70,
        Event::World(Note::Kept(_)) => 65,
        Event::World(Note::Counted { .. } | Note::Tentative { .. } | Note::Condemned(_)) => 60,
        Event::World(Note::Released { .. }) => 58,
        Event::World(Note::Scanned(_)) => 55,
        Event::World(Note::Unmarked) => 50,
        Event::World(Note::Shaded(_) | Note::Remembered { .. } | Note::WeakCleared { .. }) => 45,
        Event::World(Note::Phase(phase)) if traits.phase(*phase).news => 40,
        Event::World(Note::Moved { .. } | Note::Forwarded { .. } | Note::Updated { .. }) => 70,
        Event::Loaded => 30,
        Event::World(Note::Wrote { .. } | Note::Allocated { .. } | Note::WroteWeak { .. }) => 20,
        Event::World(_) => 5,
        Event::Program(_) => 3,
        Event::Effect(_) => return None,
    })
}

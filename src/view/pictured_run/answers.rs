//! The right answers to an author's questions, read off a run that is known to its end.

use super::{Arrival, PicturedRun};
use crate::lab::{EntityId, Event, Landmark, NamedMoment, Note, Words};
use crate::view::predict::{Answer, Question, QuestionKind};
use memory::time::Tick;

/// Maximum number of names that an error message lists when a name is not found.
const KNOWN: usize = 12;

impl PicturedRun {
    /// The moment with the name that a question has, if this run has one.
    pub fn asked_at(&self, moment: &str) -> Option<Tick> {
        let chart = self.run().chart();
        match chart.named(moment) {
            Some(NamedMoment { at, landmark: Landmark::Checkpoint, .. }) => Some(self.before_checkpoint(*at)),
            _ => chart.moment(moment),
        }
    }

    /// Whether a question means anything in this run; else what is wrong with it.
    pub fn means(&self, question: &Question) -> Result<(), String> {
        let traits = self.run().lab().collector.traits();
        let (moment, state) = (&question.moment, self.run().last());
        match &question.kind {
            QuestionKind::Next if !traits.colours => {
                Err(format!("predict=\"{moment} next\": {} marks nothing, ask freed or count", traits.name))
            }
            QuestionKind::Count(_) if !traits.counts => {
                Err(format!("predict=\"{moment} count\": {} counts nothing, ask freed or next", traits.name))
            }
            QuestionKind::Count(name) if self.find(state, name).is_none() => {
                let members = self.drawn().members.iter().map(|entity| self.name(state, *entity).to_string());
                let known = members.take(KNOWN).collect::<Vec<_>>().join(", ");
                let more = if self.drawn().members.len() > KNOWN { ", …" } else { "" };
                Err(format!(
                    "predict=\"{moment} count {name}\": nothing in this run is called {name}, there are {known}{more}"
                ))
            }
            _ => Ok(()),
        }
    }

    /// A collection that a program asks for is named when it is over: it is asked about where its line begins.
    fn before_checkpoint(&self, at: Tick) -> Tick {
        let line = self.at(at).events.iter().find_map(Event::checkpoint);
        let begun = self.strokes().iter().rfind(|(tick, other)| *tick < at && *other == line);
        begun.map_or(at, |(tick, _)| *tick)
    }

    /// When what is under way at a moment is over: the next operation is about to begin, or the next statement of a
    /// program, once every call that this one makes has returned.
    pub fn over(&self, at: Tick) -> Tick {
        let (strokes, depths) = (self.strokes(), &self.index().depths);
        // That a statement begins is told before it does anything; that an operation does, when it does it.
        let ahead = u64::from(!self.has_lines());
        let begun = self.index().begun(at).max(ahead as usize);
        let depth = begun.checked_sub(1).and_then(|last| depths.get(last)).copied().unwrap_or_default();
        let mut later = strokes.iter().zip(depths).skip(begun);
        later.find(|(_, other)| **other <= depth).map_or(self.end(), |((tick, _), _)| Tick(tick.0 - ahead))
    }

    /// Until when one has to look to see what was asked about.
    pub fn answered_by(&self, question: &Question, at: Tick) -> Tick {
        match question.kind {
            QuestionKind::Next => self.next_grey(at).map_or(self.over(at), |(tick, _)| tick),
            _ => self.over(at),
        }
    }

    /// The right answer.
    pub fn answer(&self, question: &Question, at: Tick) -> Answer {
        let after = || self.at(self.over(at)).state;
        match &question.kind {
            QuestionKind::Next => {
                Answer::Objects(sorting::set(self.next_grey(at).into_iter().map(|(_, entity)| entity)))
            }
            QuestionKind::Freed => {
                let (there, after) = (self.objects(&self.at(at).state), after());
                Answer::Objects(sorting::set(there.into_iter().filter(|entity| after.object(*entity).is_none())))
            }
            QuestionKind::Count(name) => {
                let after = after();
                let object = self.find(&after, name).and_then(|entity| after.object(entity));
                Answer::Number(object.map_or(0, |at| after.world.heap.count(at)))
            }
        }
    }

    /// The first drawn object that turns grey after a moment, and when.
    fn next_grey(&self, at: Tick) -> Option<(Tick, EntityId)> {
        self.greys(at).next()
    }

    /// The drawn objects that turn grey after a moment, and when, up to the end of that collection.
    fn greys(&self, at: Tick) -> impl Iterator<Item = (Tick, EntityId)> {
        let moments = (at.0 + 1..=self.end().0).map(|tick| self.at(Tick(tick)));
        let events = moments.flat_map(|moment| {
            let each: Vec<Event> = moment.events.to_vec();
            each.into_iter().map(move |event| (moment.clone(), event))
        });
        let traits = self.run().lab().collector.traits();
        let over =
            |event: &Event| matches!(event, Event::World(Note::Phase(phase)) if !traits.phase(*phase).band.traces());
        let marking = events.take_while(move |(_, event)| !over(event));
        marking.filter_map(|(moment, event)| match event {
            Event::World(Note::Followed { to, first: true, .. } | Note::Shaded(to)) => {
                Some((moment.tick, self.drawn_by_itself(&moment.state, to)?))
            }
            _ => None,
        })
    }

    /// Why each of these is no answer, a sentence each.
    pub fn why_not(&self, question: &Question, at: Tick, wrong: &[EntityId]) -> Vec<Words> {
        let until = self.over(at);
        let state = self.at(if question.kind == QuestionKind::Next { at } else { until }).state;
        let marked = |object: EntityId| state.object(object).is_some_and(|at| state.world.collection.marks.get(at));
        let told = wrong.iter().map(|object| {
            let words = Words::default().name(&*self.name(&state, *object));
            match question.kind {
                QuestionKind::Next if marked(*object) => words.say(" is marked already."),
                QuestionKind::Next if self.greys(at).any(|(_, other)| other == *object) => {
                    words.say(" is marked later.")
                }
                QuestionKind::Next => words.say(" is never reached."),
                _ => words.say(" stays: ").join(self.reason(&state, until, *object)).say("."),
            }
        });
        told.collect()
    }

    /// Why these are the answer.
    pub fn why_so(&self, question: &Question, at: Tick, right: &[EntityId]) -> Option<Words> {
        let state = self.at(at).state;
        let names: Vec<String> = right.iter().map(|object| self.name(&state, *object).to_string()).collect();
        let counts = self.run().lab().collector.traits().counts;
        let (one, say) = (names.len() == 1, Words::default());
        Some(match (&question.kind, names.is_empty()) {
            (QuestionKind::Next, true) => say.say("Nothing more is marked."),
            (QuestionKind::Next, false) => {
                let then = self.at(self.answered_by(question, at));
                let told = self.sentence(&*self.subject(&then.state), &then, Arrival::default(), &then.events);
                told.parts.into_iter().fold(say, Words::part)
            }
            (_, true) => say.say("Nothing is freed."),
            (_, false) if !counts => say.names(&names).say(if one { " goes" } else { " go" }).say(match one {
                true => ": no path from a root leads to it any more.",
                false => ": no path from a root leads to them any more.",
            }),
            (_, false) => say.names(&names).say(if one { " goes" } else { " go" }).say(match one {
                true => ": its count falls to 0.",
                false => ": their counts fall to 0.",
            }),
        })
    }

    /// What counts for an object whose count was asked for: the rest of a sentence.
    pub fn counted(&self, question: &Question, at: Tick) -> Words {
        let until = self.over(at);
        let state = self.at(until).state;
        let object = match &question.kind {
            QuestionKind::Count(name) => self.find(&state, name),
            _ => None,
        };
        let words = match object.filter(|object| state.object(*object).is_some()) {
            Some(object) => self.counts(&state, until, object),
            None => Words::default().say(": it is freed"),
        };
        words.say(".")
    }
}

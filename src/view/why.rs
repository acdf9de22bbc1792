//! Why an object is alive: the shortest path from a root, in one sentence and lit in the picture; or that none leads to
//! it, and what becomes of it then. The same for graphs and programs, whatever the collector.

use super::drawn_set::Source;
use super::frame::{Sentence, Tone};
use super::narrate::sentence;
use super::run_index::RunIndex;
use crate::lab::{
    Addr, CollectWhy, Collector, EntityId, Ignored, LeftOut, Slot, Subject, ToldPath, Words, shortest_path,
};
use memory::time::{Mute, Tick};
use rustc_hash::FxHashSet as HashSet;

/// Why an object is alive, or is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The entity that is asked about.
    pub entity: EntityId,
    /// The answer.
    pub sentence: Sentence,
    /// Whether a path from a root leads to it.
    pub reached: bool,
    /// The ends of the references on the path, in its order: what is lit.
    pub path: Vec<(Source, EntityId)>,
}

/// What becomes of an object that nothing reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The next collection frees it.
    Next,
    /// What is under way frees it.
    Now,
    /// What is under way found it before it was cut off, so that the next collection frees it.
    Late,
    /// Nothing ever frees it.
    Never,
}

/// Maximum number of things that refer to an object and are named.
const HOLDERS: usize = 3;
/// Maximum number of steps that are tried to see what the collection under way makes of an object.
const PATIENCE: usize = 200_000;

/// A moment in which one may ask.
pub struct Inquiry<'a> {
    /// The moment.
    pub subject: &'a dyn Subject,
    /// Its tick.
    pub tick: Tick,
    /// The collector.
    pub collector: &'a dyn Collector,
    /// What is known of the run.
    pub index: &'a RunIndex,
    /// What is left out when paths are looked for.
    pub ignored: &'a Ignored,
}

impl Inquiry<'_> {
    /// Why an entity is alive at this moment, or what became of it.
    pub fn why(&self, entity: EntityId) -> Explanation {
        let named = || Words::default().name(&*self.index.drawn.name(self.subject, entity));
        let told =
            |tone, words, reached, path| Explanation { entity, sentence: sentence("Why", tone, words), reached, path };
        let Some(at) = self.subject.state().object(entity) else {
            let died = self
                .index
                .drawn
                .member(entity)
                .map(|member| self.index.drawn.lives[member].died)
                .unwrap_or(Tick::NEVER);
            return match died <= self.tick {
                true => told(Tone::Sweep, named().say(&format!(" was freed at step {}.", died.0)), false, Vec::new()),
                false => told(Tone::Plain, named().say(" is not made yet."), false, Vec::new()),
            };
        };
        match self.path(at) {
            Some(path) => {
                let words = named().say(" is alive: ").join(path.words(self.subject, self.index)).say(".");
                told(Tone::Mark, words, true, self.lit(&path))
            }
            None if !self.ignored.is_empty() && self.reached(at) => {
                told(Tone::Plain, named().say(" is reached by nothing but what is left out."), true, Vec::new())
            }
            None => told(Tone::Alarm, self.unreached(at), false, Vec::new()),
        }
    }

    /// Why it stays or goes, without its name and the end of the sentence: what follows a colon.
    pub fn reason(&self, entity: EntityId) -> Words {
        let Some(at) = self.subject.state().object(entity) else { return Words::default().say("it is gone") };
        match self.path(at) {
            Some(path) => path.words(self.subject, self.index),
            None => match self.fate(at) {
                Fate::Never if self.collector.traits().counts => self.counted(at, Words::default().say("it")),
                Fate::Late => Words::default().say("it was found before it was cut off"),
                _ => Words::default().say("no path from a root leads to it"),
            },
        }
    }

    /// The entity of what is drawn by itself.
    fn entity(&self, at: Addr) -> Option<EntityId> {
        self.subject.entity_at(at).filter(|_| self.subject.shown(at))
    }

    fn path(&self, to: Addr) -> Option<ToldPath> {
        shortest_path(self.subject, to, &self.ignored.at(&self.subject.state().world))
    }

    /// Whether a path leads to it, whatever is left out.
    fn reached(&self, to: Addr) -> bool {
        shortest_path(self.subject, to, &LeftOut::default()).is_some()
    }

    fn lit(&self, ToldPath { hops, to }: &ToldPath) -> Vec<(Source, EntityId)> {
        let ends = hops.iter().skip(1).map(|hop| match hop.first() {
            Some(Slot::Field(holder, _)) => Some(*holder),
            _ => None,
        });
        let ends = ends.chain([Some(*to)]);
        let source = |index: usize, hop: &[Slot]| match (index, hop.first()) {
            (0, _) => self.subject.beginning(hop, self.index).1.map(Source::Root),
            (_, Some(Slot::Field(holder, _))) => self.entity(*holder).map(Source::Entity),
            _ => None,
        };
        let pairs = hops.iter().enumerate().zip(ends);
        pairs.filter_map(|((index, hop), end)| Some((source(index, hop)?, self.entity(end?)?))).collect()
    }

    fn unreached(&self, at: Addr) -> Words {
        let name = self.subject.name(at, self.index);
        let fate = self.fate(at);
        if fate == Fate::Never {
            let (words, never) =
                (Words::default().say("No path from a root leads to ").name(name), self.collector.traits().words.never);
            if !self.collector.traits().counts {
                return words.say(". ").say(never);
            }
            return self.counted(at, words.say(", yet it")).say(". ").say(never);
        }
        let weak = self.held_weakly(at);
        let words = match weak.is_empty() || self.strongly(at).next().is_some() {
            true => Words::default().say("No path from a root leads to ").name(name),
            false => Words::default().say("Only weak references lead to ").name(name).say(", from ").names(&weak),
        };
        words.say(": ").say(match fate {
            Fate::Now => self.collector.traits().words.frees_now,
            Fate::Late => "the collection under way found it in time, the next one frees it.",
            _ => "the next collection frees it.",
        })
    }

    /// What counts for an object, roots included, as what follows its count.
    pub fn counts(&self, entity: EntityId) -> Words {
        let Some(at) = self.subject.state().object(entity) else { return Words::default() };
        let world = &self.subject.state().world;
        let mut roots = [true, false].map(|named| self.subject.starts(named)).concat();
        if self.collector.traits().roots_uncounted {
            roots.clear();
        }
        roots.retain(|slot| world.load(*slot).target() == Some(at));
        let mut told = HashSet::default();
        roots.retain(|slot| told.insert(*slot));
        let roots = roots.iter().map(|slot| self.subject.beginning(std::slice::from_ref(slot), self.index).0);
        self.holders(at, Words::default(), roots.collect())
    }

    /// Its count, and what counts there.
    fn counted(&self, at: Addr, words: Words) -> Words {
        let number = self.subject.state().world.heap.count(at);
        self.holders(at, words.say(" counts ").name(number.to_string()), Vec::new())
    }

    fn holders(&self, at: Addr, mut words: Words, mut holders: Vec<Words>) -> Words {
        let number = self.subject.state().world.heap.count(at);
        holders.extend(self.strongly(at).filter_map(|slot| self.subject.holder(slot, self.index)));
        for (index, holder) in holders.iter().take(HOLDERS).enumerate() {
            words = words.say(if index == 0 { ": " } else { ", " }).join(holder.clone());
        }
        let more = (number as usize).saturating_sub(holders.len().min(HOLDERS));
        if more > 0 && !holders.is_empty() { words.say(&format!(" and {more} more")) } else { words }
    }

    /// The fields that refer to it.
    fn strongly(&self, at: Addr) -> impl Iterator<Item = Slot> {
        let world = &self.subject.state().world;
        let blocks = world.heap.blocks().filter(|block| block.kind.is_object());
        let slots = blocks
            .flat_map(|block| (0..world.heap.shape(block.at).fields).map(move |index| Slot::Field(block.at, index)));
        slots.filter(move |slot| world.load(*slot).target() == Some(at))
    }

    fn held_weakly(&self, at: Addr) -> Vec<String> {
        let heap = &self.subject.state().world.heap;
        let holders = heap.weak_fields_to(at).filter_map(|(holder, _)| {
            let entity = self.index.drawn.drawn_as(self.subject, holder)?;
            Some(self.index.drawn.name(self.subject, entity).to_string())
        });
        let mut holders: Vec<String> = holders.collect();
        holders.dedup();
        holders
    }

    /// What becomes of what nothing reaches: seen by letting the collector finish what is under way, on a copy.
    fn fate(&self, at: Addr) -> Fate {
        let complete = self.collector.traits().complete;
        let mut world = self.subject.state().world.clone();
        let resting = self.collector.resting(&world);
        match (resting, complete) {
            (true, true) => return Fate::Next,
            (true, false) if self.collector.noticed_all(&world) => return Fate::Never,
            (true, false) => self.collector.begin(&mut world, CollectWhy::Asked, &mut Mute),
            (false, _) => {}
        }
        let id = world.heap.id(at);
        let mut steps = 0;
        while !self.collector.resting(&world) && world.heap.address(id).is_some() && steps < PATIENCE {
            self.collector.step(&mut world, &mut Mute);
            steps += 1;
        }
        match (world.heap.address(id).is_some() && steps < PATIENCE, complete) {
            (false, _) if resting => Fate::Next,
            (false, _) => Fate::Now,
            (true, true) => Fate::Late,
            (true, false) => Fate::Never,
        }
    }
}

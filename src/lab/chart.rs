//! What is known of a whole run: where each stride ends, its phases, its heap use, its named moments.

use super::{Actor, Event, Record, State, Stride, Telling};
use js::machine::Told;
use memory::gc::Traits;
use memory::heap::{BlockKind, ObjectId};
use memory::time::Tick;
use memory::world::{Grain, Note, Phase};
use rustc_hash::FxHashMap as HashMap;
use std::rc::Rc;

/// A stretch of the run in one phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhaseSpan {
    /// Its first moment.
    pub from: Tick,
    /// The phase.
    pub phase: Phase,
}

/// A stretch in which the collector works and the program waits: a collection, or a cascade of releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The moment at which it began.
    pub from: Tick,
    /// The moment at which the program could go on, or the last one known.
    pub to: Tick,
    /// How many steps the collector made in it.
    pub steps: u64,
    /// How many bytes it freed, headers included.
    pub freed: u64,
    /// Steps made and bytes freed before it.
    before: (u64, u64),
    /// Whether it is a collection: that is a pause even where it frees nothing.
    pub(super) began: bool,
    over: bool,
}

/// A moment with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedMoment {
    /// Its name; a second one of the same name has `#2` after it.
    pub name: Rc<str>,
    /// Its tick.
    pub at: Tick,
    /// What it is one of.
    pub landmark: Landmark,
}

/// What a named moment is one of, as far as it matters to anybody but a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landmark {
    /// An operation of the script begins; its index.
    Operation(u32),
    /// A statement of a program begins on this line.
    Line(u32),
    /// A collection that a program asked for is over.
    Checkpoint,
    /// Something else.
    Other,
}

impl Landmark {
    fn of(event: &Event) -> Landmark {
        match event {
            Event::Began(Actor::Script(op), _) => Landmark::Operation(*op),
            Event::Program(Told::Statement { line }) => Landmark::Line(*line),
            Event::Program(Told::Checkpoint { .. }) => Landmark::Checkpoint,
            _ => Landmark::Other,
        }
    }
}

/// The chart of a run, drawn as the run is gone through for the first time.
#[derive(Clone, Debug)]
pub struct Chart {
    traits: &'static Traits,
    grains: Vec<Grain>,
    bands: Vec<PhaseSpan>,
    used: Vec<(Tick, u32)>,
    pauses: Vec<Pause>,
    thresholds: Vec<(Tick, u32)>,
    /// How often a barrier had something to do by which moment.
    barriers: Vec<(Tick, u64)>,
    moments: Vec<NamedMoment>,
    acts: Vec<Tick>,
    /// When turns of a program's event loop began.
    turns: Vec<Tick>,
    /// How it is told at the stride that suits, once it is known to its end.
    telling: Telling,
    /// How often each name was given.
    twins: HashMap<String, usize>,
}

/// More named moments than this are of no use to anyone.
const MOST_MOMENTS: usize = 2000;

impl Chart {
    fn of(traits: &'static Traits) -> Chart {
        Chart {
            traits,
            grains: Vec::new(),
            bands: Vec::new(),
            used: Vec::new(),
            pauses: Vec::new(),
            thresholds: Vec::new(),
            barriers: Vec::new(),
            moments: Vec::new(),
            acts: Vec::new(),
            turns: Vec::new(),
            telling: Telling::default(),
            twins: HashMap::default(),
        }
    }

    /// The chart of a run that has not moved yet.
    pub fn at_start(state: &State, traits: &'static Traits) -> Chart {
        let mut chart = Chart::of(traits);
        chart.observe(Tick(0), state, &[]);
        chart.name("start".into(), Tick(0), Landmark::Other);
        chart
    }
}

impl Record for Chart {
    fn observe(&mut self, at: Tick, state: &State, events: &[Event]) {
        if at > Tick(0) {
            self.grains.push(events.iter().map(|event| grain(event, state)).max().unwrap_or(Grain::Tick));
        }
        let phase = state.world.collection.phase;
        if self.bands.last().is_none_or(|band| band.phase != phase) {
            self.bands.push(PhaseSpan { from: at, phase });
        }
        let used = state.world.heap.used();
        if self.used.last().is_none_or(|(_, last)| *last != used) {
            self.used.push((at, used));
        }
        let pacing = state.world.pacing;
        let threshold = (pacing.least < u32::MAX).then_some(pacing.next);
        if let Some(threshold) = threshold.filter(|now| self.thresholds.last().is_none_or(|(_, last)| last != now)) {
            self.thresholds.push((at, threshold));
        }
        self.pause(at, state, events);
        let barriers = events.iter().filter(|event| barrier(event)).count() as u64;
        if barriers > 0 {
            let before = self.barriers.last().map_or(0, |(_, count)| *count);
            self.barriers.push((at, before + barriers));
        }
        for event in events {
            if let Event::Began(..) = event {
                self.acts.push(at);
            }
            if let Event::Program(Told::Task) = event {
                self.turns.push(at);
            }
            if let Some(name) = moment(event, self.traits) {
                self.name(name, at, Landmark::of(event));
            }
        }
    }

    fn truncate(&mut self, at: Tick, _: &State) {
        self.grains.truncate(at.0 as usize);
        self.bands.retain(|band| band.from <= at);
        self.used.retain(|(tick, _)| *tick <= at);
        self.thresholds.retain(|(tick, _)| *tick <= at);
        self.barriers.retain(|(tick, _)| *tick <= at);
        self.pauses.retain(|pause| pause.from <= at);
        if let Some(pause) = self.pauses.last_mut().filter(|pause| pause.to > at) {
            (pause.to, pause.over) = (at, false);
        }
        self.moments.retain(|moment| moment.at <= at);
        self.twins.clear();
        for moment in &self.moments {
            let name = moment.name.split('#').next().unwrap_or_default();
            *self.twins.entry(name.into()).or_default() += 1;
        }
        self.acts.retain(|tick| *tick <= at);
        self.turns.retain(|tick| *tick <= at);
    }

    fn finish(&mut self, _: Tick, state: &State) {
        let coarse = if state.vm.is_some() { Stride::Line } else { Stride::Reference };
        self.telling = Telling::of(self, coarse);
    }
}

impl Chart {
    /// Takes down how long the program waits.
    fn pause(&mut self, at: Tick, state: &State, events: &[Event]) {
        let collection = &state.world.collection;
        let works = state.waits;
        if works && self.pauses.last().is_none_or(|pause| pause.over) {
            let began = events.iter().any(|event| matches!(event, Event::World(Note::Began(_))));
            let before = (collection.steps, collection.freed);
            self.pauses.push(Pause { from: at, to: at, steps: 0, freed: 0, before, began, over: false });
        }
        let Some(pause) = self.pauses.last_mut().filter(|pause| !pause.over) else { return };
        (pause.to, pause.over) = (at, !works);
        pause.steps = collection.steps.saturating_sub(pause.before.0);
        pause.freed = collection.freed.saturating_sub(pause.before.1);
        // What a collector does at each write is what a write costs; a pause is what frees.
        if pause.over && !pause.began && pause.freed == 0 && self.traits.counts {
            self.pauses.pop();
        }
    }

    fn name(&mut self, name: String, at: Tick, landmark: Landmark) {
        if self.moments.len() >= MOST_MOMENTS {
            return;
        }
        let twins = self.twins.entry(name.clone()).or_default();
        *twins += 1;
        let name = if *twins == 1 { name } else { format!("{name}#{twins}") };
        self.moments.push(NamedMoment { name: name.into(), at, landmark });
    }

    /// The last tick that was taken down.
    pub fn end(&self) -> Tick {
        Tick(self.grains.len() as u64)
    }

    /// The first moment after one that ends a stride, if there is one.
    pub fn stop(&self, at: Tick, stride: Stride) -> Option<Tick> {
        if stride == Stride::Task {
            return self.turns.get(self.turns.partition_point(|turn| *turn <= at)).copied();
        }
        let Some(grain) = stride.grain() else { return self.telling.after(at) };
        let from = (at.0 as usize).min(self.grains.len());
        let found = self.grains[from..].iter().position(|other| *other >= grain);
        found.map(|steps| Tick(at.0 + steps as u64 + 1))
    }

    /// The moments after one, up to another, that end a stride.
    pub fn stops(&self, from: Tick, to: Tick, stride: Stride) -> impl Iterator<Item = Tick> {
        std::iter::successors(self.stop(from, stride), move |at| self.stop(*at, stride)).take_while(move |at| *at <= to)
    }

    /// The first moment after one that ends a stride: the end of the run if there is none.
    pub fn next(&self, at: Tick, stride: Stride) -> Tick {
        self.stop(at, stride).unwrap_or(self.end())
    }

    /// The last moment before one that ends a stride: the start if there is none.
    pub fn previous(&self, at: Tick, stride: Stride) -> Tick {
        if stride == Stride::Task {
            return self.turns[..self.turns.partition_point(|turn| *turn < at)].last().copied().unwrap_or_default();
        }
        let Some(grain) = stride.grain() else { return self.telling.before(at).unwrap_or_default() };
        let before = (at.0 as usize).saturating_sub(1).min(self.grains.len());
        let found = self.grains[..before].iter().rposition(|other| *other >= grain);
        found.map_or(Tick(0), |index| Tick(index as u64 + 1))
    }

    /// Whether what a stride did from one moment to another is told as a sum rather than by what came last.
    pub fn sums_up(&self, from: Tick, to: Tick, stride: Stride) -> bool {
        match stride.grain() {
            Some(grain) => grain >= Grain::Wave,
            None => self.next(from, Stride::Reference) < to,
        }
    }

    /// The phases, in order.
    pub fn bands(&self) -> &[PhaseSpan] {
        &self.bands
    }

    /// How many bytes were in use from which moment on.
    pub fn used(&self) -> &[(Tick, u32)] {
        &self.used
    }

    /// How often a barrier had something to do by a moment: it shaded an object, remembered a slot, counted.
    pub fn barriers(&self, at: Tick) -> u64 {
        let after = self.barriers.partition_point(|(tick, _)| *tick <= at);
        after.checked_sub(1).map_or(0, |last| self.barriers[last].1)
    }

    /// The pauses, in order.
    pub fn pauses(&self) -> &[Pause] {
        &self.pauses
    }

    /// From how many bytes in use on a program's collections begin, from which moment on.
    pub fn thresholds(&self) -> &[(Tick, u32)] {
        &self.thresholds
    }

    /// The named moments, in order.
    pub fn moments(&self) -> &[NamedMoment] {
        &self.moments
    }

    /// When the moment with a name is.
    pub fn moment(&self, name: &str) -> Option<Tick> {
        match name {
            "end" => Some(self.end()),
            _ => self.named(name).map(|moment| moment.at),
        }
    }

    /// The moment with a name, if something happened there.
    pub fn named(&self, name: &str) -> Option<&NamedMoment> {
        self.moments.iter().find(|moment| &*moment.name == name)
    }

    /// How it is told at the stride that suits.
    pub fn telling(&self) -> &Telling {
        &self.telling
    }

    /// At which moments turns of a program's event loop began, in order.
    pub fn turns(&self) -> &[Tick] {
        &self.turns
    }

    /// At which moments the operations began, in order, a person's included.
    pub fn acts(&self) -> &[Tick] {
        &self.acts
    }
}

/// How coarse an event is. What happens to an object's own store in a program happens to the object: it is no step of
/// its own.
fn grain(event: &Event, state: &State) -> Grain {
    if state.vm.is_none() {
        return event.grain();
    }
    let heap = &state.world.heap;
    let store = |id: &ObjectId| heap.address(*id).is_some_and(|at| heap.shape(at).kind == BlockKind::Store);
    match event {
        Event::World(Note::Followed { to: id, .. } | Note::Scanned(id) | Note::Kept(id)) if store(id) => Grain::Tick,
        _ => event.grain(),
    }
}

/// Whether a barrier had something to do beside the store.
fn barrier(event: &Event) -> bool {
    matches!(event, Event::World(Note::Shaded(_) | Note::Remembered { .. } | Note::Counted { .. }))
}

fn moment(event: &Event, traits: &Traits) -> Option<String> {
    match event {
        Event::Loaded => Some("loaded".into()),
        Event::Began(Actor::Script(op), _) => Some(format!("op-{}", op + 1)),
        Event::Program(Told::Statement { line }) => Some(format!("line-{line}")),
        Event::Program(Told::Checkpoint { .. }) => Some("gc".into()),
        Event::Program(Told::Printed(_)) => Some("log".into()),
        Event::World(Note::Phase(phase)) => traits.phase(*phase).moment.map(str::to_owned),
        Event::World(Note::Wave(0)) => Some("roots".into()),
        Event::World(Note::Unmarked) => Some("cleared".into()),
        Event::World(Note::Wave(n)) => Some(format!("wave-{n}")),
        _ => None,
    }
}

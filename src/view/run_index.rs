//! What the picture knows of a whole run: who is shown, what each ever refers to, which roots there are, when each
//! statement or operation began.
//!
//! What a statement of a program changed is looked at when the next one begins; in between only what was touched is
//! remembered. A script is looked at after each step.

use super::calm::Calm;
use super::drawn_set::{DrawnSet, EdgeKey, Source};
use super::root_plan::RootPlan;
use super::style::{CardSize, row};
use crate::lab::{
    Addr, BlockKind, CardTitle, EntityId, Event, Holder, Holds, Naming, Note, ObjectId, Slot, SlotId, Subject,
};
use memory::time::Tick;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

/// The index of a run.
#[derive(Default)]
pub struct RunIndex {
    /// Who is drawn.
    pub drawn: DrawnSet,
    /// When each statement or operation began, and its line, where there are lines.
    pub strokes: Vec<(Tick, Option<u32>)>,
    /// How many calls were under way when it did.
    pub depths: Vec<usize>,
    /// The roots.
    pub roots: RootPlan,
    /// What the members are labelled with.
    pub cards: HashMap<EntityId, CardTitle>,
    /// How much room the members' cards need.
    pub sizes: HashMap<EntityId, CardSize>,
    /// For each space the most bytes that objects ever reached over.
    pub reach: Vec<u32>,
    /// Bytes freed and steps made by the collector before anything of the run happened.
    pub before: (u64, u64),
    /// Whether anything ever waits for time or a person.
    pub waits: bool,
    /// When each thing was freed that no look has met, so short was its life.
    pub fleeting: Vec<Tick>,
    touched: BTreeSet<EntityId>,
    /// Through which folded things the members lead somewhere.
    through: HashMap<ObjectId, BTreeSet<EntityId>>,
    /// What no look has met yet, and whether it was shown when it was made; the others may be later.
    unmet: Vec<(ObjectId, bool)>,
    inherited: HashMap<EntityId, Vec<EntityId>>,
    held: Vec<EdgeKey>,
    /// Who is there from the start and was not looked at yet, the last one first; and whether that is over.
    unseen: Vec<EntityId>,
    begun: bool,
    /// When a large object may be looked at again, counted in looks.
    patience: HashMap<EntityId, u64>,
    looks: u64,
    calm: Calm,
}

/// Maximum number of things that no look has met that an eye is kept on.
const UNMET: usize = 256;
/// Maximum number of members remembered for one folded thing that they share.
const SHARERS: usize = 32;
/// With more members than this nothing has rows.
const FEW: usize = 30;

impl Naming for RunIndex {
    fn title(&self, entity: EntityId) -> Option<Rc<str>> {
        let member = self.drawn.member(entity)?;
        Some(self.drawn.titles.get(member).cloned().unwrap_or_else(|| "object".into()))
    }

    fn owner(&self, id: ObjectId) -> Option<EntityId> {
        self.drawn.owners.get(&id).copied()
    }

    fn root(&self, holder: Holder, name: &Rc<str>) -> Option<u32> {
        self.roots.slot(holder, name)
    }

    fn card(&self, entity: EntityId) -> Option<&CardTitle> {
        self.cards.get(&entity)
    }
}

impl RunIndex {
    /// The index of a run that is at its start: who has a name beforehand is drawn first, what the roots lead to before
    /// the rest where not all can be. It is to be [begun](RunIndex::begin).
    pub fn at_start(subject: &dyn Subject) -> RunIndex {
        let mut index = RunIndex::default();
        index.drawn.flat = !subject.has_rows();
        index.drawn.of_program = subject.has_rows();
        let collection = &subject.state().world.collection;
        index.before = (collection.freed, collection.steps);
        if let Some(stroke) = subject.begun() {
            index.strokes.push((Tick(0), stroke.line));
            index.depths.push(stroke.depth);
        }
        let near = if subject.given() as usize > DrawnSet::MOST { nearest(subject) } else { Vec::new() };
        for entity in near.into_iter().chain((0..subject.given()).map(EntityId)) {
            let born = if subject.state().object(entity).is_some() { Tick(0) } else { Tick::NEVER };
            index.drawn.admit(entity, born);
        }
        index.unseen = index.drawn.members.iter().rev().copied().collect();
        index
    }

    /// Looks at so many of those who are there from the start; whether all have been looked at. To be called until they
    /// have, before anything of the run is taken down.
    pub fn begin(&mut self, subject: &dyn Subject, count: usize) -> bool {
        if self.begun {
            return true;
        }
        for entity in self.unseen.split_off(self.unseen.len().saturating_sub(count)).into_iter().rev() {
            self.look_at(subject, entity, Tick(0));
        }
        self.begun = self.unseen.is_empty();
        if self.begun && subject.at_once() {
            self.look(subject, Tick(0), false, false);
        }
        self.begun
    }

    /// Takes down a tick.
    pub fn observe(&mut self, subject: &dyn Subject, tick: Tick, events: &[Event]) {
        let strokes = self.strokes.len();
        for stroke in events.iter().filter_map(|event| subject.stroke(event)) {
            self.strokes.push((tick, stroke.line));
            self.depths.push(stroke.depth);
        }
        let mut pause = self.strokes.len() > strokes;
        self.calm.observe(subject, events);
        for event in events {
            match event {
                Event::World(note) => {
                    self.note(subject, tick, note);
                    pause |= subject.settles(note);
                }
                _ => pause |= !subject.at_once(),
            }
        }
        if pause {
            self.look(subject, tick, self.strokes.len() > strokes, false);
        }
    }

    /// Takes down the end of a run; from here on all is known that the picture needs.
    pub fn finish(&mut self, subject: &dyn Subject, tick: Tick) {
        self.look(subject, tick, false, true);
        self.roots.finish(subject);
        // Plain values come without a word: what is there in the end has room for all of them.
        if !self.drawn.flat && self.drawn.members.len() <= FEW {
            for (entity, at) in self.drawn.there(subject) {
                self.sizes.entry(entity).or_default().grow(&subject.holds(at));
            }
        }
        let mut twins: HashMap<String, usize> = HashMap::default();
        let mut titles = Vec::new();
        for member in &self.drawn.members {
            let card = self.cards.entry(*member).or_default();
            // What is called by what it is keeps the name it had when it was last looked at.
            if let Some(label) = subject.label(*member).filter(|_| !card.is_own()) {
                card.label = label;
            }
            let times = twins.entry(card.text()).or_default();
            *times += 1;
            let title = match *times {
                1 => card.text(),
                n => CardTitle { label: numbered(&card.label, n).into(), ..card.clone() }.text(),
            };
            titles.push(subject.given_name(*member).unwrap_or_else(|| title.into()));
        }
        self.drawn.titles = titles;
        if self.drawn.members.len() > FEW && !self.drawn.flat {
            self.drawn.flatten();
        }
        self.drawn.settle();
    }

    /// Forgets what comes after a moment.
    pub fn truncate(&mut self, at: Tick) {
        self.drawn.truncate(at);
        self.strokes.retain(|(tick, _)| *tick <= at);
        self.depths.truncate(self.strokes.len());
        self.fleeting.truncate(self.fleeting.partition_point(|tick| *tick <= at));
        self.touched.clear();
        self.unmet.clear();
        self.calm = Calm::default();
    }

    /// How many statements or operations had begun at a moment.
    pub fn begun(&self, at: Tick) -> usize {
        self.strokes.partition_point(|(tick, _)| *tick <= at)
    }

    /// The line of the last statement that had begun at a moment.
    pub fn line(&self, at: Tick) -> Option<u32> {
        self.begun(at).checked_sub(1).and_then(|last| self.strokes[last].1)
    }

    /// Takes down how far a space is used by an object.
    fn reach_over(&mut self, subject: &dyn Subject, at: Addr, bytes: u32) {
        let heap = &subject.state().world.heap;
        let space = heap.space_of(at);
        let (index, reach) = (space.0 as usize, (at.byte() + bytes).saturating_sub(heap.extent(space).0));
        self.reach.resize(self.reach.len().max(index + 1), 0);
        self.reach[index] = self.reach[index].max(reach);
    }

    fn note(&mut self, subject: &dyn Subject, tick: Tick, note: &Note) {
        match note {
            Note::Moved { id, to, .. } => {
                let heap = &subject.state().world.heap;
                if let Some(at) = heap.address(*id) {
                    self.reach_over(subject, *to, heap.shape(at).bytes());
                }
            }
            Note::Allocated { id, at, shape } => {
                self.reach_over(subject, *at, shape.bytes());
                match subject.entity(*id).filter(|entity| entity.0 < subject.given()) {
                    Some(entity) => {
                        self.drawn.admit(entity, tick);
                        self.drawn.bear(entity, tick);
                        self.touched.insert(entity);
                    }
                    None if shape.kind == BlockKind::Object => {
                        let at = subject.state().world.heap.address(*id);
                        self.unmet.push((*id, at.is_some_and(|at| subject.shown(at))));
                    }
                    None => {}
                }
            }
            Note::Wrote { place: SlotId::Field(holder, _), .. } | Note::WroteWeak { holder, .. } => {
                self.touched.extend(self.drawn.itself(subject, *holder));
                self.touched.extend(self.through.get(holder).into_iter().flatten());
            }
            Note::Freed { id, .. } => {
                if let Some(entity) = subject.entity(*id) {
                    let unmet = |(other, shown): &(ObjectId, bool)| *shown && other == id;
                    let shown = || subject.was_shown(*id) || self.unmet.iter().rev().take(UNMET).any(unmet);
                    if self.drawn.member(entity).is_none() && shown() {
                        self.fleeting.push(tick);
                    }
                    self.drawn.bury(entity, tick, self.strokes.len());
                    self.touched.remove(&entity);
                    self.inherited.remove(&entity);
                }
            }
            _ => {}
        }
    }

    /// Looks at the roots, at what was touched, and at what may have got a name.
    fn look(&mut self, subject: &dyn Subject, tick: Tick, begins: bool, last: bool) {
        self.looks += 1;
        let passed_over = self.calm.passes() && !last;
        if !passed_over {
            self.held.clear();
        }
        let entries = if passed_over { Vec::new() } else { self.roots.read(subject, tick, begins) };
        for (slot, entry) in entries {
            for target in &entry.leads {
                let Some(to) = self.join(subject, target.to, tick) else { continue };
                if let Some(slot) = slot {
                    let edge = EdgeKey { from: Source::Root(slot), to, weak: false, row: 0 };
                    self.drawn.add(edge);
                    self.held.push(edge);
                }
            }
        }
        let heap = &subject.state().world.heap;
        let unmet = std::mem::take(&mut self.unmet);
        for (id, _) in unmet.iter().rev().take(UNMET).rev() {
            let Some(at) = heap.address(*id) else { continue };
            if subject.shown(at) {
                self.join(subject, at, tick);
            } else if subject.may_be_shown(at) {
                self.unmet.push((*id, false));
            }
        }
        let mut later = BTreeSet::new();
        while let Some(entity) = self.touched.pop_first() {
            // Large ones are looked at now and then.
            if !last && self.patience.get(&entity).is_some_and(|until| self.looks < *until) {
                later.insert(entity);
            } else {
                self.look_at(subject, entity, tick);
            }
        }
        self.touched = later;
        if !self.inherited.is_empty() {
            let seen = self.drawn.members.iter().flat_map(|member| self.drawn.seen(*member).to_vec());
            let extra = inheritance(seen.chain(self.held.clone()), &self.inherited);
            extra.into_iter().for_each(|edge| self.drawn.add(edge));
        }
        self.waits |= self.roots.has(Holder::Timers)
            || (last || begins && self.roots.has(Holder::Document)) && {
                let pending = subject.pending();
                !pending.timers.is_empty() || !pending.clickable.is_empty() || pending.now > 0.0
            };
    }

    /// Lets something shown join, and looks at it; its entity if it is a member.
    fn join(&mut self, subject: &dyn Subject, at: Addr, tick: Tick) -> Option<EntityId> {
        let entity = subject.entity_at(at)?;
        let known = self.drawn.member(entity).is_some_and(|member| self.drawn.lives[member].died == Tick::NEVER);
        if !known {
            if !self.drawn.admit(entity, tick) {
                return None;
            }
            self.touched.insert(entity);
        }
        Some(entity)
    }

    fn look_at(&mut self, subject: &dyn Subject, entity: EntityId, tick: Tick) {
        let Some(at) = subject.state().object(entity).filter(|at| subject.shown(*at)) else { return };
        let holds = subject.holds(at);
        for folded in &holds.folded {
            let id = subject.state().world.heap.id(*folded);
            self.drawn.owners.entry(id).or_insert(entity);
            let through = self.through.entry(id).or_default();
            if through.len() < SHARERS {
                through.insert(entity);
            }
        }
        if self.drawn.member(entity).is_none() {
            return;
        }
        self.cards.insert(entity, subject.card(at));
        self.sizes.entry(entity).or_default().grow(&holds);
        let cost = (holds.rows.len() + holds.folded.len()) as u64;
        if cost > 64 && !subject.at_once() {
            self.patience.insert(entity, self.looks + cost / 16);
        }
        let mut edges = Vec::new();
        for (target, row) in leads(&holds) {
            if let Some(to) = self.join(subject, target.to, tick) {
                edges.push(EdgeKey { from: Source::Entity(entity), to, weak: target.weak, row });
            }
        }
        self.drawn.refers(entity, edges);
        let heirs: Vec<EntityId> = holds.inherited.iter().filter_map(|to| self.join(subject, *to, tick)).collect();
        match heirs.is_empty() {
            true => _ = self.inherited.remove(&entity),
            false => _ = self.inherited.insert(entity, heirs),
        }
    }
}

/// A name with a number: told apart from a number that the name ends with.
fn numbered(name: &str, n: usize) -> String {
    let digit = name.ends_with(|c: char| c.is_ascii_digit());
    if digit { format!("{name} #{n}") } else { format!("{name} {n}") }
}

/// Where a shown thing leads, and from which row of its card.
pub fn leads(holds: &Holds) -> impl Iterator<Item = (crate::lab::LinkTarget, u8)> {
    let all = holds.rows.len();
    let rows = holds.rows.iter().enumerate();
    let rows = rows.flat_map(move |(index, held)| held.leads.iter().map(move |target| (*target, row(index, all))));
    rows.chain(holds.besides.iter().map(|target| (*target, 0)))
}

/// Prototypes lead from every instance to its class: that is drawn only where nothing else leads there.
pub fn inheritance(edges: impl Iterator<Item = EdgeKey>, inherited: &HashMap<EntityId, Vec<EntityId>>) -> Vec<EdgeKey> {
    let mut from: HashMap<Source, Vec<EntityId>> = HashMap::default();
    let mut work: Vec<EntityId> = Vec::new();
    for edge in edges.filter(|edge| !edge.weak) {
        match edge.from {
            Source::Root(_) => work.push(edge.to),
            source => from.entry(source).or_default().push(edge.to),
        }
    }
    let (mut reached, mut extra): (HashSet<EntityId>, Vec<EdgeKey>) = Default::default();
    loop {
        while let Some(entity) = work.pop() {
            if reached.insert(entity) {
                work.extend(from.get(&Source::Entity(entity)).into_iter().flatten());
            }
        }
        let missing = |holder: EntityId| {
            inherited[&holder].iter().copied().filter(|to| !reached.contains(to)).collect::<Vec<_>>()
        };
        let mut holders: Vec<EntityId> = inherited.keys().copied().filter(|holder| reached.contains(holder)).collect();
        sorting::plain(&mut holders);
        let edge = |holder: EntityId, to: EntityId| EdgeKey { from: Source::Entity(holder), to, weak: false, row: 0 };
        let new: Vec<EdgeKey> = (holders.into_iter())
            .flat_map(|holder| missing(holder).into_iter().map(move |to| edge(holder, to)))
            .collect();
        if new.is_empty() {
            return extra;
        }
        work.extend(new.iter().map(|edge| edge.to));
        extra.extend(new);
    }
}

/// The entities nearest to the roots, breadth first, as many as are drawn.
fn nearest(subject: &dyn Subject) -> Vec<EntityId> {
    let mut seen = HashSet::default();
    let mut near: Vec<EntityId> = Vec::new();
    let mut queue: VecDeque<EntityId> = VecDeque::new();
    let roots = subject.state().world.roots.len();
    let targets = (0..roots).filter_map(|slot| subject.state().world.load(Slot::Root(slot)).target());
    queue.extend(targets.filter_map(|at| subject.entity_at(at)));
    while let Some(entity) = queue.pop_front() {
        if near.len() == DrawnSet::MOST {
            break;
        }
        if !seen.insert(entity) {
            continue;
        }
        near.push(entity);
        let Some(at) = subject.state().object(entity) else { continue };
        let room = DrawnSet::MOST - near.len();
        let holds = subject.holds(at);
        let strong = leads(&holds).filter(|(target, _)| !target.weak);
        queue.extend(strong.filter_map(|(target, _)| subject.entity_at(target.to)).take(room));
    }
    near
}

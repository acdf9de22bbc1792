//! Goes through a run of a program and notes who is shown, what each ever refers to, which roots there are.
//!
//! What a statement changed is looked at when the next one begins; in between only what was touched is remembered.

use super::faces::{Face, row};
use super::roots::Roots;
use super::sight::{Holds, Sight};
use crate::lab::{Event, State};
use crate::view::cast::{Cast, Source, Tie};
use crate::view::settings::Unfold;
use js::Program;
use js::machine::Told;
use memory::heap::{Addr, Kind, ObjectId};
use memory::world::{Note, Place};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::BTreeSet;

/// What is known of a program's run beside its cast.
#[derive(Default)]
pub struct Gather {
    /// What of the engine is shown by itself.
    pub unfold: Unfold,
    /// When each statement began, and its line.
    pub statements: Vec<(u64, u32)>,
    /// How many calls were under way when it did.
    pub depths: Vec<usize>,
    /// The roots.
    pub roots: Roots,
    /// The faces of the members.
    pub faces: HashMap<u32, Face>,
    /// The most bytes that objects ever reached over, the immortal ones left out.
    pub reach: u32,
    /// Bytes freed and steps made by the collector before anything of the program ran.
    pub before: (u64, u64),
    /// Whether anything ever waits for time or a person.
    pub waits: bool,
    touched: BTreeSet<u32>,
    /// Through which folded things the members lead somewhere.
    through: HashMap<ObjectId, BTreeSet<u32>>,
    /// Objects that are not shown yet, and may be.
    nameless: Vec<ObjectId>,
    inherited: HashMap<u32, Vec<u32>>,
    held: Vec<Tie>,
    /// When a large object may be looked at again, counted in looks.
    patience: HashMap<u32, u64>,
    looks: u64,
}

/// So many objects without a name are kept an eye on.
const NAMELESS: usize = 256;
/// So many members are told apart that share one folded thing.
const SHARERS: usize = 32;
/// With more members than this nothing has rows.
pub const FEW: usize = 30;

impl Gather {
    /// Nothing known yet; of the engine's own things these are shown.
    pub fn showing(unfold: Unfold) -> Gather {
        Gather { unfold, ..Gather::default() }
    }

    /// Takes down the start of a run.
    pub fn begin(&mut self, program: &Program, state: &State) {
        let frame = state.vm.as_ref().and_then(|vm| vm.top());
        let first = frame.and_then(|frame| program.code(frame.code).statement_at(frame.pc));
        self.statements.extend(first.map(|line| (0, line)));
        self.depths.extend(first.and(state.vm.as_ref()).map(|vm| vm.depth()));
        self.before = (state.world.collection.freed, state.world.collection.steps);
    }

    /// Takes down a tick.
    pub fn observe(&mut self, cast: &mut Cast, program: &Program, tick: u64, state: &State, events: &[Event]) {
        let Some(sight) = Sight::of(program, state, self.unfold) else { return };
        let (mut pause, mut begins) = (false, false);
        for event in events {
            match event {
                Event::World(note) => pause |= self.note(cast, &sight, tick, state, note),
                Event::Program(told) => {
                    if let Told::Statement { line } = told {
                        self.statements.push((tick, *line));
                        self.depths.push(sight.moment.vm.depth());
                        begins = true;
                    }
                    pause = true;
                }
                _ => pause = true,
            }
        }
        if pause {
            self.look(cast, &sight, tick, begins, false);
        }
    }

    /// Takes down the end of a run; from here on all is known that the picture needs.
    pub fn finish(&mut self, cast: &mut Cast, program: &Program, tick: u64, state: &State) {
        let Some(sight) = Sight::of(program, state, self.unfold) else { return };
        self.look(cast, &sight, tick, false, true);
        for member in &cast.members {
            let face = self.faces.entry(*member).or_default();
            if let Some(name) = state.identity(*member).and_then(|id| sight.moment.vm.label(id)) {
                face.label = program.display(name).into();
            }
        }
        let mut twins: HashMap<String, usize> = HashMap::default();
        cast.titles = (cast.members.iter())
            .map(|member| {
                let face = &self.faces[member];
                let times = twins.entry(face.title()).or_default();
                *times += 1;
                match *times {
                    1 => face.title().into(),
                    n => Face { label: numbered(&face.label, n).into(), ..face.clone() }.title().into(),
                }
            })
            .collect();
        if cast.members.len() > FEW && !cast.flat {
            cast.flatten();
        }
    }

    /// Forgets what comes after a moment.
    pub fn truncate(&mut self, at: u64) {
        self.statements.retain(|(tick, _)| *tick <= at);
        self.depths.truncate(self.statements.len());
        self.touched.clear();
        self.nameless.clear();
    }

    /// How many statements began after one moment, up to another.
    pub fn between(&self, from: u64, to: u64) -> usize {
        let before = |at: u64| self.statements.partition_point(|(tick, _)| *tick <= at);
        before(to).saturating_sub(before(from))
    }

    /// The line of the last statement that had begun at a moment.
    pub fn line(&self, at: u64) -> Option<u32> {
        let begun = self.statements.partition_point(|(tick, _)| *tick <= at);
        begun.checked_sub(1).map(|last| self.statements[last].1)
    }

    fn note(&mut self, cast: &mut Cast, sight: &Sight, tick: u64, state: &State, note: &Note) -> bool {
        match note {
            Note::Allocated { id, at, shape } => {
                if shape.kind == Kind::Object {
                    self.nameless.push(*id);
                }
                self.reach = self.reach.max(at.byte() + shape.bytes());
            }
            Note::Wrote { place: Place::Field(holder, _), .. } | Note::WroteWeak { holder, .. } => {
                self.touch(cast, sight, *holder)
            }
            Note::Freed { id, .. } => {
                if let Some(entity) = sight.entity(*id) {
                    cast.bury(entity, tick, state.acts);
                    self.touched.remove(&entity);
                    self.inherited.remove(&entity);
                }
            }
            Note::Began(_) => return true,
            _ => {}
        }
        false
    }

    fn touch(&mut self, cast: &Cast, sight: &Sight, holder: ObjectId) {
        if let Some(entity) = sight.entity(holder).filter(|entity| cast.member(*entity).is_some()) {
            self.touched.insert(entity);
        }
        self.touched.extend(self.through.get(&holder).into_iter().flatten());
    }

    /// Looks at the roots, at what was touched, and at what may have got a name.
    fn look(&mut self, cast: &mut Cast, sight: &Sight, tick: u64, begins: bool, last: bool) {
        self.looks += 1;
        let held = self.roots.read(sight, tick, begins);
        self.held.clear();
        for held in &held {
            for to in &held.leads {
                let Some(to) = self.join(cast, sight, *to, tick) else { continue };
                if let Some(slot) = held.slot {
                    let tie = Tie { from: Source::Root(slot), to, weak: false, row: 0 };
                    cast.add(tie);
                    self.held.push(tie);
                }
            }
        }
        let nameless = std::mem::take(&mut self.nameless);
        for id in nameless.iter().rev().take(NAMELESS).rev() {
            let Some(at) = sight.moment.world.heap.address(*id) else { continue };
            if sight.shown(at) {
                self.join(cast, sight, at, tick);
            } else if sight.moment.class(at).is_some_and(|class| class.is_object()) {
                self.nameless.push(*id);
            }
        }
        let mut later = BTreeSet::new();
        while let Some(entity) = self.touched.pop_first() {
            // Large ones are looked at now and then.
            if !last && self.patience.get(&entity).is_some_and(|until| self.looks < *until) {
                later.insert(entity);
            } else {
                self.look_at(cast, sight, entity, tick);
            }
        }
        self.touched = later;
        if !self.inherited.is_empty() {
            let ties = cast.members.iter().flat_map(|member| cast.seen(*member).to_vec()).chain(self.held.clone());
            inheritance(ties, &self.inherited).into_iter().for_each(|tie| cast.add(tie));
        }
        self.waits |= self.roots.waits()
            || (last || begins && self.roots.shows_document()) && {
                let pending = sight.moment.pending();
                !pending.timers.is_empty() || !pending.clickable.is_empty() || pending.now > 0.0
            };
    }

    /// Lets something shown join, and looks at it; its entity if it is a member.
    fn join(&mut self, cast: &mut Cast, sight: &Sight, at: Addr, tick: u64) -> Option<u32> {
        let entity = sight.entity_at(at)?;
        let known = cast.member(entity).is_some_and(|member| cast.lives[member].died == u64::MAX);
        if !known {
            if !cast.admit(entity, tick) {
                return None;
            }
            self.touched.insert(entity);
        }
        Some(entity)
    }

    fn look_at(&mut self, cast: &mut Cast, sight: &Sight, entity: u32, tick: u64) {
        let id = ObjectId(sight.moment.vm.first_identity + entity);
        let Some(at) = sight.moment.world.heap.address(id).filter(|at| sight.shown(*at)) else { return };
        let holds = sight.holds(at);
        let face = self.faces.entry(entity).or_default();
        (face.label, face.word) = (sight.moment.label(id), sight.moment.word(at));
        face.grow(&holds);
        for folded in &holds.folded {
            let id = sight.moment.world.heap.id(*folded);
            cast.owners.entry(id).or_insert(entity);
            let through = self.through.entry(id).or_default();
            if through.len() < SHARERS {
                through.insert(entity);
            }
        }
        let cost = (holds.rows.len() + holds.folded.len()) as u64;
        if cost > 64 {
            self.patience.insert(entity, self.looks + cost / 16);
        }
        let mut ties = Vec::new();
        for (to, weak, row) in leads(&holds, sight.moment.word(at)) {
            if let Some(to) = self.join(cast, sight, to, tick) {
                ties.push(Tie { from: Source::Entity(entity), to, weak, row });
            }
        }
        ties.sort_unstable();
        ties.dedup();
        cast.refers(entity, ties);
        let heirs: Vec<u32> = holds.inherited.iter().filter_map(|to| self.join(cast, sight, *to, tick)).collect();
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

/// Where a shown thing leads: to what, whether weakly, from which row.
pub fn leads(holds: &Holds, word: &str) -> Vec<(Addr, bool, u8)> {
    let all = holds.rows.len();
    let rows = holds.rows.iter().enumerate();
    // What a weak collection keeps it keeps only as long as the key is there.
    let weakly = word.starts_with("weak");
    let mut leads: Vec<(Addr, bool, u8)> =
        rows.flat_map(|(index, held)| held.leads.iter().map(move |to| (*to, weakly, row(index, all)))).collect();
    leads.extend(holds.besides.iter().map(|to| (*to, weakly, 0)));
    leads.extend(holds.weak.iter().map(|to| (*to, true, 0)));
    leads
}

/// Prototypes lead from every instance to its class: that is drawn only where nothing else leads there.
pub fn inheritance(ties: impl Iterator<Item = Tie>, inherited: &HashMap<u32, Vec<u32>>) -> Vec<Tie> {
    let mut from: HashMap<Source, Vec<u32>> = HashMap::default();
    let mut work: Vec<u32> = Vec::new();
    for tie in ties.filter(|tie| !tie.weak) {
        match tie.from {
            Source::Root(_) => work.push(tie.to),
            source => from.entry(source).or_default().push(tie.to),
        }
    }
    let (mut reached, mut extra): (HashSet<u32>, Vec<Tie>) = Default::default();
    loop {
        while let Some(entity) = work.pop() {
            if reached.insert(entity) {
                work.extend(from.get(&Source::Entity(entity)).into_iter().flatten());
            }
        }
        let missing =
            |holder: u32| inherited[&holder].iter().copied().filter(|to| !reached.contains(to)).collect::<Vec<_>>();
        let mut holders: Vec<u32> = inherited.keys().copied().filter(|holder| reached.contains(holder)).collect();
        holders.sort_unstable();
        let new: Vec<Tie> = (holders.into_iter())
            .flat_map(|holder| {
                missing(holder).into_iter().map(move |to| Tie { from: Source::Entity(holder), to, weak: false, row: 0 })
            })
            .collect();
        if new.is_empty() {
            return extra;
        }
        work.extend(new.iter().map(|tie| tie.to));
        extra.extend(new);
    }
}

//! The barrier breaker: looks for the shortest run in which an object is lost that can be reached. It goes through small
//! heaps, programs of a few writes and schedules of the collector between them, fewest writes first, so the first run it
//! finds is the shortest; it is deterministic, so it finds the same one everywhere. Barrier bugs fail once in twenty runs:
//! a machine that decides what happens next can just look.
//!
//! It knows no collector: it begins collections, makes steps, and lets the program act where it may. Where nothing is found
//! within its bounds, a barrier is good for all runs of that size, which is what the law tests ask.

use super::loss::first_lost;
use super::state::OpStage;
use super::{Action, Event, Fault, Lab, Scenario, ScenarioObject, State, written};
use memory::gc::Collector;
use memory::heap::Slot;
use memory::time::{Fuel, Machine, Mute, Progress, Tick};
use memory::world::{Note, Order, Why, oracle};
use rustc_hash::{FxHashSet as HashSet, FxHasher};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// How far it looks.
#[derive(Clone, Copy, Debug)]
pub struct SearchBounds {
    /// Heaps of up to this many objects at the start.
    pub objects: usize,
    /// Programs of up to this many writes.
    pub writes: usize,
    /// Whether something is written in the middle of a collection: by the program where it runs meanwhile, else by a
    /// person.
    pub interleaved: bool,
    /// It gives up after this many moments.
    pub moments: u64,
}

impl SearchBounds {
    /// What is reasonable for a collector: one that stops the program is not interrupted.
    pub fn of(collector: &dyn Collector) -> SearchBounds {
        SearchBounds { objects: 3, writes: 3, interleaved: collector.traits().instalments, moments: 1_000_000 }
    }
}

/// A run in which an object is lost.
#[derive(Clone, Debug)]
pub struct BrokenRun {
    /// It as a scenario file.
    pub text: String,
    /// The moment of the write that hid the object.
    pub store: Tick,
    /// How many writes the program makes.
    pub writes: usize,
    /// What is said of the loss.
    pub sentence: String,
}

/// A run that the search has come to: the heap it begins with, and what has happened since.
#[derive(Clone, Debug)]
struct Node {
    start: usize,
    acts: Vec<Action>,
}

impl Node {
    fn and(&self, work: u32, action: Option<Action>) -> Node {
        let work = (work > 0).then_some(Action::Work(work));
        Node { start: self.start, acts: self.acts.iter().cloned().chain(work).chain(action).collect() }
    }
}

/// The search.
pub struct Breaker {
    collector: &'static dyn Collector,
    bounds: SearchBounds,
    starts: Vec<Scenario>,
    /// Runs of as many writes as are being looked at, and of one more.
    layer: Vec<Node>,
    later: Vec<Node>,
    next: usize,
    writes: usize,
    seen: HashSet<u64>,
    found: Option<Node>,
    looked_at: u64,
}

const ROOTS: [&str; 2] = ["r", "s"];
const FIELD: &str = "x";
/// The heap is small, but nothing is ever full.
const HEAP: u32 = 2048;
/// So many minor collections make an object old, and then one looks at the nursery.
const MOST_MINOR: usize = 3;

impl Breaker {
    /// A search under the collector of a name, as far as is reasonable.
    pub fn under(name: &str) -> Result<Breaker, Fault> {
        let known = memory::gc::named(name);
        let collector = known.ok_or_else(|| Fault::nowhere(super::file::unknown_collector(name)))?;
        Ok(Breaker::new(collector, SearchBounds::of(collector)))
    }

    /// The collector that it breaks.
    pub fn collector(&self) -> &'static str {
        self.collector.traits().name
    }

    /// A search under a collector.
    pub fn new(collector: &'static dyn Collector, bounds: SearchBounds) -> Breaker {
        let starts: Vec<_> = (1..=bounds.objects).flat_map(|objects| heaps(collector, objects)).collect();
        let layer = (0..starts.len()).map(|start| Node { start, acts: Vec::new() }).collect();
        Breaker {
            collector,
            bounds,
            starts,
            layer,
            later: Vec::new(),
            next: 0,
            writes: 0,
            seen: HashSet::default(),
            found: None,
            looked_at: 0,
        }
    }

    /// Goes on looking, a run for a unit of fuel. `Done` when a loss is found, or there is none within the bounds.
    pub fn search(&mut self, fuel: &mut Fuel) -> Progress {
        while self.found.is_none() && self.looked_at < self.bounds.moments {
            if let Some(node) = self.layer.get(self.next).cloned() {
                self.next += 1;
                self.look_at(&node);
                if !fuel.burn() {
                    return Progress::More;
                }
            } else if self.later.is_empty() {
                break;
            } else {
                self.layer = std::mem::take(&mut self.later);
                (self.next, self.writes) = (0, self.writes + 1);
            }
        }
        Progress::Done
    }

    /// How many moments were looked at.
    pub fn looked_at(&self) -> u64 {
        self.looked_at
    }

    /// How many writes the runs have that are being looked at.
    pub fn writes(&self) -> usize {
        self.writes
    }

    /// How many of them were looked at, and how many there are.
    pub fn runs(&self) -> (usize, usize) {
        (self.next, self.layer.len())
    }

    /// The shortest run that loses something, once it is found.
    pub fn found(&self) -> Option<BrokenRun> {
        let node = self.found.as_ref()?;
        let mut scenario = self.scenario(node);
        scenario.title = format!("Lost: {}", self.collector.traits().label).into();
        let text = written::scenario(&scenario);
        let lab = Lab { scenario: Rc::new(scenario), collector: self.collector };
        let (store, sentence) = played(&lab);
        let writes = node.acts.iter().filter(|act| !matches!(act, Action::Work(_) | Action::Minor)).count();
        Some(BrokenRun { text, store, writes, sentence })
    }

    fn scenario(&self, node: &Node) -> Scenario {
        let script = node.acts.iter().cloned().map(Into::into).collect();
        Scenario { script, ..self.starts[node.start].clone() }
    }

    /// Lets the collector work through from where a run has come to, looking for a loss, and the program act at each moment.
    fn look_at(&mut self, node: &Node) {
        let lab = Lab { scenario: Rc::new(self.scenario(node)), collector: self.collector };
        let Some(mut state) = come_to(&lab) else { return };
        if lost(&lab, &state) {
            self.found = Some(node.clone());
            return;
        }
        let nursery = self.collector.traits().nursery;
        let last = self.writes == self.bounds.writes;
        for steps in 0.. {
            self.looked_at += 1;
            if !self.seen.insert(key(&state)) {
                return;
            }
            // What is written before a collection begins makes another heap to begin with, if there was none before.
            let counts = self.collector.traits().counts;
            let may_write =
                if steps > 0 { self.bounds.interleaved } else { nursery || counts || !node.acts.is_empty() };
            if !last && may_write {
                let choices = choices(&lab, &state);
                self.later.extend(choices.into_iter().map(|choice| node.and(steps, Some(choice))));
            }
            let minor = node.acts.iter().filter(|act| **act == Action::Minor).count();
            if nursery && steps == 0 && minor < MOST_MINOR && lab.collector.resting(&state.world) {
                self.look_at(&node.and(0, Some(Action::Minor)));
            }
            if self.found.is_some() || steps > 0 && lab.collector.resting(&state.world) {
                return;
            }
            if lab.collector.resting(&state.world) {
                lab.collector.begin(&mut state.world, Why::Asked, &mut Mute);
            }
            lab.collector.step(&mut state.world, &mut Mute);
            if lost(&lab, &state) {
                self.found = Some(node.and(steps + 1, None));
                return;
            }
        }
    }
}

/// The state in which all of a script has had its effect; none where it cannot be played.
fn come_to(lab: &Lab) -> Option<State> {
    let mut state = lab.start();
    let all = lab.scenario.script.len() as u32;
    while state.loss.is_none() && (state.begun < all || state.stage != OpStage::Ready) {
        lab.step(&mut state, &mut Mute);
        if state.loss.is_none() && state.failure.is_some() {
            return None;
        }
    }
    Some(state)
}

fn lost(lab: &Lab, state: &State) -> bool {
    state.loss.is_some() || first_lost(lab.collector, &state.world).is_some()
}

/// Plays a run to its end: the moment of the write that hid the object, and what is said in the end.
fn played(lab: &Lab) -> (Tick, String) {
    let (mut state, mut events, mut writes) = (lab.start(), Vec::new(), Vec::new());
    for tick in 1.. {
        let progress = lab.step(&mut state, &mut events);
        let wrote = |event: &Event| {
            if let Event::World(Note::Wrote { place, new, .. }) = event { Some((*place, *new)) } else { None }
        };
        writes.extend(events.drain(..).filter_map(|event| wrote(&event)).map(|write| (Tick(tick), write)));
        if progress == Progress::Done {
            break;
        }
    }
    let store = state.loss.as_ref().and_then(|loss| {
        let hides = |(_, (place, new)): &&(Tick, _)| (*place, *new) == (loss.holder, Some(loss.object));
        writes.iter().rev().find(hides).map(|(tick, _)| *tick)
    });
    (store.unwrap_or_default(), state.failure.map(|failure| failure.message.to_string()).unwrap_or_default())
}

/// The name of an object by its number.
fn name(index: usize) -> Rc<str> {
    char::from(b'a' + index as u8).to_string().into()
}

/// All heaps of this many objects with one field each and two roots, in which everything can be reached, and few
/// references; those with the fewest references first.
pub(super) fn heaps(collector: &'static dyn Collector, objects: usize) -> Vec<Scenario> {
    let slots = ROOTS.len() + objects;
    let mut heaps = Vec::new();
    for code in 0..(objects + 1).pow(slots as u32) {
        let digit = |slot: usize| (code / (objects + 1).pow(slot as u32) % (objects + 1)).checked_sub(1);
        let targets: Vec<Option<usize>> = (0..slots).map(digit).collect();
        let references = targets.iter().flatten().count();
        if targets[0].is_none() || references > objects + 1 || !all_reached(&targets, objects) {
            continue;
        }
        let to = |slot: usize| targets[slot].map(name);
        let thing = |index: usize| ScenarioObject {
            name: name(index),
            size: 8,
            fields: vec![(FIELD.into(), to(ROOTS.len() + index))],
            weak: Vec::new(),
            at: None,
            pin: None,
        };
        heaps.push((
            references,
            Scenario {
                title: "A small heap".into(),
                collector,
                heap: HEAP,
                order: Order::Stack,
                objects: (0..objects).map(thing).collect(),
                roots: ROOTS.iter().enumerate().map(|(slot, root)| ((*root).into(), to(slot))).collect(),
                root_slots: 0,
                script: Vec::new(),
                program: None,
            },
        ));
    }
    sorting::by_key(&mut heaps, |(references, _)| *references);
    heaps.into_iter().map(|(_, heap)| heap).collect()
}

fn all_reached(targets: &[Option<usize>], objects: usize) -> bool {
    let mut reached = vec![false; objects];
    let mut work: Vec<usize> = targets[..ROOTS.len()].iter().flatten().copied().collect();
    while let Some(object) = work.pop() {
        if !std::mem::replace(&mut reached[object], true) {
            work.extend(targets[ROOTS.len() + object]);
        }
    }
    reached.into_iter().all(|reached| reached)
}

/// What a program can do in a state: it has hold of what can be reached only. What changes nothing is left out.
fn choices(lab: &Lab, state: &State) -> Vec<Action> {
    let world = &state.world;
    let reached = oracle::reachable(world);
    let reachable: Vec<_> = (state.names.ids())
        .filter_map(|entity| Some((entity, state.object(entity).filter(|at| reached.get(*at))?)))
        .collect();
    let mut choices = Vec::new();
    let targets = || std::iter::once(None).chain(reachable.iter().copied().map(Some));
    let named = |entity: super::EntityId| state.names[entity].name.clone();
    for (entity, at) in &reachable {
        let now = world.load(Slot::Field(*at, 0)).target();
        for to in targets().filter(|to| to.map(|(_, at)| at) != now) {
            let to = to.map(|(entity, _)| named(entity));
            choices.push(Action::Set { object: named(*entity), field: FIELD.into(), to });
        }
    }
    for (index, root) in ROOTS.iter().enumerate() {
        let now = world.load(Slot::Root(state.root_slot(index as u32))).target();
        for to in targets().filter(|to| to.map(|(_, at)| at) != now) {
            choices.push(Action::Root { name: (*root).into(), to: to.map(|(entity, _)| named(entity)) });
        }
    }
    let made = state.names.ids().count();
    if made <= lab.scenario.objects.len() {
        let fields = vec![(FIELD.into(), None)];
        choices.push(Action::New { object: name(made), size: 8, fields, weak: Vec::new() });
    }
    choices
}

/// All that what comes next depends on, as a number.
fn key(state: &State) -> u64 {
    let (world, mut hasher) = (&state.world, FxHasher::default());
    let collection = &world.collection;
    for block in world.heap.blocks() {
        let at = block.at;
        (at, block.kind, block.bytes, collection.marks.get(at), collection.scanned.get(at)).hash(&mut hasher);
        if block.kind.is_object() {
            (world.heap.id(at), world.heap.count(at)).hash(&mut hasher);
            (0..world.heap.shape(at).fields).for_each(|index| world.heap.field(at, index).hash(&mut hasher));
        }
    }
    (0..world.roots.len()).for_each(|index| world.roots.get(index).hash(&mut hasher));
    (collection.phase, collection.next_root, collection.scan, collection.cursor, collection.hole).hash(&mut hasher);
    (collection.wave_left, collection.wave_end, collection.space, collection.age_mark).hash(&mut hasher);
    (collection.abandoned, collection.free, collection.instalments, collection.immortals).hash(&mut hasher);
    for list in [&collection.worklist, &collection.remembered, &collection.increments, &collection.decrements] {
        list.len().hash(&mut hasher);
        list.iter(Order::Queue).for_each(|item| item.hash(&mut hasher));
    }
    collection.relocation.hash(&mut hasher);
    hasher.finish()
}

//! A collector on trial: whether the laws hold for it, in every small heap and in many random scenarios. What breaks a law is
//! shrunk until nothing can be taken away, and is told as a scenario and a link.
//!
//! The laws are those that hold for any collector, whatever it does and when: see the guide in `memory::gc`. It knows
//! the collector by its contract only, so a reader's own is tried like any other.

use super::breaker::heaps;
use super::loss::first_lost;
use super::{Action, Event, Lab, Operation, Scenario, ScenarioObject, SharedLink, Side, State, written};
use memory::gc::{self, Collector};
use memory::heap::{Addr, Slot};
use memory::time::{Machine, Mute, Progress, Tick};
use memory::world::{Note, Order, World, oracle};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

/// A law that does not hold.
#[derive(Clone, Debug)]
pub struct BrokenLaw {
    /// Which law, in a sentence, and what happened instead.
    pub what: String,
    /// The moment at which it is seen.
    pub at: Tick,
    /// The smallest scenario in which it is broken, as a file.
    pub text: String,
    /// The same as a link; the page runs it under mark–sweep, since it does not know a reader's collector.
    pub link: String,
}

impl std::fmt::Display for BrokenLaw {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        writeln!(f, "{}\n\n{}\nat tick {}; the graph: lab.html#{}", self.what, self.text, self.at.0, self.link)
    }
}

/// How many random scenarios it has to stand.
const SCENARIOS: u64 = 400;
/// No run of such a scenario is longer, by far.
const LONGEST: u64 = 20_000;
/// There is always room.
const HEAP: u32 = 1 << 14;
/// Where the random scenarios begin: always the same ones.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Tries a collector; how many runs it has stood.
pub fn trial(collector: &'static dyn Collector) -> Result<u64, BrokenLaw> {
    let collect = || Operation::from(Action::Collect);
    let small = (1..=3).flat_map(|objects| heaps(collector, objects)).flat_map(|heap| {
        let cut = Action::Root { name: heap.roots[0].0.clone(), to: None }.into();
        [vec![collect(), collect()], vec![cut, collect(), collect()]].map(|script| Scenario { script, ..heap.clone() })
    });
    let mut dice = Dice(SEED);
    let random = (0..SCENARIOS).map(move |_| dice.scenario(collector));
    let mut runs = 0;
    for scenario in small.chain(random) {
        if broken(&scenario, collector).is_some() {
            return Err(told(shrunk(scenario, collector), collector));
        }
        runs += 1;
    }
    Ok(runs)
}

/// What breaks a law in a scenario, and when; a panic counts.
fn broken(scenario: &Scenario, collector: &'static dyn Collector) -> Option<(Tick, String)> {
    let lab = Lab { scenario: Rc::new(scenario.clone()), collector };
    let outcome = catch_unwind(AssertUnwindSafe(|| play(&lab)));
    outcome.unwrap_or_else(|_| Err((Tick(0), "It never panics: it did, see above.".into()))).err()
}

fn play(lab: &Lab) -> Result<(), (Tick, String)> {
    let (mut state, mut muted, mut events) = (lab.start(), lab.start(), Vec::new());
    for tick in 1..=LONGEST {
        let broken = |what: String| Err((Tick(tick), what));
        let reached = oracle::reachable(&state.world);
        let progress = lab.step(&mut state, &mut events);
        lab.step(&mut muted, &mut Mute);
        if state.world != muted.world {
            return broken("Notes are inert: without anybody listening, the run goes otherwise.".into());
        }
        for event in events.drain(..) {
            if let Event::World(Note::Freed { id, at, .. }) = event
                && reached.get(at)
            {
                return broken(format!("Nothing reachable is ever freed: {id:?} was."));
            }
        }
        if first_lost(lab.collector, &state.world).is_some() {
            return broken("Nothing reachable is ever freed: a reference leads to what is, or is about to be.".into());
        }
        if let Some(what) = unsound(&state.world) {
            return broken(what.into());
        }
        if progress == Progress::Done {
            return settled(lab, &state).map_or(Ok(()), broken);
        }
    }
    Err((Tick(LONGEST), format!("Every collection ends: this one has not after {LONGEST} steps.")))
}

/// What is wrong with a world at any moment.
fn unsound(world: &World) -> Option<&'static str> {
    for at in objects(world) {
        if world.heap.address(world.heap.id(at)) != Some(at) {
            return Some("An object keeps its identity wherever it is: one lies where another is said to be.");
        }
        let dangles = |index| world.weak(at, index).is_some_and(|to| !world.heap.is_object(to));
        if (0..world.heap.shape(at).weak).any(dangles) {
            return Some("A weak field is null once its target is gone: one leads to where an object was.");
        }
    }
    None
}

/// What is wrong at the end of a run, when a collection has just been asked for.
fn settled(lab: &Lab, state: &State) -> Option<String> {
    let (world, traits) = (&state.world, lab.collector.traits());
    // What the operation before holds, or a collection under way has reached, the first one need not free.
    let asked = lab.scenario.script.iter().rev().take_while(|op| op.action == Action::Collect).count() > 1;
    if traits.complete && asked && state.failure.is_none() {
        let reached = oracle::reachable(world);
        if let Some(at) = objects(world).find(|at| !reached.get(*at)) {
            let id = world.heap.id(at);
            return Some(format!("A collection frees all that nothing reaches (`complete`): {id:?} is still there."));
        }
    }
    if traits.counts && !lab.collector.owes(world) {
        let fields = |at| (0..world.heap.shape(at).fields).map(move |index| Slot::Field(at, index));
        let roots = if traits.roots_uncounted { 0 } else { world.roots.len() };
        let slots: Vec<_> = (0..roots).map(Slot::Root).chain(objects(world).flat_map(fields)).collect();
        let degree = |at| slots.iter().filter(|slot| world.load(**slot).target() == Some(at)).count() as u32;
        if let Some(at) = objects(world).find(|at| lab.collector.count(world, *at) != Some(degree(*at))) {
            return Some(format!("Counts are the numbers of references (`counts`): {:?} is wrong.", world.heap.id(at)));
        }
    }
    None
}

fn objects(world: &World) -> impl Iterator<Item = Addr> {
    world.heap.blocks().filter(|block| block.kind.is_object()).map(|block| block.at)
}

/// Takes away what can be taken away, as long as a law is broken without it.
fn shrunk(mut scenario: Scenario, collector: &'static dyn Collector) -> Scenario {
    while let Some(less) = lesser(&scenario).into_iter().find(|less| broken(less, collector).is_some()) {
        scenario = less;
    }
    scenario
}

/// The scenarios with one thing less.
fn lesser(scenario: &Scenario) -> Vec<Scenario> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Scenario)| {
        let mut less = scenario.clone();
        change(&mut less);
        all.push(less);
    };
    for index in 0..scenario.objects.len() {
        with(&|less| {
            let gone = less.objects.remove(index).name;
            forget(less, &gone);
        });
    }
    for index in 0..scenario.script.len() {
        with(&|less| _ = less.script.remove(index));
        if let Action::Work(steps) = scenario.script[index].action
            && steps > 1
        {
            with(&|less| less.script[index].action = Action::Work(steps - 1));
        }
    }
    for index in 0..scenario.roots.len() {
        with(&|less| _ = less.roots.remove(index));
    }
    for (index, thing) in scenario.objects.iter().enumerate() {
        (0..thing.fields.len()).for_each(|field| with(&|less| _ = less.objects[index].fields.remove(field)));
        (0..thing.weak.len()).for_each(|field| with(&|less| _ = less.objects[index].weak.remove(field)));
    }
    all
}

/// Takes all mention of an object out of a scenario.
fn forget(scenario: &mut Scenario, gone: &str) {
    let clear = |to: &mut Option<Rc<str>>| *to = to.take().filter(|to| &**to != gone);
    let sides = scenario.objects.iter_mut().flat_map(|thing| thing.fields.iter_mut().chain(&mut thing.weak));
    sides.chain(&mut scenario.roots).for_each(|(_, to)| clear(to));
    scenario.script.retain_mut(|op| match &mut op.action {
        Action::Set { object, to, .. } => {
            clear(to);
            &**object != gone
        }
        Action::Root { to, .. } => {
            clear(to);
            true
        }
        Action::New { object, fields, weak, .. } => {
            fields.iter_mut().chain(weak).for_each(|(_, to)| clear(to));
            &**object != gone
        }
        _ => true,
    });
}

fn told(scenario: Scenario, collector: &'static dyn Collector) -> BrokenLaw {
    let (at, what) = broken(&scenario, collector).unwrap_or_default();
    let scenario = Scenario { title: what.split(':').next().unwrap_or_default().into(), ..scenario };
    let shown = Scenario { collector: gc::DEFAULT, ..scenario.clone() };
    let link = SharedLink { text: written::scenario(&shown), ..SharedLink::default() };
    BrokenLaw { what, at, text: written::scenario(&scenario), link: link.write().unwrap_or_default() }
}

/// Numbers that only look random (splitmix64): the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(SEED);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn scenario(&mut self, collector: &'static dyn Collector) -> Scenario {
        let objects = 1 + self.roll(10);
        let name = |index: u64| -> Rc<str> { format!("o{index}").into() };
        let side = |dice: &mut Dice, prefix: &str, most: u64| -> Side {
            let count = dice.roll(most + 1);
            (0..count).map(|index| (format!("{prefix}{index}").into(), Some(name(dice.roll(objects))))).collect()
        };
        let things = (0..objects)
            .map(|index| ScenarioObject {
                name: name(index),
                size: 8 + 8 * self.roll(4) as u32,
                fields: side(self, "f", 3),
                weak: side(self, "w", 1),
                at: None,
                pin: None,
            })
            .collect();
        let roots = side(self, "r", 3);
        let script = (0..self.roll(12)).map(|made| self.action(objects, made).into()).collect();
        let mut scenario = Scenario {
            title: "A trial".into(),
            collector,
            heap: HEAP,
            order: if self.roll(2) == 0 { Order::Stack } else { Order::Queue },
            objects: things,
            roots,
            root_slots: 0,
            script,
            program: None,
        };
        scenario.script.extend([Action::Collect.into(), Action::Collect.into()]);
        scenario
    }

    fn action(&mut self, objects: u64, made: u64) -> Action {
        let name = |dice: &mut Dice| -> Rc<str> { format!("o{}", dice.roll(objects)).into() };
        let to = |dice: &mut Dice| if dice.roll(4) == 0 { None } else { Some(name(dice)) };
        match self.roll(9) {
            0..=2 => Action::Set { object: name(self), field: format!("f{}", self.roll(4)).into(), to: to(self) },
            3 | 4 => Action::Root { name: format!("r{}", self.roll(4)).into(), to: to(self) },
            5 => Action::New {
                object: format!("n{made}").into(),
                size: 16,
                fields: vec![("f0".into(), to(self))],
                weak: Vec::new(),
            },
            6 | 7 => Action::Work(1 + self.roll(12) as u32),
            _ => {
                if self.roll(2) == 0 {
                    Action::Minor
                } else {
                    Action::Collect
                }
            }
        }
    }
}

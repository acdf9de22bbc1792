//! The laws, on every program of the corpus, for every collector there is: nothing reachable is freed, nothing dangles,
//! counts are true, what counting keeps hangs on cycles, runs replay, notes are inert.

use heapwave::lab::{Event, Lab, Limits, Scenario, State};
use js::machine::Told;
use memory::gc;
use memory::heap::{Addr, Slot};
use memory::time::{Fuel, Machine, Mute, Progress, Tick, Timeline};
use memory::world::{Note, World, oracle};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::rc::Rc;

/// Every program of the corpus, but those that are too long to be looked at tick by tick.
fn programs() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["article", "more", "hard", "quirks", "ours", "figures"] {
        for entry in std::fs::read_dir(Path::new("tests/programs").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "js") {
                found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 100, "where are the programs?");
    found
}

fn labs(text: &str) -> Vec<Lab> {
    let scenario = Rc::new(Scenario::program(text, Limits::default()).unwrap());
    gc::ALL.iter().map(|collector| Lab { scenario: scenario.clone(), collector: *collector }).collect()
}

fn mortals(world: &World) -> Vec<Addr> {
    world.heap.blocks().filter(|block| block.kind.is_object()).map(|block| block.at).collect()
}

/// Every strong slot there is: of roots, of immortal objects, of the others.
fn slots(world: &World) -> Vec<Slot> {
    let objects = world.heap.immortals().map(|block| block.at).chain(mortals(world));
    let fields = objects.flat_map(|at| (0..world.heap.shape(at).fields).map(move |index| Slot::Field(at, index)));
    (0..world.roots.len()).map(Slot::Root).chain(fields).collect()
}

fn whole(world: &World) {
    let objects: HashSet<Addr> = mortals(world).into_iter().collect();
    for slot in slots(world) {
        let sound = world.load(slot).target().is_none_or(|to| world.heap.immortal(to) || objects.contains(&to));
        assert!(sound, "{slot:?} dangles");
    }
}

/// Counts are the true in-degrees, and nothing stays that has none: so all that is unreachable and still there hangs on
/// a cycle. Where roots do not count, they keep what they refer to all the same.
fn counts_are_true(world: &World, roots_uncounted: bool) {
    let mut degree: HashMap<Addr, u32> = HashMap::new();
    let held: HashSet<Addr> = (0..world.roots.len()).filter_map(|root| world.load(Slot::Root(root)).target()).collect();
    let counted = |slot: &Slot| !roots_uncounted || matches!(slot, Slot::Field(..));
    for to in slots(world).into_iter().filter(counted).filter_map(|slot| world.load(slot).target()) {
        *degree.entry(to).or_default() += 1;
    }
    for at in mortals(world) {
        let count = degree.get(&at).copied().unwrap_or(0);
        assert_eq!(world.heap.count(at), count, "{:?} {:?}", world.heap.id(at), world.heap.shape(at));
        assert!(
            count > 0 || held.contains(&at),
            "{:?} {:?} has no reference and is still there",
            world.heap.id(at),
            world.heap.shape(at)
        );
    }
}

#[test]
fn at_every_checkpoint_memory_is_as_the_laws_say() {
    for (path, text) in programs() {
        for lab in labs(&text) {
            let traits = lab.collector.traits();
            let (mut state, mut events) = (lab.start(), Vec::new());
            println!("{path} under {}", traits.name);
            whole(&state.world);
            while lab.step(&mut state, &mut events) == Progress::More {
                let checkpoint = |event: &Event| matches!(event, Event::Program(Told::Checkpoint { .. }));
                if events.drain(..).any(|event| checkpoint(&event)) {
                    whole(&state.world);
                    let reached = oracle::reachable(&state.world);
                    if traits.counts {
                        counts_are_true(&state.world, traits.roots_uncounted);
                    }
                    let kept = !traits.complete || mortals(&state.world).into_iter().all(|at| reached.get(at));
                    assert!(kept, "garbage stayed");
                }
            }
        }
    }
}

/// Nothing that can be reached when the collector begins is freed before it rests: meanwhile nobody writes.
#[test]
fn nothing_reachable_is_freed() {
    for (path, text) in programs() {
        let lab = labs(&text).into_iter().find(|lab| lab.collector.traits().name == "mark-sweep").unwrap();
        let (mut state, mut events) = (lab.start(), Vec::new());
        loop {
            let rested = !lab.collector.owes(&state.world);
            if lab.step(&mut state, &mut Mute) == Progress::Done {
                break;
            }
            if !rested || !lab.collector.owes(&state.world) {
                continue;
            }
            let reached = oracle::reachable(&state.world);
            while lab.collector.owes(&state.world) {
                lab.step(&mut state, &mut events);
                for event in events.drain(..) {
                    if let Event::World(Note::Freed { at, .. }) = event {
                        assert!(!reached.get(at), "{path}: a reachable object was freed");
                    }
                }
            }
        }
    }
}

fn same(a: &State, b: &State) -> bool {
    a.world == b.world && a.vm == b.vm
}

/// From the start and from any checkpoint a run goes the same way, with and without anyone listening.
#[test]
fn runs_replay_and_notes_are_inert() {
    for (path, text) in programs() {
        for lab in labs(&text) {
            let mut timeline = Timeline::new(lab.clone(), lab.start());
            let mut deaf = lab.start();
            timeline.explore(&mut Fuel::PLENTY.clone(), |_, _, _| _ = lab.step(&mut deaf, &mut Mute));
            assert!(same(timeline.last(), &deaf), "{path}: listening changes the run");
            let end = timeline.end();
            let middle = Tick(end.0 / 2);
            let there = timeline.at(middle);
            timeline.at(Tick(end.0 / 3));
            assert!(same(&timeline.at(middle).state, &there.state), "{path}: the way to a moment changes it");
            assert!(same(&timeline.at(end).state, &deaf), "{path}: the end is another one");
        }
    }
}

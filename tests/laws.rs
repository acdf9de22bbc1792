//! The laws, on random scenarios with random edits between any two steps, for every collector there is.

mod fold;
mod random;

use fold::Model;
use heapwave::lab::{Actor, Event, Lab, Operation, Run, Scenario, State, report};
use memory::gc::{self, Fate};
use memory::heap::{ObjectId, Slot};
use memory::time::{Fuel, Machine, Mute, Progress, Tick, Timeline};
use memory::world::{Note, Why, oracle};
use proptest::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

/// Every lab for a scenario.
fn labs(text: &str) -> Vec<Lab> {
    let scenario = Rc::new(Scenario::read(text).unwrap_or_else(|fault| panic!("{fault}\n{text}")));
    gc::every().into_iter().map(|collector| Lab { scenario: scenario.clone(), collector }).collect()
}

/// Plays a lab to its end, obeying a person now and then; after every tick looks at the state and at what happened.
fn play(lab: &Lab, edits: &[(u64, Operation)], mut look: impl FnMut(&State, &State, &[Event])) -> State {
    let (mut state, mut events) = (lab.start(), Vec::new());
    let mut edits: Vec<_> = edits.iter().map(|(at, op)| (at % 150, op)).collect();
    edits.sort_by_key(|(at, _)| *at);
    let mut edits = edits.into_iter().peekable();
    for tick in 0.. {
        assert!(tick < 100_000, "the run does not end");
        let before = state.clone();
        events.clear();
        let progress = lab.step(&mut state, &mut events);
        if progress == Progress::Done || edits.peek().is_some_and(|(at, _)| *at <= tick) {
            let Some((_, op)) = edits.next() else { break };
            state = before.clone();
            events.clear();
            lab.obey(&mut state, op, &mut events);
        }
        look(&before, &state, &events);
    }
    state
}

fn hash(state: &State) -> u64 {
    let mut hasher = DefaultHasher::new();
    state.world.hash(&mut hasher);
    hasher.finish()
}

/// Whether references lead only to objects in the heap, and weak fields too. (What is condemned does not count: while
/// a sweep goes on, garbage may refer to garbage that has gone before it.)
fn whole(lab: &Lab, state: &State) {
    let world = &state.world;
    let objects: std::collections::HashSet<_> =
        world.heap.blocks().filter(|block| block.kind.is_object()).map(|block| block.at).collect();
    assert_eq!(objects.len() as u32, world.heap.objects());
    let roots = (0..world.roots.len()).map(Slot::Root);
    let sound = objects.iter().filter(|at| lab.collector.fate(world, **at) != Fate::Condemned);
    let fields = sound.flat_map(|at| (0..world.heap.shape(*at).fields).map(|index| Slot::Field(*at, index)));
    for slot in roots.chain(fields) {
        assert!(world.load(slot).target().is_none_or(|to| objects.contains(&to)), "{slot:?} dangles");
    }
    for at in &objects {
        assert_eq!(world.heap.address(world.heap.id(*at)), Some(*at));
        for index in 0..world.heap.shape(*at).weak {
            assert!(world.weak(*at, index).is_none_or(|to| objects.contains(&to)), "a weak field dangles");
        }
    }
}

/// The true in-degree of every object equals its count.
fn counts_are_true(lab: &Lab, state: &State) {
    let world = &state.world;
    let mut degree = std::collections::HashMap::new();
    let objects: Vec<_> = world.heap.blocks().filter(|block| block.kind.is_object()).map(|block| block.at).collect();
    let counted = if lab.collector.traits().roots_uncounted { 0 } else { world.roots.len() };
    let roots = (0..counted).map(Slot::Root);
    let fields = objects.iter().flat_map(|at| (0..world.heap.shape(*at).fields).map(|index| Slot::Field(*at, index)));
    for to in roots.chain(fields).filter_map(|slot| world.load(slot).target()) {
        *degree.entry(to).or_insert(0u32) += 1;
    }
    for at in objects {
        assert_eq!(world.heap.count(at), degree.get(&at).copied().unwrap_or(0), "{:?}", world.heap.id(at));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Law 1: nothing reachable is ever freed, and nothing ever dangles, under any interleaving.
    #[test]
    fn safety(text in random::scenario(), edits in random::edits()) {
        for lab in labs(&text) {
            play(&lab, &edits, |before, after, events| {
                let reached = oracle::reachable(&before.world);
                for event in events {
                    if let Event::World(Note::Freed { at, .. }) = event {
                        assert!(!reached.get(*at), "a reachable object was freed");
                    }
                }
                whole(&lab, after);
            });
        }
    }

    /// Law 2: a finished collection of a tracing collector has freed everything that was unreachable when it began
    /// (and if nobody interfered, that is everything); counting has freed exactly the unreachable less what hangs on
    /// cycles, at once or, where it is deferred, at the end of a collection.
    #[test]
    fn completeness(text in random::scenario(), edits in random::edits()) {
        for lab in labs(&text) {
            let mut garbage = Vec::new();
            play(&lab, &edits, |before, after, events| {
                let world = |note: &dyn Fn(&Note) -> bool| events.iter().any(|event| matches!(event, Event::World(n) if note(n)));
                // A minor collection frees nothing that is old, and is not asked to.
                if world(&|note| matches!(note, Note::Began(why) if *why != Why::Young)) {
                    let reached = oracle::reachable(&before.world);
                    // A person may have spoken to an object since; it counts from the collection's first moment on.
                    let reached_after = oracle::reachable(&after.world);
                    let blocks = after.world.heap.blocks().filter(|block| block.kind.is_object());
                    let lost = blocks.filter(|block| !reached.get(block.at) && !reached_after.get(block.at));
                    garbage = lost.map(|block| after.world.heap.id(block.at)).collect();
                }
                let acted = events.iter().any(|event| matches!(event, Event::Began(..)));
                if acted && world(&|note| matches!(note, Note::Shaded(_))) {
                    garbage.clear(); // a person took some of it up again
                }
                if events.iter().any(|event| matches!(event, Event::Began(Actor::Person, _))) {
                    // The same, through a root, which need not have a barrier.
                    let reached = oracle::reachable(&after.world);
                    let lost = |id: &ObjectId| after.world.heap.address(*id).is_none_or(|at| !reached.get(at));
                    garbage.retain(lost);
                }
                if lab.collector.traits().complete && world(&|note| matches!(note, Note::Ended)) {
                    for id in garbage.drain(..) {
                        assert_eq!(after.world.heap.address(id), None, "garbage survived");
                    }
                }
                let traits = lab.collector.traits();
                if traits.counts && traits.immediate && !lab.collector.owes(&after.world) {
                    only_cycles_are_left(after, |_| true);
                }
                // Where counting is deferred, what was garbage when the collection began is freed unless a cycle keeps it.
                if traits.counts && !traits.immediate && world(&|note| matches!(note, Note::Ended)) {
                    only_cycles_are_left(after, |id| garbage.contains(&id));
                    garbage.clear();
                }
            });
        }
    }

    /// Law 3: the same scenario and inputs give the same state at every tick, from any checkpoint too.
    #[test]
    fn replay(text in random::scenario(), edits in random::edits(), seeks in prop::collection::vec(0..400u64, 1..12)) {
        for lab in labs(&text) {
            let mut run = Run::new(lab);
            let mut fuel = Fuel::PLENTY;
            run.explore(&mut fuel);
            for (at, op) in &edits {
                let at = Tick(at % (run.end().0 + 1));
                // A refused edit changes nothing; that is a law too.
                let before = (run.end(), hash(run.last()), hash(&run.at(at).state));
                if run.edit(at, op.clone()).is_err() {
                    prop_assert_eq!((run.end(), hash(run.last()), hash(&run.at(at).state)), before);
                }
                run.explore(&mut fuel);
            }
            let mut states = vec![hash(&run.lab().start())];
            let mut dull = Timeline::replaying(run.lab().clone(), run.lab().start(), run.deeds().to_vec());
            dull.explore(&mut fuel, |_, state, _| states.push(hash(state)));
            for to in &seeks {
                let to = to % states.len() as u64;
                prop_assert_eq!(hash(&run.at(Tick(to)).state), states[to as usize]);
            }
        }
    }

    /// Law 4: muting the notes changes nothing; folding them gives the heap's real state.
    #[test]
    fn notes_are_inert_and_complete(text in random::scenario(), edits in random::edits()) {
        for lab in labs(&text) {
            let mut muted = lab.start();
            let mut model = Model::of(&lab.start());
            play(&lab, &edits, |_, after, events| {
                let person = events.iter().find_map(|event| match event {
                    Event::Began(heapwave::lab::Actor::Person, op) if after.acts > muted.acts => Some(op.clone()),
                    _ => None,
                });
                match person {
                    Some(op) => lab.obey(&mut muted, &op, &mut Mute),
                    None => assert_eq!(lab.step(&mut muted, &mut Mute), Progress::More),
                }
                assert_eq!(muted.world, after.world);
                events.iter().for_each(|event| model.take(event));
                assert_eq!(model, Model::of(after));
            });
        }
    }

    /// Law 5: counts equal the true in-degree at every rest; weak fields are null once their target is gone (`whole`).
    #[test]
    fn counts_are_in_degrees(text in random::scenario(), edits in random::edits()) {
        for lab in labs(&text).into_iter().filter(|lab| lab.collector.traits().counts) {
            let state = play(&lab, &edits, |_, after, _| {
                if !lab.collector.owes(&after.world) {
                    counts_are_true(&lab, after);
                }
            });
            whole(&lab, &state);
        }
    }

    /// The worklist's order changes the way, not the result.
    #[test]
    fn stack_or_queue_gives_the_same_result(text in random::scenario()) {
        let other = match text.contains("\"worklist\":\"stack\"") {
            true => text.replace("\"worklist\":\"stack\"", "\"worklist\":\"queue\""),
            false => text.replace("\"worklist\":\"queue\"", "\"worklist\":\"stack\""),
        };
        prop_assert_ne!(&text, &other);
        for (a, b) in labs(&text).iter().zip(labs(&other).iter()) {
            prop_assert_eq!(report(a, &text), report(b, &text));
        }
    }

    /// Law 6: any text is either read or refused with a place.
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}", scenario in random::scenario(), at in any::<prop::sample::Index>(), junk in "[\"{}\\[\\],:a-z0-9 .e-]{0,4}") {
        let mut broken = scenario.clone();
        let at = at.index(scenario.len() + 1);
        if scenario.is_char_boundary(at) {
            broken.insert_str(at, &junk);
        }
        for text in [text, broken] {
            match Scenario::read(&text) {
                Ok(scenario) => {
                    let lab = Lab::new(Rc::new(scenario));
                    play(&lab, &[], |_, _, _| {});
                }
                Err(fault) => prop_assert!(fault.line > 0 && fault.column > 0 && !fault.message.is_empty()),
            }
        }
    }
}

/// Under counting at rest, whatever is unreachable hangs on a cycle: each is referred to by another such one.
fn only_cycles_are_left(state: &State, of: impl Fn(ObjectId) -> bool) {
    let world = &state.world;
    let reached = oracle::reachable(world);
    let lost: Vec<_> = world
        .heap
        .blocks()
        .filter(|block| block.kind.is_object() && !reached.get(block.at))
        .map(|block| block.at)
        .collect();
    for at in lost.iter().filter(|at| of(world.heap.id(**at))) {
        let held = lost.iter().any(|from| {
            (0..world.heap.shape(*from).fields).any(|index| world.load(Slot::Field(*from, index)).target() == Some(*at))
        });
        assert!(held, "{:?} has no reference and was not freed", world.heap.id(*at));
    }
}

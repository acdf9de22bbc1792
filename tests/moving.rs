//! Objects that move: every reference, root and weak field names the same object at every moment, and golden stories of
//! mark-compact, step by step, one line a case.

mod expect;
mod random;

use heapwave::lab::{Event, Lab, Scenario, State};
use memory::gc;
use memory::heap::{BlockKind, ObjectId, Slot};
use memory::time::{Machine, Progress};
use memory::world::{Lead, Note, SlotId};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What every strong and every weak field refers to, by identities.
type References = BTreeMap<(bool, SlotId), ObjectId>;

fn references(state: &State) -> References {
    let world = &state.world;
    let id = |at| world.heap.id(at);
    let mut found = References::new();
    let mut take = |weak, place, to: Option<memory::heap::Addr>| {
        found.extend(to.filter(|to| world.heap.is_object(*to)).map(|to| ((weak, place), id(to))));
    };
    (0..world.roots.len()).for_each(|index| take(false, SlotId::Root(index), world.load(Slot::Root(index)).target()));
    for block in world.heap.blocks().filter(|block| block.kind.is_object()) {
        let (shape, at) = (world.heap.shape(block.at), block.at);
        (0..shape.fields).for_each(|i| take(false, SlotId::Field(id(at), i), world.load(Slot::Field(at, i)).target()));
        (0..shape.weak).for_each(|i| take(true, SlotId::Field(id(at), i), world.weak(at, i)));
    }
    found
}

fn under(collector: &str, text: &str) -> Lab {
    Lab::under(Rc::new(Scenario::read(text).unwrap()), collector).unwrap()
}

/// The collectors that move objects.
fn movers(text: &str) -> impl Iterator<Item = Lab> {
    let scenario = Rc::new(Scenario::read(text).unwrap());
    let movers = gc::ALL.into_iter().filter(|collector| collector.traits().moves);
    movers.map(move |collector| Lab { scenario: scenario.clone(), collector })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What a step of the collector does not free or clear refers to the same object before and after it.
    #[test]
    fn every_reference_names_the_same_object_before_and_after(text in random::scenario(), edits in random::edits()) {
        for lab in movers(&text) {
            let (mut state, mut events, mut moved) = (lab.start(), Vec::new(), 0u64);
            let mut edits = edits.iter().map(|(at, op)| (at % 150, op)).collect::<Vec<_>>();
            edits.sort_by_key(|(at, _)| *at);
            let mut edits = edits.into_iter().peekable();
            for tick in 0.. {
                if let Some((_, op)) = edits.next_if(|(at, _)| *at <= tick) {
                    lab.obey(&mut state, op, &mut events);
                }
                events.clear();
                let works = lab.collector.owes(&state.world);
                let before = references(&state);
                if lab.step(&mut state, &mut events) == Progress::Done {
                    break;
                }
                let frees = |event: &Event| {
                    matches!(event, Event::World(Note::Freed { .. } | Note::WeakCleared { .. } | Note::Wrote { .. }))
                };
                if works && !events.iter().any(frees) {
                    prop_assert_eq!(references(&state), before, "{:?}", events);
                }
                moved += events.iter().filter(|event| matches!(event, Event::World(Note::Moved { .. }))).count() as u64;
            }
            prop_assert_eq!(moved, state.world.collection.moved);
            if lab.collector.resting(&state.world) {
                prop_assert!(state.world.collection.relocation.is_none());
            }
        }
    }
}

/// What mark-compact tells of its three passes over a story: `b>16` is told where it will be, `r:b` and `a.0:b` learn
/// it, `b@16` has moved there.
#[track_caller]
fn check(story: &str, expected: &str) {
    let lab = under("mark-compact", &expect::scenario(story));
    let (mut state, mut events, mut told) = (lab.start(), Vec::new(), Vec::new());
    let name = |state: &State, id| state.names.entities()[state.entity(id).unwrap() as usize].name.to_string();
    let place = |state: &State, place| match place {
        SlotId::Root(slot) => state.names.roots()[slot as usize - state.root_slot(0) as usize].to_string(),
        SlotId::Field(id, index) => format!("{}.{index}", name(state, id)),
    };
    while lab.step(&mut state, &mut events) == Progress::More {
        told.extend(events.drain(..).filter_map(|event| match event {
            Event::World(Note::Forwarded { id, to, .. }) => Some(format!("{}>{}", name(&state, id), to.byte())),
            Event::World(Note::Updated { place: at, target, .. }) => {
                Some(format!("{}:{}", place(&state, at), name(&state, target)))
            }
            Event::World(Note::Moved { id, to, .. }) => Some(format!("{}@{}", name(&state, id), to.byte())),
            Event::World(Note::Freed { id, .. }) => Some(format!("-{}", name(&state, id))),
            _ => None,
        }));
    }
    assert_eq!(told.join(" "), expected, "{story}");
}

#[test]
fn what_is_alive_slides_down_in_order_and_every_reference_learns_it() {
    check("r=a s=b ; r= gc", "-a b>16 s:b b@16");
    check("r=a a.x=b ; gc", "a>16 b>64 r:a a.0:b");
    check("r=a s=b b.x=c c.x=b ; r= gc", "-a b>16 c>64 s:b b.0:c c.0:b b@16 c@64");
    check("r=a s=b b.x=b ; r= gc", "-a b>16 s:b b.0:b b@16");
    check("r=a s=b b~w=c s2=c ; r= gc", "-a b>16 c>64 s:b s2:c b.1:c b@16 c@64");
    check("r=a ; r= gc", "-a");
    check("; gc", "");
}

/// Until an object has moved, a reference that knows its new address leads to where it will be; one that does not, to
/// where it is no longer to stay. At rest all lead to where their objects are.
#[test]
fn it_is_known_where_each_reference_leads() {
    let lab = under("mark-compact", &expect::scenario("r=a s=b t=b b.x=b ; r= gc"));
    let (mut state, mut told) = (lab.start(), Vec::new());
    let mut events = Vec::new();
    while lab.step(&mut state, &mut events) == Progress::More {
        let steps =
            events.drain(..).any(|event| matches!(event, Event::World(Note::Updated { .. } | Note::Moved { .. })));
        if steps {
            let b = state.object(state.names.find("b").unwrap()).unwrap();
            let slots = [Slot::Root(state.root_slot(1)), Slot::Root(state.root_slot(2)), Slot::Field(b, 0)];
            told.push(slots.map(|slot| match state.world.lead(slot) {
                Lead::Here => 'h',
                Lead::OldPlace => 'o',
                Lead::NewPlace => 'n',
            }));
            assert!(slots.iter().all(|slot| state.world.load(*slot).target() == Some(b)), "all of them mean b");
        }
    }
    assert_eq!(told, [['n', 'o', 'o'], ['n', 'n', 'o'], ['n', 'n', 'n'], ['h', 'h', 'h']]);
}

#[test]
fn after_compaction_all_that_is_free_is_one_piece() {
    let story = "r=a s=b t=c u=d v=e ; r= t= gc +n";
    let lab = under("mark-compact", &expect::scenario(story));
    let mut state = lab.start();
    while lab.step(&mut state, &mut memory::time::Mute) == Progress::More {}
    assert!(state.world.heap.blocks().all(|block| block.kind.is_object()), "there is no hole");
    let ends = state.world.heap.blocks().map(|block| (block.at.byte(), block.bytes));
    let ends: Vec<_> = ends.map(|(at, bytes)| at + bytes).collect();
    let starts: Vec<_> = state.world.heap.blocks().skip(1).map(|block| block.at.byte()).collect();
    assert_eq!(starts, ends[..ends.len() - 1], "each object begins where the one before it ends");
}

/// What Cheney's algorithm tells of a story: `b@1` is copied as the first one, `r:b` and `a.0:b` learn where it is, `*b`
/// is passed by the scan pointer, `-a` was left behind.
#[track_caller]
fn copies(story: &str, expected: &str) {
    let lab = under("semispace", &expect::scenario(story));
    let (mut state, mut events, mut told, mut copied) = (lab.start(), Vec::new(), Vec::new(), 0);
    let name = |state: &State, id| state.names.entities()[state.entity(id).unwrap() as usize].name.to_string();
    while lab.step(&mut state, &mut events) == Progress::More {
        for event in events.drain(..) {
            let Event::World(note) = event else { continue };
            told.extend(match note {
                Note::Moved { id, .. } => {
                    copied += 1;
                    Some(format!("{}@{copied}", name(&state, id)))
                }
                Note::Followed { from: SlotId::Field(id, index), to, first: false } => {
                    Some(format!("{}.{index}:{}", name(&state, id), name(&state, to)))
                }
                Note::Scanned(id) => Some(format!("*{}", name(&state, id))),
                Note::Freed { id, .. } => Some(format!("-{}", name(&state, id))),
                _ => None,
            });
        }
        pointers_are_true(&lab, &state);
    }
    assert_eq!(told.join(" "), expected, "{story}");
}

/// Grey is what lies between scan and free; black is what lies before; there is no mark stack.
fn pointers_are_true(lab: &Lab, state: &State) {
    let collection = &state.world.collection;
    let Some(scan) = collection.cursor else { return };
    for block in state.world.heap.blocks_of(collection.space) {
        let expected = if block.at < scan { gc::Fate::Black } else { gc::Fate::Grey };
        assert_eq!(lab.collector.fate(&state.world, block.at), expected);
    }
    assert!(collection.worklist.is_empty(), "there is no mark stack");
}

#[test]
fn cheney_copies_breadth_first_and_never_looks_at_the_dead() {
    // The tree of the textbooks: what was made depth first lies breadth first afterwards.
    let tree = "r=a a.l=b a.r=c b.l=d b.r=e c.l=f c.r=g ; gc";
    copies(tree, "a@1 b@2 c@3 *a d@4 e@5 *b f@6 g@7 *c *d *e *f *g");
    copies("r=a a.x=b b.x=a ; gc", "a@1 b@2 *a b.0:a *b");
    copies("r=a r2=a a.x=b a.y=b ; gc", "a@1 b@2 a.1:b *a *b");
    copies("r=a q=b a.x=b x.x=y y.x=a ; gc", "a@1 b@2 a.0:b *a *b -x -y");
    copies("r=a ; r= gc", "-a");
    copies("; gc", "");
}

/// The old place of an object holds nothing but the way to the new one, and the halves take turns.
#[test]
fn what_is_copied_leaves_its_new_address_and_the_halves_change_places() {
    let lab = under("semispace", &expect::scenario("r=a a.x=b ; gc gc"));
    let (mut state, mut events, mut halves) = (lab.start(), Vec::new(), Vec::new());
    while lab.step(&mut state, &mut events) == Progress::More {
        let heap = &state.world.heap;
        for event in events.drain(..) {
            if let Event::World(Note::Moved { id, from, to }) = event {
                assert_eq!((heap.kind(from), heap.forwarding(from)), (BlockKind::Forwarded, Some(to)));
                assert_eq!(heap.address(id), Some(to));
                halves.push((heap.space_of(from).0, heap.space_of(to).0));
            }
        }
        let reach = heap.spaces().map(|space| heap.reach(space));
        assert!(!lab.collector.resting(&state.world) || reach.filter(|bytes| *bytes > 0).count() == 1);
    }
    assert_eq!(halves, [(0, 1), (0, 1), (1, 0), (1, 0)]);
}

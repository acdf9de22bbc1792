//! Dominators and retained sizes against the slow model: take the object away and search again. On random scenarios at any
//! tick under any collector, on large random graphs, and at twenty moments each of fifty of the project's programs. Then cuts, which
//! are compared with cutting, and the next paths, which must be all there are.

#[allow(dead_code, reason = "the edits are for the laws")]
mod random;

use heapwave::lab::{
    Action, Addr, BlockKind, DominatorSearch, Dominators, GroupedBy, Lab, LeftOut, Limits, Run, Scenario, Slot, State,
    Subject, Unfold, lost, next_paths, oracle, shortest_path,
};
use memory::gc;
use memory::time::{Fuel, Machine, Mute, Progress};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The graph of a moment, as plainly as can be: everything by place in a list, 0 the roots.
struct Plain {
    blocks: Vec<Addr>,
    leads: Vec<Vec<usize>>,
    /// Pair, key, value; 0 for a key that is never freed.
    pairs: Vec<[usize; 3]>,
}

impl Plain {
    fn of(state: &State) -> Plain {
        let (world, reached) = (&state.world, oracle::reachable(&state.world));
        let heap = &world.heap;
        let blocks: Vec<Addr> = heap.blocks().map(|block| block.at).filter(|at| reached.get(*at)).collect();
        let place: BTreeMap<Addr, usize> = blocks.iter().enumerate().map(|(index, at)| (*at, index + 1)).collect();
        let fields = |at: Addr| (0..heap.shape(at).fields).map(move |index| Slot::Field(at, index));
        let targets = |slots: &mut dyn Iterator<Item = Slot>| {
            slots.filter_map(|slot| place.get(&world.load(slot).target()?).copied()).collect::<Vec<usize>>()
        };
        let mut starts =
            (0..world.roots.len()).map(Slot::Root).chain(heap.immortals().flat_map(|block| fields(block.at)));
        let (mut leads, mut pairs) = (vec![targets(&mut starts)], Vec::new());
        for (index, at) in blocks.iter().enumerate() {
            let leads_to = targets(&mut fields(*at));
            let key = || {
                world.weak(*at, 0).and_then(|key| if heap.immortal(key) { Some(0) } else { place.get(&key).copied() })
            };
            match heap.shape(*at).kind == BlockKind::Ephemeron {
                true => {
                    pairs.extend(leads_to.iter().filter_map(|value| Some([index + 1, key()?, *value])));
                    leads.push(Vec::new());
                }
                false => leads.push(leads_to),
            }
        }
        Plain { blocks, leads, pairs }
    }

    /// What is reached without one of them.
    fn without(&self, taken: usize) -> Vec<bool> {
        let mut seen = vec![false; self.leads.len()];
        let mut work = vec![0];
        loop {
            while let Some(node) = work.pop() {
                if node != taken && !std::mem::replace(&mut seen[node], true) {
                    work.extend(&self.leads[node]);
                }
            }
            let ready = self.pairs.iter().filter(|[pair, key, value]| seen[*pair] && seen[*key] && !seen[*value]);
            work.extend(ready.map(|[.., value]| *value).filter(|value| *value != taken));
            if work.is_empty() {
                return seen;
            }
        }
    }

    /// Holds what was found against taking each of these away.
    fn agrees(&self, found: &Dominators, subject: &dyn Subject, which: impl Iterator<Item = usize>) {
        let heap = &subject.state().world.heap;
        let reached: Vec<Addr> = heap.blocks().map(|block| block.at).filter(|at| found.reached(*at)).collect();
        assert_eq!(reached, self.blocks, "what is reachable");
        let mut dominators: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut taken_away = 0;
        for taken in which {
            taken_away += 1;
            let seen = self.without(taken);
            let (mut bytes, mut objects) = (0, 0);
            for node in (1..seen.len()).filter(|node| !seen[*node]) {
                dominators.entry(node).or_default().insert(taken);
                bytes += heap.shape(self.blocks[node - 1]).bytes();
                objects += u32::from(subject.shown(self.blocks[node - 1]));
            }
            let retained = found.retained(self.blocks[taken - 1]).unwrap();
            assert_eq!((retained.bytes, retained.objects, retained.at_least), (bytes, objects, false));
        }
        // Each is dominated by exactly those that stand above it; with weak maps those are some of them.
        if taken_away == self.blocks.len() {
            for (node, slow) in dominators {
                let at = self.blocks[node - 1];
                let above: BTreeSet<Addr> = std::iter::successors(Some(at), |at| found.dominator(*at)).collect();
                let slow: BTreeSet<Addr> = slow.into_iter().map(|node| self.blocks[node - 1]).collect();
                match self.pairs.is_empty() {
                    true => assert_eq!(above, slow),
                    false => assert!(above.is_subset(&slow)),
                }
            }
        }
    }
}

fn dominators(lab: &Lab, state: &Rc<State>, slice: u64) -> Dominators {
    let mut search = DominatorSearch::begin(lab.clone(), state.clone(), Unfold::default());
    let mut progress = 0.0;
    loop {
        if let Some(found) = search.go(&mut Fuel(slice)) {
            assert!(search.go(&mut Fuel(slice)).is_none());
            return found;
        }
        assert!((progress..=1.0).contains(&search.progress()), "it comes nearer and nearer");
        progress = search.progress();
    }
}

fn check(lab: &Lab, state: &Rc<State>, slice: u64) {
    let plain = Plain::of(state);
    let subject = lab.seen(state, Unfold::default());
    let found = dominators(lab, state, slice);
    plain.agrees(&found, &*subject, 1..=plain.blocks.len());
    assert_eq!(found.all().bytes, plain.blocks.iter().map(|at| state.world.heap.shape(*at).bytes()).sum::<u32>());
    // The tables say the same, and nothing counts twice.
    let keepers = found.keepers(&*subject, usize::MAX);
    assert!(keepers.is_sorted_by_key(|keeper| std::cmp::Reverse(keeper.retained.bytes)));
    assert!(keepers.iter().all(|keeper| found.retained(keeper.at) == Some(keeper.retained)));
    for by in [GroupedBy::Class, GroupedBy::Label] {
        let groups = found.groups(&*subject, by);
        assert_eq!(groups.iter().map(|group| group.objects as usize).sum::<usize>(), keepers.len());
        assert!(
            groups.iter().all(|group| group.bytes <= group.retained && group.retained <= u64::from(found.all().bytes))
        );
    }
    let tree: Vec<Addr> = found.below(None);
    let mut under = tree.clone();
    let mut at = 0;
    while let Some(next) = under.get(at).copied() {
        assert_eq!(found.dominator(next).is_none(), tree.contains(&next));
        under.extend(found.below(Some(next)));
        at += 1;
    }
    assert_eq!(under.len(), plain.blocks.len(), "everything stands in the tree once");
}

/// The state of a lab at a tick, or at its end.
fn at(lab: &Lab, tick: u64) -> State {
    let (mut state, mut now) = (lab.start(), 0);
    while now < tick && lab.step(&mut state, &mut Mute) == Progress::More {
        now += 1;
    }
    state
}

fn lab(text: &str, collector: &str) -> Lab {
    Lab::under(Rc::new(Scenario::read(text).unwrap()), collector).unwrap()
}

/// Every slot that leads to something reachable.
fn slots(state: &State) -> Vec<Slot> {
    let (world, reached) = (&state.world, oracle::reachable(&state.world));
    let fields = |at: Addr| (0..world.heap.shape(at).fields).map(move |index| Slot::Field(at, index));
    let blocks = world.heap.blocks().map(|block| block.at).filter(|at| reached.get(*at));
    let all = (0..world.roots.len()).map(Slot::Root).chain(blocks.flat_map(fields));
    all.filter(|slot| world.load(*slot).target().is_some()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_an_object_away_frees_what_it_retains(text in random::scenario(), tick in 0..200u64, slice in 1..40u64) {
        for collector in gc::ALL.iter().map(|collector| collector.traits().name) {
            let lab = lab(&text, collector);
            check(&lab, &Rc::new(at(&lab, tick)), slice);
        }
    }

    /// What a cut would free is what nothing reaches once it is cut.
    #[test]
    fn a_cut_frees_what_was_said(text in random::scenario(), tick in 0..200u64) {
        for collector in gc::ALL.iter().map(|collector| collector.traits().name) {
            let lab = lab(&text, collector);
            let state = at(&lab, tick);
            let subject = lab.seen(&state, Unfold::default());
            let before = oracle::reachable(&state.world);
            for slot in slots(&state) {
                let told = lost(&*subject, &LeftOut::slots([slot]));
                let mut world = state.world.clone();
                world.store(slot, memory::heap::Word::NULL);
                let after = oracle::reachable(&world);
                let gone = world.heap.blocks().filter(|block| block.kind.is_object());
                let gone: Vec<_> = gone.filter(|block| before.get(block.at) && !after.get(block.at)).collect();
                prop_assert_eq!(told.bytes, gone.iter().map(|block| u64::from(block.bytes)).sum::<u64>());
                let mut entities: Vec<_> = gone.iter().filter_map(|block| subject.entity_at(block.at)).collect();
                entities.sort_unstable();
                prop_assert_eq!(told.entities, entities);
            }
        }
    }

    /// And what a collection frees after a person has cut it in the run itself.
    #[test]
    fn cutting_a_root_in_the_run_frees_what_was_said(text in random::scenario(), root in 0..5u8) {
        for collector in ["mark-sweep", "semispace", "cycle-counting"] {
            let lab = lab(&text, collector);
            let mut run = Run::new(lab.clone());
            run.explore(&mut Fuel(u64::MAX));
            let name = format!("r{root}");
            let Some(index) = run.last().names.find_root(&name).filter(|_| run.last().failure.is_none()) else { continue };
            let state = run.last().clone();
            let subject = lab.seen(&state, Unfold::default());
            let told = lost(&*subject, &LeftOut::slots([Slot::Root(state.root_slot(index))]));
            let reached = oracle::reachable(&state.world);
            let stays = |entity: &heapwave::lab::EntityId| {
                state.object(*entity).is_some_and(|at| reached.get(at)) && !told.entities.contains(entity)
            };
            let expected: Vec<_> = state.names.ids().filter(stays).collect();
            // What an operation has just made is let go of by the next one.
            let implicit = lost(&*subject, &LeftOut::slots([Slot::Root(0), Slot::Root(1)])).entities;
            for action in [Action::Root { name: name.as_str().into(), to: None }, Action::Collect] {
                run.edit(run.end(), action.into()).unwrap();
                run.explore(&mut Fuel(u64::MAX));
            }
            let left: Vec<_> = run.last().names.ids().filter(|entity| run.last().object(*entity).is_some()).collect();
            if implicit.is_empty() {
                prop_assert_eq!(left, expected, "under {}", collector);
            }
        }
    }

    /// The next paths are paths, no two end alike, and every reference that can be the last one of a path is.
    #[test]
    fn the_next_paths_are_all_there_are(text in random::scenario(), tick in 0..200u64) {
        let lab = lab(&text, "mark-sweep");
        let state = at(&lab, tick);
        let (subject, world) = (lab.seen(&state, Unfold::default()), &state.world);
        for to in world.objects() {
            let none = LeftOut::default();
            let paths = next_paths(&*subject, to, &none, 100);
            let shortest = shortest_path(&*subject, to, &none);
            prop_assert_eq!(paths.first(), shortest.as_ref());
            let mut ends = BTreeSet::new();
            for path in &paths {
                let all: Vec<Slot> = path.hops.concat();
                prop_assert!(matches!(all[0], Slot::Root(_)));
                for (slot, next) in all.iter().zip(all[1..].iter().map(Some).chain([None])) {
                    let there = match next { Some(Slot::Field(at, _)) => *at, _ => to };
                    prop_assert_eq!(world.load(*slot).target(), Some(there));
                }
                prop_assert!(ends.insert((path.hops.last().unwrap()[0], *all.last().unwrap())), "two paths end alike");
                let cut = LeftOut::slots([*all.last().unwrap()]);
                prop_assert!(next_paths(&*subject, to, &cut, 100).iter().all(|path| !path.hops.concat().contains(all.last().unwrap())));
            }
            let without = LeftOut::object(to).reachable(world);
            let last = slots(&state).into_iter().filter(|slot| world.load(*slot).target() == Some(to));
            let last = last.filter(|slot| match slot { Slot::Root(_) => true, Slot::Field(at, _) => without.get(*at) });
            let told: BTreeSet<Slot> = ends.into_iter().map(|(_, last)| last).collect();
            prop_assert_eq!(last.collect::<BTreeSet<_>>(), told);
        }
    }
}

#[test]
fn large_random_graphs_too() {
    for (kind, seed) in [("random", 1), ("clusters", 2), ("layers", 3), ("tree", 4), ("list", 5)] {
        let text = format!(
            r#"{{ "heapwave": 1, "generate": {{ "kind": "{kind}", "objects": 6000, "seed": {seed}, "references": 2 }}, "script": [] }}"#
        );
        let lab = lab(&text, "mark-sweep");
        let state = Rc::new(lab.start());
        let plain = Plain::of(&state);
        let found = dominators(&lab, &state, 1000);
        let subject = lab.seen(&state, Unfold::default());
        plain.agrees(&found, &*subject, (1..=plain.blocks.len()).step_by(29));
    }
}

/// Programs of all folders, in order.
fn programs(count: usize) -> Vec<std::path::PathBuf> {
    let mut paths = Vec::new();
    for folder in ["article", "more", "hard", "ours", "random"] {
        let entries = std::fs::read_dir(format!("tests/programs/{folder}")).unwrap();
        paths.extend(
            entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "js")),
        );
    }
    paths.sort();
    let step = paths.len() / count;
    paths.into_iter().step_by(step).take(count).collect()
}

/// At twenty moments of each, evenly spread: all moments of all would take an hour.
#[test]
fn fifty_programs_at_many_moments() {
    let mut with_pairs = 0;
    let weak = ["a31-weakmap.js"].map(|name| std::path::Path::new("tests/programs/article").join(name));
    for path in programs(50).into_iter().chain(weak) {
        let text = std::fs::read_to_string(&path).unwrap();
        let Ok(scenario) = Scenario::program(&text, Limits::default()) else { continue };
        let lab = Lab::new(Rc::new(scenario));
        let mut run = Run::new(lab.clone());
        run.explore(&mut Fuel(2_000_000));
        let end = run.end().0;
        for part in 0..=20 {
            let moment = run.at(memory::time::Tick(end * part / 20));
            with_pairs += usize::from(!Plain::of(&moment.state).pairs.is_empty());
            check(&lab, &moment.state, 10_000);
        }
    }
    assert!(with_pairs > 10, "some programs have weak maps: {with_pairs}");
}

#[test]
fn a_weak_map_and_a_key_both_retain_the_value() {
    let text = "const key = {}, map = new WeakMap();\n(function () { map.set(key, { back: key, big: 'x'.repeat(100) }); })();\ngc();\n";
    let lab = Lab::new(Rc::new(Scenario::program(text, Limits::default()).unwrap()));
    let mut run = Run::new(lab.clone());
    run.explore(&mut Fuel(u64::MAX));
    let state = run.at(run.end()).state;
    let subject = lab.seen(&state, Unfold::default());
    let found = dominators(&lab, &state, 100);
    let named =
        |word: &str| state.world.objects().find(|at| subject.shown(*at) && subject.card(*at).text() == word).unwrap();
    let (key, map) = (named("{key}"), named("weak map map"));
    let value =
        state.world.objects().find(|at| subject.shown(*at) && subject.card(*at).text().contains("line 2")).unwrap();
    assert_eq!(found.shown_dominator(value), Some(key), "in the tree it stands under its key");
    let own = |at: Addr| state.world.heap.shape(at).bytes();
    assert!(found.retained(key).unwrap().bytes > own(key) + own(value));
    assert!(found.retained(map).unwrap().bytes > own(map) + own(value));
    // The path by the weak map is there, unless one ignores it.
    let all = LeftOut::default();
    assert!(shortest_path(&*subject, value, &all).is_some());
    assert!(shortest_path(&*subject, value, &LeftOut { weak: true, ..all }).is_none());
}

/// `OBJECTS=1000000 cargo test --release --test dominators many -- --nocapture` prints figures.
#[test]
fn many_objects_in_slices() {
    let objects: u32 = std::env::var("OBJECTS").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    for kind in ["tree", "list", "random", "layers", "clusters"] {
        let text = format!(
            r#"{{ "heapwave": 1, "generate": {{ "kind": "{kind}", "objects": {objects}, "seed": 7, "references": 3, "garbage": 0 }} }}"#
        );
        let lab = lab(&text, "mark-sweep");
        let state = Rc::new(lab.start());
        let (mut slices, mut longest, begun) = (0, 0.0f64, std::time::Instant::now());
        let mut search = DominatorSearch::begin(lab.clone(), state.clone(), Unfold::default());
        let found = loop {
            let slice = std::time::Instant::now();
            let found = search.go(&mut Fuel(50_000));
            longest = longest.max(slice.elapsed().as_secs_f64());
            slices += 1;
            if let Some(found) = found {
                break found;
            }
        };
        let all = begun.elapsed();
        let subject = lab.seen(&state, Unfold::default());
        let (keepers, tables) = (found.keepers(&*subject, 20), std::time::Instant::now());
        let groups = found.groups(&*subject, GroupedBy::Class);
        println!(
            "{objects} objects, {kind}: {all:?} in {slices} slices, the longest {:.1} ms; the table by class {:?}",
            longest * 1e3,
            tables.elapsed()
        );
        assert_eq!((found.all().objects, keepers.len(), groups.len()), (objects, 20, 1));
        assert_eq!(found.retained(keepers[0].at).unwrap().objects, objects, "the first one keeps all");
    }
}

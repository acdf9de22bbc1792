//! Ephemerons: a pair's value counts only while its key is reached. A fixpoint for tracing, checked against a plain
//! search; for counting the value is let go when the key dies, and pairs whose value leads to their own key stay.

use memory::gc;
use memory::heap::{Addr, BlockKind, Heap, ObjectId, Shape, Slot, Word};
use memory::mutate::Mutator;
use memory::time::Mute;
use memory::world::{Order, Pacing, RootKind, Why, World, oracle};
use proptest::prelude::*;

const OBJECT: Shape = Shape { kind: BlockKind::Object, fields: 2, weak: 0, data: 0 };
const PAIR: Shape = Shape { kind: BlockKind::Ephemeron, fields: 1, weak: 1, data: 0 };

/// A world with a number of objects and of pairs; references and roots are written through the door.
struct Graph {
    world: World,
    collector: &'static dyn gc::Collector,
    objects: Vec<Addr>,
}

impl Graph {
    fn new(collector: &str, objects: usize, pairs: usize, order: Order) -> Graph {
        let (mut world, collector) = (World::new(0, order), gc::named(collector).unwrap());
        world.seal(1 << 16, &collector.traits().sizes(1 << 16, 0), Pacing::default());
        let mut objects_made = Vec::new();
        for index in 0..objects + pairs {
            let shape = if index < objects { OBJECT } else { PAIR };
            objects_made.push(collector.alloc(&mut world, shape, &mut Mute).unwrap());
            let slot = world.roots.add(RootKind::Global);
            collector.write(&mut world, Slot::Root(slot), Word::reference(objects_made[index]), &mut Mute);
        }
        let mut graph = Graph { world, collector, objects: objects_made };
        graph.settle();
        graph
    }

    fn door(&mut self) -> Mutator<'_> {
        Mutator::new(self.collector, &mut self.world, Box::leak(Box::new(Mute)))
    }

    fn refer(&mut self, from: usize, field: u32, to: usize) {
        let (from, to) = (self.objects[from], self.objects[to]);
        self.door().write(Slot::Field(from, field), Some(to)).unwrap();
        self.settle();
    }

    fn pair(&mut self, pair: usize, key: usize, value: usize) {
        let (pair, key, value) = (self.objects[pair], self.objects[key], self.objects[value]);
        self.door().write_weak(pair, 0, Some(key)).unwrap();
        self.door().write(Slot::Field(pair, 0), Some(value)).unwrap();
        self.settle();
    }

    fn drop_root(&mut self, index: usize) {
        self.door().write(Slot::Root(index as u32), None).unwrap();
        self.settle();
    }

    fn settle(&mut self) {
        while self.collector.owes(&self.world) {
            self.collector.step(&mut self.world, &mut Mute);
        }
    }

    fn collect(&mut self) {
        self.collector.begin(&mut self.world, Why::Asked, &mut Mute);
        self.settle();
    }

    /// Which of them are there; they were made in order, so the identities are their numbers.
    fn alive(&self) -> Vec<bool> {
        let ids = (0..self.objects.len() as u32).map(ObjectId);
        ids.map(|id| self.world.heap.address(id).is_some()).collect()
    }
}

/// Every collector there is.
fn names() -> impl Iterator<Item = &'static str> {
    gc::ALL.iter().map(|collector| collector.traits().name)
}

#[test]
fn a_value_that_leads_to_its_own_key_does_not_keep_it() {
    for collector in names() {
        let complete = gc::named(collector).unwrap().traits().complete;
        let alive = if complete { [false, false, true] } else { [true, true, true] };
        let mut graph = Graph::new(collector, 2, 1, Order::Stack);
        graph.pair(2, 0, 1);
        graph.refer(1, 0, 0);
        graph.drop_root(0);
        graph.drop_root(1);
        graph.collect();
        assert_eq!(graph.alive(), alive, "{collector}");
    }
}

#[test]
fn the_value_goes_with_the_key_and_with_the_pair() {
    for collector in names() {
        for drop in [0, 2] {
            let mut graph = Graph::new(collector, 2, 1, Order::Queue);
            graph.pair(2, 0, 1);
            graph.drop_root(1);
            graph.collect();
            assert_eq!(graph.alive(), [true, true, true], "{collector}");
            graph.drop_root(drop);
            graph.collect();
            assert!(!graph.alive()[1], "{collector}: the value outlives what it hangs on");
        }
    }
}

#[test]
fn a_chain_of_pairs_is_followed_to_its_end() {
    let links = 50;
    let mut graph = Graph::new("mark-sweep", links + 1, links, Order::Stack);
    // Pairs in the order that is worst: each opens only after a later one.
    for link in 0..links {
        graph.pair(links + 1 + (links - 1 - link), link, link + 1);
    }
    (1..=links).for_each(|object| graph.drop_root(object));
    graph.collect();
    assert!(graph.alive().into_iter().all(|alive| alive));
    graph.drop_root(0);
    graph.collect();
    assert_eq!(graph.alive().into_iter().filter(|alive| *alive).count(), links, "only the pairs have roots");
}

#[test]
fn immortal_objects_are_roots_and_keys_that_never_go() {
    let mut world = World::new(1 << 12, Order::Stack);
    let collector = gc::named("mark-sweep").unwrap();
    let old = collector.alloc(&mut world, OBJECT, &mut Mute).unwrap();
    world.seal(Heap::LARGEST / 2, &[1 << 12], Pacing::default());
    let [pair, value, lost] =
        [PAIR, OBJECT, OBJECT].map(|shape| collector.alloc(&mut world, shape, &mut Mute).unwrap());
    let mut mute = Mute;
    let mut door = Mutator::new(collector, &mut world, &mut mute);
    door.write(Slot::Field(old, 0), Some(pair)).unwrap();
    door.write_weak(pair, 0, Some(old)).unwrap();
    door.write(Slot::Field(pair, 0), Some(value)).unwrap();
    collector.begin(&mut world, Why::Asked, &mut Mute);
    while collector.owes(&world) {
        collector.step(&mut world, &mut Mute);
    }
    assert_eq!([old, pair, value, lost].map(|at| world.heap.is_object(at)), [true, true, true, false]);
}

proptest! {
    /// Tracing keeps exactly what a plain search reaches, whatever refers to what.
    #[test]
    fn tracing_agrees_with_a_plain_search(
        edges in prop::collection::vec((0..12usize, 0..2u32, 0..20usize), 0..30),
        pairs in prop::collection::vec((0..20usize, 0..20usize), 8),
        roots in prop::collection::vec(any::<bool>(), 20),
        queue in any::<bool>(),
    ) {
        let order = if queue { Order::Queue } else { Order::Stack };
        for collector in gc::ALL.into_iter().filter(|collector| collector.traits().complete) {
            let mut graph = Graph::new(collector.traits().name, 12, 8, order);
            edges.iter().for_each(|(from, field, to)| graph.refer(*from, *field, *to));
            pairs.iter().enumerate().for_each(|(index, (key, value))| graph.pair(12 + index, *key, *value));
            (0..20).filter(|index| !roots[*index]).for_each(|index| graph.drop_root(index));
            let reached = oracle::reachable(&graph.world);
            let expected: Vec<bool> = graph.objects.iter().map(|at| reached.get(*at)).collect();
            graph.collect();
            prop_assert_eq!(graph.alive(), expected);
            graph.collect();
        }
    }
}

//! Golden stories of Immix: who lies in which line of which block, what the holes are used for, who is evacuated.
//!
//! Every object has 32 bytes, so that two lie in a line of 64 and sixteen in a block. A heap is a text: a letter or number
//! for each object that a root holds, `.` for one that nothing holds; a space begins a new block.

use memory::gc;
use memory::heap::{BlockKind, ObjectId, Shape, Slot, SpaceId};
use memory::mutate::Mutator;
use memory::time::Mute;
use memory::world::{Note, Order, Pacing, RootKind, Why, World, oracle};
use proptest::prelude::*;

const OBJECT: Shape = Shape { kind: BlockKind::Object, fields: 1, weak: 0, data: 0 };

fn heap(text: &str) -> World {
    let collector = gc::named("immix").unwrap();
    let mut world = World::new(0, Order::Stack);
    world.seal(1 << 12, &collector.traits().sizes(1 << 12, 0), Pacing::default());
    for letter in text.chars().filter(|letter| *letter != ' ') {
        let made = make(&mut world, OBJECT);
        if letter == '.' {
            hold(&mut world, made, None);
        }
    }
    world
}

/// Makes an object that a root of its own holds.
fn make(world: &mut World, shape: Shape) -> ObjectId {
    let collector = gc::named("immix").unwrap();
    let root = world.roots.add(RootKind::Global);
    let mut mute = Mute;
    let mut door = Mutator::new(collector, world, &mut mute);
    let made = door.allocate(shape).unwrap();
    door.write(Slot::Root(root), Some(made)).unwrap();
    world.heap.id(made)
}

/// Gives the root of an object something else to hold.
fn hold(world: &mut World, root: ObjectId, to: Option<ObjectId>) {
    let to = to.map(|to| world.heap.address(to).unwrap());
    Mutator::new(gc::named("immix").unwrap(), world, &mut Mute).write(Slot::Root(root.0), to).unwrap();
}

/// Collects; who was moved, in order.
fn collect(world: &mut World, collector: &str) -> Vec<u32> {
    let (collector, mut notes) = (gc::named(collector).unwrap(), Vec::new());
    collector.begin(world, Why::Asked, &mut notes);
    while collector.owes(world) {
        collector.step(world, &mut notes);
    }
    notes.iter().filter_map(|note| if let Note::Moved { id, .. } = note { Some(id.0) } else { None }).collect()
}

/// Which block and line an object begins in, from 1.
fn place(world: &World, id: ObjectId) -> (u32, u32) {
    let at = world.heap.address(id).unwrap().byte() - world.heap.start(SpaceId(0)).unwrap().byte();
    (at / 512 + 1, at % 512 / 64 + 1)
}

#[test]
fn one_live_object_keeps_its_line() {
    // The first line keeps a; the second has nobody; the third keeps b.
    let mut world = heap("a. .. .b");
    collect(&mut world, "immix");
    let next = [(); 3].map(|_| make(&mut world, OBJECT));
    assert_eq!(next.map(|id| place(&world, id)), [(1, 2), (1, 2), (1, 4)], "not beside a, not beside b");
}

#[test]
fn holes_of_partly_used_blocks_come_before_free_blocks_and_these_before_fresh_ones() {
    let mut world = heap(&["................", "a...............", "................", "b..............."].concat());
    collect(&mut world, "immix/evacuate=none");
    let next: Vec<_> = (0..60).map(|_| make(&mut world, OBJECT)).collect();
    let blocks: Vec<_> = next.iter().map(|id| place(&world, *id).0).collect();
    assert!(blocks[..28].iter().all(|block| [2, 4].contains(block)), "{blocks:?}");
    assert!(blocks[28..].iter().all(|block| [1, 3].contains(block)), "{blocks:?}");
    let last = make(&mut world, OBJECT);
    assert_eq!(place(&world, last).0, 5);
}

#[test]
fn what_is_longer_than_a_line_does_not_use_the_hole_up() {
    let mut world = heap("a.....b.........");
    collect(&mut world, "immix");
    let long = make(&mut world, Shape { data: 160, ..OBJECT });
    let short = make(&mut world, OBJECT);
    assert_eq!((place(&world, long), place(&world, short)), ((2, 1), (1, 2)));
    let huge = make(&mut world, Shape { data: 1024, ..OBJECT });
    assert_eq!(place(&world, huge), (3, 1), "blocks to itself");
    whole(&world);
}

#[test]
fn what_is_alive_in_the_emptiest_block_moves_into_the_holes_of_others() {
    let text = ["a.b.............", "c...............", "d.e.f.g.h.i.j.k."].concat();
    let mut world = heap(&text);
    assert_eq!(collect(&mut world, "immix"), [], "no block has holes yet");
    let c = ObjectId(16);
    assert_eq!(place(&world, c), (2, 1));
    let mut other = world.clone();
    assert_eq!(collect(&mut world, "immix"), [16]);
    assert_eq!(place(&world, c), (1, 3), "into the first free line");
    assert_eq!(collect(&mut other, "immix/evacuate=none"), []);
    // Its block is free as a whole now.
    let next: Vec<_> = (0..11).map(|_| make(&mut world, OBJECT)).collect();
    assert_eq!((place(&world, next[9]).0, place(&world, next[10])), (1, (2, 1)));
}

#[test]
fn references_to_what_has_moved_lead_to_where_it_is() {
    let mut world = heap(&["a.b.............", "c..............."].concat());
    collect(&mut world, "immix");
    let (a, c) = (ObjectId(0), ObjectId(16));
    let collector = gc::named("immix").unwrap();
    let at = |world: &World, id| world.heap.address(id).unwrap();
    let (from, to) = (Slot::Field(at(&world, a), 0), at(&world, c));
    Mutator::new(collector, &mut world, &mut Mute).write(from, Some(to)).unwrap();
    hold(&mut world, ObjectId(1), Some(c));
    assert_eq!(collect(&mut world, "immix"), [16]);
    for slot in [Slot::Field(at(&world, a), 0), Slot::Root(1), Slot::Root(16)] {
        assert_eq!(world.load(slot).target(), Some(at(&world, c)));
    }
    assert!(world.collection.relocation.is_none());
}

/// An object that a person names while a collection is under way is marked where it is, and stays there.
#[test]
fn what_is_shaded_is_not_moved() {
    let mut world = heap(&["a.b.............", "c..............."].concat());
    let collector = gc::named("immix").unwrap();
    collect(&mut world, "immix");
    collector.begin(&mut world, Why::Asked, &mut Mute);
    let (a, c) = (world.heap.address(ObjectId(0)).unwrap(), world.heap.address(ObjectId(16)).unwrap());
    Mutator::new(collector, &mut world, &mut Mute).write(Slot::Field(a, 0), Some(c)).unwrap();
    while collector.owes(&world) {
        collector.step(&mut world, &mut Mute);
    }
    assert_eq!(world.heap.address(ObjectId(16)), Some(c));
    assert_eq!(world.collection.moved, 0);
}

/// Whether a walk through the heap finds every object, once, and every reference leads to one.
fn whole(world: &World) {
    assert!(world.heap.blocks().take(5_000).all(|block| block.bytes > 0), "a gap");
    let found: Vec<_> = world.heap.blocks().filter(|block| block.kind.is_object()).map(|block| block.at).collect();
    let known = (0..world.heap.identities()).filter_map(|id| world.heap.address(ObjectId(id)));
    let mut known: Vec<_> = known.collect();
    known.sort_unstable();
    assert_eq!(found, known);
    let fields = found.iter().flat_map(|at| (0..world.heap.shape(*at).fields).map(|index| Slot::Field(*at, index)));
    for slot in (0..world.roots.len()).map(Slot::Root).chain(fields) {
        let target = world.load(slot).target();
        assert!(target.is_none_or(|to| known.binary_search(&to).is_ok()), "{slot:?} dangles");
    }
}

/// What may happen next: an object of a size for a root, a root is emptied, an object of a root refers to that of another.
#[derive(Clone, Copy, Debug)]
enum Deed {
    New(u32, u32),
    Drop(u32),
    Refer(u32, u32),
    Collect,
}

const ROOTS: u32 = 40;
const SIZES: [u32; 8] = [0, 8, 8, 40, 104, 304, 600, 1304];

fn deed() -> impl Strategy<Value = Deed> {
    let root = 0..ROOTS;
    prop_oneof![
        10 => (root.clone(), 0..SIZES.len() as u32).prop_map(|(root, size)| Deed::New(root, size)),
        6 => root.clone().prop_map(Deed::Drop),
        6 => (root.clone(), root).prop_map(|(a, b)| Deed::Refer(a, b)),
        1 => Just(Deed::Collect),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Objects of all sizes, in holes, in blocks of their own and across blocks, moved and not: all that is reachable stays,
    /// nothing else does, and the heap is whole.
    #[test]
    fn a_ruled_heap_is_whole_whatever_is_made_in_it(deeds in prop::collection::vec(deed(), 0..300), stay in any::<bool>()) {
        let collector = gc::named(if stay { "immix/evacuate=none" } else { "immix" }).unwrap();
        let mut world = World::new(0, Order::Stack);
        world.seal(1 << 14, &collector.traits().sizes(1 << 14, 0), Pacing::default());
        (0..ROOTS).for_each(|_| _ = world.roots.add(RootKind::Global));
        for deed in deeds.into_iter().chain([Deed::Collect, Deed::Collect]) {
            let held = |world: &World, root| world.roots.get(root).target();
            let mut mute = Mute;
            match deed {
                Deed::New(root, size) => {
                    let shape = Shape { data: SIZES[size as usize], ..OBJECT };
                    let mut door = Mutator::new(collector, &mut world, &mut mute);
                    if let Ok(made) = door.allocate(shape) {
                        door.write(Slot::Root(root), Some(made)).unwrap();
                    }
                }
                Deed::Drop(root) => {
                    Mutator::new(collector, &mut world, &mut mute).write(Slot::Root(root), None).unwrap();
                }
                Deed::Refer(a, b) => {
                    if let (Some(a), to) = (held(&world, a), held(&world, b)) {
                        Mutator::new(collector, &mut world, &mut mute).write(Slot::Field(a, 0), to).unwrap();
                    }
                }
                Deed::Collect => {
                    let before = oracle::reachable(&world);
                    let reached = world.heap.blocks().filter(|block| block.kind.is_object() && before.get(block.at));
                    let reached: Vec<ObjectId> = reached.map(|block| world.heap.id(block.at)).collect();
                    collector.begin(&mut world, Why::Asked, &mut mute);
                    while collector.owes(&world) {
                        collector.step(&mut world, &mut mute);
                    }
                    prop_assert!(reached.iter().all(|id| world.heap.address(*id).is_some()), "lost");
                    prop_assert_eq!(reached.len() as u32, world.heap.objects(), "garbage stays");
                }
            }
            whole(&world);
        }
    }
}

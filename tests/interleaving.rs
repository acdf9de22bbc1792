//! A collector that works in instalments, under any interleaving of what the program does with what it does: nothing
//! that can be reached is ever lost. And without its write barrier something is: the law can fail.

use memory::gc::{self, Collector};
use memory::heap::{BlockKind, ObjectId, Shape, Slot, Word};
use memory::mutate::Mutator;
use memory::world::{Note, Order, Pacing, RootKind, Why, World, oracle};
use proptest::prelude::*;

/// What may happen next: the program does something with the variables of these numbers, or the collector makes a step.
#[derive(Clone, Copy, Debug)]
enum Act {
    /// A new object for a variable.
    New(u32),
    /// `a.field = b`
    Write(u32, u32, u32),
    /// `a = b.field`
    Read(u32, u32, u32),
    /// `a = null`
    Drop(u32),
    /// `a.field = null`
    Cut(u32, u32),
    /// What is in a field moves to another one, as when an array is shifted.
    Shift(u32, u32, u32),
    /// A collection begins, if none is under way.
    Begin,
    /// A collection of what is young begins, if none is under way and the collector has such ones.
    Young,
    /// The collector makes a step, if a collection is under way.
    Step,
}

const VARIABLES: u32 = 4;
const FIELDS: u32 = 2;
const OBJECT: Shape = Shape { kind: BlockKind::Object, fields: FIELDS + 1, weak: 0, data: 0 };

fn act() -> impl Strategy<Value = Act> {
    let (var, field) = (0..VARIABLES, 0..FIELDS);
    prop_oneof![
        2 => var.clone().prop_map(Act::New),
        4 => (var.clone(), field.clone(), var.clone()).prop_map(|(a, f, b)| Act::Write(a, f, b)),
        3 => (var.clone(), var.clone(), field.clone()).prop_map(|(a, b, f)| Act::Read(a, b, f)),
        2 => var.clone().prop_map(Act::Drop),
        2 => (var.clone(), field.clone()).prop_map(|(a, f)| Act::Cut(a, f)),
        2 => (var.clone(), field, var).prop_map(|(a, f, b)| Act::Shift(a, f, b)),
        2 => Just(Act::Begin),
        2 => Just(Act::Young),
        12 => Just(Act::Step),
    ]
}

/// Does all of it, whosever turn it is: a person may act between any two steps. The first object that is freed although
/// it can be reached, if there is one.
fn lost(collector: &'static dyn Collector, acts: &[Act]) -> Option<ObjectId> {
    let rest = std::iter::once(&Act::Begin).chain(std::iter::repeat_n(&Act::Step, 4_000));
    run(collector, acts.iter().chain(rest)).err()
}

/// How many objects are left that cannot be reached, when the collection under way is over.
fn floating(barrier: &str, acts: &[Act]) -> usize {
    let collector = gc::named(&format!("incremental/barrier={barrier}")).unwrap();
    let world = run(collector, acts.iter().chain(std::iter::repeat_n(&Act::Step, 4_000))).unwrap();
    let reached = oracle::reachable(&world);
    world.objects().filter(|at| !reached.get(*at)).count()
}

/// The world in the end, or what was lost on the way.
fn run<'a>(collector: &'static dyn Collector, acts: impl Iterator<Item = &'a Act>) -> Result<World, ObjectId> {
    let mut world = World::new(0, Order::Stack);
    world.seal(1 << 16, &collector.traits().sizes(1 << 16, 0), Pacing::default());
    (0..VARIABLES).for_each(|_| _ = world.roots.add(RootKind::Global));
    let mut notes = Vec::new();
    for act in acts {
        if matches!(act, Act::Step) && collector.resting(&world) {
            continue;
        }
        let reached = oracle::reachable(&world);
        let variable = |world: &World, index| world.load(Slot::Root(index)).target();
        let mut door = Mutator::new(collector, &mut world, &mut notes);
        match *act {
            Act::Step => {
                if !collector.resting(door.world()) {
                    collector.step(&mut world, &mut notes);
                }
            }
            Act::Begin if collector.resting(door.world()) => collector.begin(&mut world, Why::Threshold, &mut notes),
            Act::Young if collector.resting(door.world()) => collector.begin(&mut world, Why::Young, &mut notes),
            Act::Begin | Act::Young => {}
            Act::New(a) => {
                let Ok(made) = door.allocate(OBJECT) else { break };
                door.store(Slot::Root(a), made.into());
            }
            Act::Write(a, field, b) => {
                if let (Some(a), to) = (variable(door.world(), a), variable(door.world(), b)) {
                    door.store(Slot::Field(a, field), to.into());
                }
            }
            Act::Read(a, b, field) => {
                if let Some(b) = variable(door.world(), b) {
                    let word = door.world().load(Slot::Field(b, field));
                    door.store(Slot::Root(a), word);
                }
            }
            Act::Drop(a) => door.store(Slot::Root(a), Word::NULL),
            Act::Cut(a, field) => {
                if let Some(a) = variable(door.world(), a) {
                    door.store(Slot::Field(a, field), Word::NULL);
                }
            }
            Act::Shift(a, field, b) => {
                if let (Some(a), Some(b)) = (variable(door.world(), a), variable(door.world(), b)) {
                    let to = Slot::Field(b, (field + 1) % FIELDS);
                    if door.world().load(to).target().is_none() {
                        door.shift(Slot::Field(a, field), to);
                    }
                }
            }
        }
        for note in notes.drain(..) {
            if let Note::Freed { id, at, .. } = note
                && reached.get(at)
            {
                return Err(id);
            }
        }
    }
    Ok(world)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_can_be_reached_is_lost(acts in prop::collection::vec(act(), 0..80)) {
        for collector in gc::every() {
            prop_assert_eq!(lost(collector, &acts), None, "under {:?}", collector);
        }
    }
}

/// The textbook's lost object: a black object gets the only reference to a white one, and the grey path to it is cut, by a
/// write or by moving the reference. The barrier is what saves it.
#[test]
fn the_barrier_saves_an_object() {
    use Act::*;
    // Two objects in variables, of which the first refers to a third. The second is scanned first: the stack is such.
    let heap = [New(0), New(1), New(2), Write(0, 0, 2), Drop(2), Begin, Step, Step, Step];
    for story in [&[Read(2, 0, 0), Write(1, 0, 2), Cut(0, 0), Drop(2)][..], &[Shift(0, 0, 1)][..]] {
        let run = |collector| lost(gc::named(collector).unwrap(), &[&heap, story].concat());
        assert_eq!(run("incremental"), None, "{story:?}");
        assert_eq!(run("incremental/barrier=none"), Some(ObjectId(2)), "{story:?}");
    }
}

const BARRIERS: [&str; 3] = ["steele", "dijkstra", "yuasa"];

/// The three ways of losing an object: a black object, or a new one, which is black, gets the only reference to a white one,
/// directly or from behind another white one, and the grey path to it is cut.
#[test]
fn each_barrier_saves_what_is_lost_without_one() {
    use Act::*;
    let made = [New(0), New(1), New(2), New(3), Write(2, 0, 3), Drop(3), Write(0, 0, 2), Drop(2)];
    // The roots are followed, the second object is scanned; the first one is grey.
    let heap = [&made[..], &[Begin, Step, Step, Step]].concat();
    let cases = [
        (2, vec![Read(2, 0, 0), Write(1, 0, 2), Cut(0, 0), Drop(2)]),
        (3, vec![Read(2, 0, 0), Read(3, 2, 0), Drop(2), Write(1, 0, 3), Cut(0, 0), Drop(3)]),
        (2, vec![Read(2, 0, 0), New(3), Write(3, 0, 2), Cut(0, 0), Drop(2)]),
    ];
    for (object, story) in cases {
        let story = [&heap[..], &story].concat();
        let lost = |barrier| lost(gc::named(&format!("incremental/barrier={barrier}")).unwrap(), &story);
        assert_eq!(lost("none"), Some(ObjectId(object)), "{story:?}");
        assert_eq!(BARRIERS.map(lost), [None; 3], "{story:?}");
    }
}

/// What becomes garbage during the collection: Steele keeps least of it, Yuasa most.
#[test]
fn floating_garbage_of_each_barrier() {
    use Act::*;
    let heap = [New(0), New(1), New(2), Write(0, 0, 2), Drop(2), Begin, Step, Step, Step];
    let cases = [
        // Cut before it was reached: only the snapshot has it.
        (vec![Cut(0, 0)], [0, 0, 1]),
        // Stored into a black object and taken out again: it was shaded, or its holder is looked at once more.
        (vec![Read(2, 0, 0), Write(1, 0, 2), Cut(1, 0), Cut(0, 0), Drop(2)], [0, 1, 1]),
        // Made during the collection: black under each.
        (vec![New(3), Drop(3)], [1, 1, 1]),
        (vec![], [0, 0, 0]),
    ];
    for (story, expected) in cases {
        let story = [&heap[..], &story].concat();
        assert_eq!(BARRIERS.map(|barrier| floating(barrier, &story)), expected, "{story:?}");
    }
}

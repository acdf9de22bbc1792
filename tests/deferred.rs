//! Golden stories of deferred counting, one line a case: who has which count, who is in the zero-count table, who is gone,
//! and what the last collection told.
//!
//! In a story `+a` makes an object that a root of its own holds, `-a` empties that root, `a=b` makes the one refer to the
//! other, `a=` to nothing; `gc` collects. It tells `r:a` for a root that refers to a, `=a` for what stays in the table, `^a`
//! for what leaves it, `*a` for what dies.

use memory::gc;
use memory::heap::{BlockKind, ObjectId, Shape, Slot};
use memory::mutate::Mutator;
use memory::time::Mute;
use memory::world::{Note, Order, Phase, RootKind, SlotId, Why, World};

const OBJECT: Shape = Shape { kind: BlockKind::Object, fields: 1, weak: 0, data: 0 };

struct Story<'a> {
    world: World,
    names: Vec<&'a str>,
    told: Vec<String>,
}

impl Story<'_> {
    fn name(&self, id: ObjectId) -> &str {
        self.names[id.0 as usize]
    }

    fn settle(&mut self, collector: &dyn gc::Collector, tell: bool) {
        let mut notes: Vec<Note> = Vec::new();
        while collector.owes(&self.world) {
            let table = self.world.collection.phase != Phase(1) && self.world.collection.phase != Phase(2);
            collector.step(&mut self.world, &mut notes);
            for note in notes.drain(..).filter(|_| tell && table) {
                let told = match note {
                    Note::Followed { from: SlotId::Root(_), to, .. } => format!("r:{}", self.name(to)),
                    Note::Kept(id) if self.world.heap.count(self.world.heap.address(id).unwrap()) > 0 => {
                        format!("^{}", self.name(id))
                    }
                    Note::Kept(id) => format!("={}", self.name(id)),
                    Note::Died(id) => format!("*{}", self.name(id)),
                    _ => continue,
                };
                self.told.push(told);
            }
        }
    }
}

#[track_caller]
fn check(story: &str, expected: &str) {
    let collector = gc::named("deferred-counting").unwrap();
    let mut play = Story { world: World::new(1 << 12, Order::Stack), names: Vec::new(), told: Vec::new() };
    for act in story.split_whitespace() {
        let id =
            |play: &Story, name: &str| ObjectId(play.names.iter().position(|known| *known == name).unwrap() as u32);
        if let Some(name) = act.strip_prefix('+') {
            play.names.push(name);
            let root = play.world.roots.add(RootKind::Global);
            let mut mute = Mute;
            let mut door = Mutator::new(collector, &mut play.world, &mut mute);
            let made = door.allocate(OBJECT).unwrap();
            door.write(Slot::Root(root), Some(made)).unwrap();
        } else if let Some(name) = act.strip_prefix('-') {
            let root = Slot::Root(id(&play, name).0);
            Mutator::new(collector, &mut play.world, &mut Mute).write(root, None).unwrap();
            assert!(collector.resting(&play.world), "a reference of a root costs nothing");
        } else if let Some((from, to)) = act.split_once('=') {
            let from = Slot::Field(play.world.heap.address(id(&play, from)).unwrap(), 0);
            let to = (!to.is_empty()).then(|| play.world.heap.address(id(&play, to)).unwrap());
            Mutator::new(collector, &mut play.world, &mut Mute).write(from, to).unwrap();
        } else {
            play.told.clear();
            collector.begin(&mut play.world, Why::Asked, &mut Mute);
        }
        play.settle(collector, act == "gc");
    }
    let heap = &play.world.heap;
    let counts = (0..play.names.len()).map(|index| match heap.address(ObjectId(index as u32)) {
        Some(at) => format!("{}{}", play.names[index], heap.count(at)),
        None => format!("{}-", play.names[index]),
    });
    let counts: Vec<_> = counts.collect();
    let table: Vec<_> = collector.waiting(&play.world).map(|task| play.name(heap.id(task.object))).collect();
    let expected_of = format!("{} | table {} | {}", counts.join(" "), table.join(" "), play.told.join(" "));
    assert_eq!(expected_of, expected, "{story}");
}

#[test]
fn a_new_object_has_no_count_and_is_in_the_table() {
    check("+a", "a0 | table a | ");
    check("+a -a", "a0 | table a | ");
    check("+a +b a=b", "a0 b1 | table a b | ");
}

#[test]
fn the_table_is_worked_off_after_a_scan_of_the_roots() {
    check("+a gc", "a0 | table a | r:a =a");
    check("+a -a gc", "a- | table  | *a");
    check("+a +b a=b gc", "a0 b1 | table a | r:a r:b =a ^b");
    check("+a +b a=b -b gc", "a0 b1 | table a | r:a =a ^b");
    check("+a +b a=b -b gc a=", "a0 b0 | table a b | r:a =a ^b");
    check("+a +b a=b -b gc a= gc", "a0 b- | table a | r:a =a *b");
}

#[test]
fn what_only_garbage_referred_to_goes_with_it() {
    check("+a +b +c a=b b=c -b -c -a gc", "a- b- c- | table  | *a *b *c");
    // A root keeps what the cascade comes to, without any count.
    check("+a +b a=b -a gc", "a- b0 | table b | r:b *a =b");
    check("+a +b a=b gc -a gc", "a- b0 | table b | r:b *a");
}

#[test]
fn a_cycle_stays() {
    check("+a +b a=b b=a -a -b gc", "a1 b1 | table  | ^a ^b");
    check("+a +b a=b b=a -b gc b= gc", "a0 b1 | table a | r:a =a");
}

#[test]
fn a_full_table_is_worked_off_and_what_stays_in_it_makes_room() {
    let collector = gc::named("deferred-counting/table=4").unwrap();
    let mut world = World::new(1 << 12, Order::Stack);
    let mut due = Vec::new();
    for _ in 0..9 {
        let root = world.roots.add(RootKind::Global);
        let mut mute = Mute;
        let mut door = Mutator::new(collector, &mut world, &mut mute);
        let made = door.allocate(OBJECT).unwrap();
        door.write(Slot::Root(root), Some(made)).unwrap();
        let why = collector.due(&world);
        due.push(why);
        if let Some(why) = why {
            collector.begin(&mut world, why, &mut Mute);
            while collector.owes(&world) {
                collector.step(&mut world, &mut Mute);
            }
        }
    }
    let table = |index: usize| due[index] == Some(Why::Table);
    assert_eq!((0..9).filter(|index| table(*index)).collect::<Vec<_>>(), [3, 7], "{due:?}");
    assert_eq!(world.heap.objects(), 9, "roots hold all of them");
}

//! A full cycle of a collector, stepped through the real one, against a plain loop that does the same to the same heap
//! with the same data structures: a worklist, a table of marks, a sweep in address order, free lists rebuilt; Cheney's two
//! pointers; lines; a copy of the counts, and a stack of what is dying.

use super::chart::{heading, line, median, ms};
use super::clock::timed;
use super::graph::Graph;
use memory::gc::{self, Collector};
use memory::heap::{Addr, BlockKind, Memory, Slot, SpaceId, Word};
use memory::time::Mute;
use memory::world::{Order, Why, WorkItem, World};

/// A loop that does a whole collection.
type PlainLoop = fn(&mut World);

/// A collector, and the plain loop that does the same.
const CYCLES: [(&str, PlainLoop); 9] = [
    ("mark-sweep", plainly),
    ("incremental", plainly),
    ("mark-compact", compact_plainly),
    ("semispace", copy_plainly),
    ("generational", collect_generations_plainly),
    // Evacuation depends on what came before; the plain loop has none.
    ("immix/evacuate=none", collect_lines_plainly),
    ("cycle-counting", remove_cycles_plainly),
    ("reference-counting", count_plainly),
    ("deferred-counting", work_off_plainly),
];

pub fn bench(most: usize) {
    for (name, plain_loop) in CYCLES {
        heading(&format!("A {name} cycle: stepped, notes muted / a plain loop"));
        let collector = gc::named(name).unwrap();
        for (n, rounds) in [(10_000, 61), (100_000, 15), (1_000_000, 7)].into_iter().filter(|(n, _)| *n <= most) {
            let graph = Graph::new(n, 1);
            // Counting frees no cycle.
            let graph = if lets_go(collector) { graph.acyclic() } else { graph };
            let (mut step_times, mut loop_times, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
            for _ in 0..rounds {
                let [mut world, mut plain] = [(), ()].map(|()| loaded(&graph, collector));
                let before = world.collection.steps;
                let (step_time, steps) = timed(|| stepped(collector, &mut world));
                let (loop_time, ()) = timed(|| plain_loop(&mut plain));
                let least = if lets_go(collector) { n as u64 / 200 } else { n as u64 / 2 };
                assert!(steps - before > least && alike(&world, &plain), "both do the same");
                step_times.push(step_time);
                loop_times.push(loop_time);
                ratios.push(step_time / loop_time);
            }
            let (step_time, loop_time, ratio) = (median(&step_times), median(&loop_times), median(&ratios));
            line(
                &format!("{n} objects"),
                &format!("{} / {} = {ratio:.2}", ms(step_time), ms(loop_time)),
                Some((ratio, 3.0, "x")),
            );
        }
    }
}

/// Whether what is measured is a cascade: roots are let go of first, because the collector looks at nothing else.
fn lets_go(collector: &dyn Collector) -> bool {
    let traits = collector.traits();
    traits.counts && !traits.complete
}

/// The graph as a collector finds it when it is loaded.
fn loaded(graph: &Graph, collector: &dyn Collector) -> World {
    let mut world = graph.world_for(collector);
    collector.begin(&mut world, Why::Loaded, &mut Mute);
    while collector.owes(&world) {
        collector.step(&mut world, &mut Mute);
    }
    world
}

/// Whether the same objects are in the same places.
fn alike(a: &World, b: &World) -> bool {
    let places = |world: &World| -> Vec<_> {
        let objects = world.heap.blocks().filter(|block| block.kind.is_object());
        objects.map(|block| (block.at, world.heap.id(block.at))).collect()
    };
    places(a) == places(b)
}

fn stepped(collector: &dyn Collector, world: &mut World) -> u64 {
    if lets_go(collector) {
        for root in 0..world.roots.len() {
            collector.write(world, Slot::Root(root), Word::NULL, &mut Mute);
        }
    }
    collector.begin(world, Why::Asked, &mut Mute);
    while collector.owes(world) {
        collector.step(world, &mut Mute);
    }
    world.collection.steps
}

fn mark_plainly(world: &mut World) {
    for index in 0..world.roots.len() {
        if let Some(to) = world.roots.get(index).target() {
            reach(world, to);
        }
    }
    while let Some(task) = world.collection.worklist.pop(world.collection.order) {
        for index in 0..world.heap.shape(task.object).fields {
            if let Some(to) = world.load(Slot::Field(task.object, index)).target() {
                reach(world, to);
            }
        }
    }
}

fn plainly(world: &mut World) {
    mark_plainly(world);
    sweep_plainly(world, SpaceId(0));
    world.collection.marks.clear();
}

fn sweep_plainly(world: &mut World, space: SpaceId) {
    world.heap.forget_holes(space);
    let (mut cursor, mut hole) = (world.heap.first_of(space), None);
    while let Some(block) = cursor {
        if block.kind != BlockKind::Free && world.collection.marks.get(block.at) {
            if let Some(hole) = hole.take() {
                world.heap.list(hole, Some(block.at));
            }
        } else {
            hole.get_or_insert(block.at);
            if block.kind != BlockKind::Free {
                world.heap.free_unlisted(block.at);
                world.collection.freed += u64::from(block.bytes);
            }
        }
        cursor = world.heap.next(block);
    }
    if let Some(hole) = hole {
        world.heap.list(hole, None);
    }
}

fn reach(world: &mut World, at: Addr) {
    if world.collection.marks.set(at) {
        world.collection.worklist.push(WorkItem::all(at));
    }
}

fn compact_plainly(world: &mut World) {
    mark_plainly(world);
    let mut free = world.heap.start(SpaceId(0));
    let mut kept = Vec::new();
    let mut cursor = world.heap.first();
    while let Some(block) = cursor {
        cursor = world.heap.next(block);
        if world.collection.marks.get(block.at) {
            world.heap.set_forwarding(block.at, free);
            kept.push((block.at, free.unwrap()));
            free = Addr::after(free.unwrap(), block.bytes);
        } else if block.kind != BlockKind::Free {
            world.heap.free_unlisted(block.at);
            world.collection.freed += u64::from(block.bytes);
        }
    }
    let fields = |at| (0..world.heap.shape(at).fields).map(move |index| Slot::Field(at, index));
    let slots: Vec<Slot> = kept.iter().flat_map(|(at, _)| fields(*at)).collect();
    for slot in (0..world.roots.len()).map(Slot::Root).chain(slots) {
        if let Some(to) = world.load(slot).target().and_then(|at| world.heap.forwarding(at)) {
            world.store(slot, Word::reference(to));
        }
    }
    for (at, to) in kept {
        world.heap.slide(at, to);
    }
    world.heap.cut_off(SpaceId(0), free.unwrap());
    world.collection.marks.clear();
}

fn copy_plainly(world: &mut World) {
    let (from, to) = (SpaceId(0), SpaceId(1));
    for index in 0..world.roots.len() {
        if let Some(at) = world.roots.get(index).target() {
            let new = forward(world, at, to);
            world.roots.set(index, Word::reference(new));
        }
    }
    let mut scan = world.heap.start(to);
    while let Some(block) = scan.and_then(|scan| world.heap.block_at(scan)) {
        for index in 0..world.heap.shape(block.at).fields {
            let slot = Slot::Field(block.at, index);
            if let Some(at) = world.load(slot).target() {
                let new = forward(world, at, to);
                world.store(slot, Word::reference(new));
            }
        }
        scan = Addr::after(block.at, block.bytes);
    }
    let dead: Vec<_> = world.heap.blocks_of(from).filter(|block| block.kind.is_object()).collect();
    for block in dead {
        world.heap.free_unlisted(block.at);
        world.collection.freed += u64::from(block.bytes);
    }
    world.heap.reset(from);
}

fn forward(world: &mut World, at: Addr, to: SpaceId) -> Addr {
    let known = (world.heap.kind(at) == BlockKind::Forwarded).then(|| world.heap.forwarding(at)).flatten();
    known.unwrap_or_else(|| world.heap.evacuate(at, to).unwrap())
}

/// The nursery is copied into its other half, from the roots and the remembered slots; then all of the heap is marked and
/// swept.
fn collect_generations_plainly(world: &mut World) {
    let [young, other, old] = [0, 1, 2].map(SpaceId);
    let move_out = |world: &mut World, slot: Slot| {
        if let Some(at) = world.load(slot).target().filter(|at| world.heap.space_of(*at) == young) {
            let new = forward(world, at, other);
            world.store(slot, Word::reference(new));
        }
    };
    let remembered: Vec<_> = world.collection.remembered.iter(Order::Queue).collect();
    (0..world.roots.len()).for_each(|index| move_out(world, Slot::Root(index)));
    remembered.iter().for_each(|task| move_out(world, Slot::Field(task.object, task.next)));
    let mut scan = world.heap.start(other);
    while let Some(block) = scan.and_then(|scan| world.heap.block_at(scan)) {
        let fields = world.heap.shape(block.at).fields;
        (0..fields).for_each(|index| move_out(world, Slot::Field(block.at, index)));
        scan = Addr::after(block.at, block.bytes);
    }
    let dead: Vec<_> = world.heap.blocks_of(young).filter(|block| block.kind.is_object()).collect();
    for block in dead {
        world.heap.free_unlisted(block.at);
        world.collection.freed += u64::from(block.bytes);
    }
    world.heap.reset(young);
    mark_plainly(world);
    sweep_plainly(world, other);
    sweep_plainly(world, old);
    world.collection.marks.clear();
}

/// Objects and their lines are marked; then what is not is freed, and what is free is made holes of whole lines.
fn collect_lines_plainly(world: &mut World) {
    mark_plainly(world);
    let (mut cursor, mut hole): (_, Option<Addr>) = (world.heap.first(), None);
    while let Some(block) = cursor {
        cursor = world.heap.next(block);
        if block.kind != BlockKind::Free && world.collection.marks.get(block.at) {
            let lines = &mut world.collection.lines;
            let touched = lines.touched(block.at.byte(), block.at.byte() + block.bytes);
            touched.for_each(|line| _ = lines.marked.set(line));
            if let Some(from) = hole.take() {
                let lines = &world.collection.lines;
                let (first, last) = (lines.line_from(from.byte()), lines.line_of(block.at.byte()));
                let borders = [Some(from), Addr::of_byte(first), Addr::of_byte(last), Some(block.at)];
                let borders: Vec<Addr> =
                    borders.into_iter().flatten().filter(|at| (from..=block.at).contains(at)).collect();
                borders.windows(2).for_each(|pair| world.heap.clear(pair[0], pair[1]));
            }
        } else {
            hole.get_or_insert(block.at);
            if block.kind != BlockKind::Free {
                world.heap.free_unlisted(block.at);
                world.collection.freed += u64::from(block.bytes);
            }
        }
    }
    world.collection.lines.used = std::mem::take(&mut world.collection.lines.marked);
    world.collection.marks.clear();
}

/// All roots are let go of, and what then has no count is freed with what only it referred to.
fn count_plainly(world: &mut World) {
    let mut dying = Vec::new();
    for index in 0..world.roots.len() {
        if let Some(to) = world.roots.get(index).target() {
            world.roots.set(index, Word::NULL);
            lower(world, to, &mut dying);
        }
        release(world, &mut dying);
    }
}

/// All roots are let go of, and what is in the table without a count is freed with what only it referred to.
fn work_off_plainly(world: &mut World) {
    (0..world.roots.len()).for_each(|index| world.roots.set(index, Word::NULL));
    let mut dying = Vec::new();
    while let Some(task) = world.collection.zeros.pop(Order::Queue) {
        if world.heap.is_object(task.object) && world.heap.count(task.object) == 0 {
            dying.push(task.object);
        }
        release(world, &mut dying);
    }
}

fn release(world: &mut World, dying: &mut Vec<Addr>) {
    while let Some(dead) = dying.pop() {
        let_go(world, dead, dying);
        world.heap.free(dead);
    }
}

fn lower(world: &mut World, at: Addr, dying: &mut Vec<Addr>) {
    let count = world.heap.count(at) - 1;
    world.heap.set_count(at, count);
    if count == 0 {
        dying.push(at);
    }
}

fn remove_cycles_plainly(world: &mut World) {
    let objects: Vec<Addr> = world.heap.blocks().filter(|block| block.kind.is_object()).map(|block| block.at).collect();
    let mut copies = Memory::zeroed(world.heap.words() as usize / 2 + 1);
    let place = |at: Addr| at.word() as usize / 2;
    for at in &objects {
        copies.set(place(*at), u64::from(world.heap.count(*at)));
    }
    for at in &objects {
        for index in 0..world.heap.shape(*at).fields {
            if let Some(to) = world.load(Slot::Field(*at, index)).target() {
                copies.set(place(to), copies.get(place(to)) - 1);
            }
        }
    }
    for at in &objects {
        if copies.get(place(*at)) > 0 {
            reach(world, *at);
        }
        while let Some(task) = world.collection.worklist.pop(world.collection.order) {
            for index in 0..world.heap.shape(task.object).fields {
                if let Some(to) = world.load(Slot::Field(task.object, index)).target() {
                    reach(world, to);
                }
            }
        }
    }
    let mut dying = Vec::new();
    for at in objects {
        if !world.collection.marks.get(at) && world.heap.is_object(at) {
            let_go(world, at, &mut dying);
        }
        release(world, &mut dying);
    }
    world.collection.marks.clear();
}

fn let_go(world: &mut World, at: Addr, dying: &mut Vec<Addr>) {
    for index in 0..world.heap.shape(at).fields {
        let slot = Slot::Field(at, index);
        if let Some(to) = world.load(slot).target() {
            world.store(slot, Word::NULL);
            lower(world, to, dying);
        }
    }
}

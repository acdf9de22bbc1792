//! A full mark-sweep cycle, stepped through the real collector, against a plain loop that does the same to the same
//! heap with the same data structures: a worklist, a table of marks, a sweep in address order, free lists rebuilt.

use super::chart::{heading, line, median, ms};
use super::clock::timed;
use super::graph::Graph;
use memory::gc::{self, Collector};
use memory::heap::{BlockKind, Slot, SpaceId};
use memory::time::Mute;
use memory::world::{Why, WorkItem, World};

pub fn bench(most: usize) {
    heading("A mark-sweep cycle: stepped, notes muted / a plain loop");
    let collector = gc::named("mark-sweep").unwrap();
    for (n, rounds) in [(10_000, 61), (100_000, 15), (1_000_000, 7)].into_iter().filter(|(n, _)| *n <= most) {
        let graph = Graph::new(n, 1);
        let (mut step_times, mut loop_times, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rounds {
            let (mut world, mut plain) = (graph.world(), graph.world());
            let (step_time, steps) = timed(|| stepped(collector, &mut world));
            let (loop_time, _) = timed(|| plainly(&mut plain));
            assert!(steps > n as u64 && world.heap == plain.heap, "both do the same");
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

fn stepped(collector: &dyn Collector, world: &mut World) -> u64 {
    collector.begin(world, Why::Asked, &mut Mute);
    while collector.owes(world) {
        collector.step(world, &mut Mute);
    }
    world.collection.steps
}

fn plainly(world: &mut World) {
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
    world.heap.forget_holes(SpaceId(0));
    let (mut cursor, mut hole) = (world.heap.first(), None);
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
    world.collection.marks.clear();
}

fn reach(world: &mut World, at: memory::heap::Addr) {
    if world.collection.marks.set(at) {
        world.collection.worklist.push(WorkItem::all(at));
    }
}

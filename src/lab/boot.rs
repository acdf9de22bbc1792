//! Worlds in which programs can begin: the realm made and the prelude run once, under the collector that is to be used;
//! each program of the same kind begins with a copy.
//!
//! What is made and run is `js`'s; here it is only made to take turns with the collector.

use js::machine::{self, Turn};
use js::{Prelude, Program, Refusal, Vm};
use memory::gc::{self, Collector};
use memory::mutate::Mutator;
use memory::time::Mute;
use memory::world::{Order, Pacing, World};
use std::cell::RefCell;
use std::rc::Rc;

/// How many bytes each space has beyond its size, beside as many again as the heap holds: programs that nearly fill a small heap must
/// not fail because it is in pieces.
const SLACK: u32 = 1 << 20;
/// Maximum number of booted worlds that are kept.
const KITS: usize = 4;

thread_local! {
    /// The prelude: the same for every program.
    static PRELUDE: RefCell<Option<Rc<Prelude>>> = const { RefCell::new(None) };
    /// Booted worlds, the latest last.
    static BOOTED: RefCell<Vec<(Kit, World, Vm)>> = const { RefCell::new(Vec::new()) };
}

/// What a booted world depends on: the collector's name, the heap's size, the worklist's order.
type Kit = (&'static str, u32, Order);

/// The prelude, read or compiled and run when it is first asked for.
pub(super) fn prelude() -> Result<Rc<Prelude>, Refusal> {
    if let Some(prelude) = PRELUDE.with_borrow(Clone::clone) {
        return Ok(prelude);
    }
    let compiled = super::compiled::prelude()?;
    let alone = Program::alone(Rc::new(compiled.clone()));
    boot(&alone, gc::DEFAULT, Order::default());
    let prelude = Rc::new(compiled.complete(alone));
    PRELUDE.set(Some(prelude.clone()));
    Ok(prelude)
}

/// The moment at which a program's first instruction comes next.
pub fn start(program: &Program, collector: &'static dyn Collector, order: Order) -> (World, Vm) {
    let kit = (collector.traits().name, program.limits.heap, order);
    let known = |kits: &Vec<(Kit, World, Vm)>| {
        kits.iter().find(|(other, ..)| *other == kit).map(|(_, world, vm)| (world.clone(), vm.clone()))
    };
    let (mut world, mut vm) = BOOTED.with_borrow(known).unwrap_or_else(|| {
        // Under the usual limits: what a program may use does not bind what it begins with, nor the next program's copy.
        let alone = Program::alone(program.prelude.clone());
        let (world, vm) = boot(&alone, collector, order);
        BOOTED.with_borrow_mut(|kits| {
            kits.drain(..kits.len().saturating_sub(KITS - 1));
            kits.push((kit, world.clone(), vm.clone()));
        });
        (world, vm)
    });
    program.declare(&mut vm, Mutator::new(collector, &mut world, &mut Mute));
    settle(&mut world, collector);
    let js::Limits { heap, threshold, .. } = program.limits;
    let slack = heap.saturating_add(SLACK);
    world.seal(heap, &collector.traits().sizes(heap, slack), Pacing::starting(threshold, heap, Program::SPARE));
    program.begin(&mut vm, Mutator::new(collector, &mut world, &mut Mute));
    settle(&mut world, collector);
    (world, vm)
}

/// Makes the realm and runs the prelude's own statements.
fn boot(program: &Program, collector: &'static dyn Collector, order: Order) -> (World, Vm) {
    let mut world = World::new(Program::BOOT, order);
    let mut vm = program.boot(Mutator::new(collector, &mut world, &mut Mute));
    while vm.depth() > 0 {
        settle(&mut world, collector);
        let turn = machine::step(program, &mut vm, Mutator::new(collector, &mut world, &mut Mute), &mut Mute);
        if turn != Turn::Ran {
            debug_assert_eq!(turn, Turn::Done, "{:?}", machine::describe(program, &vm));
            break;
        }
    }
    settle(&mut world, collector);
    debug_assert_eq!(machine::describe(program, &vm), None, "the prelude failed");
    (world, vm)
}

/// Lets the collector do what it owes.
fn settle(world: &mut World, collector: &dyn Collector) {
    while collector.owes(world) {
        collector.step(world, &mut Mute);
    }
}

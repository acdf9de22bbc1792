//! From text to a program at its first moment: the prelude compiled once, the realm made, the prelude run.

use super::code::{CodeId, CodeKind, NEW_TARGET, THIS};
use super::cx::Cx;
use super::key::{Key, attribute};
use super::library::{self, prelude};
use super::machine::{self, Turn};
use super::pairs::Guesses;
use super::program::{Intrinsic, Limits, Prelude, Program, name};
use super::stop::Stop;
use super::syntax::{Options, compile};
use super::vm::{Frame, Vm, root};
use super::{Atoms, Refusal, Value};
use memory::mutate::{Collector, Mutator};
use memory::time::Mute;
use memory::world::{Order, RootKind, World};
use std::cell::RefCell;
use std::rc::Rc;

/// Room for the realm, in bytes.
const REALM: u32 = 2 << 20;
/// Properties of the global object for which there is room without a store of its own.
const GLOBALS: u32 = 320;
/// So much memory stands behind a heap of so many bytes: programs that nearly fill a small heap must not fail because
/// it is in pieces.
const SLACK: u32 = 1 << 20;

thread_local! {
    /// The compiled prelude: the same for every program.
    static PRELUDE: RefCell<Option<Rc<Prelude>>> = const { RefCell::new(None) };
    /// Worlds in which the realm stands and the prelude has run, the latest last: each program begins with a copy.
    static BOOTED: RefCell<Vec<(Kit, World, Vm)>> = const { RefCell::new(Vec::new()) };
}

/// What a booted world depends on: the collector's name, the heap's size, the worklist's order.
type Kit = (&'static str, u32, Order);

/// So many booted worlds are kept.
const KITS: usize = 4;

impl Prelude {
    /// The prelude, compiled when it is first asked for.
    pub fn load() -> Result<Rc<Prelude>, Refusal> {
        if let Some(prelude) = PRELUDE.with_borrow(Clone::clone) {
            return Ok(prelude);
        }
        let mut compiled = Prelude::compile()?;
        let program = Program::of_prelude(Rc::new(compiled.clone()));
        program.boot(memory::mutate::DEFAULT, Order::default());
        compiled.atoms = program.atoms.into_inner();
        let prelude = Rc::new(compiled);
        PRELUDE.set(Some(prelude.clone()));
        Ok(prelude)
    }

    fn compile() -> Result<Prelude, Refusal> {
        let mut atoms = Atoms::default();
        name::TEXTS.iter().for_each(|text| _ = atoms.named(text));
        let options = Options { intrinsics: Some(library::find), ..Options::default() };
        let unit = compile(&prelude::source(), &mut atoms, options)?;
        let missing = |name: &str| Refusal { at: 0, message: format!("the prelude has no {name}") };
        let find = |name: &&str| {
            let atom = atoms.clone().named(name);
            let found = unit.functions.iter().find(|(other, _)| *other == atom).map(|(_, code)| *code);
            found.ok_or_else(|| missing(name))
        };
        let helpers = prelude::HELPERS.iter().map(find).collect::<Result<_, _>>()?;
        Ok(Prelude {
            main: unit.main.ok_or_else(|| missing("script"))?,
            codes: unit.codes,
            functions: unit.functions,
            helpers,
            script_slots: unit.script_names.len() as u32,
            script_names: unit.script_names,
            atoms,
        })
    }
}

impl Program {
    /// Compiles a program. What cannot be run is refused here, before anything runs.
    pub fn compile(source: &str, limits: Limits) -> Result<Program, Refusal> {
        let prelude = Prelude::load()?;
        let mut atoms = prelude.atoms.clone();
        let first_code = prelude.codes.len() as u32;
        let options = Options { first_code, first_slot: prelude.script_slots, intrinsics: None };
        let unit = compile(source, &mut atoms, options)?;
        let main = unit.main.ok_or_else(|| Refusal { at: 0, message: "there is no script".into() })?;
        Ok(Program {
            source: source.into(),
            codes: prelude.codes.iter().cloned().chain(unit.codes).collect(),
            prelude,
            main,
            sites: unit.sites,
            script_names: unit.script_names,
            global_names: unit.var_names.into_iter().chain(unit.function_names).collect(),
            atoms: RefCell::new(atoms),
            limits,
            guesses: Guesses::default(),
        })
    }

    /// The prelude by itself.
    fn of_prelude(prelude: Rc<Prelude>) -> Program {
        Program {
            source: "".into(),
            codes: prelude.codes.clone(),
            main: prelude.main,
            sites: Vec::new(),
            script_names: Vec::new(),
            global_names: Vec::new(),
            atoms: RefCell::new(prelude.atoms.clone()),
            limits: Limits::default(),
            guesses: Guesses::default(),
            prelude,
        }
    }

    /// The moment at which the program's first instruction comes next.
    pub fn start(&self, collector: &'static dyn Collector, order: Order) -> (World, Vm) {
        let kit = (collector.traits().name, self.limits.heap, order);
        let known = |kits: &Vec<(Kit, World, Vm)>| {
            kits.iter().find(|(other, ..)| *other == kit).map(|(_, world, vm)| (world.clone(), vm.clone()))
        };
        let (mut world, mut vm) = BOOTED.with_borrow(known).unwrap_or_else(|| {
            let (world, vm) = self.boot(collector, order);
            BOOTED.with_borrow_mut(|kits| {
                kits.drain(..kits.len().saturating_sub(KITS - 1));
                kits.push((kit, world.clone(), vm.clone()));
            });
            (world, vm)
        });
        self.script_names.iter().for_each(|_| _ = world.roots.add(RootKind::Script));
        self.declare(&mut world, &mut vm, collector);
        world.heap.seal(self.limits.heap);
        world.collection.forget_the_past();
        vm.begin(&self.limits, self.sites.len(), world.heap.identities());
        self.enter(&mut world, &mut vm, self.main);
        (world, vm)
    }

    /// Makes the realm and runs the prelude's own statements. Neither can fail but by a fault of ours, which the tests
    /// would show. The strings it interns are the same each time, so they have the same numbers in every program.
    fn boot(&self, collector: &'static dyn Collector, order: Order) -> (World, Vm) {
        let bytes = self.limits.heap.saturating_mul(2).saturating_add(REALM + SLACK);
        let (mut world, mut vm) = (World::new(bytes, order), Vm::new(&Limits::default(), 0));
        for slot in 0..root::SCRIPT {
            let kind = match slot {
                root::JOBS | root::TASKS => RootKind::Jobs,
                root::KEPT => RootKind::Kept,
                _ => RootKind::Machine,
            };
            world.roots.add(kind);
        }
        (0..self.prelude.script_slots).for_each(|_| _ = world.roots.add(RootKind::Machine));
        let mutator = Mutator { collector, world: &mut world, notes: &mut Mute };
        let mut cx = Cx { program: self, vm: &mut vm, mutator, told: &mut Mute };
        let made = cx.make_realm(GLOBALS).and_then(|()| cx.make_queues());
        debug_assert!(made.is_ok(), "{made:?}");
        (vm.threshold, vm.most_steps) = (u32::MAX, u64::MAX);
        self.enter(&mut world, &mut vm, self.prelude.main);
        while vm.depth() > 0 {
            settle(&mut world, collector);
            let mutator = Mutator { collector, world: &mut world, notes: &mut Mute };
            let turn = machine::step(self, &mut vm, mutator, &mut Mute);
            if turn != Turn::Ran {
                debug_assert_eq!(turn, Turn::Done, "{:?}", machine::describe(self, &vm, &world));
                break;
            }
        }
        settle(&mut world, collector);
        debug_assert_eq!(machine::describe(self, &vm, &world), None, "the prelude failed");
        (world, vm)
    }

    /// Makes the program's top-level `var` and function names properties of the global object.
    fn declare(&self, world: &mut World, vm: &mut Vm, collector: &'static dyn Collector) {
        let mutator = Mutator { collector, world, notes: &mut Mute };
        let mut cx = Cx { program: self, vm, mutator, told: &mut Mute };
        let global = cx.intrinsic(Intrinsic::Global);
        for name in &self.global_names {
            let key = Key::of_atom(&self.atoms.borrow(), *name);
            let kept = cx.own(global, key).ok().flatten().map_or(Value::Undefined, |own| own.value);
            let defined = cx.define(global, key, kept, attribute::WRITABLE | attribute::ENUMERABLE);
            debug_assert!(defined.is_ok(), "{defined:?}");
        }
        settle(world, collector);
    }

    /// Pushes the frame of a script.
    fn enter(&self, world: &mut World, vm: &mut Vm, code: CodeId) {
        let base = world.roots.len();
        let registers = self.code(code).registers.max(NEW_TARGET + 2);
        debug_assert_eq!(self.code(code).kind, CodeKind::Script);
        (0..registers).for_each(|_| _ = world.roots.add(RootKind::Frame));
        let global = Value::Ref(vm.realm.get(Intrinsic::Global));
        world.roots.set(base + u32::from(THIS), global.word());
        world.roots.set(base + u32::from(NEW_TARGET), Value::Undefined.word());
        vm.push(Frame { code, pc: 0, base, dst: 0, kept: 0, flags: 0 });
    }
}

impl Cx<'_> {
    /// The arrays in which jobs, inputs and the like wait.
    fn make_queues(&mut self) -> Result<(), Stop> {
        for slot in [root::JOBS, root::TASKS, root::KEPT, root::REJECTED] {
            let made = self.array(&[])?;
            self.set_root(slot, Value::Ref(made));
        }
        Ok(())
    }
}

/// Lets the collector do what it owes.
fn settle(world: &mut World, collector: &dyn Collector) {
    while collector.owes(world) {
        collector.step(world, &mut Mute);
    }
}

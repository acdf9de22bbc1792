//! From text to a program at its first moment: the prelude compiled once, the realm made, the prelude run.

use super::code::{CodeKind, NEW_TARGET, THIS};
use super::compile::{Options, compile};
use super::cx::Cx;
use super::key::{Key, attribute};
use super::program::{Intrinsic, Limits, Prelude, Program, name};
use super::run::{self, Turn};
use super::vm::{Frame, Vm, root};
use super::{Atoms, Refusal, Value, native, prelude};
use crate::mutate::{Collector, Mutator};
use crate::time::Mute;
use crate::world::{Order, RootKind, World};
use std::cell::RefCell;
use std::rc::Rc;

/// Room for the realm, in bytes.
const REALM: u32 = 2 << 20;
/// So much memory stands behind a heap of so many bytes: programs that nearly fill a small heap must not fail because
/// it is in pieces.
const SLACK: u32 = 1 << 20;

thread_local! {
    /// The compiled prelude: the same for every program.
    static PRELUDE: RefCell<Option<Rc<Prelude>>> = const { RefCell::new(None) };
}

impl Prelude {
    /// The prelude, compiled when it is first asked for.
    pub fn load() -> Result<Rc<Prelude>, Refusal> {
        if let Some(prelude) = PRELUDE.with_borrow(Clone::clone) {
            return Ok(prelude);
        }
        let prelude = Rc::new(Prelude::compile()?);
        PRELUDE.set(Some(prelude.clone()));
        Ok(prelude)
    }

    fn compile() -> Result<Prelude, Refusal> {
        let mut atoms = Atoms::default();
        name::TEXTS.iter().for_each(|text| _ = atoms.named(text));
        let options = Options { intrinsics: Some(native::find), ..Options::default() };
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
        })
    }

    /// The moment at which the program's first instruction comes next.
    pub fn start(&self, collector: &'static dyn Collector, order: Order) -> (World, Vm) {
        let bytes = self.limits.heap.saturating_mul(2).saturating_add(REALM + SLACK);
        let mut world = World::new(bytes, order);
        let mut vm = Vm::new(&self.limits, self.sites.len());
        (0..root::SCRIPT).for_each(|slot| {
            let kind = match slot {
                root::JOBS | root::TASKS => RootKind::Jobs,
                root::KEPT => RootKind::Kept,
                _ => RootKind::Machine,
            };
            world.roots.add(kind);
        });
        (0..self.prelude.script_slots).for_each(|_| _ = world.roots.add(RootKind::Machine));
        self.script_names.iter().for_each(|_| _ = world.roots.add(RootKind::Script));
        self.boot(&mut world, &mut vm, collector);
        world.heap.seal(self.limits.heap);
        vm.begin(&self.limits, world.heap.identities());
        self.enter(&mut world, &mut vm, self.main.0);
        (world, vm)
    }

    /// Makes the realm and runs the prelude's own statements. Neither can fail but by a fault of ours, which the tests
    /// of the prelude would show.
    fn boot(&self, world: &mut World, vm: &mut Vm, collector: &'static dyn Collector) {
        let room = 96 + self.global_names.len() as u32;
        let mutator = Mutator { collector, world, notes: &mut Mute };
        let mut cx = Cx { program: self, vm, mutator, told: &mut Mute };
        let made = cx.make_realm(room);
        debug_assert!(made.is_ok(), "{made:?}");
        (vm.threshold, vm.most_steps) = (u32::MAX, u64::MAX);
        self.enter(world, vm, self.prelude.main.0);
        while vm.depth() > 0 {
            settle(world, collector);
            let mutator = Mutator { collector, world, notes: &mut Mute };
            let turn = run::step(self, vm, mutator, &mut Mute);
            if turn != Turn::Ran {
                debug_assert_eq!(turn, Turn::Done, "{:?}", run::describe(self, vm, world));
                break;
            }
        }
        let mutator = Mutator { collector, world, notes: &mut Mute };
        let mut cx = Cx { program: self, vm, mutator, told: &mut Mute };
        let global = cx.intrinsic(Intrinsic::Global);
        for name in &self.global_names {
            let key = Key::of_atom(&self.atoms.borrow(), *name);
            let attributes = attribute::WRITABLE | attribute::ENUMERABLE;
            let kept = cx.own(global, key).ok().flatten().map_or(Value::Undefined, |own| own.value);
            let defined = cx.define(global, key, kept, attributes);
            debug_assert!(defined.is_ok(), "{defined:?}");
        }
        settle(world, collector);
    }

    /// Pushes the frame of a script.
    fn enter(&self, world: &mut World, vm: &mut Vm, code: u32) {
        let code = super::code::CodeId(code);
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

/// Lets the collector do what it owes.
fn settle(world: &mut World, collector: &dyn Collector) {
    while collector.owes(world) {
        collector.step(world, &mut Mute);
    }
}

//! From compiled code to a program at its first moment: the realm made, the prelude run, the program begun.
//!
//! Each is a step that is called from outside: who owns the collector lets it settle what it owes in between.

use super::code::{CodeId, CodeKind, Helper, NEW_TARGET, THIS, Unit};
use super::cx::Cx;
use super::key::{Key, attribute};
use super::machine;
use super::pairs::Guesses;
use super::program::{Intrinsic, Limits, Prelude, Program, name};
use super::stop::Stop;
use super::vm::{CallFrame, Vm, root};
use super::{Atoms, Refusal, Value};
use memory::heap::Slot;
use memory::mutate::Mutator;
use memory::time::Mute;
use memory::world::RootKind;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Properties of the global object for which there is room without a store of its own.
const GLOBALS: u32 = 320;

impl Prelude {
    /// Takes over the atoms that making the realm and running the prelude interned, so that programs compiled after it
    /// have the same numbers for them: from a program that was booted and is the prelude [alone](Program::alone).
    pub fn complete(self, booted: Program) -> Prelude {
        Prelude { atoms: booted.atoms.into_inner(), ..self }
    }
}

/// The bytes at which lines begin.
fn line_starts(source: &str) -> Vec<u32> {
    std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect()
}

impl Program {
    /// A program of what its text was compiled to, and of the prelude.
    pub(crate) fn joined(
        prelude: &Rc<Prelude>,
        source: &str,
        unit: Unit,
        atoms: Atoms,
        markup: Option<String>,
        limits: Limits,
    ) -> Result<Program, Refusal> {
        let main = unit.main.ok_or_else(|| Refusal { at: 0, message: "there is no script".into() })?;
        Ok(Program {
            source: source.into(),
            file: "program.js".into(),
            lines: line_starts(source),
            markup: markup.map(Rc::from),
            codes: prelude.codes.iter().cloned().chain(unit.codes).collect(),
            prelude: prelude.clone(),
            main,
            sites: unit.sites,
            script_names: unit.script_names,
            ticks: unit.ticks && !unit.function_names.contains(&name::tick) && !unit.var_names.contains(&name::tick),
            global_names: unit.var_names.into_iter().chain(unit.function_names).collect(),
            atoms: RefCell::new(atoms),
            limits,
            patterns: RefCell::default(),
            guesses: Guesses::default(),
            work: Cell::default(),
        })
    }

    /// The prelude by itself.
    pub fn alone(prelude: Rc<Prelude>) -> Program {
        Program {
            source: "".into(),
            file: "".into(),
            lines: Vec::new(),
            markup: None,
            codes: prelude.codes.clone(),
            main: prelude.main,
            sites: Vec::new(),
            script_names: Vec::new(),
            ticks: false,
            global_names: Vec::new(),
            atoms: RefCell::new(prelude.atoms.clone()),
            limits: Limits::default(),
            patterns: RefCell::default(),
            guesses: Guesses::default(),
            work: Cell::default(),
            prelude,
        }
    }

    /// How many bytes must be free, and never used, when an instruction begins: its small allocations always succeed.
    pub const SPARE: u32 = Cx::SPARE;
    /// How many bytes a world needs while the realm is made and the prelude runs.
    pub const BOOT: u32 = 2 << 20;

    /// Makes the realm and the prelude's own variables in an empty world; the prelude's first instruction comes next.
    ///
    /// Then [`machine::step`](super::machine::step) runs the prelude, until it is [`Turn::Done`](super::machine::Turn)
    /// or no call is under way. Neither can fail but by a fault of ours, which the tests would show. The strings that
    /// are interned are the same each time, so they have the same numbers in every program.
    pub fn boot(&self, mut mutator: Mutator) -> Vm {
        let mut vm = Vm::new(&Limits::default(), 0);
        for slot in 0..root::SCRIPT {
            let kind = match slot {
                root::JOBS | root::TASKS | root::TICKS => RootKind::Jobs,
                root::KEPT => RootKind::Kept,
                _ => RootKind::Machine,
            };
            mutator.add_roots(kind, 1);
        }
        mutator.add_roots(RootKind::Machine, self.prelude.script_slots);
        let mut cx = Cx { program: self, vm: &mut vm, mutator: mutator.lend(), told: &mut Mute };
        let made = cx.make_realm(GLOBALS).and_then(|()| cx.hold_realm()).and_then(|()| cx.make_queues());
        debug_assert!(made.is_ok(), "{made:?}");
        vm.most_steps = u64::MAX;
        self.enter(&mut vm, mutator, self.prelude.main);
        vm
    }

    /// Makes the program's own root slots, and its top-level `var` and function names properties of the global object.
    pub fn declare(&self, vm: &mut Vm, mut mutator: Mutator) {
        mutator.add_roots(RootKind::Script, self.script_names.len() as u32);
        let mut cx = Cx { program: self, vm, mutator: mutator.lend(), told: &mut Mute };
        let global = cx.intrinsic(Intrinsic::Global);
        for name in &self.global_names {
            let key = Key::of_atom(&self.atoms.borrow(), *name);
            let kept = cx.own(global, key).ok().flatten().map_or(Value::Undefined, |own| own.value);
            let defined = cx.define(global, key, kept, attribute::WRITABLE | attribute::ENUMERABLE);
            debug_assert!(defined.is_ok(), "{defined:?}");
        }
    }

    /// Begins the program: its first instruction comes next. What exists so far is not its own.
    pub fn begin(&self, vm: &mut Vm, mut mutator: Mutator) {
        vm.begin(&self.limits, self.sites.len(), mutator.world().heap.identities());
        self.enter(vm, mutator.lend(), self.main);
        let Some(markup) = &self.markup else { return };
        // The document is there before the script's first statement.
        let mut cx = Cx { program: self, vm, mutator: mutator.lend(), told: &mut Mute };
        let text = cx.str(markup);
        debug_assert!(text.is_ok(), "a page is shorter than the heap");
        if let Ok(text) = text {
            machine::begin_helper(&mut cx, Helper::Open, &[text]);
        }
    }

    /// Pushes the frame of a script.
    fn enter(&self, vm: &mut Vm, mut mutator: Mutator, code: CodeId) {
        let registers = self.code(code).registers.max(NEW_TARGET + 2);
        debug_assert_eq!(self.code(code).kind, CodeKind::Script);
        let base = mutator.add_roots(RootKind::Frame, registers.into());
        let global = Value::Ref(vm.realm.get(Intrinsic::Global));
        mutator.store(Slot::Root(base + u32::from(THIS)), global.word());
        mutator.store(Slot::Root(base + u32::from(NEW_TARGET)), Value::Undefined.word());
        vm.push(CallFrame { code, pc: 0, base, dst: 0, kept: 0, flags: 0 });
    }
}

impl Cx<'_> {
    /// The arrays in which jobs, inputs and the like wait.
    fn make_queues(&mut self) -> Result<(), Stop> {
        for slot in [root::JOBS, root::TASKS, root::KEPT, root::REJECTED, root::TICKS, root::LOGGED] {
            let made = self.array(&[])?;
            self.set_root(slot, Value::Ref(made));
        }
        Ok(())
    }

    /// Until the realm is immortal something must refer to each of its objects.
    fn hold_realm(&mut self) -> Result<(), Stop> {
        let objects: Vec<_> = self.vm.realm.all().collect();
        let held = self.store(objects.len() as u32)?;
        objects.into_iter().zip(0..).for_each(|(at, index)| self.set_slot(held, index, Value::Ref(at)));
        self.set_root(root::REALM, Value::Ref(held));
        Ok(())
    }
}

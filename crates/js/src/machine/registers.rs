//! The registers of the call under way: read in place, emptied and written last.

use crate::Value;
use crate::code::{Code, CodeId, FIRST, Pc, Reg};
use crate::cx::Cx;
use crate::stop::Stop;
use crate::vm::{flag, root};
use memory::heap::Slot;

/// The instruction under way.
#[derive(Clone, Copy)]
pub(super) struct At<'c> {
    /// The code.
    pub code: &'c Code,
    /// Its number.
    pub id: CodeId,
    /// Which instruction.
    pub pc: Pc,
    /// The root slot of register 0.
    pub base: u32,
    /// The frame's flags.
    pub flags: u32,
}

impl At<'_> {
    /// The root slot of a register.
    #[inline]
    pub fn slot(&self, reg: Reg) -> u32 {
        self.base + u32::from(reg)
    }

    /// Whether a register is a temporary.
    #[inline]
    pub fn temporary(&self, reg: Reg) -> bool {
        reg >= self.code.temporaries
    }
}

/// Where the machine goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// With the next instruction.
    Next,
    /// Somewhere else in the same code.
    Jump(Pc),
    /// In another frame, or with the same instruction again: whoever did it has said where.
    Switched,
}

impl Cx<'_> {
    /// What a register holds.
    #[inline]
    pub(super) fn reg(&self, at: At, reg: Reg) -> Value {
        self.root(at.slot(reg))
    }

    /// Empties a register if it is a temporary: its value was used.
    #[inline]
    pub(super) fn spend(&mut self, at: At, reg: Reg) {
        if at.temporary(reg) {
            self.set_root(at.slot(reg), Value::Empty);
        }
    }

    /// Writes a register. An object that comes into a variable first is called by it.
    #[inline]
    pub(super) fn put(&mut self, at: At, reg: Reg, value: Value) {
        self.set_root(at.slot(reg), value);
        if value.target().is_some() {
            self.name_local(at.code, reg, value);
        }
    }

    /// Ends an instruction: empties the operands that are temporaries and writes the result.
    #[inline]
    pub(super) fn finish(&mut self, at: At, spent: &[Reg], dst: Reg, value: Value) -> Result<Then, Stop> {
        for reg in spent {
            self.spend(at, *reg);
        }
        self.put(at, dst, value);
        Ok(Then::Next)
    }

    /// Moves what a root slot holds to another, uncounted.
    #[inline]
    pub(super) fn shift_root(&mut self, from: u32, to: u32) {
        self.mutator.shift(Slot::Root(from), Slot::Root(to));
    }

    /// The innermost call goes on behind the instruction under way.
    #[inline]
    pub(super) fn advance(&mut self) {
        let Some(mut frame) = self.vm.top() else { return };
        if frame.flags & flag::KEYED != 0 {
            self.set_root(root::SCRATCH, Value::Empty);
            frame.flags &= !flag::KEYED;
            frame.pc += 1;
            return self.vm.set_top(frame);
        }
        self.vm.set_pc(frame.code, frame.pc + 1);
    }

    /// Calls an object by the variable that holds it first.
    pub(super) fn name_local(&mut self, code: &Code, reg: Reg, value: Value) {
        if code.internal || reg < FIRST || reg >= code.temporaries {
            return;
        }
        if let Some(local) = code.locals.iter().find(|local| local.register == reg) {
            self.call_it(value, local.name);
        }
    }

    /// Calls an object by a name, if it has none yet.
    pub(super) fn call_it(&mut self, value: Value, name: crate::Atom) {
        if let Value::Ref(to) = value {
            let id = self.mutator.world().heap.id(to);
            self.vm.call_it(id, name);
        }
    }
}

//! Small sequences of instructions that many parts of the compiler need.

use super::fun::{Label, TEMPORARY};
use super::{Compiler, Res};
use crate::code::{Helper, Ins, Reg, When};
use crate::value::Value;

impl Compiler<'_> {
    /// Loads an immediate value.
    pub fn load_value(&mut self, dst: Reg, value: Value) {
        self.fun.emit(Ins::Load { dst, word: value.word() });
    }

    /// Loads a number.
    pub fn load_number(&mut self, dst: Reg, number: f64) {
        let small = number as i32;
        if f64::from(small) == number && !(small == 0 && number.is_sign_negative()) {
            return self.load_value(dst, Value::Int(small));
        }
        self.fun.code.numbers.push(number);
        let index = self.fun.code.numbers.len() as u32 - 1;
        self.fun.emit(Ins::Number { dst, index });
    }

    /// Moves a value, if there is anything to move. A temporary is emptied.
    pub fn move_to(&mut self, dst: Reg, src: Reg) {
        if dst != src {
            self.fun.emit(Ins::Move { dst, src });
        }
    }

    /// Empties a register if it is a temporary.
    pub fn clear_temp(&mut self, reg: Reg) {
        if reg >= TEMPORARY {
            self.fun.emit(Ins::Clear { from: reg, count: 1 });
        }
    }

    /// Jumps on a condition.
    pub fn branch_on(&mut self, when: When, test: Reg, keep: bool, to: Label) {
        self.fun.emit(Ins::Branch { when, test, keep, to: to.0 });
    }

    /// A new temporary with a copy of what a register holds.
    pub fn copy(&mut self, src: Reg) -> Reg {
        let dst = self.fun.temp();
        self.fun.emit(Ins::Copy { dst, src });
        dst
    }

    /// Calls a prelude function with copies of some registers; forgets what it gives.
    pub fn help(&mut self, helper: Helper, arguments: &[Reg]) -> Res {
        let depth = self.fun.depth();
        let dst = self.fun.temp();
        self.fun.release(depth);
        self.help_into(dst, helper, arguments)?;
        self.fun.emit(Ins::Clear { from: dst, count: 1 });
        Ok(())
    }

    /// Calls a prelude function with copies of some registers.
    pub fn help_into(&mut self, dst: Reg, helper: Helper, arguments: &[Reg]) -> Res {
        let depth = self.fun.depth();
        let base = TEMPORARY + depth;
        for argument in arguments {
            self.copy(*argument);
        }
        self.fun.emit(Ins::Help { dst, helper, base, count: arguments.len() as u16 });
        self.fun.release(depth);
        Ok(())
    }
}

//! The function being compiled: its registers, labels and instructions.
//!
//! Locals are numbered as they come; temporaries are a stack above them whose place is known only at the end, so until
//! then they are numbered from [`TEMPORARY`].

use super::control::Control;
use super::operands;
use crate::Refusal;
use crate::code::{Code, FIRST, Handler, Ins, Pc, Reg, Span};
use std::rc::Rc;

/// The first temporary while compiling. Registers below are locals.
pub const TEMPORARY: Reg = 0x8000;

/// A place to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(pub u32);

/// The function being compiled.
#[derive(Debug, Default)]
pub struct Fun {
    /// What has been made of it.
    pub code: Code,
    /// Its number among the walk's functions.
    pub facts: usize,
    /// Where the expression under way stands.
    pub span: Span,
    /// The registers of the contexts in use, innermost last, with their scopes.
    pub contexts: Vec<(usize, Reg)>,
    /// The register with the context it was made in.
    pub outer: Reg,
    /// Where `using` takes down what is to be disposed of.
    pub disposal: Option<Reg>,
    /// What `break`, `continue`, `return` and exceptions pass, innermost last.
    pub control: Vec<Control>,
    /// The labels that stand right before the statement under way.
    pub pending_labels: Vec<String>,
    locals: Reg,
    temporaries: Reg,
    most: Reg,
    labels: Vec<Option<Pc>>,
    handlers: Vec<(Handler, Label)>,
    too_big: bool,
}

impl Fun {
    /// A function with this number of parameters.
    pub fn new(parameters: u16) -> Fun {
        let locals = FIRST.saturating_add(parameters);
        let code = Code { parameters, ..Code::default() };
        Fun { code, locals, ..Fun::default() }
    }

    /// Where the next instruction will stand.
    pub fn here(&self) -> Pc {
        self.code.ins.len() as Pc
    }

    /// Appends an instruction.
    pub fn emit(&mut self, ins: Ins) {
        self.code.ins.push(ins);
        self.code.spans.push(self.span);
    }

    /// A new local.
    pub fn local(&mut self) -> Reg {
        self.locals_in_row(1)
    }

    /// New locals, one after the other.
    pub fn locals_in_row(&mut self, count: u16) -> Reg {
        let first = self.locals;
        if count < TEMPORARY - first {
            self.locals += count;
        } else {
            self.too_big = true;
        }
        first
    }

    /// The number the next local will have: with it, everything made since can be cleared.
    pub fn mark(&self) -> Reg {
        self.locals
    }

    /// Empties the locals made since a mark.
    pub fn clear_since(&mut self, mark: Reg) {
        if self.locals > mark {
            self.emit(Ins::Clear { from: mark, count: self.locals - mark });
        }
    }

    /// A new temporary, on top of the stack of them.
    pub fn temp(&mut self) -> Reg {
        let reg = TEMPORARY + self.temporaries;
        if self.temporaries < 0x7000 {
            self.temporaries += 1;
        } else {
            self.too_big = true;
        }
        self.most = self.most.max(self.temporaries);
        reg
    }

    /// How many temporaries are in use.
    pub fn depth(&self) -> u16 {
        self.temporaries
    }

    /// Gives back the temporaries above a depth; instructions have emptied them.
    pub fn release(&mut self, depth: u16) {
        self.temporaries = depth;
    }

    /// Empties a register if it is a temporary, and gives it back.
    pub fn drop_temp(&mut self, reg: Reg) {
        if reg >= TEMPORARY {
            self.emit(Ins::Clear { from: reg, count: 1 });
            self.release(reg - TEMPORARY);
        }
    }

    /// A label, to be placed.
    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    /// Places a label here.
    pub fn place(&mut self, label: Label) {
        let here = self.here();
        self.labels[label.0 as usize] = Some(here);
    }

    /// A new label, placed here.
    pub fn placed(&mut self) -> Label {
        let label = self.label();
        self.place(label);
        label
    }

    /// Jumps to a label.
    pub fn jump(&mut self, label: Label) {
        self.emit(Ins::Jump { to: label.0 });
    }

    /// An exception between two places goes on at a label, with the error in a local.
    pub fn handler(&mut self, from: Pc, to: Pc, target: Label, error: Reg) {
        if from < to {
            self.handlers.push((Handler { from, to, target: 0, error }, target));
        }
    }

    /// A statement on a line begins here.
    pub fn statement(&mut self, line: u32) {
        let here = self.here();
        if self.code.statements.last().is_some_and(|(pc, _)| *pc == here) {
            self.code.statements.pop();
        }
        self.code.statements.push((here, line));
    }

    /// The code, with all labels and registers resolved.
    pub fn finish(mut self) -> Result<Rc<Code>, Refusal> {
        if self.too_big || usize::from(self.locals) + usize::from(self.most) > 0xf000 {
            let name = "a function with more than 32,000 variables or values at a time";
            return Err(Refusal { at: self.code.span.0, message: format!("{name} is not supported: split it up.") });
        }
        let (locals, labels) = (self.locals, &self.labels);
        let resolve = |label: u32| labels.get(label as usize).copied().flatten().unwrap_or(0);
        for ins in &mut self.code.ins {
            operands::registers(ins, &mut |reg| {
                if *reg >= TEMPORARY {
                    *reg = *reg - TEMPORARY + locals;
                }
            });
            match ins {
                Ins::Jump { to } | Ins::Branch { to, .. } => *to = resolve(*to),
                _ => {}
            }
        }
        for table in &mut self.code.tables {
            table.iter_mut().for_each(|to| *to = resolve(*to));
        }
        let handlers = self.handlers.iter();
        self.code.handlers = handlers.map(|(it, label)| Handler { target: resolve(label.0), ..*it }).collect();
        self.code.temporaries = locals;
        self.code.registers = locals + self.most;
        Ok(Rc::new(self.code))
    }
}

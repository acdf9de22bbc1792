//! What a jump passes on its way out: loops and labels, `try` regions, `finally` blocks, iterators to be closed.
//!
//! Every `break`, `continue` and `return` walks this stack from the inside. Code that runs on the way (closing an
//! iterator) must not be covered by the regions already left, so those have a gap there.

use super::fun::{Fun, Label, TEMPORARY};
use super::{Compiler, Res};
use crate::code::{Helper, Ins, Pc, Reg};
use crate::value::Value;

/// An entry of the stack.
#[derive(Clone, Debug)]
pub enum Control {
    /// Something `break` leaves: a loop, a `switch` (both without a label too), a labelled statement.
    Break {
        /// Its labels.
        labels: Vec<String>,
        /// Whether a `break` without a label means it.
        plain: bool,
        /// Where to go.
        to: Label,
    },
    /// A loop's body: what `continue` goes on with.
    Continue {
        /// The loop's labels.
        labels: Vec<String>,
        /// Where to go.
        to: Label,
    },
    /// A stretch in which exceptions are caught.
    Region(Region),
    /// A `finally` block.
    Finally {
        /// Gets the number of the way on.
        kind: Reg,
        /// Gets the value that is thrown or returned.
        value: Reg,
        /// The block.
        entry: Label,
        /// The ways on, from number 2.
        exits: Vec<Exit>,
    },
    /// What is disposed of on the way out.
    Dispose {
        /// The list.
        list: Reg,
        /// Whether it takes a wait.
        later: bool,
    },
    /// An async iterator that is closed on the way out, which takes a wait.
    CloseAsync {
        /// The iterator.
        iterator: Reg,
    },
    /// An iterator that is closed on the way out, unless `done` says that it is exhausted.
    Close {
        /// The iterator.
        iterator: Reg,
        /// Whether it is done.
        done: Option<Reg>,
    },
}

/// A stretch in which exceptions are caught.
#[derive(Clone, Debug)]
pub struct Region {
    /// Where the part under way began.
    pub from: Pc,
    /// Where to go on.
    pub target: Label,
    /// The local that gets what was thrown.
    pub error: Reg,
}

/// A way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// To a label, leaving everything above that height of the stack.
    To(Label, usize),
    /// Out of the function, with a value.
    Return(Reg),
}

/// The number of the way on after a `finally` that was reached normally.
pub const NORMALLY: i32 = 0;
/// The number of the way on after a `finally` that an exception led to.
pub const THROWING: i32 = 1;

impl Fun {
    /// Opens a region.
    pub fn open_region(&mut self, target: Label, error: Reg) {
        let from = self.here();
        self.control.push(Control::Region(Region { from, target, error }));
    }

    /// Ends the innermost entry, which is a region.
    pub fn close_region(&mut self) {
        if let Some(Control::Region(it)) = self.control.pop() {
            self.handler(it.from, self.here(), it.target, it.error);
        }
    }

    /// Makes the part of all regions above a height end here.
    pub fn suspend(&mut self, height: usize) {
        for i in (height..self.control.len()).rev() {
            if let Control::Region(it) = self.control[i].clone() {
                self.handler(it.from, self.here(), it.target, it.error);
            }
        }
    }

    /// Lets the regions above a height go on from here.
    pub fn resume(&mut self, height: usize) {
        let here = self.here();
        for control in &mut self.control[height..] {
            if let Control::Region(it) = control {
                it.from = here;
            }
        }
    }
}

impl Compiler<'_> {
    /// Leaves what is under way by an exit. Code after it is not reached.
    pub fn leave(&mut self, exit: Exit) -> Res {
        let height = match exit {
            Exit::To(_, height) => height,
            Exit::Return(_) => 0,
        };
        let all = self.fun.control.clone();
        let mut suspended = all.len();
        let mut arrived = true;
        for at in (height..all.len()).rev() {
            match &all[at] {
                Control::Region(it) => {
                    self.fun.handler(it.from, self.fun.here(), it.target, it.error);
                    suspended = at;
                    self.restart(at);
                }
                Control::Dispose { list, later } => self.dispose(*list, *later, None)?,
                Control::CloseAsync { iterator } => self.close_async(*iterator)?,
                Control::Close { iterator, done } => {
                    let skip = self.fun.label();
                    if let Some(done) = done {
                        self.branch_on(crate::code::When::True, *done, true, skip);
                    }
                    self.help(Helper::Close, &[*iterator])?;
                    self.fun.place(skip);
                }
                Control::Finally { kind, value, entry, .. } => {
                    let (kind, value, entry) = (*kind, *value, *entry);
                    let exit = match exit {
                        Exit::Return(from) => {
                            self.move_to(value, from);
                            Exit::Return(value)
                        }
                        other => other,
                    };
                    let number = self.way_on(at, exit);
                    self.load_value(kind, Value::Int(number));
                    self.fun.jump(entry);
                    arrived = false;
                    break;
                }
                Control::Break { .. } | Control::Continue { .. } => {}
            }
        }
        if arrived {
            match exit {
                Exit::To(label, _) => self.fun.jump(label),
                Exit::Return(value) => self.return_value(value)?,
            }
        }
        self.fun.resume(suspended.min(self.fun.control.len()));
        Ok(())
    }

    /// The part of a region that ends here goes on from here for now; `resume` moves it to after the exit.
    fn restart(&mut self, at: usize) {
        let here = self.fun.here();
        if let Control::Region(it) = &mut self.fun.control[at] {
            it.from = here;
        }
    }

    /// The number of a way on after a `finally`.
    fn way_on(&mut self, at: usize, exit: Exit) -> i32 {
        let Control::Finally { exits, .. } = &mut self.fun.control[at] else { return NORMALLY };
        let known = exits.iter().position(|it| *it == exit);
        let index = known.unwrap_or_else(|| {
            exits.push(exit);
            exits.len() - 1
        });
        index as i32 + THROWING + 1
    }

    /// Returns a value to the caller; everything on the way has been done.
    fn return_value(&mut self, src: Reg) -> Res {
        if self.fun.code.kind == crate::code::CodeKind::DerivedConstructor {
            let depth = self.fun.depth();
            let this = self.raw_this();
            self.fun.emit(Ins::ReturnDerived { src, this });
            self.drop_quietly(this, depth);
        } else {
            self.fun.emit(Ins::Return { src });
        }
        Ok(())
    }

    /// Gives a temporary back that cannot matter any more.
    fn drop_quietly(&mut self, reg: Reg, depth: u16) {
        if reg >= TEMPORARY {
            self.fun.release(depth);
        }
    }

    /// Where a `break` goes: the label and the height of the stack there.
    pub fn break_target(&self, label: Option<&str>) -> Option<Exit> {
        self.fun.control.iter().enumerate().rev().find_map(|(height, it)| match it {
            Control::Break { labels, plain, to } => {
                let meant = label.map_or(*plain, |label| labels.iter().any(|it| it == label));
                meant.then_some(Exit::To(*to, height))
            }
            _ => None,
        })
    }

    /// Where a `continue` goes.
    pub fn continue_target(&self, label: Option<&str>) -> Option<Exit> {
        self.fun.control.iter().enumerate().rev().find_map(|(height, it)| match it {
            Control::Continue { labels, to } => {
                let meant = label.is_none_or(|label| labels.iter().any(|it| it == label));
                meant.then_some(Exit::To(*to, height))
            }
            _ => None,
        })
    }
}

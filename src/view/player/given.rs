//! The text a player was given, and what goes by its lines: where play stops, which line is under way.

use crate::lab::{Fault, Landmark, Limits, Scenario, TextKind};
use crate::view::breaks::Breaks;
use crate::view::pictured_run::PicturedRun;
use memory::time::Tick;
use std::rc::Rc;

/// A text, and how it is to be read.
pub(super) struct Given {
    /// The text.
    pub text: Rc<str>,
    /// What it is, where it is not what it looks like.
    pub kind: Option<TextKind>,
    /// What a program may use.
    pub limits: Limits,
    /// Where play stops.
    pub breaks: Rc<Breaks>,
    /// Whether it was not yet played to its end, so that nobody knows whether it can be.
    pub untried: bool,
}

impl Given {
    /// Another text in its place, as a scenario; the breakpoints move with their lines.
    pub fn read(&self, text: &str) -> Result<Scenario, Fault> {
        Scenario::open(text, self.kind, self.limits)
    }

    /// Has this text from now on.
    pub fn rewrite(&mut self, text: &str) {
        self.breaks = Rc::new(self.breaks.moved(&self.text, text));
        (self.text, self.untried) = (text.into(), true);
    }

    /// Every moment of a run with a breakpoint, in no order.
    pub fn stops(&self, run: &PicturedRun) -> Vec<Tick> {
        let on = |line: u32| self.breaks.lines.contains(&line);
        let statements = run.strokes().iter().filter(|(_, line)| line.is_some_and(on)).map(|(tick, _)| *tick);
        let mut stops: Vec<Tick> = statements.collect();
        if !self.breaks.lines.is_empty() {
            // An operation begins and has its effect in one tick: the moment before is where it comes next.
            let script = &run.run().lab().scenario.script;
            stops.extend(run.run().chart().moments().iter().filter_map(|moment| {
                let Landmark::Operation(index) = moment.landmark else { return None };
                on(self.line_of(script.get(index as usize)?.place)).then_some(Tick(moment.at.0 - 1))
            }));
        }
        if self.breaks.freed {
            stops.extend(run.freed());
        }
        stops
    }

    /// The line of a byte, from 1.
    pub fn line_of(&self, byte: usize) -> u32 {
        self.text.get(..byte).map_or(1, |before| before.matches('\n').count() as u32 + 1)
    }
}

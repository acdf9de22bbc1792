//! Where play stops before its end: at breakpoints.

use super::Player;
use crate::time::Tick;

impl Player {
    /// The next moment after one, or the last before it, at which there is a breakpoint.
    pub(super) fn next_break(&self, from: Tick, ahead: bool) -> Option<Tick> {
        let stops = self.stops();
        match ahead {
            true => stops.filter(|tick| *tick > from).min(),
            false => stops.filter(|tick| *tick < from).max(),
        }
    }

    pub(super) fn go_to_break(&mut self, ahead: bool) {
        let found = self.next_break(self.aim(), ahead);
        self.seek(found.unwrap_or(Tick(if ahead { self.ticks() } else { 0 })));
    }

    /// Every moment with a breakpoint, in no order.
    fn stops(&self) -> impl Iterator<Item = Tick> {
        let on = |line: &u32| self.breaks.lines.contains(line);
        let statements = self.stage.statements().iter().filter(move |(_, line)| on(line)).map(|(tick, _)| Tick(*tick));
        let operations = self.operations().filter(move |(_, line)| on(line)).map(|(tick, _)| tick);
        let freed = self.stage.freed().filter(|_| self.breaks.freed);
        statements.chain(operations).chain(freed)
    }

    /// When each operation of a scenario's script began, and its line.
    fn operations(&self) -> impl Iterator<Item = (Tick, u32)> {
        let run = self.stage.run();
        let script = &run.lab().scenario.script;
        let any = !self.breaks.lines.is_empty() && !script.is_empty();
        run.chart().moments().iter().filter(move |_| any).filter_map(|moment| {
            let number = moment.name.strip_prefix("op-")?.parse::<usize>().ok()?;
            Some((moment.at, self.line_of(script.get(number.checked_sub(1)?)?.place)))
        })
    }

    /// The line that comes next or is under way in a scenario's script, from 1.
    pub fn line(&self) -> Option<u32> {
        let (_, state) = self.shown.as_ref()?;
        let operation = self.showing().run().lab().scenario.script.get(state.operation()? as usize)?;
        Some(self.line_of(operation.place))
    }

    fn line_of(&self, byte: usize) -> u32 {
        self.text.get(..byte).map_or(1, |before| before.matches('\n').count() as u32 + 1)
    }
}

//! Where play stops before its end: at breakpoints.

use super::Player;
use crate::lab::Landmark;
use crate::view::pictured_run::PicturedRun;
use memory::time::Tick;

impl Player {
    /// The next moment after one, or the last before it, at which there is a breakpoint on any side.
    pub(super) fn next_break(&self, from: Tick, ahead: bool) -> Option<Tick> {
        if self.breaks.is_empty() { None } else { self.sides.stop_at(from, ahead, |stage| self.stops(stage)) }
    }

    pub(super) fn go_to_break(&mut self, ahead: bool) {
        let found = self.next_break(self.aim(), ahead);
        self.seek(found.unwrap_or(Tick(if ahead { self.ticks() } else { 0 })));
    }

    /// Every moment of a stage with a breakpoint, in no order.
    fn stops(&self, stage: &PicturedRun) -> Vec<Tick> {
        let on = |line: u32| self.breaks.lines.contains(&line);
        let statements = stage.statements().iter().filter(|(_, line)| on(*line)).map(|(tick, _)| Tick(*tick));
        let mut stops: Vec<Tick> = statements.collect();
        if !self.breaks.lines.is_empty() {
            // An operation begins and has its effect in one tick: the moment before is where it comes next.
            let script = &stage.run().lab().scenario.script;
            stops.extend(stage.run().chart().moments().iter().filter_map(|moment| {
                let Landmark::Operation(index) = moment.landmark else { return None };
                on(self.line_of(script.get(index as usize)?.place)).then_some(Tick(moment.at.0 - 1))
            }));
        }
        if self.breaks.freed {
            stops.extend(stage.freed());
        }
        stops
    }

    /// The line that comes next or is under way in a scenario's script, from 1.
    pub fn line(&self) -> Option<u32> {
        let (_, at) = self.shown.as_ref()?.sides.first()?;
        let script = &self.showing().first().run().lab().scenario.script;
        Some(self.line_of(script.get(at.state.operation()? as usize)?.place))
    }

    fn line_of(&self, byte: usize) -> u32 {
        self.text.get(..byte).map_or(1, |before| before.matches('\n').count() as u32 + 1)
    }
}

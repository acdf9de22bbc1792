//! Breakpoints with conditions: the moments at which they are met, on each side, found a little at a time.

use super::RunKey;
use crate::lab::LogSearch;
use crate::view::breaks::Condition;
use crate::view::player::Player;
use memory::time::{Fuel, Tick};
use std::collections::BTreeSet;

/// More moments than these are not stopped at.
const MOST: usize = 200_000;

/// The searches for what is stopped at.
#[derive(Default)]
pub(in crate::view::player) struct Watch {
    of: Option<(Vec<RunKey>, BTreeSet<Condition>)>,
    sides: Vec<LogSearch>,
}

impl Watch {
    /// The moments found on a side, of its own.
    pub fn stops(&self, side: usize) -> impl Iterator<Item = Tick> {
        self.sides.get(side).into_iter().flat_map(|search| search.entries().iter().map(|entry| entry.at))
    }
}

impl Player {
    /// Looks for the moments at which conditions are met, as far as the fuel goes (ticks); whether all are known.
    pub(in crate::view::player) fn watch(&mut self, fuel: u64) -> bool {
        let conditions = &self.given.breaks.conditions;
        if conditions.is_empty() {
            self.searches.watch = Watch::default();
            return true;
        }
        let runs = self.runs.sides.all();
        let of = (runs.iter().map(RunKey::of).collect(), conditions.clone());
        let watch = &mut self.searches.watch;
        if watch.of.as_ref() != Some(&of) {
            let sides = runs.iter().map(|run| run.watched(conditions, MOST)).collect();
            *watch = Watch { of: Some(of), sides };
        }
        let mut fuel = Fuel(fuel);
        watch.sides.iter_mut().all(|search| search.go(&mut fuel))
    }
}

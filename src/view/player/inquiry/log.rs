//! The log of a side's run, as a list that can be filtered: a page of it around the moment that is shown.

use super::RunKey;
use crate::lab::{EntityId, Happening, LogEntry, LogSearch};
use crate::view::player::{Pick, Player};
use memory::time::{Fuel, Tick};
use rustc_hash::FxHashSet as HashSet;
use std::rc::Rc;

/// The log of a run: found a little at a time, and kept as long as it is the same run.
#[derive(Default)]
pub(super) struct RunLog {
    /// The side, and its run.
    of: Option<(usize, RunKey)>,
    search: Option<LogSearch>,
}

/// An entry of the log in words.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRow {
    /// When, of the side's own ticks.
    pub at: Tick,
    /// The object, where it is of one.
    pub pick: Option<Pick>,
    /// What it is called.
    pub name: Rc<str>,
    /// What happened to it.
    pub deed: Rc<str>,
}

/// What is seen of a log at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogPage {
    /// The rows.
    pub rows: Rc<[LogRow]>,
    /// How many of them are up to the moment shown.
    pub past: usize,
    /// How many fit the filter before the first of them, and in all.
    pub first: usize,
    /// How many fit the filter in all.
    pub all: usize,
    /// Whether the run has more entries than are kept.
    pub full: bool,
}

/// Maximum number of entries that are kept of a run.
const MOST: usize = 500_000;
/// How many rows are seen at once.
const PAGE: usize = 60;

impl Player {
    /// Looks through a side's run as far as the fuel goes (ticks); how far that has come, from 0 to 1.
    pub fn find_log(&mut self, side: usize, fuel: u64) -> f64 {
        let mut log = std::mem::take(&mut self.searches.log);
        let Some((run, _)) = self.showing().and_then(|showing| showing.side(side)) else { return 1.0 };
        let key = (side, RunKey::of(run));
        if log.of.as_ref() != Some(&key) {
            log = RunLog { of: Some(key), search: Some(run.log(MOST)) };
        }
        let search = log.search.get_or_insert_with(|| run.log(MOST));
        let done = search.go(&mut Fuel(fuel));
        let progress = if done { 1.0 } else { (search.known().0 as f64 / run.end().0.max(1) as f64).min(0.99) };
        self.searches.log = log;
        progress
    }

    /// A page of a side's log: of what is of this kind, if one is named, and about an object whose name has these letters.
    /// It is the page around the moment shown, moved by so many pages.
    pub fn log(&self, side: usize, kind: Option<Happening>, letters: &str, pages: i64) -> Option<LogPage> {
        let (run, moment) = self.showing()?.side(side)?;
        let log = &self.searches.log;
        let search = log.search.as_ref().filter(|_| log.of.as_ref().is_some_and(|(of, _)| *of == side))?;
        let letters = letters.trim().to_lowercase();
        let called: Option<HashSet<EntityId>> = (!letters.is_empty()).then(|| {
            let named = run.names(&moment.state);
            named.filter(|(_, name)| name.to_lowercase().contains(&letters)).map(|(entity, _)| entity).collect()
        });
        let fits = |entry: &&LogEntry| {
            kind.is_none_or(|kind| entry.what == kind)
                && called.as_ref().is_none_or(|called| entry.object.is_some_and(|object| called.contains(&object)))
        };
        let all: Vec<&LogEntry> = search.entries().iter().filter(fits).collect();
        let now = all.partition_point(|entry| entry.at <= moment.tick);
        let middle = now as i64 - PAGE as i64 / 2 + pages * PAGE as i64;
        let first = middle.clamp(0, all.len().saturating_sub(PAGE) as i64) as usize;
        let shown = &all[first..(first + PAGE).min(all.len())];
        let row = |entry: &&LogEntry| {
            let (name, deed) = run.log_words(entry);
            let pick = entry.object.map(|object| Pick { side, object });
            LogRow { at: entry.at, pick, name, deed }
        };
        Some(LogPage {
            rows: shown.iter().map(row).collect(),
            past: now.saturating_sub(first).min(shown.len()),
            first,
            all: all.len(),
            full: search.full(),
        })
    }
}

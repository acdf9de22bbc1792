//! What stands beside a program's graph at one moment: where it is, what it printed, what waits; figures and heap.

use super::gather::Gather;
use super::sight::Sight;
use crate::lab::{self, Action, State};
use crate::view::cast::Cast;
use crate::view::colours::Colours;
use crate::view::frame::{Counter, Strip};
use crate::view::listing::{Listing, Offer, Pending, Stopped};
use crate::view::panels;
use crate::view::words::{bytes, count, fitting};
use memory::gc::Traits;
use std::rc::Rc;

/// So many lines of output are shown.
const LINES: usize = 200;
/// So many things that wait are shown.
const WAITS: usize = 6;

/// Where the program is and what stands beside its graph.
pub fn listing(sight: &Sight, stopped: Option<lab::Stopped>, gather: &Gather, tick: u64, printed: usize) -> Listing {
    let spot = sight.moment.spot();
    let lines = sight.moment.vm.lines();
    let log = sight.moment.log_from(lines.saturating_sub(LINES));
    let ended = spot.is_none();
    Listing {
        line: spot.map(|spot| spot.line).or_else(|| gather.line(tick).filter(|_| ended)),
        span: spot.map(|spot| spot.span),
        console: log.iter().map(|line| Rc::from(line.as_str())).collect(),
        printed: lines,
        prints: printed > 0,
        pending: gather.waits.then(|| pending(sight)),
        stopped: stopped.map(|stopped| Stopped {
            sentence: stopped.sentence,
            line: stopped.line,
            resume: stopped.resumable.then(|| vec![Action::Continue.into()]),
        }),
    }
}

fn pending(sight: &Sight) -> Pending {
    let pending = sight.moment.pending();
    let mut waits: Vec<Rc<str>> = Vec::new();
    for timer in pending.timers.iter().take(WAITS) {
        let what = fitting(&timer.label, 24);
        waits.push(match timer.every {
            Some(every) => format!("{what} every {every} ms, next at {} ms", timer.due).into(),
            None => format!("{what} at {} ms", timer.due).into(),
        });
    }
    if pending.timers.len() > WAITS {
        waits.push(format!("and {} more", count(pending.timers.len() - WAITS, "timer")).into());
    }
    if pending.jobs > 0 {
        waits.push(count(pending.jobs, "job").into());
    }
    let mut offers = Vec::new();
    let mut offer =
        |label: String, action: Action| offers.push(Offer { label: label.into(), ops: vec![action.into()] });
    let next =
        pending.timers.iter().map(|timer| (timer.due - pending.now).max(0.0).ceil()).fold(f64::INFINITY, f64::min);
    if next.is_finite() {
        let next = next.clamp(1.0, f64::from(u32::MAX)) as u32;
        offer(format!("Wait {next} ms"), Action::Time(next));
        for ms in [10, 100, 1000].into_iter().filter(|ms| *ms > next).take(2) {
            offer(format!("Wait {ms} ms"), Action::Time(ms));
        }
    }
    for (id, label) in pending.clickable.iter().take(WAITS) {
        offer(format!("Click {}", fitting(label, 16)), Action::Click(*id));
    }
    Pending { now: format!("{} ms", pending.now).into(), waits, offers }
}

/// The figures.
pub fn counters(
    sight: &Sight,
    state: &State,
    traits: &Traits,
    colours: &Colours,
    cast: &Cast,
    gather: &Gather,
) -> Vec<Counter> {
    let collection = &state.world.collection;
    let shown: Vec<_> =
        cast.members.iter().filter_map(|entity| state.object(*entity)).filter(|at| sight.shown(*at)).collect();
    let mut counters = Vec::new();
    let mut counter = |name: &str, value: String| counters.push(Counter { name: name.into(), value: value.into() });
    if traits.colours {
        let marked = shown.iter().filter(|at| collection.marks.get(**at)).count();
        counter("Marked", format!("{marked} / {}", shown.len()));
    } else {
        let lost = shown.iter().filter(|at| colours.lost(**at)).count();
        counter("Lost in cycles", format!("{lost} / {}", shown.len()));
    }
    counter("Heap in use", bytes(u64::from(state.world.heap.used())));
    counter("Heap size", bytes(u64::from(state.world.heap.size())));
    if traits.colours {
        counter("Collects from", bytes(u64::from(sight.moment.world.pacing.next)));
    }
    let (freed, steps) = gather.before;
    counter("Freed", bytes(collection.freed.saturating_sub(freed)));
    counter(
        if traits.colours { "Pause so far" } else { "Work so far" },
        count(collection.steps.saturating_sub(steps) as usize, "step"),
    );
    counters
}

/// The heap by address, as far as the run ever comes.
pub fn strip(state: &State, colours: &Colours, cast: &Cast, gather: &Gather) -> Strip {
    let first = state.world.heap.first().map_or(0, |block| block.at.byte());
    let used = gather.reach.saturating_sub(first);
    panels::strip(state, colours, cast, (used + used / 8).max(512).min(state.world.heap.size()))
}

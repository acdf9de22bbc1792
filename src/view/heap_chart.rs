//! Heap use over a run as a chart: a staircase on a scale in readable bytes, what a collection begins at, the pauses.
//!
//! The same for the whole run. A long run is thinned to what a screen can show: of each column the first, the lowest,
//! the highest and the last value stay (Jugel et al., *M4*, 2014), so that no peak is lost.

use super::words::{capital, count, readable};
use crate::lab::{self, Chart, Traits};
use memory::time::Tick;
use std::rc::Rc;

/// A staircase from left to right: (fraction of the run, fraction of the scale).
pub type Stairs = Vec<(f64, f64)>;

/// The chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeapChart {
    /// Bytes in use.
    pub used: Stairs,
    /// Lines across at round numbers of bytes, from the bottom up.
    pub lines: Vec<ScaleLine>,
    /// What a collection begins at, where heap use comes near it.
    pub limits: Vec<LimitLine>,
    /// The pauses, in order; of very many the longest.
    pub pauses: Vec<PauseMark>,
    /// All of it in a line of words.
    pub caption: Rc<str>,
}

/// A line across.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleLine {
    /// How high, as a fraction of the scale.
    pub at: f64,
    /// What it stands for, such as `2 kB`.
    pub label: Rc<str>,
}

/// A bound of heap use.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitLine {
    /// What it is, such as `collects from 2 kB`.
    pub label: Rc<str>,
    /// Where it is.
    pub stairs: Stairs,
}

/// A stretch in which the program waits.
#[derive(Clone, Debug, PartialEq)]
pub struct PauseMark {
    /// Which one it is, from 1.
    pub number: usize,
    /// First and last point, as fractions of the run.
    pub from: f64,
    /// See `from`.
    pub to: f64,
    /// The tick of its beginning.
    pub tick: Tick,
    /// How long it takes.
    pub steps: u64,
    /// That in a few words, such as `pause 214 steps`.
    pub label: Rc<str>,
    /// All of it in words, such as `Collection 2: pause 214 steps, freed 1.2 kB`.
    pub name: Rc<str>,
}

/// Horizontal resolution of the chart: the maximum number of columns of heap use.
const COLUMNS: f64 = 800.0;
/// Maximum number of pauses that are drawn.
const PAUSES: usize = 200;
/// Heap use with its room above: this much of the scale is used.
const FULL: f64 = 0.86;
/// A bound is shown when heap use comes at least this near to it.
const NEAR: f64 = 0.5;

impl HeapChart {
    /// The chart of a run with room for `most` bytes in use; `heap` is how many the heap holds. `common` says where each
    /// tick is in the time that ends at `end`: the run's own, or that of two side by side.
    pub fn of(
        chart: &Chart,
        traits: &Traits,
        heap: u32,
        most: u32,
        end: Tick,
        common: impl Fn(Tick) -> Tick,
    ) -> HeapChart {
        let place = |tick: Tick| common(tick).0 as f64 / end.0.max(1) as f64;
        let own = chart.used().iter().map(|(_, used)| *used).max().unwrap_or(0);
        let near = |bound: &u32| f64::from(most) >= f64::from(*bound) * NEAR;
        // What counts does not wait for a threshold.
        let thresholds = if traits.immediate { &[] } else { chart.thresholds() };
        let lowest = thresholds.iter().map(|(_, bound)| *bound).min().filter(near);
        let size = Some(heap).filter(near);
        let highest = [Some(most), lowest, size].into_iter().flatten().max().unwrap_or(0);
        let scale = (f64::from(highest) / FULL).max(1.0);
        let stairs = |values: &[(Tick, u32)]| -> Stairs {
            values.iter().map(|(tick, value)| (place(*tick), f64::from(*value) / scale)).collect()
        };
        let mut limits = Vec::new();
        if let Some(lowest) = lowest {
            let label = format!("collects from {}", readable(f64::from(lowest)));
            // A bound that rose out of sight is drawn at the top.
            let seen = stairs(thresholds).into_iter().map(|(x, y)| (x, y.min(1.0)));
            limits.push(LimitLine { label: label.into(), stairs: thinned(seen.collect()) });
        }
        if let Some(size) = size {
            let label = format!("the heap holds {}", readable(f64::from(size)));
            limits.push(LimitLine { label: label.into(), stairs: vec![(0.0, f64::from(size) / scale)] });
        }
        let noun = traits.words.wait;
        HeapChart {
            used: thinned(stairs(chart.used())),
            lines: lines(scale),
            limits,
            pauses: pauses(chart, noun, place, &common),
            caption: caption(chart, noun, own).into(),
        }
    }
}

/// What can be seen of a staircase.
pub(super) fn thinned(stairs: Stairs) -> Stairs {
    let column = |at: f64| (at * COLUMNS) as u64;
    let mut kept = Vec::new();
    for group in stairs.chunk_by(|a, b| column(a.0) == column(b.0)) {
        let by = |a: &usize, b: &usize| group[*a].1.total_cmp(&group[*b].1);
        let indices = || 0..group.len();
        let mut keep = [Some(0), indices().min_by(by), indices().max_by(by), group.len().checked_sub(1)];
        sorting::plain(&mut keep);
        let mut last = None;
        for index in keep.into_iter().flatten().filter(|index| last.replace(*index) != Some(*index)) {
            kept.push(group[index]);
        }
    }
    kept
}

/// Two or three lines at round numbers.
fn lines(scale: f64) -> Vec<ScaleLine> {
    let power = 10f64.powf(scale.log10().floor() - 1.0);
    let rounds = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0];
    let step = rounds.map(|round| round * power).into_iter().find(|step| scale / step < 4.0).unwrap_or(scale);
    // Bytes have no fractions.
    let step = step.max(1.0);
    let all = (1..=3).map(|n| step * f64::from(n)).filter(|bytes| bytes / scale <= 0.97);
    all.map(|bytes| ScaleLine { at: bytes / scale, label: readable(bytes).into() }).collect()
}

fn pauses(chart: &Chart, noun: &str, place: impl Fn(Tick) -> f64, common: impl Fn(Tick) -> Tick) -> Vec<PauseMark> {
    let all = chart.pauses();
    let mut shown: Vec<usize> = (0..all.len()).collect();
    if shown.len() > PAUSES {
        sorting::by_key(&mut shown, |index| (std::cmp::Reverse(all[*index].steps), *index));
        shown.truncate(PAUSES);
        sorting::plain(&mut shown);
    }
    let kind = capital(noun);
    let pause = |index: usize| {
        let lab::Pause { from, to, steps, freed, .. } = all[index];
        let (number, label) = (index + 1, format!("pause {}", count(steps as usize, "step")));
        let name = format!("{kind} {number}: {label}, freed {}", readable(freed as f64));
        let (from, to, tick) = (place(from), place(to), common(from));
        PauseMark { number, from, to, tick, steps, label: label.into(), name: name.into() }
    };
    shown.into_iter().map(pause).collect()
}

fn caption(chart: &Chart, noun: &str, most: u32) -> String {
    let pauses = chart.pauses();
    let most = readable(f64::from(most));
    match pauses.iter().map(|pause| pause.steps).max() {
        None => format!("No {noun}, most in use {most}"),
        Some(longest) => {
            let many = count(pauses.len(), noun);
            let longest = count(longest as usize, "step");
            format!("{many}, longest pause {longest}, most in use {most}")
        }
    }
}

//! How a run is told at the stride that suits: line by line while the program runs, and a collection in a few steps,
//! each of a size that fits, so that none is jumped over unseen and none takes minutes.
//!
//! The collector's work of one collection (an incremental collector does it in many pauses) is told by its references
//! while these are few. Of more than [`FEW`], each phase is told by its waves if there are some, and else in equal
//! parts.

use super::{Chart, Pause, Stride};
use memory::time::Tick;

/// Up to this number of references a collection is told one by one.
const FEW: usize = 18;
/// Maximum number of steps in which a phase of a larger one is told.
const MOST: usize = 8;

/// From this number of decided objects on what counting releases is a cascade.
const CASCADE: usize = 5;
/// Maximum number of cascades of a run that are told step by step.
const CASCADES: usize = 3;

/// A stretch in which a collector works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldCollection {
    /// The moment at which it begins.
    pub from: Tick,
    /// The moment at which it is over, or the last one known.
    pub to: Tick,
    /// In how many steps it is told.
    pub steps: usize,
}

/// Where the stride that suits ends, in order; and the collections.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    stops: Vec<Tick>,
    collections: Vec<ToldCollection>,
}

impl Telling {
    /// The telling of a run that is known to its end; `coarse` is how far a step goes while no collector works.
    pub(super) fn of(chart: &Chart, coarse: Stride) -> Telling {
        let mut telling = Telling::default();
        let mut at = Tick(0);
        let cascades = cascades(chart);
        let told = |pauses: &[Pause]| coarse != Stride::Line || pauses[0].began || cascades.contains(&pauses[0].from);
        for pauses in
            chart.pauses().chunk_by(|_, next| !next.began && !cascades.contains(&next.from)).filter(|p| told(p))
        {
            let (first, last) = (pauses[0].from, pauses[pauses.len() - 1].to);
            telling.between(chart, at, first, coarse);
            telling.stop(first);
            let begun = telling.stops.len();
            let few =
                pauses.iter().map(|pause| chart.stops(pause.from, pause.to, Stride::Reference).count()).sum::<usize>()
                    <= FEW;
            for (index, pause) in pauses.iter().enumerate() {
                for (from, to) in phases(chart, pause) {
                    telling.work(chart, from, to, few, pauses.len());
                }
                // What the program does between two pauses.
                if let Some(next) = pauses.get(index + 1) {
                    telling.between(chart, pause.to, next.from, coarse);
                }
            }
            telling.stop(last);
            let steps = telling.stops.len() - begun;
            telling.collections.push(ToldCollection { from: first, to: last, steps });
            at = last;
        }
        telling.between(chart, at, chart.end(), coarse);
        telling
    }

    fn between(&mut self, chart: &Chart, from: Tick, to: Tick, coarse: Stride) {
        chart.stops(from, to, coarse).for_each(|at| self.stop(at));
    }

    /// One phase of a pause.
    fn work(&mut self, chart: &Chart, from: Tick, to: Tick, few: bool, pauses: usize) {
        let all: Vec<Tick> = chart.stops(from, to, Stride::Reference).collect();
        let waves = chart.stops(from, to, Stride::Wave).count();
        match few {
            true => all.into_iter().for_each(|at| self.stop(at)),
            false if (2..=MOST).contains(&waves) => chart.stops(from, to, Stride::Wave).for_each(|at| self.stop(at)),
            false => {
                let size = all.len().div_ceil((MOST / pauses).max(1)).max(1);
                all.chunks(size).filter_map(<[Tick]>::last).for_each(|at| self.stop(*at));
            }
        }
    }

    fn stop(&mut self, at: Tick) {
        if at > self.stops.last().copied().unwrap_or_default() {
            self.stops.push(at);
        }
    }

    /// The first stop after a moment.
    pub(super) fn after(&self, at: Tick) -> Option<Tick> {
        self.stops.get(self.stops.partition_point(|stop| *stop <= at)).copied()
    }

    /// The last stop before a moment.
    pub(super) fn before(&self, at: Tick) -> Option<Tick> {
        self.stops[..self.stops.partition_point(|stop| *stop < at)].last().copied()
    }

    /// The collections, in order.
    pub fn collections(&self) -> &[ToldCollection] {
        &self.collections
    }

    /// The collection that has come to a moment: its beginning and its end belong to it.
    pub fn collection(&self, at: Tick) -> Option<&ToldCollection> {
        let later = self.collections.partition_point(|collection| collection.to < at);
        self.collections.get(later).filter(|collection| collection.from <= at)
    }
}

/// What counting releases at a program's line is told with the line, but for cascades, which are worth a look of their
/// own while they are few: where they begin.
fn cascades(chart: &Chart) -> Vec<Tick> {
    let long =
        |pause: &&Pause| !pause.began && chart.stops(pause.from, pause.to, Stride::Object).nth(CASCADE - 1).is_some();
    let found: Vec<Tick> = chart.pauses().iter().filter(long).map(|pause| pause.from).take(CASCADES + 1).collect();
    if found.len() > CASCADES { Vec::new() } else { found }
}

/// The phases of a pause: from where to where each goes.
fn phases(chart: &Chart, pause: &Pause) -> impl Iterator<Item = (Tick, Tick)> {
    let inside = |at: &Tick| *at > pause.from && *at < pause.to;
    let bands = chart.bands();
    let first = bands.partition_point(|band| band.from <= pause.from);
    let starts = bands[first..].iter().map(|band| band.from).take_while(inside);
    let cuts: Vec<Tick> = std::iter::once(pause.from).chain(starts).chain([pause.to]).collect();
    (1..cuts.len()).map(move |index| (cuts[index - 1], cuts[index]))
}

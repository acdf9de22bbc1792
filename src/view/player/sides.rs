//! The runs of a player on one clock: one most often, up to four side by side. Everything here is told in common time; only
//! what is said to be a side's own is in its ticks.

use super::transport::Goal;
use crate::lab::{Action, Deeds, Fault, Lab, Landmark, NamedMoment, Operation, RunMoment, Scenario, Stride};
use crate::view::beside::align;
use crate::view::common_time::CommonTime;
use crate::view::frame::{Band, Frame, Panels, Track};
use crate::view::kept_places::KeptPlaces;
use crate::view::pictured_run::{Arrival, PicturedRun};
use crate::view::settings::Unfold;
use memory::time::{Fuel, Tick};
use std::collections::VecDeque;
use std::rc::Rc;

/// The runs.
pub(super) struct Sides {
    stages: Vec<PicturedRun>,
    time: CommonTime,
    /// Whether that time is of the runs as they are.
    timed: bool,
    /// The timeline of each, where there are two.
    tracks: Vec<Rc<Track>>,
}

/// What became of an edit: the side that did it first and its tick after it; what no side could do.
pub(super) type Edited = (Option<(usize, Tick)>, Option<Fault>);

/// Maximum number of named moments that are listed where one is not found.
const KNOWN: usize = 30;
/// A shorter part of the timeline is not seen.
const SEEN: f64 = 0.003;

impl Sides {
    /// A scenario under the collectors of these names, or its own; nothing has been played yet.
    pub fn open(scenario: &Rc<Scenario>, collectors: Option<&str>, unfold: Unfold) -> Result<Sides, Fault> {
        Sides::replaying(scenario, collectors, unfold, Vec::new())
    }

    /// The same, in which people do these things on each side, each at the side's own tick.
    pub fn replaying(
        scenario: &Rc<Scenario>,
        collectors: Option<&str>,
        unfold: Unfold,
        deeds: Vec<Deeds>,
    ) -> Result<Sides, Fault> {
        let names: Vec<&str> = collectors.map(|text| text.split_whitespace().collect()).unwrap_or_default();
        Lab::check(&names.join(" "))?;
        let under = |name: &&str| Lab::under(scenario.clone(), name);
        let mut labs = names.iter().map(under).collect::<Result<Vec<Lab>, Fault>>()?;
        if labs.is_empty() {
            labs.push(Lab::new(scenario.clone()));
        }
        let (count, time) = (labs.len(), CommonTime::unknown(labs.len()));
        let deeds = deeds.into_iter().chain(std::iter::repeat_with(Deeds::new));
        let stages =
            labs.into_iter().zip(deeds).map(|(lab, deeds)| PicturedRun::replaying(lab, unfold, deeds, count > 1));
        Ok(Sides { stages: stages.collect(), time, timed: false, tracks: Vec::new() })
    }

    /// The first one.
    pub fn first(&self) -> &PicturedRun {
        &self.stages[0]
    }

    /// All of them.
    pub fn all(&self) -> &[PicturedRun] {
        &self.stages
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.stages.len()
    }

    /// What of a program's engine is shown by itself.
    pub fn unfolded(&self) -> Unfold {
        self.first().unfolded()
    }

    /// The names of the collectors, as an attribute has them.
    pub fn collectors(&self) -> String {
        self.stages.iter().map(PicturedRun::collector).collect::<Vec<_>>().join(" ")
    }

    /// The one under a collector.
    pub fn under(&self, collector: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.collector() == collector)
    }

    /// Plays all ahead and aligns them, as far as the fuel goes. True when every moment can be shown.
    pub fn explore(&mut self, fuel: &mut Fuel) -> bool {
        if !self.stages.iter_mut().all(|stage| stage.explore(fuel)) {
            return false;
        }
        if !self.timed {
            let beats: Vec<_> = self.stages.iter().filter_map(PicturedRun::beats).collect();
            self.time = if beats.is_empty() { CommonTime::solo(self.first().end()) } else { CommonTime::of(&beats) };
            self.timed = true;
            self.align();
            self.tracks = self.stages.iter().enumerate().map(|(side, stage)| self.track(side, stage)).collect();
        }
        true
    }

    /// Has programs that are not known to their end stop where they are.
    pub fn halt(&mut self) {
        for stage in self.stages.iter_mut().filter(|stage| stage.has_lines() && !stage.run().complete()) {
            // Nothing keeps a program from stopping.
            let _ = stage.edit(stage.end(), Action::Halt.into());
        }
    }

    /// How many instructions the programs have run that are not known to their end, and how many they may run.
    pub fn running(&self) -> Option<(u64, u64)> {
        let running = self.stages.iter().filter(|stage| !stage.run().complete());
        let most = running.filter_map(|stage| stage.run().last().vm.as_ref()).max_by_key(|vm| vm.steps);
        most.map(|vm| (vm.steps, vm.most_steps))
    }

    /// What is being done until all can be shown, and how much of it is done.
    pub fn preparing(&self) -> Option<(String, Option<f64>)> {
        self.stages.iter().find_map(PicturedRun::preparing)
    }

    /// Has the pictures made for fields of this shape.
    pub fn reshape(&mut self, shape: f64) {
        self.stages.iter_mut().for_each(|stage| stage.reshape(shape));
        if self.timed {
            self.align();
        }
    }

    /// Has room for more in the pictures, or not.
    pub fn make_room(&mut self, roomy: bool) {
        self.stages.iter_mut().for_each(|stage| stage.make_room(roomy));
        if self.timed {
            self.align();
        }
    }

    /// Has everything stand where it stood in other runs: where somebody has drawn in their pictures or, after another
    /// text, in any case.
    pub fn keep(&mut self, old: &Sides, rewritten: bool) {
        for (side, stage) in self.stages.iter_mut().enumerate() {
            let old = old.stages.get(side).unwrap_or(&old.stages[0]);
            stage.keep(if rewritten { old.places() } else { old.kept() });
        }
    }

    /// Has everything stand there, or where it stands best.
    pub fn stand(&mut self, places: Option<Rc<KeptPlaces>>) {
        self.stages.iter_mut().for_each(|stage| stage.keep(places.clone()));
    }

    /// Has an object that is about to be made stand at a place.
    pub fn put(&mut self, name: &Rc<str>, at: (f64, f64)) {
        self.stages.iter_mut().for_each(|stage| stage.put(name, at));
    }

    /// Whether somebody looks at the graph: side by side, the pictures are made together in any case.
    pub fn picture(&mut self, looked_at: bool) {
        let several = self.stages.len() > 1;
        self.stages.iter_mut().for_each(|stage| stage.picture(looked_at || several));
    }

    /// Goes on with the pictures that are made for another shape; whether one has taken its place.
    pub fn lay_anew(&mut self) -> bool {
        let anew = self.stages.iter_mut().map(PicturedRun::lay_anew).collect::<Vec<bool>>().contains(&true);
        if anew && self.timed {
            self.align();
        }
        anew
    }

    /// Whether a picture is being made for another shape.
    pub fn laying(&self) -> bool {
        self.stages.iter().any(PicturedRun::laying)
    }

    /// Gives all the same places where one was laid out anew.
    fn align(&mut self) {
        // Each of them is asked, not only the first that says so.
        let anew = self.stages.iter_mut().map(PicturedRun::replanned).collect::<Vec<bool>>().contains(&true);
        if anew && self.len() > 1 {
            align(&mut self.stages, &self.time);
        }
    }

    /// The last moment.
    pub fn end(&self) -> Tick {
        if self.timed { self.time.end() } else { self.first().end() }
    }

    /// The first moment at which a side shows one of its own ticks.
    pub fn common(&self, side: usize, own: Tick) -> Tick {
        self.time.common(side, own)
    }

    /// A side's own tick at a moment.
    pub fn own(&self, side: usize, at: Tick) -> Tick {
        self.time.own(side, at)
    }

    /// The timeline of each.
    pub fn tracks(&self) -> Vec<Rc<Track>> {
        self.tracks.clone()
    }

    /// A side's timeline in common time: where it waits there is nothing.
    fn track(&self, side: usize, stage: &PicturedRun) -> Rc<Track> {
        let own = stage.track();
        if self.len() == 1 {
            return own.clone();
        }
        let ticks = self.end();
        let tick = |part: f64| own.ticks.at_part(part);
        let place = |at: Tick| at.part_of(ticks);
        let mut bands: Vec<Band> = Vec::new();
        for band in &own.bands {
            for (from, to) in self.time.stretches(side, tick(band.from), tick(band.to)) {
                match bands.last_mut() {
                    // Too short a wait to be seen.
                    Some(last) if last.kind == band.kind && place(from) - last.to < SEEN => last.to = place(to),
                    _ => bands.push(Band { from: place(from), to: place(to), ..band.clone() }),
                }
            }
        }
        // As much is as high on every side.
        let most = self.stages.iter().map(PicturedRun::most).max().unwrap_or(1);
        let scale = f64::from(stage.most()) / f64::from(most.max(1));
        let used = own.used.iter().map(|(at, part)| (place(self.common(side, tick(*at))), *part * scale));
        let moments = self.moments().into_iter().filter(|moment| !matches!(moment.landmark, Landmark::Line(_)));
        let moments = moments.map(|moment| (moment.name, moment.at)).collect();
        let most = self.stages.iter().map(PicturedRun::most_used).max().unwrap_or(0);
        let chart = stage.heap_chart(self.end(), most, |own| self.common(side, own));
        Rc::new(Track { bands, used: used.collect(), ticks, moments, chart })
    }

    /// A moment, which must have been explored, on each side.
    pub fn at(&self, at: Tick) -> Vec<RunMoment> {
        self.stages.iter().enumerate().map(|(side, stage)| stage.at(self.own(side, at))).collect()
    }

    /// The moment a number of strides ahead of another, or behind it when the number is negative: each ends as soon as it ends on any side.
    pub fn strided(&self, from: Tick, steps: i64, stride: Stride) -> Tick {
        let mut at = from;
        for _ in 0..steps.unsigned_abs() {
            let next = if steps > 0 { self.next(at, stride) } else { self.previous(at, stride) };
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    fn next(&self, at: Tick, stride: Stride) -> Tick {
        let stop = |(side, stage): (usize, &PicturedRun)| {
            let own = self.own(side, at);
            // What a side waits for may be a part of the stride that has ended on this one.
            let here = own > Tick(0) && self.settled(side, own) > at;
            let stop = stage.stop(Tick(own.0 - u64::from(here)), stride);
            stop.map(|own| self.settled(side, own))
        };
        self.stages.iter().enumerate().filter_map(stop).min().unwrap_or(self.end())
    }

    fn previous(&self, at: Tick, stride: Stride) -> Tick {
        let stop = |(side, stage): (usize, &PicturedRun)| {
            let own = stage.previous(self.own(side, at), stride);
            (own > Tick(0)).then(|| self.settled(side, own))
        };
        self.stages.iter().enumerate().filter_map(stop).max().unwrap_or_default()
    }

    /// The moment at which a side has come to one of its own ticks and the others have done what they had to do
    /// meanwhile.
    pub fn settled(&self, side: usize, own: Tick) -> Tick {
        if own == Tick(0) { own } else { self.time.last(side, own) }
    }

    /// From where one comes to a moment by a stride: what the stride brought is what is told there.
    pub fn came_from(&self, at: Tick, stride: Stride) -> Option<Tick> {
        let from = self.strided(at, -1, stride);
        (self.strided(from, 1, stride) == at).then_some(from)
    }

    /// The frames of a moment, as it is reached by a stride from an earlier one; of the last tick alone when `from` is
    /// `None`. A side that had nothing to do on the way keeps the sentence of what it did last.
    pub fn frames(&self, at: Tick, from: Option<Tick>, stride: Stride, panels: Panels) -> Vec<Rc<Frame>> {
        let frame = |(side, stage): (usize, &PicturedRun)| {
            let moment = stage.at(self.own(side, at));
            let waits = self.waits(side, at, from);
            let own = if waits { stage.came_from(moment.tick, stride) } else { from.map(|from| self.own(side, from)) };
            let coarse = stage.run().chart().sums_up(own.unwrap_or(moment.tick), moment.tick, stride);
            Rc::new(stage.frame(&moment, Arrival { from: own, coarse, waits }, panels))
        };
        self.stages.iter().enumerate().map(frame).collect()
    }

    /// Whether nothing happens on a side on the way to a moment.
    pub fn waits(&self, side: usize, at: Tick, from: Option<Tick>) -> bool {
        let from = from.unwrap_or(Tick(at.0.saturating_sub(1)));
        self.len() > 1 && from < at && self.own(side, from) == self.own(side, at)
    }

    /// The moment with a name, or a number: the first one on any side.
    pub fn named(&self, name: &str) -> Option<Tick> {
        let sides = self.stages.iter().enumerate();
        match name {
            "end" => Some(self.end()),
            _ => name.parse().ok().map(Tick).or_else(|| {
                let at = |(side, stage): (usize, &PicturedRun)| {
                    stage.run().chart().moment(name).map(|own| self.settled(side, own))
                };
                sides.filter_map(at).min()
            }),
        }
    }

    /// The same, or which names there are.
    pub fn expect(&self, name: &str) -> Result<Tick, Fault> {
        self.named(name.trim()).ok_or_else(|| {
            let moments = self.moments();
            let known = moments.iter().take(KNOWN).map(|moment| &*moment.name).collect::<Vec<_>>().join(", ");
            let more = if moments.len() > KNOWN { ", …" } else { "" };
            Fault::nowhere(format!("there is no moment {name:?} in this run: there are {known}{more}, end"))
        })
    }

    /// The moment of a goal, now that all is known, and the stride by which it is reached.
    pub fn reach(&self, goal: Goal) -> Result<(Tick, Option<Stride>), Fault> {
        Ok(match goal {
            Goal::Tick { at, stride } => (at, stride),
            Goal::Own { side, at, stride: None } => (self.settled(side, at), None),
            Goal::Own { side, at, stride } => (self.common(side, at), stride),
            Goal::Next { from, stride } => (self.strided(from, 1, stride), Some(stride)),
            Goal::Statements { end: true, .. } | Goal::Like { end: true, .. } => (self.end(), None),
            Goal::Statements { begun: 0, .. } => (Tick(0), None),
            Goal::Statements { begun, .. } => {
                let last = self.first().strokes().get(begun - 1);
                (last.map_or(self.end(), |(tick, _)| self.settled(0, *tick)), None)
            }
            Goal::Like { acts, name, .. } => {
                let named = name.and_then(|name| self.named(&name));
                (named.unwrap_or_else(|| self.settled(0, self.first().before(acts))), None)
            }
            Goal::Named(name) => (self.expect(&name)?, None),
            // (Breakpoints are the player's; where it knows of none, one stays.)
            Goal::Break { from, .. } => (from, None),
        })
    }

    /// The moments with names, in order; of each name the first.
    pub fn moments(&self) -> Vec<NamedMoment> {
        let mut moments = Vec::new();
        for (side, stage) in self.stages.iter().enumerate() {
            let of = stage.run().chart().moments().iter();
            moments.extend(of.map(|moment| NamedMoment { at: self.settled(side, moment.at), ..moment.clone() }));
        }
        sorting::by_key(&mut moments, |moment| moment.at);
        let mut told = std::collections::HashSet::new();
        moments.retain(|moment| told.insert(moment.name.clone()));
        moments
    }

    /// The first moment from this one on at which every side lets a person write, and the side that keeps one waiting first.
    pub fn writable(&self, from: Tick) -> (Tick, Option<&PicturedRun>) {
        let (mut at, mut waiting) = (from, None);
        let busy = |at: Tick| {
            self.stages.iter().enumerate().find_map(|(side, stage)| {
                let own = self.own(side, at);
                let free = stage.run().writable(own);
                (free > own).then(|| (stage, self.common(side, free)))
            })
        };
        while let Some((stage, free)) = busy(at) {
            (at, waiting) = (free, waiting.or(Some(stage)));
        }
        (at, waiting)
    }

    /// Does what a person asks for at a moment, on every side that can do it.
    pub fn edit(&mut self, at: Tick, ops: &[Operation]) -> Edited {
        let (mut done, mut fault) = (None, None);
        // Each side that is still able to, and the tick at which it does the next.
        let mut able: Vec<(usize, Tick)> = (0..self.len()).map(|side| (side, self.own(side, at))).collect();
        for op in ops {
            let mut refused = None;
            able.retain_mut(|(side, at)| {
                let run = &mut self.stages[*side];
                let did = run.edit(*at, op.clone()).map_err(|why| refused = Some(why)).is_ok();
                if did {
                    *at = run.run().end();
                    done = done.or(Some((*side, *at)));
                }
                did
            });
            fault = refused.filter(|_| able.is_empty()).or(fault);
        }
        if done.is_some() {
            (self.time, self.timed) = (CommonTime::unknown(self.len()), false);
        }
        (done, fault)
    }

    /// Repeats what a person did after `begun` operations or statements; what cannot be done here is left out.
    pub fn redo(&mut self, begun: usize, op: &Operation) {
        for stage in &mut self.stages {
            let _ = stage.edit(stage.before(begun), op.clone());
        }
        (self.time, self.timed) = (CommonTime::unknown(self.len()), false);
    }

    /// What people did, each with how much had begun by then: on the side that could do the most of it.
    pub fn inputs(&self) -> VecDeque<(usize, Operation)> {
        let inputs = self.stages.iter().map(PicturedRun::inputs);
        inputs.reduce(|most, other| if other.len() > most.len() { other } else { most }).unwrap_or_default()
    }

    /// Why a run cannot be played to its end, if that is so.
    pub fn failure(&self, text: &str) -> Option<Fault> {
        let alone = self.len() == 1;
        let mut failures = self.stages.iter().filter_map(|stage| {
            let failure = stage.failure(text)?;
            let message =
                if alone { failure.message } else { format!("under {}, {}", stage.collector(), failure.message) };
            Some(Fault { message, ..failure })
        });
        failures.next()
    }

    /// The next moment after one, or the last before it, that is among these of a stage's own.
    pub fn stop_at(&self, from: Tick, ahead: bool, own: impl Fn(usize, &PicturedRun) -> Vec<Tick>) -> Option<Tick> {
        let settled = |side| move |own| self.settled(side, own);
        let stops =
            self.stages.iter().enumerate().flat_map(|(side, stage)| own(side, stage).into_iter().map(settled(side)));
        match ahead {
            true => stops.filter(|at| *at > from).min(),
            false => stops.filter(|at| *at < from).max(),
        }
    }
}

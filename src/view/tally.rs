//! What a collector has achieved by a moment and at what cost, for several of them to be compared.

use super::run_index::RunIndex;
use super::words::{bytes, count, readable};
use crate::lab::{Subject, oracle};
use memory::time::Tick;

/// What was freed, of what could have been, and the work it took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Objects that were freed.
    pub freed: usize,
    /// Objects that nothing reaches, those that were freed among them.
    pub garbage: usize,
    /// Bytes that were freed, headers included.
    pub bytes: u64,
    /// Steps of the collector.
    pub steps: u64,
    /// How many steps of it the program had to wait for at most in one go.
    pub pause: u64,
    /// The same in all.
    pub waited: u64,
    /// Objects that were moved, each time anew.
    pub moved: u64,
    /// How often a barrier had something to do.
    pub barriers: u64,
    /// The most bytes that were ever in use.
    pub peak: u32,
    /// The part of the memory up to its last object that is holes.
    pub holes: f64,
    /// Whether there are more objects than are looked at: then only bytes are told.
    pub many: bool,
}

impl Tally {
    /// Reads it from a moment, all but what is known of the run as a whole: pauses, barriers, the peak.
    pub fn of(subject: &dyn Subject, index: &RunIndex, at: Tick) -> Tally {
        let (state, before) = (subject.state(), index.before);
        let reached = oracle::reachable(&state.world);
        let collection = &state.world.collection;
        let mut tally = Tally {
            bytes: collection.freed.saturating_sub(before.0),
            steps: collection.steps.saturating_sub(before.1),
            moved: collection.moved,
            holes: holes(subject),
            many: !index.drawn.all_drawn(),
            freed: index.fleeting.partition_point(|freed| *freed <= at),
            ..Tally::default()
        };
        for entity in &index.drawn.members {
            match state.object(*entity) {
                Some(at) => tally.garbage += usize::from(subject.shown(at) && !reached.get(at)),
                None if state.identity(*entity).is_some() => tally.freed += 1,
                None => {}
            }
        }
        tally.garbage += tally.freed;
        tally
    }

    /// The figures that stand in a table of several, in the order of [`TALLIED`].
    pub fn cells(&self) -> [String; 9] {
        let left = |number: usize| if self.many { "–".to_owned() } else { number.to_string() };
        [
            if self.many { bytes(self.bytes) } else { self.freed.to_string() },
            left(self.garbage - self.freed),
            self.moved.to_string(),
            self.barriers.to_string(),
            self.steps.to_string(),
            self.pause.to_string(),
            self.waited.to_string(),
            readable(f64::from(self.peak)),
            format!("{:.0} %", self.holes * 100.0),
        ]
    }

    /// The same in a few words.
    pub fn words(&self) -> String {
        let steps = count(self.steps as usize, "step");
        match self.many {
            true => format!("freed {} · {steps} of work", bytes(self.bytes)),
            false => format!("freed {} of {} · {steps} of work", self.freed, self.garbage),
        }
    }
}

/// What the columns of a table of several are called, and what they say at length.
pub const TALLIED: [(&str, &str); 9] = [
    ("freed", "objects that were freed"),
    ("floating", "garbage that is still there"),
    ("moved", "objects that were moved, each time anew"),
    ("barriers", "how often a barrier had something to do: counted, shaded, remembered"),
    ("work", "steps of the collector"),
    ("longest wait", "most steps the program waited for in one go"),
    ("total wait", "steps the program waited for in all"),
    ("peak", "most bytes in use at a time"),
    ("holes", "part of the memory up to the last object that is holes"),
];

/// The part of what is taken of the heap's spaces that is holes.
fn holes(subject: &dyn Subject) -> f64 {
    let (mut holes, mut all) = (0u64, 0u64);
    for block in subject.state().world.heap.blocks() {
        let bytes = u64::from(block.bytes);
        all += bytes;
        holes += if block.kind.is_object() { 0 } else { bytes };
    }
    if all == 0 { 0.0 } else { holes as f64 / all as f64 }
}

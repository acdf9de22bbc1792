//! How long a moment is shown while it plays: at the stride that suits as long as its sentence takes to read, a whole
//! collection in 5 to 20 seconds, and what a loop repeats ever faster. At any other stride all take the same time.

use super::shown::Shown;
use super::{Player, STRIDE};
use crate::lab::Stride;
use crate::view::state;

/// How long a sentence takes, in milliseconds: without a word, and for each word.
const READING: (f64, f64) = (500.0, 70.0);
/// How long a line is shown, at least and at most.
const LINE: (f64, f64) = (700.0, 1600.0);
/// How long a line is shown that has been shown often.
const AGAIN: f64 = 50.0;
/// How long a collection takes, at least and at most.
const COLLECTION: (f64, f64) = (5_000.0, 20_000.0);

/// How long a moment takes to read, in milliseconds, whatever the stride.
pub(super) fn reading(shown: &Shown) -> f64 {
    let words = |text: String| text.split_whitespace().count();
    let most = shown.sides.iter().map(|(frame, _)| words(state::text(&frame.sentence))).max().unwrap_or(0);
    READING.0 + READING.1 * most as f64
}

impl Player {
    /// How long the moment shown is shown, in milliseconds at speed 1.
    pub(super) fn pace(&self) -> f64 {
        let Some(shown) = self.transport.shown.as_ref().filter(|_| self.stride() == Stride::Auto) else {
            return STRIDE;
        };
        let reading = reading(shown);
        let runs = self.runs.sides.all();
        let told =
            runs.iter().zip(&shown.sides).find_map(|(run, (_, at))| run.run().chart().telling().collection(at.tick));
        if let Some(collection) = told {
            let steps = collection.steps.max(1) as f64;
            return reading.clamp(COLLECTION.0 / steps, COLLECTION.1 / steps);
        }
        let times = runs[0].times(shown.sides[0].1.tick) as f64;
        (reading.clamp(LINE.0, LINE.1) / (times * times)).max(AGAIN)
    }
}

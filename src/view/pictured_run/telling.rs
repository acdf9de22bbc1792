//! Which moment of a run tells most at one glance, for the picture that is seen before anybody plays it.

use super::PicturedRun;
use crate::lab::PhaseSpan;
use memory::time::Tick;

/// Maximum number of moments that are looked at.
const LOOKS: usize = 48;
/// How far a wave has come when most can be seen of it.
const MIDWAY: f64 = 0.6;
/// A wave of fewer steps shows nothing.
const WAVE: u64 = 4;

impl PicturedRun {
    /// The moment before `limit` that tells most: the middle of the first wave of marking, where some is reached and
    /// some is not; else the one with the most objects.
    pub fn telling(&self, limit: Tick) -> Tick {
        let limit = limit.min(self.end());
        self.wave(limit).unwrap_or_else(|| self.fullest(limit))
    }

    /// The middle of the first wave of marking that is over by then.
    fn wave(&self, limit: Tick) -> Option<Tick> {
        let (traits, bands) = (self.run.lab().collector.traits(), self.run.chart().bands());
        let ends = bands.iter().skip(1).map(|band| band.from).chain([self.end()]);
        let waves = bands.iter().zip(ends).filter(|(band, to)| self.traces(band) && *to <= limit);
        let mut long = waves.filter(|(band, to)| to.0.saturating_sub(band.from.0) >= WAVE);
        let (band, to) = long.next().filter(|_| traits.colours)?;
        Some(Tick(band.from.0 + ((to.0 - band.from.0) as f64 * MIDWAY) as u64))
    }

    fn traces(&self, band: &PhaseSpan) -> bool {
        let known = self.run.lab().collector.traits().phase(band.phase).band;
        known.traces() && !matches!(known, crate::lab::PhaseBand::Roots)
    }

    /// The last of the moments with the most objects, among the beginnings of statements.
    fn fullest(&self, limit: Tick) -> Tick {
        let begun: Vec<Tick> = self.strokes().iter().map(|(tick, _)| *tick).filter(|tick| *tick <= limit).collect();
        let every = begun.len().div_ceil(LOOKS).max(1);
        let looks = begun.iter().rev().step_by(every).rev().copied();
        looks.max_by_key(|tick| self.objects(&self.at(*tick).state).len()).unwrap_or_default()
    }
}

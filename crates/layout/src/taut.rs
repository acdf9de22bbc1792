//! The tightest string through a row of openings, each at an x of its own: few bends, no detour.
//!
//! The funnel of Lee and Preparata (1984) for a corridor that never turns back: as long as one straight line passes all
//! openings so far it goes on, else it bends at the edge of the one that stopped it.

use super::curve::between;
use super::{Curve, Point};

/// An opening in the way: at `x`, between two heights.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub x: f64,
    pub low: f64,
    pub high: f64,
}

/// The bends of the shortest way from a point through openings; their x all increase, or all decrease. The last is the
/// goal.
pub(super) fn taut(start: Point, openings: &[Opening]) -> Vec<Point> {
    let mut path = vec![start];
    let (mut from, mut next) = (start, 0);
    while next < openings.len() {
        // The steepest lines that pass everything since `from`, and where they touch.
        let (mut low, mut high) = ((f64::NEG_INFINITY, next), (f64::INFINITY, next));
        let mut bend = None;
        for (k, opening) in openings.iter().enumerate().skip(next) {
            let run = (opening.x - from.x).abs().max(1e-6);
            let (up, down) = ((opening.low - from.y) / run, (opening.high - from.y) / run);
            if up > high.0 {
                bend = Some((high.1, openings[high.1].high));
                break;
            }
            if down < low.0 {
                bend = Some((low.1, openings[low.1].low));
                break;
            }
            if up >= low.0 {
                low = (up, k);
            }
            if down <= high.0 {
                high = (down, k);
            }
        }
        let (at, y) = bend.unwrap_or_else(|| {
            let last = openings.len() - 1;
            (last, (openings[last].low + openings[last].high) / 2.0)
        });
        from = Point { x: openings[at].x, y };
        path.push(from);
        next = at + 1;
    }
    path
}

/// A path with its bends rounded off, so that none is further than `near` from its corner.
pub(super) fn rounded(path: &[Point], near: f64) -> Curve {
    let mut curve = Curve { start: path[0], segments: Vec::new() };
    for three in path.windows(3) {
        let [a, b, c] = [three[0], three[1], three[2]];
        let (one, two) = ((b.x - a.x, b.y - a.y), (c.x - b.x, c.y - b.y));
        let long = |v: (f64, f64)| v.0.hypot(v.1).max(1e-6);
        let cos = ((one.0 * two.0 + one.1 * two.1) / long(one) / long(two)).clamp(-1.0, 1.0);
        let half = ((1.0 - cos) / 2.0).sqrt();
        if half < 1e-4 {
            continue;
        }
        let by = (2.0 * near / half).min(48.0);
        let cut = |to: Point| (by / (to.x - b.x).hypot(to.y - b.y).max(1e-6)).min(0.5);
        curve.line_to(between(b, a, cut(a)));
        let (from, end) = (curve.end(), between(b, c, cut(c)));
        curve.segments.push([between(from, b, 2.0 / 3.0), between(end, b, 2.0 / 3.0), end]);
    }
    curve.line_to(path[path.len() - 1]);
    curve
}

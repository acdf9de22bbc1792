//! Curves as they are drawn and followed: SVG path data, and the place of a dot that travels along.
//!
//! Cubic Béziers in their Bernstein form; arc length by chords, which is exact enough for the eye.

use std::fmt::Write;

use super::{Curve, Point};

/// Chords per segment when a curve's length is measured.
const CHORDS: usize = 16;

impl Curve {
    /// Its start, and the control points and the end of each segment: it lies within them.
    pub fn points(&self) -> impl Iterator<Item = Point> {
        std::iter::once(self.start).chain(self.segments.iter().flatten().copied())
    }

    /// Moves it down.
    pub(super) fn sink(&mut self, by: f64) {
        self.start.y += by;
        self.segments.iter_mut().flatten().for_each(|p| p.y += by);
    }

    /// SVG path data, coordinates rounded to a tenth of a pixel.
    pub fn path(&self) -> String {
        let mut d = String::with_capacity(16 + 40 * self.segments.len());
        let tenth = |v: f64| (v * 10.0).round() / 10.0 + 0.0;
        // Writing to a String cannot fail.
        let _ = write!(d, "M{} {}", tenth(self.start.x), tenth(self.start.y));
        for [a, b, c] in &self.segments {
            let [ax, ay, bx, by, cx, cy] = [a.x, a.y, b.x, b.y, c.x, c.y].map(tenth);
            let _ = write!(d, "C{ax} {ay} {bx} {by} {cx} {cy}");
        }
        d
    }

    /// The point that lies the part `t` (0 to 1) of the curve's length from its start.
    pub fn at(&self, t: f64) -> Point {
        let mut points = vec![self.start];
        let mut from = self.start;
        for segment in &self.segments {
            points.extend((1..=CHORDS).map(|k| cubic(from, *segment, k as f64 / CHORDS as f64)));
            from = segment[2];
        }
        let length = |pair: &[Point]| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y);
        let mut left = points.windows(2).map(length).sum::<f64>() * t.clamp(0.0, 1.0);
        for pair in points.windows(2) {
            let chord = length(pair);
            if left <= chord && chord > 0.0 {
                return between(pair[0], pair[1], left / chord);
            }
            left -= chord;
        }
        from
    }

    /// Where it ends: at the border of the item it leads to.
    pub fn end(&self) -> Point {
        self.segments.last().map_or(self.start, |segment| segment[2])
    }

    /// Adds a straight segment, unless it would have no length.
    pub(super) fn line_to(&mut self, to: Point) {
        let from = self.end();
        if (to.x - from.x).abs() + (to.y - from.y).abs() > 0.01 {
            self.segments.push([between(from, to, 1.0 / 3.0), between(from, to, 2.0 / 3.0), to]);
        }
    }

    /// Adds a segment that starts and ends level, as a forward reference does.
    pub(super) fn level_to(&mut self, to: Point) {
        let from = self.end();
        let reach = (to.x - from.x) * 0.5;
        if (to.y - from.y).abs() < 0.01 {
            return self.line_to(to);
        }
        self.segments.push([Point { x: from.x + reach, y: from.y }, Point { x: to.x - reach, y: to.y }, to]);
    }
}

/// The point of one cubic segment at parameter `t`.
pub(super) fn cubic(a: Point, [b, c, d]: [Point; 3], t: f64) -> Point {
    let s = 1.0 - t;
    let [wa, wb, wc, wd] = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    Point { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y }
}

/// The point that lies the part `t` of the way from one point to another.
pub(super) fn between(a: Point, b: Point, t: f64) -> Point {
    Point { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }
}

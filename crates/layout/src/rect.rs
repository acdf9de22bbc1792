//! Rectangles by their edges, as routes and checks see the items.

use super::{Item, Point};

/// A rectangle by its edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The top edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// The rectangle of an item around its centre.
    pub fn of(item: &Item, centre: Point) -> Rect {
        let (w, h) = (item.width / 2.0, item.height / 2.0);
        Rect { left: centre.x - w, top: centre.y - h, right: centre.x + w, bottom: centre.y + h }
    }

    /// The rectangle with each edge moved outwards.
    pub fn grown(self, by: f64) -> Rect {
        Rect { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// The point in its middle.
    pub fn centre(self) -> Point {
        Point { x: (self.left + self.right) / 2.0, y: (self.top + self.bottom) / 2.0 }
    }

    /// From the left edge to the right.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// From the top edge to the bottom.
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Where the straight line from the middle to a point outside meets the border.
    pub fn border(self, outside: Point) -> Point {
        let middle = self.centre();
        let part = |by: f64, half: f64| if by == 0.0 { 1.0 } else { half / by.abs() };
        let along = part(outside.x - middle.x, self.width() / 2.0);
        let t = along.min(part(outside.y - middle.y, self.height() / 2.0)).min(1.0);
        super::curve::between(middle, outside, t)
    }

    /// Whether a point lies strictly inside.
    pub fn holds(self, p: Point) -> bool {
        p.x > self.left && p.x < self.right && p.y > self.top && p.y < self.bottom
    }

    /// Whether two rectangles share more than an edge.
    pub fn meets(self, other: Rect) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether a straight line between two points has a part strictly inside (Liang and Barsky 1984).
    pub fn cut_by(self, a: Point, b: Point) -> bool {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (from, by, low, high) in [(a.x, b.x - a.x, self.left, self.right), (a.y, b.y - a.y, self.top, self.bottom)]
        {
            if by == 0.0 {
                if from <= low || from >= high {
                    return false;
                }
                continue;
            }
            let (s, t) = ((low - from) / by, (high - from) / by);
            enter = enter.max(s.min(t));
            leave = leave.min(s.max(t));
        }
        enter < leave
    }
}

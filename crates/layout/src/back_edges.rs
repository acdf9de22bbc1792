//! References that start at a row of a card: the way back to an earlier column, and loops.
//!
//! A row's reference leaves at its right end, where its dot is. To go left it turns around, runs level through a lane
//! under (or over) its own item and each item on the way, and arrives at the lower (or upper) edge of its target.

use super::lanes::{Lanes, Pass};
use super::obstacle_routing::round;
use super::rect::Rect;
use super::{Curve, End, Point};

/// How far below an item its lane lies, where there is room.
const BELOW: f64 = 24.0;

impl Lanes<'_> {
    /// Where a link that starts at a row starts.
    pub(super) fn row(&self, link: usize) -> Option<(f64, f64)> {
        match self.request.links[link].from {
            End::Row(item, down) => Some((self.rects[item].right, self.rects[item].top + f64::from(down))),
            _ => None,
        }
    }

    /// The lanes of the way back: column, gap and height, from its own column to its target's.
    pub(super) fn back_lanes(&self, link: usize) -> Vec<(usize, usize, f64)> {
        let to = self.request.links[link].to;
        let Some(from) = self.source(link) else { return Vec::new() };
        let (own, goal) = (self.rects[from], self.rects[to]);
        let low = own.bottom.max(goal.bottom) + BELOW;
        let mut lanes: Vec<(usize, usize, f64)> = (self.of[to] + 1..self.of[from])
            .rev()
            .map(|column| {
                let (gap, y) = self.gap(column, low, None);
                (column, gap, y)
            })
            .collect();
        let first = self.beside(self.of[from], own, low);
        let last = self.beside(self.of[to], goal, lanes.last().map_or(first.1, |lane| lane.2));
        lanes.insert(0, (self.of[from], first.0, first.1));
        lanes.push((self.of[to], last.0, last.1));
        lanes
    }

    /// The gap next to an item that is nearer to a height, and where in it.
    fn beside(&self, column: usize, rect: Rect, wish: f64) -> (usize, f64) {
        let above = self.columns[column].blocks.partition_point(|block| block.0 < rect.top - 0.5);
        let near = |gap: usize, y: f64| {
            let (low, high) = self.bounds(column, gap);
            (gap, y.clamp(low, high))
        };
        let (over, under) = (near(above, rect.top - BELOW * 0.6), near(above + 1, wish.min(rect.bottom + BELOW)));
        // Under an item there is room for it; over the first there may be none.
        let up = (over.1 - wish).abs() + if above == 0 { 90.0 } else { 12.0 };
        if (under.1 - wish).abs() <= up { under } else { over }
    }

    /// Draws the way back along its lanes.
    pub(super) fn go_back(&self, link: usize, lanes: &[Pass], curve: &mut Curve) {
        let goal = self.rects[self.request.links[link].to];
        let start = curve.start;
        for (number, &Pass { column: c, y, .. }) in lanes.iter().enumerate() {
            let column = &self.columns[c];
            let last = number + 1 == lanes.len();
            if number == 0 {
                curve.line_to(Point { x: column.right, y: start.y });
                let out = column.right + (18.0 + 0.1 * (y - start.y).abs()).min(self.channel(c + 1) * 0.8);
                let turn = Point { x: column.right - 6.0, y };
                curve.segments.push([Point { x: out, y: start.y }, Point { x: out, y }, turn]);
            } else {
                curve.level_to(Point { x: column.right, y });
            }
            if !last {
                curve.line_to(Point { x: column.left, y });
            }
        }
        let lane = curve.end().y;
        let twin = self.request.links[..link].iter().filter(|other| other.to == self.request.links[link].to).count();
        let x = goal.left + (goal.right - goal.left) * 0.5 + 13.0 * ((twin % 3) as f64 - 1.0);
        let edge = if lane > goal.centre().y { goal.bottom } else { goal.top };
        let near = x + (20.0_f64).min((goal.right - x) * 0.8);
        curve.line_to(Point { x: near, y: lane });
        let bend = [
            Point { x: x + (near - x) * 0.3, y: lane },
            Point { x, y: lane + (edge - lane) * 0.4 },
            Point { x, y: edge },
        ];
        curve.segments.push(bend);
    }

    /// A loop at one item; one that starts at a row goes up beside it.
    pub(super) fn round(&self, link: usize, twin: usize) -> Curve {
        let rect = self.rects[self.request.links[link].to];
        let Some((x, y)) = self.row(link) else { return round(rect, twin) };
        let out = 26.0 + 8.0 * twin as f64;
        let end = Point { x: rect.right - 26.0 - 9.0 * twin as f64, y: rect.top };
        let corner = Point { x: rect.right + 6.0, y: rect.top - 16.0 };
        let segments = vec![
            [Point { x: x + out, y }, Point { x: x + out, y: corner.y }, corner],
            [Point { x: corner.x - 14.0, y: corner.y }, Point { x: end.x, y: rect.top - 15.0 }, end],
        ];
        Curve { start: Point { x, y }, segments }
    }
}

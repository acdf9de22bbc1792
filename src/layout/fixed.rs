//! Items whose place someone chose: the proportions stay, each axis is stretched as little as leaves gaps.
//!
//! Two items must come apart either vertically or horizontally. For each vertical stretch the horizontal one follows
//! from the pairs it leaves side by side; of all such couples of stretches the one with the smallest page is taken.

use super::quality::together;
use super::{End, Point, Request};

/// Gaps that leave curves readable: beside each other, and above each other.
pub(super) struct Gaps {
    /// Between items beside each other.
    pub across: f64,
    /// Between items above each other.
    pub down: f64,
}

impl Gaps {
    /// Roomy for few items, tighter for many.
    pub(super) fn of(count: usize) -> Gaps {
        match count {
            0..=12 => Gaps { across: 220.0, down: 20.0 },
            13..=30 => Gaps { across: 130.0, down: 18.0 },
            _ => Gaps { across: 90.0, down: 14.0 },
        }
    }
}

/// The centres of the items in `fixed`, all of which have a chosen place, in that order.
pub(super) fn spread(request: &Request, fixed: &[usize], left: f64, top: f64) -> Vec<Point> {
    let at = |i: usize| request.items[i].at.unwrap_or_default();
    let finite = |p: Point| if p.x.is_finite() && p.y.is_finite() { p } else { Point::default() };
    let chosen: Vec<Point> = apart(fixed.iter().map(|&i| finite(at(i))).collect());
    let (sx, sy) = stretches(request, fixed, &chosen);
    let mut centres: Vec<Point> = chosen.iter().map(|p| Point { x: p.x * sx, y: p.y * sy }).collect();
    let edge = |size: fn(&super::Item) -> f64, place: fn(&Point) -> f64| {
        let edges = fixed.iter().zip(&centres).map(|(&i, c)| place(c) - size(&request.items[i]) / 2.0);
        edges.fold(f64::INFINITY, f64::min)
    };
    let (dx, dy) = (left - edge(|i| i.width, |p| p.x), top - edge(|i| i.height, |p| p.y));
    let down = level(request, fixed, &centres, dy);
    centres.iter_mut().for_each(|c| (c.x, c.y) = (c.x + dx, c.y + dy + down));
    centres
}

/// Items put on the very same spot are taken apart a little, as no stretch would.
fn apart(mut chosen: Vec<Point>) -> Vec<Point> {
    let mut order: Vec<usize> = (0..chosen.len()).collect();
    order.sort_by(|&a, &b| chosen[a].y.total_cmp(&chosen[b].y).then(chosen[a].x.total_cmp(&chosen[b].x)).then(a.cmp(&b)));
    for k in 1..order.len() {
        let (a, b) = (order[k - 1], order[k]);
        if (chosen[a].x - chosen[b].x).abs() < 1e-6 && chosen[b].y - chosen[a].y < 1e-6 {
            // From here on downwards everything moves, so that no further pair falls together.
            order[k..].iter().for_each(|&i| chosen[i].y += 1.0);
        }
    }
    chosen
}

/// The least stretches of both axes, at least one each.
fn stretches(request: &Request, fixed: &[usize], chosen: &[Point]) -> (f64, f64) {
    let gaps = Gaps::of(fixed.len());
    // What each pair asks of y, or else of x.
    let mut asks: Vec<(f64, f64)> = Vec::new();
    for (k, &a) in fixed.iter().enumerate() {
        for (l, &b) in fixed.iter().enumerate().skip(k + 1) {
            let (one, two) = (&request.items[a], &request.items[b]);
            if together(one, two) {
                let (dx, dy) = ((chosen[k].x - chosen[l].x).abs(), (chosen[k].y - chosen[l].y).abs());
                let wide = (one.width + two.width) / 2.0 + gaps.across;
                let tall = (one.height + two.height) / 2.0 + gaps.down;
                asks.push((tall / dy, wide / dx));
            }
        }
    }
    asks.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let (mut best, mut least) = ((1.0, 1.0), f64::INFINITY);
    let mut sx = 1.0_f64;
    for k in 0..=asks.len() {
        // The pairs before k come apart along x, the others along y.
        let sy = asks.get(k).map_or(1.0, |ask| ask.0.max(1.0));
        if sx.is_finite() && sy.is_finite() && sx * sy < least {
            (best, least) = ((sx, sy), sx * sy);
        }
        sx = asks.get(k).map_or(sx, |ask| sx.max(ask.1));
    }
    best
}

/// How far the picture may sink so that the references from roots run level, without growing past the roots.
fn level(request: &Request, fixed: &[usize], centres: &[Point], dy: f64) -> f64 {
    let bottom = request.roots.iter().map(|p| p.y).fold(f64::NEG_INFINITY, f64::max);
    let lowest = fixed.iter().zip(centres).map(|(&i, c)| c.y + dy + request.items[i].height / 2.0).fold(0.0, f64::max);
    let mut wishes: Vec<f64> = Vec::new();
    for link in &request.links {
        if let (End::Root(root), Some(k)) = (link.from, fixed.iter().position(|&i| i == link.to)) {
            wishes.push(request.roots[root].y - centres[k].y - dy);
        }
    }
    wishes.sort_by(f64::total_cmp);
    wishes.get(wishes.len() / 2).map_or(0.0, |wish| wish.min(bottom - lowest).max(0.0))
}

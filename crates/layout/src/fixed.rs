//! Items whose place someone chose: the proportions stay, each axis is stretched as little as leaves gaps.
//!
//! Two items must come apart either vertically or horizontally. For each vertical stretch the horizontal one follows
//! from the pairs it leaves side by side; of all such couples of stretches the one with the smallest page is taken.
//! Where a few items so close together would blow up the whole page, the page stays moderate and they are pushed apart.

use super::quality::together;
use super::{End, Point, Request};

/// How many times the room its items take a page of chosen places may be large.
const PAGE: f64 = 8.0;

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
    push_apart(request, fixed, &mut centres);
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
    sorting::by(&mut order, |&a, &b| {
        chosen[a].y.total_cmp(&chosen[b].y).then(chosen[a].x.total_cmp(&chosen[b].x)).then(a.cmp(&b))
    });
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
    let range = |place: fn(&Point) -> f64| {
        let ends = chosen.iter().map(place).fold((f64::INFINITY, f64::NEG_INFINITY), |e, v| (e.0.min(v), e.1.max(v)));
        (ends.1 - ends.0).max(1e-9)
    };
    let (wide, tall) = (range(|p| p.x), range(|p| p.y));
    let best = couples(request, fixed, chosen).min_by(|a, b| (a.0 * a.1).total_cmp(&(b.0 * b.1)));
    let room: f64 = fixed.iter().map(|&i| (request.items[i].width + 24.0) * (request.items[i].height + 14.0)).sum();
    let most = PAGE * room;
    match best {
        Some((sx, sy)) if sx * wide * sy * tall <= most => (sx, sy),
        _ => (((most * 1.5).sqrt() / wide).max(1.0), ((most / 1.5).sqrt() / tall).max(1.0)),
    }
}

/// All couples of stretches, along x and along y, that take every pair apart.
fn couples(request: &Request, fixed: &[usize], chosen: &[Point]) -> impl Iterator<Item = (f64, f64)> {
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
    sorting::by(&mut asks, |a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let mut sx = columns(request, fixed, chosen, gaps.across);
    (0..=asks.len()).map_while(move |k| {
        // The pairs before k come apart along x, the others along y.
        let couple = (sx, asks.get(k).map_or(1.0, |ask| ask.0.max(1.0)));
        sx = asks.get(k).map_or(sx, |ask| sx.max(ask.1));
        couple.0.is_finite().then_some(couple)
    })
}

/// The stretch along x that leaves the gap between columns, where the chosen places form columns: few heaps of x.
fn columns(request: &Request, fixed: &[usize], chosen: &[Point], gap: f64) -> f64 {
    let mut order: Vec<usize> = (0..fixed.len()).collect();
    sorting::by(&mut order, |&a, &b| chosen[a].x.total_cmp(&chosen[b].x).then(a.cmp(&b)));
    let steps: Vec<f64> = order.windows(2).map(|pair| chosen[pair[1]].x - chosen[pair[0]].x).collect();
    let clear = 0.25 * steps.iter().copied().fold(0.0, f64::max);
    let heaps = 1 + steps.iter().filter(|&&step| step > clear).count();
    if clear == 0.0 || heaps > 2.max(fixed.len() / 2) {
        return 1.0;
    }
    let width = |k: usize| request.items[fixed[k]].width;
    let asks = order.windows(2).zip(&steps).filter(|&(_, &step)| step > clear);
    asks.map(|(pair, step)| ((width(pair[0]) + width(pair[1])) / 2.0 + gap) / step).fold(1.0, f64::max)
}

/// Pushes down what still touches something above it.
fn push_apart(request: &Request, fixed: &[usize], centres: &mut [Point]) {
    let mut order: Vec<usize> = (0..fixed.len()).collect();
    sorting::by(&mut order, |&a, &b| centres[a].y.total_cmp(&centres[b].y).then(a.cmp(&b)));
    let item = |k: usize| &request.items[fixed[k]];
    for (n, &k) in order.iter().enumerate() {
        // Each push clears one item above for good, so there are at most as many as items.
        for _ in 0..n {
            let touched = order[..n].iter().find(|&&l| {
                let (dx, dy) = ((centres[k].x - centres[l].x).abs(), (centres[k].y - centres[l].y).abs());
                let wide = (item(k).width + item(l).width) / 2.0 + 30.0;
                let tall = (item(k).height + item(l).height) / 2.0 + 14.0;
                together(item(k), item(l)) && dx < wide && dy < tall - 1e-6
            });
            let Some(&l) = touched else { break };
            centres[k].y = centres[l].y + (item(k).height + item(l).height) / 2.0 + 14.0;
        }
    }
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
    sorting::by(&mut wishes, f64::total_cmp);
    wishes.get(wishes.len() / 2).map_or(0.0, |wish| wish.min(bottom - lowest).max(0.0))
}

//! How good a layout is, in figures: crossings, overlaps, curves that run through what they do not join.
//!
//! For tests and benchmarks only; nothing decides by it. Crossings are counted on straight lines between centres, so
//! that layouts of any origin can be compared.

use super::rect::Rect;
use super::{Curve, End, Item, Layout, Link, Point, Request};

/// Pairs of links between items whose straight lines cross; links that share an end item never do.
pub fn crossings(centres: &[Point], links: &[Link]) -> usize {
    let lines: Vec<(usize, usize)> = links
        .iter()
        .filter_map(|link| match link.from {
            End::Item(from) | End::Row(from, _) => Some((from, link.to)),
            End::Root(_) => None,
        })
        .collect();
    let side = |a: usize, b: usize, c: usize| {
        let (a, b, c) = (centres[a], centres[b], centres[c]);
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    };
    let mut count = 0;
    for (i, &(a, b)) in lines.iter().enumerate() {
        for &(c, d) in &lines[i + 1..] {
            let apart = a != c && a != d && b != c && b != d;
            if apart && side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0 {
                count += 1;
            }
        }
    }
    count
}

/// Pairs of items that are shown at the same time at some moment and whose rectangles overlap.
pub fn overlaps(items: &[Item], centres: &[Point]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let rect = |i: usize| Rect::of(&items[i], centres[i]);
    sorting::by(&mut order, |&a, &b| rect(a).left.total_cmp(&rect(b).left));
    let mut found = Vec::new();
    for (k, &a) in order.iter().enumerate() {
        for &b in &order[k + 1..] {
            if rect(b).left >= rect(a).right {
                break;
            }
            if together(&items[a], &items[b]) && rect(a).meets(rect(b)) {
                found.push((a.min(b), a.max(b)));
            }
        }
    }
    found
}

/// Links whose curve runs through an item that is neither of its ends, with that item. Items that are never shown
/// together with both ends do not count. A curve may graze a border by half a pixel.
pub fn runs_through(request: &Request, layout: &Layout) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (k, (link, curve)) in request.links.iter().zip(&layout.curves).enumerate() {
        let points = samples(curve);
        for (i, item) in request.items.iter().enumerate() {
            let end = link.to == i || link.from.item() == Some(i);
            let with = |j: usize| together(item, &request.items[j]);
            let seen = with(link.to) && !matches!(link.from.item(), Some(from) if !with(from));
            let inner = Rect::of(item, layout.centres[i]).grown(-0.5);
            if !end && seen && points.iter().any(|&p| inner.holds(p)) {
                found.push((k, i));
            }
        }
    }
    found
}

/// Whether two items are both shown at some tick.
pub fn together(a: &Item, b: &Item) -> bool {
    a.span.0 <= b.span.1 && b.span.0 <= a.span.1
}

/// Points along a curve, some two pixels apart.
fn samples(curve: &Curve) -> Vec<Point> {
    let mut points = vec![curve.start];
    let mut from = curve.start;
    for &[c1, c2, to] in &curve.segments {
        let reach =
            (c1.x - from.x).hypot(c1.y - from.y) + (c2.x - c1.x).hypot(c2.y - c1.y) + (to.x - c2.x).hypot(to.y - c2.y);
        let steps = (reach / 2.0).ceil().clamp(4.0, 2000.0) as usize;
        points.extend((1..=steps).map(|k| super::curve::cubic(from, [c1, c2, to], k as f64 / steps as f64)));
        from = to;
    }
    points
}

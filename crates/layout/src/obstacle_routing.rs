//! Curves around items that stand anywhere: the short way if it is clear, else from corner to corner.
//!
//! Shortest paths among rectangles run along corners (visibility graph, Lozano-Pérez and Wesley 1979). They are
//! searched best first (A*, Hart, Nilsson, Raphael 1968), looking only at corners a search comes to, and the corners
//! of the path are rounded off.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::curve::{between, cubic};
use super::quality::together;
use super::rect::Rect;
use super::{Curve, End, Link, Point, Request};

/// How far from an item a curve passes it.
const CLEAR: f64 = 9.0;
/// How far right of the middle a detour leaves and arrives.
const ASIDE: f64 = 6.0;
/// With more items than this the detours are not searched.
const MANY: usize = 500;

/// The curve of each link.
pub(super) fn curves(request: &Request, centres: &[Point]) -> Vec<Curve> {
    let rects: Vec<Rect> = request.items.iter().zip(centres).map(|(item, &c)| Rect::of(item, c)).collect();
    let mut curves = Vec::with_capacity(request.links.len());
    for (k, link) in request.links.iter().enumerate() {
        let to = rects[link.to];
        let (from, twins, back) = match link.from {
            End::Item(from) | End::Row(from, _) if from == link.to => {
                curves.push(round(to, 0));
                continue;
            }
            End::Item(from) | End::Row(from, _) => {
                let twins = request.links[..k].iter().filter(|l| l.from == link.from && l.to == link.to).count();
                let back = request.links.iter().any(|l| l.from.item() == Some(link.to) && l.to == from);
                (rects[from], twins, back)
            }
            End::Root(root) => {
                let dock = request.roots[root];
                (Rect { left: dock.x, top: dock.y, right: dock.x, bottom: dock.y }, 0, false)
            }
        };
        let others = obstacles(request, &rects, *link);
        // The way back of a couple bows to the other side, and repeated links bow further.
        let bow = if back { 0.18 } else { 0.0 } + 0.12 * twins as f64;
        curves.push(join(from, to, bow, &others).unwrap_or_else(|| detour(&others, from, to, k)));
    }
    curves
}

/// What a link must not run through: all items but its ends that are ever shown together with these.
fn obstacles(request: &Request, rects: &[Rect], link: Link) -> Vec<Rect> {
    let (items, from) = (
        &request.items,
        match link.from {
            End::Item(from) | End::Row(from, _) => from,
            End::Root(_) => link.to,
        },
    );
    let seen = |i: usize| together(&items[i], &items[link.to]) && together(&items[i], &items[from]);
    (0..rects.len()).filter(|&i| i != link.to && i != from && seen(i)).map(|i| rects[i]).collect()
}

/// A loop at the upper right corner of an item; further ones lie beside it.
pub(super) fn round(rect: Rect, twin: usize) -> Curve {
    let size = 30.0_f64.min(rect.height() * 0.75);
    let in_by = (rect.width() * 0.22 + 9.0 * twin as f64).min(rect.width() * 0.8);
    let start = Point { x: rect.right, y: rect.centre().y - 4.0 };
    let end = Point { x: rect.right - in_by, y: rect.top };
    let segment = [Point { x: start.x + size, y: start.y - 4.0 }, Point { x: end.x + 8.0, y: end.y - size }, end];
    Curve { start, segments: vec![segment] }
}

/// One cubic from border to border, if it is clear: level where the items stand beside each other, upright where they
/// stand above each other.
fn join(from: Rect, to: Rect, bow: f64, others: &[Rect]) -> Option<Curve> {
    let (a, b) = (from.centre(), to.centre());
    let beside = (from.left - to.right).max(to.left - from.right);
    let above = (from.top - to.bottom).max(to.top - from.bottom);
    let level = beside >= above.min(60.0);
    let (across, down) = ((b.x - a.x).signum(), (b.y - a.y).signum());
    let curve = if level {
        let aside = bow * across * from.height().max(to.height());
        let start =
            Point { x: if across > 0.0 { from.right } else { from.left }, y: a.y + aside.min(from.height() * 0.4) };
        let end = Point { x: if across > 0.0 { to.left } else { to.right }, y: b.y + aside.min(to.height() * 0.4) };
        let reach = (end.x - start.x) * 0.45;
        let lift = aside * 1.5;
        let c1 = Point { x: start.x + reach, y: start.y + lift };
        Curve { start, segments: vec![[c1, Point { x: end.x - reach, y: end.y + lift }, end]] }
    } else {
        let aside = -down * bow * from.width().min(to.width());
        let start = Point { x: a.x - aside, y: if down > 0.0 { from.bottom } else { from.top } };
        let end = Point { x: b.x - aside, y: if down > 0.0 { to.top } else { to.bottom } };
        let reach = (end.y - start.y) * 0.4;
        let lift = -aside * 1.5;
        let c1 = Point { x: start.x + lift, y: start.y + reach };
        Curve { start, segments: vec![[c1, Point { x: end.x + lift, y: end.y - reach }, end]] }
    };
    let clear = |p: Point| !others.iter().any(|rect| rect.grown(CLEAR * 0.5).holds(p));
    let free = (1..48).all(|k| clear(cubic(curve.start, curve.segments[0], f64::from(k) / 48.0)));
    free.then_some(curve)
}

/// A corner on the way, with the estimated length of the whole way through it.
struct Reached {
    length: f64,
    node: usize,
}

impl PartialEq for Reached {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Reached {}
impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        other.length.total_cmp(&self.length).then(other.node.cmp(&self.node))
    }
}

/// The shortest way around others. Links keep right of the middle, and pass corners at distances of their own, so that
/// those which share a way stay apart.
fn detour(others: &[Rect], from: Rect, to: Rect, link: usize) -> Curve {
    let (start, goal) = (from.centre(), to.centre());
    let mut path = vec![start, goal];
    let mut clear = CLEAR + 4.0 * (link % 3) as f64;
    while others.len() <= MANY && clear > 2.0 {
        // Where items stand close, a way is found nearer to them.
        if let Some(found) = shortest(others, from, to, clear) {
            path.truncate(1);
            path.extend(found);
            break;
        }
        clear *= 0.6;
    }
    let last = path.len() - 1;
    let right = |a: Point, b: Point, p: Point| {
        let long = (b.x - a.x).hypot(b.y - a.y).max(1.0);
        Point { x: p.x - (b.y - a.y) / long * ASIDE, y: p.y + (b.x - a.x) / long * ASIDE }
    };
    let (second, before) = (path[1], path[last - 1]);
    path[last] = border(to, before, right(before, goal, goal));
    if from.width() > 0.0 {
        path[0] = border(from, second, right(start, second, start));
    }
    rounded(&path, 1.5 * clear)
}

/// The points after the start on the shortest way to the middle of an item, if there is one at that distance from all
/// others.
fn shortest(others: &[Rect], from: Rect, to: Rect, clear: f64) -> Option<Vec<Point>> {
    let goal = to.centre();
    let mut nodes = vec![from.centre(), goal];
    let blocks: Vec<Rect> = others.iter().map(|rect| rect.grown(clear * 0.8)).collect();
    for rect in &blocks {
        let r = rect.grown(clear * 0.2);
        for p in [(r.left, r.top), (r.right, r.top), (r.left, r.bottom), (r.right, r.bottom)] {
            let p = Point { x: p.0, y: p.1 };
            let ends = [from.grown(1.0), to.grown(1.0)];
            if !ends.iter().chain(&blocks).any(|rect| rect.holds(p)) {
                nodes.push(p);
            }
        }
    }
    let far = |a: usize, b: usize| (nodes[a].x - nodes[b].x).hypot(nodes[a].y - nodes[b].y);
    let mut length = vec![f64::INFINITY; nodes.len()];
    let mut before = vec![0; nodes.len()];
    let mut done = vec![false; nodes.len()];
    let mut heap = BinaryHeap::from([Reached { length: 0.0, node: 0 }]);
    length[0] = 0.0;
    while let Some(Reached { node, .. }) = heap.pop() {
        if std::mem::replace(&mut done[node], true) {
            continue;
        }
        if node == 1 {
            break;
        }
        for next in 1..nodes.len() {
            // A bend costs a little, so that paths have few.
            let way = length[node] + far(node, next) + 12.0;
            let open = || !blocks.iter().any(|b| b.cut_by(nodes[node], nodes[next]));
            if !done[next] && way < length[next] && open() {
                (length[next], before[next]) = (way, node);
                heap.push(Reached { length: way + far(next, 1), node: next });
            }
        }
    }
    if !done[1] {
        return None;
    }
    let mut path = vec![goal];
    let mut node = 1;
    while before[node] != 0 {
        node = before[node];
        path.push(nodes[node]);
    }
    path.reverse();
    Some(path)
}

/// Where the straight line from a point outside to one inside meets the border.
fn border(rect: Rect, outside: Point, inside: Point) -> Point {
    let along = |from: f64, to: f64, low: f64, high: f64| match to - from {
        d if d > 0.0 => (high - from) / d,
        d if d < 0.0 => (low - from) / d,
        _ => 1.0,
    };
    let across = along(inside.x, outside.x, rect.left, rect.right);
    let t = across.min(along(inside.y, outside.y, rect.top, rect.bottom)).clamp(0.0, 1.0);
    between(inside, outside, t)
}

/// A path with its corners rounded.
fn rounded(path: &[Point], by: f64) -> Curve {
    let mut curve = Curve { start: path[0], segments: Vec::new() };
    for three in path.windows(3) {
        let [a, b, c] = [three[0], three[1], three[2]];
        let cut = |to: Point| (by / (to.x - b.x).hypot(to.y - b.y).max(1.0)).min(0.5);
        curve.line_to(between(b, a, cut(a)));
        let end = between(b, c, cut(c));
        let from = curve.end();
        curve.segments.push([between(from, b, 2.0 / 3.0), between(end, b, 2.0 / 3.0), end]);
    }
    curve.line_to(path[path.len() - 1]);
    curve
}

//! Items that stand somewhere already and stay there to the pixel; the others find a place among them.
//!
//! So a picture that somebody draws in does not move under their hands: a new item stands beside what refers to it, in
//! the nearest gap, and whatever was laid out before is a part of the request.

use super::quality::together;
use super::rect::Rect;
use super::root_column::RootStand;
use super::{End, Item, Layout, Point, Request, TOP, beside_roots, extent, lanes, obstacle_routing, place};

/// Between two items side by side, and one above the other.
const ACROSS: f64 = 84.0;
const DOWN: f64 = 24.0;
/// How near to another a new item may stand.
const NEAR: f64 = 14.0;
/// How many columns and rows around the best place are tried.
const TRIED: i32 = 40;

/// The layout of a request in which some items are held.
pub(super) fn around(request: &Request) -> Layout {
    let held = |item: usize| request.held.get(item).copied().flatten();
    let count = request.items.len();
    let mut centres: Vec<Option<Point>> = (0..count).map(held).collect();
    if !request.settled {
        // Nothing has been seen yet: the others stand as they would, but make way for those that are held.
        let free = place(&Request { held: Vec::new(), ..request.clone() });
        for item in 0..count {
            let own = free.centres[item];
            if centres[item].is_none() && clear(request, &centres, item, own) {
                centres[item] = Some(own);
            }
        }
    }
    let left = beside_roots(request);
    for item in 0..count {
        if centres[item].is_none() {
            centres[item] = Some(beside(request, &centres, item, left));
        }
    }
    let mut centres: Vec<Point> = centres.into_iter().map(Option::unwrap_or_default).collect();
    make_way(request, &mut centres);
    let mut with = request.clone();
    let sinks = stand(&mut with, &centres);
    let curves = match lanes::Lanes::new(&with, &centres) {
        Some(lanes) => lanes.curves(),
        None => obstacle_routing::curves(&with, &centres),
    };
    let size = extent(&with, &centres, &curves);
    Layout { centres, curves, sinks, size }
}

/// Whether an item would stand there without touching what has a place and is shown together with it.
fn clear(request: &Request, centres: &[Option<Point>], item: usize, at: Point) -> bool {
    let own = Rect::of(&request.items[item], at);
    let touches = |(other, centre): (usize, &Option<Point>)| {
        let Some(centre) = centre.filter(|_| other != item) else { return false };
        let rect = Rect::of(&request.items[other], centre);
        together(&request.items[other], &request.items[item])
            && own.left < rect.right + NEAR
            && rect.left < own.right + NEAR
            && own.top < rect.bottom + NEAR
            && rect.top < own.bottom + NEAR
    };
    !centres.iter().enumerate().any(touches)
}

/// The nearest free place to where an item would best stand: right of what refers to it, left of what it refers to,
/// beside a root, or below everything.
fn beside(request: &Request, centres: &[Option<Point>], item: usize, left: f64) -> Point {
    let own = &request.items[item];
    let next_to = |other: usize, side: f64| {
        let (at, other): (Point, &Item) = (centres[other]?, &request.items[other]);
        Some(Point { x: at.x + side * ((own.width + other.width) / 2.0 + ACROSS), y: at.y })
    };
    let referrer = request.links.iter().filter(|link| link.to == item).find_map(|link| match link.from {
        End::Root(root) => Some(Point { x: left + own.width / 2.0, y: request.roots[root].y }),
        from => next_to(from.item()?, 1.0),
    });
    let target =
        || request.links.iter().filter(|link| link.from.item() == Some(item)).find_map(|link| next_to(link.to, -1.0));
    let bottom = || {
        let ends = centres.iter().zip(&request.items).filter_map(|(at, item)| Some(at.as_ref()?.y + item.height / 2.0));
        let top = ends.fold(request.origin.y, f64::max);
        Point { x: left + own.width / 2.0, y: top + DOWN + own.height / 2.0 }
    };
    let best = inside(request, own, referrer.or_else(target).unwrap_or_else(bottom));
    // Rows first: the nearest above and below, then a column further.
    for column in 0..TRIED {
        let x = best.x + f64::from(column) * (own.width + NEAR + 2.0);
        for row in 0..TRIED {
            let by = f64::from((row + 1) / 2) * (own.height + NEAR + 2.0);
            let at = Point { x, y: if row % 2 == 0 { best.y + by } else { best.y - by } };
            if at.y >= TOP + own.height / 2.0 && clear(request, centres, item, at) {
                return at;
            }
        }
    }
    best
}

/// A place within the page.
fn inside(request: &Request, item: &Item, at: Point) -> Point {
    Point { x: at.x.max(request.origin.x + item.width / 2.0 + NEAR), y: at.y.max(TOP + item.height / 2.0) }
}

/// Moves all as one where the roots need the room.
fn make_way(request: &Request, centres: &mut [Point]) {
    let edge = request.items.iter().zip(&*centres).map(|(item, at)| at.x - item.width / 2.0);
    let roots = request.roots.iter().map(|root| root.x).fold(0.0, f64::max);
    let by = roots + NEAR - edge.fold(f64::INFINITY, f64::min);
    let above = request.items.iter().zip(&*centres).map(|(item, at)| at.y - item.height / 2.0);
    let down = -above.fold(f64::INFINITY, f64::min);
    for at in centres.iter_mut() {
        (at.x, at.y) = (at.x + by.max(0.0), at.y + down.max(0.0));
    }
}

/// Puts the roots beside what they refer to; how far each was moved down.
fn stand(request: &mut Request, centres: &[Point]) -> Vec<f64> {
    let mut sinks = vec![0.0; request.roots.len()];
    let stands = |root: usize| request.stands.get(root).is_some_and(Option::is_some);
    if (0..request.roots.len()).any(stands) {
        let top = request.origin.y;
        let wish = |root: usize| {
            let to = request.links.iter().find(|link| link.from == End::Root(root))?;
            Some(centres[to.to].y - top)
        };
        let mut column = RootStand::new(request);
        column.sort(wish);
        for (root, y) in column.settle(wish) {
            sinks[root] = top + y - request.roots[root].y;
        }
        request.roots.iter_mut().zip(&sinks).for_each(|(root, sink)| root.y += sink);
    }
    sinks
}

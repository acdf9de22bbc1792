//! Where things go on the page: rectangles and references in, places and curves out.
//!
//! The layout is computed once for a whole run ("foresighted"), so nothing ever moves while time does. It is layered
//! from left to right by distance from the roots. This room knows rectangles and edges only: no heap, no collector,
//! no time beyond the span in which a rectangle is shown.

mod anneal;
mod cross;
mod curve;
mod lanes;
mod order;
mod pack;
pub mod quality;
mod rank;

/// A point on the page, in pixels, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

/// A rectangle that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// The ticks between which it is shown: first and last, both included. Two items whose spans do not meet may
    /// share a place.
    pub span: (u64, u64),
    /// A place someone chose for its centre, in units of their own; proportions are kept, each axis is stretched
    /// until nothing touches.
    pub at: Option<Point>,
}

/// One reference that is drawn at some moment of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// Where it starts.
    pub from: End,
    /// The item it leads to.
    pub to: usize,
}

/// Where a reference starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// At an item, by index.
    Item(usize),
    /// At the root with this index, in the column on the left.
    Root(usize),
}

/// All that is to be placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The rectangles.
    pub items: Vec<Item>,
    /// The references that are shown at any moment of the run, each once.
    pub links: Vec<Link>,
    /// Where each root's references start: points at the right edge of the column of roots, which the caller draws.
    pub roots: Vec<Point>,
    /// Where the items may begin: right of the column of roots, and at its top.
    pub origin: Point,
}

/// A curve: a start and cubic segments, each two control points and an end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// Where it starts.
    pub start: Point,
    /// Control point, control point, end; each segment starts where the one before ends.
    pub segments: Vec<[Point; 3]>,
}

/// Places for everything in a request, index by index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The centre of each item.
    pub centres: Vec<Point>,
    /// The curve of each link.
    pub curves: Vec<Curve>,
    /// Width and height that hold all of it, the origin included.
    pub size: Point,
}

/// Places everything in a request. The same request always gives the same layout.
pub fn place(request: &Request) -> Layout {
    let mut centres = free(request);
    let low = request.items.iter().zip(&centres).map(|(i, c)| c.y - i.height / 2.0).fold(f64::INFINITY, f64::min);
    if low.is_finite() {
        centres.iter_mut().for_each(|c| c.y += request.origin.y - low + 8.0);
    }
    if std::env::var("NOROUTE").is_ok() {
        return Layout { centres, curves: vec![], size: Point::default() };
    }
    let curves = match lanes::Lanes::new(request, &centres) {
        Some(lanes) => lanes.curves(),
        None => request.links.iter().map(|_| Curve::default()).collect(),
    };
    let size = extent(request, &centres, &curves);
    Layout { centres, curves, size }
}

/// Width and height that hold all of it.
fn extent(request: &Request, centres: &[Point], curves: &[Curve]) -> Point {
    let mut size = request.origin;
    let mut hold = |x: f64, y: f64| size = Point { x: size.x.max(x), y: size.y.max(y) };
    for (item, c) in request.items.iter().zip(centres) {
        hold(c.x + item.width / 2.0 + 24.0, c.y + item.height / 2.0 + 16.0);
    }
    for curve in curves {
        for p in std::iter::once(curve.start).chain(curve.segments.iter().flatten().copied()) {
            hold(p.x + 8.0, p.y + 8.0);
        }
    }
    size
}

fn free(request: &Request) -> Vec<Point> {
    let mut ranks = rank::rank(request);
    split(request, &mut ranks.column);
    let n = request.items.len();
    let count = ranks.column.iter().max().map_or(0, |c| c + 1);
    let mut columns = vec![Vec::new(); count + 1];
    let mut out = vec![vec![]; n];
    let mut starts = vec![];
    for l in &request.links {
        match l.from {
            End::Item(f) => out[f].push(l.to),
            End::Root(_) => starts.push(l.to),
        }
    }
    starts.extend(0..n);
    let mut seen = vec![false; n];
    if std::env::var("DFS").is_err() {
        starts.clear();
        for i in 0..n {
            columns[ranks.column[i] + 1].push(i);
        }
    }
    for s in starts {
        let mut stack = vec![s];
        while let Some(i) = stack.pop() {
            if seen[i] {
                continue;
            }
            seen[i] = true;
            columns[ranks.column[i] + 1].push(i);
            for &t in out[i].iter().rev() {
                if !seen[t] && ranks.column[t] == ranks.column[i] + 1 {
                    stack.push(t);
                }
            }
        }
    }
    let channel = 110.0;
    let mut x = vec![request.roots.iter().map(|p| p.x).fold(request.origin.x, f64::max)];
    let mut left = x[0] + 60.0;
    for c in &columns[1..] {
        let w = c.iter().map(|&i| request.items[i].width).fold(0.0, f64::max);
        x.push(left + w / 2.0);
        left += w + channel;
    }
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let mut y = vec![0.0; n];
    let mut column: Vec<usize> = ranks.column.iter().map(|c| c + 1).collect();
    for link in &request.links {
        match link.from {
            End::Item(from) if from != link.to => lines.push((from.min(link.to), from.max(link.to))),
            End::Item(_) => {}
            End::Root(r) => {
                if std::env::var("NOROOT").is_err() {
                    lines.push((n + r, link.to))
                }
            }
        }
    }
    for r in &request.roots {
        y.push(r.y as f32);
        column.push(0);
    }
    lines.sort_unstable();
    lines.dedup();
    let lines = lines.into_iter().map(|(a, b)| (a as u32, b as u32)).collect();
    let most = columns.iter().map(Vec::len).max().unwrap_or(0);
    let env = |k: &str, d: f32| std::env::var(k).ok().and_then(|s| s.parse().ok()).unwrap_or(d);
    let rows = (most as f32 * env("ROWS", 1.15)).ceil() as usize;
    for r in &mut y[n..] {
        *r = 2.0 * (*r - request.origin.y as f32 - 21.0) / 66.0;
    }
    if std::env::var("SPREAD").is_ok() { let k = y.len() - n; for i in 0..k { y[n + i] = 2.0 * rows as f32 * (i as f32 + 0.5) / k as f32; } }
    let board = cross::Board::new(x.iter().map(|&x| x as f32).collect(), column.clone(), y, lines);
    let mut seating = order::Seating::new(board, &columns, rows);
    seating.arrange(env("BARY", 8.0) as usize, env("SWEEPS", 16.0) as usize, env("HEAT", 1.5));
    (0..n).map(|i| Point { x: x[column[i]], y: f64::from(seating.board.y(i)) * 33.0 }).collect()
}

fn split(request: &Request, column: &mut [usize]) {
    let cap: usize = std::env::var("CAP").ok().and_then(|s| s.parse().ok()).unwrap_or(1000);
    let n = column.len();
    let mut score = vec![0i32; n];
    for l in &request.links {
        if let End::Item(f) = l.from {
            let (a, b) = (column[f] as i32, column[l.to] as i32);
            score[f] += (b - a).signum();
            score[l.to] += (a - b).signum();
        }
    }
    let count = column.iter().max().map_or(0, |c| c + 1);
    let mut layers = vec![vec![]; count];
    for i in 0..n {
        layers[column[i]].push(i);
    }
    let mut next = 0;
    for mut l in layers {
        let k = l.len().div_ceil(cap).max(1);
        l.sort_by_key(|&i| (score[i], i));
        let per = l.len().div_ceil(k).max(1);
        for (j, &i) in l.iter().enumerate() {
            column[i] = next + j / per;
        }
        next += k;
    }
}

//! Where things go on the page: rectangles and references in, places and curves out.
//!
//! The layout is computed once for a whole run ("foresighted"), so nothing ever moves while time does. It is layered
//! from left to right by distance from the roots. This room knows rectangles and edges only: no heap, no collector,
//! no time beyond the span in which a rectangle is shown.

mod anneal;
mod back_edges;
mod columns;
mod cross;
mod curve;
mod fixed;
mod free;
mod held;
mod lanes;
mod levels;
mod obstacle_routing;
mod order;
mod pack;
mod page;
pub mod quality;
mod rank;
mod rect;
mod root_column;
mod share;
mod taut;
#[cfg(test)]
mod tests;

pub use levels::Placing;
pub use rect::Rect;

/// What is left free around the picture on its right and below.
const MARGIN: f64 = 24.0;
/// The same above it.
const TOP: f64 = 10.0;

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
    /// The height of its head, if it is a card: references from the left or the right arrive there.
    pub head: Option<f64>,
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
    /// At the right edge of an item, this number of pixels below its top: at a row of a card.
    Row(usize, u32),
    /// At the root with this index, in the column on the left.
    Root(usize),
}

impl End {
    /// The item it is at, if it is at one.
    pub fn item(self) -> Option<usize> {
        match self {
            End::Item(item) | End::Row(item, _) => Some(item),
            End::Root(_) => None,
        }
    }
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
    /// How each root stands in that column, if it may be moved up or down in it. Roots beyond its end stay.
    pub stands: Vec<Option<Stand>>,
    /// Which roots come and go, such as the variables of a call: items do not stand near the roots for their sake, if
    /// anything else leads to them. Roots beyond its end stay.
    pub passing: Vec<bool>,
    /// Where the items may begin: right of the column of roots, and at its top.
    pub origin: Point,
    /// The shape of the field: its width by its height. Anything not above zero asks for [`ASPECT`].
    pub aspect: f64,
    /// Where items stand already, by the middle of each: they stay there to the pixel. Items beyond its end are free.
    pub held: Vec<Option<Point>>,
    /// Whether those that are not held are new among those that are: each finds a gap. Else they stand as they would by
    /// themselves.
    pub settled: bool,
}

/// A root that may be moved up or down in its column, to stand beside what it refers to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    /// How high it is.
    pub height: f64,
    /// The number of its group; the roots of one stay together, with room for a heading above.
    pub group: usize,
    /// Which of its group it is: roots with the same one are never seen together, and stand at one place.
    pub index: usize,
    /// Whether the roots of its group touch each other and move as one.
    pub packed: bool,
}

/// The shape of a field of which nothing is known.
pub const ASPECT: f64 = 1.5;

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
    /// How far each root was moved down.
    pub sinks: Vec<f64>,
    /// Width and height that hold all of it, the origin included.
    pub size: Point,
}

/// Places everything in a request. The same request always gives the same layout.
pub fn place(request: &Request) -> Layout {
    let mut placing = Placing::new(std::rc::Rc::new(request.clone()));
    loop {
        if let Some(layout) = placing.go(usize::MAX) {
            return layout;
        }
    }
}

/// Places everything with care: the way for pictures whose objects are read one by one.
fn place_well(request: &Request) -> Layout {
    let (fixed, free): (Vec<usize>, Vec<usize>) =
        (0..request.items.len()).partition(|&i| request.items[i].at.is_some());
    let (left, mut top) = (beside_roots(request), request.origin.y);
    let mut centres = vec![Point::default(); request.items.len()];
    for (&item, centre) in fixed.iter().zip(fixed::spread(request, &fixed, left, top)) {
        centres[item] = centre;
        top = top.max(centre.y + request.items[item].height / 2.0 + 40.0);
    }
    let free_centres = free::layered(request, &free, left, top);
    free.iter().zip(free_centres.centres).for_each(|(&item, centre)| centres[item] = centre);
    let mut moved = None;
    let mut sinks = vec![0.0; request.roots.len()];
    if fixed.is_empty() && !free_centres.roots.is_empty() {
        let mut with = request.clone();
        for (root, y) in free_centres.roots {
            sinks[root] = y - with.roots[root].y;
            with.roots[root].y = y;
        }
        moved = Some(with);
    }
    let movable = moved.is_some();
    let request = moved.as_ref().unwrap_or(request);
    let mut curves = match lanes::Lanes::new(request, &centres) {
        Some(lanes) => lanes.curves(),
        None => obstacle_routing::curves(request, &centres),
    };
    let mut size = extent(request, &centres, &curves);
    // What leads along above everything is part of the picture.
    let over = curves.iter().flat_map(Curve::points).map(|p| p.y).fold(TOP, f64::min);
    let stands = |root: usize| request.stands.get(root).is_some_and(Option::is_some);
    let movable = movable && request.links.iter().all(|link| !matches!(link.from, End::Root(root) if !stands(root)));
    if movable && over < TOP {
        let down = TOP - over;
        centres.iter_mut().for_each(|centre| centre.y += down);
        curves.iter_mut().for_each(|curve| curve.sink(down));
        request.stands.iter().zip(&mut sinks).filter(|(stand, _)| stand.is_some()).for_each(|(_, sink)| *sink += down);
        size.y += down;
    }
    Layout { centres, curves, sinks, size }
}

/// Where the first column begins: far enough from the roots for their curves to be told apart.
fn beside_roots(request: &Request) -> f64 {
    let rooted = request.links.iter().filter(|link| matches!(link.from, End::Root(_))).count();
    if rooted == 0 {
        return request.origin.x + 40.0;
    }
    let roots = request.roots.iter().map(|p| p.x).fold(f64::NEG_INFINITY, f64::max);
    request.origin.x.max(roots + (56.0 + 2.0 * rooted as f64).min(96.0))
}

/// Width and height that hold all of it.
fn extent(request: &Request, centres: &[Point], curves: &[Curve]) -> Point {
    let mut size = request.origin;
    let mut hold = |x: f64, y: f64| size = Point { x: size.x.max(x), y: size.y.max(y) };
    for (item, c) in request.items.iter().zip(centres) {
        hold(c.x + item.width / 2.0 + MARGIN, c.y + item.height / 2.0 + MARGIN);
    }
    request.roots.iter().for_each(|p| hold(p.x, p.y + MARGIN));
    for curve in curves {
        // A curve lies within its control points.
        for p in curve.points() {
            hold(p.x + MARGIN / 2.0, p.y + MARGIN / 2.0);
        }
    }
    size
}

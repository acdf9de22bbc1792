//! Layered placement of the items nobody placed: columns by distance from the roots, order, then heights.
//!
//! Sugiyama, Tagawa, Toda 1981 in outline; what differs is said in the files for each stage.

use super::columns::{Cell, ColumnFill, columns};
use super::cross::Board;
use super::order::{RootOrder, Seating};
use super::pack::pack;
use super::page::FoldedColumns;
use super::rank::rank;
use super::root_column::RootStand;
use super::share::places;
use super::{ASPECT, End, Point, Request};

/// How much room a picture of some size gives.
pub(super) struct Room {
    /// Between two columns.
    pub channel: f64,
    /// The least gap between items of a column.
    pub gap: f64,
}

impl Room {
    /// Roomy for few items, tighter for many. Cards are larger, and have room for the ends of their references inside.
    pub(super) fn of(count: usize, cards: bool) -> Room {
        let (channel, gap) = match count {
            _ if cards => (60.0, 18.0),
            0..=6 => (84.0, 24.0),
            7..=24 => (64.0, 18.0),
            _ => (50.0, 9.0),
        };
        Room { channel, gap }
    }
}

/// Where the free items stand, and the roots if they may move.
pub(super) struct Layered {
    pub centres: Vec<Point>,
    /// Roots with the heights of their points.
    pub roots: Vec<(usize, f64)>,
}

/// The centres of the items in `free`, in that order, right of `left` and below `top`.
pub(super) fn layered(request: &Request, free: &[usize], left: f64, top: f64) -> Layered {
    let mut ranks = rank(request);
    // Columns in which only placed items would stand are left out.
    let mut used: Vec<usize> = free.iter().map(|&i| ranks[i]).collect();
    sorting::plain(&mut used);
    used.dedup();
    free.iter().for_each(|&i| ranks[i] = used.partition_point(|&c| c < ranks[i]));
    let place = places(request, &ranks, free);
    let room = Room::of(free.len(), free.iter().any(|&item| request.items[item].head.is_some()));
    let count = free.iter().map(|&i| place[i] + 1).max().unwrap_or(0);
    let mut sizes = vec![Cell { width: 0.0, height: 0.0, rank: 0, alone: false }; count];
    for &item in free {
        let (size, item_size) = (&mut sizes[place[item]], &request.items[item]);
        size.width = size.width.max(item_size.width);
        size.height = size.height.max(item_size.height);
        size.rank = ranks[item];
    }
    // Chosen places keep the roots where they are.
    let may_move = free.len() == request.items.len() && request.stands.iter().any(Option::is_some);
    let mut column = RootStand::new(request);
    let lines = Lines::of(request, &place, count);
    lines.degree(count).iter().zip(&mut sizes).for_each(|(&degree, size)| size.alone = degree == 0);
    let aspect = if request.aspect > 0.0 { request.aspect } else { ASPECT };
    let wish = ColumnFill {
        places: &sizes,
        lines: &lines.ways,
        channel: room.channel,
        gap: room.gap,
        aspect,
        least: if may_move { column.height() } else { 0.0 },
        shape: false,
    };
    let chosen = columns(&wish);
    let page = FoldedColumns::of(&chosen, &sizes, left);
    let tall: Vec<f64> = sizes.iter().map(|size| size.height).collect();
    let pitch = tall.iter().sum::<f64>() / count.max(1) as f64 + room.gap;
    let anchors = lines.anchors.iter().map(|&root| request.roots[root].y - top);
    let heights = (0..count).map(|_| 0.0).chain(anchors.clone().map(|y| (2.0 * (y / pitch - 0.5)) as f32));
    // Column 0 is that of the roots.
    let mut home: Vec<usize> = chosen.of.iter().map(|c| c + 1).collect();
    home.extend(lines.anchors.iter().map(|_| 0));
    let xs = std::iter::once(left - room.channel).chain(page.flat.iter().copied()).map(|x| x as f32).collect();
    let board = Board::new(xs, home.clone(), heights.collect(), lines.pairs);
    let mut standing = vec![Vec::new(); chosen.count + 1];
    (0..count).for_each(|p| standing[home[p]].push(p));
    let standing: Vec<&[usize]> = standing.iter().map(Vec::as_slice).collect();
    let mut number = vec![None; request.roots.len()];
    lines.anchors.iter().enumerate().for_each(|(k, &root)| number[root] = Some(count + k));
    column.sort(|_| None);
    let roots = may_move.then_some(RootOrder { column, number, pitch });
    let mut seating = Seating::new(board, &standing, roots);
    seating.arrange();
    let orders = seating.order();
    let mut board = seating.board;
    for (p, height) in tall.iter().enumerate() {
        board.set(p, (f64::from(board.y(p)) / 2.0 * pitch + height / 2.0) as f32);
    }
    match &seating.roots {
        Some(_) => (count..home.len()).for_each(|k| board.set(k, ((f64::from(board.y(k)) / 2.0 + 0.5) * pitch) as f32)),
        None => anchors.enumerate().for_each(|(k, y)| board.set(count + k, y as f32)),
    }
    board.redraw();
    if let Some(roots) = &mut seating.roots {
        roots.column.sort(|root| Some(f64::from(board.middle(roots.number[root]?))));
    }
    let mut stacks =
        Stacks { orders: &orders, tall: &tall, gap: room.gap, roots: seating.roots.as_ref(), settled: Vec::new() };
    stacks.straighten(&mut board);
    let settled = std::mem::take(&mut stacks.settled);
    let down = page.bands(&chosen, |p| f64::from(board.y(p)), &sizes, room.gap);
    // Rows of cards refer rightwards, so those bands all run that way.
    let turns = free.iter().all(|&item| request.items[item].head.is_none());
    let centres = free.iter().map(|&i| {
        let p = place[i];
        let c = chosen.of[p];
        Point { x: page.x(c, turns), y: top + f64::from(board.y(p)) + down[c / chosen.fold] }
    });
    Layered { centres: centres.collect(), roots: settled.into_iter().map(|(root, y)| (root, top + y)).collect() }
}

/// The lines between places.
pub(super) struct Lines {
    /// Each pair once, without loops; roots come after the places.
    pub pairs: Vec<(u32, u32)>,
    /// The same between places only, in the direction of the references.
    pub ways: Vec<(u32, u32)>,
    /// The roots at which lines start.
    pub anchors: Vec<usize>,
}

impl Lines {
    pub(super) fn of(request: &Request, place: &[usize], count: usize) -> Lines {
        let mut anchors: Vec<usize> = Vec::new();
        let mut number = vec![usize::MAX; request.roots.len()];
        let (mut pairs, mut ways) = (Vec::with_capacity(request.links.len()), Vec::with_capacity(request.links.len()));
        for link in request.links.iter().filter(|link| place[link.to] != usize::MAX) {
            let from = match link.from {
                End::Item(from) | End::Row(from, _) => place[from],
                End::Root(root) => {
                    if number[root] == usize::MAX {
                        number[root] = count + anchors.len();
                        anchors.push(root);
                    }
                    number[root]
                }
            };
            let to = place[link.to];
            if from != to && from != usize::MAX {
                pairs.push((from.min(to) as u32, from.max(to) as u32));
                if from < count {
                    ways.push((from as u32, to as u32));
                }
            }
        }
        for lines in [&mut pairs, &mut ways] {
            sorting::plain(lines);
            lines.dedup();
        }
        Lines { pairs, ways, anchors }
    }

    /// How many lines there are at each place.
    pub(super) fn degree(&self, count: usize) -> Vec<u32> {
        let mut degree = vec![0; count + self.anchors.len()];
        self.pairs.iter().for_each(|&(a, b)| (degree[a as usize] += 1, degree[b as usize] += 1).1);
        degree.truncate(count);
        degree
    }
}

/// The columns' contents from the top, while their heights are found.
struct Stacks<'a> {
    orders: &'a [Vec<usize>],
    tall: &'a [f64],
    gap: f64,
    roots: Option<&'a RootOrder>,
    /// The heights of the roots.
    settled: Vec<(usize, f64)>,
}

impl Stacks<'_> {
    /// Moves places towards their neighbours, orders unchanged, as long as no further lines cross (the priority method's
    /// aim, by least squares).
    fn straighten(&mut self, board: &mut Board) {
        let apart: Vec<Vec<f64>> = (self.orders.iter())
            .map(|order| {
                let halves = order.iter().map(|&p| self.tall[p] / 2.0);
                let above = std::iter::once(-self.gap).chain(halves.clone());
                halves.zip(above).map(|(half, above)| above + self.gap + half).collect()
            })
            .collect();
        let fullest = self
            .orders
            .iter()
            .zip(&apart)
            .map(|(order, apart)| apart.iter().sum::<f64>() + order.last().map_or(0.0, |&p| self.tall[p] / 2.0));
        let bottom = fullest.fold(0.0, f64::max) * 1.04 + self.gap;
        let settle = |board: &mut Board, c: usize, keep: f64| {
            let order = &self.orders[c];
            let mut wish: Vec<f64> = order
                .iter()
                .map(|&p| f64::from(board.y(p)) * keep + f64::from(board.middle(p)) * (1.0 - keep))
                .collect();
            pack(&mut wish, &apart[c], 0.0);
            let mut limit = bottom;
            for (k, &p) in order.iter().enumerate().rev() {
                wish[k] = wish[k].min(limit - if k + 1 == order.len() { self.tall[p] / 2.0 } else { 0.0 });
                limit = wish[k] - apart[c][k];
            }
            order.iter().zip(wish).for_each(|(&p, y)| board.set(p, y as f32));
        };
        (0..self.orders.len()).for_each(|c| settle(board, c, 1.0));
        self.settle_roots(board);
        board.redraw();
        let rounds = match board.lines.len() {
            0..=120 => 24,
            121..=1000 => 8,
            _ => 3,
        };
        let heights = |board: &Board| (0..board.column.len()).map(|p| board.y(p)).collect::<Vec<f32>>();
        let mut best = (board.crossings(), heights(board));
        for round in 0..rounds {
            for k in 0..self.orders.len() {
                let c = if round % 2 == 0 { k } else { self.orders.len() - 1 - k };
                settle(board, c, if rounds > 8 { 0.0 } else { 0.5 });
            }
            self.settle_roots(board);
            board.redraw();
            let now = board.crossings();
            if now <= best.0 {
                best = (now, heights(board));
            }
        }
        best.1.iter().enumerate().for_each(|(p, &y)| board.set(p, y));
        close_up(board, self.tall, self.gap, self.roots.is_none());
        self.settle_roots(board);
        board.redraw();
        if board.crossings() > best.0 {
            best.1.iter().enumerate().for_each(|(p, &y)| board.set(p, y));
            self.settle_roots(board);
        }
    }

    /// Brings the roots beside what they refer to, their order unchanged.
    fn settle_roots(&mut self, board: &mut Board) {
        let Some(roots) = self.roots else { return };
        self.settled = roots.column.settle(|root| Some(f64::from(board.middle(roots.number[root]?))));
        for &(root, y) in &self.settled {
            if let Some(number) = roots.number[root] {
                board.set(number, y as f32);
            }
        }
    }
}

/// Closes stretches of the page in which nothing stands in any column. At the top the picture rises until the first
/// reference from a root runs level.
fn close_up(board: &mut Board, tall: &[f64], gap: f64, rooted: bool) {
    let edges =
        |board: &Board, p: usize| (f64::from(board.y(p)) - tall[p] / 2.0, f64::from(board.y(p)) + tall[p] / 2.0);
    let mut order: Vec<usize> = (0..tall.len()).collect();
    sorting::by(&mut order, |&a, &b| edges(board, a).0.total_cmp(&edges(board, b).0).then(a.cmp(&b)));
    // Roots stand in the first column, so they are the left ends of their lines.
    let falls = board.lines.iter().filter(|line| line.0 as usize >= tall.len());
    let fall = falls.map(|&(root, item)| f64::from(board.y(item as usize) - board.y(root as usize)).max(0.0));
    let fall = if rooted { fall.fold(f64::INFINITY, f64::min) } else { f64::INFINITY };
    let Some(&first) = order.first() else { return };
    let (mut rise, mut bottom) = (edges(board, first).0.min(fall), edges(board, first).0);
    for &place in &order {
        let (upper, lower) = edges(board, place);
        rise += (upper - bottom - 1.5 * gap).max(0.0);
        bottom = lower.max(bottom);
        board.set(place, (f64::from(board.y(place)) - rise) as f32);
    }
}

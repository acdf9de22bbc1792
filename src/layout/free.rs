//! Layered placement of the items nobody placed: columns by distance from the roots, order, then heights.
//!
//! Sugiyama, Tagawa, Toda 1981 in outline; what differs is said in the files for each stage.

use super::cross::Board;
use super::order::Seating;
use super::pack::pack;
use super::rank::rank;
use super::share::places;
use super::{End, Point, Request};

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
            0..=24 if cards => (84.0, 22.0),
            25..=80 if cards => (96.0, 22.0),
            0..=6 => (150.0, 40.0),
            7..=24 => (130.0, 34.0),
            25..=80 => (120.0, 28.0),
            81..=400 => (120.0, 24.0),
            _ => (110.0, 24.0),
        };
        Room { channel, gap }
    }
}

/// A column of the page: its middle, and its places from the top.
struct Column {
    x: f64,
    places: Vec<usize>,
}

/// The centres of the items in `free`, in that order, right of `left` and below `top`.
pub(super) fn layered(request: &Request, free: &[usize], left: f64, top: f64) -> Vec<Point> {
    let mut ranks = rank(request);
    // Columns in which only placed items would stand are left out.
    let mut used: Vec<usize> = free.iter().map(|&i| ranks[i]).collect();
    used.sort_unstable();
    used.dedup();
    free.iter().for_each(|&i| ranks[i] = used.partition_point(|&c| c < ranks[i]));
    let place = places(request, &ranks, free);
    let room = Room::of(free.len(), free.iter().any(|&item| request.items[item].head.is_some()));
    let count = free.iter().map(|&i| place[i] + 1).max().unwrap_or(0);
    let mut tall = vec![0.0; count];
    let mut home = vec![0; count];
    for &item in free {
        tall[place[item]] = request.items[item].height;
        // Column 0 is that of the roots.
        home[place[item]] = ranks[item] + 1;
    }
    let mut columns = vec![Column { x: left - room.channel, places: Vec::new() }];
    let mut edge = left;
    for c in 1..=home.iter().copied().max().unwrap_or(0) {
        let wide = free.iter().filter(|&&i| ranks[i] + 1 == c).map(|&i| request.items[i].width).fold(0.0, f64::max);
        columns.push(Column { x: edge + wide / 2.0, places: (0..count).filter(|&p| home[p] == c).collect() });
        edge += wide + room.channel;
    }
    let pitch = tall.iter().sum::<f64>() / count.max(1) as f64 + room.gap;
    let (lines, anchors) = lines(request, &place, count);
    let roots = anchors.iter().map(|&root| request.roots[root].y - top);
    let heights = (0..count).map(|_| 0.0).chain(roots.clone().map(|y| (2.0 * (y / pitch - 0.5)) as f32));
    home.extend(anchors.iter().map(|_| 0));
    let xs = columns.iter().map(|c| c.x as f32).collect();
    let board = Board::new(xs, home.clone(), heights.collect(), lines);
    let orders: Vec<&[usize]> = columns.iter().map(|c| c.places.as_slice()).collect();
    let mut seating = Seating::new(board, &orders);
    seating.arrange();
    let orders = seating.order();
    let mut board = seating.board;
    for (p, height) in tall.iter().enumerate().take(count) {
        board.set(p, (f64::from(board.y(p)) / 2.0 * pitch + height / 2.0) as f32);
    }
    roots.enumerate().for_each(|(k, y)| board.set(count + k, y as f32));
    board.redraw();
    straighten(&mut board, &orders, &tall, room.gap);
    free.iter().map(|&i| Point { x: columns[home[place[i]]].x, y: top + f64::from(board.y(place[i])) }).collect()
}

/// The lines between places (each pair once, no loops), and which roots they start at: those come after the places.
fn lines(request: &Request, place: &[usize], count: usize) -> (Vec<(u32, u32)>, Vec<usize>) {
    let mut anchors: Vec<usize> = Vec::new();
    let mut number = vec![usize::MAX; request.roots.len()];
    let mut lines = Vec::with_capacity(request.links.len());
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
            lines.push((from.min(to) as u32, from.max(to) as u32));
        }
    }
    lines.sort_unstable();
    lines.dedup();
    (lines, anchors)
}

/// Moves places towards their neighbours, orders unchanged, as long as no further lines cross (the priority method's
/// aim, by least squares).
fn straighten(board: &mut Board, orders: &[Vec<usize>], tall: &[f64], gap: f64) {
    let apart: Vec<Vec<f64>> = orders
        .iter()
        .map(|order| {
            let halves = order.iter().map(|&p| tall[p] / 2.0);
            let above = std::iter::once(-gap).chain(halves.clone());
            halves.zip(above).map(|(half, above)| above + gap + half).collect()
        })
        .collect();
    let settle = |board: &mut Board, c: usize, keep: f64| {
        let order = &orders[c];
        let mut wish: Vec<f64> =
            order.iter().map(|&p| f64::from(board.y(p)) * keep + f64::from(board.middle(p)) * (1.0 - keep)).collect();
        pack(&mut wish, &apart[c], 0.0);
        order.iter().zip(wish).for_each(|(&p, y)| board.set(p, y as f32));
    };
    (0..orders.len()).for_each(|c| settle(board, c, 1.0));
    let rounds = match board.lines.len() {
        0..=120 => 24,
        121..=1000 => 5,
        1001..=8000 => 3,
        _ => return close_up(board, tall, gap),
    };
    let heights = |board: &Board| (0..tall.len()).map(|p| board.y(p)).collect::<Vec<f32>>();
    board.redraw();
    let mut best = (board.crossings(), heights(board));
    close_up(board, tall, gap);
    for round in 0..rounds {
        for k in 0..orders.len() {
            let c = if round % 2 == 0 { k } else { orders.len() - 1 - k };
            settle(board, c, if rounds > 5 { 0.0 } else { 0.5 });
        }
        board.redraw();
        let now = board.crossings();
        if now <= best.0 {
            best = (now, heights(board));
        }
    }
    best.1.iter().enumerate().for_each(|(p, &y)| board.set(p, y));
    close_up(board, tall, gap);
    board.redraw();
    if board.crossings() > best.0 {
        best.1.iter().enumerate().for_each(|(p, &y)| board.set(p, y));
    }
}

/// Closes stretches of the page in which nothing stands in any column. At the top the picture rises until the first
/// reference from a root runs level.
fn close_up(board: &mut Board, tall: &[f64], gap: f64) {
    let edges =
        |board: &Board, p: usize| (f64::from(board.y(p)) - tall[p] / 2.0, f64::from(board.y(p)) + tall[p] / 2.0);
    let mut order: Vec<usize> = (0..tall.len()).collect();
    order.sort_by(|&a, &b| edges(board, a).0.total_cmp(&edges(board, b).0).then(a.cmp(&b)));
    // Roots stand in the first column, so they are the left ends of their lines.
    let falls = board.lines.iter().filter(|line| line.0 as usize >= tall.len());
    let fall = falls.map(|&(root, item)| f64::from(board.y(item as usize) - board.y(root as usize)).max(0.0));
    let fall = fall.fold(f64::INFINITY, f64::min);
    let Some(&first) = order.first() else { return };
    let (mut rise, mut bottom) = (edges(board, first).0.min(fall), edges(board, first).0);
    for &place in &order {
        let (upper, lower) = edges(board, place);
        rise += (upper - bottom - 1.5 * gap).max(0.0);
        bottom = lower.max(bottom);
        board.set(place, (f64::from(board.y(place)) - rise) as f32);
    }
}

//! Which column each place stands in, so that the picture gets the shape that was asked for.
//!
//! Columns are filled from the left, none higher than a limit, each place right of all that stand before it by rank:
//! list scheduling (Coffman, Graham 1972), as layered drawing uses it to bound a layer. Among a few limits the one
//! whose picture fits best into the field is taken. What is still far too long, such as a chain, is folded.

use std::collections::VecDeque;

/// How much higher than its fullest column a picture becomes.
const LOOSE: f64 = 1.1;
/// How many lines may cross a fold on average.
const FOLDED: f64 = 3.0;
/// What it costs when each line leads across a column more, in parts of the fit: long lines cross more others.
const LONG: f64 = 3.0;
/// The same for pictures of more places than [`READ`], which are seen as a whole before they are read.
const LONG_AFAR: f64 = 1.0;
const READ: usize = 220;
/// So many places can all have names that are read at once, in a picture that is no higher than this (or wider for its
/// field), in units of which about three are a pixel there.
const NAMED: std::ops::RangeInclusive<usize> = 25..=150;
const READABLE: f64 = 900.0;
/// How many times as long, for its field, one side of a picture may be as the other before that costs more.
const ODD: f64 = 2.5;
/// What a line to the end of a way weighs among them.
const LIGHT: f64 = 0.25;
/// How much wider the space between columns may become, in parts of itself, to fill the field.
const WIDER: f64 = 2.0;
/// The limits that are tried are powers of this apart.
const FINER: f64 = 0.84;

/// A place that wants a column.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    /// Its extent.
    pub width: f64,
    pub height: f64,
    /// Its distance from the roots.
    pub rank: usize,
    /// Whether nothing refers to it, and it to nothing: it stands where there is room.
    pub alone: bool,
}

/// What columns are filled with.
pub(super) struct ColumnFill<'a> {
    pub places: &'a [Cell],
    /// Lines between places, in the direction of their references.
    pub lines: &'a [(u32, u32)],
    /// Between two columns, and between two places of one.
    pub channel: f64,
    pub gap: f64,
    /// Width by height of the field, without what stands left of the columns.
    pub aspect: f64,
    /// The least height that the roots take anyway.
    pub least: f64,
    /// Whether the shape counts more than short lines.
    pub shape: bool,
}

/// The columns.
pub(super) struct Columns {
    /// The column of each place.
    pub of: Vec<usize>,
    /// How many there are.
    pub count: usize,
    /// After how many columns the picture goes on below its beginning.
    pub fold: usize,
    /// Between two columns: wider where the field is.
    pub channel: f64,
}

/// What comes after each place, and how much must come before it.
struct Order {
    after: Vec<Vec<u32>>,
    before: Vec<u32>,
    /// How many lines there are at each place.
    degree: Vec<u32>,
}

/// Chooses the columns.
pub(super) fn columns(wish: &ColumnFill) -> Columns {
    let order = Order::of(wish);
    let all: f64 = wish.places.iter().map(|place| place.height + wish.gap).sum();
    let tallest = wish.places.iter().map(|place| place.height).fold(0.0, f64::max) + wish.gap;
    let mut best = (f64::INFINITY, Vec::new(), 1, 1);
    let mut limit = all.max(tallest);
    let mut worse = 0;
    let mut near = None;
    let long = if wish.places.len() > READ { LONG_AFAR } else { LONG };
    while worse < 6 {
        let of = fill(wish, &order, limit);
        let (count, width, height) = extent(wish, &of);
        let mut fold = count;
        let far = reach(wish, &order, &of);
        let stretched = (far - *near.get_or_insert(far)).max(0.0) / wish.lines.len().max(wish.places.len()) as f64;
        let lines = if wish.shape { 1.0 } else { 1.0 + long * stretched };
        let mut cost = misfit(wish, width, height) * lines * unread(wish, width, height);
        let ideal = (width / wish.aspect / (height + 2.0 * wish.gap)).sqrt();
        for bands in [ideal.floor() as usize, ideal.ceil() as usize] {
            if bands < 2 || 3 * bands > count {
                continue;
            }
            let along = count.div_ceil(bands);
            if crossing(wish, &of, along) > FOLDED * (bands - 1) as f64 {
                continue;
            }
            // A folded picture is read less easily.
            let folded = 1.2 * misfit(wish, width / bands as f64, (height + 2.0 * wish.gap) * bands as f64);
            if folded < cost {
                (fold, cost) = (along, folded);
            }
        }
        worse = if cost < best.0 { 0 } else { worse + 1 };
        if cost < best.0 {
            best = (cost, of, count, fold);
        }
        if limit <= tallest {
            break;
        }
        limit = (limit.min(height) * FINER).max(tallest);
    }
    let (_, of, count, fold) = best;
    let (_, width, height) = extent(wish, &of);
    let bands = count.div_ceil(fold.max(1)) as f64;
    let spare = wish.aspect * (height * LOOSE * bands).max(wish.least) - width / bands;
    let channel = wish.channel + (spare / fold.max(1) as f64).clamp(0.0, wish.channel * WIDER);
    Columns { of, count, fold, channel }
}

/// How badly a picture fits: how much it must shrink counts first, then how much ink it needs. One that is far from the
/// field's shape is bad whatever its lines are: nobody could read it.
fn misfit(wish: &ColumnFill, width: f64, height: f64) -> f64 {
    let (wide, tall) = (width / wish.aspect, (height * LOOSE).max(wish.least));
    let (most, least) = (wide.max(tall), wide.min(tall));
    (most + 0.5 * least) * (most / least.max(1.0) / ODD).max(1.0)
}

/// What it costs that names are too small to be read, where all could be read at once.
fn unread(wish: &ColumnFill, width: f64, height: f64) -> f64 {
    let most = (width / wish.aspect).max((height * LOOSE).max(wish.least));
    if NAMED.contains(&wish.places.len()) { (most / READABLE).max(1.0).powi(3) } else { 1.0 }
}

/// How many columns there are, and how wide and high they are together.
fn extent(wish: &ColumnFill, of: &[usize]) -> (usize, f64, f64) {
    let count = of.iter().max().map_or(0, |c| c + 1);
    let (mut wide, mut high) = (vec![0.0_f64; count], vec![-wish.gap; count]);
    for (place, &c) in wish.places.iter().zip(of) {
        wide[c] = wide[c].max(place.width);
        high[c] += place.height + wish.gap;
    }
    (count, wide.iter().map(|w| w + wish.channel).sum(), high.iter().copied().fold(0.0, f64::max))
}

/// How many columns the lines lead across, in all. Those to an end of the graph rarely cross another.
fn reach(wish: &ColumnFill, order: &Order, of: &[usize]) -> f64 {
    let span = |&(a, b): &(u32, u32)| {
        let end = order.degree[a as usize].min(order.degree[b as usize]) == 1;
        of[a as usize].abs_diff(of[b as usize]) as f64 * if end { LIGHT } else { 1.0 }
    };
    wish.lines.iter().map(span).sum()
}

/// How many lines lead from one band of columns to another.
fn crossing(wish: &ColumnFill, of: &[usize], long: usize) -> f64 {
    wish.lines.iter().filter(|line| of[line.0 as usize] / long != of[line.1 as usize] / long).count() as f64
}

impl Order {
    fn of(wish: &ColumnFill) -> Order {
        let n = wish.places.len();
        let (mut after, mut before, mut degree) = (vec![Vec::new(); n], vec![0; n], vec![0; n]);
        wish.lines.iter().for_each(|line| (degree[line.0 as usize] += 1, degree[line.1 as usize] += 1).1);
        let rank = |p: u32| wish.places[p as usize].rank;
        for &(from, to) in wish.lines.iter().filter(|line| rank(line.0) < rank(line.1)) {
            after[from as usize].push(to);
            before[to as usize] += 1;
        }
        Order { after, before, degree }
    }
}

/// Fills columns up to a limit. What has waited longest goes first.
fn fill(wish: &ColumnFill, order: &Order, limit: f64) -> Vec<usize> {
    let mut of = vec![0; wish.places.len()];
    let mut before = order.before.clone();
    // What nothing must stand before begins at its rank.
    let mut starts: Vec<u32> =
        (0..of.len() as u32).filter(|&p| before[p as usize] == 0 && !wish.places[p as usize].alone).collect();
    sorting::by_key(&mut starts, |&p| wish.places[p as usize].rank);
    let (mut starts, mut queue, mut next) = (starts.into_iter().peekable(), VecDeque::new(), Vec::new());
    let mut column = 0;
    let mut heights = Vec::new();
    loop {
        while let Some(p) = starts.next_if(|&p| wish.places[p as usize].rank <= column) {
            queue.push_back(p);
        }
        if queue.is_empty() && starts.peek().is_none() {
            break;
        }
        let mut height = 0.0;
        while let Some(&p) = queue.front() {
            let tall = wish.places[p as usize].height + wish.gap;
            if height > 0.0 && height + tall > limit {
                break;
            }
            queue.pop_front();
            height += tall;
            of[p as usize] = column;
            for &after in &order.after[p as usize] {
                before[after as usize] -= 1;
                if before[after as usize] == 0 {
                    next.push(after);
                }
            }
        }
        heights.push(height);
        sorting::plain(&mut next);
        queue.extend(next.drain(..));
        column += 1;
    }
    let mut lowest = 0;
    for (p, place) in wish.places.iter().enumerate().filter(|(_, place)| place.alone) {
        // A column that has no room for one has none for those that come after.
        while heights.get(lowest).is_some_and(|height| height + place.height + wish.gap > limit && *height > 0.0) {
            lowest += 1;
        }
        if lowest == heights.len() {
            heights.push(0.0);
        }
        heights[lowest] += place.height + wish.gap;
        of[p] = lowest;
    }
    // Columns in which nothing stands are left out.
    let mut used: Vec<bool> = vec![false; heights.len()];
    of.iter().for_each(|&c| used[c] = true);
    let mut dense = 0;
    let number: Vec<usize> = used.iter().map(|&used| (dense, dense += usize::from(used)).0).collect();
    of.iter_mut().for_each(|c| *c = number[*c]);
    of
}

//! Which column each place stands in, so that the picture gets the shape that was asked for.
//!
//! Columns are filled from the left, none higher than a limit, each place right of all that stand before it by rank:
//! list scheduling (Coffman, Graham 1972), as layered drawing uses it to bound a layer. Among a few limits the one
//! whose picture fits best into the field is taken. What is still far too long, such as a chain, is folded.

use std::collections::BinaryHeap;

/// How much higher than its fullest column a picture becomes.
const LOOSE: f64 = 1.1;
/// How many lines may cross a fold on average.
const FOLDED: f64 = 3.0;
/// The limits that are tried are powers of this apart.
const FINER: f64 = 0.84;

/// A place that wants a column.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its extent.
    pub width: f64,
    pub height: f64,
    /// Its distance from the roots.
    pub rank: usize,
}

/// What columns are filled with.
pub(super) struct Wish<'a> {
    pub places: &'a [Place],
    /// Lines between places, in the direction of their references.
    pub lines: &'a [(u32, u32)],
    /// Between two columns, and between two places of one.
    pub channel: f64,
    pub gap: f64,
    /// Width by height of the field, without what stands left of the columns.
    pub aspect: f64,
    /// The least height that the roots take anyway.
    pub least: f64,
}

/// The columns.
pub(super) struct Columns {
    /// The column of each place.
    pub of: Vec<usize>,
    /// How many there are.
    pub count: usize,
    /// After how many columns the picture goes on below its beginning.
    pub fold: usize,
}

/// What comes after each place, and how much must come before it.
struct Order {
    after: Vec<Vec<u32>>,
    before: Vec<u32>,
    /// How long the longest way is that begins here.
    below: Vec<u32>,
}

/// Chooses the columns.
pub(super) fn columns(wish: &Wish) -> Columns {
    let order = Order::of(wish);
    let all: f64 = wish.places.iter().map(|place| place.height + wish.gap).sum();
    let tallest = wish.places.iter().map(|place| place.height).fold(0.0, f64::max) + wish.gap;
    let mut best = (f64::INFINITY, Vec::new(), 1, 1);
    let mut limit = all.max(tallest);
    let mut worse = 0;
    let mut near = 0.0;
    while worse < 6 {
        let of = fill(wish, &order, limit);
        let (count, width, height) = extent(wish, &of);
        let mut fold = count;
        let far = wish.lines.iter().map(|l| of[l.0 as usize].abs_diff(of[l.1 as usize]) as f64).sum::<f64>();
        if near == 0.0 { near = far.max(1.0); }
        let mut cost = misfit(wish, width, height) * (1.0 + knob(0) * (far / near - 1.0));
        for bands in 2..=8.min(count / 3) {
            let long = count.div_ceil(bands);
            if crossing(wish, &of, long) > FOLDED * (bands - 1) as f64 {
                continue;
            }
            // A folded picture is read less easily.
            let folded = 1.2 * misfit(wish, width / bands as f64, (height + 2.0 * wish.gap) * bands as f64);
            if folded < cost {
                (fold, cost) = (long, folded);
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
    Columns { of: best.1, count: best.2, fold: best.3 }
}

/// How badly a picture fits: how much it must shrink counts first, then how much ink it needs.
fn misfit(wish: &Wish, width: f64, height: f64) -> f64 {
    let (wide, tall) = (width / wish.aspect, (height * LOOSE).max(wish.least));
    wide.max(tall) + 0.5 * wide.min(tall)
}

/// How many columns there are, and how wide and high they are together.
fn extent(wish: &Wish, of: &[usize]) -> (usize, f64, f64) {
    let count = of.iter().max().map_or(0, |c| c + 1);
    let (mut wide, mut high) = (vec![0.0_f64; count], vec![-wish.gap; count]);
    for (place, &c) in wish.places.iter().zip(of) {
        wide[c] = wide[c].max(place.width);
        high[c] += place.height + wish.gap;
    }
    (count, wide.iter().map(|w| w + wish.channel).sum(), high.iter().copied().fold(0.0, f64::max))
}

/// How many lines lead from one band of columns to another.
fn crossing(wish: &Wish, of: &[usize], long: usize) -> f64 {
    wish.lines.iter().filter(|line| of[line.0 as usize] / long != of[line.1 as usize] / long).count() as f64
}

impl Order {
    fn of(wish: &Wish) -> Order {
        let n = wish.places.len();
        let (mut after, mut before, mut below) = (vec![Vec::new(); n], vec![0; n], vec![0; n]);
        let rank = |p: u32| wish.places[p as usize].rank;
        for &(from, to) in wish.lines.iter().filter(|line| rank(line.0) < rank(line.1)) {
            after[from as usize].push(to);
            before[to as usize] += 1;
        }
        let mut last: Vec<u32> = (0..n as u32).collect();
        last.sort_by_key(|&p| std::cmp::Reverse(rank(p)));
        for p in last {
            below[p as usize] = after[p as usize].iter().map(|&q: &u32| below[q as usize] + 1).max().unwrap_or(0);
        }
        Order { after, before, below }
    }
}

/// Fills columns up to a limit. What has come to its turn first goes first, of those what most must follow.
fn fill(wish: &Wish, order: &Order, limit: f64) -> Vec<usize> {
    let mut of = vec![0; wish.places.len()];
    let mut before = order.before.clone();
    // By column, what may stand there at the earliest.
    let mut ready: Vec<Vec<u32>> = Vec::new();
    let put = |ready: &mut Vec<Vec<u32>>, column: usize, p: u32| {
        if ready.len() <= column {
            ready.resize(column + 1, Vec::new());
        }
        ready[column].push(p);
    };
    for (p, place) in wish.places.iter().enumerate().filter(|(p, _)| before[*p] == 0) {
        put(&mut ready, place.rank, p as u32);
    }
    let mut heap = BinaryHeap::new();
    let mut column = 0;
    while column < ready.len() || !heap.is_empty() {
        for p in ready.get_mut(column).map(std::mem::take).unwrap_or_default() {
            // Each column of waiting counts as much as two places that must follow.
            heap.push(((knob(1) * order.below[p as usize].min(8) as f64 - knob(2) * column as f64) as i64, std::cmp::Reverse(p)));
        }
        let mut height = 0.0;
        while let Some(&(_, std::cmp::Reverse(p))) = heap.peek() {
            let tall = wish.places[p as usize].height + wish.gap;
            if height > 0.0 && height + tall > limit {
                break;
            }
            heap.pop();
            height += tall;
            of[p as usize] = column;
            for &next in &order.after[p as usize] {
                before[next as usize] -= 1;
                if before[next as usize] == 0 {
                    put(&mut ready, column + 1, next);
                }
            }
        }
        column += 1;
    }
    // Columns in which nothing stands are left out.
    let mut used: Vec<bool> = vec![false; column + 1];
    of.iter().for_each(|&c| used[c] = true);
    let mut dense = 0;
    let number: Vec<usize> = used.iter().map(|&used| (dense, dense += usize::from(used)).0).collect();
    of.iter_mut().for_each(|c| *c = number[*c]);
    of
}

fn knob(k: usize) -> f64 { std::env::var("KNOBS").ok().and_then(|s| s.split(',').nth(k)?.parse().ok()).unwrap_or([0.3, 1.0, 2.0][k]) }

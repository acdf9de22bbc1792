//! Which item stands above which: as few crossings as a bounded effort finds.
//!
//! Barycentre sweeps (Sugiyama, Tagawa, Toda 1981), shaken at first so that the start matters less; then many small
//! exchanges (see [`super::anneal`]); then each item in turn goes to the row with the fewest crossings of straight
//! lines (see [`super::cross`]). Rows outnumber items, so that lines find their way between. Effort is bounded by
//! counts, never by a clock, and chance is seeded, so the same request gives the same picture.

use super::anneal::Annealing;
use super::cross::Board;
use super::pack::pack;
use super::root_column::RootStand;

/// No item.
pub(super) const FREE: u32 = u32::MAX;

/// Rows per item of the fullest column.
const SPARE: f64 = 1.4;
/// How far a start shakes items, in parts of all rows.
const SHAKE: f32 = 0.3;
/// What a half row away from the neighbours' mean costs, in 1024ths of a crossing.
const PULL: i32 = 15;

/// Items seated in the rows of their columns.
pub(super) struct Seating {
    /// The board; its heights are twice the row.
    pub board: Board,
    /// By column, the item in each row.
    cells: Vec<Vec<u32>>,
    rows: usize,
    chance: Chance,
    /// The column of roots, if those may move.
    pub roots: Option<RootOrder>,
}

/// The column of roots, and how its heights and the board's translate.
pub(super) struct RootOrder {
    pub column: RootStand,
    /// The board's number of each root that has lines.
    pub number: Vec<Option<usize>>,
    /// The height of a row.
    pub pitch: f64,
}

/// With no more lines than this those within a column are made short one by one.
const FEW: usize = 60;
/// What makes any wish positive.
const BASE: f32 = 4096.0;
/// What balancing works with: keys of wish and item, wishes, distances.
type Room = (Vec<u64>, Vec<f64>, Vec<f64>);

/// Seeded random numbers (xorshift, Marsaglia 2003).
pub(super) struct Chance(pub u32);

/// How much work a board of some size is worth.
struct Effort {
    starts: usize,
    balances: usize,
    exchanges: usize,
    sweeps: usize,
}

impl Seating {
    /// Seats the items of each column in the given order.
    pub(super) fn new(board: Board, columns: &[&[usize]], roots: Option<RootOrder>) -> Seating {
        let most = columns.iter().map(|c| c.len()).max().unwrap_or(0);
        let rows = (most as f64 * SPARE).ceil() as usize;
        let cells = vec![vec![FREE; rows]; columns.len()];
        let mut seating = Seating { board, cells, rows, chance: Chance(0x9e37_79b9), roots };
        for (c, column) in columns.iter().enumerate() {
            let first = (rows - column.len()) / 2;
            for (i, &item) in column.iter().enumerate() {
                seating.put(item, c, first + i);
            }
        }
        seating
    }

    /// Orders all columns.
    pub(super) fn arrange(&mut self) {
        let effort = Effort::of(self.board.column.len(), self.board.lines.len());
        self.start(&effort);
        Annealing::new(&mut self.board, &mut self.cells).run(effort.exchanges);
        self.board.redraw();
        if effort.sweeps == 0 {
            return;
        }
        let mut best = (self.board.crossings(), self.cells.clone());
        let mut counts = vec![0; 2 * self.rows];
        for round in 0..effort.sweeps {
            for c in self.across(round) {
                self.sweep(c, &mut counts);
            }
            let now = self.board.crossings();
            if now > best.0 {
                break;
            }
            best = (now, self.cells.clone());
        }
        self.recall(best.1);
        if self.board.lines.len() <= FEW {
            self.shorten();
        }
    }

    /// Exchanges items of a column as long as that makes the lines within it shorter and no further lines cross: a chain
    /// in one column then reads from its head to its tail.
    fn shorten(&mut self) {
        let mut now = (self.board.crossings(), self.board.length_within());
        let mut better = now.1 > 0.0;
        while std::mem::take(&mut better) {
            for c in 0..self.cells.len() {
                for (a, b) in (0..self.rows).flat_map(|b| (0..b).map(move |a| (a, b))) {
                    if self.cells[c][a] == FREE && self.cells[c][b] == FREE {
                        continue;
                    }
                    self.exchange(c, a, b);
                    let then = (self.board.crossings(), self.board.length_within());
                    match then.0 <= now.0 && then.1 < now.1 {
                        true => (now, better) = (then, true),
                        false => self.exchange(c, a, b),
                    }
                }
            }
        }
    }

    fn exchange(&mut self, c: usize, a: usize, b: usize) {
        let (above, below) = (self.cells[c][a], self.cells[c][b]);
        for (item, row) in [(below, a), (above, b)] {
            self.cells[c][row] = item;
            if item != FREE {
                self.put(item as usize, c, row);
            }
        }
    }

    /// The best of a few barycentre runs, each from where the one before came to rest, shaken anew.
    fn start(&mut self, effort: &Effort) {
        let mut room = (Vec::new(), Vec::new(), vec![1.0; self.rows]);
        let mut best = (usize::MAX, Vec::new());
        for _ in 0..effort.starts {
            for round in 0..effort.balances {
                let shake = SHAKE * self.rows as f32 * (1.0 - (round as f32 + 1.0) / (effort.balances as f32 * 0.8));
                for c in self.across(round) {
                    self.balance(c, shake.max(0.0), &mut room);
                }
                self.settle_roots();
            }
            self.board.redraw();
            let now = if effort.starts > 1 { self.board.crossings() } else { 0 };
            if now < best.0 {
                best = (now, self.cells.clone());
            }
        }
        self.recall(best.1);
    }

    /// Brings the roots beside what they refer to.
    fn settle_roots(&mut self) {
        let Some(roots) = &mut self.roots else { return };
        let board = &self.board;
        let wish = |root: usize| Some((f64::from(board.middle(roots.number[root]?)) / 2.0 + 0.5) * roots.pitch);
        roots.column.sort(wish);
        for (root, y) in roots.column.settle(wish) {
            if let Some(number) = roots.number[root] {
                self.board.set(number, (2.0 * (y / roots.pitch - 0.5)) as f32);
            }
        }
    }

    /// The items of each column, from the top.
    pub(super) fn order(&self) -> Vec<Vec<usize>> {
        let taken = |column: &Vec<u32>| column.iter().filter(|&&i| i != FREE).map(|&i| i as usize).collect();
        self.cells.iter().map(taken).collect()
    }

    /// The columns, from the left or from the right by turns.
    fn across(&self, round: usize) -> impl Iterator<Item = usize> + use<> {
        let n = self.cells.len();
        (0..n).map(move |k| if round.is_multiple_of(2) { k } else { n - 1 - k })
    }

    /// Sorts a column by the mean height of its neighbours, and seats it as near to those as it can. The lines are not
    /// redrawn.
    fn balance(&mut self, c: usize, shake: f32, (items, wish, apart): &mut Room) {
        items.clear();
        for &item in self.cells[c].iter().filter(|&&i| i != FREE) {
            let wish = self.board.middle(item as usize) + (self.chance.below_one() - 0.5) * shake;
            // Positive floats sort as their bits do; the item breaks ties.
            items.push(u64::from((wish + BASE).max(0.0).to_bits()) << 32 | u64::from(item));
        }
        sorting::numbers(items);
        wish.clear();
        wish.extend(items.iter().map(|key| f64::from(f32::from_bits((key >> 32) as u32) - BASE) / 2.0));
        pack(wish, &apart[..items.len()], -1.0);
        self.cells[c].fill(FREE);
        let mut end = self.rows;
        for (&key, wish) in items.iter().zip(wish).rev() {
            let item = key as u32;
            end = ((*wish + 0.5) as usize).min(end - 1);
            self.cells[c][end] = item;
            self.board.set(item as usize, 2.0 * end as f32);
        }
    }

    /// Takes each item of a column to its best row.
    fn sweep(&mut self, c: usize, counts: &mut [i32]) {
        let items: Vec<u32> = self.cells[c].iter().copied().filter(|&i| i != FREE).collect();
        for item in items {
            self.board.profile(item as usize, counts);
            // A taken row is no choice: the item would stand either above or below.
            for (count, &there) in counts.iter_mut().step_by(2).zip(&self.cells[c]) {
                if there != FREE && there != item {
                    *count = 1 << 20;
                }
            }
            let wish = self.board.middle(item as usize) as i32;
            let (mut least, mut height) = (i32::MAX, 0);
            for (i, &count) in counts.iter().enumerate() {
                let cost = (count << 10) + (i as i32 - wish).abs() * PULL;
                if cost < least {
                    (least, height) = (cost, i);
                }
            }
            self.seat(item as usize, c, height);
        }
    }

    /// Takes an item to a height: to a row, or between two, where others make room towards the nearest free row.
    fn seat(&mut self, item: usize, c: usize, height: usize) {
        let old = (self.board.y(item) / 2.0) as usize;
        let cells = &mut self.cells[c];
        cells[old] = FREE;
        let below = height.div_ceil(2).min(self.rows - 1);
        if cells[below] == FREE {
            return self.put(item, c, below);
        }
        let down = (below..self.rows).find(|&row| cells[row] == FREE);
        let up = (0..below).rev().find(|&row| cells[row] == FREE);
        match (up, down) {
            (Some(up), down) if down.is_none_or(|down| below - up <= down - below) => {
                for row in up..below - 1 {
                    self.put(self.cells[c][row + 1] as usize, c, row);
                }
                self.put(item, c, below - 1);
            }
            (_, Some(down)) => {
                for row in (below..down).rev() {
                    self.put(self.cells[c][row] as usize, c, row + 1);
                }
                self.put(item, c, below);
            }
            _ => self.put(item, c, old),
        }
    }

    fn put(&mut self, item: usize, c: usize, row: usize) {
        self.cells[c][row] = item as u32;
        self.board.lift(item, 2.0 * row as f32);
    }

    fn recall(&mut self, cells: Vec<Vec<u32>>) {
        self.cells = cells;
        for column in &self.cells {
            for (row, &item) in column.iter().enumerate().filter(|&(_, &i)| i != FREE) {
                self.board.set(item as usize, 2.0 * row as f32);
            }
        }
        self.board.redraw();
    }
}

impl Chance {
    /// Any number.
    pub(super) fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    /// A number from 0 up to, but not including, 1.
    pub(super) fn below_one(&mut self) -> f32 {
        (self.next() >> 8) as f32 / 16_777_216.0
    }
}

impl Effort {
    fn of(items: usize, lines: usize) -> Effort {
        // An item's sweep looks at the lines beside it; a fixed share of all pairs of lines.
        let pairs = lines * lines;
        Effort {
            starts: if pairs < 30_000_000 { 3 } else { 1 },
            balances: (120_000 / (items + lines + 1)).clamp(8, 60),
            exchanges: (items * 100).max(4_000).min(60_000 + items * 10),
            sweeps: (60_000_000 / (pairs + 1)).min(3),
        }
    }
}

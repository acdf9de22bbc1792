//! Which item stands above which, and how high: as few crossings as a bounded effort finds.
//!
//! Barycentre sweeps (Sugiyama, Tagawa, Toda 1981) give a start; then each item in turn goes to a row that makes few
//! crossings of straight lines (see [`super::cross`]), at first with some play, later to the best (annealing by
//! heat bath). Rows outnumber items, so that lines find their way between. Effort is bounded by counts, never by a
//! clock, and chance is seeded, so the same request gives the same picture.

use super::cross::Board;

/// No item.
pub(super) const FREE: u32 = u32::MAX;

/// Items seated in the rows of their columns.
pub(super) struct Seating {
    /// The board; its heights are twice the row.
    pub board: Board,
    /// By column, the item in each row.
    cells: Vec<Vec<u32>>,
    rows: usize,
    chance: u32,
    lambda: f32, weights: [f32; 3],
}

impl Seating {
    /// Seats the items of each column in the given order.
    pub(super) fn new(board: Board, columns: &[Vec<usize>], rows: usize) -> Seating {
        let mut seating = Seating {
            board,
            cells: vec![vec![FREE; rows]; columns.len()],
            rows,
            chance: 0x9e37_79b9,
            weights: ["W0","W1","W2"].map(|k| std::env::var(k).ok().and_then(|s| s.parse().ok()).unwrap_or(if k == "W0" { 0.3 } else { 1.0 })), lambda: std::env::var("LAMBDA").ok().and_then(|s| s.parse().ok()).unwrap_or(15.0),
        };
        for (c, column) in columns.iter().enumerate() {
            let first = (rows - column.len()) / 2;
            for (i, &item) in column.iter().enumerate() {
                seating.put(item, c, first + i);
            }
        }
        seating
    }

    /// Orders all columns, and tells the items of each from the top.
    pub(super) fn arrange(&mut self, barycentre: usize, sweeps: usize, heat: f32) {
        let noise = std::env::var("NOISE").ok().and_then(|s| s.parse().ok()).unwrap_or(0.0f32) * self.rows as f32;
        for round in 0..barycentre {
            for c in self.across(round) {
                let amp = noise * (1.0 - (round as f32 + 1.0) / (barycentre as f32 * 0.8)).max(0.0);
                self.balance(c, amp);
            }
            if std::env::var("TRACE").is_ok() {
                eprint!("{} ", self.board.crossings());
            }
        }
        if std::env::var("TRACE").is_ok() {
            eprint!("{} | ", self.board.crossings());
        }
        let env = |k: &str, d: f32| std::env::var(k).ok().and_then(|s| s.parse().ok()).unwrap_or(d);
        let swaps = env("SWAPS", 30000.0) as usize;
        if swaps > 0 {
            super::anneal::Annealing::new(&mut self.board, &mut self.cells).run(swaps, env("T0", 1.0), env("WIN", 3.0) as u32);
            self.board.redraw();
        }
        let mut best = (self.board.crossings(), self.cells.clone());
        let trace = std::env::var("TRACE").is_ok();
        if trace {
            eprint!("{} | ", best.0)
        }
        let mut counts = vec![0; 2 * self.rows];
        let cut = std::env::var("CUT").ok().and_then(|s| s.parse().ok()).unwrap_or(0.75f32);
        for round in 0..sweeps {
            let heat = heat * (1.0 - (round as f32 + 1.0) / (sweeps as f32 * cut)).max(0.0);
            for c in self.across(round) {
                let items: Vec<u32> = self.cells[c].iter().copied().filter(|&i| i != FREE).collect();
                for item in items {
                    self.board.profile(item as usize, &mut counts);
                    // A taken row is no choice: the item would stand either above or below.
                    for (count, &there) in counts.iter_mut().step_by(2).zip(&self.cells[c]) {
                        if there != FREE && there != item {
                            *count = 1 << 20;
                        }
                    }
                    let row = self.choose(item as usize, &mut counts, heat);
                    let (b, oldy) = (if trace { self.board.crossings() } else { 0 }, self.board.y(item as usize));
                    let pushed = self.cells[c].clone();
                    self.seat(item as usize, c, row);
                    if trace && round + 2 > sweeps {
                        let a = self.board.crossings() as i32;
                        let pred = counts[row] - counts[oldy as usize];
                        let moved = pushed.iter().zip(&self.cells[c]).filter(|(a, b)| a != b).count();
                        eprintln!(
                            "pred {pred} actual {} moved {moved} y {} want {row} from {oldy} len {}",
                            a - b as i32,
                            self.board.y(item as usize),
                            self.board.at[item as usize].len()
                        );
                    }
                }
            }
            let now = self.board.crossings();
            if trace {
                eprint!("{now} ")
            }
            if now <= best.0 {
                best = (now, self.cells.clone());
            }
        }
        if trace {
            eprintln!()
        }
        for (c, cells) in best.1.into_iter().enumerate() {
            for (row, item) in cells.into_iter().enumerate() {
                self.cells[c][row] = item;
                if item != FREE {
                    self.board.lift(item as usize, 2.0 * row as f32);
                }
            }
        }
    }

    /// The columns, from the left or from the right by turns.
    fn across(&self, round: usize) -> impl Iterator<Item = usize> + use<> {
        let n = self.cells.len();
        (0..n).map(move |k| if round % 2 == 0 { k } else { n - 1 - k })
    }

    /// The half row to try: one of few crossings, and near the neighbours.
    fn choose(&mut self, item: usize, counts: &mut [i32], heat: f32) -> usize {
        let wish = self.middle(item) as i32;
        let pull = self.lambda as i32;
        let mut least = i32::MAX;
        for (i, count) in counts.iter_mut().enumerate() {
            *count = (*count << 10) + (i as i32 - wish).abs() * pull;
            least = least.min(*count);
        }
        let (mut from, mut play) = (0, 0);
        if heat > 0.0 {
            play = (-1024.0 * heat * (1.0 - self.random()).ln()) as i32;
            from = (self.random() * counts.len() as f32) as usize;
        }
        let good = |&count: &i32| count <= least + play;
        let after = counts[from..].iter().position(good).map(|i| i + from);
        after.or_else(|| counts[..from].iter().position(good)).unwrap_or(0)
    }

    /// A seeded random number below one (xorshift, Marsaglia 2003).
    fn random(&mut self) -> f32 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 17;
        self.chance ^= self.chance << 5;
        (self.chance >> 8) as f32 / 16_777_216.0
    }

    /// The mean height of an item's neighbours, or its own where it has none.
    fn middle(&self, item: usize) -> f32 {
        let lines = &self.board.at[item];
        if lines.is_empty() {
            return self.board.y(item);
        }
        let (mut sum, mut all) = (0.0, 0.0);
        for &line in lines {
            let other = self.board.other(item, line);
            let d = self.board.column[item].abs_diff(self.board.column[other]);
            let w = self.weights[d.min(2)];
            sum += w * self.board.y(other); all += w;
        }
        sum / all
    }

    /// Sorts a column by the mean height of its neighbours, and seats it as near to those as it can.
    fn balance(&mut self, c: usize, amp: f32) {
        let mut items: Vec<(f32, u32)> =
            self.cells[c].iter().filter(|&&i| i != FREE).map(|&i| (self.middle(i as usize), i)).collect();
        for i in &mut items {
            i.0 += (self.random() - 0.5) * amp;
        }
        items.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut wish: Vec<f64> = items.iter().map(|i| f64::from(i.0) / 2.0).collect();
        super::pack::pack(&mut wish, &vec![1.0; items.len()], -1.0);
        self.cells[c].fill(FREE);
        let mut end = self.rows;
        for (&(_, item), wish) in items.iter().zip(&wish).rev() {
            end = (wish.round() as usize).min(end - 1);
            self.put(item as usize, c, end);
        }
    }

    fn put(&mut self, item: usize, c: usize, row: usize) {
        self.cells[c][row] = item as u32;
        self.board.lift(item, 2.0 * row as f32);
    }

    /// Takes an item to a row (a height of twice the row), or between two; others make room towards the nearest free row.
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
}

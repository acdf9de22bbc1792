//! Which item stands above which, and how high: as few crossings as a bounded effort finds.
//!
//! Barycentre sweeps (Sugiyama, Tagawa, Toda 1981) give a start; then each item in turn goes to the height with the
//! fewest crossings of straight lines (see [`super::cross`]), and its column is packed again around it. The best
//! state seen is kept. Effort is bounded by counts, never by a clock, so the same request gives the same picture.

use super::cross::{Board, Rows};
use super::pack::pack;

/// What stands in the columns of a board, and how tight.
pub(super) struct Stack {
    /// The board; its heights are what is sought.
    pub board: Board,
    /// The items of each column, from the top.
    pub columns: Vec<Vec<usize>>,
    /// The height of each item's rectangle.
    pub tall: Vec<f64>,
    /// The least gap between two rectangles.
    pub gap: f64,
    /// Where the columns may begin.
    pub top: f64,
}

impl Stack {
    /// Orders and packs all columns.
    pub(super) fn arrange(&mut self) {
        for c in 0..self.columns.len() {
            for (i, &item) in self.columns[c].iter().enumerate() {
                self.board.y[item] = self.top + i as f64 * self.pitch();
            }
            self.settle(c);
        }
        let mut best = (self.board.crossings(), self.board.y.clone());
        for round in 0..8 {
            for k in 0..self.columns.len() {
                let c = if round % 2 == 0 { k } else { self.columns.len() - 1 - k };
                for i in 0..self.columns[c].len() {
                    let item = self.columns[c][i];
                    self.board.y[item] = self.middle(item);
                }
                self.settle(c);
            }
            self.keep(&mut best);
        }
        self.recall(&best.1);
        let tall = self.columns.iter().map(|c| c.iter().map(|&i| self.tall[i] + self.gap).sum::<f64>()).fold(0.0, f64::max);
        let step = self.pitch() / 2.0;
        let rows = Rows { top: self.top, step, count: (tall / step).ceil() as usize + 1 };
        let mut counts = Vec::new();
        for round in 0..8 {
            for k in 0..self.columns.len() {
                let c = if round % 2 == 0 { k } else { self.columns.len() - 1 - k };
                for item in self.columns[c].clone() {
                    self.board.profile(item, rows, &mut counts);
                    let wish = self.middle(item);
                    let cost = |(i, &count): (usize, &i32)| (count, ((rows.top + i as f64 * rows.step - wish).abs() * 10.0) as i64, i);
                    if let Some((_, _, i)) = counts.iter().enumerate().map(cost).min() {
                        let y = rows.top + i as f64 * rows.step;
 self.board.y[item] = y + (wish - y).clamp(-0.45 * rows.step, 0.45 * rows.step);
                    }
                }
                self.settle(c);
            }
            self.keep(&mut best);
        }
        self.recall(&best.1);
    }

    /// The distance of rows for a typical item.
    fn pitch(&self) -> f64 {
        self.tall.iter().fold(0.0, |a: f64, &b| a.max(b)) + self.gap
    }

    /// The mean height of an item's neighbours, or its own where it has none.
    fn middle(&self, item: usize) -> f64 {
        let lines = &self.board.at[item];
        if lines.is_empty() {
            return self.board.y[item];
        }
        let ends = lines.iter().map(|&k| self.board.lines[k]);
        ends.map(|(a, b)| self.board.y[if a == item { b } else { a }]).sum::<f64>() / lines.len() as f64
    }

    /// Sorts a column by height and moves its items apart.
    fn settle(&mut self, c: usize) {
        let y = &mut self.board.y;
        let column = &mut self.columns[c];
        column.sort_by(|&a, &b| y[a].total_cmp(&y[b]).then(a.cmp(&b)));
        let mut wish: Vec<f64> = column.iter().map(|&i| y[i]).collect();
        let mut before = -self.gap;
        let mut apart = Vec::with_capacity(column.len());
        for &item in column.iter() {
            let half = self.tall[item] / 2.0;
            apart.push(before + self.gap + half);
            before = half;
        }
        pack(&mut wish, &apart, self.top);
        column.iter().zip(wish).for_each(|(&i, w)| y[i] = w);
    }

    /// Remembers the present state if none seen has fewer crossings.
    fn keep(&self, best: &mut (usize, Vec<f64>)) {
        let now = self.board.crossings();
        if std::env::var("TRACE").is_ok() { eprint!("{now} "); }
        if now <= best.0 {
            *best = (now, self.board.y.clone());
        }
    }

    /// Goes back to a remembered state.
    fn recall(&mut self, y: &[f64]) {
        self.board.y.copy_from_slice(y);
        for column in &mut self.columns {
            column.sort_by(|&a, &b| y[a].total_cmp(&y[b]).then(a.cmp(&b)));
        }
    }
}

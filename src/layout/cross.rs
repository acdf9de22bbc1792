//! Crossings of straight lines between items in columns: how many there are, and how many each height of one item
//! would make.
//!
//! Layered methods count between neighbouring columns only; here lines run straight across several columns, as they
//! are seen. For one item the crossings with all other lines are a sum of intervals of its height, so one pass over
//! the lines gives every height's count: sifting (Matuszewski, Schönfeld, Molitor 1999) for geometric crossings.

/// Items in columns, with the lines between them.
pub(super) struct Board {
    /// The middle of each column.
    pub x: Vec<f64>,
    /// The column of each item.
    pub column: Vec<usize>,
    /// The height of each item's centre.
    pub y: Vec<f64>,
    /// The lines, the end further left first.
    pub lines: Vec<(usize, usize)>,
    /// The lines at each item.
    pub at: Vec<Vec<usize>>,
    /// Lines by the strips (between column k and k + 1) they cover; then lines within a column, by column.
    strips: Vec<Vec<u32>>,
    within: Vec<Vec<u32>>,
}

/// Evenly spaced heights at which an item may be tried.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    /// The first height.
    pub top: f64,
    /// From each to the next.
    pub step: f64,
    /// How many there are.
    pub count: usize,
}

impl Board {
    /// A board of items at their columns and heights; `lines` without loops, each pair once.
    pub(super) fn new(x: Vec<f64>, column: Vec<usize>, y: Vec<f64>, mut lines: Vec<(usize, usize)>) -> Board {
        let mut at = vec![Vec::new(); column.len()];
        let (mut strips, mut within) = (vec![Vec::new(); x.len()], vec![Vec::new(); x.len()]);
        for (k, line) in lines.iter_mut().enumerate() {
            if column[line.0] > column[line.1] {
                *line = (line.1, line.0);
            }
            at[line.0].push(k);
            at[line.1].push(k);
            let (from, to) = (column[line.0], column[line.1]);
            strips[from..to].iter_mut().for_each(|strip| strip.push(k as u32));
            if from == to {
                within[from].push(k as u32);
            }
        }
        Board { x, column, y, lines, at, strips, within }
    }

    /// The height at which a line passes a column that it reaches.
    fn pass(&self, (a, b): (usize, usize), column: usize) -> f64 {
        if self.column[a] == column {
            return self.y[a];
        }
        if self.column[b] == column {
            return self.y[b];
        }
        let (xa, xb) = (self.x[self.column[a]], self.x[self.column[b]]);
        self.y[a] + (self.y[b] - self.y[a]) * (self.x[column] - xa) / (xb - xa)
    }

    /// All crossings.
    pub(super) fn crossings(&self) -> usize {
        let mut count = 0;
        for (k, strip) in self.strips.iter().enumerate() {
            let passes: Vec<(f64, f64, usize, usize, usize)> = strip
                .iter()
                .map(|&line| {
                    let (a, b) = self.lines[line as usize];
                    (self.pass((a, b), k), self.pass((a, b), k + 1), a, b, self.column[a])
                })
                .collect();
            for (i, p) in passes.iter().enumerate() {
                for q in &passes[i + 1..] {
                    // Two straight lines cross once at most, in the strip where their order turns.
                    let turn = (p.0 - q.0) * (p.1 - q.1) < 0.0;
                    let apart = p.2 != q.2 && p.3 != q.3 && p.2 != q.3 && p.3 != q.2;
                    count += usize::from(turn && apart);
                }
            }
            for &line in &self.within[k] {
                let (a, b) = self.lines[line as usize];
                let (low, high) = (self.y[a].min(self.y[b]), self.y[a].max(self.y[b]));
                let over = |p: &&(f64, f64, usize, usize, usize)| p.4 < k && p.0 > low && p.0 < high;
                count += passes.iter().filter(over).count();
            }
        }
        count
    }

    /// Adds to `counts` what the lines of `item` would cross at each row, everything else as it is.
    pub(super) fn profile(&self, item: usize, rows: Rows, counts: &mut Vec<i32>) {
        counts.clear();
        counts.resize(rows.count + 1, 0);
        let row = |y: f64| (((y - rows.top) / rows.step).ceil().max(0.0) as usize).min(rows.count);
        let home = self.column[item];
        for &line in &self.at[item] {
            let (a, b) = self.lines[line];
            let other = if a == item { b } else { a };
            let far = self.column[other];
            let y = self.y[other];
            let joined = |(c, d): (usize, usize)| c == item || d == item || c == other || d == other;
            if far == home {
                let strip = if home > 0 { &self.strips[home - 1] } else { &self.strips[home] };
                for &k in strip {
                    let (c, d) = self.lines[k as usize];
                    if self.column[c] < home && self.column[d] > home {
                        let p = self.pass((c, d), home);
                        if p > y {
                            counts[row(p)] += 1;
                        } else {
                            counts[0] += 1;
                            counts[row(p)] -= 1;
                        }
                    }
                }
                continue;
            }
            let (low, high) = (home.min(far), home.max(far));
            for s in low..high {
                for &k in &self.strips[s] {
                    let (c, d) = self.lines[k as usize];
                    let (left, right) = (self.column[c].max(low), self.column[d].min(high));
                    // Each line once: in the first strip it has in common with ours.
                    if left != s || joined((c, d)) {
                        continue;
                    }
                    let (near, off) = if home == low { (left, right) } else { (right, left) };
                    let t = self.height(item, other, (c, d), near);
                    let p = self.pass((c, d), off);
                    if off == far {
                        if p > y {
                            counts[row(t)] += 1;
                        } else {
                            counts[0] += 1;
                            counts[row(t)] -= 1;
                        }
                    } else {
                        let u = self.height(item, other, (c, d), off);
                        let (r, s) = (row(t.min(u)), row(t.max(u)));
                        counts[r] += 1;
                        counts[s] -= 1;
                    }
                }
            }
            for s in low + 1..high {
                for &k in &self.within[s] {
                    let (c, d) = self.lines[k as usize];
                    let part = (self.x[home] - self.x[far]) / (self.x[s] - self.x[far]);
                    let (t, u) = (y + (self.y[c] - y) * part, y + (self.y[d] - y) * part);
                    let (r, s) = (row(t.min(u)), row(t.max(u)));
                    counts[r] += 1;
                    counts[s] -= 1;
                }
            }
        }
        let mut sum = 0;
        for count in counts.iter_mut() {
            sum += *count;
            *count = sum;
        }
        counts.truncate(rows.count);
    }

    /// The height of `item` at which its line to `other` meets a third line in a column.
    fn height(&self, item: usize, other: usize, line: (usize, usize), column: usize) -> f64 {
        let p = self.pass(line, column);
        if column == self.column[item] {
            return p;
        }
        let far = self.x[self.column[other]];
        let y = self.y[other];
        y + (p - y) * (self.x[self.column[item]] - far) / (self.x[column] - far)
    }
}

//! Crossings of straight lines between items in columns: how many there are, and how many each row would make.
//!
//! Layered methods count between neighbouring columns only; here lines run straight across several columns, as they
//! are seen. For one item the crossings with all other lines are a sum of intervals of its height, so one pass over
//! the lines gives the count for every row at once: sifting (Matuszewski, Schönfeld, Molitor 1999), made geometric.

/// Items in columns, with the lines between them.
pub(super) struct Board {
    /// The middle of each column.
    x: Vec<f32>,
    /// The column of each item.
    pub column: Vec<usize>,
    /// The height of each item's centre, in any unit; rows are whole numbers.
    y: Vec<f32>,
    /// The lines, the end further left first.
    pub lines: Vec<(u32, u32)>,
    /// The lines at each item.
    pub at: Vec<Vec<u32>>,
    /// The pieces of lines between column k and k + 1.
    strips: Vec<Vec<Piece>>,
    /// For each line, its place in each strip it covers, and where that list begins.
    places: Vec<u32>,
    first: Vec<u32>,
    /// The neighbours of each item with their weights, and where each item's begin.
    near: Vec<(u32, f32)>,
    spans: Vec<u32>,
    /// Lines within a column.
    within: Vec<Vec<(u32, u32)>>,
}

/// The part of a line that lies between two neighbouring columns.
#[derive(Clone, Copy)]
struct Piece {
    /// Its height at the column on the left, and on the right.
    left: f32,
    right: f32,
    /// The same as the first row at or below, for profiles.
    left_row: u32,
    right_row: u32,
    /// The ends of the whole line.
    ends: (u32, u32),
}

impl Board {
    /// A board of items in columns; `lines` without loops, each pair once.
    pub(super) fn new(x: Vec<f32>, column: Vec<usize>, y: Vec<f32>, mut lines: Vec<(u32, u32)>) -> Board {
        let mut at = vec![Vec::new(); column.len()];
        let (mut strips, mut within) = (vec![Vec::new(); x.len()], vec![Vec::new(); x.len()]);
        let (mut places, mut first) = (Vec::with_capacity(lines.len() * 2), Vec::with_capacity(lines.len()));
        for (k, line) in lines.iter_mut().enumerate() {
            if column[line.0 as usize] > column[line.1 as usize] {
                *line = (line.1, line.0);
            }
            at[line.0 as usize].push(k as u32);
            at[line.1 as usize].push(k as u32);
            let (from, to) = (column[line.0 as usize], column[line.1 as usize]);
            first.push(places.len() as u32);
            for strip in &mut strips[from..to] {
                places.push(strip.len() as u32);
                strip.push(Piece { left: 0.0, right: 0.0, left_row: 0, right_row: 0, ends: *line });
            }
            if from == to {
                within[from].push(*line);
            }
        }
        let (near, spans) = (Vec::with_capacity(2 * lines.len()), vec![0]);
        let mut board = Board { x, column, y, lines, at, strips, places, first, near, spans, within };
        for item in 0..board.column.len() {
            let weigh = |other: usize| if board.column[other] == board.column[item] { 0.3 } else { 1.0 };
            let others: Vec<usize> = board.at[item].iter().map(|&line| board.other(item, line)).collect();
            let all: f32 = others.iter().map(|&other| weigh(other)).sum();
            let near: Vec<(u32, f32)> = others.iter().map(|&other| (other as u32, weigh(other) / all)).collect();
            board.near.extend(near);
            board.spans.push(board.near.len() as u32);
        }
        (0..board.lines.len()).for_each(|line| board.draw(line));
        board
    }

    /// The height of an item.
    pub(super) fn y(&self, item: usize) -> f32 {
        self.y[item]
    }

    /// The mean height of an item's neighbours, or its own where it has none. Those in its own column weigh less:
    /// they move with it.
    pub(super) fn middle(&self, item: usize) -> f32 {
        let near = &self.near[self.spans[item] as usize..self.spans[item + 1] as usize];
        if near.is_empty() {
            return self.y[item];
        }
        near.iter().map(|&(other, weight)| weight * self.y[other as usize]).sum()
    }

    /// The other end of a line of `item`.
    pub(super) fn other(&self, item: usize, line: u32) -> usize {
        let (a, b) = self.lines[line as usize];
        if a as usize == item { b as usize } else { a as usize }
    }

    /// Moves an item to a height, and its lines with it.
    pub(super) fn lift(&mut self, item: usize, y: f32) {
        if self.y[item] != y {
            self.y[item] = y;
            for k in 0..self.at[item].len() {
                self.draw(self.at[item][k] as usize);
            }
        }
    }

    /// Moves an item without its lines; [`Board::redraw`] brings those up.
    pub(super) fn set(&mut self, item: usize, y: f32) {
        self.y[item] = y;
    }

    /// Brings all lines up to where the items stand.
    pub(super) fn redraw(&mut self) {
        (0..self.lines.len()).for_each(|line| self.draw(line));
    }

    /// How far along the way from one column to another a third lies.
    pub(super) fn part(&self, from: usize, to: usize, at: usize) -> f32 {
        if at == to { 1.0 } else { (self.x[at] - self.x[from]) / (self.x[to] - self.x[from]) }
    }

    /// The height at which a line passes a column.
    pub(super) fn pass(&self, (a, b): (u32, u32), column: usize) -> f32 {
        let (ya, yb) = (self.y[a as usize], self.y[b as usize]);
        ya + (yb - ya) * self.part(self.column[a as usize], self.column[b as usize], column)
    }

    /// Computes the pieces of one line.
    fn draw(&mut self, line: usize) {
        let (a, b) = self.lines[line];
        let (from, to) = (self.column[a as usize], self.column[b as usize]);
        let (ya, yb) = (self.y[a as usize], self.y[b as usize]);
        let first = self.first[line] as usize;
        if to == from + 1 {
            let piece = &mut self.strips[from][self.places[first] as usize];
            (piece.left, piece.right, piece.left_row, piece.right_row) = (ya, yb, row(ya), row(yb));
            return;
        }
        let mut left = ya;
        for c in from..to {
            let part = (self.x[c + 1] - self.x[from]) / (self.x[to] - self.x[from]);
            let right = if c + 1 == to { yb } else { ya + (yb - ya) * part };
            let piece = &mut self.strips[c][self.places[first + c - from] as usize];
            (piece.left, piece.right, piece.left_row, piece.right_row) = (left, right, row(left), row(right));
            left = right;
        }
    }

    /// All crossings.
    pub(super) fn crossings(&self) -> usize {
        let mut count = 0;
        for (c, strip) in self.strips.iter().enumerate() {
            for (i, p) in strip.iter().enumerate() {
                // Two straight lines cross once at most, in the strip in which they change order.
                let crosses = |q: &&Piece| (p.left - q.left) * (p.right - q.right) < 0.0 && !p.joins(q.ends);
                count += strip[i + 1..].iter().filter(crosses).count();
                if self.column[p.ends.1 as usize] > c + 1 {
                    let over = |&&(a, b): &&(u32, u32)| {
                        let (a, b) = (self.y[a as usize], self.y[b as usize]);
                        a.min(b) < p.right && p.right < a.max(b)
                    };
                    count += self.within[c + 1].iter().filter(over).count();
                }
            }
        }
        count
    }

    /// How long the lines within columns are, in all.
    pub(super) fn length_within(&self) -> f32 {
        self.within.iter().flatten().map(|&(a, b)| (self.y[a as usize] - self.y[b as usize]).abs()).sum()
    }

    /// Fills `counts` with what the lines of `item` would cross at the heights 0, 1, 2 and so on, all else staying.
    pub(super) fn profile(&self, item: usize, counts: &mut [i32]) {
        counts.fill(0);
        let home = self.column[item];
        let me = item as u32;
        let mut before = 0;
        for &line in &self.at[item] {
            let other = self.other(item, line);
            let (far, y) = (self.column[other], self.y[other]);
            if far == home {
                // Within the column: whatever passes over it between the two.
                let Some(strip) = home.checked_sub(1).map(|s| &self.strips[s]) else { continue };
                for p in strip.iter().filter(|p| self.column[p.ends.1 as usize] > home) {
                    before += beyond(counts, p.right_row, p.right - y);
                }
            } else if far == home + 1 {
                for p in &self.strips[home] {
                    let side = if p.ends.0 == me { 0.0 } else { p.right - y };
                    before += beyond(counts, p.left_row, side);
                }
            } else if far + 1 == home {
                for p in &self.strips[far] {
                    let side = if p.ends.1 == me { 0.0 } else { p.left - y };
                    before += beyond(counts, p.right_row, side);
                }
            } else {
                before += self.long(item, other, counts);
            }
        }
        let mut sum = before;
        for count in counts {
            sum += *count;
            *count = sum;
        }
    }

    /// The share of a line that passes over columns, strip by strip.
    fn long(&self, item: usize, other: usize, counts: &mut [i32]) -> i32 {
        let (home, far, y) = (self.column[item], self.column[other], self.y[other]);
        let stretch = |c: usize| (self.x[home] - self.x[far]) / (self.x[c] - self.x[far]);
        let mut before = 0;
        for s in home.min(far)..home.max(far) {
            let (left, right) = (stretch(s), stretch(s + 1));
            for p in self.strips[s].iter().filter(|p| !p.joins((item as u32, other as u32))) {
                if s == far {
                    before += beyond(counts, row(y + (p.right - y) * right), p.left - y);
                } else if s + 1 == far {
                    before += beyond(counts, row(y + (p.left - y) * left), p.right - y);
                } else {
                    between(counts, y + (p.left - y) * left, y + (p.right - y) * right);
                }
            }
            if s > home.min(far) {
                for &(a, b) in &self.within[s] {
                    let (a, b) = (self.y[a as usize] - y, self.y[b as usize] - y);
                    between(counts, y + a * left, y + b * left);
                }
            }
        }
        before
    }
}

/// The first row at or below a height.
#[inline]
fn row(y: f32) -> u32 {
    (y + 0.9999) as u32
}

/// Counts one crossing for all rows from `row` on where `side` is positive; returns one for all rows before it where
/// it is negative. Without branches, as the sides are as good as chance.
#[inline]
fn beyond(counts: &mut [i32], row: u32, side: f32) -> i32 {
    let before = i32::from(side < 0.0);
    let last = counts.len() - 1;
    counts[(row as usize).min(last)] += i32::from(side > 0.0) - before;
    before
}

/// Counts one crossing for all rows between two heights.
#[inline]
fn between(counts: &mut [i32], a: f32, b: f32) {
    let last = counts.len() - 1;
    counts[(row(a.min(b)) as usize).min(last)] += 1;
    counts[(row(a.max(b)) as usize).min(last)] -= 1;
}

impl Piece {
    /// Whether its line shares an end with another.
    fn joins(&self, (a, b): (u32, u32)) -> bool {
        let (c, d) = self.ends;
        a == c || a == d || b == c || b == d
    }
}

//! Many small exchanges within columns, with some play at first: simulated annealing (Kirkpatrick et al. 1983).
//!
//! Exchanging two items of a column turns the order of their lines and of those between them, and nothing else, so an
//! exchange costs a handful of comparisons. Only what a long line does in far columns is left out; the exact
//! sweeps of [`super::order`] come after.

use super::cross::Board;
use super::order::FREE;

/// The lines of each item on one side, as far as the next column: the other end, and the part of the way to it.
struct Side {
    first: Vec<u32>,
    ends: Vec<(u32, f32)>,
}

/// A line that passes over a column: its heights in the column before, there, and in the one after.
type Pass = [f32; 3];

/// Columns under exchange.
pub(super) struct Annealing<'a> {
    board: &'a mut Board,
    cells: &'a mut [Vec<u32>],
    left: Side,
    right: Side,
    /// By column, the lines that pass over it.
    passes: Vec<Vec<Pass>>,
    /// For each item, the passes its lines make: line, column and index.
    moves: Vec<Vec<(u32, u32, u32)>>,
    chance: u32,
}

impl<'a> Annealing<'a> {
    /// Makes ready to exchange.
    pub(super) fn new(board: &'a mut Board, cells: &'a mut [Vec<u32>]) -> Annealing<'a> {
        let n = board.column.len();
        let mut moves = vec![Vec::new(); n];
        let mut passes = vec![Vec::new(); cells.len()];
        for (k, &(a, b)) in board.lines.iter().enumerate() {
            for c in board.column[a as usize] + 1..board.column[b as usize] {
                for end in [a, b] {
                    moves[end as usize].push((k as u32, c as u32, passes[c].len() as u32));
                }
                passes[c].push(Pass::default());
            }
        }
        let (left, right) = (Side::new(board, false), Side::new(board, true));
        let mut annealing = Annealing { board, cells, left, right, passes, moves, chance: 0x2545_f491 };
        (0..n).for_each(|item| annealing.follow(item));
        annealing
    }

    /// Tries exchanges: `count` of them, the heat sinking from `heat` to none.
    pub(super) fn run(&mut self, count: usize, heat: f32, reach: u32) {
        let seats: Vec<(u32, u32)> = self
            .cells
            .iter()
            .enumerate()
            .filter(|(_, column)| column.iter().filter(|&&i| i != FREE).count() > 1)
            .flat_map(|(c, column)| {
                let taken = column.iter().filter(|&&i| i != FREE);
                taken.map(move |&item| (c as u32, item))
            })
            .collect();
        if seats.is_empty() {
            return;
        }
        for k in 0..count {
            let heat = heat * (1.0 - k as f32 / count as f32);
            let chance = self.random();
            let (c, item) = seats[(chance as u64 * seats.len() as u64 >> 32) as usize];
            let c = c as usize;
            let row = (self.board.y(item as usize) / 2.0) as usize;
            let chance = self.random();
            let far = ((chance & 0xffff) * reach >> 16) as usize + 1;
            let other = if chance >> 31 == 0 { row.wrapping_sub(far) } else { row + far };
            if other < self.cells[c].len() {
                let change = self.change(c, row.min(other), row.max(other));
                if change <= 0 || (change as f32) < heat * 8.0 && self.lucky(change as f32 / heat) {
                    self.exchange(c, row, other);
                }
            }
        }
    }

    fn random(&mut self) -> u32 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 17;
        self.chance ^= self.chance << 5;
        self.chance
    }

    fn lucky(&mut self, cost: f32) -> bool {
        (self.random() >> 8) as f32 / 16_777_216.0 < (-cost).exp()
    }

    /// How many crossings more there are when the items of two rows change places.
    fn change(&self, c: usize, upper: usize, lower: usize) -> i32 {
        let cells = &self.cells[c];
        let (a, b) = (cells[upper], cells[lower]);
        let mut sum = if a != FREE && b != FREE { self.turn(a, b) } else { 0 };
        for &between in cells[upper + 1..lower].iter().filter(|&&i| i != FREE) {
            if a != FREE {
                sum += self.turn(a, between);
            }
            if b != FREE {
                sum += self.turn(between, b);
            }
        }
        let (top, bottom) = (2.0 * upper as f32, 2.0 * lower as f32);
        for pass in self.passes[c].iter().filter(|p| p[1] > top && p[1] < bottom) {
            if a != FREE {
                sum += self.turn_pass(a, pass);
            }
            if b != FREE {
                sum -= self.turn_pass(b, pass);
            }
        }
        sum
    }

    /// The crossings gained when `a`, above `b`, comes to stand below it.
    fn turn(&self, a: u32, b: u32) -> i32 {
        let mut sum = 0;
        for side in [&self.left, &self.right] {
            let (ya, yb) = (self.board.y(a as usize), self.board.y(b as usize));
            for &(end, part) in side.of(a) {
                let pa = ya + (self.board.y(end as usize) - ya) * part;
                for &(other, part) in side.of(b) {
                    let pb = yb + (self.board.y(other as usize) - yb) * part;
                    sum += i32::from(pa < pb) - i32::from(pa > pb);
                }
            }
        }
        sum
    }

    /// The crossings gained when `a`, above a passing line, comes to stand below it.
    fn turn_pass(&self, a: u32, pass: &Pass) -> i32 {
        let mut sum = 0;
        let ya = self.board.y(a as usize);
        for (side, p) in [(&self.left, pass[0]), (&self.right, pass[2])] {
            for &(end, part) in side.of(a) {
                let pa = ya + (self.board.y(end as usize) - ya) * part;
                sum += i32::from(pa < p) - i32::from(pa > p);
            }
        }
        sum
    }

    fn exchange(&mut self, c: usize, one: usize, two: usize) {
        self.cells[c].swap(one, two);
        for row in [one, two] {
            let item = self.cells[c][row];
            if item != FREE {
                self.board.set(item as usize, 2.0 * row as f32);
                self.follow(item as usize);
            }
        }
    }

    /// Brings the passes of an item's lines up to date.
    fn follow(&mut self, item: usize) {
        for &(line, c, k) in &self.moves[item] {
            let (line, c) = (self.board.lines[line as usize], c as usize);
            self.passes[c][k as usize] = [c - 1, c, c + 1].map(|c| self.board.pass(line, c));
        }
    }
}

impl Side {
    fn new(board: &Board, right: bool) -> Side {
        let mut side = Side { first: vec![0], ends: Vec::new() };
        for item in 0..board.column.len() {
            let home = board.column[item];
            for &line in &board.at[item] {
                let other = board.other(item, line);
                let far = board.column[other];
                if far != home && (far > home) == right {
                    let next = if right { home + 1 } else { home - 1 };
                    side.ends.push((other as u32, board.part(home, far, next)));
                }
            }
            side.first.push(side.ends.len() as u32);
        }
        side
    }

    fn of(&self, item: u32) -> &[(u32, f32)] {
        &self.ends[self.first[item as usize] as usize..self.first[item as usize + 1] as usize]
    }
}

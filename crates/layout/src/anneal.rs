//! Many small exchanges within columns, with some play at first: simulated annealing (Kirkpatrick et al. 1983).
//!
//! Exchanging two items of a column turns the order of their lines and of those between them, and nothing else, so an
//! exchange costs a handful of comparisons. Only what a long line does in far columns is left out; the exact
//! sweeps of [`super::order`] come after.

use super::cross::Board;
use super::order::{Chance, FREE};

/// The heat to begin with, in crossings.
const HEAT: f32 = 2.0;
/// How many rows an item goes at most.
const REACH: u32 = 4;

/// A line that passes over a column: its heights in the column before, there, and in the one after. Those that pass
/// at one row form a chain.
#[derive(Clone, Copy, Default)]
struct Pass {
    left: f32,
    here: f32,
    right: f32,
    line: u32,
    column: u32,
    next: u32,
}

/// A height that follows an item: where it is kept, and whence it comes: an end, the other, and the part of the way.
struct Echo {
    spoke: u32,
    near: u32,
    far: u32,
    part: f32,
}

/// Columns under exchange.
pub(super) struct Annealing<'a> {
    board: &'a mut Board,
    cells: &'a mut [Vec<u32>],
    /// For each item, where its spokes to the left begin, those to the right, and where they end.
    spans: Vec<[u32; 3]>,
    /// The heights at which lines reach the next column.
    spokes: Vec<f32>,
    /// For each item, the spokes and the passes that follow it.
    echoes: Vec<Vec<Echo>>,
    moves: Vec<Vec<u32>>,
    passes: Vec<Pass>,
    /// By column and row, the first pass of the chain there.
    chains: Vec<Vec<u32>>,
    chance: Chance,
}

impl<'a> Annealing<'a> {
    /// Makes ready to exchange.
    pub(super) fn new(board: &'a mut Board, cells: &'a mut [Vec<u32>]) -> Annealing<'a> {
        let n = board.column.len();
        let (mut moves, mut passes) = (vec![Vec::new(); n], Vec::new());
        // A line comes by at the height of its ends, and roots may stand lower than any row.
        let lowest = (0..n).map(|item| (board.y(item) / 2.0) as usize + 1);
        let most = lowest.chain(cells.iter().map(Vec::len)).max().unwrap_or(0);
        let mut chains: Vec<Vec<u32>> = vec![vec![FREE; most]; cells.len()];
        for (k, &(a, b)) in board.lines.iter().enumerate() {
            let (first, end) = (board.column[a as usize] + 1, board.column[b as usize]);
            for (c, chain) in chains.iter_mut().enumerate().take(end).skip(first) {
                for end in [a, b] {
                    moves[end as usize].push(passes.len() as u32);
                }
                // All begin in the first row's chain; following the items sorts them out.
                let next = std::mem::replace(&mut chain[0], passes.len() as u32);
                passes.push(Pass { line: k as u32, column: c as u32, next, ..Pass::default() });
            }
        }
        let (mut spans, mut spokes) = (Vec::with_capacity(n), Vec::with_capacity(2 * board.lines.len()));
        let mut echoes: Vec<Vec<Echo>> = (0..n).map(|_| Vec::new()).collect();
        for item in 0..n {
            let home = board.column[item];
            let mut span = [spokes.len() as u32; 3];
            for right in [false, true] {
                for &line in &board.at[item] {
                    let other = board.other(item, line);
                    let far = board.column[other];
                    if far != home && (far > home) == right {
                        let part = board.part(home, far, if right { home + 1 } else { home - 1 });
                        let echo = || Echo { spoke: spokes.len() as u32, near: item as u32, far: other as u32, part };
                        echoes[other].push(echo());
                        if part < 1.0 {
                            echoes[item].push(echo());
                        }
                        spokes.push(0.0);
                    }
                }
                span[1 + usize::from(right)] = spokes.len() as u32;
            }
            spans.push(span);
        }
        let chance = Chance(0x2545_f491);
        let mut annealing = Annealing { board, cells, spans, spokes, echoes, moves, passes, chains, chance };
        (0..n).for_each(|item| annealing.follow(item));
        annealing
    }

    /// Tries some number of exchanges, the heat sinking to none.
    pub(super) fn run(&mut self, count: usize) {
        let columns = self.cells.iter().enumerate();
        let seats: Vec<(usize, u32)> = columns.flat_map(|(c, rows)| rows.iter().map(move |&item| (c, item))).collect();
        let seats: Vec<(usize, u32)> = seats.into_iter().filter(|&(_, item)| item != FREE).collect();
        for k in 0..count.min(count * seats.len()) {
            let heat = HEAT * (1.0 - k as f32 / count as f32);
            let (c, item) = seats[((u64::from(self.chance.next()) * seats.len() as u64) >> 32) as usize];
            let row = (self.board.y(item as usize) / 2.0) as usize;
            let chance = self.chance.next();
            let far = (((chance & 0xffff) * REACH) >> 16) as usize + 1;
            let other = if chance >> 31 == 0 { row.wrapping_sub(far) } else { row + far };
            if other < self.cells[c].len() {
                let change = self.change(c, row.min(other), row.max(other));
                if change <= 0 || self.chance.below_one() * growth(change as f32 / heat) < 1.0 {
                    self.exchange(c, row, other);
                }
            }
        }
    }

    /// How many crossings more there are when the items of two rows change places.
    fn change(&self, c: usize, upper: usize, lower: usize) -> i32 {
        let cells = &self.cells[c][upper..=lower];
        let (a, b) = (cells[0], cells[cells.len() - 1]);
        let mut sum = if a != FREE && b != FREE { self.turn(a, b) } else { 0 };
        for &between in cells[1..cells.len() - 1].iter().filter(|&&i| i != FREE) {
            if a != FREE {
                sum += self.turn(a, between);
            }
            if b != FREE {
                sum += self.turn(between, b);
            }
        }
        let (top, bottom) = (2.0 * upper as f32, 2.0 * lower as f32);
        for &chain in &self.chains[c][upper..lower] {
            let mut k = chain;
            while let Some(pass) = self.passes.get(k as usize) {
                k = pass.next;
                if pass.here <= top || pass.here >= bottom {
                    continue;
                }
                if a != FREE {
                    sum += turn(self.left(a), &[pass.left]) + turn(self.right(a), &[pass.right]);
                }
                if b != FREE {
                    sum -= turn(self.left(b), &[pass.left]) + turn(self.right(b), &[pass.right]);
                }
            }
        }
        sum
    }

    /// The crossings gained when `a`, above `b`, comes to stand below it.
    fn turn(&self, a: u32, b: u32) -> i32 {
        turn(self.left(a), self.left(b)) + turn(self.right(a), self.right(b))
    }

    fn left(&self, item: u32) -> &[f32] {
        let [from, to, _] = self.spans[item as usize];
        &self.spokes[from as usize..to as usize]
    }

    fn right(&self, item: u32) -> &[f32] {
        let [_, from, to] = self.spans[item as usize];
        &self.spokes[from as usize..to as usize]
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

    /// Brings the spokes and passes that hang on an item up to date.
    fn follow(&mut self, item: usize) {
        for echo in &self.echoes[item] {
            let (near, far) = (self.board.y(echo.near as usize), self.board.y(echo.far as usize));
            self.spokes[echo.spoke as usize] = if echo.part == 1.0 { far } else { near + (far - near) * echo.part };
        }
        for i in 0..self.moves[item].len() {
            self.rechain(self.moves[item][i]);
        }
    }

    /// Brings one pass up to date, and into the chain of its row.
    fn rechain(&mut self, k: u32) {
        let mut pass = self.passes[k as usize];
        let c = pass.column as usize;
        let line = self.board.lines[pass.line as usize];
        let row = |y: f32| (y / 2.0) as usize;
        let (old, new) = (row(pass.here), row(self.board.pass(line, c)));
        [pass.left, pass.here, pass.right] = [c - 1, c, c + 1].map(|c| self.board.pass(line, c));
        if old != new {
            let chain = &mut self.chains[c];
            if chain[old] == k {
                chain[old] = pass.next;
            } else {
                let mut at = chain[old] as usize;
                while self.passes[at].next != k {
                    at = self.passes[at].next as usize;
                }
                self.passes[at].next = pass.next;
            }
            pass.next = std::mem::replace(&mut chain[new], k);
        }
        self.passes[k as usize] = pass;
    }
}

/// Nearly the exponential function, but the same to the bit on every machine.
fn growth(x: f32) -> f32 {
    1.0 + x * (1.0 + x * (0.5 + x * (0.166_666_67 + x * 0.041_666_668)))
}

/// The crossings gained when lines that reach the next column at some heights come to start below others.
#[inline]
fn turn(above: &[f32], below: &[f32]) -> i32 {
    let mut sum = 0;
    for a in above {
        for b in below {
            sum += i32::from(a < b) - i32::from(a > b);
        }
    }
    sum
}

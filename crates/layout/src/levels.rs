//! Placing piece by piece; and the fast way, by levels, for pictures too large to be read object by object.
//!
//! The fast way takes the same columns as the careful one, orders each by the mean height of its neighbours (Sugiyama,
//! Tagawa, Toda 1981) a few times over, and leads lines through the gaps as the
//! careful one does. Its work is nearly linear, and it can stop between
//! any two columns, so that a page stays alive meanwhile.

use super::columns::{Cell, ColumnFill, Columns, columns};
use super::free::Lines;
use super::held::around;
use super::lanes::Lanes;
use super::pack::pack;
use super::page::FoldedColumns;
use super::rank::rank;
use super::rect::Rect;
use super::root_column::RootStand;
use super::{ASPECT, Curve, End, Layout, Point, Request, beside_roots, extent, place_well};
use std::rc::Rc;

/// Pictures with more items than this are placed the fast way.
const MANY: usize = 300;
/// How often each column is ordered anew.
const SWEEPS: usize = 6;
/// Where lines pass more columns than this, all together, they lead straight: among so many the eye follows none through
/// gaps, and finding them would take longer than all else.
const MOST_PASSES: usize = 30_000;
/// Between two columns, and between two items of one.
const CHANNEL: f64 = 44.0;
const GAP: f64 = 12.0;

/// A layout that is being made.
pub struct Placing {
    request: Rc<Request>,
    stage: Stage,
}

/// How far it has come.
enum Stage {
    /// Nothing is done yet.
    Begun,
    /// Columns are being ordered.
    Levels(Box<Levels>),
    /// It is done, or given out.
    Done(Option<Layout>),
}

/// The state of the fast way.
struct Levels {
    columns: Columns,
    page: FoldedColumns,
    places: Vec<Cell>,
    lines: Lines,
    /// For each item, where its neighbours begin in `near`; roots come after the items.
    first: Vec<u32>,
    near: Vec<u32>,
    /// The items of each column, from the top.
    orders: Vec<Vec<u32>>,
    /// The middle of each item, then of each root that has lines.
    y: Vec<f64>,
    roots: RootStand,
    settled: Vec<(usize, f64)>,
    /// The lowest that an item may reach.
    bottom: f64,
    /// How many columns have been ordered, all rounds together.
    done: usize,
    top: f64,
}

impl Placing {
    /// Begins to place everything in a request.
    pub fn new(request: Rc<Request>) -> Placing {
        Placing { request, stage: Stage::Begun }
    }

    /// Goes on for about so many items and gives the layout when it is done. A picture of few items takes one turn.
    pub fn go(&mut self, fuel: usize) -> Option<Layout> {
        let mut left = fuel;
        loop {
            match &mut self.stage {
                Stage::Begun => {
                    let chosen = self.request.items.iter().any(|item| item.at.is_some());
                    let held = self.request.held.iter().any(Option::is_some) || self.request.settled;
                    self.stage = if held {
                        Stage::Done(Some(around(&self.request)))
                    } else if chosen || self.request.items.len() <= MANY {
                        Stage::Done(Some(place_well(&self.request)))
                    } else {
                        left = left.saturating_sub(2 * self.request.items.len());
                        Stage::Levels(Box::new(Levels::new(&self.request)))
                    };
                }
                Stage::Levels(levels) => match levels.order(&self.request, &mut left) {
                    true => self.stage = Stage::Done(Some(levels.layout(&self.request))),
                    false => return None,
                },
                Stage::Done(layout) => return layout.take(),
            }
            if left == 0 && !matches!(self.stage, Stage::Done(_)) {
                return None;
            }
        }
    }

    /// How much of it is done, from 0 to 1.
    pub fn progress(&self) -> f64 {
        match &self.stage {
            Stage::Begun => 0.0,
            Stage::Levels(levels) => levels.done as f64 / (SWEEPS * levels.orders.len()) as f64,
            Stage::Done(_) => 1.0,
        }
    }
}

impl Levels {
    fn new(request: &Request) -> Levels {
        let count = request.items.len();
        let ranks = rank(request);
        let mut places: Vec<Cell> = (request.items.iter().zip(&ranks))
            .map(|(item, &rank)| Cell { width: item.width, height: item.height, rank, alone: false })
            .collect();
        let own: Vec<usize> = (0..count).collect();
        let lines = Lines::of(request, &own, count);
        lines.degree(count).iter().zip(&mut places).for_each(|(&degree, place)| place.alone = degree == 0);
        let roots = RootStand::new(request);
        let (left, top) = (beside_roots(request), request.origin.y);
        let aspect = if request.aspect > 0.0 { request.aspect } else { ASPECT };
        let wish = ColumnFill {
            places: &places,
            lines: &lines.ways,
            channel: CHANNEL,
            gap: GAP,
            aspect,
            least: 0.0,
            shape: true,
        };
        let columns = columns(&wish);
        let mut orders = vec![Vec::new(); columns.count];
        (0..count).for_each(|item| orders[columns.of[item]].push(item as u32));
        let mut first = vec![0; count + lines.anchors.len() + 1];
        lines.pairs.iter().for_each(|&(a, b)| (first[a as usize + 1] += 1, first[b as usize + 1] += 1).1);
        (1..first.len()).for_each(|k| first[k] += first[k - 1]);
        let (mut near, mut next) = (vec![0; 2 * lines.pairs.len()], first.clone());
        for &(a, b) in &lines.pairs {
            for (one, other) in [(a, b), (b, a)] {
                near[next[one as usize] as usize] = other;
                next[one as usize] += 1;
            }
        }
        let anchors = lines.anchors.iter().map(|&root| request.roots[root].y - top);
        let mut y: Vec<f64> = (0..count).map(|_| 0.0).chain(anchors).collect();
        let mut bottom = 0.0_f64;
        for order in &orders {
            let mut edge = 0.0;
            for &item in order {
                let tall = request.items[item as usize].height;
                y[item as usize] = edge + tall / 2.0;
                edge += tall + GAP;
            }
            bottom = bottom.max(edge - GAP);
        }
        let page = FoldedColumns::of(&columns, &places, left);
        Levels {
            columns,
            page,
            places,
            lines,
            first,
            near,
            orders,
            y,
            roots,
            settled: Vec::new(),
            bottom,
            done: 0,
            top,
        }
    }

    /// Orders columns until the fuel is spent; whether all is done.
    fn order(&mut self, request: &Request, fuel: &mut usize) -> bool {
        let count = self.orders.len();
        while self.done < SWEEPS * count {
            if *fuel == 0 {
                return false;
            }
            let (round, k) = (self.done / count, self.done % count);
            let column = if round.is_multiple_of(2) { k } else { count - 1 - k };
            self.sweep(request, column);
            if k + 1 == count {
                self.settle_roots(request);
            }
            *fuel = fuel.saturating_sub(self.orders[column].len() + 1);
            self.done += 1;
        }
        true
    }

    /// The mean height of what an item refers to and what refers to it, or its own.
    fn middle(&self, item: usize) -> f64 {
        let near = &self.near[self.first[item] as usize..self.first[item + 1] as usize];
        match near.len() {
            0 => self.y[item],
            many => near.iter().map(|&other| self.y[other as usize]).sum::<f64>() / many as f64,
        }
    }

    /// Orders one column by the middles of its neighbours, and seats it as near to those as room allows.
    fn sweep(&mut self, request: &Request, column: usize) {
        let order = &self.orders[column];
        let mut wishes: Vec<(f64, u32)> = order.iter().map(|&item| (self.middle(item as usize), item)).collect();
        sorting::by(&mut wishes, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let tall = |item: u32| request.items[item as usize].height;
        let mut above = -GAP;
        let apart: Vec<f64> = (wishes.iter())
            .map(|&(_, item)| {
                let half = tall(item) / 2.0;
                (std::mem::replace(&mut above, half) + GAP + half).max(0.0)
            })
            .collect();
        let mut heights: Vec<f64> = wishes.iter().map(|wish| wish.0).collect();
        pack(&mut heights, &apart, 0.0);
        let mut limit = self.bottom - above;
        for (k, &(_, item)) in wishes.iter().enumerate().rev() {
            self.y[item as usize] = heights[k].min(limit);
            limit = self.y[item as usize] - apart[k];
        }
        self.orders[column] = wishes.into_iter().map(|wish| wish.1).collect();
    }

    /// How many columns are passed by lines, all together.
    fn passes(&self, request: &Request) -> usize {
        let column = |item: usize| self.columns.of[item];
        let passes = |link: &super::Link| column(link.to).abs_diff(link.from.item().map_or(0, column));
        request.links.iter().map(passes).sum()
    }

    /// Brings the roots beside what they refer to.
    fn settle_roots(&mut self, request: &Request) {
        let count = request.items.len();
        let mut wish = vec![None; request.roots.len()];
        for (k, &root) in self.lines.anchors.iter().enumerate() {
            wish[root] = Some(self.middle(count + k));
        }
        self.roots.sort(|root| wish[root]);
        self.settled = self.roots.settle(|root| wish[root]);
        let mut at = vec![None; request.roots.len()];
        self.settled.iter().for_each(|&(root, y)| at[root] = Some(y));
        for (k, &root) in self.lines.anchors.iter().enumerate() {
            self.y[count + k] = at[root].unwrap_or(self.y[count + k]);
        }
    }

    fn layout(&self, request: &Request) -> Layout {
        let down = self.page.bands(&self.columns, |item| self.y[item], &self.places, GAP);
        let centre = |item: usize| {
            let column = self.columns.of[item];
            Point { x: self.page.x(column, true), y: self.top + self.y[item] + down[column / self.columns.fold] }
        };
        let centres: Vec<Point> = (0..request.items.len()).map(centre).collect();
        let mut starts = request.roots.clone();
        let mut sinks = vec![0.0; starts.len()];
        for &(root, y) in &self.settled {
            sinks[root] = self.top + y - starts[root].y;
            starts[root].y = self.top + y;
        }
        // Between two columns and through the gaps of those that are passed: no line leads across an item.
        let settled = Request { roots: starts, ..request.clone() };
        let lanes = (self.passes(request) <= MOST_PASSES).then(|| Lanes::new(&settled, &centres)).flatten();
        let curves = match lanes {
            Some(lanes) => lanes.curves(),
            None => straight(&settled, &centres),
        };
        let size = extent(request, &centres, &curves);
        Layout { centres, curves, sinks, size }
    }
}

/// Lines from border to border: where items do not stand in columns, or are too many.
fn straight(request: &Request, centres: &[Point]) -> Vec<Curve> {
    let line = |link: &super::Link| {
        let goal = centres[link.to];
        let rect = |item: usize| Rect::of(&request.items[item], centres[item]);
        let (start, middle) = match link.from {
            End::Root(root) => (request.roots[root], request.roots[root]),
            End::Item(from) | End::Row(from, _) => (rect(from).border(goal), centres[from]),
        };
        let mut curve = Curve { start, segments: Vec::new() };
        let to = rect(link.to);
        let ahead = to.left > start.x && link.from.item().is_none_or(|from| to.left > rect(from).right);
        match ahead {
            true => {
                curve.start.x = link.from.item().map_or(start.x, |from| rect(from).right);
                curve.start.y = middle.y;
                curve.level_to(Point { x: to.left, y: goal.y });
            }
            false => curve.line_to(to.border(middle)),
        }
        curve
    };
    request.links.iter().map(line).collect()
}

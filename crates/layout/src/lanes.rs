//! Curves through a page whose items stand in columns: forward, back, within a column, and across columns.
//!
//! Between two columns is a channel in which nothing stands, so a level-ended cubic stays clear there. A curve that
//! passes a column does so level, in a lane: a gap between two items. It never meets an item by construction.

use std::collections::BTreeMap;

use super::pack::pack;
use super::rect::Rect;
use super::taut::{Opening, rounded, taut};
use super::{Curve, End, Point, Request};

/// An end of a link at a side of an item: the height it strives for, the link, whether it starts here.
type Port = (f64, usize, bool);

/// The least distance of a lane from an item.
const CLEAR: f64 = 5.0;
/// The distance wished for between two lanes in one gap.
const LANE: f64 = 7.0;
/// The same where lines are bundled.
const BUNDLED: f64 = 1.0;
/// How high the lines above or below all items may stand together.
const MARGIN: f64 = 72.0;
/// What part of the distance wished for is between two lines that have an end in common: the eye takes them for one bundle anyway.
const AKIN: f64 = 0.4;
/// Pictures with more items than this bundle their lines.
const MANY: usize = 300;
/// How far above and below a column bundled lines may pass.
const OUTSIDE: f64 = 16.0;
/// The gap between stacked neighbours from which a curve takes the short way, bottom edge to top edge.
const SHORT: f64 = 10.0;

/// A column as it turned out: its sides and the stretches of y that items take.
pub(super) struct Column {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) blocks: Vec<(f64, f64)>,
}

/// The way of one link before its ends are spread along the borders.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// A loop at one item.
    Loop,
    /// From the bottom edge of one item to the top edge of the next below, or the other way round.
    Short,
    /// A bulge beside the column; true on its right.
    Bulge(bool),
    /// To a column further right, or to one further left.
    Across(bool),
    /// From a row's right end back to the left: around under (or over) both ends, to the target's lower or upper edge.
    Back,
}

/// A passage of a link through a column: the link, how far along its way, and where.
pub(super) struct Passage {
    link: usize,
    y: f64,
}

/// Where a link passes a column: at about which height, and between which it may.
#[derive(Clone, Copy)]
pub(super) struct Pass {
    pub(super) column: usize,
    pub(super) y: f64,
    low: f64,
    high: f64,
    /// How far from the items above and below these are.
    clear: f64,
}

/// The router's knowledge of one page.
pub(super) struct Lanes<'a> {
    pub(super) request: &'a Request,
    pub(super) rects: Vec<Rect>,
    pub(super) columns: Vec<Column>,
    /// The column of each item.
    pub(super) of: Vec<usize>,
    /// Where the channel before the first column begins.
    start: f64,
    /// The links between items, sorted: which items refer to each other is looked up here.
    pairs: Vec<(usize, usize)>,
    /// Whether there are so many lines that those through one gap run together, on one lane.
    bundled: bool,
}

/// The lanes of each gap of each column: gap i lies above block i.
pub(super) struct Gaps {
    /// The number of each column's first gap.
    first: Vec<usize>,
    lanes: Vec<Vec<Passage>>,
}

impl Gaps {
    fn of(columns: &[Column]) -> Gaps {
        let mut count = 0;
        let first = columns.iter().map(|column| (count, count += column.blocks.len() + 1).0).collect();
        Gaps { first, lanes: (0..count).map(|_| Vec::new()).collect() }
    }

    fn add(&mut self, column: usize, gap: usize, link: usize, y: f64) {
        self.lanes[self.first[column] + gap].push(Passage { link, y });
    }

    /// How many lines pass through a gap.
    fn taken(&self, column: usize, gap: usize) -> usize {
        self.lanes[self.first[column] + gap].len()
    }

    /// Each gap that has lanes: its column, its number there, and the lanes.
    fn used(&mut self) -> impl Iterator<Item = (usize, usize, &mut Vec<Passage>)> {
        let first = &self.first;
        let used = self.lanes.iter_mut().enumerate().filter(|(_, lanes)| !lanes.is_empty());
        used.map(|(number, lanes)| {
            let column = first.partition_point(|&first| first <= number) - 1;
            (column, number - first[column], lanes)
        })
    }
}

impl<'a> Lanes<'a> {
    /// Finds the columns; `None` when items stand side by side in one, so that no lane leads to each.
    pub(super) fn new(request: &'a Request, centres: &[Point]) -> Option<Lanes<'a>> {
        let rects: Vec<Rect> = request.items.iter().zip(centres).map(|(item, &c)| Rect::of(item, c)).collect();
        let mut order: Vec<usize> = (0..rects.len()).collect();
        sorting::by(&mut order, |&a, &b| rects[a].left.total_cmp(&rects[b].left).then(a.cmp(&b)));
        let (mut columns, mut of): (Vec<Column>, _) = (Vec::new(), vec![0; rects.len()]);
        let mut standing: Vec<Vec<Rect>> = Vec::new();
        for item in order {
            let rect = rects[item];
            match columns.last_mut() {
                Some(last) if rect.left < last.right + 1.0 => last.right = last.right.max(rect.right),
                _ => {
                    columns.push(Column { left: rect.left, right: rect.right, blocks: Vec::new() });
                    standing.push(Vec::new());
                }
            }
            of[item] = columns.len() - 1;
            standing[of[item]].push(rect);
        }
        for (column, mut standing) in columns.iter_mut().zip(standing) {
            sorting::by(&mut standing, |a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
            // Items that share a place are one block; others must leave room.
            standing.dedup_by(|next, before| {
                let (a, b) = (next.centre(), before.centre());
                let shared = (a.x - b.x).abs() + (a.y - b.y).abs() < 0.01;
                if shared {
                    (before.top, before.bottom) = (before.top.min(next.top), before.bottom.max(next.bottom));
                }
                shared
            });
            if standing.windows(2).any(|pair| pair[0].bottom > pair[1].top) {
                return None;
            }
            column.blocks = standing.iter().map(|rect| (rect.top, rect.bottom)).collect();
        }
        let roots = request.roots.iter().map(|p| p.x).fold(request.origin.x, f64::max);
        let first = columns.first().map_or(roots, |c| c.left);
        let mut pairs: Vec<(usize, usize)> =
            request.links.iter().filter_map(|link| Some((link.from.item()?, link.to))).collect();
        sorting::plain(&mut pairs);
        let bundled = request.items.len() > MANY;
        Some(Lanes { request, rects, columns, of, start: roots.min(first - 24.0), pairs, bundled })
    }

    /// The curve of each link.
    pub(super) fn curves(&self) -> Vec<Curve> {
        let ways: Vec<Way> = (0..self.request.links.len()).map(|k| self.way(k)).collect();
        let passages = self.passages(&ways);
        let ports = self.ports(&ways, &passages);
        let mut twins = BTreeMap::new();
        let mut curves = Vec::with_capacity(ways.len());
        for (k, &way) in ways.iter().enumerate() {
            let link = self.request.links[k];
            let (start, end) = ports[k];
            let mut curve = Curve { start, segments: Vec::new() };
            match way {
                Way::Loop | Way::Short => {
                    let twin = twins.entry((link.to, self.source(k))).or_insert(0);
                    curve = if way == Way::Loop { self.round(k, *twin) } else { self.short(k, *twin) };
                    *twin += 1;
                }
                Way::Bulge(right) => {
                    let column = &self.columns[self.of[link.to]];
                    let (x, sign) = if right { (column.right, 1.0) } else { (column.left, -1.0) };
                    let room = self.channel(self.of[link.to] + usize::from(right));
                    let out = x + sign * (16.0 + 0.14 * (end.y - start.y).abs()).min(room * 1.1);
                    curve.line_to(Point { x, y: start.y });
                    let to = Point { x, y: end.y };
                    curve.segments.push([Point { x: out, y: start.y }, Point { x: out, y: end.y }, to]);
                    curve.line_to(end);
                }
                Way::Back => self.go_back(k, &passages[k], &mut curve),
                Way::Across(right) => curve = self.across(k, right, start, end, &passages[k]),
            }
            curves.push(curve);
        }
        curves
    }

    /// From one column to another, as straight as the openings between the items allow.
    fn across(&self, link: usize, right: bool, start: Point, end: Point, passes: &[Pass]) -> Curve {
        let mut openings = Vec::with_capacity(2 * passes.len() + 3);
        // Clear of the column where the channel beside it has room.
        let ends = |column: usize, right: bool| {
            let clear = CLEAR.min(self.channel(column + usize::from(right)) * 0.4);
            if right { self.columns[column].right + clear } else { self.columns[column].left - clear }
        };
        if let Some(from) = self.source(link) {
            let (low, high) = self.beside_item(from);
            openings.push(Opening { x: ends(self.of[from], right), low, high });
        }
        for pass in passes {
            for x in [ends(pass.column, !right), ends(pass.column, right)] {
                openings.push(Opening { x, low: pass.low, high: pass.high });
            }
        }
        let to = self.request.links[link].to;
        let (low, high) = self.beside_item(to);
        openings.push(Opening { x: ends(self.of[to], !right), low, high });
        openings.push(Opening { x: end.x, low: end.y, high: end.y });
        // A bend keeps nearer to its corner than the corner to the items.
        let beside = [self.source(link), Some(to)].into_iter().flatten().flat_map(|item| self.gaps_beside(item));
        let clear = passes.iter().map(|pass| pass.clear).chain(beside).fold(CLEAR, f64::min);
        rounded(&taut(start, &openings), 0.7 * clear)
    }

    /// Between which heights nothing but an item itself stands in its column.
    fn beside_item(&self, item: usize) -> (f64, f64) {
        let (column, own) = (self.of[item], self.block(item));
        (self.bounds(column, own).0, self.bounds(column, own + 1).1)
    }

    /// How far from the items above and below an item's neighbourhood those heights are.
    fn gaps_beside(&self, item: usize) -> [f64; 2] {
        let (column, own) = (self.of[item], self.block(item));
        [self.clear(column, own), self.clear(column, own + 1)]
    }

    /// Which block of its column an item is.
    fn block(&self, item: usize) -> usize {
        let middle = self.rects[item].centre().y;
        self.columns[self.of[item]].blocks.partition_point(|block| block.1 <= middle)
    }

    /// The item a link starts at, if it does not start at a root.
    pub(super) fn source(&self, link: usize) -> Option<usize> {
        match self.request.links[link].from {
            End::Item(from) | End::Row(from, _) => Some(from),
            End::Root(_) => None,
        }
    }

    /// How a link goes.
    fn way(&self, k: usize) -> Way {
        let to = self.request.links[k].to;
        let Some(from) = self.source(k) else { return Way::Across(true) };
        if from == to {
            return Way::Loop;
        }
        match self.of[from].cmp(&self.of[to]) {
            std::cmp::Ordering::Less => Way::Across(true),
            std::cmp::Ordering::Greater if self.row(k).is_some() => Way::Back,
            std::cmp::Ordering::Greater => Way::Across(false),
            std::cmp::Ordering::Equal if self.row(k).is_some() => Way::Bulge(true),
            std::cmp::Ordering::Equal => {
                let down = self.rects[from].top < self.rects[to].top;
                let (upper, lower) = if down { (from, to) } else { (to, from) };
                let blocks = &self.columns[self.of[to]].blocks;
                let next = blocks.partition_point(|b| b.0 <= self.rects[upper].top);
                let beside = blocks.get(next).is_some_and(|b| b.0 == self.rects[lower].top);
                match beside && self.rects[lower].top - self.rects[upper].bottom >= SHORT {
                    true => Way::Short,
                    false => Way::Bulge(down),
                }
            }
        }
    }

    /// The width of the channel left of a column.
    pub(super) fn channel(&self, column: usize) -> f64 {
        match (column.checked_sub(1), self.columns.get(column)) {
            (None, Some(first)) => first.left - self.start,
            (Some(before), Some(after)) => after.left - self.columns[before].right,
            _ => 60.0,
        }
    }

    /// The columns each link passes on its way, with the height of its lane in each.
    fn passages(&self, ways: &[Way]) -> Vec<Vec<Pass>> {
        let mut passages = vec![Vec::new(); ways.len()];
        let mut gaps = Gaps::of(&self.columns);
        for (k, &way) in ways.iter().enumerate() {
            if way == Way::Back {
                for (c, gap, y) in self.back_lanes(k) {
                    gaps.add(c, gap, k, y);
                    passages[k].push(Pass { column: c, y, low: y, high: y, clear: self.clear(c, gap) });
                }
                continue;
            }
            let Way::Across(right) = way else { continue };
            let link = self.request.links[k];
            let goal = self.rects[link.to].centre();
            let (mut here, first) = match link.from {
                End::Item(from) | End::Row(from, _) => (self.rects[from].centre(), Some(self.of[from])),
                End::Root(root) => (self.request.roots[root], None),
            };
            let last = self.of[link.to];
            let between: Vec<usize> = if right {
                (first.map_or(0, |c| c + 1)..last).collect()
            } else {
                (last + 1..first.unwrap_or(last)).rev().collect()
            };
            for c in between {
                let column = &self.columns[c];
                let x = (column.left + column.right) / 2.0;
                let part = if (goal.x - here.x).abs() < 1.0 { 0.0 } else { (x - here.x) / (goal.x - here.x) };
                let wish = here.y + (goal.y - here.y) * part;
                let (gap, y) = self.gap(c, wish, Some(&gaps));
                gaps.add(c, gap, k, y);
                passages[k].push(Pass { column: c, y, low: y, high: y, clear: self.clear(c, gap) });
                here = Point { x, y };
            }
        }
        for (c, gap, lanes) in gaps.used() {
            self.join_strands(lanes);
            sorting::by(lanes, |a, b| a.y.total_cmp(&b.y).then(a.link.cmp(&b.link)));
            let (low, high) = self.bounds(c, gap);
            // How far each is from the one above, in parts of the distance wished for.
            let between = |pair: &[Passage]| self.kinship(pair[0].link, pair[1].link);
            let mut apart: Vec<f64> = std::iter::once(0.0).chain(lanes.windows(2).map(between)).collect();
            let all = apart.iter().sum::<f64>() + 1.0;
            let outside = gap == 0 || gap == self.columns[c].blocks.len();
            let room = if outside { MARGIN.min(high - low) } else { high - low };
            let unit = if self.bundled { BUNDLED } else { LANE }.min(room / all);
            apart.iter_mut().for_each(|part| *part *= unit);
            let mut ys: Vec<f64> = lanes.iter().map(|lane| lane.y).collect();
            pack(&mut ys, &apart, low);
            let mut limit = high;
            let (mut above, mut below) = (apart.iter().sum::<f64>(), 0.0);
            for (n, (lane, y)) in lanes.iter().zip(&ys).enumerate().rev() {
                let y = y.min(limit);
                limit = y - apart[n];
                let (low, high) = (low + above, high - below);
                (above, below) = (above - apart[n], below + apart[n]);
                for pass in passages[lane.link].iter_mut().filter(|pass| pass.column == c) {
                    (pass.y, pass.low, pass.high) = (y, low.min(high), high.max(low));
                }
            }
        }
        passages
    }

    /// Lets the lines of one root pass at one height: a root refers to one thing at a time.
    fn join_strands(&self, lanes: &mut [Passage]) {
        let mut strands: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        let root = |lane: &Passage| match self.request.links[lane.link].from {
            End::Root(root) => Some(root),
            End::Item(_) | End::Row(..) => None,
        };
        for lane in lanes.iter() {
            if let Some(root) = root(lane) {
                let sum = strands.entry(root).or_default();
                *sum = (sum.0 + lane.y, sum.1 + 1.0);
            }
        }
        for lane in lanes {
            if let Some((sum, count)) = root(lane).and_then(|root| strands.get(&root)) {
                lane.y = sum / count;
            }
        }
    }

    /// How far two lines beside each other are to be apart, in parts of what is wished for.
    fn kinship(&self, one: usize, other: usize) -> f64 {
        let (a, b) = (self.request.links[one], self.request.links[other]);
        match (a.from, b.from) {
            (End::Root(one), End::Root(other)) if one == other => 0.0,
            _ if a.to == b.to || a.from.item().is_some() && a.from.item() == b.from.item() => AKIN,
            _ => 1.0,
        }
    }

    /// How far from the items around a gap its lanes keep.
    fn clear(&self, column: usize, gap: usize) -> f64 {
        let (low, high) = self.open(column, gap);
        CLEAR.min((high - low) / 2.0)
    }

    /// Between which heights nothing stands in a gap.
    fn open(&self, column: usize, gap: usize) -> (f64, f64) {
        let blocks = &self.columns[column].blocks;
        let low = gap.checked_sub(1).map_or(-1e6, |above| blocks[above].1);
        let high = blocks.get(gap).map_or(1e6, |below| below.0);
        // Bundles stay close to the page.
        match blocks.first().zip(blocks.last()).filter(|_| self.bundled) {
            Some((first, last)) => (low.max(first.0 - OUTSIDE), high.min(last.1 + OUTSIDE)),
            None => (low, high),
        }
    }

    /// Between which heights a lane may lie in a gap.
    pub(super) fn bounds(&self, column: usize, gap: usize) -> (f64, f64) {
        let ((low, high), clear) = (self.open(column, gap), self.clear(column, gap));
        (low + clear, high - clear)
    }

    /// The gap of a column that takes a curve least out of its way, and where in it.
    pub(super) fn gap(&self, column: usize, wish: f64, used: Option<&Gaps>) -> (usize, f64) {
        let blocks = &self.columns[column].blocks;
        let near = blocks.partition_point(|b| (b.0 + b.1) / 2.0 < wish);
        let (mut best, mut least) = ((near, wish), f64::INFINITY);
        let far = if self.bundled { 1 } else { 5 };
        for gap in near.saturating_sub(far)..=(near + far).min(blocks.len()) {
            let (low, high) = self.bounds(column, gap);
            let y = wish.clamp(low, high);
            let taken = used.map_or(0, |used| used.taken(column, gap)) as f64;
            let tight = (taken + 1.0) * 10.0 / (high - low + 2.0);
            let cost = (y - wish).abs() + if self.bundled { 0.0 } else { 14.0 * tight * tight };
            if cost < least {
                (best, least) = ((gap, y), cost);
            }
        }
        best
    }

    /// Where each link leaves and arrives: the ends on one side of an item are spread, in the order of their goals.
    fn ports(&self, ways: &[Way], passages: &[Vec<Pass>]) -> Vec<(Point, Point)> {
        // By item and side (true: right): height strived for, link, whether it starts here.
        let mut sides: BTreeMap<(usize, bool), Vec<Port>> = BTreeMap::new();
        let mut ports = vec![(Point::default(), Point::default()); ways.len()];
        for (k, &way) in ways.iter().enumerate() {
            let link = self.request.links[k];
            let to = self.rects[link.to].centre();
            let from = match link.from {
                End::Item(from) | End::Row(from, _) => self.rects[from].centre(),
                End::Root(root) => self.request.roots[root],
            };
            if let End::Root(_) = link.from {
                ports[k].0 = from;
            }
            if let Some((x, y)) = self.row(k) {
                ports[k].0 = Point { x, y };
            }
            let (out, back, right) = match way {
                Way::Loop | Way::Short | Way::Back => continue,
                // A longer bulge lies outside a shorter one.
                Way::Bulge(right) => {
                    let far = |dy: f64| dy.signum() * (1e7 - dy.abs());
                    (far(to.y - from.y), far(from.y - to.y), right)
                }
                Way::Across(right) => {
                    let out = passages[k].first().map_or(to.y, |pass| pass.y);
                    (out, passages[k].last().map_or(from.y, |pass| pass.y), right)
                }
            };
            if let (Some(from), None) = (self.source(k), self.row(k)) {
                sides.entry((from, right)).or_default().push((out, k, true));
            }
            let arrives = if matches!(way, Way::Bulge(_)) { right } else { !right };
            sides.entry((link.to, arrives)).or_default().push((back, k, false));
        }
        for ((item, right), mut ends) in sides {
            sorting::by(&mut ends, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let rect = self.rects[item];
            let many = (ends.len() - 1) as f64;
            // Of a card the head alone is arrived at: its rows are where references start.
            let tall = self.request.items[item].head.unwrap_or(rect.bottom - rect.top);
            let apart = if many > 0.0 { (tall * 0.5 / many).min(12.0) } else { 0.0 };
            for (i, &(_, link, starts)) in ends.iter().enumerate() {
                let y = rect.top + tall / 2.0 + (i as f64 - many / 2.0) * apart;
                let port = Point { x: if right { rect.right } else { rect.left }, y };
                if starts { ports[link].0 = port } else { ports[link].1 = port }
            }
        }
        ports
    }

    /// From bottom edge to top edge of stacked neighbours: down on the right, up on the left.
    fn short(&self, k: usize, twin: usize) -> Curve {
        let to = self.request.links[k].to;
        let (from, to) = (self.rects[self.source(k).unwrap_or(to)], self.rects[to]);
        let down = from.top < to.top;
        let (sign, y0, y1) = if down { (1.0, from.bottom, to.top) } else { (-1.0, from.top, to.bottom) };
        let narrow = (from.right - from.left).min(to.right - to.left);
        let couple =
            self.source(k).is_some_and(|from| self.pairs.binary_search(&(self.request.links[k].to, from)).is_ok());
        let aside = if couple { sign * narrow * 0.14 } else { 0.0 };
        let aside = aside + (if couple { sign } else { 1.0 } * 8.0 * twin as f64).clamp(-narrow * 0.3, narrow * 0.3);
        let bulge = if couple { sign * (y1 - y0).abs().min(50.0) * 0.3 } else { 0.0 };
        let (x0, x1) = (from.centre().x + aside, to.centre().x + aside);
        let rise = (y1 - y0) * 0.36;
        let segment =
            [Point { x: x0 + bulge, y: y0 + rise }, Point { x: x1 + bulge, y: y1 - rise }, Point { x: x1, y: y1 }];
        Curve { start: Point { x: x0, y: y0 }, segments: vec![segment] }
    }
}

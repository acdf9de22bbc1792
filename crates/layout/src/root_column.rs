//! The column of roots: each stands beside what it refers to, those of one group together, none on another.
//!
//! Roots that touch each other, such as numbered slots, move as one. Groups stand in the order of what they refer to,
//! and so do the roots of a group; heights are the nearest possible to those wished for (see [`super::pack`]).

use super::pack::pack;
use super::{Request, Stand};

/// Between two roots of one group.
const GAP: f64 = 5.0;
/// Above the first root of a group, for its heading.
const HEADING: f64 = 26.0;

/// Roots that move as one.
struct Block {
    group: usize,
    /// Which of its group it is.
    index: usize,
    /// Its roots, and how far below its middle each is.
    roots: Vec<(usize, f64)>,
    height: f64,
}

/// The roots that may move.
pub(super) struct RootStand {
    blocks: Vec<Block>,
    /// The blocks from the top.
    order: Vec<usize>,
    /// Where the first may begin.
    top: f64,
}

impl RootStand {
    /// The column of a request; heights count from its origin.
    pub(super) fn new(request: &Request) -> RootStand {
        let mut blocks: Vec<Block> = Vec::new();
        let mut top = f64::INFINITY;
        for (root, stand) in request.stands.iter().enumerate().filter_map(|(root, s)| Some((root, s.as_ref()?))) {
            let Stand { height, group, index, packed } = *stand;
            let y = request.roots[root].y - request.origin.y;
            top = top.min(y - height / 2.0);
            let same = |block: &&mut Block| block.group == group && (packed || block.index == index);
            match blocks.iter_mut().find(same) {
                Some(block) => {
                    block.height += if packed { height } else { 0.0 };
                    let first = block.roots[0].1;
                    block.roots.push((root, if packed { y } else { first }));
                }
                None => blocks.push(Block { group, index, roots: vec![(root, y)], height }),
            }
        }
        for block in &mut blocks {
            let middle = block.roots.iter().map(|root| root.1).sum::<f64>() / block.roots.len() as f64;
            block.roots.iter_mut().for_each(|root| root.1 -= middle);
        }
        // Those of one group together, as they will stand.
        let mut order: Vec<usize> = (0..blocks.len()).collect();
        sorting::by_key(&mut order, |&block| blocks[block].group);
        RootStand { blocks, order, top: top.min(1e6) }
    }

    /// How high it is at least.
    pub(super) fn height(&self) -> f64 {
        self.top + self.apart().iter().skip(1).sum::<f64>()
    }

    /// Puts the blocks in the order of what their roots wish for.
    pub(super) fn sort(&mut self, wish: impl Fn(usize) -> Option<f64>) {
        let wishes: Vec<Option<f64>> = self.blocks.iter().map(|block| block.wish(&wish)).collect();
        let mut groups: Vec<(f64, usize)> = Vec::new();
        for (block, own) in self.blocks.iter().zip(&wishes) {
            let (sum, count) = (own.unwrap_or(0.0), usize::from(own.is_some()));
            if groups.len() <= block.group {
                groups.resize(block.group + 1, (0.0, 0));
            }
            groups[block.group] = (groups[block.group].0 + sum, groups[block.group].1 + count);
        }
        let mean = |group: usize| match groups[group] {
            // What refers to nothing stands last.
            (_, 0) => 1e9,
            (sum, count) => sum / count as f64,
        };
        let (blocks, wishes) = (&self.blocks, &wishes);
        sorting::by(&mut self.order, |&a, &b| {
            let (one, two) = (&blocks[a], &blocks[b]);
            mean(one.group)
                .total_cmp(&mean(two.group))
                .then(one.group.cmp(&two.group))
                .then(wishes[a].unwrap_or(1e9).total_cmp(&wishes[b].unwrap_or(1e9)))
                .then(a.cmp(&b))
        });
    }

    /// The height of each root, as near to its wish as order and room allow.
    pub(super) fn settle(&self, wish: impl Fn(usize) -> Option<f64>) -> Vec<(usize, f64)> {
        let apart = self.apart();
        let mut last = self.top;
        let wishes = self.order.iter().zip(&apart).map(|(&block, apart)| {
            // What refers to nothing stands close to the one above.
            last = self.blocks[block].wish(&wish).unwrap_or(last + apart);
            last
        });
        let mut middles: Vec<f64> = wishes.collect();
        pack(&mut middles, &apart, self.top);
        let blocks = self.order.iter().zip(middles);
        blocks.flat_map(|(&block, y)| self.blocks[block].roots.iter().map(move |&(root, by)| (root, y + by))).collect()
    }

    /// The least distances of the middles, the first from the top.
    fn apart(&self) -> Vec<f64> {
        let mut before: Option<&Block> = None;
        let apart = self.order.iter().map(|&block| {
            let block = &self.blocks[block];
            let above = before
                .map_or(0.0, |above| above.height / 2.0 + if above.group == block.group { GAP } else { GAP + HEADING });
            before = Some(block);
            above + block.height / 2.0
        });
        apart.collect()
    }
}

impl Block {
    fn wish(&self, wish: impl Fn(usize) -> Option<f64>) -> Option<f64> {
        let (mut sum, mut count) = (0.0, 0);
        for &(root, by) in &self.roots {
            if let Some(y) = wish(root) {
                (sum, count) = (sum + y - by, count + 1);
            }
        }
        (count > 0).then(|| sum / count as f64)
    }
}

//! Which objects stand near a place, found without looking at all of them.

use crate::view::frame::{Bounds, Node};
use crate::view::pages::Pages;

/// How wide and high a cell is, in pixels of the picture: an object or two.
const CELL: f64 = 128.0;
/// The cells of a row: no picture is wider.
const ROW: usize = 1 << 16;

/// The objects of a picture by the cells they are in, in order.
#[derive(Clone, Default)]
pub struct Near(Vec<(usize, u32)>);

impl Near {
    /// Of these objects, whose places stay.
    pub fn of(nodes: &Pages<Node>) -> Near {
        let all = nodes.iter().enumerate();
        let mut cells: Vec<(usize, u32)> =
            all.flat_map(|(number, node)| cells(node.rect).map(move |cell| (cell, number as u32))).collect();
        cells.sort_unstable();
        Near(cells)
    }

    /// The numbers of those that may reach into an area; some more than once.
    pub fn about(&self, area: Bounds) -> impl Iterator<Item = usize> {
        cells(area).flat_map(|cell| {
            let from = self.0.partition_point(|(other, _)| *other < cell);
            let here = self.0[from..].iter().take_while(move |(other, _)| *other == cell);
            here.map(|(_, number)| *number as usize)
        })
    }
}

/// The cells of an area.
fn cells(area: Bounds) -> impl Iterator<Item = usize> {
    let cell = |length: f64| (length.max(0.0) / CELL) as usize;
    let (left, right) = (cell(area.x), cell(area.x + area.w));
    (cell(area.y)..=cell(area.y + area.h)).flat_map(move |row| (left..=right).map(move |column| row * ROW + column))
}

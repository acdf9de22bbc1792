//! The heap map: every object a row of cells by address, coloured by its look, with the holes between them. A heap of a
//! million objects is seen whole.
//!
//! [`HeapMap`] is what a frame holds of it: the moment, which costs nothing to keep. [`MapPixels`] is the map as it is painted
//! for somebody, who follows from moment to moment: memory says what changed since, and only that is painted anew.

use super::colours::Colours;
use super::frame::Look;
use crate::lab::{Block, BlockKind, Collector, SpaceId, Starts, State};
use std::ops::Range;
use std::rc::Rc;

/// The heap of a moment.
#[derive(Clone, Debug)]
pub struct HeapMap {
    state: Rc<State>,
    collector: &'static dyn Collector,
    spaces: Rc<[MapSpace]>,
    /// Whether it does not say what is about to go.
    pub(super) veiled: bool,
}

/// A space of the heap, as far as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapSpace {
    /// What it is called; nothing where there is but one.
    pub name: Rc<str>,
    /// Its bytes.
    pub bytes: Range<u32>,
}

impl PartialEq for HeapMap {
    fn eq(&self, other: &HeapMap) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && (&self.spaces, self.veiled) == (&other.spaces, other.veiled)
    }
}

impl HeapMap {
    /// The heap of a moment, these parts of it.
    pub fn new(state: &Rc<State>, collector: &'static dyn Collector, spaces: Vec<MapSpace>) -> HeapMap {
        HeapMap { state: state.clone(), collector, spaces: spaces.into(), veiled: false }
    }

    /// How many blocks of each kind there are, in words.
    pub fn summary(&self) -> String {
        let (heap, collection) = (&self.state.world.heap, &self.state.world.collection);
        let marked = match self.collector.traits().colours && !self.collector.resting(&self.state.world) {
            true => format!(", {} marked", collection.marks.count()),
            false => String::new(),
        };
        let (used, size) = (u64::from(heap.used()), u64::from(heap.size().max(1)));
        format!("Heap map: {} objects{marked}, {} % of the heap in use", heap.objects(), used * 100 / size)
    }

    /// Whether a map of the other one can go on with this one.
    fn continues(&self, other: &HeapMap) -> bool {
        (&self.spaces, self.veiled) == (&other.spaces, other.veiled)
            && self.collector.traits().name == other.collector.traits().name
            && self.state.world.heap.words() == other.state.world.heap.words()
    }
}

/// A colour: red, green, blue.
pub type Rgb = [u8; 3];

/// The colours of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapInks {
    /// Of white, grey, black, condemned objects and of what is left behind.
    pub looks: [Rgb; 5],
    /// Of holes.
    pub hole: Rgb,
    /// Of what lies around.
    pub ground: Rgb,
}

/// Where the cells of a space are.
#[derive(Clone, Debug, PartialEq)]
pub struct MapGrid {
    /// The space.
    pub space: MapSpace,
    /// Its left end, in pixels.
    pub left: u32,
    /// How many cells a row has.
    pub columns: u32,
    /// How many rows there are.
    pub rows: u32,
}

/// A map as it is painted: pixels, row by row, and what they show.
#[derive(Default)]
pub struct MapPixels {
    /// Width and height, in pixels.
    pub size: (u32, u32),
    /// Red, green, blue and opacity of each.
    pub pixels: Vec<u8>,
    /// The grids, side by side.
    pub grids: Vec<MapGrid>,
    /// How many bytes a cell stands for.
    unit: u32,
    /// How many pixels wide and high a cell is.
    side: u32,
    inks: MapInks,
    shown: Option<HeapMap>,
    starts: Starts,
    /// Which cells of which grid are to be painted, because all of them are.
    todo: Vec<(usize, Range<u32>)>,
}

/// What no object is smaller than, and every one begins at a multiple of.
const UNIT: u32 = 16;
/// No cell is larger, in pixels of the screen.
const LARGEST: f64 = 22.0;
/// Cells of fewer pixels have no borders and no signs.
const SIGNED: u32 = 7;
/// Between two spaces, in pixels of the screen.
const APART: f64 = 14.0;
/// How many cells are painted between two looks at the clock.
const TURN: u32 = 4096;

impl MapPixels {
    /// Makes room for a map: of this width in pixels, and as high as it must be for cells that are `nearer` times as large
    /// as where all of it fits into this height. `fine` says how many pixels one of the screen has.
    pub fn resize(&mut self, map: &HeapMap, (wide, high): (u32, u32), fine: f64, nearer: u32, inks: MapInks) {
        let apart = (APART * fine) as u32;
        let all: u64 = map.spaces.iter().map(|space| u64::from(space.bytes.end - space.bytes.start)).sum();
        let room = wide.saturating_sub(apart * (map.spaces.len().max(1) as u32 - 1)).max(8);
        let share = |space: &MapSpace| {
            let part = f64::from(space.bytes.end - space.bytes.start) / all.max(1) as f64;
            ((f64::from(room) * part) as u32).max(4)
        };
        let rows = |unit: u32, side: u32| {
            let of = |space: &MapSpace| {
                (space.bytes.end - space.bytes.start).div_ceil(unit).div_ceil((share(space) / side).max(1))
            };
            map.spaces.iter().map(of).max().unwrap_or(1)
        };
        let most = high.saturating_mul(nearer.max(1));
        let largest = (LARGEST * fine) as u32;
        let side = (1..=largest).rev().find(|side| share_holds(room, *side) && rows(UNIT, *side) * side <= most);
        (self.unit, self.side) = (UNIT, side.unwrap_or(1));
        while side.is_none() && rows(self.unit, 1) > most {
            self.unit *= 2;
        }
        let mut left = 0;
        self.grids = (map.spaces.iter())
            .map(|space| {
                let columns = (share(space) / self.side).max(1);
                let cells = (space.bytes.end - space.bytes.start).div_ceil(self.unit);
                let grid = MapGrid { space: space.clone(), left, columns, rows: cells.div_ceil(columns) };
                left += columns * self.side + apart;
                grid
            })
            .collect();
        let tall = self.grids.iter().map(|grid| grid.rows * self.side).max().unwrap_or(1).max(1);
        self.size = (wide.max(1), tall);
        (self.inks, self.shown) = (inks, None);
        let [r, g, b] = self.inks.ground;
        self.pixels = [r, g, b, 255].repeat(self.size.0 as usize * self.size.1 as usize);
    }

    /// Whether something is still to be painted.
    pub fn busy(&self) -> bool {
        !self.todo.is_empty()
    }

    /// Shows a moment from now on: paints what changed since the last one, or begins with all of it. Which rows of pixels
    /// are others now.
    pub fn follow(&mut self, map: &HeapMap) -> Option<Range<u32>> {
        let before = self.shown.replace(map.clone()).filter(|before| map.continues(before));
        let world = &map.state.world;
        let changed = before.as_ref().and_then(|before| world.changed_since(&before.state.world));
        let Some(changed) = changed else {
            self.starts = Starts::of(&world.heap);
            self.todo = self.grids.iter().enumerate().map(|(at, grid)| (at, 0..grid.cells(self.unit))).rev().collect();
            return None;
        };
        self.starts.follow(&world.heap, &changed);
        let colours = Colours::of(&map.state, map.collector);
        let mut dirty: Option<Range<u32>> = None;
        let mut done = (0, 0);
        for words in changed {
            // An object that changed at one place has another look at all of them.
            let mut bytes = words.start * 8..words.end * 8;
            for block in self.starts.blocks(&world.heap, words) {
                bytes = bytes.start.min(block.at.byte())..bytes.end.max(block.at.byte() + block.bytes);
            }
            for at in 0..self.grids.len() {
                let Some(cells) = self.grids[at].cells_of(&bytes, self.unit) else { continue };
                let cells = if done.0 == at { cells.start.max(done.1)..cells.end } else { cells };
                if cells.start < cells.end {
                    done = (at, cells.end);
                    self.paint(map, &colours, at, cells.clone());
                    let rows = self.rows_of(at, cells);
                    dirty =
                        Some(dirty.map_or(rows.clone(), |dirty| dirty.start.min(rows.start)..dirty.end.max(rows.end)));
                }
            }
        }
        dirty
    }

    /// Goes on painting all of it as long as there is time; which rows of pixels are others now.
    pub fn go_on(&mut self, more: impl Fn() -> bool) -> Option<Range<u32>> {
        let map = self.shown.clone()?;
        let colours = Colours::of(&map.state, map.collector);
        let mut dirty: Option<Range<u32>> = None;
        while let Some((at, mut cells)) = self.todo.pop() {
            let turn = cells.start..cells.end.min(cells.start + TURN);
            cells.start = turn.end;
            let rows = self.rows_of(at, turn.clone());
            self.paint(&map, &colours, at, turn);
            dirty = Some(dirty.map_or(rows.clone(), |dirty| dirty.start.min(rows.start)..dirty.end.max(rows.end)));
            if cells.start < cells.end {
                self.todo.push((at, cells));
            }
            if !more() {
                break;
            }
        }
        dirty
    }

    /// The address that a pixel stands for.
    pub fn byte_at(&self, x: u32, y: u32) -> Option<u32> {
        let side = self.side;
        let grid = self.grids.iter().find(|grid| (grid.left..grid.left + grid.columns * side).contains(&x))?;
        let cell = y / side * grid.columns + (x - grid.left) / side;
        let byte = grid.space.bytes.start + cell.checked_mul(self.unit)?;
        (byte < grid.space.bytes.end).then_some(byte)
    }

    /// The address that is so many rows below another one, or above it; the nearest there is.
    pub fn below(&self, byte: u32, rows: i32) -> u32 {
        let Some(grid) = self.grids.iter().find(|grid| grid.space.bytes.contains(&byte)) else { return byte };
        let row = i64::from(grid.columns) * i64::from(self.unit) * i64::from(rows);
        let moved = i64::from(byte) + row;
        if grid.space.bytes.contains(&(moved.max(0) as u32)) && moved >= 0 { moved as u32 } else { byte }
    }

    /// The block at an address.
    pub fn block(&self, byte: u32) -> Option<Block> {
        self.starts.block(&self.shown.as_ref()?.state.world.heap, byte / 8)
    }

    /// The next block after an address, or the one before it.
    pub fn beside(&self, byte: u32, ahead: bool) -> Option<Block> {
        let heap = &self.shown.as_ref()?.state.world.heap;
        let here = self.starts.block(heap, byte / 8)?;
        let first = |space: SpaceId| heap.extent(space).0;
        match ahead {
            true => heap.next(here).or_else(|| {
                let space = heap.spaces().find(|space| first(*space) > here.at.byte())?;
                heap.first_of(space)
            }),
            false => self.starts.block(heap, (here.at.byte() / 8).checked_sub(1)?),
        }
    }

    /// The rectangles that a stretch of addresses takes: left, top, width and height, in pixels.
    pub fn rects(&self, bytes: Range<u32>) -> Vec<(u32, u32, u32, u32)> {
        let mut rects = Vec::new();
        for grid in &self.grids {
            let Some(cells) = grid.cells_of(&bytes, self.unit) else { continue };
            let mut at = cells.start;
            while at < cells.end {
                let end = ((at / grid.columns + 1) * grid.columns).min(cells.end);
                let (x, y) = (grid.left + at % grid.columns * self.side, at / grid.columns * self.side);
                rects.push((x, y, (end - at) * self.side, self.side));
                at = end;
            }
        }
        rects
    }

    fn rows_of(&self, grid: usize, cells: Range<u32>) -> Range<u32> {
        let columns = self.grids[grid].columns;
        cells.start / columns * self.side..((cells.end - 1) / columns + 1) * self.side
    }

    fn paint(&mut self, map: &HeapMap, colours: &Colours, grid: usize, cells: Range<u32>) {
        let heap = &map.state.world.heap;
        let MapGrid { space, columns, left, .. } = self.grids[grid].clone();
        let mut at = space.bytes.start + cells.start * self.unit;
        let mut block = self.starts.block(heap, at / 8);
        let veiled = |look| if map.veiled && look == Look::Condemned { Look::White } else { look };
        let look = |block: Option<Block>| block.and_then(|block| look(colours, block)).map(veiled);
        let mut now = look(block);
        for cell in cells {
            let end = (space.bytes.start + (cell + 1) * self.unit).min(space.bytes.end);
            let first = block.is_some_and(|block| block.at.byte() >= end - self.unit);
            let (mut sum, mut whole) = ([0u32; 3], now);
            while at < end {
                let until = block.map_or(end, |block| (block.at.byte() + block.bytes).min(end));
                let ink = now.map_or(self.inks.hole, |look| self.inks.looks[look as usize]);
                (0..3).for_each(|part| sum[part] += u32::from(ink[part]) * (until - at));
                at = until;
                if block.is_some_and(|block| at >= block.at.byte() + block.bytes) {
                    block = block.and_then(|block| heap.next(block));
                    let next = look(block);
                    if at < end && next != now {
                        whole = None;
                    }
                    now = next;
                }
            }
            let width = (end - (space.bytes.start + cell * self.unit)).max(1);
            let mean = sum.map(|part| (part / width) as u8);
            let last = block.is_none_or(|block| block.at.byte() == end);
            let at = (left + cell % columns * self.side, cell / columns * self.side);
            self.cell(at, mean, whole, first, last);
        }
    }

    /// One cell; a large one has a sign for its look, and a border where an object ends.
    fn cell(&mut self, (x, y): (u32, u32), ink: Rgb, look: Option<Look>, first: bool, last: bool) {
        let (side, wide) = (self.side, self.size.0 as usize);
        let signed = side >= SIGNED;
        let gap = if signed { side / 7 } else { u32::from(side > 2) };
        for dy in 0..side {
            let from = ((y + dy) as usize * wide + x as usize) * 4;
            for dx in 0..side {
                let border = dy + gap >= side || last && dx + gap >= side;
                let (mx, my) = (2 * dx + 1, 2 * dy + 1);
                let signs = signed
                    && first
                    && match look {
                        // An outline, a hole in the middle, a cross; black is whole.
                        Some(Look::White) => {
                            dx >= gap && dy >= gap && dy + 2 * gap < side && !(last && dx + 2 * gap >= side)
                        }
                        Some(Look::Grey) => mx.abs_diff(side) < side / 2 && my.abs_diff(side) < side / 2,
                        Some(Look::Condemned) => {
                            dx.abs_diff(dy) < gap.max(1) || (side - 1 - gap).abs_diff(dx + dy) < gap.max(1)
                        }
                        _ => false,
                    };
                let [r, g, b] = if border {
                    self.inks.ground
                } else if signs {
                    self.inks.hole
                } else {
                    ink
                };
                let pixel = from + dx as usize * 4;
                if let Some(place) = self.pixels.get_mut(pixel..pixel + 3) {
                    place.copy_from_slice(&[r, g, b]);
                }
            }
        }
    }
}

/// Whether a row holds a few cells of this size at least.
fn share_holds(room: u32, side: u32) -> bool {
    room / side >= 4
}

/// How a block looks; nothing for a hole.
fn look(colours: &Colours, block: Block) -> Option<Look> {
    match block.kind {
        BlockKind::Free => None,
        BlockKind::Forwarded => Some(Look::Ghost),
        _ => Some(colours.look(block.at)),
    }
}

impl MapGrid {
    fn cells(&self, unit: u32) -> u32 {
        (self.space.bytes.end - self.space.bytes.start).div_ceil(unit)
    }

    /// The cells that a stretch of addresses takes, if any.
    fn cells_of(&self, bytes: &Range<u32>, unit: u32) -> Option<Range<u32>> {
        let (from, to) = (bytes.start.max(self.space.bytes.start), bytes.end.min(self.space.bytes.end));
        let cell = |byte: u32| byte - self.space.bytes.start;
        (from < to).then(|| cell(from) / unit..cell(to).div_ceil(unit))
    }
}

/// What is at an address, in words, and which object.
#[derive(Clone, Debug, PartialEq)]
pub struct MapCell {
    /// Its bytes.
    pub bytes: Range<u32>,
    /// The object, if it has a name.
    pub object: Option<crate::lab::EntityId>,
    /// What it is, in words.
    pub words: Rc<str>,
}

//! What stands beside the graph at one moment: worklist, legend, counters, heap strip; and the timeline of a run.

use super::colours::Colours;
use super::frame::{
    Band, BandKind, Chip, Counter, LegendRow, LegendSign, Look, Strip, StripBlock, StripLine, Track, WorklistPanel,
};
use super::heap_chart::{HeapChart, thinned};
use super::heap_map::{HeapMap, MapCell, MapSpace};
use super::run_index::RunIndex;
use super::table;
use super::words::{bytes, count, fitting, short};
use crate::lab::{
    Addr, BlockKind, Chart, Collector, Figure, Landmark, LegendEntry, Order, Phase, PhaseBand, Sign, Slot, SpaceId,
    Starts, State, Subject, Traits, WorkItem,
};
use memory::time::Tick;
use std::rc::Rc;

/// Maximum number of entries of a worklist that are shown.
const CHIPS: usize = 8;

/// The worklist.
pub fn worklist(subject: &dyn Subject, collector: &dyn Collector, index: &RunIndex) -> WorklistPanel {
    let state = subject.state();
    let traits = collector.traits();
    let collection = &state.world.collection;
    let title = traits.worklist.label(collection.order);
    let tasks: Vec<(WorkItem, bool)> = collection.scan.into_iter().map(|task| (task, true)).collect();
    let total = tasks.len() + collector.waiting(&state.world).count();
    let tasks = tasks.into_iter().chain(collector.waiting(&state.world).map(|task| (task, false)));
    let chips = tasks.take(CHIPS).enumerate().map(|(i, (task, scanning))| {
        let left = (task.next..state.world.heap.shape(task.object).fields)
            .filter(|index| state.world.load(Slot::Field(task.object, *index)).target().is_some())
            .count();
        let note = match i {
            0 if scanning => format!("{} left", count(left, "field")),
            0 => "next ▸".into(),
            _ => count(left, "field"),
        };
        let name = name_at(subject, index, task.object).unwrap_or_else(|| "internal".into());
        Chip { label: fitting(&name, 14), note: note.into(), next: i == 0 }
    });
    WorklistPanel { title: title.into(), chips: chips.collect(), more: total.saturating_sub(CHIPS) }
}

fn name_at(subject: &dyn Subject, index: &RunIndex, at: Addr) -> Option<Rc<str>> {
    let entity = index.drawn.drawn_as(subject, subject.state().world.heap.id(at))?;
    Some(index.drawn.name(subject, entity))
}

/// What the looks mean under a collector.
pub fn legend(traits: &Traits, order: Order) -> Vec<LegendRow> {
    let sign = |sign| match sign {
        Sign::White => LegendSign::Object(Look::White),
        Sign::Grey => LegendSign::Object(Look::Grey),
        Sign::Black => LegendSign::Object(Look::Black),
        Sign::Condemned => LegendSign::Object(Look::Condemned),
        Sign::Freed => LegendSign::Object(Look::Ghost),
        Sign::Forwarding => LegendSign::Forwarding,
        Sign::Reference(_) => LegendSign::Stale,
    };
    let text = |entry: &LegendEntry| entry.text.replace("{worklist}", traits.worklist.place(order));
    traits.legend.iter().map(|entry| LegendRow { sign: sign(entry.sign), text: text(entry).into() }).collect()
}

/// The figures.
pub fn counters(subject: &dyn Subject, traits: &Traits, colours: &Colours, index: &RunIndex) -> Vec<Counter> {
    let world = &subject.state().world;
    let collection = &world.collection;
    let things: Vec<Addr> = index.drawn.there(subject).map(|(_, at)| at).collect();
    // Where not all are drawn those that are say little: then stores count, too.
    let all = if index.drawn.all_drawn() { things.len() } else { world.heap.objects() as usize };
    let of_all = |is: &dyn Fn(Addr) -> bool| format!("{} / {all}", things.iter().filter(|at| is(**at)).count());
    let paced = world.pacing.least < u32::MAX;
    let mut counters = Vec::new();
    let mut counter = |name: &str, value: String| counters.push(Counter { name: name.into(), value: value.into() });
    for known in traits.counters {
        let value = match known.figure {
            Figure::Own(read) => read(world),
            Figure::Marked if !index.drawn.all_drawn() => format!("{} / {all}", collection.marks.count()),
            Figure::Marked => of_all(&|at| collection.marks.get(at)),
            Figure::Lost => of_all(&|at| colours.lost(at)),
            Figure::InUse => bytes(u64::from(world.heap.used())),
            Figure::Freed => bytes(collection.freed.saturating_sub(index.before.0)),
            Figure::Steps => count(collection.steps.saturating_sub(index.before.1) as usize, "step"),
            Figure::Moved => count(collection.moved as usize, "object"),
            Figure::Debt => bytes(u64::from(collection.instalments.debt)),
            Figure::CollectsFrom if !paced => continue,
            Figure::CollectsFrom => bytes(u64::from(world.pacing.next)),
        };
        counter(known.label, value);
        if matches!(known.figure, Figure::InUse) && paced {
            counter("Heap size", bytes(u64::from(world.heap.size())));
        }
    }
    counters
}

/// Of a heap of more objects than this only as many blocks are looked at as are drawn.
const MANY: u32 = 20_000;
/// More blocks than this are drawn as one where they touch.
const BLOCKS: f64 = 400.0;

/// Where each space begins and how many bytes of it are shown: all of them, or as far as the run ever comes.
fn extents(subject: &dyn Subject, index: &RunIndex) -> Vec<(u32, u32)> {
    let heap = &subject.state().world.heap;
    let many = heap.spaces().count() > 1;
    let extent = |space: SpaceId| {
        let (start, end) = heap.extent(space);
        let reach = index.reach.get(space.0 as usize).copied().unwrap_or(0);
        let whole = if many { end - start } else { heap.size().max(reach) };
        (start, if subject.fills_heap() { whole } else { (reach + reach / 8).max(512).min(whole) })
    };
    heap.spaces().map(extent).collect()
}

/// The heap of a moment as a map.
pub fn map(subject: &dyn Subject, state: &Rc<State>, collector: &'static dyn Collector, index: &RunIndex) -> HeapMap {
    let extents = extents(subject, index);
    let labels = collector.traits().spaces.iter().map(|space| space.label).chain(std::iter::repeat(""));
    let space = |((start, bytes), label): (&(u32, u32), &str)| MapSpace {
        name: if extents.len() > 1 { label.into() } else { "".into() },
        bytes: *start..start + bytes,
    };
    HeapMap::new(state, collector, extents.iter().zip(labels).map(space).collect())
}

/// What is in a block of the heap, in words.
pub fn cell(subject: &dyn Subject, collector: &dyn Collector, index: &RunIndex, at: Addr) -> Option<MapCell> {
    let block = subject.state().world.heap.block_at(at)?;
    let colours = Colours::of(subject.state(), collector);
    let object = subject.entity_at(at).filter(|_| block.kind == BlockKind::Object);
    let size = bytes(u64::from(block.bytes));
    let words = match (object, block.kind) {
        (_, BlockKind::Free) => format!("Hole of {size}, at {at}"),
        (_, BlockKind::Forwarded) => format!("Left behind by an object that has moved, {size}, at {at}"),
        (Some(entity), _) => {
            let state = table::words(colours.look(at), colours.lost(at), collector);
            format!("{}, {state}; {size}, at {at}", index.drawn.name(subject, entity))
        }
        (None, _) => {
            let owner = index.drawn.owners.get(&subject.state().world.heap.id(at));
            let owner = owner.map(|owner| index.drawn.name(subject, *owner));
            format!("{}; {size}, at {at}", subject.part_of(owner.as_deref()))
        }
    };
    Some(MapCell { bytes: at.byte()..at.byte() + block.bytes, object, words: words.into() })
}

/// The heap by address: whole, or as far as the run ever comes.
pub fn strip(
    (subject, state): (&dyn Subject, &Rc<State>),
    colours: &Colours,
    index: &RunIndex,
    crossing: &mut Crossing,
) -> Strip {
    let heap = &state.world.heap;
    // Several spaces are drawn one after the other.
    let spaces: Vec<(u32, u32)> = extents(subject, index);
    let size = f64::from(spaces.iter().map(|(_, width)| width).sum::<u32>().max(1));
    let place = |byte: u32| {
        let at = spaces.iter().rposition(|(start, _)| *start <= byte).unwrap_or(0);
        let before: u32 = spaces[..at].iter().map(|(_, width)| width).sum();
        let inside = byte.saturating_sub(spaces[at].0).min(spaces[at].1);
        f64::from(before + inside) / size
    };
    let free = |from: f64, to: f64| {
        let label = if (to - from) * 110.0 > 6.0 { "free" } else { "" };
        StripBlock { from, to, label: label.into(), look: None }
    };
    let cursor = state.world.collection.cursor.map(|cursor| place(cursor.byte()));
    if heap.objects() > MANY {
        return Strip { blocks: sampled(state, crossing.at(state), colours, &spaces), cursor, lines: Vec::new() };
    }
    let mut blocks: Vec<StripBlock> = Vec::new();
    for block in heap.blocks() {
        let from = place(block.at.byte());
        // An object's end may be where another space begins.
        let to = (from + f64::from(block.bytes) / size).min(1.0);
        let end = blocks.last().map_or(0.0, |last| last.to);
        if (from - end) * size > 1.0 {
            blocks.push(free(end, from));
        }
        let look = match block.kind {
            BlockKind::Free => None,
            BlockKind::Forwarded => Some(Look::Ghost),
            _ => Some(colours.look(block.at)),
        };
        match blocks.last_mut() {
            // Too thin to be seen by itself: it joins its neighbour, which keeps its look.
            Some(last) if (to - last.from) * BLOCKS < 1.0 => last.to = to,
            _ => {
                let letters = ((to - from) * 110.0) as usize;
                let itself = || index.drawn.itself(subject, heap.id(block.at));
                let own = if block.kind == BlockKind::Object { itself() } else { None };
                let name = own.map(|entity| index.drawn.name(subject, entity));
                let label = name.map_or("".into(), |name| short(&name, letters));
                let label = if look.is_none() && letters > 6 { "free".into() } else { label };
                blocks.push(StripBlock { from, to, label, look });
            }
        }
    }
    let end = blocks.last().map_or(0.0, |block| block.to);
    if end < 1.0 {
        blocks.push(free(end, 1.0));
    }
    Strip { blocks, cursor, lines: lines(state, size, place) }
}

/// More lines of a heap than this are not drawn.
const LINES: u32 = 300;

/// The lines that the heap is ruled into, if they are few.
fn lines(state: &State, size: f64, place: impl Fn(u32) -> f64) -> Vec<StripLine> {
    let lines = &state.world.collection.lines;
    let end = (1.0 * size) as u32 + lines.start;
    if lines.line == 0 || (end - lines.start) / lines.line > LINES {
        return Vec::new();
    }
    let line = |at: u32| StripLine {
        from: place(at),
        to: place((at + lines.line).min(end)),
        first: (at - lines.start).is_multiple_of(lines.block),
        used: !lines.is_free(at),
    };
    (lines.start..end).step_by(lines.line as usize).map(line).collect()
}

/// Where blocks start in the heap that was looked at last.
#[derive(Default)]
pub struct Crossing(Option<(Rc<State>, Starts)>);

impl Crossing {
    /// The heap of a moment, and where blocks start in it.
    fn at(&mut self, state: &Rc<State>) -> &Starts {
        let heap = &state.world.heap;
        let starts = self.0.take().filter(|(before, _)| before.world.heap.words() == heap.words());
        let starts = match starts {
            Some((before, mut starts)) => {
                starts.follow(heap, &heap.changed_since(&before.world.heap));
                starts
            }
            None => Starts::of(heap),
        };
        &self.0.insert((state.clone(), starts)).1
    }
}

/// As many blocks of a large heap as are drawn: those at equal distances.
fn sampled(state: &State, starts: &Starts, colours: &Colours, spaces: &[(u32, u32)]) -> Vec<StripBlock> {
    let size: u32 = spaces.iter().map(|(_, width)| width).sum::<u32>().max(1);
    let (mut blocks, mut before) = (Vec::new(), 0);
    for (start, width) in spaces {
        let count = (f64::from(*width) / f64::from(size) * BLOCKS).ceil().max(1.0) as u32;
        for at in 0..count {
            let byte = |at: u32| (u64::from(*width) * u64::from(at) / u64::from(count)) as u32;
            let block = starts.block(&state.world.heap, (start + byte(at)) / 8);
            let look = block.filter(|block| block.kind != BlockKind::Free).map(|block| match block.kind {
                BlockKind::Forwarded => Look::Ghost,
                _ => colours.look(block.at),
            });
            let place = |at: u32| f64::from(before + byte(at)) / f64::from(size);
            blocks.push(StripBlock { from: place(at), to: place(at + 1), label: "".into(), look });
        }
        before += width;
    }
    blocks
}

/// The timeline of a run, with heap use behind it, on a scale up to `most` bytes.
pub fn track(chart: &Chart, traits: &Traits, most: u32, heap: HeapChart) -> Track {
    let ticks = chart.end();
    let place = |tick: Tick| tick.part_of(ticks);
    let starts = chart.bands().iter().map(|band| band.from);
    let ends = chart.bands().iter().skip(1).map(|band| band.from).chain([ticks]);
    // A phase entered at a tick is what the ticks after it belong to.
    let bands = chart.bands().iter().zip(starts.zip(ends)).filter(|(_, (from, to))| from < to);
    let bands = bands.map(|(band, (from, to))| {
        let (label, kind) = phase(traits, band.phase);
        Band { label: label.into(), from: place(from), to: place(to), kind }
    });
    let used = chart.used().iter().map(|(tick, used)| (place(*tick), f64::from(*used) / f64::from(most.max(1))));
    // Lines are too many to be marked.
    let named = chart.moments().iter().filter(|moment| !matches!(moment.landmark, Landmark::Line(_)));
    let moments = named.map(|moment| (moment.name.clone(), moment.at));
    Track { bands: bands.collect(), used: thinned(used.collect()), ticks, moments: moments.collect(), chart: heap }
}

/// What a phase is called on the timeline, and its colour.
fn phase(traits: &Traits, phase: Phase) -> (&'static str, BandKind) {
    let known = traits.phase(phase);
    let kind = match known.band {
        PhaseBand::Program => BandKind::Program,
        PhaseBand::Load | PhaseBand::Reclaim | PhaseBand::Relocate => BandKind::Sweep,
        PhaseBand::Roots => BandKind::Roots,
        PhaseBand::Trace | PhaseBand::Count => BandKind::Mark,
        PhaseBand::Reset => BandKind::Reset,
    };
    (known.label, kind)
}

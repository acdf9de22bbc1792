//! What stands beside the graph at one moment: worklist, legend, counters, heap strip; and the timeline of a run.

use super::cast::Cast;
use super::colours::Colours;
use super::frame::{Band, BandKind, Block, Chip, Counter, LegendRow, Look, Strip, Track, Worklist};
use super::heap_chart::{HeapChart, thinned};
use super::words::{bytes, count, fitting, short};
use crate::lab::{Chart, Landmark, State};
use memory::gc::{Collector, Traits};
use memory::heap::{Addr, Kind};
use memory::time::Tick;
use memory::world::{Order, Phase, Task};
use std::rc::Rc;

/// So many entries of a worklist are shown.
const CHIPS: usize = 8;

/// The worklist.
pub fn worklist(state: &State, collector: &dyn Collector, cast: &Cast) -> Worklist {
    let traits = collector.traits();
    let collection = &state.world.collection;
    // What is dying is released newest first, whatever the order of marking.
    let order = if traits.marks { collection.order } else { Order::Stack };
    let title = if order == Order::Queue { traits.worklist.1 } else { traits.worklist.0 };
    let tasks: Vec<(Task, bool)> = collection.scan.into_iter().map(|task| (task, true)).collect();
    let total = tasks.len() + collection.worklist.len();
    let tasks = tasks.into_iter().chain(collection.worklist.iter(order).map(|task| (task, false)));
    let chips = tasks.take(CHIPS).enumerate().map(|(i, (task, scanning))| {
        let left = (task.next..state.world.heap.shape(task.object).fields)
            .filter(|index| state.world.heap.field(task.object, *index).target().is_some())
            .count();
        let note = match i {
            0 if scanning => format!("{} left", count(left, "field")),
            0 => "next ▸".into(),
            _ => count(left, "field"),
        };
        let name = name_at(state, cast, task.object).unwrap_or_else(|| "internal".into());
        Chip { label: fitting(&name, 14), note: note.into(), next: i == 0 }
    });
    Worklist { title: title.into(), chips: chips.collect(), more: total.saturating_sub(CHIPS) }
}

fn name_at(state: &State, cast: &Cast, at: Addr) -> Option<Rc<str>> {
    let entity = cast.drawn_as(state, state.world.heap.id(at))?;
    Some(cast.name(state, entity))
}

/// What the looks mean under a collector.
pub fn legend(traits: &Traits, order: Order) -> Vec<LegendRow> {
    let list = if order == Order::Queue { "in the queue" } else { "on the stack" };
    let mut rows = Vec::new();
    let mut row = |look, text: String| rows.push(LegendRow { look, text: text.into() });
    if traits.marks {
        row(Look::White, "white · not reached yet".into());
        row(Look::Grey, format!("grey · reached, {list}"));
        row(Look::Black, "black · marked ✓ and scanned".into());
        row(Look::Condemned, "garbage ✕ about to be swept".into());
    } else {
        row(Look::White, "in use · its count on a badge".into());
        row(Look::Condemned, "dying ✕ its count fell to 0".into());
        row(Look::Condemned, "lost ✕ a cycle keeps its count up".into());
    }
    row(Look::Ghost, "freed".into());
    rows
}

/// The figures.
pub fn counters(state: &State, traits: &Traits, colours: &Colours) -> Vec<Counter> {
    let collection = &state.world.collection;
    let objects = state.world.objects().count();
    let mut counters = Vec::new();
    let mut counter = |name: &str, value: String| counters.push(Counter { name: name.into(), value: value.into() });
    if traits.marks {
        counter("Marked", format!("{} / {objects}", collection.marks.count()));
    } else {
        counter("Lost in cycles", format!("{} / {objects}", colours.losses()));
    }
    counter("Heap in use", bytes(u64::from(state.world.heap.used())));
    counter("Freed", bytes(collection.freed));
    counter(if traits.marks { "Pause so far" } else { "Work so far" }, count(collection.steps as usize, "step"));
    counters
}

/// More blocks than this are drawn as one where they touch.
const BLOCKS: f64 = 400.0;

/// The heap by address.
pub fn strip(state: &State, colours: &Colours, cast: &Cast, size: u32) -> Strip {
    let heap = &state.world.heap;
    let first = heap.first().map_or(0, |block| block.at.byte());
    let size = f64::from(size.max(1));
    let place = |byte: u32| (f64::from(byte.saturating_sub(first)) / size).clamp(0.0, 1.0);
    let mut blocks: Vec<Block> = Vec::new();
    for block in heap.blocks() {
        let (from, to) = (place(block.at.byte()), place(block.at.byte() + block.bytes));
        let look = (block.kind != Kind::Free).then(|| colours.look(block.at));
        match blocks.last_mut() {
            // Too thin to be seen by itself: it joins its neighbour, which keeps its look.
            Some(last) if (to - last.from) * BLOCKS < 1.0 => last.to = to,
            _ => {
                let letters = ((to - from) * 110.0) as usize;
                let own = block.kind == Kind::Object && cast.itself(state, block.at);
                let name = look.filter(|_| own).and_then(|_| name_at(state, cast, block.at));
                let label = name.map_or("".into(), |name| short(&name, letters));
                let label = if look.is_none() && letters > 6 { "free".into() } else { label };
                blocks.push(Block { from, to, label, look });
            }
        }
    }
    let end = blocks.last().map_or(0.0, |block| block.to);
    if end < 1.0 {
        let label = if (1.0 - end) * 110.0 > 6.0 { "free" } else { "" };
        blocks.push(Block { from: end, to: 1.0, label: label.into(), look: None });
    }
    Strip { blocks, cursor: state.world.collection.cursor.map(|cursor| place(cursor.byte())) }
}

/// The timeline of a run, with heap use up to so many bytes behind it.
pub fn track(chart: &Chart, most: u32, heap: HeapChart) -> Track {
    let ticks = chart.end();
    let place = |tick: Tick| tick.part_of(ticks);
    let starts = chart.bands().iter().map(|band| band.from);
    let ends = chart.bands().iter().skip(1).map(|band| band.from).chain([ticks]);
    // A phase entered at a tick is what the ticks after it belong to.
    let bands = chart.bands().iter().zip(starts.zip(ends)).filter(|(_, (from, to))| from < to);
    let bands = bands.map(|(band, (from, to))| {
        let (label, kind) = phase(band.phase);
        Band { label: label.into(), from: place(from), to: place(to), kind }
    });
    let used = chart.used().iter().map(|(tick, used)| (place(*tick), f64::from(*used) / f64::from(most.max(1))));
    // Lines are too many to be marked.
    let named = chart.moments().iter().filter(|moment| !matches!(moment.landmark, Landmark::Line(_)));
    let moments = named.map(|moment| (moment.name.clone(), moment.at));
    Track { bands: bands.collect(), used: thinned(used.collect()), ticks, moments: moments.collect(), chart: heap }
}

/// What a phase is called on the timeline, and its colour.
pub fn phase(phase: Phase) -> (&'static str, BandKind) {
    match phase {
        Phase::Rest => ("program", BandKind::Program),
        Phase::Load => ("load", BandKind::Sweep),
        Phase::Roots => ("roots", BandKind::Roots),
        Phase::Mark => ("mark", BandKind::Mark),
        Phase::Sweep => ("sweep", BandKind::Sweep),
        Phase::Reset => ("reset", BandKind::Reset),
        Phase::Count => ("count", BandKind::Mark),
    }
}

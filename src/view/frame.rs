//! A picture of one moment as plain data in drawing terms: what to draw and where, never how it came about.
//!
//! Everything on screen is read from a [`Frame`]; nothing in it knows the DOM. Texts are shared, so that a frame is
//! cheap to clone sixty times a second. Positions are pixels of the picture's own field.

use super::heap_chart::HeapChart;
use super::heap_map::HeapMap;
use super::listing::{Card, Listing};
use super::pages::Pages;
use crate::lab::EntityId;
use layout::Curve;
use memory::time::Tick;
use std::cell::OnceCell;
use std::rc::Rc;

/// How a thing looks: the tri-colour abstraction, and what comes after it. Each look has a mark of its own beside its
/// hue, so that no state is told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// Not reached: a plain outline.
    White,
    /// Reached, on the worklist: amber, with a ring.
    Grey,
    /// Reached and scanned: blue, with a check mark.
    Black,
    /// Garbage about to be freed, or leaked: vermilion, dashed, with a cross.
    Condemned,
    /// Freed: a dotted outline that stays where the object was.
    Ghost,
}

/// A ring around an object that is not a matter of the run but of the reader's: each has a drawing of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ring {
    /// It is asked about: why is it alive?
    Selected,
    /// It is on the path that keeps that one alive.
    Path,
    /// It would go without the reference that somebody is looking at.
    Lost,
    /// It was made since the moment that this one is compared with.
    Made,
    /// It holds something else since then.
    Changed,
    /// The keyboard is here, while a question is asked.
    Here,
    /// A reader's answer.
    Chosen,
    /// A reader's answer that is right.
    Right,
    /// A reader's answer that is wrong.
    Wrong,
    /// A part of the right answer that the reader left out.
    Missed,
}

/// A rectangle: its top left corner and its extent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// One object of the graph. Its place is the same in every frame of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its identity, for keys and for choosing it; the same for the whole run.
    pub id: EntityId,
    /// What it is called.
    pub label: Rc<str>,
    /// Where it is.
    pub rect: Bounds,
    /// How it looks.
    pub look: Look,
    /// Its reference count, under a collector that keeps one.
    pub count: Option<u32>,
    /// Where it is going, as long as references may still lead to where it was.
    pub forwarding: Option<Rc<str>>,
    /// A halo of attention around it, from 0 (none) to 1.
    pub glow: f64,
    /// From 0 (not there) to 1.
    pub opacity: f64,
    /// Its fields, where it is drawn as a card rather than as a pill.
    pub card: Option<Rc<Card>>,
    /// The ring around it.
    pub ring: Option<Ring>,
}

/// The way of a reference.
#[derive(Clone, Debug, Default)]
pub struct Way {
    /// The curve it goes along.
    pub curve: Curve,
    path: OnceCell<Rc<str>>,
}

impl Way {
    /// The way along a curve.
    pub fn new(curve: Curve) -> Way {
        Way { curve, path: OnceCell::new() }
    }

    /// The curve as the `d` of an SVG path, written when it is first asked for: most of a large picture are never.
    pub fn path(&self) -> &Rc<str> {
        self.path.get_or_init(|| self.curve.path().into())
    }
}

impl PartialEq for Way {
    fn eq(&self, other: &Way) -> bool {
        std::ptr::eq(self, other) || self.curve == other.curve
    }
}

/// One reference of the graph, from a root or an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its identity; the same for the whole run.
    pub id: u32,
    /// Its curve; the same in every frame of a run.
    pub way: Rc<Way>,
    /// `White`: not followed yet. `Grey`: being followed now. `Black`: followed. `Condemned` and `Ghost` as its ends.
    pub look: Look,
    /// A weak reference: drawn thin and dotted.
    pub weak: bool,
    /// Whether it still leads to a place that its object leaves or has left: drawn as such.
    pub stale: bool,
    /// Whether it is on the path that keeps the selected object alive.
    pub lit: bool,
    /// From 0 (not there) to 1.
    pub opacity: f64,
}

/// A dot that travels along a reference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its centre.
    pub x: f64,
    /// Its centre.
    pub y: f64,
    /// From 0 (not there) to 1.
    pub opacity: f64,
}

/// A reference that is followed on the way to a moment: a dot goes along it, and what it reaches lights up.
#[derive(Clone, Debug, PartialEq)]
pub struct Travel {
    /// The way it goes.
    pub way: Rc<Way>,
}

/// A slot in the column of roots.
#[derive(Clone, Debug, PartialEq)]
pub struct RootSlot {
    /// Its name, or its number in a column of slots.
    pub name: Rc<str>,
    /// Where it is.
    pub rect: Bounds,
    /// Whether it refers to something now: such a slot is filled and has a dot where its reference starts.
    pub filled: bool,
    /// Whether following it is what just happened.
    pub active: bool,
    /// What it holds in a few letters, where that is no object.
    pub text: Rc<str>,
    /// Whether the path that keeps the selected object alive begins here.
    pub lit: bool,
}

/// Roots of one kind, under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct RootGroup {
    /// The heading, such as `Roots` or `Globals`.
    pub heading: Rc<str>,
    /// The heading's place: left end of its baseline.
    pub at: (f64, f64),
    /// The slots, from top to bottom. They touch each other when `packed`.
    pub slots: Vec<RootSlot>,
    /// A column of touching, square slots (the article's diagram) rather than rounded boxes of their own.
    pub packed: bool,
    /// Whether nothing of it is there now: a call that has returned, or was not made yet.
    pub gone: bool,
    /// Whether another group is seen at its place.
    pub covered: bool,
}

/// The graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Width and height of the field; the same for the whole run.
    pub size: (f64, f64),
    /// The roots.
    pub roots: Rc<Vec<RootGroup>>,
    /// The references: drawn first.
    pub edges: Pages<Edge>,
    /// The objects: drawn over the references. In a fixed order for the run.
    pub nodes: Pages<Node>,
    /// The dots under way: drawn last.
    pub dots: Vec<Dot>,
    /// What travels on the way from the moment before to this one.
    pub travels: Vec<Travel>,
    /// How many objects exist beyond those drawn, where there are too many to draw.
    pub hidden: usize,
}

/// An entry of the worklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// The object.
    pub label: Rc<str>,
    /// What is left to do there, such as `next ▸` or `2 fields left`.
    pub note: Rc<str>,
    /// Whether it is the next one.
    pub next: bool,
}

/// The worklist: what is reached and not yet scanned, or dying and not yet released.
#[derive(Clone, Debug, PartialEq)]
pub struct WorklistPanel {
    /// `Worklist`, `Release stack`.
    pub title: Rc<str>,
    /// The entries, the next one first.
    pub chips: Vec<Chip>,
    /// How many more there are than chips.
    pub more: usize,
}

/// What a row of the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendSign {
    /// How an object looks.
    Object(Look),
    /// The forwarding address on an object.
    Forwarding,
    /// A reference that leads to an old place.
    Stale,
}

/// A row of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendRow {
    /// What it explains.
    pub sign: LegendSign,
    /// What it means.
    pub text: Rc<str>,
}

/// A figure beside the graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Counter {
    /// What is counted, such as `Heap in use`.
    pub name: Rc<str>,
    /// Its value with its unit, such as `256 B`.
    pub value: Rc<str>,
}

/// A block of the heap strip, by address.
#[derive(Clone, Debug, PartialEq)]
pub struct StripBlock {
    /// Where it starts, as a fraction of the heap from 0 to 1.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// A short label; empty where it would not fit.
    pub label: Rc<str>,
    /// How it looks; `None` for a free block.
    pub look: Option<Look>,
}

/// The heap by address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// The blocks, in address order and without gaps.
    pub blocks: Vec<StripBlock>,
    /// Where the sweep (or another walk through the heap) is, as a fraction.
    pub cursor: Option<f64>,
    /// Its lines, where the heap is ruled into such.
    pub lines: Vec<StripLine>,
}

/// A line of the heap strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripLine {
    /// Where it starts, as a fraction of the heap.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether a block of lines begins with it.
    pub first: bool,
    /// Whether anything is in it.
    pub used: bool,
}

/// The mood of a sentence, for the colour of its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The program's, or a person's, doing.
    Plain,
    /// Roots and marking.
    Mark,
    /// Sweeping, freeing.
    Sweep,
    /// Something is wrong or lost: a leak, out of memory.
    Alarm,
}

pub use crate::lab::SentencePart;

/// What just happened and why, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// One word for the moment's phase, such as `Mark`.
    pub phase: Rc<str>,
    /// Its mood.
    pub tone: Tone,
    /// The sentence itself.
    pub parts: Vec<SentencePart>,
}

/// What a band of the timeline stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandKind {
    /// The program runs.
    Program,
    /// Roots are scanned.
    Roots,
    /// Marking.
    Mark,
    /// Sweeping or releasing.
    Sweep,
    /// Marks are cleared, or other clearing up.
    Reset,
}

/// A stretch of the run in one phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What it is called.
    pub label: Rc<str>,
    /// First and last point, as fractions of the run.
    pub from: f64,
    /// See `from`.
    pub to: f64,
    /// Its colour.
    pub kind: BandKind,
}

/// The timeline behind the scrubber; the same for the whole run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    /// The phases, in order.
    pub bands: Vec<Band>,
    /// Heap use over the run: (fraction of the run, fraction of the heap), a staircase from left to right.
    pub used: Vec<(f64, f64)>,
    /// The last tick.
    pub ticks: Tick,
    /// The named moments and their ticks, in order.
    pub moments: Vec<(Rc<str>, Tick)>,
    /// Heap use and pauses as a chart.
    pub chart: HeapChart,
}

/// A row of the table that says in words what the graph shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its identity, as of a [`Node`].
    pub id: EntityId,
    /// What it is called.
    pub label: Rc<str>,
    /// Its state in words, such as `grey: reached, on the worklist`.
    pub state: String,
    /// Its address.
    pub address: String,
    /// What its own data weighs.
    pub size: String,
    /// Its reference count, where there is one.
    pub count: Option<u32>,
    /// What it refers to, field by field.
    pub refers_to: String,
    /// What refers to it, roots included.
    pub referred_by: String,
}

/// Which panels somebody looks at: a frame holds those, and nothing is computed for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels {
    /// The graph.
    pub graph: bool,
    /// The worklist.
    pub worklist: bool,
    /// The figures.
    pub counters: bool,
    /// The heap by address, in a row.
    pub strip: bool,
    /// The same as a map.
    pub map: bool,
}

impl Panels {
    /// All of them but the map, which is there where it is asked for.
    pub const ALL: Panels = Panels { graph: true, worklist: true, counters: true, strip: true, map: false };
}

impl Default for Panels {
    fn default() -> Panels {
        Panels::ALL
    }
}

/// One moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The moment's tick.
    pub tick: Tick,
    /// The graph; nothing but its size where nobody looks at it.
    pub picture: Picture,
    /// The worklist, where somebody looks at it.
    pub worklist: Option<WorklistPanel>,
    /// What the looks mean under this collector; the same for the whole run.
    pub legend: Rc<Vec<LegendRow>>,
    /// The figures, where somebody looks at them.
    pub counters: Option<Vec<Counter>>,
    /// The heap by address, where somebody looks at it.
    pub strip: Option<Strip>,
    /// The heap map, where somebody looks at it.
    pub map: Option<HeapMap>,
    /// The sentence.
    pub sentence: Sentence,
    /// The timeline; the same for the whole run.
    pub track: Rc<Track>,
    /// Where a program is, and what stands beside its graph.
    pub listing: Option<Rc<Listing>>,
}

//! What a collector is like, as data: all that others show of it. Nothing outside this room asks which collector it is.

use crate::world::{Lead, Order, World};

/// What a collector is like. A new one begins with [`Traits::PLAIN`] and says what is different.
#[derive(Debug)]
pub struct Traits {
    /// Its name in files, attributes and on the command line.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// The spaces of its heap, in address order.
    pub spaces: &'static [SpaceTraits],
    /// What it does, at rest first: the index is that of [`Phase`](crate::world::Phase).
    pub phases: &'static [PhaseTraits],
    /// What its worklist is called.
    pub worklist: Lane,
    /// What the looks of objects and references mean, in the order in which they are explained.
    pub legend: &'static [LegendEntry],
    /// The figures shown beside the graph, in order.
    pub counters: &'static [CounterTraits],
    /// Whether objects have colours: white, grey and black mean something.
    pub colours: bool,
    /// Whether objects carry a count of the references to them.
    pub counts: bool,
    /// Whether references from roots are left out of these counts.
    pub roots_uncounted: bool,
    /// Whether objects may move: their addresses change.
    pub moves: bool,
    /// Whether the space in which objects are made can be collected by itself.
    pub nursery: bool,
    /// Whether it works in instalments: the program runs while a collection is under way.
    pub instalments: bool,
    /// Whether it frees in the moment in which the last reference goes, so that there is an order of frees to be told
    /// and nothing to wait for.
    pub immediate: bool,
    /// Whether it frees all that nothing reaches, sooner or later, cycles included.
    pub complete: bool,
    /// What can be chosen of it.
    pub options: &'static [OptionTraits],
    /// What was chosen, by name, an option each; none where all have their usual values.
    pub values: &'static [&'static str],
    /// Whether it never frees what can be reached: it is there to show what happens otherwise if not.
    pub safe: bool,
    /// What it is said to do, where others have the word.
    pub words: Wording,
}

impl Traits {
    /// A collector that does nothing and shows nothing but objects.
    pub const PLAIN: Traits = Traits {
        name: "plain",
        label: "Plain",
        spaces: &[SpaceTraits::WHOLE],
        phases: &[PhaseTraits::REST],
        worklist: Lane {
            stack: "Worklist",
            queue: "Worklist",
            on_stack: "on the list",
            in_queue: "on the list",
            order: None,
        },
        legend: &[
            LegendEntry { sign: Sign::White, text: "in use" },
            LegendEntry { sign: Sign::Condemned, text: "lost ✕ nothing reaches it" },
        ],
        counters: &[CounterTraits::LOST, CounterTraits::IN_USE, CounterTraits::FREED],
        colours: false,
        counts: false,
        roots_uncounted: false,
        moves: false,
        nursery: false,
        instalments: false,
        immediate: false,
        complete: false,
        options: &[],
        values: &[],
        safe: true,
        words: Wording {
            wait: "collection",
            declines: "this collector has none to do.",
            frees_now: "it is about to be freed.",
            never: "Nothing ever frees it.",
            settled: "The collection is over.",
            lost_one: ", and this collector never frees it.",
            lost_pair: ", and this collector never frees them.",
            lost_many: ", and this collector never frees them.",
        },
    };

    /// Which value an option has; `None` where there is no such option.
    pub fn chosen(&self, option: &str) -> Option<&'static str> {
        let index = self.options.iter().position(|known| known.name == option)?;
        self.values.get(index).copied().or(self.options[index].values.first().map(|value| value.name))
    }

    /// How many bytes each of its spaces has in a heap for a number of bytes of objects, with room to spare in each.
    pub fn sizes(&self, heap: u32, slack: u32) -> Vec<u32> {
        self.spaces.iter().map(|space| (space.size)(heap).saturating_add(slack)).collect()
    }

    /// What a phase is like.
    pub fn phase(&self, phase: crate::world::Phase) -> &'static PhaseTraits {
        self.phases.get(phase.0 as usize).unwrap_or(&PhaseTraits::REST)
    }
}

/// Something about a collector that can be chosen: a control, and a part of its name.
#[derive(Debug)]
pub struct OptionTraits {
    /// Its name in files, attributes and on the command line.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What can be chosen, the usual one first.
    pub values: &'static [OptionValue],
}

/// A value of an option.
#[derive(Debug)]
pub struct OptionValue {
    /// Its name in files, attributes and on the command line.
    pub name: &'static str,
    /// Its name for people; what follows a colon explains it.
    pub label: &'static str,
    /// Whether nothing that can be reached is freed with it.
    pub safe: bool,
}

/// A space of the heap.
#[derive(Debug)]
pub struct SpaceTraits {
    /// What it is called.
    pub label: &'static str,
    /// How many bytes this space has in a heap for a given number of bytes of objects.
    pub size: fn(u32) -> u32,
}

impl SpaceTraits {
    /// The only space there is.
    pub const WHOLE: SpaceTraits = SpaceTraits { label: "Heap", size: |heap| heap };
}

/// What a collector does for a while.
#[derive(Debug)]
pub struct PhaseTraits {
    /// What it is called, in a word.
    pub label: &'static str,
    /// What kind of work it is.
    pub band: PhaseBand,
    /// The name of the moment at which it begins, where it has one.
    pub moment: Option<&'static str>,
    /// Whether that it begins is worth a sentence.
    pub news: bool,
}

impl PhaseTraits {
    /// Nothing is done: the mutator runs.
    pub const REST: PhaseTraits = PhaseTraits { label: "program", band: PhaseBand::Program, moment: None, news: false };
}

/// A kind of work, as the timeline colours it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhaseBand {
    /// None: the mutator runs.
    Program,
    /// Objects that were made by loading are let go of.
    Load,
    /// Roots are followed.
    Roots,
    /// Reached objects are scanned.
    Trace,
    /// What is garbage is freed.
    Reclaim,
    /// Objects move, or references learn where they are.
    Relocate,
    /// Side tables are cleared.
    Reset,
    /// Counts follow what was written.
    Count,
}

impl PhaseBand {
    /// Whether it is work on what is reached: what garbage is, is not decided yet.
    pub fn traces(self) -> bool {
        matches!(self, PhaseBand::Roots | PhaseBand::Trace)
    }
}

/// What a worklist is called.
#[derive(Clone, Copy, Debug)]
pub struct Lane {
    /// Its name where the newest comes first.
    pub stack: &'static str,
    /// Its name where the oldest comes first.
    pub queue: &'static str,
    /// Where an entry is, where the newest comes first.
    pub on_stack: &'static str,
    /// Where an entry is, where the oldest comes first.
    pub in_queue: &'static str,
    /// The order it is always worked in, if that cannot be chosen.
    pub order: Option<Order>,
}

impl Lane {
    /// The order in which it is worked when a collection has this one.
    pub fn order(&self, chosen: Order) -> Order {
        self.order.unwrap_or(chosen)
    }

    /// What it is called.
    pub fn label(&self, chosen: Order) -> &'static str {
        if self.order(chosen) == Order::Queue { self.queue } else { self.stack }
    }

    /// Where an entry is.
    pub fn place(&self, chosen: Order) -> &'static str {
        if self.order(chosen) == Order::Queue { self.in_queue } else { self.on_stack }
    }
}

/// What a sign in the picture means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// The sign.
    pub sign: Sign,
    /// Its meaning. `{worklist}` stands for [`Lane::place`].
    pub text: &'static str,
}

/// A sign in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A plain object.
    White,
    /// One that is reached and not scanned.
    Grey,
    /// One that is scanned.
    Black,
    /// One that is about to be freed, or is lost.
    Condemned,
    /// Where one was.
    Freed,
    /// A forwarding address on an object.
    Forwarding,
    /// A reference that leads to another place than its object's.
    Reference(Lead),
}

/// What is to become of an object, as its collector sees it at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Nothing is known of it; under a trace: it was not reached yet.
    #[default]
    White,
    /// It was reached, and not all of its references were followed.
    Grey,
    /// It was reached, and all of its references were followed.
    Black,
    /// It is about to be freed: nothing may refer to it any more.
    Condemned,
}

/// A figure beside the graph.
#[derive(Clone, Copy, Debug)]
pub struct CounterTraits {
    /// What it is called.
    pub label: &'static str,
    /// What it is.
    pub figure: Figure,
}

impl CounterTraits {
    /// How many objects nothing reaches, of all.
    pub const LOST: CounterTraits = CounterTraits { label: "Lost", figure: Figure::Lost };
    /// How many bytes are in use.
    pub const IN_USE: CounterTraits = CounterTraits { label: "Heap in use", figure: Figure::InUse };
    /// How many bytes were freed.
    pub const FREED: CounterTraits = CounterTraits { label: "Freed", figure: Figure::Freed };
    /// How many objects are marked, of all.
    pub const MARKED: CounterTraits = CounterTraits { label: "Marked", figure: Figure::Marked };
    /// From how many bytes in use on a collection begins.
    pub const COLLECTS_FROM: CounterTraits = CounterTraits { label: "Collects from", figure: Figure::CollectsFrom };
    /// How long the program waited.
    pub const PAUSE: CounterTraits = CounterTraits { label: "Pause so far", figure: Figure::Steps };
    /// How many objects were moved.
    pub const MOVED: CounterTraits = CounterTraits { label: "Moved", figure: Figure::Moved };
    /// What is owed for what was allocated.
    pub const DEBT: CounterTraits = CounterTraits { label: "Owed", figure: Figure::Debt };
}

/// What a figure is.
#[derive(Clone, Copy, Debug)]
pub enum Figure {
    /// One that only this collector has, as it is to be read.
    Own(fn(&World) -> String),
    /// Objects that are marked, of all.
    Marked,
    /// Objects that nothing reaches and that this collector does not notice, of all.
    Lost,
    /// Bytes in use.
    InUse,
    /// Bytes freed so far.
    Freed,
    /// Steps of the collector so far.
    Steps,
    /// Bytes in use from which on a collection begins; shown where one is ever due.
    CollectsFrom,
    /// Objects moved so far.
    Moved,
    /// Bytes allocated that no step has paid for.
    Debt,
}

/// What is said of a collector where others have the word.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// What the program waits for, as a noun.
    pub wait: &'static str,
    /// What follows *You ask for a collection:* when there is none to begin.
    pub declines: &'static str,
    /// What becomes of an unreachable object that the work under way frees.
    pub frees_now: &'static str,
    /// What becomes of an unreachable object that is never freed.
    pub never: &'static str,
    /// What is said at a checkpoint where nothing was freed.
    pub settled: &'static str,
    /// What follows the name of one object that is lost.
    pub lost_one: &'static str,
    /// What follows the names of two of which one may be lost with the other.
    pub lost_pair: &'static str,
    /// What follows the names of several.
    pub lost_many: &'static str,
}

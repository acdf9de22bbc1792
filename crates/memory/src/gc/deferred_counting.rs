//! Deferred reference counting. References from roots, that is from the stack, change all the time and are not counted:
//! writing one costs nothing. So a count of 0 does not mean that an object is garbage, and it is put into a table, the
//! zero-count table, as every new object is. When the table is full, or a collection is asked for, the roots are scanned,
//! and what they refer to is taken down. What is in the table with a count of 0 and was not taken down is garbage: it is
//! freed, and so is what only it referred to, depth first. What has a count again leaves the table; what only roots refer
//! to stays in it; cycles stay for ever, as under plain counting.
//!
//! Deutsch, Bobrow, *An efficient, incremental, automatic garbage collector*, 1976; Jones, Hosking, Moss, *The Garbage
//! Collection Handbook*, 5.3. There an object leaves the table as soon as its count rises; here when the table is worked
//! off. The program waits meanwhile, but a person may edit between two steps: what is written to a root is taken down.

use super::count::{self, COUNT, LOAD};
use super::{
    Collector, CounterTraits, Fate, Figure, Lane, LegendEntry, OptionTraits, OptionValue, PhaseBand, PhaseTraits,
    Phrase, PhraseTone, Sign, Traits, Wording, enter, trace,
};
use crate::heap::{Addr, Full, Shape, Slot, Word};
use crate::time::{Progress, Sink};
use crate::world::{Note, Order, Phase, SlotId, Why, WorkItem, World};

/// Deferred reference counting; see the top of the file.
pub struct DeferredCounting {
    traits: &'static Traits,
    /// How many objects may come into the table before it is worked off.
    table: usize,
}

/// The usual one.
pub static DEFERRED: DeferredCounting = DeferredCounting { traits: &TRAITS, table: 16 };

/// Roots are scanned.
const SCAN: Phase = Phase(3);
/// The table is worked off.
const TABLE: Phase = Phase(4);
/// What was taken down is forgotten.
const RESET: Phase = Phase(5);

static TRAITS: Traits = Traits {
    name: "deferred-counting",
    label: "Deferred counting",
    phases: &[
        PhaseTraits::REST,
        count::LOAD_TRAITS,
        count::COUNT_TRAITS,
        PhaseTraits { label: "roots", band: PhaseBand::Roots, moment: Some("roots-scan"), news: true },
        PhaseTraits { label: "table", band: PhaseBand::Reclaim, moment: Some("table"), news: true },
        PhaseTraits { label: "reset", band: PhaseBand::Reset, moment: None, news: false },
    ],
    worklist: Lane {
        stack: "Zero-count table",
        queue: "Zero-count table",
        on_stack: "in the zero-count table",
        in_queue: "in the zero-count table",
        order: Some(Order::Queue),
    },
    legend: &[
        LegendEntry { sign: Sign::White, text: "in use · on a badge the references to it, but those of roots" },
        LegendEntry { sign: Sign::Grey, text: "grey · a root refers to it, it was taken down" },
        LegendEntry { sign: Sign::Condemned, text: "dying ✕ its count is 0, and no root refers to it" },
        LegendEntry { sign: Sign::Condemned, text: "lost ✕ a cycle keeps its count up" },
        LegendEntry { sign: Sign::Freed, text: "freed" },
    ],
    counters: &[
        CounterTraits { label: "In the table", figure: Figure::Own(|world| world.collection.zeros.len().to_string()) },
        CounterTraits { label: "Lost in cycles", ..CounterTraits::LOST },
        CounterTraits::IN_USE,
        CounterTraits::FREED,
        CounterTraits::COLLECTS_FROM,
        CounterTraits { label: "Work so far", ..CounterTraits::PAUSE },
    ],
    counts: true,
    roots_uncounted: true,
    options: &[OptionTraits {
        name: "table",
        label: "Table",
        values: &[
            OptionValue { name: "16", label: "of 16 more objects", safe: true },
            OptionValue { name: "4", label: "of 4 more objects", safe: true },
            OptionValue { name: "256", label: "of 256 more objects", safe: true },
        ],
    }],
    words: Wording {
        frees_now: "the collection under way is about to free it.",
        never: "Counting cannot free it.",
        settled: "All that is in the table a root refers to.",
        lost_pair: ", yet each still counts one reference from the other: reference counting can never free them.",
        lost_one: ", yet it still counts a reference: reference counting can never free it.",
        lost_many: ", yet each still counts a reference from another: reference counting can never free them.",
        ..Traits::PLAIN.words
    },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

impl Collector for DeferredCounting {
    fn traits(&self) -> &'static Traits {
        self.traits
    }

    fn with(&self, traits: &'static Traits) -> Option<Box<dyn Collector>> {
        let table = traits.values.first().and_then(|value| value.parse().ok()).unwrap_or(self.table);
        Some(Box::new(DeferredCounting { traits, table }))
    }

    fn say(&self, world: &World, note: &Note) -> Option<Phrase> {
        let scan = || Phrase::new("Roots", PhraseTone::Trace);
        let table = || Phrase::new("Table", PhraseTone::Reclaim);
        Some(match note {
            Note::Began(Why::Full) => Phrase::new("Full", PhraseTone::Alarm)
                .say("There is no room left: the zero-count table is worked off, after a scan of the roots."),
            Note::Began(Why::Table) => {
                table().say("The zero-count table is full: it is worked off, after a scan of the roots.")
            }
            Note::Began(_) => table().say("The zero-count table is worked off, after a scan of the roots."),
            Note::Phase(SCAN) => scan().say("What roots refer to is taken down: that was not counted."),
            Note::Phase(TABLE) => {
                table().say("Now the table: what has a count of 0 and was not taken down is garbage.")
            }
            Note::Followed { from, to, .. } => {
                scan().place(*from).say(" refers to ").object(*to).say(": it stays, whatever its count is.")
            }
            Note::Shaded(id) => scan().object(*id).say(" is taken down: a root refers to it now."),
            Note::ZeroCount(id) => Phrase::new("Count", PhraseTone::Trace)
                .object(*id)
                .say(" has a count of 0: it goes into the table, for a root may still refer to it."),
            Note::Kept(id) if matches!(world.collection.phase, TABLE | RESET) => {
                let counted = world.heap.address(*id).is_some_and(|at| world.heap.count(at) > 0);
                table().object(*id).say(match counted {
                    true => " is counted again: it leaves the table.",
                    false => " has a count of 0, but a root refers to it: it stays in the table.",
                })
            }
            Note::Died(id) => table()
                .object(*id)
                .say(" has a count of 0 and no root refers to it: it lets go of what it refers to and is freed."),
            Note::Unmarked => Phrase::new("Reset", PhraseTone::Plain).say("What is left in the table, roots refer to."),
            _ => return count::say(note),
        })
    }

    fn sum_up(&self, _: &World, notes: &[Note]) -> Option<Phrase> {
        let to = |note: &Note| if let Note::Followed { to, .. } = note { Some(*to) } else { None };
        let held: Vec<_> = notes.iter().filter_map(to).collect();
        let phrase = Phrase::new("Roots", PhraseTone::Trace).say("Roots refer to ");
        count::sum_up(notes).or_else(|| (held.len() > 1).then(|| phrase.objects(held).say(": they are taken down.")))
    }

    /// What is in the table.
    fn waiting<'a>(&self, world: &'a World) -> Box<dyn Iterator<Item = WorkItem> + 'a> {
        let there = |task: &WorkItem| world.heap.is_object(task.object) && !world.collection.dying.get(task.object);
        Box::new(world.collection.zeros.iter(Order::Queue).filter(there))
    }

    fn alloc(&self, world: &mut World, shape: Shape, notes: Notes) -> Result<Addr, Full> {
        let at = world.heap.allocate(shape)?;
        notes.tell(|| Note::Allocated { id: world.heap.id(at), at, shape });
        put_down(world, at, notes);
        if under_way(world) {
            trace_down(world, at, notes);
        }
        Ok(at)
    }

    /// A reference in a root is written without a word, but while roots are scanned or the table is worked off.
    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        if let Slot::Field(..) = slot {
            return count::write(world, slot, new, notes);
        }
        super::store(world, slot, new, notes);
        if let Some(to) = count::mortal(world, new.target()).filter(|_| under_way(world)) {
            trace_down(world, to, notes);
        }
    }

    /// What moves between a root and a field is counted from then on, or no longer.
    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: Notes) {
        let target = super::shift(world, from, to, notes);
        let Some(target) = count::mortal(world, target) else { return };
        match (from, to) {
            (Slot::Root(_), Slot::Field(..)) => world.collection.increments.push(WorkItem::all(target)),
            (Slot::Field(..), Slot::Root(_)) => world.collection.decrements.push(WorkItem::all(target)),
            _ => {}
        }
        if matches!(to, Slot::Root(_)) && under_way(world) {
            trace_down(world, target, notes);
        }
        if world.collection.phase == Phase::REST && count::owes(world) {
            enter(world, COUNT, notes);
        }
    }

    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        match (why, world.collection.phase) {
            (Why::Loaded, _) => count::load_fields(world, notes),
            (_, Phase::REST) => begin(world, why, notes),
            (_, LOAD | COUNT) => world.collection.instalments.again = Some(why),
            _ => {}
        }
    }

    fn due(&self, world: &World) -> Option<Why> {
        if !self.resting(world) {
            None
        } else if world.heap.used() > world.pacing.next {
            Some(Why::Threshold)
        } else if self.room(world) < world.pacing.spare {
            Some(Why::Full)
        } else {
            (world.collection.zeros.len() >= self.table + world.collection.zeros_left).then_some(Why::Table)
        }
    }

    /// Whether all in the table that has no count is referred to by a root.
    fn noticed_all(&self, world: &World) -> bool {
        if !self.resting(world) {
            return false;
        }
        let held = sorting::set((0..world.roots.len()).filter_map(|root| world.roots.get(root).target()));
        let zero = |at: Addr| world.heap.is_object(at) && world.heap.count(at) == 0;
        world.collection.zeros.iter(Order::Queue).all(|task| !zero(task.object) || held.contains(&task.object))
    }

    fn fate(&self, world: &World, at: Addr) -> Fate {
        let marked = world.collection.marks.get(at);
        match world.collection.phase {
            _ if world.collection.dying.get(at) => Fate::Condemned,
            TABLE | RESET if !marked && !world.heap.immortal(at) && world.heap.count(at) == 0 => Fate::Condemned,
            _ if marked => Fate::Grey,
            _ => Fate::White,
        }
    }

    fn followed(&self, world: &World, slot: Slot) -> bool {
        match (slot, world.collection.phase) {
            (Slot::Root(index), SCAN) => index < world.collection.next_root,
            (Slot::Root(_), phase) => matches!(phase, TABLE | RESET),
            (Slot::Field(..), _) => false,
        }
    }

    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        match world.collection.phase {
            Phase::REST => return Progress::Done,
            _ if count::owes(world) => count::step_by(world, at_zero, notes),
            SCAN => scan(world, notes),
            TABLE => work_off(world, notes),
            RESET => {
                world.collection.zeros_left = world.collection.zeros.len();
                trace::end(world, notes);
            }
            _ => {}
        }
        world.collection.steps += 1;
        if matches!(world.collection.phase, LOAD | COUNT) && !count::owes(world) {
            count::rest(world, notes);
            if let Some(why) = world.collection.instalments.again.take() {
                begin(world, why, notes);
            }
        }
        Progress::More
    }
}

fn under_way(world: &World) -> bool {
    matches!(world.collection.phase, SCAN | TABLE | RESET)
}

fn begin(world: &mut World, why: Why, notes: Notes) {
    world.collection.number += 1;
    world.collection.next_root = 0;
    notes.note(Note::Began(why));
    enter(world, SCAN, notes);
}

/// Puts an object whose count is 0 into the table, unless it is there.
fn put_down(world: &mut World, at: Addr, notes: Notes) {
    if world.collection.logged.set(at) {
        world.collection.zeros.push(WorkItem::all(at));
        notes.tell(|| Note::ZeroCount(world.heap.id(at)));
    }
}

/// Takes down that a root refers to an object.
fn trace_down(world: &mut World, at: Addr, notes: Notes) {
    if world.collection.marks.set(at) {
        notes.tell(|| Note::Shaded(world.heap.id(at)));
    }
}

/// What has no count is garbage at once where it is known that no root refers to it.
fn at_zero(world: &mut World, at: Addr, notes: Notes) {
    if matches!(world.collection.phase, TABLE | RESET) && !world.collection.marks.get(at) {
        count::die(world, at, notes);
    } else {
        put_down(world, at, notes);
    }
}

/// Takes down what the next root refers to.
fn scan(world: &mut World, notes: Notes) {
    let Some((index, to)) = trace::next_root(world, world.collection.next_root) else {
        world.collection.wave_left = world.collection.zeros.len();
        return enter(world, TABLE, notes);
    };
    world.collection.next_root = index + 1;
    let first = world.collection.marks.set(to);
    notes.tell(|| Note::Followed { from: SlotId::Root(index), to: world.heap.id(to), first });
}

/// Decides the next object in the table. One that was freed in a cascade meanwhile is forgotten.
fn work_off(world: &mut World, notes: Notes) {
    while world.collection.wave_left > 0 {
        world.collection.wave_left -= 1;
        let Some(task) = world.collection.zeros.pop(Order::Queue) else { break };
        let at = task.object;
        world.collection.logged.unset(at);
        if !world.heap.is_object(at) {
            continue;
        }
        if world.heap.count(at) > 0 {
            notes.tell(|| Note::Kept(world.heap.id(at)));
        } else if world.collection.marks.get(at) {
            world.collection.logged.set(at);
            world.collection.zeros.push(task);
            notes.tell(|| Note::Kept(world.heap.id(at)));
        } else {
            count::die(world, at, notes);
        }
        return;
    }
    enter(world, RESET, notes);
}

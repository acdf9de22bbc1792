//! Reference counting with removal of cycles. Counting frees most objects at once; now and then what cycles keep is
//! searched for by trial deletion. Each object's count is copied, and for each reference from one object to another one
//! is subtracted from the copy: what is left counts references from outside, from roots. Objects with something left are
//! alive, and whatever they reach is restored, though it seemed unreachable at first; the rest is garbage. Weak fields to
//! garbage turn null, then it is made to let go of what it refers to, and counting frees it.
//!
//! Christopher, *Reference count garbage collection*, 1984, as CPython's `gc` does it (`InternalDocs/garbage_collector.md`),
//! but for its generations: here all objects are candidates. QuickJS subtracts from the counts themselves, moves what is at
//! 0 aside, and adds again what survivors and garbage refer to (`gc_decref`, `gc_scan` in `quickjs.c`). Jones, Hosking, Moss,
//! *The Garbage Collection Handbook*, 5.5. A person may edit between two steps: as long as nothing is condemned, the search
//! begins again then.

use super::count::{self, COUNT, LOAD};
use super::{
    Collector, CounterTraits, Fate, LegendEntry, PhaseBand, PhaseTraits, Phrase, PhraseTone, Sign, Traits, Wording,
    enter, trace,
};
use crate::heap::{Addr, Block, Full, Memory, Shape, Slot, Word};
use crate::time::{Progress, Sink};
use crate::world::{Note, Order, Phase, Why, WorkItem, World};

/// Reference counting with removal of cycles; see the top of the file.
pub struct CycleCounting;

/// Counts are copied.
const COPY: Phase = Phase(3);
/// References between objects are subtracted from the copies.
const SUBTRACT: Phase = Phase(4);
/// What is reached from objects with something left is restored.
const RESTORE: Phase = Phase(5);
/// What was not restored is condemned: weak fields to it turn null.
const CONDEMN: Phase = Phase(6);
/// It lets go of what it refers to.
const CLEAR: Phase = Phase(7);
/// Marks are cleared.
const RESET: Phase = Phase(8);

static TRAITS: Traits = Traits {
    name: "cycle-counting",
    label: "Counting + cycles",
    phases: &[
        PhaseTraits::REST,
        count::LOAD_TRAITS,
        count::COUNT_TRAITS,
        PhaseTraits { label: "copy", band: PhaseBand::Count, moment: Some("copy"), news: true },
        PhaseTraits { label: "subtract", band: PhaseBand::Count, moment: Some("subtract"), news: true },
        PhaseTraits { label: "restore", band: PhaseBand::Trace, moment: Some("restore"), news: true },
        PhaseTraits { label: "condemn", band: PhaseBand::Reclaim, moment: Some("condemn"), news: true },
        PhaseTraits { label: "clear", band: PhaseBand::Reclaim, moment: Some("clear"), news: true },
        PhaseTraits { label: "reset", band: PhaseBand::Reset, moment: None, news: false },
    ],
    worklist: count::RELEASE_LANE,
    legend: &[
        LegendEntry { sign: Sign::White, text: "in use · its count on a badge" },
        LegendEntry { sign: Sign::Grey, text: "grey · restored, {worklist}" },
        LegendEntry { sign: Sign::Black, text: "black · scanned ✓ and restored" },
        LegendEntry { sign: Sign::Condemned, text: "garbage or dying ✕" },
        LegendEntry { sign: Sign::Freed, text: "freed" },
    ],
    counters: &[
        CounterTraits { label: "Restored", ..CounterTraits::MARKED },
        CounterTraits::IN_USE,
        CounterTraits::FREED,
        CounterTraits::COLLECTS_FROM,
        CounterTraits { label: "Work so far", ..CounterTraits::PAUSE },
    ],
    colours: true,
    counts: true,
    immediate: true,
    complete: true,
    words: Wording {
        wait: "release",
        frees_now: "what is under way frees it.",
        settled: "Every count is right, and no cycle keeps garbage.",
        ..Traits::PLAIN.words
    },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

impl Collector for CycleCounting {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }

    fn say(&self, world: &World, note: &Note) -> Option<Phrase> {
        let cycles = || Phrase::new("Cycles", PhraseTone::Trace);
        let clear = || Phrase::new("Clear", PhraseTone::Reclaim);
        let phase = world.collection.phase;
        Some(match note {
            Note::Began(Why::Full) => Phrase::new("Full", PhraseTone::Alarm)
                .say("There is no room left: cycles that keep themselves are searched for."),
            Note::Began(_) => cycles().say("Cycles that keep themselves are searched for."),
            Note::Phase(COPY) => cycles().say("The count of each object is copied, to be tried out on."),
            Note::Phase(SUBTRACT) => {
                cycles().say("For each reference from one object to another, one is subtracted from the copy.")
            }
            Note::Phase(RESTORE) => cycles()
                .say("What is left counts references from outside: such an object is alive, and so is all it reaches."),
            Note::Phase(CONDEMN) => clear().say("Nothing from outside reaches the rest: it is garbage."),
            Note::Phase(CLEAR) => {
                clear().say("Garbage is made to let go of what it refers to; counting does the rest.")
            }
            Note::Tentative { id, count, from: None } => {
                cycles().say("The copy of the count of ").object(*id).say(" begins with ").figure(count).say(".")
            }
            Note::Tentative { id, count, from: Some(from) } => cycles()
                .place(*from)
                .say(" leads to ")
                .object(*id)
                .say(": of its count ")
                .figure(count)
                .say(" is left."),
            Note::Shaded(id) => {
                cycles().object(*id).say(" has something left: a reference from outside. It is alive, and turns grey.")
            }
            Note::Followed { from, to, first: true } => cycles()
                .place(*from)
                .say(" leads to ")
                .object(*to)
                .say(": it is alive too. Its count is restored, it turns grey."),
            Note::Followed { from, to, .. } => {
                cycles().place(*from).say(" leads to ").object(*to).say(", which is alive already.")
            }
            Note::Scanned(id) => cycles().object(*id).say(" has restored all that it refers to: it turns black."),
            Note::Kept(id) if phase == LOAD => return count::say(&Note::Kept(*id)),
            Note::Kept(id) if world.heap.address(*id).is_some_and(|at| world.reached(at)) => {
                cycles().object(*id).say(" is alive.")
            }
            Note::Kept(id) => cycles().object(*id).say(" has nothing left: it seems to be garbage, so far."),
            Note::Condemned(id) => {
                clear().object(*id).say(" was reached from nowhere outside: only its own cycle counts for it.")
            }
            Note::Unmarked => Phrase::new("Reset", PhraseTone::Plain).say("No cycle keeps garbage any more."),
            _ => return count::say(note),
        })
    }

    fn sum_up(&self, _: &World, notes: &[Note]) -> Option<Phrase> {
        let subtracted = notes.iter().filter(|note| matches!(note, Note::Tentative { from: Some(_), .. })).count();
        let phrase = Phrase::new("Cycles", PhraseTone::Trace);
        let told = phrase.say(format!("{} between objects are subtracted.", trace::counted(subtracted, "reference")));
        count::sum_up(notes).or_else(|| trace::sum_up(notes)).or_else(|| (subtracted > 1).then_some(told))
    }

    fn waiting<'a>(&self, world: &'a World) -> Box<dyn Iterator<Item = WorkItem> + 'a> {
        let collection = &world.collection;
        let order = if collection.phase == RESTORE { collection.order } else { Order::Stack };
        Box::new(collection.worklist.iter(order))
    }

    /// While cycles are searched for, the copy that is tried out on.
    fn count(&self, world: &World, at: Addr) -> Option<u32> {
        let copied = !world.collection.copies.is_empty() && !world.reached(at);
        copied.then(|| tentative(world, at)).flatten().or_else(|| Some(world.heap.count(at)))
    }

    fn alloc(&self, world: &mut World, shape: Shape, notes: Notes) -> Result<Addr, Full> {
        let at = world.heap.allocate(shape)?;
        disturb(world, notes);
        notes.tell(|| Note::Allocated { id: world.heap.id(at), at, shape });
        if matches!(world.collection.phase, CONDEMN | CLEAR | RESET) {
            trace::blacken(world, at, notes);
        }
        Ok(at)
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        disturb(world, notes);
        count::write(world, slot, new, notes);
    }

    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: Notes) {
        disturb(world, notes);
        super::shift(world, from, to, notes);
    }

    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        match (why, world.collection.phase) {
            (Why::Loaded, _) => count::load(world, notes),
            (_, Phase::REST) => search(world, why, notes),
            (_, LOAD | COUNT) => world.collection.instalments.again = Some(why),
            _ => {}
        }
    }

    fn fate(&self, world: &World, at: Addr) -> Fate {
        match world.collection.phase {
            _ if world.collection.dying.get(at) => Fate::Condemned,
            CONDEMN | CLEAR if !world.reached(at) => Fate::Condemned,
            _ => trace::colour(world, at),
        }
    }

    fn followed(&self, world: &World, slot: Slot) -> bool {
        match slot {
            Slot::Field(..) => world.collection.phase == RESTORE && trace::followed(world, slot),
            Slot::Root(_) => false,
        }
    }

    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        match world.collection.phase {
            Phase::REST => return Progress::Done,
            // Nobody but a person writes while cycles are searched for or cleared.
            _ if !matches!(world.collection.phase, COPY | SUBTRACT | RESTORE) && count::owes(world) => {
                count::step(world, notes);
                settle(world, notes);
            }
            LOAD | COUNT => settle(world, notes),
            COPY => copy(world, notes),
            SUBTRACT => subtract(world, notes),
            RESTORE => restore(world, notes),
            CONDEMN => condemn(world, notes),
            CLEAR => clear(world, notes),
            _ => end(world, notes),
        }
        world.collection.steps += 1;
        Progress::More
    }
}

/// When all counts are right, comes to rest or searches, where that was asked for.
fn settle(world: &mut World, notes: Notes) {
    if count::owes(world) || !matches!(world.collection.phase, LOAD | COUNT) {
        return;
    }
    match world.collection.instalments.again.take() {
        Some(why) => search(world, why, notes),
        None => count::rest(world, notes),
    }
}

/// A mutator changes what is being searched: the search begins again, when the counts are right.
fn disturb(world: &mut World, notes: Notes) {
    if matches!(world.collection.phase, COPY | SUBTRACT | RESTORE) {
        let collection = &mut world.collection;
        (collection.copies, collection.scan, collection.cursor) = (Memory::default(), None, None);
        for list in [&mut collection.worklist, &mut collection.ephemerons, &mut collection.candidates] {
            *list = Default::default();
        }
        collection.instalments.again = Some(Why::Asked);
        trace::forget(world, notes);
        enter(world, COUNT, notes);
    }
}

/// Begins to search for cycles.
fn search(world: &mut World, why: Why, notes: Notes) {
    world.collection.number += 1;
    (world.collection.waves, world.collection.wave_left, world.collection.fruitless) = (0, 0, 0);
    world.collection.copies = Memory::zeroed(world.heap.words() as usize / 2 + 1);
    notes.note(Note::Began(why));
    begin_walk(world, COPY, RESET, notes);
}

/// Begins a walk through all objects; goes on to another phase when there is none.
fn begin_walk(world: &mut World, phase: Phase, otherwise: Phase, notes: Notes) {
    point_at(world, world.heap.first());
    enter(world, if world.collection.cursor.is_some() { phase } else { otherwise }, notes);
}

/// Points the cursor at the object of a block, or after it; whether there is one.
fn point_at(world: &mut World, block: Option<Block>) -> bool {
    let blocks = std::iter::successors(block, |block| world.heap.next(*block));
    world.collection.cursor =
        blocks.map(|block| (block.kind, block.at)).find(|(kind, _)| kind.is_object()).map(|at| at.1);
    world.collection.cursor.is_some()
}

/// Takes the object at the cursor, which goes on to the next one.
fn take(world: &mut World) -> Option<Addr> {
    let block = world.collection.cursor.and_then(|cursor| world.heap.block_at(cursor))?;
    point_at(world, world.heap.next(block));
    Some(block.at)
}

/// What is left of the copy of an object's count.
fn tentative(world: &World, at: Addr) -> Option<u32> {
    (world.collection.copies.get(at.word() as usize / 2) as u32).checked_sub(1)
}

fn set_tentative(world: &mut World, at: Addr, count: u32) {
    world.collection.copies.set(at.word() as usize / 2, u64::from(count) + 1);
}

/// Copies the next count.
fn copy(world: &mut World, notes: Notes) {
    if let Some(at) = take(world) {
        let count = world.heap.count(at);
        set_tentative(world, at, count);
        notes.tell(|| Note::Tentative { id: world.heap.id(at), count, from: None });
    }
    if world.collection.cursor.is_none() {
        begin_walk(world, SUBTRACT, RESET, notes);
    }
}

/// Subtracts the next reference from one object to another.
fn subtract(world: &mut World, notes: Notes) {
    let mut task = world.collection.scan.or_else(|| take(world).map(WorkItem::all));
    while let Some(WorkItem { object, next }) = task {
        if let Some((index, to)) = trace::next_field(world, object, next..world.heap.shape(object).fields) {
            let count = tentative(world, to).unwrap_or(0).saturating_sub(1);
            set_tentative(world, to, count);
            let place = world.place(Slot::Field(object, index));
            notes.tell(|| Note::Tentative { id: world.heap.id(to), count, from: Some(place) });
            world.collection.scan = Some(WorkItem { object, next: index + 1 });
            return;
        }
        task = take(world).map(WorkItem::all);
    }
    world.collection.scan = None;
    begin_walk(world, RESTORE, RESET, notes);
}

/// Restores what the object being scanned reaches; else looks at the next object; after the last one at pairs.
fn restore(world: &mut World, notes: Notes) {
    if trace::scan(world, notes) {
        return;
    }
    if let Some(at) = take(world) {
        if world.collection.marks.get(at) {
            notes.tell(|| Note::Kept(world.heap.id(at)));
        } else if tentative(world, at) == Some(0) {
            world.collection.candidates.push(WorkItem::all(at));
            notes.tell(|| Note::Kept(world.heap.id(at)));
        } else {
            trace::shade(world, at, notes);
        }
    } else if !trace::try_pair(world) {
        world.collection.copies = Memory::default();
        enter(world, CONDEMN, notes);
    }
}

/// Condemns the next object that was not restored. Pairs that are alive and whose key is not let go of both first.
fn condemn(world: &mut World, notes: Notes) {
    if let Some(pair) = world.collection.ephemerons.pop(Order::Queue) {
        let value = trace::close(world, pair.object, notes);
        if let Some(value) = count::mortal(world, value) {
            world.collection.decrements.push(WorkItem::all(value));
        }
        return;
    }
    while let Some(task) = world.collection.candidates.pop(Order::Queue) {
        if is_garbage(world, task.object) {
            super::clear_weak_fields_to(world, task.object, notes);
            world.collection.garbage.push(task);
            notes.tell(|| Note::Condemned(world.heap.id(task.object)));
            return;
        }
    }
    let none = world.collection.garbage.is_empty();
    enter(world, if none { RESET } else { CLEAR }, notes);
}

/// Whether an object is there that was condemned and that counting has not taken up yet.
fn is_garbage(world: &World, at: Addr) -> bool {
    world.heap.is_object(at) && !world.collection.marks.get(at) && !world.collection.dying.get(at)
}

/// Makes garbage let go of the next thing it refers to.
fn clear(world: &mut World, notes: Notes) {
    let next = |world: &mut World| world.collection.garbage.pop(Order::Queue);
    let mut task = world.collection.scan.take().or_else(|| next(world));
    while let Some(WorkItem { object, next: from }) = task {
        let fields = if is_garbage(world, object) { world.heap.shape(object).fields } else { 0 };
        let held = (from..fields).find_map(|index| Some((index, world.load(Slot::Field(object, index)).target()?)));
        if let Some((index, to)) = held {
            let slot = Slot::Field(object, index);
            world.store(slot, Word::NULL);
            world.collection.scan = Some(WorkItem { object, next: index + 1 });
            notes.tell(|| Note::Released { from: world.place(slot), to: world.heap.id(to) });
            if let Some(to) = count::mortal(world, Some(to)) {
                count::lower(world, to, count::die, notes);
            }
            return;
        }
        task = next(world);
    }
    enter(world, RESET, notes);
}

fn end(world: &mut World, notes: Notes) {
    world.collection.copies = Memory::default();
    world.collection.freed_before = world.collection.freed;
    trace::end(world, notes);
}

//! Immix: mark-region. The heap is divided into blocks and these into lines, and a collection marks objects *and* the
//! lines they lie in: one live object keeps its line. Nothing is put on free lists: a run of lines without a mark is a
//! hole, and objects are made by counting up through the holes of blocks that are partly used, then through free blocks.
//! Holes that are too small are left behind, so now and then the emptiest blocks are evacuated: what is alive in them is
//! moved, as the trace reaches it, into the holes of others, as long as there is room; what finds none stays and is
//! marked where it is. Then whole blocks are free again.
//!
//! Blackburn, McKinley, *Immix: a mark-region garbage collector with space efficiency, fast collection, and mutator
//! performance*, 2008. There a block has 32 kB and a line 128 bytes, as with the option `lines=128`; so that both can be
//! seen in small heaps a block has 512 bytes here, and a line 64. There, too, the second line of a small object is taken for
//! granted and not marked, and objects of more than 8 kB have a space of their own; here all lines are marked, and what is
//! longer than a block has blocks to itself. A person may edit between two steps: writes shade what they store.

mod holes;
mod sweep;

use super::trace::{self, MARK, ROOTS, Trace};
use super::{
    Collector, CounterTraits, Fate, Figure, LegendEntry, OptionTraits, OptionValue, PhaseBand, PhaseTraits, Phrase,
    PhraseTone, Sign, SpaceTraits, Traits, Wording, enter,
};
use crate::heap::{Addr, Bits, BlockKind, Full, Shape, Slot, Word};
use crate::time::{Progress, Sink};
use crate::world::{Lead, Note, Phase, Relocation, Ruling, SlotId, Why, World};

/// Immix; see the top of the file.
pub struct Immix {
    traits: &'static Traits,
    /// How long a line is, and a block.
    ruling: (u32, u32),
    /// Whether blocks are evacuated.
    moves: bool,
}

/// The usual one.
pub static IMMIX: Immix = Immix { traits: &TRAITS, ruling: (64, 512), moves: true };

/// Weak fields learn where their targets are.
const WEAK: Phase = Phase(3);
/// The heap is walked; what is not marked is freed, and holes are made of whole lines.
const SWEEP: Phase = Phase(4);
/// Marks are cleared.
const RESET: Phase = Phase(5);

static TRAITS: Traits = Traits {
    name: "immix",
    label: "Immix",
    // As much again for what a live object's line keeps in vain, and to move into.
    spaces: &[SpaceTraits { label: "Blocks", size: |heap| heap.saturating_mul(2).saturating_add(1024) }],
    phases: &[
        PhaseTraits::REST,
        trace::ROOTS_TRAITS,
        trace::MARK_TRAITS,
        PhaseTraits { label: "weak", band: PhaseBand::Relocate, moment: None, news: true },
        PhaseTraits { label: "sweep", band: PhaseBand::Reclaim, moment: Some("sweep"), news: true },
        PhaseTraits { label: "reset", band: PhaseBand::Reset, moment: Some("swept"), news: true },
    ],
    worklist: trace::LANE,
    legend: &[
        LegendEntry { sign: Sign::White, text: "white · not reached yet" },
        LegendEntry { sign: Sign::Grey, text: "grey · reached, {worklist}; its lines are marked" },
        LegendEntry { sign: Sign::Black, text: "black · scanned ✓ and marked" },
        LegendEntry { sign: Sign::Condemned, text: "garbage ✕ about to be swept" },
        LegendEntry { sign: Sign::Reference(Lead::OldPlace), text: "leads to the old place" },
        LegendEntry { sign: Sign::Freed, text: "freed" },
    ],
    counters: &[
        CounterTraits::MARKED,
        CounterTraits { label: "Lines in use", figure: Figure::Own(lines_in_use) },
        CounterTraits { label: "Emptied blocks", figure: Figure::Own(emptied_blocks) },
        CounterTraits::MOVED,
        CounterTraits::IN_USE,
        CounterTraits::FREED,
        CounterTraits::COLLECTS_FROM,
        CounterTraits::PAUSE,
    ],
    colours: true,
    moves: true,
    complete: true,
    options: &[
        OptionTraits {
            name: "lines",
            label: "Lines",
            values: &[
                OptionValue { name: "64", label: "of 64 bytes, in blocks of 512", safe: true },
                OptionValue { name: "128", label: "of 128 bytes, in blocks of 32 kB: as published", safe: true },
            ],
        },
        OptionTraits {
            name: "evacuate",
            label: "Evacuates",
            values: &[
                OptionValue { name: "emptiest", label: "the emptiest blocks", safe: true },
                OptionValue { name: "none", label: "no block: nothing moves", safe: true },
            ],
        },
        trace::ORDER,
    ],
    words: Wording { frees_now: "the collection under way frees it.", ..Traits::PLAIN.words },
    ..Traits::PLAIN
};

type Notes<'a> = &'a mut dyn Sink<Note>;

fn lines_in_use(world: &World) -> String {
    let lines = &world.collection.lines;
    let all = if lines.line == 0 { 0 } else { (holes::top(world) - lines.start).div_ceil(lines.line) };
    let set_aside = [lines.hole, lines.overflow].into_iter().flatten();
    let idle: u32 =
        set_aside.map(|(at, end)| (end.byte() - lines.line_from(at.byte()).min(end.byte())) / lines.line).sum();
    format!("{} of {all}", lines.used.count() - idle)
}

fn emptied_blocks(world: &World) -> String {
    let numbers: Vec<String> = holes::emptied(world).iter().take(6).map(u32::to_string).collect();
    if numbers.is_empty() { "–".into() } else { numbers.join(", ") }
}

impl Collector for Immix {
    fn traits(&self) -> &'static Traits {
        self.traits
    }

    fn with(&self, traits: &'static Traits) -> Option<Box<dyn Collector>> {
        let ruling = if traits.chosen("lines") == Some("128") { (128, 32 << 10) } else { self.ruling };
        Some(Box::new(Immix { traits, ruling, moves: traits.chosen("evacuate") != Some("none") }))
    }

    fn say(&self, world: &World, note: &Note) -> Option<Phrase> {
        let mark = || Phrase::new("Mark", PhraseTone::Trace);
        let sweep = || Phrase::new("Sweep", PhraseTone::Reclaim);
        let chosen = || match holes::emptied(world).len() {
            0 => String::new(),
            1 => " One block is nearly empty: what is alive in it will be moved into the holes of others.".into(),
            n => format!(" {n} blocks are nearly empty: what is alive in them will be moved into the holes of others."),
        };
        Some(match note {
            Note::Began(Why::Full) => Phrase::new("Full", PhraseTone::Alarm)
                .say(format!("There is no room left: a collection begins at the roots.{}", chosen())),
            Note::Began(_) => mark().say(format!("A collection begins at the roots.{}", chosen())),
            Note::Followed { from, to, first: true } => {
                let heading = if matches!(from, SlotId::Root(_)) { "Roots" } else { "Mark" };
                let phrase = Phrase::new(heading, PhraseTone::Trace).place(*from).say(" leads to ").object(*to);
                match world.collection.free.filter(|at| world.heap.address(*to) == Some(*at)) {
                    Some(at) => phrase
                        .say(", in a block that is emptied: it is moved to ")
                        .figure(at)
                        .say(", into a hole, and its lines there are marked."),
                    None => {
                        phrase.say(", seen for the first time: it turns grey, and the lines it lies in are marked.")
                    }
                }
            }
            Note::Updated { place, target, .. } => Phrase::new("Weak", PhraseTone::Trace)
                .place(*place)
                .say(" learns where ")
                .object(*target)
                .say(" is now."),
            Note::Phase(WEAK) => mark().say("All that is alive is marked. Weak fields learn what has moved."),
            Note::Phase(SWEEP) => sweep().say(
                "What is still white is garbage. Lines without a mark become holes; one live object keeps its line.",
            ),
            Note::Phase(RESET) => sweep().say("The sweep has reached the end: all holes are made of whole lines."),
            Note::Freed { id, .. } => {
                sweep().object(*id).say(" is freed; its lines are free if nothing else is in them.")
            }
            _ => return trace::say(note).or_else(|| super::sweep::say(note)),
        })
    }

    fn sum_up(&self, _: &World, notes: &[Note]) -> Option<Phrase> {
        super::sweep::sum_up(notes).or_else(|| trace::sum_up(notes))
    }

    fn alloc(&self, world: &mut World, shape: Shape, notes: Notes) -> Result<Addr, Full> {
        self.rule(world);
        let phase = world.collection.phase;
        let place = if phase == SWEEP { holes::apart } else { holes::place };
        let at = place(world, shape.bytes()).ok_or(Full)?;
        world.heap.allocate_at(at, shape);
        holes::take(world, at, shape.bytes(), !matches!(phase, Phase::REST | RESET));
        notes.tell(|| Note::Allocated { id: world.heap.id(at), at, shape });
        match phase {
            ROOTS | MARK => trace::shade(world, at, notes),
            WEAK | SWEEP | RESET => trace::blacken(world, at, notes),
            _ => {}
        }
        Ok(at)
    }

    fn write(&self, world: &mut World, slot: Slot, new: Word, notes: Notes) {
        super::store(world, slot, new, notes);
        shade(world, new.target(), notes);
    }

    fn transfer(&self, world: &mut World, from: Slot, to: Slot, notes: Notes) {
        let target = super::shift(world, from, to, notes);
        shade(world, target, notes);
    }

    fn begin(&self, world: &mut World, why: Why, notes: Notes) {
        if why == Why::Loaded || !self.resting(world) {
            return;
        }
        self.rule(world);
        holes::give_all_back(world);
        let emptied = self.moves.then(|| emptiest(world)).flatten();
        world.collection.relocation = emptied.map(Relocation::Evacuating);
        (world.collection.weak, world.collection.free) = (None, None);
        holes::search_again(world);
        trace::begin(world, why, notes);
    }

    /// What does not fit the end of a block leaves it empty.
    fn room(&self, world: &World) -> u32 {
        world.heap.untouched(holes::SPACE) / 2
    }

    fn fate(&self, world: &World, at: Addr) -> Fate {
        match world.collection.phase {
            WEAK if !world.reached(at) => Fate::Condemned,
            SWEEP if super::sweep::condemns(world, at) => Fate::Condemned,
            _ => trace::colour(world, at),
        }
    }

    fn followed(&self, world: &World, slot: Slot) -> bool {
        trace::followed(world, slot)
    }

    fn step(&self, world: &mut World, notes: Notes) -> Progress {
        match world.collection.phase {
            ROOTS => {
                if !trace::follow_root_by(world, follow, notes) {
                    trace::end_roots(world, notes);
                }
            }
            MARK => {
                if !trace::scan_by(world, follow, notes) && trace::look_at_pair(world, notes) == Trace::Over {
                    match world.collection.relocation {
                        Some(_) => enter(world, WEAK, notes),
                        None => begin_sweep(world, notes),
                    }
                }
            }
            WEAK => {
                if !holes::look_at_weak(world, notes) {
                    begin_sweep(world, notes);
                }
            }
            SWEEP => {
                if !sweep::step(world, notes) {
                    enter(world, RESET, notes);
                }
            }
            RESET => trace::end(world, notes),
            _ => return Progress::Done,
        }
        world.collection.steps += 1;
        Progress::More
    }
}

impl Immix {
    /// Rules the heap when it is first needed.
    fn rule(&self, world: &mut World) {
        if world.collection.lines.line == 0 {
            let start = world.heap.start(holes::SPACE).map_or(0, Addr::byte);
            world.collection.lines = Ruling::ruled(start, self.ruling, world.heap.words());
            if let Some(top) = world.heap.top(holes::SPACE).filter(|top| top.byte() > start) {
                // What was there before: nothing is known of its lines.
                holes::take(world, Addr::of_byte(start).unwrap_or(top), top.byte() - start, false);
            }
        }
    }
}

fn begin_sweep(world: &mut World, notes: Notes) {
    let more = sweep::begin(world);
    enter(world, SWEEP, notes);
    if !more {
        enter(world, RESET, notes);
    }
}

/// Marks an object where it is, and its lines; true when it was not marked before.
fn mark(world: &mut World, at: Addr) -> bool {
    let first = trace::reach(world, at);
    if first {
        let bytes = world.heap.shape(at).bytes();
        holes::take(world, at, bytes, true);
    }
    first
}

/// What is stored while marking goes on turns grey where it is.
fn shade(world: &mut World, target: Option<Addr>, notes: Notes) {
    if let (ROOTS | MARK, Some(target)) = (world.collection.phase, target)
        && mark(world, target)
    {
        notes.tell(|| Note::Shaded(world.heap.id(target)));
    }
}

/// Follows a reference: an object in a block that is emptied moves, if there is room; the slot learns where it is.
fn follow(world: &mut World, slot: Slot, _: Addr, notes: Notes) {
    let Some(from) = world.raw(slot).target() else { return };
    let id = world.heap.id(from);
    world.collection.free = None;
    let left = world.collection.relocation.is_some() && world.heap.kind(from) == BlockKind::Forwarded;
    let to = if left { world.heap.forwarding(from) } else { evacuated(world, from, notes) };
    if let Some(to) = to {
        world.store_raw(slot, world.raw(slot).moved(to));
        notes.tell(|| Note::Updated { place: world.place(slot), target: id, from, to });
    }
    let first = mark(world, to.unwrap_or(from));
    notes.tell(|| Note::Followed { from: world.place(slot), to: id, first });
}

/// Moves an object out of a block that is emptied, unless it has been marked where it is; where it is then.
fn evacuated(world: &mut World, from: Addr, notes: Notes) -> Option<Addr> {
    let lines = &world.collection.lines;
    if world.collection.relocation.is_none()
        || world.collection.marks.get(from)
        || !holes::is_emptied(world, lines.block_of(from.byte()))
    {
        return None;
    }
    let id = world.heap.id(from);
    let to = holes::refuge(world, world.heap.shape(from).bytes())?;
    world.heap.evacuate_to(from, to);
    world.collection.moved += 1;
    world.collection.free = Some(to);
    notes.note(Note::Moved { id, from, to });
    Some(to)
}

/// The blocks to be emptied: of those that are partly used the ones with the fewest lines in use, at most half of them, as
/// long as what is in them fits into the holes of the rest.
fn emptiest(world: &World) -> Option<Bits> {
    let lines = &world.collection.lines;
    let blocks = (lines.start..holes::top(world)).step_by(lines.block as usize);
    let partly =
        blocks.map(|block| (holes::in_use(world, block), block)).filter(|((used, all), _)| (1..*all).contains(used));
    let mut partly: Vec<_> = partly.collect();
    sorting::by_key(&mut partly, |((used, _), block)| (*used, *block));
    let mut room: u32 = partly.iter().map(|((used, all), _)| all - used).sum();
    let mut emptied = Bits::for_words(world.heap.words());
    let mut needed = 0;
    for ((used, all), block) in partly {
        (needed, room) = (needed + used, room - (all - used));
        let Some(block) = Addr::of_byte(block).filter(|_| 2 * used <= all && needed <= room) else { break };
        emptied.set(block);
    }
    (emptied.count() > 0).then_some(emptied)
}

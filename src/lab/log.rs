//! The log of a run: what happened to which object, and when. The run is played once more, in slices, and what somebody
//! wants to know of its notes is taken down. A breakpoint with a condition stops at entries of it, the list that people
//! filter and click shows them. Knows no names: an entry says which object and which slot.

use super::{CardTitle, Deeds, EntityId, Event, Holder, Lab, Naming, Record, Run, State, Unfold};
use memory::heap::ObjectId;
use memory::time::{Fuel, Tick};
use memory::world::{Note, SlotId};
use std::rc::Rc;

/// What an entry tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happening {
    /// An object was made.
    Made,
    /// A reference to it was written.
    Written,
    /// A reference to it was overwritten.
    Released,
    /// It was reached, or shaded by a barrier: it is grey.
    Marked,
    /// Its references have all been followed: it is black.
    Scanned,
    /// Its count changed; the figure is the count.
    Counted,
    /// A weak reference to it was cleared.
    Cleared,
    /// It is certain that nothing reaches it.
    Condemned,
    /// It moved; the figure is the byte where it is now.
    Moved,
    /// It was freed; the figure is how many bytes that gives back.
    Freed,
    /// A collection began.
    Began,
    /// A phase began; the figure is its number.
    Phase,
    /// A collection ended.
    Ended,
    /// Another part of the heap is in use; the figures are how many bytes were and are.
    Used,
}

impl Happening {
    /// All of them.
    pub const ALL: [Happening; 14] = [
        Happening::Made,
        Happening::Written,
        Happening::Released,
        Happening::Marked,
        Happening::Scanned,
        Happening::Counted,
        Happening::Cleared,
        Happening::Condemned,
        Happening::Moved,
        Happening::Freed,
        Happening::Began,
        Happening::Phase,
        Happening::Ended,
        Happening::Used,
    ];

    /// Its name in attributes and on the page.
    pub fn name(self) -> &'static str {
        match self {
            Happening::Made => "made",
            Happening::Written => "written",
            Happening::Released => "released",
            Happening::Marked => "marked",
            Happening::Scanned => "scanned",
            Happening::Counted => "counted",
            Happening::Cleared => "cleared",
            Happening::Condemned => "condemned",
            Happening::Moved => "moved",
            Happening::Freed => "freed",
            Happening::Began => "began",
            Happening::Phase => "phase",
            Happening::Ended => "ended",
            Happening::Used => "used",
        }
    }

    /// The one with a name.
    pub fn named(name: &str) -> Option<Happening> {
        Happening::ALL.into_iter().find(|happening| happening.name() == name)
    }

    /// Whether it happens to an object.
    pub fn of_object(self) -> bool {
        self < Happening::Began
    }
}

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// When.
    pub at: Tick,
    /// What.
    pub what: Happening,
    /// To which object; `None` for what happens to the run.
    pub object: Option<EntityId>,
    /// The reference it is about, if it is about one.
    pub place: Option<SlotId>,
    /// What there was before, in figures.
    pub was: u32,
    /// What there is since, in figures.
    pub figure: u32,
}

/// Whether somebody wants to know of an entry.
pub type Wanted = Box<dyn Fn(&LogEntry) -> bool>;

/// A search for entries of a run's log.
pub struct LogSearch {
    run: Run<LogRecord>,
}

impl LogSearch {
    /// Begins with a lab and what people did in the run. Once `most` entries are found no more are looked for.
    pub fn begin(lab: Lab, deeds: Deeds, wanted: Wanted, most: usize) -> LogSearch {
        let at = lab.clone();
        let record = |state: &State| LogRecord { lab: at, entries: Vec::new(), used: used(state), wanted, most };
        LogSearch { run: Run::recorded(lab, deeds, record) }
    }

    /// Goes on as far as the fuel goes, a unit a tick; whether it is done.
    pub fn go(&mut self, fuel: &mut Fuel) -> bool {
        self.full() || self.run.explore(fuel)
    }

    /// Up to which moment it has come.
    pub fn known(&self) -> Tick {
        self.run.end()
    }

    /// Whether there may be more entries than it took down.
    pub fn full(&self) -> bool {
        let record = self.run.record();
        record.entries.len() >= record.most
    }

    /// The entries so far, in order.
    pub fn entries(&self) -> &[LogEntry] {
        &self.run.record().entries
    }
}

/// What is taken down.
struct LogRecord {
    lab: Lab,
    entries: Vec<LogEntry>,
    /// How many bytes are in use.
    used: u32,
    wanted: Wanted,
    most: usize,
}

impl LogRecord {
    /// Whether it is about a reference that an expression under way holds for a moment.
    fn passes(&self, state: &State, what: Happening, place: Option<SlotId>) -> bool {
        let root = place.filter(|place| matches!(place, SlotId::Root(_)));
        let written = matches!(what, Happening::Written | Happening::Released);
        let named = |place| self.lab.seen(state, Unfold::default()).slot(place, &Nameless).is_some();
        self.lab.has_lines() && written && root.is_some_and(|root| !named(root))
    }

    fn take_down(&mut self, entry: LogEntry) {
        if self.entries.len() < self.most && (self.wanted)(&entry) {
            self.entries.push(entry);
        }
    }
}

impl Record for LogRecord {
    fn observe(&mut self, at: Tick, state: &State, events: &[Event]) {
        let entry = |what| LogEntry { at, what, object: None, place: None, was: 0, figure: 0 };
        for event in events {
            let Event::World(note) = event else { continue };
            for told in told(note).into_iter().flatten() {
                let (what, id, place, figure) = told;
                let object = id.and_then(|id| state.entity(id));
                if (object.is_some() || !what.of_object()) && !self.passes(state, what, place) {
                    self.take_down(LogEntry { object, place, figure, ..entry(what) });
                }
            }
        }
        let was = std::mem::replace(&mut self.used, used(state));
        if was != self.used {
            self.take_down(LogEntry { was, figure: self.used, ..entry(Happening::Used) });
        }
    }

    fn truncate(&mut self, _: Tick, _: &State) {
        // The run is not edited: it is played for this alone.
    }
}

/// Names for a search that needs none.
struct Nameless;

impl Naming for Nameless {
    fn title(&self, _: EntityId) -> Option<Rc<str>> {
        None
    }

    fn owner(&self, _: ObjectId) -> Option<EntityId> {
        None
    }

    fn root(&self, _: Holder, _: &Rc<str>) -> Option<u32> {
        None
    }

    fn card(&self, _: EntityId) -> Option<&CardTitle> {
        None
    }
}

fn used(state: &State) -> u32 {
    state.world.heap.used()
}

/// What a note tells of: what, whom, by which reference, a figure.
type Told = (Happening, Option<ObjectId>, Option<SlotId>, u32);

/// What a note tells of, twice where a reference takes the place of another.
fn told(note: &Note) -> [Option<Told>; 2] {
    let of = |what, id| (what, Some(id), None, 0);
    let one = |told| [Some(told), None];
    match *note {
        Note::Allocated { id, shape, .. } => one((Happening::Made, Some(id), None, shape.bytes())),
        Note::Wrote { place, old, new, .. } if old != new => [
            old.map(|old| (Happening::Released, Some(old), Some(place), 0)),
            new.map(|new| (Happening::Written, Some(new), Some(place), 0)),
        ],
        Note::WroteWeak { to: Some(to), .. } => one(of(Happening::Written, to)),
        Note::Followed { from, to, first: true } => one((Happening::Marked, Some(to), Some(from), 0)),
        Note::Shaded(id) => one(of(Happening::Marked, id)),
        Note::Scanned(id) => one(of(Happening::Scanned, id)),
        Note::Counted { id, count, .. } => one((Happening::Counted, Some(id), None, count)),
        Note::WeakCleared { target, .. } => one(of(Happening::Cleared, target)),
        Note::Condemned(id) | Note::Died(id) => one(of(Happening::Condemned, id)),
        Note::Moved { id, to, .. } => one((Happening::Moved, Some(id), None, to.byte())),
        Note::Freed { id, bytes, .. } => one((Happening::Freed, Some(id), None, bytes)),
        Note::Began(_) => one((Happening::Began, None, None, 0)),
        Note::Phase(phase) => one((Happening::Phase, None, None, u32::from(phase.0))),
        Note::Ended => one((Happening::Ended, None, None, 0)),
        _ => [None, None],
    }
}

//! What is run, and what there is to see of it: a scenario's script or a JavaScript program.
//!
//! A picture asks a [`Subject`] about one moment: which things there are and what they hold, which roots, what people
//! call a slot, where the program stands. It does not learn which of the two it is. `graph` answers for a script over
//! its [`Names`](super::Names), `program` for a program over what `js` lets inspect.

mod console;
mod deed;
mod graph;
mod named_slot;
mod program;
mod slot_names;
mod title;
mod visible_heap;

use super::{EntityId, Event, Lab, State, Stopped, Words};
pub use console::ConsoleLine;
pub use deed::{Deed, Stroke};
/// What waits for time to pass or for a person.
pub use js::inspection::Pending;
use memory::heap::{Addr, ObjectId, Slot};
use memory::world::{Note, SlotId};
use std::rc::Rc;
pub use title::CardTitle;

/// What of an engine's own things stands in the picture by itself. What does not is folded: followed through, so that
/// what it keeps is seen to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unfold {
    /// The scope objects that hold captured variables.
    pub scopes: bool,
    /// Prototypes, with the methods they hold.
    pub prototypes: bool,
    /// Variables that hold plain values, which keep nothing alive.
    pub values: bool,
}

/// A shown thing that something leads to, and by which slot where it does so directly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinkTarget {
    /// The thing.
    pub to: Addr,
    /// The slot; `None` where the way goes through something folded, or is not known.
    pub slot: Option<Slot>,
    /// Whether it is held weakly.
    pub weak: bool,
    /// Whether the reference still leads to a place that the thing leaves or has left, while objects move.
    pub stale: bool,
}

/// A field of a thing, or a variable that a function has captured.
#[derive(Clone, Debug)]
pub struct HeldRow {
    /// Its name.
    pub name: Rc<str>,
    /// Its value in a few letters, where that is no object.
    pub text: Rc<str>,
    /// Whether it holds weakly what it holds.
    pub weak: bool,
    /// The shown things it leads to.
    pub leads: Vec<LinkTarget>,
}

/// What a shown thing is seen to hold.
#[derive(Clone, Debug, Default)]
pub struct Holds {
    /// The rows, all of them.
    pub rows: Vec<HeldRow>,
    /// What is held without having a row.
    pub besides: Vec<LinkTarget>,
    /// What is held by way of a prototype.
    pub inherited: Vec<Addr>,
    /// Everything folded that was followed through.
    pub folded: Vec<Addr>,
}

impl Holds {
    /// All that it leads to, rows first.
    pub fn targets(&mut self) -> impl Iterator<Item = &mut LinkTarget> {
        self.rows.iter_mut().flat_map(|row| &mut row.leads).chain(&mut self.besides)
    }
}

/// What holds a root, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A scenario's numbered slots.
    Numbered,
    /// A scenario's named roots.
    Named,
    /// What holds an object that an operation has just made.
    Made,
    /// A program's global variables.
    Globals,
    /// The variables of a program's script.
    Script,
    /// The variables of all calls of a function, by its number.
    Calls(u32),
    /// The timers that are set.
    Timers,
    /// The document's tree.
    Document,
    /// Jobs that wait.
    Jobs,
    /// What the job under way has looked at through a weak reference.
    Kept,
    /// What the console keeps, where it does.
    Console,
}

impl Holder {
    /// Its name in plain JSON.
    pub fn kind(self) -> &'static str {
        match self {
            Holder::Numbered | Holder::Named | Holder::Globals => "global",
            Holder::Made => "implicit",
            Holder::Script => "script",
            Holder::Calls(_) => "frame",
            Holder::Timers => "timers",
            Holder::Document => "document",
            Holder::Jobs => "jobs",
            Holder::Kept => "kept",
            Holder::Console => "console",
        }
    }

    /// Whether it is there from the start to the end, empty or not.
    pub fn lasts(self) -> bool {
        matches!(self, Holder::Numbered | Holder::Named | Holder::Made | Holder::Globals | Holder::Script)
    }

    /// Whether people write its variables, so that their plain values may be of interest.
    pub fn written(self) -> bool {
        matches!(self, Holder::Globals | Holder::Script | Holder::Calls(_))
    }
}

/// A root at a moment.
#[derive(Clone, Debug)]
pub struct RootEntry {
    /// What holds it.
    pub holder: Holder,
    /// What it is called.
    pub name: Rc<str>,
    /// What it holds in a few letters, where that is no object.
    pub text: Rc<str>,
    /// The shown things it leads to.
    pub leads: Vec<LinkTarget>,
    /// Whether an expression under way holds it for a moment.
    pub temporary: bool,
}

/// A slot by the names people use for it.
#[derive(Clone, Debug, PartialEq)]
pub enum NamedSlot {
    /// A root.
    Variable(Holder, Rc<str>),
    /// A property of a drawn thing (by entity), or a variable that it has captured.
    Property(EntityId, Rc<str>),
}

/// Where a program stands.
#[derive(Clone, Debug, Default)]
pub struct Position {
    /// The line that comes next or is under way, from 1; `None` when it has ended.
    pub line: Option<u32>,
    /// The expression that comes next: bytes of the text.
    pub span: Option<(u32, u32)>,
    /// How many calls are under way.
    pub depth: usize,
    /// Why it does not go on, if it cannot.
    pub stopped: Option<Stopped>,
}

/// What a picture knows of the whole run: what it calls its things, where it draws what.
pub trait Naming {
    /// The title of a thing that is drawn.
    fn title(&self, entity: EntityId) -> Option<Rc<str>>;

    /// As part of which drawn thing something folded is drawn.
    fn owner(&self, id: ObjectId) -> Option<EntityId>;

    /// Where a root is in the picture.
    fn root(&self, holder: Holder, name: &Rc<str>) -> Option<u32>;

    /// What a drawn thing is labelled with.
    fn card(&self, entity: EntityId) -> Option<&CardTitle>;
}

/// A moment of what is run, as people see it.
pub trait Subject {
    /// The moment, whole.
    fn state(&self) -> &State;

    /// Whether its things are drawn as cards with rows; else as pills.
    fn has_rows(&self) -> bool;

    /// For how many more statements or operations a freed thing is still to be seen.
    fn lingers(&self) -> usize;

    /// Whether it is looked at after each step; else when a statement is over, because it does much in little time.
    fn at_once(&self) -> bool;

    /// Whether its heap is as large as what it has; else a run comes only so far into it.
    fn fills_heap(&self) -> bool;

    /// What of the engine's own things is shown by itself.
    fn unfold(&self) -> Unfold;

    /// How many things have names beforehand: the entities from 0 on.
    fn given(&self) -> u32;

    /// The name that a thing has beforehand.
    fn given_name(&self, entity: EntityId) -> Option<Rc<str>>;

    /// The entity of an identity, if it can be drawn by itself.
    fn entity(&self, id: ObjectId) -> Option<EntityId>;

    /// The entity of what is at an address.
    fn entity_at(&self, at: Addr) -> Option<EntityId>;

    /// Whether a thing is drawn by itself.
    fn shown(&self, at: Addr) -> bool;

    /// Whether a thing that is not shown may be later.
    fn may_be_shown(&self, at: Addr) -> bool;

    /// Whether a thing that is gone was shown while it was there, as far as anything is known of it still.
    fn was_shown(&self, id: ObjectId) -> bool;

    /// What a thing is called by itself.
    fn card(&self, at: Addr) -> CardTitle;

    /// What a thing is labelled with, whether it is still there or not.
    fn label(&self, entity: EntityId) -> Option<Rc<str>>;

    /// What a thing weighs, in bytes.
    fn size(&self, entity: EntityId) -> u32;

    /// The line on which a thing was made; `None` where there are no lines.
    fn made_at(&self, entity: EntityId) -> Option<u32>;

    /// What a shown thing holds.
    fn holds(&self, at: Addr) -> Holds;

    /// The roots of the moment.
    fn roots(&self) -> Vec<RootEntry>;

    /// The roots that are planned from the start, whether they hold anything or not.
    fn given_roots(&self) -> Vec<(Holder, Rc<str>)>;

    /// The heading of a group of roots.
    fn heading(&self, holder: Holder) -> String;

    /// Whether a root comes and goes during the run.
    fn passes(&self, holder: Holder, name: &str) -> bool;

    /// How many calls of a function are under way.
    fn calls(&self, function: u32) -> usize;

    /// A slot by its names, if people have names for it.
    fn slot(&self, place: SlotId, naming: &dyn Naming) -> Option<NamedSlot>;

    /// A slot as the subject of a sentence. `name` is what its object is called.
    fn place(&self, place: SlotId, name: &dyn Fn(ObjectId) -> String) -> Words;

    /// What something is called that is part of a drawn thing, or of none.
    fn part_of(&self, owner: Option<&str>) -> String;

    /// The slots where a search from the roots begins, in order: those that people have names for, or all.
    fn starts(&self, named: bool) -> Vec<Slot>;

    /// How a path begins, such as `global pair`, and the root of the picture where it does. The slots lead from there
    /// to the first thing that is drawn.
    fn beginning(&self, slots: &[Slot], naming: &dyn Naming) -> (Words, Option<u32>);

    /// A thing and how it leads to the next one, such as `{a}.other`. The slots lead from the one to the other.
    fn link(&self, from: Addr, slots: &[Slot], naming: &dyn Naming) -> Words;

    /// A thing and how it leads to something, where only the last slot is known.
    fn holder(&self, slot: Slot, naming: &dyn Naming) -> Option<Words>;

    /// A root as what refers to something.
    fn root_text(&self, root: &RootEntry) -> String {
        format!("root {}", root.name)
    }

    /// A thing as what refers to something by one of its rows.
    fn referrer(&self, thing: &str, row: Option<&HeldRow>) -> String;

    /// What people call a thing.
    fn name(&self, at: Addr, naming: &dyn Naming) -> String;

    /// Where it stands in its text; `None` for a script, whose operations are not followed line by line.
    fn position(&self) -> Option<Position>;

    /// How many lines it has printed.
    fn printed(&self) -> usize;

    /// What it has printed, from a line on.
    fn console(&self, first: usize) -> Vec<ConsoleLine>;

    /// What waits for time to pass or for a person.
    fn pending(&self) -> Pending;

    /// The statement that is under way at the very start.
    fn begun(&self) -> Option<Stroke>;

    /// The statement or operation that an event begins.
    fn stroke(&self, event: &Event) -> Option<Stroke>;

    /// What an event says that a program did.
    fn deed(&self, event: &Event) -> Option<Deed>;

    /// Whether what a note tells of is to be looked at at once.
    fn settles(&self, note: &Note) -> bool {
        let changed =
            matches!(note, Note::Allocated { .. } | Note::Wrote { .. } | Note::WroteWeak { .. } | Note::Freed { .. });
        matches!(note, Note::Began(_)) || changed && self.at_once()
    }
}

impl Lab {
    /// Whether what is run is followed line by line: a program, no script.
    pub fn has_lines(&self) -> bool {
        self.scenario.program.is_some()
    }

    /// A moment as people see it.
    pub fn seen<'a>(&'a self, state: &'a State, unfold: Unfold) -> Box<dyn Subject + 'a> {
        match (&self.scenario.program, &state.vm) {
            (Some(program), Some(vm)) => Box::new(program::ProgramSubject::new(self, state, program, vm, unfold)),
            _ => Box::new(graph::GraphSubject { state, scenario: &self.scenario }),
        }
    }
}

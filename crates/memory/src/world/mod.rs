//! What rewinds, as collectors see it: the heap, the roots, and the collection that is under way.
//!
//! All of a collector's memory is the [`Collection`] here, under the field's names, so it rewinds with the rest and
//! can be drawn. This room does not know which collectors there are.
//!
//! # Glossary
//!
//! - **root**: a reference that is held from outside the heap and always counts as reached ([`Roots`]).
//! - **mutator**: whoever changes references: the program or a person, but not the collector.
//! - **reachable**: what a path of strong references leads to from a root.
//! - **garbage**: an object that is not reachable.
//! - **mark**: the bit that says that a collection has reached an object.
//! - **worklist**: the objects that are reached but not yet scanned, worked as a stack or as a queue ([`Worklist`]).
//! - **scan**: to follow every field of an object ([`WorkItem`] says how far a scan has come).
//! - **wave**: what one pass over a queue reaches: all objects at the same distance from the roots.
//! - **phase**: a part of a collection, such as mark or sweep ([`Phase`]).
//! - **pacing**: the rule for when the next collection begins ([`Pacing`]).
//! - **note**: a record of one thing that happened, for the picture only ([`Note`]).
//! - **oracle**: a plain search that says what is reachable, against which collectors are tested ([`oracle`]).

mod changes;
mod collection;
mod lines;
mod note;
pub mod oracle;
mod pacing;
mod relocation;
mod roots;
mod worklist;

pub use collection::{Collection, Instalments, Phase, Why};
pub use lines::{Hole, Ruling};
pub use note::{Grain, Note, SlotId};
pub use pacing::Pacing;
pub use relocation::{Lead, Relocation, Sliding};
pub use roots::{RootKind, Roots};
pub use worklist::{Order, WorkItem, Worklist};

use crate::heap::{Addr, BlockKind, Heap, Slot};

/// Everything about memory that changes while a program runs.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct World {
    /// The objects.
    pub heap: Heap,
    /// Where every collection starts.
    pub roots: Roots,
    /// What the collector remembers.
    pub collection: Collection,
    /// When the next collection is due.
    pub pacing: Pacing,
}

impl World {
    /// An empty heap with one space of this number of bytes, no roots, a collector at rest that works its list in this order.
    pub fn new(bytes: u32, order: Order) -> World {
        let heap = Heap::new(bytes);
        let collection = Collection::new(heap.words(), order);
        World { heap, roots: Roots::default(), collection, pacing: Pacing::default() }
    }

    /// Makes all objects so far immortal and divides the heap anew, see [`Heap::seal`]; what was collected before is
    /// forgotten.
    pub fn seal(&mut self, limit: u32, spaces: &[u32], pacing: Pacing) {
        self.heap.seal(limit, spaces);
        self.collection = Collection::new(self.heap.words(), self.collection.order);
        self.pacing = pacing;
    }

    /// The slot of an object's property: among its own fields, else in its store; `None` where there is no room yet.
    /// The last of an object's own fields refers to its store.
    pub fn property(&self, owner: Addr, index: u32) -> Option<Slot> {
        let own = self.heap.shape(owner).fields - 1;
        if index < own {
            return Some(Slot::Field(owner, index));
        }
        let store = self.load(Slot::Field(owner, own)).target()?;
        let room = self.heap.shape(store).fields;
        (index - own < room).then_some(Slot::Field(store, index - own))
    }

    /// Whether an object is never freed, or was reached by the trace under way.
    pub fn reached(&self, at: Addr) -> bool {
        self.heap.immortal(at) || self.collection.marks.get(at)
    }

    /// The next reference from an immortal object to one that is not, from a place on: the immortal space is part of
    /// the root set. `None` for the place means its beginning.
    pub fn next_from_immortal(&self, from: Option<WorkItem>) -> Option<(WorkItem, Addr)> {
        let (mut object, mut next) = (from.map(|task| task.object), from.map_or(0, |task| task.next));
        while let Some(block) = self.heap.immortal_from(object) {
            if object.is_some_and(|object| block.at != object) {
                next = 0;
            }
            let mut fields = next..self.heap.shape(block.at).fields;
            let mortal = |index| self.load(Slot::Field(block.at, index)).target().filter(|to| !self.heap.immortal(*to));
            if let Some((index, to)) = fields.find_map(|index| Some((index, mortal(index)?))) {
                return Some((WorkItem { object: block.at, next: index }, to));
            }
            object = Addr::after(block.at, block.bytes);
            next = 0;
        }
        None
    }

    /// The pairs whose key an object is.
    pub fn pairs_with_key(&self, key: Addr) -> impl Iterator<Item = Addr> {
        let holders = self.heap.weak_fields_to(key).filter_map(|(holder, _)| self.heap.address(holder));
        holders.filter(|holder| self.heap.shape(*holder).kind == BlockKind::Ephemeron)
    }

    /// The addresses of all objects that have a name of their own, in address order.
    pub fn objects(&self) -> impl Iterator<Item = Addr> {
        self.heap.blocks().filter(|block| block.kind == BlockKind::Object).map(|block| block.at)
    }
}

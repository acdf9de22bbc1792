//! What people call slots and objects: the words that a path from a root is told in. A scenario's own names are here;
//! a program's are in `program`.

use super::cast::Cast;
use super::narrate::Words;
use crate::lab::State;
use memory::heap::{Addr, Kind, Slot};

/// The words of one moment.
pub trait Terms {
    /// The entity of what is drawn by itself.
    fn entity(&self, at: Addr) -> Option<u32>;

    /// What such a thing is called.
    fn name(&self, at: Addr) -> String;

    /// The slots where a search from the roots begins, in order: those that people have names for, or all.
    fn starts(&self, named: bool) -> Vec<Slot>;

    /// How a path begins, such as `global pair`, and the root of the picture where it does. The slots lead from there
    /// to the first thing that is drawn.
    fn root(&self, slots: &[Slot]) -> (Words, Option<u32>);

    /// A thing and how it leads to the next one, such as `{a}.other`. The slots lead from the one to the other.
    fn link(&self, from: Addr, slots: &[Slot]) -> Words;

    /// A thing and how it leads to something, where only the last slot is known.
    fn holder(&self, slot: Slot) -> Option<Words>;
}

/// A scenario's names.
pub struct GraphTerms<'a> {
    /// The moment.
    pub state: &'a State,
    /// Who is drawn.
    pub cast: &'a Cast,
}

impl GraphTerms<'_> {
    /// The field of an object that a slot is, its store's slots included.
    fn field(&self, owner: Addr, slot: Slot) -> Option<&str> {
        let Slot::Field(holder, index) = slot else { return None };
        let heap = &self.state.world.heap;
        let own = heap.shape(owner).fields - 1;
        let index = if holder == owner { index } else { own + index };
        let entity = self.state.entity(heap.id(owner))?;
        self.state.names.entities()[entity as usize].fields.names().get(index as usize).map(|name| &**name)
    }
}

impl Terms for GraphTerms<'_> {
    fn entity(&self, at: Addr) -> Option<u32> {
        self.state.entity(self.state.world.heap.id(at))
    }

    fn name(&self, at: Addr) -> String {
        self.entity(at).map_or_else(|| "a store".into(), |entity| self.cast.name(self.state, entity).to_string())
    }

    fn starts(&self, named: bool) -> Vec<Slot> {
        let first = if named { self.state.root_slot(0) } else { 0 };
        (first..self.state.world.roots.len()).map(Slot::Root).collect()
    }

    fn root(&self, slots: &[Slot]) -> (Words, Option<u32>) {
        let Some(Slot::Root(slot)) = slots.first() else { return (Words::default(), None) };
        let named = slot.checked_sub(self.state.root_slot(0)).map(|root| &self.state.names.roots()[root as usize]);
        let words = match named {
            Some(name) => Words::default().say("root ").name(&**name),
            None => Words::default().say("the operation that made it"),
        };
        (words, Some(*slot))
    }

    fn link(&self, from: Addr, slots: &[Slot]) -> Words {
        let field = slots.last().and_then(|slot| self.field(from, *slot));
        Words::default().name(match field {
            Some(field) => format!("{}.{field}", self.name(from)),
            None => self.name(from),
        })
    }

    fn holder(&self, slot: Slot) -> Option<Words> {
        let Slot::Field(holder, _) = slot else { return None };
        let heap = &self.state.world.heap;
        let owner = match heap.shape(holder).kind {
            Kind::Object => holder,
            _ => self.state.object(self.cast.drawn_as(self.state, heap.id(holder))?)?,
        };
        Some(self.link(owner, &[slot]))
    }
}

//! How references are read while objects move: what a slot refers to is known at every moment, wherever that is by then.

use super::{SlotId, WorkItem, World};
use crate::heap::{Addr, Bits, Memory, ObjectId, Slot, SpaceId, Word};

/// What a collection that moves objects has to say of the references there are.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Relocation {
    /// Objects are copied out of a space. A reference that leads to an old place finds the forwarding address there.
    Copying {
        /// The space that is emptied.
        from: SpaceId,
    },
    /// Objects are copied out of some blocks of their space: the bits say where these begin. References find the way as
    /// above.
    Evacuating(Bits),
    /// Objects will slide down in their space. First all references are updated in order, then the objects move: an
    /// updated reference leads to where its object will be.
    Sliding(Sliding),
}

/// How far the references are updated, and what comes where.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Sliding {
    /// Whether references are being updated, or objects moved: before that, all of them lead to where their objects are.
    pub updating: bool,
    /// Roots before this are updated.
    pub next_root: u32,
    /// How far the references in immortal objects are; `None` once they all are.
    pub immortals: Option<Option<WorkItem>>,
    /// The object whose references are being updated, and how many of them are, weak ones after strong ones; objects
    /// before it are done. `None` once all are.
    pub place: Option<WorkItem>,
    /// For each pair of words from which on an object will be, its identity and one. It is what lets a moment be read;
    /// the collector itself has no use for it.
    pub arrivals: Memory,
}

/// Where a reference leads while objects move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lead {
    /// To where its object is, and stays.
    Here,
    /// To a place that its object leaves or has left: it is still to be updated.
    OldPlace,
    /// To the place that its object will move to.
    NewPlace,
}

impl World {
    /// What a slot refers to, wherever that is by now. A word that is no reference is as it is.
    #[inline]
    pub fn load(&self, slot: Slot) -> Word {
        let word = self.raw(slot);
        if self.collection.relocation.is_none() { word } else { self.resolved(word, self.updated(slot)) }
    }

    /// Writes a slot with no barrier: for collectors. Programs and people write through the one door, `mutate`.
    #[inline]
    pub fn store(&mut self, slot: Slot, word: Word) {
        let word = if self.collection.relocation.is_none() { word } else { self.as_written(word, self.updated(slot)) };
        self.store_raw(slot, word);
    }

    /// What a weak field refers to, wherever that is by now.
    pub fn weak(&self, holder: Addr, index: u32) -> Option<Addr> {
        let at = self.heap.weak(holder, index);
        match self.collection.relocation {
            None => at,
            Some(_) => self.resolved(at.into(), self.weak_updated(holder, index)).target(),
        }
    }

    /// Writes a weak field.
    pub fn set_weak(&mut self, holder: Addr, index: u32, to: Option<Addr>) {
        let id = |at: Addr| self.heap.id(at);
        let (old, new) = (self.weak(holder, index).map(id), to.map(id));
        let to = match self.collection.relocation {
            None => to,
            Some(_) => self.as_written(to.into(), self.weak_updated(holder, index)).target(),
        };
        self.heap.set_weak(holder, index, old, new, to);
    }

    /// Where a reference leads: another place than its object's while objects move.
    pub fn lead(&self, slot: Slot) -> Lead {
        let raw = self.raw(slot).target();
        self.lead_of(raw, self.collection.relocation.is_some() && self.updated(slot))
    }

    /// The same of a weak field.
    pub fn weak_lead(&self, holder: Addr, index: u32) -> Lead {
        let raw = self.heap.weak(holder, index);
        self.lead_of(raw, self.collection.relocation.is_some() && self.weak_updated(holder, index))
    }

    /// Where an object goes, as long as references may still lead to where it was.
    pub fn forwarding(&self, at: Addr) -> Option<Addr> {
        self.collection.relocation.as_ref().and_then(|_| self.heap.forwarding(at))
    }

    /// Where a slot leads to if nobody updates it any more: while a space is emptied, the address as it stands there.
    pub fn as_it_stands(&self, slot: Slot) -> Option<Addr> {
        match self.collection.relocation {
            Some(Relocation::Copying { .. } | Relocation::Evacuating(_)) => self.raw(slot).target(),
            _ => self.load(slot).target(),
        }
    }

    /// The word in a slot, as it stands in memory.
    #[inline]
    pub(crate) fn raw(&self, slot: Slot) -> Word {
        match slot {
            Slot::Root(index) => self.roots.get(index),
            Slot::Field(at, index) => self.heap.field(at, index),
        }
    }

    /// Writes a word as it is.
    #[inline]
    pub(crate) fn store_raw(&mut self, slot: Slot, word: Word) {
        match slot {
            Slot::Root(index) => self.roots.set(index, word),
            Slot::Field(at, index) => self.heap.set_field(at, index, word),
        }
    }

    /// A slot as notes name it.
    pub fn place(&self, slot: Slot) -> SlotId {
        match slot {
            Slot::Root(index) => SlotId::Root(index),
            Slot::Field(at, index) => SlotId::Field(self.heap.id(at), index),
        }
    }

    /// Whether a slot has been updated: it holds the address where its object will be.
    fn updated(&self, slot: Slot) -> bool {
        let Some(Relocation::Sliding(sliding)) = &self.collection.relocation else { return false };
        match slot {
            _ if !sliding.updating => false,
            Slot::Root(index) => index < sliding.next_root,
            Slot::Field(at, index) if self.heap.immortal(at) => match sliding.immortals {
                None => true,
                Some(None) => false,
                Some(Some(task)) => (at, index) < (task.object, task.next),
            },
            Slot::Field(at, index) => sliding.place.is_none_or(|task| (at, index) < (task.object, task.next)),
        }
    }

    fn weak_updated(&self, holder: Addr, index: u32) -> bool {
        self.updated(Slot::Field(holder, self.heap.shape(holder).fields + index))
    }

    /// A word with the address at which its object is at the moment.
    fn resolved(&self, word: Word, updated: bool) -> Word {
        let Some(at) = word.target().filter(|at| !self.heap.immortal(*at)) else { return word };
        let id = match &self.collection.relocation {
            Some(Relocation::Sliding(sliding)) if !sliding.updating => return word,
            Some(Relocation::Sliding(sliding)) if updated => {
                let id = sliding.arrivals.get(at.word() as usize / 2).checked_sub(1);
                id.map_or(self.heap.id(at), |id| ObjectId(id as u32))
            }
            _ => self.heap.id(at),
        };
        // Garbage may refer to where other garbage was.
        self.heap.address(id).map_or(word, |to| word.moved(to))
    }

    /// A word with the address that its slot is to hold.
    fn as_written(&self, word: Word, updated: bool) -> Word {
        let to = word.target().filter(|at| updated && !self.heap.immortal(*at));
        to.and_then(|at| self.heap.forwarding(at)).map_or(word, |to| word.moved(to))
    }

    fn lead_of(&self, raw: Option<Addr>, updated: bool) -> Lead {
        let Some((at, relocation)) = raw.filter(|at| !self.heap.immortal(*at)).zip(self.collection.relocation.as_ref())
        else {
            return Lead::Here;
        };
        match relocation {
            Relocation::Copying { .. } | Relocation::Evacuating(_) if self.heap.forwarding(at).is_some() => {
                Lead::OldPlace
            }
            Relocation::Sliding(sliding) if !sliding.updating => Lead::Here,
            Relocation::Sliding(_) if !updated && self.heap.forwarding(at).is_some_and(|to| to != at) => Lead::OldPlace,
            Relocation::Sliding(_) if updated && self.resolved(at.into(), true).target() != Some(at) => Lead::NewPlace,
            _ => Lead::Here,
        }
    }
}

impl From<Addr> for Word {
    fn from(at: Addr) -> Word {
        Word::reference(at)
    }
}

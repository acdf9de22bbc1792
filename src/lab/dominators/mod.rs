//! Who keeps how much alive: the dominators of a moment and what each object retains.
//!
//! An object *dominates* another one if every path from a root to that goes through it; its *retained size* is what would
//! become garbage without it, itself included. Bytes are those of whole blocks, headers and the engine's folded things
//! included, so that they are what the heap would lose; objects are those that are shown.
//!
//! A weak field keeps nothing. The value of a weak map's pair is kept by the map *and* the key, and goes when either
//! does: both retain it. In the tree it stands under its key, as the one that usually goes. So with weak maps what an
//! object retains may be more than what stands under it in the tree; it is found by taking the object away. Where that
//! would take too long, the tree's figure stands and says that it is the least it can be.

mod exact;
mod keepers;
mod search;
mod tree;
mod walk;

pub use keepers::{GroupedBy, Keeper, KeeperGroup, without_number};
pub use search::DominatorSearch;

use memory::heap::Addr;
use walk::ReachWalk;

/// What would become garbage without an object, itself included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retained {
    /// Bytes, headers included.
    pub bytes: u32,
    /// Objects that are shown.
    pub objects: u32,
    /// Whether it may be more than this: weak maps have a part in it, and there was no time to look.
    pub at_least: bool,
}

/// The dominators of a moment; made by a [`DominatorSearch`].
#[derive(Clone, Debug)]
pub struct Dominators {
    /// Each object's number, see [`ReachWalk`].
    numbers: Vec<u32>,
    /// The objects by number, from 1 on.
    order: Vec<Addr>,
    /// The immediate dominator of each number; 0 is the root.
    dominator: Vec<u32>,
    /// Whether each number is shown by itself.
    shown: Vec<bool>,
    /// What each number retains.
    retained: Vec<Retained>,
    /// The bytes that stand under each number in the tree, where that is not what it retains: where weak maps are.
    standing: Vec<u32>,
    /// For each number where those begin in `below` that it dominates immediately.
    first: Vec<u32>,
    below: Vec<u32>,
}

impl Dominators {
    /// Whether an object is reachable: nothing is known of what is not.
    pub fn reached(&self, at: Addr) -> bool {
        self.number(at) > 0
    }

    /// What an object retains; `None` if it is not reachable.
    pub fn retained(&self, at: Addr) -> Option<Retained> {
        Some(self.number(at)).filter(|number| *number > 0).map(|number| self.retained[number as usize])
    }

    /// What all roots retain: everything that is reachable.
    pub fn all(&self) -> Retained {
        self.retained[0]
    }

    /// The immediate dominator; `None` if there is none but the roots.
    pub fn dominator(&self, at: Addr) -> Option<Addr> {
        self.at(self.dominator[self.number(at) as usize])
    }

    /// The nearest dominator that is shown by itself.
    pub fn shown_dominator(&self, at: Addr) -> Option<Addr> {
        self.at(self.shown_above(self.number(at)))
    }

    /// What stands immediately under an object in the tree, or under the roots; the largest first.
    pub fn below(&self, at: Option<Addr>) -> Vec<Addr> {
        let number = at.map_or(0, |at| self.number(at));
        if at.is_some() && number == 0 {
            return Vec::new();
        }
        let mut below = self.under(number).to_vec();
        sorting::by_key(&mut below, |number| (std::cmp::Reverse(self.retained[*number as usize].bytes), *number));
        below.into_iter().filter_map(|number| self.at(number)).collect()
    }

    fn under(&self, number: u32) -> &[u32] {
        &self.below[self.first[number as usize] as usize..self.first[number as usize + 1] as usize]
    }

    fn shown_above(&self, number: u32) -> u32 {
        let mut above = self.dominator[number as usize];
        while above > 0 && !self.shown[above as usize] {
            above = self.dominator[above as usize];
        }
        above
    }

    fn number(&self, at: Addr) -> u32 {
        ReachWalk::number(&self.numbers, at)
    }

    fn at(&self, number: u32) -> Option<Addr> {
        self.order.get(number.checked_sub(1)? as usize).copied()
    }
}

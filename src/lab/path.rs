//! The shortest path from a root to an object: what keeps it alive. The dull search of the oracle, but it remembers the
//! way it came. Knows neither names nor pictures; what is folded away counts nothing, so that a path is as short as
//! what people see of it.

use memory::heap::{Addr, Bits, BlockKind, Slot};
use memory::world::World;
use rustc_hash::FxHashMap as HashMap;
use std::collections::VecDeque;

/// A search through the references of a moment.
struct Search<'a, S> {
    world: &'a World,
    shown: S,
    to: Addr,
    seen: Bits,
    /// By which slot each object was first reached.
    came: HashMap<Addr, Slot>,
    /// What is as far as the search has come, and what is one thing further.
    near: VecDeque<Addr>,
    far: VecDeque<Addr>,
    /// Pairs that were reached before their key was.
    pairs: Vec<Addr>,
}

/// The slots from a root to an object, each leading to where the next one is. `starts` are the slots where a search may
/// begin, those that say most first: the next list is made and tried where the one before leads nowhere. `shown` says what is drawn
/// by itself; the path goes by as few of these as there are. The value of a pair counts once its key is reached.
pub fn path(
    world: &World,
    starts: impl IntoIterator<Item = Vec<Slot>>,
    to: Addr,
    shown: impl Fn(Addr) -> bool,
) -> Option<Vec<Slot>> {
    let seen = Bits::for_words(world.heap.words());
    let (came, pairs) = (HashMap::default(), Vec::new());
    let mut search = Search { world, shown, to, seen, came, near: VecDeque::new(), far: VecDeque::new(), pairs };
    starts.into_iter().find_map(|slots| search.from(&slots))
}

impl<S: Fn(Addr) -> bool> Search<'_, S> {
    fn from(&mut self, starts: &[Slot]) -> Option<Vec<Slot>> {
        starts.iter().for_each(|slot| self.reach(*slot));
        loop {
            while let Some(at) = self.next() {
                if at == self.to {
                    return Some(self.way());
                }
                match self.world.heap.shape(at).kind {
                    BlockKind::Ephemeron => self.pairs.push(at),
                    _ => self.follow(at),
                }
            }
            let reached = |pair: &Addr| {
                let key = self.world.weak(*pair, 0);
                key.is_some_and(|key| self.world.heap.immortal(key) || self.seen.get(key))
            };
            let (ready, rest): (Vec<Addr>, _) = std::mem::take(&mut self.pairs).into_iter().partition(reached);
            self.pairs = rest;
            ready.iter().for_each(|pair| self.follow(*pair));
            if self.near.is_empty() && self.far.is_empty() {
                return None;
            }
        }
    }

    fn next(&mut self) -> Option<Addr> {
        if self.near.is_empty() {
            std::mem::swap(&mut self.near, &mut self.far);
        }
        self.near.pop_front()
    }

    fn follow(&mut self, at: Addr) {
        (0..self.world.heap.shape(at).fields).for_each(|index| self.reach(Slot::Field(at, index)));
    }

    fn reach(&mut self, slot: Slot) {
        let Some(to) = self.world.load(slot).target() else { return };
        let heap = &self.world.heap;
        // (Garbage that is just being swept may refer to where another object was.)
        if heap.immortal(to) || !heap.is_object(to) || !self.seen.set(to) {
            return;
        }
        self.came.insert(to, slot);
        if (self.shown)(to) { self.far.push_back(to) } else { self.near.push_back(to) }
    }

    fn way(&self) -> Vec<Slot> {
        let mut slots = Vec::new();
        let mut at = self.to;
        while let Some(slot) = self.came.get(&at) {
            slots.push(*slot);
            match slot {
                Slot::Field(holder, _) => at = *holder,
                Slot::Root(_) => break,
            }
        }
        slots.reverse();
        slots
    }
}

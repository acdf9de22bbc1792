//! The shortest path from a root to an object: what keeps it alive. The dull search of the oracle, but it remembers the
//! way it came. Knows neither names nor pictures; what is folded away counts nothing, so that a path is as short as
//! what people see of it. And the next paths: those by other last references.

use super::{LeftOut, Subject, ToldPath};
use memory::heap::{Addr, Bits, BlockKind, Slot};
use memory::world::World;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// A search through the references of a moment.
struct Search<'a, S> {
    world: &'a World,
    left_out: &'a LeftOut,
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
/// by itself; the path goes by as few of these as there are. The value of a pair counts once its key is reached; what is
/// left out does not.
fn path(
    world: &World,
    starts: impl IntoIterator<Item = Vec<Slot>>,
    to: Addr,
    shown: impl Fn(Addr) -> bool,
    left_out: &LeftOut,
) -> Option<Vec<Slot>> {
    let seen = Bits::for_words(world.heap.words());
    let (came, pairs) = (HashMap::default(), Vec::new());
    let mut search =
        Search { world, left_out, shown, to, seen, came, near: VecDeque::new(), far: VecDeque::new(), pairs };
    starts.into_iter().find_map(|slots| search.from(&slots))
}

/// The shortest path from a root to an object at a moment, if there is one that does without what is left out.
pub fn shortest_path(subject: &dyn Subject, to: Addr, left_out: &LeftOut) -> Option<ToldPath> {
    let shown = |at| subject.entity_at(at).is_some() && subject.shown(at);
    let starts = [true, false].into_iter().map(|named| subject.starts(named));
    let slots = path(&subject.state().world, starts, to, shown, left_out)?;
    Some(ToldPath::new(subject, to, slots))
}

/// Maximum number of searches for the next paths.
const PATIENCE: usize = 200;

/// Paths to an object that differ in the last reference, or in the shown thing that has it; the shortest first, so many
/// at most. (After J. Y. Yen, *Finding the k shortest loopless paths*, 1971: of each path that was found the last
/// stretch is forbidden, by its first slot and by its last.)
pub fn next_paths(subject: &dyn Subject, to: Addr, left_out: &LeftOut, most: usize) -> Vec<ToldPath> {
    let (mut found, mut seen, mut tried): (Vec<ToldPath>, HashSet<(Slot, Slot)>, usize) = Default::default();
    let mut queue: BinaryHeap<(Reverse<(usize, usize)>, usize)> = BinaryHeap::new();
    let mut candidates: Vec<(ToldPath, LeftOut)> = Vec::new();
    let mut search = |left_out: LeftOut, candidates: &mut Vec<_>, queue: &mut BinaryHeap<_>| {
        tried += 1;
        if let Some(path) = (tried <= PATIENCE).then(|| shortest_path(subject, to, &left_out)).flatten() {
            queue.push((Reverse((path.hops.len(), candidates.len())), candidates.len()));
            candidates.push((path, left_out));
        }
    };
    search(left_out.clone(), &mut candidates, &mut queue);
    while let Some((_, index)) = queue.pop().filter(|_| found.len() < most) {
        let (path, left_out) = candidates[index].clone();
        let Some((first, last)) = path.hops.last().and_then(|hop| Some((*hop.first()?, *hop.last()?))) else {
            continue;
        };
        if seen.insert((first, last)) {
            found.push(path);
        }
        let ends: &[Slot] = if first == last { &[first] } else { &[last, first] };
        for end in ends {
            let mut more = left_out.clone();
            more.slots.insert(*end);
            search(more, &mut candidates, &mut queue);
        }
    }
    found
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
                if self.left_out.weak {
                    return false;
                }
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
        // (Garbage that is just being swept may refer to where another object was: that is no target.)
        let Some(to) = self.left_out.target(self.world, slot) else { return };
        if !self.seen.set(to) {
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

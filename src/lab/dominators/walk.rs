//! The reachable objects of a moment as a graph for the tree: numbered in the order of a depth-first walk from a root
//! that stands for all roots and for all that is never freed. Done in slices, without recursion.
//!
//! Weak fields lead nowhere. A pair of a weak map leads nowhere either: its key leads to its value, as long as the walk
//! knows that the pair is reached (which a plain search has found out before). It knows no names.

use super::tree::Walked;
use memory::heap::{Addr, BlockKind, Slot};
use memory::time::Fuel;
use memory::world::{World, oracle};
use rustc_hash::FxHashMap as HashMap;

/// A pair of a weak map that keeps its value, at this moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// The pair itself.
    pub pair: Addr,
    /// Its key; `None` for one that is never freed.
    pub key: Option<Addr>,
    /// Its value.
    pub value: Addr,
}

/// The walk.
pub(super) struct ReachWalk {
    /// Each object's number; 0 for what is not reached. By half the index of its first word, which is even.
    pub numbers: Vec<u32>,
    /// The objects by number; the root, which is none, is not in it: number 1 comes first.
    pub order: Vec<Addr>,
    /// The pairs that keep their values.
    pub pairs: Vec<Pair>,
    parent: Vec<u32>,
    /// All references that were followed: from which number to which.
    leads: Vec<(u32, u32)>,
    /// For each number where the next one that leads to it is to be put; before, how many do.
    next: Vec<u32>,
    /// The same before anything was put, and what was put; how many of the references were.
    first: Vec<u32>,
    before: Vec<u32>,
    put: usize,
    /// Where the roots lead, the objects that are never freed included.
    starts: Vec<Addr>,
    /// What else an object leads to: a key to the values of its pairs.
    more: HashMap<Addr, Vec<Addr>>,
    /// The way from the root, each object with the number of the field that is next.
    stack: Vec<(u32, u32)>,
    /// How many bytes have been numbered, for how far it has come.
    pub bytes: u64,
}

fn place(at: Addr) -> usize {
    at.word() as usize / 2
}

impl ReachWalk {
    pub(super) fn begin(world: &World) -> ReachWalk {
        let fields = |at: Addr| (0..world.heap.shape(at).fields).map(move |index| Slot::Field(at, index));
        let roots = (0..world.roots.len()).map(Slot::Root);
        let slots = roots.chain(world.heap.immortals().flat_map(|block| fields(block.at)));
        let starts =
            slots.filter_map(|slot| world.load(slot).target()).filter(|to| !world.heap.immortal(*to)).collect();
        let pairs = pairs(world);
        let mut more: HashMap<Addr, Vec<Addr>> = HashMap::default();
        pairs.iter().for_each(|one| more.entry(one.key.unwrap_or(one.pair)).or_default().push(one.value));
        ReachWalk {
            numbers: vec![0; world.heap.words() as usize / 2 + 1],
            order: Vec::new(),
            pairs,
            parent: vec![0],
            leads: Vec::new(),
            next: vec![0],
            first: Vec::new(),
            before: Vec::new(),
            put: 0,
            starts,
            more,
            stack: vec![(0, 0)],
            bytes: 0,
        }
    }

    /// Goes on as far as the fuel goes, a unit a reference; whether it is done.
    pub(super) fn go(&mut self, world: &World, fuel: &mut Fuel) -> bool {
        while let Some((number, next)) = self.stack.last_mut() {
            let (from, index) = (*number, *next);
            *next += 1;
            match self.lead(world, from, index) {
                None => _ = self.stack.pop(),
                Some(None) => {}
                Some(Some(to)) => {
                    if self.numbers[place(to)] == 0 {
                        self.order.push(to);
                        self.parent.push(from);
                        self.next.push(0);
                        self.bytes += u64::from(world.heap.shape(to).bytes());
                        self.numbers[place(to)] = self.order.len() as u32;
                        self.stack.push((self.order.len() as u32, 0));
                    }
                    let to = self.numbers[place(to)];
                    self.leads.push((from, to));
                    self.next[to as usize] += 1;
                }
            }
            if !fuel.burn() {
                return false;
            }
        }
        self.turn_round(fuel)
    }

    /// Puts the references in order of where they lead.
    fn turn_round(&mut self, fuel: &mut Fuel) -> bool {
        if self.first.is_empty() {
            let mut sum = 0;
            for count in &mut self.next {
                self.first.push(sum);
                sum += std::mem::replace(count, sum);
            }
            self.first.push(sum);
            self.before = vec![0; self.leads.len()];
        }
        while let Some((from, to)) = self.leads.get(self.put) {
            let at = &mut self.next[*to as usize];
            self.before[*at as usize] = *from;
            *at += 1;
            self.put += 1;
            if !fuel.burn() {
                return false;
            }
        }
        true
    }

    /// Where a reference of a node leads: its fields first, then the values whose key it is. `None` where there are no
    /// more.
    fn lead(&self, world: &World, from: u32, index: u32) -> Option<Option<Addr>> {
        let Some(at) = from.checked_sub(1) else { return self.starts.get(index as usize).copied().map(Some) };
        let at = self.order[at as usize];
        let shape = world.heap.shape(at);
        let fields = if shape.kind == BlockKind::Ephemeron { 0 } else { shape.fields };
        if index < fields {
            let to = world.load(Slot::Field(at, index)).target();
            return Some(to.filter(|to| !world.heap.immortal(*to)));
        }
        if self.more.is_empty() {
            return None;
        }
        self.more.get(&at)?.get((index - fields) as usize).copied().map(Some)
    }

    /// Where the roots lead.
    pub(super) fn starts(&self) -> &[Addr] {
        &self.starts
    }

    /// The graph, once the walk is done.
    pub(super) fn graph(&mut self) -> Walked {
        (self.leads, self.next) = Default::default();
        let take = std::mem::take;
        Walked { parent: take(&mut self.parent), first: take(&mut self.first), before: take(&mut self.before) }
    }

    /// An object's number; 0 for what is not reached.
    pub(super) fn number(numbers: &[u32], at: Addr) -> u32 {
        numbers.get(place(at)).copied().unwrap_or(0)
    }
}

/// The pairs that are reached and whose key is: there are some in programs with weak maps only.
fn pairs(world: &World) -> Vec<Pair> {
    let blocks = || world.heap.blocks().filter(|block| block.kind == BlockKind::Ephemeron).map(|block| block.at);
    if blocks().next().is_none() {
        return Vec::new();
    }
    let reached = oracle::reachable(world);
    let keeps = |pair: Addr| {
        let key = world.weak(pair, 0).filter(|key| world.heap.immortal(*key) || reached.get(*key))?;
        let value = world.load(Slot::Field(pair, 0)).target().filter(|value| !world.heap.immortal(*value))?;
        Some(Pair { pair, key: Some(key).filter(|key| !world.heap.immortal(*key)), value })
    };
    blocks().filter(|at| reached.get(*at)).filter_map(keeps).collect()
}

//! What is freed exactly when an object goes, where weak maps have a part in it. A pair's value is kept by its map *and*
//! its key: without either it goes, so that two objects retain it of which neither dominates the other, and no tree
//! tells that. Each object is taken away and what it leads to is looked at: what something else leads to stays.
//!
//! Asked only where there are such pairs: it costs as much as all that each object leads to.

use super::walk::ReachWalk;
use memory::heap::{BlockKind, Slot};
use memory::time::Fuel;
use memory::world::World;
use std::collections::VecDeque;

/// More references than this are not looked at: what is left then has its figures from the tree, which are too small.
const PATIENCE: u64 = 100_000_000;

/// A pair of a weak map by numbers; 0 for a key that is never freed.
#[derive(Clone, Copy)]
struct NumberedPair {
    pair: u32,
    key: u32,
    value: u32,
}

/// What is found, object by object.
pub(super) struct ExactSearch {
    /// For each number where it leads, pairs left out, and who leads to it.
    leads: Vec<Vec<u32>>,
    before: Vec<Vec<u32>>,
    pairs: Vec<NumberedPair>,
    /// For each number the pairs that it is part of, as the pair, as the key, or as the value.
    parts: Vec<Vec<u32>>,
    /// The number that is next.
    next: u32,
    looked: u64,
    /// For each number when it was last reached, and when it was last found to stay.
    reached: Vec<u32>,
    stays: Vec<u32>,
    /// What is freed with each number: bytes, and objects that are shown.
    pub bytes: Vec<u32>,
    pub objects: Vec<u32>,
}

impl ExactSearch {
    /// `bytes` and `objects` are those of the numbers themselves.
    pub(super) fn begin(world: &World, walk: &ReachWalk, bytes: Vec<u32>, objects: Vec<u32>) -> ExactSearch {
        let nodes = walk.order.len() + 1;
        let number = |at| ReachWalk::number(&walk.numbers, at);
        let (mut leads, mut before) = (vec![Vec::new(); nodes], vec![Vec::new(); nodes]);
        for (from, at) in walk.order.iter().enumerate() {
            let shape = world.heap.shape(*at);
            let fields = if shape.kind == BlockKind::Ephemeron { 0 } else { shape.fields };
            let targets = (0..fields).filter_map(|index| world.load(Slot::Field(*at, index)).target());
            leads[from + 1] = targets.map(number).filter(|to| *to > 0).collect();
        }
        leads[0] = walk.starts().iter().map(|at| number(*at)).collect();
        for (from, leads) in leads.iter().enumerate() {
            leads.iter().for_each(|to| before[*to as usize].push(from as u32));
        }
        let mut parts = vec![Vec::new(); nodes];
        let numbered = |pair: &super::walk::Pair| NumberedPair {
            pair: number(pair.pair),
            key: pair.key.map_or(0, number),
            value: number(pair.value),
        };
        let pairs: Vec<NumberedPair> = walk.pairs.iter().map(numbered).collect();
        for (index, NumberedPair { pair, key, value }) in pairs.iter().enumerate() {
            [pair, key, value].into_iter().for_each(|part| parts[*part as usize].push(index as u32));
        }
        let none = vec![0; nodes];
        ExactSearch {
            leads,
            before,
            pairs,
            parts,
            next: nodes as u32 - 1,
            looked: 0,
            reached: none.clone(),
            stays: none,
            bytes,
            objects,
        }
    }

    /// Goes on as far as the fuel goes, a unit a reference; whether it is done.
    pub(super) fn go(&mut self, own: (&[u32], &[u32]), fuel: &mut Fuel) -> bool {
        while self.next > 0 && self.looked < PATIENCE {
            let looked = self.looked;
            let (bytes, objects) = self.freed_with(self.next, own);
            (self.bytes[self.next as usize], self.objects[self.next as usize]) = (bytes, objects);
            self.next -= 1;
            fuel.0 = fuel.0.saturating_sub(self.looked - looked);
            if fuel.0 == 0 {
                return self.next == 0;
            }
        }
        true
    }

    /// Up to which number nothing is known but what the tree says.
    pub(super) fn unknown(&self) -> u32 {
        self.next
    }

    /// How far it has come, from 0 to 1.
    pub(super) fn part(&self) -> f64 {
        1.0 - f64::from(self.next) / self.leads.len() as f64
    }

    /// What goes with a number, itself included. Its time in the tables is its number.
    fn freed_with(&mut self, taken: u32, (bytes, objects): (&[u32], &[u32])) -> (u32, u32) {
        let mut all = vec![taken];
        self.reached[taken as usize] = taken;
        let mut at = 0;
        while let Some(from) = all.get(at).copied() {
            at += 1;
            let values = self.parts[from as usize].iter().map(|pair| self.pairs[*pair as usize]);
            let values = values.filter(|pair| pair.pair == from || pair.key == from).map(|pair| pair.value);
            for to in self.leads[from as usize].iter().copied().chain(values) {
                self.looked += 1;
                if std::mem::replace(&mut self.reached[to as usize], taken) != taken {
                    all.push(to);
                }
            }
        }
        // What something else leads to stays, and what that leads to.
        let mut work: VecDeque<u32> = VecDeque::new();
        for node in all[1..].iter().copied() {
            self.looked += self.before[node as usize].len() as u64;
            let held = self.before[node as usize].iter().any(|from| self.reached[*from as usize] != taken);
            if held || self.kept_by_pair(node, taken) {
                self.stays[node as usize] = taken;
                work.push_back(node);
            }
        }
        while let Some(from) = work.pop_front() {
            let values = self.parts[from as usize].iter().map(|pair| self.pairs[*pair as usize].value);
            let values: Vec<u32> = values.filter(|value| self.kept_by_pair(*value, taken)).collect();
            for to in self.leads[from as usize].clone().into_iter().chain(values) {
                self.looked += 1;
                let gone = self.reached[to as usize] == taken && to != taken;
                if gone && std::mem::replace(&mut self.stays[to as usize], taken) != taken {
                    work.push_back(to);
                }
            }
        }
        let gone = all.iter().filter(|node| self.stays[**node as usize] != taken);
        gone.fold((0, 0), |sum, node| (sum.0 + bytes[*node as usize], sum.1 + objects[*node as usize]))
    }

    /// Whether a pair keeps a number as its value, of which neither part goes as far as is known.
    fn kept_by_pair(&self, node: u32, taken: u32) -> bool {
        let there = |part: u32| self.reached[part as usize] != taken || self.stays[part as usize] == taken;
        let mut pairs = self.parts[node as usize].iter().map(|pair| self.pairs[*pair as usize]);
        pairs.any(|pair| pair.value == node && there(pair.pair) && (pair.key == 0 || there(pair.key)))
    }
}

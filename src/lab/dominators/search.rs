//! How the dominators of a moment are found: a walk, the tree, the sums, each in slices, so that a page stays alive, can
//! show how far it has come, and can drop the search at any time.

use super::exact::ExactSearch;
use super::tree::TreeSearch;
use super::walk::ReachWalk;
use super::{Dominators, Retained};
use crate::lab::{Lab, State, Unfold};
use memory::time::Fuel;
use std::rc::Rc;

enum Stage {
    Walk,
    Tree(TreeSearch),
    /// Each object's own figures: how many are taken down.
    Own,
    /// The sums, from the leaves up: which number is next.
    Sum(u32),
    Exact(Box<ExactSearch>),
    /// Who stands under whom: which number is next.
    Below(u32),
    Done,
}

/// A search for the dominators of a moment.
pub struct DominatorSearch {
    lab: Lab,
    state: Rc<State>,
    unfold: Unfold,
    walk: ReachWalk,
    stage: Stage,
    dominator: Vec<u32>,
    bytes: Vec<u32>,
    objects: Vec<u32>,
    /// The same of each number by itself, as long as they are needed.
    own: (Vec<u32>, Vec<u32>),
    shown: Vec<bool>,
    /// Up to which number the sums are the least that they can be.
    unknown: u32,
    next: Vec<u32>,
    first: Vec<u32>,
    below: Vec<u32>,
}

impl DominatorSearch {
    /// Begins with a moment of a lab; `unfold` says what is shown.
    pub fn begin(lab: Lab, state: Rc<State>, unfold: Unfold) -> DominatorSearch {
        let walk = ReachWalk::begin(&state.world);
        DominatorSearch {
            lab,
            state,
            unfold,
            walk,
            stage: Stage::Walk,
            dominator: Vec::new(),
            bytes: vec![0],
            objects: vec![0],
            own: Default::default(),
            shown: vec![false],
            unknown: 0,
            next: Vec::new(),
            first: Vec::new(),
            below: Vec::new(),
        }
    }

    /// Goes on as far as the fuel goes, about a unit a reference; the answer once it is there.
    pub fn go(&mut self, fuel: &mut Fuel) -> Option<Dominators> {
        loop {
            let over = match &mut self.stage {
                Stage::Walk => self.walk.go(&self.state.world, fuel),
                Stage::Tree(tree) => tree.go(fuel),
                Stage::Own => self.own(fuel),
                Stage::Sum(_) => self.sum(fuel),
                Stage::Exact(exact) => exact.go((&self.own.0, &self.own.1), fuel),
                Stage::Below(_) => self.sort(fuel),
                Stage::Done => return None,
            };
            if !over {
                return None;
            }
            self.stage = match std::mem::replace(&mut self.stage, Stage::Done) {
                Stage::Walk => Stage::Tree(TreeSearch::begin(self.walk.graph())),
                Stage::Tree(tree) => {
                    self.dominator = tree.done();
                    Stage::Own
                }
                Stage::Own => {
                    if !self.walk.pairs.is_empty() {
                        self.own = (self.bytes.clone(), self.objects.clone());
                    }
                    Stage::Sum(self.walk.order.len() as u32)
                }
                Stage::Sum(_) if !self.walk.pairs.is_empty() => {
                    let (bytes, objects) = (std::mem::take(&mut self.bytes), std::mem::take(&mut self.objects));
                    Stage::Exact(Box::new(ExactSearch::begin(&self.state.world, &self.walk, bytes, objects)))
                }
                Stage::Exact(exact) => {
                    self.unknown = exact.unknown();
                    (self.bytes, self.objects) = (exact.bytes, exact.objects);
                    Stage::Below(0)
                }
                Stage::Sum(_) => Stage::Below(0),
                Stage::Below(_) | Stage::Done => return Some(self.answer()),
            };
        }
    }

    /// The same in one go.
    pub fn finish(mut self) -> Dominators {
        loop {
            if let Some(found) = self.go(&mut Fuel(u64::MAX)) {
                return found;
            }
        }
    }

    /// How far it has come, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let all = (self.walk.order.len() + 1) as f64;
        let used = f64::from(self.state.world.heap.used()).max(1.0);
        match &self.stage {
            Stage::Walk => 0.4 * (self.walk.bytes as f64 / used).min(1.0),
            Stage::Tree(tree) => 0.4 + 0.3 * tree.part(),
            Stage::Own => 0.7 + 0.1 * self.bytes.len() as f64 / all,
            Stage::Sum(next) => 0.8 + 0.05 * (1.0 - f64::from(*next) / all),
            Stage::Exact(exact) => 0.85 + 0.1 * exact.part(),
            Stage::Below(next) => 0.95 + 0.05 * f64::from(*next) / all,
            Stage::Done => 1.0,
        }
    }

    fn own(&mut self, fuel: &mut Fuel) -> bool {
        let subject = self.lab.seen(&self.state, self.unfold);
        while let Some(at) = self.walk.order.get(self.bytes.len() - 1) {
            let shown = subject.shown(*at);
            self.bytes.push(self.state.world.heap.shape(*at).bytes());
            self.objects.push(u32::from(shown));
            self.shown.push(shown);
            if !fuel.burn() {
                return false;
            }
        }
        true
    }

    fn sum(&mut self, fuel: &mut Fuel) -> bool {
        let Stage::Sum(next) = &mut self.stage else { return true };
        while *next > 0 {
            let (node, above) = (*next as usize, self.dominator[*next as usize] as usize);
            self.bytes[above] += self.bytes[node];
            self.objects[above] += self.objects[node];
            *next -= 1;
            if !fuel.burn() {
                return false;
            }
        }
        true
    }

    fn sort(&mut self, fuel: &mut Fuel) -> bool {
        let Stage::Below(next) = &mut self.stage else { return true };
        if self.first.is_empty() {
            let mut counts = vec![0; self.dominator.len() + 1];
            self.dominator[1..].iter().for_each(|above| counts[*above as usize + 1] += 1);
            for node in 1..counts.len() {
                counts[node] += counts[node - 1];
            }
            (self.next, self.first) = (counts.clone(), counts);
            self.below = vec![0; self.dominator.len() - 1];
        }
        while (*next as usize) + 1 < self.dominator.len() {
            *next += 1;
            let at = &mut self.next[self.dominator[*next as usize] as usize];
            self.below[*at as usize] = *next;
            *at += 1;
            if !fuel.burn() {
                return false;
            }
        }
        true
    }

    fn answer(&mut self) -> Dominators {
        let (unknown, take) = (self.unknown, std::mem::take::<Vec<u32>>);
        let sums = self.bytes.iter().zip(&self.objects).enumerate();
        let retained = |(number, (bytes, objects)): (usize, (&u32, &u32))| Retained {
            bytes: *bytes,
            objects: *objects,
            at_least: number > 0 && number as u32 <= unknown,
        };
        Dominators {
            retained: sums.map(retained).collect(),
            numbers: take(&mut self.walk.numbers),
            order: std::mem::take(&mut self.walk.order),
            dominator: take(&mut self.dominator),
            shown: std::mem::take(&mut self.shown),
            first: take(&mut self.first),
            below: take(&mut self.below),
        }
    }
}

//! From when on nothing reached an object, for all objects of a run at once: the Merlin algorithm (M. Hertz, S. Blackburn,
//! E. Moss, K. McKinley, D. Stefanović, *Error-free garbage collection traces: how to cheat and not get caught*, 2002).
//! Whatever loses a reference is stamped with the time; in the end each object that nothing reaches died at the latest
//! stamp of all that lead to it. It keeps a shadow of the graph, in which freed objects hold what they held, and looks
//! for what is reachable only where it must.
//!
//! Where an operation names an object that nothing reaches (a script and a person can, a program cannot), what is dead by
//! then is *settled* before it has its effect: whoever writes to garbage must not pass for the one who let go of it.

use super::{LetGo, LifeEvent};
use memory::heap::{BlockKind, ObjectId, Slot};
use memory::world::{SlotId, World};
use rustc_hash::FxHashMap as HashMap;
use std::collections::BinaryHeap;

/// What is remembered of an object.
#[derive(Clone, Debug, Default)]
struct Shadow {
    fields: Vec<Option<ObjectId>>,
    /// Of a pair, its key, even if that is gone.
    key: Option<ObjectId>,
    /// Whether it is a pair of a weak map.
    pair: bool,
    /// Whether it was there from the start and is never freed.
    immortal: bool,
    /// That it was made, or lost a reference last.
    stamp: LetGo,
    /// How it died, if that is settled.
    settled: Option<LetGo>,
}

/// The shadow of a graph.
#[derive(Clone, Debug, Default)]
pub(super) struct Merlin {
    roots: Vec<Option<ObjectId>>,
    objects: Vec<Shadow>,
    /// The pairs by their keys.
    pairs: HashMap<ObjectId, Vec<ObjectId>>,
}

impl Merlin {
    /// The shadow of a world.
    pub(super) fn of(world: &World) -> Merlin {
        let mut merlin = Merlin::default();
        let heap = &world.heap;
        let target = |slot| world.load(slot).target().filter(|at| heap.is_object(*at)).map(|at| heap.id(at));
        merlin.roots = (0..world.roots.len()).map(|index| target(Slot::Root(index))).collect();
        let blocks = heap.immortals().chain(heap.blocks()).filter(|block| block.kind.is_object());
        for block in blocks {
            let (id, shape) = (heap.id(block.at), heap.shape(block.at));
            merlin.made(id, shape.kind == BlockKind::Ephemeron, LifeEvent::default());
            let shadow = &mut merlin.objects[id.0 as usize];
            shadow.immortal = heap.immortal(block.at);
            shadow.fields = (0..shape.fields).map(|index| target(Slot::Field(block.at, index))).collect();
            if let Some(key) = world.weak(block.at, 0).filter(|_| shape.kind == BlockKind::Ephemeron) {
                merlin.set_key(id, heap.id(key));
            }
        }
        merlin
    }

    /// An object was made.
    pub(super) fn made(&mut self, id: ObjectId, pair: bool, act: LifeEvent) {
        let longer = self.objects.len().max(id.0 as usize + 1);
        self.objects.resize_with(longer, Shadow::default);
        self.objects[id.0 as usize] = Shadow { pair, stamp: LetGo { act, place: None }, ..Shadow::default() };
    }

    /// A weak field was written: of a pair that is its key.
    pub(super) fn set_key(&mut self, pair: ObjectId, key: ObjectId) {
        let known = self.objects.get_mut(pair.0 as usize).filter(|shadow| shadow.pair && shadow.key != Some(key));
        if let Some(shadow) = known {
            shadow.key = Some(key);
            self.pairs.entry(key).or_default().push(pair);
        }
    }

    /// A reference was written: what was there lost one.
    pub(super) fn wrote(&mut self, place: SlotId, old: Option<ObjectId>, new: Option<ObjectId>, act: LifeEvent) {
        let (list, index, garbage) = match place {
            SlotId::Root(index) => (&mut self.roots, index, false),
            SlotId::Field(id, index) => match self.objects.get_mut(id.0 as usize) {
                Some(shadow) => (&mut shadow.fields, index, shadow.settled.is_some()),
                None => return,
            },
        };
        if list.len() <= index as usize {
            list.resize(index as usize + 1, None);
        }
        list[index as usize] = new;
        if let Some(shadow) = old.filter(|_| !garbage).and_then(|old| self.objects.get_mut(old.0 as usize)) {
            shadow.stamp = LetGo { act, place: Some(place) };
        }
    }

    /// What is reachable.
    pub(super) fn reachable(&self) -> Vec<bool> {
        let mut seen = vec![false; self.objects.len()];
        let immortals = self.objects.iter().enumerate().filter(|(_, shadow)| shadow.immortal);
        let mut work: Vec<ObjectId> = self.roots.iter().copied().flatten().collect();
        work.extend(immortals.map(|(id, _)| ObjectId(id as u32)));
        while let Some(id) = work.pop() {
            let Some(shadow) = self.objects.get(id.0 as usize) else { continue };
            if std::mem::replace(&mut seen[id.0 as usize], true) {
                continue;
            }
            let opens = !shadow.pair || shadow.key.is_some_and(|key| seen[key.0 as usize]);
            work.extend(shadow.fields.iter().copied().flatten().filter(|_| opens));
            let pairs = self.pairs.get(&id).into_iter().flatten().filter(|pair| seen[pair.0 as usize]);
            work.extend(pairs.flat_map(|pair| self.objects[pair.0 as usize].fields.iter().copied().flatten()));
        }
        seen
    }

    /// Settles how everything died that is not reachable.
    pub(super) fn settle(&mut self) {
        let seen = self.reachable();
        let dead = |id: ObjectId, all: &[Shadow]| {
            let known = all.get(id.0 as usize);
            known.is_some_and(|shadow| !seen[id.0 as usize] && shadow.settled.is_none())
        };
        let all = (0..self.objects.len() as u32).map(ObjectId).filter(|id| dead(*id, &self.objects));
        let mut latest: BinaryHeap<(u64, ObjectId, ObjectId)> =
            all.map(|id| (self.objects[id.0 as usize].stamp.act.at.0, id, id)).collect();
        while let Some((at, id, from)) = latest.pop() {
            if !dead(id, &self.objects) {
                continue;
            }
            let end = self.objects[from.0 as usize].settled.unwrap_or(self.objects[from.0 as usize].stamp);
            debug_assert_eq!(end.act.at.0, at);
            self.objects[id.0 as usize].settled = Some(end);
            let shadow = &self.objects[id.0 as usize];
            // Of a pair and its key the one that comes later in this order died first, and the value with it.
            let over = |part: ObjectId| seen[part.0 as usize] || self.objects[part.0 as usize].settled.is_some();
            let opens = !shadow.pair || shadow.key.is_some_and(over);
            let mut next: Vec<ObjectId> = shadow.fields.iter().copied().flatten().filter(|_| opens).collect();
            let pairs = self.pairs.get(&id).into_iter().flatten().filter(|pair| over(**pair));
            next.extend(pairs.flat_map(|pair| self.objects[pair.0 as usize].fields.iter().copied().flatten()));
            latest.extend(next.into_iter().filter(|to| dead(*to, &self.objects)).map(|to| (at, to, id)));
        }
    }

    /// What is reachable again is alive again.
    pub(super) fn revive(&mut self) {
        let seen = self.reachable();
        self.objects.iter_mut().zip(seen).filter(|(_, seen)| *seen).for_each(|(shadow, _)| shadow.settled = None);
    }

    /// How an object died, once that is settled.
    pub(super) fn end(&self, id: ObjectId) -> Option<LetGo> {
        self.objects.get(id.0 as usize)?.settled
    }
}

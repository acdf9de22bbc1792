//! Heap-like random graphs, seeded, the same in every run: a few roots, chains and hubs, sharing, cycles, 1.5 references an object, a fifth of all objects garbage.

use heapwave::lab::{Action, Scenario, ScenarioObject};
use memory::gc::{self, Collector};
use memory::heap::{Addr, BlockKind, Shape, Slot, Word};
use memory::time::Mute;
use memory::world::{Order, Pacing, RootKind, World};
use std::collections::HashSet;
use std::rc::Rc;

/// A graph: for each object what it refers to, and how many of the first objects are roots.
pub struct Graph {
    pub to: Vec<Vec<u32>>,
    pub edges: Vec<(u32, u32)>,
    pub roots: usize,
}

/// The generator mulberry32: numbers from 0 up to, but without, 1.
pub struct Random(pub u32);

impl Random {
    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let a = self.0;
        let mut t = (a ^ a >> 15).wrapping_mul(1 | a);
        t = t.wrapping_add((t ^ t >> 7).wrapping_mul(61 | t)) ^ t;
        f64::from(t ^ t >> 14) / 4_294_967_296.0
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() * n as f64) as usize
    }
}

impl Graph {
    pub fn new(n: usize, seed: u32) -> Graph {
        let mut random = Random(seed.wrapping_mul(7919).wrapping_add(n as u32));
        let roots = (((n as f64).sqrt() / 2.0).round() as usize).max(1);
        let most = (1.5 * n as f64).round() as usize;
        let (mut garbage, mut parent) = (vec![false; n], vec![None; n]);
        let (mut seen, mut edges) = (HashSet::with_capacity(most), Vec::with_capacity(most));
        let mut add = |edges: &mut Vec<(u32, u32)>, from: usize, to: usize| {
            if from != to && edges.len() < most && seen.insert((from as u32, to as u32)) {
                edges.push((from as u32, to as u32));
            }
        };
        for i in roots..n {
            let r = random.next();
            if random.next() < 0.02 {
                garbage[i] = true;
                continue;
            }
            let mut p = match r {
                r if r < 0.55 => i - 1 - random.below(i.min(8)),
                r if r < 0.80 => random.below(i),
                r if r < 0.92 => random.below(i) / 200 * 200,
                _ => random.below(roots),
            };
            if p == i {
                p = i - 1;
            }
            (parent[i], garbage[i]) = (Some(p), garbage[p]);
            add(&mut edges, p, i);
        }
        while edges.len() < most {
            let mut u = random.below(n);
            let r = random.next();
            let mut v = u;
            if r < 0.6 {
                v = (u + random.below(33)).saturating_sub(16).min(n - 1);
            } else if r < 0.8 {
                for _ in 0..1 + random.below(4) {
                    v = parent[v].unwrap_or(v);
                }
            } else {
                v = random.below(n);
            }
            if !garbage[u] && garbage[v] {
                (u, v) = (v, u);
            }
            add(&mut edges, u, v);
        }
        let mut to = vec![Vec::new(); n];
        edges.iter().for_each(|(from, target)| to[*from as usize].push(*target));
        Graph { to, edges, roots }
    }

    /// The graph in memory that nothing else shares, where a collector makes its objects.
    pub fn world_for(&self, collector: &dyn Collector) -> World {
        let shape = |to: &Vec<u32>| Shape { kind: BlockKind::Object, fields: to.len() as u32, weak: 0, data: 16 };
        let bytes = self.to.iter().map(|to| shape(to).bytes()).sum();
        let mut world = World::new(0, Order::Stack);
        world.seal(bytes, &collector.traits().sizes(bytes, 0), Pacing::default());
        let mut make = |to| collector.alloc(&mut world, shape(to), &mut Mute).unwrap();
        let at: Vec<Addr> = self.to.iter().map(&mut make).collect();
        for (from, to) in self.to.iter().enumerate() {
            for (index, to) in to.iter().enumerate() {
                world.store(Slot::Field(at[from], index as u32), Word::reference(at[*to as usize]));
            }
        }
        for root in &at[..self.roots] {
            let index = world.roots.add(RootKind::Global);
            world.store(Slot::Root(index), Word::reference(*root));
        }
        world
    }

    /// The same without cycles: what is left leads to later objects only.
    pub fn acyclic(mut self) -> Graph {
        self.to.iter_mut().enumerate().for_each(|(from, to)| to.retain(|to| *to as usize > from));
        self
    }

    /// The graph as a scenario that collects once.
    pub fn scenario(&self) -> Scenario {
        let names: Vec<Rc<str>> = (0..self.to.len()).map(|i| format!("o{i}").into()).collect();
        let fields: Vec<Rc<str>> = (0..self.to.len()).map(|i| format!("f{i}").into()).take(10_000).collect();
        let thing = |(i, to): (usize, &Vec<u32>)| ScenarioObject {
            name: names[i].clone(),
            size: 16,
            fields: to.iter().zip(&fields).map(|(to, f)| (f.clone(), Some(names[*to as usize].clone()))).collect(),
            weak: Vec::new(),
            at: None,
            pin: None,
        };
        let objects: Vec<ScenarioObject> = self.to.iter().enumerate().map(thing).collect();
        Scenario {
            title: "bench".into(),
            collector: gc::named("mark-sweep").unwrap(),
            heap: 128 * self.to.len() as u32,
            order: Order::Stack,
            objects,
            roots: (0..self.roots).map(|i| (format!("r{i}").into(), Some(names[i].clone()))).collect(),
            root_slots: 0,
            script: vec![Action::Collect.into()],
            program: None,
        }
    }

    /// The graph as a scenario file that collects once.
    pub fn text(&self) -> String {
        let side = |to: &[u32]| {
            let fields: Vec<_> = to.iter().enumerate().map(|(i, to)| format!("\"f{i}\":\"o{to}\"")).collect();
            fields.join(",")
        };
        let object = |(i, to): (usize, &Vec<u32>)| format!("\"o{i}\":{{\"fields\":{{{}}}}}", side(to));
        let objects: Vec<_> = self.to.iter().enumerate().map(object).collect();
        let roots: Vec<_> = (0..self.roots).map(|i| format!("\"r{i}\":\"o{i}\"")).collect();
        let (objects, roots) = (objects.join(",\n"), roots.join(","));
        format!(
            "{{\"heapwave\":1,\"objects\":{{{objects}}},\"roots\":{{{roots}}},\"script\":[{{\"op\":\"collect\"}}]}}"
        )
    }
}

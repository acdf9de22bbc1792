//! Objects that are generated rather than listed, so that a scenario of a million is one line: of a kind, as many as
//! asked for, by a seed. The same line gives the same objects, on every machine.
//!
//! Every kind is built twice over: once from a root on, once of garbage that nothing refers to. Which object belongs to
//! which is drawn by lot, so that the two lie mingled in the heap.

use super::{ScenarioObject, Side};
use std::rc::Rc;

/// How the objects refer to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraphKind {
    /// Each to some below it, and to nothing else.
    Tree,
    /// Each to the next one.
    List,
    /// Each to any others.
    Random,
    /// Each to some of the next layer.
    Layers,
    /// Closely within groups, and from group to group by one reference.
    Clusters,
}

impl GraphKind {
    /// All of them, by name.
    pub const ALL: [(&str, GraphKind); 5] = [
        ("tree", GraphKind::Tree),
        ("list", GraphKind::List),
        ("random", GraphKind::Random),
        ("layers", GraphKind::Layers),
        ("clusters", GraphKind::Clusters),
    ];
}

/// What is to be generated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Generator {
    /// How they refer to each other.
    pub kind: GraphKind,
    /// How many objects.
    pub objects: u32,
    /// What the lots are drawn by.
    pub seed: u32,
    /// How many references an object has, on the average; of a list one.
    pub references: u32,
    /// Which part of them is garbage from the start, from 0 to 1.
    pub garbage: f64,
    /// What each one's own data weighs, in bytes.
    pub size: u32,
}

/// Maximum number of objects.
pub const MOST_OBJECTS: u32 = 1_000_000;
/// The objects of a cluster.
const CLUSTER: usize = 32;
/// About how many bytes an object takes in all, from its name to what is painted of it.
const ROOM: usize = 800;

/// Lots, drawn by a seed (Steele, Lea and Flood, *SplitMix*, 2014).
struct Lots(u64);

impl Lots {
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One below a bound that is not zero.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.draw()) * bound as u128) >> 64) as usize
    }
}

impl Generator {
    /// The objects, and which one the root refers to.
    pub fn make(&self) -> (Vec<ScenarioObject>, Option<Rc<str>>) {
        make_room(ROOM * self.objects as usize);
        let mut lots = Lots(u64::from(self.seed));
        let (mut kept, mut lost) = (Vec::new(), Vec::new());
        for object in 0..self.objects {
            let part = (lots.draw() >> 11) as f64 / (1u64 << 53) as f64;
            // The first one is kept, so that there is something to keep.
            if object > 0 && part < self.garbage { lost.push(object) } else { kept.push(object) }
        }
        let mut references = Vec::new();
        for part in [&kept, &lost] {
            self.link(part, &mut references, &mut lots);
        }
        let (ends, leads) = by_origin(&references, self.objects as usize);
        let names: Vec<Rc<str>> = (1..=self.objects).map(|number| Rc::from(number.to_string())).collect();
        let mut fields: Vec<Rc<str>> = Vec::new();
        let object = |(at, name): (usize, &Rc<str>)| {
            let leads = &leads[at.checked_sub(1).map_or(0, |before| ends[before])..ends[at]];
            let longer = fields.len()..leads.len().max(fields.len());
            fields.extend(longer.map(|index| Rc::from(self.field(index))));
            let side: Side = fields
                .iter()
                .zip(leads)
                .map(|(field, to)| (field.clone(), Some(names[*to as usize].clone())))
                .collect();
            ScenarioObject { name: name.clone(), size: self.size, fields: side, weak: Side::new(), at: None, pin: None }
        };
        let objects = names.iter().enumerate().map(object).collect();
        (objects, kept.first().map(|first| names[*first as usize].clone()))
    }

    /// Lets the objects of a part refer to each other: from the first one all others are reached.
    fn link(&self, part: &[u32], references: &mut Vec<(u32, u32)>, lots: &mut Lots) {
        let width = (part.len() as f64).sqrt().ceil().max(1.0) as usize;
        let mut refer = |from: usize, to: usize| references.push((part[from], part[to]));
        let children = self.references.max(1) as usize;
        for at in 1..part.len() {
            // Who makes it reachable.
            let from = match self.kind {
                GraphKind::List => at - 1,
                GraphKind::Tree => (at - 1) / children,
                GraphKind::Random => lots.below(at),
                GraphKind::Layers if at <= width => 0,
                GraphKind::Layers => {
                    let layer = (at - 1) / width;
                    (layer - 1) * width + 1 + lots.below(width)
                }
                GraphKind::Clusters if at % CLUSTER == 0 => lots.below(at / CLUSTER) * CLUSTER,
                GraphKind::Clusters => at - at % CLUSTER + lots.below(at % CLUSTER),
            };
            refer(from, at);
        }
        if matches!(self.kind, GraphKind::List | GraphKind::Tree) {
            return;
        }
        for from in 0..part.len() {
            for _ in 1..self.references {
                let (first, end) = match self.kind {
                    GraphKind::Layers => {
                        let next = from.div_ceil(width) * width + 1;
                        (next, (next + width).min(part.len()))
                    }
                    GraphKind::Clusters => {
                        let own = from - from % CLUSTER;
                        (own, (own + CLUSTER).min(part.len()))
                    }
                    _ => (0, part.len()),
                };
                if first < end {
                    refer(from, first + lots.below(end - first));
                }
            }
        }
    }

    /// What the field of an object at an index is called.
    fn field(&self, index: usize) -> String {
        match (self.kind, index) {
            (GraphKind::List, 0) => "next".into(),
            (GraphKind::Tree, 0) if self.references == 2 => "left".into(),
            (GraphKind::Tree, 1) if self.references == 2 => "right".into(),
            _ => (index + 1).to_string(),
        }
    }
}

/// References by the object they are in, each object's in the order in which they were made: where each one's end, and all
/// that they lead to.
fn by_origin(references: &[(u32, u32)], objects: usize) -> (Vec<usize>, Vec<u32>) {
    let mut ends = vec![0; objects];
    references.iter().for_each(|(from, _)| ends[*from as usize] += 1);
    let mut sum = 0;
    for end in &mut ends {
        // First it is where each one's begin; it moves on with each that is put there.
        (*end, sum) = (sum, sum + *end);
    }
    let mut leads = vec![0; references.len()];
    for (from, to) in references {
        leads[ends[*from as usize]] = *to;
        ends[*from as usize] += 1;
    }
    (ends, leads)
}

/// Has the allocator fetch this number of bytes at once, and keep them: where memory grows by 64 KiB at a time, as in a
/// browser, that takes longer than to fill it. What cannot be had at once may be had little by little.
fn make_room(bytes: usize) {
    let mut room = Vec::<u8>::new();
    // Else the compiler sees that nobody uses it.
    let _ = std::hint::black_box(&mut room).try_reserve_exact(bytes);
}

#[cfg(test)]
mod tests {
    use super::{Generator, GraphKind};
    use std::collections::HashMap;

    fn of(kind: GraphKind, objects: u32, garbage: f64) -> Generator {
        Generator { kind, objects, seed: 7, references: 2, garbage, size: 16 }
    }

    #[test]
    fn what_is_kept_is_reached_and_what_is_lost_is_not() {
        for (name, kind) in GraphKind::ALL {
            for objects in [1, 2, 33, 1000] {
                let (made, root) = of(kind, objects, 0.3).make();
                assert_eq!(made.len(), objects as usize, "{name}");
                let index: HashMap<_, _> = made.iter().enumerate().map(|(at, one)| (one.name.clone(), at)).collect();
                let mut seen = vec![false; made.len()];
                let mut list = vec![index[&root.unwrap()]];
                while let Some(at) = list.pop() {
                    if !std::mem::replace(&mut seen[at], true) {
                        list.extend(made[at].fields.iter().filter_map(|(_, to)| Some(index[to.as_ref()?])));
                    }
                }
                let kept = seen.iter().filter(|seen| **seen).count();
                let part = kept as f64 / f64::from(objects);
                assert!(objects < 1000 || (0.6..0.8).contains(&part), "{name}: {part} is kept");
                assert!(of(kind, objects, 0.0).make().0.len() == objects as usize);
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_objects_and_another_one_others() {
        let one = of(GraphKind::Random, 500, 0.2);
        assert_eq!(one.make(), one.make());
        assert_ne!(one.make(), Generator { seed: 8, ..one }.make());
    }
}

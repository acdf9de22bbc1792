//! Where two versions of a world differ, by address: what a picture has to look at again. The pages they share are not
//! compared, so that it costs what changed.

use super::{Relocation, Worklist, World};
use crate::heap::{Addr, WORD};
use std::ops::Range;

impl World {
    /// The words of the heap where anything of an object differs from another version: what it holds, its marks, whether
    /// it waits or is being worked on. In order, joined where they touch. `None` where anything may: another phase, a
    /// walk that has begun or ended.
    pub fn changed_since(&self, earlier: &World) -> Option<Vec<Range<u32>>> {
        let (now, then) = (&self.collection, &earlier.collection);
        let spaces = |world: &World| world.heap.spaces().map(|space| world.heap.extent(space)).collect::<Vec<_>>();
        let alike = (now.phase, now.number, now.space, now.age_mark)
            == (then.phase, then.number, then.space, then.age_mark)
            && now.copies.len() == then.copies.len()
            && now.cursor.is_some() == then.cursor.is_some()
            && spaces(self) == spaces(earlier);
        if !alike {
            return None;
        }
        let mut words = self.heap.changed_since(&earlier.heap);
        let mut one = |word: u32| words.push(word..word + 1);
        let bits = [
            (&now.marks, &then.marks),
            (&now.scanned, &then.scanned),
            (&now.dying, &then.dying),
            (&now.logged, &then.logged),
        ];
        bits.into_iter().for_each(|(now, then)| now.changed_since(then).for_each(&mut one));
        now.copies.differing(&then.copies).for_each(|pair| one(2 * pair as u32));
        let scans = [now.scan, then.scan].into_iter().flatten().map(|task| task.object);
        scans.filter(|_| now.scan != then.scan).for_each(|at| one(at.word()));
        for (now, then) in
            [(&now.worklist, &then.worklist), (&now.ephemerons, &then.ephemerons), (&now.zeros, &then.zeros)]
        {
            moved(now, then).for_each(|at| one(at.word()));
        }
        let mut between = |a: Option<Addr>, b: Option<Addr>| {
            if let Some((a, b)) = a.zip(b).filter(|(a, b)| a != b) {
                words.push(a.min(b).word()..a.max(b).word() + 1);
            }
        };
        between(now.cursor, then.cursor);
        match (&now.relocation, &then.relocation) {
            (None, None) => {}
            (Some(Relocation::Copying { from }), Some(Relocation::Copying { from: before })) if from == before => {}
            (Some(Relocation::Evacuating(now)), Some(Relocation::Evacuating(then))) if now == then => {}
            (Some(Relocation::Sliding(now)), Some(Relocation::Sliding(then)))
                if now.updating == then.updating && now.place.is_some() == then.place.is_some() =>
            {
                between(now.place.map(|task| task.object), then.place.map(|task| task.object));
                let arrivals = now.arrivals.differing(&then.arrivals);
                words.extend(arrivals.map(|pair| 2 * pair as u32..2 * pair as u32 + 1));
            }
            _ => return None,
        }
        Some(joined(words))
    }
}

/// The objects that came into a worklist or left it.
fn moved(now: &Worklist, then: &Worklist) -> impl Iterator<Item = Addr> {
    now.without(then).chain(then.without(now)).collect::<Vec<_>>().into_iter()
}

/// Ranges in order, those that touch as one.
pub(crate) fn joined(words: Vec<Range<u32>>) -> Vec<Range<u32>> {
    let mut packed: Vec<u64> = words.iter().map(|range| u64::from(range.start) << 32 | u64::from(range.end)).collect();
    sorting::numbers(&mut packed);
    let mut words: Vec<Range<u32>> = packed.iter().map(|range| (range >> 32) as u32..*range as u32).collect();
    words.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            last.end = last.end.max(next.end);
        }
        touches
    });
    words
}

impl crate::heap::Heap {
    /// The words where it differs from another version of itself, in order: what was written, where objects came, went
    /// or moved, and what lies between the ends of what is used.
    pub fn changed_since(&self, earlier: &crate::heap::Heap) -> Vec<Range<u32>> {
        let mut words: Vec<Range<u32>> = Vec::new();
        self.written_since(earlier, |range| words.push(range));
        for space in self.spaces() {
            let end = |heap: &Self| (heap.extent(space).1 - heap.untouched(space)) / WORD;
            let (now, then) = (end(self), end(earlier));
            if now != then {
                words.push(now.min(then)..now.max(then));
            }
        }
        joined(words)
    }
}

//! Sets of characters, as ranges of code points; classes like `\d`.

/// A set of code points (or UTF-16 units): ranges in order that do not touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CodeSet {
    ranges: Vec<(u32, u32)>,
    /// Whether what is not in the ranges is meant.
    pub negated: bool,
}

const LAST: u32 = 0x10_ffff;

impl CodeSet {
    /// A set of ranges.
    pub fn of(ranges: &[(u32, u32)]) -> CodeSet {
        let mut set = CodeSet { ranges: ranges.to_vec(), negated: false };
        set.order();
        set
    }

    fn order(&mut self) {
        sorting::plain(&mut self.ranges);
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for (from, to) in self.ranges.drain(..) {
            match merged.last_mut() {
                Some((_, last)) if from <= last.saturating_add(1) => *last = (*last).max(to),
                _ => merged.push((from, to)),
            }
        }
        self.ranges = merged;
    }

    /// Whether a code point is in the ranges.
    pub fn within(&self, point: u32) -> bool {
        let at = self.ranges.partition_point(|(_, to)| *to < point);
        self.ranges.get(at).is_some_and(|(from, _)| *from <= point)
    }

    /// All of both.
    pub fn with(mut self, other: &CodeSet) -> CodeSet {
        self.ranges.extend_from_slice(&other.ranges);
        self.order();
        self
    }

    /// What is in neither.
    pub fn complement(&self) -> CodeSet {
        let (mut ranges, mut next) = (Vec::new(), 0);
        for (from, to) in &self.ranges {
            if *from > next {
                ranges.push((next, from - 1));
            }
            next = to + 1;
        }
        if next <= LAST {
            ranges.push((next, LAST));
        }
        CodeSet { ranges, negated: false }
    }

    /// What is in both.
    pub fn and(&self, other: &CodeSet) -> CodeSet {
        self.complement().with(&other.complement()).complement()
    }

    /// What is in this one only.
    pub fn without(&self, other: &CodeSet) -> CodeSet {
        self.and(&other.complement())
    }
}

/// `\d`.
pub(super) fn digits() -> CodeSet {
    CodeSet::of(&[(0x30, 0x39)])
}

/// `\w`; where case is ignored by Unicode's rules two letters more.
pub(super) fn words(folded: bool) -> CodeSet {
    let plain = CodeSet::of(&[(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)]);
    if folded { plain.with(&CodeSet::of(&[(0x17f, 0x17f), (0x212a, 0x212a)])) } else { plain }
}

/// `\s`.
pub(super) fn spaces() -> CodeSet {
    CodeSet::of(&[
        (0x9, 0xd),
        (0x20, 0x20),
        (0xa0, 0xa0),
        (0x1680, 0x1680),
        (0x2000, 0x200a),
        (0x2028, 0x2029),
        (0x202f, 0x202f),
        (0x205f, 0x205f),
        (0x3000, 0x3000),
        (0xfeff, 0xfeff),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_ranges_in_order() {
        let set = CodeSet::of(&[(5, 9), (1, 2), (3, 4), (20, 30)]);
        assert_eq!(set.ranges, [(1, 9), (20, 30)]);
        assert_eq!(set.complement().ranges, [(0, 0), (10, 19), (31, LAST)]);
        assert_eq!(set.without(&CodeSet::of(&[(4, 25)])).ranges, [(1, 3), (26, 30)]);
        assert_eq!([0, 1, 9, 10, 30, 31].map(|point| set.within(point)), [false, true, true, false, true, false]);
    }
}

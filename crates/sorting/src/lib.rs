//! A stable sort that weighs little where it is used: the page goes over the wire, and the standard library makes two to
//! nine kilobytes of code for each type and each order that is sorted by.
//!
//! There is one merge sort, of places; what is at them it asks a function object. So it is for lists that are short or
//! sorted seldom, and does as many comparisons as any; where a load or a frame waits for it, [`slice::sort`] is faster by
//! some factor. It knows nothing of the rest of the house.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Sorts by an order of the caller's, as [`slice::sort_by`] does.
pub fn by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    let mut places = sorted(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => order(a, b) == Ordering::Greater,
        _ => false,
    });
    carry(&mut places, &mut |a, b| items.swap(a, b));
}

/// Sorts by what a function says of each, as [`slice::sort_by_key`] does.
pub fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by the type's own order, as [`slice::sort`] does.
pub fn plain<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// Sorts numbers, as fast as [`slice::sort_unstable`] does: there is one such sort. What waits for it and is no number of
/// its own is packed into one.
pub fn numbers(items: &mut [u64]) {
    items.sort_unstable();
}

/// A set of these. (What is collected into one is sorted first, by a sort for each type.)
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    items.into_iter().for_each(|item| _ = set.insert(item));
    set
}

/// The places of as many things in the order in which they belong. `after` says whether what is at one place belongs
/// after what is at another.
fn sorted(count: usize, after: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut merged = places.clone();
    let mut run = 1;
    while run < count {
        for from in (0..count).step_by(2 * run) {
            let (middle, end) = ((from + run).min(count), (from + 2 * run).min(count));
            let (mut left, mut right) = (from, middle);
            // Two runs that are in order already need one comparison.
            let joined = middle < end && !after(places[middle - 1], places[middle]);
            for place in &mut merged[from..end] {
                let takes_left = left < middle && (joined || right == end || !after(places[left], places[right]));
                let taken = if takes_left { &mut left } else { &mut right };
                *place = places[*taken];
                *taken += 1;
            }
        }
        std::mem::swap(&mut places, &mut merged);
        run *= 2;
    }
    places
}

/// Brings to each place what belongs there, from the place that is said of it, by swaps alone.
fn carry(from: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut at = start;
        while from[at] != start {
            let next = std::mem::replace(&mut from[at], at);
            swap(at, next);
            at = next;
        }
        from[at] = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_does_what_the_standard_sort_does(keys in prop::collection::vec(0u8..40, 0..300)) {
            // What was where shows whether equals keep their order.
            let items: Vec<(u8, usize)> = keys.iter().copied().zip(0..).collect();
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            by(&mut ours, |a, b| b.0.cmp(&a.0));
            theirs.sort_by_key(|item| std::cmp::Reverse(item.0));
            prop_assert_eq!(&ours, &theirs);
            plain(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn numbers_and_sets_are_those_of_the_standard_library(items in prop::collection::vec(any::<u64>(), 0..300)) {
            prop_assert_eq!(set(items.clone()), items.iter().copied().collect::<BTreeSet<u64>>());
            let (mut ours, mut theirs) = (items.clone(), items);
            numbers(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn an_order_that_is_none_loses_nothing(items in prop::collection::vec(any::<u8>(), 0..100), seed: u64) {
            let (mut sorted, mut state) = (items.clone(), seed);
            by(&mut sorted, |_, _| {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                if state >> 63 == 0 { Ordering::Less } else { Ordering::Greater }
            });
            sorted.sort_unstable();
            let mut items = items;
            items.sort_unstable();
            prop_assert_eq!(sorted, items);
        }
    }

    #[test]
    fn few_comparisons_are_made() {
        let mut asked = 0;
        let mut items: Vec<u64> = (0..1024).map(|n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32).collect();
        by(&mut items, |a, b| {
            asked += 1;
            a.cmp(b)
        });
        assert!(items.is_sorted() && asked <= 1024 * 11, "{asked}");
        asked = 0;
        by(&mut items, |a, b| {
            asked += 1;
            a.cmp(b)
        });
        assert_eq!(asked, 1023, "of a sorted list each neighbour is compared once");
    }
}

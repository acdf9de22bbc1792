//! A list in pages that its clones share until one of them changes: what a picture's objects and references are kept in.
//!
//! A frame is made from the one before, sixty times a second. What did not change is not copied, and who has painted the
//! one before sees by the pages that are not the same where to look.

use std::ops::Index;
use std::rc::Rc;

/// How many things a page has.
const PAGE: usize = 64;

/// A list of fixed length.
#[derive(Clone, Debug)]
pub struct Pages<T>(Vec<Rc<Vec<T>>>);

impl<T> Default for Pages<T> {
    fn default() -> Pages<T> {
        Pages(Vec::new())
    }
}

impl<T> FromIterator<T> for Pages<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Pages<T> {
        let mut pages = Vec::new();
        let mut page = Vec::with_capacity(PAGE);
        for thing in things {
            page.push(thing);
            if page.len() == PAGE {
                pages.push(Rc::new(std::mem::replace(&mut page, Vec::with_capacity(PAGE))));
            }
        }
        if !page.is_empty() {
            pages.push(Rc::new(page));
        }
        Pages(pages)
    }
}

impl<T> Pages<T> {
    /// How many things there are.
    pub fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * PAGE + last.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        self.0.iter().flat_map(|page| page.iter())
    }

    /// Some of them, in order: as many as there are.
    pub fn range(&self, from: usize, len: usize) -> impl Iterator<Item = &T> {
        let end = (from + len).min(self.len());
        (from..end.max(from)).map(|index| &self[index])
    }

    /// The one at an index, if there is one.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.0.get(index / PAGE)?.get(index % PAGE)
    }

    /// Whether they are the same things, not only equal ones.
    pub fn same(&self, other: &Pages<T>) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(ours, theirs)| Rc::ptr_eq(ours, theirs))
    }
}

impl<T: Clone + PartialEq> Pages<T> {
    /// Has this from now on at an index; nothing is copied where it did.
    pub fn set(&mut self, index: usize, thing: T) {
        if self[index] != thing {
            Rc::make_mut(&mut self.0[index / PAGE])[index % PAGE] = thing;
        }
    }

    /// Changes one.
    pub fn change(&mut self, index: usize, change: impl FnOnce(&mut T)) {
        let mut thing = self[index].clone();
        change(&mut thing);
        self.set(index, thing);
    }

    /// Changes each.
    pub fn change_all(&mut self, mut change: impl FnMut(&mut T)) {
        (0..self.len()).for_each(|index| self.change(index, &mut change));
    }

    /// The indices of those that differ from another version of the list, in order.
    pub fn changed<'a>(&'a self, earlier: &'a Pages<T>) -> impl Iterator<Item = usize> + 'a {
        let pages = self.0.iter().zip(&earlier.0).enumerate().filter(|(_, (now, then))| !Rc::ptr_eq(now, then));
        pages.flat_map(|(page, (now, then))| {
            let pairs = now.iter().zip(then.iter()).enumerate();
            pairs.filter(|(_, (now, then))| now != then).map(move |(index, _)| page * PAGE + index)
        })
    }

    /// What lies between two versions of the list; what is the same in both stays as it is.
    pub fn between(&self, other: &Pages<T>, mut between: impl FnMut(&T, &T) -> T) -> Pages<T> {
        let mut mixed = other.clone();
        for index in self.changed(other) {
            mixed.set(index, between(&self[index], &other[index]));
        }
        mixed
    }
}

impl<T> Index<usize> for Pages<T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        &self.0[index / PAGE][index % PAGE]
    }
}

impl<T: PartialEq> PartialEq for Pages<T> {
    fn eq(&self, other: &Pages<T>) -> bool {
        let same = |(ours, theirs): (&Rc<Vec<T>>, &Rc<Vec<T>>)| Rc::ptr_eq(ours, theirs) || ours == theirs;
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same)
    }
}

impl<'a, T> IntoIterator for &'a Pages<T> {
    type Item = &'a T;
    type IntoIter = Box<dyn Iterator<Item = &'a T> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::Pages;

    #[test]
    fn clones_share_what_neither_has_changed() {
        let before: Pages<usize> = (0..1000).collect();
        let mut after = before.clone();
        after.set(70, 0);
        after.set(999, 0);
        after.set(5, 5);
        assert_eq!((after.len(), before[70], after[70]), (1000, 70, 0));
        assert_eq!(after.changed(&before).collect::<Vec<_>>(), [70, 999]);
        assert_eq!(before.between(&after, |a, b| a + b), after.between(&before, |a, b| a + b));
        after.set(70, 70);
        after.set(999, 999);
        assert!(after == before && !after.same(&before));
        assert_eq!(before.range(998, 9).count(), 2);
    }
}

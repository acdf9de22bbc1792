//! Words in pages that are shared until one of the sharers writes, and pages in chapters that are shared likewise:
//! cloning costs a pointer a chapter, which holds 32,768 words.

use std::rc::Rc;

const PAGE: usize = 512;
const CHAPTER: usize = 64;

type Page = [u64; PAGE];
type Chapter = [Rc<Page>; CHAPTER];

/// A growable array of words. Clones share their pages; a write copies the one page it touches.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    chapters: Vec<Rc<Chapter>>,
    len: usize,
}

/// A chapter of one blank page: each place in it becomes a page of its own when it is written.
fn blank() -> Rc<Chapter> {
    let page = Rc::new([0; PAGE]);
    Rc::new(std::array::from_fn(|_| page.clone()))
}

impl Memory {
    /// Memory of `len` words, all 0, on one shared page.
    pub fn zeroed(len: usize) -> Memory {
        Memory { chapters: vec![blank(); len.div_ceil(PAGE * CHAPTER)], len }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The word at an index.
    #[inline]
    pub fn get(&self, index: usize) -> u64 {
        debug_assert!(index < self.len);
        self.chapters[index / (PAGE * CHAPTER)][index / PAGE % CHAPTER][index % PAGE]
    }

    /// Writes the word at an index.
    #[inline]
    pub fn set(&mut self, index: usize, word: u64) {
        debug_assert!(index < self.len);
        let chapter = Rc::make_mut(&mut self.chapters[index / (PAGE * CHAPTER)]);
        Rc::make_mut(&mut chapter[index / PAGE % CHAPTER])[index % PAGE] = word;
    }

    /// Adds a word at the end.
    pub fn push(&mut self, word: u64) {
        if self.len == self.chapters.len() * PAGE * CHAPTER {
            self.chapters.push(blank());
        }
        self.len += 1;
        self.set(self.len - 1, word);
    }

    /// Adds the same word a number of times at the end. Words that are there already from before are not written again, so
    /// their pages stay shared.
    pub fn extend(&mut self, word: u64, count: usize) {
        let (from, old) = (self.len, self.chapters.len() * PAGE * CHAPTER);
        self.len += count;
        let chapters = self.len.div_ceil(PAGE * CHAPTER);
        while self.chapters.len() < chapters {
            self.chapters.push(blank());
        }
        // New chapters are blank: a heap of many megabytes is made without going through it.
        let to = if word == 0 { self.len.min(old) } else { self.len };
        for index in from..to {
            if self.get(index) != word {
                self.set(index, word);
            }
        }
    }

    /// Takes the last word away.
    pub fn pop(&mut self) -> Option<u64> {
        let last = self.len.checked_sub(1)?;
        let word = self.get(last);
        self.truncate(last);
        Some(word)
    }

    /// Keeps the first words only. What was the last chapter stays at hand, because what shrinks often grows again.
    pub fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
        self.chapters.truncate(self.len / (PAGE * CHAPTER) + 1);
    }

    /// Which words may differ from those of an earlier version, as ranges of indices in order: the pages that the two
    /// do not share. What was added since counts as changed. It costs a comparison of pointers a page.
    pub fn changed_since<'a>(&'a self, earlier: &'a Memory) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
        let page = |memory: &Memory, index: usize| {
            let chapter = memory.chapters.get(index / CHAPTER)?;
            Some(Rc::as_ptr(&chapter[index % CHAPTER]))
        };
        let chapters = (0..self.len.div_ceil(PAGE * CHAPTER)).filter(move |index| {
            let theirs = earlier.chapters.get(*index);
            theirs.is_none_or(|theirs| !Rc::ptr_eq(&self.chapters[*index], theirs)) || self.len != earlier.len
        });
        let pages = chapters.flat_map(|chapter| chapter * CHAPTER..(chapter + 1) * CHAPTER);
        let changed = pages.filter(move |index| {
            let grown = (index + 1) * PAGE > earlier.len && self.len != earlier.len;
            index * PAGE < self.len && (grown || page(self, *index) != page(earlier, *index))
        });
        changed.map(|index| index * PAGE..((index + 1) * PAGE).min(self.len))
    }

    /// The indices of the words that differ from an earlier version, in order; what was added since counts as such.
    pub fn differing<'a>(&'a self, earlier: &'a Memory) -> impl Iterator<Item = usize> + 'a {
        let changed = self.changed_since(earlier).flatten();
        changed.filter(move |index| *index >= earlier.len || self.get(*index) != earlier.get(*index))
    }

    /// The words, in order.
    pub fn iter(&self) -> impl Iterator<Item = u64> {
        let pages = self.chapters.iter().flat_map(|chapter| chapter.iter());
        pages.flat_map(|page| page.iter().copied()).take(self.len)
    }
}

impl PartialEq for Memory {
    fn eq(&self, other: &Memory) -> bool {
        // What two clones share they need not compare.
        let pages = |memory: &Memory, chapter: usize| memory.chapters[chapter].clone();
        let same = |chapter: usize| {
            let (ours, theirs) = (pages(self, chapter), pages(other, chapter));
            let pairs = ours.iter().zip(theirs.iter()).enumerate();
            let left = |page: usize| self.len.saturating_sub((chapter * CHAPTER + page) * PAGE).min(PAGE);
            Rc::ptr_eq(&ours, &theirs)
                || pairs.into_iter().all(|(page, (a, b))| Rc::ptr_eq(a, b) || a[..left(page)] == b[..left(page)])
        };
        self.len == other.len && (0..self.len.div_ceil(PAGE * CHAPTER)).all(same)
    }
}

impl std::hash::Hash for Memory {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.len.hash(state);
        self.iter().for_each(|word| word.hash(state));
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;

    #[test]
    fn a_clone_does_not_see_later_writes() {
        let mut memory = Memory::zeroed(2000);
        memory.set(1999, 7);
        let before = memory.clone();
        memory.set(1999, 8);
        memory.push(9);
        assert_eq!((before.get(1999), before.len()), (7, 2000));
        assert_eq!((memory.get(1999), memory.pop(), memory.len()), (8, Some(9), 2000));
    }

    #[test]
    fn a_version_tells_what_changed_since_another() {
        let mut memory = Memory::zeroed(100_000);
        let before = memory.clone();
        assert_eq!(memory.changed_since(&before).count(), 0);
        memory.set(70_000, 1);
        memory.set(70_001, 1);
        let changed: Vec<_> = memory.changed_since(&before).map(|range| (range.start, range.end)).collect();
        assert_eq!(changed, [(69_632, 70_144)]);
        let shorter = memory.clone();
        memory.push(5);
        assert!(memory.changed_since(&shorter).any(|range| range.contains(&100_000)));
    }

    #[test]
    fn what_is_popped_and_pushed_again_is_new() {
        let mut memory = Memory::default();
        (0..1025).for_each(|i| memory.push(i));
        while memory.pop().is_some() {}
        assert!(memory.is_empty());
        memory.push(3);
        assert_eq!(memory.iter().collect::<Vec<_>>(), [3]);
    }
}

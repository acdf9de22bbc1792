//! A worklist: what is still to be done, taken from either end. Its pages are shared like the heap's.

use crate::heap::{Addr, Memory, Word};

/// Which entry comes next. The result of a trace is the same; the order, and the most entries there ever are, is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The newest first: depth first.
    #[default]
    Stack,
    /// The oldest first: breadth first, in waves.
    Queue,
}

/// An object, and how far the work on it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WorkItem {
    /// The object.
    pub object: Addr,
    /// Its next field.
    pub next: u32,
}

impl WorkItem {
    /// All the work on an object.
    pub fn all(object: Addr) -> WorkItem {
        WorkItem { object, next: 0 }
    }

    fn encode(self) -> u64 {
        Word::reference(self.object).0 << 32 | u64::from(self.next)
    }

    fn decode(word: u64) -> Option<WorkItem> {
        Word(word >> 32).target().map(|object| WorkItem { object, next: word as u32 })
    }
}

/// Tasks in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Worklist {
    tasks: Memory,
    head: usize,
}

impl Worklist {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.tasks.len() - self.head
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds one.
    pub fn push(&mut self, task: WorkItem) {
        self.tasks.push(task.encode());
    }

    /// Takes the next one off.
    pub fn pop(&mut self, order: Order) -> Option<WorkItem> {
        if self.is_empty() {
            return None;
        }
        let word = match order {
            Order::Stack => self.tasks.pop()?,
            Order::Queue => {
                self.head += 1;
                self.tasks.get(self.head - 1)
            }
        };
        if self.is_empty() {
            self.tasks.truncate(0);
            self.head = 0;
        }
        WorkItem::decode(word)
    }

    /// The newest, without taking it.
    pub fn top(&self) -> Option<WorkItem> {
        let last = self.tasks.len().checked_sub(1)?;
        WorkItem::decode(self.tasks.get(last))
    }

    /// Replaces the newest.
    pub fn set_top(&mut self, task: WorkItem) {
        if let Some(last) = self.tasks.len().checked_sub(1) {
            self.tasks.set(last, task.encode());
        }
    }

    /// The objects of tasks that another version does not have in the same place.
    pub(super) fn without<'a>(&'a self, other: &'a Worklist) -> impl Iterator<Item = Addr> + 'a {
        let own = self.head..self.tasks.len();
        let taken = own.start..own.end.min(other.head.max(own.start));
        let new = self.tasks.differing(&other.tasks).filter(move |index| own.contains(index));
        let tasks = taken.chain(new).map(|index| self.tasks.get(index));
        tasks.filter_map(WorkItem::decode).map(|task| task.object)
    }

    /// The tasks, the next one first.
    pub fn iter(&self, order: Order) -> impl Iterator<Item = WorkItem> {
        let count = self.len();
        (0..count).filter_map(move |i| {
            let index = match order {
                Order::Stack => self.tasks.len() - 1 - i,
                Order::Queue => self.head + i,
            };
            WorkItem::decode(self.tasks.get(index))
        })
    }
}

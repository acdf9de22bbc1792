//! Whether a program only counts: then its roots are what they were, and need not be looked at each time.

use crate::lab::{Event, Note, ObjectId, SlotId, Subject};
use rustc_hash::FxHashSet as HashSet;

/// After so many looks while nothing new comes, one look in so many is enough.
const PATIENCE: u64 = 256;

/// How often the roots were looked at since anything new came, and what came since anything happened to objects.
#[derive(Default)]
pub struct Calm {
    looks: u64,
    known: HashSet<Known>,
}

/// What is nothing new when it comes again.
#[derive(PartialEq, Eq, Hash)]
enum Known {
    Line(Option<u32>),
    Held(u32, Option<ObjectId>),
}

impl Calm {
    /// Takes down what came.
    pub fn observe(&mut self, subject: &dyn Subject, events: &[Event]) {
        for event in events {
            let known = match event {
                Event::World(Note::Wrote { place: SlotId::Root(slot), new, .. }) => Known::Held(*slot, *new),
                _ => match subject.stroke(event) {
                    Some(stroke) if !subject.at_once() => Known::Line(stroke.line),
                    _ => return *self = Calm::default(),
                },
            };
            if self.known.insert(known) {
                self.looks = 0;
            }
        }
    }

    /// Whether the roots may be passed over this time.
    pub fn passes(&mut self) -> bool {
        self.looks += 1;
        self.looks > PATIENCE && !self.looks.is_multiple_of(PATIENCE)
    }
}

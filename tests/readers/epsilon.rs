//! A reader's collector that is right: it never frees anything, and says so (Epsilon, JEP 318).

use memory::gc::{Collector, Traits};
use memory::time::{Progress, Sink};
use memory::world::{Note, Why, World};

/// What is tried.
pub static COLLECTOR: Epsilon = Epsilon;

/// Never frees anything.
pub struct Epsilon;

static TRAITS: Traits = Traits { name: "epsilon", label: "Epsilon", ..Traits::PLAIN };

impl Collector for Epsilon {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }
    fn begin(&self, _: &mut World, why: Why, notes: &mut dyn Sink<Note>) {
        if why != Why::Loaded {
            notes.note(Note::Declined);
        }
    }
    fn step(&self, _: &mut World, _: &mut dyn Sink<Note>) -> Progress {
        Progress::Done
    }
}

//! A reader's collector that is wrong: it keeps what roots refer to, and forgets that objects refer to objects.

use memory::gc::{Collector, Traits};
use memory::heap::Slot;
use memory::time::{Progress, Sink};
use memory::world::{Note, Phase, Why, World};

/// What is tried.
pub static COLLECTOR: Hasty = Hasty;

/// Frees an object a step, if no root refers to it.
pub struct Hasty;

static TRAITS: Traits = Traits { name: "hasty", label: "Hasty", complete: true, ..Traits::PLAIN };
const FREEING: Phase = Phase(1);

impl Collector for Hasty {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }
    fn begin(&self, world: &mut World, why: Why, notes: &mut dyn Sink<Note>) {
        if why != Why::Loaded {
            world.collection.phase = FREEING;
            notes.note(Note::Began(why));
        }
    }
    fn step(&self, world: &mut World, notes: &mut dyn Sink<Note>) -> Progress {
        if world.collection.phase == Phase::REST {
            return Progress::Done;
        }
        let roots: Vec<_> = (0..world.roots.len()).map(|root| world.load(Slot::Root(root)).target()).collect();
        let objects = world.heap.blocks().filter(|block| block.kind.is_object());
        let found = objects.map(|block| block.at).find(|at| {
            let held = roots.contains(&Some(*at));
            !held && world.heap.weak_fields_to(*at).next().is_none()
        });
        match found {
            Some(at) => {
                let (id, bytes) = (world.heap.id(at), world.heap.shape(at).bytes());
                world.heap.free(at);
                notes.note(Note::Freed { id, at, bytes });
            }
            None => {
                world.collection.phase = Phase::REST;
                notes.note(Note::Ended);
            }
        }
        Progress::More
    }
}

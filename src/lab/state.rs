//! All of a lab that rewinds: the world, who is called what, how far the script has come.

use super::loss::{Loss, StoredReference};
use super::{EntityId, HeldVm, Names, Operation};
use js::machine::Limit;
use memory::gc::Collector;
use memory::heap::{Addr, BlockKind, Memory, ObjectId};
use memory::world::World;
use std::rc::Rc;

/// Roots that no scenario names: what a script, or a person, has just made.
pub(super) const IMPLICIT_ROOTS: u32 = 2;

/// Who does an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The script; the operation's index.
    Script(u32),
    /// A person.
    Person,
}

impl Actor {
    /// The root that holds what this one has just made.
    pub(super) fn implicit_root(self) -> u32 {
        match self {
            Actor::Script(_) => 0,
            Actor::Person => 1,
        }
    }
}

/// Why a run cannot go on, and which byte of the text is to blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationFailure {
    /// The byte of the text where the operation stands.
    pub place: usize,
    /// What is wrong and what to do.
    pub message: Rc<str>,
}

/// How far a script's operation has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OpStage {
    /// The loader lets go of what it made.
    Loading,
    /// The next operation may begin.
    Ready,
    /// An operation waits for the collection it needs; whether it was tried before.
    Waiting(u32),
    /// An operation's effect is under way.
    Acting(u32),
    /// What the operation before made is being let go.
    LettingGo,
}

/// All that rewinds.
#[derive(Clone, Debug)]
pub struct State {
    /// Memory.
    pub world: World,
    /// The names there are.
    pub names: Rc<Names>,
    /// How many operations of the script have begun.
    pub begun: u32,
    /// How many operations have begun, a person's included.
    pub acts: u32,
    /// What the run ended with, if it cannot go on.
    pub failure: Option<OperationFailure>,
    /// What was lost, if that is what it ended with: a thing to be looked at rather than a fault of the text.
    pub loss: Option<Rc<Loss>>,
    /// The machine of a program.
    pub vm: Option<HeldVm>,
    /// Why a program does not go on, if a limit was reached.
    pub(super) limit: Option<Limit>,
    /// Whether the collection that a program waits for is under way.
    pub(super) collecting: bool,
    /// Whether the instruction that comes next has had its collection and found no room all the same.
    pub(super) tried: bool,
    /// Whether it is still to be told which statement comes next: what the one before did is not settled yet.
    pub(super) untold: bool,
    /// Whether the program waits for the collector now: whose turn it is.
    pub waits: bool,
    pub(super) stage: OpStage,
    /// How many steps the collector may make before the script goes on, where the script has a say in it.
    pub(super) quota: Option<u32>,
    /// What was written that a loss could be explained by; only under collectors that may lose something.
    pub(super) writes: Rc<Vec<StoredReference>>,
    /// What a person asked for and waits for; whether it has had its collection.
    pub(super) waiting: Vec<(Operation, bool)>,
    /// For each entity its object's identity and one; 0 while it was not made.
    pub(super) made: Memory,
    /// For each identity its entity and one; 0 for what has no name of its own.
    pub(super) entities: Memory,
}

impl State {
    /// The object with a name, as long as it is in the heap.
    pub fn object(&self, entity: EntityId) -> Option<Addr> {
        self.world.heap.address(self.identity(entity)?)
    }

    /// The identity of an entity's object, once it was made.
    pub fn identity(&self, entity: EntityId) -> Option<ObjectId> {
        if let Some(vm) = &self.vm {
            let id = vm.first_identity + entity.0;
            return (id < self.world.heap.identities()).then_some(ObjectId(id));
        }
        let known = entity.index() < self.made.len();
        let id = known.then(|| self.made.get(entity.index()))?.checked_sub(1)?;
        Some(ObjectId(id as u32))
    }

    /// The entity that an identity belongs to; `None` for a store. In a program every object that can be freed is one,
    /// and what is a store is known as long as it is there.
    pub fn entity(&self, id: ObjectId) -> Option<EntityId> {
        if let Some(vm) = &self.vm {
            let at = self.world.heap.address(id);
            let object = at.is_none_or(|at| self.world.heap.shape(at).kind == BlockKind::Object);
            return id.0.checked_sub(vm.first_identity).filter(|_| object).map(EntityId);
        }
        let known = (id.0 as usize) < self.entities.len();
        let entity = known.then(|| self.entities.get(id.0 as usize))?.checked_sub(1)?;
        Some(EntityId(entity as u32))
    }

    /// Whether the collector has work to do before anything else goes on.
    pub fn owes(&self, collector: &dyn Collector) -> bool {
        match self.quota {
            Some(left) => left > 0 && !collector.resting(&self.world),
            None => collector.owes(&self.world),
        }
    }

    /// Which operation of the script is under way, or comes next; none in a program.
    pub fn operation(&self) -> Option<u32> {
        match self.stage {
            _ if self.vm.is_some() => None,
            OpStage::Waiting(index) | OpStage::Acting(index) => Some(index),
            OpStage::LettingGo => self.begun.checked_sub(1),
            OpStage::Loading | OpStage::Ready => Some(self.begun),
        }
    }

    /// The root slot of a root's index in the names.
    pub fn root_slot(&self, root: u32) -> u32 {
        IMPLICIT_ROOTS + root
    }

    /// Remembers which entity an object is.
    pub(super) fn name(&mut self, entity: EntityId, at: Addr) {
        let id = self.world.heap.id(at).0;
        for (memory, index, value) in [(&mut self.made, entity.0, id), (&mut self.entities, id, entity.0)] {
            while memory.len() <= index as usize {
                memory.push(0);
            }
            memory.set(index as usize, u64::from(value) + 1);
        }
    }
}

//! How an operation is done, through the mutator's door. What cannot be done is refused before it has any effect.

use super::state::{Actor, IMPLICIT_ROOTS, State};
use super::{Action, EntityId, Side, scenario};
use memory::gc::{Collector, Fate};
use memory::heap::{Addr, Slot};
use memory::mutate::{Condemned, Mutator};
use memory::time::Sink;
use memory::world::{Note, RootKind, oracle};
use std::rc::Rc;

/// Why an operation cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OperationRefusal {
    /// There is no room for this number of bytes.
    Full(u32),
    /// It names something that nothing has.
    Unknown(Rc<str>),
    /// It names an object that was not made yet.
    NotMade(Rc<str>),
    /// It names an object that was freed.
    Freed(Rc<str>),
    /// It names an object that is about to be freed.
    Condemned(Rc<str>),
    /// It makes an object whose name is taken.
    Taken(Rc<str>),
}

impl OperationRefusal {
    /// What is wrong and what to do, for people.
    pub fn sentence(&self, state: &State, action: &Action) -> String {
        let does = match action {
            Action::Set { object, field, .. } => format!("sets {object:?}.{field}"),
            Action::Root { name, .. } => format!("sets root {name:?}"),
            Action::New { object, .. } => format!("makes {object:?}"),
            Action::Collect | Action::Minor | Action::Work(_) => "collects".into(),
            Action::Time(_) | Action::Click(_) | Action::Continue | Action::Halt => "goes on".into(),
        };
        match self {
            OperationRefusal::Full(bytes) => {
                let (used, size) = (state.world.heap.used(), state.world.heap.size());
                format!(
                    "out of memory: this {does} and needs {bytes} bytes in one piece, but {used} of {size} bytes are in use \
                     after all that could be freed: give the run a larger \"heap\", or let go of more"
                )
            }
            OperationRefusal::Unknown(name) => format!("this {does}, but there is no {name:?}: add it first"),
            OperationRefusal::NotMade(name) => {
                format!("this {does}, but {name:?} is made only later: move its \"new\" up")
            }
            OperationRefusal::Freed(name) => {
                format!(
                    "this {does}, but {name:?} has been freed by then: keep it reachable from a root, or leave this out"
                )
            }
            OperationRefusal::Condemned(name) => {
                format!(
                    "this {does}, but {name:?} is garbage that is just being freed: nothing can refer to it any more"
                )
            }
            OperationRefusal::Taken(name) => {
                format!("this {does}, but there is a {name:?} already: choose another name")
            }
        }
    }
}

/// Does an operation other than a collection.
pub(super) fn perform(
    state: &mut State,
    collector: &'static dyn Collector,
    action: &Action,
    actor: Actor,
    notes: &mut dyn Sink<Note>,
) -> Result<(), OperationRefusal> {
    match action {
        Action::Set { object, field, to } => {
            let (entity, owner) = find(state, collector, object)?;
            let to = to.as_ref().map(|to| find(state, collector, to)).transpose()?.map(|(_, at)| at);
            let fields = &state.names[entity].fields;
            let index = fields.find(field).ok_or_else(|| OperationRefusal::Unknown(field.clone()))?;
            if state.world.property(owner, index).is_none() {
                grow(state, collector, owner, index, notes)?;
            }
            let slot = state.world.property(owner, index).ok_or_else(|| OperationRefusal::Unknown(field.clone()))?;
            write(state, collector, slot, to, notes, object)
        }
        Action::Root { name, to } => {
            let to = to.as_ref().map(|to| find(state, collector, to)).transpose()?.map(|(_, at)| at);
            let root = state.names.find_root(name).ok_or_else(|| OperationRefusal::Unknown(name.clone()))?;
            while state.world.roots.len() <= root + IMPLICIT_ROOTS {
                let index = state.world.roots.add(RootKind::Global);
                notes.note(Note::RootAdded { index, kind: RootKind::Global });
            }
            write(state, collector, Slot::Root(state.root_slot(root)), to, notes, name)
        }
        Action::New { object, size, fields, weak } => {
            let entity = state.names.find(object).ok_or_else(|| OperationRefusal::Unknown(object.clone()))?;
            if state.identity(entity).is_some() {
                return Err(OperationRefusal::Taken(object.clone()));
            }
            let (strong_to, weak_to) = (targets(state, collector, fields)?, targets(state, collector, weak)?);
            let shape = scenario::shape(*size, fields, weak);
            let full = |_| OperationRefusal::Full(shape.bytes());
            let at = mutator(state, collector, notes).allocate(shape).map_err(full)?;
            state.name(entity, at);
            for (index, to) in strong_to.into_iter().enumerate().filter(|(_, to)| to.is_some()) {
                write(state, collector, Slot::Field(at, index as u32), to, notes, object)?;
            }
            for (index, to) in weak_to.into_iter().enumerate().filter(|(_, to)| to.is_some()) {
                let condemned = |_| OperationRefusal::Condemned(object.clone());
                mutator(state, collector, notes).write_weak(at, index as u32, to).map_err(condemned)?;
            }
            write(state, collector, Slot::Root(actor.implicit_root()), Some(at), notes, object)
        }
        Action::Collect
        | Action::Minor
        | Action::Work(_)
        | Action::Time(_)
        | Action::Click(_)
        | Action::Continue
        | Action::Halt => Ok(()),
    }
}

fn grow(
    state: &mut State,
    collector: &'static dyn Collector,
    owner: Addr,
    index: u32,
    notes: &mut dyn Sink<Note>,
) -> Result<(), OperationRefusal> {
    let own = state.world.heap.shape(owner).fields - 1;
    let room =
        state.world.load(Slot::Field(owner, own)).target().map_or(0, |store| state.world.heap.shape(store).fields);
    let bytes = memory::mutate::store_shape(room, index - own).bytes();
    mutator(state, collector, notes).grow(owner, index).map_err(|_| OperationRefusal::Full(bytes))
}

fn write(
    state: &mut State,
    collector: &'static dyn Collector,
    slot: Slot,
    to: Option<Addr>,
    notes: &mut dyn Sink<Note>,
    name: &Rc<str>,
) -> Result<(), OperationRefusal> {
    if let Some(to) = to.filter(|to| !collector.resting(&state.world) && !oracle::reachable(&state.world).get(*to)) {
        mutator(state, collector, notes).find(to);
    }
    mutator(state, collector, notes).write(slot, to).map_err(|Condemned| OperationRefusal::Condemned(name.clone()))
}

fn targets(state: &State, collector: &dyn Collector, fields: &Side) -> Result<Vec<Option<Addr>>, OperationRefusal> {
    let target = |to: &Option<Rc<str>>| to.as_ref().map(|to| find(state, collector, to).map(|(_, at)| at)).transpose();
    fields.iter().map(|(_, to)| target(to)).collect()
}

/// The object with a name that can still be used.
fn find(state: &State, collector: &dyn Collector, name: &Rc<str>) -> Result<(EntityId, Addr), OperationRefusal> {
    let entity = state.names.find(name).ok_or_else(|| OperationRefusal::Unknown(name.clone()))?;
    if state.identity(entity).is_none() {
        return Err(OperationRefusal::NotMade(name.clone()));
    }
    let at = state.object(entity).ok_or_else(|| OperationRefusal::Freed(name.clone()))?;
    if collector.fate(&state.world, at) == Fate::Condemned {
        Err(OperationRefusal::Condemned(name.clone()))
    } else {
        Ok((entity, at))
    }
}

/// Access to a state's world for whoever performs an operation.
fn mutator<'a>(state: &'a mut State, collector: &'static dyn Collector, notes: &'a mut dyn Sink<Note>) -> Mutator<'a> {
    Mutator::new(collector, &mut state.world, notes)
}

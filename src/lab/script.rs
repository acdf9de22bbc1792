//! What a scenario's script does in its turn: operation after operation, each complete before the next begins; a person's
//! requests that waited come first.

use super::acts::{OperationRefusal, perform};
use super::machine::Relay;
use super::state::{Actor, IMPLICIT_ROOTS, OpStage, OperationFailure, State};
use super::turn::{Acts, TurnOutcome};
use super::{Action, Event, Lab, Names, Operation, Scenario, scenario};
use memory::gc;
use memory::heap::{Memory, Slot, Word};
use memory::time::{Mute, Sink};
use memory::world::{Pacing, RootKind, Why, World};
use std::rc::Rc;

impl Acts for Scenario {
    fn start(&self, lab: &Lab) -> State {
        let mut state = State {
            world: empty_world(self, lab),
            names: Rc::new(Names::of(self)),
            begun: 0,
            acts: 0,
            failure: None,
            loss: None,
            vm: None,
            limit: None,
            collecting: false,
            tried: false,
            untold: false,
            waits: false,
            stage: OpStage::Loading,
            quota: None,
            writes: Rc::default(),
            waiting: Vec::new(),
            made: Memory::default(),
            entities: Memory::default(),
        };
        for (entity, thing) in state.names.ids().zip(&self.objects) {
            let shape = scenario::shape(thing.size, &thing.fields, &thing.weak);
            match lab.collector.alloc(&mut state.world, shape, &mut Mute) {
                Ok(at) => state.name(entity, at),
                Err(_) => {
                    state.failure =
                        Some(OperationFailure { place: 0, message: "the heap is too small for the objects".into() })
                }
            }
        }
        let names = state.names.clone();
        let find = |state: &State, name: &Option<Rc<str>>| state.object(names.find(name.as_ref()?)?);
        for (entity, thing) in state.names.ids().zip(&self.objects) {
            let Some(at) = state.object(entity) else { continue };
            for (index, (_, to)) in thing.fields.iter().enumerate() {
                let to = find(&state, to);
                state.world.store(Slot::Field(at, index as u32), Word::from(to));
            }
            for (index, (_, to)) in thing.weak.iter().enumerate() {
                let to = find(&state, to);
                state.world.set_weak(at, index as u32, to);
            }
        }
        (0..IMPLICIT_ROOTS).for_each(|_| _ = state.world.roots.add(RootKind::Implicit));
        names.roots().iter().for_each(|_| _ = state.world.roots.add(RootKind::Global));
        for (name, to) in &self.roots {
            if let Some(root) = names.find_root(name) {
                let to = find(&state, to);
                state.world.store(Slot::Root(state.root_slot(root)), Word::from(to));
            }
        }
        lab.collector.begin(&mut state.world, Why::Loaded, &mut Mute);
        if !state.owes(lab.collector) {
            state.stage = OpStage::Ready;
        }
        state
    }

    fn act(&self, lab: &Lab, state: &mut State, notes: &mut dyn Sink<Event>) -> TurnOutcome {
        match state.stage {
            OpStage::LettingGo => {
                let_go(lab, state, Actor::Script(0), notes);
                if !state.owes(lab.collector) {
                    state.stage = OpStage::Ready;
                }
                TurnOutcome::Acted
            }
            OpStage::Waiting(index) => self.try_next(lab, state, index, notes),
            _ if !state.waiting.is_empty() => {
                let (op, had_collection) = state.waiting.remove(0);
                notes.note(Event::Began(Actor::Person, op.clone()));
                try_for_person(lab, state, &op, had_collection, notes);
                TurnOutcome::Acted
            }
            _ if (state.begun as usize) < self.script.len() => {
                let index = state.begun;
                (state.begun, state.acts) = (index + 1, state.acts + 1);
                notes.note(Event::Began(Actor::Script(index), self.script[index as usize].clone()));
                self.try_next(lab, state, index, notes)
            }
            _ => TurnOutcome::Done,
        }
    }

    fn stopped(&self, _: &State) -> bool {
        false
    }

    fn asks(&self, _: &State) -> bool {
        false
    }

    fn settled(&self, _: &Lab, state: &mut State, notes: &mut dyn Sink<Event>) {
        match state.stage {
            OpStage::Loading => {
                state.stage = OpStage::Ready;
                notes.note(Event::Loaded);
            }
            OpStage::Acting(op) => self.effect(state, op, notes),
            OpStage::LettingGo => state.stage = OpStage::Ready,
            OpStage::Ready | OpStage::Waiting(_) => {}
        }
    }

    fn collected(&self, _: &mut State) {}

    fn starved(&self, state: &mut State, bytes: u32, notes: &mut dyn Sink<Event>) {
        let OpStage::Waiting(index) = state.stage else { return };
        let op = &self.script[index as usize];
        fail(state, op, &OperationRefusal::Full(bytes), notes);
    }

    fn obey(&self, lab: &Lab, state: &mut State, op: &Operation, notes: &mut dyn Sink<Event>) {
        if let Action::Work(_) = op.action {
            return notes.note(Event::Refused("only a script divides a collection".into()));
        }
        let busy = state.owes(lab.collector) || !matches!(state.stage, OpStage::Ready);
        if op.action.asks().is_some() && busy {
            state.waiting.push((op.clone(), false));
        } else {
            try_for_person(lab, state, op, false, notes);
        }
    }
}

impl Scenario {
    /// Tries an operation, maybe again.
    fn try_next(&self, lab: &Lab, state: &mut State, index: u32, notes: &mut dyn Sink<Event>) -> TurnOutcome {
        let op = &self.script[index as usize];
        if let Some(why) = op.action.asks() {
            state.stage = OpStage::Acting(index);
            return TurnOutcome::Collect(why);
        }
        if let Action::Work(steps) = op.action {
            state.stage = OpStage::Acting(index);
            return TurnOutcome::Work(steps);
        }
        match perform(state, lab.collector, &op.action, Actor::Script(index), &mut Relay(notes)) {
            Ok(()) if state.owes(lab.collector) => state.stage = OpStage::Acting(index),
            Ok(()) => self.effect(state, index, notes),
            Err(OperationRefusal::Full(bytes)) => {
                if state.stage != OpStage::Waiting(index) {
                    notes.note(Event::NoRoom(Actor::Script(index)));
                }
                state.stage = OpStage::Waiting(index);
                return TurnOutcome::Full(bytes);
            }
            Err(refusal) => fail(state, op, &refusal, notes),
        }
        TurnOutcome::Acted
    }

    fn effect(&self, state: &mut State, op: u32, notes: &mut dyn Sink<Event>) {
        notes.note(Event::Effect(op));
        if op as usize + 1 == self.script.len() {
            // Nothing comes between the collector and its end any more.
            state.quota = None;
        }
        let makes = matches!(self.script[op as usize].action, Action::New { .. });
        let held = state.world.roots.get(Actor::Script(op).implicit_root()).target().is_some();
        state.stage = if held && !makes { OpStage::LettingGo } else { OpStage::Ready };
    }
}

/// A heap of the scenario's size, laid out as the collector likes it.
fn empty_world(scenario: &Scenario, lab: &Lab) -> World {
    let mut world = World::new(0, lab.order());
    world.seal(scenario.heap, &lab.collector.traits().sizes(scenario.heap, 0), Pacing::default());
    world
}

fn fail(state: &mut State, op: &Operation, refusal: &OperationRefusal, notes: &mut dyn Sink<Event>) {
    let failure = OperationFailure { place: op.place, message: refusal.sentence(state, &op.action).into() };
    notes.note(Event::Failed(failure.clone()));
    state.failure = Some(failure);
}

fn let_go(lab: &Lab, state: &mut State, actor: Actor, notes: &mut dyn Sink<Event>) {
    notes.note(Event::LetGo);
    let slot = Slot::Root(actor.implicit_root());
    lab.collector.write(&mut state.world, slot, Word::NULL, &mut Relay(notes));
}

/// Tries what a person asked for; it waits its turn if it must.
fn try_for_person(lab: &Lab, state: &mut State, op: &Operation, had_collection: bool, notes: &mut dyn Sink<Event>) {
    let before = state.clone();
    Rc::make_mut(&mut state.names).admit(op);
    if let Some(why) = op.action.asks() {
        gc::ask(lab.collector, &mut state.world, why, &mut Relay(notes));
    }
    match perform(state, lab.collector, &op.action, Actor::Person, &mut Relay(notes)) {
        Ok(()) => {
            let makes = matches!(op.action, Action::New { .. });
            if !makes && state.world.roots.get(Actor::Person.implicit_root()).target().is_some() {
                let_go(lab, state, Actor::Person, notes);
            }
        }
        Err(OperationRefusal::Full(_)) if !had_collection => {
            *state = before;
            if !state.owes(lab.collector) {
                notes.note(Event::NoRoom(Actor::Person));
                lab.collector.begin(&mut state.world, Why::Full, &mut Relay(notes));
            }
            match state.owes(lab.collector) {
                true => state.waiting.push((op.clone(), true)),
                false => notes.note(Event::Refused("there is no room left in the heap".into())),
            }
        }
        Err(refusal) => {
            let sentence = refusal.sentence(state, &op.action);
            *state = before;
            notes.note(Event::Refused(sentence.into()));
        }
    }
}

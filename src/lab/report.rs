//! The report of a run, as the command line prints it: what each operation freed, what was alive at each collection.
//!
//! It has the parts that ground truth from real engines has for a collector of that kind, so that they can be compared.

use super::{Actor, EntityId, Event, Fault, Lab, Scenario, State};
use memory::time::{Machine, Mute, Progress};
use memory::world::{Note, oracle};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// From this number of objects on, what is alive is reported as a SHA-256 of the names joined by line feeds.
const MANY: usize = 1000;

/// Plays a scenario to its end and reports. `text` is what the scenario was read from, for places.
pub fn report(lab: &Lab, text: &str) -> Result<Value, Fault> {
    let mut writer = Writer::new(lab);
    let mut state = lab.start();
    let (mut events, mut steps) = (Vec::new(), 0u64);
    while lab.step(&mut state, &mut events) == Progress::More {
        steps += 1;
        for event in events.drain(..) {
            writer.take(event, &state);
        }
    }
    if let Some(failure) = &state.failure {
        return Err(Fault::at(text, failure.place, &*failure.message));
    }
    writer.close_op(&state);
    let mut report = Map::new();
    report.insert("heapwave".into(), json!(1));
    report.insert("title".into(), json!(&*lab.scenario.title));
    report.insert("collector".into(), json!(lab.collector.traits().name));
    report.insert("steps".into(), json!(steps));
    let counting = lab.collector.traits().immediate;
    if counting {
        report.insert("initial".into(), writer.initial.take().unwrap_or_else(|| writer.freed_entry(&[], &state)));
    }
    if counting || !writer.ops.is_empty() {
        report.insert("ops".into(), Value::Array(std::mem::take(&mut writer.ops)));
    }
    report.insert("collects".into(), Value::Array(std::mem::take(&mut writer.collects)));
    let mut end = writer.alive(&state);
    end.insert("unreachable".into(), writer.unreachable(&state));
    end.insert("weak".into(), weak_fields(&state));
    report.insert("end".into(), Value::Object(end));
    Ok(Value::Object(report))
}

/// Plays a scenario to its end under a collector: how many steps that one made.
pub fn work(text: &str, collector: &str) -> Result<u64, Fault> {
    let lab = Lab::under(Scenario::read(text)?.into(), collector)?;
    let mut state = lab.start();
    let before = state.world.collection.steps;
    while lab.step(&mut state, &mut Mute) == Progress::More {}
    match &state.failure {
        Some(failure) => Err(Fault::at(text, failure.place, &*failure.message)),
        None => Ok(state.world.collection.steps - before),
    }
}

struct Writer<'a> {
    lab: &'a Lab,
    /// The operation under way; `None` while loading.
    op: Option<u32>,
    /// What was freed since it began, in order.
    freed: Vec<EntityId>,
    initial: Option<Value>,
    ops: Vec<Value>,
    collects: Vec<Value>,
}

impl Writer<'_> {
    fn new(lab: &Lab) -> Writer<'_> {
        Writer { lab, op: None, freed: Vec::new(), initial: None, ops: Vec::new(), collects: Vec::new() }
    }

    fn counting(&self) -> bool {
        self.lab.collector.traits().immediate
    }

    fn take(&mut self, event: Event, state: &State) {
        match event {
            Event::Began(Actor::Script(op), _) => {
                self.close_op(state);
                self.op = Some(op);
            }
            Event::World(Note::Died(id)) if self.counting() => self.freed.extend(state.entity(id)),
            Event::World(Note::Freed { id, .. }) if !self.counting() => self.freed.extend(state.entity(id)),
            Event::Effect(op) if self.lab.scenario.script[op as usize].action == super::Action::Collect => {
                self.collected(op, state);
            }
            _ => {}
        }
    }

    /// An operation is over: what it freed is its own.
    fn close_op(&mut self, state: &State) {
        let freed = std::mem::take(&mut self.freed);
        match self.op {
            None => self.initial = Some(self.freed_entry(&freed, state)),
            Some(_) if freed.is_empty() => {}
            Some(op) => {
                let mut entry = json!({ "op": op });
                if let (Value::Object(entry), Value::Object(freed)) = (&mut entry, self.freed_entry(&freed, state)) {
                    entry.extend(freed);
                }
                self.ops.push(entry);
            }
        }
    }

    fn freed_entry(&self, order: &[EntityId], state: &State) -> Value {
        let mut sorted = order.to_vec();
        sorting::plain(&mut sorted);
        match self.counting() {
            true => json!({
                "freed_order": names(state, order.iter().copied()),
                "freed": names(state, sorted.into_iter()),
                "order_is_plain_depth_first": true,
            }),
            false => json!({ "freed": names(state, sorted.into_iter()) }),
        }
    }

    fn collected(&mut self, op: u32, state: &State) {
        let mut entry = Map::new();
        entry.insert("op".into(), json!(op));
        // Counting alone frees nothing when a collection is asked for.
        if self.lab.collector.traits().complete {
            let mut freed = std::mem::take(&mut self.freed);
            sorting::plain(&mut freed);
            let key = if self.counting() { "cycle_freed" } else { "freed" };
            entry.insert(key.into(), names(state, freed.into_iter()));
        }
        entry.extend(self.alive(state));
        if self.counting() {
            entry.insert("unreachable".into(), self.unreachable(state));
        }
        entry.insert("weak".into(), weak_fields(state));
        self.collects.push(Value::Object(entry));
    }

    fn alive(&self, state: &State) -> Map<String, Value> {
        let alive: Vec<EntityId> = alive(state).collect();
        let bytes: u64 = alive.iter().map(|entity| u64::from(state.names[*entity].size)).sum();
        let mut entry = Map::new();
        entry.insert("live_count".into(), json!(alive.len()));
        entry.insert("live_bytes".into(), json!(bytes));
        if self.lab.scenario.objects.len() < MANY {
            entry.insert("live".into(), names(state, alive.into_iter()));
        } else {
            let joined: Vec<&str> = alive.iter().map(|entity| &*state.names[*entity].name).collect();
            let hash = Sha256::digest(joined.join("\n"));
            let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            entry.insert("live_sha256".into(), json!(hex));
        }
        entry
    }

    fn unreachable(&self, state: &State) -> Value {
        let reached = oracle::reachable(&state.world);
        let lost = alive(state).filter(|entity| state.object(*entity).is_some_and(|at| !reached.get(at)));
        names(state, lost)
    }
}

/// The entities that are in the heap, in creation order.
fn alive(state: &State) -> impl Iterator<Item = EntityId> {
    state.names.ids().filter(|entity| state.object(*entity).is_some())
}

fn names(state: &State, entities: impl Iterator<Item = EntityId>) -> Value {
    entities.map(|entity| Value::from(&*state.names[entity].name)).collect()
}

fn weak_fields(state: &State) -> Value {
    let mut fields = Map::new();
    for entity in alive(state) {
        let (Some(at), known) = (state.object(entity), &state.names[entity]) else { continue };
        for (index, field) in known.weak.iter().enumerate() {
            let target = state.world.weak(at, index as u32);
            let target = target.and_then(|target| state.entity(state.world.heap.id(target)));
            let target = target.map(|target| &*state.names[target].name);
            fields.insert(format!("{}.{field}", known.name), json!(target));
        }
    }
    Value::Object(fields)
}

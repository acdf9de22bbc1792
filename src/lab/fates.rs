//! What has become of the objects of a program, as a report tells it: by where each was made, `line:column#number`.
//!
//! It reads a state at rest and knows no collector.

use super::{EntityId, Lab, State};
use js::{Program, Reader};
use memory::world::oracle;
use serde_json::{Map, Value, json};

/// More objects of a fate than this are not told by name.
const MOST_NAMES: usize = 200;

/// An object that a program made.
struct Made {
    key: (u32, u32, u32),
    id: memory::heap::ObjectId,
}

/// All of them so far, by place and number.
fn made(program: &Program, state: &State) -> Vec<Made> {
    let Some(vm) = &state.vm else { return Vec::new() };
    let mut counts = vec![0u32; program.sites.len()];
    let mut all = Vec::new();
    for event in 0..vm.events.len() as u32 {
        let (site, id) = vm.event_at(event);
        let (place, number) = (program.sites[site as usize], counts[site as usize]);
        counts[site as usize] += 1;
        all.push(Made { key: (place.line, place.column, number), id });
    }
    sorting::by_key(&mut all, |made| made.key);
    all
}

fn key(made: &Made) -> String {
    let (line, column, number) = made.key;
    format!("{line}:{column}#{number}")
}

/// What a report calls the objects that a program has made so far, by where it made them, `line:column#number`, each with
/// its entity; nothing in a scenario.
pub fn allocation_keys(lab: &Lab, state: &State) -> Vec<(String, EntityId)> {
    let Some(program) = &lab.scenario.program else { return Vec::new() };
    let known = |made: Made| Some((key(&made), state.entity(made.id)?));
    made(program, state).into_iter().filter_map(known).collect()
}

/// The keys of the objects that are in the heap, and of those that are gone.
pub(super) fn by_fate(program: &Program, state: &State) -> (Vec<String>, Vec<String>) {
    let (alive, gone): (Vec<_>, Vec<_>) =
        made(program, state).into_iter().partition(|made| state.world.heap.address(made.id).is_some());
    (alive.iter().map(key).collect(), gone.iter().map(key).collect())
}

/// The end of a run: what something reaches, what a collection would free, what is gone, what each is called, and how
/// many bytes are in use. Of many objects only the first are named; how many there are is always said.
pub(super) fn at_the_end(program: &Program, state: &State) -> Value {
    let Some(vm) = &state.vm else { return Value::Null };
    let reader = Reader { program, vm, world: &state.world };
    let reached = oracle::reachable(&state.world);
    let (mut lists, mut counts, mut names) = ([const { Vec::new() }; 3], [0; 3], Map::new());
    for made in made(program, state) {
        let fate = match state.world.heap.address(made.id) {
            Some(at) if reached.get(at) => 0,
            Some(_) => 1,
            None => 2,
        };
        counts[fate] += 1;
        if counts[fate] <= MOST_NAMES {
            lists[fate].push(key(&made));
            names.insert(key(&made), json!(&*reader.label(made.id)));
        }
    }
    let [alive, garbage, collected] = lists;
    let counts = json!({ "alive": counts[0], "garbage": counts[1], "collected": counts[2] });
    let used = state.world.heap.used();
    json!({
        "alive": alive, "garbage": garbage, "collected": collected, "counts": counts, "names": names, "bytes": used,
    })
}

//! The graph in words: a row an object, for whoever reads rather than looks.

use super::cast::{Cast, Source, fields, root_ties};
use super::colours::Colours;
use super::frame::{Look, Row};
use super::words::bytes;
use crate::lab::State;
use memory::gc::Collector;
use std::collections::BTreeMap;

/// The rows of a moment: the objects that are drawn and in the heap, in order of creation.
pub fn rows(state: &State, collector: &dyn Collector, cast: &Cast) -> Vec<Row> {
    let colours = Colours::of(state, collector);
    let entities = state.names.entities();
    let name = |entity: u32| entities[entity as usize].name.to_string();
    let mut members: Vec<u32> = cast.members.iter().copied().filter(|entity| state.object(*entity).is_some()).collect();
    members.sort_unstable();

    let mut referred: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for tie in root_ties(state) {
        let Source::Root(slot) = tie.from else { continue };
        let root =
            slot.checked_sub(state.root_slot(0)).map(|root| format!("root {}", state.names.roots()[root as usize]));
        referred.entry(tie.to).or_default().push(root.unwrap_or_else(|| "the operation that made it".into()));
    }
    let mut refers: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for entity in &members {
        let Some(at) = state.object(*entity) else { continue };
        let known = &entities[*entity as usize];
        for (index, _, to) in fields(state, at) {
            let Some(to) = state.entity(state.world.heap.id(to)) else { continue };
            let field = known.fields.names().get(index as usize).map_or("?", |field| field);
            refers.entry(*entity).or_default().push(format!("{field}: {}", name(to)));
            referred.entry(to).or_default().push(format!("{}.{field}", known.name));
        }
        for (index, field) in known.weak.iter().enumerate() {
            let to = state.world.heap.weak(at, index as u32).and_then(|to| state.entity(state.world.heap.id(to)));
            let to = to.map_or("null".into(), name);
            refers.entry(*entity).or_default().push(format!("{field} (weak): {to}"));
        }
    }
    let joined = |list: Option<&Vec<String>>| list.map_or("nothing".into(), |list| list.join(", "));
    let row = |entity: u32| {
        let at = state.object(entity)?;
        let count = colours.count(at);
        Some(Row {
            id: entity,
            label: entities[entity as usize].name.clone(),
            state: words(colours.look(at), colours.lost(at), collector).into(),
            address: at.to_string(),
            size: bytes(u64::from(entities[entity as usize].size)),
            count,
            refers_to: joined(refers.get(&entity)),
            referred_by: joined(referred.get(&entity)),
        })
    };
    members.into_iter().filter_map(row).collect()
}

/// How an object is, in words.
pub(super) fn words(look: Look, lost: bool, collector: &dyn Collector) -> &'static str {
    match (look, collector.traits().colours) {
        (Look::White, true) => "white: not reached",
        (Look::White, false) => "in use",
        (Look::Grey, _) => "grey: reached, to be scanned",
        (Look::Black, _) => "black: marked and scanned",
        (Look::Condemned, _) if lost => "lost: nothing reaches it, a cycle keeps it",
        (Look::Condemned, true) => "garbage, about to be swept",
        (Look::Condemned, false) => "dying, about to be freed",
        (Look::Ghost, _) => "freed",
    }
}

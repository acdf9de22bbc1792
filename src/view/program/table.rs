//! The graph of a program in words: a row an object, for whoever reads rather than looks.

use super::gather::{Gather, leads};
use super::sight::Sight;
use crate::lab::State;
use crate::view::cast::Cast;
use crate::view::colours::Colours;
use crate::view::frame::Row;
use crate::view::table::words;
use crate::view::words::bytes;
use memory::gc::Collector;
use std::collections::BTreeMap;

/// The rows of a moment.
pub fn rows(sight: &Sight, state: &State, collector: &dyn Collector, cast: &Cast, gather: &Gather) -> Vec<Row> {
    let colours = Colours::of(state, collector);
    let name = |at| {
        let entity = sight.entity_at(at).filter(|entity| cast.member(*entity).is_some());
        entity.map(|entity| cast.name(state, entity).to_string())
    };
    let mut members: Vec<u32> = cast.members.clone();
    members.retain(|entity| state.object(*entity).is_some_and(|at| sight.shown(at)));
    members.sort_unstable();
    let mut referred: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut refers: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for held in gather.roots.at(sight) {
        let Some((root, _)) = held.slot.and_then(|slot| gather.roots.name(slot)) else { continue };
        for to in held.leads.iter().filter_map(|to| sight.entity_at(*to)) {
            referred.entry(to).or_default().push(format!("root {root}"));
        }
    }
    for entity in &members {
        let Some(at) = state.object(*entity) else { continue };
        let holds = sight.holds(at);
        let own = cast.name(state, *entity);
        let list = refers.entry(*entity).or_default();
        for row in &holds.rows {
            let to: Vec<String> = row.leads.iter().filter_map(|to| name(*to)).collect();
            let value = if to.is_empty() { row.text.to_string() } else { to.join(" and ") };
            list.push(format!("{}: {value}", row.name));
        }
        for (to, weak, row) in leads(&holds, sight.moment.word(at)) {
            let Some(target) = sight.entity_at(to) else { continue };
            let how = if weak { " (weak)" } else { "" };
            if row == 0 {
                list.extend(name(to).map(|to| format!("{to}{how}")));
            }
            let by = referred.entry(target).or_default();
            let text = format!("{own}{how}");
            if !by.contains(&text) {
                by.push(text);
            }
        }
    }
    let joined = |list: Option<&Vec<String>>| match list {
        Some(list) if !list.is_empty() => list.join(", "),
        _ => "nothing".into(),
    };
    let row = |entity: &u32| {
        let at = state.object(*entity)?;
        Some(Row {
            id: *entity,
            label: cast.name(state, *entity),
            state: words(colours.look(at), colours.lost(at), collector).into(),
            address: at.to_string(),
            size: bytes(u64::from(state.world.heap.shape(at).bytes())),
            count: colours.count(at),
            refers_to: joined(refers.get(entity)),
            referred_by: joined(referred.get(entity)),
        })
    };
    members.iter().filter_map(row).collect()
}

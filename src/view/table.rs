//! The graph in words: a row for each thing, for whoever reads rather than looks.

use super::colours::Colours;
use super::frame::{Look, Row};
use super::run_index::{RunIndex, leads};
use super::scene::moving;
use super::words::bytes;
use crate::lab::{Collector, EntityId, Subject};
use std::collections::BTreeMap;

/// Maximum number of rows: nobody reads more, and no page has elements for all of 20,000.
pub const ROWS: usize = 1_000;

/// The rows of a moment: the things that are drawn and in the heap, in order of creation; of very many the first.
pub fn rows(subject: &dyn Subject, collector: &dyn Collector, index: &RunIndex) -> Vec<Row> {
    let state = subject.state();
    let colours = Colours::of(state, collector);
    let name = |entity: EntityId| index.drawn.name(subject, entity).to_string();
    let known = |at| {
        let entity = subject.entity_at(at)?;
        (entity.0 < subject.given() || index.drawn.member(entity).is_some()).then_some(entity)
    };
    let mut members: Vec<EntityId> = index.drawn.there(subject).map(|(entity, _)| entity).collect();
    sorting::plain(&mut members);
    let last = members.get(ROWS).copied();
    let told = |entity: EntityId| last.is_none_or(|last| entity < last);

    let mut referred: BTreeMap<EntityId, Vec<String>> = BTreeMap::new();
    let mut refers: BTreeMap<EntityId, Vec<String>> = BTreeMap::new();
    for (slot, entry) in index.roots.at(subject) {
        if slot.is_none() {
            continue;
        }
        for to in entry.leads.iter().filter_map(|target| known(target.to)) {
            referred.entry(to).or_default().push(subject.root_text(&entry));
        }
    }
    for entity in &members {
        let Some(at) = state.object(*entity) else { continue };
        let holds = subject.holds(at);
        if !told(*entity) && !leads(&holds).any(|(target, _)| known(target.to).is_some_and(told)) {
            continue;
        }
        let own = name(*entity);
        let list = refers.entry(*entity).or_default();
        let how = |weak: bool| if weak { " (weak)" } else { "" };
        for row in &holds.rows {
            let to: Vec<String> = row.leads.iter().filter_map(|target| known(target.to)).map(name).collect();
            let value = if to.is_empty() { row.text.to_string() } else { to.join(" and ") };
            list.push(format!("{}{}: {value}", row.name, how(row.weak)));
        }
        let besides = holds.besides.iter().filter_map(|target| Some((known(target.to)?, target.weak)));
        list.extend(besides.map(|(to, weak)| format!("{}{}", name(to), how(weak))));
        for (target, row) in leads(&holds) {
            let Some(to) = known(target.to).filter(|to| told(*to)) else { continue };
            let field = (row as usize).checked_sub(1).and_then(|row| holds.rows.get(row));
            let text = format!("{}{}", subject.referrer(&own, field), how(target.weak));
            let by = referred.entry(to).or_default();
            if !by.contains(&text) {
                by.push(text);
            }
        }
    }
    let joined = |list: Option<&Vec<String>>| match list {
        Some(list) if !list.is_empty() => list.join(", "),
        _ => "nothing".into(),
    };
    let row = |entity: EntityId| {
        let at = state.object(entity)?;
        Some(Row {
            id: entity,
            label: index.drawn.name(subject, entity),
            state: words(colours.look(at), colours.lost(at), collector).into(),
            address: match moving(state, at) {
                Some(to) => format!("{at} → {to}"),
                None => at.to_string(),
            },
            size: bytes(u64::from(subject.size(entity))),
            count: colours.count(at),
            refers_to: joined(refers.get(&entity)),
            referred_by: joined(referred.get(&entity)),
        })
    };
    members.into_iter().take(ROWS).filter_map(row).collect()
}

/// How an object is, in words.
pub(super) fn words(look: Look, lost: bool, collector: &dyn Collector) -> &'static str {
    match (look, collector.traits().colours) {
        (Look::White, true) => "white: not reached",
        (Look::White, false) => "in use",
        (Look::Grey, true) => "grey: reached, to be scanned",
        (Look::Grey, false) => "grey: a root refers to it",
        (Look::Black, _) => "black: marked and scanned",
        (Look::Condemned, _) if lost && collector.traits().counts => "lost: nothing reaches it, a cycle keeps it",
        (Look::Condemned, _) if lost => "lost: nothing reaches it",
        (Look::Condemned, true) => "garbage, about to be swept",
        (Look::Condemned, false) => "dying, about to be freed",
        (Look::Ghost, _) => "freed",
    }
}

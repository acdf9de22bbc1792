//! The graph of a moment, as people see it: what is shown, what each thing is seen to hold, and the roots.

use super::exchanged::FreeNames;
use super::{ExchangedEdge, ExchangedGraph, ExchangedNode};
use crate::lab::{Holder, Naming, Subject};
use memory::heap::Addr;
use rustc_hash::FxHashMap as HashMap;
use std::rc::Rc;

/// The sizes that a scenario knows.
const SIZES: std::ops::RangeInclusive<u32> = 8..=1 << 20;

impl ExchangedGraph {
    /// The graph of a moment, in the names of whoever shows it.
    pub fn of_moment(subject: &dyn Subject, naming: &dyn Naming, title: &str) -> ExchangedGraph {
        let mut graph = ExchangedGraph::default();
        (graph.title, graph.rooted) = (title.into(), true);
        let things: Vec<Addr> = subject.state().world.objects().filter(|at| subject.shown(*at)).collect();
        let mut numbers: HashMap<Addr, usize> = HashMap::default();
        let mut names = FreeNames::default();
        for at in things {
            let name = names.take(&subject.name(at, naming).into());
            let size = subject.entity_at(at).map(|entity| subject.size(entity).next_multiple_of(8));
            let size = size.map(|size| size.clamp(*SIZES.start(), *SIZES.end()));
            numbers.insert(at, graph.nodes.len());
            graph.nodes.push(ExchangedNode { name, size, at: None });
        }
        let mut places: Vec<(Addr, usize)> = numbers.iter().map(|(at, number)| (*at, *number)).collect();
        sorting::by_key(&mut places, |(_, number)| *number);
        for (at, from) in places {
            let holds = subject.holds(at);
            let mut fields: [FreeNames; 2] = Default::default();
            let rows = holds.rows.iter().flat_map(|row| row.leads.iter().map(|lead| (row.name.clone(), *lead)));
            for (field, lead) in rows.chain(holds.besides.iter().map(|lead| (Rc::from("…"), *lead))) {
                if let Some(to) = numbers.get(&lead.to).copied() {
                    let field = fields[usize::from(lead.weak)].take(&field);
                    graph.edges.push(ExchangedEdge { from, to, field, weak: lead.weak });
                }
            }
        }
        let mut roots = FreeNames::default();
        for root in subject.roots() {
            let name = match root.holder {
                Holder::Calls(_) => format!("{} {}", subject.heading(root.holder), root.name),
                _ => root.name.to_string(),
            };
            for lead in &root.leads {
                if let Some(to) = numbers.get(&lead.to).copied() {
                    graph.roots.push((roots.take(&name.as_str().into()), Some(to)));
                }
            }
        }
        graph
    }
}

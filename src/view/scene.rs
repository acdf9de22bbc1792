//! The graph of one moment: roots, objects and references with their looks, on the places the plan gives.

use super::cast::{Cast, Source, Tie, fields, root_ties};
use super::colours::Colours;
use super::frame::{Edge, Look, Node, Picture, RootGroup, Travel};
use super::plan::Plan;
use super::words;
use crate::lab::{Event, State};
use memory::world::{Note, Place};
use rustc_hash::FxHashSet as HashSet;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What just happened, for the graph.
#[derive(Default)]
pub(super) struct News {
    /// Ties along which a reference was followed, counted up or written.
    pub(super) ties: BTreeSet<(Source, u32)>,
    /// Entities that were reached or decided.
    pub(super) glowing: HashSet<u32>,
}

/// Draws a moment; `events` are what led to it from the moment before.
pub fn draw(state: &State, colours: &Colours, cast: &Cast, plan: &Plan, events: &[Event]) -> Picture {
    let news = news(state, cast, events);
    let nodes: Vec<Node> =
        (0..cast.members.len()).map(|member| node(state, cast, plan, colours, &news, member)).collect();
    let now = ties_now(state, cast, colours);
    let edges = cast.ties.iter().map(|(tie, number)| edge(cast, plan, &nodes, &news, &now, tie, *number));
    let mut edges: Vec<Edge> = edges.collect();
    edges.sort_by_key(|edge| edge.id);
    let travels = cast.ties.iter().filter(|(tie, _)| !tie.weak && news.ties.contains(&(tie.from, tie.to)));
    let travels = travels.map(|(_, number)| Travel { curve: plan.ways[*number].curve.clone() }).collect();
    let everyone = state.world.objects().take(Cast::MOST + 1).count();
    let hidden = if everyone > Cast::MOST { hidden(state, cast) } else { 0 };
    let roots = Rc::new(roots(state, plan, &news));
    Picture { size: plan.size, roots, edges, nodes, dots: Vec::new(), travels, hidden }
}

/// How many objects in the heap are not drawn.
fn hidden(state: &State, cast: &Cast) -> usize {
    let drawn = cast.members.iter().filter(|entity| state.object(**entity).is_some()).count();
    state.world.objects().count().saturating_sub(drawn)
}

fn news(state: &State, cast: &Cast, events: &[Event]) -> News {
    let mut news = News::default();
    for event in events {
        let Event::World(note) = event else { continue };
        let drawn = |id| cast.drawn_as(state, id);
        let source = |place: Place| match place {
            Place::Root(slot) => Some(Source::Root(slot)),
            Place::Field(id, _) => drawn(id).map(Source::Entity),
        };
        match *note {
            Note::Followed { from, to, first } => {
                news.ties.extend(source(from).zip(drawn(to)));
                news.glowing.extend(drawn(to).filter(|_| first));
            }
            Note::Wrote { place, new: Some(new), .. } => news.ties.extend(source(place).zip(drawn(new))),
            Note::Released { from, to } => news.ties.extend(source(from).zip(drawn(to))),
            Note::Counted { id, .. } | Note::Died(id) | Note::Shaded(id) => news.glowing.extend(drawn(id)),
            Note::Kept(id) => news.glowing.extend(drawn(id)),
            Note::Allocated { id, .. } => news.glowing.extend(drawn(id)),
            _ => {}
        }
    }
    news
}

fn node(state: &State, cast: &Cast, plan: &Plan, colours: &Colours, news: &News, member: usize) -> Node {
    let (id, rect) = (cast.members[member], plan.rects[member]);
    // What a person makes has no name before.
    let label = state.names.entities().get(id as usize).map_or("".into(), |known| words::fitting(&known.name, 18));
    let at = state.object(id);
    let life = cast.lives[member];
    // A ghost stays until the operation after the next begins.
    let gone = at.is_none() && state.identity(id).is_some();
    let ghost = gone && state.acts <= life.died_in.saturating_add(1) && !place_taken(state, cast, plan, member);
    let look = at.map_or(Look::Ghost, |at| colours.look(at));
    let count = at.and_then(|at| colours.count(at));
    let glow = if at.is_some() && news.glowing.contains(&id) { 1.0 } else { 0.0 };
    let opacity = if at.is_some() || ghost { 1.0 } else { 0.0 };
    Node { id, label, rect, look, count, glow, opacity, card: None, ring: None }
}

/// Whether another object now stands where a freed one was.
pub(super) fn place_taken(state: &State, cast: &Cast, plan: &Plan, member: usize) -> bool {
    let same = |other: &usize| *other != member && plan.rects[*other] == plan.rects[member];
    (0..cast.members.len()).filter(same).any(|other| state.object(cast.members[other]).is_some())
}

/// The ties of this moment, and whether all their references have been followed.
fn ties_now(state: &State, cast: &Cast, colours: &Colours) -> BTreeMap<Tie, bool> {
    let heap = &state.world.heap;
    let mut now = BTreeMap::new();
    for tie in root_ties(state) {
        let Source::Root(slot) = tie.from else { continue };
        let followed = colours.followed(memory::heap::Slot::Root(slot));
        now.insert(tie, followed);
    }
    for entity in &cast.members {
        let Some(at) = state.object(*entity) else { continue };
        let from = Source::Entity(*entity);
        for (_, slot, to) in fields(state, at) {
            let Some(to) = state.entity(heap.id(to)) else { continue };
            let followed = colours.followed(slot);
            *now.entry(Tie { from, to, weak: false, row: 0 }).or_insert(true) &= followed;
        }
        let weak = (0..heap.shape(at).weak).filter_map(|index| state.entity(heap.id(state.world.weak(at, index)?)));
        now.extend(weak.map(|to| (Tie { from, to, weak: true, row: 0 }, false)));
    }
    now
}

pub(super) fn edge(
    cast: &Cast,
    plan: &Plan,
    nodes: &[Node],
    news: &News,
    now: &BTreeMap<Tie, bool>,
    tie: &Tie,
    number: usize,
) -> Edge {
    let end = |entity: u32| cast.member(entity).map(|member| &nodes[member]);
    let source = match tie.from {
        Source::Entity(entity) => end(entity),
        Source::Root(_) => None,
    };
    let (look, opacity) = match now.get(tie) {
        Some(_) if source.is_some_and(|node| node.look == Look::Condemned) => (Look::Condemned, 1.0),
        Some(_) if tie.weak => (Look::White, 1.0),
        Some(_) if news.ties.contains(&(tie.from, tie.to)) => (Look::Grey, 1.0),
        Some(true) => (Look::Black, 1.0),
        Some(false) => (Look::White, 1.0),
        None => (Look::Ghost, if ghostly(cast, source, tie) { 1.0 } else { 0.0 }),
    };
    let path = plan.ways[number].path.clone();
    Edge { id: number as u32, path, look, weak: tie.weak, lit: false, opacity }
}

/// Whether a tie went with its ghostly source.
fn ghostly(cast: &Cast, source: Option<&Node>, tie: &Tie) -> bool {
    source.is_some_and(|node| node.look == Look::Ghost && node.opacity > 0.0 && cast.last_words(node.id).contains(tie))
}

fn roots(state: &State, plan: &Plan, news: &News) -> Vec<RootGroup> {
    let mut groups = plan.roots.clone();
    for (slot, place) in plan.slots.iter().enumerate() {
        let Some((group, index)) = *place else { continue };
        let filled = &mut groups[group].slots[index];
        let there = (slot as u32) < state.world.roots.len();
        filled.filled = there && state.world.roots.get(slot as u32).target().is_some();
        filled.active = news.ties.iter().any(|(from, _)| *from == Source::Root(slot as u32));
    }
    groups
}

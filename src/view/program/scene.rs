//! The graph of one moment of a program: cards, references from their rows, roots by kind and call.

use super::faces::{TITLE, card};
use super::gather::{Gather, inheritance, leads};
use super::roots::Held;
use super::sight::{Holds, Sight};
use super::spot::Spot;
use crate::lab::{Event, State};
use crate::view::cast::{Cast, Source, Tie};
use crate::view::colours::Colours;
use crate::view::frame::{Look, Node, Picture, Travel};
use crate::view::listing::Card;
use crate::view::plan::Plan;
use crate::view::scene::{News, edge, place_taken};
use crate::view::words::numbered;
use memory::world::{Note, Phase, Place};
use rustc_hash::FxHashMap as HashMap;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is known of the run that a moment belongs to.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Who is shown.
    pub cast: &'a Cast,
    /// Where.
    pub plan: &'a Plan,
    /// What else is known.
    pub gather: &'a Gather,
}

/// How many statements a ghost stays for.
const GHOSTLY: usize = 2;

/// Draws a moment; `events` are what led to it from the moment before.
pub fn draw(known: Known, sight: &Sight, state: &State, colours: &Colours, tick: u64, events: &[Event]) -> Picture {
    let Known { cast, plan, gather } = known;
    let held = gather.roots.at(sight);
    let seen: Vec<Option<Holds>> = cast.members.iter().map(|entity| holds(sight, state, *entity)).collect();
    let now = ties(known, sight, state, colours, &held, &seen);
    let news = news(known, sight, &now, events);
    let nodes: Vec<Node> = (cast.members.iter().zip(&seen).enumerate())
        .map(|(member, (entity, seen))| {
            let at = state.object(*entity).filter(|_| seen.is_some());
            let life = cast.lives[member];
            let gone = state.object(*entity).is_none() && life.died <= tick;
            let ghost = gone && gather.between(life.died, tick) <= GHOSTLY && !place_taken(state, cast, plan, member);
            let card = match (cast.flat, seen) {
                (true, _) => None,
                (false, Some(seen)) => Some(Rc::new(card(seen))),
                (false, None) => Some(Rc::new(Card { head: super::HEAD, ..Card::default() })),
            };
            Node {
                id: *entity,
                label: numbered(&cast.titles[member], TITLE),
                rect: plan.rects[member],
                look: at.map_or(Look::Ghost, |at| colours.look(at)),
                count: at.and_then(|at| colours.count(at)),
                glow: if at.is_some() && news.glowing.contains(entity) { 1.0 } else { 0.0 },
                opacity: if at.is_some() || ghost { 1.0 } else { 0.0 },
                card,
                ring: None,
            }
        })
        .collect();
    let edges = cast.ties.iter().map(|(tie, number)| edge(cast, plan, &nodes, &news, &now, tie, *number));
    let mut edges: Vec<_> = edges.collect();
    edges.sort_by_key(|edge| edge.id);
    let travels = now.keys().filter(|tie| !tie.weak && news.ties.contains(&(tie.from, tie.to)));
    let ways = travels.filter_map(|tie| plan.ways.get(*cast.ties.get(tie)?));
    let travels = ways.map(|way| Travel { curve: way.curve.clone() }).collect();
    let mut roots = gather.roots.draw(sight, &plan.roots, &plan.slots, &held, tick);
    for (from, _) in &news.ties {
        let Source::Root(slot) = from else { continue };
        if let Some((group, index)) = plan.slots.get(*slot as usize).copied().flatten() {
            roots[group].slots[index].active = true;
        }
    }
    let hidden = match cast.members.len() < Cast::MOST {
        true => 0,
        false => state.world.objects().filter(|at| sight.shown(*at) && !cast.itself(state, *at)).count(),
    };
    Picture { size: plan.size, roots: Rc::new(roots), edges, nodes, dots: Vec::new(), travels, hidden }
}

/// What a member holds, as long as it is shown.
fn holds(sight: &Sight, state: &State, entity: u32) -> Option<Holds> {
    state.object(entity).filter(|at| sight.shown(*at)).map(|at| sight.holds(at))
}

/// The ties of this moment, and whether they have been followed.
fn ties(
    known: Known,
    sight: &Sight,
    state: &State,
    colours: &Colours,
    held: &[Held],
    seen: &[Option<Holds>],
) -> BTreeMap<Tie, bool> {
    let phase = state.world.collection.phase;
    let marking = phase != Phase::REST && colours.colours();
    let mut now = BTreeMap::new();
    for held in held {
        for to in &held.leads {
            let Some((slot, entity)) = held.slot.zip(sight.entity_at(*to)) else { continue };
            let tie = Tie { from: Source::Root(slot), to: entity, weak: false, row: 0 };
            now.insert(tie, marking && colours.look(*to) != Look::White);
        }
    }
    let mut inherited: HashMap<u32, Vec<u32>> = HashMap::default();
    for (entity, holds) in known.cast.members.iter().zip(seen) {
        let Some((at, holds)) = state.object(*entity).zip(holds.as_ref()) else { continue };
        let scanned = colours.look(at) == Look::Black;
        for (to, weak, row) in leads(holds, sight.moment.word(at)) {
            let Some(to) = sight.entity_at(to) else { continue };
            let tie = known.cast.drawn(Tie { from: Source::Entity(*entity), to, weak, row });
            now.insert(tie, scanned);
        }
        let heirs: Vec<u32> = holds.inherited.iter().filter_map(|to| sight.entity_at(*to)).collect();
        if !heirs.is_empty() {
            inherited.insert(*entity, heirs);
        }
    }
    if !inherited.is_empty() {
        let extra = inheritance(now.keys().copied().collect::<Vec<_>>().into_iter(), &inherited);
        now.extend(extra.into_iter().map(|tie| (tie, false)));
    }
    now
}

fn news(known: Known, sight: &Sight, now: &BTreeMap<Tie, bool>, events: &[Event]) -> News {
    let Known { cast, gather, .. } = known;
    let mut news = News::default();
    let member = |id| sight.entity(id).filter(|entity| cast.member(*entity).is_some());
    let owner = |id| member(id).or_else(|| cast.owners.get(&id).copied());
    let along = |place: Place, to: u32| -> Vec<Source> {
        let held_by_roots = || {
            let ties = now.keys().filter(|tie| tie.to == to && matches!(tie.from, Source::Root(_)));
            ties.map(|tie| tie.from).collect::<Vec<_>>()
        };
        match (sight.spot(place, owner), place) {
            (Some(Spot::Variable(group, name)), _) => {
                gather.roots.slot(group, &name).map(Source::Root).into_iter().collect()
            }
            (Some(Spot::Property(entity, _)), _) => vec![Source::Entity(entity)],
            (None, Place::Field(id, _)) => owner(id).map_or_else(held_by_roots, |entity| vec![Source::Entity(entity)]),
            (None, Place::Root(_)) => held_by_roots(),
        }
    };
    // What a collection did that is over is no news any more.
    let under_way = sight.moment.world.collection.phase != Phase::REST;
    for event in events {
        let Event::World(note) = event else { continue };
        match *note {
            Note::Followed { .. } | Note::Kept(_) if !under_way => {}
            Note::Followed { from, to, first } => {
                let Some(to) = member(to) else { continue };
                news.ties.extend(along(from, to).into_iter().map(|source| (source, to)));
                news.glowing.extend(Some(to).filter(|_| first));
            }
            Note::Wrote { place, new: Some(new), .. } => {
                let Some(to) = member(new) else { continue };
                if sight.spot(place, owner).is_some() {
                    news.ties.extend(along(place, to).into_iter().map(|source| (source, to)));
                }
            }
            Note::Counted { id, .. } | Note::Died(id) | Note::Shaded(id) | Note::Kept(id) => {
                news.glowing.extend(member(id))
            }
            Note::Allocated { id, .. } => news.glowing.extend(member(id)),
            _ => {}
        }
    }
    news
}

//! The graph of one moment: roots, things and references with their looks, on the places the plan gives.

use super::colours::Colours;
use super::drawn_set::{EdgeKey, Source};
use super::frame::{Edge, Look, Node, Picture, Travel};
use super::listing::Card;
use super::plan::Plan;
use super::run_index::{RunIndex, inheritance, leads};
use super::style::{HEAD, NodeStyle, card};
use crate::lab::{Addr, EntityId, Event, Holds, LinkTarget, NamedSlot, Note, RootEntry, SlotId, State, Subject};
use memory::time::Tick;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What is known of the run that a moment belongs to, and the moment as it is seen.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The moment.
    pub subject: &'a dyn Subject,
    /// Its tick.
    pub tick: Tick,
    /// Its colours.
    pub colours: &'a Colours<'a>,
    /// What is known of the run.
    pub index: &'a RunIndex,
    /// What is where.
    pub plan: &'a Plan,
}

/// Where a thing is going, if it moves.
pub fn moving(state: &State, at: Addr) -> Option<Addr> {
    state.world.forwarding(at).filter(|to| *to != at)
}

/// What just happened, for the graph.
#[derive(Default)]
struct News {
    /// References that were followed, counted up, written or let go.
    edges: BTreeSet<(Source, EntityId)>,
    /// Entities that were reached or decided.
    glowing: HashSet<EntityId>,
}

/// How a reference is at a moment.
#[derive(Clone, Copy)]
struct Standing {
    /// Whether all that it stands for has been followed.
    followed: bool,
    /// Whether any of it still leads to an old place.
    stale: bool,
}

type Now = BTreeMap<EdgeKey, Standing>;

impl Scene<'_> {
    /// Draws the moment; `events` are what led to it from the moment before.
    pub fn draw(&self, events: &[Event]) -> Picture {
        let (subject, drawn, plan) = (self.subject, &self.index.drawn, self.plan);
        let held = self.index.roots.at(subject);
        let seen: Vec<Option<(Addr, Holds)>> = (drawn.members.iter())
            .map(|entity| {
                let at = subject.state().object(*entity).filter(|at| subject.shown(*at))?;
                Some((at, subject.holds(at)))
            })
            .collect();
        let now = self.now(&held, &seen);
        let news = self.news(&now, events);
        let nodes: Vec<Node> = seen.iter().enumerate().map(|(member, seen)| self.node(&news, member, seen)).collect();
        let edges = drawn.edges.iter().map(|(key, number)| self.edge(&nodes, &news, &now, key, *number));
        let mut edges: Vec<Edge> = edges.collect();
        edges.sort_by_key(|edge| edge.id);
        let travels = drawn.edges.iter().filter(|(key, _)| !key.weak && news.edges.contains(&(key.from, key.to)));
        let travels = travels.map(|(_, number)| Travel { curve: plan.ways[*number].curve.clone() }).collect();
        let mut roots = self.index.roots.draw(subject, &plan.roots, &held, self.tick);
        for (from, _) in &news.edges {
            let Source::Root(slot) = from else { continue };
            if let Some((group, index)) = plan.roots.places.get(*slot as usize).copied().flatten() {
                roots[group].slots[index].active = true;
            }
        }
        let (roots, hidden) = (Rc::new(roots), self.hidden());
        Picture { size: plan.size, roots, edges, nodes, dots: Vec::new(), travels, hidden }
    }

    /// How many things in the heap are not drawn for want of room.
    fn hidden(&self) -> usize {
        let (subject, drawn) = (self.subject, &self.index.drawn);
        if drawn.all_drawn() {
            return 0;
        }
        let member = |at: &Addr| subject.entity_at(*at).is_some_and(|entity| drawn.member(entity).is_some());
        subject.state().world.objects().filter(|at| subject.shown(*at) && !member(at)).count()
    }

    fn node(&self, news: &News, member: usize, seen: &Option<(Addr, Holds)>) -> Node {
        let (drawn, state) = (&self.index.drawn, self.subject.state());
        let (id, rect, life) = (drawn.members[member], self.plan.rects[member], drawn.lives[member]);
        let at = seen.as_ref().map(|(at, _)| *at);
        // A ghost stays for a while, unless its place is taken.
        let gone = state.object(id).is_none() && life.died <= self.tick;
        let recent = || self.index.begun(self.tick).saturating_sub(life.died_in) <= self.subject.lingers();
        let ghost = gone && recent() && !self.place_taken(member);
        let card = match (self.plan.style, seen) {
            (NodeStyle::Cards, Some((_, holds))) => Some(Rc::new(card(holds))),
            (NodeStyle::Cards, None) => Some(Rc::new(Card { head: HEAD, ..Card::default() })),
            _ => None,
        };
        Node {
            id,
            label: self.plan.style.title(&drawn.titles[member]),
            rect,
            look: at.map_or(Look::Ghost, |at| self.colours.look(at)),
            count: at.and_then(|at| self.colours.count(at)),
            forwarding: at.and_then(|at| moving(state, at)).map(|to| to.to_string().into()),
            glow: if at.is_some() && news.glowing.contains(&id) { 1.0 } else { 0.0 },
            opacity: if at.is_some() || ghost { 1.0 } else { 0.0 },
            card,
            ring: None,
        }
    }

    /// Whether another object now stands where a freed one was.
    fn place_taken(&self, member: usize) -> bool {
        if !self.plan.shared[member] {
            return false;
        }
        let (members, rects) = (&self.index.drawn.members, &self.plan.rects);
        let same = |other: &usize| *other != member && rects[*other] == rects[member];
        (0..members.len()).filter(same).any(|other| self.subject.state().object(members[other]).is_some())
    }

    /// The references of this moment, and how each is.
    fn now(&self, held: &[(Option<u32>, RootEntry)], seen: &[Option<(Addr, Holds)>]) -> Now {
        let (subject, drawn, colours) = (self.subject, &self.index.drawn, self.colours);
        let mut now = Now::new();
        let mut add = |key: EdgeKey, target: &LinkTarget, followed: bool| {
            let followed = target.slot.map_or(followed, |slot| colours.followed(slot)) && !target.weak;
            let standing = now.entry(key).or_insert(Standing { followed: true, stale: false });
            standing.followed &= followed;
            standing.stale |= target.stale;
        };
        for (slot, entry) in held {
            for target in &entry.leads {
                let Some((slot, to)) = slot.zip(subject.entity_at(target.to)) else { continue };
                let key = EdgeKey { from: Source::Root(slot), to, weak: false, row: 0 };
                add(key, target, colours.marking() && colours.look(target.to) != Look::White);
            }
        }
        let mut inherited: HashMap<EntityId, Vec<EntityId>> = HashMap::default();
        for (entity, seen) in drawn.members.iter().zip(seen) {
            let Some((at, holds)) = seen else { continue };
            let scanned = colours.look(*at) == Look::Black;
            for (target, row) in leads(holds) {
                let Some(to) = subject.entity_at(target.to) else { continue };
                let key = EdgeKey { from: Source::Entity(*entity), to, weak: target.weak, row };
                add(drawn.drawn(key), &target, scanned);
            }
            let heirs: Vec<EntityId> = holds.inherited.iter().filter_map(|to| subject.entity_at(*to)).collect();
            if !heirs.is_empty() {
                inherited.insert(*entity, heirs);
            }
        }
        if !inherited.is_empty() {
            let extra = inheritance(now.keys().copied().collect::<Vec<_>>().into_iter(), &inherited);
            now.extend(extra.into_iter().map(|key| (key, Standing { followed: false, stale: false })));
        }
        now
    }

    fn edge(&self, nodes: &[Node], news: &News, now: &Now, key: &EdgeKey, number: usize) -> Edge {
        let source = match key.from {
            Source::Entity(entity) => self.index.drawn.member(entity).map(|member| &nodes[member]),
            Source::Root(_) => None,
        };
        let standing = now.get(key);
        let (look, opacity) = match standing {
            Some(_) if source.is_some_and(|node| node.look == Look::Condemned) => (Look::Condemned, 1.0),
            Some(_) if key.weak => (Look::White, 1.0),
            Some(_) if news.edges.contains(&(key.from, key.to)) => (Look::Grey, 1.0),
            Some(Standing { followed: true, .. }) => (Look::Black, 1.0),
            Some(_) => (Look::White, 1.0),
            None => (Look::Ghost, if self.went_with(source, key) { 1.0 } else { 0.0 }),
        };
        let path = self.plan.ways[number].path.clone();
        let stale = standing.is_some_and(|standing| standing.stale);
        Edge { id: number as u32, path, look, weak: key.weak, stale, lit: false, opacity }
    }

    /// Whether a reference went with its source, of which a ghost is seen.
    fn went_with(&self, source: Option<&Node>, key: &EdgeKey) -> bool {
        let ghost = source.filter(|node| node.look == Look::Ghost && node.opacity > 0.0);
        ghost.is_some_and(|node| self.index.drawn.last_words(node.id).contains(key))
    }

    fn news(&self, now: &Now, events: &[Event]) -> News {
        let mut news = News::default();
        let drawn = |id| self.index.drawn.itself(self.subject, id);
        // A finished collection is not animated.
        let over = !self.colours.under_way();
        for event in events {
            let Event::World(note) = event else { continue };
            match *note {
                Note::Followed { .. } | Note::Kept(_) if over => {}
                Note::Followed { from, to, first } => {
                    let Some(to) = drawn(to) else { continue };
                    news.edges.extend(self.along(now, from, to).into_iter().map(|source| (source, to)));
                    news.glowing.extend(Some(to).filter(|_| first));
                }
                Note::Wrote { place, new: Some(new), .. } => {
                    let Some(to) = drawn(new) else { continue };
                    if self.subject.slot(place, self.index).is_some() {
                        news.edges.extend(self.along(now, place, to).into_iter().map(|source| (source, to)));
                    }
                }
                Note::Released { from, to } => {
                    let Some(to) = drawn(to) else { continue };
                    news.edges.extend(self.along(now, from, to).into_iter().map(|source| (source, to)));
                }
                Note::Counted { id, .. } | Note::Died(id) | Note::Shaded(id) | Note::Kept(id) => {
                    news.glowing.extend(drawn(id))
                }
                Note::Allocated { id, .. } | Note::Moved { id, .. } => news.glowing.extend(drawn(id)),
                _ => {}
            }
        }
        news
    }

    /// Where a reference in a slot starts in the picture; a slot without a name is among what the roots keep.
    fn along(&self, now: &Now, place: SlotId, to: EntityId) -> Vec<Source> {
        let held_by_roots = || {
            let roots = now.keys().filter(|key| key.to == to && matches!(key.from, Source::Root(_)));
            roots.map(|key| key.from).collect::<Vec<_>>()
        };
        match (self.subject.slot(place, self.index), place) {
            (Some(NamedSlot::Variable(holder, name)), _) => {
                self.index.roots.slot(holder, &name).map(Source::Root).into_iter().collect()
            }
            (Some(NamedSlot::Property(entity, _)), _) => vec![Source::Entity(entity)],
            (None, SlotId::Field(id, _)) => match self.index.drawn.drawn_as(self.subject, id) {
                Some(entity) => vec![Source::Entity(entity)],
                None => held_by_roots(),
            },
            (None, SlotId::Root(_)) => held_by_roots(),
        }
    }
}

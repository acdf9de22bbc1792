//! The graph of one moment: roots, things and references with their looks, on the places the plan gives.
//!
//! Large pictures are drawn from the one before: memory says where the two moments differ, and only what is there is
//! looked at again.

use super::colours::Colours;
use super::drawn_set::{EdgeKey, Source};
use super::frame::{Edge, Look, Node, Picture, Travel};
use super::listing::Card;
use super::pages::Pages;
use super::plan::Plan;
use super::run_index::{RunIndex, inheritance, leads};
use super::style::{HEAD, NodeStyle, card};
use crate::lab::{
    Addr, EntityId, Event, Holds, LinkTarget, NamedSlot, Note, RootEntry, SlotId, Starts, State, Subject,
};
use memory::time::Tick;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Pictures of more things than this are drawn from the one before.
const FEW: usize = 200;
/// More references than this that are followed at once are not told apart by dots; more things than this that are touched
/// at once, in such a picture, not from the rest.
const TOUCHED: usize = 60;

/// What is known of the run that a moment belongs to, and the moment as it is seen.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The moment.
    pub subject: &'a dyn Subject,
    /// Its state.
    pub state: &'a Rc<State>,
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

/// The picture that was drawn last, and what it was drawn from.
pub struct Sketch {
    state: Rc<State>,
    begun: usize,
    lasting: bool,
    picture: Picture,
    starts: Starts,
    /// How each reference is.
    now: Vec<Option<Standing>>,
    /// What is seen for this moment only: objects that glow, references that are followed.
    passing: (Vec<usize>, Vec<usize>),
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
#[derive(Clone, Copy, Debug)]
struct Standing {
    /// Whether all that it stands for has been followed.
    followed: bool,
    /// Whether any of it still leads to an old place.
    stale: bool,
}

type Held = [(Option<u32>, RootEntry)];

impl Scene<'_> {
    /// Draws the moment; `events` are what led to it from the moment before. `last` is what this plan was drawn of last.
    pub fn draw(&self, events: &[Event], last: &mut Option<Sketch>) -> Picture {
        let (drawn, plan) = (&self.index.drawn, self.plan);
        let held = self.index.roots.at(self.subject);
        let news = self.news(&held, events);
        let begun = self.index.begun(self.tick);
        let mut touched = None;
        let earlier = last.take().and_then(|mut last| {
            touched = Some(self.touched(&mut last, begun)?);
            Some(last)
        });
        let mut sketch = earlier.unwrap_or_else(|| self.blank());
        let glowing = |entity: &EntityId| drawn.member(*entity);
        let glowing: Vec<usize> = news.glowing.iter().filter_map(glowing).collect();
        let followed: Vec<usize> = news.edges.iter().flat_map(|(from, to)| drawn.between(*from, *to)).collect();
        let members: Vec<usize> = match touched {
            None => (0..drawn.members.len()).collect(),
            Some(mut touched) => {
                touched.extend(sketch.passing.0.iter().chain(&glowing));
                in_order(touched)
            }
        };
        let seen = members.iter().map(|member| {
            let at = self.subject.state().object(drawn.members[*member]).filter(|at| self.subject.shown(*at))?;
            Some((at, self.subject.holds(at)))
        });
        let seen: Vec<(usize, Option<(Addr, Holds)>)> = members.iter().copied().zip(seen).collect();
        self.look_at(&held, &seen, &mut sketch.now);
        for (member, seen) in &seen {
            sketch.picture.nodes.set(*member, self.node(&news, *member, seen));
        }
        let nodes = &sketch.picture.nodes;
        let of_members = members.iter().flat_map(|member| drawn.from(Source::Entity(drawn.members[*member])));
        let numbers = of_members.chain(drawn.of_roots()).map(|(_, number)| *number);
        for number in numbers.chain(sketch.passing.1.iter().copied()).chain(followed.iter().copied()) {
            let edge = self.edge(nodes, &news, sketch.now[number], number);
            sketch.picture.edges.set(number, edge);
        }
        let strong = followed.iter().filter(|number| followed.len() <= TOUCHED && !drawn.key(**number).weak);
        let travels = strong.map(|number| Travel { way: plan.ways[*number].clone() }).collect();
        let mut roots = self.index.roots.draw(self.subject, &plan.roots, &held, self.tick);
        for (from, _) in &news.edges {
            let Source::Root(slot) = from else { continue };
            if let Some((group, index)) = plan.roots.places.get(*slot as usize).copied().flatten() {
                roots[group].slots[index].active = true;
            }
        }
        if *sketch.picture.roots != roots {
            sketch.picture.roots = Rc::new(roots);
        }
        sketch.picture.hidden = self.hidden(&sketch.picture);
        (sketch.state, sketch.begun, sketch.passing) = (self.state.clone(), begun, (glowing, followed));
        sketch.lasting = self.colours.lasting();
        let picture = Picture { travels, ..sketch.picture.clone() };
        if drawn.members.len() > FEW {
            *last = Some(sketch);
        }
        picture
    }

    /// A picture of nothing.
    fn blank(&self) -> Sketch {
        let (drawn, plan) = (&self.index.drawn, self.plan);
        let node = |member: usize| Node {
            id: drawn.members[member],
            label: plan.style.title(&drawn.titles[member]),
            rect: plan.rects[member],
            look: Look::Ghost,
            count: None,
            forwarding: None,
            glow: 0.0,
            opacity: 0.0,
            card: None,
            ring: None,
        };
        let edge = |(number, way): (usize, &Rc<super::frame::Way>)| Edge {
            id: number as u32,
            way: way.clone(),
            look: Look::Ghost,
            weak: drawn.key(number).weak,
            stale: false,
            lit: false,
            opacity: 0.0,
        };
        let nodes: Pages<Node> = (0..drawn.members.len()).map(node).collect();
        let edges: Pages<Edge> = plan.ways.iter().enumerate().map(edge).collect();
        let large = drawn.members.len() > FEW;
        Sketch {
            state: self.state.clone(),
            begun: 0,
            lasting: false,
            picture: Picture { size: plan.size, edges, nodes, ..Picture::default() },
            starts: if large { Starts::of(&self.state.world.heap) } else { Starts::default() },
            now: vec![None; plan.ways.len()],
            passing: Default::default(),
        }
    }

    /// The members that may be another way than they were drawn last; `None` where all may be.
    fn touched(&self, last: &mut Sketch, begun: usize) -> Option<Vec<usize>> {
        let (drawn, now, then) = (&self.index.drawn, &self.state.world, &last.state.world);
        // What is lost may be lost by a change elsewhere.
        if drawn.of_program || self.colours.lasting() || last.lasting {
            return None;
        }
        let words = now.changed_since(then)?;
        let mut members = Vec::new();
        let mut add = |id| {
            let entity = drawn.drawn_as(self.subject, id);
            members.extend(entity.and_then(|entity| drawn.member(entity)));
        };
        for range in &words {
            last.starts.blocks(&then.heap, range.clone()).for_each(|block| add(then.heap.id(block.at)));
        }
        last.starts.follow(&now.heap, &words);
        for range in &words {
            last.starts.blocks(&now.heap, range.clone()).for_each(|block| add(now.heap.id(block.at)));
        }
        let mut members = in_order(members);
        // A reference looks otherwise when what it leads to is about to move, or is gone.
        let moves = now.collection.relocation.is_some();
        let is_there = |member: usize| self.subject.state().object(drawn.members[member]).is_some();
        let was_there = |member: usize| last.picture.nodes[member].look != Look::Ghost;
        let other = |member: &usize| moves || is_there(*member) != was_there(*member);
        let to: HashSet<EntityId> = members.iter().copied().filter(other).map(|member| drawn.members[member]).collect();
        members.extend(drawn.leading_to(&to));
        let shared = members.iter().any(|member| self.plan.shared[*member].is_some());
        if begun != last.begun || shared {
            let ghosts = last.picture.nodes.iter().enumerate().filter(|(_, node)| node.look == Look::Ghost);
            members.extend(ghosts.map(|(member, _)| member));
        }
        Some(members)
    }

    /// How many things in the heap are not drawn for want of room.
    fn hidden(&self, picture: &Picture) -> usize {
        if self.index.drawn.all_drawn() {
            return 0;
        }
        let there = picture.nodes.iter().filter(|node| node.look != Look::Ghost).count();
        (self.subject.state().world.heap.objects() as usize).saturating_sub(there)
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
        let there = |other: &usize| self.subject.state().object(self.index.drawn.members[*other]).is_some();
        self.plan.shared[member]
            .as_deref()
            .is_some_and(|sharers| sharers.iter().any(|one| *one != member && there(one)))
    }

    /// Looks at the references of the roots and of some members: how each is at this moment.
    fn look_at(&self, held: &Held, seen: &[(usize, Option<(Addr, Holds)>)], now: &mut [Option<Standing>]) {
        let (subject, drawn, colours) = (self.subject, &self.index.drawn, self.colours);
        let of_roots = drawn.of_roots().iter();
        let of_seen = seen.iter().flat_map(|(member, _)| drawn.from(Source::Entity(drawn.members[*member])));
        of_roots.chain(of_seen).for_each(|(_, number)| now[*number] = None);
        let mut add = |key: EdgeKey, target: &LinkTarget, followed: bool| {
            let followed = target.slot.map_or(followed, |slot| colours.followed(slot)) && !target.weak;
            let Some(number) = drawn.number(key) else { return };
            let standing = now[number].get_or_insert(Standing { followed: true, stale: false });
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
        for (member, seen) in seen {
            let (entity, Some((at, holds))) = (drawn.members[*member], seen) else { continue };
            let scanned = colours.look(*at) == Look::Black;
            for (target, row) in leads(holds) {
                let Some(to) = subject.entity_at(target.to) else { continue };
                let key = EdgeKey { from: Source::Entity(entity), to, weak: target.weak, row };
                add(drawn.drawn(key), &target, scanned);
            }
            let heirs: Vec<EntityId> = holds.inherited.iter().filter_map(|to| subject.entity_at(*to)).collect();
            if !heirs.is_empty() {
                inherited.insert(entity, heirs);
            }
        }
        if !inherited.is_empty() {
            let there = drawn.edges.iter().filter(|(_, number)| now[**number].is_some()).map(|(key, _)| *key);
            let extra = inheritance(there.collect::<Vec<_>>().into_iter(), &inherited);
            for number in extra.into_iter().filter_map(|key| drawn.number(key)) {
                now[number] = Some(Standing { followed: false, stale: false });
            }
        }
    }

    fn edge(&self, nodes: &Pages<Node>, news: &News, standing: Option<Standing>, number: usize) -> Edge {
        let key = &self.index.drawn.key(number);
        let source = match key.from {
            Source::Entity(entity) => self.index.drawn.member(entity).map(|member| &nodes[member]),
            Source::Root(_) => None,
        };
        let (look, opacity) = match standing {
            Some(_) if source.is_some_and(|node| node.look == Look::Condemned) => (Look::Condemned, 1.0),
            Some(_) if key.weak => (Look::White, 1.0),
            Some(_) if news.edges.contains(&(key.from, key.to)) => (Look::Grey, 1.0),
            Some(Standing { followed: true, .. }) => (Look::Black, 1.0),
            Some(_) => (Look::White, 1.0),
            None => (Look::Ghost, if self.went_with(source, key) { 1.0 } else { 0.0 }),
        };
        let way = self.plan.ways[number].clone();
        let stale = standing.is_some_and(|standing| standing.stale);
        Edge { id: number as u32, way, look, weak: key.weak, stale, lit: false, opacity }
    }

    /// Whether a reference went with its source, of which a ghost is seen.
    fn went_with(&self, source: Option<&Node>, key: &EdgeKey) -> bool {
        let ghost = source.filter(|node| node.look == Look::Ghost && node.opacity > 0.0);
        ghost.is_some_and(|node| self.index.drawn.last_words(node.id).contains(key))
    }

    fn news(&self, held: &Held, events: &[Event]) -> News {
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
                    news.edges.extend(self.along(held, from, to).into_iter().map(|source| (source, to)));
                    news.glowing.extend(Some(to).filter(|_| first));
                }
                Note::Wrote { place, new: Some(new), .. } => {
                    let Some(to) = drawn(new) else { continue };
                    if self.subject.slot(place, self.index).is_some() {
                        news.edges.extend(self.along(held, place, to).into_iter().map(|source| (source, to)));
                    }
                }
                Note::Released { from, to } => {
                    let Some(to) = drawn(to) else { continue };
                    news.edges.extend(self.along(held, from, to).into_iter().map(|source| (source, to)));
                }
                Note::Counted { id, .. } | Note::Died(id) | Note::Shaded(id) | Note::Kept(id) => {
                    news.glowing.extend(drawn(id))
                }
                Note::Allocated { id, .. } | Note::Moved { id, .. } => news.glowing.extend(drawn(id)),
                _ => {}
            }
        }
        // Where so much is touched at once, all of it emphasised is nothing emphasised.
        let much = news.edges.len().max(news.glowing.len()) > TOUCHED && self.index.drawn.members.len() > FEW;
        if much { News::default() } else { news }
    }

    /// Where a reference in a slot starts in the picture; a slot without a name is among what the roots keep.
    fn along(&self, held: &Held, place: SlotId, to: EntityId) -> Vec<Source> {
        let held_by_roots = || {
            let leads = |entry: &RootEntry| entry.leads.iter().any(|lead| self.subject.entity_at(lead.to) == Some(to));
            let roots = held.iter().filter(|(_, entry)| leads(entry));
            roots.filter_map(|(slot, _)| slot.map(Source::Root)).collect::<Vec<_>>()
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

/// Each once, in order.
fn in_order(members: Vec<usize>) -> Vec<usize> {
    let mut members: Vec<u64> = members.into_iter().map(|member| member as u64).collect();
    sorting::numbers(&mut members);
    members.dedup();
    members.into_iter().map(|member| member as usize).collect()
}

//! The plan of a run's picture: the roots' column, the objects' places, the references' curves. Made once for a run;
//! nothing in it moves.

use super::cast::{Cast, Source, Tie};
use super::frame::{Rect, RootGroup, RootSlot};
use super::program::{Gather, HEAD, port};
use crate::lab::{Action, State};
use crate::layout::{ASPECT, Curve, End, Item, Link, Point, Request, Stand, place};
use memory::world::RootKind;
use std::rc::Rc;

/// A reference's curve, as the path that is drawn and as the way a dot goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The `d` of its path.
    pub path: Rc<str>,
    /// The curve itself.
    pub curve: Rc<Curve>,
}

/// The plan.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Width and height.
    pub size: (f64, f64),
    /// The roots, nothing filled.
    pub roots: Vec<RootGroup>,
    /// For each root slot, the group and its place there.
    pub slots: Vec<Option<(usize, usize)>>,
    /// The rectangles of the cast's members.
    pub rects: Vec<Rect>,
    /// The ways of the cast's ties, by number.
    pub ways: Vec<Way>,
}

const LEFT: f64 = 22.0;
const TOP: f64 = 42.0;
const MARGIN: f64 = 24.0;

impl Plan {
    /// Plans the picture of a run. `scenario` tells of chosen places and columns of slots.
    pub fn make(cast: &Cast, state: &State, scenario: &crate::lab::Scenario) -> Plan {
        let compact = cast.members.len() > 24;
        let items = cast.members.iter().zip(&cast.lives).map(|(entity, life)| {
            // Another edit may have undone what brought the name.
            let name = state.names.entities().get(*entity as usize).map_or("", |known| &*known.name);
            let (width, height) = extent(name, compact);
            let at = scenario.objects.get(*entity as usize).and_then(|thing| thing.at).map(|(x, y)| Point { x, y });
            Item { width, height, span: (life.born.min(life.died), life.died), at, head: None }
        });
        Plan::lay(cast, items.collect(), Vec::new(), columns(state, scenario))
    }

    /// Plans the picture of a program's run.
    pub fn of_program(cast: &Cast, gather: &Gather) -> Plan {
        let items = cast.members.iter().zip(&cast.lives).zip(&cast.titles).map(|((entity, life), title)| {
            let face = &gather.faces[entity];
            let (width, height) = face.extent(title, cast.flat);
            let span = (life.born.min(life.died), life.died);
            Item { width, height, span, at: None, head: (!cast.flat).then_some(HEAD) }
        });
        Plan::lay(cast, items.collect(), gather.roots.passing(), gather.roots.column())
    }

    fn lay(cast: &Cast, items: Vec<Item>, passing: Vec<bool>, (mut roots, slots, mut starts): Columns) -> Plan {
        // A root that another edit undid is still in the cast.
        let known =
            cast.ties.keys().filter_map(|tie| if let Source::Root(slot) = tie.from { Some(slot) } else { None });
        let known = known.max().map_or(0, |last| last as usize + 1).max(starts.len());
        starts.resize(known, Point { x: LEFT, y: TOP });
        let right =
            roots.iter().flat_map(|group| &group.slots).map(|slot| slot.rect.x + slot.rect.w).fold(0.0, f64::max);
        let ties: Vec<Tie> = in_order(cast);
        let links = ties.iter().map(|tie| Link {
            from: match tie.from {
                Source::Root(slot) if (slot as usize) < starts.len() => End::Root(slot as usize),
                // Of a future that was dropped: it is never shown.
                Source::Root(_) => End::Item(cast.member(tie.to).unwrap_or_default()),
                Source::Entity(entity) => {
                    let member = cast.member(entity).unwrap_or_default();
                    let card = items.get(member).is_some_and(|item| item.head.is_some());
                    if card { End::Row(member, port(tie.row) as u32) } else { End::Item(member) }
                }
            },
            to: cast.member(tie.to).unwrap_or_default(),
        });
        let request = Request {
            links: links.collect(),
            items,
            roots: starts,
            stands: slots.iter().map(|slot| slot.map(|place| stand(&roots, place))).collect(),
            origin: Point { x: right, y: TOP - 12.0 },
            passing,
            aspect: ASPECT,
        };
        let layout = place(&request);
        sink(&mut roots, &slots, &layout.sinks);
        let bottom =
            roots.iter().flat_map(|group| &group.slots).map(|slot| slot.rect.y + slot.rect.h).fold(0.0, f64::max);
        let rects = layout.centres.iter().zip(&request.items).map(|(centre, item)| Rect {
            x: centre.x - item.width / 2.0,
            y: centre.y - item.height / 2.0,
            w: item.width,
            h: item.height,
        });
        let ways = layout.curves.into_iter().map(|curve| Way { path: curve.path().into(), curve: Rc::new(curve) });
        let (rects, ways) = (rects.collect(), ways.collect());
        let size = (layout.size.x.max(right) + MARGIN, layout.size.y.max(bottom) + MARGIN);
        Plan { size, roots, slots, rects, ways }
    }

    /// Whether it has a place for everything in a cast.
    pub fn holds(&self, cast: &Cast, slots: usize) -> bool {
        self.rects.len() == cast.members.len() && self.ways.len() == cast.ties.len() && self.slots.len() == slots
    }
}

/// How a slot stands in its group.
fn stand(roots: &[RootGroup], (group, index): (usize, usize)) -> Stand {
    Stand { height: roots[group].slots[index].rect.h, group, packed: roots[group].packed }
}

/// Moves the slots down beside what they refer to, each heading above the first of its group.
fn sink(roots: &mut [RootGroup], slots: &[Option<(usize, usize)>], sinks: &[f64]) {
    for (&(group, index), by) in slots.iter().zip(sinks).filter_map(|(slot, by)| Some((slot.as_ref()?, by))) {
        roots[group].slots[index].rect.y += by;
    }
    for group in roots {
        let above = |slot: &RootSlot| slot.rect.y - 12.0;
        group.at.1 = group.slots.iter().map(above).fold(f64::INFINITY, f64::min);
    }
}

/// The ties by number.
pub(super) fn in_order(cast: &Cast) -> Vec<Tie> {
    let mut ties: Vec<(usize, Tie)> = cast.ties.iter().map(|(tie, number)| (*number, *tie)).collect();
    ties.sort_unstable();
    ties.into_iter().map(|(_, tie)| tie).collect()
}

fn extent(name: &str, compact: bool) -> (f64, f64) {
    let letters = name.chars().count() as f64;
    match compact {
        true => ((letters * 7.0 + 40.0).clamp(64.0, 132.0), 30.0),
        false => ((letters * 8.0 + 64.0).clamp(88.0, 200.0), 42.0),
    }
}

/// Root slots and what they are called.
type Members = Vec<(u32, Rc<str>)>;

type Columns = (Vec<RootGroup>, Vec<Option<(usize, usize)>>, Vec<Point>);

/// The roots' column, and where the references of each slot start.
fn columns(state: &State, scenario: &crate::lab::Scenario) -> Columns {
    let numbered = scenario.root_slots as usize;
    let makes = scenario.script.iter().any(|op| matches!(op.action, Action::New { .. }));
    let names = state.names.roots();
    let mut groups: Vec<(&str, bool, Members)> = vec![("Roots", true, vec![]), ("Roots", false, vec![])];
    if numbered > 0 {
        groups[1].0 = "More roots";
    }
    for (root, name) in names.iter().enumerate() {
        let group = if root < numbered { 0 } else { 1 };
        groups[group].2.push((state.root_slot(root as u32), name.clone()));
    }
    if makes {
        groups.push(("Just made", false, vec![(0, "new".into())]));
    }
    let mut slots = vec![None; state.world.roots.len() as usize];
    let mut starts = vec![Point { x: LEFT, y: TOP }; slots.len()];
    let mut planned: Vec<RootGroup> = Vec::new();
    let mut y = TOP;
    for (heading, packed, members) in groups.into_iter().filter(|(_, _, members)| !members.is_empty()) {
        let longest = members.iter().map(|(_, name)| name.chars().count()).max().unwrap_or(0) as f64;
        let (w, h, pitch) = match packed {
            true => (62.0, if members.len() > 11 { 18.0 } else { 28.0 }, 0.0),
            false => ((longest * 7.5 + 40.0).clamp(62.0, 150.0), 30.0, 6.0),
        };
        let mut group =
            RootGroup { heading: heading.into(), at: (LEFT, y - 12.0), slots: Vec::new(), packed, gone: false };
        for (slot, name) in members {
            slots[slot as usize] = Some((planned.len(), group.slots.len()));
            starts[slot as usize] = Point { x: LEFT + w - 14.0, y: y + h / 2.0 };
            group.slots.push(RootSlot {
                name,
                rect: Rect { x: LEFT, y, w, h },
                filled: false,
                active: false,
                text: "".into(),
                lit: false,
            });
            y += h + pitch;
        }
        y += 36.0;
        planned.push(group);
    }
    debug_assert!(state.world.roots.is_empty() || state.world.roots.kind(0) == RootKind::Implicit);
    (planned, slots, starts)
}

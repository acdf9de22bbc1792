//! The plan of a run's picture: the roots' column, the objects' places, the references' curves. Made once for a run;
//! nothing in it moves.

use super::drawn_set::{DrawnSet, EdgeKey, Source};
use super::frame::{Bounds, Way};
use super::kept_places::{KeptPlaces, held};
use super::root_plan::RootColumn;
use super::run_index::RunIndex;
use super::style::{ColumnStyle, LEFT, NodeStyle, TOP, port};
use crate::lab::{Scenario, Subject};
use layout::{End, Item, Layout, Link, Placing, Point, Request};
use rustc_hash::FxHashMap as HashMap;
use std::rc::Rc;

/// The plan.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Width and height.
    pub size: (f64, f64),
    /// The column of roots.
    pub roots: RootColumn,
    /// How the things are drawn.
    pub style: NodeStyle,
    /// The rectangles of those that are drawn.
    pub rects: Vec<Bounds>,
    /// The ways of their references, by number.
    pub ways: Vec<Rc<Way>>,
    /// The things that have the same place as a thing, itself among them, where there are others.
    pub shared: Vec<Option<Rc<[usize]>>>,
}

const MARGIN: f64 = 24.0;
/// What is left free right and below where somebody draws, and how large such a picture is at least.
const ROOM: (f64, f64) = (110.0, 60.0);
const LEAST: (f64, f64) = (620.0, 330.0);
/// How wide the column of roots is there at least.
const ROOTS: f64 = 130.0;

/// A plan that is being made.
pub struct Planning {
    style: NodeStyle,
    roots: RootColumn,
    right: f64,
    request: Rc<Request>,
    placing: Placing,
    /// Whether more is to be drawn in it.
    roomy: bool,
}

/// What is to be heeded while somebody draws in the picture.
#[derive(Clone, Copy, Default)]
pub struct DrawnIn<'a> {
    /// Where things stand.
    pub kept: Option<&'a KeptPlaces>,
    /// Whether there is to be room for more.
    pub roomy: bool,
}

impl Planning {
    /// Begins to plan the picture of a run in which this is drawn, for a field of this shape (its width by its height; 0
    /// where nothing is known). `scenario` tells of chosen places, `drawing` of those that are kept while somebody draws.
    pub fn begin(
        drawn: &DrawnSet,
        index: &RunIndex,
        subject: &dyn Subject,
        scenario: &Scenario,
        shape: f64,
        drawing: DrawnIn,
    ) -> Planning {
        let style = match (subject.has_rows(), drawn.flat) {
            (true, false) => NodeStyle::Cards,
            (true, true) => NodeStyle::Titles,
            (false, _) => NodeStyle::Pills,
        };
        let items = drawn.members.iter().zip(&drawn.lives).zip(&drawn.titles).map(|((entity, life), title)| {
            let size = index.sizes.get(entity).copied().unwrap_or_default();
            let (width, height) = style.extent(title, drawn.members.len(), size);
            let at = scenario.objects.get(entity.index()).and_then(|thing| thing.at).map(|(x, y)| Point { x, y });
            Item { width, height, span: (life.born.min(life.died).0, life.died.0), at, head: style.head() }
        });
        let column = index.roots.column(ColumnStyle { cards: subject.has_rows() });
        let items: Vec<Item> = items.collect();
        let held = held(drawn, subject.state(), scenario, drawing.kept);
        Planning::ask(drawn, style, (items, held), index.roots.passing(), column, (shape, drawing.roomy))
    }

    fn ask(
        drawn: &DrawnSet,
        style: NodeStyle,
        (items, (held, settled)): (Vec<Item>, (Vec<Option<Point>>, bool)),
        passing: Vec<bool>,
        roots: RootColumn,
        (shape, roomy): (f64, bool),
    ) -> Planning {
        let mut starts = roots.starts.clone();
        // A root that another edit undid is still in the set.
        let known =
            drawn.edges.keys().filter_map(|edge| if let Source::Root(slot) = edge.from { Some(slot) } else { None });
        let known = known.max().map_or(0, |last| last as usize + 1).max(starts.len());
        starts.resize(known, Point { x: LEFT, y: TOP });
        let right = roots.slots().map(|slot| slot.rect.x + slot.rect.w).fold(0.0, f64::max);
        // A first root is to move nothing.
        let right = if roomy { right.max(ROOTS) } else { right };
        let edges: Vec<EdgeKey> = drawn.in_order();
        let links = edges.iter().map(|edge| Link {
            from: match edge.from {
                Source::Root(slot) => End::Root(slot as usize),
                Source::Entity(entity) => {
                    let member = drawn.member(entity).unwrap_or_default();
                    let card = items.get(member).is_some_and(|item| item.head.is_some());
                    if card { End::Row(member, port(edge.row) as u32) } else { End::Item(member) }
                }
            },
            to: drawn.member(edge.to).unwrap_or_default(),
        });
        let request = Request {
            links: links.collect(),
            items,
            roots: starts,
            origin: Point { x: right, y: TOP - 12.0 },
            passing,
            stands: roots.stands(),
            aspect: shape,
            held,
            settled,
        };
        let request = Rc::new(request);
        Planning { style, roots, right, placing: Placing::new(request.clone()), request, roomy }
    }

    /// Goes on for about so many things; the plan when it is made.
    pub fn go(&mut self, fuel: usize) -> Option<Plan> {
        let layout = self.placing.go(fuel)?;
        Some(self.plan(layout))
    }

    /// What is asked of the layout.
    pub fn request(&self) -> &Rc<Request> {
        &self.request
    }

    /// How much of it is made, from 0 to 1.
    pub fn progress(&self) -> f64 {
        self.placing.progress()
    }

    fn plan(&mut self, layout: Layout) -> Plan {
        let (right, mut roots) = (self.right, std::mem::take(&mut self.roots));
        roots.sink(&layout.sinks);
        let bottom = roots.slots().map(|slot| slot.rect.y + slot.rect.h).fold(0.0, f64::max);
        let rects = layout.centres.iter().zip(&self.request.items).map(|(centre, item)| Bounds {
            x: centre.x - item.width / 2.0,
            y: centre.y - item.height / 2.0,
            w: item.width,
            h: item.height,
        });
        let ways = layout.curves.into_iter().map(|curve| Rc::new(Way::new(curve))).collect();
        let rects: Vec<Bounds> = rects.collect();
        let mut sharers: HashMap<(u64, u64), Vec<usize>> = HashMap::default();
        let place = |rect: &Bounds| (rect.x.to_bits(), rect.y.to_bits());
        rects.iter().enumerate().for_each(|(member, rect)| sharers.entry(place(rect)).or_default().push(member));
        let mut shared = vec![None; rects.len()];
        for sharers in sharers.into_values().filter(|sharers| sharers.len() > 1) {
            let all: Rc<[usize]> = sharers.as_slice().into();
            sharers.into_iter().for_each(|member| shared[member] = Some(all.clone()));
        }
        let mut size = (layout.size.x.max(right) + MARGIN, layout.size.y.max(bottom) + MARGIN);
        if self.roomy {
            size = ((size.0 + ROOM.0).max(LEAST.0), (size.1 + ROOM.1).max(LEAST.1));
            // It fills the field: what is added within it moves nothing, not even in the middle of what is free.
            let shape = self.request.aspect;
            if shape > 0.0 {
                size = (size.0.max(size.1 * shape), size.1.max(size.0 / shape));
            }
        }
        Plan { size, roots, style: self.style, rects, ways, shared }
    }
}

impl Plan {
    /// Whether it has a place for everything that is drawn of a run.
    pub fn holds(&self, index: &RunIndex) -> bool {
        let slots = self.roots.places.iter().flatten().count();
        self.rects.len() == index.drawn.members.len()
            && self.ways.len() == index.drawn.edges.len()
            && slots == index.roots.len()
    }
}

//! The plan of a run's picture: the roots' column, the objects' places, the references' curves. Made once for a run;
//! nothing in it moves.

use super::drawn_set::{DrawnSet, EdgeKey, Source};
use super::frame::Bounds;
use super::root_plan::RootColumn;
use super::run_index::RunIndex;
use super::style::{ColumnStyle, LEFT, NodeStyle, TOP, port};
use crate::lab::{Scenario, Subject};
use crate::layout::{Curve, End, Item, Link, Point, Request, place};
use rustc_hash::FxHashMap as HashMap;
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
    /// The column of roots.
    pub roots: RootColumn,
    /// How the things are drawn.
    pub style: NodeStyle,
    /// The rectangles of those that are drawn.
    pub rects: Vec<Bounds>,
    /// The ways of their references, by number.
    pub ways: Vec<Way>,
    /// Which of the things share their places with others.
    pub shared: Vec<bool>,
}

const MARGIN: f64 = 24.0;

impl Plan {
    /// Plans the picture of a run in which this is drawn, for a field of this shape (its width by its height; 0 where
    /// nothing is known). `scenario` tells of chosen places.
    pub fn make(drawn: &DrawnSet, index: &RunIndex, subject: &dyn Subject, scenario: &Scenario, shape: f64) -> Plan {
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
        Plan::lay(drawn, style, items.collect(), index.roots.passing(), column, shape)
    }

    fn lay(
        drawn: &DrawnSet,
        style: NodeStyle,
        items: Vec<Item>,
        passing: Vec<bool>,
        mut roots: RootColumn,
        shape: f64,
    ) -> Plan {
        let mut starts = roots.starts.clone();
        // A root that another edit undid is still in the set.
        let known =
            drawn.edges.keys().filter_map(|edge| if let Source::Root(slot) = edge.from { Some(slot) } else { None });
        let known = known.max().map_or(0, |last| last as usize + 1).max(starts.len());
        starts.resize(known, Point { x: LEFT, y: TOP });
        let right = roots.slots().map(|slot| slot.rect.x + slot.rect.w).fold(0.0, f64::max);
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
        };
        let layout = place(&request);
        roots.sink(&layout.sinks);
        let bottom = roots.slots().map(|slot| slot.rect.y + slot.rect.h).fold(0.0, f64::max);
        let rects = layout.centres.iter().zip(&request.items).map(|(centre, item)| Bounds {
            x: centre.x - item.width / 2.0,
            y: centre.y - item.height / 2.0,
            w: item.width,
            h: item.height,
        });
        let ways = layout.curves.into_iter().map(|curve| Way { path: curve.path().into(), curve: Rc::new(curve) });
        let (rects, ways): (Vec<Bounds>, Vec<Way>) = (rects.collect(), ways.collect());
        let mut times: HashMap<(u64, u64), u32> = HashMap::default();
        let place = |rect: &Bounds| (rect.x.to_bits(), rect.y.to_bits());
        rects.iter().for_each(|rect| *times.entry(place(rect)).or_default() += 1);
        let shared = rects.iter().map(|rect| times[&place(rect)] > 1).collect();
        let size = (layout.size.x.max(right) + MARGIN, layout.size.y.max(bottom) + MARGIN);
        Plan { size, roots, style, rects, ways, shared }
    }

    /// Whether it has a place for everything that is drawn of a run.
    pub fn holds(&self, index: &RunIndex) -> bool {
        let slots = self.roots.places.iter().flatten().count();
        self.rects.len() == index.drawn.members.len()
            && self.ways.len() == index.drawn.edges.len()
            && slots == index.roots.len()
    }
}

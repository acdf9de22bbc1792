//! Paints references and objects on canvases: all of them anew a little at a time, or those that changed.
//!
//! From afar each look still has a shape of its own: an outline, a patch with a hole, a patch, a cross, a thin outline.
//! References are plain lines there, which go when there is time to paint the others without them. It knows when it is done
//! with something, not what time it is.

use super::near::Near;
use super::pen::{FAINT, LineStyle, Pen, Stand, painted_area, paper, patch, strokes};
use crate::ui::inks::LOOKS;
use crate::view::detail::DetailLevel;
use crate::view::frame::{Bounds, Edge, Look, Node, Picture};
use crate::view::pages::Pages;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// How many things are painted between two looks at the clock; and how many references by one stroke.
const TURN: usize = 96;
/// A browser writes down what is painted and does it when it must: out of sight that is after so many things, so that the
/// clock tells what they took.
const SETTLED: usize = 4 * TURN;
/// So many references, and so many objects, that changed are painted in one frame of the screen.
const CHANGES: usize = 700;
/// The canvases, from below: references, objects.
pub const SHEETS: usize = 2;
const LINES: usize = 0;
const PATCHES: usize = 1;
/// The looks in the order in which they are painted: what matters most last.
const ORDER: [Look; LOOKS] = [Look::Ghost, Look::White, Look::Black, Look::Condemned, Look::Grey];

/// A canvas, and one out of sight on which what comes next is painted; and a last one of a single pixel.
pub struct Sheet {
    shown: HtmlCanvasElement,
    hidden: HtmlCanvasElement,
    pixel: CanvasRenderingContext2d,
}

impl Sheet {
    /// Paints for a canvas.
    pub fn of(shown: &HtmlCanvasElement) -> Option<Sheet> {
        let document = shown.owner_document()?;
        let canvas = || document.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok();
        let pixel = canvas()?;
        pixel.set_width(1);
        pixel.set_height(1);
        Some(Sheet { shown: shown.clone(), hidden: canvas()?, pixel: paper(&pixel)? })
    }

    /// Has the browser do what it has written down, for a picture of it is wanted.
    fn settle(&self) {
        // A canvas without an extent is the only thing it could refuse.
        let _ = self.pixel.draw_image_with_html_canvas_element(&self.hidden, 0.0, 0.0);
    }

    /// The paper out of sight, blank; on it is painted in pixels of the picture.
    fn blank(&self, at: Stand) -> Option<Pen> {
        self.hidden.set_width(at.wide);
        self.hidden.set_height(at.high);
        Pen::on(&self.hidden, at)
    }

    /// Shows what was painted out of sight.
    fn turn(&self, at: Stand) -> Option<Pen> {
        // Its size set, it is empty and has forgotten everything.
        self.shown.set_width(at.wide);
        self.shown.set_height(at.high);
        let paper = paper(&self.shown)?;
        // A canvas without an extent is the only thing it could refuse.
        let _ = paper.draw_image_with_html_canvas_element(&self.hidden, 0.0, 0.0);
        self.hidden.set_width(0);
        self.place("");
        Pen::on(&self.shown, at)
    }

    fn place(&self, transform: &str) {
        // A style that cannot be set leaves the image where it was.
        let _ = self.shown.style().set_property("transform", transform);
    }
}

/// How a picture is painted: how much of an object, and whether objects are painted at all.
type How = (DetailLevel, bool);

/// What is painted, and of what.
#[derive(Clone)]
struct Done {
    stand: Stand,
    how: How,
    edges: Pages<Edge>,
    nodes: Pages<Node>,
    near: Rc<Near>,
}

impl Done {
    /// Whether it is this picture.
    fn is_of(&self, picture: &Picture) -> bool {
        self.edges.same(&picture.edges) && self.nodes.same(&picture.nodes)
    }

    /// Whether everything of a picture has the place that it has here.
    fn stands_as(&self, picture: &Picture) -> bool {
        let first = |edges: &Pages<Edge>| edges.get(0).map(|edge| Rc::as_ptr(&edge.way));
        (self.edges.len(), self.nodes.len()) == (picture.edges.len(), picture.nodes.len())
            && first(&self.edges) == first(&picture.edges)
    }
}

/// What is being painted out of sight.
struct Todo {
    done: Done,
    pens: [Pen; SHEETS],
    /// The references and the objects in the order in which they are painted, and how many of all are.
    order: (Vec<u32>, Vec<u32>),
    next: usize,
    /// Whether it only mends what is damaged.
    mends: bool,
}

/// How much of what changed was painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Painted {
    /// Nothing had changed, or all is being painted anyway.
    Nothing,
    /// Some of it: the rest is for the next frame of the screen.
    Some,
    /// All of it.
    All,
}

/// What knows what is painted.
#[derive(Default)]
pub struct Painter {
    sheets: Option<[Sheet; SHEETS]>,
    shown: Option<(Done, [Pen; SHEETS])>,
    todo: Option<Todo>,
    inks: Vec<String>,
    damaged: bool,
}

impl Painter {
    /// Whether something is still to be painted.
    pub fn busy(&self) -> bool {
        self.todo.is_some()
    }

    /// Whether lines are left of references that are gone, or damaged, and nothing mends that yet.
    pub fn is_damaged(&self) -> bool {
        self.damaged && !self.busy()
    }

    /// Whether it paints this picture, or has painted it, so.
    pub fn is_of(&self, picture: &Picture, stand: Stand, how: How) -> bool {
        let done = self.todo.as_ref().map(|todo| &todo.done).or(self.shown.as_ref().map(|shown| &shown.0));
        done.is_some_and(|done| (done.stand, done.how) == (stand, how) && done.stands_as(picture))
    }

    /// Has forgotten all: it is painted anew.
    pub fn forget(&mut self) {
        (self.todo, self.shown) = (None, None);
    }

    /// Moves what is painted to where it belongs from now on, as an image; whether it can. What stands elsewhere in the
    /// new picture cannot: the old one stays until that is painted.
    pub fn move_to(&mut self, picture: &Picture, to: Stand, how: How) -> bool {
        let Some((done, _)) = &self.shown else { return false };
        let Done { stand: from, how: (_, nodes), .. } = done;
        if (from.wide, from.high) != (to.wide, to.high) || !done.stands_as(picture) {
            return false;
        }
        let times = to.scale / from.scale;
        let (x, y) = ((to.left - from.left * times) / to.fine, (to.top - from.top * times) / to.fine);
        let transform = format!("translate({x:.2}px,{y:.2}px) scale({times:.5})");
        if let Some([lines, patches]) = &self.sheets {
            lines.place(&transform);
            // Where objects have elements, those are painted over by them.
            patches.place(if *nodes && how.1 { &transform } else { "scale(0)" });
        }
        true
    }

    /// Begins to paint all of a picture out of sight.
    pub fn begin(
        &mut self,
        picture: &Picture,
        stand: Stand,
        how: How,
        sheets: impl FnOnce() -> Option<[Sheet; SHEETS]>,
        inks: Vec<String>,
    ) {
        self.inks = inks;
        self.sheets = self.sheets.take().or_else(sheets);
        let pens = pens(&self.sheets, |sheet| sheet.blank(stand));
        let place = |look: Look| ORDER.iter().position(|other| *other == look).unwrap_or_default();
        let sorted = |mut order: Vec<(usize, u32)>| {
            order.sort_unstable();
            order.into_iter().map(|(_, number)| number).collect::<Vec<u32>>()
        };
        let strokes = picture.edges.iter().filter_map(|edge| Some((LineStyle::of(edge, how.0)?, edge.id)));
        let edges = strokes.map(|(it, number)| (if it.lit { LOOKS } else { place(it.look) }, number)).collect();
        let nodes = picture.nodes.iter().enumerate().filter(|(_, node)| how.1 && node.opacity > FAINT);
        let nodes = nodes.map(|(number, node)| (place(node.look), number as u32)).collect();
        // What only is mended stands where it stood.
        let known = self.shown.as_ref().filter(|(done, _)| done.stands_as(picture));
        let near = known.map_or_else(|| Rc::new(Near::of(&picture.nodes)), |(done, _)| done.near.clone());
        let done = Done { stand, how, edges: picture.edges.clone(), nodes: picture.nodes.clone(), near };
        let order = (sorted(edges), sorted(nodes));
        self.todo = pens.map(|pens| Todo { done, pens, order, next: 0, mends: false });
    }

    /// Begins to paint all anew as it is, for what is damaged.
    pub fn mend(&mut self, picture: &Picture) {
        let Some((Done { stand, how, .. }, _)) = self.shown else { return };
        let inks = self.inks.clone();
        self.begin(picture, stand, how, || None, inks);
        if let Some(todo) = &mut self.todo {
            todo.mends = true;
        }
    }

    /// Goes on painting out of sight as long as there is time; true when it is done and shown.
    pub fn go_on(&mut self, more: impl Fn() -> bool) -> bool {
        let Some(mut todo) = self.todo.take() else { return false };
        let (edges, nodes) = (&todo.order.0, &todo.order.1);
        let level = todo.done.how.0;
        // Objects first: they say most.
        while todo.next < nodes.len() + edges.len() {
            let next = todo.next;
            if next < nodes.len() {
                let turn = &nodes[next..(next + TURN).min(nodes.len())];
                for number in turn {
                    patch(&mut todo.pens[PATCHES], &self.inks, &todo.done.nodes[*number as usize], level);
                }
                todo.next += turn.len();
            } else {
                let turn = &edges[next - nodes.len()..(next - nodes.len() + TURN).min(edges.len())];
                let edges = turn.iter().map(|number| &todo.done.edges[*number as usize]);
                strokes(&mut todo.pens[LINES], &self.inks, edges, level);
                todo.next += turn.len();
            }
            if next / SETTLED != todo.next / SETTLED {
                self.sheets.iter().flatten().for_each(Sheet::settle);
            }
            if !more() {
                self.todo = Some(todo);
                return false;
            }
        }
        let pens = pens(&self.sheets, |sheet| sheet.turn(todo.done.stand));
        self.shown = pens.map(|pens| (todo.done, pens));
        self.damaged = false;
        true
    }

    /// Paints what of a picture is not as it was painted. It goes before what is being mended.
    pub fn update(&mut self, picture: &Picture) -> Painted {
        if self.todo.as_ref().is_some_and(|todo| todo.mends && !todo.done.is_of(picture)) {
            self.todo = None;
        }
        let Some((done, pens)) = self.shown.as_mut().filter(|_| self.todo.is_none()) else { return Painted::Nothing };
        let level = done.how.0;
        let old = |number: usize| LineStyle::of(&done.edges[number], level);
        let new = |number: usize| LineStyle::of(&picture.edges[number], level);
        let changed = picture.edges.changed(&done.edges).filter(|&number| old(number) != new(number));
        let changed: Vec<usize> = changed.take(CHANGES).collect();
        let lines = &mut pens[LINES];
        // From afar what was plain is painted over by what it becomes. What is still to be seen of it then, or is missing of
        // what it crossed, is mended when all are painted again.
        let plain = |number: &usize| level < DetailLevel::Names && old(*number) == Some(LineStyle::PLAIN);
        let covered = |number: &usize| plain(number) && new(*number).is_some_and(LineStyle::is_strong);
        let known = || changed.iter().filter(|number| old(**number).is_some());
        self.damaged |= known().any(|number| !covered(number));
        let mut gone = known().filter(|number| !plain(number)).map(|number| &done.edges[*number]).peekable();
        if gone.peek().is_some() {
            lines.take_away(gone, level);
        }
        for look in ORDER {
            let of_look = changed.iter().filter(|number| new(**number).is_some_and(|new| new.look == look));
            strokes(lines, &self.inks, of_look.map(|number| &picture.edges[*number]), level);
        }
        let nodes: Vec<usize> = picture.nodes.changed(&done.nodes).take(CHANGES).collect();
        let patches = &mut pens[PATCHES];
        let mut damaged = Vec::new();
        for &number in nodes.iter().filter(|_| done.how.1) {
            let area = painted_area(patches, &done.nodes[number]);
            let cleared = patches.clear(area);
            let touched = |other: &usize| touch(painted_area(patches, &done.nodes[*other]), area);
            damaged
                .extend(done.near.about(cleared).filter(|other| nodes.binary_search(other).is_err() && touched(other)));
        }
        // Two that changed may have the same one between them.
        damaged.sort_unstable();
        damaged.dedup();
        let behind =
            [catch_up(&mut done.edges, &picture.edges, &changed), catch_up(&mut done.nodes, &picture.nodes, &nodes)];
        if done.how.1 {
            // What changed comes last: it lies over what is beside it.
            for node in damaged.into_iter().chain(nodes.iter().copied()).map(|number| &done.nodes[number]) {
                if node.opacity > FAINT {
                    patch(patches, &self.inks, node, level);
                }
            }
        }
        match () {
            () if behind.contains(&true) => Painted::Some,
            () if changed.is_empty() && nodes.is_empty() => Painted::Nothing,
            () => Painted::All,
        }
    }
}

/// Whether two areas have something in common.
fn touch(one: Bounds, other: Bounds) -> bool {
    one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h
}

/// Notes what was painted of what changed; whether something is left.
fn catch_up<T: Clone + PartialEq>(painted: &mut Pages<T>, picture: &Pages<T>, changed: &[usize]) -> bool {
    if changed.len() < CHANGES {
        *painted = picture.clone();
        return false;
    }
    changed.iter().for_each(|&number| painted.set(number, picture[number].clone()));
    true
}

/// A pen for each canvas, or none.
fn pens(sheets: &Option<[Sheet; SHEETS]>, pen: impl Fn(&Sheet) -> Option<Pen>) -> Option<[Pen; SHEETS]> {
    let pens: Option<Vec<Pen>> = sheets.as_ref()?.iter().map(pen).collect();
    pens?.try_into().ok()
}

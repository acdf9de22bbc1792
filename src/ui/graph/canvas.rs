//! The references, and from afar the objects too, on a canvas: for pictures of more objects than the page can have
//! elements for. What did not change since the last frame is not painted again.
//!
//! From afar each look still has a shape of its own: an outline, a patch with a hole, a patch, a cross, a thin outline.

use super::field::scale_of;
use crate::view::detail::DetailLevel;
use crate::view::frame::{Bounds, Edge, Frame, Look, Node, Ring};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, Path2d};
use yew::{Html, NodeRef, Properties, function_component, html, use_effect_with, use_mut_ref, use_node_ref};

/// The colours, by the names the stylesheet gives them: lines of the looks, fills of the looks, a path, a ring.
const INKS: [&str; 12] = [
    "--white-line",
    "--grey-line",
    "--black-line",
    "--dead-line",
    "--ghost",
    "--white-fill",
    "--grey-fill",
    "--black-fill",
    "--dead-fill",
    "--ghost-line",
    "--path",
    "--accent",
];
const PATH: usize = 10;
const RING: usize = 11;
/// Where references vanished from among others, some of the others are damaged: after so many all are painted again.
const DAMAGE: usize = 60;

/// What is painted.
#[derive(Properties)]
pub struct FarProps {
    /// The frame.
    pub frame: Rc<Frame>,
    /// What is seen of the picture.
    pub seen: (f64, f64, f64, f64),
    /// How much of an object.
    pub level: DetailLevel,
    /// Whether objects are painted here.
    pub nodes: bool,
    /// The layer in the middle of which the middle of what is seen lies.
    pub layer: NodeRef,
    /// How large that is.
    pub scale: f64,
}

impl PartialEq for FarProps {
    fn eq(&self, other: &FarProps) -> bool {
        Rc::ptr_eq(&self.frame, &other.frame)
            && (self.seen, self.level, self.nodes, self.scale) == (other.seen, other.level, other.nodes, other.scale)
    }
}

/// The canvas: one for the references, one above it for the objects.
#[function_component]
pub fn Far(props: &FarProps) -> Html {
    let (lines, patches, inks) = (use_node_ref(), use_node_ref(), use_node_ref());
    let painter = use_mut_ref(Painter::default);
    {
        let places = (lines.clone(), patches.clone(), inks.clone(), props.layer.clone());
        let frame = props.frame.clone();
        let what = (Rc::as_ptr(&props.frame), props.seen, props.level, props.nodes, props.scale);
        use_effect_with(what, move |&(_, seen, level, nodes, _)| {
            let (lines, patches, inks, layer) = places;
            let canvas = |place: &NodeRef| Sheet::of(&place.cast::<HtmlCanvasElement>()?, &layer, seen);
            if let Some((lines, patches)) = canvas(&lines).zip(canvas(&patches)) {
                let inks = || read(&inks);
                painter.borrow_mut().paint(&frame, &lines, &patches, (level, nodes), inks);
            }
        });
    }
    html! {
        <>
            <canvas class="far" ref={lines} aria-hidden="true" />
            <canvas class="far" ref={patches} aria-hidden="true" />
            <span hidden=true ref={inks}>{ for INKS.iter().map(|ink| html! { <i style={format!("color:var({ink})")} /> }) }</span>
        </>
    }
}

/// The colours as they are now.
fn read(inks: &NodeRef) -> Vec<String> {
    let colour = |ink: Element| {
        let style = web_sys::window()?.get_computed_style(&ink).ok()??;
        style.get_property_value("color").ok()
    };
    let all = inks.cast::<Element>().map(|inks| inks.children());
    let ink = |number: usize| all.as_ref().and_then(|all| all.item(number as u32)).and_then(colour);
    (0..INKS.len()).map(|number| ink(number).unwrap_or_else(|| "gray".to_owned())).collect()
}

/// A canvas and where the picture is on it.
struct Sheet {
    canvas: HtmlCanvasElement,
    paper: CanvasRenderingContext2d,
    /// Width and height in its own pixels, how many of them a pixel of the picture has, and where the picture begins.
    fit: Stand,
}

impl Sheet {
    fn of(canvas: &HtmlCanvasElement, layer: &NodeRef, seen: (f64, f64, f64, f64)) -> Option<Sheet> {
        let paper = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
        let (own, around) = (canvas.get_bounding_client_rect(), layer.cast::<Element>()?.get_bounding_client_rect());
        let fine = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 2.0);
        let scale = scale_of(layer, (seen.2, seen.3)) * fine;
        let middle =
            (around.left() + around.width() / 2.0 - own.left(), around.top() + around.height() / 2.0 - own.top());
        let left = middle.0 * fine - (seen.0 + seen.2 / 2.0) * scale;
        let top = middle.1 * fine - (seen.1 + seen.3 / 2.0) * scale;
        let (wide, high) = ((own.width() * fine).round() as u32, (own.height() * fine).round() as u32);
        Some(Sheet { canvas: canvas.clone(), paper, fit: (wide, high, scale, left, top) })
    }

    /// Empties it; from here on it is drawn on in pixels of the picture.
    fn clear(&self) {
        let (wide, high, scale, left, top) = self.fit;
        // Its size set, it is empty and has forgotten everything.
        self.canvas.set_width(wide);
        self.canvas.set_height(high);
        // Numbers that are no numbers are the only thing it could refuse.
        let _ = self.paper.set_transform(scale, 0.0, 0.0, scale, left, top);
    }
}

/// A reference as it was painted last: its look, whether it is lit, whether it is there.
type Line = (Look, bool, bool);
/// An object as it was painted last: its look, its ring, whether it glows, whether it is there.
type Patch = (Look, Option<Ring>, bool, bool);

/// Where the picture is on the canvas: the canvas's size, the scale, the left upper corner.
type Stand = (u32, u32, f64, f64, f64);

/// What knows what is painted.
#[derive(Default)]
struct Painter {
    at: Option<(Stand, DetailLevel, bool)>,
    /// The references' curves, and of which picture they are.
    paths: Vec<Option<Path2d>>,
    of: Option<Rc<str>>,
    lines: Vec<Line>,
    patches: Vec<Patch>,
    inks: Vec<String>,
    damage: usize,
}

impl Painter {
    fn paint(
        &mut self,
        frame: &Frame,
        lines: &Sheet,
        patches: &Sheet,
        (level, nodes): (DetailLevel, bool),
        inks: impl FnOnce() -> Vec<String>,
    ) {
        let picture = &frame.picture;
        let first = picture.edges.first().map(|edge| edge.path.clone());
        let same = |a: &Option<Rc<str>>, b: &Option<Rc<str>>| match (a, b) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        if !same(&self.of, &first) || self.paths.len() != picture.edges.len() {
            let path = |edge: &Edge| Path2d::new_with_path_string(&edge.path).ok();
            self.paths = picture.edges.iter().map(path).collect();
            (self.of, self.at) = (first, None);
        }
        let at = Some((lines.fit, level, nodes));
        let now = picture.edges.iter().map(|edge| (edge.look, edge.lit, edge.opacity > 0.3));
        let there: Vec<Line> = now.collect();
        let gone = self.lines.iter().zip(&there).filter(|(was, now)| was.2 && !now.2).count();
        let stand = |node: &Node| (node.look, node.ring, node.glow > 0.3, node.opacity > 0.3);
        let standing: Vec<Patch> = picture.nodes.iter().map(stand).collect();
        let all = self.at != at
            || self.lines.len() != there.len()
            || self.patches.len() != standing.len()
            || self.damage + gone > DAMAGE;
        if all {
            self.inks = inks();
            lines.clear();
            patches.clear();
            self.damage = 0;
        } else {
            self.damage += gone;
        }
        self.lines(lines, &there, all, level);
        if nodes {
            self.patches(patches, &picture.nodes, &standing, all, level);
        }
        (self.lines, self.patches, self.at) = (there, standing, at);
    }

    fn lines(&self, sheet: &Sheet, now: &[Line], all: bool, level: DetailLevel) {
        let (paper, thin) = (&sheet.paper, 0.7 / sheet.fit.2);
        let changed = |number: usize| all || self.lines[number] != now[number];
        if !all {
            // What is gone is rubbed out.
            let _ = paper.set_global_composite_operation("destination-out");
            paper.set_line_width(2.6_f64.max(2.0 * thin));
            for (number, path) in self.paths.iter().enumerate() {
                if changed(number)
                    && self.lines[number].2
                    && let Some(path) = path
                {
                    paper.stroke_with_path(path);
                }
            }
            let _ = paper.set_global_composite_operation("source-over");
        }
        let looks = [Look::Ghost, Look::White, Look::Black, Look::Condemned, Look::Grey];
        for (look, lit) in looks.map(|look| (look, false)).into_iter().chain([(Look::White, true)]) {
            let ink = if lit { PATH } else { line_of(look) };
            paper.set_stroke_style_str(&self.inks[ink]);
            let strong = lit || matches!(look, Look::Grey | Look::Condemned);
            paper.set_line_width(if strong { 2.4_f64.max(1.6 * thin) } else { 1.4_f64.max(thin) });
            paper.set_global_alpha(if strong || level >= DetailLevel::Names { 1.0 } else { 0.5 });
            for (number, path) in self.paths.iter().enumerate() {
                let (is, shines, there) = now[number];
                let mine = there && shines == lit && (lit || is == look);
                if mine
                    && changed(number)
                    && let Some(path) = path
                {
                    paper.stroke_with_path(path);
                }
            }
        }
        paper.set_global_alpha(1.0);
    }

    fn patches(&self, sheet: &Sheet, nodes: &[Node], now: &[Patch], all: bool, level: DetailLevel) {
        let pixel = 1.0 / sheet.fit.2;
        let (_, _, scale, left, top) = sheet.fit;
        let seen = |r: &Bounds| {
            let (x, y) = (r.x * scale + left, r.y * scale + top);
            x < f64::from(sheet.fit.0) && y < f64::from(sheet.fit.1) && x + r.w * scale > 0.0 && y + r.h * scale > 0.0
        };
        for (number, (node, now)) in nodes.iter().zip(now).enumerate() {
            if !seen(&node.rect) || !all && self.patches[number] == *now {
                continue;
            }
            if !all {
                let by = 7.0_f64.max(3.0 * pixel);
                let r = node.rect;
                sheet.paper.clear_rect(r.x - by, r.y - by, r.w + 2.0 * by, r.h + 2.0 * by);
            }
            if now.3 {
                self.patch(&sheet.paper, node.rect, *now, pixel, level);
            }
        }
    }

    /// One object.
    fn patch(
        &self,
        paper: &CanvasRenderingContext2d,
        r: Bounds,
        (look, ring, glows, _): Patch,
        pixel: f64,
        level: DetailLevel,
    ) {
        let (line, fill) = (&self.inks[line_of(look)], &self.inks[fill_of(look)]);
        let thin = 1.6_f64.max(pixel);
        let points = level == DetailLevel::Points;
        paper.set_stroke_style_str(if look == Look::Ghost { &self.inks[9] } else { line });
        paper.set_line_width(thin);
        match look {
            Look::Grey | Look::Black if points => {
                paper.set_fill_style_str(line);
                paper.fill_rect(r.x, r.y, r.w, r.h);
                if look == Look::Grey {
                    paper.clear_rect(r.x + r.w * 0.3, r.y + r.h * 0.3, r.w * 0.4, r.h * 0.4);
                }
            }
            Look::Ghost => paper.stroke_rect(r.x + r.w * 0.2, r.y + r.h * 0.2, r.w * 0.6, r.h * 0.6),
            _ => {
                paper.set_fill_style_str(fill);
                paper.fill_rect(r.x, r.y, r.w, r.h);
                paper.stroke_rect(r.x, r.y, r.w, r.h);
            }
        }
        let (x, y) = (r.x + r.w / 2.0, r.y + r.h / 2.0);
        let arm = r.h.min(r.w) * if points { 0.5 } else { 0.3 };
        let marked = look == Look::Condemned || !points && matches!(look, Look::Grey | Look::Black);
        if marked {
            paper.set_line_width(if points { thin } else { (arm * 0.4).max(thin) });
            if look == Look::Black {
                paper.set_stroke_style_str(&self.inks[5]);
            }
            paper.begin_path();
            match look {
                Look::Grey => _ = paper.arc(x, y, arm * 0.8, 0.0, std::f64::consts::TAU),
                Look::Black => {
                    paper.move_to(x - arm, y);
                    paper.line_to(x - arm * 0.3, y + arm * 0.7);
                    paper.line_to(x + arm, y - arm * 0.8);
                }
                _ => {
                    paper.move_to(x - arm, y - arm);
                    paper.line_to(x + arm, y + arm);
                    paper.move_to(x + arm, y - arm);
                    paper.line_to(x - arm, y + arm);
                }
            }
            paper.stroke();
        }
        if glows || ring.is_some() {
            let by = 4.0_f64.max(1.5 * pixel);
            paper.set_stroke_style_str(&self.inks[if ring.is_some() { RING } else { line_of(Look::Grey) }]);
            paper.set_line_width(3.0_f64.max(1.5 * pixel));
            paper.stroke_rect(r.x - by, r.y - by, r.w + 2.0 * by, r.h + 2.0 * by);
        }
    }
}

/// The colour of a look's lines.
fn line_of(look: Look) -> usize {
    match look {
        Look::White => 0,
        Look::Grey => 1,
        Look::Black => 2,
        Look::Condemned => 3,
        Look::Ghost => 4,
    }
}

/// The colour that fills a look.
fn fill_of(look: Look) -> usize {
    line_of(look) + 5
}

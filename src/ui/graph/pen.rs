//! What is painted with on a canvas, and how references and objects are painted with it.

use crate::ui::inks::{LOOKS, PATH, RING};
use crate::view::detail::DetailLevel;
use crate::view::frame::{Bounds, Edge, Look, Node};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// What is fainter is not painted.
pub const FAINT: f64 = 0.3;

/// Where a picture is on a canvas: the canvas's size, how many of its pixels one of the screen has and how many one of the
/// picture, and where the picture's corner is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stand {
    /// Width in its own pixels.
    pub wide: u32,
    /// Height in its own pixels.
    pub high: u32,
    /// Its pixels for one of the screen.
    pub fine: f64,
    /// Its pixels for one of the picture.
    pub scale: f64,
    /// Where the picture's left end is.
    pub left: f64,
    /// Where the picture's top is.
    pub top: f64,
}

/// What is painted with: it knows how it is set, because setting costs more than painting.
pub struct Pen {
    /// Its context.
    pub paper: CanvasRenderingContext2d,
    /// Where the picture is on it.
    pub at: Stand,
    line: Option<usize>,
    fill: Option<usize>,
    width: f64,
    alpha: f64,
}

impl Pen {
    /// For a canvas; it paints in pixels of the picture.
    pub fn on(canvas: &HtmlCanvasElement, at: Stand) -> Option<Pen> {
        let paper = paper(canvas)?;
        // Numbers that are no numbers are the only thing it could refuse.
        let _ = paper.set_transform(at.scale, 0.0, 0.0, at.scale, at.left, at.top);
        Some(Pen { paper, at, line: None, fill: None, width: 0.0, alpha: 1.0 })
    }

    fn line(&mut self, inks: &[String], ink: usize, width: f64) {
        if self.line.replace(ink) != Some(ink) {
            self.paper.set_stroke_style_str(&inks[ink]);
        }
        if std::mem::replace(&mut self.width, width) != width {
            self.paper.set_line_width(width);
        }
    }

    fn fill(&mut self, inks: &[String], ink: usize) {
        if self.fill.replace(ink) != Some(ink) {
            self.paper.set_fill_style_str(&inks[ink]);
        }
    }

    fn alpha(&mut self, alpha: f64) {
        if std::mem::replace(&mut self.alpha, alpha) != alpha {
            self.paper.set_global_alpha(alpha);
        }
    }

    /// Whether anything of a rectangle is on the paper.
    fn sees(&self, r: Bounds) -> bool {
        let Stand { wide, high, scale, left, top, .. } = self.at;
        let (x, y) = (r.x * scale + left, r.y * scale + top);
        x < f64::from(wide) && y < f64::from(high) && x + r.w * scale > 0.0 && y + r.h * scale > 0.0
    }

    /// Leaves nothing on some pixels of the paper; where they are in the picture.
    pub fn clear(&self, area: Bounds) -> Bounds {
        let Stand { scale, left, top, .. } = self.at;
        let Bounds { x, y, w, h } = area;
        let place = Bounds { x: (x - left) / scale, y: (y - top) / scale, w: w / scale, h: h / scale };
        self.paper.clear_rect(place.x, place.y, place.w, place.h);
        place
    }

    /// Takes a few references off the paper, and damages those they cross.
    pub fn take_away<'a>(&mut self, edges: impl Iterator<Item = &'a Edge>, level: DetailLevel) {
        // This mode every browser knows.
        let _ = self.paper.set_global_composite_operation("destination-out");
        self.alpha(1.0);
        (self.width, self.line) = (0.0, None);
        self.paper.set_line_width(2.8_f64.max(2.2 * 0.7 / self.at.scale));
        self.paper.begin_path();
        edges.for_each(|edge| self.trace(edge, level == DetailLevel::Points));
        self.paper.stroke();
        let _ = self.paper.set_global_composite_operation("source-over");
    }

    /// Adds a reference's curve to the path, if any of it is on the paper; from afar as a line from joint to joint.
    fn trace(&self, edge: &Edge, coarse: bool) {
        let curve = &edge.way.curve;
        let (mut low, mut high) = (curve.start, curve.start);
        for p in curve.segments.iter().flatten() {
            (low.x, low.y) = (low.x.min(p.x), low.y.min(p.y));
            (high.x, high.y) = (high.x.max(p.x), high.y.max(p.y));
        }
        if !self.sees(Bounds { x: low.x - 1.0, y: low.y - 1.0, w: high.x - low.x + 2.0, h: high.y - low.y + 2.0 }) {
            return;
        }
        self.paper.move_to(curve.start.x, curve.start.y);
        for [a, b, end] in &curve.segments {
            match coarse {
                true => self.paper.line_to(end.x, end.y),
                false => self.paper.bezier_curve_to(a.x, a.y, b.x, b.y, end.x, end.y),
            }
        }
    }
}

/// How a reference is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineStyle {
    /// In the colour of this look.
    pub look: Look,
    /// Whether it is on the path that keeps the selected object alive.
    pub lit: bool,
}

impl LineStyle {
    /// A plain line.
    pub const PLAIN: LineStyle = LineStyle { look: Look::White, lit: false };

    /// How this one is, if it is at all. From afar its objects say whether it was followed, or is one of garbage: so many
    /// lines of their colour would hide them.
    pub fn of(edge: &Edge, level: DetailLevel) -> Option<LineStyle> {
        let look = match edge.look {
            Look::Black | Look::Condemned if level < DetailLevel::Names => Look::White,
            look => look,
        };
        (edge.opacity > FAINT).then_some(LineStyle { look, lit: edge.lit })
    }

    /// Whether it is a broad line, that nothing shows through.
    pub fn is_strong(self) -> bool {
        self.lit || matches!(self.look, Look::Grey | Look::Condemned)
    }
}

/// References, those that look alike by one stroke.
pub fn strokes<'a>(pen: &mut Pen, inks: &[String], edges: impl Iterator<Item = &'a Edge>, level: DetailLevel) {
    let thin = 0.7 / pen.at.scale;
    let mut open = None;
    for edge in edges {
        let Some(stroke) = LineStyle::of(edge, level) else { continue };
        if open != Some(stroke) {
            if open.is_some() {
                pen.paper.stroke();
            }
            let (near, strong) = (level >= DetailLevel::Names, stroke.is_strong());
            let ink = if stroke.lit { PATH } else { line_of(stroke.look) };
            pen.line(inks, ink, if strong { 2.4_f64.max(1.4 * thin) } else { 1.4_f64.max(thin) });
            pen.alpha(if strong || near { 1.0 } else { 0.35 });
            pen.paper.begin_path();
            open = Some(stroke);
        }
        pen.trace(edge, level == DetailLevel::Points);
    }
    if open.is_some() {
        pen.paper.stroke();
    }
}

/// The area in which an object is painted, with its outline and what is around it: whole pixels of the canvas.
pub fn painted_area(pen: &Pen, node: &Node) -> Bounds {
    let Stand { scale, left, top, .. } = pen.at;
    let (r, pixel) = (node.rect, 1.0 / scale);
    let (outline, away, ring) = (1.6_f64.max(pixel), 4.0_f64.max(1.5 * pixel), 3.0_f64.max(1.5 * pixel));
    let by = if is_ringed(node) { away + ring / 2.0 } else { outline / 2.0 };
    let low = |length: f64, from: f64| ((length - by) * scale + from).floor();
    let high = |length: f64, from: f64| ((length + by) * scale + from).ceil();
    let (x, y) = (low(r.x, left), low(r.y, top));
    Bounds { x, y, w: high(r.x + r.w, left) - x, h: high(r.y + r.h, top) - y }
}

/// Whether there is a frame around an object, for what just happened to it or because somebody looks at it.
fn is_ringed(node: &Node) -> bool {
    node.glow > FAINT || node.ring.is_some()
}

/// One object.
pub fn patch(pen: &mut Pen, inks: &[String], node: &Node, level: DetailLevel) {
    let (r, look) = (node.rect, node.look);
    if !pen.sees(Bounds { x: r.x - 8.0, y: r.y - 8.0, w: r.w + 16.0, h: r.h + 16.0 }) {
        return;
    }
    let pixel = 1.0 / pen.at.scale;
    let thin = 1.6_f64.max(pixel);
    let points = level == DetailLevel::Points;
    match look {
        Look::Grey | Look::Black if points => {
            pen.fill(inks, line_of(look));
            pen.paper.fill_rect(r.x, r.y, r.w, r.h);
            if look == Look::Grey {
                pen.paper.clear_rect(r.x + r.w * 0.3, r.y + r.h * 0.3, r.w * 0.4, r.h * 0.4);
            }
        }
        Look::Ghost => {
            pen.line(inks, LOOKS + line_of(look), thin);
            pen.paper.stroke_rect(r.x + r.w * 0.2, r.y + r.h * 0.2, r.w * 0.6, r.h * 0.6);
        }
        _ => {
            pen.fill(inks, LOOKS + line_of(look));
            pen.paper.fill_rect(r.x, r.y, r.w, r.h);
            pen.line(inks, line_of(look), thin);
            pen.paper.stroke_rect(r.x, r.y, r.w, r.h);
        }
    }
    if look == Look::Condemned || !points && matches!(look, Look::Grey | Look::Black) {
        sign(pen, inks, node, points);
    }
    if is_ringed(node) {
        let by = 4.0_f64.max(1.5 * pixel);
        pen.line(inks, if node.ring.is_some() { RING } else { line_of(Look::Grey) }, 3.0_f64.max(1.5 * pixel));
        pen.paper.stroke_rect(r.x - by, r.y - by, r.w + 2.0 * by, r.h + 2.0 * by);
    }
}

/// The mark of an object's look.
fn sign(pen: &mut Pen, inks: &[String], node: &Node, points: bool) {
    let (r, thin) = (node.rect, 1.6_f64.max(1.0 / pen.at.scale));
    let (x, y) = (r.x + r.w / 2.0, r.y + r.h / 2.0);
    let arm = r.h.min(r.w) * if points { 0.5 } else { 0.3 };
    let ink = if node.look == Look::Black { LOOKS } else { line_of(node.look) };
    pen.line(inks, ink, if points { thin } else { (arm * 0.4).max(thin) });
    let paper = &pen.paper;
    paper.begin_path();
    match node.look {
        // An angle that is no number is the only thing it could refuse.
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

/// The ink of a look's lines; that of its fill comes as many later as there are looks.
fn line_of(look: Look) -> usize {
    match look {
        Look::White => 0,
        Look::Grey => 1,
        Look::Black => 2,
        Look::Condemned => 3,
        Look::Ghost => 4,
    }
}

/// What is painted on, for a canvas.
pub fn paper(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

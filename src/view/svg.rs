//! A picture as the text of an SVG file: what the browser's components draw, drawn without a browser.
//!
//! It holds no script, no style sheet, no reference to anything outside itself: every colour and size is an attribute,
//! so that a file, a page without scripts, a reader view and a printer show the same. Every text is escaped.

mod chart;
mod film;
mod key;
mod paint;
mod text;

use super::detail::Detail;
use super::frame::{Edge, Frame, RootGroup};
use super::heap_chart::HeapChart;
use super::player::View;
use super::shapes::{self, Drawing, Piece};
use paint::Context;
use text::{SvgText, number};

pub use film::Still;
pub use text::Theme;
pub(super) use text::escaped;

/// How a picture is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct SvgStyle<'a> {
    /// Its colours.
    pub theme: Theme,
    /// Whether it stands by itself: on a ground, with what its marks mean below it, the collectors' names above.
    pub alone: bool,
    /// What its ids begin with: no two pictures of a page may have the same.
    pub prefix: &'a str,
}

/// Room between two pictures side by side, and above each for its heading.
const BETWEEN: f64 = 24.0;
const HEADING: f64 = 30.0;

impl SvgStyle<'_> {
    /// Draws the graphs of a moment, side by side where there are two. The result ends with a line break.
    pub fn graph(self, views: &[View]) -> String {
        let mut out = SvgText::new(self.theme);
        let over = if self.alone && views.len() > 1 { HEADING } else { 0.0 };
        let sizes: Vec<(f64, f64)> = views.iter().map(|view| view.frame.picture.size).collect();
        let wide = sizes.iter().map(|(w, _)| *w).sum::<f64>() + BETWEEN * (sizes.len().max(1) - 1) as f64;
        let high = sizes.iter().map(|(_, h)| *h).fold(0.0, f64::max) + over;
        let key = views.first().filter(|_| self.alone).map(|view| key::LegendKey::of(&view.frame.legend, wide));
        let below = key.as_ref().map_or(0.0, key::LegendKey::height);
        out.open((wide, high + below), &said(views), self.alone);
        self.heads(&mut out);
        let mut left = 0.0;
        for (view, (w, _)) in views.iter().zip(&sizes) {
            out.group_at((left, over));
            if over > 0.0 {
                out.text("label", &Context::PLAIN, (22.0, 4.0), view.collector.label);
            }
            self.frame(&mut out, &view.frame);
            out.close("g");
            left += w + BETWEEN;
        }
        if let Some(key) = key {
            key.draw(&mut out, high);
        }
        out.finish()
    }

    /// Draws heap use over a run, in which a moment is at this part of the way.
    pub fn chart(self, chart: &HeapChart, at: f64) -> String {
        chart::draw(SvgText::new(self.theme), chart, at, self.alone)
    }

    fn frame(self, out: &mut SvgText, frame: &Frame) {
        self.layers(frame).into_iter().for_each(|(_, _, drawn)| out.raw(&drawn));
    }

    /// What a frame is drawn of, in order: each piece with its layer and its number there.
    fn layers(self, frame: &Frame) -> Vec<(usize, usize, String)> {
        let (picture, program) = (&frame.picture, frame.listing.is_some());
        let plain = Context { program, ..Context::PLAIN };
        let mut pieces = Vec::new();
        let mut piece = |layer: usize, index: usize, draw: &dyn Fn(&mut SvgText)| {
            let mut out = SvgText::new(self.theme);
            draw(&mut out);
            pieces.push((layer, index, out.drawn()));
        };
        for (index, group) in picture.roots.iter().enumerate().filter(|(_, group)| !group.covered) {
            piece(0, index, &|out| roots(out, &plain, group));
        }
        for (index, edge) in picture.edges.iter().enumerate().filter(|(_, edge)| edge.opacity > 0.0) {
            piece(1, index, &|out| self.edge(out, edge));
        }
        for (index, node) in picture.nodes.iter().enumerate().filter(|(_, node)| node.opacity > 0.0) {
            piece(2, index, &|out| drawing(out, &plain, &shapes::node(node, Detail::WHOLE)));
        }
        for (index, dot) in picture.dots.iter().enumerate() {
            piece(3, index, &|out| drawing(out, &plain, &shapes::dot(dot)));
        }
        if picture.hidden > 0 {
            let told = format!("and {} more objects, not drawn", picture.hidden);
            piece(4, 0, &|out| out.text("hidden", &plain, (picture.size.0 - 10.0, 16.0), &told));
        }
        pieces
    }

    fn edge(self, out: &mut SvgText, edge: &Edge) {
        let (class, head) = shapes::edge(edge);
        let context = Context { class: &class, ..Context::PLAIN };
        let more = format!(" marker-end=\"url(#{}head-{head})\"", escaped(self.prefix));
        out.path("", &context, edge.way.path(), edge.opacity, &more);
    }

    /// The arrow heads, one for each look.
    fn heads(self, out: &mut SvgText) {
        out.raw("<defs>");
        for look in shapes::HEADS {
            out.raw(&format!(
                "<marker id=\"{}head-{look}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"11\" \
                 markerHeight=\"11\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">",
                escaped(self.prefix)
            ));
            let class = format!("head {look}");
            out.path("", &Context { class: &class, ..Context::PLAIN }, shapes::arrow_head(), 1.0, "");
            out.close("marker");
        }
        out.close("defs");
    }
}

fn roots(out: &mut SvgText, context: &Context, group: &RootGroup) {
    piece(out, context, &shapes::heading(group, Detail::WHOLE));
    for slot in &group.slots {
        drawing(out, context, &shapes::slot(group, slot, false, Detail::WHOLE));
    }
}

fn drawing(out: &mut SvgText, context: &Context, drawing: &Drawing) {
    let class =
        if context.class.is_empty() { drawing.class.clone() } else { format!("{} {}", context.class, drawing.class) };
    let inner = Context { class: &class, ..*context };
    if inner.unseen() {
        return;
    }
    out.raw("<g");
    if drawing.opacity < 1.0 {
        out.raw(&format!(" opacity=\"{}\"", number(drawing.opacity)));
    }
    out.raw(">");
    drawing.pieces.iter().for_each(|one| piece(out, &inner, one));
    out.close("g");
}

fn piece(out: &mut SvgText, context: &Context, piece: &Piece) {
    match piece {
        Piece::Nothing => {}
        Piece::Block(class, rect, round) => out.block(class, context, *rect, *round),
        Piece::Disc(class, at, r) => out.disc(class, context, *at, *r),
        Piece::Path(_, d) if d.is_empty() => {}
        Piece::Path(class, d) => out.path(class, context, d, 1.0, ""),
        Piece::Scaled(class, d, (x, y), times) => {
            let more = format!(" transform=\"translate({} {}) scale({})\"", number(*x), number(*y), number(*times));
            out.path(class, context, d, 1.0, &more);
        }
        Piece::Text(class, at, text) => out.text(class, context, *at, text),
        Piece::Group(group) => drawing(out, context, group),
    }
}

/// The picture in words: what is drawn of each side, and what just happened there.
pub(super) fn said(views: &[View]) -> (String, String) {
    let name = |view: &View| (views.len() > 1).then_some(view.collector.label);
    let title: Vec<String> = views.iter().map(|view| shapes::summary(&view.frame.picture, name(view))).collect();
    let told: Vec<String> = views.iter().map(|view| super::state::text(&view.frame.sentence)).collect();
    (title.join("; "), told.join(" "))
}

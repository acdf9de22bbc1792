//! What things look like, as plain shapes: a card, a pill, a root's slot, a reference. The one place that knows; the
//! browser's components and the SVG text both draw these very shapes.
//!
//! A shape has a class, the stylesheet's word for it, and no colour of its own.

mod afar;
mod card;
mod edge;
mod pill;
mod roots;
mod signs;

pub use edge::{HEADS, arrow_head, dot, edge};
pub use roots::{heading, slot};
pub use signs::{badge_width, look, mark};

use super::detail::{Detail, DetailLevel};
use super::frame::{Bounds, Look, Node, Picture};
use std::rc::Rc;

/// Shapes that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Its classes.
    pub class: String,
    /// From 0 (not there) to 1.
    pub opacity: f64,
    /// What it is made of, from back to front.
    pub pieces: Vec<Piece>,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// The place of one that is not there now: whoever draws finds the others where they were.
    Nothing,
    /// A rectangle, and how round its corners are.
    Block(&'static str, Bounds, f64),
    /// A disc about a point, and its radius.
    Disc(&'static str, (f64, f64), f64),
    /// The outline of a path.
    Path(&'static str, String),
    /// The outline of a path about the origin, moved to a point and this many times as large.
    Scaled(&'static str, String, (f64, f64), f64),
    /// A text at a point.
    Text(&'static str, (f64, f64), Rc<str>),
    /// Shapes that belong together.
    Group(Drawing),
}

impl Drawing {
    /// One that is all there.
    fn new(class: impl Into<String>, pieces: Vec<Piece>) -> Drawing {
        Drawing { class: class.into(), opacity: 1.0, pieces }
    }
}

/// An object, as a card or as a pill, or what is seen of it from further away. No shape of it comes or goes with a look.
pub fn node(node: &Node, detail: Detail) -> Drawing {
    let drawing = match &node.card {
        _ if detail.level < DetailLevel::Whole => afar::afar(node, detail),
        Some(card) => card::card(node, card, detail),
        None => pill::pill(node, detail),
    };
    Drawing { opacity: node.opacity, ..drawing }
}

/// A rectangle that is larger by a margin on each side.
fn around(rect: Bounds, x: f64, y: f64) -> Bounds {
    Bounds { x: rect.x - x, y: rect.y - y, w: rect.w + 2.0 * x, h: rect.h + 2.0 * y }
}

/// The graph in a few words; the table has the rest.
pub fn summary(picture: &Picture, name: Option<&str>) -> String {
    let nodes = &picture.nodes;
    let with = |look: Look| nodes.iter().filter(|n| n.look == look && n.opacity > 0.0).count();
    let of = name.map_or_else(|| "Graph of".to_owned(), |name| format!("{name}: graph of"));
    let mut said = vec![format!("{of} {} objects", nodes.iter().filter(|n| n.look != Look::Ghost).count())];
    for (look, word) in
        [(Look::Grey, "grey"), (Look::Black, "black"), (Look::Condemned, "garbage"), (Look::Ghost, "freed")]
    {
        if with(look) > 0 {
            said.push(format!("{} {word}", with(look)));
        }
    }
    said.join(", ")
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::EntityId;
    use crate::view::style::{CardSize, NodeStyle};

    fn pill(name: &str, many: usize, count: Option<u32>) -> Node {
        let (w, h) = NodeStyle::Pills.extent(name, many, CardSize::default());
        Node {
            id: EntityId(0),
            label: NodeStyle::Pills.title(&name.into()),
            rect: Bounds { x: 10.0, y: 10.0, w, h },
            look: Look::Condemned,
            count,
            forwarding: None,
            glow: 0.0,
            opacity: 1.0,
            card: None,
            ring: None,
        }
    }

    /// Where a name begins and ends, in a broad face.
    fn name(drawing: &Drawing, size: f64) -> Option<(f64, f64)> {
        drawing.pieces.iter().find_map(|piece| {
            let Piece::Text("", (x, _), text) = piece else { return None };
            let half = crate::view::detail::width(text, size) / 2.0;
            Some((x - half, x + half))
        })
    }

    fn badge(drawing: &Drawing) -> Option<Bounds> {
        drawing.pieces.iter().find_map(|piece| match piece {
            Piece::Group(Drawing { class, pieces, .. }) if class == "count" => match pieces[0] {
                Piece::Block(_, rect, _) => Some(rect),
                _ => None,
            },
            _ => None,
        })
    }

    #[test]
    fn a_count_lies_on_no_name_and_neither_leaves_its_pill() {
        for many in [5, 60] {
            for (letters, count) in
                (1..20).flat_map(|letters| [None, Some(0), Some(10), Some(250)].map(|count| (letters, count)))
            {
                let node = pill(&"n".repeat(letters), many, count);
                let picture = Picture { nodes: std::iter::once(node.clone()).collect(), ..Picture::default() };
                for scale in [1.2, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4] {
                    let detail = Detail::at(scale, 11.0, &picture);
                    let drawing = super::node(&node, detail);
                    let planned = if detail.level == DetailLevel::Whole && many == 5 { 14.0 } else { 11.0 };
                    let Bounds { x, w, .. } = node.rect;
                    let told = format!("{letters} letters, {count:?}, {many} objects at {scale}");
                    let end = badge(&drawing).map_or(x + w, |badge| badge.x);
                    assert!(badge(&drawing).is_none_or(|badge| badge.x >= x && badge.x + badge.w <= x + w), "{told}");
                    if let Some((from, to)) = name(&drawing, detail.text(planned)) {
                        assert!(from >= x && to <= end, "{told}: {from}..{to} of {x}..{end}");
                    }
                }
            }
        }
    }
}

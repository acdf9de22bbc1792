//! What every object may have: the mark of its look, the badge of its count, the halo, where it goes, the ring around it.

use super::{Drawing, Piece, around};
use crate::view::frame::{Bounds, Look, Node, Ring};

/// The stylesheet's word for a look.
pub fn look(look: Look) -> &'static str {
    match look {
        Look::White => "white",
        Look::Grey => "grey",
        Look::Black => "black",
        Look::Condemned => "dead",
        Look::Ghost => "ghost",
    }
}

/// The mark of a look about a point, as the outline of a path: no state is told by colour alone. White has none.
pub fn mark(look: Look, x: f64, y: f64) -> String {
    match look {
        Look::Grey => format!("M{} {y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0", x - 4.5),
        Look::Black => format!("M{} {}l3.1 3.3 6-7.4", x - 4.5, y + 0.3),
        Look::Condemned => format!("M{} {}l7.6 7.6m0-7.6l-7.6 7.6", x - 3.8, y - 3.8),
        Look::White | Look::Ghost => String::new(),
    }
}

/// The stylesheet's word for a ring, and the sign beside it from its middle on, as the outline of a path: a point for
/// what is chosen, a check mark, a cross, a plus for what was left out.
fn sign(ring: Ring) -> (&'static str, &'static str) {
    match ring {
        Ring::Selected => ("selected", ""),
        Ring::Path => ("path", ""),
        Ring::Lost => ("lost", "m-3.4-3.4l6.8 6.8m0-6.8l-6.8 6.8"),
        Ring::Made => ("made", "m-4.2 0h8.4m-4.2-4.2v8.4"),
        Ring::Changed => ("changed", "m-4-1.8h8m-8 3.6h8"),
        Ring::Here => ("here", ""),
        Ring::Chosen => ("chosen", "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0"),
        Ring::Right => ("right", "m-4 .3l3 3.2 5.6-6.8"),
        Ring::Wrong => ("wrong", "m-3.4-3.4l6.8 6.8m0-6.8l-6.8 6.8"),
        Ring::Missed => ("missed", "m-4.2 0h8.4m-4.2-4.2v8.4"),
    }
}

/// The ring around an object that is selected, on the path to it, or chosen as an answer; of the last with a sign.
pub fn ring(node: &Node, round: f64) -> Piece {
    let Some(ring) = node.ring else { return Piece::Nothing };
    let (class, sign) = sign(ring);
    let mut pieces = vec![Piece::Block("", around(node.rect, 5.0, 5.0), round)];
    if !sign.is_empty() {
        let (x, y) = (node.rect.x + 1.0, node.rect.y + 1.0);
        pieces.push(Piece::Disc("", (x, y), 9.5));
        pieces.push(Piece::Path("", format!("M{x} {y}{sign}")));
    }
    Piece::Group(Drawing::new(format!("ring {class}"), pieces))
}

/// Where an object goes, on its upper edge, as long as references may still lead to where it was.
pub fn forwarding(node: &Node) -> Piece {
    let Some(to) = &node.forwarding else { return Piece::Nothing };
    Piece::Text("forwarding", (node.rect.x + node.rect.w / 2.0, node.rect.y - 7.0), format!("→ {to}").into())
}

/// The badge of an object's count, to the left of a point, so many times as large as planned.
pub fn badge(node: &Node, right: f64, middle: f64, times: f64) -> Piece {
    let Some(count) = node.count else { return Piece::Nothing };
    let w = badge_width(count, times);
    let h = (18.0 * times).min(node.rect.h - 4.0).min(w);
    let x = right - w - 8.0;
    let rect = Bounds { x, y: middle - h / 2.0, w, h };
    let text = Piece::Text("", (x + w / 2.0, middle), count.to_string().into());
    Piece::Group(Drawing::new("count", vec![Piece::Block("", rect, h / 2.0), text]))
}

/// The width of a badge.
pub fn badge_width(count: u32, times: f64) -> f64 {
    12.0 + 7.5 * times * count.to_string().len() as f64
}

/// The halo of attention around an object.
pub fn halo(node: &Node, x: f64, y: f64, round: f64) -> Piece {
    if node.glow <= 0.0 {
        return Piece::Nothing;
    }
    let ring = Piece::Block("halo", around(node.rect, x, y), round);
    Piece::Group(Drawing { opacity: node.glow, ..Drawing::new("", vec![ring]) })
}

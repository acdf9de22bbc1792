//! An object as a pill: its name, the mark of its look and the badge of its count.

use super::signs::{badge, forwarding, halo, look, mark, ring};
use super::{Drawing, Piece};
use crate::view::detail::Detail;
use crate::view::frame::Node;
use crate::view::words::fitting;

/// A pill that is not higher has small letters.
const SMALL: f64 = 36.0;

/// Draws a pill.
pub fn pill(node: &Node, detail: Detail) -> Drawing {
    let r = node.rect;
    let planned = if r.h < SMALL { 11.0 } else { 14.0 };
    // As it was planned where no text is larger than planned.
    let letters = if detail.text(planned) > planned { detail.letters(r.w - 40.0, planned).max(2) } else { usize::MAX };
    let (middle, round) = (r.y + r.h / 2.0, r.h / 2.0);
    // Beside a count the mark goes to the left end; the name stays where it is in every state.
    let sign = if node.count.is_some() { r.x + round.min(18.0) } else { r.x + r.w - round.min(20.0) };
    let pieces = vec![
        halo(node, 7.0, 6.0, round + 6.0),
        Piece::Block("pill", r, round),
        Piece::Text("", (r.x + r.w / 2.0, middle), fitting(&node.label, letters)),
        Piece::Path("mark", mark(node.look, sign, middle)),
        badge(node, r.x + r.w, middle, 1.0),
        forwarding(node),
        ring(node, round + 4.0),
    ];
    let small = if r.h < SMALL { " small" } else { "" };
    Drawing::new(format!("node {}{small}", look(node.look)), pieces)
}

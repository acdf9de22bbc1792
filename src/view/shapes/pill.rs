//! An object as a pill: its name, the mark of its look and the badge of its count.

use super::signs::{badge, badge_width, forwarding, halo, look, mark, ring};
use super::{Drawing, Piece};
use crate::view::detail::{Detail, width};
use crate::view::frame::Node;

/// A pill that is not higher has small letters.
const SMALL: f64 = 36.0;
/// What is free between its left end and its name at least.
const MARGIN: f64 = 6.0;

/// Draws a pill.
pub fn pill(node: &Node, detail: Detail) -> Drawing {
    let r = node.rect;
    let planned = if r.h < SMALL { 11.0 } else { 14.0 };
    let size = detail.text(planned);
    let (middle, round) = (r.y + r.h / 2.0, r.h / 2.0);
    let (sign, name, at, signed) = match node.count {
        None => (r.x + r.w - round.min(20.0), detail.fitted(&node.label, r.w - 40.0, planned), r.x + r.w / 2.0, true),
        // Beside a count the mark goes to the left end, where the name leaves room for it; the name is between them, and
        // stays where it is in every state.
        Some(count) => {
            let (sign, end) = (r.x + round.min(18.0), r.x + r.w - badge_width(count, 1.0) - 8.0);
            let name = detail.fitted(&node.label, end - r.x - 2.0 * MARGIN, planned);
            let half = width(&name, size) / 2.0;
            let at = ((sign + 4.5 + end) / 2.0).min(end - 2.0 - half).max((r.x + MARGIN + end) / 2.0);
            (sign, name, at, at - half > sign + 4.5)
        }
    };
    let pieces = vec![
        halo(node, 7.0, 6.0, round + 6.0),
        Piece::Block("pill", r, round),
        Piece::Text("", (at, middle), name),
        Piece::Path("mark", if signed { mark(node.look, sign, middle) } else { String::new() }),
        badge(node, r.x + r.w, middle, 1.0),
        forwarding(node),
        ring(node, round + 4.0),
    ];
    let small = if r.h < SMALL { " small" } else { "" };
    Drawing::new(format!("node {}{small}", look(node.look)), pieces)
}

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
    // What is drawn at the right end, a count or else the mark, begins here. Beside a count the mark goes to the left end,
    // where the name leaves room for it.
    let (sign, end) = match node.count {
        Some(count) => (r.x + round.min(18.0), r.x + r.w - badge_width(count, 1.0) - 8.0),
        None => (r.x + r.w - round.min(20.0), r.x + r.w - round.min(20.0) - 4.5),
    };
    let name = detail.fitted(&node.label, end - r.x - 2.0 * MARGIN, planned);
    let half = width(&name, size) / 2.0;
    // In the middle of what there is, if it does not come too close to what follows; whatever its look, it stays there.
    let centre = if node.count.is_some() { (sign + 4.5 + end) / 2.0 } else { r.x + r.w / 2.0 };
    let at = centre.min(end - 3.0 - half).max((r.x + MARGIN + end) / 2.0);
    let signed = node.count.is_none() || at - half > sign + 4.5;
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

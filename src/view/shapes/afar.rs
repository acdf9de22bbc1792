//! An object from further away: its name, its mark and its count as large as they are to be read, or its mark alone.

use super::signs::{badge, badge_width, halo, look, mark, ring};
use super::{Drawing, Piece};
use crate::view::detail::{Detail, DetailLevel, beside, width};
use crate::view::frame::Node;

/// Draws what is seen of an object.
pub fn afar(node: &Node, detail: Detail) -> Drawing {
    let (r, names) = (node.rect, detail.names(node));
    let (middle, times) = (r.y + r.h / 2.0, detail.least / 11.0);
    let round = if node.card.is_some() { 9.0 } else { r.h / 2.0 };
    let badge_wide = node.count.map_or(0.0, |count| badge_width(count, times));
    // Without a name the count stands alone.
    let count = node.count.filter(|_| names || detail.level == DetailLevel::Names && badge_wide <= r.w);
    let wide = count.map_or(0.0, |_| badge_wide + 4.0);
    let name = detail.fitted(&node.label, r.w - beside(node, detail.least), 11.0);
    let (large, marked) = match names {
        true => (times, r.x + r.w - 4.0 - 4.5 * times),
        false => (0.06 * r.h.min(r.w), r.x + r.w / 2.0),
    };
    let mut pieces = vec![halo(node, 7.0, 6.0, round + 6.0), Piece::Block("pill", r, round)];
    if names {
        // Beside a mark a long name stands as far from the middle as it must, but no further than to the edge.
        let half = width(&name, detail.least) / 2.0;
        let edge = if count.is_none() { marked - 4.5 * times - 1.0 } else { r.x + r.w };
        let at = (r.x + (r.w - wide) / 2.0).min(edge - half).max((r.x + half + 2.0).min(r.x + (r.w - wide) / 2.0));
        pieces.push(Piece::Text("", (at, middle), name));
    }
    if count.is_some() {
        let right = if names { r.x + r.w - 4.0 } else { r.x + (r.w + badge_wide) / 2.0 };
        pieces.push(badge(node, right + 8.0, middle, times));
    } else if detail.level > DetailLevel::Points {
        pieces.push(Piece::Scaled("mark", mark(node.look, 0.0, 0.0), (marked, middle), large));
    }
    pieces.push(ring(node, round + 4.0));
    Drawing::new(format!("node afar {}", look(node.look)), pieces)
}

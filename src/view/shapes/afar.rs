//! An object from further away: its name, its mark and its count as large as they are to be read, or its mark alone.

use super::signs::{badge, badge_width, halo, look, mark, ring};
use super::{Drawing, Piece};
use crate::view::detail::{Detail, DetailLevel, beside, width};
use crate::view::frame::Node;
use crate::view::words::fitting;

/// Draws what is seen of an object.
pub fn afar(node: &Node, detail: Detail) -> Drawing {
    let (r, names) = (node.rect, detail.level == DetailLevel::Names);
    let (middle, times) = (r.y + r.h / 2.0, detail.least / 11.0);
    let round = if node.card.is_some() { 9.0 } else { r.h / 2.0 };
    let count = node.count.filter(|_| names);
    let wide = count.map_or(0.0, |count| badge_width(count, times) + 4.0);
    let name = fitting(&node.label, detail.letters(r.w - beside(node, detail.least), 11.0));
    let large = if names { times } else { 0.06 * r.h.min(r.w) };
    let marked = match names {
        true if count.is_some() => r.x + 4.0 + 4.5 * times,
        true => r.x + r.w - 4.0 - 4.5 * times,
        false => r.x + r.w / 2.0,
    };
    let named = names && count.is_none_or(|_| name.chars().count() > 1);
    let signed = detail.level > DetailLevel::Points && (!names || count.is_none());
    let mut pieces = vec![halo(node, 7.0, 6.0, round + 6.0), Piece::Block("pill", r, round)];
    if named {
        // Beside a mark a long name stands as far from the middle as it must, but no further than to the edge.
        let half = width(&name, detail.least) / 2.0;
        let edge = if signed { marked - 4.5 * times - 1.0 } else { r.x + r.w };
        let at = (r.x + (r.w - wide) / 2.0).min(edge - half).max((r.x + half + 2.0).min(r.x + (r.w - wide) / 2.0));
        pieces.push(Piece::Text("", (at, middle), name));
    }
    if signed {
        pieces.push(Piece::Scaled("mark", mark(node.look, 0.0, 0.0), (marked, middle), large));
    }
    if count.is_some() {
        pieces.push(badge(node, r.x + r.w + 4.0, middle, times));
    }
    pieces.push(ring(node, round + 4.0));
    Drawing::new(format!("node afar {}", look(node.look)), pieces)
}

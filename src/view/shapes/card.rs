//! An object as a card: its title with the mark of its look and the badge of its count, and its fields in rows. A
//! field that refers to an object has a dot where its reference starts; others say their value.

use super::signs::{badge, forwarding, halo, look, mark, ring};
use super::{Drawing, Piece};
use crate::view::frame::{Bounds, Node};
use crate::view::listing::{Card, CardRow};

/// Draws a card.
pub fn card(node: &Node, card: &Card) -> Drawing {
    let r = node.rect;
    let head = r.y + card.head / 2.0;
    // The mark stands before the badge, so that neither ever moves.
    let sign = if node.count.is_some() { r.x + r.w - 42.0 } else { r.x + r.w - 18.0 };
    let mut pieces = vec![
        halo(node, 6.0, 6.0, 14.0),
        Piece::Block("pill", r, 9.0),
        Piece::Text("title", (r.x + 12.0, head), node.label.clone()),
        Piece::Path("mark", mark(node.look, sign, head)),
        badge(node, head),
    ];
    if !card.rows.is_empty() {
        pieces.push(Piece::Path("rule", format!("M{} {}h{}", r.x, r.y + card.head, r.w)));
    }
    for (index, row) in card.rows.iter().enumerate() {
        field(r, r.y + card.head + (index as f64 + 0.5) * card.row, row, &mut pieces);
    }
    pieces.extend([forwarding(node), ring(node, 13.0)]);
    Drawing::new(format!("node card {}", look(node.look)), pieces)
}

fn field(r: Bounds, y: f64, row: &CardRow, pieces: &mut Vec<Piece>) {
    let right = r.x + r.w;
    pieces.push(Piece::Text("field-name", (r.x + 12.0, y), row.name.clone()));
    if row.dot {
        pieces.push(Piece::Path("lead", format!("M{} {y}H{right}", right - 14.0)));
        pieces.push(Piece::Disc("start", (right - 14.0, y), 3.5));
    } else if !row.text.is_empty() {
        pieces.push(Piece::Text("value", (right - 11.0, y), row.text.clone()));
    }
}

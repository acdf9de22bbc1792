//! An object as a card: its title with the mark of its look and the badge of its count, and its fields in rows. A
//! field that refers to an object has a dot where its reference starts; others say their value.

use super::signs::{badge, forwarding, halo, look, mark, ring};
use super::{Drawing, Piece};
use crate::view::detail::Detail;
use crate::view::frame::{Bounds, Node};
use crate::view::listing::{Card, CardRow};
use crate::view::words::fitting;

/// Draws a card.
pub fn card(node: &Node, card: &Card, detail: Detail) -> Drawing {
    let r = node.rect;
    let head = r.y + card.head / 2.0;
    // The mark stands before the badge, so that neither ever moves.
    let sign = if node.count.is_some() { r.x + r.w - 42.0 } else { r.x + r.w - 18.0 };
    let title = match detail.text(13.0) > 13.0 {
        true => detail.fitted(&node.label, sign - r.x - 20.0, 13.0),
        false => node.label.clone(),
    };
    let mut pieces = vec![
        halo(node, 6.0, 6.0, 14.0),
        Piece::Block("pill", r, 9.0),
        Piece::Text("title", (r.x + 12.0, head), title),
        Piece::Path("mark", mark(node.look, sign, head)),
        badge(node, r.x + r.w, head, 1.0),
    ];
    if !card.rows.is_empty() {
        pieces.push(Piece::Path("rule", format!("M{} {}h{}", r.x, r.y + card.head, r.w)));
    }
    for (index, row) in card.rows.iter().enumerate() {
        field(r, r.y + card.head + (index as f64 + 0.5) * card.row, row, detail, &mut pieces);
    }
    pieces.extend([forwarding(node), ring(node, 13.0)]);
    Drawing::new(format!("node card {}", look(node.look)), pieces)
}

fn field(r: Bounds, y: f64, row: &CardRow, detail: Detail, pieces: &mut Vec<Piece>) {
    let right = r.x + r.w;
    let (mut name, mut text) = (row.name.clone(), row.text.clone());
    if detail.text(12.0) > 12.0 {
        let letters = |text: &str| text.chars().count();
        let room = detail.letters(r.w - if row.dot { 34.0 } else { 26.0 }, 12.0);
        let value = if row.dot { 0 } else { letters(&text) + 1 };
        name = fitting(&name, room.saturating_sub(value).max(room / 2));
        text = fitting(&text, room.saturating_sub(letters(&name) + 1));
    }
    pieces.push(Piece::Text("field-name", (r.x + 12.0, y), name));
    if row.dot {
        pieces.push(Piece::Path("lead", format!("M{} {y}H{right}", right - 14.0)));
        pieces.push(Piece::Disc("start", (right - 14.0, y), 3.5));
    } else if !text.is_empty() {
        pieces.push(Piece::Text("value", (right - 11.0, y), text));
    }
}

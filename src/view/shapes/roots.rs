//! A root: a slot with its name, what it holds or the dot where its reference starts; and the heading of a group.

use super::{Drawing, Piece, around};
use crate::view::frame::{RootGroup, RootSlot};
use std::rc::Rc;

/// The heading of a group.
pub fn heading(group: &RootGroup) -> Piece {
    Piece::Text(if group.gone { "label gone" } else { "label" }, group.at, group.heading.clone())
}

/// A slot of a group; one that can be cut looks so.
pub fn slot(group: &RootGroup, slot: &RootSlot, cut: bool) -> Drawing {
    let r = slot.rect;
    let middle = r.y + r.h / 2.0;
    let packed = group.packed;
    let mut pieces = vec![Piece::Block("", r, if packed { 0.0 } else { 8.0 })];
    pieces.push(if slot.lit {
        // Within it where slots touch.
        let (by, round) = if packed { (-3.0, 2.0) } else { (4.0, 11.0) };
        Piece::Block("around", around(r, by, by), round)
    } else {
        Piece::Nothing
    });
    pieces.push(Piece::Text("", (r.x + if packed { 8.0 } else { 12.0 }, middle), slot.name.clone()));
    pieces.push(if slot.text.is_empty() {
        Piece::Nothing
    } else {
        Piece::Text("value", (r.x + r.w - 10.0, middle), value(slot))
    });
    pieces.push(if slot.filled {
        Piece::Disc("", (r.x + r.w - 14.0, middle), (r.h / 2.0 - 3.0).min(4.0))
    } else {
        Piece::Nothing
    });
    let words = [
        (packed, " packed"),
        (group.gone, " gone"),
        (!slot.filled && !slot.text.is_empty(), " plain"),
        (slot.filled, " filled"),
        (slot.active, " active"),
        (slot.lit, " lit"),
        (cut, " cuttable"),
    ];
    let class = words.iter().filter(|(is, _)| *is).fold("slot".to_owned(), |class, (_, word)| class + word);
    Drawing::new(class, pieces)
}

/// As much of a value as has room beside the name.
fn value(slot: &RootSlot) -> Rc<str> {
    let room = ((slot.rect.w - 34.0) / 7.4) as usize;
    let room = room.saturating_sub(slot.name.chars().count());
    match slot.text.chars().count() <= room {
        true => slot.text.clone(),
        false if room > 2 => slot.text.chars().take(room - 1).chain(['…']).collect::<String>().into(),
        false => "".into(),
    }
}

//! A root: a slot with its name, what it holds or the dot where its reference starts; and the heading of a group.

use super::{Drawing, Piece, around};
use crate::view::detail::{Detail, DetailLevel};
use crate::view::frame::{RootGroup, RootSlot};
use crate::view::words::fitting;
use std::rc::Rc;

/// How large a heading may be, in pixels of the picture: above its roots there is room for so much.
const HEADING: f64 = 22.0;

/// How much of a text's size its letters are high.
const CAPITALS: f64 = 0.72;

/// The heading of a group.
pub fn heading(group: &RootGroup, detail: Detail) -> Piece {
    if detail.least > HEADING {
        return Piece::Nothing;
    }
    let wide = group.slots.first().map_or(0.0, |slot| slot.rect.w);
    let heading = match detail.text(11.0) > 11.0 {
        true => detail.fitted(&group.heading, wide + 20.0, 11.0),
        false => group.heading.clone(),
    };
    Piece::Text(if group.gone { "label gone" } else { "label" }, group.at, heading)
}

/// A slot of a group; one that can be cut looks so.
pub fn slot(group: &RootGroup, slot: &RootSlot, cut: bool, detail: Detail) -> Drawing {
    let r = slot.rect;
    let middle = r.y + r.h / 2.0;
    let packed = group.packed;
    let planned = if packed { 11.0 } else { 13.0 };
    let beside = match (packed, slot.filled) {
        (true, _) => 26.0,
        (false, true) => 30.0,
        (false, false) => 16.0,
    };
    let name = match detail.text(planned) > planned {
        true => fitting(&slot.name, detail.letters(r.w - beside, planned)),
        false => slot.name.clone(),
    };
    // Where slots touch, a name is no higher than its slot, or it is hushed: but those that refer to something have their
    // names as long as no other one would lie on it.
    let text = detail.text(planned);
    let fits = text <= r.h;
    let apart = |other: &RootSlot| !other.filled || other.rect == r || (other.rect.y - r.y).abs() >= text * CAPITALS;
    let hushed = !(fits || slot.filled && group.slots.iter().all(apart));
    let named = (packed || text * CAPITALS <= r.h) && !name.is_empty() && &*name != "…";
    let mut pieces = vec![Piece::Block("", r, if packed { 0.0 } else { 8.0 })];
    pieces.push(if slot.lit {
        // Within it where slots touch.
        let (by, round) = if packed { (-3.0, 2.0) } else { (4.0, 11.0) };
        Piece::Block("around", around(r, by, by), round)
    } else {
        Piece::Nothing
    });
    pieces.push(if named {
        Piece::Text("", (r.x + if packed { 8.0 } else { 12.0 }, middle), name)
    } else {
        Piece::Nothing
    });
    pieces.push(if slot.text.is_empty() || detail.level < DetailLevel::Whole {
        Piece::Nothing
    } else {
        Piece::Text("value", (r.x + r.w - 10.0, middle), value(slot, detail))
    });
    pieces.push(if slot.filled {
        Piece::Disc("", (r.x + r.w - 14.0, middle), (r.h / 2.0 - 3.0).min(4.0))
    } else {
        Piece::Nothing
    });
    let words = [
        (packed, " packed"),
        (packed && hushed, " hushed"),
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
fn value(slot: &RootSlot, detail: Detail) -> Rc<str> {
    let room = ((slot.rect.w - 34.0) / 7.4 * 12.0 / detail.text(12.0)) as usize;
    let room = room.saturating_sub(slot.name.chars().count());
    match slot.text.chars().count() <= room {
        true => slot.text.clone(),
        false if room > 2 => slot.text.chars().take(room - 1).chain(['…']).collect::<String>().into(),
        false => "".into(),
    }
}

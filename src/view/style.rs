//! What is drawn how large: things as cards with rows, or as pills where they have none; the roots' column.

use super::detail::width;
use super::listing::{Card, CardRow};
use super::words::{fitting, numbered};
use crate::lab::Holds;
use std::rc::Rc;

/// Left end of the roots' column.
pub const LEFT: f64 = 22.0;
/// Its upper end.
pub const TOP: f64 = 42.0;
/// How high a card's title is, and each row.
pub const HEAD: f64 = 30.0;
const ROW: f64 = 22.0;
/// How high things are of which there are many.
const AFAR: f64 = 35.0;
/// Maximum number of rows on a card, the one that says how many more there are included.
const ROWS: usize = 6;
/// How many letters of a name or a value a row shows.
const LETTERS: usize = 14;
/// With more pills than this they are small.
const ROOMY: usize = 24;
/// With more names than this the roots stand closer.
const MANY: usize = 14;

/// How the things of a run are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NodeStyle {
    /// As cards with rows.
    #[default]
    Cards,
    /// As the titles of cards, because there are many.
    Titles,
    /// As pills: they have no rows.
    Pills,
}

/// How large a card ever gets.
#[derive(Clone, Copy, Debug, Default)]
pub struct CardSize {
    /// The most rows it ever has.
    rows: usize,
    /// The most letters a row ever has.
    letters: usize,
}

impl CardSize {
    /// Sees how much room it needs at a moment.
    pub fn grow(&mut self, holds: &Holds) {
        self.rows = self.rows.max(holds.rows.len().min(ROWS));
        let letters = |text: &Rc<str>| text.chars().count().min(LETTERS);
        let rows = holds.rows.iter().take(ROWS).map(|row| letters(&row.name) + letters(&row.text));
        self.letters = self.letters.max(rows.max().unwrap_or(0));
    }
}

impl NodeStyle {
    /// How a title is shown.
    pub fn title(self, title: &Rc<str>) -> Rc<str> {
        match self {
            NodeStyle::Pills => fitting(title, 18),
            _ => numbered(title, TITLE),
        }
    }

    /// Width and height of one of `many` things.
    pub fn extent(self, title: &str, many: usize, size: CardSize) -> (f64, f64) {
        let shown = title.chars().count().min(TITLE) as f64;
        match self {
            NodeStyle::Cards => {
                let wide = (shown * 7.9 + 60.0).max(size.letters as f64 * 7.3 + 42.0);
                (wide.clamp(92.0, 210.0), HEAD + size.rows as f64 * ROW)
            }
            // Seen from farther away: high enough for a name that is still to be read there.
            NodeStyle::Titles => ((shown * 7.2 + 58.0).clamp(104.0, 176.0), AFAR),
            NodeStyle::Pills if many > ROOMY => ((width(title, 11.0) + 52.0).clamp(80.0, 144.0), AFAR),
            // Beside a name there is room for a mark and a count.
            NodeStyle::Pills => ((width(title, 14.0) + 54.0).clamp(88.0, 210.0), 42.0),
        }
    }

    /// How high the head is from which references may start beside rows.
    pub fn head(self) -> Option<f64> {
        (self == NodeStyle::Cards).then_some(HEAD)
    }
}

/// How many letters of a title a card shows.
const TITLE: usize = 19;

/// How the roots' column is drawn: beside cards or beside pills.
#[derive(Clone, Copy, Debug)]
pub struct ColumnStyle {
    /// Whether it stands beside cards.
    pub cards: bool,
}

/// The measures of a group of roots.
pub struct GroupSize {
    /// A root's width.
    pub w: f64,
    /// A root's height.
    pub h: f64,
    /// Room between two of them.
    pub gap: f64,
    /// Room below the last one.
    pub below: f64,
}

impl ColumnStyle {
    /// How far the baseline of a heading is above its roots.
    pub fn above(self) -> f64 {
        if self.cards { 11.0 } else { 12.0 }
    }

    /// How a name is shown.
    pub fn name(self, name: &Rc<str>) -> Rc<str> {
        if self.cards { fitting(name, 16) } else { name.clone() }
    }

    /// The measures of a group with `roots` of `all` roots. `longest` is the maximum number of letters of a name in any
    /// group, of one in this group, and of a heading.
    pub fn group(self, packed: bool, roots: usize, all: usize, longest: (usize, usize, usize)) -> GroupSize {
        let (any, here, heading) = (longest.0 as f64, longest.1 as f64, longest.2 as f64);
        match (self.cards, packed) {
            (true, _) => GroupSize {
                // Beside a name there is room for `null`.
                w: (any * 7.4 + 66.0).max(heading * 6.8 - 10.0).clamp(88.0, 156.0),
                h: if all > MANY { 30.0 } else { 28.0 },
                gap: if all > MANY { 2.0 } else { 4.0 },
                below: if all > MANY { 26.0 } else { 30.0 },
            },
            (false, true) => GroupSize {
                w: (here * 8.0 + 36.0).clamp(62.0, 150.0),
                h: if roots > 11 { 18.0 } else { 28.0 },
                gap: 0.0,
                below: 36.0,
            },
            (false, false) => GroupSize { w: (here * 8.5 + 40.0).clamp(62.0, 156.0), h: 30.0, gap: 6.0, below: 36.0 },
        }
    }
}

/// The row where a field's references start: 0 is the title.
pub fn row(index: usize, rows: usize) -> u8 {
    let last = if rows > ROWS { ROWS - 1 } else { ROWS };
    index.min(last) as u8 + 1
}

/// How far below a card's top its rows' references start.
pub fn port(row: u8) -> f64 {
    if row == 0 { HEAD / 2.0 } else { HEAD + (f64::from(row) - 0.5) * ROW }
}

/// A card with what it holds.
pub fn card(holds: &Holds) -> Card {
    let all = holds.rows.len();
    let shown = if all > ROWS { ROWS - 1 } else { all };
    let mut rows: Vec<CardRow> = (holds.rows.iter().take(shown))
        .map(|row| CardRow {
            name: fitting(&row.name, LETTERS),
            text: fitting(&row.text, LETTERS),
            dot: !row.leads.is_empty(),
        })
        .collect();
    if shown < all {
        let dot = holds.rows[shown..].iter().any(|row| !row.leads.is_empty());
        rows.push(CardRow { name: format!("… {} more", all - shown).into(), text: "".into(), dot });
    }
    Card { head: HEAD, row: ROW, rows }
}

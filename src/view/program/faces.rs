//! What a card says of its object in its title, and how much room it needs.

use super::sight::{Holds, ROWS};
use crate::view::listing::{Card, CardRow};
use crate::view::words::fitting;
use std::rc::Rc;

/// What a card says, and how large it ever gets.
#[derive(Clone, Debug, Default)]
pub struct Face {
    /// What it is called: the variable or property that first held it.
    pub label: Rc<str>,
    /// What it is, in a word.
    pub word: &'static str,
    /// The most rows it ever has.
    pub rows: usize,
    /// The most letters a row ever has.
    pub letters: usize,
}

/// How high a card's title is, and each row.
pub const HEAD: f64 = 30.0;
const ROW: f64 = 22.0;
/// How many letters of a title a card shows.
pub const TITLE: usize = 19;
/// How many letters of a name or a value a row shows.
const LETTERS: usize = 14;

impl Face {
    /// The title: its shape tells what it is.
    pub fn title(&self) -> String {
        let label = self.label.strip_prefix(self.word).map_or(&*self.label, |rest| rest.trim_start_matches(", "));
        let bare = label.is_empty();
        match self.word {
            "object" => format!("{{{}}}", if bare { "…" } else { label }),
            "array" => format!("[{}]", if bare { "…" } else { label }),
            "function" => format!("ƒ {}", if bare { "anonymous" } else { label }),
            "node" => format!("<{}>", if bare { "node" } else { label }),
            "scope" | "instance" => self.label.to_string(),
            "string" | "part of a string" => format!("“{label}”"),
            word => format!("{word} {label}").trim().into(),
        }
    }

    /// Sees how much room it needs at a moment.
    pub fn grow(&mut self, holds: &Holds) {
        self.rows = self.rows.max(holds.rows.len().min(ROWS));
        let letters =
            |row: &super::sight::Row| row.name.chars().count().min(LETTERS) + row.text.chars().count().min(LETTERS);
        self.letters = self.letters.max(holds.rows.iter().take(ROWS).map(letters).max().unwrap_or(0));
    }

    /// Width and height, with rows or without.
    pub fn extent(&self, title: &str, flat: bool) -> (f64, f64) {
        let letters = title.chars().count().min(TITLE) as f64;
        if flat {
            return ((letters * 7.2 + 58.0).clamp(76.0, 176.0), 30.0);
        }
        let wide = (letters * 7.9 + 60.0).max(self.letters as f64 * 7.3 + 42.0);
        (wide.clamp(92.0, 210.0), HEAD + self.rows as f64 * ROW)
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

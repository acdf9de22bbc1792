//! What the marks of a picture mean, in rows below it, where that is little.

use super::paint::Context;
use super::text::SvgText;
use crate::view::frame::{Bounds, LegendRow, LegendSign, Look};
use crate::view::shapes::{look, mark};

/// A row of the legend, and where it stands from the key's upper left corner on.
pub struct LegendKey<'a> {
    rows: Vec<(f64, f64, &'a LegendRow)>,
    height: f64,
}

/// With more rows it is left out.
const MOST: usize = 6;
/// A swatch with the gap beside it, a letter, the gap to the next row, a line's height, the margin.
const SWATCH: f64 = 38.0;
const LETTER: f64 = 6.3;
const GAP: f64 = 22.0;
const LINE: f64 = 26.0;
const MARGIN: f64 = 22.0;

impl LegendKey<'_> {
    /// The key of a picture of this width.
    pub fn of(legend: &[LegendRow], wide: f64) -> LegendKey<'_> {
        if legend.len() > MOST {
            return LegendKey { rows: Vec::new(), height: 0.0 };
        }
        let (mut x, mut y) = (MARGIN, LINE / 2.0);
        let mut rows = Vec::new();
        for row in legend {
            let needs = SWATCH + row.text.chars().count() as f64 * LETTER;
            if x > MARGIN && x + needs > wide - MARGIN {
                (x, y) = (MARGIN, y + LINE);
            }
            rows.push((x, y, row));
            x += needs + GAP;
        }
        let height = if rows.is_empty() { 0.0 } else { y + LINE };
        LegendKey { rows, height }
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Draws it from this height on.
    pub fn draw(&self, out: &mut SvgText, top: f64) {
        for (x, y, row) in &self.rows {
            let (x, y) = (*x, top + y);
            match row.sign {
                LegendSign::Object(seen) => swatch(out, x, y, seen),
                LegendSign::Forwarding => {
                    let context = Context { class: "node", ..Context::PLAIN };
                    out.text("forwarding", &context, (x + 15.0, y), "→ 0");
                }
                LegendSign::Stale => {
                    let context = Context { class: "edge stale", ..Context::PLAIN };
                    out.path("", &context, &format!("M{x} {y}h30"), 1.0, "");
                }
            }
            out.text("key", &Context::PLAIN, (x + SWATCH, y), &row.text);
        }
    }
}

fn swatch(out: &mut SvgText, x: f64, y: f64, seen: Look) {
    let class = format!("node {}", look(seen));
    let context = Context { class: &class, ..Context::PLAIN };
    out.block("pill", &context, Bounds { x, y: y - 8.0, w: 30.0, h: 16.0 }, 8.0);
    let sign = mark(seen, x + 15.0, y);
    if !sign.is_empty() {
        out.path("mark", &context, &sign, 1.0, "");
    }
}

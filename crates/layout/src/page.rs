//! Where columns are on the page: beside each other, or folded into bands below each other.

use super::columns::{Cell, Columns};

/// Where columns are on the page.
pub(super) struct FoldedColumns {
    /// The middles of all columns beside each other.
    pub flat: Vec<f64>,
    /// The middles of the columns of a band.
    band: Vec<f64>,
    fold: usize,
}

impl FoldedColumns {
    /// The page for columns of places, from `left`.
    pub(super) fn of(columns: &Columns, sizes: &[Cell], left: f64) -> FoldedColumns {
        let mut wide = vec![0.0_f64; columns.count];
        sizes.iter().zip(&columns.of).for_each(|(size, &c)| wide[c] = wide[c].max(size.width));
        let middles = |wide: &[f64]| {
            let mut edge = left;
            let middles = wide.iter().map(|w| (edge + w / 2.0, edge += w + columns.channel).0);
            middles.collect::<Vec<f64>>()
        };
        let mut band = vec![0.0_f64; columns.fold];
        wide.iter().enumerate().for_each(|(c, &w)| band[c % columns.fold] = band[c % columns.fold].max(w));
        FoldedColumns { flat: middles(&wide), band: middles(&band), fold: columns.fold }
    }

    /// The middle of a column; every other band runs backwards if there is more than one and `turns`.
    pub(super) fn x(&self, column: usize, turns: bool) -> f64 {
        let (band, along) = (column / self.fold, column % self.fold);
        self.band[if turns && band % 2 == 1 { self.fold - 1 - along } else { along }]
    }

    /// How far each band is moved so that it lies below the one before.
    pub(super) fn bands(&self, columns: &Columns, y: impl Fn(usize) -> f64, sizes: &[Cell], gap: f64) -> Vec<f64> {
        let count = columns.count.div_ceil(self.fold.max(1)).max(1);
        let mut spans = vec![(f64::INFINITY, f64::NEG_INFINITY); count];
        for (p, &c) in columns.of.iter().enumerate() {
            let (span, y, half) = (&mut spans[c / self.fold], y(p), sizes[p].height / 2.0);
            *span = (span.0.min(y - half), span.1.max(y + half));
        }
        let mut down = Vec::with_capacity(count);
        let mut bottom = None;
        for (upper, lower) in spans {
            let by = bottom.map_or(0.0, |bottom: f64| bottom + 2.0 * gap - upper);
            down.push(by);
            bottom = Some(lower + by);
        }
        down
    }
}

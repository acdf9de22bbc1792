//! What is printed: headings, and lines of figures with what is allowed beside what was measured.

use super::clock::say;

/// A heading.
pub fn heading(text: &str) {
    say(&format!("\n{text}"));
}

/// A line: what was measured, the figures, and if there is a budget, whether it is kept.
pub fn line(what: &str, figures: &str, budget: Option<(f64, f64, &str)>) {
    let verdict = budget.map_or(String::new(), |(value, most, unit)| {
        format!("  budget {most} {unit}: {}", if value <= most { "kept" } else { "MISSED" })
    });
    say(&format!("  {what:<34} {figures}{verdict}"));
}

/// The value in the middle.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// A time with digits that mean something.
pub fn ms(time: f64) -> String {
    match time {
        t if t < 10.0 => format!("{t:>8.3} ms"),
        t => format!("{t:>8.1} ms"),
    }
}

//! Heap use over a run as SVG: the staircase on its scale, what a collection begins at, each pause as a band.

use super::text::{SvgText, escaped, number};
use crate::view::heap_chart::HeapChart;
use std::fmt::Write;

/// The picture, and where the plot is in it.
const SIZE: (f64, f64) = (720.0, 220.0);
const LEFT: f64 = 68.0;
const RIGHT: f64 = 704.0;
const TOP: f64 = 20.0;
const FLOOR: f64 = 176.0;

/// Draws a chart in which a moment is at this part of the way.
pub fn draw(mut out: SvgText, chart: &HeapChart, at: f64, alone: bool) -> String {
    out.open(SIZE, &("Heap use over the run".into(), chart.caption.to_string()), alone);
    let x = |part: f64| LEFT + part * (RIGHT - LEFT);
    let y = |part: f64| FLOOR - part * (FLOOR - TOP);
    for line in &chart.lines {
        let y = y(line.at);
        out.ruled(&format!("M{} {}H{}", number(LEFT), number(y), number(RIGHT)), ("hair", 1.0), "");
        out.said((LEFT - 7.0, y + 4.0), (11.0, "end", "soft"), &line.label);
    }
    out.said((LEFT - 7.0, FLOOR + 4.0), (11.0, "end", "soft"), "0");
    for pause in &chart.pauses {
        let (from, to) = (x(pause.from), x(pause.to));
        out.band((from, TOP, (to - from).max(1.0), FLOOR - TOP), "dead-line", 0.2);
    }
    let used = stairs(&chart.used, x, y);
    out.area(&format!("{used}V{}H{}Z", number(FLOOR), number(LEFT)), "accent", 0.13);
    out.ruled(&used, ("accent", 1.6), "");
    for (index, limit) in chart.limits.iter().enumerate() {
        out.ruled(&stairs(&limit.stairs, x, y), ("ink", 1.2), "6 4");
        let height = y(limit.stairs.first().map_or(0.0, |stair| stair.1)) - 4.0;
        let (at, anchor) = if index % 2 == 1 { (RIGHT - 4.0, "end") } else { (LEFT + 4.0, "start") };
        out.said((at, height), (11.0, anchor, "ink"), &limit.label);
    }
    out.ruled(&format!("M{} {}H{}", number(LEFT), number(FLOOR), number(RIGHT)), ("edge", 1.0), "");
    out.ruled(&format!("M{} {}V{}", number(x(at)), number(TOP - 2.0), number(FLOOR)), ("ink", 1.6), "");
    out.said((LEFT, FLOOR + 32.0), (13.0, "start", "ink"), &chart.caption);
    out.finish()
}

/// A staircase, to the plot's right end.
fn stairs(stairs: &[(f64, f64)], x: impl Fn(f64) -> f64, y: impl Fn(f64) -> f64) -> String {
    let mut path = String::new();
    for (at, part) in stairs {
        let height = number(y(*part));
        // Writing to a String cannot fail.
        let _ = match path.is_empty() {
            true => write!(path, "M{} {height}", number(LEFT)),
            false => write!(path, "H{}V{height}", number(x(*at))),
        };
    }
    path + &format!("H{}", number(RIGHT))
}

impl SvgText {
    fn ruled(&mut self, d: &str, (colour, width): (&str, f64), dashes: &str) {
        let stroke = self.colour(colour);
        let dashes = if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
        self.raw(&format!("<path d=\"{d}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width}\"{dashes}/>\n"));
    }

    fn area(&mut self, d: &str, colour: &str, part: f64) {
        let fill = self.colour(colour);
        self.raw(&format!("<path d=\"{d}\" fill=\"{fill}\" fill-opacity=\"{part}\"/>\n"));
    }

    fn band(&mut self, (x, y, w, h): (f64, f64, f64, f64), colour: &str, part: f64) {
        let ([x, y, w, h], fill) = ([x, y, w, h].map(number), self.colour(colour));
        self.raw(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{fill}\" fill-opacity=\"{part}\"/>\n"
        ));
    }

    fn said(&mut self, (x, y): (f64, f64), (size, anchor, colour): (f64, &str, &str), text: &str) {
        let ([x, y, size], fill) = ([x, y, size].map(number), self.colour(colour));
        self.raw(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{fill}\">{}</text>\n",
            escaped(text)
        ));
    }
}

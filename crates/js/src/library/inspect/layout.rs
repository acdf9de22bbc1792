//! How the parts of an object stand on lines: on one line while they are short, lists in columns, else one each.

use super::text::{units, width};
use super::{Inspector, Value};
use memory::heap::Addr;

/// What is laid out.
pub(super) struct Parts {
    /// The parts, in order.
    pub output: Vec<String>,
    /// What stands before the braces.
    pub base: String,
    /// What the parts stand between.
    pub braces: (String, &'static str),
    /// Whether it is a list, whose parts may stand in columns.
    pub list: bool,
}

/// Lists of more parts than this stand in columns.
const FEW: usize = 6;
/// No more levels than this stand on one line.
const COMPACT: i32 = 3;

impl Inspector<'_, '_> {
    /// The parts as one text. `of` is the list that they are of, to see whether all are numbers.
    pub(super) fn laid_out(&mut self, parts: Parts, level: i32, of: Option<Addr>) -> String {
        let Parts { mut output, base, braces, list } = parts;
        let entries = output.len();
        if list && entries > FEW {
            output = self.grouped(output, of);
        }
        let before = if base.is_empty() { String::new() } else { format!("{base} ") };
        if self.current_depth - level < COMPACT && entries == output.len() {
            let start = output.len() + self.indentation + units(&braces.0) + units(&base) + 10;
            if self.fits(&output, start, &base) {
                let joined = output.join(", ");
                if !joined.contains('\n') {
                    return format!("{before}{} {joined} {}", braces.0, braces.1);
                }
            }
        }
        let line = format!("\n{}", " ".repeat(self.indentation));
        let joined = output.join(&format!(",{line}  "));
        format!("{before}{}{line}  {joined}{line}{}", braces.0, braces.1)
    }

    fn fits(&self, output: &[String], start: usize, base: &str) -> bool {
        let total = output.len() + start + output.iter().map(|part| units(part)).sum::<usize>();
        output.len() * 2 + start <= self.options.line && total <= self.options.line && !base.contains('\n')
    }

    /// Parts of about the same length in columns.
    fn grouped(&mut self, output: Vec<String>, of: Option<Addr>) -> Vec<String> {
        // That more follow is no part.
        let count = output.len() - usize::from(output.len() > self.options.items);
        let lengths: Vec<usize> = output[..count].iter().map(|part| width(part)).collect();
        let longest = lengths.iter().copied().max().unwrap_or(0);
        let total: usize = lengths.iter().map(|length| length + 2).sum();
        let column = longest + 2;
        let even = total as f64 / column as f64 > 5.0 || longest <= 6;
        if column * 3 + self.indentation >= self.options.line || !even {
            return output;
        }
        let bias = (column as f64 - total as f64 / output.len() as f64).sqrt();
        let biased = (column as f64 - 3.0 - bias).max(1.0);
        let square = ((2.5 * biased * count as f64).sqrt() / biased + 0.5).floor() as usize;
        let columns = square.min((self.options.line - self.indentation) / column).min(COMPACT as usize * 4).min(15);
        if columns <= 1 {
            return output;
        }
        let widths: Vec<usize> = (0..columns)
            .map(|first| lengths.iter().skip(first).step_by(columns).copied().max().unwrap_or(0) + 2)
            .collect();
        let right = of.is_none_or(|at| self.all_numbers(at, output.len()));
        let mut lines: Vec<String> = Vec::new();
        for from in (0..count).step_by(columns) {
            let to = (from + columns).min(count);
            let mut line = String::new();
            for at in from..to {
                let last = at + 1 == to;
                let text = if last { output[at].clone() } else { format!("{}, ", output[at]) };
                let wanted = widths[at - from] - if last { 2 } else { 0 };
                let gap = " ".repeat(wanted.saturating_sub(width(&text)));
                match (right, last) {
                    (true, _) => line.extend([gap, text]),
                    (false, true) => line.push_str(&text),
                    (false, false) => line.extend([text, gap]),
                }
            }
            lines.push(line);
        }
        lines.extend(output.into_iter().skip(count));
        lines
    }

    /// Whether the first elements of a list are numbers.
    fn all_numbers(&mut self, at: Addr, count: usize) -> bool {
        (0..count as u32).all(|index| {
            let own = self.cx.own(at, crate::Key::Index(index)).ok().flatten();
            own.is_some_and(|own| self.numeric(own.value))
        })
    }

    fn numeric(&self, value: Value) -> bool {
        self.cx.as_number(value).is_some()
    }
}

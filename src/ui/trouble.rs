//! What stands where the picture would be when a text cannot be shown: the place, the reason, and the text itself.

use crate::lab::Fault;
use crate::ui::memo::Memo;
use crate::view::words::capital;
use std::rc::Rc;
use yew::{Html, html};

/// How much of a long line is shown before its fault, so that the caret is in sight on a narrow page, and after it.
const AROUND: (usize, usize) = (20, 60);

/// A fault and the text it is in.
#[derive(Clone, PartialEq)]
pub struct TroubleProps {
    /// The fault.
    pub fault: Fault,
    /// The text.
    pub text: Rc<str>,
    /// Whether it would run if it could: its text is being written.
    pub running: bool,
    /// Whether the text is shown beside this already.
    pub bare: bool,
    /// Why the last wish was not granted.
    pub notice: Option<Rc<str>>,
}

impl Memo for TroubleProps {
    fn draw(&self) -> Html {
        let Fault { line, column, message } = &self.fault;
        let source = excerpt(&self.text, *line, *column);
        html! {
            <div class="trouble" role="alert">
                <p class="label">{ if self.running { "Nothing is running" } else { "This cannot be shown" } }</p>
                <p class="message">
                    if *line > 0 {
                        <span class="place">{ format!("line {line}, column {column}") }</span>{ " " }
                    }
                    { capital(message) }
                </p>
                if let Some((source, caret)) = source {
                    <pre class="source" tabindex="0" role="group" aria-label="The line in question">{ format!("{line:>4} │ {source}\n     │ {caret}") }</pre>
                }
                if let Some(notice) = &self.notice {
                    <p class="notice">{ capital(notice) }</p>
                }
                if !self.bare && !self.text.trim().is_empty() {
                    <details open={*line == 0}>
                        <summary>{ "The whole text" }</summary>
                        <pre class="whole" tabindex="0">{ &*self.text }</pre>
                    </details>
                }
            </div>
        }
    }
}

/// The line of a fault, cut to what is around it, and a line with a caret below its column.
fn excerpt(text: &str, line: usize, column: usize) -> Option<(String, String)> {
    let source: Vec<char> = text.lines().nth(line.checked_sub(1)?)?.replace('\t', " ").chars().collect();
    if source.is_empty() {
        return None;
    }
    let at = column.saturating_sub(1).min(source.len());
    let (from, to) = (at.saturating_sub(AROUND.0), (at + AROUND.1).min(source.len()));
    let (before, after) = (if from > 0 { "…" } else { "" }, if to < source.len() { "…" } else { "" });
    let shown: String = source[from..to].iter().collect();
    let indent = at - from + before.chars().count();
    Some((format!("{before}{shown}{after}"), format!("{}^", " ".repeat(indent))))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn the_caret_stands_below_the_fault() {
        assert_eq!(excerpt("a\n{ bad", 2, 3), Some(("{ bad".into(), "  ^".into())));
        let (line, caret) = excerpt(&"é".repeat(500), 1, 300).unwrap();
        assert_eq!(line.chars().count(), 82);
        assert_eq!(caret.chars().count(), 22, "the ellipsis counts");
        assert_eq!(excerpt("a", 7, 1), None);
    }
}

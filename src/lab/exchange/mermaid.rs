//! Mermaid's flowcharts, written only: they are pictures in a text, and read again by no one.

use super::ExchangedGraph;
use std::fmt::Write;

pub(super) fn write(graph: &ExchangedGraph) -> String {
    let mut out = String::from("flowchart LR\n");
    // Writing to a string cannot fail.
    for (index, (name, to)) in graph.roots.iter().enumerate() {
        let _ = writeln!(out, "  r{index}([\"{}\"])", escaped(&format!("root {name}")));
        if let Some(to) = to {
            let _ = writeln!(out, "  r{index} --> n{to}");
        }
    }
    for (index, node) in graph.nodes.iter().enumerate() {
        let _ = writeln!(out, "  n{index}[\"{}\"]", escaped(&node.name));
    }
    for edge in &graph.edges {
        let arrow = if edge.weak { "-.->" } else { "-->" };
        let _ = writeln!(out, "  n{} {arrow}|\"{}\"| n{}", edge.from, escaped(&edge.field), edge.to);
    }
    out
}

/// A text between quotes: what means something there stands by its number.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | '`' | '|' | '[' | ']' | '{' | '}' | '\\' => _ = write!(out, "#{};", c as u32),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    if out.is_empty() { " ".into() } else { out }
}

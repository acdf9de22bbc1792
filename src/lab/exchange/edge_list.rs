//! A reference a line: `a -> b`, `a -> b : field`, weak `a ~> b`; `a` or `a : 24` for an object and its size;
//! `* -> a : name` for a root. What begins with `#` or `//` is a comment. Names with signs of the format in them stand in
//! double quotes, as in JSON.

use super::ExchangedGraph;
use crate::lab::Fault;
use std::fmt::Write;

/// A line in parts: what stands before the arrow, the arrow, what stands after it, what stands after the colon.
struct Line {
    first: String,
    arrow: Option<bool>,
    second: String,
    more: Option<String>,
    /// Whether the first is the bare sign of the roots.
    root: bool,
}

/// Whether a line is one of a list of edges.
pub(super) fn looks_like(line: &str) -> bool {
    let arrow = line.contains("->") || line.contains("~>");
    arrow && !line.contains([';', '{', '(', '=']) && parts(line).is_ok()
}

/// A name at the beginning of a text, and what follows it; `ends` says where a bare one ends.
fn name(text: &str, ends: impl Fn(&str) -> bool) -> Result<(String, &str), String> {
    let text = text.trim_start();
    if text.starts_with('"') {
        let mut stream = serde_json::Deserializer::from_str(text).into_iter::<String>();
        return match stream.next() {
            Some(Ok(name)) => Ok((name, &text[stream.byte_offset()..])),
            _ => Err("this name in double quotes is not complete".into()),
        };
    }
    let end = text.char_indices().map(|(at, _)| at).find(|at| ends(&text[*at..])).unwrap_or(text.len());
    Ok((text[..end].trim_end().to_owned(), &text[end..]))
}

fn parts(line: &str) -> Result<Line, String> {
    let arrow = |text: &str| text.starts_with("->") || text.starts_with("~>");
    let root = line.trim_start().starts_with('*');
    let (first, rest) = name(line, |text| arrow(text) || text.starts_with(':'))?;
    let rest = rest.trim_start();
    let (led, rest) = if arrow(rest) { (Some(rest.starts_with('~')), &rest[2..]) } else { (None, rest) };
    let (second, rest) = match led {
        Some(_) => name(rest, |text| arrow(text) || text.starts_with(':'))?,
        None => (String::new(), rest),
    };
    let rest = rest.trim_start();
    let (more, rest) = match rest.strip_prefix(':') {
        Some(rest) => name(rest, |_| false).map(|(more, rest)| (Some(more), rest))?,
        None => (None, rest),
    };
    if !rest.trim().is_empty() {
        return Err("a line is one reference, as in a -> b : field".into());
    }
    if first.is_empty() && !line.trim_start().starts_with('"')
        || led.is_some() && second.is_empty() && !line.contains('"')
    {
        return Err("here a name is missing: write a reference as a -> b : field".into());
    }
    Ok(Line { root: root && first == "*", first, arrow: led, second, more })
}

pub(super) fn read(text: &str) -> Result<ExchangedGraph, Fault> {
    let mut graph = ExchangedGraph::default();
    let mut begins = 0;
    for line in text.split_inclusive('\n') {
        let at = begins + line.len() - line.trim_start().len();
        begins += line.len();
        let line = line.trim();
        if let Some(comment) = line.strip_prefix('#').or_else(|| line.strip_prefix("//")) {
            // The first line may be a title.
            if at == 0 {
                graph.title = comment.trim().into();
            }
            continue;
        }
        if !line.is_empty() {
            take(&mut graph, line).map_err(|message| Fault::at(text, at, message))?;
        }
    }
    Ok(graph)
}

fn take(graph: &mut ExchangedGraph, line: &str) -> Result<(), String> {
    let Line { first, arrow, second, more, root } = parts(line)?;
    match (root, arrow) {
        (true, Some(true)) => return Err("a root is never weak: write * -> a".into()),
        (true, Some(false)) => {
            let to = graph.node(&second)?;
            graph.roots.push((more.unwrap_or(second).into(), Some(to)));
            graph.rooted = true;
        }
        (true, None) => {
            graph.roots.extend(more.map(|name| (name.into(), None)));
            graph.rooted = true;
        }
        (false, Some(weak)) => {
            let (from, to) = (graph.node(&first)?, graph.node(&second)?);
            graph.refer(from, to, &more.unwrap_or_default(), weak)?;
        }
        (false, None) => {
            let node = graph.node(&first)?;
            if let Some(size) = more {
                graph.nodes[node].size = Some(ExchangedGraph::size_of(&size)?);
            }
        }
    }
    Ok(())
}

pub(super) fn write(graph: &ExchangedGraph) -> String {
    let title: String = graph.title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut out = format!("# {}\n", title.trim());
    // Writing to a string cannot fail.
    let mut line = |text: String| _ = writeln!(out, "{text}");
    for node in &graph.nodes {
        let size = node.size.map(|size| format!(" : {size}")).unwrap_or_default();
        line(format!("{}{size}", quoted(&node.name)));
    }
    if graph.roots.is_empty() {
        line("*".into());
    }
    for (name, to) in &graph.roots {
        line(match to {
            Some(to) => format!("* -> {} : {}", quoted(&graph.nodes[*to].name), quoted(name)),
            None => format!("* : {}", quoted(name)),
        });
    }
    for edge in &graph.edges {
        let (from, to) = (quoted(&graph.nodes[edge.from].name), quoted(&graph.nodes[edge.to].name));
        line(format!("{from} {} {to} : {}", if edge.weak { "~>" } else { "->" }, quoted(&edge.field)));
    }
    out
}

/// A name as it stands bare, or in quotes.
fn quoted(name: &str) -> String {
    let plain = |c: char| !c.is_control() && !matches!(c, '"' | ':' | '-' | '~' | '>' | '*' | '#' | '/');
    let bare = !name.is_empty() && name.trim() == name && name.chars().all(plain);
    if bare { name.into() } else { serde_json::Value::from(name).to_string() }
}

//! A reference a row, in CSV: `from,to,field,weak,size`. A row without `to` is an object, one without `from` a root.

use super::ExchangedGraph;
use crate::lab::Fault;
use csv::{ReaderBuilder, StringRecord};

/// Where each column is.
#[derive(Clone, Copy, Debug)]
struct Columns {
    from: usize,
    to: usize,
    field: Option<usize>,
    weak: Option<usize>,
    size: Option<usize>,
}

impl Columns {
    /// Those that a header names, if it is one.
    fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Columns> {
        let cells: Vec<String> = cells.map(|cell| cell.trim().trim_matches('"').to_ascii_lowercase()).collect();
        let find = |names: &[&str]| cells.iter().position(|cell| names.contains(&cell.as_str()));
        Some(Columns {
            from: find(&["from", "source", "src"])?,
            to: find(&["to", "target", "dst"])?,
            field: find(&["field", "label", "name"]),
            weak: find(&["weak"]),
            size: find(&["size"]),
        })
    }
}

/// Whether a line is a header.
pub(super) fn is_header(line: &str) -> bool {
    Columns::of(line.split(delimiter(line))).is_some()
}

fn delimiter(line: &str) -> char {
    [',', ';', '\t'].into_iter().find(|sign| line.contains(*sign)).unwrap_or(',')
}

pub(super) fn read(text: &str) -> Result<ExchangedGraph, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let sign = delimiter(text.lines().next().unwrap_or_default());
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(sign as u8).from_reader(text.as_bytes());
    let mut columns = Columns { from: 0, to: 1, field: Some(2), weak: None, size: None };
    let (mut graph, mut record, mut first) = (ExchangedGraph::default(), StringRecord::new(), true);
    loop {
        let more = reader
            .read_record(&mut record)
            .map_err(|error| Fault::at(text, place(error.position()), error.to_string()))?;
        if !more {
            return Ok(graph);
        }
        if let Some(header) = std::mem::take(&mut first).then(|| Columns::of(record.iter())).flatten() {
            columns = header;
            continue;
        }
        take(&mut graph, &record, columns).map_err(|message| Fault::at(text, place(record.position()), message))?;
    }
}

fn place(position: Option<&csv::Position>) -> usize {
    position.map_or(0, |position| position.byte() as usize)
}

fn take(graph: &mut ExchangedGraph, record: &StringRecord, columns: Columns) -> Result<(), String> {
    let cell = |column: Option<usize>| column.and_then(|column| record.get(column)).unwrap_or_default();
    let (from, to, field) = (cell(Some(columns.from)), cell(Some(columns.to)), cell(columns.field));
    match (from.is_empty(), to.is_empty()) {
        (true, true) => {
            graph.rooted = true;
            graph.roots.extend((!field.is_empty()).then(|| (field.into(), None)));
        }
        (true, false) => {
            let to_node = graph.node(to)?;
            graph.roots.push(((if field.is_empty() { to } else { field }).into(), Some(to_node)));
            graph.rooted = true;
        }
        (false, true) => {
            let node = graph.node(from)?;
            if !cell(columns.size).is_empty() {
                graph.nodes[node].size = Some(ExchangedGraph::size_of(cell(columns.size))?);
            }
        }
        (false, false) => {
            let weak = matches!(cell(columns.weak).trim().to_ascii_lowercase().as_str(), "true" | "yes" | "1" | "weak");
            let (from, to) = (graph.node(from)?, graph.node(to)?);
            graph.refer(from, to, field, weak)?;
        }
    }
    Ok(())
}

pub(super) fn write(graph: &ExchangedGraph) -> Result<String, Fault> {
    let mut rows: Vec<[String; 5]> = vec![["from", "to", "field", "weak", "size"].map(str::to_owned)];
    if graph.nodes.iter().any(|node| node.name.is_empty()) {
        return Err(Fault::nowhere("an object without a name cannot be written as CSV: give it one"));
    }
    let mut row = |from: &str, to: &str, field: &str, weak: &str, size: String| {
        rows.push([from.into(), to.into(), field.into(), weak.into(), size]);
    };
    for node in &graph.nodes {
        row(&node.name, "", "", "", node.size.map(|size| size.to_string()).unwrap_or_default());
    }
    if graph.roots.is_empty() {
        row("", "", "", "", String::new());
    }
    for (name, to) in &graph.roots {
        row("", to.map_or("", |to| &graph.nodes[to].name), name, "", String::new());
    }
    for edge in &graph.edges {
        let weak = if edge.weak { "true" } else { "" };
        row(&graph.nodes[edge.from].name, &graph.nodes[edge.to].name, &edge.field, weak, String::new());
    }
    Ok(rows.iter().map(|row| row.each_ref().map(|text| cell(text)).join(",") + "\n").collect())
}

/// A cell: between double quotes where something in it would end it.
fn cell(text: &str) -> String {
    match text.contains([',', '"', '\r', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.into(),
    }
}

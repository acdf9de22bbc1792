//! Graphs in the formats of other tools: DOT, lists of edges, CSV and, to write only, Mermaid. What is read becomes a
//! scenario's text in its usual form; what is written is the graph with which a scenario begins, or that of a moment. A
//! script is in no format but the scenario's own.
//!
//! | | objects | references | roots |
//! |---|---|---|---|
//! | DOT | nodes; `size=24`, `pos="x,y"` | `a -> b`; the field is the `label`, else the port of `a`; weak with `weak=true`, `style=dashed` or `dotted` | a node with `kind=root` is a root and leads to what it refers to; `root=true` or `root="name"` says that a root refers to the node |
//! | list | a line with a name; with `: 24` its size | `a -> b`, `a -> b : field`; weak `a ~> b` | `* -> a : name`; `* : name` is null; `*` alone: there are no others |
//! | CSV | a row without `to`; `size` | `from,to,field,weak,size`, by a header in any order, else from, to, field | a row without `from`; its field is the name |
//!
//! Where nothing is said of roots, each object to which no other one refers has one of its own name, and if there is no
//! such object, the first one. References without a name are numbered, and those of one object that have
//! the same.

mod csv_rows;
mod dot;
mod dot_lexer;
mod edge_list;
mod exchanged;
mod mermaid;
mod moment;

pub use exchanged::{ExchangedEdge, ExchangedGraph, ExchangedNode};

use super::{Fault, LAB, Scenario, written};
use std::fmt::Write;

/// A format in which a graph comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExchangeFormat {
    /// A scenario file.
    Scenario,
    /// Graphviz's DOT.
    Dot,
    /// A reference a line.
    EdgeList,
    /// A reference a row.
    Csv,
    /// Mermaid's flowcharts; they are written only.
    Mermaid,
}

/// No text of a graph is longer than this, in bytes.
pub const MOST_TEXT: usize = 48 << 20;
/// No graph that is read has more objects than this.
const MOST_NODES: usize = 1_000_000;
/// Nor more references than this.
const MOST_EDGES: usize = 4 * MOST_NODES;

impl ExchangeFormat {
    /// The format that a file's name tells.
    pub fn of_name(name: &str) -> Option<ExchangeFormat> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "json" => ExchangeFormat::Scenario,
            "dot" | "gv" => ExchangeFormat::Dot,
            "txt" | "edges" => ExchangeFormat::EdgeList,
            "csv" | "tsv" => ExchangeFormat::Csv,
            "mmd" | "mermaid" => ExchangeFormat::Mermaid,
            _ => return None,
        })
    }

    /// The format that a text looks like; `None` for what may be a program.
    pub fn of_text(text: &str) -> Option<ExchangeFormat> {
        // What begins as a JSON object with a key does.
        let json = text.trim_start().strip_prefix('{').map(str::trim_start);
        if json.is_some_and(|rest| rest.starts_with('"')) {
            return Some(ExchangeFormat::Scenario);
        }
        if dot::looks_like(text) {
            return Some(ExchangeFormat::Dot);
        }
        let mut lines = text.lines().map(str::trim);
        let first = lines.find(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with("//"))?;
        // No program has a comment like this, but for the one that names its interpreter.
        let noted = text.trim_start().starts_with('#') && !text.starts_with("#!");
        if edge_list::looks_like(first) || noted && !csv_rows::is_header(first) {
            return Some(ExchangeFormat::EdgeList);
        }
        csv_rows::is_header(first).then_some(ExchangeFormat::Csv)
    }

    /// Whether this build reads it: only the lab's reads more than scenarios.
    pub fn is_read_here(self) -> bool {
        LAB || self == ExchangeFormat::Scenario
    }

    /// Reads a graph.
    pub fn read(self, text: &str) -> Result<ExchangedGraph, Fault> {
        check_length(text.len())?;
        if !self.is_read_here() {
            return Err(Fault::nowhere("this graph needs the part of heapwave that reads other formats than its own"));
        }
        let graph = match self {
            ExchangeFormat::Scenario => return Ok(ExchangedGraph::of_scenario(&Scenario::read(text)?)),
            ExchangeFormat::Dot => dot::read(text)?,
            ExchangeFormat::EdgeList => edge_list::read(text)?,
            ExchangeFormat::Csv => csv_rows::read(text)?,
            ExchangeFormat::Mermaid => {
                return Err(Fault::nowhere("Mermaid is written, not read: use DOT, a list of edges or CSV"));
            }
        };
        Ok(graph.complete())
    }

    /// Reads a graph and writes it as a scenario.
    pub fn import(self, text: &str) -> Result<String, Fault> {
        check_length(text.len())?;
        match self {
            ExchangeFormat::Scenario => Ok(written::scenario(&Scenario::read(text)?)),
            _ => self.read(text)?.scenario_text(),
        }
    }

    /// Writes a graph.
    pub fn write(self, graph: &ExchangedGraph) -> Result<String, Fault> {
        Ok(match self {
            ExchangeFormat::Scenario => graph.scenario_text()?,
            ExchangeFormat::Dot => dot::write(graph),
            ExchangeFormat::EdgeList => edge_list::write(graph),
            ExchangeFormat::Csv => csv_rows::write(graph)?,
            ExchangeFormat::Mermaid => mermaid::write(graph),
        })
    }
}

/// Refuses a text that is too long, before anything is done with it.
pub fn check_length(bytes: usize) -> Result<(), Fault> {
    match bytes > MOST_TEXT {
        true => Err(Fault::nowhere(format!(
            "the text has {} MB: a graph's has {} at most, and a large one can be generated by one line",
            bytes.div_ceil(1 << 20),
            MOST_TEXT >> 20
        ))),
        false => Ok(()),
    }
}

/// A text between double quotes, as DOT has it.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        // Writing to a string cannot fail.
        let _ = match c {
            '"' | '\\' => write!(out, "\\{c}"),
            _ => write!(out, "{c}"),
        };
    }
    out.push('"');
    out
}

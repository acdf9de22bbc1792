//! A graph between two formats: objects, references, roots, by name and in order.

use super::MOST_NODES;
use crate::lab::{Action, Fault, Scenario, written};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangedNode {
    /// Its name.
    pub name: Rc<str>,
    /// What its own data weighs, in bytes, where that is said.
    pub size: Option<u32>,
    /// Its place on the page, where that is said.
    pub at: Option<(f64, f64)>,
}

/// A reference, by the numbers of the objects.
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangedEdge {
    /// The object that has it.
    pub from: usize,
    /// The object that it leads to.
    pub to: usize,
    /// The field; empty until it is numbered.
    pub field: Rc<str>,
    /// Whether it is weak.
    pub weak: bool,
}

/// A graph.
#[derive(Clone, Debug, Default)]
pub struct ExchangedGraph {
    /// What it is called.
    pub title: Rc<str>,
    /// The objects.
    pub nodes: Vec<ExchangedNode>,
    /// The references, those of one object in order of its fields.
    pub edges: Vec<ExchangedEdge>,
    /// The roots, with what each refers to.
    pub roots: Vec<(Rc<str>, Option<usize>)>,
    /// Whether there are no roots but these.
    pub rooted: bool,
    known: HashMap<Rc<str>, usize>,
}

impl ExchangedGraph {
    /// The object with a name, which is made if it is new.
    pub fn node(&mut self, name: &str) -> Result<usize, String> {
        if let Some(known) = self.known.get(name) {
            return Ok(*known);
        }
        if self.nodes.len() >= MOST_NODES {
            return Err(format!("a graph has at most {MOST_NODES} objects"));
        }
        let name: Rc<str> = name.into();
        self.known.insert(name.clone(), self.nodes.len());
        self.nodes.push(ExchangedNode { name, size: None, at: None });
        Ok(self.nodes.len() - 1)
    }

    /// Adds a reference.
    pub fn refer(&mut self, from: usize, to: usize, field: &str, weak: bool) -> Result<(), String> {
        if self.edges.len() >= 8 * MOST_NODES {
            return Err(format!("a graph has at most {} references", 8 * MOST_NODES));
        }
        self.edges.push(ExchangedEdge { from, to, field: field.into(), weak });
        Ok(())
    }

    /// Says what a size is that is read.
    pub fn size_of(text: &str) -> Result<u32, String> {
        let size =
            text.trim().parse::<u32>().ok().filter(|size| size.is_multiple_of(8) && (8..=1 << 20).contains(size));
        size.ok_or_else(|| format!("a size of {text:?} cannot be: write a multiple of 8 from 8 to {}", 1 << 20))
    }

    /// Numbers the references that have no name, or one that another has, and finds roots where none were said.
    pub(super) fn complete(mut self) -> ExchangedGraph {
        let mut fields: HashMap<(usize, bool), FreeNames> = HashMap::default();
        for edge in self.edges.iter_mut().filter(|edge| !edge.field.is_empty()) {
            edge.field = fields.entry((edge.from, edge.weak)).or_default().take(&edge.field);
        }
        for edge in self.edges.iter_mut().filter(|edge| edge.field.is_empty()) {
            edge.field = fields.entry((edge.from, edge.weak)).or_default().number();
        }
        let mut roots = FreeNames::default();
        self.roots.iter_mut().for_each(|(root, _)| *root = roots.take(root));
        if self.roots.is_empty() && !self.rooted {
            let mut sources = vec![true; self.nodes.len()];
            self.edges
                .iter()
                .filter(|edge| edge.from != edge.to && !edge.weak)
                .for_each(|edge| sources[edge.to] = false);
            let found = (0..self.nodes.len()).filter(|node| sources[*node]);
            let roots: Vec<(Rc<str>, Option<usize>)> =
                found.map(|node| (self.nodes[node].name.clone(), Some(node))).collect();
            self.roots = roots;
            if let Some(first) = self.nodes.first().filter(|_| self.roots.is_empty()) {
                self.roots.push((first.name.clone(), Some(0)));
            }
        }
        self.rooted = true;
        self
    }

    /// The graph with which a scenario begins.
    pub fn of_scenario(scenario: &Scenario) -> ExchangedGraph {
        let mut graph = ExchangedGraph { title: scenario.title.clone(), rooted: true, ..ExchangedGraph::default() };
        let node = |thing: &crate::lab::ScenarioObject| ExchangedNode {
            name: thing.name.clone(),
            size: Some(thing.size),
            at: thing.at,
        };
        graph.nodes = scenario.objects.iter().map(node).collect();
        graph.known = graph.nodes.iter().enumerate().map(|(index, node)| (node.name.clone(), index)).collect();
        for (from, thing) in scenario.objects.iter().enumerate() {
            for (side, weak) in [(&thing.fields, false), (&thing.weak, true)] {
                let led = side.iter().filter_map(|(field, to)| Some((field, graph.known.get(to.as_ref()?).copied()?)));
                graph.edges.extend(led.map(|(field, to)| ExchangedEdge { from, to, field: field.clone(), weak }));
            }
        }
        let to = |to: &Option<Rc<str>>| to.as_ref().and_then(|to| graph.known.get(to).copied());
        graph.roots = scenario.roots.iter().map(|(name, led)| (name.clone(), to(led))).collect();
        graph
    }

    /// The same as a scenario file, in its usual form: it is collected once.
    pub fn scenario_text(&self) -> Result<String, Fault> {
        let mut sides: Vec<[Map<String, Value>; 2]> = vec![Default::default(); self.nodes.len()];
        for edge in &self.edges {
            let to = json!(&*self.nodes[edge.to].name);
            if sides[edge.from][usize::from(edge.weak)].insert(edge.field.to_string(), to).is_some() {
                let name = &self.nodes[edge.from].name;
                let message = format!("{name:?} has two references called {:?}: give one another name", edge.field);
                return Err(Fault::nowhere(message));
            }
        }
        let mut objects = Map::new();
        for (node, [fields, weak]) in self.nodes.iter().zip(sides) {
            let mut entry = Map::new();
            entry.extend(node.size.map(|size| ("size".to_owned(), json!(size))));
            entry.insert("fields".into(), Value::Object(fields));
            entry.insert("weak".into(), Value::Object(weak));
            entry.extend(node.at.map(|(x, y)| ("at".to_owned(), json!([x, y]))));
            objects.insert(node.name.to_string(), Value::Object(entry));
        }
        let mut roots = Map::new();
        for (name, to) in &self.roots {
            let to = json!(to.map(|to| &*self.nodes[to].name));
            if roots.insert(name.to_string(), to).is_some() {
                return Err(Fault::nowhere(format!("two roots are called {name:?}: give one another name")));
            }
        }
        let title = if self.title.is_empty() { "Graph" } else { &*self.title };
        let text = json!({ "heapwave": 1, "title": title, "objects": objects, "roots": roots,
                           "script": [{ "op": "collect" }] });
        let read = Scenario::read(&text.to_string()).map_err(|fault| Fault::nowhere(fault.message))?;
        debug_assert!(read.script.iter().all(|op| op.action == Action::Collect));
        Ok(written::scenario(&read))
    }
}

/// Names that are all different.
#[derive(Debug, Default)]
pub(super) struct FreeNames {
    taken: HashSet<Rc<str>>,
    /// The number that is tried next for a name.
    next: HashMap<Rc<str>, u32>,
}

impl FreeNames {
    /// A name, with a number where it is taken.
    pub(super) fn take(&mut self, name: &Rc<str>) -> Rc<str> {
        if self.taken.insert(name.clone()) {
            return name.clone();
        }
        let next = self.next.entry(name.clone()).or_insert(1);
        loop {
            *next += 1;
            let tried: Rc<str> = format!("{name} {next}").into();
            if self.taken.insert(tried.clone()) {
                return tried;
            }
        }
    }

    /// The next number that is no name yet.
    fn number(&mut self) -> Rc<str> {
        let next = self.next.entry("".into()).or_insert(0);
        loop {
            *next += 1;
            let tried: Rc<str> = next.to_string().into();
            if self.taken.insert(tried.clone()) {
                return tried;
            }
        }
    }
}

//! DOT, read and written. Its own reader rather than a crate's: of those there are, one is under the GPL, one ends the
//! program at the end of a text that is cut off, and one takes twice as long with each level of an unfinished subgraph.
//! It does not recurse: what is open is a list.

use super::dot_lexer::{DotLexer, DotToken};
use super::{ExchangedGraph, quoted};
use crate::lab::Fault;
use std::fmt::Write;
use std::rc::Rc;

/// More groups within groups than this are refused.
const DEPTH: usize = 256;
/// An edge from a group to a group stands for each of one with each of the other; the most there may be.
const PRODUCT: usize = 1_000_000;

/// What attributes say, as far as it matters.
#[derive(Clone, Debug, Default)]
struct Said {
    label: Option<String>,
    weak: bool,
    size: Option<(String, usize)>,
    place: Option<(f64, f64)>,
    root: Option<String>,
    is_root: bool,
    no_roots: bool,
}

impl Said {
    fn take(&mut self, key: &str, value: String, at: usize) {
        let yes = matches!(value.to_ascii_lowercase().as_str(), "true" | "yes" | "1");
        match key.to_ascii_lowercase().as_str() {
            "label" | "taillabel" if !value.is_empty() => self.label = Some(value),
            "weak" => self.weak = yes,
            "style" => self.weak = value.split(',').any(|style| matches!(style.trim(), "dashed" | "dotted")),
            "size" => self.size = Some((value, at)),
            "kind" => self.is_root = value == "root",
            "root" => self.root = Some(if yes { String::new() } else { value }).filter(|name| name != "false"),
            "roots" => self.no_roots = value == "none",
            "pos" => {
                let mut numbers = value.trim_end_matches('!').split(',').map(|part| part.trim().parse::<f64>());
                self.place = numbers.next().and_then(Result::ok).zip(numbers.next().and_then(Result::ok));
                // Up is up in DOT.
                self.place = self.place.map(|(x, y)| (x, 0.0 - y)).filter(|(x, y)| x.abs().max(y.abs()) <= 1e5);
            }
            _ => {}
        }
    }
}

/// What a node is: an object of the graph, or a root.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Node {
    Object(usize),
    Root(usize),
}

/// One end of an edge: the nodes with the port that is named.
type End = (Vec<String>, Option<String>);

/// A group that is open.
#[derive(Default)]
struct Group {
    nodes: Vec<String>,
    node: Said,
    edge: Said,
    /// The ends of the edge statement of which this group is an end.
    ends: Vec<End>,
}

/// An edge as it stands, until it is known which nodes are roots.
struct Stated {
    from: (String, Option<String>),
    to: String,
    said: Rc<Said>,
    at: usize,
}

struct Reader<'a> {
    text: &'a str,
    lexer: DotLexer<'a>,
    token: DotToken,
    at: usize,
    graph: ExchangedGraph,
    /// The nodes in order, with what is said of them.
    nodes: Vec<(String, Said, usize)>,
    known: rustc_hash::FxHashMap<String, usize>,
    edges: Vec<Stated>,
}

/// Whether a text begins like a graph.
pub(super) fn looks_like(text: &str) -> bool {
    let mut lexer = DotLexer::new(text);
    let mut words = std::iter::from_fn(|| lexer.next().ok()).take(4);
    let keyword = |token: &DotToken, words: &[&str]| matches!(token, DotToken::Id(word, true) if words.iter().any(|known| word.eq_ignore_ascii_case(known)));
    let mut first = words.next().map(|(token, _)| token);
    if first.as_ref().is_some_and(|token| keyword(token, &["strict"])) {
        first = words.next().map(|(token, _)| token);
    }
    if !first.is_some_and(|token| keyword(&token, &["graph", "digraph"])) {
        return false;
    }
    match words.next() {
        Some((DotToken::Sign('{'), _)) => true,
        Some((DotToken::Id(..), _)) => matches!(words.next(), Some((DotToken::Sign('{'), _))),
        _ => false,
    }
}

pub(super) fn read(text: &str) -> Result<ExchangedGraph, Fault> {
    let mut reader = Reader {
        text,
        lexer: DotLexer::new(text),
        token: DotToken::End,
        at: 0,
        graph: ExchangedGraph::default(),
        nodes: Vec::new(),
        known: Default::default(),
        edges: Vec::new(),
    };
    reader.go_on()?;
    reader.head()?;
    reader.body()?;
    reader.finish()
}

impl Reader<'_> {
    fn fault(&self, message: impl Into<String>) -> Fault {
        Fault::at(self.text, self.at, message)
    }

    fn go_on(&mut self) -> Result<(), Fault> {
        (self.token, self.at) = self.lexer.next()?;
        Ok(())
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(&self.token, DotToken::Id(id, true) if id.eq_ignore_ascii_case(word))
    }

    fn is(&self, sign: char) -> bool {
        self.token == DotToken::Sign(sign)
    }

    fn id(&mut self, what: &str) -> Result<String, Fault> {
        match std::mem::replace(&mut self.token, DotToken::End) {
            DotToken::Id(id, _) => {
                self.go_on()?;
                Ok(id)
            }
            token => {
                self.token = token;
                Err(self.fault(format!("here {what} is missing")))
            }
        }
    }

    fn head(&mut self) -> Result<(), Fault> {
        if self.is_word("strict") {
            self.go_on()?;
        }
        if self.is_word("graph") {
            return Err(self.fault("references have a direction: write digraph, and -> between the nodes"));
        }
        if !self.is_word("digraph") {
            return Err(self.fault("a graph in DOT begins with digraph and {"));
        }
        self.go_on()?;
        if let DotToken::Id(..) = self.token {
            self.graph.title = self.id("a name")?.into();
        }
        if !self.is('{') {
            return Err(self.fault("here { is missing"));
        }
        self.go_on()
    }

    /// All statements, those of the groups included.
    fn body(&mut self) -> Result<(), Fault> {
        let mut open = vec![Group::default()];
        loop {
            if open.len() > DEPTH {
                return Err(self.fault(format!("more than {DEPTH} groups lie within each other here")));
            }
            if self.is(';') || self.is(',') {
                self.go_on()?;
            } else if self.is('}') {
                self.go_on()?;
                let Some(group) = open.pop() else { return Ok(()) };
                let Some(around) = open.last_mut() else {
                    return match self.token {
                        DotToken::End => Ok(()),
                        _ => Err(self.fault("the graph ends before this: leave it out")),
                    };
                };
                around.nodes.extend(group.nodes.iter().cloned());
                let mut ends = group.ends;
                ends.push((group.nodes, None));
                self.edge(ends, &mut open)?;
            } else if self.is('{') || self.is_word("subgraph") {
                self.group(Vec::new(), &mut open)?;
            } else {
                self.statement(&mut open)?;
            }
        }
    }

    /// A group begins, which may be an end of an edge statement.
    fn group(&mut self, ends: Vec<End>, open: &mut Vec<Group>) -> Result<(), Fault> {
        if self.is_word("subgraph") {
            self.go_on()?;
            if let DotToken::Id(..) = self.token {
                self.go_on()?;
            }
        }
        if !self.is('{') {
            return Err(self.fault("here { is missing"));
        }
        let (node, edge) = open.last().map(|group| (group.node.clone(), group.edge.clone())).unwrap_or_default();
        open.push(Group { node, edge, ends, ..Group::default() });
        self.go_on()
    }

    fn statement(&mut self, open: &mut Vec<Group>) -> Result<(), Fault> {
        for (word, of_nodes) in [("graph", None), ("node", Some(true)), ("edge", Some(false))] {
            if self.is_word(word) {
                self.go_on()?;
                let mut said = Said::default();
                let group = open.last_mut();
                let said = match (of_nodes, group) {
                    (Some(true), Some(group)) => &mut group.node,
                    (Some(false), Some(group)) => &mut group.edge,
                    _ => &mut said,
                };
                if !self.is('[') {
                    return Err(self.fault(format!("after {word} attributes follow, in brackets")));
                }
                let mut taken = said.clone();
                self.attributes(&mut taken)?;
                self.graph.rooted |= of_nodes.is_none() && taken.no_roots;
                *said = taken;
                return Ok(());
            }
        }
        let at = self.at;
        let id = self.id("a node, an edge or }")?;
        if self.is('=') {
            self.go_on()?;
            let value = self.id("a value")?;
            let mut said = Said::default();
            said.take(&id, value, at);
            self.graph.rooted |= said.no_roots;
            return Ok(());
        }
        let port = self.port()?;
        if let DotToken::Arrow | DotToken::Line = self.token {
            self.state(&id, at, open);
            return self.edge(vec![(vec![id], port)], open);
        }
        let number = self.state(&id, at, open);
        let mut said = std::mem::take(&mut self.nodes[number].1);
        self.attributes(&mut said)?;
        self.nodes[number].1 = said;
        Ok(())
    }

    /// A port, and the point of the compass after it, which says nothing.
    fn port(&mut self) -> Result<Option<String>, Fault> {
        let mut port = None;
        while self.is(':') {
            self.go_on()?;
            let named = self.id("a port")?;
            port = port.or(Some(named));
        }
        Ok(port)
    }

    /// The rest of an edge statement after its first ends. A group that is an end is read first.
    fn edge(&mut self, mut ends: Vec<End>, open: &mut Vec<Group>) -> Result<(), Fault> {
        while let DotToken::Arrow | DotToken::Line = self.token {
            if self.token == DotToken::Line {
                return Err(self.fault("references have a direction: write -> in place of --"));
            }
            self.go_on()?;
            if self.is('{') || self.is_word("subgraph") {
                return self.group(ends, open);
            }
            let at = self.at;
            let id = self.id("a node")?;
            self.state(&id, at, open);
            let port = self.port()?;
            ends.push((vec![id], port));
        }
        let mut said = open.last().map(|group| group.edge.clone()).unwrap_or_default();
        if ends.len() == 1 {
            // A group by itself.
            return Ok(());
        }
        self.attributes(&mut said)?;
        let (said, at) = (Rc::new(said), self.at);
        let mut all = 0usize;
        for pair in ends.windows(2) {
            let [(from, port), (to, _)] = pair else { continue };
            all = all.saturating_add(from.len().saturating_mul(to.len()));
            if all > PRODUCT {
                return Err(self.fault(format!("this stands for more than {PRODUCT} references")));
            }
            for one in from {
                let stated =
                    |to: &String| Stated { from: (one.clone(), port.clone()), to: to.clone(), said: said.clone(), at };
                self.edges.extend(to.iter().map(stated));
            }
        }
        Ok(())
    }

    /// A node is named; its number.
    fn state(&mut self, id: &str, at: usize, open: &mut [Group]) -> usize {
        let next = self.nodes.len();
        let number = *self.known.entry(id.to_owned()).or_insert(next);
        let group = open.last_mut();
        if number == next {
            let said = group.as_ref().map(|group| group.node.clone()).unwrap_or_default();
            self.nodes.push((id.to_owned(), said, at));
        }
        if let Some(group) = group {
            group.nodes.push(id.to_owned());
        }
        number
    }

    /// Lists of attributes in brackets, if there are any.
    fn attributes(&mut self, said: &mut Said) -> Result<(), Fault> {
        while self.is('[') {
            self.go_on()?;
            while !self.is(']') {
                let at = self.at;
                let key = self.id("an attribute or ]")?;
                if self.is('=') {
                    self.go_on()?;
                    let value = self.id("a value")?;
                    said.take(&key, value, at);
                } else {
                    said.take(&key, "true".into(), at);
                }
                while self.is(',') || self.is(';') {
                    self.go_on()?;
                }
            }
            self.go_on()?;
        }
        Ok(())
    }

    /// Everything is read: what is a root is known now.
    fn finish(mut self) -> Result<ExchangedGraph, Fault> {
        let mut graph = std::mem::take(&mut self.graph);
        let fault = |at: usize, message: String| Fault::at(self.text, at, message);
        let mut nodes = Vec::with_capacity(self.nodes.len());
        for (id, said, at) in &self.nodes {
            if said.is_root {
                let name = said.label.as_ref().unwrap_or(id);
                nodes.push(Node::Root(graph.roots.len()));
                graph.roots.push((name.as_str().into(), None));
                continue;
            }
            let node = graph.node(id).map_err(|message| fault(*at, message))?;
            if let Some((size, at)) = &said.size {
                graph.nodes[node].size = Some(ExchangedGraph::size_of(size).map_err(|message| fault(*at, message))?);
            }
            graph.nodes[node].at = said.place;
            if let Some(root) = &said.root {
                let name = if root.is_empty() { id } else { root };
                graph.roots.push((name.as_str().into(), Some(node)));
            }
            nodes.push(Node::Object(node));
        }
        for Stated { from: (from, port), to, said, at } in &self.edges {
            match (nodes[self.known[from]], nodes[self.known[to]]) {
                (_, Node::Root(_)) => {
                    return Err(fault(*at, format!("nothing refers to a root, but this edge leads to {to:?}")));
                }
                (Node::Root(root), Node::Object(to)) if graph.roots[root].1.is_none() => graph.roots[root].1 = Some(to),
                (Node::Root(root), Node::Object(_)) => {
                    let name = &graph.roots[root].0;
                    return Err(fault(
                        *at,
                        format!("root {name:?} refers to one object: make another root for this one"),
                    ));
                }
                (Node::Object(from), Node::Object(to)) => {
                    let field = said.label.as_deref().or(port.as_deref()).unwrap_or_default();
                    graph.refer(from, to, field, said.weak).map_err(|message| fault(*at, message))?;
                }
            }
        }
        Ok(graph)
    }
}

/// Writes a graph.
pub(super) fn write(graph: &ExchangedGraph) -> String {
    let mut out = format!("digraph {} {{\n", id(&graph.title));
    // Writing to a string cannot fail.
    if graph.roots.is_empty() {
        out.push_str("  graph [roots=none];\n");
    }
    for node in &graph.nodes {
        let mut said = Vec::new();
        said.extend(node.size.map(|size| format!("size={size}")));
        said.extend(node.at.map(|(x, y)| format!("pos=\"{x},{}!\"", 0.0 - y)));
        let _ = writeln!(out, "  {}{};", id(&node.name), list(&said));
    }
    for edge in &graph.edges {
        let mut said = vec![format!("label={}", id(&edge.field))];
        said.extend(edge.weak.then(|| "style=dashed".to_owned()));
        let (from, to) = (&graph.nodes[edge.from].name, &graph.nodes[edge.to].name);
        let _ = writeln!(out, "  {} -> {}{};", id(from), id(to), list(&said));
    }
    let mut taken: rustc_hash::FxHashSet<String> = graph.nodes.iter().map(|node| node.name.to_string()).collect();
    for (name, to) in &graph.roots {
        let mut root = format!("root {name}");
        while !taken.insert(root.clone()) {
            root.push('\'');
        }
        let _ = writeln!(out, "  {} [kind=root, label={}, shape=plaintext];", id(&root), id(name));
        if let Some(to) = to {
            let _ = writeln!(out, "  {} -> {};", id(&root), id(&graph.nodes[*to].name));
        }
    }
    out.push_str("}\n");
    out
}

fn list(said: &[String]) -> String {
    if said.is_empty() { String::new() } else { format!(" [{}]", said.join(", ")) }
}

/// A name as it stands bare, or in quotes.
fn id(name: &str) -> String {
    let word = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let keyword = ["strict", "graph", "digraph", "subgraph", "node", "edge"];
    match word && !keyword.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        true => name.into(),
        false => quoted(name),
    }
}

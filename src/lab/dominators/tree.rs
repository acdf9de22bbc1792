//! The dominator tree of a rooted graph, by Semi-NCA: L. Georgiadis, *Linear-Time Algorithms for Dominators and Related
//! Problems* (2005), after T. Lengauer and R. Tarjan (1979): semidominators with path compression, then for each node the
//! nearest ancestor that is no deeper. Nothing recurses; it is done in slices. It knows numbers only, no heap.

use memory::time::Fuel;

/// A graph as its depth-first walk leaves it: nodes by the order of the walk, 0 the root, and who leads to each.
#[derive(Default)]
pub(super) struct Walked {
    /// From which node the walk came to each; that of the root is the root.
    pub parent: Vec<u32>,
    /// Where in `before` the nodes begin that lead to a node; one more entry than there are nodes.
    pub first: Vec<u32>,
    /// The nodes that lead to node 0, to node 1, and so on.
    pub before: Vec<u32>,
}

impl Walked {
    fn leads_to(&self, node: u32) -> &[u32] {
        &self.before[self.first[node as usize] as usize..self.first[node as usize + 1] as usize]
    }
}

/// The tree in the making.
pub(super) struct TreeSearch {
    graph: Walked,
    /// For each node its semidominator; a node that is not linked yet is its own.
    semi: Vec<u32>,
    /// On the compressed way up to the first node that is not linked, the node with the least semidominator.
    label: Vec<u32>,
    /// The next node on that way.
    ancestor: Vec<u32>,
    /// For each node its immediate dominator, as far as it is known.
    dominator: Vec<u32>,
    /// The node that is next in the first pass, backwards; then in the second, forwards.
    linked: u32,
    named: u32,
    way: Vec<u32>,
}

impl TreeSearch {
    pub(super) fn begin(graph: Walked) -> TreeSearch {
        let nodes = graph.parent.len() as u32;
        TreeSearch {
            semi: (0..nodes).collect(),
            label: (0..nodes).collect(),
            ancestor: graph.parent.clone(),
            dominator: graph.parent.clone(),
            linked: nodes,
            named: 1,
            way: Vec::new(),
            graph,
        }
    }

    /// Goes on as far as the fuel goes, a unit a reference; whether it is done.
    pub(super) fn go(&mut self, fuel: &mut Fuel) -> bool {
        while self.linked > 1 {
            let node = self.linked - 1;
            for index in 0..self.graph.leads_to(node).len() {
                fuel.burn();
                let from = self.graph.leads_to(node)[index];
                let reached = self.least(from);
                let semi = &mut self.semi[node as usize];
                *semi = (*semi).min(reached);
            }
            self.linked = node;
            if fuel.0 == 0 {
                return false;
            }
        }
        while (self.named as usize) < self.dominator.len() {
            let (node, mut above) = (self.named as usize, self.dominator[self.named as usize]);
            while above > self.semi[node] {
                above = self.dominator[above as usize];
            }
            self.dominator[node] = above;
            self.named += 1;
            if !fuel.burn() {
                return false;
            }
        }
        true
    }

    /// How far it has come, from 0 to 1.
    pub(super) fn part(&self) -> f64 {
        let nodes = self.semi.len().max(1) as f64;
        (0.8 * (nodes - f64::from(self.linked)) + 0.2 * f64::from(self.named)) / nodes
    }

    /// The immediate dominator of each node; that of the root is the root.
    pub(super) fn done(self) -> Vec<u32> {
        self.dominator
    }

    /// The least semidominator on the way from a node up to the first one that is not linked; compresses that way.
    fn least(&mut self, node: u32) -> u32 {
        if node < self.linked {
            return node;
        }
        let mut at = node;
        while self.ancestor[at as usize] >= self.linked {
            self.way.push(at);
            at = self.ancestor[at as usize];
        }
        while let Some(at) = self.way.pop() {
            let above = self.ancestor[at as usize];
            let (own, other) = (self.label[at as usize], self.label[above as usize]);
            if self.semi[other as usize] < self.semi[own as usize] {
                self.label[at as usize] = other;
            }
            self.ancestor[at as usize] = self.ancestor[above as usize];
        }
        self.semi[self.label[node as usize] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::{TreeSearch, Walked};
    use memory::time::Fuel;
    use proptest::prelude::*;

    /// The graph as a walk from node 0 leaves it, and the old number of each new one.
    fn walked(leads: &[Vec<usize>]) -> (Walked, Vec<usize>) {
        let mut number = vec![usize::MAX; leads.len()];
        let (mut order, mut parent, mut stack) = (vec![0], vec![0u32], vec![(0, 0)]);
        number[0] = 0;
        while let Some((node, next)) = stack.pop() {
            let Some(&to) = leads[node].get(next) else { continue };
            stack.push((node, next + 1));
            if number[to] == usize::MAX {
                number[to] = order.len();
                order.push(to);
                parent.push(number[node] as u32);
                stack.push((to, 0));
            }
        }
        let mut before = vec![Vec::new(); order.len()];
        for (new, old) in order.iter().enumerate() {
            leads[*old].iter().for_each(|to| before[number[*to]].push(new as u32));
        }
        let mut first = vec![0];
        before.iter().for_each(|before| first.push(first[first.len() - 1] + before.len() as u32));
        (Walked { parent, first, before: before.concat() }, order)
    }

    /// What is reached from node 0 without a node.
    fn reached(leads: &[Vec<usize>], without: usize) -> Vec<bool> {
        let (mut seen, mut work) = (vec![false; leads.len()], vec![0]);
        while let Some(node) = work.pop().filter(|_| without != 0) {
            if node != without && !std::mem::replace(&mut seen[node], true) {
                work.extend(&leads[node]);
            }
        }
        seen
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        /// A node is under another one in the tree if and only if no way leads to it without that one.
        #[test]
        fn the_tree_is_what_taking_a_node_away_shows(
            leads in prop::collection::vec(prop::collection::vec(0..24usize, 0..4), 24),
            slice in 1..9u64,
        ) {
            let (graph, order) = walked(&leads);
            let mut search = TreeSearch::begin(graph);
            while !search.go(&mut Fuel(slice)) {}
            let dominator = search.done();
            for (taken, old) in order.iter().enumerate().skip(1) {
                let seen = reached(&leads, *old);
                for (node, own) in order.iter().enumerate() {
                    let mut above = node;
                    while above != taken && above != 0 {
                        above = dominator[above] as usize;
                    }
                    prop_assert_eq!(above == taken, !seen[*own], "{} without {}", own, old);
                }
            }
        }
    }
}

//! Who keeps what: dominators and retained sizes of every object of a graph, in one piece and with the longest slice that a
//! page would wait for.

use super::chart::{heading, line, ms};
use super::clock::timed;
use super::graph::Graph;
use heapwave::lab::{DominatorSearch, Lab, Unfold};
use memory::time::Fuel;
use std::rc::Rc;

/// How many references a page looks at in a frame.
const SLICE: u64 = 60_000;

pub fn bench(most: usize) {
    heading("Dominators and retained sizes");
    for (n, budget) in [(100_000, 3_000.0), (1_000_000, 3_000.0)].into_iter().filter(|(n, _)| *n <= most) {
        let lab = Lab::new(Rc::new(Graph::new(n, 1).scenario()));
        let state = Rc::new(lab.start());
        let mut search = DominatorSearch::begin(lab, state, Unfold::default());
        let (mut whole, mut longest) = (0.0, 0.0f64);
        loop {
            let (time, found) = timed(|| search.go(&mut Fuel(SLICE)));
            (whole, longest) = (whole + time, longest.max(time));
            if found.is_some() {
                break;
            }
        }
        line(
            &format!("{n} objects"),
            &format!("{}, longest slice {}", ms(whole), ms(longest)),
            Some((whole, budget, "ms")),
        );
    }
}

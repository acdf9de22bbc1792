//! Reading a scenario file and running it to its end with a report: what `heapwave run` does.

use super::chart::{heading, line, median, ms};
use super::clock::timed;
use super::graph::Graph;
use heapwave::lab::{Lab, Scenario, report};
use std::rc::Rc;

pub fn bench(most: usize) {
    heading("heapwave run: read a file, collect, report");
    for (n, rounds) in [(10_000, 9), (50_000, 5), (200_000, 3)].into_iter().filter(|(n, _)| *n <= most) {
        let text = Graph::new(n, 1).text();
        for collector in ["mark-sweep", "reference-counting"] {
            let (mut reads, mut runs) = (Vec::new(), Vec::new());
            for _ in 0..rounds {
                let (time, scenario) = timed(|| Rc::new(Scenario::read(&text).unwrap()));
                reads.push(time);
                let lab = Lab::under(scenario, collector).unwrap();
                runs.push(timed(|| report(&lab, &text).unwrap()).0);
            }
            let figures = format!("read {}, run {}", ms(median(&reads)), ms(median(&runs)));
            line(&format!("{n} objects, {collector}"), &figures, None);
        }
    }
}

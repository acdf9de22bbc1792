//! Seeking to random ticks of a collection, once the run has been gone through. Each tick is sought five times, from
//! five others, and the least time counts: what a busy neighbour takes is not ours.

use super::chart::{heading, line, median, ms};
use super::clock::timed;
use super::graph::{Graph, Random};
use heapwave::lab::{Lab, Run};
use memory::time::{Fuel, Tick};
use std::rc::Rc;

const SEEKS: usize = 200;

pub fn bench(most: usize) {
    heading("Seek to any tick of a collection");
    for (n, budget) in [(10_000, 0.5), (1_000_000, 5.0)].into_iter().filter(|(n, _)| *n <= most) {
        let lab = Lab::new(Rc::new(Graph::new(n, 1).scenario()));
        let (explore, run) = timed(|| {
            let mut run = Run::new(lab);
            run.explore(&mut Fuel::PLENTY.clone());
            run
        });
        let end = run.end().0;
        let mut random = Random(1);
        let mut times = Vec::new();
        let mut somewhere = || Tick(random.below(end as usize + 1) as u64);
        for _ in 0..SEEKS {
            let to = somewhere();
            let tries = [(); 5].map(|()| {
                run.at(somewhere());
                timed(|| assert_eq!(run.at(to).tick, to)).0
            });
            times.push(tries.into_iter().fold(f64::INFINITY, f64::min));
        }
        let worst = times.iter().copied().fold(0.0, f64::max);
        let half = median(&times);
        line(
            &format!("{n} objects, {end} ticks"),
            &format!("{}, worst {}", ms(half), ms(worst)),
            Some((worst, budget, "ms")),
        );
        line("", &format!("{} to start the run and go through it", ms(explore)), None);
    }
}

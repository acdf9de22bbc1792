//! Seeking to random ticks of a collection, once the run has been gone through.

use super::chart::{heading, line, median, ms};
use super::clock::timed;
use super::graph::{Graph, Random};
use heapwave::lab::{Lab, Run};
use heapwave::time::{Fuel, Tick};
use std::rc::Rc;

const SEEKS: usize = 200;

pub fn bench(most: usize) {
    heading("Seek to any tick of a collection");
    for (n, budget) in [(10_000, 0.5), (1_000_000, 5.0)].into_iter().filter(|(n, _)| *n <= most) {
        let lab = Lab::new(Rc::new(Graph::new(n, 1).scenario()));
        let (explore, mut run) = timed(|| {
            let mut run = Run::new(lab);
            run.explore(&mut Fuel::PLENTY.clone(), |_, _, _| {});
            run
        });
        let end = run.chart().end().0;
        let mut random = Random(1);
        let mut times = Vec::new();
        for _ in 0..SEEKS {
            let to = Tick(random.below(end as usize + 1) as u64);
            let (time, there) = timed(|| run.seek(to, &mut Fuel::PLENTY.clone()));
            assert!(there && run.now() == to);
            times.push(time);
        }
        let worst = times.iter().copied().fold(0.0, f64::max);
        let half = median(&times);
        line(&format!("{n} objects, {end} ticks"), &format!("{}, worst {}", ms(half), ms(worst)), Some((worst, budget, "ms")));
        line("", &format!("{} to start the run and go through it", ms(explore)), None);
    }
}

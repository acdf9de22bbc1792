//! One layout for runs that stand side by side: an object is at the same place in each, for as long as any of them has
//! it. Where the runs do not show the same objects each keeps its own.

use super::common_time::CommonTime;
use super::drawn_set::{DrawnSet, Life};
use super::pictured_run::PicturedRun;
use super::plan::Plan;
use memory::time::Tick;

/// Gives the runs the same places, if they show the same things.
pub fn align(runs: &mut [PicturedRun], time: &CommonTime) {
    let Some((first, others)) = runs.split_first() else { return };
    let alike = |other: &PicturedRun| {
        (&first.drawn().members, &first.drawn().titles, first.drawn().flat)
            == (&other.drawn().members, &other.drawn().titles, other.drawn().flat)
            && first.plan().roots == other.plan().roots
    };
    if !others.iter().all(alike) {
        return;
    }
    let mut drawn = first.drawn().clone();
    others.iter().flat_map(|other| other.drawn().edges.keys()).for_each(|edge| drawn.add(*edge));
    let lives = runs.iter().enumerate().map(|(run, side)| common(side.drawn(), time, run));
    drawn.lives = lives.reduce(joined).unwrap_or_default();
    let plan = runs[0].lay_out(&drawn);
    for side in runs {
        let way = |edge| drawn.edges.get(edge).map(|number| plan.ways[*number].clone());
        let mut ways: Vec<_> =
            side.drawn().edges.iter().filter_map(|(edge, number)| Some((*number, way(edge)?))).collect();
        sorting::by_key(&mut ways, |(number, _)| *number);
        side.draw_by(Plan { ways: ways.into_iter().map(|(_, way)| way).collect(), ..plan.clone() });
        // They are alike from here on.
        side.replanned();
    }
}

/// The lives of what a run draws in common time.
fn common(drawn: &DrawnSet, time: &CommonTime, run: usize) -> Vec<Life> {
    let at = |tick: Tick| if tick == Tick::NEVER { tick } else { time.common(run, tick) };
    drawn.lives.iter().map(|life| Life { born: at(life.born), died: at(life.died), ..*life }).collect()
}

/// From when the first has it to when the last has it.
fn joined(some: Vec<Life>, others: Vec<Life>) -> Vec<Life> {
    let join = |(a, b): (Life, Life)| Life { born: a.born.min(b.born), died: a.died.max(b.died), ..a };
    some.into_iter().zip(others).map(join).collect()
}

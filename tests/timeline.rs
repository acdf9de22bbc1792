//! Time travel on a toy machine that adds its input, or 1, to a running hash: seeking anywhere is stepping there,
//! edits drop the future, fuel can stop it at any point.

use memory::time::{Fuel, Machine, Mute, Progress, Sink, Tick, Timeline};
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
struct Toy {
    end: u64,
}

impl Machine for Toy {
    type State = (u64, u64);
    type Input = u64;
    type Note = u64;

    fn step(&self, state: &mut (u64, u64), notes: &mut dyn Sink<u64>) -> Progress {
        if state.0 >= self.end {
            return Progress::Done;
        }
        *state = (state.0 + 1, state.1.wrapping_mul(31).wrapping_add(1));
        notes.note(state.1);
        Progress::More
    }

    fn obey(&self, state: &mut (u64, u64), input: &u64, notes: &mut dyn Sink<u64>) {
        state.1 = state.1.wrapping_mul(37).wrapping_add(*input);
        notes.note(state.1);
    }
}

fn timeline(end: u64) -> Timeline<Toy> {
    Timeline::new(Toy { end }, (0, 0))
}

/// Every state of the run, from stepping alone.
fn states(timeline: &Timeline<Toy>) -> Vec<(u64, u64)> {
    let mut dull = timeline.clone();
    dull.seek(Tick(0), Fuel::PLENTY);
    let mut states = vec![*dull.state()];
    while dull.step(&mut Mute) == Progress::More {
        states.push(*dull.state());
    }
    states
}

proptest! {
    #[test]
    fn seeking_is_stepping(
        end in 0..5000u64,
        edits in prop::collection::vec((0..5000u64, 1..100u64), 0..6),
        seeks in prop::collection::vec(0..6000u64, 1..20),
    ) {
        let mut timeline = timeline(end);
        for (at, input) in edits {
            timeline.seek(Tick(at), Fuel::PLENTY);
            timeline.edit(input, &mut Mute);
        }
        let states = states(&timeline);
        for to in seeks {
            timeline.seek(Tick(to), Fuel::PLENTY);
            let at = to.min(states.len() as u64 - 1);
            prop_assert_eq!((timeline.now(), *timeline.state()), (Tick(at), states[at as usize]));
        }
        prop_assert!(timeline.checkpoints() <= Timeline::<Toy>::CHECKPOINTS);
    }

    #[test]
    fn an_edit_drops_the_future_and_keeps_it_as_a_branch(at in 0..200u64, later in 201..400u64) {
        let mut timeline = timeline(500);
        timeline.seek(Tick(later), Fuel::PLENTY);
        timeline.edit(7, &mut Mute);
        timeline.seek(Tick(at), Fuel::PLENTY);
        let before = *timeline.state();
        timeline.edit(9, &mut Mute);
        prop_assert_eq!(timeline.inputs(), &[(Tick(at), 9)]);
        prop_assert_eq!(&timeline.branches()[0].inputs, &vec![(Tick(later), 7)]);
        prop_assert_eq!(timeline.now(), Tick(at + 1));
        timeline.seek(Tick(at), Fuel::PLENTY);
        prop_assert_eq!(*timeline.state(), before, "going back undoes it");
    }

    #[test]
    fn fuel_stops_it_anywhere_and_it_goes_on_from_there(to in 0..3000u64, fuel in 1..700u64) {
        let (mut whole, mut pieces) = (timeline(2500), timeline(2500));
        whole.seek(Tick(to), Fuel::PLENTY);
        let mut calls = 1;
        while pieces.seek(Tick(to), Fuel(fuel)) == Progress::More {
            calls += 1;
            prop_assert!(calls <= 1 + to.min(2500) / fuel + 1);
        }
        prop_assert_eq!((pieces.now(), pieces.state()), (whole.now(), whole.state()));
    }
}

#[test]
fn a_long_run_keeps_no_more_checkpoints_than_a_short_one() {
    let mut timeline = timeline(1_000_000);
    timeline.seek(Tick(1_000_000), Fuel::PLENTY);
    assert!((Timeline::<Toy>::CHECKPOINTS / 2..=Timeline::<Toy>::CHECKPOINTS).contains(&timeline.checkpoints()));
}

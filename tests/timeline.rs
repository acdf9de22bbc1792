//! Time travel on a toy machine that adds its input, or 1, to a running hash: any moment is what stepping comes to,
//! edits drop the future, fuel can stop it at any point.

use memory::time::{Fuel, Machine, Progress, Sink, Tick, Timeline};
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
    let mut timeline = Timeline::new(Toy { end }, (0, 0));
    timeline.explore(&mut Fuel::PLENTY.clone(), |_, _, _| {});
    timeline
}

/// Puts something in, whatever it tells, and plays on to the end.
fn edit(timeline: &mut Timeline<Toy>, at: u64, input: u64) {
    let told = timeline.edit(Tick(at), input, |_| true).unwrap();
    assert_eq!(told, [timeline.last().1], "what the input told is told once");
    timeline.explore(&mut Fuel::PLENTY.clone(), |_, _, _| {});
}

/// Every state of the run, from stepping alone.
fn states(timeline: &Timeline<Toy>) -> Vec<(u64, u64)> {
    let mut states = vec![(0, 0)];
    let mut dull = Timeline::replaying(*timeline.machine(), (0, 0), timeline.inputs().to_vec());
    dull.explore(&mut Fuel::PLENTY.clone(), |_, state, _| states.push(*state));
    states
}

proptest! {
    #[test]
    fn any_moment_is_what_stepping_comes_to(
        end in 0..5000u64,
        edits in prop::collection::vec((0..5000u64, 1..100u64), 0..6),
        looks in prop::collection::vec(0..6000u64, 1..20),
    ) {
        let mut timeline = timeline(end);
        for (at, input) in edits {
            edit(&mut timeline, at, input);
        }
        let states = states(&timeline);
        for to in looks {
            let moment = timeline.at(Tick(to));
            let at = to.min(states.len() as u64 - 1);
            prop_assert_eq!((moment.tick, *moment.state), (Tick(at), states[at as usize]));
            let told: Vec<u64> = (at > 0).then_some(states[at as usize].1).into_iter().collect();
            prop_assert_eq!(&moment.events[..], &told[..], "the last tick is told, and no other");
            prop_assert_eq!(timeline.between(Tick(at.saturating_sub(1)), Tick(at)), told);
        }
        prop_assert!(timeline.checkpoints() <= Timeline::<Toy>::CHECKPOINTS);
    }

    #[test]
    fn an_edit_drops_the_future_and_keeps_it_as_a_branch(at in 0..200u64, later in 201..400u64) {
        let mut timeline = timeline(500);
        edit(&mut timeline, later, 7);
        let before = *timeline.at(Tick(at)).state;
        timeline.edit(Tick(at), 9, |_| true).unwrap();
        prop_assert_eq!(timeline.inputs(), &[(Tick(at), 9)]);
        prop_assert_eq!(&timeline.branches()[0].inputs, &vec![(Tick(later), 7)]);
        prop_assert_eq!(timeline.end(), Tick(at + 1));
        prop_assert_eq!(*timeline.at(Tick(at)).state, before, "the moment before it is as it was");
    }

    #[test]
    fn an_edit_that_is_not_kept_changes_nothing(at in 0..600u64) {
        let mut timeline = timeline(500);
        edit(&mut timeline, 300, 7);
        let before = (states(&timeline), timeline.end(), timeline.checkpoints());
        prop_assert!(timeline.edit(Tick(at), 9, |_| false).is_err());
        prop_assert_eq!((states(&timeline), timeline.end(), timeline.checkpoints()), before);
        prop_assert!(timeline.branches().is_empty());
    }

    #[test]
    fn fuel_stops_it_anywhere_and_it_goes_on_from_there(fuel in 1..700u64) {
        let whole = timeline(2500);
        let (mut pieces, mut calls) = (Timeline::new(Toy { end: 2500 }, (0, 0)), 1);
        while pieces.explore(&mut Fuel(fuel), |_, _, _| {}) == Progress::More {
            calls += 1;
            prop_assert!(calls <= 1 + 2501 / fuel);
        }
        prop_assert_eq!((pieces.end(), pieces.last()), (whole.end(), whole.last()));
    }
}

#[test]
fn a_long_run_keeps_no_more_checkpoints_than_a_short_one() {
    let timeline = timeline(1_000_000);
    assert!((Timeline::<Toy>::CHECKPOINTS / 2..=Timeline::<Toy>::CHECKPOINTS).contains(&timeline.checkpoints()));
}

//! One clock for runs of the same text side by side: which tick of each is shown at a tick of *common time*.
//!
//! Runs are aligned by what their mutator does: the same step of it comes at the same common tick in every run, and
//! between two steps each collector works for as long as it must while the others wait. So one sees counting pay at
//! once and tracing pause. Pure arithmetic: knows ticks and steps, not what a picture is.

use crate::lab::{Actor, Event, Note};
use memory::time::Tick;

/// What is recorded of a run to align it with the others. Statements and checkpoints resynchronise the runs where one
/// of them did more steps in between, for instance because a finalization callback ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beat {
    /// A step of the mutator: an instruction, or a part of an operation.
    Step,
    /// A step that begins an operation of a script.
    Operation,
    /// No step: from here on it is another statement of a program.
    Statement,
    /// No step: a checkpoint of a program is complete.
    Checkpoint,
}

impl Beat {
    /// Whether the mutator did something.
    fn steps(self) -> bool {
        matches!(self, Beat::Step | Beat::Operation)
    }
}

/// The beats of a run, taken down tick by tick.
#[derive(Clone, Debug, Default)]
pub struct Beats {
    beats: Vec<(Tick, Beat)>,
    end: Tick,
    /// Whether the collector owes work at the last moment that was taken down.
    owed: bool,
}

impl Beats {
    /// The beats of a run at its start, where the collector may owe work.
    pub fn at_start(owed: bool) -> Beats {
        Beats { owed, ..Beats::default() }
    }

    /// Takes down a tick: what happened in it, and whether the collector owes work after it.
    pub fn observe(&mut self, at: Tick, owed: bool, events: &[Event]) {
        let any = |what: fn(&Event) -> bool| events.iter().any(what);
        let collects = any(|event| matches!(event, Event::World(Note::Began(_) | Note::Declined)));
        let begins = any(|event| matches!(event, Event::Began(Actor::Script(_), _)));
        // A person's is no operation of its own: what one run refuses another may do.
        let steps = any(|event| matches!(event, Event::Began(Actor::Person, _))) || !self.owed && !collects;
        let beats = [
            (begins, Beat::Operation),
            (steps && !begins, Beat::Step),
            (any(|event| event.statement().is_some()), Beat::Statement),
            (any(|event| event.checkpoint().is_some()), Beat::Checkpoint),
        ];
        self.beats.extend(beats.into_iter().filter(|(is, _)| *is).map(|(_, beat)| (at, beat)));
        (self.end, self.owed) = (at, owed);
    }

    /// Forgets what comes after a moment, at which the collector may owe work.
    pub fn truncate(&mut self, at: Tick, owed: bool) {
        self.beats.retain(|(tick, _)| *tick <= at);
        (self.end, self.owed) = (self.end.min(at), owed);
    }

    /// The steps with their numbers: checkpoint, statement or operation, step. The start is the first.
    fn numbered(&self) -> impl Iterator<Item = (u64, Number)> {
        let mut number = (0, 0, 0);
        let next = self.beats.iter().filter_map(move |(at, beat)| {
            number = match beat {
                Beat::Step => (number.0, number.1, number.2 + 1),
                Beat::Operation | Beat::Statement => (number.0, number.1 + 1, 0),
                Beat::Checkpoint => (number.0 + 1, 0, 0),
            };
            beat.steps().then_some((at.0, number))
        });
        std::iter::once((0, (0, 0, 0))).chain(next)
    }
}

type Number = (u32, u32, u32);

/// Common time: from its ticks to each run's own, and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonTime {
    /// The common tick at which each bar begins.
    starts: Vec<u64>,
    /// For each run the tick at which each bar begins, and behind the last one the tick after its end. A run without a
    /// part in a bar waits: the bar begins and ends for it at the same tick.
    parts: Vec<Vec<u64>>,
    /// The last common tick.
    end: u64,
}

impl CommonTime {
    /// The common time of `runs` runs of which nothing is known yet: their own ticks.
    pub fn unknown(runs: usize) -> CommonTime {
        CommonTime { starts: vec![0], parts: vec![vec![0, u64::MAX]; runs], end: 0 }
    }

    /// The time of one run with this last tick, whose ticks are common time.
    pub fn solo(end: Tick) -> CommonTime {
        CommonTime { starts: vec![0], parts: vec![vec![0, end.0.saturating_add(1)]], end: end.0 }
    }

    /// The time of runs with these beats.
    pub fn of(runs: &[&Beats]) -> CommonTime {
        let mut beats: Vec<_> = runs.iter().map(|run| run.numbered().peekable()).collect();
        let mut time = CommonTime { starts: Vec::new(), parts: vec![Vec::new(); runs.len()], end: 0 };
        while let Some(number) = beats.iter_mut().filter_map(|run| run.peek().map(|(_, number)| *number)).min() {
            let mut all = true;
            let at = beats.iter_mut().zip(runs).map(|(beats, run)| {
                let here = beats.next_if(|(_, other)| *other == number);
                all &= here.is_some();
                here.or(beats.peek().copied()).map_or(run.end.0 + 1, |(at, _)| at)
            });
            let at: Vec<u64> = at.collect();
            time.begin(&at, all);
        }
        let ends: Vec<u64> = runs.iter().map(|run| run.end.0 + 1).collect();
        time.end = time.close(&ends).saturating_sub(1);
        time
    }

    /// Begins a bar at these ticks of the runs, or goes on with the one before when nobody waited in it.
    fn begin(&mut self, at: &[u64], all: bool) {
        let lengths = self.lengths(at);
        if all && !self.starts.is_empty() && lengths.clone().all(|length| Some(length) == self.lengths(at).next()) {
            return;
        }
        let start = self.starts.last().map_or(0, |start| start + lengths.max().unwrap_or(0));
        self.starts.push(start);
        self.parts.iter_mut().zip(at).for_each(|(part, at)| part.push(*at));
    }

    /// How long the last bar is for each run when it ends at these ticks.
    fn lengths<'a>(&'a self, at: &'a [u64]) -> impl Iterator<Item = u64> + Clone + 'a {
        self.parts.iter().zip(at).map(|(part, at)| at - part.last().copied().unwrap_or(*at))
    }

    /// Ends the last bar; the common tick after it.
    fn close(&mut self, at: &[u64]) -> u64 {
        let end = self.starts.last().map_or(0, |start| start + self.lengths(at).max().unwrap_or(0));
        self.parts.iter_mut().zip(at).for_each(|(part, at)| part.push(*at));
        end
    }

    /// The last common tick.
    pub fn end(&self) -> Tick {
        Tick(self.end)
    }

    /// The tick of a run that is shown at a common tick.
    pub fn own(&self, run: usize, at: Tick) -> Tick {
        let bar = self.starts.partition_point(|start| *start <= at.0).saturating_sub(1);
        let (from, to) = (self.parts[run][bar], self.parts[run][bar + 1]);
        Tick((from + (at.0 - self.starts[bar])).min(to.saturating_sub(1)))
    }

    /// The first common tick at which a run shows one of its ticks.
    pub fn common(&self, run: usize, at: Tick) -> Tick {
        let part = &self.parts[run];
        let at = at.0.min(part.last().map_or(0, |end| end - 1));
        let bar = part[..self.starts.len()].partition_point(|from| *from <= at).saturating_sub(1);
        Tick(self.starts[bar] + (at - part[bar]))
    }

    /// The last common tick at which a run still shows one of its ticks: the others may have had work to do meanwhile.
    pub fn last(&self, run: usize, at: Tick) -> Tick {
        let end = self.parts[run].last().map_or(0, |end| end - 1);
        if at.0 >= end {
            return Tick(self.end);
        }
        Tick(self.common(run, Tick(at.0 + 1)).0 - 1)
    }

    /// The stretches of common time in which a run goes from one of its ticks to another, without what it waits
    /// meanwhile: each from the common tick before its first step to that of its last.
    pub fn stretches(&self, run: usize, from: Tick, to: Tick) -> Vec<(Tick, Tick)> {
        let part = &self.parts[run];
        let (mut at, mut found) = (from.0 + 1, Vec::new());
        while at <= to.0 {
            let bar = part[..self.starts.len()].partition_point(|start| *start <= at).saturating_sub(1);
            let last = part[bar + 1].saturating_sub(1).min(to.0).max(at);
            let start = self.starts[bar] + (at - part[bar]);
            let stretch = (Tick(start.saturating_sub(1)), Tick(start + (last - at)));
            match found.last_mut() {
                Some((_, end)) if *end == stretch.0 => *end = stretch.1,
                _ => found.push(stretch),
            }
            at = last + 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Beat, Beats, CommonTime};
    use memory::time::Tick;

    /// Beats from a line: `.` a tick of the collector, `i` and `o` steps of the mutator; after a tick `;` says that a
    /// statement comes next, `!` that a checkpoint is complete.
    fn beats(line: &str) -> Beats {
        let mut beats = Beats::default();
        for c in line.chars() {
            beats.end.0 += u64::from(c != ';' && c != '!');
            beats.beats.extend(match c {
                'i' => Some((beats.end, Beat::Step)),
                'o' => Some((beats.end, Beat::Operation)),
                ';' => Some((beats.end, Beat::Statement)),
                '!' => Some((beats.end, Beat::Checkpoint)),
                _ => None,
            });
        }
        beats
    }

    /// Two runs' own ticks at each common tick.
    fn check(one: &str, two: &str, expect: [&[u64]; 2]) {
        let time = CommonTime::of(&[&beats(one), &beats(two)]);
        for (run, line) in [one, two].into_iter().enumerate() {
            let own: Vec<u64> = (0..=time.end().0).map(|at| time.own(run, Tick(at)).0).collect();
            assert_eq!(own, expect[run], "{line}");
            for tick in 0..=beats(line).end.0 {
                let (first, last) = (time.common(run, Tick(tick)), time.last(run, Tick(tick)));
                assert_eq!((time.own(run, first), time.own(run, last)), (Tick(tick), Tick(tick)), "it is reached");
                assert!(first.0 == 0 || time.own(run, Tick(first.0 - 1)) < Tick(tick), "not earlier");
                assert!(last == time.end() || time.own(run, Tick(last.0 + 1)) > Tick(tick), "not later");
            }
        }
    }

    #[test]
    fn the_same_beat_comes_at_the_same_time() {
        check("oo", "oo", [&[0, 1, 2], &[0, 1, 2]]);
        check("i..i", "ii", [&[0, 1, 2, 3, 4], &[0, 1, 1, 1, 2]]);
        check("..oi.", "o.i", [&[0, 1, 2, 3, 3, 4, 5], &[0, 0, 0, 1, 2, 3, 3]]);
        check("i..;i", "i;i", [&[0, 1, 2, 3, 4], &[0, 1, 1, 1, 2]]);
    }

    #[test]
    fn the_one_that_ends_first_waits() {
        check("i...", "i", [&[0, 1, 2, 3, 4], &[0, 1, 1, 1, 1]]);
        check("", "...", [&[0, 0, 0, 0], &[0, 1, 2, 3]]);
    }

    #[test]
    fn who_does_more_is_waited_for_at_the_next_statement_or_checkpoint() {
        check("iio", "io", [&[0, 1, 2, 3], &[0, 1, 1, 2]]);
        check("ii;i", "i;i", [&[0, 1, 2, 3], &[0, 1, 1, 2]]);
        check("i;i;i!i", "i!i", [&[0, 1, 2, 3, 4], &[0, 1, 1, 1, 2]]);
        check("!i", "ooo", [&[0, 0, 0, 0, 1], &[0, 1, 2, 3, 3]]);
    }

    #[test]
    fn one_run_is_its_own_time() {
        let time = CommonTime::solo(Tick(7));
        for at in 0..12 {
            assert_eq!((time.own(0, Tick(at)), time.common(0, Tick(at))), (Tick(at.min(7)), Tick(at.min(7))));
        }
        assert_eq!(time.end(), Tick(7));
    }

    #[test]
    fn equal_bars_are_one() {
        assert_eq!(CommonTime::of(&[&beats(&"i".repeat(500)), &beats(&"i".repeat(500))]).starts.len(), 1);
    }

    #[test]
    fn a_stretch_leaves_out_what_is_waited() {
        let time = CommonTime::of(&[&beats("i..i"), &beats("ii")]);
        assert_eq!(time.stretches(0, Tick(0), Tick(4)), [(Tick(0), Tick(4))]);
        assert_eq!(time.stretches(1, Tick(0), Tick(2)), [(Tick(0), Tick(1)), (Tick(3), Tick(4))]);
        assert_eq!(time.stretches(1, Tick(1), Tick(1)), []);
    }
}

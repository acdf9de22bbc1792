//! What a machine is: a state that is cheap to clone, advanced by steps and by inputs, telling what happened in notes.

/// When in a run: how many steps and inputs came before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tick(pub u64);

impl Tick {
    /// After every moment of any run.
    pub const NEVER: Tick = Tick(u64::MAX);

    /// The moment one tick earlier; the start itself at the start.
    pub fn previous(self) -> Tick {
        Tick(self.0.saturating_sub(1))
    }

    /// How far on the way from the start to another moment it is, from 0 to 1.
    pub fn part_of(self, whole: Tick) -> f64 {
        self.0 as f64 / whole.0.max(1) as f64
    }

    /// The moment so far on the way from the start to this one.
    pub fn at_part(self, part: f64) -> Tick {
        Tick((part * self.0 as f64).round() as u64)
    }
}

impl std::fmt::Display for Tick {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Whether there is more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Something was done; there may be more.
    More,
    /// There was nothing left to do, and nothing was changed.
    Done,
}

/// Where notes go.
pub trait Sink<N> {
    /// Takes one note.
    fn note(&mut self, note: N);

    /// Whether anyone listens: if not, a note need not be made.
    fn listens(&self) -> bool {
        true
    }
}

impl<N> dyn Sink<N> + '_ {
    /// Takes a note that costs something to make: it is made only if anyone listens.
    #[inline]
    pub fn tell(&mut self, make: impl FnOnce() -> N) {
        if self.listens() {
            self.note(make());
        }
    }
}

/// A sink that lets every note fall: nothing may ever depend on notes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mute;

impl<N> Sink<N> for Mute {
    fn note(&mut self, _: N) {}

    fn listens(&self) -> bool {
        false
    }
}

impl<N> Sink<N> for Vec<N> {
    fn note(&mut self, note: N) {
        self.push(note);
    }
}

/// A deterministic machine. All that rewinds is in its state; the machine itself does not change.
pub trait Machine {
    /// Everything that rewinds. Cheap to clone, because its pages are shared until they are written.
    type State: Clone;
    /// What a person can do to it between two steps.
    type Input: Clone;
    /// What it tells of a step.
    type Note;

    /// Does one step: the smallest thing it is able to do. A step that finds nothing to do changes nothing.
    fn step(&self, state: &mut Self::State, notes: &mut dyn Sink<Self::Note>) -> Progress;

    /// Does what a person asks for; takes one tick, whatever comes of it.
    fn obey(&self, state: &mut Self::State, input: &Self::Input, notes: &mut dyn Sink<Self::Note>);
}

/// How much may be done before coming back: one unit a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fuel(pub u64);

impl Fuel {
    /// As much as anyone could want.
    pub const PLENTY: Fuel = Fuel(u64::MAX);

    /// Burns one unit; false when there is none left.
    pub fn burn(&mut self) -> bool {
        let some = self.0 > 0;
        self.0 = self.0.saturating_sub(1);
        some
    }
}

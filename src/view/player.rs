//! The one object behind a widget: it takes commands, lets time pass and gives frames. Knows no browser.

use super::frame::{Frame, Row};
use crate::lab::{Fault, Op, Stride};
use std::rc::Rc;

/// What a player is opened with.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// A collector's name; the scenario's own, else mark-sweep, when `None`.
    pub collector: Option<String>,
    /// A tick or the name of a moment to begin at.
    pub at: Option<String>,
    /// Whether to play at once.
    pub autoplay: bool,
    /// Whether to begin again at the end.
    pub looping: bool,
    /// Speed; 1 is the normal one.
    pub speed: Option<f64>,
    /// The stride of play and of the step buttons.
    pub stride: Option<Stride>,
    /// Whether motion is to be left out (`prefers-reduced-motion`).
    pub still: bool,
}

/// Everything a person or a page can ask of a player: there is no other way to change it.
#[derive(Clone, Debug)]
pub enum Command {
    /// Start to play, from the beginning when at the end.
    Play,
    /// Stop playing, at a whole moment.
    Pause,
    /// Play when paused, pause when playing.
    Toggle,
    /// So many steps ahead (or back, when negative) by a stride, the chosen one when `None`.
    Step(i64, Option<Stride>),
    /// To a tick (clamped to the run).
    Seek(u64),
    /// To a named moment.
    Moment(String),
    /// To the first moment.
    Start,
    /// To the last moment.
    End,
    /// Choose the stride.
    Stride(Stride),
    /// Choose the speed.
    Speed(f64),
    /// Choose whether to begin again at the end.
    Loop(bool),
    /// Choose the collector, by name, keeping the moment as far as it has a meaning.
    Collector(String),
    /// Edit the graph, here and now: the future is dropped and run anew.
    Edit(Vec<Op>),
    /// Leave motion out, or not.
    Still(bool),
}

/// What a page may want to hear of.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Another moment is shown; its tick.
    Step(u64),
    /// The run's end is shown; its tick.
    End(u64),
    /// Something could not be done.
    Error(Fault),
}

/// A choice of collector: its name, and what to call it.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The name used in files and attributes, such as `mark-sweep`.
    pub name: &'static str,
    /// The name people read, such as `Mark–sweep`.
    pub label: &'static str,
}

/// A cut that is offered as one click.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// What the button says, such as `Cut root 2`.
    pub label: Rc<str>,
    /// What it does, for [`Command::Edit`].
    pub ops: Vec<Op>,
}

/* API of Player (implemented by the core's author; signatures are fixed):
impl Player {
    pub fn open(text: &str, settings: Settings) -> Result<Player, Fault>;
    /// Runs ahead and lays out, for as much fuel; true when the first frame can be shown. Call again while false.
    pub fn prepare(&mut self, fuel: u64) -> Result<bool, Fault>;   // Fault: show it instead of the picture
    pub fn ready(&self) -> bool;
    pub fn obey(&mut self, command: Command) -> Result<(), Fault>;  // Fault: show as a message; the player stays as it was
    /// Lets `ms` milliseconds pass. Call once an animation frame while `awake()`.
    pub fn advance(&mut self, ms: f64) -> Vec<Event>;
    pub fn awake(&self) -> bool;          // playing, in motion or still working
    pub fn resting(&self) -> bool;        // the moment asked for is shown (no motion, no work left): promises resolve now
    pub fn frame(&self) -> Rc<Frame>;     // with motion applied; only when ready
    pub fn table(&self) -> Vec<Row>;
    pub fn state(&self) -> serde_json::Value; // null until ready
    pub fn title(&self) -> Rc<str>;
    pub fn collectors(&self) -> &'static [Choice];  pub fn collector(&self) -> &'static str;
    pub fn strides(&self) -> &'static [Stride];     pub fn stride(&self) -> Stride;   // Stride: label() + name()
    pub fn speed(&self) -> f64; pub fn playing(&self) -> bool; pub fn looping(&self) -> bool;
    pub fn tick(&self) -> u64; pub fn ticks(&self) -> u64;
    pub fn cuts(&self) -> Vec<Cut>;       // at this moment
}
Fault { line: usize, column: usize, message: String } implements Display as "line:column: message".
*/

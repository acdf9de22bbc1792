//! What a player is opened with, what can be asked of it, and what it tells.

use super::breaks::{Breaks, Condition};
use super::frame::{Frame, Panels};
use super::predict::Question;
use super::quiz::{Asked, Pick, Reply};
use super::tally::Tally;
pub use crate::lab::Unfold;
use crate::lab::{Action, Deeds, EntityId, Fault, GraphAct, Limits, Operation, SlotId, Stride, TextKind};
use memory::time::Tick;
use std::rc::Rc;

/// What a player is opened with.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// A collector's name, or two for side by side; the scenario's own, else mark-sweep, when `None`.
    pub collector: Option<String>,
    /// A tick or the name of a moment to begin at.
    pub at: Option<String>,
    /// The moment that is shown before the first step, by name or tick; empty for the one that tells most, `None` for
    /// the beginning. It is not shown where one begins elsewhere.
    pub poster: Option<String>,
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
    /// Which panels somebody looks at.
    pub panels: Panels,
    /// What the text is: what it looks like when `None`.
    pub kind: Option<TextKind>,
    /// What a program may use.
    pub limits: Limits,
    /// Where play stops.
    pub breaks: Breaks,
    /// What people did in this run, under each collector.
    pub inputs: Vec<Deeds>,
    /// What of a program's engine is shown by itself.
    pub unfold: Unfold,
    /// What is to be asked.
    pub questions: Rc<[Question]>,
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
    /// Go this number of strides ahead (back when negative); the chosen stride when `None`.
    Step(i64, Option<Stride>),
    /// To a tick (clamped to the run); side by side, of common time.
    Seek(Tick),
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
    /// Choose the collector, by name, or two for side by side, keeping the moment as far as it has a meaning.
    Collector(String),
    /// Edit the graph, here and now: the future is dropped and run anew.
    Edit(Vec<Operation>),
    /// The same with a cut.
    Cut(Cut),
    /// Draw in the graph: before the first step in its text, later in its run.
    Draw(Vec<GraphAct>),
    /// Write what was done in the run into its script.
    WriteScript,
    /// Have room for more in the picture, or not.
    Room(bool),
    /// Take back what a person did last, and be where it was done.
    Undo,
    /// Do again what was taken back last, and be where one was then.
    Redo,
    /// Return to a branch, by its number.
    Branch(usize),
    /// Have a program that is still being run ahead stop where it is.
    Halt,
    /// Leave motion out, or not.
    Still(bool),
    /// Have frames hold these panels.
    Panels(Panels),
    /// Make the picture for a field of this shape: its width by its height.
    Shape(f64),
    /// Set or take away the breakpoint of a line.
    Break(u32),
    /// Choose whether play stops where something is freed.
    BreakFreed(bool),
    /// Set a breakpoint with a condition, or take it away.
    Condition(Condition),
    /// Have these breakpoints and no others.
    Breaks(Breaks),
    /// On to the next collection, or back to the one before when false.
    ToCollection(bool),
    /// On to where something that is drawn is freed next, or back to where it was when false.
    ToFreed(bool),
    /// On to the next breakpoint, or back to the one before when false.
    ToBreak(bool),
    /// Show other things of a program's engine by themselves.
    Unfold(Unfold),
    /// Have the console keep what it logs, as that of an open inspector does, or not: the program is run anew.
    KeepLogged(bool),
    /// Run this text instead, and be where it was as far as that still has a meaning.
    Text(String),
    /// Somebody is there: from now on questions are asked also of what began to play by itself.
    Attend,
    /// Select an object, or none.
    Select(Option<Pick>),
    /// Leave a reference out when paths to the selected object are looked for, or no longer.
    Ignore(SlotId),
    /// Leave out what weak maps keep, or not.
    IgnoreWeak(bool),
    /// Light what would go without a reference, or nothing.
    Foresee(Option<Rc<[EntityId]>>),
    /// Go to this tick of the object's own side, and select the object.
    Visit(Tick, Pick),
    /// Compare what is shown with this moment from now on, or with none.
    Mark(Option<Tick>),
    /// Select the next object, or the one before when false; while a question is asked, go there.
    SelectNext(bool),
    /// Ask these questions from now on.
    Questions(Rc<[Question]>),
    /// Go to where a question is asked, and ask it: the next that is not answered when none is named.
    Ask(Option<usize>),
    /// Do something about the question that is asked.
    Reply(Reply),
    /// Answer it with names, or with a number.
    Answer(Vec<String>),
    /// Restore these questions as answered rightly, and forget all other answers.
    Answered(Vec<usize>),
}

/// What a page may want to hear of.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayerEvent {
    /// Another moment is shown; its tick.
    Step(Tick),
    /// The run's end is shown; its tick.
    End(Tick),
    /// Something could not be done.
    Error(Fault),
    /// Something that an author wrote means nothing; the usual is taken.
    Warning(Fault),
    /// A question was answered.
    Predict(Asked),
}

/// A choice of collector: its name, and what to call it.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The name used in files and attributes, such as `mark-sweep`.
    pub name: &'static str,
    /// The name people read, such as `Mark–sweep`.
    pub label: &'static str,
}

/// Something about a collector that can be chosen: the collectors that each value makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionChoice {
    /// What is chosen, such as `Barrier`.
    pub label: &'static str,
    /// The collector with each value, as an attribute has it, and what the value is called.
    pub values: Vec<(String, &'static str)>,
    /// The collector as it is.
    pub chosen: String,
}

/// A reference from a root that is cut with one click.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// The root that is emptied.
    pub root: Rc<str>,
}

impl Cut {
    /// What its button says, such as `Cut root 2`; a root that is called so has no further name.
    pub fn label(&self) -> String {
        match &*self.root {
            "root" => "Cut root".into(),
            name => format!("Cut root {name}"),
        }
    }

    /// What it does: it empties the root, then asks for a collection.
    pub(super) fn ops(&self) -> Vec<Operation> {
        vec![Action::Root { name: self.root.clone(), to: None }.into(), Action::Collect.into()]
    }
}

/// What is to be seen of a side.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Its collector.
    pub collector: Choice,
    /// What is drawn.
    pub frame: Rc<Frame>,
    /// What the collector has achieved, where there are two.
    pub tally: Tally,
    /// Whether nothing happened here on the way to this moment: the other side had work to do.
    pub waits: bool,
}

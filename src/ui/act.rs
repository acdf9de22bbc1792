//! What a person can do to a widget, as values: components send these up and the container obeys them.

use super::camera::Shift;
use super::listed::{Listed, LogWish};
use super::make::MakeAct;
use super::options::MainPicture;
use crate::lab::Operation;
use crate::view::player::{Command, Cut, Pick};

/// A pane that can be made larger or smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The text.
    Code,
    /// What stands beside the picture.
    Lanes,
}

impl Pane {
    /// Its name in the stylesheet and in events.
    pub fn name(self) -> &'static str {
        match self {
            Pane::Code => "code",
            Pane::Lanes => "lanes",
        }
    }

    /// What its edge is called.
    pub fn label(self) -> &'static str {
        match self {
            Pane::Code => "Edge of the text",
            Pane::Lanes => "Edge of the side panel",
        }
    }

    /// Where it is in the widget.
    pub fn path(self) -> &'static str {
        match self {
            Pane::Code => ".text",
            Pane::Lanes => ".side",
        }
    }

    /// Whether it grows to the right, or to the left.
    pub fn towards(self) -> i32 {
        match self {
            Pane::Code => 1,
            Pane::Lanes => -1,
        }
    }
}

/// One deed of a person.
#[derive(Clone, Debug)]
pub enum Act {
    /// Something for the player.
    Player(Command),
    /// This number of steps by phase; back when negative.
    Phase(i64),
    /// To the next or the one before of the usual speeds.
    Faster(bool),
    /// Cut a root, if that is on offer.
    Cut(Cut),
    /// Do to the run what was offered.
    Edit(Vec<Operation>),
    /// Have the console keep what it logs, or not.
    KeepLogged(bool),
    /// The text was edited: this is what it is now.
    Type(String),
    /// Back to what was given, or take that back.
    Reset,
    /// Look for the shortest run in which this collector loses an object.
    Break(String),
    /// Give that search up.
    StopSearch,
    /// Copy the link to this moment.
    Share,
    /// Close what shows the link.
    Shared,
    /// Draw in the picture.
    Make(MakeAct),
    /// Open or close the list of all commands.
    Palette(bool),
    /// Have the page around do something.
    Page(String),
    /// Move the camera.
    Camera(Shift),
    /// Keep in sight what happens, or not.
    Follow(bool),
    /// Select the object of this name, and go there.
    Find(String),
    /// Open or close the list of keys.
    Help(bool),
    /// Leave: close the list of keys, else select nothing.
    Leave,
    /// Go past this widget.
    Skip,
    /// Show all lines of the text where there is room for a few only, or not.
    Unroll(bool),
    /// Show another picture in the middle.
    Instead(MainPicture),
    /// The pointer, or with `select` the keyboard, is at the block of the heap map that begins with this byte, or at none.
    Point {
        /// The side of the map.
        side: usize,
        /// The block.
        byte: Option<u32>,
        /// Whether what is there is to be selected.
        select: bool,
    },
    /// The block of a side's heap map that begins with this byte was pressed, or none.
    Cell(usize, Option<u32>),
    /// A pane has this many pixels from now on, or its usual width.
    Resize(Pane, Option<i32>),
    /// The table was opened or closed.
    Table(bool),
    /// Another list is wanted in the table.
    Listed(Listed),
    /// The log is to be read otherwise.
    Log(LogWish),
    /// An object was pressed: it is selected, or chosen as an answer.
    Pick(Pick),
    /// The ground of the picture was pressed: nothing is selected.
    Nothing,
    /// A touch that means nothing but that somebody is there.
    Touch,
}

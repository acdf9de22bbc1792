//! Pure pictures: a run and its plan in, frames out, as plain data in drawing terms; and the player behind a widget.
//!
//! Reading order: [`frame`] is what is drawn; `run_index`, `drawn_set` and `plan` know the whole run; `scene`, `panels` and `narrate`
//! make one moment of it; [`heap_chart`] is of a whole run; [`motion`] goes between two moments; [`shapes`] is what things
//! look like, [`svg`] a picture as text; [`player`] takes commands. Nothing here knows the DOM.
//!
//! # Glossary
//!
//! - **frame**: all that a widget shows at one moment ([`frame::Frame`]).
//! - **plan**: where each object is drawn; the same for the whole run, so that nothing jumps.
//! - **drawn set**: the objects and references that are drawn at any moment of a run, and from when to when.
//! - **card, pill**: an object with a row for each field; an object as its name alone.
//! - **ghost**: the dotted outline that stays where a freed object was.
//! - **strip**: the heap by address, as one row of blocks ([`frame::Strip`]).
//! - **track**: the timeline behind the scrubber, with a band for each phase ([`frame::Track`]).
//! - **common time**: one clock for several runs side by side: the same step of the program comes at the same tick in
//!   all.

mod beside;
pub mod breaks;
mod calm;
mod colours;
mod common_time;
pub mod detail;
pub mod difference;
mod drawn_set;
pub mod frame;
mod handout;
pub mod heap_chart;
pub mod heap_map;
pub mod inspection;
mod journal;
mod kept_places;
pub mod listing;
pub mod lives;
pub mod motion;
mod narrate;
pub mod pages;
mod panels;
mod pictured_run;
mod plan;
pub mod player;
pub mod predict;
mod quiz;
mod root_plan;
mod run_index;
mod scene;
mod settings;
pub mod shapes;
mod state;
mod style;
pub mod svg;
mod table;
pub mod tally;
mod veil;
mod why;
pub mod words;

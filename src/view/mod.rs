//! Pure pictures: a run and its plan in, frames out, as plain data in drawing terms; and the player behind a widget.
//!
//! Reading order: [`frame`] is what is drawn; `run_index`, `drawn_set` and `plan` know the whole run; `scene`, `panels` and `narrate`
//! make one moment of it; [`heap_chart`] is of a whole run; [`motion`] goes between two moments; [`player`] takes
//! commands. Nothing here knows the DOM.

mod beside;
pub mod breaks;
mod colours;
mod common_time;
mod drawn_set;
pub mod frame;
pub mod heap_chart;
mod journal;
pub mod listing;
pub mod motion;
mod narrate;
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
mod state;
mod style;
mod table;
pub mod tally;
mod why;
mod words;

//! The code pane: a text one can edit in place, coloured, with the current line lit and breakpoints on line numbers.

mod colour;
mod gutter;
mod pane;
mod typing;

pub use pane::Code;
pub use typing::Change;

//! Yew and the browser: draws a [`Frame`](crate::view::frame::Frame) and turns clicks and keys into commands.
//!
//! Read in this order: `element` (what the page's script holds), `session` (what outlives the DOM: the player and
//! its settings), `stage` (the one container, where time passes), then the components, which take values and know
//! nothing but how to draw them. This room knows no heap, no collector and no language.

mod act;
mod ask;
mod branches;
mod button;
mod camera;
mod code;
mod compiler;
mod edge;
mod element;
mod graph;
mod inks;
mod keys;
mod listed;
mod lives;
mod make;
mod map;
mod memo;
mod options;
mod palette;
mod panels;
mod seeking;
mod session;
mod shapes;
mod stage;
mod styles;
mod transport;
mod trouble;
mod widget_place;

#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use compiler::compile_with;
pub use element::Widget;
pub use styles::stylesheet;

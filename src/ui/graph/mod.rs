//! The graph: roots, references and objects in a field of fixed size, with pan and zoom.
//!
//! References lie in a layer of their own below the objects: when an object changes its look, the browser then has
//! nothing of them to paint again. Both layers are drawn in chunks that compare equal when nothing in them changed.

mod canvas;
mod edges;
mod field;
mod map;
mod near;
mod nodes;
mod painter;
mod pen;
mod pieces;
mod roots;
mod sheet;

pub use field::{Graph, point_of, scale_of};

/// How many objects or references are compared and drawn together.
const CHUNK: usize = 8;
/// Pictures of more objects than this have elements for those in sight at most, and a canvas for all else.
const MANY: usize = 150;
/// Where more objects than this are in sight, they too are on the canvas.
const NEAR: usize = 300;
/// How many of them are in one drawing of their own: what the browser keeps painted when another one changes.
const SHEET: usize = 64;

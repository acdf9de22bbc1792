//! A reference: a curve with an arrow head in the colour of its look; and the dot that travels along one.

use super::signs::look;
use super::{Drawing, Piece};
use crate::view::frame::{Dot, Edge};

/// The looks that arrow heads have.
pub const HEADS: [&str; 6] = ["white", "grey", "black", "dead", "ghost", "lit"];

/// An arrow head as the `d` of a path, in a box of 8 by 8 with its tip at (7, 4); it is drawn 11 pixels large.
pub const fn arrow_head() -> &'static str {
    "M0 .8 7 4 0 7.2Z"
}

/// The classes of a reference, and the look of its arrow head.
pub fn edge(edge: &Edge) -> (String, &'static str) {
    let look = look(edge.look);
    let mut class = format!("edge {look}");
    for (is, word) in [(edge.weak, " weak"), (edge.stale, " stale"), (edge.lit, " lit")] {
        class.push_str(if is { word } else { "" });
    }
    (class, if edge.lit { "lit" } else { look })
}

/// A dot under way.
pub fn dot(dot: &Dot) -> Drawing {
    let at = (dot.x, dot.y);
    let pieces = vec![Piece::Disc("glow", at, 11.0), Piece::Disc("", at, 5.5)];
    Drawing { opacity: dot.opacity, ..Drawing::new("dot", pieces) }
}

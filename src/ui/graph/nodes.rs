//! The objects: each the shapes that the view knows it by, and its identity for whoever presses it.

use super::pieces::{opacity, pieces};
use super::sheet::Drawn;
use crate::view::frame::{Node, Picture};
use crate::view::shapes;
use yew::{Html, html};

impl Drawn for Node {
    fn all(picture: &Picture) -> &[Node] {
        &picture.nodes
    }

    /// One object. Every coordinate is absolute and no element comes or goes with a look: a group with a transform of
    /// its own, or a child more or less, costs the browser many times what a changed attribute does.
    fn draw(&self) -> Html {
        let drawing = shapes::node(self);
        html! {
            <g key={self.id.0} class={drawing.class.clone()} opacity={opacity(drawing.opacity)} data-object={self.id.0.to_string()}>
                { pieces(&drawing) }
            </g>
        }
    }
}

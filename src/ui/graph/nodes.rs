//! The objects: each the shapes that the view knows it by, and its identity for whoever presses it.

use super::pieces::{opacity, pieces};
use super::sheet::Drawn;
use crate::view::detail::Detail;
use crate::view::frame::{Node, Picture};
use crate::view::pages::Pages;
use crate::view::shapes;
use yew::{Html, html};

impl Drawn for Node {
    fn all(picture: &Picture) -> &Pages<Node> {
        &picture.nodes
    }

    fn draw(&self, detail: Detail) -> Html {
        node(self, detail)
    }
}

/// One object. Every coordinate is absolute and no element comes or goes with a look: a group with a transform of its
/// own, or a child more or less, costs the browser many times what a changed attribute does.
pub(super) fn node(node: &Node, detail: Detail) -> Html {
    let drawing = shapes::node(node, detail);
    html! {
        <g key={node.id.0} class={drawing.class.clone()} opacity={opacity(drawing.opacity)} data-object={node.id.0.to_string()}>
            { pieces(&drawing) }
        </g>
    }
}

//! The references: curves with an arrow head in the colour of their look.

use super::sheet::Drawn;
use crate::ui::shapes;
use crate::view::detail::Detail;
use crate::view::frame::{Edge, Picture};
use yew::{AttrValue, Html, classes, html};

impl Drawn for Edge {
    fn all(picture: &Picture) -> &[Edge] {
        &picture.edges
    }

    fn draw(&self, _: Detail) -> Html {
        edge(self)
    }
}

/// The arrow heads, one for each look.
pub fn heads() -> Html {
    let head = |look: &'static str| {
        html! {
            <marker id={format!("head-{look}")} class={look} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="11"
                markerHeight="11" markerUnits="userSpaceOnUse" orient="auto">
                <path d="M0 .8 7 4 0 7.2Z" />
            </marker>
        }
    };
    html! { <defs>{ for ["white", "grey", "black", "dead", "ghost", "lit"].map(head) }</defs> }
}

pub(super) fn edge(edge: &Edge) -> Html {
    let look = shapes::look(edge.look);
    let opacity = (edge.opacity < 1.0).then(|| AttrValue::from(format!("{:.3}", edge.opacity)));
    let head = if edge.lit { "lit" } else { look };
    html! {
        <path key={edge.id} class={classes!("edge", look, edge.weak.then_some("weak"), edge.stale.then_some("stale"), edge.lit.then_some("lit"))}
            {opacity}
            d={AttrValue::from(edge.path.clone())} marker-end={format!("url(#head-{head})")} />
    }
}

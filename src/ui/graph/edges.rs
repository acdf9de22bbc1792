//! The references: curves with an arrow head in the colour of their look.

use super::pieces::opacity;
use super::sheet::Drawn;
use crate::view::detail::Detail;
use crate::view::frame::{Edge, Picture};
use crate::view::pages::Pages;
use crate::view::shapes;
use yew::{AttrValue, Html, html};

impl Drawn for Edge {
    fn all(picture: &Picture) -> &Pages<Edge> {
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
                <path d={shapes::arrow_head()} />
            </marker>
        }
    };
    html! { <defs>{ for shapes::HEADS.map(head) }</defs> }
}

/// One reference.
pub(super) fn edge(edge: &Edge) -> Html {
    let (class, head) = shapes::edge(edge);
    html! {
        <path key={edge.id} {class} opacity={opacity(edge.opacity)} d={AttrValue::from(edge.way.path().clone())}
            marker-end={format!("url(#head-{head})")} />
    }
}

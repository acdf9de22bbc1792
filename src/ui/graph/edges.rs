//! The references: curves with an arrow head in the colour of their look.

use super::CHUNK;
use crate::ui::shapes;
use crate::view::frame::{Edge, Frame};
use std::rc::Rc;
use yew::{AttrValue, Html, Properties, classes, function_component, html};

/// Some of the references of a frame.
#[derive(Clone, Properties)]
pub struct Slice {
    /// The frame.
    pub frame: Rc<Frame>,
    /// The first one.
    pub from: usize,
    /// How many at most.
    pub len: usize,
}

impl Slice {
    fn edges(&self) -> &[Edge] {
        let edges = &self.frame.picture.edges;
        &edges[self.from.min(edges.len())..(self.from + self.len).min(edges.len())]
    }
}

impl PartialEq for Slice {
    fn eq(&self, other: &Slice) -> bool {
        let same = (self.from, self.len) == (other.from, other.len);
        same && (Rc::ptr_eq(&self.frame, &other.frame) || self.edges() == other.edges())
    }
}

/// The edges of a sheet, in chunks, so that little is compared and less is drawn where one of them changed.
#[function_component]
pub fn Edges(slice: &Slice) -> Html {
    if slice.len <= CHUNK {
        return html! { <>{ for slice.edges().iter().map(edge) }</> };
    }
    let chunks = (slice.from..slice.from + slice.edges().len()).step_by(CHUNK).map(|from| {
        html! { <Edges key={from} frame={slice.frame.clone()} {from} len={CHUNK} /> }
    });
    html! { <>{ for chunks }</> }
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

fn edge(edge: &Edge) -> Html {
    let look = shapes::look(edge.look);
    let opacity = (edge.opacity < 1.0).then(|| AttrValue::from(format!("{:.3}", edge.opacity)));
    let head = if edge.lit { "lit" } else { look };
    html! {
        <path key={edge.id} class={classes!("edge", look, edge.weak.then_some("weak"), edge.stale.then_some("stale"), edge.lit.then_some("lit"))}
            {opacity}
            d={AttrValue::from(edge.path.clone())} marker-end={format!("url(#head-{head})")} />
    }
}

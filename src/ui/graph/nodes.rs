//! The objects: pills with their name, the mark of their look and the badge of their count.

use super::CHUNK;
use crate::ui::shapes;
use crate::view::frame::{Frame, Node};
use std::rc::Rc;
use yew::{AttrValue, Html, Properties, classes, function_component, html};

/// Some of the objects of a frame.
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
    fn nodes(&self) -> &[Node] {
        let nodes = &self.frame.picture.nodes;
        &nodes[self.from.min(nodes.len())..(self.from + self.len).min(nodes.len())]
    }
}

impl PartialEq for Slice {
    fn eq(&self, other: &Slice) -> bool {
        let same = self.from == other.from && self.len == other.len;
        same && (Rc::ptr_eq(&self.frame, &other.frame) || self.nodes() == other.nodes())
    }
}

/// Objects in chunks of chunks, so that little is compared and less is drawn where one of them changed.
#[function_component]
pub fn Nodes(slice: &Slice) -> Html {
    if slice.len <= CHUNK {
        return html! { <>{ for slice.nodes().iter().map(node) }</> };
    }
    let part = (slice.len / CHUNK).next_power_of_two().clamp(CHUNK, CHUNK * CHUNK);
    let end = (slice.from + slice.len).min(slice.frame.picture.nodes.len());
    let parts = (slice.from..end).step_by(part).map(|from| {
        html! { <Nodes key={from} frame={slice.frame.clone()} {from} len={part.min(end - from)} /> }
    });
    html! { <>{ for parts }</> }
}

fn node(node: &Node) -> Html {
    let r = node.rect;
    let look = shapes::look(node.look);
    let (middle, round) = (r.h / 2.0, r.h / 2.0);
    let small = r.h < 30.0;
    let opacity = (node.opacity < 1.0).then(|| AttrValue::from(format!("{:.3}", node.opacity)));
    // Beside a count the mark goes to the left end; the name stays where it is in every state.
    let mark_at = if node.count.is_some() { round.min(18.0) } else { r.w - round.min(20.0) };
    html! {
        <g key={node.id} class={classes!("node", look, small.then_some("small"))} {opacity}
            transform={format!("translate({} {})", r.x, r.y)}>
            if node.glow > 0.0 {
                <rect class="halo" x="-7" y="-6" width={px(r.w + 14.0)} height={px(r.h + 12.0)} rx={px(round + 6.0)}
                    opacity={format!("{:.3}", node.glow)} />
            }
            <rect class="pill" width={px(r.w)} height={px(r.h)} rx={px(round)} />
            <text x={px(r.w / 2.0)} y={px(middle)}>{ &*node.label }</text>
            <g transform={format!("translate({mark_at} {middle})")}>{ shapes::mark(node.look) }</g>
            if let Some(count) = node.count {
                { badge(count, r.w, middle) }
            }
        </g>
    }
}

fn badge(count: u32, width: f64, middle: f64) -> Html {
    let text = count.to_string();
    let w = 12.0 + 7.5 * text.len() as f64;
    let x = width - w - 8.0;
    html! {
        <g class="count" transform={format!("translate({x} {})", middle - 9.0)}>
            <rect width={px(w)} height="18" rx="9" />
            <text x={px(w / 2.0)} y="9">{ text }</text>
        </g>
    }
}

fn px(length: f64) -> AttrValue {
    AttrValue::from(length.to_string())
}

//! The objects: pills with their name, the mark of their look and the badge of their count.

use super::sheet::Drawn;
use crate::ui::shapes;
use crate::view::frame::{Node, Picture};
use yew::{AttrValue, Html, classes, html};

impl Drawn for Node {
    fn all(picture: &Picture) -> &[Node] {
        &picture.nodes
    }

    fn draw(&self) -> Html {
        node(self)
    }
}

/// One object. Every coordinate is absolute and no element comes or goes with a look: a group with a transform of its
/// own, or a child more or less, costs the browser many times what a changed attribute does.
fn node(node: &Node) -> Html {
    let r = node.rect;
    let look = shapes::look(node.look);
    let (middle, round) = (r.y + r.h / 2.0, r.h / 2.0);
    let opacity = (node.opacity < 1.0).then(|| AttrValue::from(format!("{:.3}", node.opacity)));
    // Beside a count the mark goes to the left end; the name stays where it is in every state.
    let at = if node.count.is_some() { r.x + round.min(18.0) } else { r.x + r.w - round.min(20.0) };
    if let Some(card) = &node.card {
        return super::card::card(node, card, opacity);
    }
    html! {
        <g key={node.id.0} class={classes!("node", look, (r.h < 36.0).then_some("small"))} {opacity} data-object={node.id.0.to_string()}>
            if node.glow > 0.0 {
                <rect class="halo" x={px(r.x - 7.0)} y={px(r.y - 6.0)} width={px(r.w + 14.0)} height={px(r.h + 12.0)}
                    rx={px(round + 6.0)} opacity={format!("{:.3}", node.glow)} />
            }
            <rect class="pill" x={px(r.x)} y={px(r.y)} width={px(r.w)} height={px(r.h)} rx={px(round)} />
            <text x={px(r.x + r.w / 2.0)} y={px(middle)}>{ &*node.label }</text>
            <path class="mark" d={shapes::mark(node.look, at, middle)} />
            if let Some(count) = node.count {
                { badge(count, r.x + r.w, middle) }
            }
            { forwarding(node) }
            { ring(node, round + 4.0) }
        </g>
    }
}

/// The ring around an object that is selected, on the path to it, or chosen as an answer; of the last with a sign.
pub(super) fn ring(node: &Node, round: f64) -> Html {
    let Some(ring) = node.ring else { return Html::default() };
    let r = node.rect;
    let (class, sign) = shapes::ring(ring);
    html! {
        <g class={classes!("ring", class)}>
            <rect x={px(r.x - 5.0)} y={px(r.y - 5.0)} width={px(r.w + 10.0)} height={px(r.h + 10.0)} rx={px(round)} />
            if !sign.is_empty() {
                <circle cx={px(r.x + 1.0)} cy={px(r.y + 1.0)} r="9.5" />
                <path d={sign} transform={format!("translate({} {})", r.x + 1.0, r.y + 1.0)} />
            }
        </g>
    }
}

/// Where an object goes, on its upper edge, as long as references may still lead to where it was.
pub(super) fn forwarding(node: &Node) -> Html {
    let Some(to) = &node.forwarding else { return Html::default() };
    html! { <text class="forwarding" x={px(node.rect.x + node.rect.w / 2.0)} y={px(node.rect.y - 7.0)}>{ format!("→ {to}") }</text> }
}

pub(super) fn badge(count: u32, right: f64, middle: f64) -> Html {
    let text = count.to_string();
    let w = 12.0 + 7.5 * text.len() as f64;
    let x = right - w - 8.0;
    html! {
        <g class="count">
            <rect x={px(x)} y={px(middle - 9.0)} width={px(w)} height="18" rx="9" />
            <text x={px(x + w / 2.0)} y={px(middle)}>{ text }</text>
        </g>
    }
}

pub(super) fn px(length: f64) -> AttrValue {
    AttrValue::from(length.to_string())
}

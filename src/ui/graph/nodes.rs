//! The objects: pills with their name, the mark of their look and the badge of their count.

use super::sheet::Drawn;
use crate::ui::shapes;
use crate::view::detail::{Detail, Level};
use crate::view::frame::{Node, Picture};
use crate::view::words::fitting;
use yew::{AttrValue, Html, classes, html};

impl Drawn for Node {
    fn all(picture: &Picture) -> &[Node] {
        &picture.nodes
    }

    fn draw(&self, detail: Detail) -> Html {
        node(self, detail)
    }
}

/// One object. Every coordinate is absolute and no element comes or goes with a look: a group with a transform of its
/// own, or a child more or less, costs the browser many times what a changed attribute does.
pub(super) fn node(node: &Node, detail: Detail) -> Html {
    let r = node.rect;
    let look = shapes::look(node.look);
    let (middle, round) = (r.y + r.h / 2.0, r.h / 2.0);
    let opacity = (node.opacity < 1.0).then(|| AttrValue::from(format!("{:.3}", node.opacity)));
    if detail.level < Level::Whole {
        return afar(node, detail, opacity);
    }
    // Beside a count the mark goes to the left end; the name stays where it is in every state.
    let at = if node.count.is_some() { r.x + round.min(18.0) } else { r.x + r.w - round.min(20.0) };
    if let Some(card) = &node.card {
        return super::card::card(node, card, detail, opacity);
    }
    let planned = if r.h < 36.0 { 11.0 } else { 14.0 };
    // As it was planned where no text is larger than planned.
    let letters = if detail.text(planned) > planned { detail.letters(r.w - 40.0, planned).max(2) } else { usize::MAX };
    html! {
        <g key={node.id.0} class={classes!("node", look, (r.h < 36.0).then_some("small"))} {opacity} data-object={node.id.0.to_string()}>
            if node.glow > 0.0 {
                <rect class="halo" x={px(r.x - 7.0)} y={px(r.y - 6.0)} width={px(r.w + 14.0)} height={px(r.h + 12.0)}
                    rx={px(round + 6.0)} opacity={format!("{:.3}", node.glow)} />
            }
            <rect class="pill" x={px(r.x)} y={px(r.y)} width={px(r.w)} height={px(r.h)} rx={px(round)} />
            <text x={px(r.x + r.w / 2.0)} y={px(middle)}>{ &*fitting(&node.label, letters) }</text>
            <path class="mark" d={shapes::mark(node.look, at, middle)} />
            if let Some(count) = node.count {
                { badge(count, r.x + r.w, middle, 1.0) }
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

/// An object from further away: its name, its mark and its count as large as they are to be read, or its mark alone.
fn afar(node: &Node, detail: Detail, opacity: Option<AttrValue>) -> Html {
    let (r, look, names) = (node.rect, shapes::look(node.look), detail.level == Level::Names);
    let (middle, times) = (r.y + r.h / 2.0, detail.least / 11.0);
    let round = if node.card.is_some() { 9.0 } else { r.h / 2.0 };
    let count = node.count.filter(|_| names);
    let wide = count.map_or(0.0, |count| width(count, times) + 4.0);
    // The mark takes its room from the name, which stays where it is.
    let name = fitting(&node.label, detail.letters(r.w - wide - 10.0 - if wide > 0.0 { 0.0 } else { 9.0 * times }, 11.0));
    let large = if names { times } else { 0.06 * r.h.min(r.w) };
    let marked = match names {
        true if count.is_some() => r.x + 4.0 + 4.5 * times,
        true => r.x + r.w - 4.0 - 4.5 * times,
        false => r.x + r.w / 2.0,
    };
    html! {
        <g key={node.id.0} class={classes!("node", "afar", look)} {opacity} data-object={node.id.0.to_string()}>
            if node.glow > 0.0 {
                <rect class="halo" x={px(r.x - 7.0)} y={px(r.y - 6.0)} width={px(r.w + 14.0)} height={px(r.h + 12.0)}
                    rx={px(round + 6.0)} opacity={format!("{:.3}", node.glow)} />
            }
            <rect class="pill" x={px(r.x)} y={px(r.y)} width={px(r.w)} height={px(r.h)} rx={px(round)} />
            if names && count.is_none_or(|_| name.chars().count() > 1) {
                <text x={px(r.x + (r.w - wide) / 2.0)} y={px(middle)}>{ &*name }</text>
            }
            if detail.level > Level::Points && (!names || count.is_none()) {
                <path class="mark" d={shapes::mark(node.look, 0.0, 0.0)}
                    transform={format!("translate({marked:.2} {middle:.2}) scale({large:.3})")} />
            }
            if let Some(count) = count {
                { badge(count, r.x + r.w + 4.0, middle, times) }
            }
            { ring(node, round + 4.0) }
        </g>
    }
}

/// The width of a badge.
fn width(count: u32, times: f64) -> f64 {
    (12.0 + 7.5 * count.to_string().len() as f64) * times
}

pub(super) fn badge(count: u32, right: f64, middle: f64, times: f64) -> Html {
    let text = count.to_string();
    let (w, h) = (width(count, times), 18.0 * times);
    let x = right - w - 8.0;
    html! {
        <g class="count">
            <rect x={px(x)} y={px(middle - h / 2.0)} width={px(w)} height={px(h)} rx={px(h / 2.0)} />
            <text x={px(x + w / 2.0)} y={px(middle)}>{ text }</text>
        </g>
    }
}

pub(super) fn px(length: f64) -> AttrValue {
    AttrValue::from(length.to_string())
}

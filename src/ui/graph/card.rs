//! An object as a card: its title with the mark of its look and the badge of its count, and its fields in rows. A
//! field that refers to an object has a dot where its reference starts; others say their value.

use super::nodes::{badge, forwarding, px, ring};
use crate::ui::shapes;
use crate::view::detail::Detail;
use crate::view::frame::{Bounds, Node};
use crate::view::listing::{Card, CardRow};
use crate::view::words::fitting;
use yew::{AttrValue, Html, classes, html};

/// Draws a card.
pub fn card(node: &Node, card: &Card, detail: Detail, opacity: Option<AttrValue>) -> Html {
    let r = node.rect;
    let head = r.y + card.head / 2.0;
    // The mark stands before the badge, so that neither ever moves.
    let mark = if node.count.is_some() { r.x + r.w - 42.0 } else { r.x + r.w - 18.0 };
    let title = match detail.text(13.0) > 13.0 {
        true => fitting(&node.label, detail.letters(mark - r.x - 20.0, 13.0)),
        false => node.label.clone(),
    };
    let row = |(index, row): (usize, &CardRow)| {
        let y = r.y + card.head + (index as f64 + 0.5) * card.row;
        field(r, y, row, detail)
    };
    html! {
        <g key={node.id.0} class={classes!("node", "card", shapes::look(node.look))} {opacity} data-object={node.id.0.to_string()}>
            if node.glow > 0.0 {
                <rect class="halo" x={px(r.x - 6.0)} y={px(r.y - 6.0)} width={px(r.w + 12.0)} height={px(r.h + 12.0)}
                    rx="14" opacity={format!("{:.3}", node.glow)} />
            }
            <rect class="pill" x={px(r.x)} y={px(r.y)} width={px(r.w)} height={px(r.h)} rx="9" />
            <text class="title" x={px(r.x + 12.0)} y={px(head)}>{ &*title }</text>
            <path class="mark" d={shapes::mark(node.look, mark, head)} />
            if let Some(count) = node.count {
                { badge(count, r.x + r.w, head, 1.0) }
            }
            if !card.rows.is_empty() {
                <path class="rule" d={format!("M{} {}h{}", r.x, r.y + card.head, r.w)} />
            }
            { for card.rows.iter().enumerate().map(row) }
            { forwarding(node) }
            { ring(node, 13.0) }
        </g>
    }
}

fn field(r: Bounds, y: f64, row: &CardRow, detail: Detail) -> Html {
    let right = r.x + r.w;
    let (mut name, mut text) = (row.name.clone(), row.text.clone());
    if detail.text(12.0) > 12.0 {
        let letters = |text: &str| text.chars().count();
        let room = detail.letters(r.w - if row.dot { 34.0 } else { 26.0 }, 12.0);
        let value = if row.dot { 0 } else { letters(&text) + 1 };
        name = fitting(&name, room.saturating_sub(value).max(room / 2));
        text = fitting(&text, room.saturating_sub(letters(&name) + 1));
    }
    html! {
        <>
            <text class="field-name" x={px(r.x + 12.0)} y={px(y)}>{ &*name }</text>
            if row.dot {
                <path class="lead" d={format!("M{} {y}H{right}", right - 14.0)} />
                <circle class="start" cx={px(right - 14.0)} cy={px(y)} r="3.5" />
            } else if !text.is_empty() {
                <text class="value" x={px(right - 11.0)} y={px(y)}>{ &*text }</text>
            }
        </>
    }
}

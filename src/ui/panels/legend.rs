//! What the looks mean under the collector that runs, in one line: what a figure shows is explained where it is.

use crate::ui::shapes;
use crate::view::frame::{LegendRow, LegendSign, Look};
use crate::view::player::View;
use yew::{Html, classes, html};

/// How many looks of objects the line explains.
const LOOKS: usize = 4;

/// The legend.
pub fn legend(rows: &[LegendRow]) -> Html {
    let row = |row: &LegendRow| {
        let (colour, meaning) = short(&row.text);
        html! {
            <li title={row.text.to_string()}>
                { swatch(row) }<span>{ for colour.map(|colour| html! { <span class="colour">{ format!("{colour} · ") }</span> }) }{ meaning }</span>
            </li>
        }
    };
    let object = |row: &&LegendRow| matches!(row.sign, LegendSign::Object(_));
    let (looks, others) = (rows.iter().filter(object).take(LOOKS), rows.iter().filter(|row| !object(row)));
    html! { <ul class="legend" aria-label="Legend">{ for looks.chain(others).map(row) }</ul> }
}

/// The legends of several collectors: each has its own line where they differ.
pub fn legends(sides: &[View]) -> Html {
    let Some((first, others)) = sides.split_first() else { return Html::default() };
    if others.iter().all(|other| other.frame.legend == first.frame.legend) {
        return legend(&first.frame.legend);
    }
    let one = |side: &View| {
        html! { <div class="whose"><span class="name">{ side.collector.label }</span>{ legend(&side.frame.legend) }</div> }
    };
    html! { <div class="legends">{ for sides.iter().map(one) }</div> }
}

/// The name of a colour that sentences use, and what a look means, in a word or two: what follows that name, or what comes
/// before a sign.
fn short(text: &str) -> (Option<&str>, &str) {
    let named = text.split_once(" · ").filter(|(name, _)| ["white", "grey", "black"].contains(name));
    let rest = named.map_or(text, |(_, rest)| rest);
    let end = [" · ", " ✓", " ✕", ",", " yet"].iter().filter_map(|sign| rest.find(sign)).min();
    (named.map(|(name, _)| name), &rest[..end.unwrap_or(rest.len())])
}

fn swatch(row: &LegendRow) -> Html {
    let look = match row.sign {
        LegendSign::Object(look) => look,
        LegendSign::Forwarding | LegendSign::Stale => Look::White,
    };
    html! {
        <svg class={classes!("swatch", "node", shapes::look(look))} viewBox="0 0 30 18" aria-hidden="true">
                if row.sign == LegendSign::Stale {
                    <path class="edge stale white" d="M2 9H28" />
                } else {
                    <rect class="pill" x="1" y="1" width="28" height="16" rx="8" />
                    <path class="mark" d={shapes::mark(look, 15.0, 9.0)} />
                }
                if row.sign == LegendSign::Forwarding {
                    <path class="forwarding" d="M9 9H20m-4-4 4 4-4 4" />
                }
            </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn the_line_has_a_word_or_two_for_each_look() {
        let said = [
            "white · not reached yet",
            "grey · reached, on the worklist",
            "black · scanned ✓ and marked",
            "garbage ✕ about to be swept",
            "in use · its count on a badge",
            "freed",
        ];
        let meanings = said.map(|text| short(text).1);
        assert_eq!(meanings, ["not reached", "reached", "scanned", "garbage", "in use", "freed"]);
        assert_eq!(short(said[1]).0, Some("grey"), "sentences say so");
    }
}

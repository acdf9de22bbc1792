//! Who keeps most alive at the moment shown: a table, object by object or by class, that is searched for while it is open.

use crate::ui::act::Act;
use crate::view::player::{KeeperRow, Pick};
use crate::view::words::bytes;
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Event, Html, MouseEvent, Properties, TargetCast, function_component, html};

/// The table.
#[derive(Clone, PartialEq, Properties)]
pub struct KeepersProps {
    /// Whether it is open.
    pub open: bool,
    /// Whether objects are grouped by class.
    pub grouped: bool,
    /// The rows; none while they are searched for.
    pub rows: Option<Rc<Vec<KeeperRow>>>,
    /// How far the search has come, from 0 to 1.
    pub progress: f64,
    /// What is selected.
    pub picked: Vec<Pick>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The table, or how far the search for it has come.
#[function_component]
pub fn Keepers(props: &KeepersProps) -> Html {
    let grouped = props.grouped;
    let ontoggle = props.act.reform(move |e: Event| Act::Keepers {
        open: e.target_dyn_into::<Element>().is_some_and(|details| details.has_attribute("open")),
        grouped,
    });
    let regroup = props.act.reform(move |_: MouseEvent| Act::Keepers { open: true, grouped: !grouped });
    html! {
        <details class="table" {ontoggle}>
            <summary title="Who keeps most alive, with retained sizes">{ "Keepers" }</summary>
            if props.open {
                <div class="rows">
                    <p class="label">
                        { "What would go without each, itself included" }
                        <button type="button" class="plain" aria-pressed={grouped.to_string()} onclick={regroup}>{ "By class" }</button>
                    </p>
                    if let Some(rows) = &props.rows {
                        { table(props, rows) }
                    } else {
                        <p role="status">{ format!("Looking who keeps what: {:.0} %", props.progress * 100.0) }</p>
                    }
                </div>
            }
        </details>
    }
}

fn table(props: &KeepersProps, rows: &[KeeperRow]) -> Html {
    let row = |row: &KeeperRow| {
        let (pick, pressed) = (row.pick, props.picked.contains(&row.pick).to_string());
        let onclick = props.act.reform(move |_: MouseEvent| Act::Pick(pick));
        html! {
            <tr>
                <th scope="row"><button type="button" class="pick" aria-pressed={pressed} {onclick}>{ &*row.label }</button></th>
                <td class="figure">{ row.objects }</td>
                <td class="figure">{ bytes(row.bytes) }</td>
                <td class="figure">{ bytes(row.retained) }</td>
                if !props.grouped {
                    <td>{ &*row.kept_by }</td>
                }
            </tr>
        }
    };
    let mut heads = vec![if props.grouped { "Class" } else { "Object" }, "Objects", "Takes", "Retains"];
    if !props.grouped {
        heads.push("Kept by");
    }
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label="Table of the biggest keepers">
            <table>
                <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

//! Who keeps most alive at the moment shown, in the lab: a table, object by object or by class, that is searched for while
//! somebody looks.

use crate::ui::act::Act;
use crate::view::player::{KeeperRow, Pick};
use crate::view::words::bytes;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, function_component, html};

/// The table.
#[derive(Clone, PartialEq, Properties)]
pub struct KeepersProps {
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
    match &props.rows {
        Some(rows) => table(props, rows),
        None => html! { <p role="status">{ format!("Looking who keeps what: {:.0} %", props.progress * 100.0) }</p> },
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

//! Who keeps most alive at the moment shown, in the lab: a table, object by object or by class, that is searched for while
//! somebody looks.

use crate::ui::act::Act;
use crate::view::player::{KeeperRow, Pick};
use crate::view::words::bytes;
use std::cmp::Reverse;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, UseStateHandle, function_component, html, use_state};

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

/// By what the rows are sorted, the largest first; by name the other way round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Objects,
    Takes,
    Retains,
}

/// The table, or how far the search for it has come.
#[function_component]
pub fn Keepers(props: &KeepersProps) -> Html {
    let by = use_state(|| Column::Retains);
    match &props.rows {
        Some(rows) => table(props, rows, &by),
        None => html! { <p role="status">{ format!("Looking who keeps what: {:.0} %", props.progress * 100.0) }</p> },
    }
}

fn table(props: &KeepersProps, rows: &[KeeperRow], by: &UseStateHandle<Column>) -> Html {
    let mut sorted: Vec<&KeeperRow> = rows.iter().collect();
    match **by {
        Column::Name => sorting::by(&mut sorted, |a, b| a.label.cmp(&b.label)),
        Column::Objects => sorting::by_key(&mut sorted, |row| Reverse(row.objects)),
        Column::Takes => sorting::by_key(&mut sorted, |row| Reverse(row.bytes)),
        Column::Retains => sorting::by_key(&mut sorted, |row| Reverse(row.retained)),
    }
    let row = |row: &&KeeperRow| {
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
    let head = |name: &'static str, column: Column| {
        let (now, set) = (**by == column, by.clone());
        let onclick = Callback::from(move |_: MouseEvent| set.set(column));
        let order = if column == Column::Name { "ascending" } else { "descending" };
        let class = (column != Column::Name).then_some("figure");
        html! {
            <th scope="col" {class} aria-sort={now.then_some(order)}>
                <button type="button" class="pick" {onclick}>{ name }{ if now { " ▾" } else { "" } }</button>
            </th>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label="Table of the biggest keepers">
            <table>
                <thead><tr>
                    { head(if props.grouped { "Class" } else { "Object" }, Column::Name) }
                    { head("Objects", Column::Objects) }
                    { head("Takes", Column::Takes) }
                    { head("Retains", Column::Retains) }
                    if !props.grouped {
                        <th scope="col">{ "Kept by" }</th>
                    }
                </tr></thead>
                <tbody>{ for sorted.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

//! The graph in words: a table of every object, what it refers to and what refers to it. Built only while it is open.

use super::changes::ChangesProps;
use super::keepers::{Keepers, KeepersProps};
use super::log::LogProps;
use crate::lab::LAB;
use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::listed::Listed;
use crate::ui::memo::{Memo, shown};
use crate::view::frame::Row;
use crate::view::player::{Pick, ROWS};
use std::rc::Rc;
use web_sys::Element;
use yew::{AttrValue, Callback, Event, Html, TargetCast, html};

/// Rows by side.
pub type TableSides = Vec<(&'static str, Rc<Vec<Row>>)>;

/// What can be listed beside the objects.
#[derive(Clone, PartialEq)]
pub struct Lists {
    /// What is listed now.
    pub now: Listed,
    /// Who keeps most.
    pub keepers: KeepersProps,
    /// What happens.
    pub log: LogProps,
    /// How the moment differs from another one.
    pub changes: ChangesProps,
}

/// The rows, while the table is open.
#[derive(Clone, PartialEq)]
pub struct TableProps {
    /// For each side what it is called and its rows; `None` while it is closed.
    pub sides: Option<TableSides>,
    /// The objects that are selected, or chosen as an answer.
    pub picked: Vec<Pick>,
    /// Whether they can be.
    pub picks: bool,
    /// What else can be listed, in the lab.
    pub lists: Option<Lists>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl TableProps {
    fn lists(&self) -> Option<&Lists> {
        self.lists.as_ref().filter(|_| LAB)
    }
}

impl Memo for TableProps {
    fn draw(&self) -> Html {
        let ontoggle = self.act.reform(|e: Event| {
            Act::Table(e.target_dyn_into::<Element>().is_some_and(|details| details.has_attribute("open")))
        });
        html! {
            <details class="table" open={self.sides.is_some()} {ontoggle}>
                <summary title="All objects as a table">{ "Table" }</summary>
                if let Some(sides) = &self.sides {
                    <div class="rows">
                        if let Some(lists) = self.lists() {
                            { tabs(self, lists.now) }
                        }
                        { listed(self, sides) }
                    </div>
                }
            </details>
        }
    }
}

/// What is chosen to be listed.
fn listed(props: &TableProps, sides: &TableSides) -> Html {
    match props.lists() {
        Some(Lists { now: Listed::Keepers | Listed::Classes, keepers, .. }) => html! { <Keepers ..keepers.clone() /> },
        Some(Lists { now: Listed::Log, log, .. }) => shown(log.clone()),
        Some(Lists { now: Listed::Changes, changes, .. }) => shown(changes.clone()),
        _ => {
            let several = sides.len() > 1;
            let side = |(side, (name, rows)): (usize, &(&'static str, Rc<Vec<Row>>))| {
                table(props, side, Some(*name).filter(|_| several), rows)
            };
            sides.iter().enumerate().map(side).collect()
        }
    }
}

/// The choice of what is listed.
fn tabs(props: &TableProps, now: Listed) -> Html {
    let tab = |name: &'static str, title: &'static str, listed: Listed| {
        Button { title: Some(title.into()), pressed: Some(now == listed), ..Button::plain(name) }
            .does(&props.act, Act::Listed(listed))
    };
    html! {
        <div class="tabs" role="group" aria-label="What is listed">
            { tab("Objects", "All objects, in the order in which they were made", Listed::Objects) }
            { tab("Keepers", "Who keeps most: what would go without each, itself included", Listed::Keepers) }
            { tab("By class", "The same, all objects of a class together", Listed::Classes) }
            { tab("Changes", "How this moment differs from another one", Listed::Changes) }
            { tab("Log", "What happens in the run, and where play stops", Listed::Log) }
        </div>
    }
}

fn table(props: &TableProps, side: usize, name: Option<&str>, rows: &[Row]) -> Html {
    let counts = rows.iter().any(|r| r.count.is_some());
    let row = |r: &Row| {
        html! {
            <tr>
                <th scope="row">{ label(props, Pick { side, object: r.id }, r) }</th>
                <td>{ &r.state }</td>
                <td>{ &r.refers_to }</td>
                <td>{ &r.referred_by }</td>
                if counts {
                    <td class="figure">{ for r.count }</td>
                }
                <td class="figure">{ &r.address }</td>
                <td class="figure">{ &r.size }</td>
            </tr>
        }
    };
    let words = ["Object", "State", "Refers to", "Referred to by"].map(|head| (head, None));
    let figures = counts.then_some("Count").into_iter().chain(["Address", "Size"]).map(|head| (head, Some("figure")));
    let heads = words.into_iter().chain(figures);
    let label = name.map_or_else(|| "Table of objects".to_owned(), |name| format!("Table of objects: {name}"));
    html! {
        <>
            { for name.map(|name| html! { <p class="label">{ name.to_owned() }</p> }) }
            if rows.len() == ROWS {
                <p class="more">{ format!("The first {ROWS} objects. Find leads to any other.") }</p>
            }
            <div class="scroll" tabindex="0" role="group" aria-label={label}>
                <table>
                    <thead><tr>{ for heads.map(|(head, class)| html! { <th scope="col" {class}>{ head }</th> }) }</tr></thead>
                    <tbody>{ for rows.iter().map(row) }</tbody>
                </table>
            </div>
        </>
    }
}

/// What an object is called: a button that selects it, or chooses it as an answer.
fn label(props: &TableProps, pick: Pick, row: &Row) -> Html {
    if !props.picks {
        return html! { { &*row.label } };
    }
    let (text, pressed) = (AttrValue::from(row.label.to_string()), Some(props.picked.contains(&pick)));
    Button { class: "pick", text, pressed, ..Button::default() }.does(&props.act, Act::Pick(pick))
}

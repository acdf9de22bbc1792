//! How the moment shown differs from another one, in the lab: what was made, freed and changed since, or what will be.

use crate::ui::act::Act;
use crate::view::difference::{Difference, Differing};
use crate::view::player::{Command, Pick};
use crate::view::words::count;
use memory::time::Tick;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, function_component, html};

/// The comparison.
#[derive(Clone, PartialEq, Properties)]
pub struct ChangesProps {
    /// The moment that is shown.
    pub tick: Tick,
    /// The one it is compared with.
    pub mark: Option<Tick>,
    /// How the two differ.
    pub difference: Option<Rc<Difference>>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The comparison, or how to begin one.
#[function_component]
pub fn Changes(props: &ChangesProps) -> Html {
    let mark = |mark: Option<Tick>| props.act.reform(move |_: MouseEvent| Act::Player(Command::Mark(mark)));
    let begin = |name: &'static str| {
        html! { <button type="button" class="plain" onclick={mark(Some(props.tick))}>{ name }</button> }
    };
    let Some(since) = props.mark else {
        return html! {
            <div class="changes">
                <p>{ "Mark a moment, go to another one: what was made, freed and changed between the two is listed here and lit in the picture." }</p>
                { begin("Mark this moment") }
            </div>
        };
    };
    let back = props.act.reform(move |_: MouseEvent| Act::Player(Command::Seek(since)));
    html! {
        <div class="changes">
            <p role="status">{ told(props.difference.as_deref(), since, props.tick) }</p>
            <div class="deeds">
                <button type="button" class="plain" onclick={back}>{ format!("To step {}", since.0) }</button>
                { begin("Mark this moment instead") }
                <button type="button" class="plain" onclick={mark(None)}>{ "Stop comparing" }</button>
            </div>
            if let Some(difference) = &props.difference {
                { for [("Made", &difference.made), ("Freed", &difference.freed), ("Changed", &difference.changed)]
                    .into_iter().filter(|(_, list)| !list.is_empty()).map(|(name, list)| self::list(name, list, &props.act)) }
            }
        </div>
    }
}

fn told(difference: Option<&Difference>, since: Tick, now: Tick) -> String {
    let Some(difference) = difference else { return "There are too many objects to compare.".into() };
    let way = if now < since { "Back from" } else { "Since" };
    match difference.is_empty() {
        true if now == since => format!("Step {} is marked: go to another moment.", since.0),
        true => format!("{way} step {} nothing differs.", since.0),
        false => format!(
            "{way} step {}: {} more, {} fewer, {} changed.",
            since.0,
            count(difference.made.len(), "object"),
            difference.freed.len(),
            difference.changed.len()
        ),
    }
}

fn list(name: &'static str, list: &[Differing], act: &Callback<Act>) -> Html {
    let row = |one: &Differing| {
        let pick = Pick { side: 0, object: one.entity };
        let onclick = act.reform(move |_: MouseEvent| Act::Player(Command::Select(Some(pick))));
        html! {
            <li>
                <button type="button" class="pick" {onclick}>{ &*one.name }</button>
                { for one.how.iter().map(|how| html! { <small>{ &**how }</small> }) }
            </li>
        }
    };
    html! {
        <>
            <p class="label">{ format!("{name}: {}", list.len()) }</p>
            <ul>{ for list.iter().map(row) }</ul>
        </>
    }
}

//! The line numbers: each is a button that sets or takes away the breakpoint of its line. One of them is a stop of the
//! Tab key, the arrow keys go to the others.

use super::pane::LINE;
use crate::ui::act::Act;
use crate::view::breaks::Breaks;
use crate::view::player::Command;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{
    Callback, Html, KeyboardEvent, MouseEvent, Properties, TargetCast, classes, function_component, html, use_state,
};

/// The lines.
#[derive(Clone, PartialEq, Properties)]
pub struct GutterProps {
    /// How many there are.
    pub lines: u32,
    /// Those that are there as elements, from and to before.
    pub shown: (u32, u32),
    /// The current one.
    pub current: Option<u32>,
    /// The one with a fault.
    pub wrong: Option<u32>,
    /// Those with breakpoints.
    pub breaks: Rc<Breaks>,
    /// Where deeds go; `None` where no breakpoints can be set.
    pub act: Option<Callback<Act>>,
}

/// The line numbers.
#[function_component]
pub fn Gutter(props: &GutterProps) -> Html {
    let stop = use_state(|| 1u32);
    let Some(act) = &props.act else {
        let number = |line: u32| html! { <span class={class(props, line)}>{ line }</span> };
        return html! { <div class="gutter" aria-hidden="true" style={room(props)}>{ for shown(props).map(number) }</div> };
    };
    let onkeydown = {
        let (stop, lines, first) = (stop.clone(), props.lines, props.shown.0);
        Callback::from(move |e: KeyboardEvent| {
            let by = match e.key().as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            e.prevent_default();
            e.stop_propagation();
            let next = (i64::from(*stop) + by).clamp(1, i64::from(lines)) as u32;
            stop.set(next);
            let gutter = e.target_dyn_into::<Element>().and_then(|button| button.parent_element());
            let button = gutter.and_then(|gutter| gutter.children().item((next - 1).saturating_sub(first)));
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                // Focus that cannot be given stays where it is.
                let _ = button.focus();
            }
        })
    };
    let tab = (*stop).clamp(props.shown.0 + 1, props.shown.1.max(1)).min(props.lines);
    let button = |line: u32| {
        let on = props.breaks.lines.contains(&line);
        let stop = stop.clone();
        let onclick = act.reform(move |_: MouseEvent| {
            stop.set(line);
            Act::Player(Command::Break(line))
        });
        html! {
            <button type="button" key={line} class={class(props, line)} tabindex={if line == tab { "0" } else { "-1" }}
                aria-pressed={if on { "true" } else { "false" }} aria-label={format!("Breakpoint on line {line}")} title="Stop at this line"
                {onclick}>{ line }</button>
        }
    };
    html! {
        <div class="gutter" role="group" aria-label="Breakpoints" style={room(props)} {onkeydown}>{ for shown(props).map(button) }</div>
    }
}

/// The lines that are there as elements.
fn shown(props: &GutterProps) -> std::ops::RangeInclusive<u32> {
    props.shown.0 + 1..=props.shown.1.min(props.lines)
}

/// The room of those above that are not.
fn room(props: &GutterProps) -> Option<String> {
    (props.shown.0 > 0).then(|| format!("padding-block-start:{}px", props.shown.0 * LINE))
}

fn class(props: &GutterProps, line: u32) -> yew::Classes {
    classes!((props.current == Some(line)).then_some("current"), (props.wrong == Some(line)).then_some("wrong"),)
}

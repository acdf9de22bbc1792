//! Why the selected object is alive: one line whose room is kept, so that nothing moves when something is selected. In
//! a widget with questions it stands in their bar.

use super::say::pieces;
use crate::ui::act::Act;
use crate::ui::shapes;
use crate::view::frame::Sentence;
use crate::view::player::Command;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, classes, function_component, html};

/// The sentence, while something is selected.
#[derive(Clone, PartialEq, Properties)]
pub struct WhyProps {
    /// The sentence.
    pub why: Option<Rc<Sentence>>,
    /// Whether it is read out as it changes: not while it plays.
    pub aloud: bool,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The line.
#[function_component]
pub fn WhyLine(props: &WhyProps) -> Html {
    html! {
        <div class={classes!("why", props.why.is_some().then_some("told"))}>
            <p aria-live={if props.aloud { "polite" } else { "off" }}>{ for props.why.as_deref().map(told) }</p>
            if props.why.is_some() {
                { close(&props.act) }
            } else {
                <p class="quiet">{ hint() }</p>
            }
        </div>
    }
}

/// The answer.
pub(super) fn told(why: &Sentence) -> Html {
    html! { <><span class={classes!("phase", shapes::tone(why.tone))}>{ "Why?" }</span>{ " " }{ pieces(&why.parts) }</> }
}

/// How one asks.
pub(super) fn hint() -> Html {
    html! { <>{ "Press an object" }<span class="with-keys">{ " or " }<kbd>{ "O" }</kbd></span>{ ": why is it alive?" }</> }
}

/// The button that selects nothing.
pub(super) fn close(act: &Callback<Act>) -> Html {
    let onclick = act.reform(|_: MouseEvent| Act::Player(Command::Select(None)));
    html! { <button type="button" class="close" aria-label="Select nothing" title="Select nothing" {onclick}>{ "✕" }</button> }
}

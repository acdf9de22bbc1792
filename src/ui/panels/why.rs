//! Why the selected object is alive: one line whose room is kept, so that nothing moves when something is selected.

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
    /// Whether something may be selected now: not while a question is asked.
    pub open: bool,
    /// Whether it is read out as it changes: not while it plays.
    pub aloud: bool,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The line.
#[function_component]
pub fn WhyLine(props: &WhyProps) -> Html {
    let close = props.act.reform(|_: MouseEvent| Act::Player(Command::Select(None)));
    html! {
        <div class="why">
            <p aria-live={if props.aloud { "polite" } else { "off" }}>
                if let Some(why) = &props.why {
                    <span class={classes!("phase", shapes::tone(why.tone))}>{ "Why?" }</span>{ " " }{ pieces(&why.parts) }
                }
            </p>
            if props.why.is_some() {
                <button type="button" aria-label="Select nothing" title="Select nothing" onclick={close}>{ "✕" }</button>
            } else if props.open {
                <p class="quiet">{ "Press an object, or the key " }<kbd>{ "O" }</kbd>{ ": why is it alive?" }</p>
            }
        </div>
    }
}

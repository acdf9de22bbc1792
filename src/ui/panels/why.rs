//! Why the selected object is alive: one line whose room is kept, so that nothing moves when something is selected. In
//! a widget with questions it stands in their bar.

use super::say::pieces;
use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::memo::Memo;
use crate::ui::shapes;
use crate::view::frame::Sentence;
use crate::view::player::Command;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, classes, html};

/// The sentence, while something is selected.
#[derive(Clone, PartialEq)]
pub struct WhyProps {
    /// The sentence.
    pub why: Option<Rc<Sentence>>,
    /// Whether it is read out as it changes: not while it plays.
    pub aloud: bool,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for WhyProps {
    fn draw(&self) -> Html {
        html! {
            <div class={classes!("why", self.why.is_some().then_some("told"))}>
                <p aria-live={if self.aloud { "polite" } else { "off" }}>{ for self.why.as_deref().map(told) }</p>
                if self.why.is_some() {
                    { close(&self.act) }
                } else {
                    <p class="quiet">{ hint() }</p>
                }
            </div>
        }
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
    let name = Some(AttrValue::Static("Select nothing"));
    let button = Button { class: "close", text: "✕".into(), title: name.clone(), label: name, ..Button::default() };
    button.does(act, Act::Player(Command::Select(None)))
}

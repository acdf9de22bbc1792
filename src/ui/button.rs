//! A button that does one thing: there are many, and each that is written out brings code of its own.

use super::act::Act;
use yew::{AttrValue, Callback, Html, MouseEvent, html};

/// What a button looks like and says.
#[derive(Clone, Default)]
pub struct Button {
    /// Its class.
    pub class: &'static str,
    /// What stands on it.
    pub text: AttrValue,
    /// What is shown beside a pointer that rests on it.
    pub title: Option<AttrValue>,
    /// Its name, where that is another one than what stands on it.
    pub label: Option<AttrValue>,
    /// Whether it is pressed, where it can be.
    pub pressed: Option<bool>,
    /// Whether it does nothing now.
    pub off: bool,
}

impl Button {
    /// One with a text alone.
    pub fn plain(text: impl Into<AttrValue>) -> Button {
        Button { class: "plain", text: text.into(), ..Button::default() }
    }

    /// The button, and what a press on it does.
    pub fn does(self, act: &Callback<Act>, deed: Act) -> Html {
        let Button { class, text, title, label, pressed, off } = self;
        let onclick = act.reform(move |_: MouseEvent| deed.clone());
        let class = Some(class).filter(|class| !class.is_empty());
        let pressed = pressed.map(|pressed| if pressed { "true" } else { "false" });
        html! {
            <button type="button" {class} {title} aria-label={label} aria-pressed={pressed} aria-disabled={off.then_some("true")}
                {onclick}>{ text }</button>
        }
    }
}

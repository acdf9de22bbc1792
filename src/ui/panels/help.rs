//! The list of keys: a panel over the picture, closed by its button, by Escape or by the button that opened it. In a
//! program's also what of its engine the picture shows.

use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::keys;
use crate::view::player::{Command, Unfold};
use web_sys::HtmlElement;
use yew::{Callback, Html, MouseEvent, Properties, function_component, html, use_effect_with, use_node_ref};

/// What stands in the panel besides the keys.
#[derive(Clone, PartialEq, Properties)]
pub struct HelpProps {
    /// What of a program's engine the picture shows; `None` where there is no program.
    #[prop_or_default]
    pub unfold: Option<Unfold>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The list of keys.
#[function_component]
pub fn Help(props: &HelpProps) -> Html {
    let close = use_node_ref();
    {
        let close = close.clone();
        use_effect_with((), move |()| {
            if let Some(button) = close.cast::<HtmlElement>() {
                // Focus that cannot be given stays where it is. (It is at the beginning of the list, which is read from there.)
                let _ = button.focus();
            }
        });
    }
    let row = |(names, what): &(&'static [&'static str], &'static str)| {
        html! {
            <>
                <dt>{ for names.iter().map(|k| html! { <kbd>{ *k }</kbd> }) }</dt>
                <dd>{ *what }</dd>
            </>
        }
    };
    html! {
        <div class="help" role="dialog" aria-label="Keys">
            <div class="top">
                <p class="label">{ "Keys, while this figure has focus" }</p>
                <button type="button" class="plain" ref={close} onclick={props.act.reform(|_: MouseEvent| Act::Help(false))}>
                    { "Close" }
                </button>
            </div>
            <dl>{ for keys::LIST.iter().map(row) }</dl>
            if let Some(unfold) = props.unfold {
                { choices(unfold, &props.act) }
            }
        </div>
    }
}

/// What of a program's engine the picture shows by itself.
fn choices(unfold: Unfold, act: &Callback<Act>) -> Html {
    let choice = |name: &'static str, on: bool, then: Unfold| {
        Button { pressed: Some(on), ..Button::plain(name) }.does(act, Act::Player(Command::Unfold(then)))
    };
    html! {
        <div class="unfold" role="group" aria-label="Show in the picture">
            <p class="label">{ "Show in the picture" }</p>
            { choice("Scopes", unfold.scopes, Unfold { scopes: !unfold.scopes, ..unfold }) }
            { choice("Prototypes", unfold.prototypes, Unfold { prototypes: !unfold.prototypes, ..unfold }) }
            { choice("Plain values", unfold.values, Unfold { values: !unfold.values, ..unfold }) }
        </div>
    }
}

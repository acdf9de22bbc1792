//! The list of keys: a panel over the picture, closed by its button, by Escape or by the button that opened it.

use crate::ui::act::Act;
use crate::ui::keys;
use web_sys::HtmlElement;
use yew::{Callback, Html, MouseEvent, Properties, function_component, html, use_effect_with, use_node_ref};

/// Where deeds go.
#[derive(Clone, PartialEq, Properties)]
pub struct HelpProps {
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
                // Focus that cannot be given stays where it is.
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
            <p class="label">{ "Keys, while this figure has focus" }</p>
            <dl>{ for keys::LIST.iter().map(row) }</dl>
            <button type="button" class="plain" ref={close} onclick={props.act.reform(|_: MouseEvent| Act::Help(false))}>
                { "Close" }
            </button>
        </div>
    }
}

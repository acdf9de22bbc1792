//! A list to choose one value from, with a name that is read out.

use web_sys::HtmlSelectElement;
use yew::{
    AttrValue, Callback, Event, Html, Properties, TargetCast, function_component, html, use_effect_with, use_node_ref,
};

/// What is on the list.
#[derive(Clone, PartialEq, Properties)]
pub struct ChooseProps {
    /// What is chosen here.
    pub name: AttrValue,
    /// The values and what they are called.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The value chosen.
    pub value: AttrValue,
    /// Another value is chosen.
    pub chosen: Callback<String>,
}

/// The list.
#[function_component]
pub fn Choose(props: &ChooseProps) -> Html {
    let select = use_node_ref();
    {
        // The browser keeps what was chosen last; what is true may be something else.
        let select = select.clone();
        use_effect_with((props.value.clone(), props.options.clone()), move |(value, _)| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        });
    }
    let (chosen, truth) = (props.chosen.clone(), props.value.clone());
    let onchange = Callback::from(move |e: Event| {
        if let Some(select) = e.target_dyn_into::<HtmlSelectElement>() {
            chosen.emit(select.value());
            if truth.is_empty() {
                select.set_value("");
            }
        }
    });
    let option = |(value, text): &(AttrValue, AttrValue)| {
        html! { <option value={value.clone()} selected={*value == props.value}>{ text }</option> }
    };
    html! {
        <select class="choose" ref={select} aria-label={props.name.clone()} title={props.name.clone()} {onchange}>
            { for props.options.iter().map(option) }
        </select>
    }
}

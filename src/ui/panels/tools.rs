//! The tools of a head: back to what was given, and a link to this moment. Both keep their room whatever they say, so
//! that nothing in the head moves.

use crate::ui::act::Act;
use crate::ui::memo::Memo;
use web_sys::HtmlInputElement;
use yew::{
    AttrValue, Callback, Html, KeyboardEvent, MouseEvent, NodeRef, Properties, classes, function_component, html,
    use_effect_with, use_node_ref,
};

/// What the tools are about.
#[derive(Clone, PartialEq)]
pub struct ToolsProps {
    /// Whether there is something to go back from.
    pub reset: bool,
    /// Whether going back was the last thing done, and can be undone.
    pub returns: bool,
    /// Whether the link has just been copied.
    pub copied: bool,
    /// The button of the link, to which focus returns.
    pub share: NodeRef,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for ToolsProps {
    fn draw(&self) -> Html {
        let reset = self.act.reform(|_: MouseEvent| Act::Reset);
        let share = self.act.reform(|_: MouseEvent| Act::Share);
        html! {
            <>
                <button type="button" class={classes!("plain", "wide", (!self.reset).then_some("off"))} onclick={reset}>
                    { either(!self.returns, "Reset", "Undo reset") }
                </button>
                <button type="button" class="plain wide" ref={self.share.clone()} title="Copy a link to this moment" onclick={share}>
                    { either(!self.copied, "Share", "Copied ✓") }
                </button>
            </>
        }
    }
}

/// One of two names, in the room of the longer one.
fn either(first: bool, one: &'static str, other: &'static str) -> Html {
    let name = |name, on: bool| html! { <span class={(!on).then_some("off")}>{ name }</span> };
    html! { <span class="either">{ name(one, first) }{ name(other, !first) }</span> }
}

/// A link that could not be copied.
#[derive(Clone, PartialEq, Properties)]
pub struct ShareFieldProps {
    /// The address.
    pub link: AttrValue,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The field it stands in, selected.
#[function_component]
pub fn ShareField(props: &ShareFieldProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.link.clone(), move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                // Focus that cannot be given stays where it is.
                let _ = field.focus();
                field.select();
            }
        });
    }
    let onkeydown = {
        let act = props.act.clone();
        Callback::from(move |e: KeyboardEvent| {
            if e.key() == "Escape" {
                e.prevent_default();
                e.stop_propagation();
                act.emit(Act::Shared);
            }
        })
    };
    html! {
        <div class="help" role="dialog" aria-label="Link to this moment" {onkeydown}>
            <p class="label">{ "Link to this moment" }</p>
            <input ref={field} readonly=true value={props.link.clone()} aria-label="Link, to be copied" />
            <button type="button" class="plain" onclick={props.act.reform(|_: MouseEvent| Act::Shared)}>{ "Close" }</button>
        </div>
    }
}

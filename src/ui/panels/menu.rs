//! The menu of a head: what is needed less often. It closes by Escape, and when the focus goes elsewhere.

use crate::ui::act::Act;
use crate::view::player::{Command, LeftBranch};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::{
    Callback, FocusEvent, Html, KeyboardEvent, MouseEvent, NodeRef, PointerEvent, Properties, TargetCast,
    function_component, html, use_node_ref,
};

/// How many branches are offered, the latest first.
const BRANCHES: usize = 6;

/// What the menu offers.
#[derive(Clone, PartialEq, Properties)]
pub struct MenuProps {
    /// What can be taken back, and what can be done again.
    pub turns: (Option<Rc<str>>, Option<Rc<str>>),
    /// The branches that one can return to.
    pub branches: Vec<LeftBranch>,
    /// Whether there is something to go back from.
    pub reset: bool,
    /// Whether going back was the last thing done, and can be undone.
    pub returns: bool,
    /// Whether a link has just been copied.
    pub copied: bool,
    /// Whether play stops where something is freed.
    pub freed: bool,
    /// Whether there are breakpoints to go to, and nothing else goes there.
    pub stops: bool,
    /// Makes the address of this moment in the lab; `None` where the lab is not offered.
    pub lab: Option<Callback<(), Option<String>>>,
    /// The collector's options, where the head has no room for them.
    pub options: Html,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The menu.
#[function_component]
pub fn Menu(props: &MenuProps) -> Html {
    let whole = use_node_ref();
    let onkeydown = {
        let whole = whole.clone();
        Callback::from(move |e: KeyboardEvent| {
            if e.key() == "Escape" && close(&whole) {
                // A dialog of the page, which the widget stands in, stays.
                e.prevent_default();
                e.stop_propagation();
                focus_summary(&whole);
            }
        })
    };
    let onfocusout = {
        let whole = whole.clone();
        Callback::from(move |e: FocusEvent| {
            let to = e.related_target().and_then(|to| to.dyn_into::<Node>().ok());
            let inside = whole.cast::<Node>().is_some_and(|whole| whole.contains(to.as_ref()));
            if !inside {
                close(&whole);
            }
        })
    };
    let deed = |act: Act| {
        let whole = whole.clone();
        props.act.reform(move |_: MouseEvent| {
            focus_summary(&whole);
            close(&whole);
            act.clone()
        })
    };
    let freed = props.act.reform({
        let freed = props.freed;
        move |_: MouseEvent| Act::Player(Command::BreakFreed(!freed))
    });
    let to_stop = |ahead: bool| deed(Act::Player(Command::ToBreak(ahead)));
    let (undo, redo) = &props.turns;
    html! {
        <details class="menu" ref={whole.clone()} {onkeydown} {onfocusout}>
            <summary aria-label="More" title="More">{ "⋯" }</summary>
            <div class="items" tabindex="-1">
                <div class="options">{ props.options.clone() }</div>
                <button type="button" class="check" aria-pressed={if props.freed { "true" } else { "false" }} onclick={freed}>
                    { "Stop when something is freed" }
                </button>
                if props.stops {
                    <button type="button" onclick={to_stop(false)}>{ "◂ Back to breakpoint" }</button>
                    <button type="button" onclick={to_stop(true)}>{ "On to breakpoint ▸" }</button>
                }
                <button type="button" aria-disabled={undo.is_none().then_some("true")} onclick={deed(Act::Player(Command::Undo))}>
                    { undo.as_ref().map_or_else(|| "Undo what you did last".to_owned(), |words| format!("Undo: {words}")) }
                </button>
                if let Some(words) = redo {
                    <button type="button" onclick={deed(Act::Player(Command::Redo))}>{ format!("Redo: {words}") }</button>
                }
                { for props.branches.iter().take(BRANCHES).map(|branch| html! {
                    <button type="button" onclick={deed(Act::Player(Command::Branch(branch.turn)))}>{ format!("Return to: {}", branch.words) }</button>
                }) }
                <button type="button" class="narrow" aria-disabled={(!props.reset).then_some("true")} onclick={deed(Act::Reset)}>
                    { if props.returns { "Undo reset" } else { "Reset" } }
                </button>
                <button type="button" class="narrow" onclick={props.act.reform(|_: MouseEvent| Act::Share)}>
                    { if props.copied { "Copied ✓" } else { "Copy a link to this moment" } }
                </button>
                <button type="button" onclick={deed(Act::Page("share".into()))}>{ "Embed or download…" }</button>
                if let Some(lab) = &props.lab {
                    { open_in_lab(lab) }
                }
            </div>
        </details>
    }
}

/// A real link, whose address is made when somebody is about to use it, in whichever way.
fn open_in_lab(lab: &Callback<(), Option<String>>) -> Html {
    fn aim(link: Option<Element>, lab: &Callback<(), Option<String>>) {
        if let Some((link, address)) = link.zip(lab.emit(())) {
            // An attribute of this name can always be set.
            let _ = link.set_attribute("href", &address);
        }
    }
    let onfocus = {
        let lab = lab.clone();
        Callback::from(move |e: FocusEvent| aim(e.target_dyn_into(), &lab))
    };
    let onpointerdown = {
        let lab = lab.clone();
        Callback::from(move |e: PointerEvent| aim(e.target_dyn_into(), &lab))
    };
    let onclick = {
        let lab = lab.clone();
        Callback::from(move |e: MouseEvent| aim(e.target_dyn_into(), &lab))
    };
    html! { <a href="lab.html" {onfocus} {onpointerdown} {onclick}>{ "Open in the lab" }</a> }
}

/// Whether it was open.
fn close(whole: &NodeRef) -> bool {
    let whole = whole.cast::<Element>();
    whole.is_some_and(|whole| whole.has_attribute("open") && whole.remove_attribute("open").is_ok())
}

fn focus_summary(whole: &NodeRef) {
    let summary = whole.cast::<Element>().and_then(|whole| whole.query_selector("summary").ok().flatten());
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        // Focus that cannot be given stays where it is.
        let _ = summary.focus();
    }
}

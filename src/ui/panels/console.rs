//! What a program printed, and what waits for time or for a person, below its text.

use crate::ui::act::Act;
use crate::view::listing::{Listing, Offer, WaitingPanel};
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Html, MouseEvent, Properties, function_component, html, use_effect_with, use_node_ref};

/// A moment's output, and what waits.
#[derive(Clone, Properties)]
pub struct OutputProps {
    /// The moment.
    pub listing: Rc<Listing>,
    /// Whether the output is shown.
    pub console: bool,
    /// Whether something can be done about what waits.
    pub live: bool,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl PartialEq for OutputProps {
    fn eq(&self, other: &OutputProps) -> bool {
        let (a, b) = (&self.listing, &other.listing);
        (self.console, self.live) == (other.console, other.live)
            && self.act == other.act
            && (Rc::ptr_eq(a, b)
                || (&a.console, a.printed, a.prints, &a.pending) == (&b.console, b.printed, b.prints, &b.pending))
    }
}

/// The console and what waits.
#[function_component]
pub fn Output(props: &OutputProps) -> Html {
    let log = use_node_ref();
    {
        let log = log.clone();
        use_effect_with(props.listing.printed, move |_| {
            if let Some(log) = log.cast::<Element>() {
                log.set_scroll_top(log.scroll_height());
            }
        });
    }
    let listing = &props.listing;
    let hidden = listing.printed - listing.console.len();
    html! {
        <div class="output">
            if props.console {
                <div class="console" part="console">
                    <p class="label">{ "Console" }</p>
                    <div class="log" ref={log} tabindex="0" role="log" aria-label="Console" aria-live="off">
                        if hidden > 0 {
                            <p class="more">{ format!("{hidden} lines before these") }</p>
                        }
                        { for listing.console.iter().map(|line| html! { <pre>{ &**line }</pre> }) }
                    </div>
                </div>
            }
            if let Some(waiting) = &listing.pending {
                { pending(waiting, props.live, &props.act) }
            }
        </div>
    }
}

fn pending(pending: &WaitingPanel, live: bool, act: &Callback<Act>) -> Html {
    let offer = |offer: &Offer| {
        let ops = offer.ops.clone();
        let onclick = act.reform(move |_: MouseEvent| Act::Edit(ops.clone()));
        html! { <button type="button" class="plain" {onclick}>{ &*offer.label }</button> }
    };
    html! {
        <div class="pending">
            <p class="label">{ "Waiting" }<span class="clock">{ format!("at {}", pending.now) }</span></p>
            if pending.waits.is_empty() {
                <p class="more">{ "nothing waits now" }</p>
            } else {
                <ul>{ for pending.waits.iter().map(|wait| html! { <li>{ &**wait }</li> }) }</ul>
            }
            if live {
                <div class="offers" role="group" aria-label="Let time pass, or click">{ for pending.offers.iter().map(offer) }</div>
            }
        </div>
    }
}

//! What a program printed, and what waits for time or for a person, below its text.

use crate::lab::EntityId;
use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::view::listing::{ConsoleRow, Listing, Offer, WaitingPanel};
use crate::view::player::{Command, Pick};
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
    /// Whether the console keeps what it logs.
    pub keeps: bool,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl PartialEq for OutputProps {
    fn eq(&self, other: &OutputProps) -> bool {
        let (a, b) = (&self.listing, &other.listing);
        (self.console, self.live, self.keeps) == (other.console, other.live, other.keeps)
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
                    if props.live && listing.prints {
                        { switch(props) }
                    }
                    <div class="log" ref={log} tabindex="0" role="log" aria-label="Console" aria-live="off">
                        if hidden > 0 {
                            <p class="more">{ format!("{hidden} lines before these") }</p>
                        }
                        { for listing.console.iter().map(|row| line(row, &props.act)) }
                    </div>
                </div>
            }
            if let Some(waiting) = &listing.pending {
                { pending(waiting, props.live, &props.act) }
            }
        </div>
    }
}

/// Whether the console is a root, as that of an open inspector is.
fn switch(props: &OutputProps) -> Html {
    let keeps = props.keeps;
    let title = Some("As an open inspector does: what is logged stays alive".into());
    let text = "keeps what it logs".into();
    let button = Button { class: "plain keeps", text, title, pressed: Some(keeps), ..Button::default() };
    button.does(&props.act, Act::KeepLogged(!keeps))
}

/// A line. What is the text of an object leads to it, at the moment at which the line was printed; the Tab key stops once at
/// each.
fn line(row: &ConsoleRow, act: &Callback<Act>) -> Html {
    let mut seen = Vec::new();
    let piece = |(text, thing): &(Rc<str>, Option<EntityId>)| {
        let Some(object) = *thing else { return html! { { &**text } } };
        let visit = Act::Player(Command::Visit(row.at, Pick { side: 0, object }));
        let onclick = act.reform(move |_: MouseEvent| visit.clone());
        let again = seen.contains(&object);
        seen.push(object);
        html! {
            <button type="button" class="logged" title="Show it, at the moment it was logged"
                tabindex={again.then_some("-1")} {onclick}>{ &**text }</button>
        }
    };
    html! { <pre class={row.level}>{ for row.pieces.iter().map(piece) }</pre> }
}

fn pending(pending: &WaitingPanel, live: bool, act: &Callback<Act>) -> Html {
    let offer = |offer: &Offer| Button::plain(offer.label.clone()).does(act, Act::Edit(offer.ops.clone()));
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

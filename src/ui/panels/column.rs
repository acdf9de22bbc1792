//! What stands over the graph of a side where there are two: its collector, what that has freed and at what cost.

use crate::view::player::View;
use yew::{Html, html};

/// The head of a side.
pub fn over(view: &View) -> Html {
    html! {
        <div class="over">
            <p class="who">{ view.collector.label }</p>
            <p class="tally">
                if view.waits {
                    <span class="waiting">{ "waits" }</span>{ " · " }
                }
                { view.tally.words() }
            </p>
        </div>
    }
}

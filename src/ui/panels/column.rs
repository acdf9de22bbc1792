//! What stands over the graph of a side where there are two: its collector, what that has freed and at what cost.

use crate::view::player::View;
use yew::{Html, classes, html};

/// The head of a side.
pub fn over(view: &View, other: Option<Html>) -> Html {
    html! {
        <div class="over">
            // Its name, and the choice of another one in the same place.
            <div class="who">{ other.unwrap_or_else(|| view.collector.label.into()) }</div>
            // Its room is kept.
            <p class={classes!("idle", view.waits.then_some("now"))}>{ "waits" }</p>
            <p class="tally">{ view.tally.words() }</p>
        </div>
    }
}

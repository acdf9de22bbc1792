//! What stands over the graph of a side where there are two: its collector, what that has freed and at what cost.

use crate::view::player::View;
use yew::{Html, classes, html};

/// The head of a side.
pub fn over(view: &View) -> Html {
    html! {
        <div class="over">
            <p class="who">{ view.collector.label }</p>
            // Its room is kept.
            <p class={classes!("idle", view.waits.then_some("now"))}>{ "waits" }</p>
            <p class="tally">{ view.tally.words() }</p>
        </div>
    }
}

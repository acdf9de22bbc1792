//! Several collectors in a table: what each has freed, what it cost, and when the program waited for it, their pauses one
//! above the other on the same clock.

use crate::view::frame::Track;
use crate::view::heap_chart::PauseMark;
use crate::view::player::{TALLIED, View};
use memory::time::Tick;
use std::rc::Rc;
use yew::{Html, html};

/// The table beneath runs that stand side by side.
pub fn sums(views: &[View], tracks: &[Rc<Track>], now: Tick) -> Html {
    let head = |(name, long): &(&str, &str)| html! { <th scope="col" title={long.to_string()}>{ *name }</th> };
    let row = |(view, track): (&View, &Rc<Track>)| {
        let cells = view.tally.cells();
        html! {
            <tr key={view.collector.name}>
                <th scope="row">{ view.collector.label }</th>
                { for cells.iter().map(|cell| html! { <td>{ cell }</td> }) }
                <td class="waits">{ lane(track, now) }</td>
            </tr>
        }
    };
    html! {
        <div class="sums" part="sums" role="group" aria-label="The collectors compared" tabindex="0">
            <table>
                <thead><tr><td></td>{ for TALLIED.iter().map(head) }<th scope="col">{ "pauses" }</th></tr></thead>
                <tbody>{ for views.iter().zip(tracks).map(row) }</tbody>
            </table>
        </div>
    }
}

/// A run's pauses on the common clock, and where one is.
fn lane(track: &Track, now: Tick) -> Html {
    let pause = |pause: &PauseMark| {
        let (x, width) = (pause.from * 100.0, ((pause.to - pause.from) * 100.0).max(0.6));
        html! { <rect class="wait" x={format!("{x:.2}")} y="2" width={format!("{width:.2}")} height="12" /> }
    };
    let x = format!("{:.2}", now.part_of(track.ticks) * 100.0);
    let told = match track.chart.pauses.len() {
        0 => "no pauses".to_owned(),
        1 => "1 pause".to_owned(),
        pauses => format!("{pauses} pauses"),
    };
    html! {
        <svg viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label={told}>
            <path class="clock" d="M0 15.5H100" />
            { for track.chart.pauses.iter().map(pause) }
            <path class="now" d={format!("M{x} 0V16")} />
        </svg>
    }
}

//! What takes long is done in slices, a program that is run ahead as well as the search for what gets lost: how far it is,
//! and a button to stop it there.

use crate::lab::Breaker;
use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::view::player::{Command, Player};
use yew::{Callback, Html, html};

/// What is over sooner, in milliseconds, is over before anybody could read how far it is.
const SOON: f64 = 500.0;

/// How far a program is that is still being run ahead, and has been for some time.
pub fn running(player: &Player, ms: f64, act: &Callback<Act>) -> Html {
    let Some((steps, most)) = player.running() else { return preparing(player) };
    if ms <= SOON {
        return Html::default();
    }
    let millions = |steps: u64| format!("{:.1}", steps as f64 / 1e6);
    html! {
        <div class="running">
            <label>{ format!("Running: {} of at most {} million instructions ", millions(steps), millions(most)) }
                <progress max={most.to_string()} value={steps.to_string()} /></label>
            { Button::plain("Stop").does(act, Act::Player(Command::Halt)) }
        </div>
    }
}

/// A program that is new here waits for the compiler, and a graph in another format for what reads it.
pub fn compiling(program: bool) -> Html {
    let words = if program { "Loading the compiler for this program " } else { "Loading the reader for this graph " };
    html! {
        <div class="running"><label>{ words }<progress /></label></div>
    }
}

/// What is done before a graph can be shown: of a large one, that takes its time.
fn preparing(player: &Player) -> Html {
    let Some((words, part)) = player.preparing() else { return Html::default() };
    html! {
        <div class="running">
            <label>{ words }{ " " }<progress value={part.map(|part| format!("{part:.2}"))} /></label>
        </div>
    }
}

/// How far the search is for the shortest run in which an object is lost: of the runs of as many writes as it has come to.
pub fn searching(breaker: &Breaker, act: &Callback<Act>) -> Html {
    let (writes, (runs, of)) = (breaker.writes(), breaker.runs());
    let writes = if writes == 1 { "1 write".to_owned() } else { format!("{writes} writes") };
    html! {
        <div class="running searching">
            <label>{ format!("Searching: {runs} of {of} runs of {writes}; {} moments looked at ", breaker.looked_at()) }
                <progress max={of.max(1).to_string()} value={runs.to_string()} /></label>
            { Button::plain("Stop").does(act, Act::StopSearch) }
        </div>
    }
}

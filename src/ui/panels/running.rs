//! A program that takes long is run ahead in slices: how far it is, and a button to stop it there.

use crate::ui::act::Act;
use crate::view::player::{Command, Player};
use yew::{Callback, Html, MouseEvent, html};

/// Programs of fewer instructions than this are over before anybody could read how far they are.
const SOON: u64 = 300_000;

/// How far a program is that is still being run ahead.
pub fn running(player: &Player, act: &Callback<Act>) -> Html {
    let Some((steps, most)) = player.running().filter(|(steps, _)| *steps > SOON) else { return Html::default() };
    let onclick = act.reform(|_: MouseEvent| Act::Player(Command::Halt));
    let millions = |steps: u64| format!("{:.1}", steps as f64 / 1e6);
    html! {
        <div class="running">
            <label>{ format!("Running: {} of at most {} million instructions ", millions(steps), millions(most)) }
                <progress max={most.to_string()} value={steps.to_string()} /></label>
            <button type="button" class="plain" {onclick}>{ "Stop" }</button>
        </div>
    }
}

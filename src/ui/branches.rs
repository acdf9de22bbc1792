//! The futures that acts in the past have dropped, as a small list beside what takes an act back. It is there only where
//! there are any.

use super::act::Act;
use super::transport::Choose;
use crate::view::player::{Command, LeftBranch};
use yew::{AttrValue, Callback, Html, html};

/// The list: its line at rest says how many there are, the others what was done in each last.
pub fn branches(left: &[LeftBranch], act: &Callback<Act>) -> Html {
    if left.is_empty() {
        return Html::default();
    }
    let many = if left.len() == 1 { "1 branch".to_owned() } else { format!("{} branches", left.len()) };
    let others = left.iter().map(|branch| {
        (AttrValue::from(branch.turn.to_string()), AttrValue::from(format!("Return to: {}", branch.words)))
    });
    let options: Vec<(AttrValue, AttrValue)> =
        std::iter::once((AttrValue::default(), AttrValue::from(many))).chain(others).collect();
    let chosen = act.reform(|turn: String| match turn.parse() {
        Ok(turn) => Act::Player(Command::Branch(turn)),
        Err(_) => Act::Touch,
    });
    html! { <Choose name="Return to what was left behind" {options} value="" {chosen} /> }
}

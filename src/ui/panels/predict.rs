//! The bar of a widget with questions: what is asked, what was chosen, what was right. Its room is kept.

use super::say::pieces;
use super::why;
use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::memo::Memo;
use crate::view::frame::Sentence;
use crate::view::player::{Asking, Bar, Command, Reply, Verdict};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, SubmitEvent, TargetCast, classes, html};

/// The bar.
#[derive(Clone, PartialEq)]
pub struct PredictProps {
    /// What it shows.
    pub bar: Rc<Bar>,
    /// Why what is selected is alive: said here while nothing is asked.
    pub why: Option<Rc<Sentence>>,
    /// Whether changes are read out: not while it plays.
    pub aloud: bool,
    /// Whether objects can be pressed.
    pub picks: bool,
    /// Whether there are two sides to choose on.
    pub sides: bool,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for PredictProps {
    fn draw(&self) -> Html {
        match &self.bar.asking {
            Some(asking) => asked(self, asking),
            None => quiet(self),
        }
    }
}

/// Nothing is asked: how many questions there are, and that one may have one.
fn quiet(props: &PredictProps) -> Html {
    let Bar { of, right, left, .. } = *props.bar;
    let many = if of == 1 { "1 question".to_owned() } else { format!("{of} questions") };
    let done = if right > 0 { format!(", {right} answered") } else { String::new() };
    html! {
        <div class={classes!("predict", "quiet", props.why.is_some().then_some("told"))}>
            <div class="asked" tabindex={props.why.is_some().then_some("0")} role="group" aria-label="Questions">
                <p aria-live={if props.aloud { "polite" } else { "off" }}>
                    if let Some(why) = &props.why {
                        { why::told(why) }
                    } else {
                        <span class="phase mark">{ "Predict." }</span>{ " " }<span class="many">{ format!("{many}{done}.") }</span>
                    }
                </p>
                if props.why.is_none() && props.picks {
                    <p class="soft">{ why::hint() }</p>
                }
            </div>
            <div class="choices">
                if props.why.is_some() {
                    { why::close(&props.act) }
                }
                if left {
                    { button(props, "Ask me now", "plain", true, Command::Ask(None)) }
                } else {
                    { button(props, "Ask me again", "plain", true, Command::Answered(Vec::new())) }
                }
            </div>
        </div>
    }
}

fn asked(props: &PredictProps, asking: &Asking) -> Html {
    let reply = |name: &'static str, class: &'static str, on: bool, reply: Reply| {
        button(props, name, class, on, Command::Reply(reply))
    };
    let submitted = props.act.reform(|e: SubmitEvent| {
        e.prevent_default();
        Act::Player(Command::Reply(Reply::Check))
    });
    let (checked, right) = (asking.verdict.is_some(), asking.verdict.as_ref().is_some_and(|verdict| verdict.right));
    let revealed = asking.verdict.as_ref().is_some_and(|verdict| verdict.revealed);
    html! {
        <form class={classes!("predict", checked.then_some("checked"))} onsubmit={submitted} aria-label="Predict">
            <div class="asked" tabindex="0" role="group" aria-label="Question">
                <p aria-live="polite">
                    if let Some(verdict) = &asking.verdict {
                        { told(verdict) }
                    } else {
                        <span class="phase mark">{ "Predict." }</span>{ " " }{ pieces(&asking.text) }{ " " }
                        { how(props, asking) }
                    }
                </p>
                <p class="aloud" aria-live="polite">{ here(asking) }</p>
            </div>
            <div class="choices">
                if checked {
                    if !right && !revealed {
                        { reply("Reveal", "plain", true, Reply::Reveal) }
                        { reply("Try again", "plain", true, Reply::Again) }
                    }
                    { reply("Go on ▸", "plain main", true, Reply::GoOn) }
                } else {
                    if let Some(number) = asking.number {
                        { figure(props, number) }
                    } else if !asking.one {
                        { Button { pressed: Some(asking.none), ..Button::plain("None of them") }
                            .does(&props.act, Act::Player(Command::Reply(Reply::NoneOfThem))) }
                    }
                    { reply("Skip", "plain", true, Reply::Skip) }
                    { reply("Check", "plain main", asking.answered, Reply::Check) }
                }
            </div>
        </form>
    }
}

fn told(verdict: &Verdict) -> Html {
    let (tone, word) = match verdict {
        Verdict { revealed: true, .. } => ("plain", "The answer."),
        Verdict { right: true, .. } => ("mark", "✓ Right."),
        _ => ("alarm", "✕ Not quite."),
    };
    let line = |line: &Vec<_>| html! { <>{ " " }{ pieces(line) }</> };
    html! { <><span class={classes!("phase", tone)}>{ word }</span>{ for verdict.lines.iter().map(line) }</> }
}

/// How one answers, and what was chosen so far.
fn how(props: &PredictProps, asking: &Asking) -> Html {
    if asking.number.is_some() {
        return Html::default();
    }
    let how = match (asking.one, props.sides) {
        (true, _) => "Press it in the picture.",
        (false, true) => "Press each of them, on both sides.",
        (false, false) => "Press each of them in the picture.",
    };
    let chosen = match asking.chosen.len() {
        0 => how.to_owned(),
        _ => format!("Chosen: {}.", asking.chosen.join(", ")),
    };
    html! { <span class="soft">{ chosen }</span> }
}

/// Where the keyboard is, for those who hear it.
fn here(asking: &Asking) -> String {
    match &asking.here {
        Some((name, true)) => format!("{name}, chosen"),
        Some((name, false)) => name.clone(),
        None => String::new(),
    }
}

fn figure(props: &PredictProps, number: Option<u32>) -> Html {
    let typed = props.act.reform(|e: InputEvent| {
        let text = e.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
        Act::Player(Command::Reply(Reply::Number(text.trim().parse().ok())))
    });
    let value = number.map(|number| number.to_string()).unwrap_or_default();
    html! {
        <input class="figure-in" type="number" min="0" max="99" step="1" inputmode="numeric" aria-label="The count" {value} oninput={typed} />
    }
}

fn button(props: &PredictProps, name: &'static str, class: &'static str, on: bool, command: Command) -> Html {
    Button { class, off: !on, ..Button::plain(name) }.does(&props.act, Act::Player(command))
}

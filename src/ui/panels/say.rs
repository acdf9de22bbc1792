//! The sentence: what just happened and why; beside it the cuts that are on offer, or why a wish was not granted.

use crate::lab::Operation;
use crate::ui::act::Act;
use crate::ui::branches::branches;
use crate::ui::button::Button;
use crate::ui::memo::Memo;
use crate::ui::shapes;
use crate::ui::transport::Choose;
use crate::view::frame::{Frame, Sentence, SentencePart};
use crate::view::player::{Command, Cut, LeftBranch};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, classes, html};

/// How many cuts are buttons; where there are more, all of them are in one list.
const BUTTONS: usize = 3;

/// A frame's sentence, and what is beside it.
#[derive(Clone)]
pub struct SayProps {
    /// The frame; `None` where the sentence stands elsewhere.
    pub frame: Option<Rc<Frame>>,
    /// The cuts on offer.
    pub cuts: Rc<Vec<Cut>>,
    /// Whether cuts may be on offer here, so that their room is kept.
    pub offers: bool,
    /// Whether what a person did last can be taken back.
    pub undo: bool,
    /// The branches that one can return to.
    pub branches: Vec<LeftBranch>,
    /// How a program that has stopped goes on, where it can.
    pub resume: Option<Vec<Operation>>,
    /// Why the last wish was not granted.
    pub notice: Option<Rc<str>>,
    /// What is read out.
    pub aloud: AttrValue,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl PartialEq for SayProps {
    fn eq(&self, other: &SayProps) -> bool {
        (&self.notice, &self.aloud, self.offers, self.undo) == (&other.notice, &other.aloud, other.offers, other.undo)
            && self.act == other.act
            && self.resume == other.resume
            && self.branches == other.branches
            && self.cuts == other.cuts
            && self.sentence() == other.sentence()
    }
}

impl SayProps {
    fn sentence(&self) -> Option<&Sentence> {
        self.frame.as_ref().map(|frame| &frame.sentence)
    }
}

impl Memo for SayProps {
    fn draw(&self) -> Html {
        html! {
            <div class={classes!("say", self.offers.then_some("offers"))} part={self.frame.is_some().then_some("sentence")}>
                { for self.sentence().map(sentence) }
                if let Some(notice) = &self.notice {
                    <p class="notice" role="alert">{ &**notice }</p>
                } else if let Some(ops) = self.resume.clone() {
                    <div class="cuts">
                        { Button::plain("Continue").does(&self.act, Act::Edit(ops)) }
                    </div>
                } else if self.offers || !self.branches.is_empty() {
                    <div class="cuts" role="group" aria-label={if self.offers { "Cut a reference" } else { "What was left behind" }}>
                        if self.undo {
                            { Button { title: Some("Take back what you did last (Z)".into()), ..Button::plain("Undo") }
                                .does(&self.act, Act::Player(Command::Undo)) }
                        }
                        { branches(&self.branches, &self.act) }
                        if self.offers {
                            { cuts(&self.cuts, &self.act) }
                        }
                    </div>
                }
                <p class="aloud" aria-live="polite">{ self.aloud.clone() }</p>
            </div>
        }
    }
}

fn cuts(cuts: &Rc<Vec<Cut>>, act: &Callback<Act>) -> Html {
    if cuts.len() <= BUTTONS {
        let button = |cut: &Cut| {
            Button { class: "plain cut", text: cut.label().into(), ..Button::default() }
                .does(act, Act::Cut(cut.clone()))
        };
        return html! { <>{ for cuts.iter().map(button) }</> };
    }
    let mut options = vec![(AttrValue::from(""), AttrValue::from("Cut …"))];
    options.extend(cuts.iter().enumerate().map(|(i, c)| (AttrValue::from(i.to_string()), AttrValue::from(c.label()))));
    let chosen = {
        let (cuts, act) = (cuts.clone(), act.clone());
        Callback::from(move |value: String| {
            if let Some(cut) = value.parse::<usize>().ok().and_then(|i| cuts.get(i)) {
                act.emit(Act::Cut(cut.clone()));
            }
        })
    };
    html! { <Choose name="Cut a reference" {options} value="" {chosen} /> }
}

/// A sentence of more characters than this is set smaller: the room it has is always the same. Beside cuts that is so from
/// fewer on.
const LONG: usize = 140;
const LENGTHY: usize = 80;

/// A sentence as a paragraph.
pub fn sentence(sentence: &Sentence) -> Html {
    let letters = words(sentence).chars().count();
    html! {
        <p class={classes!("sentence", (letters > LONG).then_some("long"), (letters > LENGTHY).then_some("lengthy"))}>
            <span class={classes!("phase", shapes::tone(sentence.tone))}>{ &*sentence.phase }</span>{ " " }
            { pieces(&sentence.parts) }
        </p>
    }
}

/// The pieces of a sentence, names in the code face.
pub fn pieces(parts: &[SentencePart]) -> Html {
    let part = |part: &SentencePart| match part {
        SentencePart::Words(words) => html! { { words } },
        SentencePart::Name(name) => html! { <b>{ name }</b> },
    };
    html! { <>{ for parts.iter().map(part) }</> }
}

/// The sentence as plain words, to be read out.
pub fn words(sentence: &Sentence) -> String {
    let parts = sentence.parts.iter().map(|p| match p {
        SentencePart::Words(text) | SentencePart::Name(text) => text.as_str(),
    });
    format!("{}: {}", sentence.phase, parts.collect::<String>())
}

//! The head of a widget: its title, the choice of collector, and the button that lists the keys.

use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::memo::Memo;
use crate::ui::transport::Choose;
use crate::view::player::{Choice, Command, OptionChoice};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, MouseEvent, NodeRef, classes, html};

/// How many collectors have a button of their own; the others are on a list.
const BUTTONS: usize = 2;

/// What the head shows.
#[derive(Clone, PartialEq)]
pub struct HeadProps {
    /// The scenario's title.
    pub title: Rc<str>,
    /// The collectors one can choose; empty where that is not offered.
    pub collectors: Vec<Choice>,
    /// The one chosen, or both where two stand side by side.
    pub chosen: AttrValue,
    /// The two that can be compared.
    pub pair: AttrValue,
    /// What can be chosen of the collector, where that is offered.
    pub options: Vec<OptionChoice>,
    /// Whether options are offered of collectors that have some: then the collectors are a list.
    pub optional: bool,
    /// The collector, where one can look for what it loses.
    pub breakable: Option<AttrValue>,
    /// Whether the list of keys is open; `None` where it is not offered.
    pub help: Option<bool>,
    /// The button of the list of keys, to which focus returns.
    pub help_button: NodeRef,
    /// What else is offered.
    pub tools: Html,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for HeadProps {
    fn draw(&self) -> Html {
        let choice = |names: AttrValue, label: &'static str, chosen: bool| {
            let button = Button { text: label.into(), pressed: Some(chosen), ..Button::default() };
            button.does(&self.act, Act::Player(Command::Collector(names.to_string())))
        };
        let one = |c: &Choice| choice(c.name.into(), c.label, self.chosen == c.name);
        let (first, others) = self.collectors.split_at(self.collectors.len().min(BUTTONS));
        let other = others.iter().find(|c| self.chosen == c.name).map_or("", |c| c.name);
        let listed =
            std::iter::once(("".into(), "⋯".into())).chain(others.iter().map(|c| (c.name.into(), c.label.into())));
        let act = self.act.clone();
        let chosen = Callback::from(move |name: String| {
            if !name.is_empty() {
                act.emit(Act::Player(Command::Collector(name)));
            }
        });
        let optional = self.optional.then_some("optional");
        html! {
            <div class={classes!("head", optional)} part="head">
                <p class="title" title={self.title.to_string()}>{ &*self.title }</p>
                if !self.collectors.is_empty() {
                    <div class="seg" role="group" aria-label="Collector">
                        { for first.iter().map(one) }
                        if !others.is_empty() {
                            <Choose name="Other collectors" options={listed.collect::<Vec<_>>()} value={other} {chosen} />
                        }
                        { choice(self.pair.clone(), "Compare", self.chosen.contains(' ')) }
                    </div>
                    { list(self) }
                }
                { add(self) }
                { options(&self.options, &self.act) }
                if let Some(collector) = self.breakable.clone() {
                    { breaker().does(&self.act, Act::Break(collector.to_string())) }
                }
                { self.tools.clone() }
                if let Some(open) = self.help {
                    <button type="button" class="ask" ref={self.help_button.clone()} aria-label="Keys" title="Keys (?)"
                        aria-expanded={if open { "true" } else { "false" }}
                        onclick={self.act.reform(move |_: MouseEvent| Act::Help(!open))}>{ "?" }</button>
                }
            </div>
        }
    }
}

fn breaker() -> Button {
    let title = Some("Find the shortest run in which an object is lost".into());
    Button { class: "plain breaker", text: "What gets lost?".into(), title, ..Button::default() }
}

/// The same choice as one list, where there is no room for buttons.
fn list(props: &HeadProps) -> Html {
    let one = |c: &Choice| (AttrValue::from(c.name), AttrValue::from(c.label));
    let mut options: Vec<(AttrValue, AttrValue)> = props.collectors.iter().map(one).collect();
    let several = if props.pair.split(' ').count() > 2 { "Compare several" } else { "Compare two" };
    options.push((props.pair.clone(), several.into()));
    if options.iter().all(|(names, _)| *names != props.chosen) {
        options.push((props.chosen.clone(), "Those compared".into()));
    }
    let chosen = props.act.reform(|names: String| Act::Player(Command::Collector(names)));
    html! { <Choose name="Collector" {options} value={props.chosen.clone()} {chosen} /> }
}

/// The options of a collector, each a list of its values.
pub fn options(options: &[OptionChoice], act: &Callback<Act>) -> Html {
    let one = |option: &OptionChoice| {
        let values: Vec<(AttrValue, AttrValue)> =
            option.values.iter().map(|(name, label)| (name.clone().into(), AttrValue::from(*label))).collect();
        let chosen = act.reform(|name: String| Act::Player(Command::Collector(name)));
        html! {
            <span class="option">
                <span class="name" aria-hidden="true">{ option.label }</span>
                <Choose name={option.label} options={values} value={option.chosen.clone()} {chosen} />
            </span>
        }
    };
    html! { <>{ for options.iter().map(one) }</> }
}

/// One more beside those that are compared, as long as there is room.
fn add(props: &HeadProps) -> Html {
    let shown: Vec<&str> = props.chosen.split(' ').collect();
    if props.collectors.is_empty() || !(2..4).contains(&shown.len()) {
        return Html::default();
    }
    let more = props.collectors.iter().filter(|c| !shown.contains(&c.name));
    let options: Vec<(AttrValue, AttrValue)> = std::iter::once(("".into(), "Add one …".into()))
        .chain(more.map(|c| (format!("{} {}", props.chosen, c.name).into(), c.label.into())))
        .collect();
    let act = props.act.clone();
    let chosen = Callback::from(move |names: String| {
        if !names.is_empty() {
            act.emit(Act::Player(Command::Collector(names)));
        }
    });
    html! { <span class="option add"><Choose name="Compare one more" {options} value="" {chosen} /></span> }
}

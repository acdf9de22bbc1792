//! The head of a widget: its title, the choice of collector, and the button that lists the keys.

use crate::ui::act::Act;
use crate::ui::transport::Choose;
use crate::view::player::{Choice, Command, OptionChoice};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, MouseEvent, NodeRef, Properties, classes, function_component, html};

/// How many collectors have a button of their own; the others are on a list.
const BUTTONS: usize = 2;

/// What the head shows.
#[derive(Clone, PartialEq, Properties)]
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
    #[prop_or_default]
    pub options: Vec<OptionChoice>,
    /// Whether options are offered of collectors that have some: then the collectors are a list.
    pub optional: bool,
    /// The collector, where one can look for what it loses.
    #[prop_or_default]
    pub breakable: Option<AttrValue>,
    /// Whether the list of keys is open; `None` where it is not offered.
    pub help: Option<bool>,
    /// The button of the list of keys, to which focus returns.
    pub help_button: NodeRef,
    /// What else is offered.
    #[prop_or_default]
    pub tools: Html,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The head.
#[function_component]
pub fn Head(props: &HeadProps) -> Html {
    let choice = |names: AttrValue, label: &'static str, chosen: bool| {
        let onclick = props.act.reform(move |_: MouseEvent| Act::Player(Command::Collector(names.to_string())));
        html! { <button type="button" aria-pressed={if chosen { "true" } else { "false" }} {onclick}>{ label }</button> }
    };
    let one = |c: &Choice| choice(c.name.into(), c.label, props.chosen == c.name);
    let (first, others) = props.collectors.split_at(props.collectors.len().min(BUTTONS));
    let other = others.iter().find(|c| props.chosen == c.name).map_or("", |c| c.name);
    let listed = std::iter::once(("".into(), "⋯".into())).chain(others.iter().map(|c| (c.name.into(), c.label.into())));
    let act = props.act.clone();
    let chosen = Callback::from(move |name: String| {
        if !name.is_empty() {
            act.emit(Act::Player(Command::Collector(name)));
        }
    });
    let optional = props.optional.then_some("optional");
    html! {
        <div class={classes!("head", optional)} part="head">
            <p class="title" title={props.title.to_string()}>{ &*props.title }</p>
            if !props.collectors.is_empty() {
                <div class="seg" role="group" aria-label="Collector">
                    { for first.iter().map(one) }
                    if !others.is_empty() {
                        <Choose name="Other collectors" options={listed.collect::<Vec<_>>()} value={other} {chosen} />
                    }
                    { choice(props.pair.clone(), "Compare", props.chosen.contains(' ')) }
                </div>
                { list(props) }
            }
            { add(props) }
            { options(&props.options, &props.act) }
            if let Some(collector) = props.breakable.clone() {
                <button type="button" class="plain breaker" title="Find the shortest run in which an object is lost"
                    onclick={props.act.reform(move |_: MouseEvent| Act::Break(collector.to_string()))}>
                    { "What gets lost?" }
                </button>
            }
            { props.tools.clone() }
            if let Some(open) = props.help {
                <button type="button" class="ask" ref={props.help_button.clone()} aria-label="Keys" title="Keys (?)"
                    aria-expanded={if open { "true" } else { "false" }}
                    onclick={props.act.reform(move |_: MouseEvent| Act::Help(!open))}>{ "?" }</button>
            }
        </div>
    }
}

/// The same choice as one list, where there is no room for buttons.
fn list(props: &HeadProps) -> Html {
    let one = |c: &Choice| (AttrValue::from(c.name), AttrValue::from(c.label));
    let mut options: Vec<(AttrValue, AttrValue)> = props.collectors.iter().map(one).collect();
    options.push((props.pair.clone(), "Compare two".into()));
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

//! What there is to know of the selected object, in the lab: its figures, who holds it and what would go without each of
//! them, what it refers to, its paths. What would go is lit while the pointer or the focus is on a reference.

use crate::lab::Happening;
use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::memo::Memo;
use crate::ui::transport::Choose;
use crate::view::breaks::{Condition, deed};
use crate::view::inspection::{Fact, FactLead, Hold, Inspection};
use crate::view::player::{Command, Pick};
use std::rc::Rc;
use yew::{AttrValue, Callback, FocusEvent, Html, MouseEvent, PointerEvent, html};

/// What is known of an object.
#[derive(Clone, PartialEq)]
pub struct InspectProps {
    /// The object.
    pub pick: Pick,
    /// What is known of it.
    pub inspection: Rc<Inspection>,
    /// How far the search for what it retains has come, from 0 to 1.
    pub progress: f64,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for InspectProps {
    fn draw(&self) -> Html {
        let InspectProps { inspection, act, .. } = self;
        let lists = [("Held by", &inspection.held_by, inspection.more), ("Refers to", &inspection.refers_to, 0)];
        let more_paths = inspection.paths.get(1..).unwrap_or_default();
        html! {
            <section class="inspect" aria-label={format!("About {}", inspection.title)}>
                <p class="label">{ &*inspection.title }</p>
                <dl>
                    { for inspection.facts.iter().map(|fact| self::fact(fact, self.pick, act)) }
                    if self.progress < 1.0 {
                        <dt>{ "Retains" }</dt><dd>{ format!("looking: {:.0} %", self.progress * 100.0) }</dd>
                    }
                </dl>
                { for lists.into_iter().filter(|(_, holds, _)| !holds.is_empty()).map(|(name, holds, more)| html! {
                    <key={name}>
                        <p class="label">{ name }</p>
                        <ul>{ for holds.iter().enumerate().map(|(at, hold)| {
                            // Several variables may have one name.
                            let same = holds[..at].iter().filter(|other| other.name == hold.name).count();
                            self::hold(hold, format!("{} {same}", hold.name), (self.pick.side, name == "Held by"), act)
                        }) }</ul>
                        if more > 0 {
                            <p class="more">{ format!("and {more} more") }</p>
                        }
                    </>
                }) }
                if !more_paths.is_empty() {
                    <p class="label">{ "Also reached by" }</p>
                    <ul>{ for more_paths.iter().map(|path| html! { <li class="path">{ &**path }</li> }) }</ul>
                }
                if let Some(weak) = inspection.weak {
                    <button type="button" class="plain" aria-pressed={weak.to_string()} onclick={act.reform(move |_: MouseEvent| Act::Player(Command::IgnoreWeak(!weak)))}>
                        { "Paths without weak maps" }
                    </button>
                }
                { stop(&inspection.title, act) }
            </section>
        }
    }
}

/// What can be stopped at.
const STOPS: [Happening; 7] = [
    Happening::Written,
    Happening::Released,
    Happening::Marked,
    Happening::Counted,
    Happening::Moved,
    Happening::Condemned,
    Happening::Freed,
];

/// The choice of a breakpoint with this object in its condition; those that there are stand in the log.
fn stop(title: &Rc<str>, act: &Callback<Act>) -> Html {
    let options = STOPS.iter().map(|what| (what.name().into(), format!("it {}", deed(*what)).into()));
    let options: Vec<(AttrValue, AttrValue)> = [("".into(), "Stop when…".into())].into_iter().chain(options).collect();
    let title = title.clone();
    let chosen = act.reform(move |name: String| match Happening::named(&name) {
        Some(what) => Act::Player(Command::Condition(Condition::Object(what, title.clone()))),
        None => Act::Touch,
    });
    html! { <Choose name="Stop when something happens to it" {options} value="" {chosen} /> }
}

fn fact(fact: &Fact, pick: Pick, act: &Callback<Act>) -> Html {
    let value = match fact.leads {
        None => html! { { &*fact.value } },
        Some(lead) => {
            let deed = match lead {
                FactLead::Object(object) => Command::Select(Some(Pick { side: pick.side, object })),
                FactLead::Moment(at) => Command::Visit(at, pick),
            };
            link(&fact.value).does(act, Act::Player(deed))
        }
    };
    html! { <><dt>{ fact.name }</dt><dd>{ value }</dd></> }
}

fn link(text: &Rc<str>) -> Button {
    Button { class: "link", text: text.clone().into(), ..Button::default() }
}

fn hold(hold: &Hold, key: String, (side, held): (usize, bool), act: &Callback<Act>) -> Html {
    let name = match hold.other {
        None => html! { { &*hold.name } },
        Some(object) => link(&hold.name).does(act, Act::Player(Command::Select(Some(Pick { side, object })))),
    };
    let lights = hold.lost.clone().filter(|lost| !lost.is_empty());
    let foresee = |lost: Option<Rc<[_]>>| Act::Player(Command::Foresee(lost));
    let (on, off) = (foresee(lights.clone()), foresee(None));
    let (focus, blur) = (on.clone(), off.clone());
    let onpointerenter = lights.is_some().then(|| act.reform(move |_: PointerEvent| on.clone()));
    let onpointerleave = lights.is_some().then(|| act.reform(move |_: PointerEvent| off.clone()));
    let onfocusin = lights.is_some().then(|| act.reform(move |_: FocusEvent| focus.clone()));
    let onfocusout = lights.is_some().then(|| act.reform(move |_: FocusEvent| blur.clone()));
    let cut = hold.cut.clone().map(|cut| {
        let label = format!("Cut {}", hold.name);
        let title = Some(format!("{label} (Z takes it back)").into());
        Button { title, label: Some(label.into()), ..Button::plain("Cut") }.does(act, Act::Edit(vec![cut]))
    });
    let ignore = hold.place.filter(|_| held).map(|place| {
        let label = Some(AttrValue::from(format!("Ignore {}: look for paths without it", hold.name)));
        let button = Button { title: label.clone(), label, pressed: Some(hold.ignored), ..Button::plain("Ignore") };
        button.does(act, Act::Player(Command::Ignore(place)))
    });
    html! {
        <li {key} class={hold.ignored.then_some("ignored")} {onpointerenter} {onpointerleave} {onfocusin} {onfocusout}>
            <span>{ name }if !hold.loss.is_empty() { <small>{ &*hold.loss }</small> }</span>
            { for ignore }
            { for cut }
        </li>
    }
}

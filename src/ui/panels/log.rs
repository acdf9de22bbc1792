//! The log of the run, in the lab: what happened to whom, around the moment that is shown. It can be filtered, a press goes
//! to the moment of an entry, and what is filtered for can be stopped at.

use crate::lab::Happening;
use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::listed::LogWish;
use crate::ui::memo::Memo;
use crate::ui::transport::Choose;
use crate::view::breaks::{Breaks, Condition};
use crate::view::player::{Command, LogPage, LogRow};
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement};
use yew::{
    AttrValue, Callback, Html, InputEvent, MouseEvent, Properties, TargetCast, classes, function_component, html,
    use_effect_with, use_node_ref,
};

/// The log.
#[derive(Clone, PartialEq)]
pub struct LogProps {
    /// What is read of it.
    pub wish: LogWish,
    /// The page; none while nothing is known of the run.
    pub page: Option<Rc<LogPage>>,
    /// How far the search has come, from 0 to 1.
    pub progress: f64,
    /// Where play stops.
    pub breaks: Rc<Breaks>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for LogProps {
    fn draw(&self) -> Html {
        html! {
            <div class="logbook">
                { filter(self) }
                { stops(self) }
                if self.progress < 1.0 {
                    <p role="status">{ format!("Reading the run: {:.0} %", self.progress * 100.0) }</p>
                }
                if let Some(page) = &self.page {
                    <Entries page={page.clone()} wish={self.wish.clone()} act={self.act.clone()} />
                }
            </div>
        }
    }
}

fn filter(props: &LogProps) -> Html {
    let wish = props.wish.clone();
    let other = |change: fn(&mut LogWish, String)| {
        let wish = wish.clone();
        props.act.reform(move |text: String| {
            let mut wish = LogWish { pages: 0, ..wish.clone() };
            change(&mut wish, text);
            Act::Log(wish)
        })
    };
    let kinds = Happening::ALL.into_iter().filter(|kind| *kind != Happening::Used);
    let kinds = kinds.map(|kind| (AttrValue::from(kind.name()), AttrValue::from(kind.name())));
    let options: Vec<_> = [("".into(), "everything".into())].into_iter().chain(kinds).collect();
    let kind = props.wish.kind.map_or("", Happening::name);
    let typed = other(|wish, text| wish.letters = text.into());
    let oninput = Callback::from(move |e: InputEvent| {
        if let Some(input) = e.target_dyn_into::<HtmlInputElement>() {
            typed.emit(input.value());
        }
    });
    let whom = props.wish.letters.trim();
    let kind_of_object = props.wish.kind.filter(|kind| kind.of_object());
    let condition = kind_of_object.filter(|_| !whom.is_empty()).map(|kind| Condition::Object(kind, whom.into()));
    let stop = condition.filter(|condition| !props.breaks.conditions.contains(condition)).map(|condition| {
        let name = format!("Stop when {}", condition.words());
        Button::plain(name).does(&props.act, Act::Player(Command::Condition(condition)))
    });
    html! {
        <div class="sieve" role="search" aria-label="Filter the log">
            <input type="search" aria-label="Name of the object" placeholder="whose name has…" spellcheck="false" autocomplete="off"
                value={props.wish.letters.to_string()} {oninput} />
            <Choose name="What happens" {options} value={kind} chosen={other(|wish, text| wish.kind = Happening::named(&text))} />
            { for stop }
        </div>
    }
}

/// The conditions that are stopped at, each with what takes it away.
fn stops(props: &LogProps) -> Html {
    let conditions = &props.breaks.conditions;
    if conditions.is_empty() {
        return html! {};
    }
    let stop = |condition: &Condition| {
        let words = condition.words();
        let label = Some(AttrValue::from(format!("Do not stop when {words}")));
        let away = Button { title: label.clone(), label, ..Button::plain("×") };
        html! {
            <li>
                <span>{ format!("● {words}") }</span>
                { away.does(&props.act, Act::Player(Command::Condition(condition.clone()))) }
            </li>
        }
    };
    let to = |name: &'static str, ahead| Button::plain(name).does(&props.act, Act::Player(Command::ToBreak(ahead)));
    html! {
        <div class="watched">
            <ul aria-label="Where play stops">{ for conditions.iter().map(stop) }</ul>
            { to("◂ Back to the last", false) }
            { to("On to the next ▸", true) }
        </div>
    }
}

/// What an entry of the page needs.
#[derive(Clone, PartialEq, Properties)]
struct EntriesProps {
    page: Rc<LogPage>,
    wish: LogWish,
    act: Callback<Act>,
}

/// The page, with the entry of the moment shown in sight.
#[function_component]
fn Entries(props: &EntriesProps) -> Html {
    let page = &*props.page;
    let pane = use_node_ref();
    {
        let pane = pane.clone();
        use_effect_with(page.first + page.past, move |_| {
            let Some(pane) = pane.cast::<Element>() else { return };
            let Some(now) = pane.query_selector(".now").ok().flatten() else { return };
            let (seen, row) = (pane.get_bounding_client_rect(), now.get_bounding_client_rect());
            if row.top() < seen.top() || row.bottom() > seen.bottom() {
                let middle = (row.top() - seen.top()) - (seen.height() - row.height()) / 2.0;
                pane.set_scroll_top(pane.scroll_top() + middle as i32);
            }
        });
    }
    let turn = |name: &'static str, by: i64, there: bool| {
        let wish = LogWish { pages: props.wish.pages + by, ..props.wish.clone() };
        Button { off: !there, ..Button::plain(name) }.does(&props.act, Act::Log(wish))
    };
    let last = page.first + page.rows.len();
    let row = |(number, row): (usize, &LogRow)| {
        let now = number + 1 == page.past;
        let class = classes!((number >= page.past).then_some("later"), now.then_some("now"));
        let tick = row.at;
        let act = match row.pick {
            Some(pick) => Act::Player(Command::Visit(tick, pick)),
            None => Act::Player(Command::Seek(tick)),
        };
        let onclick = props.act.reform(move |_: MouseEvent| act.clone());
        html! {
            <li {class} aria-current={now.then_some("step")}>
                <button type="button" class="pick" {onclick}>
                    <span class="at">{ row.at.0 }</span>
                    if !row.name.is_empty() {
                        <b>{ &*row.name }</b>
                    }
                    <span>{ &*row.deed }</span>
                </button>
            </li>
        }
    };
    let told = match page.all {
        0 => "Nothing of that kind happens in this run.".to_owned(),
        all => {
            format!("{} to {last} of {all}{}", page.first + 1, if page.full { " (the first of the run)" } else { "" })
        }
    };
    html! {
        <>
            <div class="turn">
                { turn("◂ Earlier", -1, page.first > 0) }
                <span role="status">{ told }</span>
                { turn("Later ▸", 1, last < page.all) }
            </div>
            <div class="scroll" ref={pane} tabindex="0" role="group" aria-label="Log of the run">
                <ol>{ for page.rows.iter().enumerate().map(row) }</ol>
            </div>
        </>
    }
}

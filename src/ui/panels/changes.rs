//! How the moment shown differs from another one, in the lab: what was made, freed and changed since, or what will be.

use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::memo::Memo;
use crate::view::difference::{Difference, Differing};
use crate::view::player::{Command, Pick};
use crate::view::words::count;
use memory::time::Tick;
use std::rc::Rc;
use yew::{Callback, Html, html};

/// The comparison.
#[derive(Clone, PartialEq)]
pub struct ChangesProps {
    /// The moment that is shown.
    pub tick: Tick,
    /// The one it is compared with.
    pub mark: Option<Tick>,
    /// How the two differ.
    pub difference: Option<Rc<Difference>>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for ChangesProps {
    fn draw(&self) -> Html {
        let mark = |name, mark| Button::plain(name).does(&self.act, Act::Player(Command::Mark(mark)));
        let begin = |name: &'static str| mark(name, Some(self.tick));
        let Some(since) = self.mark else {
            return html! {
                <div class="changes">
                    <p>{ "Mark a moment, go to another one: what was made, freed and changed between the two is listed here and lit in the picture." }</p>
                    { begin("Mark this moment") }
                </div>
            };
        };
        // Back in time what is there besides is not freed yet, and what is not there is not made yet.
        let (there, gone) = if self.tick < since { ("Not freed yet", "Not made yet") } else { ("Made", "Freed") };
        html! {
            <div class="changes">
                <p role="status">{ told(self.difference.as_deref(), since, self.tick) }</p>
                <div class="deeds">
                    { Button::plain(format!("To step {}", since.0)).does(&self.act, Act::Player(Command::Seek(since))) }
                    { begin("Mark this moment instead") }
                    { mark("Stop comparing", None) }
                </div>
                if let Some(difference) = &self.difference {
                    { for [(there, &difference.made), (gone, &difference.freed), ("Changed", &difference.changed)]
                        .into_iter().filter(|(_, list)| !list.is_empty()).map(|(name, list)| self::list(name, list, &self.act)) }
                }
            </div>
        }
    }
}

fn told(difference: Option<&Difference>, since: Tick, now: Tick) -> String {
    let Some(difference) = difference else { return "There are too many objects to compare.".into() };
    let way = if now < since { "Back from" } else { "Since" };
    match difference.is_empty() {
        true if now == since => format!("Step {} is marked: go to another moment.", since.0),
        true => format!("{way} step {} nothing differs.", since.0),
        false => format!(
            "{way} step {}: {} more, {} fewer, {} changed.",
            since.0,
            count(difference.made.len(), "object"),
            difference.freed.len(),
            difference.changed.len()
        ),
    }
}

fn list(name: &'static str, list: &[Differing], act: &Callback<Act>) -> Html {
    let row = |one: &Differing| {
        let pick = Pick { side: 0, object: one.entity };
        let name = Button { class: "pick", text: one.name.clone().into(), ..Button::default() };
        html! {
            <li>
                { name.does(act, Act::Player(Command::Select(Some(pick)))) }
                { for one.how.iter().map(|how| html! { <small>{ &**how }</small> }) }
            </li>
        }
    };
    html! {
        <>
            <p class="label">{ format!("{name}: {}", list.len()) }</p>
            <ul>{ for list.iter().map(row) }</ul>
        </>
    }
}

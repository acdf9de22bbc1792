//! The side panel: the worklist as chips, and the figures. Its height is the same in every
//! frame: the worklist has room for a few chips and says how many more there are.

use crate::ui::memo::Memo;
use crate::ui::options::Views;
use crate::view::frame::{Chip, Counter, Frame, WorklistPanel};
use std::rc::Rc;
use yew::{Html, classes, html};

/// How many chips there is room for.
const ROOM: usize = 4;

/// A frame's worklist and figures.
#[derive(Clone)]
pub struct SideProps {
    /// The frame.
    pub frame: Rc<Frame>,
    /// Which of them are wanted.
    pub views: Views,
    /// What stands above them.
    pub children: Html,
}

impl PartialEq for SideProps {
    fn eq(&self, other: &SideProps) -> bool {
        let (a, b) = (&self.frame, &other.frame);
        (self.views, &self.children) == (other.views, &other.children)
            && (Rc::ptr_eq(a, b) || (&a.worklist, &a.counters) == (&b.worklist, &b.counters))
    }
}

impl Memo for SideProps {
    fn draw(&self) -> Html {
        let frame = &self.frame;
        html! {
            <div class="side" part="lanes">
                { self.children.clone() }
                if self.views.worklist {
                    { for frame.worklist.as_ref().map(worklist) }
                }
                if self.views.counters {
                    <dl class="counters">{ for frame.counters.iter().flatten().map(counter) }</dl>
                }
            </div>
        }
    }
}

fn worklist(list: &WorklistPanel) -> Html {
    let all = list.chips.len() + list.more;
    let shown = if all > ROOM { ROOM - 1 } else { ROOM };
    html! {
        <div class="worklist">
            <p class="label">{ &*list.title }</p>
            <ol>{ for list.chips.iter().take(shown).map(chip) }</ol>
            if all > shown {
                <p class="more">{ format!("and {} more", all - shown.min(list.chips.len())) }</p>
            } else if all == 0 {
                <p class="more">{ "empty" }</p>
            }
        </div>
    }
}

fn chip(chip: &Chip) -> Html {
    html! {
        <li class={classes!("chip", chip.next.then_some("next"))}>
            <span>{ &*chip.label }</span><span>{ &*chip.note }</span>
        </li>
    }
}

fn counter(counter: &Counter) -> Html {
    html! { <><dt>{ &*counter.name }</dt><dd>{ &*counter.value }</dd></> }
}

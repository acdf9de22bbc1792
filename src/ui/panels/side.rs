//! The side panel: the worklist as chips, the legend of the looks, and the figures. Its height is the same in every
//! frame: the worklist has room for a few chips and says how many more there are.

use crate::ui::options::Views;
use crate::ui::shapes;
use crate::view::frame::{Chip, Counter, Frame, LegendRow, LegendSign, Look, WorklistPanel};
use std::rc::Rc;
use yew::{Html, Properties, classes, function_component, html};

/// How many chips there is room for.
const ROOM: usize = 4;

/// A frame's worklist, legend and figures.
#[derive(Clone, Properties)]
pub struct SideProps {
    /// The frame.
    pub frame: Rc<Frame>,
    /// Which of them are wanted.
    pub views: Views,
}

impl PartialEq for SideProps {
    fn eq(&self, other: &SideProps) -> bool {
        let (a, b) = (&self.frame, &other.frame);
        self.views == other.views
            && (Rc::ptr_eq(a, b) || (&a.worklist, &a.counters, &a.legend) == (&b.worklist, &b.counters, &b.legend))
    }
}

/// The side panel.
#[function_component]
pub fn Side(props: &SideProps) -> Html {
    let frame = &props.frame;
    html! {
        <div class="side">
            if props.views.worklist {
                { for frame.worklist.as_ref().map(worklist) }
                <ul class="legend" aria-label="Legend">{ for frame.legend.iter().map(legend) }</ul>
            }
            if props.views.counters {
                <dl class="counters">{ for frame.counters.iter().flatten().map(counter) }</dl>
            }
        </div>
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

fn legend(row: &LegendRow) -> Html {
    let look = match row.sign {
        LegendSign::Object(look) => look,
        LegendSign::Forwarding | LegendSign::Stale => Look::White,
    };
    html! {
        <li>
            <svg class={classes!("swatch", "node", shapes::look(look))} viewBox="0 0 30 18" aria-hidden="true">
                if row.sign == LegendSign::Stale {
                    <path class="edge stale white" d="M2 9H28" />
                } else {
                    <rect class="pill" x="1" y="1" width="28" height="16" rx="8" />
                    <path class="mark" d={shapes::mark(look, 15.0, 9.0)} />
                }
                if row.sign == LegendSign::Forwarding {
                    <path class="forwarding" d="M9 9H20m-4-4 4 4-4 4" />
                }
            </svg>
            <span>{ &*row.text }</span>
        </li>
    }
}

fn counter(counter: &Counter) -> Html {
    html! { <><dt>{ &*counter.name }</dt><dd>{ &*counter.value }</dd></> }
}

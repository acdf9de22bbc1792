//! The roots: slots in groups, in a column where every collection starts.

use super::pieces::{piece, pieces};
use crate::ui::act::Act;
use crate::ui::memo::Memo;
use crate::view::detail::Detail;
use crate::view::frame::{RootGroup, RootSlot};
use crate::view::player::Cut;
use crate::view::shapes;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

/// The roots, and what a click on one does.
#[derive(Clone, PartialEq)]
pub struct RootsProps {
    /// The groups.
    pub groups: Rc<Vec<RootGroup>>,
    /// How much of each is drawn.
    pub detail: Detail,
    /// Where clicks go; `None` where nothing may be cut.
    pub act: Option<Callback<Act>>,
}

impl Memo for RootsProps {
    fn draw(&self) -> Html {
        html! { <g class="roots">{ for self.groups.iter().filter(|g| !g.covered).map(|g| group(g, self.detail, self.act.as_ref())) }</g> }
    }
}

fn group(group: &RootGroup, detail: Detail, act: Option<&Callback<Act>>) -> Html {
    html! {
        <>
            { piece(&shapes::heading(group, detail)) }
            { for group.slots.iter().map(|s| slot(group, s, detail, act)) }
        </>
    }
}

fn slot(group: &RootGroup, slot: &RootSlot, detail: Detail, act: Option<&Callback<Act>>) -> Html {
    let cut = act.filter(|_| slot.filled).map(|act| {
        let cut = Cut { root: slot.name.clone() };
        act.reform(move |_: MouseEvent| Act::Cut(cut.clone()))
    });
    let drawing = shapes::slot(group, slot, cut.is_some(), detail);
    let hint = cut.is_some().then(|| format!("{} (Z takes it back)", Cut { root: slot.name.clone() }.label()));
    html! {
        <g class={drawing.class.clone()} onclick={cut}>
            if let Some(hint) = hint {
                <title>{ hint }</title>
            }
            { pieces(&drawing) }
        </g>
    }
}

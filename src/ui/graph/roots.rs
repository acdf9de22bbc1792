//! The roots: slots in groups, in a column where every collection starts.

use crate::ui::act::Act;
use crate::view::frame::{RootGroup, RootSlot};
use crate::view::player::Cut;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, classes, function_component, html};

/// The roots, and what a click on one does.
#[derive(Clone, PartialEq, Properties)]
pub struct RootsProps {
    /// The groups.
    pub groups: Rc<Vec<RootGroup>>,
    /// Where clicks go; `None` where nothing may be cut.
    pub act: Option<Callback<Act>>,
}

/// Draws every slot; a filled one can be clicked, which is another way to press its cut button.
#[function_component]
pub fn Roots(props: &RootsProps) -> Html {
    html! { <g class="roots">{ for props.groups.iter().map(|g| group(g, props.act.as_ref())) }</g> }
}

fn group(group: &RootGroup, act: Option<&Callback<Act>>) -> Html {
    let (x, y) = group.at;
    html! {
        <>
            <text class={classes!("label", group.gone.then_some("gone"))} x={x.to_string()} y={y.to_string()}>{ &*group.heading }</text>
            { for group.slots.iter().map(|s| slot(s, group.packed, group.gone, act)) }
        </>
    }
}

fn slot(slot: &RootSlot, packed: bool, gone: bool, act: Option<&Callback<Act>>) -> Html {
    let r = slot.rect;
    let middle = r.y + r.h / 2.0;
    let cut = act.filter(|_| slot.filled).map(|act| {
        let cut = Cut { root: slot.name.clone() };
        act.reform(move |_: MouseEvent| Act::Cut(cut.clone()))
    });
    let class = classes!(
        "slot",
        packed.then_some("packed"),
        gone.then_some("gone"),
        (!slot.filled && !slot.text.is_empty()).then_some("plain"),
        slot.filled.then_some("filled"),
        slot.active.then_some("active"),
        slot.lit.then_some("lit"),
        cut.is_some().then_some("cuttable"),
    );
    let hint = cut.is_some().then(|| format!("{} (Z takes it back)", Cut { root: slot.name.clone() }.label()));
    html! {
        <g {class} onclick={cut}>
            if let Some(hint) = hint {
                <title>{ hint }</title>
            }
            <rect x={r.x.to_string()} y={r.y.to_string()} width={r.w.to_string()} height={r.h.to_string()}
                rx={if packed { "0" } else { "8" }} />
            if slot.lit {
                { around(slot, packed) }
            }
            <text x={(r.x + if packed { 8.0 } else { 12.0 }).to_string()} y={middle.to_string()}>{ &*slot.name }</text>
            if !slot.text.is_empty() {
                <text class="value" x={(r.x + r.w - 10.0).to_string()} y={middle.to_string()}>{ value(slot) }</text>
            }
            if slot.filled {
                <circle cx={(r.x + r.w - 14.0).to_string()} cy={middle.to_string()} r={(r.h / 2.0 - 3.0).min(4.0).to_string()} />
            }
        </g>
    }
}

/// A ring around a slot where a path begins; within it where slots touch.
fn around(slot: &RootSlot, packed: bool) -> Html {
    let (r, by) = (slot.rect, if packed { -3.0 } else { 4.0 });
    html! {
        <rect class="around" x={(r.x - by).to_string()} y={(r.y - by).to_string()} width={(r.w + 2.0 * by).to_string()}
            height={(r.h + 2.0 * by).to_string()} rx={if packed { "2" } else { "11" }} />
    }
}

/// As much of a value as has room beside the name.
fn value(slot: &RootSlot) -> String {
    let room = ((slot.rect.w - 34.0) / 7.4) as usize;
    let room = room.saturating_sub(slot.name.chars().count());
    match slot.text.chars().count() <= room {
        true => slot.text.to_string(),
        false if room > 2 => slot.text.chars().take(room - 1).chain(['…']).collect(),
        false => String::new(),
    }
}

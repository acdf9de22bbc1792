//! The roots: slots in groups, in a column where every collection starts.

use crate::ui::act::Act;
use crate::view::detail::{Detail, Level};
use crate::view::frame::{RootGroup, RootSlot};
use crate::view::player::Cut;
use crate::view::words::fitting;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, classes, function_component, html};

/// How large a heading may be, in pixels of the picture.
const HEADING: f64 = 22.0;

/// The roots, and what a click on one does.
#[derive(Clone, PartialEq, Properties)]
pub struct RootsProps {
    /// The groups.
    pub groups: Rc<Vec<RootGroup>>,
    /// How much of each is drawn.
    pub detail: Detail,
    /// Where clicks go; `None` where nothing may be cut.
    pub act: Option<Callback<Act>>,
}

/// Draws every slot; a filled one can be clicked, which is another way to press its cut button.
#[function_component]
pub fn Roots(props: &RootsProps) -> Html {
    html! { <g class="roots">{ for props.groups.iter().map(|g| group(g, props.detail, props.act.as_ref())) }</g> }
}

fn group(group: &RootGroup, detail: Detail, act: Option<&Callback<Act>>) -> Html {
    let (x, y) = group.at;
    let heading = match detail.text(11.0) > 11.0 {
        true => fitting(&group.heading, detail.letters(group.slots.first().map_or(0.0, |slot| slot.rect.w) + 20.0, 11.0)),
        false => group.heading.clone(),
    };
    // Above its roots there is room for so much.
    let headed = detail.least <= HEADING;
    html! {
        <>
            if headed {
                <text class={classes!("label", group.gone.then_some("gone"))} x={x.to_string()} y={y.to_string()}>{ &*heading }</text>
            }
            { for group.slots.iter().map(|s| slot(s, group, detail, act)) }
        </>
    }
}

fn slot(slot: &RootSlot, group: &RootGroup, detail: Detail, act: Option<&Callback<Act>>) -> Html {
    let (r, packed, gone) = (slot.rect, group.packed, group.gone);
    let planned = if packed { 11.0 } else { 13.0 };
    let name = match detail.text(planned) > planned {
        true => fitting(&slot.name, detail.letters(r.w - if slot.filled { 30.0 } else { 16.0 }, planned)),
        false => slot.name.clone(),
    };
    // Where slots touch, a name is no higher than its slot.
    let named = !name.is_empty() && detail.text(planned) <= r.h * 0.95 && &*name != "…";
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
            if named {
                <text x={(r.x + if packed { 8.0 } else { 12.0 }).to_string()} y={middle.to_string()}>{ &*name }</text>
            }
            if !slot.text.is_empty() && detail.level == Level::Whole {
                <text class="value" x={(r.x + r.w - 10.0).to_string()} y={middle.to_string()}>{ value(slot, detail) }</text>
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
fn value(slot: &RootSlot, detail: Detail) -> String {
    let room = ((slot.rect.w - 34.0) / 7.4 * 12.0 / detail.text(12.0)) as usize;
    let room = room.saturating_sub(slot.name.chars().count());
    match slot.text.chars().count() <= room {
        true => slot.text.to_string(),
        false if room > 2 => slot.text.chars().take(room - 1).chain(['…']).collect(),
        false => String::new(),
    }
}

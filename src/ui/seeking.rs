//! Going through time by the pointer on something that is drawn along it: the scrubber's track, the chart of the heap.

use super::act::Act;
use crate::view::player::Command;
use memory::time::Tick;
use web_sys::Element;
use yew::{Callback, NodeRef, PointerEvent, hook, use_mut_ref};

/// What the pointer does: pressed, moved, let go.
pub struct Seeking {
    /// It is pressed: one goes there.
    pub down: Callback<PointerEvent>,
    /// It moves: one goes along while it is held.
    pub drag: Callback<PointerEvent>,
    /// It is let go.
    pub up: Callback<PointerEvent>,
}

/// Seeks along the width of an element whose width stands for a number of ticks.
#[hook]
pub fn use_seeking(place: &NodeRef, ticks: Tick, tick: Tick, act: &Callback<Act>) -> Seeking {
    let held = use_mut_ref(|| None::<i32>);
    let to = {
        let (act, place) = (act.clone(), place.clone());
        Callback::from(move |x: f64| {
            let Some(place) = place.cast::<Element>() else { return };
            let rect = place.get_bounding_client_rect();
            let part = ((x - rect.left()) / rect.width().max(1.0)).clamp(0.0, 1.0);
            let wanted = ticks.at_part(part);
            if wanted != tick {
                act.emit(Act::Player(Command::Seek(wanted)));
            }
        })
    };
    let down = {
        let (held, to, place) = (held.clone(), to.clone(), place.clone());
        Callback::from(move |e: PointerEvent| {
            if e.button() == 0 {
                *held.borrow_mut() = Some(e.pointer_id());
                if let Some(place) = place.cast::<Element>() {
                    // Without the capture the drag ends at the element's border, which is no harm.
                    let _ = place.set_pointer_capture(e.pointer_id());
                }
                to.emit(f64::from(e.client_x()));
            }
        })
    };
    let drag = {
        let held = held.clone();
        Callback::from(move |e: PointerEvent| {
            if *held.borrow() == Some(e.pointer_id()) {
                to.emit(f64::from(e.client_x()));
            }
        })
    };
    let up = Callback::from(move |_: PointerEvent| *held.borrow_mut() = None);
    Seeking { down, drag, up }
}

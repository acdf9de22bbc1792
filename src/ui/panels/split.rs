//! The edge between two panes of a widget that fills its page: it is dragged, or moved by the arrow keys; a double click, or
//! Enter, gives it back its usual place.

use crate::ui::act::{Act, Pane};
use web_sys::Element;
use yew::{
    Callback, Html, KeyboardEvent, MouseEvent, PointerEvent, Properties, TargetCast, function_component, html,
    use_mut_ref,
};

/// An edge.
#[derive(Clone, PartialEq, Properties)]
pub struct SplitProps {
    /// The pane that it makes larger or smaller.
    pub pane: Pane,
    /// How wide that is, in pixels; none where it has its usual width.
    pub size: Option<i32>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// How far an arrow key moves it, in pixels.
const STEP: i32 = 24;
/// The least and the most that a pane may have, in pixels.
const BOUNDS: (i32, i32) = (180, 900);

/// The edge.
#[function_component]
pub fn Split(props: &SplitProps) -> Html {
    let held = use_mut_ref(|| None::<i32>);
    let pane = props.pane;
    let width = move |edge: &Element| -> Option<i32> {
        let sized = edge.parent_element()?.query_selector(pane.path()).ok()??;
        Some(sized.get_bounding_client_rect().width() as i32)
    };
    let to = {
        let act = props.act.clone();
        move |size: i32| act.emit(Act::Resize(pane, Some(size.clamp(BOUNDS.0, BOUNDS.1))))
    };
    let onpointerdown = {
        let held = held.clone();
        Callback::from(move |e: PointerEvent| {
            let Some(edge) = e.target_dyn_into::<Element>().filter(|_| e.button() == 0) else { return };
            e.prevent_default();
            // Without the capture the drag ends at the edge's border, which is no harm.
            let _ = edge.set_pointer_capture(e.pointer_id());
            *held.borrow_mut() = width(&edge).map(|width| width - pane.towards() * e.client_x());
        })
    };
    let onpointermove = {
        let (held, to) = (held.clone(), to.clone());
        Callback::from(move |e: PointerEvent| {
            if let Some(from) = *held.borrow() {
                to(from + pane.towards() * e.client_x());
            }
        })
    };
    let onpointerup = Callback::from(move |_: PointerEvent| *held.borrow_mut() = None);
    let onpointercancel = onpointerup.clone();
    let onkeydown = {
        let act = props.act.clone();
        Callback::from(move |e: KeyboardEvent| {
            let by = match e.key().as_str() {
                "ArrowRight" => pane.towards() * STEP,
                "ArrowLeft" => -pane.towards() * STEP,
                "Enter" => return act.emit(Act::Resize(pane, None)),
                _ => return,
            };
            e.prevent_default();
            e.stop_propagation();
            if let Some(width) = e.target_dyn_into::<Element>().as_ref().and_then(width) {
                to(width + by);
            }
        })
    };
    let ondblclick = props.act.reform(move |_: MouseEvent| Act::Resize(pane, None));
    let now = props.size.map(|size| size.to_string());
    html! {
        <div class={format!("split {}", pane.name())} role="separator" aria-orientation="vertical" tabindex="0" aria-label={pane.label()}
            aria-valuemin={BOUNDS.0.to_string()} aria-valuemax={BOUNDS.1.to_string()} aria-valuenow={now.unwrap_or_else(|| "0".into())}
            aria-valuetext={props.size.map_or_else(|| "usual width".to_owned(), |size| format!("{size} pixels"))}
            title="Drag to resize; double click for the usual width"
            {onpointerdown} {onpointermove} {onpointerup} {onpointercancel} {onkeydown} {ondblclick} />
    }
}

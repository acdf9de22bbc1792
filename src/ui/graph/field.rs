//! The field the graph is drawn in: its two layers, its camera and the pointer on it.

use super::SHEET;
use super::edges::heads;
use super::pieces::group;
use super::roots::Roots;
use super::sheet::Sheet;
use crate::lab::EntityId;
use crate::ui::act::Act;
use crate::ui::camera::{Camera, Shift};
use crate::ui::edge::Wheel;
use crate::ui::shapes;
use crate::view::frame::{Edge, Frame, Node};
use crate::view::player::Pick;
use crate::view::shapes::{dot, summary};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::{
    AttrValue, Callback, Html, MouseEvent, NodeRef, PointerEvent, Properties, TargetCast, WheelEvent, classes,
    function_component, hook, html, use_effect_with, use_mut_ref, use_node_ref,
};

/// A frame's graph and how it is looked at.
#[derive(Clone, Properties)]
pub struct GraphProps {
    /// The frame.
    pub frame: Rc<Frame>,
    /// Which side it is of.
    pub side: usize,
    /// The side's name, where there are two.
    pub name: Option<&'static str>,
    /// How it is looked at.
    pub camera: Camera,
    /// Whether the picture is larger than the field.
    pub large: bool,
    /// Whether roots may be cut by a click.
    pub cuts: bool,
    /// Whether objects may be selected.
    pub picks: bool,
    /// The layer of the objects, for those who measure it.
    pub layer: NodeRef,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl PartialEq for GraphProps {
    fn eq(&self, other: &GraphProps) -> bool {
        (self.side, self.name, self.camera) == (other.side, other.name, other.camera)
            && (self.large, self.cuts, self.picks) == (other.large, other.cuts, other.picks)
            && self.act == other.act
            && (Rc::ptr_eq(&self.frame, &other.frame) || self.frame.picture == other.frame.picture)
    }
}

/// The graph.
#[function_component]
pub fn Graph(props: &GraphProps) -> Html {
    let grip = use_mut_ref(|| None::<(i32, f64, f64)>);
    let frame = &props.frame;
    let picture = &frame.picture;
    let (x, y, w, h) = props.camera.seen(picture.size);
    let view = AttrValue::from(format!("{x:.2} {y:.2} {w:.2} {h:.2}"));

    let field = use_node_ref();
    use_wheel(&field, props, (x, y, w, h));
    let nearer_there = {
        let (act, layer) = (props.act.clone(), props.layer.clone());
        Callback::from(move |e: MouseEvent| {
            let about = point_of(&layer, (x, y, w, h), f64::from(e.client_x()), f64::from(e.client_y()));
            act.emit(Act::Camera(Shift::Zoom(1.8, about)));
        })
    };
    let (down, drag, up) = drags(&grip, props, (w, h));
    let class = classes!("field", props.camera.near().then_some("near"), props.large.then_some("large"));
    let style = format!("--w:{};--h:{}", picture.size.0, picture.size.1);
    html! {
        <div {class} {style} ref={field} ondblclick={props.large.then_some(nearer_there)}
            onpointerdown={down} onpointermove={drag} onpointerup={up.clone()} onpointercancel={up}>
            <div class="layer edges" ref={props.layer.clone()} aria-hidden="true">
                <svg viewBox={view.clone()}>
                    // They serve both sides.
                    if props.side == 0 {
                        { heads() }
                    }
                    <Roots groups={picture.roots.clone()} act={props.cuts.then(|| props.act.clone())} />
                </svg>
                { sheets(picture.edges.len(), &view, |from| html! { <Sheet<Edge> {frame} {from} len={SHEET} /> }) }
            </div>
            <div class={classes!("layer", "nodes", props.picks.then_some("picks"))} role="img"
                aria-label={summary(&frame.picture, props.name)} onclick={picked(props)}>
                { sheets(picture.nodes.len(), &view, |from| html! { <Sheet<Node> {frame} {from} len={SHEET} /> }) }
                <svg viewBox={view}>{ for picture.dots.iter().map(|one| group(&dot(one))) }</svg>
            </div>
            if picture.hidden > 0 {
                <p class="hidden">{ format!("and {} more objects, not drawn", picture.hidden) }</p>
            }
            if props.large {
                { buttons(&props.act, props.camera.near()) }
            }
        </div>
    }
}

/// A press on an object: one listener for all of them.
fn picked(props: &GraphProps) -> Option<Callback<MouseEvent>> {
    let (act, side) = (props.act.clone(), props.side);
    let pick = move |e: MouseEvent| {
        let node = e.target_dyn_into::<Element>().and_then(|target| target.closest(".node").ok().flatten());
        let object = node.and_then(|node| node.get_attribute("data-object")?.parse().ok().map(EntityId));
        if let Some(object) = object {
            act.emit(Act::Pick(Pick { side, object }));
        }
    };
    props.picks.then(|| Callback::from(pick))
}

/// Sheets of this number of things: the browser paints only those again on which something changed.
fn sheets(len: usize, view: &AttrValue, sheet: impl Fn(usize) -> Html) -> Html {
    let sheets = (0..len).step_by(SHEET).map(|from| html! { <svg key={from} viewBox={view}>{ sheet(from) }</svg> });
    html! { <>{ for sheets }</> }
}

/// The wheel with Ctrl, which is also what a pinch on a touchpad is: nearer and farther about the pointer.
#[hook]
fn use_wheel(field: &NodeRef, props: &GraphProps, seen: (f64, f64, f64, f64)) {
    let now = use_mut_ref(|| seen);
    *now.borrow_mut() = seen;
    let (field, layer, act) = (field.clone(), props.layer.clone(), props.act.clone());
    use_effect_with(props.large, move |large| {
        let turned = Callback::from(move |e: WheelEvent| {
            if e.ctrl_key() {
                e.prevent_default();
                let about = point_of(&layer, *now.borrow(), f64::from(e.client_x()), f64::from(e.client_y()));
                act.emit(Act::Camera(Shift::Zoom((-e.delta_y() / 200.0).clamp(-0.7, 0.7).exp(), about)));
            }
        });
        let wheel = field.cast::<Element>().filter(|_| *large).map(|over| Wheel::new(over, turned));
        move || drop(wheel)
    });
}

type Drag = Callback<PointerEvent>;

/// The pointer that holds the picture, and where it was last.
type Grip = RefCell<Option<(i32, f64, f64)>>;

/// Dragging the picture: only where less than all of it is seen.
fn drags(grip: &Rc<Grip>, props: &GraphProps, seen: (f64, f64)) -> (Drag, Drag, Drag) {
    let near = props.camera.near();
    let down = {
        let (grip, layer) = (grip.clone(), props.layer.clone());
        Callback::from(move |e: PointerEvent| {
            let target = e.target_dyn_into::<Element>();
            // The capture would keep the click from what can be clicked.
            let clickable =
                target.is_some_and(|t| t.closest("button, .cuttable, .node").is_ok_and(|found| found.is_some()));
            if near && e.button() == 0 && !clickable {
                *grip.borrow_mut() = Some((e.pointer_id(), f64::from(e.client_x()), f64::from(e.client_y())));
                if let Some(layer) = layer.cast::<Element>() {
                    // Without the capture a drag ends at the field's border, which is no harm.
                    let _ = layer.set_pointer_capture(e.pointer_id());
                }
            }
        })
    };
    let drag = {
        let (grip, act, layer) = (grip.clone(), props.act.clone(), props.layer.clone());
        Callback::from(move |e: PointerEvent| {
            let mut grip = grip.borrow_mut();
            if let Some((id, x, y)) = *grip
                && id == e.pointer_id()
            {
                let (nx, ny) = (f64::from(e.client_x()), f64::from(e.client_y()));
                *grip = Some((id, nx, ny));
                let scale = scale_of(&layer, seen);
                act.emit(Act::Camera(Shift::Pan((x - nx) / scale, (y - ny) / scale)));
            }
        })
    };
    let grip = grip.clone();
    (down, drag, Callback::from(move |_: PointerEvent| *grip.borrow_mut() = None))
}

fn buttons(act: &Callback<Act>, near: bool) -> Html {
    let button = |name: &'static str, icon: &'static str, shift: Shift, on: bool| {
        let onclick = act.reform(move |_: MouseEvent| Act::Camera(shift));
        html! {
            <button type="button" aria-label={name} title={name} aria-disabled={(!on).then_some("true")} {onclick}>
                { shapes::icon(icon) }
            </button>
        }
    };
    html! {
        <div class="zoom" role="group" aria-label="Zoom">
            { button("Nearer", shapes::NEARER, Shift::Zoom(1.4, None), true) }
            { button("Farther", shapes::FARTHER, Shift::Zoom(1.0 / 1.4, None), near) }
            { button("Whole picture", shapes::WHOLE, Shift::Fit, near) }
        </div>
    }
}

/// Pixels of the screen for one of the picture.
pub fn scale_of(layer: &NodeRef, (w, h): (f64, f64)) -> f64 {
    let Some(layer) = layer.cast::<Element>() else { return 1.0 };
    let rect = layer.get_bounding_client_rect();
    let scale = (rect.width() / w).min(rect.height() / h);
    if scale.is_finite() && scale > 0.0 { scale } else { 1.0 }
}

/// The point of the picture that is at a point of the window.
fn point_of(layer: &NodeRef, seen: (f64, f64, f64, f64), x: f64, y: f64) -> Option<(f64, f64)> {
    let rect = layer.cast::<Element>()?.get_bounding_client_rect();
    let scale = scale_of(layer, (seen.2, seen.3));
    let (mx, my) = (rect.left() + rect.width() / 2.0, rect.top() + rect.height() / 2.0);
    Some((seen.0 + seen.2 / 2.0 + (x - mx) / scale, seen.1 + seen.3 / 2.0 + (y - my) / scale))
}

//! The field the graph is drawn in: its two layers, its camera and the pointer on it.

use super::canvas::Far;
use super::edges::heads;
use super::map::{map, patches};
use super::nodes::node;
use super::pieces::group;
use super::roots::RootsProps;
use super::sheet::sheet;
use super::{MANY, NEAR, SHEET};
use crate::lab::EntityId;
use crate::ui::act::Act;
use crate::ui::camera::{Camera, Shift};
use crate::ui::edge::Wheel;
use crate::ui::memo::shown;
use crate::ui::shapes;
use crate::view::detail::{Detail, DetailLevel};
use crate::view::frame::{Edge, Frame, Node, Picture};
use crate::view::player::Pick;
use crate::view::shapes::{dot, summary};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::{
    AttrValue, Callback, Html, MouseEvent, NodeRef, PointerEvent, Properties, TargetCast, WheelEvent, classes,
    function_component, hook, html, use_effect_with, use_memo, use_mut_ref, use_node_ref,
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
    /// How many pixels of the screen one of the picture is where all of it is seen.
    pub scale: f64,
    /// How many pixels of the screen a text must have at least.
    pub least: f64,
    /// Whether the picture can be come nearer to.
    pub large: bool,
    /// Whether what happens is kept in sight.
    pub follows: bool,
    /// Whether roots may be cut by a click.
    pub cuts: bool,
    /// Whether objects may be selected.
    pub picks: bool,
    /// The layer of the objects, for those who measure it.
    pub layer: NodeRef,
    /// What lies over the picture.
    #[prop_or_default]
    pub over: Html,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl PartialEq for GraphProps {
    fn eq(&self, other: &GraphProps) -> bool {
        (self.side, self.name, self.camera) == (other.side, other.name, other.camera)
            && (self.large, self.cuts, self.picks) == (other.large, other.cuts, other.picks)
            && (self.scale, self.least, self.follows) == (other.scale, other.least, other.follows)
            && (&self.act, &self.over) == (&other.act, &other.over)
            && (Rc::ptr_eq(&self.frame, &other.frame) || self.frame.picture == other.frame.picture)
    }
}

/// The graph.
#[function_component]
pub fn Graph(props: &GraphProps) -> Html {
    let grip = use_mut_ref(Vec::new);
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
    let (down, drag, up) = drags(&grip, props, (x, y, w, h));
    let detail = Detail::at(props.scale * props.camera.zoom(), props.least, picture);
    let style = format!("--w:{};--h:{};--least:{:.2}px", picture.size.0, picture.size.1, detail.least);
    let many = picture.nodes.len() > MANY;
    let near = if many && detail.level >= DetailLevel::Names { in_sight(picture, (x, y, w, h)) } else { Vec::new() };
    let elements = !many || (1..=NEAR).contains(&near.len());
    let far = (!elements).then_some("afield");
    let class = classes!("field", props.camera.near().then_some("near"), props.large.then_some("large"), far);
    let outlines = use_memo((picture.size, picture.nodes.len(), props.camera.near()), |(.., near)| {
        if *near { patches(picture) } else { String::new() }
    });
    html! {
        <div {class} {style} part="picture" ref={field} ondblclick={props.large.then_some(nearer_there)}
            onpointerdown={down} onpointermove={drag} onpointerup={up.clone()} onpointercancel={up}>
            if many {
                <Far {frame} seen={(x, y, w, h)} level={detail.level} nodes={!elements} layer={props.layer.clone()} scale={props.scale} />
            }
            <div class="layer edges" ref={props.layer.clone()} aria-hidden="true">
                <svg viewBox={view.clone()}>
                    // They serve both sides.
                    if props.side == 0 {
                        { heads() }
                    }
                    { shown(RootsProps { groups: picture.roots.clone(), detail, act: props.cuts.then(|| props.act.clone()) }) }
                </svg>
                if !many {
                    { sheets(picture.edges.len(), &view, |from| sheet::<Edge>(frame, from, detail)) }
                }
            </div>
            <div class={classes!("layer", "nodes", props.picks.then_some("picks"))} role="img"
                aria-label={summary(&frame.picture, props.name)} onclick={picked(props, (x, y, w, h))}>
                if !many {
                    { sheets(picture.nodes.len(), &view, |from| sheet::<Node>(frame, from, detail)) }
                } else if elements {
                    <svg viewBox={view.clone()}>{ for near.iter().map(|at| node(&picture.nodes[*at], detail)) }</svg>
                }
                <svg viewBox={view}>{ for picture.dots.iter().map(|one| group(&dot(one))) }</svg>
            </div>
            { props.over.clone() }
            if picture.hidden > 0 {
                <p class="hidden">{ format!("and {} more objects, not drawn", picture.hidden) }</p>
            }
            if props.large {
                if props.camera.near() {
                    { map(picture, &outlines, (x, y, w, h), &props.act) }
                }
                { buttons(props) }
            }
        </div>
    }
}

/// A press on an object: one listener for all of them.
fn picked(props: &GraphProps, seen: (f64, f64, f64, f64)) -> Option<Callback<MouseEvent>> {
    let (act, side) = (props.act.clone(), props.side);
    let (frame, layer) = (props.frame.clone(), props.layer.clone());
    // Where objects have no elements of their own.
    let under = move |e: &MouseEvent| {
        let (x, y) = point_of(&layer, seen, f64::from(e.client_x()), f64::from(e.client_y()))?;
        let nodes = &frame.picture.nodes;
        let on = |node: &&Node| {
            let r = node.rect;
            node.opacity > 0.3 && x >= r.x && y >= r.y && x <= r.x + r.w && y <= r.y + r.h
        };
        nodes.iter().filter(|_| nodes.len() > MANY).find(on).map(|node| node.id)
    };
    let pick = move |e: MouseEvent| {
        let node = e.target_dyn_into::<Element>().and_then(|target| target.closest(".node").ok().flatten());
        let object = node.and_then(|node| node.get_attribute("data-object")?.parse().ok().map(EntityId));
        act.emit(object.or_else(|| under(&e)).map_or(Act::Nothing, |object| Act::Pick(Pick { side, object })));
    };
    props.picks.then(|| Callback::from(pick))
}

/// The objects of which something is in sight, or nearly.
fn in_sight(picture: &Picture, (x, y, w, h): (f64, f64, f64, f64)) -> Vec<usize> {
    let (left, top, right, bottom) = (x - 0.5 * w, y - 0.2 * h, x + 1.5 * w, y + 1.2 * h);
    let within = |node: &Node| {
        let r = node.rect;
        node.opacity > 0.0 && r.x < right && r.x + r.w > left && r.y < bottom && r.y + r.h > top
    };
    let all = picture.nodes.iter().enumerate();
    all.filter(|(_, node)| within(node)).map(|(at, _)| at).collect()
}

/// Sheets of this number of things: the browser paints only those again on which something changed.
fn sheets(len: usize, view: &AttrValue, sheet: impl Fn(usize) -> Html) -> Html {
    let sheets = (0..len).step_by(SHEET).map(|from| html! { <svg key={from} viewBox={view}>{ sheet(from) }</svg> });
    html! { <>{ for sheets }</> }
}

/// The wheel with Ctrl, which is also what a pinch on a touchpad is, or alone while the widget has the focus: nearer and
/// farther about the pointer. Where there is nothing farther the page scrolls.
#[hook]
fn use_wheel(field: &NodeRef, props: &GraphProps, seen: (f64, f64, f64, f64)) {
    let now = use_mut_ref(|| (seen, false));
    *now.borrow_mut() = (seen, props.camera.near());
    let (field, layer, act) = (field.clone(), props.layer.clone(), props.act.clone());
    use_effect_with(props.large, move |large| {
        let turned = Callback::from(move |e: WheelEvent| {
            let (seen, near) = *now.borrow();
            let frame = layer.cast::<Element>().and_then(|layer| layer.closest(".frame").ok().flatten());
            let focused = frame.is_some_and(|frame| frame.matches(":focus-within").unwrap_or(false));
            if e.ctrl_key() || focused && (near || e.delta_y() < 0.0) {
                e.prevent_default();
                let about = point_of(&layer, seen, f64::from(e.client_x()), f64::from(e.client_y()));
                act.emit(Act::Camera(Shift::Zoom((-e.delta_y() / 200.0).clamp(-0.7, 0.7).exp(), about)));
            }
        });
        let wheel = field.cast::<Element>().filter(|_| *large).map(|over| Wheel::new(over, turned));
        move || drop(wheel)
    });
}

type Drag = Callback<PointerEvent>;

/// A pointer that holds the picture.
#[derive(Clone, Copy)]
struct Held {
    pointer: i32,
    /// Where it was last.
    x: f64,
    y: f64,
    /// Whether it began on an object, and may still be a press on that.
    presses: bool,
}

type Grip = RefCell<Vec<Held>>;

/// A pointer that moves farther drags, also from an object.
const STILL: f64 = 6.0;

/// Dragging the picture where less than all of it is seen; and with two fingers, nearer and farther.
fn drags(grip: &Rc<Grip>, props: &GraphProps, seen: (f64, f64, f64, f64)) -> (Drag, Drag, Drag) {
    let (near, large) = (props.camera.near(), props.large);
    let capture = |layer: &NodeRef, e: &PointerEvent| {
        if let Some(layer) = layer.cast::<Element>() {
            // Without the capture a drag ends at the field's border, which is no harm.
            let _ = layer.set_pointer_capture(e.pointer_id());
        }
    };
    let down = {
        let (grip, layer) = (grip.clone(), props.layer.clone());
        Callback::from(move |e: PointerEvent| {
            let target = e.target_dyn_into::<Element>();
            let on = |what: &str| target.as_ref().is_some_and(|t| t.closest(what).is_ok_and(|found| found.is_some()));
            let second = !grip.borrow().is_empty();
            if !large || e.button() != 0 || on("button, .cuttable") && !second {
                return;
            }
            // The capture would keep the click from what can be clicked.
            let presses = on(".node") && !second;
            let (x, y) = (f64::from(e.client_x()), f64::from(e.client_y()));
            grip.borrow_mut().push(Held { pointer: e.pointer_id(), x, y, presses });
            if !presses {
                capture(&layer, &e);
            }
        })
    };
    let drag = {
        let (grip, act, layer) = (grip.clone(), props.act.clone(), props.layer.clone());
        Callback::from(move |e: PointerEvent| {
            let mut grip = grip.borrow_mut();
            let Some(own) = grip.iter().position(|held| held.pointer == e.pointer_id()) else { return };
            let Held { x, y, presses, .. } = grip[own];
            let (nx, ny) = (f64::from(e.client_x()), f64::from(e.client_y()));
            // Where all of it is seen one pointer drags nothing: it is a press, however unsteady.
            if presses && ((nx - x).hypot(ny - y) < STILL || grip.len() == 1 && !near) {
                return;
            }
            if presses {
                capture(&layer, &e);
            }
            grip[own] = Held { pointer: e.pointer_id(), x: nx, y: ny, presses: false };
            let scale = scale_of(&layer, (seen.2, seen.3));
            match grip.iter().find(|held| held.pointer != e.pointer_id()) {
                Some(&Held { x: ox, y: oy, .. }) => {
                    let times = (nx - ox).hypot(ny - oy).max(1.0) / (x - ox).hypot(y - oy).max(1.0);
                    let about = point_of(&layer, seen, (nx + ox) / 2.0, (ny + oy) / 2.0);
                    act.emit(Act::Camera(Shift::Zoom(times, about)));
                }
                None if near => act.emit(Act::Camera(Shift::Pan((x - nx) / scale, (y - ny) / scale))),
                None => {}
            }
        })
    };
    let grip = grip.clone();
    (down, drag, Callback::from(move |e: PointerEvent| grip.borrow_mut().retain(|held| held.pointer != e.pointer_id())))
}

fn buttons(props: &GraphProps) -> Html {
    let (act, near, follows) = (&props.act, props.camera.near(), props.follows);
    let button = |name: &'static str, icon: &'static str, shift: Shift, on: bool| {
        let onclick = act.reform(move |_: MouseEvent| Act::Camera(shift));
        html! {
            <button type="button" aria-label={name} title={name} aria-disabled={(!on).then_some("true")} {onclick}>
                { shapes::icon(icon) }
            </button>
        }
    };
    let onchange = act.reform(|e: yew::Event| {
        Act::Find(e.target_dyn_into::<web_sys::HtmlInputElement>().map_or_else(String::new, |input| input.value()))
    });
    html! {
        <div class="zoom" role="group" aria-label="Zoom">
            if near && props.side == 0 {
                <input type="search" aria-label="Find an object by its name, class, address or size" title="A name, a class, 0x4c0, 64 B, >64; Enter for the next one" placeholder="Find" {onchange} />
            }
            if near {
                <button type="button" aria-label="Keep in sight what happens" title="Keep in sight what happens"
                    aria-pressed={follows.to_string()} onclick={act.reform(move |_: MouseEvent| Act::Follow(!follows))}>
                    { shapes::icon(shapes::FOLLOW) }
                </button>
            }
            { button("Zoom in", shapes::NEARER, Shift::Zoom(1.4, None), true) }
            { button("Zoom out", shapes::FARTHER, Shift::Zoom(1.0 / 1.4, None), near) }
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
pub fn point_of(layer: &NodeRef, seen: (f64, f64, f64, f64), x: f64, y: f64) -> Option<(f64, f64)> {
    let rect = layer.cast::<Element>()?.get_bounding_client_rect();
    let scale = scale_of(layer, (seen.2, seen.3));
    let (mx, my) = (rect.left() + rect.width() / 2.0, rect.top() + rect.height() / 2.0);
    Some((seen.0 + seen.2 / 2.0 + (x - mx) / scale, seen.1 + seen.3 / 2.0 + (y - my) / scale))
}

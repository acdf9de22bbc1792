//! The pad over the picture on which one draws: pressing, dragging and marking out, by mouse, pen or finger. It knows
//! rectangles and their names only.

use super::MakeAct;
use crate::lab::{EntityId, GraphAct};
use crate::ui::act::Act;
use crate::ui::graph::point_of;
use crate::view::frame::{Bounds, Frame};
use rustc_hash::FxHashMap as HashMap;
use std::rc::Rc;
use web_sys::Element;
use yew::{
    Callback, Html, MouseEvent, NodeRef, PointerEvent, Properties, TargetCast, function_component, html, use_mut_ref,
    use_state,
};

/// How near to a handle a pointer takes hold of it, in pixels of the screen; and how large it is drawn.
const GRASP: f64 = 14.0;
const HANDLE: f64 = 6.0;
/// More handles than this are not drawn.
const MOST_SHOWN: usize = 300;
/// Less far than this nothing was dragged.
const STILL: f64 = 5.0;
/// Two presses of the ground within this time, in milliseconds, and this distance add an object.
const TWICE: (f64, f64) = (450.0, 26.0);

/// What is drawn on.
#[derive(Clone, PartialEq, Properties)]
pub struct PadProps {
    /// The picture.
    pub frame: Rc<Frame>,
    /// The objects that are there, by name.
    pub objects: Rc<Vec<(EntityId, Rc<str>)>>,
    /// Those that are selected.
    pub selected: Vec<Rc<str>>,
    /// Whether a press on an object connects the selected one to it.
    pub connecting: bool,
    /// What of the picture is seen.
    pub seen: (f64, f64, f64, f64),
    /// Pixels of the screen for one of the picture.
    pub scale: f64,
    /// The layer that is measured.
    pub layer: NodeRef,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// What a pointer holds.
#[derive(Clone, Debug, PartialEq)]
enum Hold {
    /// An object.
    Object(Rc<str>),
    /// An object's handle, from which a reference is drawn.
    Handle(Rc<str>),
    /// A root.
    Root(Rc<str>),
    /// The ground.
    Ground,
}

/// A pointer that holds something: where it took it, and where it is.
#[derive(Clone, Debug, PartialEq)]
struct Grip {
    hold: Hold,
    from: (f64, f64),
    to: (f64, f64),
    adds: bool,
}

impl Grip {
    fn by(&self) -> (f64, f64) {
        (self.to.0 - self.from.0, self.to.1 - self.from.1)
    }

    fn dragged(&self, scale: f64) -> bool {
        self.by().0.hypot(self.by().1) * scale > STILL
    }

    /// The rectangle between its two ends.
    fn marked(&self) -> Bounds {
        let (x, y) = (self.from.0.min(self.to.0), self.from.1.min(self.to.1));
        Bounds { x, y, w: self.by().0.abs(), h: self.by().1.abs() }
    }
}

fn within(r: Bounds, (x, y): (f64, f64), by: f64) -> bool {
    x >= r.x - by && y >= r.y - by && x <= r.x + r.w + by && y <= r.y + r.h + by
}

fn meet(a: Bounds, b: Bounds) -> bool {
    a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

fn handle(r: Bounds) -> (f64, f64) {
    (r.x + r.w, r.y + r.h / 2.0)
}

impl PadProps {
    /// Name and rectangle of each object that is there.
    fn things(&self) -> impl DoubleEndedIterator<Item = (Rc<str>, Bounds)> {
        let rects: HashMap<EntityId, Bounds> =
            self.frame.picture.nodes.iter().map(|node| (node.id, node.rect)).collect();
        self.objects.iter().filter_map(move |(id, name)| Some((name.clone(), *rects.get(id)?)))
    }

    fn object_at(&self, at: (f64, f64)) -> Option<Rc<str>> {
        self.things().rfind(|(_, rect)| within(*rect, at, 0.0)).map(|(name, _)| name)
    }

    fn hold_at(&self, at: (f64, f64)) -> Hold {
        let grasp = GRASP / self.scale;
        let near = |rect: Bounds| {
            let (x, y) = handle(rect);
            (at.0 - x).hypot(at.1 - y) < grasp && at.0 > x - grasp / 2.0
        };
        if let Some((name, _)) = self.things().rfind(|(_, rect)| near(*rect)) {
            return Hold::Handle(name);
        }
        if let Some(name) = self.object_at(at) {
            return Hold::Object(name);
        }
        let slots = self.frame.picture.roots.iter().flat_map(|group| &group.slots);
        let root = slots.into_iter().find(|slot| within(slot.rect, at, grasp / 3.0));
        root.map_or(Hold::Ground, |slot| Hold::Root(slot.name.clone()))
    }

    /// The objects that move with one.
    fn moving(&self, name: &Rc<str>) -> Vec<Rc<str>> {
        if self.selected.contains(name) { self.selected.clone() } else { vec![name.clone()] }
    }

    /// What was meant by letting go.
    fn meant(&self, grip: &Grip, twice: bool) -> Option<MakeAct> {
        let dragged = grip.dragged(self.scale);
        let led = || self.object_at(grip.to);
        Some(match &grip.hold {
            Hold::Handle(from) if dragged => MakeAct::Link(from.clone(), led()?),
            Hold::Root(root) if dragged => MakeAct::RootTo(root.clone(), led()?),
            Hold::Root(_) => return None,
            Hold::Object(name) if dragged => {
                let moving = self.moving(name);
                let moved = self.things().filter(|(name, _)| moving.contains(name));
                let place = |(name, r): (Rc<str>, Bounds)| {
                    let (dx, dy) = grip.by();
                    (name, ((r.x + r.w / 2.0 + dx).max(r.w / 2.0), (r.y + r.h / 2.0 + dy).max(r.h / 2.0)))
                };
                MakeAct::Do(vec![GraphAct::Place(moved.map(place).collect())])
            }
            Hold::Object(name) | Hold::Handle(name) if grip.adds => MakeAct::Toggle(name.clone()),
            Hold::Object(name) | Hold::Handle(name) => MakeAct::Select(vec![name.clone()]),
            Hold::Ground if dragged => {
                let marked = self.things().filter(|(_, rect)| meet(*rect, grip.marked())).map(|(name, _)| name);
                let kept = self.selected.iter().filter(|_| grip.adds).cloned();
                let mut names: Vec<Rc<str>> = kept.collect();
                marked.for_each(|name| {
                    if !names.contains(&name) {
                        names.push(name)
                    }
                });
                MakeAct::Select(names)
            }
            Hold::Ground if twice => MakeAct::Add(Some(grip.to)),
            Hold::Ground => MakeAct::Select(Vec::new()),
        })
    }
}

/// The pad.
#[function_component]
pub fn Pad(props: &PadProps) -> Html {
    let grip = use_state(|| None::<Grip>);
    let last = use_mut_ref(|| (f64::NEG_INFINITY, (0.0, 0.0)));
    let at = {
        let (layer, seen) = (props.layer.clone(), props.seen);
        move |e: &PointerEvent| point_of(&layer, seen, f64::from(e.client_x()), f64::from(e.client_y()))
    };
    let down = {
        let (props, grip, at) = (props.clone(), grip.clone(), at.clone());
        Callback::from(move |e: PointerEvent| {
            // Nothing behind the pad is dragged or zoomed.
            e.stop_propagation();
            let Some(point) = at(&e).filter(|_| e.button() == 0 && e.is_primary()) else { return };
            if let Some(pad) = e.target_dyn_into::<Element>() {
                // Without the capture a drag ends at the pad's border, which is no harm.
                let _ = pad.set_pointer_capture(e.pointer_id());
            }
            let adds = e.shift_key() || e.ctrl_key() || e.meta_key();
            grip.set(Some(Grip { hold: props.hold_at(point), from: point, to: point, adds }));
        })
    };
    let drag = {
        let (grip, at) = (grip.clone(), at.clone());
        Callback::from(move |e: PointerEvent| {
            if let (Some(held), Some(to)) = (&*grip, at(&e)) {
                grip.set(Some(Grip { to, ..held.clone() }));
            }
        })
    };
    let up = {
        let (props, grip) = (props.clone(), grip.clone());
        Callback::from(move |e: PointerEvent| {
            let Some(held) = (*grip).clone() else { return };
            let held = Grip { to: at(&e).unwrap_or(held.to), ..held };
            grip.set(None);
            let (time, before) = *last.borrow();
            let near = (held.to.0 - before.0).hypot(held.to.1 - before.1) * props.scale < TWICE.1;
            let twice = e.time_stamp() - time < TWICE.0 && near;
            let ground = held.hold == Hold::Ground && !twice;
            *last.borrow_mut() = (if ground { e.time_stamp() } else { f64::NEG_INFINITY }, held.to);
            if let Some(act) = props.meant(&held, twice) {
                props.act.emit(Act::Make(act));
            }
        })
    };
    let zoom = Callback::from(|e: MouseEvent| e.stop_propagation());
    let cancel = {
        let grip = grip.clone();
        Callback::from(move |_: PointerEvent| grip.set(None))
    };
    let (x, y, w, h) = props.seen;
    html! {
        <div class="pad" onpointerdown={down} onpointermove={drag} onpointerup={up} onpointercancel={cancel} ondblclick={zoom}>
            <div class="layer"><svg viewBox={format!("{x:.2} {y:.2} {w:.2} {h:.2}")} aria-hidden="true">
                { drawn(props, grip.as_ref()) }
            </svg></div>
        </div>
    }
}

/// Handles, what is selected, and what is being dragged.
fn drawn(props: &PadProps, grip: Option<&Grip>) -> Html {
    let grip = grip.filter(|grip| grip.dragged(props.scale));
    let unit = 1.0 / props.scale;
    let rect = |class: &'static str, r: Bounds, by: f64| {
        html! {
            <rect {class} x={(r.x - by).to_string()} y={(r.y - by).to_string()} width={(r.w + 2.0 * by).to_string()}
                height={(r.h + 2.0 * by).to_string()} rx={(6.0 * unit).to_string()} />
        }
    };
    let things: Vec<(Rc<str>, Bounds)> = props.things().collect();
    // Among very many only what is selected has one to be seen.
    let shown = things.iter().filter(|(name, _)| things.len() <= MOST_SHOWN || props.selected.contains(name));
    let handles = shown.map(|(name, r)| {
        let ((cx, cy), selected) = (handle(*r), props.selected.contains(name));
        html! {
            <>
                if selected {
                    { rect("chosen", *r, 4.0 * unit) }
                }
                <circle class="handle" data-name={name.to_string()} cx={cx.to_string()} cy={cy.to_string()} r={(HANDLE * unit).to_string()} />
            </>
        }
    });
    let dragged = grip.map(|grip| match &grip.hold {
        Hold::Object(name) => {
            let moving = props.moving(name);
            let (dx, dy) = grip.by();
            let moved = things.iter().filter(|(name, _)| moving.contains(name));
            html! { <>{ for moved.map(|(_, r)| rect("moved", Bounds { x: r.x + dx, y: r.y + dy, ..*r }, 0.0)) }</> }
        }
        Hold::Ground => rect("band", grip.marked(), 0.0),
        Hold::Handle(_) | Hold::Root(_) => {
            let target = things.iter().find(|(_, r)| within(*r, grip.to, 0.0));
            html! {
                <>
                    <line class="drawn" x1={grip.from.0.to_string()} y1={grip.from.1.to_string()} x2={grip.to.0.to_string()} y2={grip.to.1.to_string()} />
                    { for target.map(|(_, r)| rect("target", *r, 5.0 * unit)) }
                </>
            }
        }
    });
    html! { <>{ for handles }{ for dragged }</> }
}

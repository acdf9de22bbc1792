//! The places that widgets are drawn in. The framework listens for events at each place it was ever given, for ever; so
//! a place that is free again is given to the next widget, and there are never more than were in the page at one time.

use super::stage::{Msg, StageProps, WidgetView};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{Element, ShadowRoot};
use yew::{AppHandle, Html, Properties, Renderer, function_component, html};

thread_local! {
    /// The places that nothing is drawn in.
    static FREE: RefCell<Vec<WidgetPlace>> = const { RefCell::new(Vec::new()) };
    /// Counts the drawings, so that none takes over what the one before left in its place.
    static DRAWN: Cell<u32> = const { Cell::new(0) };
}

/// What is drawn in a place: a widget, or nothing.
#[derive(Clone, PartialEq, Properties)]
struct PlaceProps {
    drawn: Option<(u32, StageProps)>,
}

#[function_component]
fn PlaceView(props: &PlaceProps) -> Html {
    match props.drawn.clone() {
        Some((number, StageProps { session, host, door })) => {
            html! { <WidgetView key={number} {session} {host} {door} /> }
        }
        None => Html::default(),
    }
}

/// A place, and what the framework keeps of it.
pub struct WidgetPlace {
    place: Element,
    app: AppHandle<PlaceView>,
}

impl WidgetPlace {
    /// Draws a widget into a shadow root; `None` where the page cannot make an element.
    pub fn draw(shadow: &ShadowRoot, stage: StageProps) -> Option<WidgetPlace> {
        let number = DRAWN.replace(DRAWN.get().wrapping_add(1));
        let drawn = Some((number, stage));
        let free = FREE.with_borrow_mut(Vec::pop);
        let place = match &free {
            Some(free) => free.place.clone(),
            None => web_sys::window()?.document()?.create_element("div").ok()?,
        };
        place.set_class_name("heapwave");
        shadow.append_child(&place).ok()?;
        Some(match free {
            Some(mut free) => {
                free.app.update(PlaceProps { drawn });
                free
            }
            None => WidgetPlace {
                app: Renderer::<PlaceView>::with_root_and_props(place.clone(), PlaceProps { drawn }).render(),
                place,
            },
        })
    }

    /// Draws nothing any more; the place is free for another widget.
    pub fn clear(mut self) {
        self.app.update(PlaceProps { drawn: None });
        self.place.remove();
        FREE.with_borrow_mut(|free| free.push(self));
    }
}

/// What is said to a widget's drawing. It waits until somebody is there to hear it.
#[derive(Clone, Default)]
pub struct Door(Rc<RefCell<DoorState>>);

#[derive(Default)]
struct DoorState {
    behind: Option<yew::html::Scope<WidgetView>>,
    waiting: Vec<Msg>,
}

impl PartialEq for Door {
    fn eq(&self, other: &Door) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Door {
    /// Says something.
    pub fn send(&self, msg: Msg) {
        let behind = self.0.borrow().behind.clone();
        match behind {
            Some(view) => view.send_message(msg),
            None => self.0.borrow_mut().waiting.push(msg),
        }
    }

    /// Somebody is behind it from now on.
    pub fn open(&self, view: &yew::html::Scope<WidgetView>) {
        let waiting = {
            let mut door = self.0.borrow_mut();
            door.behind = Some(view.clone());
            std::mem::take(&mut door.waiting)
        };
        view.send_message_batch(waiting);
    }

    /// Nobody is behind it any more.
    pub fn close(&self) {
        self.0.borrow_mut().behind = None;
    }
}

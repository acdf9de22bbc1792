//! The thin edge to the browser: animation frames, the wish for less motion, events for the page, a clock.

use super::ask::set;
use super::code::Change;
use crate::view::player::PlayerEvent;
use js_sys::{Function, JsString, Object, Promise, Reflect};
use memory::time::Tick;
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CustomEvent, CustomEventInit, Element, HtmlDocument, HtmlElement, HtmlTextAreaElement, MediaQueryList, WheelEvent,
    Window,
};
use yew::Callback;

/// A text in lower case. The browser knows how, of every alphabet: its tables need not come with the page.
pub fn lower_case(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// Animation frames, one at a time and only when asked for.
pub struct Frames {
    window: Option<Window>,
    closure: Closure<dyn FnMut(f64)>,
    due: Cell<Option<i32>>,
}

impl Frames {
    /// Frames that call back with the time in milliseconds.
    pub fn new(callback: Callback<f64>) -> Frames {
        let closure = Closure::new(move |now| callback.emit(now));
        Frames { window: web_sys::window(), closure, due: Cell::new(None) }
    }

    /// Asks for the next frame, unless that is asked for already.
    pub fn ask(&self) {
        if self.due.get().is_none()
            && let Some(window) = &self.window
        {
            self.due.set(window.request_animation_frame(self.closure.as_ref().unchecked_ref()).ok());
        }
    }

    /// Says that the frame asked for has come.
    pub fn came(&self) {
        self.due.set(None);
    }

    /// Asks for no frame any more.
    pub fn stop(&self) {
        if let (Some(window), Some(due)) = (&self.window, self.due.take()) {
            // A frame that cannot be cancelled has come already.
            let _ = window.cancel_animation_frame(due);
        }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Whether the reader wants less motion, and word of it when that changes.
pub struct Stillness {
    query: Option<MediaQueryList>,
    closure: Closure<dyn FnMut()>,
}

impl Stillness {
    /// Listens from now on.
    pub fn new(changed: Callback<()>) -> Stillness {
        let query = web_sys::window().and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
        let closure = Closure::new(move || changed.emit(()));
        if let Some(query) = &query {
            let _ = query.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
        }
        Stillness { query, closure }
    }

    /// Whether it is wanted now.
    pub fn wanted(&self) -> bool {
        self.query.as_ref().is_some_and(MediaQueryList::matches)
    }
}

impl Drop for Stillness {
    fn drop(&mut self) {
        if let Some(query) = &self.query {
            let _ = query.remove_event_listener_with_callback("change", self.closure.as_ref().unchecked_ref());
        }
    }
}

/// Hears of the wheel over an element, and may keep it from scrolling the page. The framework's own listeners would
/// hear it over the whole widget, always, and so make the browser ask before every scroll.
pub struct Wheel {
    over: Element,
    closure: Closure<dyn FnMut(WheelEvent)>,
}

impl Wheel {
    /// Listens from now on, until dropped.
    pub fn new(over: Element, turned: Callback<WheelEvent>) -> Wheel {
        let closure = Closure::new(move |event| turned.emit(event));
        let _ = over.add_event_listener_with_callback("wheel", closure.as_ref().unchecked_ref());
        Wheel { over, closure }
    }
}

impl Drop for Wheel {
    fn drop(&mut self) {
        let _ = self.over.remove_event_listener_with_callback("wheel", self.closure.as_ref().unchecked_ref());
    }
}

/// How many pixels a text in a picture has at least: more where it is read at arm's length and pressed with a finger.
pub fn least_text() -> f64 {
    let query = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
    if query.is_some_and(|query| query.matches()) { 12.0 } else { 11.0 }
}

/// Milliseconds since the page began.
pub fn now() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}

/// Tells the page that somebody has changed the text.
pub fn tell_text(host: &HtmlElement, text: &str) {
    let detail = Object::new();
    set(&detail, "text", &JsValue::from_str(text));
    dispatch(host, "heapwave-text", &detail);
}

/// Gives a pane this width, or its usual one, and lets the page remember it.
pub fn resize(host: &HtmlElement, pane: &str, size: Option<i32>) {
    let property = format!("--{pane}-size");
    // A property of this name can always be set.
    let _ = match size {
        Some(size) => host.style().set_property(&property, &format!("{size}px")),
        None => host.style().remove_property(&property).map(|_| ()),
    };
    let detail = Object::new();
    set(&detail, "pane", &JsValue::from_str(pane));
    set(&detail, "size", &size.map_or(JsValue::NULL, JsValue::from));
    dispatch(host, "heapwave-pane", &detail);
}

/// Asks the page around for what only it can do.
pub fn tell_wish(host: &HtmlElement, what: &str) {
    let detail = Object::new();
    set(&detail, "what", &JsValue::from_str(what));
    dispatch(host, "heapwave-wish", &detail);
}

/// Puts a text on the clipboard; says whether that could be done.
pub fn copy(text: &str, done: Callback<bool>) {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    // Without a secure context there is none, and a frame may not be allowed to use it.
    let clipboard = get(&js_sys::global(), "navigator").and_then(|navigator| get(&navigator, "clipboard"));
    let write = clipboard.as_ref().filter(|found| found.is_object()).and_then(|found| get(found, "writeText"));
    let write = write.and_then(|write| write.dyn_into::<Function>().ok()).zip(clipboard);
    let promise = write.and_then(|(write, clipboard)| write.call1(&clipboard, &JsValue::from_str(text)).ok());
    let promise = promise.and_then(|promise| promise.dyn_into::<Promise>().ok());
    spawn_local(async move {
        let copied = match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        done.emit(copied);
    });
}

/// Tells the page. Its handlers run at once, so nothing may be borrowed when this is called.
pub fn tell(host: &HtmlElement, event: &PlayerEvent, ticks: Tick) {
    let detail = Object::new();
    let name = match event {
        PlayerEvent::Step(tick) | PlayerEvent::End(tick) => {
            set(&detail, "tick", &JsValue::from(tick.0 as f64));
            set(&detail, "ticks", &JsValue::from(ticks.0 as f64));
            if matches!(event, PlayerEvent::Step(_)) { "heapwave-step" } else { "heapwave-end" }
        }
        PlayerEvent::Predict(asked) => {
            set(&detail, "question", &JsValue::from(asked.question as u32));
            set(&detail, "of", &JsValue::from(asked.of as u32));
            set(&detail, "kind", &JsValue::from_str(asked.kind));
            set(&detail, "right", &JsValue::from(asked.right));
            set(&detail, "revealed", &JsValue::from(asked.revealed));
            "heapwave-predict"
        }
        PlayerEvent::Error(fault) | PlayerEvent::Warning(fault) => {
            set(&detail, "message", &JsValue::from_str(&fault.message));
            set(&detail, "line", &JsValue::from(fault.line as u32));
            set(&detail, "column", &JsValue::from(fault.column as u32));
            if matches!(event, PlayerEvent::Error(_)) { "heapwave-error" } else { "heapwave-warning" }
        }
    };
    dispatch(host, name, &detail);
}

fn dispatch(host: &HtmlElement, name: &str, detail: &Object) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // An exception in a page's handler is reported by the browser and is none of ours.
        let _ = host.dispatch_event(&event);
    }
}

/// Changes a text as if it had been typed, so that the browser's own undo knows of it. False where the browser does not
/// tell of it by an event.
pub fn write_into(area: &HtmlTextAreaElement, change: &Change) -> bool {
    // Places within the text can always be selected.
    let select = |from: usize, to: usize| _ = area.set_selection_range(from as u32, to as u32);
    select(change.from, change.to);
    let document = area.owner_document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let typed = document.is_some_and(|document| {
        let deed = if change.with.is_empty() { "delete" } else { "insertText" };
        document.exec_command_with_show_ui_and_value(deed, false, &change.with).unwrap_or(false)
    });
    if !typed {
        _ = area.set_range_text_with_start_and_end(&change.with, change.from as u32, change.to as u32);
    }
    select(change.selected.0, change.selected.1);
    typed
}

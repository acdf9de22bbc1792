//! What the page's script holds for one `<heap-wave>`: it passes attributes, texts and wishes in, and promises out.
//!
//! `static/heapwave.js` is the other half: it knows when the element is in view and what it contains.

use super::ask::{PendingWish, Wish, error};
use super::session::{Session, said};
use super::stage::{Msg, StageProps};
use super::widget_place::{Door, WidgetPlace};
use crate::lab::Fault;
use crate::view::player::{Command, Reel, ReelForm};
use crate::view::svg::{SvgStyle, Theme};
use js_sys::{Array, JSON, Promise};
use memory::time::Tick;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, ShadowRoot};

/// How many steps a collector needs for a scenario, from beginning to end.
#[wasm_bindgen]
pub fn work(text: &str, collector: &str) -> Result<f64, JsValue> {
    crate::lab::work(text, collector).map(|steps| steps as f64).map_err(|fault| error(&fault))
}

/// One widget. Without a place in the page it keeps its run and does nothing.
#[wasm_bindgen]
#[derive(Default)]
pub struct Widget {
    session: Rc<RefCell<Session>>,
    place: Option<WidgetPlace>,
    door: Door,
}

impl std::fmt::Debug for Widget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Widget").field("mounted", &self.place.is_some()).finish_non_exhaustive()
    }
}

#[wasm_bindgen]
impl Widget {
    /// A widget with nothing in it.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Widget {
        Widget::default()
    }

    /// Draws itself into the shadow root of `host`, to which events go.
    pub fn mount(&mut self, host: HtmlElement, shadow: &ShadowRoot) {
        if self.place.is_none() {
            let stage = StageProps { session: self.session.clone(), host, door: self.door.clone() };
            self.place = WidgetPlace::draw(shadow, stage);
        }
    }

    /// Takes its drawing away; the run stays.
    pub fn unmount(&mut self) {
        if let Some(place) = self.place.take() {
            place.clear();
        }
    }

    /// Whether the element is in view: out of view, no time passes.
    pub fn show(&self, shown: bool) {
        self.send(Msg::Shown(shown));
    }

    /// The element has another size.
    pub fn resized(&self) {
        self.send(Msg::Resized);
    }

    /// An attribute has this value now, or is gone.
    pub fn set(&self, name: &str, value: Option<String>) {
        self.session.borrow_mut().set(name, value.as_deref());
        self.send(Msg::Changed);
    }

    /// Opens a scenario; resolves when its first moment is shown.
    pub fn load(&self, text: &str) -> Promise {
        self.session.borrow_mut().open(text);
        self.ask(Wish::Rest)
    }

    /// Has this text from now on, as if a reader had typed it: what it was given can still be gone back to.
    pub fn edit(&self, text: &str) -> Promise {
        self.session.borrow_mut().typed(text.to_owned());
        self.send(Msg::Changed);
        self.ask(Wish::Rest)
    }

    /// Opens what a link's fragment holds; resolves when its moment is shown.
    pub fn open(&self, fragment: &str) -> Promise {
        let opened = self.session.borrow_mut().open_link(fragment);
        match opened {
            Ok(()) => self.ask(Wish::Rest),
            Err(fault) => {
                self.send(Msg::Changed);
                Promise::reject(&error(&fault))
            }
        }
    }

    /// Looks for the shortest run in which a collector loses an object that can be reached, and opens it at the write that
    /// did it; resolves when that is shown.
    #[wasm_bindgen(js_name = breakBarrier)]
    pub fn break_barrier(&self, collector: &str) -> Promise {
        let begun = self.session.borrow_mut().break_barrier(collector);
        match begun {
            Ok(()) => self.ask(Wish::Rest),
            Err(fault) => Promise::reject(&error(&fault)),
        }
    }

    /// The fragment of a link to the moment shown.
    pub fn link(&self) -> Result<String, JsValue> {
        self.session.borrow().link().map_err(|fault| error(&fault))
    }

    /// The moment shown as a text: `json`, `dot`, `mmd`, `csv`, `txt`, or as a picture: `svg`, dark or light.
    pub fn exported(&self, format: &str, dark: bool) -> Result<String, JsValue> {
        let session = self.session.borrow();
        let player = session.player.as_ref().ok_or_else(|| error(&said("there is nothing to export yet")))?;
        player.exported(format, if dark { Theme::Dark } else { Theme::Light }).map_err(|fault| error(&fault))
    }

    /// What a copy of what is seen is written with, as plain JSON.
    pub fn copy(&self) -> Result<JsValue, JsValue> {
        let copy = self.session.borrow().copy().map_err(|fault| error(&fault))?;
        Ok(JSON::parse(&copy.to_string()).unwrap_or(JsValue::NULL))
    }

    /// Begins with what takes its time: `film`, `handout` or `run`.
    pub fn begin(&self, form: &str) -> Result<WidgetReel, JsValue> {
        let session = self.session.borrow();
        let nothing = || Fault::nowhere("there is nothing to export yet");
        let form = ReelForm::named(form).ok_or_else(|| error(&nothing()))?;
        let player = session.player.as_ref().ok_or_else(|| error(&nothing()))?;
        let reel = player.reel(form, None, None, None).map_err(|fault| error(&fault))?;
        Ok(WidgetReel { session: self.session.clone(), reel: Some(reel) })
    }

    /// The page has another text in the element.
    pub fn replaced(&self, text: &str) {
        self.session.borrow_mut().replaced(text);
        self.send(Msg::Changed);
    }

    /// Back to the text and the settings it was given.
    pub fn reset(&self) -> Promise {
        let mut session = self.session.borrow_mut();
        if session.changed() {
            session.reset();
        }
        drop(session);
        self.ask(Wish::Rest)
    }

    /// Resolves when what was asked for is shown.
    pub fn rest(&self) -> Promise {
        self.ask(Wish::Rest)
    }

    /// The text as it stands.
    pub fn text(&self) -> String {
        self.session.borrow().text.to_string()
    }

    /// Where the lab is, and whether the page is it.
    pub fn lab(&self, address: String, here: bool) {
        self.session.borrow_mut().lab = (address, here);
    }

    /// Shows a message where the picture would be, with the text that is there.
    pub fn fail(&self, message: &str, text: &str) {
        self.session.borrow_mut().fail(message, text);
        self.send(Msg::Changed);
    }

    /// Starts to play.
    pub fn play(&self) -> Promise {
        self.ask(Wish::Do(Command::Play))
    }

    /// Stops playing.
    pub fn pause(&self) -> Promise {
        self.ask(Wish::Do(Command::Pause))
    }

    /// Goes `count` strides ahead, or back when `count` is negative; without a stride, ticks.
    pub fn step(&self, count: f64, stride: Option<String>) -> Promise {
        self.ask(Wish::Step(count as i64, stride))
    }

    /// To a tick.
    pub fn seek(&self, tick: f64) -> Promise {
        self.ask(Wish::Do(Command::Seek(Tick(tick.max(0.0) as u64))))
    }

    /// Selects the object with a name, or nothing.
    pub fn select(&self, name: Option<String>) -> Promise {
        self.ask(Wish::Select(name))
    }

    /// Goes to where a question is asked, and asks it: the next one that is not answered when none is named.
    #[wasm_bindgen(js_name = askQuestion)]
    pub fn ask_question(&self, index: Option<f64>) -> Promise {
        self.ask(Wish::Do(Command::Ask(index.map(|index| index.max(0.0) as usize))))
    }

    /// Answers the question that is asked: with names of objects, or with a number.
    pub fn answer(&self, names: Vec<String>) -> Promise {
        self.ask(Wish::Do(Command::Answer(names)))
    }

    /// Knows no question to be answered any more.
    #[wasm_bindgen(js_name = resetQuestions)]
    pub fn reset_questions(&self) -> Promise {
        self.ask(Wish::Do(Command::Answered(Vec::new())))
    }

    /// The questions as plain JSON.
    pub fn questions(&self) -> JsValue {
        let session = self.session.borrow();
        let questions = session.player.as_ref().map(|player| player.questions().to_string());
        questions.and_then(|text| JSON::parse(&text).ok()).unwrap_or_else(|| js_sys::Array::new().into())
    }

    /// The moment as plain JSON; null until it is ready.
    pub fn state(&self) -> JsValue {
        let session = self.session.borrow();
        let state = session.player.as_ref().filter(|p| p.ready()).map(|p| p.state().to_string());
        state.and_then(|text| JSON::parse(&text).ok()).unwrap_or(JsValue::NULL)
    }
}

/// What is taken of a run, moment by moment, between other things.
#[wasm_bindgen]
pub struct WidgetReel {
    session: Rc<RefCell<Session>>,
    reel: Option<Reel>,
}

impl std::fmt::Debug for WidgetReel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WidgetReel").field("reel", &self.reel).finish_non_exhaustive()
    }
}

#[wasm_bindgen]
impl WidgetReel {
    /// Takes the next moment; how much of all is done, from 0 to 1.
    pub fn take(&mut self) -> Result<f64, JsValue> {
        let session = self.session.borrow();
        let Some((player, reel)) = session.player.as_ref().zip(self.reel.as_mut()) else { return Ok(1.0) };
        player.take(reel).map_err(|fault| error(&fault))?;
        Ok(reel.done())
    }

    /// What has come of it, dark or light.
    pub fn developed(&mut self, dark: bool) -> Result<String, JsValue> {
        let session = self.session.borrow();
        let taken = session.player.as_ref().zip(self.reel.take());
        let (player, reel) = taken.ok_or_else(|| error(&said("there is nothing to export yet")))?;
        player.developed(reel, style(dark)).map_err(|fault| error(&fault))
    }

    /// The pictures of a film, dark or light: each an SVG, and for how many milliseconds it is seen.
    pub fn pictures(&mut self, dark: bool) -> Vec<JsValue> {
        let pictures = self.reel.take().map(|reel| reel.pictures(style(dark))).unwrap_or_default();
        pictures.into_iter().map(|(svg, ms)| Array::of2(&svg.into(), &ms.into()).into()).collect()
    }
}

fn style(dark: bool) -> SvgStyle<'static> {
    SvgStyle { theme: if dark { Theme::Dark } else { Theme::Light }, alone: true, prefix: "picture-" }
}

impl Widget {
    fn send(&self, msg: Msg) {
        self.door.send(msg);
    }

    fn ask(&self, wish: Wish) -> Promise {
        let (promise, ask) = PendingWish::promised(wish);
        self.send(Msg::Ask(ask));
        promise
    }
}

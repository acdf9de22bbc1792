//! The one container: holds a widget's state, lets its time pass, and hands values to the components.
//!
//! Nothing runs when nothing happens: a frame of animation is asked for only while the player is awake and either the
//! element is in view or the page waits for a promise.

mod acting;
mod announce;
mod asked;
mod draw;
mod making;
mod pictures;
mod tools;

use super::act::Act;
use super::ask::PendingWish;
use super::camera::{Camera, Shift};
use super::compiler;
use super::edge::{Frames, Stillness, least_text, now, tell, tell_text};
use super::graph::scale_of;
use super::session::{Session, said};
use super::widget_place::Door;
use crate::lab::LAB;
use crate::ui::make::Making;
use crate::ui::panels::TableSides;
use crate::view::frame::{Node, Sentence};
use crate::view::player::{Bar, Cut, Pick, Player, View};
use memory::time::Tick;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};
use yew::{AttrValue, Callback, Component, Context, Html, NodeRef, Properties};

/// Below this scale a picture can be come nearer to.
const SMALL: f64 = 0.8;
/// How much of what is seen, from its middle, is where things are kept in sight.
const SIGHT: f64 = 0.35;
/// How long one frame may prepare, in milliseconds.
const PATIENCE: f64 = 12.0;

/// What a stage is set up with.
#[derive(Clone, Properties)]
pub struct StageProps {
    /// The widget apart from its looks.
    pub session: Rc<RefCell<Session>>,
    /// The element, to which events go.
    pub host: HtmlElement,
    /// Where it is told what to do.
    pub door: Door,
}

impl PartialEq for StageProps {
    fn eq(&self, other: &StageProps) -> bool {
        Rc::ptr_eq(&self.session, &other.session) && self.host == other.host
    }
}

/// What can happen to a stage.
pub enum Msg {
    /// A person did something.
    Act(Act),
    /// The page wishes something.
    Ask(PendingWish),
    /// The session was changed from outside.
    Changed,
    /// An animation frame, at this time.
    Frame(f64),
    /// The element came into view, or went out of it.
    Shown(bool),
    /// The element has another size.
    Resized,
    /// The reader's wish for less motion changed.
    Still,
    /// A link could be put on the clipboard, or not.
    Copied(String, bool),
    /// The compiler has answered for a text; or it could not be had, and why.
    Compiled(Rc<str>, Option<String>),
}

/// The container.
pub struct WidgetView {
    session: Rc<RefCell<Session>>,
    host: HtmlElement,
    frames: Frames,
    stillness: Stillness,
    shown: bool,
    last: Option<f64>,
    /// Since when a program is run ahead, while one is.
    runs_since: Option<f64>,
    asked: Vec<PendingWish>,
    kept: Vec<PendingWish>,
    view: Look,
    announcer: announce::Announcer,
    act: Callback<Act>,
    places: Places,
    /// Whether what had the focus may be gone with the next picture: then the whole widget gets it.
    refocus: bool,
}

/// What is looked at, and what has been computed for it.
#[derive(Default)]
struct Look {
    /// What is to be seen now, side by side.
    sides: Vec<View>,
    camera: Camera,
    help: bool,
    /// What one who draws has selected, and whether the list of all commands is open.
    making: Making,
    palette: bool,
    table: bool,
    rows: Option<TableSides>,
    cuts: Rc<Vec<Cut>>,
    /// Why what is selected is alive.
    why: Option<Rc<Sentence>>,
    /// What is asked.
    bar: Option<Rc<Bar>>,
    /// What is selected, or chosen as an answer.
    picked: Vec<Pick>,
    /// What of a heap map the pointer or the keyboard is at, and on which side.
    pointed: Option<(usize, u32)>,
    aloud: AttrValue,
    /// The run and the moment that `rows` and `cuts` are of.
    of: Option<(u32, Tick)>,
    /// What somebody wants to know of a moment, in the lab.
    asked: asked::Answers,
    /// How often a moment had been shown when they were looked at.
    seen: u32,
    /// How many sides there were when they were measured last, and the size of the picture.
    measured: Option<(usize, (f64, f64))>,
    large: bool,
    /// How many pixels of the screen one of the picture is where all of it is seen, and how many a text must have.
    scale: f64,
    least: f64,
    /// Whether what happens is kept in sight.
    follows: bool,
    /// How wide the widget and its slider are.
    wide: f64,
    slider: f64,
    /// What became of the link that was asked for last.
    shared: Option<Shared>,
    /// How wide the chart is.
    plot: f64,
    /// The shape of the field: its width by its height.
    shape: f64,
    /// How wide the panes are that somebody gave another width.
    panes: [Option<i32>; 2],
    /// Whether all lines of the text are shown where there is room for a few only.
    unrolled: bool,
}

/// What became of a link.
#[derive(Clone, PartialEq)]
enum Shared {
    /// It is on the clipboard.
    Copied,
    /// It is shown, so that it can be copied by hand.
    Shown(AttrValue),
}

/// The elements that are measured or given focus.
#[derive(Default)]
struct Places {
    whole: NodeRef,
    /// The objects' layer of each side.
    layers: [NodeRef; 4],
    slider: NodeRef,
    help: NodeRef,
    share: NodeRef,
    /// What stands behind everything.
    end: NodeRef,
}

impl Component for WidgetView {
    type Message = Msg;
    type Properties = StageProps;

    fn create(ctx: &Context<WidgetView>) -> WidgetView {
        let link = ctx.link();
        let props = ctx.props();
        let stillness = Stillness::new(link.callback(|()| Msg::Still));
        props.session.borrow_mut().still(stillness.wanted());
        props.session.borrow_mut().send_again();
        props.door.open(link);
        WidgetView {
            session: props.session.clone(),
            host: props.host.clone(),
            frames: Frames::new(link.callback(Msg::Frame)),
            stillness,
            shown: false,
            last: None,
            runs_since: None,
            asked: Vec::new(),
            kept: Vec::new(),
            view: Look { wide: 1000.0, slider: 640.0, plot: 600.0, scale: 1.0, least: least_text(), ..Look::default() },
            announcer: announce::Announcer::default(),
            act: link.callback(Msg::Act),
            places: Places::default(),
            refocus: false,
        }
    }

    fn update(&mut self, ctx: &Context<WidgetView>, msg: Msg) -> bool {
        match msg {
            Msg::Act(Act::Camera(shift)) => {
                // Nothing else depends on how it is looked at.
                self.shift(shift);
                return true;
            }
            Msg::Act(Act::Point { side, byte, select: false }) => {
                self.view.pointed = byte.map(|byte| (side, byte));
                return true;
            }
            Msg::Act(Act::Share) => self.share(ctx),
            Msg::Act(Act::Make(act)) if LAB => self.make(act),
            Msg::Act(Act::Palette(open)) if LAB => self.palette(open),
            Msg::Act(Act::Page(what)) => self.wish_of_page(&what),
            Msg::Act(act) => self.act(act),
            Msg::Copied(link, copied) => self.shared(link, copied),
            Msg::Ask(ask) => self.asked.push(ask),
            Msg::Changed => {}
            Msg::Frame(time) => {
                self.frames.came();
                let lull = self.lull();
                let passed = self.last.map_or(0.0, |last| (time - last).clamp(0.0, 100.0));
                self.last = Some(time);
                let begun = now();
                let mut session = self.session.borrow_mut();
                session.advance(passed, || now() - begun < PATIENCE);
                let runs = session.player.as_ref().and_then(Player::running);
                self.runs_since = runs.map(|_| self.runs_since.unwrap_or(time));
                drop(session);
                if lull.is_some() && lull == self.lull() {
                    self.pulse();
                    return false;
                }
            }
            Msg::Shown(shown) => self.shown = shown,
            Msg::Compiled(text, trouble) => self.session.borrow_mut().compiled(&text, trouble.as_deref()),
            Msg::Resized => self.view.measured = None,
            Msg::Still => self.session.borrow_mut().still(self.stillness.wanted()),
        }
        self.serve();
        self.have_compiled(ctx);
        self.look();
        self.ask();
        self.pulse();
        true
    }

    fn view(&self, _: &Context<WidgetView>) -> Html {
        self.draw()
    }

    fn destroy(&mut self, ctx: &Context<WidgetView>) {
        ctx.props().door.close();
        let gone = said("the element was taken out of the page");
        self.asked.drain(..).chain(self.kept.drain(..)).for_each(|ask| ask.refuse(&gone));
    }

    fn rendered(&mut self, ctx: &Context<WidgetView>, _: bool) {
        self.measure(ctx);
        if std::mem::take(&mut self.refocus) && !self.focused() {
            focus(&self.places.whole);
        }
        let (events, ticks, settled, state) = {
            let mut session = self.session.borrow_mut();
            if session.hear() {
                ctx.link().send_message(Msg::Changed);
            }
            let settled = session.settled() && !self.kept.is_empty();
            let ready = session.player.as_ref().filter(|p| p.ready());
            let state = ready.filter(|_| settled).map(|p| p.state().to_string());
            let ticks = ready.map_or(Tick(0), |p| p.ticks());
            (std::mem::take(&mut session.events), ticks, settled, state)
        };
        let text = self.session.borrow_mut().news();
        if let Some(text) = text {
            tell_text(&self.host, &text);
        }
        for event in &events {
            tell(&self.host, event, ticks);
        }
        if settled {
            let state = state.and_then(|s| js_sys::JSON::parse(&s).ok()).unwrap_or(JsValue::NULL);
            self.kept.drain(..).for_each(|ask| ask.keep(&state));
        }
    }
}

impl WidgetView {
    /// Grants what the page has asked for, once there is somebody to grant it.
    fn serve(&mut self) {
        // A text that waits to be tried may well be right: the fault is that of the one before.
        let fault = self.session.borrow().fault.clone().filter(|_| !self.session.borrow().untried());
        if let Some(fault) = fault {
            self.asked.drain(..).chain(self.kept.drain(..)).for_each(|ask| ask.refuse(&fault));
        } else if self.session.borrow().ready() {
            for ask in self.asked.drain(..) {
                match self.session.borrow_mut().grant(&ask.wish) {
                    Ok(()) => self.kept.push(ask),
                    Err(fault) => ask.refuse(&fault),
                }
            }
        }
    }

    /// What stays the same until there is something to draw: nothing but the clock goes on, and nobody waits for an answer.
    fn lull(&self) -> Option<(u32, bool)> {
        let waited = !self.asked.is_empty() || !self.kept.is_empty() || self.view.asked.looking();
        self.session.borrow().lull().filter(|_| !waited)
    }

    /// Sends a text that is new here to the compiler.
    fn have_compiled(&self, ctx: &Context<WidgetView>) {
        let Some(text) = self.session.borrow_mut().uncompiled() else { return };
        let program = self.session.borrow().is_program();
        let (link, host) = (ctx.link().clone(), ctx.props().host.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let trouble = compiler::compile(&text, &host, program).await.err();
            link.send_message(Msg::Compiled(text, trouble));
        });
    }

    /// Asks for the next frame, if there is anything to wait for.
    fn pulse(&mut self) {
        let waited = !self.asked.is_empty() || !self.kept.is_empty();
        let looking = self.view.asked.looking();
        if (self.session.borrow().awake() || looking) && (self.shown || waited) {
            self.frames.ask();
        } else {
            self.frames.stop();
            self.last = None;
            // What was done without motion is still to be told.
            self.session.borrow_mut().told();
        }
    }

    /// Computes what belongs to a moment and is not in its frame.
    fn look(&mut self) {
        let session = self.session.borrow();
        let (run, touched) = (session.run, session.touched());
        let sides = session.player.as_ref().map(|player| (player, player.views()));
        let Some((player, sides)) = sides.filter(|(_, sides)| !sides.is_empty()) else {
            (self.view.of, self.view.sides) = (None, Vec::new());
            return;
        };
        let moment = (run, player.tick());
        let new_run = self.view.of.is_none_or(|of| of.0 != run);
        if new_run {
            let Look { panes, wide, slider, plot, shape, large, table, unrolled, scale, least, follows, .. } =
                self.view;
            let asked = self.view.asked.anew();
            self.view = Look {
                panes,
                wide,
                slider,
                plot,
                shape,
                large,
                table,
                unrolled,
                scale,
                least,
                follows,
                asked,
                ..Look::default()
            };
            self.announcer = announce::Announcer::default();
        }
        // An edit changes the moment without changing its tick.
        let unread = self.view.table && self.view.rows.is_none();
        if self.view.of != Some(moment) || self.view.seen != player.shows() || unread {
            self.view.seen = player.shows();
            let cuts = player.cuts();
            if *self.view.cuts != cuts {
                self.view.cuts = Rc::new(cuts);
            }
            let rows = |(side, view): (usize, &View)| (view.collector.label, Rc::new(player.table(side)));
            self.view.rows = self.view.table.then(|| sides.iter().enumerate().map(rows).collect());
        }
        if self.view.making.open && player.resting() && !player.outdated() {
            self.view.making.hold_on(&player.objects_now());
        }
        self.view.of = Some(moment);
        let why = player.why();
        if self.view.why.as_deref() != why {
            self.view.why = why.cloned().map(Rc::new);
        }
        (self.view.bar, self.view.picked) = (player.bar().map(Rc::new), player.picked());
        if let Some(words) = self.announcer.announce(moment, player, &sides, touched) {
            self.view.aloud = words.into();
        }
        self.view.sides = sides;
        drop(session);
        self.follow();
    }

    /// Whether the widget or something in it has the focus.
    fn focused(&self) -> bool {
        let whole = self.places.whole.cast::<HtmlElement>();
        whole.is_some_and(|whole| whole.matches(":focus-within").unwrap_or(false))
    }

    fn shift(&mut self, shift: Shift) {
        if let Some(view) = self.view.sides.first() {
            self.view.camera = self.view.camera.after(shift, view.frame.picture.size);
        }
    }

    /// Where less than the whole picture is seen: goes to where something happens, if that is out of sight.
    fn follow(&mut self) {
        let Some(view) = self.view.sides.first().filter(|_| self.view.follows && self.view.camera.near()) else {
            return;
        };
        let picture = &view.frame.picture;
        let middle = |node: &Node| (node.rect.x + node.rect.w / 2.0, node.rect.y + node.rect.h / 2.0);
        let Some((x, y)) = picture.nodes.iter().find(|node| node.glow > 0.5).map(middle) else { return };
        let (left, top, w, h) = self.view.camera.seen(picture.size);
        if (x - left - w / 2.0).abs() > SIGHT * w || (y - top - h / 2.0).abs() > SIGHT * h {
            self.shift(Shift::Centre(x, y));
        }
    }

    /// Measures what was drawn, once for a run and a size: never while it plays.
    fn measure(&mut self, ctx: &Context<WidgetView>) {
        let drawn = self.view.sides.first().map(|view| (self.view.sides.len(), view.frame.picture.size));
        if drawn.is_some() && self.view.measured == drawn {
            return;
        }
        let width = |place: &NodeRef| place.cast::<Element>().map_or(0.0, |e| e.get_bounding_client_rect().width());
        let whole = self.places.whole.cast::<Element>();
        let within = |path: &str| Some(whole.as_ref()?.query_selector(path).ok()??.get_bounding_client_rect());
        let field = within(".field").filter(|field| field.width() > 0.0 && field.height() > 0.0);
        let shape = field.map_or(self.view.shape, |field| field.width() / field.height());
        let Some((_, size)) = drawn else {
            let wide = width(&self.places.whole);
            if wide > 0.0 && (wide - self.view.wide).abs() > 1.0 {
                self.view.wide = wide;
                ctx.link().send_message(Msg::Changed);
            }
            self.reshape(ctx, shape);
            return;
        };
        self.view.measured = drawn;
        let (scale, least) = (scale_of(&self.places.layers[0], size), least_text());
        let large = scale < SMALL;
        let (slider, wide) = (width(&self.places.slider), width(&self.places.whole));
        let plot = within(".plot").map_or(self.view.plot, |plot| plot.width());
        let moved = [
            (slider, self.view.slider),
            (wide, self.view.wide),
            (plot, self.view.plot),
            (1000.0 * scale, 1000.0 * self.view.scale),
        ];
        if large != self.view.large {
            // The buttons of the zoom have a room of their own: the picture has another scale beside them.
            self.view.measured = None;
        }
        if large != self.view.large || moved.iter().any(|(now, was)| (now - was).abs() > 1.0) {
            (self.view.large, self.view.slider, self.view.wide, self.view.plot) = (large, slider, wide, plot);
            (self.view.scale, self.view.least) = (scale, least);
            ctx.link().send_message(Msg::Changed);
        }
        self.reshape(ctx, shape);
    }

    /// The field has this shape; where that is another one, its picture is made anew.
    fn reshape(&mut self, ctx: &Context<WidgetView>, shape: f64) {
        if (shape - self.view.shape).abs() > 0.03 * self.view.shape {
            self.view.shape = shape;
            self.session.borrow_mut().reshape(shape);
            ctx.link().send_message(Msg::Changed);
        }
    }
}

fn focus(place: &NodeRef) {
    if let Some(element) = place.cast::<HtmlElement>() {
        // Focus that cannot be given stays where it is.
        let _ = element.focus();
    }
}

//! How a stage is put together from its components.

use super::WidgetView;
use crate::lab::Fault;
use crate::ui::act::{Act, Pane};
use crate::ui::button::Button;
use crate::ui::code::Code;
use crate::ui::keys::{Press, meaning};
use crate::ui::make::MakeAct;
use crate::ui::memo::shown;
use crate::ui::options::Controls;
use crate::ui::panels::{
    HeadProps, Help, Output, PredictProps, SayProps, SideProps, Split, StripProps, TableProps, WhyProps, compiling,
    running, searching, shared_legend, sums,
};
use crate::ui::session::Session;
use crate::ui::transport::TransportProps;
use crate::ui::trouble::TroubleProps;
use crate::view::player::{Bar, Command, OptionChoice, Player, View};
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::{
    AttrValue, Callback, Classes, FocusEvent, Html, KeyboardEvent, MouseEvent, PointerEvent, TargetCast, classes, html,
};

/// What has a use of its own for Space and Enter.
const BUTTONS: &str = "button, summary, a";
/// What has a use of its own for every key.
const SELECTS: &str = "select, input, textarea";
/// Where a press of the pointer already says what it means.
const SPEAKING: &str = "button, summary, a, select, input, textarea, .scrubber, .plot, .cuttable, .node, .cells, .pad";

impl WidgetView {
    /// The widget, or why there is none.
    pub(super) fn draw(&self) -> Html {
        let session = self.session.borrow();
        let alive = session.player.as_ref().zip(self.view.sides.split_first()).map(|(player, _)| player);
        if session.texted() {
            return self.texted(&session, alive);
        }
        if let Some(fault) = &session.fault {
            return html! {
                <section class="frame failed" aria-label="heapwave">
                    { self.trouble(&session, fault, false) }
                </section>
            };
        }
        match alive {
            Some(player) => self.alive(&session, player),
            None => self.waiting(&session),
        }
    }

    /// Where the widget is to be. Its rooms are those it will have: the picture is made for the shape of its own.
    fn waiting(&self, session: &Session) -> Html {
        let (class, style) = self.shape(session);
        html! {
            <section class={classes!(class, "waiting")} {style} ref={self.places.whole.clone()} aria-label="heapwave" aria-busy="true">
                <div class="field" />
                { self.running(session) }
            </section>
        }
    }

    /// The frame's classes and the figures its height follows from: what is shown, and how many lines the text had that
    /// was given. Neither the moment, nor the collector, nor typing changes them, so nothing around a figure ever moves.
    fn shape(&self, session: &Session) -> (Classes, String) {
        let views = session.views;
        let text = session.texted();
        let pictured = views.graph || views.map || views.lives;
        let class = classes!(
            "frame",
            (text && views.code).then_some("coded"),
            (views.worklist || views.counters).then_some("aside"),
            (views.chart && !pictured).then_some("charted"),
            (views.chart && pictured).then_some("charts"),
            views.strip.then_some("strips"),
            (pictured || !session.questions().is_empty()).then_some("noted"),
            (text && views.console && session.is_program()).then_some("prints"),
            (!(pictured || views.chart || text && views.code)).then_some("low"),
            (!text && session.controls == Controls::Full).then_some("offers"),
            (session.controls == Controls::None).then_some("bare"),
            self.view.unrolled.then_some("unrolled"),
            self.pair(),
            (self.view.sides.len() > 2).then_some("crowd"),
            self.sums(session).then_some("summed"),
        );
        let sides = self.view.sides.len().max(1);
        (class, format!("--lines:{};--columns:{};--sides:{sides}", session.lines, session.columns))
    }

    /// A picture with its text beside it. The text stays where it is whatever becomes of it, so that one can go on
    /// writing.
    fn texted(&self, session: &Session, alive: Option<&Player>) -> Html {
        let (views, controls) = (session.views, session.controls);
        let listing = self.view.sides.first().and_then(|view| view.frame.listing.clone()).unwrap_or_default();
        let outdated = session.outdated();
        let current = !outdated && session.fault.is_none();
        let breaks = alive.map(Player::breaks).unwrap_or_default();
        let program = session.is_program();
        let console = views.console && program;
        let usual = if program || session.text.trim().is_empty() { "Program" } else { "Scenario" };
        let title = alive.map_or_else(|| usual.to_string(), |player| player.title().to_string());
        let line = alive.and_then(|player| listing.line.or_else(|| player.line()));
        let (shape, style) = self.shape(session);
        let class = classes!(
            shape,
            "texted",
            program.then_some("program"),
            outdated.then_some("outdated"),
            session.fault.is_some().then_some("faulty"),
            alive.is_none().then_some("empty"),
        );
        html! {
            <section key="texted" {class} {style} ref={self.places.whole.clone()} aria-label={title} tabindex="-1"
                aria-busy={outdated.then_some("true")} onkeydown={self.keys(controls)} onpointerdown={self.touches()}>
                { self.skip(controls) }
                if let Some(player) = session.known().filter(|player| controls != Controls::None && player.ready()) {
                    { self.head(session, player) }
                }
                if views.code {
                    <div class="text" part="code">
                        <Code text={session.text.clone()} name={usual} line={line.filter(|_| current)} told={listing.told.filter(|_| current)}
                            span={listing.span.filter(|_| current)} fault={session.fault.clone()} {breaks}
                            live={controls == Controls::Full} act={self.act.clone()} />
                        { self.unroll() }
                    </div>
                    if session.in_lab() {
                        <Split pane={Pane::Code} size={self.view.panes[0]} act={self.act.clone()} />
                    }
                }
                // A component that is nothing would keep its neighbours from finding their places.
                if console || listing.pending.is_some() {
                    <Output {listing} {console} live={controls != Controls::None} keeps={alive.is_some_and(Player::keeps_logged)} act={self.act.clone()} />
                }
                if let Some(fault) = &session.fault {
                    { self.trouble(session, fault, true) }
                } else if let Some(player) = alive {
                    { self.around(session, player) }
                } else {
                    <div class="field" />
                }
                if self.view.help {
                    <Help unfold={session.known().map(Player::unfolded)} act={self.act.clone()} />
                }
                { self.commands(session) }
                { self.running(session) }
                { self.field_of_link() }
                { self.end() }
            </section>
        }
    }

    fn alive(&self, session: &Session, player: &Player) -> Html {
        let (class, style) = self.shape(session);
        html! {
            <section {class} {style} ref={self.places.whole.clone()} aria-label={player.title().to_string()} tabindex="-1" onkeydown={self.keys(session.controls)}
                onpointerdown={self.touches()}>
                { self.skip(session.controls) }
                if session.controls != Controls::None {
                    { self.head(session, player) }
                }
                { self.around(session, player) }
                if self.view.help {
                    <Help act={self.act.clone()} />
                }
                { self.commands(session) }
                { self.running(session) }
                { self.field_of_link() }
                { self.end() }
            </section>
        }
    }

    fn head(&self, session: &Session, player: &Player) -> Html {
        let full = session.controls == Controls::Full;
        shown(HeadProps {
            title: player.title(),
            collectors: if full { player.collectors() } else { Vec::new() },
            chosen: player.chosen().into(),
            pair: player.pair().into(),
            options: self.options(session, player),
            optional: self.offers(session),
            breakable: player.breakable().filter(|_| self.offers(session)).map(AttrValue::from),
            help: full.then_some(self.view.help),
            help_button: self.places.help.clone(),
            tools: self.tools(session, player),
            act: self.act.clone(),
        })
    }

    /// What stands where the picture would be.
    fn trouble(&self, session: &Session, fault: &Fault, running: bool) -> Html {
        let notice = session.notice().map(|notice| Rc::from(notice.message.as_str()));
        let bare = running && session.views.code;
        shown(TroubleProps { fault: fault.clone(), text: session.text.clone(), running, bare, notice })
    }

    /// How far the program is, while it is run ahead, or a search.
    fn running(&self, session: &Session) -> Html {
        if session.waits() {
            return compiling(session.is_program());
        }
        if let Some(search) = session.search() {
            return searching(search, &self.act);
        }
        session.player.as_ref().map_or_else(Html::default, |player| running(player, self.run_for(), &self.act))
    }

    /// For how long the program has been run ahead, in milliseconds.
    fn run_for(&self) -> f64 {
        self.last.zip(self.runs_since).map_or(0.0, |(now, since)| now - since)
    }

    fn offers(&self, session: &Session) -> bool {
        session.controls == Controls::Full && (session.options || session.in_lab())
    }

    /// The options of the collector, where they are offered.
    pub(super) fn options(&self, session: &Session, player: &Player) -> Vec<OptionChoice> {
        if self.offers(session) { player.options() } else { Vec::new() }
    }

    /// The first stop of the Tab key: over all that follows.
    fn skip(&self, controls: Controls) -> Html {
        if controls == Controls::None {
            return Html::default();
        }
        Button { class: "skip plain", text: "Skip this figure".into(), ..Button::default() }.does(&self.act, Act::Skip)
    }

    /// What stands behind everything: one who skips a figure is there, and nobody else comes by.
    fn end(&self) -> Html {
        let onblur = Callback::from(|e: FocusEvent| {
            if let Some(end) = e.target_dyn_into::<HtmlElement>() {
                end.set_tab_index(-1);
            }
        });
        html! { <span class="end" tabindex="-1" ref={self.places.end.clone()} {onblur} /> }
    }

    /// Where there is room for a few lines only, the rest of them is a tap away.
    fn unroll(&self) -> Html {
        let open = self.view.unrolled;
        let (name, onclick) = (if open { "Fewer lines" } else { "All lines" }, Act::Unroll(!open));
        let onclick = self.act.reform(move |_: MouseEvent| onclick.clone());
        html! { <button type="button" class="unroll" aria-expanded={open.to_string()} {onclick}>{ name }</button> }
    }

    /// The class of a widget with two sides.
    pub(super) fn pair(&self) -> Option<&'static str> {
        (self.view.sides.len() > 1).then_some("pair")
    }

    /// The graph and what stands around it.
    fn around(&self, session: &Session, player: &Player) -> Html {
        let Some((View { frame, .. }, others)) = self.view.sides.split_first() else { return Html::default() };
        let (views, full, alone) = (session.views, session.controls == Controls::Full, others.is_empty());
        let act = &self.act;
        let pictured = views.graph || views.map || views.lives;
        let picks = pictured && session.controls != Controls::None;
        let bar = self.view.bar.clone().filter(|_| session.controls != Controls::None);
        let notice = session.notice().map(|n| Rc::from(n.message.as_str()));
        let listing = frame.listing.as_ref();
        let stopped = self.view.sides.iter().filter_map(|view| view.frame.listing.as_ref()?.stopped.as_ref());
        let resume = stopped.clone().find_map(|stopped| stopped.resume.clone());
        let resume = resume.filter(|_| session.controls != Controls::None);
        let phases = self.view.sides.iter().map(|view| match alone {
            true => view.frame.sentence.phase.to_string(),
            false => format!("{}: {}", view.collector.label, view.frame.sentence.phase),
        });
        let predict = |bar: Rc<Bar>| {
            let (why, aloud) = (self.view.why.clone(), !player.playing());
            shown(PredictProps { bar, why, aloud, picks, sides: !alone, act: act.clone() })
        };
        html! {
            <>
                if alone {
                    { self.pictures(session, player, 0) }
                    if views.worklist || views.counters {
                        { shown(SideProps { frame: frame.clone(), views, children: self.inspected() }) }
                        if session.in_lab() {
                            <Split pane={Pane::Lanes} size={self.view.panes[1]} {act} />
                        }
                    }
                } else {
                    <div class="sides">{ for (0..=others.len()).map(|side| self.column(session, side)) }</div>
                }
                if pictured || bar.is_some() {
                    <div class="note">
                        if let Some(bar) = bar.clone().filter(|bar| bar.asking.is_none()) {
                            { predict(bar) }
                        } else if picks && bar.is_none() {
                            { shown(WhyProps { why: self.view.why.clone(), aloud: !player.playing(), act: act.clone() }) }
                        }
                        if pictured {
                            { shared_legend(&self.view.sides).unwrap_or_default() }
                            if full && self.drawable(session, player) {
                                { self.draws() }
                            }
                            if full {
                                { self.other_pictures(views, alone && (session.in_lab() || views.lives)) }
                            }
                            { shown(TableProps {
                                sides: self.view.rows.clone(),
                                picked: self.view.picked.clone(),
                                picks,
                                lists: (session.in_lab() && alone).then(|| self.lists(player)),
                                act: act.clone(),
                            }) }
                        }
                    </div>
                }
                if let Some(bar) = bar.filter(|bar| bar.asking.is_some()) {
                    { predict(bar) }
                }
                { shown(SayProps {
                    frame: alone.then(|| frame.clone()),
                    cuts: self.view.cuts.clone(),
                    offers: full && listing.is_none(),
                    undo: player.undoable(),
                    // Where somebody draws they stand in the bar above.
                    branches: if session.in_lab() && !self.view.making.open { player.branches() } else { Vec::new() },
                    resume,
                    notice,
                    aloud: self.view.aloud.clone(),
                    act: act.clone(),
                }) }
                if views.strip && alone {
                    { shown(StripProps { frame: frame.clone(), width: self.view.wide - 32.0 }) }
                }
                if views.chart && alone {
                    { self.chart(player, 0, self.view.plot) }
                }
                if session.controls != Controls::None {
                    { shown(TransportProps {
                        tracks: player.tracks(),
                        tick: player.tick(),
                        line: listing.and_then(|listing| listing.line).filter(|_| !player.posing()),
                        phase: phases.collect::<Vec<_>>().join(", "),
                        playing: player.playing(),
                        strides: player.strides(),
                        stride: player.stride(),
                        speed: player.speed(),
                        full,
                        width: self.view.slider,
                        slider: self.places.slider.clone(),
                        act: act.clone(),
                    }) }
                }
                if self.sums(session) {
                    { sums(&self.view.sides, &player.tracks(), player.tick()) }
                }
            </>
        }
    }

    fn keys(&self, controls: Controls) -> Option<Callback<KeyboardEvent>> {
        if controls == Controls::None {
            return None;
        }
        let (act, help, zooms) = (self.act.clone(), self.view.help, self.view.large || self.view.camera.near());
        let (selected, picks) = (self.view.why.is_some(), !self.view.sides.is_empty());
        let asking = self.view.bar.as_ref().is_some_and(|bar| bar.asking.is_some());
        let (lab, making) = (self.session.borrow().in_lab(), self.view.making.open);
        Some(Callback::from(move |e: KeyboardEvent| {
            let on = |what: &str| {
                let target = e.target_dyn_into::<Element>();
                target.is_some_and(|t| t.closest(what).is_ok_and(|found| found.is_some()))
            };
            let press = Press {
                key: &e.key(),
                shift: e.shift_key(),
                other: e.ctrl_key() || e.alt_key() || e.meta_key(),
                on_button: on(BUTTONS),
                on_select: on(SELECTS),
            };
            // The list of keys is closed before anything else.
            let chord = chord(&e, on(SELECTS), lab, making && !help);
            let meant = chord.or_else(|| meaning(press)).filter(|act| match act {
                Act::Leave => help || selected,
                Act::Player(Command::Reply(_)) => asking,
                Act::Player(Command::SelectNext(_)) => picks,
                Act::Camera(_) => zooms,
                _ => true,
            });
            if let Some(meant) = meant {
                e.prevent_default();
                e.stop_propagation();
                act.emit(if matches!(meant, Act::Help(_)) { Act::Help(!help) } else { meant });
            }
        }))
    }

    fn touches(&self) -> Callback<PointerEvent> {
        let act = self.act.clone();
        Callback::from(move |e: PointerEvent| {
            let target = e.target_dyn_into::<Element>();
            if !target.is_some_and(|t| t.closest(SPEAKING).is_ok_and(|found| found.is_some())) {
                act.emit(Act::Touch);
            }
        })
    }
}

/// What the keys of the lab mean that come with Ctrl (or ⌘), and those of one who draws.
fn chord(e: &KeyboardEvent, writing: bool, lab: bool, making: bool) -> Option<Act> {
    let control = (e.ctrl_key() || e.meta_key()) && !e.alt_key();
    match e.key().to_ascii_lowercase().as_str() {
        "k" if lab && control => Some(Act::Palette(true)),
        // A text has an undo of its own.
        "z" if control && !writing => Some(Act::Player(if e.shift_key() { Command::Redo } else { Command::Undo })),
        "y" if control && !writing => Some(Act::Player(Command::Redo)),
        "escape" if making && !writing => Some(Act::Make(MakeAct::Select(Vec::new()))),
        "delete" | "backspace" if making && !writing => Some(Act::Make(MakeAct::Delete)),
        _ => None,
    }
}

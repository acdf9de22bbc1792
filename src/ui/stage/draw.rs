//! How a stage is put together from its components.

use super::WidgetView;
use crate::ui::act::{Act, Pane};
use crate::ui::code::Code;
use crate::ui::graph::Graph;
use crate::ui::keys::{Press, meaning};
use crate::ui::listed::Listed;
use crate::ui::lives::Lives;
use crate::ui::make::MakeAct;
use crate::ui::map::HeapMapView;
use crate::ui::options::{Controls, MainPicture, Views};
use crate::ui::panels::{
    ChangesProps, Chart, Head, HeapStrip, Help, Inspect, KeepersProps, Lists, LogProps, Output, Predict, Say, Side,
    Split, Table, WhyLine, compiling, legend, over, running, searching, sentence, shared_legend, sums,
};
use crate::ui::session::Session;
use crate::ui::transport::{Choose, Transport};
use crate::ui::trouble::Trouble;
use crate::view::player::{Command, OptionChoice, Player, View};
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::{
    AttrValue, Callback, Classes, FocusEvent, Html, KeyboardEvent, MouseEvent, PointerEvent, TargetCast, classes, html,
};

/// What has a use of its own for Space and Enter.
const BUTTONS: &str = "button, summary, a";
/// What has a use of its own for every key.
const SELECTS: &str = "select, input, textarea";
/// The choice of each side's collector.
const SIDES: [&str; 4] = [
    "Collector of the first side",
    "Collector of the second side",
    "Collector of the third side",
    "Collector of the fourth side",
];
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
                    <Trouble fault={fault.clone()} text={session.text.clone()} />
                </section>
            };
        }
        match alive {
            Some(player) => self.alive(&session, player),
            None => html! {
                <section class="frame waiting" aria-label="heapwave" aria-busy="true">{ self.running(&session) }</section>
            },
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
                    if session.lab.1 {
                        <Split pane={Pane::Code} size={self.view.panes[0]} act={self.act.clone()} />
                    }
                }
                // A component that is nothing would keep its neighbours from finding their places.
                if console || listing.pending.is_some() {
                    <Output {listing} {console} live={controls != Controls::None} keeps={alive.is_some_and(Player::keeps_logged)} act={self.act.clone()} />
                }
                if let Some(fault) = &session.fault {
                    <Trouble fault={fault.clone()} text={session.text.clone()} running={true} bare={views.code} />
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
        let options = self.options(session, player);
        let breakable = player.breakable().filter(|_| self.offers(session)).map(AttrValue::from);
        html! {
            <Head title={player.title()} collectors={if full { player.collectors() } else { Vec::new() }}
                chosen={player.chosen()} pair={player.pair()} {options} optional={self.offers(session)} {breakable} help={full.then_some(self.view.help)}
                help_button={self.places.help.clone()} tools={self.tools(session, player)} act={self.act.clone()} />
        }
    }

    /// How far the program is, while it is run ahead, or a search.
    fn running(&self, session: &Session) -> Html {
        if session.waits() {
            return compiling();
        }
        if let Some(search) = session.search() {
            return searching(search, &self.act);
        }
        session.player.as_ref().map_or_else(Html::default, |player| running(player, &self.act))
    }

    fn offers(&self, session: &Session) -> bool {
        session.controls == Controls::Full && (session.options || session.lab.1)
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
        let onclick = self.act.reform(|_: MouseEvent| Act::Skip);
        html! { <button type="button" class="skip plain" {onclick}>{ "Skip this figure" }</button> }
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
    fn pair(&self) -> Option<&'static str> {
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
        html! {
            <>
                if alone {
                    { self.pictures(session, player, 0) }
                    if views.worklist || views.counters {
                        <Side frame={frame.clone()} {views}>{ self.inspected() }</Side>
                        if session.lab.1 {
                            <Split pane={Pane::Lanes} size={self.view.panes[1]} {act} />
                        }
                    }
                } else {
                    <div class="sides">{ for (0..=others.len()).map(|side| self.column(session, side)) }</div>
                }
                if pictured || bar.is_some() {
                    <div class="note">
                        if let Some(bar) = bar.clone().filter(|bar| bar.asking.is_none()) {
                            <Predict {bar} why={self.view.why.clone()} aloud={!player.playing()} {picks} sides={!alone} {act} />
                        } else if picks && bar.is_none() {
                            <WhyLine why={self.view.why.clone()} aloud={!player.playing()} {act} />
                        }
                        if pictured {
                            { shared_legend(&self.view.sides).unwrap_or_default() }
                            if full && self.drawable(session, player) {
                                { self.draws() }
                            }
                            if full {
                                { self.other_pictures(views, alone && (session.lab.1 || views.lives)) }
                            }
                            <Table sides={self.view.rows.clone()} picked={self.view.picked.clone()} {picks} {act}
                                lists={(session.lab.1 && alone).then(|| self.lists(player))} />
                        }
                    </div>
                }
                if let Some(bar) = bar.filter(|bar| bar.asking.is_some()) {
                    <Predict {bar} why={self.view.why.clone()} aloud={!player.playing()} {picks} sides={!alone} {act} />
                }
                <Say frame={alone.then(|| frame.clone())} cuts={self.view.cuts.clone()} undo={player.undoable()} offers={full && listing.is_none()}
                    {resume} {notice} aloud={self.view.aloud.clone()} {act} />
                if views.strip && alone {
                    <HeapStrip frame={frame.clone()} width={self.view.wide - 32.0} />
                }
                if views.chart && alone {
                    { self.chart(player, 0, self.view.plot) }
                }
                if session.controls != Controls::None {
                    <Transport tracks={player.tracks()} tick={player.tick()} phase={phases.collect::<Vec<_>>().join(", ")}
                        line={listing.and_then(|listing| listing.line).filter(|_| !player.posing())}
                        playing={player.playing()} strides={player.strides()} stride={player.stride()}
                        speed={player.speed()} {full} width={self.view.slider} slider={self.places.slider.clone()} {act} />
                }
                if self.sums(session) {
                    { sums(&self.view.sides, &player.tracks(), player.tick()) }
                }
            </>
        }
    }

    /// The graph of a side, its heap map, or both.
    fn pictures(&self, session: &Session, player: &Player, side: usize) -> Html {
        if session.views.main() == Some(MainPicture::Lives) {
            return self.lives(session, player);
        }
        match (session.views.graph, session.views.map) {
            (true, false) => self.graph(session, side),
            (false, true) => self.map(session, player, side),
            (true, true) => {
                html! { <div class="both">{ self.graph(session, side) }{ self.map(session, player, side) }</div> }
            }
            (false, false) => Html::default(),
        }
    }

    fn map(&self, session: &Session, player: &Player, side: usize) -> Html {
        let view = &self.view.sides[side];
        let pointed = self.view.pointed.filter(|(of, _)| *of == side);
        let pointed = pointed.and_then(|(_, byte)| player.cell(side, byte)).map(Rc::new);
        let selected = self.view.picked.iter().find(|pick| pick.side == side);
        let selected = selected.and_then(|pick| player.cell_of(*pick)).map(Rc::new);
        html! {
            <HeapMapView {side} name={self.pair().map(|_| view.collector.label)} frame={view.frame.clone()} {pointed} {selected}
                picks={session.controls != Controls::None} wide={self.view.wide} act={self.act.clone()} />
        }
    }

    /// What is known of the selected object, in the lab.
    fn inspected(&self) -> Html {
        let asked = &self.view.asked;
        html! {
            if let Some((pick, inspection)) = asked.inspection.clone() {
                <Inspect {pick} {inspection} progress={asked.progress} act={self.act.clone()} />
            }
        }
    }

    /// What can be listed beside the objects.
    fn lists(&self, player: &Player) -> Lists {
        let asked = &self.view.asked;
        let keepers = KeepersProps {
            grouped: asked.listed == Listed::Classes,
            rows: asked.keepers.clone(),
            progress: asked.progress,
            picked: self.view.picked.clone(),
            act: self.act.clone(),
        };
        let log = LogProps {
            wish: asked.wish.clone(),
            page: asked.log.clone(),
            progress: asked.logged,
            breaks: player.breaks(),
            act: self.act.clone(),
        };
        let (tick, mark, difference, act) = (player.tick(), player.mark(), player.difference(), self.act.clone());
        Lists { now: asked.listed, keepers, log, changes: ChangesProps { tick, mark, difference, act } }
    }

    /// The lives of the objects.
    fn lives(&self, session: &Session, player: &Player) -> Html {
        let asked = &self.view.asked;
        html! {
            <div class="memory">
                <Lives bars={asked.lives.clone()} progress={asked.lived} tick={player.tick()} end={player.ticks()}
                    picked={self.view.picked.clone()} picks={session.controls != Controls::None} act={self.act.clone()} />
            </div>
        }
    }

    /// The buttons that show another picture instead of the graph.
    fn other_pictures(&self, views: Views, lives: bool) -> Html {
        let button = |name: &'static str, title: &'static str, shown: Option<MainPicture>, picture: MainPicture| {
            let shown = shown == Some(picture);
            let to = if shown { MainPicture::Graph } else { picture };
            let onclick = self.act.reform(move |_: MouseEvent| Act::Instead(to));
            html! {
                <button type="button" class="mapped plain" aria-pressed={shown.to_string()} {title} {onclick}>{ name }</button>
            }
        };
        html! {
            <>
                { button("Map", "The heap by address, as a map", views.main(), MainPicture::Map) }
                if lives {
                    { button("Lives", "When each object was made, last used, out of reach, freed", views.main(), MainPicture::Lives) }
                }
            </>
        }
    }

    /// The button by which one begins to draw.
    fn draws(&self) -> Html {
        let open = self.view.making.open;
        let onclick = self.act.reform(move |_: MouseEvent| Act::Make(MakeAct::Open(!open)));
        html! {
            <button type="button" class="mapped plain" aria-pressed={open.to_string()} title="Draw in the picture: add objects, connect them" {onclick}>{ "Draw" }</button>
        }
    }

    /// Whether several collectors are summed up in a table.
    fn sums(&self, session: &Session) -> bool {
        self.view.sides.len() > 1 && (session.views.sums || session.lab.1)
    }

    fn chart(&self, player: &Player, side: usize, width: f64) -> Html {
        let track = player.tracks().get(side).cloned();
        html! {
            if let Some(track) = track {
                <Chart {track} tick={player.tick()} {width} act={self.act.clone()} />
            }
        }
    }

    fn graph(&self, session: &Session, side: usize) -> Html {
        let view = &self.view.sides[side];
        html! {
            <Graph {side} name={self.pair().map(|_| view.collector.label)} frame={view.frame.clone()} camera={self.view.camera}
                scale={self.view.scale} least={self.view.least} large={self.view.large} follows={self.view.follows} cuts={session.controls == Controls::Full} picks={session.controls != Controls::None}
                layer={self.places.layers[side.min(3)].clone()} over={self.pad(session)} act={self.act.clone()} />
        }
    }

    /// The choice of another collector for a side, where that is offered.
    fn other(&self, session: &Session, side: usize) -> Option<Html> {
        let player = session.player.as_ref().filter(|_| session.controls == Controls::Full)?;
        let now: Vec<&'static str> = self.view.sides.iter().map(|view| view.collector.name).collect();
        let options = player.collectors().into_iter().map(|c| (c.name.into(), c.label.into()));
        let value = now[side];
        let rest: Vec<&str> = now.iter().filter(|name| **name != value).copied().collect();
        let others = Some(rest.join(" "));
        let chosen = self.act.reform(move |name: String| {
            // One that stands on the other side changes places with this one.
            let names = now.iter().enumerate().map(|(at, other)| match (at == side, *other == name) {
                (true, _) => name.as_str(),
                (false, true) => now[side],
                (false, false) => other,
            });
            Act::Player(Command::Collector(names.collect::<Vec<_>>().join(" ")))
        });
        let name = SIDES[side.min(SIDES.len() - 1)];
        let away = others.filter(|_| self.view.sides.len() > 2).map(|names| {
            let away = self.act.reform(move |_: MouseEvent| Act::Player(Command::Collector(names.clone())));
            let label = format!("Take {} away", self.view.sides[side].collector.label);
            html! { <button type="button" class="away" aria-label={label.clone()} title={label} onclick={away}>{ "×" }</button> }
        });
        Some(
            html! { <><Choose {name} options={options.collect::<Vec<_>>()} {value} {chosen} />{ away.unwrap_or_default() }</> },
        )
    }

    /// One of two sides: all that is its own.
    fn column(&self, session: &Session, side: usize) -> Html {
        let (view, views) = (&self.view.sides[side], session.views);
        html! {
            <div key={side} class={classes!("column", view.waits.then_some("waits"))} role="group" aria-label={view.collector.label}>
                { over(view, self.other(session, side)) }
                if let Some(player) = session.player.as_ref() {
                    { self.pictures(session, player, side) }
                }
                if views.graph && shared_legend(&self.view.sides).is_none() {
                    { legend(&view.frame.legend) }
                }
                <div class="say" part="sentence">{ sentence(&view.frame.sentence) }</div>
                if let Some(player) = session.player.as_ref().filter(|_| views.chart) {
                    { self.chart(player, side, self.view.plot) }
                }
                if views.strip {
                    <HeapStrip frame={view.frame.clone()} width={self.view.wide / self.view.sides.len().max(1) as f64 - 32.0} />
                }
                if views.worklist || views.counters {
                    <Side frame={view.frame.clone()} {views} />
                }
            </div>
        }
    }

    fn keys(&self, controls: Controls) -> Option<Callback<KeyboardEvent>> {
        if controls == Controls::None {
            return None;
        }
        let (act, help, zooms) = (self.act.clone(), self.view.help, self.view.large || self.view.camera.near());
        let (selected, picks) = (self.view.why.is_some(), !self.view.sides.is_empty());
        let asking = self.view.bar.as_ref().is_some_and(|bar| bar.asking.is_some());
        let (lab, making) = (self.session.borrow().lab.1, self.view.making.open);
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
            let chord = chord(&e, on(SELECTS), lab, making);
            let meant = chord.or_else(|| meaning(press)).filter(|act| match act {
                Act::Help(open) => *open != help,
                Act::Leave => help || selected,
                Act::Player(Command::Reply(_)) => asking,
                Act::Player(Command::SelectNext(_)) => picks,
                Act::Camera(_) => zooms,
                _ => true,
            });
            if let Some(meant) = meant {
                e.prevent_default();
                e.stop_propagation();
                act.emit(meant);
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
    match e.key().to_lowercase().as_str() {
        "k" if lab && control => Some(Act::Palette(true)),
        // A text has an undo of its own.
        "z" if control && !writing => Some(Act::Player(if e.shift_key() { Command::Redo } else { Command::Undo })),
        "y" if control && !writing => Some(Act::Player(Command::Redo)),
        "escape" if making && !writing => Some(Act::Make(MakeAct::Select(Vec::new()))),
        "delete" | "backspace" if making && !writing => Some(Act::Make(MakeAct::Delete)),
        _ => None,
    }
}

//! The pictures of a stage, each of its side or of all, and what is listed beside them.

use super::WidgetView;
use crate::lab::LAB;
use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::graph::Graph;
use crate::ui::listed::Listed;
use crate::ui::lives::LivesProps;
use crate::ui::make::MakeAct;
use crate::ui::map::HeapMapView;
use crate::ui::memo::shown;
use crate::ui::options::{Controls, MainPicture, Views};
use crate::ui::panels::{
    ChangesProps, Chart, InspectProps, KeepersProps, Lists, LogProps, SideProps, StripProps, legend, over, sentence,
    shared_legend,
};
use crate::ui::session::Session;
use crate::ui::transport::Choose;
use crate::view::player::{Command, Player};
use std::rc::Rc;
use yew::{AttrValue, Html, classes, html};

/// The choice of each side's collector.
const SIDES: [&str; 4] = [
    "Collector of the first side",
    "Collector of the second side",
    "Collector of the third side",
    "Collector of the fourth side",
];

impl WidgetView {
    /// The graph of a side, its heap map, or both.
    pub(super) fn pictures(&self, session: &Session, player: &Player, side: usize) -> Html {
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

    pub(super) fn map(&self, session: &Session, player: &Player, side: usize) -> Html {
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
    pub(super) fn inspected(&self) -> Html {
        let asked = &self.view.asked;
        html! {
            if let Some((pick, inspection)) = asked.inspection.clone().filter(|_| LAB) {
                { shown(InspectProps { pick, inspection, progress: asked.progress, act: self.act.clone() }) }
            }
        }
    }

    /// What can be listed beside the objects.
    pub(super) fn lists(&self, player: &Player) -> Lists {
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
        let lives = LivesProps {
            bars: asked.lives.clone(),
            progress: asked.lived,
            tick: player.tick(),
            end: player.ticks(),
            picked: self.view.picked.clone(),
            picks: session.controls != Controls::None,
            act: self.act.clone(),
        };
        html! { <div class="memory">{ shown(lives) }</div> }
    }

    /// The buttons that show another picture instead of the graph.
    pub(super) fn other_pictures(&self, views: Views, lives: bool) -> Html {
        let button = |name: &'static str, title: &'static str, shown: Option<MainPicture>, picture: MainPicture| {
            let shown = shown == Some(picture);
            let to = if shown { MainPicture::Graph } else { picture };
            let (text, title) = (name.into(), Some(title.into()));
            Button { class: "mapped plain", text, title, pressed: Some(shown), ..Button::default() }
                .does(&self.act, Act::Instead(to))
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
    pub(super) fn draws(&self) -> Html {
        let open = self.view.making.open;
        let (text, title) = ("Draw".into(), Some("Draw in the picture: add objects, connect them".into()));
        Button { class: "mapped plain", text, title, pressed: Some(open), ..Button::default() }
            .does(&self.act, Act::Make(MakeAct::Open(!open)))
    }

    /// Whether several collectors are summed up in a table.
    pub(super) fn sums(&self, session: &Session) -> bool {
        self.view.sides.len() > 1 && (session.views.sums || session.in_lab())
    }

    pub(super) fn chart(&self, player: &Player, side: usize, width: f64) -> Html {
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
                scale={self.view.scale} least={self.view.least} large={self.view.large} follows={self.view.follows} cuts={session.controls == Controls::Full && !self.view.cuts.is_empty()} picks={session.controls != Controls::None}
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
            let label = Some(AttrValue::from(format!("Take {} away", self.view.sides[side].collector.label)));
            Button { class: "away", text: "×".into(), title: label.clone(), label, ..Button::default() }
                .does(&self.act, Act::Player(Command::Collector(names)))
        });
        Some(
            html! { <><Choose {name} options={options.collect::<Vec<_>>()} {value} {chosen} />{ away.unwrap_or_default() }</> },
        )
    }

    /// One of two sides: all that is its own.
    pub(super) fn column(&self, session: &Session, side: usize) -> Html {
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
                    { shown(StripProps { frame: view.frame.clone(), width: self.view.wide / self.view.sides.len().max(1) as f64 - 32.0 }) }
                }
                if views.worklist || views.counters {
                    { shown(SideProps { frame: view.frame.clone(), views, children: Html::default() }) }
                }
            </div>
        }
    }
}

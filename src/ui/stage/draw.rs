//! How a stage is put together from its components.

use super::Stage;
use crate::ui::act::Act;
use crate::ui::graph::Graph;
use crate::ui::keys::{Press, meaning};
use crate::ui::options::Controls;
use crate::ui::panels::{Head, HeapStrip, Help, Say, Side, Table};
use crate::ui::session::Session;
use crate::ui::transport::Transport;
use crate::ui::trouble::Trouble;
use crate::view::frame::Frame;
use crate::view::player::Player;
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Html, KeyboardEvent, PointerEvent, TargetCast, classes, html};

/// What has a use of its own for Space and Enter.
const BUTTONS: &str = "button, summary, a";
/// What has a use of its own for every key.
const SELECTS: &str = "select, input, textarea";
/// Where a press of the pointer already says what it means.
const SPEAKING: &str = "button, summary, a, select, .scrubber, .cuttable";

impl Stage {
    /// The widget, or why there is none.
    pub(super) fn draw(&self) -> Html {
        let session = self.session.borrow();
        if let Some(fault) = &session.fault {
            return html! {
                <section class="frame failed" aria-label="heapwave">
                    <Trouble fault={fault.clone()} text={session.text.clone()} />
                </section>
            };
        }
        match session.player.as_ref().zip(self.view.frame.as_ref()) {
            Some((player, frame)) => self.alive(&session, player, frame),
            None => html! { <section class="frame waiting" aria-label="heapwave" aria-busy="true"></section> },
        }
    }

    fn alive(&self, session: &Session, player: &Player, frame: &Rc<Frame>) -> Html {
        let (views, full) = (session.views, session.controls == Controls::Full);
        let aside = views.worklist || views.counters;
        let act = &self.act;
        let notice = session.notice().map(|n| Rc::from(n.message.as_str()));
        let class = classes!("frame", aside.then_some("aside"));
        html! {
            <section {class} ref={self.places.whole.clone()} aria-label={player.title().to_string()} tabindex="-1" onkeydown={self.keys(session.controls)}
                onpointerdown={self.touches()}>
                if session.controls != Controls::None {
                    <Head title={player.title()} collectors={if full { player.collectors() } else { &[] }}
                        collector={player.collector()} help={full.then_some(self.view.help)}
                        help_button={self.places.help.clone()} {act} />
                }
                if views.graph {
                    <Graph frame={frame.clone()} camera={self.view.camera} large={self.view.large} cuts={full}
                        layer={self.places.layer.clone()} {act} />
                }
                if aside {
                    <Side frame={frame.clone()} {views} />
                }
                <Say frame={frame.clone()} cuts={self.view.cuts.clone()} offers={full} {notice}
                    aloud={self.view.aloud.clone()} {act} />
                if views.strip {
                    <HeapStrip frame={frame.clone()} width={self.view.wide - 32.0} />
                }
                if session.controls != Controls::None {
                    <Transport track={frame.track.clone()} tick={frame.tick} phase={frame.sentence.phase.clone()}
                        playing={player.playing()} strides={player.strides()} stride={player.stride()}
                        speed={player.speed()} {full} width={self.view.slider} slider={self.places.slider.clone()} {act} />
                }
                if views.graph {
                    <Table rows={self.view.rows.clone()} {act} />
                }
                if self.view.help {
                    <Help {act} />
                }
            </section>
        }
    }

    fn keys(&self, controls: Controls) -> Option<Callback<KeyboardEvent>> {
        if controls == Controls::None {
            return None;
        }
        let (act, help, zooms) = (self.act.clone(), self.view.help, self.view.large || self.view.camera.near());
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
            let meant = meaning(press).filter(|act| match act {
                Act::Help(open) => *open != help,
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

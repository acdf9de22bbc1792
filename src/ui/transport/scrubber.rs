//! The scrubber: a slider over the track, dragged by a pointer or moved by keys.

use super::track::{Bands, Ground, TrackProps, same};
use crate::ui::act::Act;
use crate::ui::memo::shown;
use crate::ui::seeking::{Seeking, use_seeking};
use crate::view::frame::Track;
use crate::view::player::Command;
use memory::time::Tick;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, KeyboardEvent, NodeRef, Properties, classes, function_component, html};

/// Where one is in a run.
#[derive(Clone, Properties)]
pub struct ScrubberProps {
    /// The track of each side.
    pub tracks: Vec<Rc<Track>>,
    /// Where one is.
    pub tick: Tick,
    /// That in words.
    pub text: AttrValue,
    /// How wide the slider is, roughly.
    pub width: f64,
    /// The slider's element, for those who measure it.
    pub slider: NodeRef,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl PartialEq for ScrubberProps {
    fn eq(&self, other: &ScrubberProps) -> bool {
        (self.tick, self.width, &self.text) == (other.tick, other.width, &other.text)
            && self.act == other.act
            && same(&self.tracks, &other.tracks)
    }
}

/// The scrubber.
#[function_component]
pub fn Scrubber(props: &ScrubberProps) -> Html {
    let ticks = props.tracks.first().map_or(Tick(0), |track| track.ticks);
    let lanes = if props.tracks.len() > 1 { "lanes" } else { "" };
    let Seeking { down, drag, up } = use_seeking(&props.slider, ticks, props.tick, &props.act);
    let page = {
        let (act, tick, leap) = (props.act.clone(), props.tick, (ticks.0 / 10).max(1));
        Callback::from(move |e: KeyboardEvent| {
            let step = match e.key().as_str() {
                "ArrowUp" => 1,
                "ArrowDown" => -1,
                _ => 0,
            };
            if step != 0 {
                e.prevent_default();
                return act.emit(Act::Player(Command::Step(step, None)));
            }
            let to = match e.key().as_str() {
                "PageUp" => Tick(tick.0 + leap).min(ticks),
                "PageDown" => Tick(tick.0.saturating_sub(leap)),
                _ => return,
            };
            e.prevent_default();
            act.emit(Act::Player(Command::Seek(to)));
        })
    };
    let at = props.tick.part_of(ticks) * 100.0;
    let track = |width: f64| TrackProps { tracks: props.tracks.clone(), width };
    html! {
        <div class={classes!("scrubber", lanes)} role="slider" tabindex="0" ref={props.slider.clone()} aria-label="Time"
            aria-valuemin="0" aria-valuemax={ticks.to_string()} aria-valuenow={props.tick.to_string()}
            aria-valuetext={props.text.clone()} style={format!("--at:{at:.3}%")}
            onpointerdown={down} onpointermove={drag} onpointerup={up.clone()} onpointercancel={up} onkeydown={page}>
            { shown(Ground(track(props.width))) }
            <div class="bands ahead">{ shown(Bands(track(0.0))) }</div>
            <div class="bands past">{ shown(Bands(track(0.0))) }</div>
            <span class="needle" /><span class="knob" />
        </div>
    }
}

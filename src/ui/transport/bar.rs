//! The transport: five buttons, the scrubber, and step, stride and speed in figures.

use super::choose::Choose;
use super::scrubber::Scrubber;
use crate::lab::Stride;
use crate::ui::act::Act;
use crate::ui::memo::Memo;
use crate::ui::options::decimal;
use crate::ui::shapes;
use crate::view::frame::Track;
use crate::view::player::Command;
use crate::view::words::capital;
use memory::time::{Clock, Tick};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, MouseEvent, NodeRef, classes, html};

/// Where one is, and how one moves.
#[derive(Clone, PartialEq)]
pub struct TransportProps {
    /// The track of each side; all have the same last tick.
    pub tracks: Vec<Rc<Track>>,
    /// Where one is.
    pub tick: Tick,
    /// The program's line.
    pub line: Option<u32>,
    /// The moment's phase, for those who hear the slider.
    pub phase: String,
    /// Whether it plays.
    pub playing: bool,
    /// The strides there are.
    pub strides: &'static [Stride],
    /// The one chosen.
    pub stride: Stride,
    /// The speed chosen.
    pub speed: f64,
    /// Whether stride and speed can be chosen.
    pub full: bool,
    /// How wide the slider is, roughly.
    pub width: f64,
    /// The slider's element, for those who measure it.
    pub slider: NodeRef,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for TransportProps {
    fn draw(&self) -> Html {
        let ticks = self.tracks.first().map_or(Tick(0), |track| track.ticks);
        let step = match self.stride {
            Stride::Auto => "one step".to_owned(),
            stride => format!("by {}", stride.name()),
        };
        let button = |class: &'static str, name: String, icon: &'static str, command: Command, off: bool| {
            let onclick = self.act.reform(move |_: MouseEvent| Act::Player(command.clone()));
            html! {
                <button type="button" {class} aria-label={name.clone()} title={name} aria-disabled={off.then_some("true")}
                    {onclick}>{ shapes::icon(icon) }</button>
            }
        };
        let (first, last) = (self.tick == Tick(0), self.tick >= ticks);
        let (name, icon) = if self.playing { ("Pause", shapes::PAUSE) } else { ("Play", shapes::PLAY) };
        // As wide as the widest figure of this run, so that nothing moves while it counts.
        let width = format!("min-width:{}ch", 2 * ticks.to_string().len() + 8);
        html! {
            <div class={classes!("transport", self.full.then_some("full"))} part="transport">
                <div class="buttons" role="group" aria-label="Transport">
                    { button("", "To the start".into(), shapes::START, Command::Start, first) }
                    { button("", format!("Back {step}"), shapes::BACK, Command::Step(-1, None), first) }
                    { button("play", name.into(), icon, Command::Toggle, false) }
                    { button("", format!("Ahead {step}"), shapes::AHEAD, Command::Step(1, None), last) }
                    { button("", "To the end".into(), shapes::END, Command::End, last) }
                </div>
                <Scrubber tracks={self.tracks.clone()} tick={self.tick} width={self.width} slider={self.slider.clone()}
                    text={format!("step {} of {ticks}, {}", self.tick, self.phase)} act={self.act.clone()} />
                <div class="figures">
                    <span class="step" style={width}>
                        <span class="line">{ self.line.map_or_else(String::new, |line| format!("line {line} · ")) }</span>
                        { format!("step {} / {ticks}", self.tick) }
                    </span>
                    if self.full {
                        { choices(self) }
                    }
                </div>
            </div>
        }
    }
}

fn choices(props: &TransportProps) -> Html {
    let strides: Vec<(AttrValue, AttrValue)> =
        props.strides.iter().map(|s| (AttrValue::from(s.name()), AttrValue::from(capital(s.name())))).collect();
    let mut speeds = Clock::SPEEDS.to_vec();
    if !speeds.contains(&props.speed) {
        speeds.push(props.speed);
        sorting::by(&mut speeds, f64::total_cmp);
    }
    let speeds: Vec<(AttrValue, AttrValue)> =
        speeds.iter().map(|s| (AttrValue::from(s.to_string()), AttrValue::from(format!("{s}×")))).collect();
    let stride = {
        let (act, strides) = (props.act.clone(), props.strides);
        Callback::from(move |name: String| {
            if let Some(stride) = strides.iter().find(|s| s.name() == name) {
                act.emit(Act::Player(Command::Stride(*stride)));
            }
        })
    };
    let speed = {
        let act = props.act.clone();
        Callback::from(move |text: String| {
            if let Some(speed) = decimal(&text) {
                act.emit(Act::Player(Command::Speed(speed)));
            }
        })
    };
    html! {
        <>
            <Choose name="Stride: how far one step goes" options={strides} value={props.stride.name()} chosen={stride} />
            <Choose name="Speed" options={speeds} value={props.speed.to_string()} chosen={speed} />
        </>
    }
}

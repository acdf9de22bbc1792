//! Heap use over the run: a staircase under a scale in bytes, each pause as a band with a button, and the moment as a
//! needle. A press anywhere goes there. Drawn once a run; only the needle moves.

use crate::ui::act::Act;
use crate::ui::memo::{Memo, shown};
use crate::ui::seeking::{Seeking, use_seeking};
use crate::view::frame::Track;
use crate::view::heap_chart::{LimitLine, PauseMark, ScaleLine};
use crate::view::player::Command;
use memory::time::Tick;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, classes, function_component, html, use_node_ref};

/// A run's heap use, and where one is in it.
#[derive(Clone, Properties)]
pub struct ChartProps {
    /// The run's track.
    pub track: Rc<Track>,
    /// Where one is.
    pub tick: Tick,
    /// How wide the chart is drawn, in pixels, roughly: labels that would not fit are left out.
    pub width: f64,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl PartialEq for ChartProps {
    fn eq(&self, other: &ChartProps) -> bool {
        (self.tick, self.width) == (other.tick, other.width)
            && self.act == other.act
            && (Rc::ptr_eq(&self.track, &other.track) || self.track == other.track)
    }
}

/// How wide a button is with the gap beside it.
const BUTTON: f64 = 26.0;
/// With more pauses than this only the longest have a button: a keyboard goes through all of them.
const STOPS: usize = 24;
/// A band that is not wider has no borders: many of them would hide the rest.
const THIN: f64 = 4.0;
/// What the labels of the scale take of the width, and the margins.
const BESIDE: f64 = 88.0;

/// The chart.
#[function_component]
pub fn Chart(props: &ChartProps) -> Html {
    let plot = use_node_ref();
    let (ticks, tick) = (props.track.ticks, props.tick);
    let Seeking { down, drag, up } = use_seeking(&plot, ticks, tick, &props.act);
    let at = tick.part_of(ticks) * 100.0;
    let run = || RunProps { track: props.track.clone(), width: props.width - BESIDE, act: props.act.clone() };
    html! {
        <div class="chart" part="chart" role="group" aria-label="Heap use over the run">
            <p class="label">{ "Heap use over the run" }</p>
            { shown(Stops(run())) }
            <div class="plot" ref={plot} style={format!("--at:{at:.3}%")}
                onpointerdown={down} onpointermove={drag} onpointerup={up.clone()} onpointercancel={up}>
                { shown(Ground(run())) }
                <span class="needle" />
            </div>
            <p class="axis"><span>{ "step 0" }</span><span>{ format!("step {ticks}") }</span></p>
            <p class="caption">{ &*props.track.chart.caption }</p>
        </div>
    }
}

/// What is drawn once a run.
#[derive(Clone)]
struct RunProps {
    track: Rc<Track>,
    width: f64,
    act: Callback<Act>,
}

impl PartialEq for RunProps {
    fn eq(&self, other: &RunProps) -> bool {
        self.width == other.width
            && self.act == other.act
            && (Rc::ptr_eq(&self.track, &other.track) || self.track.chart == other.track.chart)
    }
}

/// The scale, the pauses and the staircase.
#[derive(PartialEq)]
struct Ground(RunProps);

impl Memo for Ground {
    fn draw(&self) -> Html {
        let chart = &self.0.track.chart;
        let line = |line: &ScaleLine| {
            let style = format!("bottom:{:.2}%", line.at * 100.0);
            html! { <span class="across" {style}><i>{ &*line.label }</i></span> }
        };
        let limit = |limit: &LimitLine| html! { <path class="limit" d={along(&limit.stairs)} /> };
        let named = |(index, limit): (usize, &LimitLine)| {
            let height = limit.stairs.first().map_or(0.0, |stair| stair.1);
            // The first stands at the left, the second at the right: they may be as high as each other.
            let class = classes!("bound", (index % 2 == 1).then_some("right"));
            html! { <span {class} style={format!("bottom:{:.2}%", height * 100.0)}>{ &*limit.label }</span> }
        };
        let band = |pause: &PauseMark| {
            let wide = (pause.to - pause.from) * self.0.width;
            let fits = wide > 6.0 * pause.label.chars().count() as f64 + 10.0;
            let style = format!("left:{:.3}%;width:{:.3}%", pause.from * 100.0, (pause.to - pause.from) * 100.0);
            html! {
                <span class={classes!("pause", (wide < THIN).then_some("thin"))} title={pause.name.to_string()} {style}>
                    if fits {
                        <b>{ &*pause.label }</b>
                    }
                </span>
            }
        };
        html! {
            <>
                <span class="across zero"><i>{ "0" }</i></span>
                { for chart.lines.iter().map(line) }
                { for chart.pauses.iter().map(band) }
                <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
                    <path class="area" d={format!("{}V1H0Z", along(&chart.used))} />
                    <path class="used" d={along(&chart.used)} />
                    { for chart.limits.iter().map(limit) }
                </svg>
                { for chart.limits.iter().enumerate().map(named) }
            </>
        }
    }
}

/// A button for each pause; where they are too many, or have no room, for the longest.
#[derive(PartialEq)]
struct Stops(RunProps);

impl Memo for Stops {
    fn draw(&self) -> Html {
        let stop = |(pause, x): (&PauseMark, f64)| {
            let tick = pause.tick;
            let onclick = self.0.act.reform(move |_: MouseEvent| Act::Player(Command::Seek(tick)));
            let name = format!("{}; go to its beginning", pause.name);
            html! {
                <li style={format!("left:min({x:.1}px, 100% - 24px)")}>
                    <button type="button" aria-label={name.clone()} title={name} {onclick}>{ pause.number }</button>
                </li>
            }
        };
        html! { <ol class="stops">{ for placed(&self.0.track.chart.pauses, self.0.width).into_iter().map(stop) }</ol> }
    }
}

/// Where the buttons stand, over the middles of their bands as far as there is room for all of them.
fn placed(pauses: &[PauseMark], width: f64) -> Vec<(&PauseMark, f64)> {
    let room = (width / BUTTON).max(1.0) as usize;
    let most = if pauses.len() > STOPS { STOPS / 2 } else { STOPS };
    let mut shown: Vec<&PauseMark> = pauses.iter().collect();
    sorting::by_key(&mut shown, |pause| (std::cmp::Reverse(pause.steps), pause.number));
    shown.truncate(room.min(most));
    sorting::by_key(&mut shown, |pause| pause.number);
    let mut placed: Vec<(&PauseMark, f64)> =
        shown.into_iter().map(|pause| (pause, (pause.from + pause.to) / 2.0 * width - BUTTON / 2.0)).collect();
    let mut least = 0.0f64;
    for (_, x) in &mut placed {
        *x = x.max(least);
        least = *x + BUTTON;
    }
    let mut most = width - BUTTON;
    for (_, x) in placed.iter_mut().rev() {
        *x = x.min(most);
        most = *x - BUTTON;
    }
    placed
}

/// A staircase over the unit square, to its right end.
fn along(stairs: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (x, y) in stairs {
        let y = 1.0 - y;
        path.push_str(&if path.is_empty() { format!("M0 {y:.4}") } else { format!("H{x:.5}V{y:.4}") });
    }
    path + "H1"
}

#[cfg(test)]
mod tests {
    use super::{BUTTON, PauseMark, Tick, placed};

    fn pauses(at: &[(f64, u64)]) -> Vec<PauseMark> {
        let pause = |(index, &(from, steps)): (usize, &(f64, u64))| PauseMark {
            number: index + 1,
            from,
            to: from,
            tick: Tick(0),
            steps,
            label: "".into(),
            name: "".into(),
        };
        at.iter().enumerate().map(pause).collect()
    }

    #[test]
    fn buttons_stand_over_their_bands_and_beside_each_other() {
        let crowd = pauses(&[(0.0, 1), (0.01, 1), (0.02, 1), (0.9, 1), (1.0, 1), (1.0, 1)]);
        let xs: Vec<f64> = placed(&crowd, 500.0).into_iter().map(|(_, x)| x).collect();
        assert!(xs.windows(2).all(|pair| pair[1] - pair[0] >= BUTTON), "{xs:?}");
        assert!(xs[0] >= 0.0 && xs[5] + BUTTON <= 500.0, "{xs:?}");
        assert_eq!(placed(&pauses(&[(0.5, 1)]), 500.0)[0].1, 250.0 - BUTTON / 2.0);
    }

    #[test]
    fn of_too_many_the_longest_have_buttons() {
        let many: Vec<(f64, u64)> = (0..100).map(|n| (f64::from(n) / 100.0, u64::from(n % 10 == 0) + 1)).collect();
        let shown: Vec<usize> = placed(&pauses(&many), 262.0).iter().map(|(pause, _)| pause.number).collect();
        assert_eq!(shown, [1, 11, 21, 31, 41, 51, 61, 71, 81, 91]);
    }
}

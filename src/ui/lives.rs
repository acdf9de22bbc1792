//! The lives of all objects as bars over the run: in use, kept without use, out of reach, freed. A press on a bar goes to
//! the nearest of its moments; a press on a name selects the object.

use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::memo::Memo;
use crate::view::lives::LifeBar;
use crate::view::player::{Command, Pick};
use memory::time::Tick;
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Html, MouseEvent, TargetCast, classes, html};

/// The bars.
#[derive(Clone, PartialEq)]
pub struct LivesProps {
    /// The bars; none while they are searched for.
    pub bars: Option<Rc<Vec<LifeBar>>>,
    /// How far the search has come, from 0 to 1.
    pub progress: f64,
    /// The moment that is shown, and the last one.
    pub tick: Tick,
    /// The last moment of the run.
    pub end: Tick,
    /// What is selected.
    pub picked: Vec<Pick>,
    /// Whether objects can be selected.
    pub picks: bool,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// What the parts of a bar mean.
const PARTS: [(&str, &str); 3] = [("used", "in use"), ("kept", "kept, not used again"), ("lost", "out of reach")];

impl Memo for LivesProps {
    fn draw(&self) -> Html {
        let part = |at: Tick| 100.0 * at.0 as f64 / self.end.0.max(1) as f64;
        let now = format!("inset-inline-start:{:.3}%", part(self.tick));
        let leaked = self.bars.iter().flat_map(|bars| bars.iter()).map(|bar| bar.leaked).sum::<usize>();
        html! {
            <div class="lives">
                <div class="parts">
                    { for PARTS.iter().map(|(class, text)| html! { <span class={*class}><i />{ *text }</span> }) }
                    if leaked > 0 {
                        <strong>{ format!("{leaked} never freed") }</strong>
                    }
                </div>
                if let Some(bars) = &self.bars {
                    <div class="window" tabindex="0" role="group" aria-label="Lives of the objects">
                        <ol>{ for bars.iter().map(|bar| row(self, bar, &part, &now)) }</ol>
                    </div>
                } else {
                    <p role="status">{ format!("Looking at the whole run: {:.0} %", self.progress * 100.0) }</p>
                }
            </div>
        }
    }
}

fn row(props: &LivesProps, bar: &LifeBar, part: &dyn Fn(Tick) -> f64, now: &str) -> Html {
    let stretch = |class: &'static str, from: Tick, to: Tick| {
        let style =
            format!("inset-inline-start:{:.3}%;inline-size:{:.3}%", part(from), (part(to) - part(from)).max(0.0));
        (to > from).then(|| html! { <i {class} {style} /> })
    };
    let end = bar.freed.unwrap_or(props.end);
    let lost = bar.lost.unwrap_or(end);
    let used = bar.used.min(lost);
    let (pick, moments): (Pick, Vec<Tick>) = (bar.pick, bar.moments().collect());
    let last = props.end.0 as f64;
    let onclick = props.act.reform(move |e: MouseEvent| {
        // What a bar is made of takes no presses.
        let bar = e.target_dyn_into::<Element>().map(|bar| bar.get_bounding_client_rect());
        let at = bar.map_or(0.0, |bar| (f64::from(e.client_x()) - bar.left()) / bar.width().max(1.0) * last);
        let near = moments.iter().min_by(|a, b| (a.0 as f64 - at).abs().total_cmp(&(b.0 as f64 - at).abs()));
        Act::Player(Command::Visit(near.copied().unwrap_or_default(), pick))
    });
    let name = match bar.objects {
        1 => bar.name.to_string(),
        many => format!("{} × {many}", bar.name),
    };
    let pressed = Some(props.picked.contains(&pick));
    let name = match props.picks {
        true => {
            let button = Button { class: "pick", text: name.into(), pressed, ..Button::default() };
            button.does(&props.act, Act::Pick(pick))
        }
        false => html! { <span>{ name }</span> },
    };
    html! {
        <li class={classes!((bar.leaked > 0).then_some("leaked"))} title={bar.words.to_string()}>
            { name }
            <span class="bar" role="img" aria-label={bar.words.to_string()} {onclick}>
                { for stretch("used", bar.made, used) }
                { for stretch("kept", used, lost) }
                { for stretch("lost", lost, end) }
                <i class="now" style={now.to_owned()} />
            </span>
        </li>
    }
}

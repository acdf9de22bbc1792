//! The track behind the scrubber: phases as bands, heap use as an area, named moments as ticks. Drawn once a run.

use crate::ui::memo::Memo;
use crate::ui::shapes;
use crate::view::frame::{Band, Track};
use memory::time::Tick;
use std::rc::Rc;
use yew::{Html, classes, html};

/// The tracks of one run, or of two side by side.
#[derive(Clone)]
pub struct TrackProps {
    /// The tracks.
    pub tracks: Vec<Rc<Track>>,
    /// How wide it is drawn, in pixels, roughly: names that would not fit are left out.
    pub width: f64,
}

impl PartialEq for TrackProps {
    fn eq(&self, other: &TrackProps) -> bool {
        self.width == other.width && same(&self.tracks, &other.tracks)
    }
}

/// Whether tracks are the same.
pub fn same(some: &[Rc<Track>], others: &[Rc<Track>]) -> bool {
    let same = |(a, b): (&Rc<Track>, &Rc<Track>)| Rc::ptr_eq(a, b) || a == b;
    some.len() == others.len() && some.iter().zip(others).all(same)
}

/// Heap use, the names of the phases and the named moments.
#[derive(PartialEq)]
pub struct Ground(pub TrackProps);

impl Memo for Ground {
    fn draw(&self) -> Html {
        let Some(first) = self.0.tracks.first() else { return Html::default() };
        let alone = self.0.tracks.len() == 1;
        let name = |b: &Band| {
            let fits = (b.to - b.from) * self.0.width > 6.2 * b.label.chars().count() as f64 + 4.0;
            let style = format!("left:{:.3}%", b.from * 100.0);
            html! { if fits { <span class="name" {style}>{ &*b.label }</span> } }
        };
        let tick = |(name, at): &(Rc<str>, Tick)| {
            let style = format!("left:{:.3}%", at.part_of(first.ticks) * 100.0);
            html! { <span class="moment" title={name.to_string()} {style} /> }
        };
        html! {
            <>
                <svg class="use" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
                    { for self.0.tracks.iter().map(|track| html! { <path d={area(&track.used)} /> }) }
                </svg>
                if alone {
                    { for first.bands.iter().map(name) }
                }
                { for first.moments.iter().map(tick) }
            </>
        }
    }
}

/// The phases as coloured bands.
#[derive(PartialEq)]
pub struct Bands(pub TrackProps);

impl Memo for Bands {
    fn draw(&self) -> Html {
        let band = |b: &Band| {
            let style = format!("left:{:.3}%;width:{:.3}%", b.from * 100.0, (b.to - b.from) * 100.0);
            html! { <span class={classes!("band", shapes::band(b.kind))} {style} /> }
        };
        let lane = |track: &Rc<Track>| html! { <div class="lane">{ for track.bands.iter().map(band) }</div> };
        html! { <>{ for self.0.tracks.iter().map(lane) }</> }
    }
}

/// The staircase of heap use as an area over the unit square.
fn area(used: &[(f64, f64)]) -> String {
    let mut d = String::from("M0 1");
    let mut height = used.first().map_or(0.0, |u| u.1);
    for (at, part) in used {
        d.push_str(&format!("L{at:.4} {:.4}L{at:.4} {:.4}", 1.0 - height, 1.0 - part));
        height = *part;
    }
    d.push_str(&format!("L1 {:.4}L1 1Z", 1.0 - height));
    d
}

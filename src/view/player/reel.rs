//! A stretch of a run, taken moment by moment for elsewhere: as a film, as a page to print, or as data.
//!
//! It is taken of the run that is shown, without going anywhere: who watches sees nothing of it. One moment is taken at a
//! time, so that a page can show how far it is, and give it up.

use super::pace::reading;
use super::shown::Shown;
use super::{Player, Tick};
use crate::lab::{Fault, Stride};
use crate::view::frame::Panels;
use crate::view::svg::{Still, SvgStyle, Theme};
use crate::view::{handout, svg};
use serde_json::{Value, json};

/// What is made of a stretch of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReelForm {
    /// An SVG that moves by itself.
    Film,
    /// A page to print: each moment a picture with its sentence.
    Handout,
    /// Each moment as plain JSON.
    Run,
}

impl ReelForm {
    /// By the name that scripts use.
    pub fn named(name: &str) -> Option<ReelForm> {
        [("film", ReelForm::Film), ("handout", ReelForm::Handout), ("run", ReelForm::Run)]
            .into_iter()
            .find_map(|(known, form)| (known == name).then_some(form))
    }

    /// How far one moment is from the next, where nobody says.
    pub fn stride(self) -> Stride {
        if self == ReelForm::Handout { Stride::Phase } else { Stride::Auto }
    }
}

/// What has been taken so far.
#[derive(Debug)]
pub struct Reel {
    form: ReelForm,
    stride: Stride,
    /// The moment that is taken next, where the stretch ends, and where the run does.
    next: Option<Tick>,
    to: Tick,
    end: Tick,
    taken: usize,
    stills: Vec<Still>,
    pages: String,
    moments: Vec<Value>,
}

/// Maximum number of moments.
const STILLS: usize = 400;
/// How long each is seen, at least and at most, in milliseconds.
const SHORTEST: f64 = 300.0;
const LONGEST: f64 = 2_500.0;

impl Reel {
    /// How much of it is done, from 0 to 1.
    pub fn done(&self) -> f64 {
        self.next.map_or(1.0, |next| next.0 as f64 / self.to.0.max(1) as f64).min(1.0)
    }

    /// The pictures of a film as drawings that stand still, and for how many milliseconds each is seen.
    pub fn pictures(self, style: SvgStyle) -> Vec<(String, f64)> {
        let stills = self.stills();
        stills.iter().filter_map(|still| Some((style.film(std::slice::from_ref(still))?, still.ms))).collect()
    }

    /// The pictures of a film, the last of which stays for a while.
    fn stills(mut self) -> Vec<Still> {
        if let Some(last) = self.stills.last_mut() {
            last.ms += LONGEST;
        }
        self.stills
    }
}

impl Player {
    /// Begins with a stretch of the run: from a named moment to another, the whole of it where none is named.
    pub fn reel(
        &self,
        form: ReelForm,
        from: Option<&str>,
        to: Option<&str>,
        stride: Option<Stride>,
    ) -> Result<Reel, Fault> {
        if !self.ready() || self.outdated() {
            return Err(Fault::nowhere("there is nothing to export yet"));
        }
        let (from, to) = (self.poster(Some(from.unwrap_or("start")))?, self.poster(Some(to.unwrap_or("end")))?);
        Ok(Reel {
            form,
            stride: stride.unwrap_or(form.stride()),
            next: Some(from),
            to,
            end: self.ticks(),
            taken: 0,
            stills: Vec::new(),
            pages: String::new(),
            moments: Vec::new(),
        })
    }

    /// Takes the next moment; true when that was the last one.
    pub fn take(&self, reel: &mut Reel) -> Result<bool, Fault> {
        let Some(at) = reel.next else { return Ok(true) };
        if self.outdated() || self.ticks() != reel.end {
            return Err(Fault::nowhere("the run was changed meanwhile: begin anew"));
        }
        if reel.taken == STILLS {
            return Err(Fault::nowhere(format!(
                "{STILLS} moments are taken at most, and they end at tick {} of {}: take a coarser stride, or less of the run",
                at.0, reel.to.0
            )));
        }
        let sides = self.runs.showing();
        let panels = Panels { graph: true, ..self.transport.panels };
        let (shown, _) = Shown::at(at, sides, None, reel.stride, panels);
        let views = || self.views_of(&shown, &|side| shown.frame(side, None));
        match reel.form {
            ReelForm::Film => {
                let ms = reading(&shown).clamp(SHORTEST, LONGEST);
                reel.stills.push(Still { views: views(), ms });
            }
            ReelForm::Handout => {
                let (prefix, views) = (format!("picture-{}-", reel.taken), views());
                let picture = SvgStyle { theme: Theme::Light, alone: true, prefix: &prefix }.graph(&views);
                reel.pages.push_str(&handout::picture(&picture, (at, reel.end), &svg::said(&views).1));
            }
            ReelForm::Run => reel.moments.push(self.state_of(&shown)),
        }
        reel.taken += 1;
        let next = sides.strided(at, 1, reel.stride);
        reel.next = (at < reel.to && next > at).then_some(next);
        Ok(reel.next.is_none())
    }

    /// What has come of it, as a text.
    pub fn developed(&self, reel: Reel, style: SvgStyle) -> Result<String, Fault> {
        let (title, text) = (self.title(), self.text());
        match reel.form {
            ReelForm::Film => style.film(&reel.stills()).ok_or_else(|| Fault::nowhere("there is nothing to draw")),
            ReelForm::Handout => {
                let labels = self.views().iter().map(|view| view.collector.label).collect::<Vec<_>>().join(", ");
                let text = Some(&**text).filter(|_| self.runs_program());
                Ok(handout::page(&title, &labels, text, &reel.pages))
            }
            ReelForm::Run => Ok(json!({
                "title": &*title,
                "collector": self.chosen(),
                "text": &**text,
                "ticks": reel.end.0,
                "moments": reel.moments,
            })
            .to_string()),
        }
    }
}

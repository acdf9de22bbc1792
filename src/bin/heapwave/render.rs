//! `heapwave render`: a moment of a file as a picture, or a stretch of its run as a film: SVG, drawn by the very code that
//! draws in the browser, or pixels of that.
//!
//! The page's build draws every figure with it; what only that needs is not in the help.

use super::raster::Raster;
use super::{Most, nowhere, read};
use clap::ValueEnum;
use heapwave::lab::{Fault, Limits, Stride};
use heapwave::view::frame::Panels;
use heapwave::view::player::{Command, Player, Reel, ReelForm, Settings, Unfold};
use heapwave::view::predict::Question;
use heapwave::view::svg::{SvgStyle, Theme};
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What is to be drawn, and how.
#[derive(clap::Args)]
pub struct Render {
    /// The file.
    pub file: PathBuf,
    /// The moment: a tick, or the name of a moment such as line-9, sweep or end. Without it, a telling one.
    #[arg(long)]
    at: Option<String>,
    /// Draws a film: from this moment on (the start without it), stride by stride.
    #[arg(long, conflicts_with = "at")]
    from: Option<String>,
    /// And up to this one (the end without it).
    #[arg(long, conflicts_with = "at")]
    to: Option<String>,
    /// How far one picture of a film is from the next: auto, line, wave, phase, object, reference, collection, … (auto; for a page, phase).
    #[arg(long)]
    stride: Option<String>,
    /// The colours.
    #[arg(long, value_enum, default_value_t)]
    theme: Colours,
    /// The collector, or two in quotes for side by side. Without it, the file's own, else mark-sweep.
    #[arg(long)]
    collector: Option<String>,
    /// The shape of the field the picture is made for: its width by its height, such as 1.6.
    #[arg(long, default_value_t = 0.0, hide_default_value = true)]
    shape: f64,
    /// Where the picture goes, by its ending: .svg, .png; for a film .svg or .gif, for a page to print .html, for data .json;
    /// without it, SVG to the output.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Draws heap use over the run in place of the graph.
    #[arg(long)]
    chart: bool,
    /// What of a program's engine is shown by itself: some of scopes, prototypes, values.
    #[arg(long, value_delimiter = ' ')]
    unfold: Vec<Part>,
    #[command(flatten)]
    most: Most,
    /// From how many bytes on collections begin.
    #[arg(long, hide = true)]
    threshold: Option<u32>,
    /// The questions of a figure, whose answers its first picture must not give away.
    #[arg(long, hide = true, default_value = "")]
    predict: String,
    /// What ids begin with, where a page has several pictures.
    #[arg(long, hide = true, default_value = "")]
    prefix: String,
}

/// The colours of a picture.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Colours {
    /// For light paper.
    #[default]
    Light,
    /// For dark.
    Dark,
    /// Those of the page it is put into.
    #[value(hide = true)]
    Page,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Scopes,
    Prototypes,
    Values,
}

/// Ticks that are played in one go.
const FUEL: u64 = 1_000_000;

impl Render {
    /// Draws it.
    pub fn run(&self) -> Result<(), Fault> {
        let ending = self.output.as_deref().and_then(Path::extension).and_then(OsStr::to_str).unwrap_or("svg");
        let film = self.from.is_some() || self.to.is_some();
        let picture = match (ending, film) {
            ("png", false) => Raster::new().png(&self.draw()?)?,
            ("gif", _) => self.moving_pixels()?,
            ("png", true) => {
                return Err(nowhere("a film is written as .svg or .gif; a .png is one moment: use --at".into()));
            }
            ("html", _) => self.developed(ReelForm::Handout)?.into_bytes(),
            ("json", _) => self.developed(ReelForm::Run)?.into_bytes(),
            (_, true) => self.developed(ReelForm::Film)?.into_bytes(),
            (_, false) => self.draw()?.into_bytes(),
        };
        let written = match &self.output {
            Some(file) => std::fs::write(file, picture),
            // A reader that stops listening is no error of ours.
            None => std::io::stdout().lock().write_all(&picture).or(Ok(())),
        };
        written.map_err(|error| nowhere(format!("the picture cannot be written: {error}")))
    }

    fn style(&self) -> SvgStyle<'_> {
        let theme = match self.theme {
            Colours::Light => Theme::Light,
            Colours::Dark => Theme::Dark,
            Colours::Page => Theme::Page,
        };
        SvgStyle { theme, alone: theme != Theme::Page, prefix: &self.prefix }
    }

    /// A stretch of the run, in this form.
    fn taken(&self, form: ReelForm) -> Result<(Player, Reel), Fault> {
        let player = self.player()?;
        let named = |name: &str| {
            Stride::named(name).ok_or_else(|| {
                let known: Vec<&str> = Stride::ALL.iter().map(|stride| stride.name()).collect();
                nowhere(format!("there is no stride {name:?}: use one of {}", known.join(", ")))
            })
        };
        let stride = self.stride.as_deref().map(named).transpose()?;
        let mut reel = player.reel(form, self.from.as_deref(), self.to.as_deref(), stride).map_err(placed)?;
        while !player.take(&mut reel).map_err(placed)? {}
        Ok((player, reel))
    }

    /// The same as a text.
    fn developed(&self, form: ReelForm) -> Result<String, Fault> {
        let (player, reel) = self.taken(form)?;
        player.developed(reel, self.style()).map_err(placed)
    }

    /// A film in pixels; how far it is, is told on the error output.
    fn moving_pixels(&self) -> Result<Vec<u8>, Fault> {
        let pictures = self.taken(ReelForm::Film)?.1.pictures(self.style());
        let all = pictures.len();
        let gif = Raster::new().gif(&pictures, |drawn| eprint!("\rdrawing: {drawn} of {all}"))?;
        eprintln!();
        Ok(gif)
    }

    fn player(&self) -> Result<Player, Fault> {
        let (text, kind) = read(&self.file)?;
        let usual = self.most.limits();
        let questions = Question::read(&self.predict).map_err(nowhere)?;
        let shown = |part| self.unfold.contains(&part);
        let settings = Settings {
            collector: self.collector.clone(),
            still: true,
            kind: Some(kind),
            limits: Limits { threshold: self.threshold.unwrap_or(usual.threshold), ..usual },
            panels: Panels { graph: !self.chart, ..Panels::ALL },
            unfold: Unfold {
                scopes: shown(Part::Scopes),
                prototypes: shown(Part::Prototypes),
                values: shown(Part::Values),
            },
            questions: questions.into(),
            ..Settings::default()
        };
        let mut player = Player::open(&text, settings).map_err(placed)?;
        while !player.prepare(FUEL).map_err(placed)? {}
        if self.shape > 0.0 {
            player.obey(Command::Shape(self.shape)).map_err(placed)?;
            while !player.prepare(FUEL).map_err(placed)? {}
        }
        Ok(player)
    }

    fn draw(&self) -> Result<String, Fault> {
        let mut player = self.player()?;
        let last = player.ticks().0;
        if let Some(tick) = self.at.as_deref().and_then(|at| at.parse::<u64>().ok()).filter(|tick| *tick > last) {
            return Err(nowhere(format!(
                "there is no tick {tick}: the run ends at tick {last}; --at end is that moment"
            )));
        }
        let at = player.poster(self.at.as_deref()).map_err(placed)?;
        player.obey(Command::Seek(at)).map_err(placed)?;
        player.advance(0.0);
        let style = self.style();
        if self.chart {
            let all = player.ticks().0.max(1);
            let charts = player.tracks().into_iter().map(|track| style.chart(&track.chart, at.0 as f64 / all as f64));
            return Ok(charts.collect());
        }
        let views = player.views();
        if style.alone {
            return Ok(style.graph(&views));
        }
        // Side by side each has a picture of its own, which the page places. It knows its moment.
        let pictures: String = views.chunks(1).map(|one| style.graph(one)).collect();
        Ok(pictures.replace("<svg ", &format!("<svg data-tick=\"{at}\" ")))
    }
}

/// A fault with its place, or none where it has none.
fn placed(fault: Fault) -> Fault {
    if fault.line == 0 { nowhere(fault.message) } else { fault }
}

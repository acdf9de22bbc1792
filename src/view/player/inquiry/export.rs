//! The moment that is shown, as a text for elsewhere.

use crate::lab::{ExchangeFormat, ExchangedGraph, Fault};
use crate::view::player::Player;
use crate::view::svg::{SvgStyle, Theme};

impl Player {
    /// The moment shown as a text for elsewhere: its graph as `json`, `dot`, `mmd`, `csv`, `txt` (of the first side), or its
    /// picture as `svg`.
    pub fn exported(&self, format: &str, theme: Theme) -> Result<String, Fault> {
        let shown = self.shown_moment(0).ok_or_else(|| Fault::nowhere("there is nothing to export yet"))?;
        if format == "svg" {
            return Ok(SvgStyle { theme, alone: true, prefix: "picture-" }.graph(&self.views()));
        }
        let known = ExchangeFormat::of_name(&format!(".{format}"));
        let known = known.ok_or_else(|| {
            Fault::nowhere(format!(
                "there is no format {format:?}: write svg, png, film, gif, handout, page, run, json, dot, mmd, csv or txt"
            ))
        })?;
        known.write(&ExchangedGraph::of_moment(&*shown.subject, shown.naming, &shown.lab.scenario.title))
    }
}

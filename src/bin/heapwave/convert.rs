//! `heapwave convert`: a graph in another format: DOT, Mermaid, a list of edges, CSV, a scenario.

use super::asking::{AskedMoment, moment};
use super::nowhere;
use clap::ValueEnum;
use heapwave::lab::{ExchangeFormat, ExchangedGraph, Fault, Scenario, TextKind};
use std::io::Write;
use std::path::PathBuf;

/// What is asked.
#[derive(clap::Args)]
pub struct Convert {
    #[command(flatten)]
    pub asking: AskedMoment,
    /// Where the graph goes; its ending tells the format: json, dot, mmd, csv, txt. Without it, to the output.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// The format, where no file name tells it.
    #[arg(long, value_enum)]
    to: Option<To>,
}

#[derive(Clone, Copy, ValueEnum)]
enum To {
    Json,
    Dot,
    Mmd,
    Csv,
    Txt,
}

impl Convert {
    /// Reads, converts, writes.
    pub fn run(&self) -> Result<(), Fault> {
        let format = self.format()?;
        let (text, kind) = super::read(&self.asking.file)?;
        // With a moment, or of a program, it is the graph of that moment; else the one with which a scenario begins.
        let written = match kind == TextKind::Graph && self.asking.at.is_none() {
            true if format == ExchangeFormat::Scenario => format.import(&text)?,
            true => format.write(&ExchangedGraph::of_scenario(&Scenario::read(&text)?))?,
            false => {
                let player = self.asking.open()?;
                let shown = moment(&player)?;
                let title = &shown.lab.scenario.title;
                format.write(&ExchangedGraph::of_moment(&*shown.subject, shown.naming, title))?
            }
        };
        let done = match &self.output {
            Some(file) => std::fs::write(file, written),
            // A reader that stops listening is no error of ours.
            None => std::io::stdout().lock().write_all(written.as_bytes()).or(Ok(())),
        };
        done.map_err(|error| nowhere(format!("the graph cannot be written: {error}")))
    }

    fn format(&self) -> Result<ExchangeFormat, Fault> {
        let named = self.output.as_ref().and_then(|file| ExchangeFormat::of_name(&file.to_string_lossy()));
        let chosen = self.to.map(|to| match to {
            To::Json => ExchangeFormat::Scenario,
            To::Dot => ExchangeFormat::Dot,
            To::Mmd => ExchangeFormat::Mermaid,
            To::Csv => ExchangeFormat::Csv,
            To::Txt => ExchangeFormat::EdgeList,
        });
        let message = "in which format? Give -o a file that ends in .json, .dot, .mmd, .csv or .txt, or say --to";
        chosen.or(named).ok_or_else(|| nowhere(message.into()))
    }
}

//! `heapwave break`: looks for the shortest run in which a collector loses an object, and prints it as a scenario and as a
//! link to the moment of the write that hid it.

use heapwave::lab::{Breaker, Fault, Lab, Scenario, SearchBounds, SharedLink};
use memory::time::Fuel;
use std::process::ExitCode;
use std::rc::Rc;

/// What to look for, and how far.
#[derive(clap::Args)]
pub struct Break {
    /// The collector, such as incremental/barrier=none, generational/barrier=none or incremental/barrier=yuasa,stores=dijkstra.
    collector: String,
    /// Heaps of up to this many objects at the start [default: 3]
    #[arg(long)]
    objects: Option<usize>,
    /// Programs of up to this many writes [default: 3]
    #[arg(long)]
    writes: Option<usize>,
    /// Whether a collector that stops the program is interrupted all the same, as a person can who edits.
    #[arg(long)]
    edits: bool,
}

/// Where the lab is.
const LAB: &str = "lab.html";

impl Break {
    /// Looks, and prints; the exit status says whether something was lost.
    pub fn run(&self) -> Result<ExitCode, Fault> {
        let nothing = Rc::new(Scenario::read(r#"{ "heapwave": 1, "objects": {} }"#)?);
        let collector = Lab::under(nothing, &self.collector)?.collector;
        let usual = SearchBounds::of(collector);
        let bounds = SearchBounds {
            objects: self.objects.unwrap_or(usual.objects).clamp(1, 4),
            writes: self.writes.unwrap_or(usual.writes).min(6),
            interleaved: usual.interleaved || self.edits,
            moments: u64::MAX,
        };
        let mut breaker = Breaker::new(collector, bounds);
        let mut fuel = Fuel::PLENTY;
        breaker.search(&mut fuel);
        let Some(found) = breaker.found() else {
            println!(
                "{}: nothing is lost in any run of up to {} objects and {} writes, {} ({} moments).",
                self.collector,
                bounds.objects,
                bounds.writes,
                if bounds.interleaved { "wherever they fall" } else { "between collections, which stop the program" },
                breaker.looked_at()
            );
            return Ok(ExitCode::SUCCESS);
        };
        let link = SharedLink {
            text: found.text.clone(),
            collectors: vec![self.collector.clone()],
            tick: found.store,
            ..SharedLink::default()
        };
        let link = link.write().map_err(Fault::nowhere)?;
        println!("{}\n{}\n\n{LAB}#{link}", found.text, found.sentence);
        eprintln!(
            "Found with {} writes after {} moments; it stands at tick {}, when the object was hidden.",
            found.writes,
            breaker.looked_at(),
            found.store.0
        );
        Ok(ExitCode::FAILURE)
    }
}

//! The command-line program: runs a file to its end and reports, draws a moment of it, or answers questions about it.
//! Errors go to stderr with their place, exit status 2.

mod asking;
mod breaking;
mod compile;
mod convert;
mod cut;
mod export;
mod keepers;
mod lives;
mod raster;
mod render;
mod why;

use clap::{Parser, Subcommand};
use heapwave::lab::{ExchangeFormat, Fault, Lab, Limits, Scenario, TextKind, check_length, file_report, report};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

/// Watch garbage collection happen.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs a program (.js) or a scenario (.json; a graph as .dot, .csv, .txt) to its end and says what was freed and what is alive.
    Run {
        /// The file.
        file: PathBuf,
        /// The collector: reference-counting, mark-sweep, cycle-counting, mark-compact, semispace, incremental or generational. Without it, the file's own, else mark-sweep.
        #[arg(long)]
        collector: Option<String>,
        /// Reports as JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        most: Most,
    },
    /// Draws a moment of a program (.js) or a scenario (.json) as SVG.
    Render(render::Render),
    /// Looks for the shortest run in which a collector loses an object that can be reached, and prints it with its link.
    Break(breaking::Break),
    /// Prints what a program is compiled to, for the attribute `compiled` beside its text in a page: one that has it needs no compiler.
    Compile(compile::Compile),
    /// Writes a page that is one file, with everything in it: it works from a disk, under no network.
    Export(export::Export),
    /// Writes a graph in another format: a scenario (json), DOT, Mermaid (mmd), CSV, or a list of edges (txt).
    Convert(convert::Convert),
    /// Tells what keeps an object alive at a moment, path by path, or what becomes of it.
    Why(why::AskWhy),
    /// Tells what would become garbage at a moment if a reference were cut.
    Cut(cut::AskCut),
    /// Tells what each object retains at a moment: the biggest keepers, and the same by class.
    Keepers(keepers::AskKeepers),
    /// Tells for each object when it was made, last used, let go of and by whom, and freed.
    Lives(lives::AskLives),
}

/// What a program may use: each a limit that ends it, and keeps what was so far.
#[derive(clap::Args, Clone, Copy)]
struct Most {
    /// Instructions of a program.
    #[arg(long, default_value_t = Limits::default().steps)]
    steps: u64,
    /// Bytes of a program's heap.
    #[arg(long, default_value_t = Limits::default().heap)]
    heap: u32,
    /// Elements of an array.
    #[arg(long, default_value_t = Limits::default().elements, hide_default_value = true)]
    elements: u32,
    /// Milliseconds of virtual time for intervals and what else goes on for ever.
    #[arg(long, default_value_t = Limits::default().time)]
    time: u32,
    /// The console keeps what it logs, as that of an open inspector does.
    #[arg(long)]
    keep_logged: bool,
}

fn main() -> ExitCode {
    let command = Arguments::parse().command;
    let (done, file) = match &command {
        Command::Run { file, collector, json, most } => {
            (run(file, collector.as_deref(), *most).map(|report| print(&report, *json)), file)
        }
        Command::Render(render) => (render.run().map(|()| ExitCode::SUCCESS), &render.file),
        Command::Compile(compile) => (compile.run().map(|()| ExitCode::SUCCESS), &compile.file),
        Command::Export(export) => (export.run().map(|()| ExitCode::SUCCESS), &export.file),
        Command::Convert(convert) => (convert.run().map(|()| ExitCode::SUCCESS), &convert.asking.file),
        Command::Why(why) => (why.run().map(|()| ExitCode::SUCCESS), &why.asking.file),
        Command::Cut(cut) => (cut.run().map(|()| ExitCode::SUCCESS), &cut.asking.file),
        Command::Keepers(keepers) => (keepers.run().map(|()| ExitCode::SUCCESS), &keepers.asking.file),
        Command::Lives(lives) => (lives.run().map(|()| ExitCode::SUCCESS), &lives.asking.file),
        Command::Break(breaking) => {
            return breaking.run().unwrap_or_else(|fault| {
                eprintln!("{fault}");
                ExitCode::from(2)
            });
        }
    };
    done.unwrap_or_else(|fault| {
        eprintln!("{}:{fault}", file.display());
        ExitCode::from(2)
    })
}

/// A fault of a whole file.
fn nowhere(message: String) -> Fault {
    Fault { line: 1, column: 1, message }
}

/// A file's text, and what it is by its name, else by what it looks like. A graph in another format becomes a scenario.
fn read(file: &Path) -> Result<(String, TextKind), Fault> {
    let unreadable = |error: std::io::Error| nowhere(format!("the file cannot be read: {error}"));
    let length = std::fs::metadata(file).map_err(unreadable)?.len();
    check_length(usize::try_from(length).unwrap_or(usize::MAX)).map_err(|fault| nowhere(fault.message))?;
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| nowhere("the file is not UTF-8 text: save it as such".into()))?;
    let name = file.to_string_lossy();
    if name.ends_with(".js") {
        return Ok((text, TextKind::Program));
    }
    // A plain text may be anything: it is what it looks like.
    let plain = name.ends_with(".txt");
    let named = ExchangeFormat::of_name(&name).filter(|_| !plain || !text.contains([';', '(', '{', '=']));
    let looked = || ExchangeFormat::of_text(&text);
    let format = if plain { looked().or(named) } else { named.or_else(looked) };
    match format {
        None => Ok((text, TextKind::Program)),
        Some(ExchangeFormat::Scenario) => Ok((text, TextKind::Graph)),
        Some(format) => {
            let placed = |fault: Fault| if fault.line == 0 { nowhere(fault.message) } else { fault };
            Ok((format.import(&text).map_err(placed)?, TextKind::Graph))
        }
    }
}

impl Most {
    fn limits(self) -> Limits {
        let Most { steps, heap, elements, time, keep_logged: keeps_logged } = self;
        Limits { steps, heap, elements, time, keeps_logged, ..Limits::default() }
    }
}

fn run(file: &Path, collector: Option<&str>, most: Most) -> Result<serde_json::Value, Fault> {
    let (text, kind) = read(file)?;
    if kind == TextKind::Program {
        let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        return file_report(&name, &text, collector.unwrap_or("mark-sweep"), most.limits());
    }
    let scenario = Rc::new(Scenario::read(&text)?);
    let lab = match collector {
        Some(name) => Lab::under(scenario, name).map_err(|fault| nowhere(fault.message))?,
        None => Lab::new(scenario),
    };
    report(&lab, &text)
}

fn print(report: &serde_json::Value, json: bool) -> ExitCode {
    use std::io::Write;
    let text = if json { report.to_string() } else { summary(report) };
    // A reader that stops listening is no error of ours.
    let _ = writeln!(std::io::stdout().lock(), "{text}");
    // What nobody caught stands in the output's place for errors, with where it came from.
    for told in report["told"].as_array().into_iter().flatten() {
        eprintln!("{}", self::text(told));
    }
    if report["limit"].is_string() {
        eprintln!("{}", self::text(&report["limit"]));
    }
    if report["error"].is_string() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The report for people: a line for each collection, and what is left at the end.
fn summary(report: &serde_json::Value) -> String {
    if report["log"].is_array() {
        return program_summary(report);
    }
    let mut lines =
        vec![format!("{}: {}, {} steps", text(&report["title"]), text(&report["collector"]), report["steps"])];
    for (what, entry) in [("loading", &report["initial"])] {
        if entry["freed"].as_array().is_some_and(|freed| !freed.is_empty()) {
            lines.push(format!("{what} freed {}", list(&entry["freed"])));
        }
    }
    for entry in report["ops"].as_array().into_iter().flatten() {
        lines.push(format!("operation {} freed {}", entry["op"], list(&entry["freed"])));
    }
    for entry in report["collects"].as_array().into_iter().flatten() {
        let freed =
            if entry["freed"].is_array() { format!("freed {}, ", list(&entry["freed"])) } else { String::new() };
        lines.push(format!("collection at operation {}: {freed}{} objects stay", entry["op"], entry["live_count"]));
    }
    let end = &report["end"];
    let lost = end["unreachable"].as_array().map_or(0, Vec::len);
    let leak = if lost > 0 { format!("; nothing reaches {}", list(&end["unreachable"])) } else { String::new() };
    lines.push(format!("at the end {} objects, {} bytes of data{leak}", end["live_count"], end["live_bytes"]));
    lines.join("\n")
}

/// What a program printed, what each `gc()` found, and how it ended.
fn program_summary(report: &serde_json::Value) -> String {
    let mut lines: Vec<String> = report["log"].as_array().into_iter().flatten().map(|line| text(line).into()).collect();
    for entry in report["checkpoints"].as_array().into_iter().flatten() {
        let (alive, freed) = (&entry["alive"], list(&entry["collected"]));
        lines.push(format!("line {}: alive {}; collected so far {freed}", entry["line"], list(alive)));
    }
    if report["checkpoints"].as_array().is_none_or(Vec::is_empty) {
        lines.extend(end_of(&report["end"]));
    }
    if report["error"].is_string() {
        let limit = report["limit"].is_string();
        lines.push(if limit {
            text(&report["limit"]).into()
        } else {
            format!("nobody caught {}", text(&report["error"]))
        });
    }
    lines.push(format!("{}, {} steps", text(&report["collector"]), report["steps"]));
    lines.join("\n")
}

/// What is left at the end of a program that asked for no collection, by name.
fn end_of(end: &serde_json::Value) -> Vec<String> {
    let told = |what: &str, key: &str| {
        let keys = end[key].as_array().filter(|keys| !keys.is_empty())?;
        let named = |key: &serde_json::Value| {
            let line = text(key).split(':').next().unwrap_or("?");
            format!("{} (line {line})", text(&end["names"][text(key)]))
        };
        let (first, all) = (keys.iter().take(12), end["counts"][key].as_u64().unwrap_or_default());
        let names: Vec<String> = first.map(named).collect();
        let more = all.saturating_sub(names.len() as u64);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        Some(format!("{what}: {}{more}", names.join(", ")))
    };
    let all = [
        told("alive at the end", "alive"),
        told("nothing reaches any more, and a collection would free", "garbage"),
        told("freed on the way", "collected"),
    ];
    all.into_iter().flatten().collect()
}

fn text(value: &serde_json::Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(names: &serde_json::Value) -> String {
    let names: Vec<&str> = names.as_array().into_iter().flatten().map(text).collect();
    match names.len() {
        0 => "nothing".into(),
        1..=12 => names.join(", "),
        n => format!("{n} objects ({}, …)", names[..6].join(", ")),
    }
}

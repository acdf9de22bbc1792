//! `cargo xtask`: the one entry to everything one does with this repository besides plain cargo.
//!
//! It reads the command line; the work is in the library beside it.
#![forbid(unsafe_code)]

use lexopt::prelude::*;
use std::process::ExitCode;
use xtask::server::Serving;
use xtask::{Outcome, bench, collector, conformance, dist, package, parts, site, truth, weight};

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--port N]   build the site, serve it on this machine and print its address (port 8080, or the next free one)
  test [PART…]       run every check and test there is, or only the named parts
  build              leave the deployable site in dist/
  package            leave the npm package, of the built site, in target/package/
  size               what the built site weighs, part by part; fails above a budget
  bench [PART…]      measure the budgets, natively and in wasm under node; parts: cycle, seek, layout, run
  conformance DIR [FOLDER…]
                     run a checkout of test262, or folders of its tests, and show a table of what passes
  collector FILE     put a collector of your own, in a Rust file, under every law; see the guide in crates/memory/src/gc
  truth [FILE…]      ask real V8 and node again about our JavaScript programs and cases (needs node and npm)

Each command first installs what it lacks, into target/tools; the first run takes minutes, later ones need no network.";

enum Command {
    Help,
    Serve { port: u16 },
    Test { parts: Vec<String> },
    Build,
    Package,
    Size,
    Bench { options: Vec<String> },
    Conformance { paths: Vec<String> },
    Truth { paths: Vec<String> },
    Collector { paths: Vec<String> },
}

fn main() -> ExitCode {
    let result = parse().map_err(|error| format!("{error}\n\n{HELP}")).and_then(obey);
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn parse() -> Result<Command, lexopt::Error> {
    let mut arguments = lexopt::Parser::from_env();
    let mut command = None;
    while let Some(argument) = arguments.next()? {
        match (argument, &mut command) {
            (Short('h') | Long("help"), _) => return Ok(Command::Help),
            (Value(name), None) => {
                command = Some(match name.to_str() {
                    Some("serve") => Command::Serve { port: 8080 },
                    Some("test") => Command::Test { parts: Vec::new() },
                    Some("build") => Command::Build,
                    Some("package") => Command::Package,
                    Some("size") => Command::Size,
                    Some("bench") => Command::Bench { options: Vec::new() },
                    Some("conformance") => Command::Conformance { paths: Vec::new() },
                    Some("collector") => Command::Collector { paths: Vec::new() },
                    Some("truth") => Command::Truth { paths: Vec::new() },
                    Some("help") => Command::Help,
                    _ => return Err(format!("there is no command {name:?}").into()),
                });
            }
            (Long("port"), Some(Command::Serve { port })) => *port = arguments.value()?.parse()?,
            (Value(part), Some(Command::Test { parts })) => parts.push(part.string()?),
            (Value(option), Some(Command::Bench { options })) => options.push(option.string()?),
            (
                Value(path),
                Some(Command::Conformance { paths } | Command::Truth { paths } | Command::Collector { paths }),
            ) => paths.push(path.string()?),
            (argument, _) => return Err(argument.unexpected()),
        }
    }
    command.ok_or_else(|| "a command is needed".into())
}

fn obey(command: Command) -> Outcome {
    match command {
        Command::Help => {
            println!("{HELP}\n\nThe parts of `test`: {}", parts::names().join(", "));
            Ok(())
        }
        Command::Build => site::build(),
        Command::Package => {
            site::build()?;
            package::make()
        }
        Command::Size => weight::size(),
        Command::Bench { options } => bench::bench(&options),
        Command::Conformance { paths } => conformance::conformance(&paths),
        Command::Truth { paths } => truth::truth(&paths),
        Command::Collector { paths } => match &paths[..] {
            [file] => collector::collector(file),
            _ => Err("name the file that your collector is in".into()),
        },
        Command::Test { parts } => parts::test(&parts),
        Command::Serve { port } => {
            site::build()?;
            let serving = Serving::start(&dist(), port)?;
            println!("\n   heapwave is at {}   (Ctrl+C ends it)\n", serving.url());
            serving.forever();
            Ok(())
        }
    }
}

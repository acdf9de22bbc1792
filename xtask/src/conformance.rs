//! How much of JavaScript's own test suite the engine runs as it should: `cargo xtask conformance DIR [FOLDER…]`.
//!
//! DIR is a checkout of test262 that a person has. A test is a program of its own, run by the command line in a process
//! of its own, so that one that hangs or crashes is told as such and harms no other. What the suite asks for beyond
//! heapwave's subject (other realms' threads, dates of the future, files that import each other) is left out and counted.

use crate::shell::{cargo, run};
use crate::{Outcome, root};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What a test may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Features that are left out, by the beginning of their names.
const LEFT_OUT: [&str; 4] = ["Temporal", "Intl", "Atomics", "SharedArrayBuffer"];

/// What the suite expects of its host, as far as heapwave has it.
const HOST: &str = "var print = (text) => console.log(text);
var $262 = {
  global: globalThis,
  gc() {},
  detachArrayBuffer(buffer) { structuredClone(buffer, { transfer: [buffer] }); },
  createRealm() { throw new Error('heapwave has one realm'); },
  evalScript() { throw new Error('heapwave runs no text'); },
};
";

/// How a test ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Verdict {
    Passes,
    Refused,
    Wrong,
    Hang,
    Crash,
}

const VERDICTS: [Verdict; 5] = [Verdict::Passes, Verdict::Refused, Verdict::Wrong, Verdict::Hang, Verdict::Crash];

/// What the heading of a test says of it.
#[derive(Default, Debug, PartialEq, Eq)]
struct Heading {
    flags: Vec<String>,
    includes: Vec<String>,
    features: Vec<String>,
    /// The error that it has to end with, and whether that is found before it runs.
    negative: Option<(String, bool)>,
}

impl Heading {
    fn of(text: &str) -> Self {
        let mut heading = Self::default();
        let Some((_, rest)) = text.split_once("/*---") else { return heading };
        let lines: Vec<&str> = rest.split_once("---*/").map_or(rest, |(inside, _)| inside).lines().collect();
        let early =
            lines.iter().any(|line| matches!(line.trim(), "phase: parse" | "phase: early" | "phase: resolution"));
        for (at, line) in lines.iter().enumerate() {
            let (key, value) = line.split_once(':').unwrap_or((line, ""));
            match key {
                "flags" => heading.flags = list(value, &lines[at + 1..]),
                "includes" => heading.includes = list(value, &lines[at + 1..]),
                "features" => heading.features = list(value, &lines[at + 1..]),
                "  type" => heading.negative = Some((value.trim().to_owned(), early)),
                _ => {}
            }
        }
        heading
    }

    fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag == name)
    }
}

/// A list of the heading, in a line or with a line for each.
fn list(value: &str, below: &[&str]) -> Vec<String> {
    let value = value.trim();
    if value.is_empty() {
        let items = below.iter().map_while(|line| line.trim().strip_prefix("- "));
        return items.map(|item| item.trim().to_owned()).collect();
    }
    let inside = value.trim_start_matches('[').trim_end_matches(']');
    inside.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

/// The whole program of a test; nothing for one that is left out.
fn program(suite: &Path, text: &str, heading: &Heading) -> Outcome<Option<String>> {
    let left_out = |feature: &String| LEFT_OUT.iter().any(|name| feature.starts_with(name));
    if heading.features.iter().any(left_out) || text.contains("_FIXTURE") || heading.flag("CanBlockIsFalse") {
        return Ok(None);
    }
    if heading.flag("raw") {
        return Ok(Some(text.to_owned()));
    }
    let mut whole = String::from(if heading.flag("onlyStrict") { "\"use strict\";\n" } else { "" });
    whole += HOST;
    let own = ["assert.js", "sta.js"].into_iter().chain(heading.flag("async").then_some("doneprintHandle.js"));
    for name in own.chain(heading.includes.iter().map(String::as_str)) {
        let path = suite.join("harness").join(name);
        whole += &fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        whole.push('\n');
    }
    whole += text;
    if heading.flag("module") {
        whole += "\nexport {};\n";
    }
    Ok(Some(whole))
}

/// Runs a program and says how it ended, and with which words.
fn verdict(engine: &Path, program: &Path, heading: &Heading) -> Outcome<(Verdict, String)> {
    let failed = |error: std::io::Error| format!("{}: {error}", engine.display());
    let told = [program.with_extension("out"), program.with_extension("err")];
    let mut asked = Command::new(engine);
    asked.arg("run").arg(program).stdin(Stdio::null());
    asked.stdout(fs::File::create(&told[0]).map_err(failed)?).stderr(fs::File::create(&told[1]).map_err(failed)?);
    let mut child = asked.spawn().map_err(failed)?;
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().map_err(failed)? {
            break status;
        }
        if begun.elapsed() > PATIENCE {
            child.kill().map_err(failed)?;
            child.wait().map_err(failed)?;
            return Ok((Verdict::Hang, format!("runs longer than {} s", PATIENCE.as_secs())));
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let [out, err] = told.map(|path| String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned());
    let words = err.lines().chain(out.lines()).next().unwrap_or_default().to_owned();
    let early = heading.negative.as_ref().is_some_and(|(_, early)| *early);
    let by_name = ["heapwave", "not supported"].iter().any(|name| err.contains(name) || out.contains(name));
    Ok(match (status.code(), &heading.negative) {
        (None | Some(101), _) => (Verdict::Crash, words),
        (Some(2), Some(_)) if early => (Verdict::Passes, words),
        (Some(2), _) => (Verdict::Refused, words),
        (_, Some((name, _))) => match !early && err.contains(name.as_str()) {
            true => (Verdict::Passes, words),
            false => (Verdict::Wrong, format!("no {name}; {words}")),
        },
        (Some(0), None) if heading.flag("async") && !out.contains("Test262:AsyncTestComplete") => {
            let words = out.lines().find(|line| line.starts_with("Test262:")).unwrap_or("never done");
            (if by_name { Verdict::Refused } else { Verdict::Wrong }, words.to_owned())
        }
        (Some(0), None) => (Verdict::Passes, words),
        _ => (if by_name { Verdict::Refused } else { Verdict::Wrong }, words),
    })
}

/// Every test below a folder, in order.
fn tests(folder: &Path, into: &mut Vec<PathBuf>) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            tests(&path, into)?;
        } else if name.ends_with(".js") && !name.contains("_FIXTURE") {
            into.push(path);
        }
    }
    Ok(())
}

/// How many tests of a folder ended how; left out last.
type Row = [usize; VERDICTS.len() + 1];

/// What running the suite gave.
pub struct Table {
    rows: BTreeMap<String, Row>,
    /// Every test that does not pass: how, which, and with which words.
    pub failures: Vec<String>,
}

impl Table {
    /// The table as text, with the sum and its shares.
    pub fn text(&self) -> String {
        let mut text = format!("{:<40}", "folder");
        for title in ["passes", "refused", "wrong", "hang", "crash", "left out"] {
            let _ = write!(text, "{title:>9}");
        }
        let mut sum: Row = Row::default();
        for (name, row) in &self.rows {
            let _ = write!(text, "\n{name:<40}");
            for (total, count) in sum.iter_mut().zip(row) {
                *total += count;
                let _ = write!(text, "{count:>9}");
            }
        }
        let _ = write!(text, "\n{:<40}", "all");
        sum.iter().for_each(|count| _ = write!(text, "{count:>9}"));
        let run: usize = sum[..VERDICTS.len()].iter().sum();
        let _ = write!(text, "\n{:<40}", format!("of {run} run"));
        for count in &sum[..VERDICTS.len()] {
            let _ = write!(text, "{:>8.1}%", 100.0 * *count as f64 / run.max(1) as f64);
        }
        text
    }
}

/// Runs the tests below some folders of a checkout with a command-line program.
pub fn table(suite: &Path, folders: &[String], engine: &Path, scratch: &Path) -> Outcome<Table> {
    let failed = |error: std::io::Error| format!("{}: {error}", scratch.display());
    fs::create_dir_all(scratch).map_err(failed)?;
    let mut all = Vec::new();
    for folder in folders {
        tests(&suite.join("test").join(folder), &mut all)?;
    }
    let (next, seen) = (AtomicUsize::new(0), Mutex::new(Table { rows: BTreeMap::new(), failures: Vec::new() }));
    let work = |worker: usize| -> Outcome {
        let file = scratch.join(format!("test{worker}.js"));
        while let Some(path) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
            let text = String::from_utf8_lossy(&bytes);
            let heading = Heading::of(&text);
            let told = match program(suite, &text, &heading)? {
                Some(program) => {
                    fs::write(&file, program).map_err(failed)?;
                    Some(verdict(engine, &file, &heading)?)
                }
                None => None,
            };
            let name = path.strip_prefix(suite.join("test")).unwrap_or(path).to_string_lossy().replace('\\', "/");
            let folder: Vec<&str> = name.split('/').take(2).collect();
            let mut seen = seen.lock().map_err(|_| "another worker has failed")?;
            let column = told.as_ref().map_or(VERDICTS.len(), |(verdict, _)| *verdict as usize);
            seen.rows.entry(folder.join("/")).or_default()[column] += 1;
            if let Some((verdict, words)) = told.filter(|(verdict, _)| *verdict != Verdict::Passes) {
                seen.failures.push(format!("{verdict:?} {name}: {words}"));
            }
        }
        Ok(())
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
        started.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a worker has failed".to_owned())?)
    })?;
    let mut table = seen.into_inner().map_err(|_| "a worker has failed")?;
    table.failures.sort();
    Ok(table)
}

/// Runs the suite, prints the table and leaves the list of what does not pass under `target/conformance`.
pub fn conformance(arguments: &[String]) -> Outcome {
    let (suite, folders) = arguments
        .split_first()
        .ok_or("name the folder of a checkout of test262 (https://github.com/tc39/test262), then, if you like, folders of its tests")?;
    let whole = ["language".to_owned(), "built-ins".to_owned()];
    let folders = if folders.is_empty() { &whole[..] } else { folders };
    run(cargo().args(["build", "--release", "--locked", "--bin", "heapwave"]))?;
    let engine = root().join("target/release").join(format!("heapwave{}", std::env::consts::EXE_SUFFIX));
    let scratch = root().join("target/conformance");
    let table = table(Path::new(suite), folders, &engine, &scratch)?;
    let failures = scratch.join("failures.txt");
    fs::write(&failures, table.failures.join("\n")).map_err(|error| format!("{}: {error}", failures.display()))?;
    println!("{}\n── what does not pass is listed in {}", table.text(), failures.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_read_in_both_forms() {
        let text = "/*---\nflags: [onlyStrict, async]\nincludes:\n  - a.js\n  - b.js\nfeatures: [Temporal]\n---*/\n";
        let heading = Heading::of(text);
        assert!(heading.flag("onlyStrict") && heading.flag("async") && heading.negative.is_none());
        assert_eq!((heading.includes, heading.features), (vec!["a.js".into(), "b.js".into()], vec!["Temporal".into()]));
        let heading = Heading::of("/*---\nnegative:\n  phase: parse\n  type: SyntaxError\n---*/\n");
        assert_eq!(heading.negative, Some(("SyntaxError".into(), true)));
        let heading = Heading::of("/*---\nnegative:\n  phase: runtime\n  type: RangeError\n---*/\n");
        assert_eq!(heading.negative, Some(("RangeError".into(), false)));
    }
}

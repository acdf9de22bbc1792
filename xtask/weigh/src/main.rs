//! What the built site weighs: a table part → bytes for each module, what goes over the wire, and a failure above a
//! budget. Bytes are no timing, so this is a test.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use xtask::{dist, wasm, weight};

/// A way to see a figure: what it loads, what may go over the wire for it in kB, and what is wanted in the long run, where
/// something is.
struct Way {
    name: &'static str,
    files: &'static [&'static str],
    budget: usize,
    wanted: Option<usize>,
}

const LIGHT: &[&str] = &["heapwave.js", "heapwave_scenarios.js", "heapwave_scenarios_bg.wasm"];
const CORE: &[&str] = &["heapwave.js", "heapwave_glue.js", "heapwave_bg.wasm"];
const ALL: &[&str] =
    &["heapwave.js", "heapwave_glue.js", "heapwave_bg.wasm", "heapwave_compiler.js", "heapwave_compiler_bg.wasm"];
const LAB: &[&str] = &["heapwave.js", "heapwave_lab.js", "heapwave_lab_bg.wasm"];
const WAYS: [Way; 4] = [
    Way { name: "scenarios alone", files: LIGHT, budget: 566, wanted: Some(230) },
    Way { name: "scenarios and compiled programs", files: CORE, budget: 917, wanted: Some(400) },
    Way { name: "with the compiler", files: ALL, budget: 1178, wanted: Some(580) },
    Way { name: "the lab, which has all but the compiler", files: LAB, budget: 1000, wanted: None },
];
const MODULES: [&str; 4] =
    ["heapwave_scenarios_bg.wasm", "heapwave_bg.wasm", "heapwave_lab_bg.wasm", "heapwave_compiler_bg.wasm"];
/// Rows of a table.
const ROWS: usize = 40;

fn main() -> ExitCode {
    match weigh() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("weigh: {error}");
            ExitCode::FAILURE
        }
    }
}

fn weigh() -> Result<bool, String> {
    for module in MODULES {
        table(&weight::named().join(module))?;
    }
    let mut wire = BTreeMap::new();
    println!("\nOver the wire (brotli)                 raw      brotli");
    for file in ALL.iter().chain(&LIGHT[1..]).chain(&LAB[1..]) {
        let bytes = read(&dist().join(file))?;
        let packed = brotli(&bytes)?;
        println!("  {file:<30} {:>9} {packed:>11}", bytes.len());
        wire.insert(*file, packed);
    }
    let mut fits = true;
    println!("\nA page with                                  kB   budget   wanted");
    for Way { name, files, budget, wanted } in WAYS {
        let bytes: usize = files.iter().filter_map(|file| wire.get(file)).sum();
        let above = if bytes > budget * 1000 { "   above its budget" } else { "" };
        let wanted = wanted.map_or_else(String::new, |wanted| wanted.to_string());
        println!("  {name:<39} {:>7.1} {budget:>8} {wanted:>8}{above}", bytes as f64 / 1000.0);
        fits &= above.is_empty();
    }
    Ok(fits)
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{}: {error}: run `cargo xtask build` first", file.display()))
}

/// How many bytes are left of these when a server has them compressed beforehand, as well as it can.
fn brotli(bytes: &[u8]) -> Result<usize, String> {
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 24);
    packed.write_all(bytes).map_err(|error| error.to_string())?;
    Ok(packed.into_inner().len())
}

/// The parts of a module, the largest first.
fn table(file: &Path) -> Result<(), String> {
    let parts = wasm::parts(&read(file)?).ok_or_else(|| format!("{} is no wasm", file.display()))?;
    let mut rooms: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for part in &parts {
        let room = rooms.entry(room(part)).or_default();
        *room = (room.0 + part.bytes, room.1 + 1);
    }
    let mut rooms: Vec<_> = rooms.into_iter().collect();
    rooms.sort_by_key(|(name, (bytes, _))| (usize::MAX - bytes, name.clone()));
    let whole: usize = parts.iter().map(|part| part.bytes).sum();
    println!("\n{}: {whole} bytes", file.file_name().unwrap_or_default().to_string_lossy());
    let (shown, rest) = rooms.split_at(rooms.len().min(ROWS));
    for (name, (bytes, count)) in shown {
        println!("  {bytes:>9} {:>5.1} % {count:>6}  {name}", 100.0 * *bytes as f64 / whole as f64);
    }
    let bytes: usize = rest.iter().map(|(_, (bytes, _))| bytes).sum();
    println!("  {bytes:>9} {:>5.1} %         {} smaller ones", 100.0 * bytes as f64 / whole as f64, rest.len());
    if let Some(wanted) = std::env::var_os("WEIGH") {
        let wanted = wanted.to_string_lossy().into_owned();
        let mut single: Vec<(usize, String)> =
            parts.iter().filter(|part| room(part) == wanted).map(|part| (part.bytes, demangled(&part.name))).collect();
        single.sort_by(|a, b| b.cmp(a));
        single.iter().take(ROWS).for_each(|(bytes, name)| println!("    {bytes:>9}  {name}"));
    }
    Ok(())
}

fn demangled(name: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(name))
}

/// The room of a part: our own by module, others by crate. What a generic function was made for is not told by its name.
fn room(part: &wasm::Part) -> String {
    if part.data {
        return "data".into();
    }
    if part.name.is_empty() {
        return "types, tables, exports".into();
    }
    let name = demangled(&part.name);
    let path = name.trim_start_matches(['<', '&', '(', '[', '*']);
    let path = path.strip_prefix("dyn ").unwrap_or(path);
    let path = path.strip_prefix("mut ").unwrap_or(path);
    let parts: Vec<&str> = path.split("::").collect();
    let clean = |word: &str| word.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let first = clean(parts[0]);
    match (first.as_str(), parts.get(1)) {
        ("heapwave" | "js" | "memory" | "core" | "alloc", Some(second)) if parts.len() > 2 => {
            format!("{first}::{}", clean(second))
        }
        _ => first,
    }
}

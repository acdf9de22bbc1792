//! What the compiler makes of small texts: what is captured where, whole listings, and what is refused.

mod discipline;

use heapwave::js::code::{Code, Ins, SiteKind, Unit};
use heapwave::js::compile::{Options, compile};
use heapwave::js::{Atoms, listing, support};
use std::collections::BTreeMap;

fn unit(source: &str) -> (Unit, Atoms) {
    let mut atoms = Atoms::default();
    let unit = compile(source, &mut atoms, Options::default()).unwrap_or_else(|it| panic!("{it:?}\n{source}"));
    for code in &unit.codes {
        sound(code);
        discipline::check(code, &format!("{}\n{source}", listing::listing(code, &atoms)));
    }
    (unit, atoms)
}

/// What holds for every code.
fn sound(code: &Code) {
    let end = code.ins.len();
    assert_eq!(code.spans.len(), end);
    assert!(code.statements.windows(2).all(|two| two[0].0 < two[1].0), "statements in order");
    assert!(code.temporaries <= code.registers);
    for ins in &code.ins {
        if let Ins::Jump { to } | Ins::Branch { to, .. } = ins {
            assert!((*to as usize) < end, "a jump out of the code");
        }
    }
    for it in &code.handlers {
        assert!(it.from < it.to && (it.target as usize) < end);
        assert!(it.error < code.temporaries);
    }
}

fn captured(source: &str) -> String {
    let (unit, atoms) = unit(source);
    listing::captured(&unit, &atoms)
}

/// The listing of the first function whose name it is.
fn list(source: &str, name: &str) -> String {
    let (unit, atoms) = unit(source);
    let found = unit.codes.iter().find(|code| code.name.is_some_and(|it| atoms.display(it) == name));
    listing::listing(found.expect("such a function"), &atoms)
}

fn main_of(source: &str) -> String {
    let (unit, atoms) = unit(source);
    listing::listing(unit.codes.last().expect("a script"), &atoms)
}

#[test]
fn print() {
    if let Ok(source) = std::env::var("SOURCE") {
        let (unit, atoms) = unit(&source);
        unit.codes.iter().for_each(|code| println!("{}", listing::listing(code, &atoms)));
    }
}

/// All programs that are committed.
fn programs(folder: &str, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path().display().to_string();
        if entry.path().is_dir() {
            programs(&path, found);
        } else if path.ends_with(".js") {
            found.push((path, std::fs::read_to_string(entry.path()).expect("a program")));
        }
    }
}

#[test]
fn programs_compile_and_have_the_sites_of_the_oracle() {
    let mut found = Vec::new();
    programs("tests/programs", &mut found);
    let mut wrong = Vec::new();
    for (path, source) in found {
        let name = path.rsplit('/').next().unwrap_or_default().replace(".js", ".json");
        let mut atoms = Atoms::default();
        let unit = match compile(&source, &mut atoms, Options::default()) {
            Ok(unit) => unit,
            Err(it) => {
                wrong.push(format!("{path}: {it:?}"));
                continue;
            }
        };
        for code in &unit.codes {
            discipline::check(code, &format!("{}\n{path}", listing::listing(code, &atoms)));
        }
        let Ok(expected) = std::fs::read_to_string(format!("tests/programs/expected/{name}")) else { continue };
        let expected: serde_json::Value = serde_json::from_str(&expected).expect("json");
        let kind = |it: SiteKind| format!("{it:?}").to_lowercase();
        let ours: BTreeMap<String, String> =
            unit.sites.iter().map(|it| (format!("{}:{}", it.line, it.column), kind(it.kind))).collect();
        let theirs: BTreeMap<String, String> = expected["sites"]
            .as_object()
            .expect("sites")
            .iter()
            .map(|(key, it)| (key.clone(), it["kind"].as_str().unwrap_or_default().to_owned()))
            .collect();
        if ours != theirs {
            wrong.push(format!("{path}: sites\n  ours   {ours:?}\n  theirs {theirs:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_cases_of_the_language_compile() {
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir("tests/language").expect("a folder").flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        for case in text.split("### ").skip(1) {
            let lines = case.lines().skip(1).filter(|line| !line.starts_with("//"));
            let source = lines.collect::<Vec<_>>().join("\n");
            let refused = case.contains("//refused:");
            let mut atoms = Atoms::default();
            match compile(&source, &mut atoms, Options::default()) {
                Ok(unit) => {
                    let say = |code: &Code| format!("{}\n{source}", listing::listing(code, &atoms));
                    unit.codes.iter().for_each(|code| discipline::check(code, &say(code)));
                }
                Err(it) if !refused => wrong.push(format!("{it:?}\n{case}")),
                Err(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{} {}", wrong.len(), wrong.join("\n"));
}

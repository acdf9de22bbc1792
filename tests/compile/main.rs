//! What the compiler makes of small texts: what is captured where, whole listings, and what is refused.

mod captures;
mod discipline;
mod listings;
mod packed;

use js::code::{Code, Ins, SiteKind, Unit};
use js::syntax::{Options, compile};
use js::{Atoms, listing, support};
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

#[test]
fn refused_by_name() {
    let mut wrong = Vec::new();
    for it in support::CONSTRUCTS.iter().filter(|it| !it.example.is_empty()) {
        match compile(it.example, &mut Atoms::default(), Options::default()) {
            Ok(_) => panic!("{} is compiled: {}", it.construct, it.example),
            Err(refusal) if refusal.message == it.sentence() => {}
            Err(refusal) => wrong.push(format!("{}: {}", it.example, refusal.message)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (name, _) in support::GLOBALS {
        let source = format!("let a = 1; {name};");
        let refusal = compile(&source, &mut Atoms::default(), Options::default()).expect_err("refused");
        assert_eq!((refusal.at, refusal.message.starts_with(name)), (11, true), "{refusal:?}");
    }
}

/// Texts that nest, each with a part repeated before and after a middle.
const NESTS: &[(&str, &str, &str, &str, &str)] = &[
    ("", "(", "1", ")", ""),
    ("", "[", "1", "]", ""),
    ("x = ", "{a:", "1", "}", ""),
    ("", "{", "", "}", ""),
    ("", "!", "1", "", ""),
    ("", "- ", "1", "", ""),
    ("", "typeof ", "1", "", ""),
    ("", "new ", "x", "", ""),
    ("", "a = ", "1", "", ""),
    ("", "a => ", "1", "", ""),
    ("", "a ? b : ", "1", "", ""),
    ("", "a ** ", "1", "", ""),
    ("", "", "a", " + a", ""),
    ("", "", "a", ".b", ""),
    ("", "", "a", "\n.b()", ""),
    ("", "", "a", "()", ""),
    ("", "", "a", "[0]", ""),
    ("", "", "a", "?.b", ""),
    ("", "", "a", "`b`", ""),
    ("", "if (a) ", "b", "", ""),
    ("", "if (a) b; else ", "b", "", ""),
    ("", "if (a) {b} else ", "b", "", ""),
    ("", "while (a) ", "b", "", ""),
    ("", "while (a)\n", "b", "", ""),
    ("", "for (;;) ", "b", "", ""),
    ("", "function f() {", "", "}", ""),
    ("", "(function () {", "", "})()", ""),
    ("x = ", "class { static a = ", "1", "}", ""),
    ("x = ", "class { static {", "", "} }", ""),
    ("x = ", "`${", "1", "}`", ""),
    ("", "`${{a:", "1", "}}`", ""),
    ("let ", "[", "a", "]", " = 1"),
    ("let ", "[a = ", "1", "] = 1", " = 1"),
    ("let ", "{a: ", "a", "}", " = 1"),
    ("(", "a = (", "1", ") => 1", ") => 1"),
    ("", "try {", "", "} catch {}", ""),
    ("", "switch (a) { case 1: ", "", "}", ""),
    ("function* f() { ", "yield ", "1", "", "}"),
    ("async function f() { ", "await ", "1", "", "}"),
    ("", "a, ", "1", "", ""),
    ("", "", "", "l: x;", ""),
    ("", "a || ", "1", "", ""),
    ("", "", "1", " && 1", ""),
    ("", "", "a", " ?? a", ""),
    ("", "...", "a", "", ""),
    ("", "async () => ", "1", "", ""),
    ("", "", "a", "\n(1)", ""),
    ("", "do ", "1", "; while (1)", ""),
];

#[test]
fn deep_sources_end_in_a_refusal_on_a_small_stack() {
    let only: Option<usize> = std::env::var("NEST").ok().and_then(|it| it.parse().ok());
    for (i, (start, before, middle, after, end)) in NESTS.iter().enumerate() {
        let stack: usize = std::env::var("STACK").ok().and_then(|it| it.parse().ok()).unwrap_or(1 << 20);
        if only.is_some_and(|only| only != i) {
            continue;
        }
        for count in [10, 30, 60, 90, 99, 130, 190, 250, 390, 600, 790, 3000, 20_000] {
            let (before, after) = (before.repeat(count), after.repeat(count));
            let source = format!("{start}{before}{middle}{after}{end}");
            let work = move || {
                let result = compile(&source, &mut Atoms::default(), Options::default());
                result.map(|_| ()).map_err(|it| it.message)
            };
            let thread = std::thread::Builder::new().stack_size(stack).spawn(work).expect("a thread");
            let result = thread.join().expect("no panic");
            if only.is_some() {
                println!("{count}: {result:?}");
            }
            if count <= 30
                && let Err(message) = &result
            {
                assert!(!message.contains("this deep"), "{before}{middle}{after}");
            }
        }
    }
}

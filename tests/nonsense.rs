//! Whatever is pasted, nothing breaks: any text ends in a report or in a sentence with its place, soon, on a small stack.
//!
//! `tests/nonsense` keeps texts that were worth keeping; more are made from bytes, from a vocabulary, by damaging the
//! programs we have, and from a small grammar of valid ones. PROPTEST_CASES sets how many.

use heapwave::lab::{Limits, program_report};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// As small as a browser's.
const STACK: usize = 1 << 20;
const SOON: Duration = Duration::from_secs(30);
const SMALL: Limits = Limits {
    heap: 1 << 20,
    threshold: 1 << 14,
    steps: 20_000,
    depth: 200,
    lines: 100,
    output: 100_000,
    names: 200_000,
    elements: 1 << 20,
    time: 1_000,
    keeps_logged: false,
};

/// Runs a text under both collectors and looks at what comes of it.
fn ends_well(text: &str, limits: Limits) {
    for collector in ["mark-sweep", "reference-counting"] {
        let (tell, told) = channel();
        let source = text.to_string();
        let work = move || {
            let result = program_report(&source, collector, limits);
            tell.send(()).ok();
            result
        };
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap();
        if told.recv_timeout(SOON) == Err(RecvTimeoutError::Timeout) {
            panic!("it does not end: {text:?}");
        }
        let result = thread.join().unwrap_or_else(|_| panic!("it panics under {collector}: {text:?}"));
        match result {
            Ok(report) => assert!(report["checkpoints"].is_array() && report["log"].is_array(), "{text:?}: {report}"),
            Err(fault) => {
                assert!(fault.line >= 1 && fault.column >= 1 && !fault.message.is_empty(), "{text:?}: {fault:?}");
                assert!(fault.line <= text.split('\n').count(), "{text:?}: {fault:?}");
            }
        }
    }
}

/// Every program and case that is committed: what is damaged below.
static CORPUS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut texts = Vec::new();
    for folder in ["article", "more", "hard", "ours", "quirks", "figures"] {
        texts.extend(read(&Path::new("tests/programs").join(folder), "js"));
    }
    for file in read(Path::new("tests/language"), "txt") {
        texts.extend(file.split("\n### ").skip(1).filter_map(|case| Some(case.split_once('\n')?.1.to_string())));
    }
    texts
});

fn read(folder: &Path, extension: &str) -> Vec<String> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths.iter().map(|path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned()).collect()
}

/// Words of the language, in no order.
const WORDS: &str = "var let const function async await yield return if else for while do switch case default break \
    continue try catch finally throw new delete typeof instanceof in of void this super class extends static get set \
    null undefined true false NaN Infinity arguments eval with debugger import export enum \
    ( ) [ ] { } ; , . ... ?. ?? ??= => = == === != !== < > <= >= + - * / % ** ++ -- << >> >>> & | ^ ~ ! && || &&= ||= \
    += -= *= **= >>>= ? : ` ${ ` ' \" // /* */ # #p @ \\ \
    0 1 -1 1.5 1e400 0x 0b2 1n 08 'a' \"b\" '' `t` /r/g x y z a b f g o C p i \
    Object Array Map Set WeakMap WeakRef Promise Symbol Symbol.iterator Proxy Reflect JSON Math Error Date globalThis \
    console.log gc() gc tick setTimeout document document.body createElement appendChild constructor prototype \
    __proto__ length name push toString valueOf then next value done \u{2028} \u{0} \u{feff} é 😀 \n";

fn soup() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split(' ').filter(|word| !word.is_empty()).collect();
    prop::collection::vec(prop::sample::select(words), 0..60).prop_map(|words| words.join(" "))
}

fn corpus() -> impl Strategy<Value = String> {
    any::<prop::sample::Index>().prop_map(|index| index.get(&CORPUS).clone())
}

/// A program with pieces removed, repeated, moved from another one, or replaced by words.
fn damaged() -> impl Strategy<Value = String> {
    let edit = (any::<prop::sample::Index>(), 0..40usize, 0..4u8, soup());
    (corpus(), corpus(), prop::collection::vec(edit, 1..6)).prop_map(|(text, other, edits)| {
        let (mut text, other): (Vec<char>, Vec<char>) = (text.chars().collect(), other.chars().collect());
        for (at, length, kind, words) in edits {
            let start = at.index(text.len() + 1);
            let end = (start + length).min(text.len());
            let piece: Vec<char> = match kind {
                0 => Vec::new(),
                1 => text[start..end].repeat(2),
                2 => other.iter().skip(at.index(other.len() + 1)).take(length).copied().collect(),
                _ => words.chars().take(length).collect(),
            };
            text.splice(start..end, piece);
        }
        text.into_iter().collect()
    })
}

/// An expression that parses, whatever it does.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "x",
        "y",
        "o",
        "f",
        "list",
        "1",
        "-0",
        "'s'",
        "null",
        "undefined",
        "this",
        "{}.x",
        "[]",
        "/* gap */ 2",
        "`t`",
    ])
    .prop_map(String::from);
    leaf.prop_recursive(6, 40, 3, |inner| {
        let operator = prop::sample::select(vec![
            "+",
            "-",
            "*",
            "**",
            "<",
            "==",
            "===",
            "in",
            "instanceof",
            "&&",
            "??",
            ",",
            "=>",
        ]);
        prop_oneof![
            (inner.clone(), operator, inner.clone()).prop_map(|(a, op, b)| match op {
                "=>" => format!("((...x) => {b})"),
                "**" | "??" => format!("(({a}) {op} ({b}))"),
                _ => format!("({a} {op} {b})"),
            }),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(0, {a})({b}, ...[{b}])")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a})?.[{b}]")),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| format!("({{ [{a}]: {b}, ...{b}, get g() {{ return {a}; }} }})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[{a}, , ...[{b}]]")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(x = {a}, o[{b}] = x, list.push(x))")),
            inner
                .clone()
                .prop_map(|a| format!("new (class {{ #p = {a}; static s = {a}; m() {{ return this.#p; }} }})().m()")),
            inner.clone().prop_map(|a| format!("(function* () {{ yield* {a}; yield {a}; }})().next().value")),
            inner.clone().prop_map(|a| format!("(async () => {{ await {a}; return {a}; }})()")),
            inner.clone().prop_map(|a| format!("new Promise((r) => setTimeout(r, 1, {a}))")),
            inner.clone().prop_map(|a| format!("`${{{a}}}`")),
            inner.prop_map(|a| format!("typeof delete o[{a}]")),
        ]
    })
}

/// A program that parses: it may throw, run for ever, or ask for more than there is.
fn valid() -> impl Strategy<Value = String> {
    let statement = (expression(), expression(), 0..14u8).prop_map(|(a, b, kind)| match kind {
        0 => format!("x = {a};"),
        1 => format!("for (const k in {a}) {{ y = {b}; break; }}"),
        2 => format!("try {{ for (const k of {a}) list.push({b}); }} catch (e) {{ x = e; }} finally {{ y = {a}; }}"),
        3 => format!("while ({a}) {{ o[list.push({b})] = {{}}; }}"),
        4 => format!("try {{ {a}; }} catch {{ {b}; }}"),
        5 => format!("switch ({a}) {{ case {b}: let s = {a}; default: f = () => s; }}"),
        6 => format!("function f(p = {a}, ...q) {{ return f({b}); }}"),
        7 => format!("setTimeout(() => {a}, 1); tick(5);"),
        8 => format!("try {{ const {{ length: [n] = [{a}], ...rest }} = {b}; }} catch (e) {{}}"),
        9 => format!("console.log({a});"),
        10 => format!("Promise.resolve({a}).then((v) => {b}).finally(() => x);"),
        11 => format!("document.body.appendChild(document.createElement('p')).expando = {a};"),
        12 => format!("list.sort((a, b) => {a}); o = {{ o, list, x: {b} }};"),
        _ => "\ngc();\n".into(),
    });
    prop::collection::vec(statement, 1..12)
        .prop_map(|lines| format!("var x, y, o = {{}}, f = (v) => v, list = [1, o];\n{}\ngc();\n", lines.join("\n")))
}

fn limits() -> impl Strategy<Value = Limits> {
    (10..17u32, 0..15_000u64, 1..300u32, 0..50u32).prop_map(|(heap, steps, depth, lines)| Limits {
        heap: 1 << heap,
        threshold: 1 << (heap - 4),
        steps,
        depth,
        lines,
        ..SMALL
    })
}

#[test]
fn what_was_kept_ends_well() {
    for text in read(Path::new("tests/nonsense"), "js") {
        ends_well(&text, SMALL);
    }
}

/// What nests deeper than any person would write: refused or run, but not at the price of the native stack.
#[test]
fn deep_nesting_ends_well() {
    [100, 300, 1000, 2000, 4000, 10_000, 200_000].into_iter().for_each(nested);
}

/// Every shape, nested so often at most.
fn nested(most: usize) {
    let deep = |open: &str, middle: &str, close: &str| {
        let count = most.min(200_000 / (open.len() + close.len()));
        open.repeat(count) + middle + &close.repeat(count)
    };
    for text in [
        deep("(", "1", ")"),
        deep("[", "", "]"),
        deep("{", "", "}"),
        deep("-", "1", ""),
        deep("!", "1", ""),
        deep("f(", "1", ")"),
        deep("a ? b : ", "1", ""),
        deep("1 + ", "1", ""),
        deep("a.", "b", ""),
        deep("a = ", "1", ""),
        deep("() => ", "1", ""),
        deep("if (1) ", ";", ""),
        deep("if (1) ; else ", ";", ""),
        deep("if (x) y = 1; else ", "y = 2;", ""),
        deep("while (1) ", ";", ""),
        deep("switch (1) { case 1: ", "", "}"),
        deep("try {", "", "} finally {}"),
        deep("class A { m() { ", "", "}}"),
        deep("() => { ", "", "}"),
        deep("x: ", ";", ""),
        deep("`${", "1", "}`"),
        deep("function f() {", "", "}"),
        deep("({ a: ", "1", "})"),
        deep("new ", "F", ""),
        deep("1, ", "1", ""),
        deep("a ?? ", "b", ""),
        deep("a?.b", "", ""),
        format!("var [{}] = [];", deep("[", "x", "]")),
        format!("x = {};", deep("2 ** ", "2", "")),
        "(".repeat(most),
        "[".repeat(most),
        "{".repeat(most),
        "`${".repeat(most / 3),
    ] {
        println!("{} bytes: {}…", text.len(), &text[..text.len().min(30)]);
        ends_well(&text, SMALL);
    }
}

/// What is longer than any person would write.
#[test]
fn great_width_ends_well() {
    for count in [300, 1000, 2000] {
        let many = |part: &dyn Fn(usize) -> String| (0..count).map(part).collect::<String>();
        let (lets, numbers) = (many(&|i| format!("let a{i} = {i};")), many(&|i| format!("{i},")));
        let names = many(&|i| format!("a{i},"));
        for text in [
            format!("function f() {{ {lets} return () => a0; }} f();"),
            format!("{lets} gc();"),
            format!("[{numbers}]; f({numbers} 1);"),
            format!("function f({names} z) {{ return [{names}]; }} f({numbers});"),
            format!("switch (-1) {{ {} }}", many(&|i| format!("case {i}: "))),
            format!("switch (-1) {{ {} }}", many(&|i| format!("case {i}: x = {i}; break;"))),
            format!("var {{ {names} }} = {{}}; var [{names}] = [];"),
            format!("({{ {} }});", many(&|i| format!("get a{i}() {{}}, ['b{i}']: 1,"))),
            format!("class A {{ {} }} new A();", many(&|i| format!("#a{i} = 1; b{i}() {{}} static c{i};"))),
            format!("`{}`;", many(&|i| format!("${{{i}}}-"))),
            format!("x = {} 1;", many(&|i| format!("'{i}',"))),
            many(&|i| format!("if (x) y = {i}; else ")) + ";",
            many(&|i| format!("f{i}: for (;;) {{ break f{i}; }}")),
            many(&|i| format!("function f{i}() {{}}")) + "gc();",
            many(&|_| "try { throw 1; } catch (e) {} finally {}".into()),
        ] {
            println!("{} bytes: {}…", text.len(), &text[..60]);
            ends_well(&text, SMALL);
        }
    }
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/nonsense/seeds.txt"))),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn bytes_end_well(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        ends_well(&String::from_utf8_lossy(&bytes), SMALL);
    }

    #[test]
    fn words_end_well(text in soup()) {
        ends_well(&text, SMALL);
    }

    #[test]
    fn damaged_programs_end_well(text in damaged()) {
        ends_well(&text, SMALL);
    }

    #[test]
    fn valid_programs_end_well(text in valid(), limits in limits()) {
        ends_well(&text, limits);
    }

    #[test]
    fn programs_end_well_under_any_limits(text in corpus(), limits in limits()) {
        ends_well(&text, limits);
    }
}

//! Whole listings of small texts.

use super::unit;
use js::listing;

/// The listings of all functions, inner ones first.
fn all(source: &str) -> String {
    let (unit, atoms) = unit(source);
    unit.codes.iter().map(|code| listing::listing(code, &atoms)).collect()
}

#[track_caller]
fn check(name: &str, source: &str) {
    let path = format!("tests/compile/listings/{name}.txt");
    let made = format!("{source}\n---\n{}", all(source));
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(&path, &made).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "{path} differs (UPDATE=1 writes it):\n{made}");
}

#[test]
fn listings() {
    check("closure", "function f(a, b) {\n  let c = {a};\n  return () => c;\n}\nlet g = f(1, 2);\ngc();");
    check("loop", "for (let i = 0; i < 3; i++) {\n  later(() => i);\n}");
    check("finally", "function f(o) {\n  for (const x of o) {\n    try { return x; } finally { done(); }\n  }\n}");
    check("generator", "function* g(a) {\n  const b = yield a;\n  yield* b;\n}");
    check(
        "class",
        "class A extends B {\n  #n = 1;\n  constructor(x) { super(x); this.x = x; }\n  get n() { return this.#n++; }\n  static s = super.s;\n}",
    );
    check("chain", "function f(a) { return a?.b[1]?.(2).c; }");
    check("pattern", "function f({a, b: [c = 1, ...d], ...e}) { [a.x, c] = d; return e; }");
}

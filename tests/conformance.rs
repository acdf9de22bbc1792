//! How the runner of JavaScript's own test suite judges: on a small folder of the suite's shape, made here.

use std::fs;
use std::path::Path;

/// The harness and the tests, as the suite has them.
const FILES: &[(&str, &str)] = &[
    ("harness/assert.js", "function assert(yes, message) { if (!yes) throw new Test262Error(message); }"),
    ("harness/sta.js", "function Test262Error(message) { this.message = message || ''; }"),
    (
        "harness/doneprintHandle.js",
        "function $DONE(error) { print('Test262:AsyncTest' + (error ? 'Failure' : 'Complete')); }",
    ),
    ("harness/more.js", "function twice(n) { return 2 * n; }"),
    ("test/language/one/passes.js", "/*---\nincludes: [more.js]\n---*/\nassert(twice(2) === 4);"),
    ("test/language/one/wrong.js", "assert(1 === 2, 'one is not two');"),
    ("test/language/one/refused.js", "eval('1');"),
    (
        "test/language/one/strict.js",
        "/*---\nflags: [onlyStrict]\n---*/\nassert((function () { return this === undefined; })());",
    ),
    ("test/language/one/early.js", "/*---\nnegative:\n  phase: parse\n  type: SyntaxError\n---*/\nlet let = 1;"),
    ("test/language/one/late.js", "/*---\nnegative:\n  phase: runtime\n  type: RangeError\n---*/\nnew Array(-1);"),
    ("test/language/one/not_early.js", "/*---\nnegative:\n  phase: parse\n  type: SyntaxError\n---*/\n1;"),
    ("test/language/two/async.js", "/*---\nflags: [async]\n---*/\nPromise.resolve().then(() => $DONE());"),
    ("test/language/two/never.js", "/*---\nflags: [async]\n---*/\nnew Promise(() => {});"),
    ("test/language/two/left_out.js", "/*---\nfeatures: [Temporal]\n---*/\n1;"),
    ("test/language/two/module.js", "/*---\nflags: [module]\n---*/\nassert(this === undefined);"),
    ("test/language/two/other_FIXTURE.js", "this is part of another test"),
];

#[test]
fn the_suite_is_judged_test_by_test() {
    let suite = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite");
    for (name, text) in FILES {
        let path = suite.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let engine = Path::new(env!("CARGO_BIN_EXE_heapwave"));
    let table = xtask::conformance::table(&suite, &["language".into()], engine, &suite.join("scratch")).unwrap();
    let verdicts: Vec<&str> = table.failures.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(
        verdicts,
        [
            "Refused language/one/refused.js",
            "Wrong language/one/not_early.js",
            "Wrong language/one/wrong.js",
            "Wrong language/two/never.js"
        ],
        "{:#?}",
        table.failures
    );
    let text = table.text();
    let row = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((row("language/one"), row("language/two")), ("4 1 2 0 0 0".into(), "2 0 1 0 0 1".into()));
    assert_eq!(row("of 10 run"), "10 run 60.0% 10.0% 30.0% 0.0% 0.0%");
}

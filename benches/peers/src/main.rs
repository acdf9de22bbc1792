//! The benchmark programs under other interpreters, natively: how long each takes, so that ours can be put beside them.
//!
//! boa compiles JavaScript to bytecode; rhai walks a syntax tree (of a language of its own, so its programs are
//! translations that do the same work). Both exist to run programs; ours exists to watch them.

use std::time::Instant;

const JAVASCRIPT: [(&str, &str); 4] = [
    ("fib", include_str!("../../programs/fib.js")),
    ("sieve", include_str!("../../programs/sieve.js")),
    ("list", include_str!("../../programs/list.js")),
    ("closures", include_str!("../../programs/closures.js")),
];

const RHAI: [(&str, &str); 2] = [
    ("fib", "fn fib(n) { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } } fib(20)"),
    (
        "sieve",
        "let composite = []; composite.pad(20000, false); let primes = 0;
         for n in 2..20000 { if composite[n] { continue; } primes += 1;
           let m = n * 2; while m < 20000 { composite[m] = true; m += n; } }
         primes",
    ),
];

fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..7)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[3]
}

fn main() {
    for (name, text) in JAVASCRIPT {
        // It has no console of its own.
        let text = format!("const console = {{ log() {{}} }};\n{text}");
        let time = median(|| {
            let mut context = boa_engine::Context::default();
            context.eval(boa_engine::Source::from_bytes(&text)).expect("it runs");
        });
        println!("boa   {name:<10} {time:8.1} ms");
    }
    for (name, text) in RHAI {
        let engine = rhai::Engine::new();
        let time = median(|| _ = engine.eval::<i64>(text).expect("it runs"));
        println!("rhai  {name:<10} {time:8.1} ms");
    }
}

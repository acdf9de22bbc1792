//! The budgets, measured: `cargo bench` natively, `cargo xtask bench` in wasm under node as well.
//!
//! Each line is a ratio or a time of this one run: what is compared takes turns, and medians count. A budget that is
//! missed is marked, but fails nothing: machines differ, and this is no test. Names of parts may follow, `cargo bench
//! -- cycle seek`; and `--most N` leaves out what has more than N objects.

mod chart;
mod clock;
mod cycle;
mod frame;
mod graph;
mod keepers;
mod language;
mod place;
mod run;
mod seek;

/// A benchmark: its name, and what runs it at a size.
type Part = (&'static str, fn(usize));

fn main() {
    let options = clock::options();
    let most = options.iter().skip_while(|option| *option != "--most").nth(1).and_then(|n| n.parse().ok());
    let parts: [Part; 7] = [
        ("cycle", cycle::bench),
        ("seek", seek::bench),
        ("keepers", keepers::bench),
        ("layout", place::bench),
        ("run", run::bench),
        ("frame", frame::bench),
        ("language", language::bench),
    ];
    let wanted = |name: &str| options.iter().any(|option| option == name);
    let all = !parts.iter().any(|(name, _)| wanted(name));
    for (_, bench) in parts.iter().filter(|(name, _)| all || wanted(name)) {
        bench(most.unwrap_or(usize::MAX));
    }
}

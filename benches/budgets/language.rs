//! JavaScript: instructions a second without anyone watching, and how long it takes from a keystroke to a new picture.

use super::chart::{heading, line, median, ms};
use super::clock::timed;
use heapwave::lab::{Lab, Scenario, boot, compiled};
use heapwave::view::player::{Player, Settings};
use js::Limits;
use memory::time::{Machine, Mute, Progress};
use std::rc::Rc;

const PROGRAMS: [(&str, &str); 4] = [
    ("fib", include_str!("../programs/fib.js")),
    ("sieve", include_str!("../programs/sieve.js")),
    ("list", include_str!("../programs/list.js")),
    ("closures", include_str!("../programs/closures.js")),
];

/// From a keystroke to a new picture of a program of 60 lines, in milliseconds.
const KEYSTROKE: f64 = 50.0;

pub fn bench(_: usize) {
    heading("JavaScript: instructions a second (nobody watching, mark-sweep)");
    let limits = Limits { steps: u64::MAX, ..Limits::default() };
    for (name, text) in PROGRAMS {
        let mut rates = Vec::new();
        let mut times = Vec::new();
        for _ in 0..5 {
            let scenario = Rc::new(Scenario::program(text, limits).unwrap());
            let lab = Lab::new(scenario);
            let mut state = lab.start();
            let (time, steps) = timed(|| {
                while lab.step(&mut state, &mut Mute) == Progress::More {}
                state.vm.as_ref().map_or(0, |vm| vm.steps)
            });
            rates.push(steps as f64 / time / 1e3);
            times.push(time);
        }
        let figures = format!("{:>6.1} million a second, {} in all", median(&rates), ms(median(&times)));
        line(name, &figures, None);
    }
    heading("JavaScript: from a keystroke to a new picture, a program of 60 lines");
    let text = include_str!("../programs/sixty.js");
    let (mut compiles, mut starts, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..9 {
        // Something else is typed each time.
        let text = format!("{text}\n// {round}");
        let (time, program) = timed(|| compiled::program("", &text, Limits::default()).unwrap());
        compiles.push(time);
        starts.push(timed(|| boot::start(&program, memory::gc::DEFAULT, Default::default())).0);
        let picture = || {
            let mut player = Player::open(&text, Settings { still: true, ..Settings::default() }).unwrap();
            while !player.prepare(50_000).unwrap() {}
            player.frame().unwrap()
        };
        pictures.push(timed(picture).0);
    }
    line("compile", &ms(median(&compiles)), None);
    line("start (realm and prelude)", &ms(median(&starts)), None);
    let all = median(&pictures);
    line("compile, run to the end, plan, draw", &ms(all), Some((all, KEYSTROKE, "ms")));
}

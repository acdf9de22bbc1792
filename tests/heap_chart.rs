//! The chart of a run: heap use without losing a peak, what a collection begins at, each pause with what it freed.

use heapwave::lab::{Action, Lab, Limits, Run, Scenario, TextKind};
use heapwave::view::frame::Track;
use heapwave::view::player::{Command, Player, Settings};
use memory::time::{Fuel, Tick};
use std::rc::Rc;

/// Objects made and dropped, one after the other.
const WASTE: &str = "for (let i = 0; i < 60; i++) { let kept = [i, i, i, i]; }\n";

fn open(text: &str, collector: &str, threshold: u32) -> Player {
    let mut settings = Settings { collector: Some(collector.into()), still: true, ..Settings::default() };
    settings.limits.threshold = threshold;
    let mut player = Player::open(text, settings).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player
}

fn track(player: &Player) -> Rc<Track> {
    player.frame().unwrap().track.clone()
}

#[test]
fn each_collection_is_a_pause_with_what_it_freed() {
    let mut player = open(WASTE, "mark-sweep", 1_000);
    let track = track(&player);
    let pauses = &track.chart.pauses;
    assert!(pauses.len() >= 3, "{pauses:?}");
    let mut before = "0 B".to_owned();
    for (index, pause) in pauses.iter().enumerate() {
        assert_eq!(pause.number, index + 1);
        assert_eq!(&*pause.label, format!("pause {} steps", pause.steps));
        assert!(
            pause.name.starts_with(&format!("Collection {}: {}, freed ", index + 1, pause.label)),
            "{}",
            pause.name
        );
        // The program waits from its first to its last moment, a step of the collector each.
        player.obey(Command::Seek(pause.tick)).unwrap();
        player.advance(16.0);
        assert_eq!((player.tick(), player.state()["phase"].as_str()), (pause.tick, Some("roots")));
        player.obey(Command::Seek(Tick(pause.tick.0 + pause.steps))).unwrap();
        player.advance(16.0);
        assert_eq!(player.state()["phase"].as_str(), Some("program"));
        let counters = player.frame().unwrap().counters.clone().unwrap();
        let freed = counters.iter().find(|counter| &*counter.name == "Freed").unwrap().value.clone();
        assert_ne!(before, *freed, "it freed something");
        before = freed.to_string();
    }
    let longest = pauses.iter().map(|pause| pause.steps).max().unwrap();
    let caption = &track.chart.caption;
    assert!(
        caption.starts_with(&format!("{} collections, longest pause {longest} steps, most in use ", pauses.len())),
        "{caption}"
    );
    assert_eq!(track.chart.limits.len(), 1, "the threshold is near, the heap's end is not");
    assert_eq!(&*track.chart.limits[0].label, "collects from 1 kB");
}

#[test]
fn counting_has_releases() {
    let chain = "let list = null;\nfor (let i = 0; i < 9; i++) { list = { next: list }; }\nlist = null;\n";
    let track = track(&open(chain, "reference-counting", 1_000));
    let chart = &track.chart;
    let longest = chart.pauses.iter().max_by_key(|pause| pause.steps).unwrap();
    assert!(longest.name.starts_with("Release "), "{}", longest.name);
    assert!(longest.from > 0.5 && longest.steps > 15, "the whole chain goes at once: {longest:?}");
    assert!(chart.limits.is_empty(), "nothing waits for a threshold");
    assert!(chart.caption.contains("longest pause"), "{}", chart.caption);
}

#[test]
fn what_never_collects_says_so() {
    let track = track(&open("let a = {};\n", "mark-sweep", 1_000_000));
    assert!(track.chart.caption.starts_with("No collection, most in use "), "{}", track.chart.caption);
    assert!(track.chart.pauses.is_empty() && track.chart.limits.is_empty());
}

#[test]
fn a_long_run_is_thinned_and_no_peak_is_lost() {
    let text = "let peak = null;\nfor (let i = 0; i < 6000; i++) { let kept = [i, i]; if (i === 3000) { peak = new Array(4000).fill(0); } if (i === 3001) { peak = null; gc(); } }\n";
    let mut player = open(text, "mark-sweep", 20_000);
    let track = track(&player);
    assert!(track.ticks.0 > 100_000, "{}", track.ticks);
    assert!(track.chart.used.len() < 3_300 && track.used.len() < 3_300, "{} points", track.chart.used.len());
    let highest = track.chart.used.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    assert!((0.8..=1.0).contains(&highest.1), "the peak fills the scale: {highest:?}");
    player.obey(Command::Seek(track.ticks.at_part(highest.0))).unwrap();
    while !player.resting() {
        player.advance(16.0);
    }
    let used = player.state()["heap"]["used"].as_u64().unwrap();
    assert!(used > 32_000, "{used} bytes at the peak");
    assert!(track.chart.used.windows(2).all(|pair| pair[0].0 <= pair[1].0), "from left to right");
}

#[test]
fn the_scale_has_two_or_three_round_lines() {
    for threshold in [300, 700, 1_000, 2_500, 10_000, 100_000] {
        let track = track(&open(WASTE, "mark-sweep", threshold));
        let labels: Vec<&str> = track.chart.lines.iter().map(|line| &*line.label).collect();
        assert!((2..=3).contains(&labels.len()), "{threshold}: {labels:?}");
        assert!(track.chart.lines.iter().all(|line| line.at > 0.2 && line.at < 0.98), "{threshold}: {labels:?}");
    }
}

#[test]
fn an_edit_in_a_pause_leaves_one_pause() {
    let limits = Limits { threshold: 1_000, ..Limits::default() };
    let scenario = Scenario::open(WASTE, Some(TextKind::Program), limits).unwrap();
    let mut run = Run::new(Lab::under(Rc::new(scenario), "mark-sweep").unwrap());
    run.explore(&mut Fuel(u64::MAX));
    let pause = run.chart().pauses()[1];
    run.edit(Tick(pause.from.0 + pause.steps / 2), Action::Time(5).into()).unwrap();
    run.explore(&mut Fuel(u64::MAX));
    let (now, next) = (run.chart().pauses()[1], run.chart().pauses()[2]);
    assert_eq!(now.from, pause.from);
    // What was put in is marked too.
    assert!((pause.steps..pause.steps + 8).contains(&now.steps), "{} steps, {} before", now.steps, pause.steps);
    assert!(next.from > now.to && now.to.0 >= now.from.0 + now.steps);
}

//! The barrier breaker: with every barrier in its place no small run loses an object, whatever the collector and wherever a
//! write falls; with one that is dropped or mixed up the shortest run that loses one is found, and is always the same.

use heapwave::lab::{Breaker, BrokenRun, Lab, Scenario, SearchBounds, SharedLink, Stride};
use memory::gc;
use memory::time::{Fuel, Machine, Mute, Progress};

fn search(collector: &str, bounds: impl FnOnce(SearchBounds) -> SearchBounds) -> (Option<BrokenRun>, u64) {
    let collector = gc::named(collector).unwrap();
    let mut breaker = Breaker::new(collector, bounds(SearchBounds::of(collector)));
    let mut fuel = Fuel::PLENTY;
    assert_eq!(breaker.search(&mut fuel), Progress::Done);
    (breaker.found(), breaker.looked_at())
}

/// Law 1 for all runs of some size: nothing that can be reached is lost, whenever anybody writes.
#[test]
fn whole_no_collector_loses_anything_in_any_small_run() {
    let every = gc::every().into_iter().map(|collector| (collector.traits().name, 2, 4_000));
    // What the barriers are for begins with three objects.
    let barriers =
        ["incremental", "incremental/barrier=steele", "incremental/barrier=yuasa"].map(|name| (name, 3, 60_000));
    for (name, objects, moments) in every.chain(barriers) {
        let (found, looked_at) = search(name, |_| SearchBounds { objects, writes: 2, interleaved: true, moments });
        assert!(found.is_none(), "{name}: {}", found.unwrap().text);
        assert!(looked_at > 100, "{name}: {looked_at} moments are no law");
    }
}

#[test]
fn without_its_barrier_it_loses_an_object_and_says_by_which_writes() {
    for (collector, writes, sentence) in [
        (
            "incremental/barrier=none",
            2,
            "b is lost: c.x leads to it, yet the collector is about to free it. It was hidden by c.x = b, and every other \
             path to it was cut by a.x = null. A black object is not looked at again, and there is no write barrier: the \
             collector heard of none of these writes.",
        ),
        (
            "incremental/barrier=yuasa,stores=dijkstra",
            2,
            "b is lost: root s leads to it, yet the collector is about to free it. It was hidden by root s = b, and every \
             other path to it was cut by a.x = null. Yuasa's collector counts on hearing of every reference that is \
             overwritten; it heard of what was stored instead.",
        ),
        (
            "generational/barrier=none",
            2,
            "b is lost: a.x leads to it, yet the collector is about to free it. It was hidden by a.x = b, and every other \
             path to it was cut by letting go of it. A minor collection looks at no old object but at the slots that the \
             write barrier remembered, and there was no barrier: this slot is not among them.",
        ),
    ] {
        let found = search(collector, |bounds| bounds).0.unwrap_or_else(|| panic!("{collector} loses nothing"));
        assert_eq!((found.writes, &*found.sentence), (writes, sentence), "{collector}:\n{}", found.text);
    }
}

/// A collector that stops the program needs no barrier against it; a person who interrupts it is another matter.
#[test]
fn who_stops_the_program_needs_no_barrier() {
    for collector in ["mark-sweep/barrier=none", "semispace/barrier=none"] {
        assert!(search(collector, |bounds| bounds).0.is_none(), "{collector}");
    }
    assert!(search("semispace/barrier=none", |bounds| SearchBounds { interleaved: true, ..bounds }).0.is_some());
}

/// What is found is a scenario file; played, it loses the object, and a link leads to the moment that hid it.
#[test]
fn what_is_found_can_be_played_and_linked() {
    let name = "generational/barrier=none";
    let found = search(name, |bounds| bounds).0.unwrap();
    assert_eq!(search(name, |bounds| bounds).0.unwrap().text, found.text, "it is the same every time");
    let lab = Lab::new(Scenario::read(&found.text).unwrap().into());
    assert_eq!(lab.collector.traits().name, name);
    let mut run = heapwave::lab::Run::new(lab.clone());
    let mut fuel = Fuel::PLENTY;
    run.explore(&mut fuel);
    let loss = run.last().loss.clone().expect("it is lost");
    assert_eq!(run.failure(&found.text), None, "a loss is to be looked at: it is no fault of the text");
    let at = run.at(found.store);
    let hidden = at.events.iter().any(|event| {
        matches!(event, heapwave::lab::Event::World(heapwave::lab::Note::Wrote { place, new, .. })
            if *place == loss.holder && *new == Some(loss.object))
    });
    assert!(hidden, "the moment is that of the store: {:?}", at.events);
    assert!(run.strided(found.store, -1, Stride::Phase) < found.store, "one can step back from there");
    // Under the same collector with its barrier, nothing happens.
    let lab = Lab::under(lab.scenario.clone(), "generational").unwrap();
    let mut state = lab.start();
    while lab.step(&mut state, &mut Mute) == Progress::More {}
    assert!(state.loss.is_none() && state.failure.is_none());
    let link = SharedLink { text: found.text, tick: found.store, ..SharedLink::default() };
    assert_eq!(SharedLink::read(&link.write().unwrap()).unwrap().tick, found.store);
}

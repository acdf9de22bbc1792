//! The lives of a run's objects against the slow scan: at every tick everything is searched anew, and each object was
//! unreachable from the tick after the last one at which it was seen. On random scenarios with the edits of people under
//! every collector, and on the project's programs, those with weak references and weak maps among them.

mod random;

use heapwave::lab::{
    Action, Deeds, Doer, EntityId, Event, Lab, LifeSearch, Limits, Note, ObjectLife, Run, Scenario, oracle,
};
use memory::gc;
use memory::time::{Fuel, Tick};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

fn lives(lab: &Lab, deeds: Deeds) -> Vec<ObjectLife> {
    let mut search = LifeSearch::begin(lab.clone(), deeds);
    while !search.go(&mut Fuel(500)) {}
    search.lives().to_vec()
}

/// When each object was made, when it was last seen to be reachable, when it was freed; by searching at every tick.
fn scanned(run: &Run) -> BTreeMap<EntityId, (Tick, Option<Tick>, Option<Tick>)> {
    let mut all: BTreeMap<EntityId, (Tick, Option<Tick>, Option<Tick>)> = BTreeMap::new();
    for tick in (0..=run.end().0).map(Tick) {
        let moment = run.at(tick);
        let reached = oracle::reachable(&moment.state.world);
        for event in moment.events.iter() {
            let (id, freed) = match event {
                Event::World(Note::Allocated { id, .. }) => (*id, None),
                Event::World(Note::Freed { id, .. }) => (*id, Some(tick)),
                _ => continue,
            };
            if let Some(known) =
                moment.state.entity(id).and_then(|entity| all.get_mut(&entity)).filter(|_| freed.is_some())
            {
                known.2 = freed;
            }
        }
        for at in moment.state.world.objects() {
            let Some(entity) = moment.state.entity(moment.state.world.heap.id(at)) else { continue };
            let known = all.entry(entity).or_insert((tick, None, None));
            known.1 = if reached.get(at) { Some(tick) } else { known.1 };
        }
    }
    all
}

fn agree(run: &Run, lives: &[ObjectLife]) {
    let slow = scanned(run);
    let end = run.end();
    let known: BTreeMap<EntityId, &ObjectLife> = lives.iter().map(|life| (life.entity, life)).collect();
    for (entity, (made, seen, freed)) in slow {
        let life = known[&entity];
        let lost = match seen {
            None => Some(made),
            Some(seen) if seen == end => None,
            Some(seen) => Some(Tick(seen.0 + 1)),
        };
        assert_eq!((life.made.at, life.freed), (made, freed), "{entity:?}");
        assert_eq!(life.lost.map(|lost| lost.act.at), lost, "{entity:?} of {:?}", run.lab());
        assert!(made <= life.used.at && life.used.at <= end);
        assert!(life.lost.is_none_or(|lost| lost.place.is_some() || lost.act.at == made));
    }
}

/// What people do, at ticks of a run as it is by then.
fn edited(lab: &Lab, edits: Vec<(u64, heapwave::lab::Operation)>) -> Run {
    let mut run = Run::new(lab.clone());
    run.explore(&mut Fuel(20_000));
    for (tick, op) in edits {
        let at = Tick(tick % (run.end().0 + 1));
        // What cannot be is refused.
        let _ = run.edit(at, op);
        run.explore(&mut Fuel(20_000));
    }
    run
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn as_the_slow_scan_says(text in random::scenario(), edits in random::edits()) {
        for collector in gc::ALL.iter().map(|collector| collector.traits().name) {
            let lab = Lab::under(Rc::new(Scenario::read(&text).unwrap()), collector).unwrap();
            let run = edited(&lab, edits.clone());
            agree(&run, &lives(&lab, run.deeds().to_vec()));
        }
    }
}

fn program(text: &str, collector: &str) -> Lab {
    let limits = Limits { threshold: 1 << 12, ..Limits::default() };
    Lab::under(Rc::new(Scenario::program(text, limits).unwrap()), collector).unwrap()
}

#[test]
fn programs_too() {
    let weak = "let cache = new WeakRef({ n: 1 });\nlet back = null;\nfunction look() { back = cache.deref(); }\n\
        Promise.resolve().then(() => { look(); back = null; });\nconst map = new WeakMap();\n\
        (function () { let key = {}; map.set(key, { of: key, map }); key = null; })();\n\
        const registry = new FinalizationRegistry((held) => held.n);\n\
        (function () { registry.register({}, { n: 2 }); })();\ngc();\nback = {};\nback = null;\ngc();\n";
    let mut texts = vec![weak.to_owned()];
    for folder in ["article", "ours", "more"] {
        let entries = std::fs::read_dir(format!("tests/programs/{folder}")).unwrap();
        let mut paths: Vec<_> = entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|e| e == "js"))
            .collect();
        paths.sort();
        texts.extend(paths.iter().step_by(15).map(|path| std::fs::read_to_string(path).unwrap()));
    }
    let mut checked = 0;
    for text in texts {
        for collector in ["mark-sweep", "reference-counting", "generational"] {
            let lab = program(&text, collector);
            let mut run = Run::new(lab.clone());
            // The slow scan is slow.
            if run.explore(&mut Fuel(6_000)) {
                agree(&run, &lives(&lab, Vec::new()));
                checked += 1;
            }
        }
    }
    assert!(checked > 30, "{checked}");
}

#[test]
fn who_let_go_is_told() {
    let text = "let a = { name: 'a' };\nlet b = { a };\na = null;\nb.a = null;\ngc();\n";
    let lab = program(text, "mark-sweep");
    let mut run = Run::new(lab.clone());
    run.explore(&mut Fuel(u64::MAX));
    let subject = lab.seen(run.last(), Default::default());
    let lives = lives(&lab, Vec::new());
    let of = |line| {
        lives
            .iter()
            .find(|life| life.made.by == Doer::Line(line) && subject.made_at(life.entity) == Some(line))
            .unwrap()
    };
    assert_eq!(of(1).lost.unwrap().act.by, Doer::Line(4), "b.a was the last reference");
    assert!(of(1).freed > of(1).lost.map(|lost| lost.act.at));
    assert_eq!(of(2).lost, None);
    assert_eq!(of(1).used.by, Doer::Line(2), "its field was not written after it was put into b");

    let text = r#"{ "heapwave": 1, "objects": { "a": { "fields": { "x": "b" } }, "b": {}, "c": {} }, "roots": { "r": "a" },
        "script": [{ "op": "collect" }, { "op": "set", "object": "a", "field": "x", "to": null }, { "op": "collect" }] }"#;
    let lab = Lab::new(Rc::new(Scenario::read(text).unwrap()));
    let lives = self::lives(&lab, Vec::new());
    assert_eq!(lives[1].lost.unwrap().act.by, Doer::Operation(1));
    assert_eq!((lives[2].lost.unwrap().act.by, lives[2].lost.unwrap().place), (Doer::Start, None));
    let lives = self::lives(&lab, vec![(Tick(0), Action::Root { name: "r".into(), to: None }.into())]);
    assert_eq!(lives[0].lost.unwrap().act.by, Doer::Person);
}

/// `OBJECTS=100000 cargo test --release --test lives many -- --nocapture` prints figures.
#[test]
fn many_objects_die() {
    let objects: u32 = std::env::var("OBJECTS").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let text = format!(
        r#"{{ "heapwave": 1, "generate": {{ "kind": "random", "objects": {objects}, "references": 2, "garbage": 0.3 }}, "roots": {{ "r": "1" }},
            "script": [ {{ "op": "collect" }}, {{ "op": "root", "name": "r", "to": null }}, {{ "op": "collect" }} ] }}"#
    );
    let graph = Lab::new(Rc::new(Scenario::read(&text).unwrap()));
    let text = format!(
        "let list = null;\nfor (let i = 0; i < {objects}; i++) list = {{ i, next: i % 10 ? list : null }};\nlist = null;\ngc();\n"
    );
    let program = Lab::new(Rc::new(Scenario::program(&text, Limits::default()).unwrap()));
    for lab in [graph, program] {
        let begun = std::time::Instant::now();
        let lives = lives(&lab, Vec::new());
        println!("{objects} objects of {lab:?}: {:?}", begun.elapsed());
        assert!(lives.iter().filter(|life| life.lost.is_some() && life.freed.is_some()).count() >= objects as usize);
    }
}

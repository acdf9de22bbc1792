//! A collector that a reader brings along, in one file as the first page shows it: it stands in the picker, and its
//! picture has its own legend, lanes, figures and sentences and nobody else's.

use heapwave::view::frame::Look;
use heapwave::view::player::{Command, Player, Settings};
use memory::gc::{self, Collector, CounterTraits, Figure, Lane, LegendEntry, Phrase, PhraseTone, Sign, Traits};
use memory::time::{Progress, Sink};
use memory::world::{Note, Why, World};

/// Never frees anything (JEP 318).
struct Epsilon;

static TRAITS: Traits = Traits {
    name: "epsilon",
    label: "Epsilon",
    worklist: Lane { stack: "Nothing to do", ..Traits::PLAIN.worklist },
    legend: &[
        LegendEntry { sign: Sign::White, text: "in use, for ever" },
        LegendEntry { sign: Sign::Condemned, text: "garbage ✕ nobody will free it" },
    ],
    counters: &[CounterTraits { label: "Kept for ever", figure: Figure::Lost }, CounterTraits::IN_USE],
    ..Traits::PLAIN
};

impl Collector for Epsilon {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }
    fn say(&self, _: &World, note: &Note) -> Option<Phrase> {
        let phrase = Phrase::new("Epsilon", PhraseTone::Plain);
        matches!(note, Note::Declined).then(|| phrase.say("Epsilon never frees anything."))
    }
    fn begin(&self, _: &mut World, why: Why, notes: &mut dyn Sink<Note>) {
        if why != Why::Loaded {
            notes.note(Note::Declined);
        }
    }
    fn step(&self, _: &mut World, _: &mut dyn Sink<Note>) -> Progress {
        Progress::Done
    }
}

const GRAPH: &str = r#"{ "heapwave": 1, "objects": { "kept": {}, "a": { "fields": { "x": "b" } }, "b": { "fields": { "x": "a" } } },
    "roots": { "r": "kept", "s": "a" }, "script": [{ "op": "root", "name": "s", "to": null }, { "op": "collect" }] }"#;

fn ready(mut player: Player) -> Player {
    while !player.prepare(10_000).unwrap() {}
    player
}

#[test]
fn it_is_drawn_as_it_says_and_not_as_another() {
    gc::bring(&Epsilon);
    let settings = Settings { collector: Some("mark-sweep".into()), ..Settings::default() };
    let mut player = ready(Player::open(GRAPH, settings).unwrap());
    let labels: Vec<_> = player.collectors().iter().map(|choice| choice.label).collect();
    assert_eq!(labels.last(), Some(&"Epsilon"), "it stands in the picker, after the others: {labels:?}");
    player.obey(Command::Collector("epsilon".into())).unwrap();
    while player.outdated() {
        player.prepare(10_000).unwrap();
    }
    assert_eq!(player.collector(), "epsilon");
    player.obey(Command::End).unwrap();
    let frame = player.frame().unwrap();
    let legend: Vec<_> = frame.legend.iter().map(|row| row.text.to_string()).collect();
    assert_eq!(legend, ["in use, for ever", "garbage ✕ nobody will free it"]);
    assert_eq!(&*frame.worklist.as_ref().unwrap().title, "Nothing to do");
    let counters: Vec<_> =
        frame.counters.as_ref().unwrap().iter().map(|counter| (&*counter.name, &*counter.value)).collect();
    assert_eq!(counters[0], ("Kept for ever", "2 / 3"));
    let looks: Vec<_> = frame.picture.nodes.iter().map(|node| (&*node.label, node.look, node.count)).collect();
    assert_eq!(looks, [("kept", Look::White, None), ("a", Look::Condemned, None), ("b", Look::Condemned, None)]);
    // It declined: that it lost them comes first.
    let told: String = player.state()["sentence"].as_str().unwrap().into();
    assert_eq!(told, "No root reaches a and b, and this collector never frees them.");
    let why = player.find("a").unwrap();
    player.obey(Command::Select(Some(why))).unwrap();
    let told = player.state()["why"].as_str().unwrap().to_owned();
    assert_eq!(told, "No path from a root leads to a. Nothing ever frees it.");
    for word in ["count", "mark", "swe"] {
        assert!(!format!("{legend:?}{counters:?}{told}").contains(word), "{word} is said of a collector that does not");
    }
}

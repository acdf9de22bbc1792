//! Links: what is written is read again and gives the same moment; what cannot be read is told, never a panic; and a
//! link is short enough to be sent.

mod random;

use heapwave::lab::{Action, Broken, Deeds, Lab, Limits, Operation, Recovered, Run, Scenario, SharedLink, TextKind};
use heapwave::view::player::{Command, Player, Settings};
use memory::time::{Fuel, Tick};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

const SIXTY: &str = include_str!("../benches/programs/sixty.js");
const DIAGRAM: &str = include_str!("../static/samples/mark-sweep.json");

fn action() -> impl Strategy<Value = Action> {
    let name = "[a-z\u{e9}\"\\\\]{0,6}".prop_map(std::rc::Rc::<str>::from);
    let side = || prop::collection::vec(prop::option::of(name.clone()), 0..3);
    let named = |prefix: &'static str, to: Vec<Option<std::rc::Rc<str>>>| {
        to.into_iter().enumerate().map(|(i, to)| (format!("{prefix}{i}").into(), to)).collect()
    };
    prop_oneof![
        (name.clone(), name.clone(), prop::option::of(name.clone())).prop_map(|(object, field, to)| Action::Set {
            object,
            field,
            to
        }),
        (name.clone(), prop::option::of(name.clone())).prop_map(|(name, to)| Action::Root { name, to }),
        (name.clone(), 1..100u32, side(), side()).prop_map(move |(object, size, fields, weak)| Action::New {
            object,
            size: size * 8,
            fields: named("f", fields),
            weak: named("w", weak)
        }),
        Just(Action::Collect),
        any::<u32>().prop_map(Action::Time),
        any::<u32>().prop_map(|id| Action::Click(memory::heap::ObjectId(id))),
        Just(Action::Continue),
    ]
}

prop_compose! {
    fn link()(
        text in "\\PC{0,200}",
        kind in prop::option::of(prop_oneof![Just(TextKind::Program), Just(TextKind::Graph)]),
        collectors in prop::collection::vec("[a-z-]{1,12}", 0..3),
        heap in 1..u32::MAX,
        inputs in prop::collection::vec(prop::collection::btree_map(any::<u64>(), action(), 1..8), 0..3),
        tick in any::<u64>(),
        print in prop::option::of(any::<u32>()),
        look in prop::collection::btree_map("[a-z]{1,8}", "\\PC{0,20}", 0..4),
    ) -> SharedLink {
        let deeds = |deeds: BTreeMap<u64, Action>| deeds.into_iter().map(|(at, action)| (Tick(at), Operation::from(action))).collect();
        let inputs = inputs.into_iter().map(deeds).collect();
        SharedLink { text, kind, collectors, limits: Limits { heap, ..Limits::default() }, inputs, tick: Tick(tick), print, look }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(link in link()) {
        let written = link.write().unwrap();
        prop_assert!(written.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)), "{}", written);
        prop_assert_eq!(SharedLink::read(&written), Ok(link.clone()));
        prop_assert_eq!(SharedLink::read(&format!("#{written})")), Ok(link), "with what stands around it in a sentence");
    }

    #[test]
    fn no_text_is_too_odd_for_a_link(text in any::<String>(), letters in "[0-9]{0,3}\\.?[A-Za-z0-9_-]{0,60}") {
        let _ = (SharedLink::read(&text), SharedLink::read(&letters));
    }

    #[test]
    fn a_cut_or_bent_link_never_says_something_else(link in link(), at in any::<prop::sample::Index>(), by in 1..63u8) {
        let written = link.write().unwrap();
        let cut = &written[..at.index(written.len())];
        if let Ok(read) = SharedLink::read(cut) {
            prop_assert_eq!(read, link.clone(), "only what means nothing may be missing");
        }
        let at = 2 + at.index(written.len() - 2);
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut bent = written.clone().into_bytes();
        let old = letters.iter().position(|letter| *letter == bent[at]).unwrap();
        bent[at] = letters[(old + usize::from(by)) % 64];
        if let Ok(read) = SharedLink::read(std::str::from_utf8(&bent).unwrap()) {
            prop_assert_eq!(read, link);
        }
    }
}

/// A player that has come to rest.
fn player(text: &str, settings: Settings) -> Player {
    let mut player = Player::open(text, Settings { still: true, ..settings }).unwrap();
    while !player.prepare(100_000).unwrap() {}
    settle(&mut player);
    player
}

/// Runs a player ahead. What cannot be run to its end, after an edit perhaps, is told and not shown: false.
fn prepared(player: &mut Player) -> bool {
    loop {
        match player.prepare(1_000) {
            Ok(false) => {}
            Ok(true) => return true,
            Err(_) => return false,
        }
    }
}

fn settle(player: &mut Player) {
    for _ in 0..10_000 {
        player.advance(16.0);
        if player.resting() {
            return;
        }
    }
    panic!("it never rests");
}

/// The player of a link, as a page opens it.
fn opened(link: &SharedLink) -> Player {
    let settings = Settings {
        collector: Some(link.collectors.join(" ")),
        at: Some(link.tick.to_string()),
        inputs: link.inputs.clone(),
        limits: link.limits,
        kind: link.kind,
        ..Settings::default()
    };
    player(&link.text, settings)
}

fn linked(player: &Player, text: &str) -> SharedLink {
    SharedLink {
        text: text.to_owned(),
        collectors: player.chosen().split(' ').map(str::to_owned).collect(),
        inputs: player.deeds(),
        tick: player.tick(),
        print: player.fingerprint(),
        ..SharedLink::default()
    }
}

/// What people did under each collector, also in the middle of a collection: so it is in links from when no edit waited for
/// the end of one.
fn at_any_moment(text: &str, collectors: &str, edits: &[(u64, Operation)]) -> Option<Vec<Deeds>> {
    let scenario = Rc::new(Scenario::read(text).ok()?);
    let under = |collector: &str| {
        let mut run = Run::new(Lab::under(scenario.clone(), collector).ok()?);
        run.explore(&mut Fuel(u64::MAX));
        for (at, op) in edits {
            // What is refused changes nothing.
            let _ = run.edit(Tick(at % (run.end().0 + 1)), op.clone());
            run.explore(&mut Fuel(u64::MAX));
        }
        Some(run.deeds().to_vec())
    };
    collectors.split(' ').map(under).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_link_gives_the_same_state_at_the_same_tick(
        text in random::scenario(),
        recorded in random::edits(),
        edits in random::edits(),
        moment in any::<prop::sample::Index>(),
        collector in prop_oneof![Just("mark-sweep"), Just("reference-counting"), Just("reference-counting mark-sweep")],
    ) {
        let Some(inputs) = at_any_moment(&text, collector, &recorded) else { return Ok(()) };
        let settings = Settings { collector: Some(collector.into()), still: true, inputs: inputs.clone(), ..Settings::default() };
        let Ok(mut first) = Player::open(&text, settings) else { return Ok(()) };
        prop_assert_eq!(first.deeds(), inputs, "what is recorded has its tick");
        if !prepared(&mut first) {
            return Ok(());
        }
        settle(&mut first);
        for (at, op) in edits {
            first.obey(Command::Seek(Tick(at % (first.ticks().0 + 1)))).unwrap();
            settle(&mut first);
            // What is refused changes nothing.
            let _ = first.obey(Command::Edit(vec![op]));
            settle(&mut first);
        }
        first.obey(Command::Seek(Tick(moment.index(first.ticks().0 as usize + 1) as u64))).unwrap();
        settle(&mut first);
        let link = linked(&first, &text);
        let read = SharedLink::read(&link.write().unwrap()).unwrap();
        let mut settings = Settings { collector: Some(collector.into()), still: true, ..Settings::default() };
        (settings.at, settings.inputs) = (Some(read.tick.to_string()), read.inputs);
        let mut second = Player::open(&read.text, settings).unwrap();
        if !prepared(&mut second) {
            return Ok(());
        }
        settle(&mut second);
        prop_assert_eq!((second.tick(), second.ticks()), (first.tick(), first.ticks()));
        prop_assert_eq!(second.fingerprint(), link.print);
        prop_assert_eq!(second.state().to_string(), first.state().to_string());
    }
}

#[test]
fn time_clicks_and_going_on_are_done_again_at_their_ticks() {
    let text = "let node = document.createElement('div');\ndocument.body.appendChild(node);\nlet n = 0;\n\
                node.addEventListener('click', () => { n += 1; console.log(n); });\nsetTimeout(() => console.log('late'), 50);\ntick(0);\n";
    let mut first = player(text, Settings::default());
    for offer in ["Wait 50 ms", "Click"] {
        first.obey(Command::End).unwrap();
        settle(&mut first);
        let pending = first.frame().unwrap().listing.clone().unwrap().pending.clone().unwrap();
        let offer = pending.offers.iter().find(|found| found.label.starts_with(offer)).unwrap();
        first.obey(Command::Edit(offer.ops.clone())).unwrap();
        settle(&mut first);
    }
    first.obey(Command::End).unwrap();
    settle(&mut first);
    let link = linked(&first, text);
    assert_eq!(link.inputs[0].len(), 2);
    let second = opened(&SharedLink::read(&link.write().unwrap()).unwrap());
    assert_eq!(second.state()["log"], serde_json::json!(["late", "1"]));
    assert_eq!(second.state(), first.state());
    assert_eq!(second.fingerprint(), link.print);

    let endless = "let n = 0;\nwhile (true) n += 1;\n";
    let limits = Limits { steps: 1000, ..Limits::default() };
    let mut first = player(endless, Settings { limits, ..Settings::default() });
    first.obey(Command::End).unwrap();
    settle(&mut first);
    first.obey(Command::Edit(vec![Action::Continue.into()])).unwrap();
    settle(&mut first);
    let link = SharedLink { limits, ..linked(&first, endless) };
    let second = opened(&SharedLink::read(&link.write().unwrap()).unwrap());
    assert_eq!((second.ticks(), second.fingerprint()), (first.ticks(), link.print));
}

#[test]
fn a_link_of_a_sixty_line_program_is_short() {
    let look: BTreeMap<String, String> = [("stride", "line"), ("view", "code graph strip"), ("break", "9 12 freed")]
        .map(|(a, b)| (a.into(), b.into()))
        .into();
    for (name, text) in [("sixty lines", SIXTY), ("the diagram", DIAGRAM)] {
        let inputs = vec![(0..4).map(|at| (Tick(100 * at), Operation::from(Action::Time(50)))).collect()];
        let collectors = vec!["mark-sweep".to_owned()];
        let link = SharedLink {
            text: text.into(),
            collectors,
            inputs,
            tick: Tick(4321),
            print: Some(u32::MAX),
            look: look.clone(),
            ..SharedLink::default()
        };
        let length = link.write().unwrap().len();
        println!("{name}: {} bytes of text, {length} letters of link", text.len());
        assert!(length < 2000, "{name}: {length}");
    }
}

fn broken(fragment: &str) -> Broken {
    SharedLink::read(fragment).expect_err("it cannot be read")
}

#[test]
fn what_is_wrong_is_said_and_the_text_is_saved_as_far_as_it_goes() {
    let text: String =
        (0..200).map(|line| format!("let value{line} = {{ number: {} }};\n", line * 7919 % 1000)).collect();
    let link = SharedLink { text: text.clone(), tick: Tick(12), ..SharedLink::default() };
    let written = link.write().unwrap();

    let cut = broken(&written[..written.len() / 2]);
    let Recovered::Part(part) = &cut.text else { panic!("{cut:?}") };
    assert!(text.starts_with(part.as_str()) && part.len() > 500, "{} of {}", part.len(), text.len());
    assert!(
        cut.message.contains("damaged") && cut.message.contains("Only the beginning of its text"),
        "{}",
        cut.message
    );

    let later = broken(&written.replacen("1.", "2.", 1));
    assert_eq!(later.text, Recovered::Whole(text.clone()));
    assert!(later.message.contains("another version") && later.message.contains("form is 2"), "{}", later.message);

    for nothing in ["", "#", "hello", "1.", "1.AAAA", "a.b", "1.💥"] {
        let broken = broken(nothing);
        assert_eq!(broken.text, Recovered::Nothing, "{nothing}");
        assert!(broken.message.contains("could not be recovered"), "{}", broken.message);
    }
}

#[test]
fn nonsense_is_refused_and_the_text_is_saved() {
    let base = SharedLink { text: "gc();".into(), ..SharedLink::default() };
    let new = |size| Action::New { object: "k".into(), size, fields: vec![], weak: vec![] };
    let inputs = |actions: Vec<(u64, Action)>| SharedLink {
        inputs: vec![actions.into_iter().map(|(at, action)| (Tick(at), action.into())).collect()],
        ..base.clone()
    };
    for (what, link) in [
        ("a size", inputs(vec![(1, new(7))])),
        ("two at once", inputs(vec![(3, Action::Collect), (3, Action::Collect)])),
        ("backwards", inputs(vec![(3, Action::Collect), (1, Action::Collect)])),
        ("no heap", SharedLink { limits: Limits { heap: 0, ..Limits::default() }, ..base.clone() }),
        ("no end", SharedLink { limits: Limits { steps: u64::MAX, ..Limits::default() }, ..base.clone() }),
    ] {
        let broken = broken(&link.write().unwrap());
        assert_eq!(broken.text, Recovered::Whole("gc();".into()), "{what}");
        assert!(broken.message.contains("nonsense"), "{what}: {}", broken.message);
    }
    let huge = SharedLink { text: "x".repeat(3 << 20), ..SharedLink::default() };
    assert!(huge.write().unwrap_err().contains("save the text as a file"));
}

#[test]
fn a_link_that_inflates_without_end_is_stopped() {
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b'1'; 64 << 20], 9);
    let letters = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bomb);
    assert_eq!(broken(&format!("1.{letters}")).text, Recovered::Nothing);
}

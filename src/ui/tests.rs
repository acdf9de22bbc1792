//! The page's components, drawn natively: a collector that a reader brings along stands in the page's picker and is
//! drawn as it says. (What needs a browser is tested in one, in `tests/browser`.)

use super::act::Act;
use super::branches::branches;
use super::camera::Camera;
use super::graph::Graph;
use super::listed::Listed;
use super::make::{MakeAct, Making};
use super::memo::shown;
use super::options::Views;
use super::palette::{PaletteEntry, PaletteState, PaletteThen, entries};
use super::panels::{ChangesProps, HeadProps, SideProps, shared_legend, sums};
use super::session::Session;
use crate::lab::GraphAct;
use crate::view::player::{Command, Player, Settings};
use memory::gc::{self, Collector, Lane, LegendEntry, Sign, Traits};
use memory::time::{Progress, Sink, Tick};
use memory::world::{Note, Why, World};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use yew::{BaseComponent, Callback, Html, LocalServerRenderer, NodeRef, Properties, function_component};

type GraphProps = <Graph as BaseComponent>::Properties;

/// Never frees anything (JEP 318).
struct Epsilon;

static TRAITS: Traits = Traits {
    name: "epsilon",
    label: "Epsilon",
    worklist: Lane { stack: "Nothing to do", ..Traits::PLAIN.worklist },
    legend: &[LegendEntry { sign: Sign::Condemned, text: "garbage ✕ nobody will free it" }],
    ..Traits::PLAIN
};

impl Collector for Epsilon {
    fn traits(&self) -> &'static Traits {
        &TRAITS
    }
    fn begin(&self, _: &mut World, _: Why, _: &mut dyn Sink<Note>) {}
    fn step(&self, _: &mut World, _: &mut dyn Sink<Note>) -> Progress {
        Progress::Done
    }
}

const GRAPH: &str = r#"{ "heapwave": 1, "objects": { "kept": {}, "lost": {} }, "roots": { "r": "kept" }, "script": [{ "op": "collect" }] }"#;

/// What is no component of its own.
#[derive(PartialEq, Properties)]
struct BareProps {
    html: Html,
}

#[function_component]
fn Bare(props: &BareProps) -> Html {
    props.html.clone()
}

/// A component as HTML.
fn drawn<C: BaseComponent>(props: C::Properties) -> String {
    let mut html = pin!(LocalServerRenderer::<C>::with_props(props).hydratable(false).render());
    loop {
        if let Poll::Ready(html) = html.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return html;
        }
    }
}

/// What is no component of its own as HTML.
fn html_of(html: Html) -> String {
    drawn::<Bare>(BareProps { html })
}

/// The head of a player, with all that can be chosen.
fn head_of(player: &Player) -> String {
    html_of(shown(HeadProps {
        title: player.title(),
        collectors: player.collectors(),
        chosen: player.chosen().into(),
        pair: player.pair().into(),
        options: player.options(),
        optional: true,
        breakable: player.breakable().map(Into::into),
        help: None,
        help_button: NodeRef::default(),
        tools: Default::default(),
        act: Callback::noop(),
    }))
}

#[test]
fn a_readers_collector_stands_in_the_picker_and_is_drawn_as_it_says() {
    gc::bring(&Epsilon);
    let mut player =
        Player::open(GRAPH, Settings { collector: Some("epsilon".into()), ..Settings::default() }).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player.obey(Command::End).unwrap();
    let frame = player.frame().unwrap();
    let act = Callback::noop();

    let head = head_of(&player);
    assert!(head.contains(">Epsilon</option>"), "the picker offers it: {head}");
    let chosen = head.split("<option").find(|option| option.contains("Epsilon")).unwrap();
    assert!(chosen.contains("selected"), "and shows that it is the one: {chosen}");

    let side = html_of(shown(SideProps { frame: frame.clone(), views: Views::default(), children: Html::default() }));
    assert!(side.contains("Nothing to do") && !side.contains("Worklist"), "{side}");
    let legend = html_of(shared_legend(&player.views()).unwrap());
    assert!(legend.contains("garbage ✕ nobody will free it") && legend.matches("<li").count() == 1, "{legend}");

    let graph = drawn::<Graph>(GraphProps {
        frame: Rc::clone(&frame),
        side: 0,
        name: None,
        camera: Camera::default(),
        scale: 1.0,
        least: 11.0,
        large: false,
        follows: false,
        cuts: true,
        picks: true,
        layer: NodeRef::default(),
        over: Html::default(),
        act,
    });
    for (object, look, name) in [(0, "white", "kept"), (1, "dead", "lost")] {
        let node = graph.split("<g ").find(|node| node.contains(&format!("data-object=\"{object}\""))).unwrap();
        assert!(node.contains(&format!("node {look}")) && node.contains(name), "{node}");
    }
}

#[test]
fn what_can_be_chosen_of_a_collector_stands_beside_it() {
    let mut player =
        Player::open(GRAPH, Settings { collector: Some("incremental/barrier=none".into()), ..Settings::default() })
            .unwrap();
    while !player.prepare(10_000).unwrap() {}
    let head = head_of(&player);
    assert!(head.contains(">Incremental (no barrier)</option>"), "the variant is told in full: {head}");
    for (option, values) in player.options().iter().map(|option| (option.label, &option.values)) {
        assert!(head.contains(&format!("aria-label=\"{option}\"")), "{option}: {head}");
        assert!(values.iter().all(|(name, _)| head.contains(&format!("value=\"{name}\""))), "{option}: {head}");
    }
    assert!(head.contains("What gets lost?"), "{head}");
}

#[test]
fn several_collectors_are_summed_up_in_a_table() {
    let collectors = "mark-sweep semispace generational";
    let mut player =
        Player::open(GRAPH, Settings { collector: Some(collectors.into()), ..Settings::default() }).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player.obey(Command::End).unwrap();
    let mut several = Player::open(GRAPH, Settings::default()).unwrap();
    several.obey(Command::Collector(collectors.into())).unwrap();
    assert!(head_of(&several).contains("Compare several") && !head_of(&several).contains("Compare two"));
    let table = html_of(sums(&player.views(), &player.tracks(), player.tick()));
    let rows: Vec<&str> = table.split("<tr").skip(2).collect();
    let cells = |row: &&str| -> Vec<String> {
        row.split("<td>").skip(1).map(|cell| cell.split('<').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(rows.len(), 3, "{table}");
    // Freed, floating, moved, barriers.
    assert_eq!(rows.iter().map(|row| cells(row)[..4].join(" ")).collect::<Vec<_>>(), ["1 0 0 0", "1 0 1 0", "1 0 1 0"]);
    assert!(rows.iter().all(|row| row.contains("class=\"wait\"")), "each pause is drawn: {table}");
}

#[test]
fn back_in_time_nothing_was_freed_that_was_not_made_yet() {
    let mut player = Player::open(GRAPH, Settings::default()).unwrap();
    while !player.prepare(10_000).unwrap() {}
    let mut lists = |mark: Tick, tick: Tick| {
        player.obey(Command::Mark(Some(mark))).unwrap();
        player.obey(Command::Seek(tick)).unwrap();
        let (act, difference) = (Callback::noop(), player.difference());
        html_of(shown(ChangesProps { tick, mark: Some(mark), difference, act }))
    };
    let end = Tick(12);
    let ahead = lists(Tick(0), end);
    assert!(ahead.contains(">Freed: 1<"), "{ahead}");
    let back = lists(end, Tick(0));
    assert!(back.contains(">Not freed yet: 1<") && !back.contains(">Made: "), "{back}");
}

#[test]
fn by_keyboard_too_an_object_is_found_by_its_address_or_size() {
    let mut player = Player::open(GRAPH, Settings::default()).unwrap();
    while !player.prepare(10_000).unwrap() {}
    let commands = entries(PaletteState { player: Some(&player), selected: &[], making: false });
    let find = commands.into_iter().find(|entry| &*entry.name == "Find an object…").unwrap();
    let PaletteThen::Search(_, names, look) = find.then else { panic!("it only offers names") };
    assert_eq!(names.len(), 2);
    assert!(matches!(look("0x20"), Act::Find(what) if what == "0x20"));
}

/// What a line of a list comes to: the lines it asks for, or the command it gives.
fn line(lines: &[PaletteEntry], name: &str) -> PaletteThen {
    let found = lines.iter().find(|line| line.name.starts_with(name));
    found.unwrap_or_else(|| panic!("no {name} among {:?}", names(lines))).then.clone()
}

fn names(lines: &[PaletteEntry]) -> Vec<&str> {
    lines.iter().map(|line| line.name.as_str()).collect()
}

fn commands(player: &Player) -> Vec<PaletteEntry> {
    entries(PaletteState { player: Some(player), selected: &[], making: false })
}

#[test]
fn what_is_asked_of_a_moment_is_a_command_too() {
    let mut player = Player::open(GRAPH, Settings::default()).unwrap();
    while !player.prepare(10_000).unwrap() {}
    let does = |then: PaletteThen, player: &mut Player| match then {
        PaletteThen::Done(Act::Player(command)) => player.obey(command).unwrap(),
        PaletteThen::Done(Act::Edit(ops)) => player.obey(Command::Edit(ops)).unwrap(),
        PaletteThen::Done(Act::Cut(cut)) => player.obey(Command::Cut(cut)).unwrap(),
        _ => panic!("it asks for something"),
    };
    let chosen = |then: PaletteThen| match then {
        PaletteThen::Choose(_, lines) => lines,
        _ => panic!("nothing is to be chosen"),
    };
    for (name, listed) in [("Log", Listed::Log), ("Keepers:", Listed::Keepers), ("Keepers by class", Listed::Classes)] {
        let then = line(&commands(&player), name);
        assert!(matches!(then, PaletteThen::Done(Act::Listed(now)) if now == listed), "{name}");
    }
    // Two moments are compared.
    player.obey(Command::Seek(Tick(3))).unwrap();
    does(line(&commands(&player), "Mark this moment"), &mut player);
    assert_eq!(player.mark(), Some(Tick(3)));
    player.obey(Command::End).unwrap();
    does(line(&commands(&player), "To the marked moment, step 3"), &mut player);
    assert_eq!(player.tick(), Tick(3));
    does(line(&commands(&player), "Stop comparing"), &mut player);
    assert!(
        player.mark().is_none() && !names(&commands(&player)).iter().any(|name| name.starts_with("Stop comparing"))
    );
    // Where nothing is selected a root is cut, and what hangs on an object is asked of which.
    player.obey(Command::Start).unwrap();
    assert_eq!(names(&chosen(line(&commands(&player), "Cut a root…"))), ["Cut root r"]);
    let PaletteThen::Search(_, objects, look) = line(&commands(&player), "What if I cut…") else { panic!() };
    assert_eq!(names(&objects), ["kept", "lost"]);
    assert!(matches!(look("kept"), Act::Find(name) if name == "kept"));
    // Else who holds it, with what would go.
    player.obey(Command::Select(Some(player.find("kept").unwrap()))).unwrap();
    while player.find_keepers(0, 1_000) < 1.0 {}
    let all = commands(&player);
    let holds = chosen(line(&all, "Cut what holds kept…"));
    assert_eq!((names(&holds), holds[0].hint.starts_with("1 object, ")), (vec!["root r"], true), "{}", holds[0].hint);
    does(line(&chosen(line(&all, "What if I cut…")), "root r"), &mut player);
    assert!(player.untouched(), "it is only lit");
    does(line(&holds, "root r"), &mut player);
    assert!(player.cuts().is_empty() && !player.untouched());
    // What is dropped can be had again by name.
    player.obey(Command::Undo).unwrap();
    player.obey(Command::Edit(vec![crate::lab::Action::Collect.into()])).unwrap();
    does(line(&commands(&player), "Return to: the beginning, root r = null"), &mut player);
    assert!(player.cuts().is_empty());
    let row = html_of(branches(&player.branches(), &Callback::noop()));
    assert!(row.contains(">1 branch<") && row.contains(">Return to: the beginning, collect<"), "{row}");
    assert_eq!(html_of(branches(&[], &Callback::noop())), "");
}

#[test]
fn copies_of_several_objects_stand_clear_of_them() {
    let mut player = Player::open(GRAPH, Settings::default()).unwrap();
    while !player.prepare(10_000).unwrap() {}
    let mut making = Making { open: true, selected: vec!["kept".into(), "lost".into()], ..Making::default() };
    let place = |name: &str| Some(if name == "kept" { (100.0, 50.0) } else { (100.0, 110.0) });
    let acts = making.act(MakeAct::Duplicate, &player, place);
    let [GraphAct::Duplicate(copies)] = &acts[..] else { panic!("{acts:?}") };
    let places: Vec<_> = copies.iter().map(|(of, _, at)| (&**of, at.unwrap())).collect();
    assert_eq!(places, [("kept", (146.0, 156.0)), ("lost", (146.0, 216.0))]);
}

#[test]
fn a_link_that_says_nothing_leaves_what_was_there() {
    let mut session = Session::default();
    assert!(session.open_link("1.nonsense").is_err() && session.fault.is_some(), "there was nothing");
    session.open(GRAPH);
    let text = session.text.clone();
    assert!(session.open_link("1.nonsense").is_err());
    assert!(session.player.is_some() && session.fault.is_none() && session.text == text);
}

/// A program, and what is typed into it, as a page has it.
fn written(program: &str) -> Session {
    let mut session = Session::default();
    session.open(program);
    session.advance(0.0, || true);
    session
}

fn write(session: &mut Session, text: &str) {
    session.typed(text.to_owned());
    session.advance(0.0, || true);
}

#[test]
fn where_nothing_is_written_it_is_said() {
    for (lab, expected) in [(true, ", or open a file"), (false, "write a program or a scenario")] {
        let mut session = written("let a = {};");
        session.lab.1 = lab;
        for nothing in ["", " \n\t\n"] {
            write(&mut session, nothing);
            let fault = session.fault.clone().unwrap();
            assert!(
                fault.message.starts_with("nothing is written yet: ") && fault.message.ends_with(expected),
                "{fault}"
            );
            assert_eq!((fault.line, fault.column), (0, 0));
            assert!(session.is_program(), "its pane stays");
        }
        write(&mut session, "// a comment");
        assert!(session.fault.is_none() && session.ready());
    }
    let mut session = Session::default();
    session.open("");
    assert!(session.fault.unwrap().message.contains("inside the element"));
}

#[test]
fn a_text_that_does_not_run_is_taken_back_and_had_again() {
    let mut session = written("let a = {};");
    for broken in ["let a = {", ""] {
        write(&mut session, broken);
        assert!(session.fault.is_some() && session.player.is_none());
        session.obey(Command::Undo).unwrap();
        assert!(session.fault.is_none() && session.ready() && *session.text == *"let a = {};");
        assert_eq!(session.news().as_deref(), Some("let a = {};"), "the page hears of it");
        session.obey(Command::Redo).unwrap();
        session.advance(0.0, || true);
        assert!(session.fault.is_some() && *session.text == *broken);
        session.obey(Command::Undo).unwrap();
    }
    // What only shows when it runs.
    let mut session = written(GRAPH);
    let broken =
        GRAPH.replace("\"collect\" }", "\"collect\" }, { \"op\": \"root\", \"name\": \"r\", \"to\": \"lost\" }");
    write(&mut session, &broken);
    assert!(session.fault.is_some(), "it uses what has been freed");
    session.obey(Command::Undo).unwrap();
    session.advance(0.0, || true);
    assert!(session.fault.is_none() && session.ready() && *session.text == *GRAPH);
    session.obey(Command::Redo).unwrap();
    session.advance(0.0, || true);
    assert!(session.fault.is_some() && *session.text == *broken);
}

#[test]
fn where_nothing_can_be_taken_back_it_is_said() {
    let mut session = written("let a = {");
    assert!(session.obey(Command::Undo).is_err());
    assert!(session.notice().unwrap().message.starts_with("there is nothing to take back"));
    assert!(session.fault.is_some() && *session.text == *"let a = {");
}

#[test]
fn of_a_list_of_breakpoints_what_means_something_stays() {
    let mut session = written("let a = {};\nlet b = {};\nlet c = {};");
    session.set("break", Some("3 freed:"));
    assert!(session.notice().unwrap().message.contains("freed:"));
    assert_eq!(session.player.as_ref().unwrap().breaks().to_string(), "3");
    session.set("break", None);
    assert!(session.notice().is_none() && session.player.as_ref().unwrap().breaks().is_empty());
    session.set("speed", Some("fast"));
    assert!(session.notice().unwrap().message.contains("speed"));
}

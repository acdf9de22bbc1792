//! The page's components, drawn natively: a collector that a reader brings along stands in the page's picker and is
//! drawn as it says. (What needs a browser is tested in one, in `tests/browser`.)

use super::camera::Camera;
use super::graph::Graph;
use super::options::Views;
use super::panels::{Head, Side, legend};
use crate::view::player::{Command, Player, Settings};
use memory::gc::{self, Collector, Lane, LegendEntry, Sign, Traits};
use memory::time::{Progress, Sink};
use memory::world::{Note, Why, World};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use yew::{BaseComponent, Callback, Html, LocalServerRenderer, NodeRef, Properties, function_component};

type HeadProps = <Head as BaseComponent>::Properties;
type SideProps = <Side as BaseComponent>::Properties;
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
struct ShownProps {
    html: Html,
}

#[function_component]
fn Shown(props: &ShownProps) -> Html {
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

#[test]
fn a_readers_collector_stands_in_the_picker_and_is_drawn_as_it_says() {
    gc::bring(&Epsilon);
    let mut player =
        Player::open(GRAPH, Settings { collector: Some("epsilon".into()), ..Settings::default() }).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player.obey(Command::End).unwrap();
    let frame = player.frame().unwrap();
    let act = Callback::noop();

    let head = drawn::<Head>(HeadProps {
        title: player.title(),
        collectors: player.collectors(),
        chosen: player.chosen().into(),
        pair: player.pair().into(),
        help: None,
        help_button: NodeRef::default(),
        tools: Default::default(),
        act: act.clone(),
    });
    assert!(head.contains(">Epsilon</option>"), "the picker offers it: {head}");
    let chosen = head.split("<option").find(|option| option.contains("Epsilon")).unwrap();
    assert!(chosen.contains("selected"), "and shows that it is the one: {chosen}");

    let side = drawn::<Side>(SideProps { frame: frame.clone(), views: Views::default() });
    assert!(side.contains("Nothing to do") && !side.contains("Worklist"), "{side}");
    let legend = drawn::<Shown>(ShownProps { html: legend(&frame.legend) });
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
        act,
    });
    for (object, look, name) in [(0, "white", "kept"), (1, "dead", "lost")] {
        let node = graph.split("<g ").find(|node| node.contains(&format!("data-object=\"{object}\""))).unwrap();
        assert!(node.contains(&format!("node {look}")) && node.contains(name), "{node}");
    }
}

//! Drawing a graph: each act is the least change of the scenario's text, what is written in the usual form stays in it.

use heapwave::lab::{Action, EMPTY_GRAPH, GraphAct, Scenario, edited, free_name, next_field, scripted, usual_form};
use proptest::prelude::*;
use std::rc::Rc;

fn connect(object: &str, field: &str, to: Option<&str>, weak: bool) -> GraphAct {
    GraphAct::Connect { object: object.into(), field: field.into(), to: to.map(Rc::from), weak }
}

fn add(name: &str) -> GraphAct {
    GraphAct::Add { name: name.into(), size: 16, pin: None }
}

fn root(name: &str, to: Option<&str>) -> GraphAct {
    GraphAct::Root { name: name.into(), to: to.map(Rc::from) }
}

/// What remains of a text after one act, line by line where it is another one.
fn changed(text: &str, act: GraphAct) -> String {
    let after = edited(text, &[act]).unwrap();
    assert!(Scenario::read(&after).is_ok());
    after
}

const MINE: &str = r#"{ "heapwave": 1,
  "objects": {
    "b": { "fields": { "next": "a" }, "size": 24 },

    "a": {}
  },
  "roots": { "first":   "b" }
}
"#;

#[test]
fn an_act_changes_nothing_but_what_it_is_about() {
    assert_eq!(changed(MINE, add("c")), MINE.replace("\"a\": {}\n", "\"a\": {},\n\n    \"c\": { \"size\": 16 }\n"));
    assert_eq!(
        changed(MINE, connect("a", "back", Some("b"), false)),
        MINE.replace("\"a\": {}", "\"a\": { \"fields\": { \"back\": \"b\" } }")
    );
    assert_eq!(
        changed(MINE, connect("b", "next", None, false)),
        MINE.replace("{ \"next\": \"a\" }", "{ \"next\": null }")
    );
    let rename = GraphAct::Rename { object: "b".into(), to: "with \"quotes\"".into() };
    assert_eq!(changed(MINE, rename), MINE.replace("\"b\"", "\"with \\\"quotes\\\"\""));
    assert_eq!(changed(MINE, root("first", None)), MINE.replace("  \"b\" }", "  null }"));
    assert_eq!(changed(MINE, GraphAct::Resize { object: "b".into(), size: 8 }), MINE.replace("24", "8"));
    let deleted = changed(MINE, GraphAct::Delete(vec!["a".into()]));
    assert_eq!(deleted, MINE.replace("{ \"next\": \"a\" }", "{ \"next\": null }").replace(",\n\n    \"a\": {}", ""));
    let weaker = changed(MINE, connect("b", "next", Some("a"), true));
    assert_eq!(
        weaker,
        MINE.replace(
            "{ \"fields\": { \"next\": \"a\" }, \"size\": 24 }",
            "{ \"size\": 24, \"weak\": { \"next\": \"a\" } }"
        )
    );
    let placed = changed(MINE, GraphAct::Place(vec![("b".into(), (10.4, -3.0))]));
    assert_eq!(placed, MINE.replace("\"size\": 24", "\"size\": 24, \"pin\": [10, -3]"));
    assert_eq!(Scenario::read(&placed).unwrap().objects[0].pin, Some((10.0, -3.0)));
}

#[test]
fn a_field_has_another_name_where_it_stands_and_in_the_script() {
    let text = r#"{ "heapwave": 1,
  "objects": { "a": { "fields": { "x": "b", "y": null }, "weak": { "w": "b" } }, "b": { "fields": { "x": null } } },
  "roots": { "r": "a" },
  "script": [{ "op": "set", "object": "a", "field": "x", "to": null }, { "op": "set", "object": "b", "field": "x", "to": null }] }"#;
    let rename = |field: &str, to: &str, weak: bool| GraphAct::RenameField {
        object: "a".into(),
        field: field.into(),
        to: to.into(),
        weak,
    };
    let after = text
        .replace("\"x\": \"b\"", "\"left\": \"b\"")
        .replace("\"a\", \"field\": \"x\"", "\"a\", \"field\": \"left\"");
    assert_eq!(changed(text, rename("x", "left", false)), after);
    assert_eq!(changed(text, rename("w", "ear", true)), text.replace("\"w\"", "\"ear\""));
    assert_eq!(changed(text, rename("x", "x", false)), text);
    // The name of another field would take that one away.
    for taken in ["y", "w"] {
        let refused = edited(text, &[rename("x", taken, false)]).unwrap_err();
        assert_eq!(refused.message, format!("\"a\" has a field \"{taken}\" already: choose another name"));
    }
    assert_eq!(
        edited(text, &[rename("x", " ", false)]).unwrap_err().message,
        "a field has a name: at least one letter"
    );
}

#[test]
fn copies_refer_to_copies() {
    let ring = edited(
        "",
        &[add("a"), add("b"), connect("a", "next", Some("b"), false), connect("b", "next", Some("a"), false)],
    );
    let copies = vec![("a".into(), "a 2".into(), Some((5.0, 6.0))), ("b".into(), "b 2".into(), None)];
    let twice = Scenario::read(&edited(&ring.unwrap(), &[GraphAct::Duplicate(copies)]).unwrap()).unwrap();
    let led: Vec<_> = twice.objects.iter().map(|thing| (&*thing.name, thing.fields[0].1.as_deref().unwrap())).collect();
    assert_eq!(led, [("a", "b"), ("b", "a"), ("a 2", "b 2"), ("b 2", "a 2")]);
    assert_eq!(twice.objects[2].pin, Some((5.0, 6.0)));
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    for (act, why) in [
        (add("a"), "already"),
        (add(" "), "at least one letter"),
        (connect("z", "next", None, false), "there is no object \"z\""),
        (GraphAct::Resize { object: "a".into(), size: 7 }, "multiple of 8"),
        (GraphAct::Rename { object: "a".into(), to: "b".into() }, "already"),
        (GraphAct::DropRoot("second".into()), "there is no root"),
    ] {
        let fault = edited(MINE, &[add("fine"), act.clone()]).unwrap_err();
        assert!(fault.message.contains(why) && fault.line == 0, "{act:?}: {}", fault.message);
    }
    let fault = edited("let a = {};", &[add("b")]).unwrap_err();
    assert!(fault.message.contains("a program makes its objects itself"), "{}", fault.message);
}

#[test]
fn a_heap_that_is_too_small_grows() {
    let text = usual_form(MINE).unwrap();
    let large = edited(&text, &[GraphAct::Resize { object: "a".into(), size: 4096 }]).unwrap();
    assert!(Scenario::read(&large).unwrap().heap > 4096);
}

/// A graph's objects, references, roots and script, whatever its places and its title are.
fn plain(text: &str) -> String {
    let mut scenario = Scenario::open(text, None, Default::default()).unwrap();
    scenario.objects.iter_mut().for_each(|thing| (thing.at, thing.pin) = (None, None));
    let script: Vec<_> = scenario.script.iter().map(|op| &op.action).collect();
    format!("{:?} {:?} {script:?}", scenario.objects, scenario.roots)
}

#[test]
fn the_same_cycle_is_drawn_and_imported() {
    let acts = [
        add("a"),
        root("root", Some("a")),
        add("b"),
        connect("a", "next", Some("b"), false),
        connect("b", "next", Some("a"), false),
        root("root", None),
    ];
    let drawn = plain(&edited("", &acts).unwrap());
    for text in [
        "digraph { a [size=16]; b [size=16]; root [kind=root]; a -> b [label=next]; b -> a [label=next] }",
        "# A ring\na : 16\nb : 16\n* : root\na -> b : next\nb -> a : next",
    ] {
        assert_eq!(plain(text), drawn, "{text}");
    }
}

#[test]
fn what_was_done_in_the_run_can_be_written_into_the_script() {
    let text = edited("", &[add("a"), root("root", Some("a"))]).unwrap();
    let cut = Action::Root { name: "root".into(), to: None };
    let new = Action::New { object: "k".into(), size: 8, fields: vec![("x".into(), None)], weak: vec![] };
    let written = scripted(&text, &[(0, cut), (1, new)]).unwrap();
    assert!(
        written.contains(
            "[\n    {\"op\":\"root\",\"name\":\"root\",\"to\":null},\n    {\"op\":\"collect\"},\n    {\"op\":\"new\""
        ),
        "{written}"
    );
    assert_eq!(usual_form(&written).unwrap(), written);
    // What the script makes is not drawn, and goes with all that is done to it.
    assert!(
        edited(&written, &[GraphAct::Delete(vec!["k".into()])]).unwrap_err().message.contains("made by the script")
    );
    let cleared = edited(&written, &[GraphAct::Delete(vec!["a".into()])]).unwrap();
    assert!(!cleared.contains("\"a\""), "{cleared}");
}

/// An act by numbers, on whatever there is in the text.
fn act(text: &str, kind: u8, (a, b, n): (usize, usize, usize), weak: bool) -> Option<GraphAct> {
    let scenario = Scenario::read(text).unwrap();
    let name = |at: usize| {
        let count = scenario.objects.len();
        (count > 0).then(|| scenario.objects[at % count].name.clone())
    };
    let taken = |name: &str| scenario.objects.iter().any(|thing| &*thing.name == name);
    let pin = weak.then_some((a as f64 * 13.0, b as f64));
    Some(match kind {
        0 | 1 => GraphAct::Add { name: free_name(taken, None).into(), size: 8 + 8 * n as u32, pin },
        2 => GraphAct::Rename { object: name(a)?, to: format!("\"{n}, {{{b}}}\\").into() },
        3 => GraphAct::Resize { object: name(a)?, size: 8 * n as u32 },
        4 | 5 => {
            let object = name(a)?;
            let field = next_field(&scenario, &object, weak).into();
            GraphAct::Connect { object, field, to: name(b), weak }
        }
        6 => GraphAct::Connect { object: name(a)?, field: format!("f{n}").into(), to: None, weak },
        7 => {
            let thing = &scenario.objects[a % scenario.objects.len().max(1)..].first()?.clone();
            let side = if weak { &thing.weak } else { &thing.fields };
            let field = side.get(n % side.len().max(1))?.0.clone();
            GraphAct::DropField { object: thing.name.clone(), field, weak }
        }
        8 => GraphAct::Root { name: format!("r{}", n % 3).into(), to: if weak { None } else { name(a) } },
        9 => GraphAct::DropRoot(scenario.roots.get(n % scenario.roots.len().max(1))?.0.clone()),
        10 => GraphAct::Delete(vec![name(a)?]),
        11 => {
            let of = name(a)?;
            let copy = free_name(taken, Some(&of)).into();
            GraphAct::Duplicate(vec![(of, copy, pin)])
        }
        _ => GraphAct::Place(vec![(name(a)?, (a as f64, b as f64 * 7.0))]),
    })
}

/// A text with blanks and lines of its own, beside the usual form.
fn texts() -> impl Strategy<Value = String> {
    let script = r#"{"heapwave":1,"objects":{"a":{"fields":{"x":"a"}}},"roots":{"r":"a"},"script":[{"op":"new","object":"k","size":8,"fields":{"x":"a"}},{"op":"set","object":"a","field":"y","to":"k"},{"op":"collect"}]}"#;
    prop_oneof![
        Just(EMPTY_GRAPH.to_owned()),
        Just(MINE.to_owned()),
        Just(script.to_owned()),
        Just(usual_form(script).unwrap())
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_drawn_in_the_usual_form_stays_in_it(
        first in texts(),
        acts in prop::collection::vec((0..13u8, (0..50usize, 0..50usize, 1..6usize), any::<bool>()), 1..60),
    ) {
        let usual = usual_form(&first).unwrap() == first;
        let mut now = first;
        for (kind, numbers, flag) in acts {
            let Some(act) = act(&now, kind, numbers, flag) else { continue };
            let Ok(next) = edited(&now, std::slice::from_ref(&act)) else { continue };
            if usual {
                prop_assert_eq!(&usual_form(&next).unwrap(), &next, "{:?}", act);
            }
            now = next;
        }
    }
}

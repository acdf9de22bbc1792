//! Scenarios whose objects are generated: what is garbage is freed and nothing else, one line is a link, and what is
//! wrong in the line is told with its place.

use heapwave::lab::{Lab, Scenario, SharedLink, report};
use std::rc::Rc;

fn freed(text: &str) -> (usize, usize) {
    let scenario = Rc::new(Scenario::read(text).unwrap());
    let all = scenario.objects.len();
    let told = report(&Lab::new(scenario), text).unwrap();
    (all, told["end"]["live_count"].as_u64().unwrap() as usize)
}

#[test]
fn every_kind_is_collected_once_and_keeps_what_its_root_reaches() {
    for kind in ["tree", "list", "random", "layers", "clusters"] {
        let line = |garbage: &str| {
            format!(
                r#"{{ "heapwave": 1, "generate": {{ "kind": "{kind}", "objects": 2000, "seed": 3, "garbage": {garbage} }} }}"#
            )
        };
        assert_eq!(freed(&line("0")), (2000, 2000), "{kind}");
        assert_eq!(freed(&line("1")), (2000, 1), "{kind}");
        let (_, kept) = freed(&line("0.25"));
        assert!((1400..1600).contains(&kept), "{kind}: {kept}");
    }
}

#[test]
fn a_script_may_name_what_is_generated() {
    let text = r#"{ "heapwave": 1, "generate": { "kind": "list", "objects": 10, "garbage": 0 },
        "roots": { "first": "1", "middle": "5" }, "script": [{ "op": "root", "name": "first", "to": null }, { "op": "collect" }] }"#;
    assert_eq!(freed(text), (10, 6));
}

#[test]
fn a_million_objects_are_one_line_and_a_short_link() {
    let text = r#"{ "heapwave": 1, "generate": { "kind": "tree", "objects": 1000000, "seed": 1 } }"#;
    let link = SharedLink { text: text.into(), ..SharedLink::default() };
    let letters = link.write().unwrap();
    assert!(letters.len() < 200, "{} letters", letters.len());
    assert_eq!(SharedLink::read(&letters).unwrap().text, text);
    assert_eq!(Scenario::read(text).unwrap().objects.len(), 1_000_000);
}

#[test]
fn what_is_wrong_is_told_in_its_place() {
    let cases = [
        (r#""kind": "ring", "objects": 5"#, 1, "no graph of kind \"ring\" is generated: write one of tree, list"),
        (r#""kind": "tree", "objects": 1000001"#, 1, "\"objects\" is 1000001: write a whole number from 1 to 1000000"),
        (r#""kind": "tree", "objects": 5, "garbage": 2"#, 1, "\"garbage\" is the part that is garbage"),
        (
            r#""kind": "tree", "objects": 5, "references": 9"#,
            1,
            "\"references\" is 9: write a whole number from 1 to 8",
        ),
        (r#""kind": "tree", "objects": 5, "depth": 2"#, 1, "unknown key \"depth\""),
        (r#""kind": "tree", "objects": 5, "size": 3"#, 1, "a size of 3 cannot be"),
        (r#""kind": "tree""#, 1, "the key \"objects\" is missing"),
    ];
    for (inside, line, message) in cases {
        let text = format!(r#"{{ "heapwave": 1, "generate": {{ {inside} }} }}"#);
        let fault = Scenario::read(&text).unwrap_err();
        assert!(fault.message.starts_with(message), "{}", fault.message);
        assert!(fault.line == line && fault.column > 20, "{inside}: column {}", fault.column);
    }
    let both = r#"{ "heapwave": 1, "objects": {}, "generate": { "kind": "tree", "objects": 5 } }"#;
    assert!(Scenario::read(both).unwrap_err().message.starts_with("objects are listed or generated"));
    let none = Scenario::read(r#"{ "heapwave": 1 }"#).unwrap_err();
    assert!(none.message.starts_with("the key \"objects\" is missing") && none.column == 17, "{}", none.column);
}

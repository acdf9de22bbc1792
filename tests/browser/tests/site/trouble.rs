//! What cannot be shown is told where the picture would be: what is wrong, in which line and column, and what to do.

use crate::widget::{HEAR, PAIR, alert, open, ready, serve, widget};
use browser_tests::{Look, on_stage, on_stages};

/// What is wrong, the scenario with `¦` before the place of the fault, and words of the remedy.
const FAULTS: [(&str, &str, &str); 12] = [
    ("a comma is missing", "{ \"heapwave\": 1,\n  \"objects\": { \"a\": {} ¦\"b\": {} } }", "put a comma between two keys"),
    ("it ends too soon", "{ \"heapwave\": 1,\n  \"objects\": { \"a\": {} }¦", "a } is missing"),
    ("an unknown key", "{ \"heapwave\": 1,\n  \"objects\": { \"a\": { ¦\"sise\": 8 } } }", "the keys here are size, fields"),
    ("nobody of that name", "{ \"heapwave\": 1, \"objects\": {},\n  \"roots\": { \"r\": ¦\"ghost\" } }", "add it, or write null"),
    ("a size of 0", "{ \"heapwave\": 1,\n \"objects\": { \"a\": { \"size\": ¦0 } } }", "write a multiple of 8"),
    ("a size of 3", "{ \"heapwave\": 1,\n \"objects\": { \"a\": { \"size\": ¦3 } } }", "write a multiple of 8"),
    ("a size of 1e9", "{ \"heapwave\": 1,\n \"objects\": { \"a\": { \"size\": ¦1e9 } } }", "write a multiple of 8"),
    ("a heap too small", "{ \"heapwave\": 1, \"heap\": ¦64,\n  \"objects\": { \"a\": { \"size\": 256 } } }", "or leave it out"),
    (
        "a root named twice",
        "{ \"heapwave\": 1, \"objects\": { \"a\": {} },\n  \"roots\": { \"r\": \"a\", ¦\"r\": null } }",
        "give one of them another name",
    ),
    (
        "a field of a freed object",
        "{ \"heapwave\": 1, \"objects\": { \"a\": {}, \"b\": {} }, \"roots\": { \"r\": \"b\" },\n  \"script\": [{ \"op\": \"collect\" },
           { \"op\": ¦\"set\", \"object\": \"a\", \"field\": \"x\", \"to\": \"b\" }] }",
        "keep it reachable from a root",
    ),
    ("an unknown version", "{ \"heapwave\": ¦2, \"objects\": {} }", "write \"heapwave\": 1"),
    ("no text", "¦  \n ", "write a program or a scenario"),
];

#[test]
fn every_fault_is_told_with_its_place_and_a_remedy_and_the_text_stays() {
    on_stage(Look::light(), |page| {
        page.begin_with(HEAR);
        for (what, marked, remedy) in FAULTS {
            let text = marked.replace('¦', "");
            serve(page, &widget("", &text));
            page.wait(&format!("{what} is told"), "$('heap-wave >> [role=alert]') && heard.length > 0");
            let told = alert(page);
            // Where no text is, no place is wrong.
            let (line, column) = if text.trim().is_empty() { (0, 0) } else { place(marked) };
            let placed = told.contains(&format!("line {line}, column {column}"));
            assert_eq!(placed, line > 0, "{what} at {line}:{column}: {told}");
            assert!(told.contains(remedy), "{what}: {told}");
            let refused = format!("{what}: no state, nothing drawn, the page hears of it once");
            assert_eq!(page.eval("$('heap-wave').state"), serde_json::Value::Null, "{refused}");
            assert_eq!(page.eval("$$('heap-wave >> svg').length"), 0, "{refused}");
            assert_eq!(page.eval("heard.map(e => e.type).join()"), "heapwave-error", "{refused}");
            assert_eq!(page.eval("[heard[0].detail.line, heard[0].detail.column]"), serde_json::json!([line, column]));
            if let Some(kept) = Some(text.trim()).filter(|text| !text.is_empty()) {
                page.click("heap-wave >> .trouble summary");
                page.wait(
                    "the text is there",
                    &format!("$('heap-wave >> .whole').innerText.includes({})", quoted(kept)),
                );
            }
        }
    });
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    on_stages(Look::light(), |page| {
        page.begin_with(HEAR);
        serve(page, "<heap-wave src=/missing.json></heap-wave>");
        page.wait("it is told", "$('heap-wave >> [role=alert]')");
        let told = alert(page);
        assert!(told.contains("/missing.json") && told.contains("404") && told.contains("check the src"), "{told}");
        assert_eq!(page.eval("$('heap-wave').state"), serde_json::Value::Null);
        assert_eq!(page.eval("heard.map(e => e.type).join()"), "heapwave-error");
        page.expect_error("missing.json");
        // A file that is there puts it right.
        page.run("$('heap-wave').setAttribute('src', '/samples/mark-sweep.json');");
        ready(page, "heap-wave");
        assert_eq!(alert(page), "");
    });
}

#[test]
fn what_was_shown_before_is_gone_once_a_bad_text_is_loaded() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(HEAR);
        open(page, &widget("autoplay loop", PAIR));
        let refused = page.eval(
            "$('heap-wave').load('{ \"heapwave\": 1, \"objects\": { \"a\": { \"sise\": 8 } } }')
                .catch(error => [error instanceof Error, error.message, error.line, error.column])",
        );
        assert_eq!(refused[0], true, "{refused}");
        assert!(refused[1].as_str().is_some_and(|message| message.contains("sise")), "{refused}");
        assert_eq!((refused[2].as_u64(), refused[3].as_u64()), (Some(1), Some(38)));
        assert_eq!(page.eval("[$('heap-wave').state, $$('heap-wave >> .node').length]"), serde_json::json!([null, 0]));
        page.screenshot("error");
        page.run("heard.length = 0; await new Promise(done => setTimeout(done, 1500));");
        assert_eq!(page.eval("heard.length"), 0, "the run before goes on nowhere");
        assert_eq!(page.eval(&format!("$('heap-wave').load({}).then(state => state.tick)", quoted(PAIR))), 0);
        assert_eq!(alert(page), "");
    });
}

#[test]
fn a_wrong_attribute_is_told_beside_the_picture() {
    on_stage(Look::light(), |page| {
        for (attribute, word) in
            [("stride=leap", "leap"), ("view=grph", "grph"), ("speed=fast", "fast"), ("at=noon", "noon")]
        {
            open(page, &widget(attribute, PAIR));
            page.wait(&format!("{attribute} is told"), "$('heap-wave >> [role=alert]')");
            let told = alert(page);
            assert!(told.contains(word), "{attribute}: {told}");
        }
        // There is no run under a collector that does not exist.
        serve(page, &widget("collector=magic", PAIR));
        page.wait("it is told", "$('heap-wave >> [role=alert]')");
        let told = alert(page);
        assert!(["magic", "mark-sweep", "reference-counting"].iter().all(|name| told.contains(name)), "{told}");
    });
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Line and column of the mark, from 1.
fn place(marked: &str) -> (u64, u64) {
    let before = marked.split('¦').next().unwrap_or_default();
    let last = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() as u64 + 1, last.chars().count() as u64 + 1)
}

//! Questions: a widget stops to ask, takes answers from the pointer, the table and the keys alone, says what was wrong,
//! reveals, goes on, tells the page; and it never jumps nor asks whoever only reads.

use crate::widget::{alert, open, tick};
use browser_tests::{Look, Page, on_stage};
use serde_json::json;

const QUESTIONS: &str = "<heap-wave src=/samples/mark-sweep.json stride=wave
    predict='op-1 freed: Which go?; roots next'></heap-wave>";
const HEAR: &str = "window.asked = [];
    addEventListener('heapwave-predict', event => asked.push({ ...event.detail, composed: event.composed }));";
const TEXT: &str = "$('heap-wave >> .asked p').innerText.trim()";
const HEIGHT: &str = "$('heap-wave').getBoundingClientRect().height";
const CHECK: &str = "heap-wave >> .predict button 'Check'";

fn begin(page: &Page, body: &str) {
    page.begin_with(HEAR);
    open(page, body);
    page.wait("the bar is there", "$('heap-wave >> .predict')");
}

/// Waits until the bar says this.
fn says(page: &Page, what: &str) {
    page.wait(&format!("the bar says {what}"), &format!("{TEXT}.includes('{what}')"));
}

fn press(page: &Page, button: &str) {
    page.click(&format!("heap-wave >> .predict button '{button}'"));
}

fn outcomes(page: &Page) -> serde_json::Value {
    page.eval("$('heap-wave').questions.map(question => question.answered)")
}

#[test]
fn play_stops_to_ask_and_a_wrong_answer_is_explained() {
    on_stage(Look::light(), |page| {
        begin(page, QUESTIONS);
        says(page, "2 questions.");
        let height = page.eval(HEIGHT);
        page.click("heap-wave >> button 'Play'");
        says(page, "Which go?");
        assert_eq!((page.eval("$('heap-wave >> .play').ariaLabel"), tick(page)), (json!("Play"), 1));
        assert_eq!(page.eval(&format!("$(`{CHECK}`).ariaDisabled")), "true", "there is nothing to check yet");
        page.click("heap-wave >> .node[data-object='0'] text");
        says(page, "Chosen: Object 1.");
        page.click("heap-wave >> .node[data-object='4'] text");
        page.wait("both are marked", "$$('heap-wave >> .ring.chosen circle').length === 2");
        page.screenshot("predict-chosen");
        page.assert_accessible();
        press(page, "Check");
        says(page, "Object 1 stays: root 2 → Object 2.a → Object 1. 2 that go are not chosen.");
        assert_eq!(
            page.eval("[$$('heap-wave >> .ring.wrong').length, $$('heap-wave >> .ring.right').length]"),
            json!([1, 1])
        );
        page.screenshot("predict-wrong");
        page.assert_accessible();
        press(page, "Try again");
        page.click("heap-wave >> .node[data-object='0'] text");
        page.click("heap-wave >> .node[data-object='6'] text");
        page.click("heap-wave >> .node[data-object='7'] text");
        says(page, "Chosen: Object 5, Object 7, Object 8.");
        press(page, "Check");
        says(page, "✓ Right. Object 5, Object 7 and Object 8 go: no path from a root leads to them any more.");
        assert_eq!(page.eval(HEIGHT), height, "nothing jumps");
        let told = |right: bool| json!({ "question": 0, "of": 2, "kind": "freed", "right": right, "revealed": false, "composed": true });
        assert_eq!(page.eval("asked"), json!([told(false), told(true)]));
        assert_eq!(outcomes(page), json!(["right", null]));
        press(page, "Go on ▸");
        says(page, "Which object is marked next?");
        assert_eq!(page.eval("$('heap-wave').questions[1].tick"), tick(page), "it went on to the next one");
        press(page, "Skip");
        says(page, "2 questions, 1 answered.");
        assert_eq!(outcomes(page), json!(["right", "skipped"]));
        assert_eq!(page.eval(HEIGHT), height);
    });
}

#[test]
fn the_keyboard_alone_answers_and_the_table_does() {
    on_stage(Look::light().reduced_motion(), |page| {
        begin(page, QUESTIONS);
        page.run("$('heap-wave >> .frame').focus();");
        page.press("ArrowRight");
        says(page, "Which go?");
        for key in ["o", "o", "o", "o", "o", "x", "o", "o", "Enter", "o", "x"] {
            page.press(key);
        }
        says(page, "Chosen: Object 5, Object 7, Object 8.");
        assert_eq!(page.eval("$('heap-wave >> .predict .aloud').innerText"), "Object 8, chosen");
        page.press("x");
        says(page, "Chosen: Object 5, Object 7.");
        page.click("heap-wave >> .table summary");
        page.wait("the table is there", "$('heap-wave >> table')");
        page.click("heap-wave >> .pick 'Object 8'");
        page.wait("the row is chosen", "$(`heap-wave >> .pick 'Object 8'`).ariaPressed === 'true'");
        assert_eq!(
            page.eval("$('heap-wave').state.selected"),
            serde_json::Value::Null,
            "pressing chooses, not selects"
        );
        page.run("$(`heap-wave >> .predict button 'Check'`).focus();");
        page.press("Enter");
        says(page, "✓ Right.");
        page.run("$(`heap-wave >> .predict button 'Go on ▸'`).focus();");
        page.press("Enter");
        says(page, "Which object is marked next?");
    });
}

#[test]
fn a_count_is_typed_and_may_be_revealed() {
    let text = "let a = {};\nlet b = a;\nb = null;\n";
    on_stage(Look::dark().sized(320, 900), |page| {
        begin(
            page,
            &format!(
                "<heap-wave collector=reference-counting predict='line-2 count a; line-3 freed'><pre>{text}</pre></heap-wave>"
            ),
        );
        let height = page.eval(HEIGHT);
        press(page, "Ask me now");
        says(page, "What is the count of a after this line?");
        page.click("heap-wave >> .figure-in");
        page.type_text("1");
        page.press("Enter");
        says(page, "✕ Not quite. It is not 1.");
        page.screenshot("predict-count-narrow-dark");
        page.assert_accessible();
        press(page, "Reveal");
        says(page, "The answer. The count is 2: variable a, variable b.");
        assert_eq!(page.eval("asked.at(-1).revealed"), true);
        press(page, "Go on ▸");
        says(page, "Which objects does this line free?");
        press(page, "None of them");
        press(page, "Check");
        says(page, "✓ Right. Nothing is freed.");
        assert_eq!(outcomes(page), json!(["revealed", "right"]));
        assert_eq!(page.eval(HEIGHT), height);
    });
}

#[test]
fn the_page_asks_answers_remembers_and_forgets() {
    on_stage(Look::light().reduced_motion(), |page| {
        begin(page, QUESTIONS);
        let state = page.run("return (await $('heap-wave').ask(0)).tick;");
        assert_eq!(state, 1);
        page.run("await $('heap-wave').answer(['Object 5', 'Object 7', 'Object 8']);");
        assert_eq!(outcomes(page), json!(["right", null]));
        page.run("await $('heap-wave').resetQuestions();");
        assert_eq!(outcomes(page), json!([null, null]));
        page.run("$('heap-wave').setAttribute('answered', '1');");
        assert_eq!(outcomes(page), json!([null, "right"]));
        page.run("$('heap-wave').setAttribute('answered', 'first');");
        page.wait("it is told", "$('heap-wave >> [role=alert]')?.innerText.includes('write their numbers')");
        let wrong = page.run("return await $('heap-wave').ask(7).catch(error => error.message);");
        assert_eq!(wrong, "there is no question 7: there are 2, from 0 on");
        page.run("$('heap-wave').setAttribute('predict', 'noon freed');");
        page.wait("an unknown moment is named", "$('heap-wave >> [role=alert]')?.innerText.includes('noon')");
        page.run("$('heap-wave').setAttribute('predict', 'op-1 dies');");
        page.wait("an unknown kind too", "$('heap-wave >> [role=alert]')?.innerText.includes('“dies”')");
    });
}

#[test]
fn whoever_only_watches_is_not_asked() {
    on_stage(Look::light(), |page| {
        begin(page, &QUESTIONS.replace("predict", "autoplay speed=8 predict"));
        page.wait("it has played to its end", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
        assert_eq!((outcomes(page), alert(page)), (json!([null, null]), String::new()));
        page.wait("it rests", "$(`heap-wave >> button 'Play'`)");
        page.click("heap-wave >> button 'Play'");
        says(page, "Which go?");
    });
}

#[test]
fn side_by_side_one_chooses_on_each_side() {
    let text = "function pair() {\n  const a = {}, b = {};\n  a.other = b; b.other = a;\n}\npair();\ngc();\n";
    on_stage(Look::light().reduced_motion(), |page| {
        begin(
            page,
            &format!(
                "<heap-wave collector='reference-counting mark-sweep' view=graph predict='gc freed'><pre>{text}</pre></heap-wave>"
            ),
        );
        press(page, "Ask me now");
        says(page, "Press each of them, on both sides.");
        page.run(
            "window.card = name => [...$$('heap-wave >> .column')[1].querySelectorAll('.node')]
            .find(node => node.textContent.startsWith(name)).querySelector('.pill')
            .dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
            card('{a}'); card('{b}');",
        );
        says(page, "Chosen: {a}, {b}.");
        assert_eq!(
            page.eval("$$('heap-wave >> .column').map(side => side.querySelectorAll('.ring.chosen').length)"),
            json!([0, 2])
        );
        press(page, "Check");
        says(page, "✓ Right. Reference counting: Nothing is freed. Mark–sweep: {a} and {b} go");
        page.screenshot("predict-sides");
        page.assert_accessible();
    });
}

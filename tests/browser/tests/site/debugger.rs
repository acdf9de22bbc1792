//! The lab as a debugger: breakpoints with conditions, the log, two moments compared, every act undone and redone, and a
//! text that is written as in an editor.

use crate::drawing::{click, point};
use crate::programs::write;
use crate::sides::choose;
use crate::widget::{ready, tick};
use browser_tests::{Look, Page, on_stage};
use serde_json::json;

const NODES: &str = "class Node { constructor(next) { this.next = next; } }
let list = null;
for (let i = 0; i < 3; i++) list = new Node(list);
list.next = null;
gc();
list = { name: 'other' };
gc();
";

fn enter(page: &Page, text: &str) {
    page.visit("/lab.html");
    ready(page, "heap-wave");
    page.run(&format!("await $('heap-wave').load({});", json!(text)));
}

/// Opens the table at one of its lists.
fn list(page: &Page, name: &str) {
    if page.eval("$('heap-wave >> .tabs') === null") == true {
        page.click("heap-wave >> .table summary");
    }
    page.wait("the table is open", "$('heap-wave >> .tabs')");
    page.click(&format!("heap-wave >> .tabs button '{name}'"));
}

#[test]
fn the_log_is_filtered_leads_to_its_moments_and_can_be_stopped_at() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page, NODES);
        list(page, "Log");
        page.wait("it is read", "$$('heap-wave >> .logbook li .pick').length > 10");
        page.assert_accessible();
        let seen = "(([now, pane]) => now.height > 0 && now.top >= pane.top - 1 && now.bottom <= pane.bottom + 1)
            (['li.now', '.scroll'].map(part => $(`heap-wave >> .logbook ${part}`)?.getBoundingClientRect() ?? {}))";
        for moment in [0.5, 1.0] {
            page.run(&format!("await $('heap-wave').seek(Math.round($('heap-wave').state.ticks * {moment}));"));
            page.wait("where one is, is in sight", seen);
        }
        page.focus("heap-wave >> .logbook input");
        page.type_text("node");
        page.run("const kinds = $('heap-wave >> .logbook select'); kinds.value = 'freed'; kinds.dispatchEvent(new Event('change', { bubbles: true }));");
        page.wait("three are freed", "$$('heap-wave >> .logbook li .pick').length === 3");
        let told = "$$('heap-wave >> .logbook li .pick').map(row => row.innerText.replace(/\\s+/g, ' ').replace(/^ ?\\d+ /, ''))";
        assert_eq!(
            page.eval(told),
            json!(["Node is freed, 112 B", "Node 2 is freed, 112 B", "Node 3 is freed, 112 B"])
        );
        page.run("$$('heap-wave >> .logbook li .pick')[1].click();");
        page.wait("it is there", "$('heap-wave').state.sentence.includes('Node 2')");
        page.wait("the place in the log is shown", "$$('heap-wave >> .logbook li.now').length === 1");
        page.click("heap-wave >> .logbook .sieve button 'Stop when node is freed'");
        // Nothing is called that by itself; the class is.
        page.run("const name = $('heap-wave >> .logbook input'); name.value = 'Node'; name.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));");
        page.click("heap-wave >> .logbook .sieve button 'Stop when Node is freed'");
        page.run("await $('heap-wave').seek(0);");
        let mut stops = Vec::new();
        for _ in 0..3 {
            page.click("heap-wave >> .logbook .watched button 'On to the next ▸'");
            page.run("await $('heap-wave').step(0);");
            stops.push(tick(page));
        }
        let at = "$$('heap-wave >> .logbook li .at').map(at => Number(at.innerText))";
        assert_eq!(page.eval(at), json!(stops));
        page.assert_accessible();
        // They are part of the link, and an attribute has them too.
        let link = page.eval("$('heap-wave').link()");
        page.run("$('heap-wave').setAttribute('break', ''); $('heap-wave').removeAttribute('break');");
        page.wait("there are none", "$('heap-wave >> .logbook .watched') === null");
        page.run(&format!("await $('heap-wave').open({link});"));
        page.wait("they are back", "$$('heap-wave >> .logbook .watched li').length === 2");
        page.run("$('heap-wave').setAttribute('break', 'used>200');");
        page.wait(
            "it stops there",
            "$$('heap-wave >> .logbook .watched li').some(li => li.innerText.includes('more than 200 bytes'))",
        );
    });
}

#[test]
fn who_let_go_of_an_object_is_a_press_away() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page, NODES);
        page.run("await $('heap-wave').seek(60); await $('heap-wave').select('Node 2');");
        page.wait("its life is known", "$('heap-wave >> .inspect')?.innerText.includes('Let go by')");
        page.run("[...$('heap-wave').shadowRoot.querySelectorAll('.inspect .link')].find(link => link.innerText.startsWith('line 4')).click();");
        page.wait("it is there", "$('heap-wave').state.sentence.includes('next of Node 3')");
        page.wait("and nothing reaches it", "!$('heap-wave').state.why.includes('is alive')");
    });
}

#[test]
fn two_moments_are_compared() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page, NODES);
        page.run("await $('heap-wave').seek(60);");
        list(page, "Changes");
        page.click("heap-wave >> .changes button 'Mark this moment'");
        page.run("await $('heap-wave').seek($('heap-wave').state.ticks);");
        page.wait("it is told", "$('heap-wave >> .changes').innerText.includes('Since step 60')");
        let told = page.eval("$('heap-wave >> .changes').innerText");
        let told = told.as_str().unwrap_or_default();
        assert!(told.contains("Freed: 3") && told.contains("{other}") || told.contains("{list}"), "{told}");
        assert!(page.eval("$$('heap-wave >> .ring.made').length").as_u64() > Some(0));
        page.assert_accessible();
        page.run("await $('heap-wave').seek(0);");
        page.wait("what is not made yet was not freed", "/not made yet/i.test($('heap-wave >> .changes').innerText)");
        page.click("heap-wave >> .changes button 'Stop comparing'");
        page.wait("nothing is lit any more", "$$('heap-wave >> .ring.made').length === 0");
    });
}

#[test]
fn every_act_is_undone_and_redone_by_keys_and_a_branch_is_returned_to() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page, NODES);
        let text = "$('heap-wave').text";
        write(page, &NODES.replace("'other'", "'another'"));
        page.wait("it runs", "$('heap-wave').state?.line && !$('heap-wave >> .outdated')");
        choose(page, "Collector", "reference-counting");
        let collector = "$$('heap-wave >> select').find(list => list.ariaLabel === 'Collector').value";
        page.wait("it counts", &format!("{collector} === 'reference-counting' && !$('heap-wave >> .outdated')"));
        page.focus("heap-wave >> button.play");
        page.press("z");
        page.wait("it marks again", &format!("{collector} === 'mark-sweep'"));
        page.press("z");
        page.wait("the text is the one before", &format!("{text}.includes(\"'other'\")"));
        page.press("Shift+Z");
        page.wait("and the later one again", &format!("{text}.includes(\"'another'\")"));
        page.press("z");
        page.wait("and back", &format!("{text}.includes(\"'other'\")"));
        write(page, &NODES.replace("'other'", "'third'"));
        page.wait("it runs", "$('heap-wave').state?.line && !$('heap-wave >> .outdated')");
        page.click("heap-wave >> .menu summary");
        page.assert_accessible();
        page.click("heap-wave >> .menu button 'Return to: the beginning, change the text, choose reference-counting'");
        page.wait("the branch is there", &format!("{text}.includes(\"'another'\")"));
        page.wait("with its collector", &format!("{collector} === 'reference-counting'"));
        // Beside the sentence it is in sight that there is another one, and it leads there.
        let branches =
            "$$('heap-wave >> .say select').find(list => list.ariaLabel === 'Return to what was left behind')";
        page.wait("it says how many", &format!("{branches}?.selectedOptions[0].innerText === '1 branch'"));
        page.assert_accessible();
        page.screenshot("a-branch");
        page.run(&format!("const list = {branches}; list.value = list.options[1].value; list.dispatchEvent(new Event('change', {{ bubbles: true }}));"));
        page.wait("the other one is there", &format!("{text}.includes(\"'third'\")"));
    });
}

#[test]
fn a_text_is_written_as_in_an_editor_and_the_keyboard_gets_out() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page, "let a = 1;");
        let value = "$('heap-wave >> textarea').value";
        page.focus("heap-wave >> textarea");
        // Who comes by with the Tab key is not caught.
        page.press("Tab");
        assert_eq!(page.eval("$('heap-wave').shadowRoot.activeElement?.tagName === 'TEXTAREA'"), false);
        page.focus("heap-wave >> textarea");
        page.press("Control+End");
        page.press("Enter");
        page.type_text("function f() {");
        page.press("Enter");
        page.type_text("return [1");
        assert_eq!(page.eval(value), "let a = 1;\nfunction f() {\n  return [1]\n}");
        page.press("End");
        page.press("Tab");
        assert_eq!(page.eval(value), "let a = 1;\nfunction f() {\n  return [1] \n}".replace("] ", "]  "));
        // The browser's own undo knows of it.
        page.press("Control+z");
        assert_eq!(page.eval(value), "let a = 1;\nfunction f() {\n  return [1]\n}");
        page.wait("it runs", "$('heap-wave').text.includes('return [1]') && $('heap-wave').state?.line");
        page.press("Escape");
        page.press("Tab");
        assert_eq!(page.eval("$('heap-wave').shadowRoot.activeElement?.tagName === 'TEXTAREA'"), false);
    });
}

#[test]
fn a_long_text_has_elements_for_what_is_seen_only() {
    on_stage(Look::light().reduced_motion(), |page| {
        let text: String = (0..4_000).map(|line| format!("let v{line} = {line};\n")).collect();
        enter(page, &text);
        let lines = "$$('heap-wave >> .gutter button').map(line => Number(line.innerText))";
        assert!(page.eval(&format!("{lines}.length")).as_u64() < Some(400));
        page.run("$('heap-wave >> .scroller').scrollTop = 24 * 2000;");
        page.wait("others are there", &format!("{lines}.includes(2000) && !{lines}.includes(1)"));
        // Each stands beside its line.
        let gap = "(() => { const line = $$('heap-wave >> .gutter button').find(line => line.innerText === '2000');
            const area = $('heap-wave >> textarea').getBoundingClientRect();
            return Math.abs(line.getBoundingClientRect().top - area.top - 1999 * 24); })()";
        assert!(page.eval(gap).as_f64() < Some(2.0), "{}", page.eval(gap));
        let coloured = page.eval("$('heap-wave >> .sheet pre').innerText");
        assert!(coloured.as_str().is_some_and(|text| text.contains("let v1999 ") && !text.contains("let v1 ")));
    });
}

#[test]
fn a_shorter_text_takes_the_place_of_a_long_one_whose_end_was_in_sight() {
    on_stage(Look::light().reduced_motion(), |page| {
        let text = |lines: u32| (0..lines).map(|line| format!("let v{line} = {line};\n")).collect::<String>();
        let lines = "$$('heap-wave >> .gutter button').map(line => Number(line.innerText))";
        for (long, short) in [(4_000, 3_000), (1_200, 600), (3_000, 10)] {
            enter(page, &text(long));
            page.run("$('heap-wave >> .scroller').scrollTop = 1e9;");
            page.wait("its end is there", &format!("{lines}.includes({long})"));
            page.run(&format!("await $('heap-wave').load({});", json!(text(short))));
            page.wait("it runs", "$('heap-wave').state?.line");
            page.wait(
                "its lines are there",
                &format!("(last => last > 0 && last <= {short} + 1)(Math.max(...{lines}))"),
            );
            assert_eq!(page.eval("$('heap-wave >> .gutter').innerText.trim() !== ''"), true, "{short} after {long}");
        }
    });
}

#[test]
fn a_very_long_text_is_laid_out_as_a_whole_only_for_who_goes_into_it() {
    on_stage(Look::light().reduced_motion(), |page| {
        let text: String = (1..12_000).map(|line| format!("// line {line}\n")).collect::<String>() + "let a = {};\n";
        enter(page, &text);
        let area = "$('heap-wave >> textarea')";
        assert!(page.eval(&format!("{area}.value.length")).as_u64() < Some(10_000));
        page.run("$('heap-wave >> .scroller').scrollTop = 24 * 9000;");
        page.wait("others are there", &format!("{area}.value.includes('// line 9000\\n')"));
        assert_eq!(page.eval(&format!("{area}.readOnly")), true, "what is typed into a part is not taken for all");
        // The letters of the line stand where its colours do.
        let line =
            "(pane => [pane.left + 150, pane.top + 8 + 24 * 5.5])($('heap-wave >> .scroller').getBoundingClientRect())";
        let (x, y) = point(page, line);
        click(page, (x, y), 0);
        page.wait("all of it is there", &format!("{area}.value.length === {} && !{area}.readOnly", text.len()));
        let at = format!("{area}.value.slice(0, {area}.selectionStart).split('\\n').length");
        assert_eq!(page.eval(&at), 9_006);
        page.type_text("!");
        page.wait("it is written", &format!("$('heap-wave').text.length === {}", text.len() + 1));
        assert_eq!(page.eval("$('heap-wave').text.split('\\n').findIndex(line => line.includes('!'))"), 9_005);
        page.press("Control+a");
        page.press("Backspace");
        page.wait("nothing is left", "$('heap-wave').text === ''");
        // By keyboard alone the first key is not lost.
        page.run(&format!("await $('heap-wave').load({}); {area}.focus();", json!(text)));
        page.type_text("x");
        page.wait("it is written", &format!("$('heap-wave').text.length === {}", text.len() + 1));
    });
}

#[test]
fn panes_are_resized_by_pointer_and_keys_and_stay_so() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page, NODES);
        let width = |path: &str| {
            page.eval(&format!("$('heap-wave >> {path}').getBoundingClientRect().width")).as_f64().unwrap()
        };
        let (code, lanes) = (width(".text"), width(".side"));
        page.drag("heap-wave >> .split.code", 80, 0);
        assert!((width(".text") - code - 80.0).abs() < 3.0, "{code}, then {}", width(".text"));
        page.focus("heap-wave >> .split.lanes");
        page.press("ArrowLeft");
        page.press("ArrowLeft");
        assert!((width(".side") - lanes - 48.0).abs() < 3.0, "{lanes}, then {}", width(".side"));
        page.assert_accessible();
        let sizes = (width(".text"), width(".side"));
        page.visit("/lab.html?again");
        ready(page, "heap-wave");
        assert_eq!((width(".text"), width(".side")), sizes);
        page.focus("heap-wave >> .split.lanes");
        page.press("Enter");
        assert!((width(".side") - lanes).abs() < 1.0);
    });
}

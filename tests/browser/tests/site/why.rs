//! Selecting an object, by any way there is, tells and lights what keeps it alive; nothing jumps, and a step is followed.

use crate::widget::{DIAGRAM, open};
use browser_tests::{Look, on_stage};

const WHY: &str = "$('heap-wave').state.why";
const SHOWN: &str = "$('heap-wave >> .why p').innerText.trim()";
const LIT: &str = "[$$('heap-wave >> .edge.lit').length, $$('heap-wave >> .slot.lit').length,
    $$('heap-wave >> .ring.path').length, $$('heap-wave >> .ring.selected').length].join(' ')";
const HEIGHT: &str = "$('heap-wave').getBoundingClientRect().height";
const THREE: &str = "Object 3 is alive: root 2 → Object 2.b → Object 3.";

#[test]
fn a_press_on_an_object_tells_and_lights_the_path() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        let height = page.eval(HEIGHT);
        page.click("heap-wave >> .node[data-object='2'] text");
        page.wait("it is told", &format!("{WHY} === '{THREE}' && {SHOWN} === 'Why? {THREE}'"));
        assert_eq!(page.eval("$('heap-wave').state.selected"), "Object 3");
        assert_eq!(page.eval(LIT), "2 1 1 1", "two references, the root, the object between, and itself");
        assert_eq!(page.eval(HEIGHT), height, "nothing jumps");
        page.screenshot("why");
        page.assert_accessible();
        page.look(&Look::light().reduced_motion().forced_colors());
        page.assert_accessible();
        page.screenshot("why-forced-colors");
        page.run("await $('heap-wave').seek(999);");
        assert_eq!(page.eval(WHY), THREE, "it stays alive");
        page.click("heap-wave >> .node[data-object='2'] text");
        page.wait("a second press takes it back", &format!("{WHY} === null && {LIT} === '0 0 0 0'"));
    });
}

#[test]
fn the_table_the_keys_and_the_page_select_too() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        page.click("heap-wave >> .table summary");
        page.wait("the table is there", "$('heap-wave >> table')");
        page.click("heap-wave >> .pick 'Object 5'");
        page.wait(
            "the row is pressed",
            &format!("$(`heap-wave >> .pick 'Object 5'`).ariaPressed === 'true' && {WHY}.startsWith('No path')"),
        );
        page.click("heap-wave >> button 'Select nothing'");
        page.wait("the button takes it back", &format!("{WHY} === null"));
        page.run("$('heap-wave >> .frame').focus();");
        for (key, told) in [("o", "Object 1"), ("o", "Object 2"), ("O", "Object 1"), ("O", "Object 8")] {
            page.press(key);
            page.wait(&format!("{key} comes to {told}"), &format!("$('heap-wave').state.selected === '{told}'"));
        }
        page.press("Escape");
        page.wait("Escape leaves", &format!("{WHY} === null"));
        page.run("await $('heap-wave').select('Object 6');");
        assert_eq!(page.eval(WHY), "Object 6 is alive: root 11 → Object 6.");
        page.run("await $('heap-wave').select();");
        assert_eq!(page.eval(WHY), serde_json::Value::Null);
        let wrong = page.run("return await $('heap-wave').select('Object 9').catch(error => error.message);");
        assert!(
            wrong
                .as_str()
                .is_some_and(|why| why.starts_with("nothing here is called \"Object 9\": there are Object 1,"))
        );
    });
}

#[test]
fn the_why_follows_the_moment() {
    let text = "function pair() {\n  const a = {}, b = {};\n  a.other = b; b.other = a;\n  return a;\n}\nlet kept = pair();\nkept = null;\ngc();\n";
    on_stage(Look::dark().sized(320, 900), |page| {
        open(
            page,
            &format!("<heap-wave collector=reference-counting at=line-7 stride=line><pre>{text}</pre></heap-wave>"),
        );
        page.run("await $('heap-wave').select('b');");
        assert_eq!(page.eval(WHY), "{b} is alive: variable kept → {a}.other → {b}.");
        page.screenshot("why-narrow-dark");
        page.assert_accessible();
        let height = page.eval(HEIGHT);
        page.click("heap-wave >> button 'Ahead by line'");
        let lost = "No path from a root leads to {b}, yet it counts 1: {a}.other. Counting cannot free it.";
        page.wait("it is lost", &format!("{WHY} === '{lost}'"));
        assert_eq!(page.eval(HEIGHT), height);
        // Where there is no room for buttons the collectors are on a list.
        page.run(
            "const list = $$('heap-wave >> select').find(list => list.ariaLabel === 'Collector');
            list.value = 'mark-sweep';
            list.dispatchEvent(new Event('change', { bubbles: true }));",
        );
        page.wait("the other collector says otherwise", &format!("{WHY}?.endsWith('the next collection frees it.')"));
        page.run("await $('heap-wave').seek(99999);");
        assert!(page.eval(WHY).as_str().is_some_and(|why| why.starts_with("{b} was freed at step ")));
    });
}

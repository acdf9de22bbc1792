//! A scenario's text: shown where it is asked for, edited in place, with its faults where they are and its lines lit.

use crate::programs::write;
use crate::widget::{PAIR, alert, open, ready, tick, widget};
use browser_tests::{Look, on_stage};
use serde_json::json;

const VIEW: &str = "view='code graph worklist counters strip' stride=phase";

#[test]
fn a_scenario_is_edited_where_its_text_is_asked_for() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("", PAIR));
        assert_eq!(page.eval("$$('heap-wave >> textarea').length"), 0, "figures are as they were");
        open(page, &widget(VIEW, PAIR));
        assert_eq!(page.eval("$('heap-wave >> textarea').value"), PAIR);
        page.run("await $('heap-wave').seek(1e9);");
        let longer = PAIR.replace("{ \"op\": \"collect\" }]", "{ \"op\": \"collect\" },\n    { \"op\": \"root\", \"name\": \"last\", \"to\": null }, { \"op\": \"collect\" }]");
        write(page, &longer);
        page.wait("all is freed", "$('heap-wave').state?.objects.every(o => !o.alive)");
        let before = (tick(page), page.eval("$('heap-wave').state.objects.length"));
        let tall = page.eval("$('heap-wave').getBoundingClientRect().height").as_f64().expect("a height");
        page.focus("heap-wave >> textarea");
        write(page, &longer.replace("\"op\": \"root\", \"name\": \"last\"", "\"op\": \"rout\", \"name\": \"last\""));
        page.wait("the fault is told", "$('heap-wave >> [role=alert]')");
        let told = alert(page);
        assert!(told.contains("line 5, column") && told.contains("must be \"set\""), "{told}");
        assert_eq!(page.eval("[$('heap-wave').state, $$('heap-wave >> .node').length]"), json!([null, 0]));
        assert_eq!(page.eval("$('heap-wave >> .gutter .wrong').innerText"), "5");
        assert_eq!(page.eval("$('heap-wave').shadowRoot.activeElement.tagName"), "TEXTAREA", "one goes on writing");
        let now = page.eval("$('heap-wave').getBoundingClientRect().height").as_f64().expect("a height");
        assert!((now - tall).abs() < 2.0, "nothing jumps: {tall} became {now}");
        page.screenshot("scenario-fault");
        write(page, &longer);
        ready(page, "heap-wave");
        assert_eq!((tick(page), page.eval("$('heap-wave').state.objects.length")), before, "it is where it was");
        // What only its run finds is told as well.
        write(
            page,
            &PAIR.replace(
                "\"collect\" }]",
                "\"collect\" }, { \"op\": \"set\", \"object\": \"a\", \"field\": \"x\", \"to\": \"c\" }]",
            ),
        );
        page.wait("the fault is told", "$('heap-wave >> [role=alert]')");
        assert!(alert(page).contains("has been freed by then"), "{}", alert(page));
        write(page, PAIR);
        ready(page, "heap-wave");
        assert_eq!(alert(page), "");
        write(page, &PAIR.replace("\"title\"", "\"collector\": \"reference-counting\", \"title\""));
        page.wait(
            "the text's collector is heard",
            "$(`heap-wave >> .seg [aria-pressed=true]`).innerText === 'Reference counting'",
        );
    });
}

#[test]
fn the_line_of_an_operation_is_lit_and_can_have_a_breakpoint() {
    on_stage(Look::light().reduced_motion(), |page| {
        let text = "{ \"heapwave\": 1, \"objects\": { \"a\": {}, \"b\": {} }, \"roots\": { \"r\": \"a\", \"s\": \"b\" },\n\"script\": [\n\
                    { \"op\": \"root\", \"name\": \"r\", \"to\": null },\n{ \"op\": \"collect\" },\n\
                    { \"op\": \"root\", \"name\": \"s\", \"to\": null },\n{ \"op\": \"collect\" }] }";
        open(page, &widget(&format!("{VIEW} speed=8"), text));
        let lit = "$('heap-wave >> .gutter .current')?.innerText";
        assert_eq!(page.eval(lit), "3", "what comes next");
        page.click("heap-wave >> button 'Breakpoint on line 5'");
        page.click("heap-wave >> button 'Play'");
        page.wait("it stops there", &format!("{lit} === '5' && $(`heap-wave >> button 'Play'`)"));
        page.assert_accessible();
        page.run("await $('heap-wave').seek(1e9);");
        page.click("heap-wave >> button '◂ Back to breakpoint'");
        page.wait(
            "it is back",
            "$('heap-wave').state.tick > 0 && $('heap-wave').state.tick < $('heap-wave').state.ticks",
        );
        page.screenshot("scenario-text");
    });
}

//! For everyone: no serious fault in any look, nothing too small to hit, nothing beyond a narrow window, and the
//! keyboard reaches everything and shows where it is.

use crate::widget::{DIAGRAM, PAIR, alert, open, ready, serve, widget};
use browser_tests::{Look, Page, on_stage};

const BAD: &str = "{ \"heapwave\": 1, \"objects\": { \"a\": { \"sise\": 8 } } }";

#[test]
fn nobody_is_left_out_in_any_look() {
    let looks = [
        ("light", Look::light()),
        ("dark", Look::dark()),
        ("forced-colors", Look::light().forced_colors()),
        ("narrow", Look::light().sized(320, 800)),
    ];
    on_stage(Look::light(), |page| {
        for (name, look) in looks {
            page.look(&look.reduced_motion());
            open(page, DIAGRAM);
            page.run("const first = $('heap-wave'); await first.pause(); await first.seek(9);");
            accessible(page, name);
            fits(page, name);
            page.screenshot(&format!("diagram-{name}"));
            page.click("heap-wave >> .table summary");
            page.wait("the table is there", "$('heap-wave >> table')");
            accessible(page, name);
            fits(page, name);
            page.screenshot(&format!("table-{name}"));
            page.click("heap-wave >> .table summary");
            page.wait("the table is gone", "!$('heap-wave >> .table').open");
            page.click("heap-wave >> button 'Keys'");
            page.wait("the keys are listed", "$('heap-wave >> .help')");
            accessible(page, name);
            fits(page, name);
            page.screenshot(&format!("keys-{name}"));
            serve(page, &widget("", BAD));
            page.wait("the error is told", "$('heap-wave >> [role=alert]')");
            accessible(page, name);
            fits(page, name);
            page.screenshot(&format!("error-{name}"));
        }
    });
}

#[test]
fn every_mark_and_colour_of_a_collection_can_be_told_apart_by_axe() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        for (theme, collector) in [("light", "mark-sweep"), ("dark", "mark-sweep"), ("dark", "reference-counting")] {
            page.run(&format!(
                "$('heap-wave').setAttribute('theme', '{theme}'); $('heap-wave').setAttribute('collector', '{collector}');"
            ));
            ready(page, "heap-wave");
            for part in [0.4, 0.7, 1.0] {
                page.run(&format!("await $('heap-wave').seek(Math.floor($('heap-wave').state.ticks * {part}));"));
                let faults = page.axe();
                assert!(faults.is_empty(), "{theme}, {collector}, {part} of the run:\n{}", faults.join("\n"));
            }
        }
    });
}

#[test]
fn nothing_is_too_small_for_a_finger() {
    on_stage(Look::light(), |page| {
        for width in [320, 1280] {
            page.look(&Look::light().sized(width, 900));
            open(page, DIAGRAM);
            page.click("heap-wave >> button 'Keys'");
            let small = page.eval(
                "$$('heap-wave >> button, select, summary, input, a, [role=slider]')
                    .map(target => [target.outerHTML.slice(0, 80), target.getBoundingClientRect()])
                    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
                    .map(([html, box]) => `${html} is ${box.width} x ${box.height}`)",
            );
            assert_eq!(small, serde_json::json!([]), "at {width}");
        }
    });
}

#[test]
fn tab_goes_through_every_control_and_shows_where_it_is() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &[DIAGRAM, "<button>After</button>"].concat());
        page.run(
            "
            const controls = $$('heap-wave >> button, select, summary, [tabindex=\"0\"]');
            window.left = new Set(controls.filter(control => control.checkVisibility({ visibilityProperty: true })));",
        );
        for stop in 0..40 {
            page.press("Tab");
            let focus = page.eval(
                "(() => {
                    const focus = document.activeElement.shadowRoot?.activeElement;
                    if (!focus) return null;
                    left.delete(focus);
                    const { outlineStyle, outlineWidth } = getComputedStyle(focus);
                    return [focus.ariaLabel ?? focus.textContent, outlineStyle, parseFloat(outlineWidth)];
                })()",
            );
            if focus.is_null() {
                assert!(stop > 8, "Tab left the widget after {stop} stops");
                break;
            }
            let outlined = focus[1] != "none" && focus[2].as_f64() >= Some(2.0);
            assert!(outlined, "{} has the focus and does not show it: {focus}", focus[0]);
        }
        let left = page.eval("[...left].map(control => control.outerHTML.slice(0, 80))");
        assert_eq!(left, serde_json::json!([]), "Tab does not reach these");
        assert_eq!(page.eval("document.activeElement.innerText"), "After");
        // And back in by Shift+Tab, from where it left.
        page.press("Shift+Tab");
        assert_eq!(page.eval("document.activeElement.tagName"), "HEAP-WAVE");
    });
}

#[test]
fn each_step_is_read_out_and_a_diagram_that_plays_by_itself_is_quiet() {
    on_stage(Look::light().reduced_motion(), |page| {
        let aloud = "$('heap-wave >> .say > [aria-live=polite]').textContent";
        open(page, DIAGRAM);
        assert_eq!(page.eval(aloud), "", "nothing is said unasked");
        page.click("heap-wave >> button 'Ahead by wave'");
        page.wait("the step is read out", &format!("{aloud} !== ''"));
        let said = page.eval(aloud);
        page.wait("with its own sentence", &format!("{aloud}.endsWith($('heap-wave').state.sentence)"));
        page.click("heap-wave >> button 'Ahead by wave'");
        page.wait("the next one is read out", &format!("{aloud} !== {said}"));
        open(page, &widget("autoplay loop speed=8", PAIR));
        page.run("
            window.said = 0;
            const live = $('heap-wave >> .say > [aria-live=polite]');
            new MutationObserver(() => said += 1).observe(live, { childList: true, characterData: true, subtree: true });
            await new Promise(done => setTimeout(done, 1500));");
        assert_eq!(page.eval("said"), 0, "what plays by itself says nothing");
        assert_eq!(alert(page), "");
    });
}

fn accessible(page: &Page, look: &str) {
    let faults = page.axe();
    assert!(faults.is_empty(), "{look}:\n{}", faults.join("\n"));
}

/// Nothing sticks out to the right, neither of the page nor of the widget.
fn fits(page: &Page, look: &str) {
    let wide = page.eval("[document.scrollingElement.scrollWidth, innerWidth]");
    assert!(wide[0].as_f64() <= wide[1].as_f64(), "{look}: the page is {} wide in a window of {}", wide[0], wide[1]);
    let cut = page.eval(
        "$$('heap-wave >> button, select, .sentence, .title, .step, .chip, dd').filter(part => part.checkVisibility())
            .filter(part => {
                const box = part.getBoundingClientRect();
                const frame = part.getRootNode().querySelector('.frame').getBoundingClientRect();
                return box.width > 0 && (box.right > frame.right + 0.5 || box.left < frame.left - 0.5);
            }).map(part => part.outerHTML.slice(0, 100))",
    );
    assert_eq!(cut, serde_json::json!([]), "{look}: these stick out of the widget");
}
